//! Why there is no answer.

use serde::{Deserialize, Serialize};

use crate::matching::solve::SolveError;

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
    /// A stable answer has no prices to read costs from.
    #[error("a stable answer has no costs")]
    Stable,
    /// Quotas or subjects limit the answer.
    #[error("not worked out while quotas or subjects limit the answer")]
    Limits,
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
            Self::Stable => "stable",
            Self::Limits => "limits",
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
    Worker(#[from] crate::worker::protocol::WorkerError),
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
