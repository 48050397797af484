//! The price of stability: what a stable answer reaches, beside the best one.
//!
//! Both are runs, each with its proof and its check.

use crate::domain::rules::Objective;
use crate::matching::inputs::Inputs;
use crate::matching::solve::{Progress, Reached, Run, SolveError, Step};

/// What both reach, settled pairs counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The stable answer that mentees like best.
    pub stable: Reached,
    /// The best answer by the other objective.
    pub best: Reached,
}

/// A question of the price under way.
#[derive(Debug)]
pub struct Pricing {
    inputs: Inputs,
    run: Run,
    stable: Option<Reached>,
}

impl Pricing {
    /// A question that has not begun. Inputs should be prepared for a stable
    /// run, so that they hold what people ranked; the best answer is by
    /// `objective`, by coverage first where that is a stable one.
    pub fn new(mut inputs: Inputs, objective: Objective) -> Self {
        let mut stable = inputs.clone();
        stable.rules.objective = Objective::Stable;
        inputs.rules.objective = match objective {
            Objective::Stable => Objective::CoverageFirst,
            best => best,
        };
        Self {
            inputs,
            run: Run::new(stable),
            stable: None,
        }
    }

    /// Works for about `budget` arcs; at the end gives the price.
    pub fn step(&mut self, budget: u64) -> Result<Result<Price, Progress>, SolveError> {
        let solved = match self.run.step(budget) {
            Step::More(progress) => return Ok(Err(progress)),
            Step::Failed(error) => return Err(error),
            Step::Done(solved) => solved,
        };
        let reached = Reached::of(&solved.inputs, solved.certificate.pairs());
        if let Some(stable) = self.stable {
            return Ok(Ok(Price {
                stable,
                best: reached,
            }));
        }
        self.stable = Some(reached);
        self.run = Run::new(self.inputs.clone());
        self.step(0)
    }
}

impl Price {
    /// Answers at once.
    pub fn of(inputs: Inputs, objective: Objective) -> Result<Self, SolveError> {
        let mut pricing = Pricing::new(inputs, objective);
        loop {
            if let Ok(price) = pricing.step(u64::MAX)? {
                return Ok(price);
            }
        }
    }
}
