//! What pairs gain by their points, and places by what their mentors have.

use std::ops::Range;

use super::{Free, Level, Scale};
use crate::domain::rules::Objective;
use crate::matching::inputs::{Inputs, Pair};

/// The most points rules may give where pairings of a run before count: a row
/// of scores has as many numbers again for these.
pub const MOST_POINTS_WITH_KEPT: u32 = 32_766;

/// What pairs gain by their mark in a row of scores: their points, and where
/// the run before had them, [`Marks::lift`] more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The most points of a pair.
    pub most_points: u32,
    /// What a pair of the run before has on top of its points.
    pub lift: u32,
    /// The greatest mark.
    pub most: u32,
    /// What a point gains.
    pub point: i128,
    /// What a pair of the run before gains besides.
    pub kept: i128,
}

impl Marks {
    /// The marks of these inputs.
    pub fn of(inputs: &Inputs, scale: &Scale) -> Self {
        // As many as a row of scores can hold.
        let most_points = inputs.rules.max_points().min(u32::from(u16::MAX));
        let lift = Self::lift(inputs);
        Self {
            most_points,
            lift,
            most: most_points + lift,
            point: scale.weight(Level::Points),
            kept: scale.weight(Level::Kept),
        }
    }

    /// What a pair of the run before has on top of its points; 0 where there
    /// is none, and in a stable run.
    pub fn lift(inputs: &Inputs) -> u32 {
        if inputs.before.is_empty() || inputs.rules.objective == Objective::Stable {
            0
        } else {
            inputs.rules.max_points().min(MOST_POINTS_WITH_KEPT) + 1
        }
    }

    /// The mark of a pair with so many points.
    pub fn mark(&self, inputs: &Inputs, pair: Pair, points: u32) -> u32 {
        if self.lift > 0 && inputs.before.contains(&pair) {
            points + self.lift
        } else {
            points
        }
    }

    /// The points of pairs with this mark.
    pub fn points(&self, mark: u32) -> u32 {
        if self.lift > 0 && mark >= self.lift {
            mark - self.lift
        } else {
            mark
        }
    }

    /// The marks of pairs with such points.
    pub fn with_points(&self, points: Range<u32>) -> [Range<u32>; 2] {
        let kept = if self.lift > 0 {
            points.start + self.lift..points.end + self.lift
        } else {
            0..0
        };
        [points, kept]
    }

    /// What a mark gains, the pairing itself left out.
    pub fn gain(&self, mark: u32) -> i128 {
        if self.lift > 0 && mark >= self.lift {
            i128::from(mark - self.lift) * self.point + self.kept
        } else {
            i128::from(mark) * self.point
        }
    }
}

/// What a mentor's places gain, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// What covering a mentor gains.
    pub mentor: i128,
    /// What a square of a load weighs, 0 where loads do not count.
    pub load: i128,
}

impl Seats {
    /// What a pairing more gains for a mentor to whom the run has given
    /// `n_given`.
    pub fn gain(self, free: &Free, mentor: usize, n_given: usize) -> i128 {
        let load = i128::from(free.held[mentor]) + n_given as i128;
        let covered = if load == 0 { self.mentor } else { 0 };
        // From a square to the next.
        covered - self.load * (2 * load + 1)
    }
}
