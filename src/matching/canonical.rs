//! The one set of duals every solver would give: greatest gains from the root.
//!
//! An optimum has many valid duals. The distances from the root in what is
//! left of the network are one set that depends on the answer alone, whole in
//! every level and in the tie-break; a certificate carries these, so that
//! nothing in it can be altered and still hold. Starts from any valid duals.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::inputs::Pair;
use super::levels::{Free, Seats};
use super::rows::{Row, Rows};
use super::tie::TieBreak;

/// Levels as one number, and the tie-break.
pub type Both = (i128, i128);

/// What the distances are measured in.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// Scores.
    pub rows: &'a Rows,
    /// Free wants and places.
    pub free: &'a Free,
    /// What a pairing with so many points gains.
    pub gains: &'a [i128],
    /// What places gain.
    pub seats: Seats,
    /// Bonus of each mentee's first pairing.
    pub bonus: &'a [i128],
    /// Tie-break numbers, where they count.
    pub tie: Option<&'a TieBreak>,
}

impl Table<'_> {
    /// What a pair gains.
    pub fn gain(&self, mentee: usize, mentor: usize, points: u32) -> Both {
        let tie = self.tie.map_or(0, |tie| tie.of(mentee, mentor));
        (self.main_gain(points), tie)
    }

    /// The same without the tie-break.
    pub fn main_gain(&self, points: u32) -> i128 {
        self.gains.get(points as usize).copied().unwrap_or(0)
    }

    /// What a pairing more gains for a mentor to whom the run has given
    /// `n_given`.
    pub fn seat(&self, mentor: usize, n_given: usize) -> i128 {
        self.seats.gain(self.free, mentor, n_given)
    }
}

/// The search for distances, in slices.
#[derive(Clone, Debug)]
pub struct Canonical {
    pairs: Vec<Vec<u32>>,
    /// Pairs of each mentor: mentee and points.
    held: Vec<Vec<(u32, u32)>>,
    /// Valid potentials to start from: mentees, then mentors.
    from: Vec<Both>,
    /// Reduced distances.
    distances: Vec<Option<Both>>,
    /// True distances of mentors so far, without the tie-break.
    near: Vec<i128>,
    heap: BinaryHeap<Reverse<(Both, u32)>>,
    row: Row,
    n_rows: usize,
}

impl Canonical {
    /// Starts from an answer (mentee, mentor, points) and potentials that
    /// prove it.
    pub fn new(
        pairs: &[(u32, u32, u32)],
        mentees: Vec<Both>,
        mentors: Vec<Both>,
        table: Table<'_>,
    ) -> Self {
        let (n_mentees, n_mentors) = (mentees.len(), mentors.len());
        let mut search = Self {
            pairs: vec![Vec::new(); n_mentees],
            held: vec![Vec::new(); n_mentors],
            from: [mentees, mentors].concat(),
            distances: vec![None; n_mentees + n_mentors],
            near: vec![i128::MAX; n_mentors],
            heap: BinaryHeap::new(),
            row: Row::default(),
            n_rows: 0,
        };
        for (mentee, mentor, points) in pairs {
            search.pairs[*mentee as usize].push(*mentor);
            search.held[*mentor as usize].push((*mentee, *points));
        }
        for mentee in 0..n_mentees {
            let used = search.pairs[mentee].len();
            if used < table.free.wants[mentee] as usize {
                let bonus = if used == 0 { table.bonus[mentee] } else { 0 };
                search.relax(mentee, (-bonus, 0));
            }
        }
        for mentor in 0..n_mentors {
            let load = search.held[mentor].len();
            if load > 0 {
                let back = table.seat(mentor, load - 1);
                search.relax(n_mentees + mentor, (back, 0));
            }
        }
        search
    }

    /// Works through about `n_rows` rows; true when done.
    pub fn step(&mut self, table: Table<'_>, n_rows: usize) -> bool {
        let stop = self.n_rows + n_rows;
        let n_mentees = self.pairs.len();
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            let at = node as usize;
            if self.distances[at] != Some(distance) {
                continue;
            }
            // The true distance: reduced, and the potential it was reduced by.
            let reached = plus(distance, self.from[at]);
            if at < n_mentees {
                self.expand_mentee(at, reached, table);
                self.n_rows += 1;
            } else {
                self.expand_mentor(at - n_mentees, reached, table);
            }
            if self.n_rows >= stop {
                return self.heap.is_empty();
            }
        }
        true
    }

    /// The answer it started from, in order.
    pub fn pairs(&self) -> Vec<Pair> {
        let rows = (0_u32..).zip(&self.pairs);
        rows.flat_map(|(mentee, row)| {
            row.iter().map(move |mentor| Pair {
                mentee,
                mentor: *mentor,
            })
        })
        .collect()
    }

    /// Rows worked through.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// Distances of mentees and mentors; a mentor nobody could reach has the
    /// distance at which its first place gains nothing.
    pub fn distances(&self, table: Table<'_>) -> (Vec<Both>, Vec<Both>) {
        let n_mentees = self.pairs.len();
        let of = |at: usize| match self.distances[at] {
            Some(distance) => plus(distance, self.from[at]),
            None if at < n_mentees || table.free.places[at - n_mentees] == 0 => (0, 0),
            None => (table.seat(at - n_mentees, 0), 0),
        };
        let all: Vec<_> = (0..self.distances.len()).map(of).collect();
        (all[..n_mentees].to_vec(), all[n_mentees..].to_vec())
    }

    fn expand_mentee(&mut self, mentee: usize, reached: Both, table: Table<'_>) {
        let mut row = std::mem::take(&mut self.row);
        table.rows.score(mentee, &mut row);
        for (mentor, points) in row.eligible() {
            let place = mentor as usize;
            // Most pairs are farther already without the tie-break.
            if reached.0 - table.main_gain(points) > self.near[place] {
                continue;
            }
            if table.free.places[place] > 0 && !self.pairs[mentee].contains(&mentor) {
                let gain = table.gain(mentee, place, points);
                self.relax(self.pairs.len() + place, minus(reached, gain));
            }
        }
        self.row = row;
    }

    fn expand_mentor(&mut self, mentor: usize, reached: Both, table: Table<'_>) {
        for at in 0..self.held[mentor].len() {
            let (mentee, points) = self.held[mentor][at];
            let gain = table.gain(mentee as usize, mentor, points);
            self.relax(mentee as usize, plus(reached, gain));
        }
    }

    /// Offers a true distance to a node.
    fn relax(&mut self, node: usize, distance: Both) {
        let reduced = minus(distance, self.from[node]);
        if self.distances[node].is_none_or(|known| reduced < known) {
            self.distances[node] = Some(reduced);
            if let Some(near) = node
                .checked_sub(self.pairs.len())
                .and_then(|mentor| self.near.get_mut(mentor))
            {
                *near = distance.0;
            }
            self.heap.push(Reverse((reduced, node as u32)));
        }
    }
}

fn plus(a: Both, b: Both) -> Both {
    (a.0 + b.0, a.1 + b.1)
}

fn minus(a: Both, b: Both) -> Both {
    (a.0 - b.0, a.1 - b.1)
}
