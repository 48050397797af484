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
use crate::matching::network::{Edge, Gain, Room};
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
    /// Weight of a pairing.
    pub pairing: i128,
    /// Weight of a point.
    pub points: i128,
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
            let gain = self.pairing + i128::from(points) * self.points;
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

/// Rows of levels 2 to 5.
pub struct MainRows<'a, C> {
    /// Scores.
    pub rows: &'a Rows,
    /// Free wants and places.
    pub free: &'a Free,
    /// Scratch space.
    pub row: Row,
    /// Weight of a pairing.
    pub pairing: C,
    /// Weight of so many points.
    pub by_points: Vec<C>,
}

impl<'a, C: Gain + TryFrom<i128>> MainRows<'a, C> {
    /// Rows by the weights of a run's levels.
    pub fn new(inputs: &Inputs, rows: &'a Rows, free: &'a Free, scale: &Scale) -> Self {
        let small = |number: i128| C::try_from(number).unwrap_or_default();
        let point = scale.weight(Level::Points);
        Self {
            rows,
            free,
            row: Row::default(),
            pairing: small(scale.weight(Level::Pairings)),
            by_points: (0..=inputs.rules.max_points())
                .map(|points| small(i128::from(points) * point))
                .collect(),
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

/// The flow of levels 2 to 5, still empty.
pub fn main_flow<C: Gain + TryFrom<i128>>(
    free: &Free,
    bonus: &[i128],
    mentor_bonus: i128,
    limits: Limits,
) -> Flow<C> {
    let small = |number: i128| C::try_from(number).unwrap_or_default();
    let wants = free.wants.iter().zip(bonus).map(|(all, bonus)| Room {
        all: *all,
        n_bonus: (*all).min(1),
        bonus: small(*bonus),
    });
    let places = free.places.iter().zip(&free.covered_mentors);
    let places = places.map(|(all, covered)| Room {
        all: *all,
        n_bonus: if *covered { 0 } else { (*all).min(1) },
        bonus: small(mentor_bonus),
    });
    Flow::new(wants.collect(), places.collect(), limits)
}

impl<C: Gain> Source<C> for MainRows<'_, C> {
    fn row(&mut self, mentee: usize, edges: &mut Vec<Edge<C>>) {
        if self.free.wants[mentee] == 0 {
            return;
        }
        self.rows.score(mentee, &mut self.row);
        let open = self
            .row
            .eligible()
            .filter(|(at, _)| self.free.places[*at as usize] > 0);
        edges.extend(open.map(|(mentor, points)| {
            let points = self
                .by_points
                .get(points as usize)
                .copied()
                .unwrap_or_default();
            Edge {
                mentor,
                gain: self.pairing + points,
            }
        }));
    }
}
