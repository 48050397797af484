//! Dijkstra's search from a node with a unit too many to one where it is missing.
//!
//! Cut off at the target. Leaves out which arcs there are.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::{Add, Neg, Sub};

/// A number gains are made of.
pub trait Gain:
    Copy + Ord + Default + Add<Output = Self> + Sub<Output = Self> + Neg<Output = Self>
{
    /// Above every sum of gains.
    const MAX: Self;

    /// So many times this.
    #[must_use]
    fn times(self, n: u32) -> Self;
}

impl Gain for i64 {
    const MAX: Self = i64::MAX;

    fn times(self, n: u32) -> Self {
        self * Self::from(n)
    }
}

impl Gain for i128 {
    const MAX: Self = i128::MAX;

    fn times(self, n: u32) -> Self {
        self * Self::from(n)
    }
}

/// The root's node.
pub const ROOT: u32 = 0;
/// The arc to or from the root.
pub const NO_EDGE: u32 = u32::MAX;

/// Scratch space of a search.
#[derive(Clone, Debug)]
pub struct Search<C> {
    distances: Vec<C>,
    /// The node before and, on an edge, its place in the mentee's row.
    pub parents: Vec<(u32, u32)>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(C, u32)>>,
    /// Nodes at the distance being looked at.
    level: Vec<u32>,
    target: u32,
    /// Distance of the target as known so far.
    bound: C,
    /// Arcs looked at since the network was made.
    pub work: u64,
}

impl<C: Gain> Search<C> {
    /// Space for so many nodes.
    pub fn new(n_nodes: usize) -> Self {
        Self {
            distances: vec![C::MAX; n_nodes],
            parents: vec![(ROOT, NO_EDGE); n_nodes],
            touched: Vec::new(),
            heap: BinaryHeap::new(),
            level: Vec::new(),
            target: ROOT,
            bound: C::MAX,
            work: 0,
        }
    }

    /// Space for one node more.
    pub fn add_node(&mut self) {
        self.distances.push(C::MAX);
        self.parents.push((ROOT, NO_EDGE));
    }

    /// Starts a search for the target.
    pub fn start(&mut self, source: u32, target: u32) {
        self.target = target;
        self.bound = C::MAX;
        self.distances[source as usize] = C::default();
        self.touched.push(source);
        self.level.push(source);
    }

    /// Ends a search: nodes nearer than the target move by the difference, so
    /// that every arc on the path found costs nothing.
    pub fn mend(&mut self, potentials: &mut [C]) {
        self.heap.clear();
        self.level.clear();
        for node in self.touched.drain(..) {
            let distance = &mut self.distances[node as usize];
            if *distance < self.bound {
                let potential = &mut potentials[node as usize];
                *potential = *potential + *distance - self.bound;
            }
            *distance = C::MAX;
        }
    }

    /// Offers a node a distance by an arc.
    pub fn relax(&mut self, from: u32, now: C, to: u32, distance: C, edge: u32) {
        let known = &mut self.distances[to as usize];
        if distance >= self.bound || distance >= *known {
            return;
        }
        if *known == C::MAX {
            self.touched.push(to);
        }
        *known = distance;
        self.parents[to as usize] = (from, edge);
        if to == self.target {
            self.bound = distance;
        } else if distance == now {
            self.level.push(to);
        } else {
            self.heap.push(Reverse((distance, to)));
        }
    }

    /// The next node to look at, nearest first; none when the target is nearest.
    pub fn next(&mut self) -> Option<(C, u32)> {
        if let Some(node) = self.level.pop() {
            let distance = self.distances[node as usize];
            return (distance < self.bound).then_some((distance, node));
        }
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if distance >= self.bound {
                return None;
            }
            if distance == self.distances[node as usize] {
                return Some((distance, node));
            }
        }
        None
    }
}
