//! One mentee against all mentors at once: the fast reading of the rules.
//!
//! Rules run one after the other over columns of mentor facts, which the
//! compiler turns into wide instructions. Gives the same verdicts and points
//! as [`super::judge`], without reasons; a property test holds it to that.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

mod compile;
mod planes;

use super::inputs::{Inputs, Pair, questions};
use super::levels::Marks;
use crate::domain::rules::{HardRule, Weight};
use compile::Compile;
use planes::{Planes, add_points};

/// Scores rows of the table of pairs, which is never stored.
#[derive(Clone, Debug)]
pub struct Rows {
    n_mentors: usize,
    steps: Vec<Step>,
    /// Mentors ruled out by name for each mentee: apart, fixed, the same person.
    barred: Vec<Vec<u32>>,
    /// Pairs of the run before, and what marks them among the points.
    before: Vec<Pair>,
    lift: u16,
    /// Points an eligible pair has at least.
    least: u16,
}

/// A row being scored.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Points by mentor, whatever the verdict; the most that rules can give is
    /// below 2^16. A pair of the run before has [`Marks`] `lift` more.
    pub points: Vec<u16>,
    /// 0 where the pair is eligible.
    pub barred: Vec<u8>,
    /// Scratch space: numbers shared by mentor.
    counts: Vec<u8>,
}

impl Row {
    /// Eligible mentors and their points, in order.
    pub fn eligible(&self) -> impl Iterator<Item = (u32, u32)> {
        let with_place = (0_u32..).zip(self.points.iter().zip(&self.barred));
        with_place
            .filter(|(_, (_, barred))| **barred == 0)
            .map(|(at, (points, _))| (at, u32::from(*points)))
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
        mentees: Vec<u16>,
        mentors: Vec<u16>,
        same: bool,
        hard: bool,
    },
    /// Points of mentors and which are barred, for each level mentees have.
    Gap {
        mentees: Vec<u32>,
        by_level: Vec<(Vec<u16>, Vec<u8>)>,
    },
    /// Points by how many of the mentee's numbers the mentor has too.
    Share { sets: Planes, stated: Vec<u32> },
    /// Some overlap where both said something.
    Overlap {
        sets: Planes,
        mentees_said: Vec<u8>,
        mentors_said: Vec<u8>,
        at_least: u32,
    },
    /// Points for named mentors; others have none, barred where `must` and the
    /// mentee asked.
    Named {
        points: Vec<Vec<(u32, u16)>>,
        asked: Vec<bool>,
        mentors_asked: Option<Vec<u8>>,
    },
    /// Points by mentee or by mentor alone.
    Class {
        mentees: Vec<u16>,
        mentors: Vec<u16>,
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
        let mut least = 0;
        for (_, rule) in inputs.rules.hard_rules() {
            lines |= *rule == HardRule::NotInReportingLine;
            former |= *rule == HardRule::NotFormer;
            if let HardRule::LeastPoints { at_least } = rule {
                least = least.max(small(*at_least));
            }
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
            before: inputs.before.iter().copied().collect(),
            least,
            lift: u16::try_from(Marks::lift(inputs)).unwrap_or(u16::MAX),
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

    /// How many whole rows about so many pairs are, at least one.
    pub fn n_rows(&self, n_pairs: u64) -> usize {
        let rows = (n_pairs / (self.n_mentors as u64 + 1)).saturating_add(1);
        usize::try_from(rows)
            .unwrap_or(usize::MAX / 2)
            .min(usize::MAX / 2)
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
        if self.least > 0 {
            for (barred, points) in row.barred.iter_mut().zip(&row.points) {
                *barred |= u8::from(*points < self.least);
            }
        }
        for mentor in &self.barred[mentee] {
            row.barred[*mentor as usize] = 1;
        }
        let first = self
            .before
            .partition_point(|it| (it.mentee as usize) < mentee);
        for pair in &self.before[first..] {
            if pair.mentee as usize != mentee {
                break;
            }
            let points = &mut row.points[pair.mentor as usize];
            *points = points.saturating_add(self.lift);
        }
    }
}

impl Step {
    fn run(&self, mentee: usize, row: &mut Row) {
        let Row {
            points,
            barred,
            counts,
        } = row;
        let must = u8::from(self.must);
        match &self.test {
            Test::Label {
                mentees,
                mentors,
                same,
                hard,
            } => {
                let mine = mentees[mentee];
                if mine == 0 {
                    for barred in barred {
                        *barred |= must;
                    }
                    return;
                }
                let max = if *hard { 0 } else { small(self.max) };
                let same = u8::from(*same);
                for ((theirs, points), barred) in mentors.iter().zip(points).zip(barred) {
                    let is_same = u8::from(mine == *theirs);
                    let met = u8::from(*theirs != 0) & u8::from(is_same == same);
                    *points = points.wrapping_add(max & 0_u16.wrapping_sub(u16::from(met)));
                    *barred |= must & (1 - met);
                }
            }
            Test::Gap { mentees, by_level } => {
                let (given, out) = &by_level[mentees[mentee] as usize];
                for (points, given) in points.iter_mut().zip(given) {
                    *points = points.wrapping_add(*given);
                }
                for (barred, out) in barred.iter_mut().zip(out) {
                    *barred |= out;
                }
            }
            Test::Share { sets, stated } => {
                let stated = stated[mentee];
                if stated == 0 {
                    return;
                }
                // Points by number shared, so that the row needs no division.
                let n_named = sets.n_named(mentee);
                let by_shared: Vec<u16> = (0..=n_named as u64)
                    .map(|shared| u64::from(self.max) * shared / u64::from(stated))
                    .map(|points| u16::try_from(points).unwrap_or(u16::MAX))
                    .collect();
                if n_named > usize::from(u8::MAX) {
                    let all = sets.count_all(mentee);
                    for ((shared, points), barred) in all.iter().zip(points).zip(barred) {
                        *points = points.wrapping_add(by_shared[*shared as usize]);
                        *barred |= must & u8::from(*shared != stated);
                    }
                    return;
                }
                sets.count(mentee, counts);
                add_points(points, counts, &by_shared);
                if self.must {
                    for (barred, shared) in barred.iter_mut().zip(counts) {
                        *barred |= u8::from(u32::from(*shared) != stated);
                    }
                }
            }
            Test::Overlap {
                sets,
                mentees_said,
                mentors_said,
                at_least,
            } => {
                if mentees_said[mentee] == 0 {
                    return;
                }
                // No more hours in a week than a byte can count.
                let at_least = u8::try_from(*at_least).unwrap_or(u8::MAX);
                sets.count(mentee, counts);
                for ((shared, said), barred) in counts.iter().zip(mentors_said).zip(barred) {
                    *barred |= said & u8::from(*shared < at_least);
                }
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
                    let points = &mut points[*mentor as usize];
                    *points = points.wrapping_add(*given);
                }
            }
            Test::Class { mentees, mentors } => {
                let mine = mentees[mentee];
                for (points, theirs) in points.iter_mut().zip(mentors) {
                    *points = points.wrapping_add(mine.wrapping_add(*theirs));
                }
            }
        }
    }
}

/// Points of one criterion; rules that give more are refused before.
fn small(points: u32) -> u16 {
    u16::try_from(points).unwrap_or(u16::MAX)
}
