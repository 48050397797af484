//! The answer a run would give, for questions: all levels and the tie-break,
//! without the proof and the check that a run makes of it before it is kept.

use super::{Progress, Run, SolveError, State, Step};
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::levels::Level;

/// A question under way.
#[derive(Clone, Debug)]
pub struct Asking {
    run: Run,
}

/// The answer a run of the same inputs gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The pairs the run would give, in order; settled ones are left out.
    pub pairs: Vec<Pair>,
    /// The aims, first to last, and what is reached.
    pub levels: Vec<(Level, i128)>,
    /// The hash the run would have.
    pub result_hash: String,
}

/// What a slice of a question came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// There is more to do.
    More(Progress),
    /// Answered.
    Answered(Answered),
    /// Cannot be answered.
    Failed(SolveError),
}

/// Answers at once.
pub fn ask(inputs: Inputs) -> Result<Answered, SolveError> {
    let mut asking = Asking::new(inputs);
    loop {
        match asking.step(u64::MAX) {
            Asked::More(_) => {}
            Asked::Answered(answered) => return Ok(answered),
            Asked::Failed(error) => return Err(error),
        }
    }
}

impl Asking {
    /// A question that has not begun.
    pub fn new(inputs: Inputs) -> Self {
        let mut run = Run::new(inputs);
        run.asks = true;
        Self { run }
    }

    /// Works for about `budget` arcs.
    pub fn step(&mut self, budget: u64) -> Asked {
        let progress = match self.run.step(budget) {
            Step::More(progress) => progress,
            Step::Failed(error) => return Asked::Failed(error),
            Step::Done(_) => return Asked::Failed(SolveError::Over),
        };
        let State::Check { certificate, .. } = &self.run.state else {
            return Asked::More(progress);
        };
        let levels = certificate.levels.iter().copied();
        let answered = Answered {
            pairs: certificate.pairs().to_vec(),
            levels: levels.zip(certificate.values.iter().copied()).collect(),
            result_hash: certificate.result_hash.clone(),
        };
        self.run.state = State::Over;
        Asked::Answered(answered)
    }
}
