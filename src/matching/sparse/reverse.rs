//! Clears lots of a price nobody pays: one shortest path, then prices fall.
//!
//! A lot with a free slot and a price left over from bidding looks for a bidder
//! who would rather have it: one with a free unit, or one who leaves another
//! lot, which then looks in turn; the path ends where lowering a lot's price
//! to nothing costs least. The mirror image of `search`.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::instance::Rows;
use super::market::{Market, NOBODY, Price, Slot};

const FAR: Price = Price::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// A lot's price falls to 0.
    Lot(u32),
    /// A bidder with a free unit takes one more.
    Bidder(u32),
}

struct Search {
    columns: Rows,
    n_lots: u32,
    distances: Vec<Price>,
    parents: Vec<u32>,
    /// Points of the edge a bidder was reached by.
    points: Vec<u32>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(Price, u32)>>,
    near: Vec<u32>,
    now: Price,
    bound: Price,
    end: End,
}

/// Clears every lot with room of its price. Returns how many searches it took.
pub fn reverse(market: &mut Market<'_>) -> u64 {
    let dear = |market: &Market<'_>, lot| market.has_room(lot) && market.prices[lot as usize] > 0;
    let mut lots = 0..u32::try_from(market.n_lots()).unwrap_or(u32::MAX);
    if !lots.any(|lot| dear(market, lot)) {
        return 0;
    }
    let n_nodes = market.n_lots() + market.n_bidders();
    let mut search = Search {
        columns: market.rows.turned(market.n_lots()),
        n_lots: u32::try_from(market.n_lots()).unwrap_or(u32::MAX),
        distances: vec![FAR; n_nodes],
        parents: vec![NOBODY; n_nodes],
        points: vec![0; market.n_bidders()],
        touched: Vec::new(),
        heap: BinaryHeap::new(),
        near: Vec::new(),
        now: 0,
        bound: FAR,
        end: End::Lot(0),
    };
    let mut n_searches = 0;
    for lot in 0..search.n_lots {
        while dear(market, lot) {
            search.clear_price(market, lot);
            n_searches += 1;
        }
    }
    n_searches
}

impl Search {
    fn clear_price(&mut self, market: &mut Market<'_>, lot: u32) {
        self.bound = FAR;
        self.reach(0, lot, NOBODY);
        loop {
            let node = if let Some(node) = self.near.pop() {
                node
            } else if let Some(Reverse((distance, node))) = self.heap.pop() {
                if distance > self.distances[node as usize] {
                    continue;
                }
                self.now = distance;
                node
            } else {
                break;
            };
            let distance = self.now;
            if distance >= self.bound {
                break;
            }
            if node < self.n_lots {
                self.beyond_lot(market, node, distance);
            } else {
                self.beyond_bidder(market, node - self.n_lots, distance);
            }
        }
        self.heap.clear();
        self.near.clear();
        self.now = 0;
        for node in &self.touched {
            let nearer = self.bound - self.distances[*node as usize];
            if nearer > 0 && *node < self.n_lots {
                market.prices[*node as usize] -= nearer;
            } else if nearer > 0 {
                market.thresholds[(*node - self.n_lots) as usize] += nearer;
            }
        }
        self.swap(market, lot);
        for node in self.touched.drain(..) {
            self.distances[node as usize] = FAR;
        }
    }

    fn reach(&mut self, distance: Price, node: u32, parent: u32) -> bool {
        let known = &mut self.distances[node as usize];
        if distance >= *known || distance >= self.bound {
            return false;
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
        true
    }

    fn beyond_lot(&mut self, market: &Market<'_>, lot: u32, distance: Price) {
        let price = market.prices[lot as usize];
        if distance + price < self.bound {
            self.bound = distance + price;
            self.end = End::Lot(lot);
        }
        for at in 0..self.columns.row(lot as usize).len() {
            let entry = self.columns.row(lot as usize)[at];
            let threshold = market.thresholds[entry.to as usize];
            let reached = distance + threshold - (market.worth(entry.points) - price);
            let node = self.n_lots + entry.to;
            if reached < self.bound
                && reached < self.distances[node as usize]
                && !market.holds(entry.to, lot)
            {
                self.reach(reached, node, lot);
                self.points[entry.to as usize] = entry.points;
            }
        }
    }

    fn beyond_bidder(&mut self, market: &Market<'_>, bidder: u32, distance: Price) {
        let threshold = market.thresholds[bidder as usize];
        if market.free[bidder as usize] > 0 {
            let joined = distance + threshold + market.outside;
            if joined < self.bound {
                self.bound = joined;
                self.end = End::Bidder(bidder);
            }
        }
        for entry in market.rows.row(bidder as usize) {
            let worth = market.worth(entry.points);
            if worth < threshold {
                break;
            }
            let surplus = worth - market.prices[entry.to as usize] - threshold;
            if surplus >= 0 && market.holds(bidder, entry.to) {
                self.reach(distance + surplus, entry.to, bidder);
            }
        }
    }

    fn swap(&mut self, market: &mut Market<'_>, start: u32) {
        let mut bidder = match self.end {
            End::Lot(lot) if lot == start => return,
            End::Lot(lot) => {
                let leaver = self.parents[lot as usize];
                market.take_back(lot, leaver);
                leaver
            }
            End::Bidder(bidder) => {
                market.free[bidder as usize] -= 1;
                bidder
            }
        };
        loop {
            let lot = self.parents[(self.n_lots + bidder) as usize];
            let slot = Slot {
                bidder,
                points: self.points[bidder as usize],
                bid: 0,
            };
            if lot == start {
                market.give(lot, slot);
                return;
            }
            let leaver = self.parents[lot as usize];
            market.replace(lot, leaver, slot);
            bidder = leaver;
        }
    }
}
