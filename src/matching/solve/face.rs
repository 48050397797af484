//! The optimal face: what the prices of some levels leave open.
//!
//! By complementary slackness an answer is best in those levels exactly if it
//! uses every arc that gains at the prices and none that loses. What must be
//! used gets a bonus above all that is still to be decided, what must not is
//! left out, and the next level is an ordinary flow over the rest.

use std::cmp::Ordering;

use crate::matching::flow::{Flow, Limits, Source};
use crate::matching::inputs::Inputs;
use crate::matching::levels::{Free, Level, Scale, Seats};
use crate::matching::network::{Edge, Gain, Room};
use crate::matching::rows::{Row, Rows};
use crate::matching::share::Shares;
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
    /// What places gain.
    pub seats: Seats,
    /// What a pairing with each mark gains.
    pub gains: &'a [i128],
    /// Potentials of mentees.
    pub mentees: &'a [i128],
    /// Potentials of mentors.
    pub mentors: &'a [i128],
    /// Rows that others have read.
    pub shares: &'a Shares,
}

/// A pair on the face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tight {
    /// The mentor.
    pub mentor: u32,
    /// The pair's mark in a row of scores.
    pub mark: u32,
    /// Whether every best answer has it.
    pub must: bool,
}

impl Face<'_> {
    /// An empty flow for the tie-break.
    pub fn flow(&self, limits: Limits) -> Flow<i128> {
        self.flow_with(limits, MUST, |_| (0, 0))
    }

    /// An empty flow where using what must be used gains `must`, and each
    /// mentor's first free place and what each further one costs more.
    pub fn flow_with<C: Gain>(
        &self,
        limits: Limits,
        must: C,
        costs: impl Fn(usize) -> (C, C),
    ) -> Flow<C> {
        let wants = (0..self.mentees.len()).map(|at| {
            // What using a want gains at the prices: its bonus and the potential.
            let gain = |n: u32| self.mentees[at] + if n == 0 { self.bonus[at] } else { 0 };
            room((0..self.free.wants[at]).map(gain), must, Default::default())
        });
        let places = (0..self.mentors.len()).map(|at| {
            let gain = |n: u32| self.seats.gain(self.free, at, n as usize) - self.mentors[at];
            room((0..self.free.places[at]).map(gain), must, costs(at))
        });
        Flow::new(wants.collect(), places.collect(), limits)
    }

    /// Calls `each` with every pair of a mentee that is on the face.
    pub fn row(&self, rows: &Rows, row: &mut Row, mentee: usize, mut each: impl FnMut(Tight)) {
        if self.free.wants[mentee] == 0 {
            return;
        }
        if let Some(known) = self.shares.face(mentee) {
            known.iter().copied().for_each(each);
            return;
        }
        rows.score(mentee, row);
        let mine = self.mentees[mentee];
        for (mentor, mark) in row.eligible() {
            let at = mentor as usize;
            if self.free.places[at] == 0 {
                continue;
            }
            let Some(gain) = self.gains.get(mark as usize) else {
                continue;
            };
            let must = match (gain + self.mentors[at]).cmp(&mine) {
                Ordering::Less => continue,
                Ordering::Equal => false,
                Ordering::Greater => true,
            };
            each(Tight { mentor, mark, must });
        }
    }
}

/// What of these units, the most gainful first, must and may be used.
fn room<C: Gain>(gains: impl Iterator<Item = i128>, must: C, costs: (C, C)) -> Room<C> {
    let (mut n_must, mut n_may) = (0, 0);
    for gain in gains {
        match gain.cmp(&0) {
            Ordering::Greater => n_must += 1,
            Ordering::Equal => n_may += 1,
            Ordering::Less => {}
        }
    }
    Room {
        all: n_must + n_may,
        n_bonus: n_must,
        bonus: must,
        costs,
    }
}

/// Rows of the face for the tie-break.
pub struct FaceRows<'a> {
    /// The face.
    pub face: Face<'a>,
    /// Scores.
    pub rows: &'a Rows,
    /// Scratch space.
    pub row: Row,
    /// Tie-break numbers.
    pub tie: &'a TieBreak,
}

impl Source<i128> for FaceRows<'_> {
    fn row(&mut self, mentee: usize, edges: &mut Vec<Edge<i128>>) {
        self.face.row(self.rows, &mut self.row, mentee, |tight| {
            let must = if tight.must { MUST } else { 0 };
            edges.push(Edge {
                mentor: tight.mentor,
                mark: tight.mark,
                gain: must + self.tie.of(mentee, tight.mentor as usize),
            });
        });
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
