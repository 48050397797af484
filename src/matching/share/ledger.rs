//! Which rows of a pass are given away, and what has come back.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Part, Pass};
use crate::matching::solve::Tight;

/// A piece has at least so many rows: a shorter one is read sooner than told.
const LEAST_ROWS: usize = 16;

/// The pieces of the pass under way.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    pass: Option<Pass>,
    /// Number of the pass.
    number: u32,
    /// Rows from here on are given away.
    back: usize,
    /// Where pieces that are not joined begin and end.
    given: BTreeMap<usize, usize>,
    /// Pieces that came back, by their first row.
    parts: BTreeMap<usize, (usize, Part)>,
    n_mentors: usize,
}

impl Shares {
    /// The number of this pass; what belongs to another is forgotten.
    pub fn enter(&mut self, pass: Option<Pass>, n_rows: usize, n_mentors: usize) -> u32 {
        if self.pass != pass {
            self.pass = pass;
            self.number = self.number.wrapping_add(1);
            self.back = n_rows;
            self.n_mentors = n_mentors;
            self.given.clear();
            self.parts.clear();
        }
        self.number
    }

    /// The number of the pass under way.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Rows to give away where the run is at row `at`: at most so many, and
    /// fewer towards the end, so that all who share are through at once.
    pub fn take(&mut self, at: usize, most: usize, n_sharers: usize) -> Option<Range<usize>> {
        let left = self.back.checked_sub(at + 1)?;
        let n_rows = (left / (2 * (n_sharers + 1))).min(most);
        if n_rows < LEAST_ROWS.min(most.max(1)) {
            return None;
        }
        let stop = self.back;
        self.back -= n_rows;
        self.given.insert(self.back, stop);
        Some(self.back..stop)
    }

    /// Keeps what a piece came to; nothing else than what was given away.
    pub fn put(&mut self, number: u32, rows: &Range<usize>, part: Part) -> bool {
        let is_given = self.given.get(&rows.start) == Some(&rows.end);
        let fits = |pass| part.fits(pass, rows, self.n_mentors);
        let is_fine = number == self.number && is_given && self.pass.is_some_and(fits);
        if is_fine {
            self.parts.insert(rows.start, (rows.end, part));
        }
        is_fine
    }

    /// What the next rows came to, where somebody else has read them.
    pub fn join(&mut self, at: usize) -> Option<(usize, Part)> {
        // What the run has read itself meanwhile is of no use.
        self.given = self.given.split_off(&at);
        self.parts = self.parts.split_off(&at);
        let found = self.parts.remove(&at);
        if found.is_some() {
            self.given.remove(&at);
        }
        found
    }

    /// How many rows the run may read from `at` on before a piece begins.
    pub fn room(&self, at: usize) -> usize {
        let next = self.given.range(at + 1..).next();
        next.map_or(usize::MAX, |(start, _)| start - at)
    }

    /// What is open in a mentee's row, where somebody else has read it.
    pub fn face(&self, mentee: usize) -> Option<&[Tight]> {
        let (start, (_, part)) = self.parts.range(..=mentee).next_back()?;
        match part {
            Part::Face(rows) => rows.get(mentee - start)?.as_deref(),
            _ => None,
        }
    }
}
