//! What the best answer reaches, for questions: levels 2 to 5 exactly, without
//! the tie-break, the duals and the check that a run makes of it.

use crate::matching::candidates::{Aims, Candidates, Stage};
use crate::matching::flow::Limits;
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::judge::Judge;
use crate::matching::layered::Layered;
use crate::matching::levels::{Free, Scale, ladder};
use crate::matching::rows::Rows;

/// A question under way. Every step has to be given the same inputs, and the
/// rows of inputs with the same people and criteria.
#[derive(Clone, Debug)]
pub struct Reach {
    free: Free,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    Candidates(Box<Candidates>),
    Layered(Box<Layered>),
}

/// What an answer reaches, settled pairs counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Mentees with at least one mentor.
    pub n_mentees: u32,
    /// Pairings.
    pub n_pairs: u32,
    /// Points of all pairs.
    pub points: i64,
}

impl Reach {
    /// A question that has not begun.
    pub fn new(inputs: &Inputs) -> Self {
        let levels = ladder(inputs);
        let free = Free::of(inputs);
        let way = if inputs.is_layered() {
            let levels = levels.into_iter();
            let levels: Vec<_> = levels.filter(|it| !it.is_between_equals()).collect();
            Way::Layered(Box::new(Layered::new(inputs, &free, &levels)))
        } else {
            let scale = Scale::before_fairness(&levels, inputs);
            let aims = Aims::of(inputs, &free, &scale);
            Way::Candidates(Box::new(Candidates::new(aims, Limits::USUAL)))
        };
        Self { free, way }
    }

    /// Works for about `budget` pairs, or solves once; at the end gives what is
    /// reached.
    pub fn step(&mut self, inputs: &Inputs, rows: &Rows, budget: u64) -> Option<Reached> {
        match &mut self.way {
            Way::Candidates(candidates) => {
                let stage = candidates.step(rows, &self.free, rows.n_rows(budget));
                (stage == Stage::Done).then(|| Reached::of(inputs, candidates.pairs()))
            }
            Way::Layered(layered) => {
                layered.step(inputs, rows, &self.free, budget);
                layered
                    .is_over()
                    .then(|| Reached::of(inputs, &layered.pairs()))
            }
        }
    }
}

impl Reached {
    /// What the pairs a run gave reach.
    pub fn of(inputs: &Inputs, pairs: &[Pair]) -> Self {
        let judge = Judge::new(inputs);
        let mut covered = Free::of(inputs).covered_mentees;
        for pair in pairs {
            if let Some(covered) = covered.get_mut(pair.mentee as usize) {
                *covered = true;
            }
        }
        let all = pairs.iter().chain(inputs.fixed.keys());
        let points = all.map(|pair| i64::from(judge.points_regardless(*pair)));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            n_mentees: count(covered.iter().filter(|covered| **covered).count()),
            n_pairs: count(pairs.len() + inputs.fixed.len()),
            points: points.sum(),
        }
    }
}
