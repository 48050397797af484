//! From a checked answer to a run record and its draft pairings.
//!
//! Leaves out the stored form (`result_value`) and solving.

use std::collections::{BTreeMap, BTreeSet};

use super::open::last_runs;
use super::reason::{Reason, SharedPlaces, Unmatched, count, places_left};
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState, Round, Run};
use crate::domain::people::Participation;
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::matching::certificate::Certificate;
use crate::matching::digest::sha256_hex;
use crate::matching::explain::{Losses, Shortages};
use crate::matching::inputs::{Fixed, Pair};
use crate::matching::judge::{Judge, RulePoints};
use crate::matching::levels::Level;
use crate::matching::prepare::Prepared;

/// Pairs looked at, in all, for what mentees without a mentor would have needed.
const MOST_SEARCHED: usize = 20_000_000;
/// Most groups of mentees named who share too few places.
const MOST_GROUPS: usize = 100;

/// How a pair came into a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The run gave it.
    Given,
    /// The coordinator kept it.
    Locked,
    /// The run before gave it, and this one was to leave it.
    Kept,
    /// It was published already.
    Live,
}

/// A pair of a run with its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunPair {
    /// The mentee's participation.
    pub mentee: Id<Participation>,
    /// The mentor's participation.
    pub mentor: Id<Participation>,
    /// How it came in.
    pub how: How,
    /// Points by criterion.
    pub by_rule: Vec<RulePoints>,
}

impl RunPair {
    /// Points in all.
    pub fn points(&self) -> u32 {
        self.by_rule.iter().map(|rule| rule.points).sum()
    }
}

/// What a run found, readable without its inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunResult {
    /// Every pair, settled ones too, by mentee and mentor.
    pub pairs: Vec<RunPair>,
    /// Mentees without a mentor.
    pub unmatched: Vec<Unmatched>,
    /// Groups who share too few places, each with somebody of `unmatched`.
    pub shared_places: Vec<SharedPlaces>,
    /// Mentors without a mentee.
    pub unused: Vec<Id<Participation>>,
    /// The aims, first to last, and what was reached.
    pub levels: Vec<(Level, i128)>,
    /// Points of settled pairs, not among the aim's.
    pub fixed_points: i64,
    /// Mentees in the run.
    pub n_mentees: u32,
    /// Mentors in the run.
    pub n_mentors: u32,
    /// Places of all mentors in the run, without those held back.
    pub n_places: u32,
    /// Places held back that no settled pairing uses.
    pub n_held_back: u32,
}

impl RunResult {
    /// What an answer means; `prepared` is what it was computed from. Judges
    /// many pairs: in the page, the worker does it.
    pub fn of(prepared: &Prepared, certificate: &Certificate) -> Self {
        let inputs = &prepared.inputs;
        let judge = Judge::new(inputs);
        let given = certificate.pairs().iter().map(|pair| (*pair, How::Given));
        let fixed = inputs.fixed.iter().map(|(pair, fixed)| match fixed {
            Fixed::Live => (*pair, How::Live),
            Fixed::Locked => (*pair, How::Locked),
            Fixed::Kept => (*pair, How::Kept),
        });
        let all: BTreeMap<Pair, How> = given.chain(fixed).collect();
        let (taken_mentees, taken_mentors) = inputs.taken();
        let mentees: BTreeSet<u32> = all.keys().map(|pair| pair.mentee).collect();
        let mentors: BTreeSet<u32> = all.keys().map(|pair| pair.mentor).collect();
        let named =
            |ids: &[String], at: u32| Id::new(ids.get(at as usize).map_or("", String::as_str));
        let pairs = all.iter().map(|(pair, how)| RunPair {
            mentee: named(&prepared.mentees, pair.mentee),
            mentor: named(&prepared.mentors, pair.mentor),
            how: *how,
            by_rule: judge.judge(*pair).points,
        });
        let without = |taken: &[u32], covered: &BTreeSet<u32>| -> Vec<u32> {
            let alone = |(at, n_taken): &(u32, &u32)| **n_taken == 0 && !covered.contains(at);
            (0..).zip(taken).filter(alone).map(|(at, _)| at).collect()
        };
        let without_mentor = without(&taken_mentees, &mentees);
        let n_table = (inputs.mentees.len() * inputs.mentors.len()).max(1);
        let mut losses = without_mentor
            .first()
            .and_then(|_| Losses::new(inputs, certificate));
        let left = places_left(inputs, certificate.pairs());
        let unmatched = (0..).zip(&without_mentor).map(|(n, at)| {
            if n * n_table > MOST_SEARCHED {
                losses = None;
            }
            let lost = losses
                .as_ref()
                .map(|losses| losses.of(*at))
                .unwrap_or_default();
            Unmatched {
                mentee: named(&prepared.mentees, *at),
                reason: Reason::of(inputs, &judge, *at, &prepared.mentors, &lost, &left),
            }
        });
        let unmatched = unmatched.collect();
        let shortages = without_mentor
            .first()
            .map(|_| Shortages::new(inputs, certificate.pairs()).all())
            .unwrap_or_default();
        let all_named = |ids: &[String], places: &[u32]| -> Vec<_> {
            places.iter().map(|at| named(ids, *at)).collect()
        };
        let shared_places = shortages
            .iter()
            .take(MOST_GROUPS)
            .map(|group| SharedPlaces {
                mentees: all_named(&prepared.mentees, &group.mentees),
                mentors: all_named(&prepared.mentors, &group.mentors),
                n_places: group.n_places,
            });
        let unused = without(&taken_mentors, &mentors).into_iter();
        let levels = certificate.levels.iter().copied();
        Self {
            pairs: pairs.collect(),
            unmatched,
            shared_places: shared_places.collect(),
            unused: unused.map(|at| named(&prepared.mentors, at)).collect(),
            levels: levels.zip(certificate.values.iter().copied()).collect(),
            fixed_points: i64::try_from(certificate.fixed_points).unwrap_or(i64::MAX),
            n_mentees: count(inputs.mentees.len()),
            n_mentors: count(inputs.mentors.len()),
            n_places: inputs.mentors.iter().map(|mentor| mentor.capacity).sum(),
            n_held_back: left.iter().map(|(_, held_back)| held_back).sum(),
        }
    }

    /// The pair of these two, if the run has it: why they were matched.
    pub fn pair(&self, mentee: &Id<Participation>, mentor: &Id<Participation>) -> Option<&RunPair> {
        self.pairs
            .iter()
            .find(|pair| pair.mentee == *mentee && pair.mentor == *mentor)
    }

    /// Why a mentee has nobody, if so.
    pub fn reason(&self, mentee: &Id<Participation>) -> Option<&Reason> {
        let of = self.unmatched.iter().find(|it| it.mentee == *mentee)?;
        Some(&of.reason)
    }

    /// The smallest group a mentee without a mentor shares too few places
    /// with, where that is why.
    pub fn shared_places(&self, mentee: &Id<Participation>) -> Option<&SharedPlaces> {
        SharedPlaces::smallest(&self.shared_places, mentee)
    }

    /// What a level reached.
    pub fn value(&self, level: Level) -> Option<i128> {
        let of = self.levels.iter().find(|(each, _)| *each == level)?;
        Some(of.1)
    }

    /// Points of all pairs, settled ones too.
    pub fn all_points(&self) -> i64 {
        self.pairs.iter().map(|pair| i64::from(pair.points())).sum()
    }

    /// Mentees with at least one mentor.
    pub fn n_matched(&self) -> u32 {
        self.n_mentees.saturating_sub(count(self.unmatched.len()))
    }
}

/// A run and the pairings it drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The record of the run.
    pub run: Run,
    /// Its new pairings; those settled before are left out.
    pub pairings: Vec<Pairing>,
}

/// The record and drafts of a checked answer, for `Change::DraftFromRun`;
/// `result` is [`RunResult::of`] the same answer.
///
/// The run's id is the hash of inputs and result: the same people and rules
/// give the same run, other points another one. `new_id` gives a new id each
/// time it is asked.
pub fn run_of(
    programme: &Programme,
    round: &Id<Round>,
    prepared: &Prepared,
    certificate: &Certificate,
    result: &RunResult,
    made_at_ms: i64,
    new_id: &mut dyn FnMut() -> String,
) -> Drafted {
    let (input_hash, result_hash) = (&certificate.input_hash, &certificate.result_hash);
    let id = sha256_hex(&[b"run", input_hash.as_bytes(), result_hash.as_bytes()]);
    let id: Id<Run> = Id::new(id);
    let last = last_runs(programme, round)
        .first()
        .map_or(0, |run| run.number);
    let proof = Value::map([
        ("certificate", certificate.to_value()),
        ("inputs", prepared.inputs.to_value()),
    ]);
    let is_draft = |pair: &&RunPair| matches!(pair.how, How::Given | How::Kept);
    let drafts = result.pairs.iter().filter(is_draft);
    let pairings = drafts.map(|pair| Pairing {
        id: Id::new(new_id()),
        round: round.clone(),
        mentor: pair.mentor.clone(),
        mentee: pair.mentee.clone(),
        state: PairingState::Draft,
        run: Some(id.clone()),
        points: i64::from(pair.points()),
        ..Pairing::default()
    });
    Drafted {
        pairings: pairings.collect(),
        run: Run {
            id: id.clone(),
            round: round.clone(),
            made_at_ms,
            number: last + 1,
            rules: prepared.inputs.rules.to_value(),
            result: result.to_value(),
            certificate: proof,
            input_hash: input_hash.clone(),
            result_hash: result_hash.clone(),
        },
    }
}
