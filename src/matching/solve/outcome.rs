//! What a run says while it works and when it ends.

use crate::matching::certificate::Certificate;
use crate::matching::check::Fault;
use crate::matching::inputs::Inputs;

/// What a slice of work came to.
#[derive(Clone, Debug)]
pub enum Step {
    /// There is more to do.
    More(Progress),
    /// Done and checked.
    Done(Box<Solved>),
    /// Cannot be answered.
    Failed(SolveError),
}

/// An answer the checker accepted.
///
/// Invariant: only a run makes one, after the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solved {
    /// What it was computed from.
    pub inputs: Inputs,
    /// The answer and its proof.
    pub certificate: Certificate,
}

/// Why a run has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SolveError {
    /// Every try of the tie-break left a tie: two people are alike in
    /// everything, their keys included.
    #[error("the tie-break could not tell two answers apart")]
    StillTied,
    /// The checker refused the answer: a fault in this program.
    #[error("the checker refused the answer")]
    NotProven(Vec<Fault>),
    /// The run was over already.
    #[error("the run is over")]
    Over,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub phase: Phase,
    /// How many people this phase is through with.
    pub n_done: usize,
    /// Of how many.
    pub n_all: usize,
    /// Mentees and mentors brought together so far.
    pub n_pairs: usize,
}

/// What a run is doing, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
}
