//! The next candidate for whoever is left: ranked, and offered in one act that
//! also ends what stood before.
//!
//! Leaves out what a choice costs against the best answer
//! (`flow::round::HandCosts`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::SIDES;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::{Exclusion, Pairing, PairingState};
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::round::Scoring;
use crate::matching::inputs::Pair;
use crate::matching::judge::{Judge, Judgement};

/// The trail's code of an offer made after another came to nothing.
pub const OFFERED_NEXT: &str = "pairing.next";

/// Somebody who could be offered next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextCandidate {
    /// Their participation.
    pub part: Id<Participation>,
    /// Points by criterion.
    pub judgement: Judgement,
    /// Places or wants nobody uses.
    pub n_free: usize,
}

/// Who may be paired with `left` and has room, most points first. Whoever they
/// were paired with before is left out.
pub fn next_candidates(
    programme: &Programme,
    scoring: &Scoring,
    left: &Id<Participation>,
) -> Vec<NextCandidate> {
    let Some(part) = programme.participations.get(left) else {
        return Vec::new();
    };
    let mut n_live: BTreeMap<&Id<Participation>, usize> = BTreeMap::new();
    let mut known: BTreeSet<&Id<Participation>> = BTreeSet::new();
    for pairing in programme.pairings.values() {
        if pairing.state.is_live() {
            for role in SIDES {
                *n_live.entry(pairing.side(role)).or_default() += 1;
            }
        }
        if pairing.side(part.role) == left && pairing.state != PairingState::Draft {
            known.insert(pairing.side(part.role.other()));
        }
    }
    let Some(at) = scoring.place(part.role, left) else {
        return Vec::new();
    };
    let others = match part.role {
        Role::Mentee => scoring.mentors(),
        Role::Mentor => scoring.mentees(),
    };
    let judge = Judge::new(scoring.inputs());
    let candidate = |(other_at, id): (u32, &String)| {
        let other: Id<Participation> = Id::new(id.as_str());
        let its = programme.participations.get(&other)?;
        let used = n_live.get(&other).copied().unwrap_or(0);
        let n_free = (programme.capacity_of(its) as usize).checked_sub(used)?;
        if n_free == 0 || known.contains(&other) {
            return None;
        }
        let judgement = judge.judge(match part.role {
            Role::Mentee => Pair {
                mentee: at,
                mentor: other_at,
            },
            Role::Mentor => Pair {
                mentee: other_at,
                mentor: at,
            },
        });
        judgement.is_eligible().then_some(NextCandidate {
            part: other,
            judgement,
            n_free,
        })
    };
    let mut found: Vec<NextCandidate> = (0..).zip(others).filter_map(candidate).collect();
    found.sort_by_cached_key(|it| (Reverse(it.judgement.total()), it.part.clone()));
    found
}

/// An offer in place of one that came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextOffer {
    /// The pairing that came to nothing, or waits in vain.
    pub instead_of: Id<Pairing>,
    /// Whose place or want is filled.
    pub left: Id<Participation>,
    /// Who is offered.
    pub other: Id<Participation>,
    /// Points of the new pair.
    pub points: i64,
    /// Day to answer by, where it is another than the round's.
    pub reply_by: Option<Date>,
    /// Why the old pairing ends, where it still stands.
    pub reason: String,
    /// Id of an exclusion to write, where the two of the old pairing must not
    /// be paired again.
    pub not_again: Option<String>,
}

impl NextOffer {
    /// The one change: the old pairing ends where it still stands, the new one
    /// is offered. Nothing where the old one or its people are gone.
    pub fn change(&self, programme: &Programme, id: Id<Pairing>, on: Date) -> Option<Change> {
        let old = programme.pairings.get(&self.instead_of)?;
        let left = programme.participations.get(&self.left)?;
        let mut changes = end(programme, old, on, &self.reason, self.not_again.as_deref());
        let (mentee, mentor) = match left.role {
            Role::Mentee => (&self.left, &self.other),
            Role::Mentor => (&self.other, &self.left),
        };
        changes.push(Change::PublishPairing {
            pairing: Pairing {
                id,
                // Of the old one's round, which says what pairs hear first.
                round: old.round.clone(),
                mentee: mentee.clone(),
                mentor: mentor.clone(),
                points: self.points,
                reply_by: self.reply_by,
                ..Pairing::default()
            },
            on,
        });
        Some(Change::Many {
            what: OFFERED_NEXT,
            changes,
        })
    }
}

/// The changes that end a pairing that stands, and keep the two apart from now
/// on where that is wanted; also where it is over already.
pub fn end(
    programme: &Programme,
    pairing: &Pairing,
    on: Date,
    reason: &str,
    not_again: Option<&str>,
) -> Vec<Change> {
    if pairing.state.is_public() {
        return vec![Change::EndPairing {
            pairing: pairing.id.clone(),
            on,
            reason: reason.to_owned(),
            not_again: not_again.map(str::to_owned),
        }];
    }
    let person = |part| programme.person_of(part).map(|it| it.id.clone());
    let (Some(id), Some(first), Some(second)) =
        (not_again, person(&pairing.mentor), person(&pairing.mentee))
    else {
        return Vec::new();
    };
    vec![Change::save(Exclusion {
        id: Id::new(id),
        first,
        second,
        reason: reason.to_owned(),
    })]
}
