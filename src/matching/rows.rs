//! One mentee against all mentors at once: the fast reading of the rules.
//!
//! Rules run one after the other over columns of mentor facts, which the
//! compiler turns into wide instructions. Gives the same verdicts and points
//! as [`super::judge`], without reasons; a property test holds it to that.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

mod bits;
mod compile;

use super::inputs::{Inputs, questions};
use crate::domain::rules::{HardRule, MAX_GAP, Weight};
use bits::Bits;
use compile::Compile;

/// Scores rows of the table of pairs, which is never stored.
#[derive(Clone, Debug)]
pub struct Rows {
    n_mentors: usize,
    steps: Vec<Step>,
    /// Mentors ruled out by name for each mentee: apart, fixed, the same person.
    barred: Vec<Vec<u32>>,
}

/// A row being scored.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Points by mentor, whatever the verdict.
    pub points: Vec<u32>,
    /// 0 where the pair is eligible.
    pub barred: Vec<u8>,
}

impl Row {
    /// Eligible mentors and their points, in order.
    pub fn eligible(&self) -> impl Iterator<Item = (u32, u32)> {
        let with_place = (0_u32..).zip(self.points.iter().zip(&self.barred));
        with_place
            .filter(|(_, (_, barred))| **barred == 0)
            .map(|(at, (points, _))| (at, *points))
    }
}

/// One rule, ready to run over a row.
#[derive(Clone, Debug)]
struct Step {
    max: u32,
    must: bool,
    test: Test,
}

#[derive(Clone, Debug)]
enum Test {
    /// Label numbers of mentees and mentors, 0 unknown.
    Label {
        mentees: Vec<u32>,
        mentors: Vec<u32>,
        same: bool,
        hard: bool,
    },
    /// Points by gap from `-MAX_GAP`, barred elsewhere where `forbid`.
    Gap {
        mentees: Vec<i32>,
        mentors: Vec<i32>,
        points: Vec<u32>,
        inside: Vec<u8>,
        forbid: u8,
    },
    /// Sets as bits over what both sides name.
    Share {
        mentees: Bits,
        mentors: Bits,
        stated: Vec<u32>,
    },
    /// Some overlap where both said something.
    Overlap {
        mentees: Bits,
        mentors: Bits,
        mentees_said: Vec<u8>,
        mentors_said: Vec<u8>,
        at_least: u32,
    },
    /// Points for named mentors; others have none, barred where `must` and the
    /// mentee asked.
    Named {
        points: Vec<Vec<(u32, u32)>>,
        asked: Vec<bool>,
        mentors_asked: Option<Vec<u8>>,
    },
    /// Points by mentee or by mentor alone.
    Class {
        mentees: Vec<u32>,
        mentors: Vec<u32>,
    },
}

impl Rows {
    /// Prepares every rule.
    pub fn new(inputs: &Inputs) -> Self {
        let compile = Compile {
            inputs,
            asked: questions(&inputs.rules),
        };
        let mut steps: Vec<_> = Vec::new();
        let mut lines = false;
        let mut former = false;
        for (_, rule) in inputs.rules.hard_rules() {
            lines |= *rule == HardRule::NotInReportingLine;
            former |= *rule == HardRule::NotFormer;
            steps.extend(compile.hard(rule).map(|test| Step {
                max: 0,
                must: true,
                test,
            }));
        }
        for (_, criterion) in inputs.rules.criteria() {
            let must = criterion.weight == Weight::Must;
            let test = compile.soft(criterion);
            steps.push(Step {
                max: criterion.points,
                must,
                test,
            });
        }
        let barred = compile.barred_by_name(lines, former);
        Self {
            n_mentors: inputs.mentors.len(),
            steps,
            barred,
        }
    }

    /// Number of mentees.
    pub fn n_mentees(&self) -> usize {
        self.barred.len()
    }

    /// Number of mentors.
    pub fn n_mentors(&self) -> usize {
        self.n_mentors
    }

    /// Scores the mentee's row into `row`. Settled pairs are barred: they are
    /// not the run's to give.
    pub fn score(&self, mentee: usize, row: &mut Row) {
        row.points.clear();
        row.points.resize(self.n_mentors, 0);
        row.barred.clear();
        row.barred.resize(self.n_mentors, 0);
        for step in &self.steps {
            step.run(mentee, row);
        }
        for mentor in &self.barred[mentee] {
            row.barred[*mentor as usize] = 1;
        }
    }
}

impl Step {
    fn run(&self, mentee: usize, row: &mut Row) {
        let (points, barred) = (row.points.as_mut_slice(), row.barred.as_mut_slice());
        let must = u8::from(self.must);
        match &self.test {
            Test::Label {
                mentees,
                mentors,
                same,
                hard,
            } => {
                let mine = mentees[mentee];
                let max = if *hard { 0 } else { self.max };
                for ((theirs, points), barred) in mentors.iter().zip(points).zip(barred) {
                    let known = u8::from(mine != 0) & u8::from(*theirs != 0);
                    let met = known & u8::from((mine == *theirs) == *same);
                    *points += max * u32::from(met);
                    *barred |= must & (1 - met);
                }
            }
            Test::Gap {
                mentees,
                mentors,
                points: table,
                inside,
                forbid,
            } => {
                let mine = mentees[mentee];
                for ((theirs, points), barred) in mentors.iter().zip(points).zip(barred) {
                    let at = theirs.wrapping_sub(mine).wrapping_add(MAX_GAP);
                    let at = usize::try_from(at).unwrap_or(usize::MAX);
                    *points += table.get(at).copied().unwrap_or(0);
                    *barred |= forbid & (1 - inside.get(at).copied().unwrap_or(0));
                }
            }
            Test::Share {
                mentees,
                mentors,
                stated,
            } => {
                let stated = stated[mentee];
                if stated == 0 {
                    return;
                }
                // Points by number shared, so that the row needs no division.
                let by_shared: Vec<u32> = (0..=u64::from(stated))
                    .map(|shared| u64::from(self.max) * shared / u64::from(stated))
                    .map(|points| u32::try_from(points).unwrap_or(self.max))
                    .collect();
                Bits::overlaps(mentees, mentee, mentors, |at, shared| {
                    points[at] += by_shared[shared as usize];
                    barred[at] |= must & u8::from(shared != stated);
                });
            }
            Test::Overlap {
                mentees,
                mentors,
                mentees_said,
                mentors_said,
                at_least,
            } => {
                let said = mentees_said[mentee];
                Bits::overlaps(mentees, mentee, mentors, |at, shared| {
                    barred[at] |= said & mentors_said[at] & u8::from(shared < *at_least);
                });
            }
            Test::Named {
                points: named,
                asked,
                mentors_asked,
            } => {
                if self.must {
                    for (at, barred) in barred.iter_mut().enumerate() {
                        let asked = match mentors_asked {
                            None => u8::from(asked[mentee]),
                            Some(mentors) => mentors[at],
                        };
                        let met = named[mentee].binary_search_by_key(&at, |(at, _)| *at as usize);
                        *barred |= asked & u8::from(met.is_err());
                    }
                }
                for (mentor, given) in &named[mentee] {
                    points[*mentor as usize] += given;
                }
            }
            Test::Class { mentees, mentors } => {
                for (points, theirs) in points.iter_mut().zip(mentors) {
                    *points += mentees[mentee] + theirs;
                }
            }
        }
    }
}
