//! Who would both rather have each other, as the pairings of a round stand.
//!
//! For any pairings, whatever they were made by: those of an open round's
//! drafts, or those that were published. What was locked or stood before the
//! round stays. Leaves out finding them (`matching::stable`), which looks at
//! every pair: in the page, the worker does it.

use std::collections::{BTreeMap, BTreeSet};

use super::making::NoRun;
use super::problem::problem_of;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState, Round};
use crate::domain::people::Participation;
use crate::domain::rules::Objective;
use crate::domain::whole::Programme;
use crate::matching::inputs::Pair;
use crate::matching::prepare::{Prepared, prepare};
use crate::matching::stable::{Rather, RatherThan, Side, Why, rather};
use crate::matching::subject::PairKind;

/// A round's problem and the pairs that could be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stability {
    /// The problem, as for a stable run: with what everybody ranked.
    pub prepared: Prepared,
    /// The pairs, by places in the inputs.
    pub pairs: Vec<Pair>,
}

/// One side of two who would both rather have each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatherSide {
    /// Who.
    pub part: Id<Participation>,
    /// Whom they would give up; nobody where they have room.
    pub instead_of: Option<Id<Participation>>,
    /// Why.
    pub why: Why,
}

/// Two who would both rather have each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatherTwo {
    /// The mentee's side.
    pub mentee: RatherSide,
    /// The mentor's side.
    pub mentor: RatherSide,
}

/// All who would, the first of them one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatherFew {
    /// How many pairs where both like the other better.
    pub n_pairs: usize,
    /// Mentees among them.
    pub n_mentees: usize,
    /// Mentors among them.
    pub n_mentors: usize,
    /// The first of them.
    pub told: Vec<RatherTwo>,
    /// How many pairs beside where one likes both alike and only the round's
    /// draw decides.
    pub n_by_draw: usize,
    /// The first of these.
    pub told_by_draw: Vec<RatherTwo>,
}

impl Stability {
    /// Reads a round. Errors: what stands in the way of every run.
    pub fn of(programme: &Programme, round: &Id<Round>) -> Result<Self, NoRun> {
        let mut problem = problem_of(programme, round)?;
        problem.rules.objective = Objective::Stable;
        let is_given = |it: &Pairing| {
            let may_change = matches!(
                it.state,
                PairingState::Draft | PairingState::Published | PairingState::Active
            );
            it.round == *round && may_change
        };
        let given: BTreeSet<(&str, &str)> = programme
            .pairings
            .values()
            .filter(|it| is_given(it))
            .map(|it| (it.mentee.as_str(), it.mentor.as_str()))
            .collect();
        problem.pairs.retain(|note| {
            let pair = (note.mentee.as_str(), note.mentor.as_str());
            note.kind != PairKind::Live || !given.contains(&pair)
        });
        let prepared = prepare(&problem).map_err(NoRun::Refused)?;
        let places =
            |ids: &[String]| -> BTreeMap<String, u32> { ids.iter().cloned().zip(0..).collect() };
        let (mentees, mentors) = (places(&prepared.mentees), places(&prepared.mentors));
        let pair = |(mentee, mentor): &(&str, &str)| {
            Some(Pair {
                mentee: *mentees.get(*mentee)?,
                mentor: *mentors.get(*mentor)?,
            })
        };
        let mut pairs: Vec<Pair> = given.iter().filter_map(pair).collect();
        pairs.sort_unstable();
        Ok(Self { prepared, pairs })
    }

    /// Those found, by id.
    pub fn named(&self, found: &Rather) -> RatherFew {
        let id = |ids: &[String], at: u32| Id::new(ids.get(at as usize).map_or("", String::as_str));
        let (mentees, mentors) = (&self.prepared.mentees, &self.prepared.mentors);
        let side = |(mine, theirs): (&[String], &[String]), at: u32, side: Side| RatherSide {
            part: id(mine, at),
            instead_of: side.instead_of.map(|at| id(theirs, at)),
            why: side.why,
        };
        let two = |it: &RatherThan| RatherTwo {
            mentee: side((mentees, mentors), it.pair.mentee, it.mentee),
            mentor: side((mentors, mentees), it.pair.mentor, it.mentor),
        };
        let told = |by_draw: bool| {
            let told = found.told.iter();
            told.filter(|it| it.is_by_draw() == by_draw)
                .map(two)
                .collect()
        };
        RatherFew {
            n_pairs: found.n_pairs.saturating_sub(found.n_by_draw),
            n_mentees: found.n_mentees,
            n_mentors: found.n_mentors,
            told: told(false),
            n_by_draw: found.n_by_draw,
            told_by_draw: told(true),
        }
    }

    /// Found at once; for whoever runs beside the page already.
    pub fn found(&self) -> RatherFew {
        self.named(&rather(&self.prepared.inputs, &self.pairs))
    }
}
