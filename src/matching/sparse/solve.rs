//! Most pairings, then most points.

use super::instance::Instance;
use super::levels::{Order, Weights, solve_levels};
use super::proof::{Dual, Proof};

/// The answer with most pairings and, among these, most points, and its proof.
///
/// The same instance gives the same pairs, in whatever order its edges came.
///
/// # Example
/// ```
/// use civic_mentor::matching::sparse::{Draft, Edge, Instance, check, solve};
/// let edge = |mentee, mentor, points| Edge { mentee, mentor, points };
/// let edges = vec![edge(0, 0, 9), edge(0, 1, 1), edge(1, 0, 1)];
/// let draft = Draft { wants: vec![1, 1], places: vec![1, 1], edges };
/// let instance = Instance::new(draft).expect("it is sound");
/// let proof = solve(&instance);
/// assert_eq!(proof.pairs, [(0, 1), (1, 0)]);
/// assert!(check(&instance, &proof).is_ok());
/// ```
pub fn solve(instance: &Instance) -> Proof {
    let pairing = Weights::new(instance, Order::Pairings).pairing;
    let found = solve_levels(instance, Order::Pairings);
    // The nearest number of pairings and the points that are left.
    let dual = |dual: &i64| {
        let pairings = dual.saturating_add(pairing / 2).div_euclid(pairing);
        let points = dual - pairings * pairing;
        Dual { pairings, points }
    };
    let proof = Proof {
        mentees: found.mentees.iter().map(dual).collect(),
        mentors: found.mentors.iter().map(dual).collect(),
        pairs: found.pairs,
        digest: 0,
    };
    proof.with_digest()
}
