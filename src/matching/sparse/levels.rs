//! Coverage first and score first, each level exact, by the page's flow.
//!
//! Levels become one number: each weighs more than all below it together can
//! amount to, so the greatest sum is greatest level by level. That is exact but
//! slower than bidding for pairs (`solve`); fairness and the tie-break by hash
//! are left out. The proof's duals are in the same number.

use super::instance::{Entry, Instance, Side};
use super::proof::Digest;
use crate::matching::network::{Edge, Network, Room};

/// What a graph is solved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Most mentees with a mentor, most pairings, most mentors with a mentee,
    /// most points.
    CoverageFirst,
    /// Most points, most mentees with a mentor, most pairings, most mentors
    /// with a mentee.
    ScoreFirst,
}

/// What one of each level weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// A mentee's first pairing.
    pub mentee: i128,
    /// A pairing.
    pub pairing: i128,
    /// A mentor's first pairing.
    pub mentor: i128,
    /// A point.
    pub point: i128,
}

impl Weights {
    /// Each weighs one more than all that the levels below can amount to.
    /// With at most 3,000,000 pairings of 1,000,000 points among 1,000,000
    /// mentees and mentors no sum is above 10^32.
    pub fn new(instance: &Instance, order: Order) -> Self {
        let units = |all: &[u32]| all.iter().map(|n| i128::from(*n)).sum::<i128>();
        let n_pairs = units(instance.wants()).min(units(instance.places()));
        let n = |all: &[u32]| i128::try_from(all.len()).unwrap_or(i128::MAX);
        let points = n_pairs * i128::from(instance.most_points());
        let mentors = n(instance.places());
        let mentees = n(instance.wants());
        match order {
            Order::CoverageFirst => {
                let mentor = 1 + points;
                let pairing = mentor * (1 + mentors);
                let mentee = pairing * (1 + n_pairs);
                Self {
                    mentee,
                    pairing,
                    mentor,
                    point: 1,
                }
            }
            Order::ScoreFirst => {
                let pairing = 1 + mentors;
                let mentee = pairing * (1 + n_pairs);
                Self {
                    mentee,
                    pairing,
                    mentor: 1,
                    point: mentee * (1 + mentees),
                }
            }
        }
    }
}

/// Pairs, and for each person what one more unit would have to gain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelProof {
    /// Mentee and mentor, in order.
    pub pairs: Vec<(u32, u32)>,
    /// For each mentee.
    pub mentees: Vec<i128>,
    /// For each mentor.
    pub mentors: Vec<i128>,
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
        let halves = |dual: &i128| {
            let [low, high] =
                [0, 64].map(|n_bits| dual.cast_unsigned() >> n_bits & u128::from(u64::MAX));
            [low, high].map(|half| u64::try_from(half).unwrap_or(0))
        };
        Digest::default()
            .list(&self.pairs, |pair| {
                [u64::from(pair.0) << 32 | u64::from(pair.1)]
            })
            .list(&self.mentees, halves)
            .list(&self.mentors, halves)
            .0
    }
}

/// The answer that is best in every level, and its proof.
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
    let weights = Weights::new(instance, order);
    let rooms = |all: &[u32], bonus| -> Vec<Room<i128>> {
        let rooms = all.iter().map(|all| Room {
            all: *all,
            n_bonus: 1,
            bonus,
        });
        rooms.collect()
    };
    let (wants, places) = (instance.wants(), instance.places());
    let mut network = Network::new(rooms(wants, weights.mentee), rooms(places, weights.mentor));
    let turned;
    let rows = match instance.scarcer() {
        Side::Mentees => instance.best_first(),
        Side::Mentors => {
            turned = instance.best_first().turned(wants.len());
            &turned
        }
    };
    for mentee in 0..wants.len() {
        let edge = |entry: &Entry| Edge {
            mentor: entry.to,
            gain: weights.pairing + weights.point * i128::from(entry.points),
        };
        network.set_row(mentee, rows.row(mentee).iter().map(edge).collect());
    }
    for mentee in 0..wants.len() {
        network.offer(mentee, 1);
    }
    for (mentee, wants) in wants.iter().enumerate() {
        network.offer(mentee, wants - 1);
    }
    let (mut mentees, mentors) = network.potentials();
    for (mentee, dual) in mentees.iter_mut().enumerate() {
        if network.row(mentee).is_empty() {
            // Nothing was ever offered, so nothing was priced either.
            *dual = -weights.mentee;
        }
    }
    let proof = LevelProof {
        pairs: network.pairs(),
        mentees,
        mentors: mentors.into_iter().map(|potential| -potential).collect(),
        digest: 0,
    };
    proof.with_digest()
}
