//! Holds a proof of all levels against the instance, with no code of the solver's.
//!
//! As in `check`, with one number for all levels ([`Weights`] says why that is
//! exact): a person's first unit gains its bonus and the dual, every further one
//! the dual, if that is above zero; an edge gains what it is worth beyond both
//! duals. No pairs gain more than all of this together.

use super::check::{Fault, Totals, feasible};
use super::instance::{Instance, Side};
use super::levels::{LevelProof, Order, Weights};

/// Checks pairs and duals; what the pairs amount to if all is as it should be.
pub fn check_levels(
    instance: &Instance,
    order: Order,
    proof: &LevelProof,
) -> Result<Totals, Fault> {
    if proof.digest != proof.made_digest() {
        return Err(Fault::Digest);
    }
    for (duals, people) in [
        (&proof.mentees, instance.wants()),
        (&proof.mentors, instance.places()),
    ] {
        if duals.len() != people.len() {
            let (n, people) = (duals.len(), people.len());
            return Err(Fault::Duals { n, people });
        }
    }
    let totals = feasible(instance, &proof.pairs)?;
    let weights = Weights::new(instance, order);
    let gained = [
        (weights.mentee, totals.n_mentees_covered),
        (weights.pairing, totals.n_pairs),
        (weights.mentor, totals.n_mentors_used),
        (weights.point, totals.total_points),
    ];
    let gained = gained
        .iter()
        .map(|(weight, n)| i128::from(*weight) * i128::from(*n))
        .sum::<i128>();
    if bound(instance, &weights, proof) == gained {
        Ok(totals)
    } else {
        Err(Fault::NotBest)
    }
}

/// What the duals allow at most.
fn bound(instance: &Instance, weights: &Weights, proof: &LevelProof) -> i128 {
    let mut bound = 0_i128;
    for (units, duals, bonus) in [
        (instance.wants(), &proof.mentees, weights.mentee),
        (instance.places(), &proof.mentors, weights.mentor),
    ] {
        for (units, dual) in units.iter().zip(duals) {
            let dual = i128::from(*dual);
            let first = (dual + i128::from(bonus)).max(0);
            bound += first + dual.max(0) * (i128::from(*units) - 1);
        }
    }
    let (mine, others) = match instance.scarcer() {
        Side::Mentees => (&proof.mentees, &proof.mentors),
        Side::Mentors => (&proof.mentors, &proof.mentees),
    };
    for (at, dual) in mine.iter().enumerate() {
        for edge in instance.best_first().row(at) {
            let worth = weights.pairing + weights.point * i64::from(edge.points);
            let over = i128::from(worth) - i128::from(*dual) - i128::from(others[edge.to as usize]);
            bound += over.max(0);
        }
    }
    bound
}
