//! Places a unit that bidding could not: one shortest path, then the prices move.
//!
//! The path starts at the unit's bidder, goes over lots and the bidders who
//! give way, and ends at a lot with room or at a bidder who stays out. Lengths
//! are what thresholds and prices leave of each edge, never negative (Dijkstra
//! with potentials, cut off at the nearest end). Leaves out units for whom
//! staying out is best so far (`lift`).

use super::frontier::Frontier;
use super::market::{Market, NOBODY, Price, Slot, Weight};

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
    /// The bidder a place is looked for.
    source: u32,
    /// The weight being raised: giving up what it belongs to costs as much more.
    rising: Option<Weight>,
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
            source: NOBODY,
            rising: None,
            work: 0,
        }
    }

    /// Places every free unit of a bidder for whom staying out is not best.
    pub fn place(&mut self, market: &mut Market<'_>, bidder: u32) {
        let at = bidder as usize;
        (self.source, self.rising) = (bidder, None);
        while market.free[at] > 0 && market.thresholds[at] > -market.next_out(bidder) {
            self.end = End::None;
            self.frontier.reach(0, self.n_lots + bidder, NOBODY);
            self.run(market);
            self.shift(market);
            self.swap(market, bidder);
            self.frontier.clear();
        }
    }

    /// Searches from all the given bidders at once, who stay out for a weight
    /// that is being raised, for the nearest place. Returns how much dearer
    /// staying out has to become for it, `most` if that is not enough.
    pub fn nearest_place(
        &mut self,
        market: &mut Market<'_>,
        bidders: &[u32],
        weight: Weight,
        most: Price,
    ) -> Price {
        (self.end, self.source, self.rising) = (End::None, NOBODY, Some(weight));
        self.frontier.bound = most;
        for bidder in bidders {
            let slack = -market.next_out(*bidder) - market.thresholds[*bidder as usize];
            self.frontier
                .reach(slack.max(0), self.n_lots + bidder, NOBODY);
        }
        self.run(market);
        self.shift(market);
        let distance = self.frontier.bound;
        self.frontier.clear();
        distance
    }

    fn run(&mut self, market: &Market<'_>) {
        while let Some((node, distance)) = self.frontier.nearest() {
            if node < self.n_lots {
                self.beyond_lot(market, node, distance);
            } else {
                self.beyond_bidder(market, node - self.n_lots, distance);
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

    fn beyond_bidder(&mut self, market: &Market<'_>, bidder: u32, distance: Price) {
        let base = distance + market.thresholds[bidder as usize];
        let out = if bidder == self.source {
            Some(market.next_out(bidder))
        } else {
            may_leave(market, bidder, self.rising).then(|| market.last_out(bidder))
        };
        if let Some(out) = out.filter(|out| base + out < self.frontier.bound) {
            self.frontier.bound = base + out;
            self.end = End::Out(bidder);
        }
        let row = market.rows.row(bidder as usize);
        let mut n_seen = 0;
        for entry in row {
            n_seen += 1;
            let least = base - market.worth(entry.points);
            // Prices are never below the floor: the rest is no nearer than this.
            if least + market.floor >= self.frontier.bound {
                break;
            }
            let price = market.prices[entry.to as usize];
            let reached = least + price;
            if reached >= self.frontier.bound
                || reached >= self.frontier.distance(entry.to)
                || market.holds(bidder, entry.to)
            {
                continue;
            }
            self.points[entry.to as usize] = entry.points;
            if market.has_slot(entry.to) {
                let short = market.next_ask(entry.to) - price;
                if reached + short.max(0) < self.frontier.bound {
                    self.frontier
                        .end_at(reached + short.max(0), entry.to, bidder);
                    self.end = End::Lot(entry.to);
                }
                if short <= 0 {
                    continue;
                }
            }
            self.frontier.reach(reached, entry.to, bidder);
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
        if self.end == End::None || self.end == End::Out(bidder) {
            return;
        }
        market.came_in(bidder);
        let mut at = match self.end {
            End::Lot(lot) => {
                let taker = self.frontier.parent(lot);
                market.give(lot, self.slot(taker, lot));
                taker
            }
            End::Out(out) => {
                market.went_out(out);
                out
            }
            End::None => return,
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

/// Whether a bidder has a unit whose giving up costs no more while a weight rises.
pub fn may_leave(market: &Market<'_>, bidder: u32, rising: Option<Weight>) -> bool {
    let held = market.held[bidder as usize];
    match rising {
        _ if held == 0 => false,
        Some(Weight::Outside) => false,
        Some(Weight::First(goal)) => held > 1 || market.gains.bidders[bidder as usize] != goal,
        Some(Weight::Seat(_)) | None => true,
    }
}
