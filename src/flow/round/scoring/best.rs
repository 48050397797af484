//! The best mentors of many mentees: rules run over whole rows, since judging
//! pairs one by one would hold up the page.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Scoring;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState};
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::matching::rows::{Row, Rows};

/// Names the best mentors of one mentee after the other.
#[derive(Debug)]
pub struct Best<'a> {
    scoring: &'a Scoring,
    rows: Rows,
    row: Row,
    /// Whether each mentor has a place that no pairing uses but drafts.
    has_place: Vec<bool>,
}

impl Scoring {
    /// Ready to name the best mentors of many mentees.
    pub fn best(&self, programme: &Programme) -> Best<'_> {
        let mut n_held: BTreeMap<&str, u32> = BTreeMap::new();
        // A draft takes no place: the next run gives it anew.
        let takes = |it: &&Arc<Pairing>| it.state.is_live() && it.state != PairingState::Draft;
        for pairing in programme.pairings.values().filter(takes) {
            *n_held.entry(pairing.mentor.as_str()).or_default() += 1;
        }
        let has_place = |id: &String| {
            let part = programme.participations.get(&Id::new(id.as_str()));
            let places = part.map_or(0, |part| programme.capacity_of(part));
            places > n_held.get(id.as_str()).copied().unwrap_or(0)
        };
        Best {
            has_place: self.mentors().iter().map(has_place).collect(),
            rows: Rows::new(self.inputs()),
            row: Row::default(),
            scoring: self,
        }
    }
}

impl Best<'_> {
    /// The mentors the rules allow who have a free place, most points first;
    /// nobody where the mentee does not take part.
    pub fn of(&mut self, mentee: &Id<Participation>, n_mentors: usize) -> Vec<Id<Participation>> {
        let Some(at) = self.scoring.mentees.get(mentee.as_str()) else {
            return Vec::new();
        };
        self.rows.score(*at as usize, &mut self.row);
        let mentors = self.scoring.mentors();
        let mut fitting: Vec<(Reverse<u32>, &String)> = self
            .row
            .eligible()
            .filter(|(mentor, _)| self.has_place[*mentor as usize])
            .filter_map(|(mentor, points)| Some((Reverse(points), mentors.get(mentor as usize)?)))
            .collect();
        fitting.sort_unstable();
        let best = fitting.into_iter().take(n_mentors);
        best.map(|(_, id)| Id::new(id.as_str())).collect()
    }
}
