//! Whether another answer is exactly as good, tie-break included.
//!
//! It is if what is left of the network has a cycle of arcs that cost nothing;
//! a cycle through a pair's arc always changes pairs.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::ops::Range;

use super::{MAX_TRIES, Main, Phase, Run, SolveError, State, Step, certificate};
use crate::matching::canonical::{Both, Table};
use crate::matching::certificate::Proof;
use crate::matching::check::Check;
use crate::matching::inputs::Pair;
use crate::matching::rows::Row;
use crate::matching::tie::TieBreak;

/// Distances of mentees and mentors.
pub type Distances = (Vec<Both>, Vec<Both>);

/// The arcs that cost nothing, found row by row.
#[derive(Clone, Debug)]
pub struct Ties {
    distances: Distances,
    pairs: Vec<Vec<u32>>,
    load: Vec<usize>,
    /// Arcs by node: root, mentees, mentors.
    arcs: Vec<Vec<u32>>,
    row: Row,
    next: usize,
}

impl Ties {
    /// Starts from an answer and its canonical distances.
    pub fn new(pairs: &[Pair], mentees: Vec<Both>, mentors: Vec<Both>, table: Table<'_>) -> Self {
        let (n_mentees, n_mentors) = (mentees.len(), mentors.len());
        let mut ties = Self {
            pairs: vec![Vec::new(); n_mentees],
            load: vec![0; n_mentors],
            arcs: vec![Vec::new(); 1 + n_mentees + n_mentors],
            distances: (mentees, mentors),
            row: Row::default(),
            next: 0,
        };
        for pair in pairs {
            ties.pairs[pair.mentee as usize].push(pair.mentor);
            ties.load[pair.mentor as usize] += 1;
        }
        for at in 0..n_mentees {
            let (used, all) = (ties.pairs[at].len(), table.free.wants[at] as usize);
            let distance = ties.distances.0[at];
            let gain = |first: bool| (if first { -table.bonus[at] } else { 0 }, 0);
            ties.root_arcs(
                1 + at,
                used < all && distance == gain(used == 0),
                used > 0 && distance == gain(used == 1),
            );
        }
        for at in 0..n_mentors {
            let (load, all) = (ties.load[at], table.free.places[at] as usize);
            let distance = ties.distances.1[at];
            let gain = |n_given: usize| (table.seat(at, n_given), 0);
            ties.root_arcs(
                1 + n_mentees + at,
                load > 0 && distance == gain(load - 1),
                load < all && distance == gain(load),
            );
        }
        ties
    }

    fn root_arcs(&mut self, node: usize, from_root: bool, to_root: bool) {
        if from_root {
            self.arcs[0].push(node as u32);
        }
        if to_root {
            self.arcs[node].push(0);
        }
    }

    /// Rows worked through.
    pub fn n_rows(&self) -> usize {
        self.next
    }

    /// Works through `n_rows` rows; at the end says whether there is a tie.
    pub fn step(&mut self, table: Table<'_>, n_rows: usize) -> Option<bool> {
        let n_mentees = self.pairs.len();
        let stop = (self.next + n_rows).min(n_mentees);
        let mut row = std::mem::take(&mut self.row);
        let found = free_arcs(table, &self.distances, &mut row, self.next..stop);
        self.row = row;
        self.join(stop, &found);
        (stop == n_mentees).then(|| self.is_tied())
    }

    /// Goes on with the pairs without cost of the rows before `stop`.
    pub fn join(&mut self, stop: usize, found: &[(u32, u32)]) {
        let n_mentees = self.pairs.len();
        for (mentee, mentor) in found {
            let (mentee, at) = (*mentee as usize, *mentor as usize);
            let (from, to) = (1 + mentee, 1 + n_mentees + at);
            let used = self.pairs[mentee].contains(mentor);
            let (from, to) = if used { (to, from) } else { (from, to) };
            self.arcs[from].push(to as u32);
        }
        self.next = stop;
    }

    /// The distances it looks at: mentees, mentors.
    pub fn distances(&self) -> &Distances {
        &self.distances
    }

    fn is_tied(&self) -> bool {
        let component = strong_components(&self.arcs);
        let inside = |from: usize, to: u32| component[from] == component[to as usize];
        let arcs = self.arcs.iter().enumerate().skip(1);
        let mut pairs = arcs.flat_map(|(from, to)| to.iter().map(move |to| (from, *to)));
        pairs.any(|(from, to)| to != 0 && inside(from, to))
    }
}

impl Run {
    pub(super) fn start_ties(
        &mut self,
        main: Main,
        tie: TieBreak,
        (mentees, mentors): (Vec<Both>, Vec<Both>),
        proof: Proof,
    ) {
        let ties = Ties::new(&proof.pairs, mentees, mentors, self.table(&tie));
        self.state = State::Ties {
            main,
            tie,
            ties,
            proof,
        };
    }

    pub(super) fn step_ties(
        &mut self,
        main: Main,
        tie: TieBreak,
        mut ties: Ties,
        proof: Proof,
        budget: u64,
    ) -> Step {
        let n_all = self.inputs.mentees.len();
        let Some(is_tied) = ties.step(self.table(&tie), self.n_rows(budget, ties.n_rows())) else {
            let progress = self.progress(Phase::Checking, (n_all + ties.n_rows()) / 3, 0);
            self.state = State::Ties {
                main,
                tie,
                ties,
                proof,
            };
            return Step::More(progress);
        };
        self.tries.push(proof);
        if is_tied {
            if self.tries.len() == MAX_TRIES {
                return Step::Failed(SolveError::StillTied);
            }
            self.start_tie(main);
            return Step::More(self.progress(Phase::BreakingTies, 0, 0));
        }
        let proofs = std::mem::take(&mut self.tries);
        let mut certificate = certificate(&self.inputs, &self.free, &self.levels, proofs, &tie);
        certificate.none_above = self.none_above.take();
        let check = Check::new(&self.inputs, &certificate);
        self.state = State::Check { certificate, check };
        Step::More(self.progress(Phase::Checking, 2 * n_all / 3, 0))
    }
}

/// The pairs of these rows that cost nothing, in order.
pub fn free_arcs(
    table: Table<'_>,
    distances: &Distances,
    row: &mut Row,
    rows: Range<usize>,
) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for mentee in rows {
        if table.free.wants[mentee] == 0 {
            continue;
        }
        table.rows.score(mentee, row);
        let (main, tie) = distances.0[mentee];
        for (mentor, points) in row.eligible() {
            let at = mentor as usize;
            let without_tie = main - table.main_gain(points);
            if distances.1[at].0 != without_tie || table.free.places[at] == 0 {
                continue;
            }
            let gain = table.gain(mentee, at, points);
            if distances.1[at] == (main - gain.0, tie - gain.1) {
                found.push((mentee as u32, mentor));
            }
        }
    }
    found
}

/// The strong component of each node (Kosaraju's two searches, no recursion).
pub fn strong_components(arcs: &[Vec<u32>]) -> Vec<usize> {
    let n_nodes = arcs.len();
    let mut back = vec![Vec::new(); n_nodes];
    for (from, to) in arcs.iter().enumerate() {
        for to in to {
            back[*to as usize].push(from as u32);
        }
    }
    let mut finished = Vec::with_capacity(n_nodes);
    let mut seen = vec![false; n_nodes];
    for start in 0..n_nodes {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            if let Some(to) = arcs[*node].get(*next) {
                *next += 1;
                let to = *to as usize;
                if !std::mem::replace(&mut seen[to], true) {
                    path.push((to, 0));
                }
            } else {
                finished.push(*node);
                path.pop();
            }
        }
    }
    let mut component = vec![usize::MAX; n_nodes];
    for (number, start) in finished.into_iter().rev().enumerate() {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if component[node] == usize::MAX {
                component[node] = number;
                open.extend(back[node].iter().map(|from| *from as usize));
            }
        }
    }
    component
}
