//! Clears lots of a price nobody pays: one shortest path, then prices fall.
//!
//! A lot with a free slot and a price left over from bidding looks for a bidder
//! who would rather have it: one with a free unit, or one who leaves another
//! lot, which then looks in turn; the path ends where lowering a lot's price
//! to nothing costs least. The mirror image of `search`.

use super::frontier::Frontier;
use super::instance::Rows;
use super::market::{Market, NOBODY, Price, Slot};

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
    /// Lots, then bidders.
    frontier: Frontier,
    /// Points of the edge a bidder was reached by.
    points: Vec<u32>,
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
        frontier: Frontier::new(n_nodes),
        points: vec![0; market.n_bidders()],
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
        self.frontier.reach(0, lot, NOBODY);
        while let Some((node, distance)) = self.frontier.nearest() {
            if node < self.n_lots {
                self.beyond_lot(market, node, distance);
            } else {
                self.beyond_bidder(market, node - self.n_lots, distance);
            }
        }
        for (node, nearer) in self.frontier.nearer() {
            if node < self.n_lots {
                market.prices[node as usize] -= nearer;
            } else {
                market.thresholds[(node - self.n_lots) as usize] += nearer;
            }
        }
        self.swap(market, lot);
        self.frontier.clear();
    }

    fn beyond_lot(&mut self, market: &Market<'_>, lot: u32, distance: Price) {
        let price = market.prices[lot as usize];
        if distance + price < self.frontier.bound {
            self.frontier.bound = distance + price;
            self.end = End::Lot(lot);
        }
        for at in 0..self.columns.row(lot as usize).len() {
            let entry = self.columns.row(lot as usize)[at];
            let threshold = market.thresholds[entry.to as usize];
            let reached = distance + threshold - (market.worth(entry.points) - price);
            let node = self.n_lots + entry.to;
            if reached < self.frontier.bound
                && reached < self.frontier.distance(node)
                && !market.holds(entry.to, lot)
            {
                self.frontier.reach(reached, node, lot);
                self.points[entry.to as usize] = entry.points;
            }
        }
    }

    fn beyond_bidder(&mut self, market: &Market<'_>, bidder: u32, distance: Price) {
        let threshold = market.thresholds[bidder as usize];
        if market.free[bidder as usize] > 0 {
            let joined = distance + threshold + market.outside;
            if joined < self.frontier.bound {
                self.frontier.bound = joined;
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
                self.frontier.reach(distance + surplus, entry.to, bidder);
            }
        }
    }

    fn swap(&mut self, market: &mut Market<'_>, start: u32) {
        let mut bidder = match self.end {
            End::Lot(lot) if lot == start => return,
            End::Lot(lot) => {
                let leaver = self.frontier.parent(lot);
                market.take_back(lot, leaver);
                leaver
            }
            End::Bidder(bidder) => {
                market.free[bidder as usize] -= 1;
                bidder
            }
        };
        loop {
            let lot = self.frontier.parent(self.n_lots + bidder);
            let slot = Slot {
                bidder,
                points: self.points[bidder as usize],
                bid: 0,
            };
            if lot == start {
                market.give(lot, slot);
                return;
            }
            let leaver = self.frontier.parent(lot);
            market.replace(lot, leaver, slot);
            bidder = leaver;
        }
    }
}
