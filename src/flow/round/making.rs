//! A run in one go: from the programme to the change that stores it.
//!
//! The page takes the same steps with the solving in a worker between them.
//! Leaves out a copy from before and what is said when it fails.

use super::problem::{ProblemError, problem_of_paced};
use super::result::{Drafted, RunResult, run_of};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pace::{Pace, at_once};
use crate::domain::pairing::Round;
use crate::domain::whole::Programme;
use crate::matching::prepare::{Prepared, Refusal, prepare_paced};
use crate::matching::solve::{SolveError, solve};

/// Why no run was made. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRun {
    /// There is no problem to solve.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// What stands in the way of every run.
    #[error("{} refusal(s)", .0.len())]
    Refused(Vec<Refusal>),
    /// The solver gave no answer that its checker accepts.
    #[error(transparent)]
    Unsolved(#[from] SolveError),
}

/// A round's problem, ready to be solved.
pub fn prepared_of(programme: &Programme, round: &Id<Round>) -> Result<Prepared, NoRun> {
    at_once(prepared_of_paced(programme, round, &Pace::AT_ONCE))
}

/// The same at a pace.
pub async fn prepared_of_paced(
    programme: &Programme,
    round: &Id<Round>,
    pace: &Pace,
) -> Result<Prepared, NoRun> {
    let problem = problem_of_paced(programme, round, pace).await?;
    prepare_paced(&problem, pace).await.map_err(NoRun::Refused)
}

/// Solves a round as the programme stands, without a pause; for whoever runs
/// beside the page already.
pub fn run_at_once(
    programme: &Programme,
    round: &Id<Round>,
    made_at_ms: i64,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Drafted, NoRun> {
    let prepared = prepared_of(programme, round)?;
    let solved = solve(prepared.inputs.clone())?;
    let certificate = &solved.certificate;
    Ok(run_of(
        programme,
        round,
        &prepared,
        certificate,
        &RunResult::of(&prepared, certificate),
        made_at_ms,
        new_id,
    ))
}

impl From<Drafted> for Change {
    /// The run and its drafts, stored in place of the drafts before.
    fn from(drafted: Drafted) -> Self {
        Self::DraftFromRun {
            run: drafted.run,
            pairings: drafted.pairings,
        }
    }
}
