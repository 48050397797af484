//! What a change by hand costs against the best answer.
//!
//! The round is solved as it stands, and once more where the change sets
//! locked pairings free; what the pair itself then costs is read from that
//! answer's prices, for all mentors at once. Leaves out the solving.

use std::collections::BTreeMap;

use super::problem::{ProblemError, problem_of};
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState, Round};
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::matching::certificate::Certificate;
use crate::matching::explain::{Loss, Losses};
use crate::matching::inputs::Inputs;
use crate::matching::levels::Level;
use crate::matching::subject::{PairKind, Problem};

/// A change by hand: a pair, and the pairings it replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// The mentee's participation.
    pub mentee: Id<Participation>,
    /// The mentor's participation.
    pub mentor: Id<Participation>,
    /// Pairings that go for it.
    pub instead_of: Vec<Id<Pairing>>,
}

impl Hand {
    /// The locked pairings it sets free, in order; drafts bind no run.
    pub fn freed(&self, programme: &Programme) -> Vec<Id<Pairing>> {
        let locked = |id: &&Id<Pairing>| {
            let pairing = programme.pairings.get(*id);
            pairing.is_some_and(|it| it.state == PairingState::Locked)
        };
        let mut freed: Vec<_> = self.instead_of.iter().filter(locked).cloned().collect();
        freed.sort();
        freed.dedup();
        freed
    }
}

/// The problem of a round with these locked pairings set free.
pub fn problem_without(
    programme: &Programme,
    round: &Id<Round>,
    freed: &[Id<Pairing>],
) -> Result<Problem, ProblemError> {
    let mut problem = problem_of(programme, round)?;
    let freed = freed.iter().filter_map(|id| programme.pairings.get(id));
    let gone: Vec<_> = freed
        .map(|it| (it.mentee.as_str(), it.mentor.as_str()))
        .collect();
    problem.pairs.retain(|note| {
        let pair = (note.mentee.as_str(), note.mentor.as_str());
        note.kind != PairKind::Locked || !gone.contains(&pair)
    });
    Ok(problem)
}

/// What an answer reaches, and what forcing one mentee on each mentor loses
/// of it, mentors by their place in the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandCosts {
    /// The aims but the tie-break, and what each reaches, points of settled
    /// pairs counted.
    pub reached: Vec<(Level, i64)>,
    /// By mentor; nothing for those who cannot be had.
    pub lost: BTreeMap<u32, Loss>,
}

impl HandCosts {
    /// Reads an answer; nothing where there are too many pairs to say.
    pub fn of(inputs: &Inputs, certificate: &Certificate, mentee: u32) -> Option<Self> {
        let small = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
        let levels = certificate.levels.iter().zip(&certificate.values);
        let reached = levels.filter(|(level, _)| **level != Level::Tie);
        let reached = reached.map(|(level, value)| match level {
            Level::Points | Level::Worth(_) => (*level, small(value + certificate.fixed_points)),
            _ => (*level, small(*value)),
        });
        Some(Self {
            reached: reached.collect(),
            lost: Losses::new(inputs, certificate)?.of(mentee),
        })
    }

    /// What the pair with this mentor loses of the best answer `best`, where
    /// `self` is the answer with pairings set free for it.
    pub fn cost(&self, best: &[(Level, i64)], mentor: u32) -> Option<Loss> {
        let levels = best.iter().map(|(level, reached)| {
            let with = self.reached.iter().find(|(each, _)| each == level);
            let lost = reached - with.map_or(0, |(_, reached)| *reached);
            let lost = match level {
                // The less the better.
                Level::Loads => -lost,
                // Of what was set free, only whether the lowest points fell.
                Level::Lowest => lost.max(0),
                _ => lost,
            };
            (*level, lost)
        });
        let freed = Loss {
            levels: levels.collect(),
        };
        Some(freed.plus(self.lost.get(&mentor)?))
    }
}
