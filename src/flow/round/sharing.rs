//! Mentees who share too few places, as the pairings of an open round stand:
//! locked ones as settled, drafts as given.
//!
//! Leaves out finding the groups (`matching::explain`), which compares
//! everybody with everybody: in the page, the worker does it.

use std::collections::BTreeMap;

use super::making::{NoRun, prepared_of};
use super::reason::SharedPlaces;
use crate::domain::id::Id;
use crate::domain::pairing::{PairingState, Round};
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::matching::explain::{Shortage, Shortages};
use crate::matching::inputs::Pair;
use crate::matching::prepare::Prepared;

/// A round's problem and the pairs its drafts make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// The problem.
    pub prepared: Prepared,
    /// The drafts, by places in the inputs.
    pub pairs: Vec<Pair>,
}

impl Sharing {
    /// Reads a round. Errors: what stands in the way of every run.
    pub fn of(programme: &Programme, round: &Id<Round>) -> Result<Self, NoRun> {
        let prepared = prepared_of(programme, round)?;
        let places =
            |ids: &[String]| -> BTreeMap<String, u32> { ids.iter().cloned().zip(0..).collect() };
        let (mentees, mentors) = (places(&prepared.mentees), places(&prepared.mentors));
        let drafts = programme
            .pairings
            .values()
            .filter(|it| it.round == *round && it.state == PairingState::Draft);
        let pair = |it: &std::sync::Arc<crate::domain::pairing::Pairing>| {
            Some(Pair {
                mentee: *mentees.get(it.mentee.as_str())?,
                mentor: *mentors.get(it.mentor.as_str())?,
            })
        };
        let pairs = drafts.filter_map(pair).collect();
        Ok(Self { prepared, pairs })
    }

    /// The groups found, by id.
    pub fn named(&self, found: &[Shortage]) -> Vec<SharedPlaces> {
        let named = |ids: &[String], places: &[u32]| -> Vec<Id<Participation>> {
            let id = |at: &u32| ids.get(*at as usize).map(|id| Id::new(id.as_str()));
            places.iter().filter_map(id).collect()
        };
        let group = |it: &Shortage| SharedPlaces {
            mentees: named(&self.prepared.mentees, &it.mentees),
            mentors: named(&self.prepared.mentors, &it.mentors),
            n_places: it.n_places,
        };
        found.iter().map(group).collect()
    }

    /// The groups, found at once; for whoever runs beside the page already.
    pub fn groups(&self) -> Vec<SharedPlaces> {
        self.named(&Shortages::new(&self.prepared.inputs, &self.pairs).all())
    }
}

impl SharedPlaces {
    /// The smallest group a mentee is in.
    pub fn smallest<'a>(groups: &'a [Self], mentee: &Id<Participation>) -> Option<&'a Self> {
        let with = groups.iter().filter(|group| group.mentees.contains(mentee));
        with.min_by_key(|group| group.mentees.len())
    }
}
