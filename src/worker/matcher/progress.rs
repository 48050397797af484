//! How far the matcher is, as it crosses.

use serde::{Deserialize, Serialize};

use super::super::protocol::Parcel;
use crate::matching::solve;

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What it is doing.
    pub phase: Phase,
    /// How many mentees this phase is through with.
    pub n_done: u32,
    /// Of how many.
    pub n_all: u32,
    /// Pairings found so far.
    pub n_pairs: u32,
}

/// What a run is doing, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Phase {
    /// Scoring pairs.
    Scoring,
    /// Finding places.
    Placing,
    /// Making sure that no pair left aside would do better.
    Proving,
    /// Deciding between equals.
    BreakingTies,
    /// Checking the proof.
    Checking,
    /// Trying one change after the other; counts changes.
    Trying,
    /// Finding what each number of mentees costs; counts numbers.
    Tracing,
}

impl Parcel for Progress {}

impl From<solve::Progress> for Progress {
    fn from(progress: solve::Progress) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            phase: match progress.phase {
                solve::Phase::Scoring => Phase::Scoring,
                solve::Phase::Placing => Phase::Placing,
                solve::Phase::Proving => Phase::Proving,
                solve::Phase::BreakingTies => Phase::BreakingTies,
                solve::Phase::Checking => Phase::Checking,
            },
            n_done: count(progress.n_done),
            n_all: count(progress.n_all),
            n_pairs: count(progress.n_pairs),
        }
    }
}
