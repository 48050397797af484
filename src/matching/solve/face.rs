//! The optimal face: what the prices of levels 2 to 5 leave open.
//!
//! By complementary slackness an answer is best in those levels exactly if it
//! uses every arc that gains at the prices and none that loses. What must be
//! used gets a bonus above all tie-break sums, what must not is left out, and
//! the tie-break is an ordinary flow over the rest.

use std::cmp::Ordering;

use crate::matching::flow::{Flow, Limits, Source};
use crate::matching::inputs::Inputs;
use crate::matching::levels::{Free, Level, Scale};
use crate::matching::network::{Edge, Room};
use crate::matching::rows::{Row, Rows};
use crate::matching::tie::TieBreak;

/// Above every sum of tie-break numbers of one run.
const MUST: i128 = 1 << 96;

/// Prices and what they belong to.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    /// Free wants and places.
    pub free: &'a Free,
    /// What covering each mentee gains.
    pub bonus: &'a [i128],
    /// What covering a mentor gains.
    pub mentor_bonus: i128,
    /// Potentials of mentees.
    pub mentees: &'a [i128],
    /// Potentials of mentors.
    pub mentors: &'a [i128],
}

impl Face<'_> {
    /// An empty flow over the face.
    pub fn flow(&self, limits: Limits) -> Flow<i128> {
        let wants = (0..self.mentees.len()).map(|at| {
            // What using a want gains at the prices: its bonus and the potential.
            let first = self.bonus[at] + self.mentees[at];
            let bonus = u32::from(!self.free.covered_mentees[at]);
            room(self.free.wants[at], bonus, first, self.mentees[at])
        });
        let places = (0..self.mentors.len()).map(|at| {
            let bonus = u32::from(!self.free.covered_mentors[at]);
            let first = self.mentor_bonus - self.mentors[at];
            room(self.free.places[at], bonus, first, -self.mentors[at])
        });
        Flow::new(wants.collect(), places.collect(), limits)
    }
}

/// What of `all` units must and may be used, `n_first` of them at `first`.
fn room(all: u32, n_first: u32, first: i128, rest: i128) -> Room<i128> {
    let n_first = n_first.min(all);
    let (mut must, mut may) = (0, 0);
    for (n_units, gain) in [(n_first, first), (all - n_first, rest)] {
        match gain.cmp(&0) {
            Ordering::Greater => must += n_units,
            Ordering::Equal => may += n_units,
            Ordering::Less => {}
        }
    }
    Room {
        all: must + may,
        n_bonus: must,
        bonus: MUST,
    }
}

/// Rows of the face.
pub struct FaceRows<'a> {
    /// The face.
    pub face: Face<'a>,
    /// Scores.
    pub rows: &'a Rows,
    /// Scratch space.
    pub row: Row,
    /// Tie-break numbers.
    pub tie: &'a TieBreak,
    /// What a pairing with so many points gains.
    pub gains: &'a [i128],
}

impl Source<i128> for FaceRows<'_> {
    fn row(&mut self, mentee: usize, edges: &mut Vec<Edge<i128>>) {
        if self.face.free.wants[mentee] == 0 {
            return;
        }
        self.rows.score(mentee, &mut self.row);
        let mine = self.face.mentees[mentee];
        for (mentor, points) in self.row.eligible() {
            let at = mentor as usize;
            if self.face.free.places[at] == 0 {
                continue;
            }
            let Some(gain) = self.gains.get(points as usize) else {
                continue;
            };
            let must = match (gain + self.face.mentors[at]).cmp(&mine) {
                Ordering::Less => continue,
                Ordering::Equal => 0,
                Ordering::Greater => MUST,
            };
            edges.push(Edge {
                mentor,
                gain: must + self.tie.of(mentee, at),
            });
        }
    }
}

/// What covering each mentee gains.
pub fn bonuses(inputs: &Inputs, free: &Free, scale: &Scale) -> Vec<i128> {
    let mentees = inputs.mentees.iter().zip(&free.covered_mentees);
    let bonus = mentees.map(|(mentee, covered)| {
        let level = Level::Mentees {
            priority: mentee.priority,
        };
        if *covered { 0 } else { scale.weight(level) }
    });
    bonus.collect()
}
