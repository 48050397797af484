//! One proof held against all pairs.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use super::fault::Fault;
use super::graph::Graph;
use super::table::PointsAtMost;
use super::terms::{Amount, N_LEVELS, Terms, amount, gained, minus, plus};
use crate::domain::people::Role;
use crate::matching::certificate::{NoneAbove, Proof};
use crate::matching::inputs::Pair;
use crate::matching::judge::Judge;
use crate::matching::levels::Level;

/// What the pairs of some rows add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// To the bound.
    pub bound: Amount,
    /// To the bound of answers with more points in every pairing.
    pub above: Amount,
    /// Mentors who have an eligible pair with a free want, some of them.
    pub wanted: Vec<u32>,
    /// Pairs that cost nothing: mentee, mentor.
    pub free: Vec<(u32, u32)>,
}

/// One proof being held against all pairs.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The next row.
    pub next: usize,
    bound: Amount,
    above: Option<Above>,
    pairs: Vec<Vec<u32>>,
    load: Vec<u32>,
    /// Mentors who have an eligible pair with a free want.
    wanted: Vec<bool>,
    graph: Graph,
    at_most: PointsAtMost,
    /// Duals of mentors before the level of points: which, and all there are.
    kinds: Vec<u32>,
    betas: Vec<Amount>,
    heads: Vec<Amount>,
}

/// The bound of answers with more points in every pairing.
#[derive(Clone, Debug)]
struct Above {
    bound: Amount,
    /// Where lowest points and the tie-break stand.
    lowest: usize,
    tie: usize,
    mentees: Vec<i128>,
    mentors: Vec<i128>,
}

impl Above {
    /// Adds a gain whose part in lowest points is this one and whose tie-break
    /// does not count.
    fn add(&mut self, mut gain: Amount, lowest: i128) {
        gain[self.lowest] = lowest;
        gain[self.tie] = 0;
        if gain > [0; N_LEVELS] {
            self.bound = plus(self.bound, gain);
        }
    }
}

impl Scan {
    /// Starts with what each person adds.
    pub fn new(terms: &Terms<'_>, proof: &Proof, above: Option<&NoneAbove>) -> Self {
        let (n_mentees, n_mentors) = (terms.wants.len(), terms.places.len());
        let mut scan = Self {
            next: 0,
            bound: [0; N_LEVELS],
            above: above.map(|above| Above {
                bound: [0; N_LEVELS],
                lowest: terms.place(Level::Lowest),
                tie: terms.place(Level::Tie),
                mentees: above.mentees.iter().copied().map(i128::from).collect(),
                mentors: above.mentors.iter().copied().map(i128::from).collect(),
            }),
            pairs: vec![Vec::new(); n_mentees],
            load: vec![0; n_mentors],
            wanted: vec![false; n_mentors],
            graph: Graph::new(1 + n_mentees + n_mentors),
            at_most: PointsAtMost::new(terms.inputs),
            kinds: Vec::new(),
            betas: proof.mentors.iter().map(amount).collect(),
            heads: Vec::new(),
        };
        let mut heads = BTreeMap::new();
        for dual in &proof.mentors {
            let head = head(amount(dual), terms.place_of_points());
            let next = heads.len() as u32;
            scan.kinds.push(*heads.entry(head).or_insert_with(|| {
                scan.heads.push(head);
                next
            }));
        }
        for pair in &proof.pairs {
            scan.pairs[pair.mentee as usize].push(pair.mentor);
            scan.load[pair.mentor as usize] += 1;
        }
        for (at, dual) in proof.mentees.iter().enumerate() {
            let alpha = amount(dual);
            let used = scan.pairs[at].len();
            let gain = |n: usize| match n {
                0 => minus(terms.mentee(at), alpha),
                _ => minus([0; N_LEVELS], alpha),
            };
            scan.people(1 + at, terms.wants[at] as usize, used, gain);
        }
        for (at, dual) in proof.mentors.iter().enumerate() {
            let beta = amount(dual);
            let gain = |n: usize| plus(terms.seat(at, n), beta);
            let load = scan.load[at] as usize;
            scan.people(1 + n_mentees + at, terms.places[at] as usize, load, gain);
        }
        scan
    }

    /// Adds one person's term to the bound and its arcs without cost to the
    /// graph. `gain` is what each want or place gains at the duals.
    fn people(&mut self, node: usize, all: usize, used: usize, gain: impl Fn(usize) -> Amount) {
        let zero = [0; N_LEVELS];
        let n_mentees = self.pairs.len();
        for at in 0..all {
            let gain = gain(at);
            if let Some(above) = &mut self.above {
                // Nothing but the dual counts in lowest points here.
                let dual = match node.checked_sub(1 + n_mentees) {
                    None => -above.mentees[node - 1],
                    Some(mentor) => above.mentors[mentor],
                };
                above.add(gain, dual);
            }
            self.bound = plus(self.bound, gain.max(zero));
            // The next unit leads on, the last one used leads back; for a
            // mentor "on" is towards the root.
            if gain == zero && at == used {
                self.graph.on(node, self.pairs.len());
            }
            if gain == zero && at + 1 == used {
                self.graph.back(node, self.pairs.len());
            }
        }
    }

    /// Scans so many rows; true when all are scanned.
    pub fn rows(&mut self, terms: &Terms<'_>, proof: &Proof, n_rows: usize) -> bool {
        let n_mentees = terms.wants.len();
        let stop = self.next.saturating_add(n_rows).min(n_mentees);
        let seen = self.seen(terms, proof, self.next..stop);
        self.join(stop, &seen);
        stop == n_mentees
    }

    /// Goes on with what the rows before `stop` add.
    pub fn join(&mut self, stop: usize, seen: &Seen) {
        self.bound = plus(self.bound, seen.bound);
        if let Some(above) = &mut self.above {
            above.bound = plus(above.bound, seen.above);
        }
        for mentor in &seen.wanted {
            self.wanted[*mentor as usize] = true;
        }
        let n_mentees = self.pairs.len();
        for (mentee, mentor) in &seen.free {
            let used = self.pairs[*mentee as usize].contains(mentor);
            let (from, to) = (1 + *mentee as usize, 1 + n_mentees + *mentor as usize);
            let (from, to) = if used { (to, from) } else { (from, to) };
            self.graph.pair(from, to);
        }
        self.next = stop;
    }

    /// Forgets who is wanted, so that the next rows say all they see.
    pub fn forget(&mut self) {
        self.wanted.fill(false);
    }

    /// What the pairs of these rows add; who is known to be wanted is not said
    /// again.
    pub fn seen(&mut self, terms: &Terms<'_>, proof: &Proof, rows: Range<usize>) -> Seen {
        let mut bound = [0; N_LEVELS];
        let (mut wanted, mut free) = (Vec::new(), Vec::new());
        let mut above = self.above.clone();
        if let Some(above) = &mut above {
            above.bound = bound;
        }
        let judge = Judge::new(terms.inputs);
        let (pairing, points_at, lowest_at, tie) = (
            terms.place(Level::Pairings),
            terms.place_of_points(),
            terms.place(Level::Lowest),
            terms.place(Level::Tie),
        );
        let mut points_at_most = Vec::new();
        // No more than what a dual holds, so nothing is cut off.
        let cut = |n: i128| i64::try_from(n).unwrap_or(i64::MIN);
        let in_points: Vec<_> = self.betas.iter().map(|beta| cut(beta[points_at])).collect();
        for mentee in rows {
            if terms.wants[mentee] == 0 {
                continue;
            }
            let alpha = amount(&proof.mentees[mentee]);
            self.at_most
                .row(&judge, terms.inputs, mentee, &mut points_at_most);
            let first_levels = |head: &Amount| {
                let mut gain = minus(alpha, *head);
                gain[pairing] += 1;
                self::head(gain, points_at).cmp(&[0; N_LEVELS])
            };
            let mine = cut(alpha[points_at]);
            let needed: Vec<_> = self.heads.iter().map(first_levels).collect();
            let mut before = terms.before(mentee as u32).peekable();
            for (mentor, beta) in self.betas.iter().enumerate() {
                // A pair whose gain is below 0 whatever its tie-break adds
                // nothing, but that somebody wants the mentor.
                let needed = match needed[self.kinds[mentor] as usize] {
                    Ordering::Greater => 0,
                    Ordering::Equal => in_points[mentor].saturating_sub(mine),
                    Ordering::Less => i64::MAX,
                };
                let most = points_at_most[mentor].cast_signed();
                // A pair of the run before may gain more than its points.
                let was_paired = before.next_if_eq(&(mentor as u32)).is_some();
                if self.wanted[mentor] && most < needed && !was_paired {
                    continue;
                }
                let pair = Pair {
                    mentee: mentee as u32,
                    mentor: mentor as u32,
                };
                if terms.places[mentor] == 0 || terms.inputs.fixed.contains_key(&pair) {
                    continue;
                }
                let Some(points) = judge.points(pair) else {
                    continue;
                };
                if !std::mem::replace(&mut self.wanted[mentor], true) {
                    wanted.push(pair.mentor);
                }
                let mut gain = minus(alpha, *beta);
                gain[pairing] += 1;
                gain[points_at] += i128::from(points);
                if was_paired {
                    gain = plus(gain, terms.kept(pair));
                }
                if let Some(above) = &mut above {
                    let duals = above.mentees[mentee] - above.mentors[mentor];
                    let dearer = i128::from(terms.is_not_above(points));
                    above.add(gain, duals - dearer);
                }
                if terms.is_below(points) {
                    gain[lowest_at] -= 1;
                }
                if gain[..tie].iter().all(|level| *level == 0) || gain > [0; N_LEVELS] {
                    gain[tie] += terms.tie.of(mentee, mentor);
                }
                if gain > [0; N_LEVELS] {
                    bound = plus(bound, gain);
                } else if gain == [0; N_LEVELS] {
                    free.push((pair.mentee, pair.mentor));
                }
            }
        }
        Seen {
            bound,
            above: above.map_or([0; N_LEVELS], |above| above.bound),
            wanted,
            free,
        }
    }

    /// Holds bound and graph against the answer.
    pub fn finish(self, terms: &Terms<'_>, proof: &Proof, last: bool, faults: &mut Vec<Fault>) {
        let gained = gained(terms, &proof.pairs);
        if self.bound != gained {
            faults.push(Fault::NotProven);
            return;
        }
        if let Some(above) = &self.above {
            // Who is as good in the levels before has such a pair at least once.
            let (before, here) = (..above.lowest, above.bound[above.lowest]);
            if above.bound[before] != gained[before] || here >= 0 {
                faults.push(Fault::NoneAbove);
                return;
            }
        }
        let reached = self.graph.reached();
        let zero = [0; N_LEVELS];
        for (at, dual) in proof.mentees.iter().enumerate() {
            let alone = terms.wants[at] == 0 && amount(dual) == zero;
            if !(alone || terms.wants[at] > 0 && reached[1 + at]) {
                faults.push(Fault::NotCanonical {
                    role: Role::Mentee,
                    at,
                });
            }
        }
        for (at, dual) in proof.mentors.iter().enumerate() {
            let beta = amount(dual);
            let fine = match (terms.places[at] > 0, self.wanted[at]) {
                (false, _) => beta == zero,
                (true, false) => plus(terms.seat(at, 0), beta) == zero,
                (true, true) => reached[1 + terms.wants.len() + at],
            };
            if !fine {
                faults.push(Fault::NotCanonical {
                    role: Role::Mentor,
                    at,
                });
            }
        }
        match (last, self.graph.has_pair_on_cycle()) {
            (true, true) => faults.push(Fault::Tied),
            (false, false) => faults.push(Fault::NotTied),
            _ => {}
        }
    }
}

/// The levels before the one of points.
fn head(mut amount: Amount, points_at: usize) -> Amount {
    amount[points_at..].fill(0);
    amount
}
