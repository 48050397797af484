//! The exact flow: who gets whom, for gains of any ordered number.
//!
//! People are nodes; a unit of flow runs root → mentee → mentor → root. Each
//! want, each pair and each place is an arc with a gain; the flow of greatest
//! gain is kept greatest while arcs are added one at a time: a new arc that
//! would gain is used at once, and one cheapest path mends the rest (successive
//! shortest paths with potentials, Dijkstra's search cut off at the target).
//!
//! Invariant: after every public call each arc with room left has reduced cost
//! ≥ 0 at the potentials, which proves the flow greatest for the arcs so far.
//! Leaves out where the arcs come from (`flow`).

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

pub(in crate::matching) mod search;

use std::ops::Range;

use search::{NO_EDGE, ROOT, Search};

pub use search::Gain;

/// Wants of a mentee or places of a mentor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room<C> {
    /// How many in all.
    pub all: u32,
    /// How many of these, used first, gain `bonus` each.
    pub n_bonus: u32,
    /// The gain of those, not negative.
    pub bonus: C,
    /// What the first costs, and what each further one costs more than the one
    /// before it; neither is negative.
    pub costs: (C, C),
}

impl<C: Gain> Room<C> {
    /// The gain of the next unit when `used` are in use.
    fn next(&self, used: u32) -> C {
        let bonus = if used < self.n_bonus {
            self.bonus
        } else {
            C::default()
        };
        bonus - self.costs.0 - self.costs.1.times(used)
    }

    /// The gain of the last of `used` units.
    fn last(&self, used: u32) -> C {
        self.next(used.saturating_sub(1))
    }
}

/// A pair that may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge<C> {
    /// The mentor.
    pub mentor: u32,
    /// The pair's mark in a row of scores.
    pub mark: u32,
    /// What the pair gains.
    pub gain: C,
}

/// The network and its greatest flow.
#[derive(Clone, Debug)]
pub struct Network<C> {
    wants: Vec<Room<C>>,
    places: Vec<Room<C>>,
    rows: Vec<Vec<Edge<C>>>,
    /// Wants offered to the flow so far.
    open: Vec<u32>,
    /// Wants in use.
    used: Vec<u32>,
    /// Places in use.
    load: Vec<u32>,
    /// Places of the edges in use in each row, ascending.
    taken: Vec<Vec<u32>>,
    /// Edges in use of each mentor: mentee and place in its row.
    holds: Vec<Vec<(u32, u32)>>,
    /// Root, mentees, mentors.
    potentials: Vec<C>,
    search: Search<C>,
}

impl<C: Gain> Network<C> {
    /// A network without edges.
    pub fn new(wants: Vec<Room<C>>, places: Vec<Room<C>>) -> Self {
        let (n_mentees, n_mentors) = (wants.len(), places.len());
        let n_nodes = 1 + n_mentees + n_mentors;
        let mut potentials = vec![C::default(); n_nodes];
        for (potential, room) in potentials[1 + n_mentees..].iter_mut().zip(&places) {
            *potential = room.next(0);
        }
        Self {
            rows: vec![Vec::new(); n_mentees],
            open: vec![0; n_mentees],
            used: vec![0; n_mentees],
            load: vec![0; n_mentors],
            taken: vec![Vec::new(); n_mentees],
            holds: vec![Vec::new(); n_mentors],
            potentials,
            search: Search::new(n_nodes),
            wants,
            places,
        }
    }

    /// Puts a mentee's first edges in, before any of its wants is offered.
    pub fn set_row(&mut self, mentee: usize, edges: Vec<Edge<C>>) {
        let best = edges
            .iter()
            .map(|edge| self.potentials[self.mentor_node(edge)] + edge.gain);
        self.potentials[1 + mentee] = best.max().unwrap_or_default();
        self.rows[mentee] = edges;
    }

    /// Offers up to `n_wants` more wants of a mentee to the flow.
    pub fn offer(&mut self, mentee: usize, n_wants: u32) {
        if self.rows[mentee].is_empty() {
            return;
        }
        let room = self.wants[mentee];
        for _ in 0..n_wants {
            if self.open[mentee] >= room.all {
                return;
            }
            let gain = room.next(self.used[mentee]);
            let reduced = self.potentials[0] - gain - self.potentials[1 + mentee];
            if reduced >= C::default() {
                // This one gains nothing, so none after it does, now or later.
                self.open[mentee] = room.all;
                return;
            }
            self.open[mentee] += 1;
            self.used[mentee] += 1;
            self.mend(mentee_node(mentee), ROOT);
        }
    }

    /// Adds edges to a row that is in the flow already.
    pub fn add_edges(&mut self, mentee: usize, edges: &[Edge<C>]) {
        if self.rows[mentee].is_empty() {
            self.set_row(mentee, edges.to_vec());
            self.offer(mentee, self.wants[mentee].all);
            return;
        }
        for edge in edges {
            let place = self.rows[mentee].len() as u32;
            self.rows[mentee].push(*edge);
            if self.reduced(mentee, edge) < C::default() {
                let mentor = self.mentor_node(edge) as u32;
                self.flip(mentee_node(mentee), mentor, place);
                self.mend(mentor, mentee_node(mentee));
            }
        }
    }

    /// Lowers what the mentee's edges with such marks gain by `by`.
    pub fn lower(&mut self, mentee: usize, marks: &[Range<u32>], by: C) {
        for place in 0..self.rows[mentee].len() {
            let edge = &mut self.rows[mentee][place];
            if !marks.iter().any(|marks| marks.contains(&edge.mark)) {
                continue;
            }
            edge.gain = edge.gain - by;
            let edge = *edge;
            let is_used = self.taken[mentee].binary_search(&(place as u32)).is_ok();
            if is_used && self.reduced(mentee, &edge) > C::default() {
                let mentor = self.mentor_node(&edge) as u32;
                self.flip(mentor, mentee_node(mentee), place as u32);
                self.mend(mentee_node(mentee), mentor);
            }
        }
    }

    /// The reduced cost of a pair at the potentials: below 0 it would gain.
    pub fn reduced(&self, mentee: usize, edge: &Edge<C>) -> C {
        self.potentials[1 + mentee] - edge.gain - self.potentials[self.mentor_node(edge)]
    }

    /// The mentors in a mentee's row.
    pub fn row(&self, mentee: usize) -> &[Edge<C>] {
        &self.rows[mentee]
    }

    /// The pairs of the flow with their marks, in order.
    pub fn pairs(&self) -> Vec<(u32, u32, u32)> {
        let rows = (0_u32..).zip(self.taken.iter().zip(&self.rows));
        let mut pairs: Vec<_> = rows
            .flat_map(|(mentee, (taken, row))| {
                let edges = taken.iter().map(|place| row[*place as usize]);
                edges.map(move |edge| (mentee, edge.mentor, edge.mark))
            })
            .collect();
        pairs.sort_unstable();
        pairs
    }

    /// How many pairs the flow has.
    pub fn n_pairs(&self) -> usize {
        self.taken.iter().map(Vec::len).sum()
    }

    /// Potentials of mentees and of mentors, the root at 0.
    pub fn potentials(&self) -> (Vec<C>, Vec<C>) {
        let root = self.potentials[0];
        let of = |nodes: &[C]| nodes.iter().map(|potential| *potential - root).collect();
        let (mentees, mentors) = self.potentials[1..].split_at(self.wants.len());
        (of(mentees), of(mentors))
    }

    /// Arcs looked at so far.
    pub fn work(&self) -> u64 {
        self.search.work
    }

    fn mentor_node(&self, edge: &Edge<C>) -> usize {
        1 + self.wants.len() + edge.mentor as usize
    }

    /// A unit too many stands at `source` and one is missing at `target`:
    /// moves it along the cheapest path and mends the potentials.
    fn mend(&mut self, source: u32, target: u32) {
        self.search.start(source, target);
        while let Some((distance, node)) = self.search.next() {
            self.expand(node, distance);
        }
        self.search.mend(&mut self.potentials);
        let mut node = target;
        while node != source {
            let (parent, edge) = self.search.parents[node as usize];
            self.flip(parent, node, edge);
            node = parent;
        }
    }

    /// Relaxes every arc out of a node that has room.
    fn expand(&mut self, node: u32, distance: C) {
        let base = distance + self.potentials[node as usize];
        let n_mentees = self.wants.len() as u32;
        if node == ROOT {
            self.expand_root(distance);
        } else if node <= n_mentees {
            let mentee = node as usize - 1;
            let row = &self.rows[mentee];
            self.search.work += row.len() as u64;
            let mut start = 0;
            let ends = self.taken[mentee].iter().copied().chain([row.len() as u32]);
            for end in ends {
                for place in start..end {
                    let edge = &row[place as usize];
                    let mentor = 1 + n_mentees + edge.mentor;
                    let reached = base - edge.gain - self.potentials[mentor as usize];
                    self.search.relax(node, distance, mentor, reached, place);
                }
                start = end + 1;
            }
            if self.used[mentee] > 0 {
                let back = self.wants[mentee].last(self.used[mentee]);
                let reached = base + back - self.potentials[0];
                self.search.relax(node, distance, ROOT, reached, NO_EDGE);
            }
        } else {
            let mentor = (node - 1 - n_mentees) as usize;
            self.search.work += self.holds[mentor].len() as u64;
            for (mentee, place) in &self.holds[mentor] {
                let back = self.rows[*mentee as usize][*place as usize].gain;
                let reached = base + back - self.potentials[1 + *mentee as usize];
                self.search
                    .relax(node, distance, 1 + mentee, reached, *place);
            }
            let (room, load) = (&self.places[mentor], self.load[mentor]);
            if load < room.all {
                let reached = base - room.next(load) - self.potentials[0];
                self.search.relax(node, distance, ROOT, reached, NO_EDGE);
            }
        }
    }

    fn expand_root(&mut self, distance: C) {
        let base = distance + self.potentials[0];
        let n_mentees = self.wants.len();
        self.search.work += (n_mentees + self.places.len()) as u64;
        for mentee in 0..n_mentees {
            if self.used[mentee] < self.open[mentee] {
                let gain = self.wants[mentee].next(self.used[mentee]);
                let reached = base - gain - self.potentials[1 + mentee];
                self.search
                    .relax(ROOT, distance, 1 + mentee as u32, reached, NO_EDGE);
            }
        }
        for mentor in 0..self.places.len() {
            if self.load[mentor] > 0 {
                let back = self.places[mentor].last(self.load[mentor]);
                let node = 1 + n_mentees + mentor;
                let reached = base + back - self.potentials[node];
                self.search
                    .relax(ROOT, distance, node as u32, reached, NO_EDGE);
            }
        }
    }

    /// Sends a unit along one arc.
    fn flip(&mut self, from: u32, to: u32, edge: u32) {
        let n_mentees = self.wants.len() as u32;
        let is_mentee = |node: u32| node != ROOT && node <= n_mentees;
        let mentor = |node: u32| (node - 1 - n_mentees) as usize;
        match (is_mentee(from), is_mentee(to)) {
            (true, false) if to == ROOT => self.used[from as usize - 1] -= 1,
            (true, false) => {
                let taken = &mut self.taken[from as usize - 1];
                let at = taken.partition_point(|place| *place < edge);
                taken.insert(at, edge);
                self.holds[mentor(to)].push((from - 1, edge));
            }
            (false, true) if from == ROOT => self.used[to as usize - 1] += 1,
            (false, true) => {
                self.taken[to as usize - 1].retain(|place| *place != edge);
                self.holds[mentor(from)].retain(|held| *held != (to - 1, edge));
            }
            _ if to == ROOT => self.load[mentor(from)] += 1,
            _ => self.load[mentor(to)] -= 1,
        }
    }
}

fn mentee_node(mentee: usize) -> u32 {
    1 + mentee as u32
}
