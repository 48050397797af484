//! The matcher worker: runs in slices, away from the page's thread.
//!
//! Only numbers cross: the page keeps who is who. Inputs and certificate cross
//! as the canonical text they are stored and hashed as. Leaves out the browser
//! (`port`, `client`) and when a slice ends (the worker's binary).

use serde::{Deserialize, Serialize};

use super::protocol::{Parcel, Service};
use crate::bundle::canonical;
use crate::bundle::strict;
use crate::domain::value::Value;
use crate::matching::certificate::Certificate;
use crate::matching::inputs::Inputs;
use crate::matching::solve::{self, Run, SolveError, Solved, Step};

/// The worker as the page names it.
#[derive(Debug)]
pub struct Matcher;

impl Service for Matcher {
    const LOADER: &'static str = "matcher_loader.js";
    type Request = Request;
    type Answer = Answer;
    type Progress = Progress;
}

/// A run to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    #[serde(skip)]
    inputs: Vec<u8>,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// With an answer the checker accepted.
    Solved {
        /// Its certificate, as text.
        #[serde(skip)]
        certificate: Vec<u8>,
    },
    /// Without one.
    Failed(Failure),
}

/// Why a run has no answer. Nothing was changed.
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
}

impl Failure {
    /// A stable name for the sentence in the page's languages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Inputs => "inputs",
            Self::StillTied => "still_tied",
            Self::NotProven => "not_proven",
            Self::Stopped => "stopped",
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
        vec![std::mem::take(&mut self.inputs)]
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        self.inputs = buffers.into_iter().next().unwrap_or_default();
    }
}

impl Parcel for Answer {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Solved { certificate } => vec![std::mem::take(certificate)],
            Self::Failed(_) => Vec::new(),
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        if let Self::Solved { certificate } = self {
            *certificate = buffers.into_iter().next().unwrap_or_default();
        }
    }
}

impl Parcel for Progress {}

impl Request {
    /// A request to run on these inputs.
    pub fn new(inputs: &Inputs) -> Self {
        Self {
            inputs: canonical(&inputs.to_value()).into_bytes(),
        }
    }
}

impl Answer {
    /// The answer to a run on `inputs`, as the page goes on with it.
    pub fn into_solved(self, inputs: Inputs) -> Result<Solved, Failure> {
        match self {
            Self::Failed(failure) => Err(failure),
            Self::Solved { certificate } => {
                let value = strict::parse_tree(&certificate).map_err(|_| Failure::NotProven)?;
                let certificate =
                    Certificate::from_value(&value).map_err(|_| Failure::NotProven)?;
                Ok(Solved {
                    inputs,
                    certificate,
                })
            }
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

/// A run in the worker.
#[derive(Debug)]
pub struct Job {
    run: Result<Box<Run>, Failure>,
}

/// What a slice of a job came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// There is more to do.
    More(Progress),
    /// Over.
    Over(Answer),
}

impl Job {
    /// Reads the request; what cannot be read is said by the first slice.
    pub fn new(request: &Request) -> Self {
        let inputs = strict::parse_tree(&request.inputs).ok();
        let inputs = inputs.and_then(|value: Value| Inputs::from_value(&value).ok());
        Self {
            run: inputs
                .map(|inputs| Box::new(Run::new(inputs)))
                .ok_or(Failure::Inputs),
        }
    }

    /// Works for about `budget` arcs.
    pub fn slice(&mut self, budget: u64) -> Turn {
        let run = match &mut self.run {
            Ok(run) => run,
            Err(failure) => return Turn::Over(Answer::Failed(*failure)),
        };
        match run.step(budget) {
            Step::More(progress) => Turn::More(progress.into()),
            Step::Done(solved) => Turn::Over(Answer::Solved {
                certificate: canonical(&solved.certificate.to_value()).into_bytes(),
            }),
            Step::Failed(error) => Turn::Over(Answer::Failed(error.into())),
        }
    }
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
mod tests {
    use super::super::protocol::{pack, unpack};
    use super::*;
    use crate::matching::generate::{self, Variant};
    use crate::matching::prepare::prepare;

    fn through<M: Parcel>(message: M) -> M {
        let crossed = pack(message).and_then(|(text, buffers)| unpack(&text, buffers));
        crossed.expect("it can cross")
    }

    #[test]
    fn a_run_goes_out_and_its_answer_comes_back_through_messages() {
        let problem = generate::problem(1, 40, 20, Variant::Balanced);
        let inputs = prepare(&problem).expect("the problem is sound").inputs;
        let mut job = Job::new(&through(Request::new(&inputs)));
        let answer = loop {
            match job.slice(500) {
                Turn::More(progress) => assert_eq!(through(progress), progress),
                Turn::Over(answer) => break answer,
            }
        };
        let solved = through(answer)
            .into_solved(inputs.clone())
            .expect("it has an answer");
        assert_eq!(Ok(solved), solve::solve(inputs));
    }

    #[test]
    fn inputs_that_cannot_be_read_are_said() {
        let request = Request {
            inputs: b"{}".to_vec(),
        };
        assert_eq!(
            Job::new(&request).slice(1),
            Turn::Over(Answer::Failed(Failure::Inputs))
        );
    }
}
