//! Holds a proof of all seven levels against the instance, with no code of the
//! solver's but what a hash is.
//!
//! As in `check_levels`, with duals in three parts compared like digits: the
//! levels before fairness; fairness, where a mentor's place loses what it adds
//! to the square of the load and a pair of fewer points than the lowest loses
//! 1; the tie-break, where a pair gains its hash. That no answer as fair has
//! more points in every pair is seen from a second set of duals: with these
//! every pair of no more points loses 1, and the bound is below what is
//! reached. That the answer is the only one: no pair lies on a cycle of arcs
//! that cost nothing.

use super::check::{Fault, Totals, feasible};
use super::full::{FullProof, Keys, MAX_TRIES, Try, fair_weight};
use super::instance::{Instance, Side};
use super::levels::{Order, Weights};
use crate::matching::check::Graph;

/// What the pairs of a proof amount to in all levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FullTotals {
    /// Pairs, people and points.
    pub totals: Totals,
    /// Sum of the squares of how many mentees each mentor has.
    pub loads: u64,
    /// The least points of any pair, 0 where there is none.
    pub lowest: u32,
    /// Sum of the hashes.
    pub tie: i128,
    /// Tries of the tie-break.
    pub n_tries: usize,
}

/// Levels before fairness, fairness, tie-break.
type Amount = (i128, i128, i128);

/// No sum of so many duals overflows.
const MAX_DUAL: u128 = 1 << 102;

/// Checks pairs and duals; what the pairs amount to if all is as it should be.
pub fn check_full(
    instance: &Instance,
    order: Order,
    salt: &str,
    proof: &FullProof,
) -> Result<FullTotals, Fault> {
    if proof.digest != proof.made_digest() {
        return Err(Fault::Digest);
    }
    let n_tries = proof.tries.len();
    if !(1..=MAX_TRIES).contains(&n_tries) {
        return Err(Fault::Tries(n_tries));
    }
    let mut found = FullTotals::default();
    for (attempt, tried) in (0_u32..).zip(&proof.tries) {
        let terms = Terms {
            instance,
            weights: Weights::new(instance, order),
            load: fair_weight(instance).into(),
            keys: Keys::new(salt, attempt),
            proof,
            tried,
        };
        let is_last = attempt as usize + 1 == n_tries;
        found = terms.check(is_last)?;
    }
    found.n_tries = n_tries;
    Ok(found)
}

/// One try and what it is held against.
struct Terms<'a> {
    instance: &'a Instance,
    weights: Weights,
    load: i128,
    keys: Keys,
    proof: &'a FullProof,
    tried: &'a Try,
}

/// What the duals allow at most, and what costs nothing.
struct Bound {
    all: Amount,
    /// The first two parts where pairs of no more points lose.
    above: (i128, i128),
    graph: Graph,
    lowest: u32,
    points: Vec<u32>,
}

impl Terms<'_> {
    fn check(&self, is_last: bool) -> Result<FullTotals, Fault> {
        self.sizes()?;
        let totals = feasible(self.instance, &self.tried.pairs)?;
        let (n_mentees, n_mentors) = (self.proof.mentees.len(), self.proof.mentors.len());
        let (mut wants, mut loads) = (vec![0; n_mentees], vec![0; n_mentors]);
        for (mentee, mentor) in &self.tried.pairs {
            wants[*mentee as usize] += 1;
            loads[*mentor as usize] += 1;
        }
        let mut bound = Bound {
            all: (0, 0, 0),
            above: (0, 0),
            graph: Graph::new(1 + n_mentees + n_mentors),
            lowest: self.proof.lowest,
            points: Vec::new(),
        };
        self.add_people(&wants, &loads, &mut bound)?;
        self.add_edges(&mut bound)?;
        let lowest = bound.points.iter().min().copied().unwrap_or(0);
        let squares = loads.iter().map(|load| u64::from(*load).pow(2)).sum();
        let main = [
            (self.weights.mentee, totals.n_mentees_covered),
            (self.weights.pairing, totals.n_pairs),
            (self.weights.mentor, totals.n_mentors_used),
            (self.weights.point, totals.total_points),
        ];
        let main = main
            .iter()
            .map(|(one, n)| i128::from(*one) * i128::from(*n));
        let hashes = self.tried.pairs.iter();
        let hashes = hashes.map(|(mentee, mentor)| i128::from(self.keys.of(*mentee, *mentor)));
        let gained = (main.sum(), -self.load * i128::from(squares), hashes.sum());
        if lowest != self.proof.lowest {
            return Err(Fault::Lowest {
                said: self.proof.lowest,
                lowest,
            });
        }
        if bound.all != gained {
            return Err(Fault::NotBest);
        }
        let is_none_above = bound.above.0 == gained.0 && bound.above.1 < gained.1;
        if totals.n_pairs > 0 && !is_none_above {
            return Err(Fault::NoneAbove);
        }
        match (is_last, bound.graph.has_pair_on_cycle()) {
            (true, true) => Err(Fault::Tied),
            (false, false) => Err(Fault::NotTied),
            _ => Ok(FullTotals {
                totals,
                loads: squares,
                lowest,
                tie: gained.2,
                n_tries: 0,
            }),
        }
    }

    fn sizes(&self) -> Result<(), Fault> {
        let (proof, tried) = (self.proof, self.tried);
        for (n, people) in [
            (proof.mentees.len(), self.instance.wants()),
            (proof.above.0.len(), self.instance.wants()),
            (tried.mentees.len(), self.instance.wants()),
            (proof.mentors.len(), self.instance.places()),
            (proof.above.1.len(), self.instance.places()),
            (tried.mentors.len(), self.instance.places()),
        ] {
            if n != people.len() {
                let people = people.len();
                return Err(Fault::Duals { n, people });
            }
        }
        let mut ties = tried.mentees.iter().chain(&tried.mentors);
        if ties.any(|dual| dual.unsigned_abs() > MAX_DUAL) {
            return Err(Fault::TooLarge);
        }
        Ok(())
    }

    /// Adds wants and places.
    fn add_people(&self, wants: &[u32], loads: &[u32], bound: &mut Bound) -> Result<(), Fault> {
        let n_mentees = wants.len();
        let (proof, tried) = (self.proof, self.tried);
        for (at, units) in self.instance.wants().iter().enumerate() {
            let dual = proof.mentees[at];
            for n in 0..*units {
                let first = if n == 0 { self.weights.mentee } else { 0 };
                let main = i128::from(dual.main) + i128::from(first);
                let gain = (main, i128::from(dual.fair), tried.mentees[at]);
                bound.add(gain, i128::from(proof.above.0[at]))?;
                bound.unit(1 + at, gain, (n, wants[at]), n_mentees);
            }
        }
        for (at, units) in self.instance.places().iter().enumerate() {
            let dual = proof.mentors[at];
            for n in 0..*units {
                let first = if n == 0 { self.weights.mentor } else { 0 };
                let main = i128::from(dual.main) + i128::from(first);
                let square = self.load * i128::from(2 * n + 1);
                let gain = (main, i128::from(dual.fair) - square, tried.mentors[at]);
                bound.add(gain, i128::from(proof.above.1[at]) - square)?;
                bound.unit(1 + n_mentees + at, gain, (n, loads[at]), n_mentees);
            }
        }
        Ok(())
    }

    /// Adds every edge.
    fn add_edges(&self, bound: &mut Bound) -> Result<(), Fault> {
        let (proof, tried) = (self.proof, self.tried);
        let is_turned = self.instance.scarcer() == Side::Mentors;
        let ends = |mine: u32, other: u32| {
            if is_turned {
                (other, mine)
            } else {
                (mine, other)
            }
        };
        let (mine, others) = if is_turned {
            (&proof.mentors, &proof.mentees)
        } else {
            (&proof.mentees, &proof.mentors)
        };
        let mut has: Vec<Vec<u32>> = vec![Vec::new(); mine.len()];
        for (mentee, mentor) in &tried.pairs {
            let (mine, other) = ends(*mentee, *mentor);
            has[mine as usize].push(other);
        }
        for (at, dual) in (0_u32..).zip(mine) {
            let has = &has[at as usize];
            for edge in self.instance.best_first().row(at as usize) {
                let other = others[edge.to as usize];
                let is_used = has.contains(&edge.to);
                if is_used {
                    bound.points.push(edge.points);
                }
                let worth = i128::from(self.weights.point) * i128::from(edge.points)
                    + i128::from(self.weights.pairing);
                let main = worth - i128::from(dual.main) - i128::from(other.main);
                if main < 0 {
                    continue;
                }
                let (mentee, mentor) = ends(at, edge.to);
                let (from, to) = (mentee as usize, mentor as usize);
                let is_below = i128::from(edge.points < bound.lowest);
                let fair = -is_below - i128::from(dual.fair) - i128::from(other.fair);
                let is_not_above = i128::from(edge.points <= bound.lowest);
                let above = i128::from(proof.above.0[from]) + i128::from(proof.above.1[to]);
                let hash = i128::from(self.keys.of(mentee, mentor));
                let gain = (main, fair, hash - tried.mentees[from] - tried.mentors[to]);
                bound.add(gain, -is_not_above - above)?;
                if gain == (0, 0, 0) {
                    let (from, to) = (1 + from, 1 + proof.mentees.len() + to);
                    let (from, to) = if is_used { (to, from) } else { (from, to) };
                    bound.graph.pair(from, to);
                }
            }
        }
        Ok(())
    }
}

impl Bound {
    /// Adds what gains, and what does with another part in fairness.
    fn add(&mut self, gain: Amount, above: i128) -> Result<(), Fault> {
        let sum = |a: i128, b: i128| a.checked_add(b).ok_or(Fault::TooLarge);
        if gain > (0, 0, 0) {
            let all = self.all;
            self.all = (all.0 + gain.0, all.1 + gain.1, sum(all.2, gain.2)?);
        }
        if (gain.0, above) > (0, 0) {
            self.above = (self.above.0 + gain.0, self.above.1 + above);
        }
        Ok(())
    }

    /// A unit that costs nothing: the next one leads on, the last one in use
    /// back.
    fn unit(&mut self, node: usize, gain: Amount, (at, used): (u32, u32), n_mentees: usize) {
        if gain != (0, 0, 0) {
            return;
        }
        if at == used {
            self.graph.on(node, n_mentees);
        }
        if at + 1 == used {
            self.graph.back(node, n_mentees);
        }
    }
}
