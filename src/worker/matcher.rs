//! The matcher worker: runs, costs of changes by hand, who shares too few places
//! after them, who would both rather have each other, checks of stored proofs, what other rules or people would do and
//! what each number of mentees costs, in slices away from the page's thread.
//!
//! Only numbers and record ids cross: the page keeps who is who. Inputs,
//! certificate and result cross as the canonical text they are stored and
//! hashed as. Leaves out the work (`job`), the browser (`port`, `client`) and
//! when a slice ends (the worker's binary).

mod costs;
mod crew;
mod ended;
mod failure;
mod grouping;
mod job;
mod meeting;
mod paused;
mod progress;
mod rather;
mod shares;
mod so_far;
mod tried;
mod trying;

pub use costs::Costs;
pub use crew::{Crew, FromOther, Other, ToOther};
pub use ended::{Ended, Found};
pub use failure::{Failure, RunError};
pub use grouping::Told;
pub use job::{Job, Turn};
pub use meeting::Met;
pub use paused::Paused;
pub use progress::{Phase, Progress};
pub use rather::{Priced, RatherFound};
pub use shares::Share;
pub use so_far::Stopped;
pub use tried::{Traced, Tried};

use serde::{Deserialize, Serialize};

use super::protocol::{Parcel, Service};
use crate::bundle::{canonical, strict};
use crate::domain::rules::Objective;
use crate::domain::value::Value;
use crate::flow::round::{HandCosts, Sharing, Stability, StoredProof};
use crate::matching::edit::Edit;
use crate::matching::explain::Shortage;
use crate::matching::frontier::Frontier;
use crate::matching::inputs::Inputs;
use crate::matching::prepare::Prepared;
use crate::matching::solve::Answered;
use crate::matching::stable::{Price, Rather};

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
    /// Answer them as they are, and with each of the edits beside.
    Try,
    /// Say what each number of mentees with a mentor costs.
    Trace,
    /// Say who meets whom in which round of an event.
    Meet {
        /// Mentors for each mentee.
        per_mentee: u32,
        /// Rounds there is time for.
        rounds: u32,
    },
    /// Say who would both rather have each other under these pairs.
    Rather,
    /// Say what a stable answer reaches beside the best one, whose objective
    /// stands beside.
    Price,
    /// Form groups as the call beside asks.
    Group,
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
    /// With the best answer at the time it was stopped.
    SoFar(Stopped),
    /// With what each mentor would cost.
    Costs(Costs),
    /// The checker accepted the certificate.
    Proven,
    /// With who shares too few places.
    Shares(Vec<Share>),
    /// With what the inputs and each edit of them give; nothing for an edit
    /// that cannot be answered.
    Tried(Vec<Option<Tried>>),
    /// With what each number of mentees costs.
    Traced(Traced),
    /// With a timetable the checker accepted.
    Met(Met),
    /// With who would both rather have each other.
    Rather(RatherFound),
    /// With what a stable answer reaches beside the best one.
    Priced(Priced),
    /// With groups.
    Grouped(Told),
    /// Without one.
    Failed(Failure),
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
            Self::SoFar(_)
            | Self::Costs(_)
            | Self::Proven
            | Self::Shares(_)
            | Self::Tried(_)
            | Self::Traced(_)
            | Self::Met(_)
            | Self::Rather(_)
            | Self::Priced(_)
            | Self::Grouped(_)
            | Self::Failed(_) => Vec::new(),
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

    /// A request for what a run would give, and with each of these edits.
    pub fn tries(inputs: &Inputs, edits: &[Edit]) -> Self {
        let edits = edits.iter().map(Edit::to_value).collect();
        Self {
            task: Task::Try,
            inputs: bytes_of(&inputs.to_value()),
            beside: bytes_of(&Value::List(edits)),
        }
    }

    /// A request for what each number of mentees with a mentor costs.
    pub fn trace(inputs: &Inputs) -> Self {
        Self {
            task: Task::Trace,
            inputs: bytes_of(&inputs.to_value()),
            beside: Vec::new(),
        }
    }

    /// A request for who would both rather have each other.
    pub fn rather(stability: &Stability) -> Self {
        Self {
            task: Task::Rather,
            inputs: bytes_of(&stability.prepared.inputs.to_value()),
            beside: bytes_of(&shares::pairs_to_value(&stability.pairs)),
        }
    }

    /// A request for what a stable answer reaches beside the best one.
    pub fn price(inputs: &Inputs, objective: Objective) -> Self {
        Self {
            task: Task::Price,
            inputs: bytes_of(&inputs.to_value()),
            beside: bytes_of(&Value::from(objective.word().as_ref())),
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

fn tree(text: &[u8]) -> Option<Value> {
    strict::parse_tree(text).ok()
}

fn bytes_of(value: &Value) -> Vec<u8> {
    canonical(value).into_bytes()
}

impl Answer {
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

    /// The answers to tries: without an edit, and with each.
    pub fn into_tried(self) -> Result<(Answered, Vec<Option<Answered>>), Failure> {
        let Self::Tried(tried) = self else {
            return Err(self.failure());
        };
        let mut tried = tried.into_iter().map(|it| it.and_then(Tried::read));
        let base = tried.next().flatten().ok_or(Failure::Inputs)?;
        Ok((base, tried.collect()))
    }

    /// The answer to what each number of mentees costs.
    pub fn into_traced(self) -> Result<Frontier, Failure> {
        match self {
            Self::Traced(traced) => traced.read().ok_or(Failure::Inputs),
            other => Err(other.failure()),
        }
    }

    /// The answer to who would both rather have each other.
    pub fn into_rather(self) -> Result<Rather, Failure> {
        match self {
            Self::Rather(found) => found.read().ok_or(Failure::Inputs),
            other => Err(other.failure()),
        }
    }

    /// The answer to what stability costs.
    pub fn into_priced(self) -> Result<Price, Failure> {
        match self {
            Self::Priced(priced) => Ok(priced.into()),
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

#[cfg(test)]
mod tests;
