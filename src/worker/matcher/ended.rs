//! How a run ended, as the page goes on with it.

use super::{Answer, Failure};
use crate::bundle::strict;
use crate::domain::pace::{Pace, at_once};
use crate::flow::round::RunResult;
use crate::matching::certificate::Certificate;
use crate::matching::solve::SoFar;

/// How a run ended that was not refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// With the best answer, checked.
    Found(Found),
    /// Early, on request, with the best answer so far.
    Stopped(SoFar),
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
        at_once(self.into_found_paced(&Pace::AT_ONCE))
    }

    /// The same at a pace.
    async fn into_found_paced(self, pace: &Pace) -> Result<Found, Failure> {
        match self {
            Self::Solved {
                certificate,
                result,
            } => {
                let tree = |text: &[u8]| strict::parse_tree(text).map_err(|_| Failure::NotProven);
                pace.rest().await;
                let value = tree(&certificate)?;
                pace.rest().await;
                let certificate = Certificate::from_value(&value);
                pace.rest().await;
                let value = tree(&result)?;
                pace.rest().await;
                let result = RunResult::from_value(&value);
                pace.rest().await;
                Ok(Found {
                    certificate: certificate.map_err(|_| Failure::NotProven)?,
                    result: result.map_err(|_| Failure::NotProven)?,
                })
            }
            other => Err(other.failure()),
        }
    }

    /// The answer to a run that could be stopped.
    pub async fn into_ended(self, pace: &Pace) -> Result<Ended, Failure> {
        match self {
            Self::SoFar(stopped) => {
                let so_far = stopped.read().ok_or(Failure::NotProven)?;
                Ok(Ended::Stopped(so_far))
            }
            other => other.into_found_paced(pace).await.map(Ended::Found),
        }
    }
}
