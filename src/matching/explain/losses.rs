//! What the best answer with a given pair is short of the best answer.
//!
//! To force a pair is to send one unit around the cheapest cycle through it in
//! what the answer leaves of the network. With the certificate's duals as
//! potentials no arc there costs less than nothing, so one search backwards
//! from a mentee finds that cycle for every mentor at once: O(pairs). Fairness
//! counts: a place costs what it adds to the square of a load, and a pair of
//! fewer points than the answer's lowest costs 1, in the level of lowest points.
//! Invariant: every loss is exact (`tests/host/matching/explain.rs`).

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::loss::Loss;
use crate::matching::certificate::{Certificate, Dual, Proof};
use crate::matching::inputs::Inputs;
use crate::matching::levels::{Free, Level, Marks, Scale, Seats};
use crate::matching::rows::{Row, Rows};

/// The largest table held, some 48 MiB; of a larger one nothing is said.
const MAX_PAIRS: usize = 12_500_000;
/// In place of points: not the run's to give.
const BARRED: u32 = u32::MAX;
/// The root's node.
const ROOT: usize = 0;

/// The network as an answer leaves it, with its prices.
#[derive(Clone, Debug)]
pub struct Losses {
    free: Free,
    scale: Scale,
    levels: Vec<Level>,
    pairing: i128,
    marks: Marks,
    /// What covering gains, by mentee.
    bonus: Vec<i128>,
    /// What places gain.
    seats: Seats,
    /// The lowest points of the answer, where that is an aim, and what a pair
    /// of fewer costs.
    lowest: (u32, i128),
    /// The mentors of each mentee and the mentees of each mentor.
    pairs: Vec<Vec<u32>>,
    held: Vec<Vec<u32>>,
    /// Potentials of root, mentees, mentors.
    potentials: Vec<i128>,
    /// Marks by mentor, then by mentee.
    points: Vec<u32>,
}

impl Losses {
    /// The network of an answer that the checker accepted; nothing for a table
    /// too large to hold, and for a stable answer, which has no prices, or one
    /// under quotas or subjects, which has others.
    pub fn new(inputs: &Inputs, certificate: &Certificate) -> Option<Self> {
        let (n_mentees, n_mentors) = (inputs.mentees.len(), inputs.mentors.len());
        let proof = certificate.tries.last()?;
        let has_other_prices =
            certificate.levels.contains(&Level::Stable) || certificate.layers.is_some();
        if n_mentees * n_mentors > MAX_PAIRS || has_other_prices {
            return None;
        }
        let free = Free::of(inputs);
        let levels = &certificate.levels;
        let scale = Scale::new(levels, inputs);
        let gain = |covered: bool, level| if covered { 0 } else { scale.weight(level) };
        let mentees = inputs.mentees.iter().zip(&free.covered_mentees);
        let mentees = mentees.map(|(mentee, covered)| {
            let priority = mentee.priority;
            gain(*covered, Level::Mentees { priority })
        });
        let lowest = certificate.value(Level::Lowest);
        let lowest = lowest.map_or(0, |lowest| u32::try_from(lowest).unwrap_or(0));
        let mut losses = Self {
            bonus: mentees.collect(),
            seats: scale.seats(),
            lowest: (lowest, scale.digit(Level::Lowest)),
            potentials: potentials(proof, levels, &scale),
            pairs: vec![Vec::new(); n_mentees],
            held: vec![Vec::new(); n_mentors],
            points: vec![BARRED; n_mentees * n_mentors],
            pairing: scale.weight(Level::Pairings),
            marks: Marks::of(inputs, &scale),
            levels: levels
                .iter()
                .copied()
                .filter(|it| *it != Level::Tie)
                .collect(),
            free,
            scale,
        };
        for pair in &proof.pairs {
            losses.pairs[pair.mentee as usize].push(pair.mentor);
            losses.held[pair.mentor as usize].push(pair.mentee);
        }
        losses.read(&Rows::new(inputs));
        Some(losses)
    }

    fn read(&mut self, rows: &Rows) {
        let n_mentees = self.pairs.len();
        let mut row = Row::default();
        for mentee in (0..n_mentees).filter(|at| self.free.wants[*at] > 0) {
            rows.score(mentee, &mut row);
            for (mentor, points) in row.eligible() {
                if self.free.places[mentor as usize] > 0 {
                    self.points[mentor as usize * n_mentees + mentee] = points;
                }
            }
        }
    }

    /// What forcing the mentee on each mentor loses, by mentor; 0 everywhere
    /// for the mentee's own. Nothing is said of mentors the rules keep apart
    /// from the mentee, of settled pairs, and where no want or no place is
    /// left by settled pairs.
    pub fn of(&self, mentee: u32) -> BTreeMap<u32, Loss> {
        let at = mentee as usize;
        if at >= self.pairs.len() {
            return BTreeMap::new();
        }
        let open = (0..self.held.len()).filter_map(|mentor| Some((mentor, self.gain(at, mentor)?)));
        let open: Vec<(usize, i128)> = open.collect();
        if open.is_empty() {
            return BTreeMap::new();
        }
        let distances = self.distances_to(mentee_node(at));
        let loss = |(mentor, gain): (usize, i128)| {
            let node = self.mentor_node(mentor);
            let lost = if self.pairs[at].contains(&(mentor as u32)) {
                0
            } else {
                let distance = distances[node]?;
                distance + self.reduced(-gain, mentee_node(at), node)
            };
            let levels = self.levels.iter().copied();
            let levels = levels.zip(self.scale.levels_of(lost)).collect();
            Some((mentor as u32, Loss { levels }))
        };
        open.into_iter().filter_map(loss).collect()
    }

    /// What a pair gains that the run may give.
    fn gain(&self, mentee: usize, mentor: usize) -> Option<i128> {
        let points = self.points[mentor * self.pairs.len() + mentee];
        let is_below = points != BARRED && self.marks.points(points) < self.lowest.0;
        let below = if is_below { self.lowest.1 } else { 0 };
        (points != BARRED).then(|| self.pairing + self.marks.gain(points) - below)
    }

    /// Reduced distance from every node to `target`.
    fn distances_to(&self, target: usize) -> Vec<Option<i128>> {
        let mut search = Search {
            distances: vec![None; self.potentials.len()],
            heap: BinaryHeap::new(),
        };
        search.relax(target, 0);
        while let Some(Reverse((distance, node))) = search.heap.pop() {
            if search.distances[node] == Some(distance) {
                self.expand(node, distance, &mut search);
            }
        }
        search.distances
    }

    /// Relaxes every arc with room left that ends in `node`.
    fn expand(&self, node: usize, distance: i128, search: &mut Search) {
        let n_mentees = self.pairs.len();
        let mut arc = |from: usize, cost: i128| {
            search.relax(from, distance + self.reduced(cost, from, node));
        };
        if node == ROOT {
            for (mentee, pairs) in self.pairs.iter().enumerate() {
                if !pairs.is_empty() {
                    arc(
                        mentee_node(mentee),
                        self.mentee_bonus(mentee, pairs.len() == 1),
                    );
                }
            }
            for (mentor, held) in self.held.iter().enumerate() {
                if held.len() < self.free.places[mentor] as usize {
                    let gain = self.seats.gain(&self.free, mentor, held.len());
                    arc(self.mentor_node(mentor), -gain);
                }
            }
        } else if node <= n_mentees {
            let mentee = node - 1;
            let pairs = &self.pairs[mentee];
            for mentor in pairs.iter().map(|mentor| *mentor as usize) {
                arc(
                    self.mentor_node(mentor),
                    self.gain(mentee, mentor).unwrap_or(0),
                );
            }
            if pairs.len() < self.free.wants[mentee] as usize {
                arc(ROOT, -self.mentee_bonus(mentee, pairs.is_empty()));
            }
        } else {
            let mentor = node - 1 - n_mentees;
            let held = &self.held[mentor];
            for mentee in 0..n_mentees {
                if let Some(gain) = self.gain(mentee, mentor)
                    && !held.contains(&(mentee as u32))
                {
                    arc(mentee_node(mentee), -gain);
                }
            }
            if !held.is_empty() {
                arc(ROOT, self.seats.gain(&self.free, mentor, held.len() - 1));
            }
        }
    }

    fn reduced(&self, cost: i128, from: usize, to: usize) -> i128 {
        cost + self.potentials[from] - self.potentials[to]
    }

    fn mentor_node(&self, mentor: usize) -> usize {
        1 + self.pairs.len() + mentor
    }

    fn mentee_bonus(&self, mentee: usize, first: bool) -> i128 {
        if first { self.bonus[mentee] } else { 0 }
    }
}

struct Search {
    distances: Vec<Option<i128>>,
    heap: BinaryHeap<Reverse<(i128, usize)>>,
}

impl Search {
    fn relax(&mut self, node: usize, distance: i128) {
        if self.distances[node].is_none_or(|known| distance < known) {
            self.distances[node] = Some(distance);
            self.heap.push(Reverse((distance, node)));
        }
    }
}

fn mentee_node(mentee: usize) -> usize {
    1 + mentee
}

/// Distances from the root: the duals with their sign turned, the tie-break
/// left out.
fn potentials(proof: &Proof, levels: &[Level], scale: &Scale) -> Vec<i128> {
    let distance = |dual: &Dual| {
        let amounts = levels.iter().zip(&dual.levels);
        -amounts
            .map(|(level, n)| scale.digit(*level) * i128::from(*n))
            .sum::<i128>()
    };
    let duals = proof.mentees.iter().chain(&proof.mentors);
    std::iter::once(0).chain(duals.map(distance)).collect()
}
