//! Holds a proof against the instance, with no code of the solver's.
//!
//! Let every want and place be worth its dual, none below zero. Whatever the
//! pairs, they gain no more than what all wants and places are worth plus what
//! each edge gains beyond its two duals (weak duality; it holds for levels
//! compared like digits as for numbers). If the pairs given gain exactly that,
//! nothing gains more.

use super::instance::{Instance, Side};
use super::proof::{Dual, Proof};

/// What the pairs of a proof amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Pairs.
    pub n_pairs: u64,
    /// Mentees with a mentor.
    pub n_mentees_covered: u64,
    /// Mentors with a mentee.
    pub n_mentors_used: u64,
    /// Sum of points.
    pub total_points: u64,
}

/// What is wrong with a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not one dual for each person.
    #[error("{n} duals for {people} people")]
    Duals {
        /// How many duals.
        n: usize,
        /// How many people.
        people: usize,
    },
    /// Pairs out of order or one that stands twice.
    #[error("pair {0} is not after the one before")]
    Order(usize),
    /// A pair of somebody who is not there, or one without an edge.
    #[error("mentee {mentee} and mentor {mentor} have no edge")]
    NoEdge {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
    },
    /// More pairs than the mentee wants.
    #[error("mentee {0} has more mentors than wanted")]
    Wants(u32),
    /// More pairs than the mentor has places.
    #[error("mentor {0} has more mentees than places")]
    Places(u32),
    /// Not what was made: a number was changed since.
    #[error("the proof was changed: its digest is another one")]
    Digest,
    /// A dual below zero.
    #[error("a dual of {0} is below zero")]
    Negative(&'static str),
    /// The bound is not what the pairs gain.
    #[error("the duals allow {bound_pairings} pairings and {bound_points} points more")]
    NotProven {
        /// Pairings the duals allow beyond the answer.
        bound_pairings: i128,
        /// Points the duals allow beyond the answer.
        bound_points: i128,
    },
    /// The bound over all levels is not what the pairs gain.
    #[error("the duals do not prove the pairs best")]
    NotBest,
    /// Not as many tries of the tie-break as there can be.
    #[error("{0} tries of the tie-break")]
    Tries(usize),
    /// The lowest points are others.
    #[error("the lowest points of a pair are {lowest}, the proof says {said}")]
    Lowest {
        /// What the proof says.
        said: u32,
        /// What they are.
        lowest: u32,
    },
    /// It is not shown that the lowest points cannot be more.
    #[error("the duals do not prove that the lowest points cannot be more")]
    NoneAbove,
    /// Another answer is exactly as good.
    #[error("another answer is as good, tie-break included")]
    Tied,
    /// A try of the tie-break that was not the last left no tie.
    #[error("a further try of the tie-break, though there was no tie")]
    NotTied,
    /// A number that no proof has.
    #[error("a dual is larger than any proof has")]
    TooLarge,
}

/// Checks pairs and duals; what the pairs amount to if all is as it should be.
pub fn check(instance: &Instance, proof: &Proof) -> Result<Totals, Fault> {
    if proof.digest != proof.made_digest() {
        return Err(Fault::Digest);
    }
    sizes(instance, proof)?;
    let totals = feasible(instance, &proof.pairs)?;
    let bound = bound(instance, proof);
    let gained = (i128::from(totals.n_pairs), i128::from(totals.total_points));
    if bound == gained {
        return Ok(totals);
    }
    Err(Fault::NotProven {
        bound_pairings: bound.0 - gained.0,
        bound_points: bound.1 - gained.1,
    })
}

fn sizes(instance: &Instance, proof: &Proof) -> Result<(), Fault> {
    let zero = Dual::default();
    for (role, duals, people) in [
        ("a mentee", &proof.mentees, instance.wants().len()),
        ("a mentor", &proof.mentors, instance.places().len()),
    ] {
        if duals.len() != people {
            let n = duals.len();
            return Err(Fault::Duals { n, people });
        }
        if duals.iter().any(|dual| *dual < zero) {
            return Err(Fault::Negative(role));
        }
    }
    Ok(())
}

/// The pairs are edges, each once, within wants and places.
pub fn feasible(instance: &Instance, pairs: &[(u32, u32)]) -> Result<Totals, Fault> {
    let mut wants = instance.wants().to_vec();
    let mut places = instance.places().to_vec();
    let mut totals = Totals::default();
    let mut before = None;
    for (at, pair) in pairs.iter().enumerate() {
        if before.is_some_and(|before| before >= *pair) {
            return Err(Fault::Order(at));
        }
        before = Some(*pair);
        let (mentee, mentor) = *pair;
        let missing = Fault::NoEdge { mentee, mentor };
        let want = wants.get_mut(mentee as usize).ok_or(missing)?;
        let place = places.get_mut(mentor as usize).ok_or(missing)?;
        let (row, other) = match instance.scarcer() {
            Side::Mentees => (mentee, mentor),
            Side::Mentors => (mentor, mentee),
        };
        let mut row = instance.best_first().row(row as usize).iter();
        let edge = row.find(|edge| edge.to == other).ok_or(missing)?;
        totals.n_pairs += 1;
        totals.total_points += u64::from(edge.points);
        if *want == instance.wants()[mentee as usize] {
            totals.n_mentees_covered += 1;
        }
        if *place == instance.places()[mentor as usize] {
            totals.n_mentors_used += 1;
        }
        *want = want.checked_sub(1).ok_or(Fault::Wants(mentee))?;
        *place = place.checked_sub(1).ok_or(Fault::Places(mentor))?;
    }
    Ok(totals)
}

/// What the duals allow at most, over all edges.
fn bound(instance: &Instance, proof: &Proof) -> (i128, i128) {
    let (mut pairings, mut points) = (0_i128, 0_i128);
    for (units, duals) in [
        (instance.wants(), &proof.mentees),
        (instance.places(), &proof.mentors),
    ] {
        for (units, dual) in units.iter().zip(duals) {
            pairings += i128::from(*units) * i128::from(dual.pairings);
            points += i128::from(*units) * i128::from(dual.points);
        }
    }
    let (mine, others) = match instance.scarcer() {
        Side::Mentees => (&proof.mentees, &proof.mentors),
        Side::Mentors => (&proof.mentors, &proof.mentees),
    };
    for (at, dual) in mine.iter().enumerate() {
        for edge in instance.best_first().row(at) {
            let other = others[edge.to as usize];
            let levels = 1_i64
                .saturating_sub(dual.pairings)
                .saturating_sub(other.pairings);
            let rest = i64::from(edge.points)
                .saturating_sub(dual.points)
                .saturating_sub(other.points);
            if levels > 0 || levels == 0 && rest > 0 {
                pairings += i128::from(levels);
                points += i128::from(rest);
            }
        }
    }
    (pairings, points)
}
