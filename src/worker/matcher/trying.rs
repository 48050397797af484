//! Questions being worked on: the inputs as they are, then with each edit.

use super::job::{Turn, count};
use super::{Answer, Phase, Progress, Traced, Tried};
use crate::domain::value::Value;
use crate::matching::edit::Edit;
use crate::matching::frontier::Finding;
use crate::matching::inputs::{Inputs, questions};
use crate::matching::solve::{Asked, Asking, SolveError};

/// Tries under way.
#[derive(Debug)]
pub(super) struct Trying {
    inputs: Inputs,
    edits: Vec<Edit>,
    asking: Option<Asking>,
    told: Vec<Option<Tried>>,
}

impl Trying {
    pub(super) fn new(inputs: Inputs, edits: Vec<Edit>) -> Self {
        Self {
            asking: Some(Asking::new(inputs.clone())),
            inputs,
            edits,
            told: Vec::new(),
        }
    }

    /// Works for about `budget` arcs.
    pub(super) fn slice(&mut self, budget: u64) -> Turn {
        let asked = self.asking.as_mut().map(|asking| asking.step(budget));
        let answer = match asked {
            Some(Asked::More(progress)) if self.edits.is_empty() => {
                return Turn::More(progress.into());
            }
            Some(Asked::More(progress)) => {
                return Turn::More(self.progress(count(progress.n_pairs)));
            }
            Some(Asked::Answered(answered)) => Some(Tried::from(answered)),
            Some(Asked::Failed(error)) if self.told.is_empty() => {
                return Turn::Over(Answer::Failed(error.into()));
            }
            // An edit that does not fit, or leaves a tie, is told as such.
            Some(Asked::Failed(SolveError::StillTied)) | None => None,
            Some(Asked::Failed(error)) => return Turn::Over(Answer::Failed(error.into())),
        };
        self.told.push(answer);
        match self.edits.get(self.told.len() - 1) {
            Some(edit) => {
                self.asking = edit.apply(&self.inputs).map(Asking::new);
                Turn::More(self.progress(0))
            }
            None => Turn::Over(Answer::Tried(std::mem::take(&mut self.told))),
        }
    }

    fn progress(&self, n_pairs: u32) -> Progress {
        Progress {
            phase: Phase::Trying,
            n_done: count(self.told.len()),
            n_all: count(self.edits.len() + 1),
            n_pairs,
        }
    }
}

/// Works on a frontier for about `budget` arcs.
pub(super) fn trace(finding: &mut Finding, budget: u64) -> Turn {
    match finding.step(budget) {
        Ok(found) => Turn::Over(Answer::Traced(Traced::from(found))),
        Err(known) => Turn::More(Progress {
            phase: Phase::Tracing,
            n_done: known.n_done,
            n_all: known.n_all,
            n_pairs: 0,
        }),
    }
}

/// The edits of a tree.
pub(super) fn edits_from_value(value: &Value, inputs: &Inputs) -> Option<Vec<Edit>> {
    let n_questions = questions(&inputs.rules).len();
    let edits = value.as_list()?.iter();
    edits
        .map(|edit| Edit::from_value(edit, n_questions))
        .collect()
}
