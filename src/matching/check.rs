//! The checker: is this certificate's answer really the best one?
//!
//! Shares with the solver only what the words mean (inputs, the plain judge,
//! the order of levels, tie-break numbers), none of how an answer is found.
//! Rescans every pair, adds up the bound of [`super::certificate`] and holds
//! it against the answer; asks that the duals are the canonical ones, so that
//! no number can be altered and pass; asks that no other answer is as good.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

mod graph;

use super::certificate::{Certificate, Proof, result_hash};
use super::inputs::{Inputs, Pair};
use super::judge::Judge;
use super::levels::{Level, ladder};
use super::tie::TieBreak;
use crate::domain::people::Role;
use graph::Graph;

/// What is wrong with a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It belongs to other inputs.
    InputHash,
    /// The hash of pairs and values does not fit them.
    ResultHash,
    /// The levels are not those the rules ask for.
    Levels,
    /// It has no proof, or more tries than a run makes.
    Tries,
    /// Pairs are not in order, or one stands twice.
    Order,
    /// A pair is not eligible, settled already, or not there.
    Pair(Pair),
    /// Somebody has more pairs than wants or places.
    Capacity {
        /// The role.
        role: Role,
        /// Place among those of the role.
        at: usize,
    },
    /// A value is not what the pairs reach.
    Value(Level),
    /// The points of settled pairs are wrong.
    FixedPoints,
    /// There is not one dual of the right shape for each person.
    Duals,
    /// The duals do not prove that the answer is best.
    NotProven,
    /// The duals prove it but are not the canonical ones.
    NotCanonical {
        /// The role.
        role: Role,
        /// Place among those of the role.
        at: usize,
    },
    /// Another answer is as good, and the last try has to be alone.
    Tied,
    /// A try before the last left no tie, so there was no reason for another.
    NotTied,
}

/// Room for every level.
const N_LEVELS: usize = 12;
/// Duals beyond this are not any run's.
const MAX_DUAL: i128 = 1 << 90;

/// Levels compared like digits.
type Amount = [i128; N_LEVELS];

/// Checks at once; no faults means that the answer is the best one.
pub fn check(inputs: &Inputs, certificate: &Certificate) -> Vec<Fault> {
    let mut check = Check::new(inputs, certificate);
    loop {
        if let Some(faults) = check.step(inputs, certificate, usize::MAX / 2) {
            return faults;
        }
    }
}

/// A check under way. Every step has to be given the same inputs and
/// certificate.
#[derive(Clone, Debug)]
pub struct Check {
    faults: Vec<Fault>,
    attempt: usize,
    scan: Option<Scan>,
    n_rows: usize,
}

/// One proof being held against all pairs.
#[derive(Clone, Debug)]
struct Scan {
    next: usize,
    bound: Amount,
    pairs: Vec<Vec<u32>>,
    load: Vec<u32>,
    /// Mentors who have an eligible pair with a free want.
    wanted: Vec<bool>,
    graph: Graph,
}

/// Free wants and places, bonuses, where levels stand.
struct Terms<'a> {
    inputs: &'a Inputs,
    levels: &'a [Level],
    tie: TieBreak,
    wants: Vec<u32>,
    places: Vec<u32>,
    taken: (Vec<u32>, Vec<u32>),
}

impl<'a> Terms<'a> {
    fn new(inputs: &'a Inputs, levels: &'a [Level], attempt: usize) -> Self {
        let taken = inputs.taken();
        let left = |people: &[super::inputs::Party], taken: &[u32]| {
            people
                .iter()
                .zip(taken)
                .map(|(party, taken)| party.capacity.saturating_sub(*taken))
                .collect()
        };
        Self {
            inputs,
            levels,
            tie: TieBreak::new(inputs, u32::try_from(attempt).unwrap_or(u32::MAX)),
            wants: left(&inputs.mentees, &taken.0),
            places: left(&inputs.mentors, &taken.1),
            taken,
        }
    }

    fn one(&self, level: Level) -> Amount {
        let mut amount = [0; N_LEVELS];
        if let Some(at) = self.levels.iter().position(|at| *at == level) {
            amount[at] = 1;
        }
        amount
    }

    /// What covering a mentee gains.
    fn mentee(&self, at: usize) -> Amount {
        let covered = self.taken.0[at] > 0;
        let priority = self.inputs.mentees[at].priority;
        if covered {
            [0; N_LEVELS]
        } else {
            self.one(Level::Mentees { priority })
        }
    }

    /// What covering a mentor gains.
    fn mentor(&self, at: usize) -> Amount {
        if self.taken.1[at] > 0 {
            [0; N_LEVELS]
        } else {
            self.one(Level::Mentors)
        }
    }

    fn place(&self, level: Level) -> usize {
        self.levels
            .iter()
            .position(|at| *at == level)
            .unwrap_or(N_LEVELS - 1)
    }
}

impl Check {
    /// Holds against each other what needs no scan.
    pub fn new(inputs: &Inputs, certificate: &Certificate) -> Self {
        let mut faults = Vec::new();
        let levels = ladder(inputs);
        if certificate.input_hash != inputs.hash() {
            faults.push(Fault::InputHash);
        }
        if certificate.levels != levels || levels.len() > N_LEVELS {
            faults.push(Fault::Levels);
        }
        if !(1..=super::solve::MAX_TRIES).contains(&certificate.tries.len()) {
            faults.push(Fault::Tries);
        }
        for proof in &certificate.tries {
            check_pairs(inputs, proof, &mut faults);
            check_shape(inputs, proof, levels.len(), &mut faults);
        }
        if faults.is_empty() {
            check_values(inputs, certificate, &mut faults);
        }
        let hash = result_hash(
            inputs,
            certificate.pairs(),
            &certificate.levels,
            &certificate.values,
        );
        if certificate.result_hash != hash {
            faults.push(Fault::ResultHash);
        }
        Self {
            faults,
            attempt: 0,
            scan: None,
            n_rows: 0,
        }
    }

    /// Rows scanned so far.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// Scans about `n_rows` rows; at the end gives all faults found.
    pub fn step(
        &mut self,
        inputs: &Inputs,
        certificate: &Certificate,
        n_rows: usize,
    ) -> Option<Vec<Fault>> {
        let Some(proof) = certificate.tries.get(self.attempt) else {
            return Some(std::mem::take(&mut self.faults));
        };
        if !self.faults.is_empty() {
            return Some(std::mem::take(&mut self.faults));
        }
        let terms = Terms::new(inputs, &certificate.levels, self.attempt);
        let mut scan = self.scan.take().unwrap_or_else(|| Scan::new(&terms, proof));
        let before = scan.next;
        let done = scan.rows(&terms, proof, n_rows);
        self.n_rows += scan.next - before;
        if done {
            let last = self.attempt + 1 == certificate.tries.len();
            scan.finish(&terms, proof, last, &mut self.faults);
            self.attempt += 1;
        } else {
            self.scan = Some(scan);
        }
        None
    }
}

/// Pairs in order, eligible, within wants and places.
fn check_pairs(inputs: &Inputs, proof: &Proof, faults: &mut Vec<Fault>) {
    if proof.pairs.windows(2).any(|two| two[0] >= two[1]) {
        faults.push(Fault::Order);
    }
    let judge = Judge::new(inputs);
    let (mut mentees, mut mentors) = inputs.taken();
    for pair in &proof.pairs {
        if judge.points(*pair).is_none() || inputs.fixed.contains_key(pair) {
            faults.push(Fault::Pair(*pair));
            continue;
        }
        mentees[pair.mentee as usize] += 1;
        mentors[pair.mentor as usize] += 1;
    }
    let given = |at: usize, role: Role| {
        proof.pairs.iter().any(|pair| match role {
            Role::Mentee => pair.mentee as usize == at,
            Role::Mentor => pair.mentor as usize == at,
        })
    };
    for (role, used, people) in [
        (Role::Mentee, mentees, &inputs.mentees),
        (Role::Mentor, mentors, &inputs.mentors),
    ] {
        for (at, (used, party)) in used.iter().zip(people).enumerate() {
            // Live pairs may be more than there is room for; the run's may not.
            if *used > party.capacity && given(at, role) {
                faults.push(Fault::Capacity { role, at });
            }
        }
    }
}

fn check_shape(inputs: &Inputs, proof: &Proof, n_levels: usize, faults: &mut Vec<Fault>) {
    let count =
        proof.mentees.len() == inputs.mentees.len() && proof.mentors.len() == inputs.mentors.len();
    let shape = proof.mentees.iter().chain(&proof.mentors).all(|dual| {
        dual.levels.len() + 1 == n_levels && dual.tie.unsigned_abs() < MAX_DUAL.unsigned_abs()
    });
    if !(count && shape) {
        faults.push(Fault::Duals);
    }
}

/// Counts what the pairs reach, settled ones included.
fn check_values(inputs: &Inputs, certificate: &Certificate, faults: &mut Vec<Fault>) {
    let terms = Terms::new(inputs, &certificate.levels, certificate.tries.len() - 1);
    let mut reached = gained(&terms, certificate.pairs());
    let before = |taken: &[u32]| taken.iter().map(|taken| *taken > 0).collect::<Vec<_>>();
    for (mentee, covered) in inputs.mentees.iter().zip(before(&terms.taken.0)) {
        let level = Level::Mentees {
            priority: mentee.priority,
        };
        reached[terms.place(level)] += i128::from(covered);
    }
    if certificate.levels.contains(&Level::Mentors) {
        let covered = before(&terms.taken.1)
            .into_iter()
            .filter(|covered| *covered);
        reached[terms.place(Level::Mentors)] += covered.count() as i128;
    }
    reached[terms.place(Level::Pairings)] += inputs.fixed.len() as i128;
    if certificate.values.len() != certificate.levels.len() {
        faults.push(Fault::Levels);
    }
    for (at, (level, value)) in certificate
        .levels
        .iter()
        .zip(&certificate.values)
        .enumerate()
    {
        if reached[at] != *value {
            faults.push(Fault::Value(*level));
        }
    }
    let judge = Judge::new(inputs);
    let points = inputs
        .fixed
        .keys()
        .map(|pair| i128::from(judge.points_regardless(*pair)));
    if points.sum::<i128>() != certificate.fixed_points {
        faults.push(Fault::FixedPoints);
    }
}

/// What the run's pairs gain over the settled ones.
fn gained(terms: &Terms<'_>, pairs: &[Pair]) -> Amount {
    let judge = Judge::new(terms.inputs);
    let mut sum = [0; N_LEVELS];
    let mut covered = (
        vec![false; terms.wants.len()],
        vec![false; terms.places.len()],
    );
    for pair in pairs {
        let (mentee, mentor) = (pair.mentee as usize, pair.mentor as usize);
        if !std::mem::replace(&mut covered.0[mentee], true) {
            sum = plus(sum, terms.mentee(mentee));
        }
        if !std::mem::replace(&mut covered.1[mentor], true) {
            sum = plus(sum, terms.mentor(mentor));
        }
        sum[terms.place(Level::Pairings)] += 1;
        sum[terms.place(Level::Points)] += i128::from(judge.points(*pair).unwrap_or(0));
        sum[terms.place(Level::Tie)] += terms.tie.of(mentee, mentor);
    }
    sum
}

impl Scan {
    fn new(terms: &Terms<'_>, proof: &Proof) -> Self {
        let (n_mentees, n_mentors) = (terms.wants.len(), terms.places.len());
        let mut scan = Self {
            next: 0,
            bound: [0; N_LEVELS],
            pairs: vec![Vec::new(); n_mentees],
            load: vec![0; n_mentors],
            wanted: vec![false; n_mentors],
            graph: Graph::new(1 + n_mentees + n_mentors),
        };
        for pair in &proof.pairs {
            scan.pairs[pair.mentee as usize].push(pair.mentor);
            scan.load[pair.mentor as usize] += 1;
        }
        for (at, dual) in proof.mentees.iter().enumerate() {
            let alpha = amount(dual);
            let used = scan.pairs[at].len();
            let first = minus(terms.mentee(at), alpha);
            scan.people(
                1 + at,
                terms.wants[at] as usize,
                used,
                first,
                minus([0; N_LEVELS], alpha),
            );
        }
        for (at, dual) in proof.mentors.iter().enumerate() {
            let beta = amount(dual);
            let first = plus(terms.mentor(at), beta);
            let load = scan.load[at] as usize;
            scan.people(
                1 + n_mentees + at,
                terms.places[at] as usize,
                load,
                first,
                beta,
            );
        }
        scan
    }

    /// Adds one person's term to the bound and its arcs without cost to the
    /// graph. `first` and `rest` are what the first want or place and each
    /// further one gain at the duals.
    fn people(&mut self, node: usize, all: usize, used: usize, first: Amount, rest: Amount) {
        let zero = [0; N_LEVELS];
        for at in 0..all {
            let gain = if at == 0 { first } else { rest };
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

    fn rows(&mut self, terms: &Terms<'_>, proof: &Proof, n_rows: usize) -> bool {
        let judge = Judge::new(terms.inputs);
        let n_mentees = terms.wants.len();
        let (pairing, points_at, tie) = (
            terms.place(Level::Pairings),
            terms.place(Level::Points),
            terms.place(Level::Tie),
        );
        let betas: Vec<_> = proof.mentors.iter().map(amount).collect();
        let stop = self.next.saturating_add(n_rows).min(n_mentees);
        for mentee in self.next..stop {
            if terms.wants[mentee] == 0 {
                continue;
            }
            let alpha = amount(&proof.mentees[mentee]);
            for (mentor, beta) in betas.iter().enumerate() {
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
                self.wanted[mentor] = true;
                let mut gain = minus(alpha, *beta);
                gain[pairing] += 1;
                gain[points_at] += i128::from(points);
                if gain[..tie].iter().all(|level| *level == 0) || gain > [0; N_LEVELS] {
                    gain[tie] += terms.tie.of(mentee, mentor);
                }
                if gain > [0; N_LEVELS] {
                    self.bound = plus(self.bound, gain);
                } else if gain == [0; N_LEVELS] {
                    let used = self.pairs[mentee].contains(&pair.mentor);
                    let (from, to) = (1 + mentee, 1 + n_mentees + mentor);
                    let (from, to) = if used { (to, from) } else { (from, to) };
                    self.graph.pair(from, to);
                }
            }
        }
        self.next = stop;
        stop == n_mentees
    }

    fn finish(self, terms: &Terms<'_>, proof: &Proof, last: bool, faults: &mut Vec<Fault>) {
        if self.bound != gained(terms, &proof.pairs) {
            faults.push(Fault::NotProven);
            return;
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
                (true, false) => plus(terms.mentor(at), beta) == zero,
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

fn amount(dual: &super::certificate::Dual) -> Amount {
    let mut amount = [0; N_LEVELS];
    for (slot, level) in amount.iter_mut().zip(&dual.levels) {
        *slot = i128::from(*level);
    }
    if let Some(slot) = amount.get_mut(dual.levels.len()) {
        *slot = dual.tie;
    }
    amount
}

fn plus(a: Amount, b: Amount) -> Amount {
    std::array::from_fn(|at| a[at] + b[at])
}

fn minus(a: Amount, b: Amount) -> Amount {
    std::array::from_fn(|at| a[at] - b[at])
}
