//! The matcher worker: runs, costs of changes by hand, who shares too few places
//! after them, and checks of stored proofs, in slices away from the page's thread.
//!
//! Only numbers and record ids cross: the page keeps who is who. Inputs,
//! certificate and result cross as the canonical text they are stored and
//! hashed as. Leaves out the work (`job`), the browser (`port`, `client`) and
//! when a slice ends (the worker's binary).

mod costs;
mod job;
mod shares;

pub use costs::Costs;
pub use job::{Job, Turn};
pub use shares::Share;

use serde::{Deserialize, Serialize};

use super::protocol::{Parcel, Service};
use crate::bundle::canonical;
use crate::bundle::strict;
use crate::domain::value::Value;
use crate::flow::round::{HandCosts, RunResult, Sharing, StoredProof};
use crate::matching::certificate::Certificate;
use crate::matching::explain::Shortage;
use crate::matching::inputs::Inputs;
use crate::matching::prepare::Prepared;
use crate::matching::solve::{self, SolveError};

/// The worker as the page names it.
#[derive(Debug)]
pub struct Matcher;

impl Service for Matcher {
    const LOADER: &'static str = "matcher_loader.js";
    type Request = Request;
    type Answer = Answer;
    type Progress = Progress;
}

/// Work for the matcher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    task: Task,
    #[serde(skip)]
    inputs: Vec<u8>,
    /// Ids for a run, the certificate for a check, pairs for who shares.
    #[serde(skip)]
    beside: Vec<u8>,
}

/// What to do with the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Task {
    /// Solve them, and say what the answer means for whom.
    Run,
    /// Solve them, and say what forcing this mentee on each mentor would lose.
    Costs {
        /// By place in the inputs.
        mentee: u32,
    },
    /// Check a certificate made from them.
    Check,
    /// Say who shares too few places under these pairs.
    Shares,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// With an answer the checker accepted.
    Solved {
        /// Its certificate, as text.
        #[serde(skip)]
        certificate: Vec<u8>,
        /// What it means for whom, as text.
        #[serde(skip)]
        result: Vec<u8>,
    },
    /// With what each mentor would cost.
    Costs(Costs),
    /// The checker accepted the certificate.
    Proven,
    /// With who shares too few places.
    Shares(Vec<Share>),
    /// Without one.
    Failed(Failure),
}

/// Why there is no answer. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Failure {
    /// The inputs could not be read.
    #[error("the inputs of the run cannot be read")]
    Inputs,
    /// Two people are alike in everything, their keys included.
    #[error("the tie-break could not tell two answers apart")]
    StillTied,
    /// The checker refused the answer: a fault in this program.
    #[error("the checker refused the answer")]
    NotProven,
    /// The page asked to stop.
    #[error("the run was stopped")]
    Stopped,
    /// So many pairs that costs are not worked out.
    #[error("too many pairs to say what each costs")]
    TooMany,
}

impl Failure {
    /// A stable name for the sentence in the page's languages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Inputs => "inputs",
            Self::StillTied => "still_tied",
            Self::NotProven => "not_proven",
            Self::Stopped => "stopped",
            Self::TooMany => "too_many",
        }
    }
}

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
}

impl Parcel for Request {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        vec![
            std::mem::take(&mut self.inputs),
            std::mem::take(&mut self.beside),
        ]
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        let mut buffers = buffers.into_iter();
        self.inputs = buffers.next().unwrap_or_default();
        self.beside = buffers.next().unwrap_or_default();
    }
}

impl Parcel for Answer {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Solved {
                certificate,
                result,
            } => vec![std::mem::take(certificate), std::mem::take(result)],
            Self::Costs(_) | Self::Proven | Self::Shares(_) | Self::Failed(_) => Vec::new(),
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        if let Self::Solved {
            certificate,
            result,
        } = self
        {
            let mut buffers = buffers.into_iter();
            *certificate = buffers.next().unwrap_or_default();
            *result = buffers.next().unwrap_or_default();
        }
    }
}

impl Parcel for Progress {}

impl Request {
    /// A request to run.
    pub fn run(prepared: &Prepared) -> Self {
        let ids = |ids: &[String]| ids.iter().map(|id| Value::from(id.as_str())).collect();
        let ids = Value::List(vec![
            Value::List(ids(&prepared.mentees)),
            Value::List(ids(&prepared.mentors)),
        ]);
        Self {
            task: Task::Run,
            inputs: bytes_of(&prepared.inputs.to_value()),
            beside: bytes_of(&ids),
        }
    }

    /// A request for what forcing a mentee on each mentor would lose.
    pub fn costs(inputs: &Inputs, mentee: u32) -> Self {
        Self {
            task: Task::Costs { mentee },
            inputs: bytes_of(&inputs.to_value()),
            beside: Vec::new(),
        }
    }

    /// A request for who shares too few places under these pairs.
    pub fn shares(sharing: &Sharing) -> Self {
        Self {
            task: Task::Shares,
            inputs: bytes_of(&sharing.prepared.inputs.to_value()),
            beside: bytes_of(&shares::pairs_to_value(&sharing.pairs)),
        }
    }

    /// A request to check the proof kept with a run.
    pub fn check(proof: StoredProof<'_>) -> Self {
        Self {
            task: Task::Check,
            inputs: bytes_of(proof.inputs),
            beside: bytes_of(proof.certificate),
        }
    }
}

fn bytes_of(value: &Value) -> Vec<u8> {
    canonical(value).into_bytes()
}

/// A run's answer as the page goes on with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The answer and its proof.
    pub certificate: Certificate,
    /// What it means for whom.
    pub result: RunResult,
}

impl Answer {
    /// The answer to a run.
    pub fn into_found(self) -> Result<Found, Failure> {
        match self {
            Self::Solved {
                certificate,
                result,
            } => {
                let tree = |text: &[u8]| strict::parse_tree(text).map_err(|_| Failure::NotProven);
                let certificate = Certificate::from_value(&tree(&certificate)?);
                let result = RunResult::from_value(&tree(&result)?);
                Ok(Found {
                    certificate: certificate.map_err(|_| Failure::NotProven)?,
                    result: result.map_err(|_| Failure::NotProven)?,
                })
            }
            other => Err(other.failure()),
        }
    }

    /// The answer to a question of costs.
    pub fn into_costs(self) -> Result<HandCosts, Failure> {
        match self {
            Self::Costs(costs) => costs.read().ok_or(Failure::Inputs),
            other => Err(other.failure()),
        }
    }

    /// The answer to a question of who shares.
    pub fn into_shares(self) -> Result<Vec<Shortage>, Failure> {
        match self {
            Self::Shares(shares) => Ok(shares.into_iter().map(Shortage::from).collect()),
            other => Err(other.failure()),
        }
    }

    /// The answer to a check.
    pub fn into_proven(self) -> Result<(), Failure> {
        match self {
            Self::Proven => Ok(()),
            other => Err(other.failure()),
        }
    }

    /// Why this is not the answer asked for.
    fn failure(&self) -> Failure {
        match self {
            Self::Failed(failure) => *failure,
            _ => Failure::Inputs,
        }
    }
}

/// Why the page got no answer to a run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The run itself.
    #[error(transparent)]
    Run(#[from] Failure),
    /// The worker.
    #[error(transparent)]
    Worker(#[from] super::protocol::WorkerError),
}

impl From<SolveError> for Failure {
    fn from(error: SolveError) -> Self {
        match error {
            SolveError::StillTied => Self::StillTied,
            SolveError::NotProven(_) => Self::NotProven,
            SolveError::Over => Self::Stopped,
        }
    }
}

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

#[cfg(test)]
mod tests;
