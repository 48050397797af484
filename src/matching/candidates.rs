//! Levels 2 to 5 over all pairs, of which few are ever stored.
//!
//! Every pair is scored once; each mentee's and each mentor's best are the
//! candidates the engine for graphs solves on. Its prices then meet every pair:
//! what would gain is added and solved again, until a whole pass adds nothing.
//! The answer is then best over all pairs. Works in slices, but for solving.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

mod bound;
mod piece;

use super::flow::Limits;
use super::inputs::{Inputs, Pair};
use super::levels::{Free, Level, Marks, Scale};
use super::rows::{Row, Rows};
use super::sparse::{self, Entry, Gains, Table};

pub use bound::Bound;
use piece::{Columns, Scratch};
pub use piece::{Priced, Scored};

/// What there is to gain, in one number for all levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aims {
    /// A point.
    pub point: i64,
    /// A pair of the run before, besides, and from which mark on a pair is one.
    pub kept: (i64, u32),
    /// A pairing.
    pub pairing: i64,
    /// Each mentee's first pairing.
    pub mentees: Vec<i64>,
    /// Each mentor's first pairing.
    pub mentors: Vec<i64>,
    /// The most points of a pair.
    pub most_points: u32,
    /// The greatest mark of a pair.
    pub most: u32,
}

impl Aims {
    /// What the levels of a run weigh: for rules that may be, all of them
    /// together stay far below 2^58.
    pub fn of(inputs: &Inputs, free: &Free, scale: &Scale) -> Self {
        let weight = |level| i64::try_from(scale.weight(level)).unwrap_or(0);
        let marks = Marks::of(inputs, scale);
        let mentees = inputs.mentees.iter().zip(&free.covered_mentees);
        let mentees = mentees.map(|(mentee, covered)| {
            let priority = mentee.priority;
            if *covered {
                0
            } else {
                weight(Level::Mentees { priority })
            }
        });
        let mentor = weight(Level::Mentors);
        let mentors = free.covered_mentors.iter();
        Self {
            point: weight(Level::Points),
            pairing: weight(Level::Pairings),
            mentees: mentees.collect(),
            mentors: mentors
                .map(|covered| if *covered { 0 } else { mentor })
                .collect(),
            kept: match marks.lift {
                0 => (0, u32::MAX),
                lift => (weight(Level::Kept), lift),
            },
            most_points: marks.most_points,
            most: marks.most,
        }
    }

    /// What a mark gains, the pairing itself left out.
    #[inline]
    fn gain(&self, mark: u32) -> i64 {
        let (kept, lift) = self.kept;
        if mark >= lift {
            i64::from(mark - lift) * self.point + kept
        } else {
            i64::from(mark) * self.point
        }
    }

    /// The largest number of which a point and a pair of the run before are
    /// multiples: the engine counts in it.
    fn unit(&self) -> i64 {
        match self.kept.0 {
            0 => self.point,
            kept => kept.min(self.point),
        }
    }
}

/// What it is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Scoring rows; the next mentee.
    Scoring(usize),
    /// Solving on the candidates.
    Solving,
    /// Pricing rows; the next mentee and how many pairs this pass has added.
    Pricing(usize, usize),
    /// Best over all pairs.
    Done,
}

/// A table being solved.
#[derive(Clone, Debug)]
pub struct Candidates {
    limits: Limits,
    aims: Aims,
    stage: Stage,
    /// Mentors of each mentee, ascending once all are scored.
    rows: Vec<Vec<Entry>>,
    /// The best mentees of each mentor so far.
    columns: Columns,
    pairs: Vec<Pair>,
    /// Potentials of the last solve: mentees, mentors.
    potentials: (Vec<i64>, Vec<i64>),
    n_solved: usize,
    scratch: Scratch,
}

impl Candidates {
    /// Nothing scored yet.
    pub fn new(aims: Aims, limits: Limits) -> Self {
        let (n_mentees, n_mentors) = (aims.mentees.len(), aims.mentors.len());
        Self {
            limits,
            stage: Stage::Scoring(0),
            rows: vec![Vec::new(); n_mentees],
            columns: Columns::new(limits.n_of_row, vec![0; n_mentors]),
            pairs: Vec::new(),
            potentials: (Vec::new(), Vec::new()),
            n_solved: 0,
            scratch: Scratch::new(&aims),
            aims,
        }
    }

    /// Works for about so many rows, or solves once.
    pub fn step(&mut self, scores: &Rows, free: &Free, n_rows: usize) -> Stage {
        let n_mentees = self.rows.len();
        self.stage = match self.stage {
            Stage::Scoring(at) if at < n_mentees => {
                let stop = at.saturating_add(n_rows).min(n_mentees);
                (at..stop).for_each(|mentee| self.score(scores, free, mentee));
                Stage::Scoring(stop)
            }
            Stage::Scoring(_) => {
                self.join();
                Stage::Solving
            }
            Stage::Solving => {
                self.solve(free);
                Stage::Pricing(0, 0)
            }
            Stage::Pricing(at, n_added) if at < n_mentees => {
                let stop = at.saturating_add(n_rows).min(n_mentees);
                let more = (at..stop).map(|mentee| self.price(scores, free, mentee));
                Stage::Pricing(stop, n_added + more.sum::<usize>())
            }
            Stage::Pricing(_, 0) | Stage::Done => Stage::Done,
            Stage::Pricing(..) => Stage::Solving,
        };
        self.stage
    }

    /// What it is doing.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The next mentee whose row is read.
    pub fn at(&self) -> usize {
        match self.stage {
            Stage::Scoring(at) | Stage::Pricing(at, _) => at,
            Stage::Solving | Stage::Done => 0,
        }
    }

    /// The pairs of the last answer, in no order.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// How many times it has solved.
    pub fn n_solved(&self) -> usize {
        self.n_solved
    }

    /// Potentials of mentees and of mentors: no pair gains more than what its
    /// mentee's is above its mentor's.
    pub fn into_potentials(self) -> (Vec<i64>, Vec<i64>) {
        self.potentials
    }

    /// Each mentor's best become candidates of the mentees.
    fn join(&mut self) {
        for (to, column) in std::mem::take(&mut self.columns).into_best() {
            for entry in column {
                let points = entry.points;
                self.rows[entry.to as usize].push(Entry { to, points });
            }
        }
        for row in &mut self.rows {
            row.sort_unstable_by_key(|entry| entry.to);
            row.dedup_by_key(|entry| entry.to);
        }
    }

    /// Solves on the candidates.
    fn solve(&mut self, free: &Free) {
        let n_mentors = self.aims.mentors.len();
        let mut columns = vec![Vec::new(); n_mentors];
        for (to, row) in (0_u32..).zip(&self.rows) {
            for entry in row {
                let points = entry.points;
                columns[entry.to as usize].push(Entry { to, points });
            }
        }
        let units = |all: &[u32], rows: &[Vec<Entry>]| -> u64 {
            let people = all.iter().zip(rows);
            people
                .map(|(n, row)| (*n as usize).min(row.len()) as u64)
                .sum()
        };
        let mentees_bid = units(&free.wants, &self.rows) <= units(&free.places, &columns);
        let (mut rows, bidders, lots, firsts, seats) = if mentees_bid {
            let rows = self.rows.clone();
            (
                rows,
                &free.wants,
                &free.places,
                &self.aims.mentees,
                &self.aims.mentors,
            )
        } else {
            (
                columns,
                &free.places,
                &free.wants,
                &self.aims.mentors,
                &self.aims.mentees,
            )
        };
        let unit = self.aims.unit();
        let counted = |mark| u32::try_from(self.aims.gain(mark) / unit.max(1)).unwrap_or(u32::MAX);
        for row in &mut rows {
            for entry in row.iter_mut() {
                entry.points = counted(entry.points);
            }
            row.sort_unstable_by_key(|entry| (u32::MAX - entry.points, entry.to));
        }
        let gains = Gains {
            point: unit,
            pairing: self.aims.pairing,
            bidders: firsts.clone(),
            lots: seats.clone(),
        };
        let settled = sparse::settle(&Table {
            rows: &sparse::Rows::of(&rows),
            bidders,
            lots,
            most_points: counted(self.aims.most_points),
            gains: &gains,
        });
        let pairs = settled.pairs.iter().map(|(bidder, lot)| {
            let (mentee, mentor) = if mentees_bid {
                (*bidder, *lot)
            } else {
                (*lot, *bidder)
            };
            Pair { mentee, mentor }
        });
        self.pairs = pairs.collect();
        self.n_solved += 1;
        let pairing = self.aims.pairing;
        let out = |all: &[i64]| all.iter().map(|all| all + pairing).collect::<Vec<_>>();
        let turned = |all: Vec<i64>| all.into_iter().map(|all| -all).collect();
        self.potentials = if mentees_bid {
            (out(&settled.thresholds), turned(settled.prices))
        } else {
            (settled.prices, turned(out(&settled.thresholds)))
        };
    }
}
