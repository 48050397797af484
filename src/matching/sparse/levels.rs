//! What a graph is solved for, level by level, as numbers of one scale.
//!
//! An answer is best if nothing is gained by any cycle of exchanges, and a cycle
//! adds and takes away at most one first pairing of a mentee, one of a mentor,
//! one pairing, and points of as many pairs as there are people: so a level is
//! greatest before all below it where it weighs more than these together. That
//! is why the numbers stay small. Fairness and the tie-break by hash are left
//! out.

use super::gains::{Gains, Table};
use super::instance::{Instance, Side};
use super::proof::Digest;
use super::settle::{Effort, Settled, settle};

/// What a graph is solved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Most pairings, most points.
    Pairings,
    /// Most mentees with a mentor, most pairings, most mentors with a mentee,
    /// most points.
    CoverageFirst,
    /// Most points, most mentees with a mentor, most pairings, most mentors
    /// with a mentee.
    ScoreFirst,
}

/// What one of each level weighs; 0 is no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// A mentee's first pairing.
    pub mentee: i64,
    /// A pairing.
    pub pairing: i64,
    /// A mentor's first pairing.
    pub mentor: i64,
    /// A point.
    pub point: i64,
}

/// More than a first pairing or a pairing can count on a cycle, either way.
const COUNT: i64 = 8;

impl Weights {
    /// With 1,000,000 people on a side and as many points all weights and sums
    /// along a cycle stay below 2^56.
    pub fn new(instance: &Instance, order: Order) -> Self {
        let n_people = instance.wants().len().min(instance.places().len());
        Self::up_to(n_people, instance.most_points(), order)
    }

    /// The weights for so many people on the smaller side and so many points of
    /// a pair, or fewer.
    pub fn up_to(n_people: usize, most_points: u32, order: Order) -> Self {
        let points = (n_people as u64 + 2) * (u64::from(most_points) + 1) * 4;
        let points = i64::try_from(points.next_power_of_two()).unwrap_or(i64::MAX >> 10);
        match order {
            Order::Pairings => Self {
                mentee: 0,
                pairing: points,
                mentor: 0,
                point: 1,
            },
            Order::CoverageFirst => Self {
                mentee: points * COUNT * COUNT,
                pairing: points * COUNT,
                mentor: points,
                point: 1,
            },
            Order::ScoreFirst => Self {
                mentee: COUNT * COUNT,
                pairing: COUNT,
                mentor: 1,
                point: COUNT * COUNT * COUNT,
            },
        }
    }
}

/// Pairs, and for each person what one more unit would have to gain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelProof {
    /// Mentee and mentor, in order.
    pub pairs: Vec<(u32, u32)>,
    /// For each mentee.
    pub mentees: Vec<i64>,
    /// For each mentor.
    pub mentors: Vec<i64>,
    /// Of all of the above as it was made, see [`LevelProof::made_digest`].
    pub digest: u64,
}

impl LevelProof {
    /// The proof with the digest of what it holds.
    #[must_use]
    pub fn with_digest(mut self) -> Self {
        self.digest = self.made_digest();
        self
    }

    /// The digest of what it holds now.
    pub fn made_digest(&self) -> u64 {
        let word = |dual: &i64| [dual.cast_unsigned()];
        Digest::default()
            .list(&self.pairs, |pair| {
                [u64::from(pair.0) << 32 | u64::from(pair.1)]
            })
            .list(&self.mentees, word)
            .list(&self.mentors, word)
            .0
    }
}

/// The answer that is best in every level, and its proof.
///
/// The same instance gives the same pairs, in whatever order its edges came.
///
/// # Example
/// ```
/// use civic_mentor::matching::sparse::{
///     Draft, Edge, Instance, Order, check_levels, solve_levels,
/// };
/// let edge = |mentee, mentor, points| Edge { mentee, mentor, points };
/// let edges = vec![edge(0, 0, 9), edge(0, 1, 9), edge(1, 0, 1)];
/// let draft = Draft { wants: vec![2, 1], places: vec![1, 1], edges };
/// let instance = Instance::new(draft).expect("it is sound");
/// let proof = solve_levels(&instance, Order::CoverageFirst);
/// assert_eq!(proof.pairs, [(0, 1), (1, 0)]);
/// assert!(check_levels(&instance, Order::CoverageFirst, &proof).is_ok());
/// ```
pub fn solve_levels(instance: &Instance, order: Order) -> LevelProof {
    let (weights, settled) = settled(instance, order);
    proof(instance.scarcer(), weights.pairing, settled)
}

/// How much work that was, for those who measure.
pub fn effort(instance: &Instance, order: Order) -> Effort {
    settled(instance, order).1.effort
}

fn settled(instance: &Instance, order: Order) -> (Weights, Settled) {
    let weights = Weights::new(instance, order);
    let mentees = vec![weights.mentee; instance.wants().len()];
    let mentors = vec![weights.mentor; instance.places().len()];
    let (bidders, lots) = match instance.scarcer() {
        Side::Mentees => (mentees, mentors),
        Side::Mentors => (mentors, mentees),
    };
    let gains = Gains {
        point: weights.point,
        pairing: weights.pairing,
        bidders,
        lots,
    };
    let units = instance.units();
    let settled = settle(&Table {
        rows: instance.best_first(),
        bidders: units.0,
        lots: units.1,
        most_points: instance.most_points(),
        gains: &gains,
    });
    (weights, settled)
}

/// Pairs and prices as anybody can check them.
fn proof(scarcer: Side, pairing: i64, settled: Settled) -> LevelProof {
    let Settled {
        mut pairs,
        thresholds,
        prices,
        ..
    } = settled;
    // What a bidder's threshold is below what a pairing costs it to miss.
    let bidders = thresholds.iter().map(|threshold| threshold + pairing);
    let (bidders, lots) = (bidders.collect(), prices);
    let (mentees, mentors) = match scarcer {
        Side::Mentees => (bidders, lots),
        Side::Mentors => {
            for (bidder, lot) in &mut pairs {
                std::mem::swap(bidder, lot);
            }
            (lots, bidders)
        }
    };
    pairs.sort_unstable();
    let proof = LevelProof {
        pairs,
        mentees,
        mentors,
        digest: 0,
    };
    proof.with_digest()
}
