//! What became of those who have no mentor: asked of many at once, so it is read
//! once from the programme and the run.
//!
//! Leaves out why nobody mentors them now (`standing`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reason::{Ran, Reason, Why};
use super::standing::Happened;
use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, Round};
use crate::domain::people::Participation;
use crate::domain::whole::Programme;

type Part = Id<Participation>;

/// The pairings of a round as its run found them and as they are since.
#[derive(Debug)]
pub struct Past<'a> {
    programme: &'a Programme,
    round: Id<Round>,
    ran: Ran<'a>,
    /// The mentors the run gave, by mentee.
    of_run: BTreeMap<&'a Part, Vec<&'a Part>>,
    /// Why the run had nobody.
    reasons: BTreeMap<&'a Part, &'a Reason>,
    /// The mentor of a pairing made by hand and taken apart again, by mentee.
    by_hand: BTreeMap<Part, Part>,
    /// Pairings that use a place, by mentor.
    live: BTreeMap<&'a Part, Vec<&'a Arc<Pairing>>>,
    /// Pairs of the round that have ended.
    ended: BTreeSet<(&'a Part, &'a Part)>,
}

impl<'a> Past<'a> {
    /// Reads a round.
    pub fn of(programme: &'a Programme, round: &Id<Round>, ran: Ran<'a>) -> Self {
        let mut past = Self {
            programme,
            round: round.clone(),
            ran,
            of_run: BTreeMap::new(),
            reasons: BTreeMap::new(),
            by_hand: by_hand(programme, round),
            live: BTreeMap::new(),
            ended: BTreeSet::new(),
        };
        if let Ran::Found(result) = ran {
            for pair in &result.pairs {
                past.of_run
                    .entry(&pair.mentee)
                    .or_default()
                    .push(&pair.mentor);
            }
            for alone in &result.unmatched {
                past.reasons.insert(&alone.mentee, &alone.reason);
            }
        }
        for pairing in programme.pairings.values() {
            if pairing.state.is_live() {
                past.live.entry(&pairing.mentor).or_default().push(pairing);
            } else if pairing.round == *round {
                past.ended.insert((&pairing.mentee, &pairing.mentor));
            }
        }
        past
    }

    /// Why a mentee without a live pairing has none, whatever was done since
    /// the run.
    pub fn why(&self, mentee: &Part) -> Why {
        match self.ran {
            Ran::Never => Why::NoRun,
            Ran::Unreadable => Why::NotInRun,
            Ran::Found(_) => match self.reasons.get(mentee) {
                Some(reason) => Why::Run((*reason).clone()),
                None if self.of_run.contains_key(mentee) => Why::TakenApart,
                None => Why::NotInRun,
            },
        }
    }

    /// What became of the mentor a mentee without one had: by the run, else
    /// by hand. Nothing where they had none.
    pub fn happened(&self, mentee: &Part) -> Option<Happened> {
        let of_run = self.of_run.get(mentee).and_then(|it| it.first()).copied();
        let mentor = of_run.or_else(|| self.by_hand.get(mentee))?;
        if self.ended.contains(&(mentee, mentor)) {
            return Some(Happened::Ended {
                mentor: mentor.clone(),
            });
        }
        let mentor_part = self.programme.participations.get(mentor);
        let takes_part = |it: &&Arc<Participation>| super::takes_part(self.programme, it);
        let mentor = mentor.clone();
        let Some(mentor_part) = mentor_part.filter(takes_part) else {
            return Some(Happened::MentorGone { mentor });
        };
        let live = self.live.get(&mentor).map_or(&[][..], Vec::as_slice);
        let to = live.iter().filter(|it| self.is_new(it));
        let to: Vec<_> = to.map(|it| it.mentee.clone()).collect();
        if to.is_empty() || live.len() < self.programme.capacity_of(mentor_part) as usize {
            return Some(Happened::TakenApart { mentor });
        }
        Some(Happened::GivenAway { mentor, to })
    }

    /// Whether a pairing was made by hand since the run.
    fn is_new(&self, pairing: &Pairing) -> bool {
        let of_run = self.of_run.get(&pairing.mentee);
        let is_of_run = of_run.is_some_and(|mentors| mentors.contains(&&pairing.mentor));
        pairing.round == self.round && pairing.run.is_none() && !is_of_run
    }
}

/// The mentors of pairings made by hand in a round and taken apart again.
fn by_hand(programme: &Programme, round: &Id<Round>) -> BTreeMap<Part, Part> {
    let mut found = BTreeMap::new();
    for ((kind, id), fields) in &programme.bin {
        if kind != Pairing::KIND {
            continue;
        }
        let it = Pairing::from_fields(Id::new(id.as_str()), fields, &mut Vec::new());
        if it.run.is_none() && it.round == *round {
            found.entry(it.mentee).or_insert(it.mentor);
        }
    }
    found
}
