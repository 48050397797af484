//! One pair against every rule, with reasons.
//!
//! The plain reading of the rules: explanations and the checker use it, and a
//! property test holds [`super::rows`], the fast one, against it. Leaves out
//! words: reasons are codes and numbers.

mod measure;
mod verdict;

use super::inputs::{Apart, Family, Inputs, Pair, Party, questions};
use crate::domain::people::Role;
use crate::domain::rules::{HardRule, Likeness, Measure, Rule};
use measure::{gap, n_shared};

pub use measure::Soft;

pub use verdict::{Barred, Barrier, Detail, Judgement, RulePoints};

/// Judges the pairs of one set of inputs.
#[derive(Clone, Debug)]
pub struct Judge<'a> {
    inputs: &'a Inputs,
    hard: Vec<(&'a str, HardRule)>,
    soft: Vec<Soft<'a>>,
}

impl<'a> Judge<'a> {
    /// A judge of these inputs.
    pub fn new(inputs: &'a Inputs) -> Self {
        let asked = questions(&inputs.rules);
        let rules = &inputs.rules.rules;
        let mut hard: Vec<_> = inputs
            .rules
            .hard_rules()
            .map(|(id, rule)| (id, *rule))
            .collect();
        for (id, always) in [
            ("not_oneself", HardRule::NotOneself),
            ("not_excluded", HardRule::NotExcluded),
        ] {
            if !rules.values().any(|rule| *rule == Rule::Hard(always)) {
                hard.push((id, always));
            }
        }
        let answer = |measure: &Measure| match measure {
            Measure::SharedAnswers(question) => asked
                .iter()
                .position(|asked| asked == question)
                .unwrap_or(usize::MAX),
            _ => usize::MAX,
        };
        let soft = inputs.rules.criteria().map(|(id, criterion)| Soft {
            id,
            criterion,
            answer: answer(&criterion.measure),
        });
        Self {
            inputs,
            hard,
            soft: soft.collect(),
        }
    }

    /// The criteria, in the order of ids.
    pub fn criteria(&self) -> &[Soft<'a>] {
        &self.soft
    }

    /// Everything there is to say about a pair; nothing about a pair that is
    /// not there.
    pub fn judge(&self, pair: Pair) -> Judgement {
        let points = match self.parties(pair) {
            None => Vec::new(),
            Some((mentee, mentor)) => self
                .soft
                .iter()
                .map(|soft| {
                    let given = soft.measure(mentee, mentor);
                    RulePoints {
                        rule: soft.id.to_owned(),
                        points: given.points,
                        max_points: soft.criterion.max_points(),
                        detail: given.detail,
                    }
                })
                .collect(),
        };
        Judgement {
            barred: self.barred(pair),
            points,
        }
    }

    /// Every rule that rules a pair out.
    pub fn barred(&self, pair: Pair) -> Vec<Barred> {
        let Some((mentee, mentor)) = self.parties(pair) else {
            return Vec::new();
        };
        let hard = self.hard.iter().filter_map(|(id, rule)| {
            self.barrier(*rule, pair, mentee, mentor)
                .map(|why| (*id, why))
        });
        let must = self.soft.iter().filter_map(|soft| {
            soft.barrier(mentee, mentor, &soft.measure(mentee, mentor))
                .map(|why| (soft.id, why))
        });
        let barred = |(id, why): (&str, Barrier)| Barred {
            rule: id.to_owned(),
            why,
        };
        hard.chain(must).map(barred).collect()
    }

    /// The points of an eligible pair, nothing for one that is ruled out.
    pub fn points(&self, pair: Pair) -> Option<u32> {
        let (mentee, mentor) = self.parties(pair)?;
        // Points are summed once, below.
        let before = |(_, rule): &&(&str, HardRule)| !matches!(rule, HardRule::LeastPoints { .. });
        let barred =
            |(_, rule): &(&str, HardRule)| self.barrier(*rule, pair, mentee, mentor).is_some();
        if self.hard.iter().filter(before).any(barred) {
            return None;
        }
        let mut sum = 0;
        for soft in &self.soft {
            let given = soft.measure(mentee, mentor);
            if soft.barrier(mentee, mentor, &given).is_some() {
                return None;
            }
            sum += given.points;
        }
        let too_few = |(_, rule): &(&str, HardRule)| match rule {
            HardRule::LeastPoints { at_least } => sum < *at_least,
            _ => false,
        };
        (!self.hard.iter().any(too_few)).then_some(sum)
    }

    /// The points a pair has by the criteria, ruled out or not.
    pub fn points_regardless(&self, pair: Pair) -> u32 {
        self.parties(pair).map_or(0, |(mentee, mentor)| {
            self.soft
                .iter()
                .map(|soft| soft.measure(mentee, mentor).points)
                .sum()
        })
    }

    fn parties(&self, pair: Pair) -> Option<(&'a Party, &'a Party)> {
        let mentee = self.inputs.mentees.get(pair.mentee as usize)?;
        Some((mentee, self.inputs.mentors.get(pair.mentor as usize)?))
    }

    fn barrier(
        &self,
        rule: HardRule,
        pair: Pair,
        mentee: &Party,
        mentor: &Party,
    ) -> Option<Barrier> {
        let apart = || self.inputs.apart.get(&pair).copied();
        match rule {
            HardRule::NotOneself => (mentee.person == mentor.person).then_some(Barrier::SamePerson),
            HardRule::NotInReportingLine => {
                if mentee.above.binary_search(&mentor.person).is_ok() {
                    Some(Barrier::MentorAbove)
                } else {
                    let above = mentor.above.binary_search(&mentee.person).is_ok();
                    above.then_some(Barrier::MenteeAbove)
                }
            }
            HardRule::NotExcluded => {
                matches!(apart(), Some(Apart::Excluded | Apart::Both)).then_some(Barrier::Excluded)
            }
            HardRule::NotFormer => {
                matches!(apart(), Some(Apart::Former | Apart::Both)).then_some(Barrier::Former)
            }
            HardRule::Label { label, must } => match (mentee.label(label), mentor.label(label)) {
                (None, _) => Some(Barrier::LabelUnknown {
                    label,
                    role: Role::Mentee,
                }),
                (_, None) => Some(Barrier::LabelUnknown {
                    label,
                    role: Role::Mentor,
                }),
                (Some(a), Some(b)) => {
                    let met = (a == b) == (must == Likeness::Same);
                    (!met).then_some(Barrier::Label { label, must })
                }
            },
            HardRule::LevelGap { min, max } => match gap(mentee, mentor) {
                Err(unknown) => Some(Barrier::LevelUnknown { role: unknown }),
                Ok(gap) => (!(min..=max).contains(&gap)).then_some(Barrier::LevelGap { gap }),
            },
            HardRule::SharedLanguage => {
                no_overlap(mentee, mentor, Family::Languages).then_some(Barrier::NoSharedLanguage)
            }
            HardRule::SharedHours { at_least } => {
                let shared = mentee.hours.shared(mentor.hours);
                let said = !mentee.hours.is_empty() && !mentor.hours.is_empty();
                (said && shared < at_least).then_some(Barrier::TooFewHours { shared })
            }
            HardRule::SharedMode => {
                no_overlap(mentee, mentor, Family::Modes).then_some(Barrier::NoSharedMode)
            }
            HardRule::LeastPoints { at_least } => {
                let points = self.points_regardless(pair);
                (points < at_least).then_some(Barrier::TooFewPoints { points })
            }
        }
    }
}

/// Both said something, and nothing of it is the same.
fn no_overlap(mentee: &Party, mentor: &Party, family: Family) -> bool {
    let (a, b) = (mentee.set(family), mentor.set(family));
    !a.is_empty() && !b.is_empty() && n_shared(a, b) == 0
}
