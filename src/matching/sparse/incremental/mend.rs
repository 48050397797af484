//! Edits of the market: who would now rather exchange what they hold gives it
//! back, and is placed anew.
//!
//! Whatever an edit does, it leaves the market's invariant (`market`) to hold:
//! a threshold is raised to what the bidder's edges outside the answer gain, a
//! price to what they would pay, and what is then held at a loss is taken back.
//! Then every free unit looks for a place and every lot with a free slot and a
//! price for a bidder, one shortest path each.

use super::{Incremental, by_points};
use crate::matching::sparse::instance::Side;
use crate::matching::sparse::layout::Entry;
use crate::matching::sparse::market::{Market, Price, Slot};
use crate::matching::sparse::reverse::Reverse;
use crate::matching::sparse::search::Search;

/// A slot held by a bidder.
pub(super) fn slot(bidder: u32, points: u32) -> Slot {
    Slot {
        bidder,
        points,
        bid: 0,
    }
}

/// Who has to look for a place, and which lots for a bidder.
#[derive(Default)]
pub(super) struct Open {
    bidders: Vec<u32>,
    lots: Vec<u32>,
}

impl Incremental {
    /// Works on the market, then places everybody who is open.
    fn work(&mut self, work: impl FnOnce(&mut Market<'_>, &Reverse, &mut Open)) {
        let state = std::mem::take(&mut self.state);
        let mut market = state.over(&self.rows, &self.gains);
        let mut open = Open::default();
        work(&mut market, &self.reverse, &mut open);
        for bidder in open.bidders {
            self.search.place(&mut market, bidder);
        }
        for lot in open.lots {
            self.reverse.clear_one(&mut market, lot);
        }
        self.state = market.into_state();
    }

    /// Points of a pair that may be.
    pub(super) fn points_of(&self, bidder: u32, lot: u32) -> Option<u32> {
        let mut row = self.rows.row(bidder as usize).iter();
        row.find(|entry| entry.to == lot).map(|entry| entry.points)
    }

    /// Takes an edge out of rows and columns.
    fn cut(&mut self, bidder: u32, lot: u32) {
        self.rows.remove(bidder, lot);
        if let Some(columns) = &mut self.reverse.columns {
            columns.remove(lot, bidder);
        }
    }

    /// Puts an edge into rows and columns.
    fn tie(&mut self, bidder: u32, lot: u32, points: u32) {
        let entry = Entry { to: lot, points };
        self.rows.insert(&[(bidder, entry)], in_order);
        let entry = Entry { to: bidder, points };
        if let Some(columns) = &mut self.reverse.columns {
            columns.insert(&[(lot, entry)], |column, _| column.len());
        }
    }

    pub(super) fn set_points(&mut self, bidder: u32, lot: u32, points: u32) {
        if self.rows.set_points(bidder, lot, points) {
            self.rows.sort_row(bidder, by_points);
            if let Some(columns) = &mut self.reverse.columns {
                columns.set_points(lot, bidder, points);
            }
        } else {
            self.tie(bidder, lot, points);
        }
        self.work(|market, _, open| {
            if market.holds(bidder, lot) {
                market.replace(lot, bidder, slot(bidder, points));
            }
            mend_bidder(market, bidder, open);
        });
    }

    pub(super) fn forbid(&mut self, bidder: u32, lot: u32) {
        self.cut(bidder, lot);
        self.work(|market, _, open| give_back(market, bidder, lot, open));
    }

    pub(super) fn lock(&mut self, bidder: u32, lot: u32, points: u32) {
        self.cut(bidder, lot);
        self.locked.insert((bidder, lot), points);
        self.n_locked.0[bidder as usize] += 1;
        self.n_locked.1[lot as usize] += 1;
        self.set_firsts(bidder, lot);
        let (first, seat) = (
            self.gains.bidders[bidder as usize],
            self.gains.lots[lot as usize],
        );
        let slots = self.lots[lot as usize] - self.n_locked.1[lot as usize];
        self.work(|market, reverse, open| {
            give_back(market, bidder, lot, open);
            market.set_first(bidder, first);
            market.set_seat(lot, seat);
            // A want and a place are the locked pair's.
            if market.free[bidder as usize] == 0 {
                drop_least(market, bidder, open);
            }
            let free = &mut market.free[bidder as usize];
            *free = free.saturating_sub(1);
            if market.load(lot) > slots {
                evict_least(market, lot, open);
            }
            market.set_slots(lot, slots);
            mend_bidder(market, bidder, open);
            mend_lot(market, reverse, lot, open);
        });
    }

    pub(super) fn unlock(&mut self, bidder: u32, lot: u32, points: u32) {
        self.locked.remove(&(bidder, lot));
        self.n_locked.0[bidder as usize] -= 1;
        self.n_locked.1[lot as usize] -= 1;
        self.set_firsts(bidder, lot);
        let (first, seat) = (
            self.gains.bidders[bidder as usize],
            self.gains.lots[lot as usize],
        );
        let slots = self.lots[lot as usize] - self.n_locked.1[lot as usize];
        self.tie(bidder, lot, points);
        self.work(|market, _, open| {
            market.set_first(bidder, first);
            market.set_seat(lot, seat);
            market.free[bidder as usize] += 1;
            market.set_slots(lot, slots);
            open.lots.push(lot);
            mend_bidder(market, bidder, open);
        });
    }

    /// Who has a locked pair gains nothing by a first one.
    fn set_firsts(&mut self, bidder: u32, lot: u32) {
        let (first, seat) = self.firsts();
        let open = |n: u32, gain| if n == 0 { gain } else { 0 };
        let (at, place) = (bidder as usize, lot as usize);
        self.gains.bidders[at] = open(self.n_locked.0[at], first);
        self.gains.lots[place] = open(self.n_locked.1[place], seat);
    }

    /// What first units gain: a bidder's, a lot's.
    fn firsts(&self) -> (Price, Price) {
        match self.scarcer {
            Side::Mentees => (self.weights.mentee, self.weights.mentor),
            Side::Mentors => (self.weights.mentor, self.weights.mentee),
        }
    }

    /// So many units of a bidder.
    pub(super) fn set_bids(&mut self, bidder: u32, units: u32) {
        self.work(|market, _, open| {
            let at = bidder as usize;
            while market.held[at] + market.free[at] > units {
                if market.free[at] == 0 {
                    drop_least(market, bidder, open);
                }
                market.free[at] = market.free[at].saturating_sub(1);
            }
            market.free[at] = units - market.held[at];
            mend_bidder(market, bidder, open);
        });
    }

    /// So many slots of a lot.
    pub(super) fn set_slots(&mut self, lot: u32, slots: u32) {
        self.work(|market, _, open| {
            while market.load(lot) > slots {
                evict_least(market, lot, open);
            }
            market.set_slots(lot, slots);
            open.lots.push(lot);
        });
    }

    /// A bidder more; `row` is best first, `by_lot` in the order of lots.
    pub(super) fn add_bidder(&mut self, units: u32, row: &[Entry], by_lot: &[Entry]) {
        let bidder = u32::try_from(self.bidders.len()).unwrap_or(u32::MAX);
        let (first, _) = self.firsts();
        self.rows.push_row(row);
        let columns = self.reverse.columns.take().map(|mut columns| {
            let turned = |entry: &Entry| {
                let points = entry.points;
                (entry.to, Entry { to: bidder, points })
            };
            let more: Vec<_> = by_lot.iter().map(turned).collect();
            columns.insert(&more, |column, _| column.len());
            columns
        });
        self.bidders.push(units);
        self.n_locked.0.push(0);
        self.gains.bidders.push(first);
        let state = std::mem::take(&mut self.state);
        let mut market = state.over(&self.rows, &self.gains);
        market.add_bidder(first);
        self.search = Search::new(&market);
        self.reverse = Reverse::new(&market);
        self.reverse.columns = columns;
        self.state = market.into_state();
        self.set_bids(bidder, units);
    }

    /// A lot more; `column` is in the order of bidders.
    pub(super) fn add_lot(&mut self, slots: u32, column: &[Entry]) {
        let lot = u32::try_from(self.lots.len()).unwrap_or(u32::MAX);
        let (_, seat) = self.firsts();
        let turned = |entry: &Entry| {
            let points = entry.points;
            (entry.to, Entry { to: lot, points })
        };
        let more: Vec<_> = column.iter().map(turned).collect();
        self.rows.insert(&more, in_order);
        let columns = self.reverse.columns.take().map(|mut columns| {
            columns.push_row(column);
            columns
        });
        self.lots.push(slots);
        self.n_locked.1.push(0);
        self.gains.lots.push(seat);
        let state = std::mem::take(&mut self.state);
        let mut market = state.over(&self.rows, &self.gains);
        market.add_lot(seat);
        self.search = Search::new(&market);
        self.reverse = Reverse::new(&market);
        self.reverse.columns = columns;
        self.state = market.into_state();
        self.work(|market, reverse, open| {
            market.set_slots(lot, slots);
            mend_lot(market, reverse, lot, open);
        });
    }
}

/// Where an entry goes in a row that is best first.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "as rows ask for it")]
fn in_order(row: &[Entry], entry: &Entry) -> usize {
    row.partition_point(|it| by_points(it) < by_points(entry))
}

/// A bidder gives a lot back, if it holds it.
fn give_back(market: &mut Market<'_>, bidder: u32, lot: u32, open: &mut Open) {
    if market.holds(bidder, lot) {
        market.take_back(lot, bidder);
        market.went_out(bidder);
        open.bidders.push(bidder);
        open.lots.push(lot);
    }
}

/// What a bidder holds: lots and what each gains.
fn held(market: &Market<'_>, bidder: u32) -> Vec<(Price, u32)> {
    let n_held = market.held[bidder as usize] as usize;
    let row = market.rows.row(bidder as usize).iter();
    let held = row.filter(|entry| market.holds(bidder, entry.to));
    held.take(n_held)
        .map(|entry| (market.profit(*entry), entry.to))
        .collect()
}

/// Raises a bidder's threshold to what it could gain outside the answer, takes
/// back what it holds for less, and has it look for places.
pub(super) fn mend_bidder(market: &mut Market<'_>, bidder: u32, open: &mut Open) {
    let at = bidder as usize;
    let mut outside = market.thresholds[at];
    for entry in market.rows.row(at) {
        if market.worth(entry.points) - market.floor <= outside {
            break;
        }
        let profit = market.profit(*entry);
        if profit > outside && !market.holds(bidder, entry.to) {
            outside = profit;
        }
    }
    let mut held = held(market, bidder);
    held.sort_unstable();
    for (profit, lot) in held {
        // Giving up the last unit costs more than giving up another.
        if profit >= outside.max(-market.last_out(bidder)) {
            break;
        }
        outside = outside.max(profit);
        give_back(market, bidder, lot, open);
    }
    market.thresholds[at] = outside.max(-market.last_out(bidder));
    open.bidders.push(bidder);
}

/// Raises a lot's price to what bidders outside the answer would pay, takes it
/// back from whom it is then too dear, and has it look for bidders.
pub(super) fn mend_lot(market: &mut Market<'_>, reverse: &Reverse, lot: u32, open: &mut Open) {
    let at = lot as usize;
    let column = reverse.columns.as_ref().map_or(&[][..], |it| it.row(at));
    let mut price = market.prices[at];
    for entry in column {
        let would = market.worth(entry.points) - market.thresholds[entry.to as usize];
        if would > price && !market.holds(entry.to, lot) {
            price = would;
        }
    }
    let mut held: Vec<_> = market.held(lot).to_vec();
    held.sort_unstable_by_key(|slot| surplus(market, *slot));
    for slot in held {
        if market.worth(slot.points) - price.max(market.last_ask(lot))
            >= market.thresholds[slot.bidder as usize]
        {
            break;
        }
        price = price.max(surplus(market, slot));
        give_back(market, slot.bidder, lot, open);
    }
    let least = if market.load(lot) > 0 {
        market.last_ask(lot)
    } else {
        price
    };
    market.prices[at] = price.max(least);
    open.lots.push(lot);
}

/// What a slot's holder would pay for it.
fn surplus(market: &Market<'_>, slot: Slot) -> Price {
    market.worth(slot.points) - market.thresholds[slot.bidder as usize]
}

/// A bidder gives up what gains it least; nothing it leaves gains it more.
fn drop_least(market: &mut Market<'_>, bidder: u32, open: &mut Open) {
    if let Some((profit, lot)) = held(market, bidder).into_iter().min() {
        let threshold = &mut market.thresholds[bidder as usize];
        *threshold = profit.max(*threshold);
        give_back(market, bidder, lot, open);
    }
}

/// A lot gives up whoever would pay least; nobody outside would pay more.
fn evict_least(market: &mut Market<'_>, lot: u32, open: &mut Open) {
    let slots = market.held(lot).iter();
    let least = slots
        .map(|slot| (surplus(market, *slot), slot.bidder))
        .min();
    if let Some((price, bidder)) = least {
        let now = &mut market.prices[lot as usize];
        *now = price.max(*now);
        give_back(market, bidder, lot, open);
    }
}
