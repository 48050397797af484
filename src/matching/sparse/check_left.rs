//! Holds the proof of an edited graph against it, with no code of the solver's.
//!
//! As in `check_levels`, over what locked pairs leave: who has one gains nothing
//! by a first pairing, somebody with no unit left gains nothing at all.

use super::check::{Fault, Totals};
use super::instance::Edge;
use super::levels::{LevelProof, Order, Weights};

/// What locked pairs leave to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Wants of mentees.
    pub wants: Vec<u32>,
    /// Places of mentors.
    pub places: Vec<u32>,
    /// Mentees with a locked pair.
    pub covered_mentees: Vec<bool>,
    /// Mentors with a locked pair.
    pub covered_mentors: Vec<bool>,
    /// Pairs that may be, locked ones left out.
    pub edges: Vec<Edge>,
    /// What it is solved for.
    pub order: Order,
    /// People on the smaller side and points of a pair that weights hold for.
    pub limits: (usize, u32),
}

/// Checks pairs and duals; what the pairs amount to if all is as it should be.
pub fn check_left(left: &Left, proof: &LevelProof) -> Result<Totals, Fault> {
    if proof.digest != proof.made_digest() {
        return Err(Fault::Digest);
    }
    for (duals, people) in [
        (&proof.mentees, left.wants.len()),
        (&proof.mentors, left.places.len()),
    ] {
        if duals.len() != people {
            let n = duals.len();
            return Err(Fault::Duals { n, people });
        }
    }
    // Weights for fewer people or points would not keep the levels apart.
    let n_people = left.wants.len().min(left.places.len());
    let most = left.edges.iter().map(|edge| edge.points).max();
    if n_people > left.limits.0 || most.unwrap_or(0) > left.limits.1 {
        return Err(Fault::NotBest);
    }
    let weights = Weights::up_to(left.limits.0, left.limits.1, left.order);
    let totals = totals(left, &proof.pairs)?;
    let gained = [
        (weights.mentee, totals.n_mentees_covered),
        (weights.pairing, totals.n_pairs),
        (weights.mentor, totals.n_mentors_used),
        (weights.point, totals.total_points),
    ];
    let gained = gained.iter();
    let gained = gained.map(|(weight, n)| i128::from(*weight) * i128::from(*n));
    if bound(left, &weights, proof) == gained.sum::<i128>() {
        Ok(totals)
    } else {
        Err(Fault::NotBest)
    }
}

/// What the pairs amount to: edges, each once, within wants and places. People
/// with a locked pair are not counted again.
fn totals(left: &Left, pairs: &[(u32, u32)]) -> Result<Totals, Fault> {
    let mut edges: Vec<_> = left.edges.iter().collect();
    edges.sort_unstable_by_key(|edge| (edge.mentee, edge.mentor));
    let (mut wants, mut places) = (left.wants.clone(), left.places.clone());
    let mut totals = Totals::default();
    for (at, pair) in pairs.iter().enumerate() {
        if at > 0 && pairs[at - 1] >= *pair {
            return Err(Fault::Order(at));
        }
        let (mentee, mentor) = *pair;
        let found = edges.binary_search_by_key(pair, |edge| (edge.mentee, edge.mentor));
        let edge = found.map_err(|_| Fault::NoEdge { mentee, mentor })?;
        totals.n_pairs += 1;
        totals.total_points += u64::from(edges[edge].points);
        let (row, place) = (mentee as usize, mentor as usize);
        let first = wants[row] == left.wants[row] && !left.covered_mentees[row];
        totals.n_mentees_covered += u64::from(first);
        let first = places[place] == left.places[place] && !left.covered_mentors[place];
        totals.n_mentors_used += u64::from(first);
        wants[row] = wants[row].checked_sub(1).ok_or(Fault::Wants(mentee))?;
        places[place] = places[place].checked_sub(1).ok_or(Fault::Places(mentor))?;
    }
    Ok(totals)
}

/// What the duals allow at most.
fn bound(left: &Left, weights: &Weights, proof: &LevelProof) -> i128 {
    let mut bound = 0_i128;
    for (units, duals, covered, bonus) in [
        (
            &left.wants,
            &proof.mentees,
            &left.covered_mentees,
            weights.mentee,
        ),
        (
            &left.places,
            &proof.mentors,
            &left.covered_mentors,
            weights.mentor,
        ),
    ] {
        for ((units, dual), covered) in units.iter().zip(duals).zip(covered) {
            if *units == 0 {
                continue;
            }
            let dual = i128::from(*dual);
            let bonus = if *covered { 0 } else { i128::from(bonus) };
            bound += (dual + bonus).max(0) + dual.max(0) * (i128::from(*units) - 1);
        }
    }
    for edge in &left.edges {
        let worth =
            i128::from(weights.pairing) + i128::from(weights.point) * i128::from(edge.points);
        let mentee = i128::from(proof.mentees[edge.mentee as usize]);
        let mentor = i128::from(proof.mentors[edge.mentor as usize]);
        bound += (worth - mentee - mentor).max(0);
    }
    bound
}
