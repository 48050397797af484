//! Passes over all pairs, shared with others who have the same inputs.
//!
//! The run that leads reads rows from the first on; pieces it gives away are cut
//! off the end, so the two meet. What comes back is joined where its rows are
//! next: never before. A piece that is not back by then is read by the run
//! itself, so it waits for nobody, and whoever read what when shows nowhere in
//! the answer. Leaves out who the others are and how they are reached.

mod bytes;
mod ledger;
mod words;

use std::ops::Range;

use super::candidates::{Priced, Scored};
use super::canonical::Both;
use super::certificate::Certificate;
use super::check::Seen;
use super::inputs::Inputs;
use super::solve::Tight;

pub use ledger::Shares;

/// From so many pairs on a run is shared. Below, others would not have read
/// their copy of the inputs before it is over.
pub const FROM_PAIRS: u64 = 4_000_000;

/// No more others than this take part.
pub const MOST_SHARERS: usize = 4;

/// With how many others a run of these inputs is shared where so many can work
/// at once, the one that leads among them.
pub fn n_sharers(inputs: &Inputs, n_at_once: usize) -> usize {
    let n_pairs = inputs.mentees.len() as u64 * inputs.mentors.len() as u64;
    if n_pairs < FROM_PAIRS {
        return 0;
    }
    n_at_once.saturating_sub(1).min(MOST_SHARERS)
}

/// What a row has to be read for, and all that takes beside the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brief {
    /// The best pairs.
    Score,
    /// What would gain at these potentials of mentees and mentors.
    Price(Vec<i64>, Vec<i64>),
    /// What is left open by the prices of some levels.
    Face {
        /// What a pairing with each mark gains.
        gains: Vec<i128>,
        /// Potentials of mentees.
        mentees: Vec<i128>,
        /// Potentials of mentors.
        mentors: Vec<i128>,
    },
    /// What costs nothing at these distances.
    Ties {
        /// What a pairing with each mark gains.
        gains: Vec<i128>,
        /// The try of the tie-break.
        attempt: u32,
        /// Distances of mentees.
        mentees: Vec<Both>,
        /// Distances of mentors.
        mentors: Vec<Both>,
    },
    /// What it adds to the bound of a proof: the certificate with only this try.
    Check {
        /// Hashes are left out.
        certificate: Box<Certificate>,
        /// The try.
        attempt: u32,
    },
}

/// What some rows came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// For [`Brief::Score`].
    Scored(Scored),
    /// For [`Brief::Price`].
    Priced(Priced),
    /// For [`Brief::Face`]; nothing for a row with too many to tell.
    Face(Vec<Option<Vec<Tight>>>),
    /// For [`Brief::Ties`]: mentee, mentor.
    Ties(Vec<(u32, u32)>),
    /// For [`Brief::Check`].
    Seen(Seen),
}

/// Which pass of a run; passes of one run are all different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Scoring.
    Score,
    /// Pricing after so many solves.
    Price(usize),
    /// The face for level 6.
    Fair,
    /// The face for a try of the tie-break.
    Tie(usize),
    /// What ties a try leaves.
    Ties(usize),
    /// Checking a try.
    Check(usize),
}

/// Rows for somebody else to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Number of the pass, as the brief was given with it.
    pub pass: u32,
    /// Mentees.
    pub rows: Range<usize>,
    /// In scoring, the marks that mentors' best have to beat.
    pub bars: Vec<u16>,
}

impl Part {
    /// Whether this can be of such a pass, of these rows, with so many mentors.
    fn fits(&self, pass: Pass, rows: &Range<usize>, n_mentors: usize) -> bool {
        let is_mentor = |at: &u32| (*at as usize) < n_mentors;
        let is_mentee = |at: &u32| rows.contains(&(*at as usize));
        let arcs = |all: &[(u32, u32)]| all.iter().all(|(a, b)| is_mentee(a) && is_mentor(b));
        match (self, pass) {
            (Self::Scored(found), Pass::Score) => {
                found.rows.len() == rows.len()
                    && found.rows.iter().flatten().all(|it| is_mentor(&it.to))
                    && found
                        .columns
                        .iter()
                        .all(|(mentor, it)| is_mentor(mentor) && is_mentee(&it.to))
            }
            (Self::Priced(found), Pass::Price(_)) => {
                found.len() == rows.len() && found.iter().flatten().all(|(_, it)| is_mentor(&it.to))
            }
            (Self::Face(found), Pass::Fair | Pass::Tie(_)) => {
                let all = found.iter().flatten().flatten();
                found.len() == rows.len() && all.into_iter().all(|it| is_mentor(&it.mentor))
            }
            (Self::Ties(found), Pass::Ties(_)) => arcs(found),
            (Self::Seen(found), Pass::Check(_)) => {
                arcs(&found.free) && found.wanted.iter().all(is_mentor)
            }
            _ => false,
        }
    }
}
