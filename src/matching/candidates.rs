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

use super::flow::Limits;
use super::inputs::{Inputs, Pair};
use super::levels::{Free, Level, Marks, Scale};
use super::rows::{Row, Rows};
use super::sparse::{self, Entry, Gains, Table};

pub use bound::Bound;

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
    /// The best mentees of each mentor so far, and the mark to beat.
    columns: Vec<Vec<Entry>>,
    bars: Vec<u16>,
    pairs: Vec<Pair>,
    /// Potentials of the last solve: mentees, mentors.
    potentials: (Vec<i64>, Vec<i64>),
    n_solved: usize,
    row: Row,
    /// Scratch space: one more than the points by mentor, and how many have each.
    marks: Vec<u16>,
    by_mark: Vec<u32>,
}

impl Candidates {
    /// Nothing scored yet.
    pub fn new(aims: Aims, limits: Limits) -> Self {
        let (n_mentees, n_mentors) = (aims.mentees.len(), aims.mentors.len());
        Self {
            limits,
            stage: Stage::Scoring(0),
            rows: vec![Vec::new(); n_mentees],
            columns: vec![Vec::new(); n_mentors],
            bars: vec![0; n_mentors],
            pairs: Vec::new(),
            potentials: (Vec::new(), Vec::new()),
            n_solved: 0,
            row: Row::default(),
            marks: Vec::new(),
            by_mark: vec![0; aims.most as usize + 2],
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

    /// Keeps the best of a mentee's row, and what is among a mentor's best.
    fn score(&mut self, scores: &Rows, free: &Free, mentee: usize) {
        if free.wants[mentee] == 0 {
            return;
        }
        scores.score(mentee, &mut self.row);
        for (barred, places) in self.row.barred.iter_mut().zip(&free.places) {
            *barred |= u8::from(*places == 0);
        }
        // One more than the points of pairs that may be, 0 for others.
        let with_verdict = self.row.points.iter().zip(&self.row.barred);
        self.marks.clear();
        self.marks.extend(with_verdict.map(|(points, barred)| {
            points.saturating_add(1) & 0_u16.wrapping_sub(u16::from(*barred == 0))
        }));
        self.by_mark.fill(0);
        let last = self.by_mark.len() - 1;
        for mark in &self.marks {
            self.by_mark[usize::from(*mark).min(last)] += 1;
        }
        let to = mentee as u32;
        let columns = self.columns.iter_mut().zip(&mut self.bars);
        for (mark, (column, bar)) in self.marks.iter().zip(columns) {
            if mark > bar {
                let points = u32::from(*mark) - 1;
                column.push(Entry { to, points });
                *bar = cut_to_best(column, self.limits.n_of_row).unwrap_or(*bar);
            }
        }
        // The mark of the last that is kept, and how many of these are.
        let mut left = self.limits.n_of_row as u32;
        let mut lowest = u16::MAX;
        for (mark, n) in self.by_mark.iter().enumerate().skip(1).rev() {
            lowest = u16::try_from(mark).unwrap_or(u16::MAX);
            if *n >= left || mark == 1 {
                break;
            }
            left -= n;
        }
        let row = &mut self.rows[mentee];
        let entry = |(to, mark): (u32, &u16)| {
            let points = u32::from(*mark) - 1;
            Entry { to, points }
        };
        let above = (0_u32..)
            .zip(&self.marks)
            .filter(|(_, mark)| **mark > lowest);
        row.extend(above.map(entry));
        // Among equals each mentee keeps others, or all would crowd on a few.
        let start = to.wrapping_mul(0x9e37_79b9) as usize % self.marks.len().max(1);
        let (before, after) = self.marks.split_at(start);
        let from_start = (start as u32..).zip(after).chain((0..).zip(before));
        let equals = from_start.filter(|(_, mark)| **mark == lowest && lowest > 0);
        row.extend(equals.take(left as usize).map(entry));
    }

    /// Each mentor's best become candidates of the mentees.
    fn join(&mut self) {
        for (to, column) in (0_u32..).zip(std::mem::take(&mut self.columns)) {
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

    /// Adds what of a mentee's row would gain at the potentials; how many.
    fn price(&mut self, scores: &Rows, free: &Free, mentee: usize) -> usize {
        if free.wants[mentee] == 0 {
            return 0;
        }
        scores.score(mentee, &mut self.row);
        let bar = self.potentials.0[mentee] - self.aims.pairing;
        let row = &mut self.rows[mentee];
        let mut found = Vec::new();
        let verdicts = self.row.points.iter().zip(&self.row.barred);
        let verdicts = (0_u32..).zip(verdicts).zip(&self.potentials.1);
        for ((to, (points, barred)), potential) in verdicts {
            let over = self.aims.gain(u32::from(*points)) + potential - bar;
            let points = u32::from(*points);
            if over > 0
                && *barred == 0
                && free.places[to as usize] > 0
                && row.binary_search_by_key(&to, |entry| entry.to).is_err()
            {
                found.push((over, Entry { to, points }));
            }
        }
        if found.len() > self.limits.n_added {
            found.sort_unstable_by_key(|(over, entry)| (-over, entry.to));
            found.truncate(self.limits.n_added);
        }
        let n_added = found.len();
        if n_added > 0 {
            row.extend(found.into_iter().map(|(_, entry)| entry));
            row.sort_unstable_by_key(|entry| entry.to);
        }
        n_added
    }
}

/// Cuts a list to the best when it is twice as long; the mark then to beat.
fn cut_to_best(column: &mut Vec<Entry>, n_best: usize) -> Option<u16> {
    if n_best == 0 || column.len() < 2 * n_best {
        return None;
    }
    let by_points = |entry: &Entry| u32::MAX - entry.points;
    let (_, last, _) = column.select_nth_unstable_by_key(n_best - 1, by_points);
    let bar = u16::try_from(last.points + 1).unwrap_or(u16::MAX);
    column.truncate(n_best);
    Some(bar)
}
