//! Why somebody has no mentor, worked out pair by pair.
//!
//! Leaves out words, and what a letter may tell (`letters::reason`).

use std::collections::BTreeMap;

use super::result::RunResult;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::matching::explain::Loss;
use crate::matching::inputs::{Inputs, Pair, Party};
use crate::matching::judge::Judge;

/// Most mentors named as nearest.
pub(super) const MOST_NEAREST: usize = 5;

/// A mentee without a mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The mentee's participation.
    pub mentee: Id<Participation>,
    /// Why.
    pub reason: Reason,
}

/// Why there is no mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There was no mentor at all.
    NoMentors,
    /// The rules leave nobody.
    RuledOut {
        /// Mentors in the run.
        n_mentors: u32,
        /// How many each rule rules out, most first.
        rules: Vec<RuleCount>,
    },
    /// Some would do, and others have their places.
    NoPlaceLeft {
        /// Mentors in the run.
        n_mentors: u32,
        /// Mentors the rules allow.
        n_eligible: u32,
        /// Those with most points for this mentee.
        nearest: Vec<Nearest>,
        /// How many each rule rules out, most first.
        rules: Vec<RuleCount>,
        /// Those of them who have a place all the same.
        held: Held,
    },
}

/// Mentors who would do and have a place that the run could not give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Mentors of whom only a place that is held back is left.
    pub n_reserve: u32,
    /// Mentors with a place beside those: a quota or a subject was in the way.
    pub n_limited: u32,
}

/// How many mentors a rule rules out for one mentee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCount {
    /// The rule's id in the set.
    pub rule: String,
    /// Mentors it rules out.
    pub n_mentors: u32,
    /// Mentors nothing else rules out.
    pub n_alone: u32,
}

/// A mentor who would do and has no place left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The mentor's participation.
    pub mentor: Id<Participation>,
    /// Points of the pair.
    pub points: u32,
    /// Points more with which the pair would have been part of a best answer;
    /// nothing where no points would do, or where it was not worked out.
    pub needed: Option<u32>,
}

/// Mentees who share too few places: no answer serves them all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedPlaces {
    /// Mentees whom only these mentors could take.
    pub mentees: Vec<Id<Participation>>,
    /// The mentors.
    pub mentors: Vec<Id<Participation>>,
    /// Places the run could give there: fewer than mentees.
    pub n_places: u32,
}

/// What is known of a round's run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ran<'a> {
    /// None was made.
    Never,
    /// One was made, and what it found cannot be read.
    Unreadable,
    /// One found this.
    Found(&'a RunResult),
}

/// Why a mentee has nobody now, whatever was done since the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No run was made yet.
    NoRun,
    /// The run says why.
    Run(Reason),
    /// The run had a mentor for them; that pairing was taken apart since.
    TakenApart,
    /// They were not in the run.
    NotInRun,
}

impl Reason {
    /// The same without the points that would have been needed, which hold for
    /// the answer of one run only.
    #[must_use]
    pub fn without_needs(&self) -> Self {
        let mut plain = self.clone();
        if let Self::NoPlaceLeft { nearest, .. } = &mut plain {
            for near in nearest {
                near.needed = None;
            }
        }
        plain
    }

    /// The reason of one mentee; `mentors` names them in the order of the
    /// inputs, `losses` says what forcing the mentee on one would lose, if known,
    /// and `left` the places each mentor has left after the run, those held back
    /// counted apart.
    pub fn of(
        inputs: &Inputs,
        judge: &Judge<'_>,
        mentee: u32,
        mentors: &[String],
        losses: &BTreeMap<u32, Loss>,
        left: &[(u32, u32)],
    ) -> Self {
        let n_mentors = count(inputs.mentors.len());
        if n_mentors == 0 {
            return Self::NoMentors;
        }
        let mut nearest = Vec::new();
        let mut held = Held::default();
        let mut by_rule: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for (mentor, id) in (0..).zip(mentors) {
            let pair = Pair { mentee, mentor };
            if let Some(points) = judge.points(pair) {
                match left.get(mentor as usize) {
                    Some((1.., _)) => held.n_limited += 1,
                    Some((0, 1..)) => held.n_reserve += 1,
                    _ => {}
                }
                nearest.push(Nearest {
                    mentor: Id::new(id.as_str()),
                    points,
                    needed: losses
                        .get(&mentor)
                        .and_then(|loss| u32::try_from(loss.points_needed()?).ok()),
                });
                continue;
            }
            let mut rules: Vec<String> = judge.barred(pair).into_iter().map(|it| it.rule).collect();
            rules.dedup();
            let alone = u32::from(rules.len() == 1);
            for rule in rules {
                let counts = by_rule.entry(rule).or_default();
                counts.0 += 1;
                counts.1 += alone;
            }
        }
        let counted = |(rule, (n_mentors, n_alone))| RuleCount {
            rule,
            n_mentors,
            n_alone,
        };
        let mut rules: Vec<RuleCount> = by_rule.into_iter().map(counted).collect();
        rules.sort_by(|a, b| {
            (b.n_mentors, b.n_alone, &a.rule).cmp(&(a.n_mentors, a.n_alone, &b.rule))
        });
        let n_eligible = count(nearest.len());
        if n_eligible == 0 {
            return Self::RuledOut { n_mentors, rules };
        }
        nearest.sort_by(|a, b| (b.points, &a.mentor).cmp(&(a.points, &b.mentor)));
        nearest.truncate(MOST_NEAREST);
        Self::NoPlaceLeft {
            n_mentors,
            n_eligible,
            nearest,
            rules,
            held,
        }
    }
}

/// The places each mentor of a run has left beside so many given, and those held
/// back that nobody has.
pub(super) fn places_left(inputs: &Inputs, given: &[Pair]) -> Vec<(u32, u32)> {
    let (_, mut used) = inputs.taken();
    for pair in given {
        if let Some(used) = used.get_mut(pair.mentor as usize) {
            *used += 1;
        }
    }
    let mentors = inputs.mentors.iter().zip(used);
    let left = |(mentor, used): (&Party, u32)| {
        let all = mentor.capacity.saturating_add(mentor.held_back);
        let free = mentor.capacity.saturating_sub(used);
        (free, mentor.held_back.min(all.saturating_sub(used)))
    };
    mentors.map(left).collect()
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
