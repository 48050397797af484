//! What the best answer reaches, for questions: levels 2 to 5 exactly, without
//! the tie-break, the duals and the check that a run makes of it.

use super::face::{MainRows, bonuses, main_flow};
use crate::matching::flow::{Flow, Limits, Stage};
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::judge::Judge;
use crate::matching::levels::{Free, Level, Scale, ladder};
use crate::matching::rows::Rows;

/// A question under way. Every step has to be given the same inputs, and the
/// rows of inputs with the same people and criteria.
#[derive(Clone, Debug)]
pub struct Reach {
    free: Free,
    scale: Scale,
    flow: Wide,
}

#[derive(Clone, Debug)]
enum Wide {
    Small(Flow<i64>),
    Large(Flow<i128>),
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
        let scale = Scale::new(&ladder(inputs), inputs);
        let free = Free::of(inputs);
        let bonus = bonuses(inputs, &free, &scale);
        let mentor = scale.weight(Level::Mentors);
        let flow = if scale.is_small() {
            Wide::Small(main_flow(&free, &bonus, mentor, Limits::USUAL))
        } else {
            Wide::Large(main_flow(&free, &bonus, mentor, Limits::USUAL))
        };
        Self { free, scale, flow }
    }

    /// Works for about `budget` arcs; at the end gives what is reached.
    pub fn step(&mut self, inputs: &Inputs, rows: &Rows, budget: u64) -> Option<Reached> {
        let (free, scale) = (&self.free, &self.scale);
        let pairs = match &mut self.flow {
            Wide::Small(flow) => {
                let mut source = MainRows::new(inputs, rows, free, scale);
                (flow.step(&mut source, budget) == Stage::Done).then(|| flow.network().pairs())
            }
            Wide::Large(flow) => {
                let mut source = MainRows::new(inputs, rows, free, scale);
                (flow.step(&mut source, budget) == Stage::Done).then(|| flow.network().pairs())
            }
        };
        let pairs = pairs?.into_iter();
        let pairs: Vec<_> = pairs
            .map(|(mentee, mentor)| Pair { mentee, mentor })
            .collect();
        Some(Reached::of(inputs, &pairs))
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
