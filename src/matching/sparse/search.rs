//! Places a unit that bidding could not: one shortest path, then the prices move.
//!
//! The path starts at the unit's bidder, goes over lots and the bidders who
//! give way, and ends at a lot with room or at a bidder who stays out. Lengths
//! are what thresholds and prices leave of each edge, never negative (Dijkstra
//! with potentials, cut off at the nearest end). Leaves out units for whom
//! staying out is best so far (`lift`).

use super::frontier::Frontier;
use super::market::{Market, NOBODY, Price, Slot};

/// The end of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Nothing reached.
    None,
    /// A lot with room.
    Lot(u32),
    /// A bidder who gives a unit up.
    Out(u32),
}

/// Scratch space of searches.
#[derive(Clone, Debug)]
pub struct Search {
    n_lots: u32,
    /// Lots, then bidders; a lot is reached from a bidder, a bidder from a lot.
    frontier: Frontier,
    /// Points of the edge a lot was reached by.
    points: Vec<u32>,
    end: End,
    /// Edges looked at.
    pub work: u64,
}

impl Search {
    /// Space for a market.
    pub fn new(market: &Market<'_>) -> Self {
        let n_nodes = market.n_lots() + market.n_bidders();
        Self {
            n_lots: u32::try_from(market.n_lots()).unwrap_or(u32::MAX),
            frontier: Frontier::new(n_nodes),
            points: vec![0; market.n_lots()],
            end: End::None,
            work: 0,
        }
    }

    /// Places every free unit of a bidder for whom staying out is not best.
    pub fn place(&mut self, market: &mut Market<'_>, bidder: u32) {
        let at = bidder as usize;
        while market.free[at] > 0 && market.thresholds[at] > -market.outside {
            self.end = End::None;
            self.frontier.reach(0, self.n_lots + bidder, NOBODY);
            self.run(market, true);
            self.shift(market);
            self.swap(market, bidder);
            self.frontier.clear();
        }
    }

    /// Searches from all the given bidders at once for a lot with room.
    /// Returns how far it is; none if there is no way to one.
    pub fn nearest_room(&mut self, market: &mut Market<'_>, bidders: &[u32]) -> Option<Price> {
        self.end = End::None;
        for bidder in bidders {
            self.frontier.reach(0, self.n_lots + bidder, NOBODY);
        }
        self.run(market, false);
        if self.end == End::None {
            return None;
        }
        self.shift(market);
        let distance = self.frontier.bound;
        self.frontier.clear();
        Some(distance)
    }

    /// Whether the last search, if it found nothing, reached a bidder.
    pub fn reached_bidder(&self, bidder: usize) -> bool {
        self.frontier.is_reached(self.n_lots as usize + bidder)
    }

    /// Whether the last search, if it found nothing, reached a lot.
    pub fn reached_lot(&self, lot: usize) -> bool {
        self.frontier.is_reached(lot)
    }

    fn run(&mut self, market: &Market<'_>, may_stay_out: bool) {
        while let Some((node, distance)) = self.frontier.nearest() {
            if node < self.n_lots {
                self.beyond_lot(market, node, distance);
            } else {
                self.beyond_bidder(market, node - self.n_lots, distance, may_stay_out);
            }
        }
    }

    fn beyond_lot(&mut self, market: &Market<'_>, lot: u32, distance: Price) {
        let price = market.prices[lot as usize];
        for slot in market.held(lot) {
            let surplus =
                market.worth(slot.points) - price - market.thresholds[slot.bidder as usize];
            self.frontier
                .reach(distance + surplus, self.n_lots + slot.bidder, lot);
        }
    }

    fn beyond_bidder(
        &mut self,
        market: &Market<'_>,
        bidder: u32,
        distance: Price,
        may_stay_out: bool,
    ) {
        let base = distance + market.thresholds[bidder as usize];
        if may_stay_out && base + market.outside < self.frontier.bound {
            self.frontier.bound = base + market.outside;
            self.end = End::Out(bidder);
        }
        let row = market.rows.row(bidder as usize);
        let mut n_seen = 0;
        for entry in row {
            n_seen += 1;
            let least = base - market.worth(entry.points);
            // Prices are never below 0, so the rest is no nearer than this.
            if least >= self.frontier.bound {
                break;
            }
            let reached = least + market.prices[entry.to as usize];
            if reached >= self.frontier.bound
                || reached >= self.frontier.distance(entry.to)
                || market.holds(bidder, entry.to)
            {
                continue;
            }
            self.points[entry.to as usize] = entry.points;
            if market.has_room(entry.to) {
                self.frontier.end_at(reached, entry.to, bidder);
                self.end = End::Lot(entry.to);
            } else {
                self.frontier.reach(reached, entry.to, bidder);
            }
        }
        self.work += n_seen;
    }

    /// Moves thresholds down and prices up, by how much nearer than the end
    /// they are.
    fn shift(&mut self, market: &mut Market<'_>) {
        for (node, nearer) in self.frontier.nearer() {
            if node < self.n_lots {
                market.prices[node as usize] += nearer;
            } else {
                market.thresholds[(node - self.n_lots) as usize] -= nearer;
            }
        }
    }

    /// Moves a unit along the path found.
    fn swap(&mut self, market: &mut Market<'_>, bidder: u32) {
        let mut at = match self.end {
            End::None => return,
            End::Out(out) => {
                market.free[bidder as usize] -= 1;
                market.free[out as usize] += 1;
                out
            }
            End::Lot(lot) => {
                market.free[bidder as usize] -= 1;
                let taker = self.frontier.parent(lot);
                market.give(lot, self.slot(taker, lot));
                taker
            }
        };
        while at != bidder {
            let lot = self.frontier.parent(self.n_lots + at);
            let taker = self.frontier.parent(lot);
            market.replace(lot, at, self.slot(taker, lot));
            at = taker;
        }
    }

    fn slot(&self, bidder: u32, lot: u32) -> Slot {
        Slot {
            bidder,
            points: self.points[lot as usize],
            bid: 0,
        }
    }
}
