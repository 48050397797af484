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

mod fault;
mod graph;
mod layered;
mod limits;
mod scan;
mod scanner;
mod stable;
mod table;
mod terms;

use super::certificate::{Certificate, NoneAbove, Proof, result_hash};
use super::inputs::Inputs;
use super::judge::Judge;
use super::levels::{Level, ladder};
use super::tie::TieBreak;
use crate::domain::people::Role;
use layered::LayeredScan;
use limits::check_layers;
use scan::Scan;
use stable::StableScan;
use terms::{N_LEVELS, Terms, gained, plus};

pub use fault::Fault;
pub(super) use graph::Graph;
pub use scan::Seen;
pub use scanner::Scanner;

/// Duals beyond this are not any run's.
const MAX_DUAL: i128 = 1 << 90;

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
    stable: Option<StableScan>,
    layered: Option<LayeredScan>,
    /// Tie-break numbers of the try being scanned.
    tie: Option<TieBreak>,
    n_rows: usize,
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
        let most_tries = if levels.contains(&Level::Stable) {
            1
        } else {
            super::solve::MAX_TRIES
        };
        if !(1..=most_tries).contains(&certificate.tries.len()) {
            faults.push(Fault::Tries);
        }
        for proof in &certificate.tries {
            check_pairs(inputs, proof, &mut faults);
            check_shape(inputs, proof, &levels, &mut faults);
        }
        if inputs.is_layered() {
            check_layers(inputs, certificate, &mut faults);
        } else {
            if certificate.layers.is_some() {
                faults.push(Fault::Layers);
            }
            check_above(inputs, certificate, &mut faults);
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
            stable: None,
            layered: None,
            tie: None,
            n_rows: 0,
        }
    }

    /// Rows scanned so far.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// The try that all pairs are held against now, and the next row.
    pub fn scanning(&self, certificate: &Certificate) -> Option<(usize, usize)> {
        let is_scan = self.faults.is_empty()
            && self.attempt < certificate.tries.len()
            && !certificate.levels.contains(&Level::Stable)
            && certificate.layers.is_none();
        let at = self.scan.as_ref().map_or(0, |scan| scan.next);
        is_scan.then_some((self.attempt, at))
    }

    /// Goes on with what somebody else saw in the rows before `stop`.
    pub fn join(&mut self, stop: usize, seen: &Seen) {
        if let Some(scan) = &mut self.scan {
            self.n_rows += stop - scan.next;
            scan.join(stop, seen);
        }
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
        if certificate.levels.contains(&Level::Stable) {
            return self.step_stable(inputs, proof, n_rows);
        }
        let terms = match self.tie.take() {
            Some(tie) => Terms::with_tie(inputs, certificate, tie),
            None => Terms::new(inputs, certificate, self.attempt),
        };
        let above = certificate.none_above.as_ref();
        if inputs.is_layered() {
            self.step_layered(terms, certificate, proof, n_rows);
            return None;
        }
        let scan = self.scan.take();
        let mut scan = scan.unwrap_or_else(|| Scan::new(&terms, proof, above));
        let before = scan.next;
        let done = scan.rows(&terms, proof, n_rows);
        self.n_rows += scan.next - before;
        if done {
            let last = self.attempt + 1 == certificate.tries.len();
            scan.finish(&terms, proof, last, &mut self.faults);
            self.attempt += 1;
        } else {
            self.scan = Some(scan);
            self.tie = Some(terms.tie);
        }
        None
    }

    fn step_layered(
        &mut self,
        terms: Terms<'_>,
        certificate: &Certificate,
        proof: &Proof,
        n_rows: usize,
    ) {
        let new = || LayeredScan::new(&terms, certificate, self.attempt);
        let mut scan = self.layered.take().unwrap_or_else(new);
        let before = scan.next;
        let is_done = scan.rows(&terms, n_rows);
        self.n_rows += scan.next - before;
        if is_done {
            let last = self.attempt + 1 == certificate.tries.len();
            scan.finish(&terms, &proof.pairs, last, &mut self.faults);
            self.attempt += 1;
        } else {
            self.layered = Some(scan);
            self.tie = Some(terms.tie);
        }
    }

    fn step_stable(&mut self, inputs: &Inputs, proof: &Proof, n_rows: usize) -> Option<Vec<Fault>> {
        let new = || StableScan::new(inputs, &proof.pairs);
        let mut scan = self.stable.take().unwrap_or_else(new);
        let is_done = scan.rows(inputs, &proof.pairs, n_rows);
        self.n_rows = scan.n_rows();
        if is_done {
            scan.finish(&mut self.faults);
            self.attempt += 1;
        } else {
            self.stable = Some(scan);
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

/// One dual for each person; none in a stable answer, which has no prices, nor
/// where quotas or subjects ask for more prices, which stand apart.
fn check_shape(inputs: &Inputs, proof: &Proof, levels: &[Level], faults: &mut Vec<Fault>) {
    let n_levels = levels.len();
    let (n_mentees, n_mentors) = if levels.contains(&Level::Stable) || inputs.is_layered() {
        (0, 0)
    } else {
        (inputs.mentees.len(), inputs.mentors.len())
    };
    let count = proof.mentees.len() == n_mentees && proof.mentors.len() == n_mentors;
    let shape = proof.mentees.iter().chain(&proof.mentors).all(|dual| {
        dual.levels.len() + 1 == n_levels && dual.tie.unsigned_abs() < MAX_DUAL.unsigned_abs()
    });
    if !(count && shape) {
        faults.push(Fault::Duals);
    }
}

/// Whether there is a proof of the lowest points, of the right shape and
/// unaltered, exactly where there is something to prove.
fn check_above(inputs: &Inputs, certificate: &Certificate, faults: &mut Vec<Fault>) {
    let lowest = certificate.value(Level::Lowest);
    let lowest = lowest.filter(|_| !certificate.pairs().is_empty());
    let is_fine = match (lowest, &certificate.none_above) {
        (None, None) => true,
        (Some(lowest), Some(above)) => {
            above.mentees.len() == inputs.mentees.len()
                && above.mentors.len() == inputs.mentors.len()
                && above.digest == NoneAbove::digest(lowest, &above.mentees, &above.mentors)
        }
        _ => false,
    };
    if !is_fine {
        faults.push(Fault::NoneAbove);
    }
}

/// Counts what the pairs reach, settled ones included.
fn check_values(inputs: &Inputs, certificate: &Certificate, faults: &mut Vec<Fault>) {
    let terms = Terms::new(inputs, certificate, certificate.tries.len() - 1);
    let mut reached = gained(&terms, certificate.pairs());
    let before = |taken: &[u32]| taken.iter().map(|taken| *taken > 0).collect::<Vec<_>>();
    let settled = before(&terms.taken.0).into_iter().enumerate();
    for (at, _) in settled.filter(|(_, covered)| *covered) {
        reached = plus(reached, terms.covered(at));
    }
    if certificate.levels.contains(&Level::Mentors) {
        let covered = before(&terms.taken.1)
            .into_iter()
            .filter(|covered| *covered);
        reached[terms.place(Level::Mentors)] += covered.count() as i128;
    }
    reached[terms.place(Level::Pairings)] += inputs.fixed.len() as i128;
    for pair in inputs.fixed.keys() {
        reached = plus(reached, terms.kept(*pair));
    }
    let judge = Judge::new(inputs);
    if certificate.levels.contains(&Level::Loads) {
        // Counted as a loss so far, over what settled pairs make.
        let settled = terms.taken.1.iter().map(|taken| i128::from(*taken));
        let squares = settled.map(|taken| taken * taken).sum::<i128>();
        let at = terms.place(Level::Loads);
        reached[at] = squares - reached[at];
    }
    if certificate.levels.contains(&Level::Lowest) {
        let points = certificate
            .pairs()
            .iter()
            .filter_map(|it| judge.points(*it));
        reached[terms.place(Level::Lowest)] = points.min().unwrap_or(0).into();
    }
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
    let points = inputs
        .fixed
        .keys()
        .map(|pair| i128::from(judge.points_regardless(*pair)));
    if points.sum::<i128>() != certificate.fixed_points {
        faults.push(Fault::FixedPoints);
    }
}
