//! The mirror image of `search` and `lift`: prices fall.
//!
//! A lot with a free slot and a price above what the slot asks, left over from
//! bidding, looks for a bidder who would rather have it: one with a free unit,
//! or one who leaves another lot, which then looks in turn; the path ends where
//! lowering a lot's price to what it asks costs least. Where lots without
//! anybody gain by their first slot, what that asks falls to what it is in the
//! end, no more at a time than it takes for the next one.

use super::frontier::Frontier;
use super::layout::Rows;
use super::market::{Market, NOBODY, Price, Slot, Weight};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Nothing reached.
    None,
    /// A lot gives up a slot, or its price falls to what its slot asks.
    Lot(u32),
    /// A bidder with a free unit takes one more.
    Bidder(u32),
}

/// Scratch space of reverse searches.
pub struct Reverse {
    /// Edges by lot; none before the first search.
    pub columns: Option<Rows>,
    n_lots: u32,
    /// Lots, then bidders.
    frontier: Frontier,
    /// Points of the edge a bidder was reached by.
    points: Vec<u32>,
    end: End,
    /// The lot a bidder is looked for.
    source: u32,
    rising: Option<Weight>,
}

impl Reverse {
    /// Space for a market.
    pub fn new(market: &Market<'_>) -> Self {
        Self {
            columns: None,
            n_lots: u32::try_from(market.n_lots()).unwrap_or(u32::MAX),
            frontier: Frontier::new(market.n_lots() + market.n_bidders()),
            points: vec![0; market.n_bidders()],
            end: End::None,
            source: NOBODY,
            rising: None,
        }
    }

    /// Clears every lot with a free slot of its price. Returns how many searches
    /// it took.
    pub fn clear(&mut self, market: &mut Market<'_>) -> u64 {
        (0..self.n_lots)
            .map(|lot| self.clear_one(market, lot))
            .sum()
    }

    /// Clears one lot of its price.
    pub fn clear_one(&mut self, market: &mut Market<'_>, lot: u32) -> u64 {
        let dear = |market: &Market<'_>, lot| {
            market.has_slot(lot) && market.prices[lot as usize] > market.next_ask(lot)
        };
        let mut n_searches = 0;
        while dear(market, lot) {
            (self.source, self.rising) = (lot, None);
            let columns = self.take_columns(market);
            self.frontier.reach(0, lot, NOBODY);
            self.run(market, &columns);
            self.swap(market, lot);
            self.frontier.clear();
            self.columns = Some(columns);
            n_searches += 1;
        }
        n_searches
    }

    /// Raises what the first slot of lots gains. Returns how many searches it took.
    pub fn lift(&mut self, market: &mut Market<'_>, weight: Weight) -> u64 {
        let Weight::Seat(goal) = weight else {
            return 0;
        };
        let mut n_lifts = 0;
        let mut missing = market.missing(weight);
        while missing > 0 {
            let is_empty = |lot: &u32| {
                market.load(*lot) == 0
                    && market.has_slot(*lot)
                    && market.gains.lots[*lot as usize] == goal
            };
            let empty: Vec<u32> = (0..self.n_lots).filter(is_empty).collect();
            if empty.is_empty() {
                market.raise(weight, missing);
                break;
            }
            n_lifts += 1;
            let columns = self.take_columns(market);
            (self.end, self.source, self.rising) = (End::None, NOBODY, Some(weight));
            self.frontier.bound = missing;
            for lot in &empty {
                self.frontier.reach(0, *lot, NOBODY);
            }
            self.run(market, &columns);
            let distance = self.frontier.bound;
            self.frontier.clear();
            market.raise(weight, distance);
            missing -= distance;
            if missing > 0 {
                let mut paths = Paths {
                    goal,
                    columns: &columns,
                    seen_lots: vec![false; market.n_lots()],
                    next: vec![0; market.n_lots()],
                };
                for lot in empty {
                    paths.extend(market, lot);
                }
            }
            self.columns = Some(columns);
        }
        n_lifts
    }

    fn take_columns(&mut self, market: &Market<'_>) -> Rows {
        let columns = self.columns.take();
        columns.unwrap_or_else(|| market.rows.turned(market.n_lots()))
    }

    /// Searches and moves prices down and thresholds up.
    fn run(&mut self, market: &mut Market<'_>, columns: &Rows) {
        while let Some((node, distance)) = self.frontier.nearest() {
            if node < self.n_lots {
                self.beyond_lot(market, columns, node, distance);
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
    }

    fn beyond_lot(&mut self, market: &Market<'_>, columns: &Rows, lot: u32, distance: Price) {
        let price = market.prices[lot as usize];
        let ask = if lot == self.source {
            Some(market.next_ask(lot))
        } else {
            may_give_up(market, lot, self.rising).then(|| market.last_ask(lot))
        };
        if let Some(ask) = ask.filter(|ask| distance + price - ask < self.frontier.bound) {
            self.frontier.bound = distance + price - ask;
            self.end = End::Lot(lot);
        }
        for entry in columns.row(lot as usize) {
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
            let joined = distance + (-market.next_out(bidder) - threshold).max(0);
            if joined < self.frontier.bound {
                self.frontier.bound = joined;
                self.end = End::Bidder(bidder);
            }
        }
        for entry in market.rows.row(bidder as usize) {
            let worth = market.worth(entry.points);
            if worth - market.floor < threshold {
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
            End::None => return,
            End::Lot(lot) if lot == start => return,
            End::Lot(lot) => {
                let leaver = self.frontier.parent(lot);
                market.take_back(lot, leaver);
                leaver
            }
            End::Bidder(bidder) => {
                market.came_in(bidder);
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

/// Whether a lot has a slot in use whose giving up costs no more while a weight
/// rises.
fn may_give_up(market: &Market<'_>, lot: u32, rising: Option<Weight>) -> bool {
    match (market.load(lot), rising) {
        (0, _) => false,
        (1, Some(Weight::Seat(goal))) => market.gains.lots[lot as usize] != goal,
        _ => true,
    }
}

/// Paths of length 0 without a common lot.
struct Paths<'a> {
    goal: Price,
    columns: &'a Rows,
    seen_lots: Vec<bool>,
    /// Where each lot's column is read on.
    next: Vec<u32>,
}

impl Paths<'_> {
    /// Looks for a path from a lot, depth first, and uses it.
    fn extend(&mut self, market: &mut Market<'_>, start: u32) {
        // Who moves to which lot for how many points.
        let mut way: Vec<(u32, u32, u32)> = Vec::new();
        let mut open = vec![(start, 0_usize)];
        let mut end = End::None;
        self.seen_lots[start as usize] = true;
        while let Some((lot, depth)) = open.pop() {
            way.truncate(depth);
            if lot != start
                && may_give_up(market, lot, Some(Weight::Seat(self.goal)))
                && market.prices[lot as usize] == market.last_ask(lot)
            {
                end = End::Lot(lot);
                break;
            }
            let Some((bidder, points)) = self.mover(market, lot) else {
                continue;
            };
            open.push((lot, depth));
            way.push((bidder, lot, points));
            let threshold = market.thresholds[bidder as usize];
            if market.free[bidder as usize] > 0 && threshold == -market.next_out(bidder) {
                end = End::Bidder(bidder);
                break;
            }
            for entry in market.rows.row(bidder as usize) {
                if market.worth(entry.points) - market.floor < threshold {
                    break;
                }
                if market.profit(*entry) == threshold
                    && !self.seen_lots[entry.to as usize]
                    && market.holds(bidder, entry.to)
                {
                    self.seen_lots[entry.to as usize] = true;
                    open.push((entry.to, way.len()));
                }
            }
        }
        let last = match end {
            End::None => return,
            End::Lot(lot) => lot,
            End::Bidder(bidder) => {
                market.came_in(bidder);
                NOBODY
            }
        };
        for (at, (bidder, lot, points)) in way.iter().enumerate() {
            let slot = Slot {
                bidder: *bidder,
                points: *points,
                bid: 0,
            };
            market.give(*lot, slot);
            let left = way.get(at + 1).map_or(last, |(_, lot, _)| *lot);
            if left != NOBODY {
                market.take_back(left, *bidder);
            }
        }
    }

    /// The next bidder who would as soon have a lot as what it has.
    fn mover(&mut self, market: &Market<'_>, lot: u32) -> Option<(u32, u32)> {
        let column = self.columns.row(lot as usize);
        let next = &mut self.next[lot as usize];
        while let Some(entry) = column.get(*next as usize) {
            *next += 1;
            let profit = market.worth(entry.points) - market.prices[lot as usize];
            if profit == market.thresholds[entry.to as usize] && !market.holds(entry.to, lot) {
                return Some((entry.to, entry.points));
            }
        }
        None
    }
}
