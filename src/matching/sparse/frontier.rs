//! What a search over lots and bidders has reached: distances, the way back,
//! and the nearest node next (Dijkstra, cut off at a bound).
//!
//! Leaves out which edges there are and what is moved along a path (`search`,
//! `reverse`).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::market::{NOBODY, Price};

/// Farther than any node.
const FAR: Price = Price::MAX;

/// Scratch space of searches; every node is out of reach between two of them.
#[derive(Clone, Debug)]
pub struct Frontier {
    distances: Vec<Price>,
    parents: Vec<u32>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(Price, u32)>>,
    /// Nodes at the distance being looked at.
    near: Vec<u32>,
    now: Price,
    /// Nothing at this distance or beyond is looked at.
    pub bound: Price,
}

impl Frontier {
    /// Space for so many nodes.
    pub fn new(n_nodes: usize) -> Self {
        Self {
            distances: vec![FAR; n_nodes],
            parents: vec![NOBODY; n_nodes],
            touched: Vec::new(),
            heap: BinaryHeap::new(),
            near: Vec::new(),
            now: 0,
            bound: FAR,
        }
    }

    /// How far a node is.
    pub fn distance(&self, node: u32) -> Price {
        self.distances[node as usize]
    }

    /// Where a node was reached from.
    pub fn parent(&self, node: u32) -> u32 {
        self.parents[node as usize]
    }

    /// Ends the search at a node no nearer one is beyond.
    pub fn end_at(&mut self, distance: Price, node: u32, parent: u32) {
        self.bound = distance;
        self.parents[node as usize] = parent;
    }

    /// Reaches a node, if it is nearer this way than before and than the bound.
    pub fn reach(&mut self, distance: Price, node: u32, parent: u32) {
        let known = &mut self.distances[node as usize];
        if distance >= *known || distance >= self.bound {
            return;
        }
        if *known == FAR {
            self.touched.push(node);
        }
        *known = distance;
        self.parents[node as usize] = parent;
        if distance == self.now {
            self.near.push(node);
        } else {
            self.heap.push(Reverse((distance, node)));
        }
    }

    /// The nearest node not looked at yet, and how far it is; none within the
    /// bound ends the search.
    pub fn nearest(&mut self) -> Option<(u32, Price)> {
        let found = loop {
            if let Some(node) = self.near.pop() {
                break Some(node);
            }
            match self.heap.pop() {
                Some(Reverse((distance, node))) if distance > self.distances[node as usize] => {}
                Some(Reverse((distance, node))) => {
                    self.now = distance;
                    break Some(node);
                }
                None => break None,
            }
        };
        match found {
            Some(node) if self.now < self.bound => Some((node, self.now)),
            _ => {
                self.heap.clear();
                self.near.clear();
                self.now = 0;
                None
            }
        }
    }

    /// Every node nearer than the bound, and by how much.
    pub fn nearer(&self) -> impl Iterator<Item = (u32, Price)> + '_ {
        let by = |node: &u32| (*node, self.bound - self.distances[*node as usize]);
        self.touched.iter().map(by).filter(|(_, by)| *by > 0)
    }

    /// Ready for the next search.
    pub fn clear(&mut self) {
        for node in self.touched.drain(..) {
            self.distances[node as usize] = FAR;
        }
        self.bound = FAR;
    }
}
