//! A run that is ended early: the best answer so far, and how far it is from
//! the best at most. It is no run's result: nothing makes a certificate of it.

use super::{Reached, Run, State};
use crate::domain::rules::Objective;
use crate::matching::candidates::Bound;
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::judge::Judge;
use crate::matching::levels::{Free, Level, Marks, Scale};
use crate::matching::rows::Rows;

/// A run being ended. The last pass over all pairs, which bounds the gap, goes
/// in slices like the run.
#[derive(Clone, Debug)]
pub struct Stopping {
    inputs: Inputs,
    rows: Rows,
    free: Free,
    scale: Scale,
    levels: Vec<Level>,
    pairs: Vec<(Pair, u32)>,
    /// Nothing to add up where the aims were met already.
    bound: Option<Bound>,
}

/// The best answer so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoFar {
    /// Its pairs and their points, in order; settled ones are left out.
    pub pairs: Vec<(Pair, u32)>,
    /// What it reaches.
    pub reached: Reached,
    /// How far it is from the best.
    pub gap: Gap,
}

/// How far an answer is from the best, proven over all pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing is better by points or by what counts before them; what remains
    /// open is the choice between answers that are as good.
    None,
    /// All aims before this one are met as well as can be; of this one there
    /// are at most so many more.
    AtMost(Level, u64),
}

impl Run {
    /// Ends the run early. Nothing comes of a stable run: before its end its
    /// pairs are nothing, and it aims at no greatest number; and nothing of one
    /// with quotas or subjects, whose gap is not worked out.
    pub fn stop(self) -> Option<Stopping> {
        if self.inputs.rules.objective == Objective::Stable {
            return None;
        }
        let (pairs, bound) = match self.state {
            State::Main(candidates) => {
                let (pairs, bound) = candidates.stop(&self.free);
                (pairs, Some(bound))
            }
            State::Fair { main, .. }
            | State::Above { main, .. }
            | State::Tie { main, .. }
            | State::Canonical { main, .. }
            | State::Ties { main, .. } => (main.pairs, None),
            State::Check { certificate, .. } => (certificate.pairs().to_vec(), None),
            State::Layered(_) | State::Stable(_) | State::Over => return None,
        };
        let judge = Judge::new(&self.inputs);
        let with_points = |pair| (pair, judge.points(pair).unwrap_or(0));
        let mut pairs: Vec<_> = pairs.into_iter().map(with_points).collect();
        pairs.sort_unstable();
        Some(Stopping {
            pairs,
            bound,
            // Potentials of a run on the way know nothing of fairness.
            scale: Scale::before_fairness(&self.levels, &self.inputs),
            inputs: self.inputs,
            rows: self.rows,
            free: self.free,
            levels: self.levels,
        })
    }
}

impl Stopping {
    /// Works for about `budget` pairs; at the end gives the answer.
    pub fn step(&mut self, budget: u64) -> Option<SoFar> {
        let n_rows = self.rows.n_rows(budget);
        let bound = self.bound.as_mut();
        if bound.is_some_and(|bound| !bound.step(&self.rows, &self.free, n_rows)) {
            return None;
        }
        let pairs: Vec<_> = self.pairs.iter().map(|(pair, _)| *pair).collect();
        let reached = Reached::of(&self.inputs, &pairs);
        let marks = Marks::of(&self.inputs, &self.scale);
        let marked = self.pairs.iter();
        let marked = marked.map(|(pair, points)| (*pair, marks.mark(&self.inputs, *pair, *points)));
        let marked: Vec<_> = marked.collect();
        let gap = self.bound.as_ref().map(|bound| bound.gap(&marked));
        Some(SoFar {
            gap: gap.map_or(Gap::None, |gap| self.in_levels(gap)),
            pairs: std::mem::take(&mut self.pairs),
            reached,
        })
    }

    /// Mentees whose pairs have been looked at, of how many.
    pub fn n_done(&self) -> (usize, usize) {
        let n_all = self.inputs.mentees.len();
        let bound = self.bound.as_ref();
        (bound.map_or(n_all, Bound::n_rows), n_all)
    }

    /// What an amount of all levels together is in the first of them it could
    /// be spent on.
    ///
    /// The best answer differs from this one by exchanges that each gain. Along
    /// one exchange all levels below another come to less than a third of one of
    /// it (`Scale`), so one that gains in a level gains two thirds of its weight
    /// at least; in the last level, all of it.
    fn in_levels(&self, gap: i128) -> Gap {
        let weighed = self
            .levels
            .iter()
            .map(|level| (level, self.scale.digit(*level)));
        let aims: Vec<_> = weighed.filter(|(_, weight)| *weight > 0).collect();
        for (at, (level, weight)) in aims.iter().enumerate() {
            let is_last = at + 1 == aims.len();
            let most = if is_last {
                gap / weight
            } else {
                gap.saturating_mul(3) / weight.saturating_mul(2)
            };
            let most = most.min(self.room(**level));
            if most > 0 {
                return Gap::AtMost(**level, u64::try_from(most).unwrap_or(u64::MAX));
            }
        }
        Gap::None
    }

    /// How many more of a level there could be at all.
    fn room(&self, level: Level) -> i128 {
        let free = &self.free;
        let sum = |units: &[u32]| units.iter().map(|units| i128::from(*units)).sum::<i128>();
        let n_all = sum(&free.wants).min(sum(&free.places));
        let most = n_all * i128::from(self.inputs.rules.max_points());
        match level {
            Level::Mentees { priority } => {
                let mut covered = free.covered_mentees.clone();
                for (pair, _) in &self.pairs {
                    covered[pair.mentee as usize] = true;
                }
                let people = self.inputs.mentees.iter().zip(&free.wants).zip(covered);
                let open = people.filter(|((mentee, wants), covered)| {
                    mentee.priority == priority && **wants > 0 && !covered
                });
                open.count() as i128
            }
            Level::Pairings => n_all - self.pairs.len() as i128,
            Level::Points => {
                let points = self.pairs.iter().map(|(_, points)| i128::from(*points));
                most - points.sum::<i128>()
            }
            _ => i128::MAX,
        }
    }
}
