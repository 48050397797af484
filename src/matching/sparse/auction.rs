//! The warm start: bidders outbid each other, by what keeps the prices exact.
//!
//! A bidder bids up to what makes its next best edge as good, and a step more.
//! With no step the prices stay exact, but where two edges are equally good
//! nothing can be bid and the unit is left to `search`; with one, contested
//! lots find their price sooner and what is inexact is taken back. A lot
//! with several slots is several equal lots: its price is its lowest bid once
//! it is full (Bertsekas and Castañón 1989).
//! Leaves out whoever can't be placed by bidding alone.

use super::limits::{MAX_PLACES, MAX_WANTS};
use super::market::{Market, Price, Slot};

const MAX_UNITS: usize = if MAX_PLACES > MAX_WANTS {
    MAX_PLACES as usize
} else {
    MAX_WANTS as usize
};

/// A candidate: twice its profit, plus one where it has room.
#[derive(Clone, Copy, Default)]
struct Candidate {
    key: Price,
    lot: u32,
    points: u32,
}

/// The best candidates of a row, best first.
struct Best {
    kept: [Candidate; MAX_UNITS + 1],
    n: usize,
    most: usize,
}

impl Best {
    fn new(most: usize) -> Self {
        Self {
            kept: [Candidate::default(); MAX_UNITS + 1],
            n: 0,
            most,
        }
    }

    /// What a candidate's key must exceed.
    #[inline]
    fn bar(&self) -> Price {
        if self.n < self.most {
            Price::MIN
        } else {
            self.kept[self.most - 1].key
        }
    }

    fn insert(&mut self, candidate: Candidate) {
        let mut at = self.n.min(self.most - 1);
        while at > 0 && self.kept[at - 1].key < candidate.key {
            self.kept[at] = self.kept[at - 1];
            at -= 1;
        }
        self.kept[at] = candidate;
        self.n = (self.n + 1).min(self.most);
    }
}

/// Lets everybody bid until nobody can, or `n_bids` turns were taken. Returns
/// how many were.
pub fn auction(market: &mut Market<'_>, n_bids: u64, step: Price) -> u64 {
    let mut turn: Vec<u32> = (0_u32..)
        .zip(&market.free)
        .filter(|(_, free)| **free > 0)
        .map(|(bidder, _)| bidder)
        .collect();
    turn.reverse();
    let mut waits: Vec<bool> = market.free.iter().map(|free| *free > 0).collect();
    let mut n_done = 0;
    while let Some(bidder) = turn.pop() {
        waits[bidder as usize] = false;
        if n_done >= n_bids {
            settle(market, bidder);
            continue;
        }
        n_done += 1;
        bid(market, bidder, step, |loser| {
            // Also one who had given up a unit: the lot just lost was bid for
            // at an older threshold and may be worth more than today's.
            if !std::mem::replace(&mut waits[loser as usize], true) {
                turn.push(loser);
            }
        });
    }
    n_done
}

/// A bidder's best free edges and the threshold after them, where a unit that
/// stays out costs so much.
fn look(market: &Market<'_>, bidder: u32, n_units: usize, out: Price) -> (Best, Price) {
    let mut best = Best::new(n_units + 1);
    let mut bar = best.bar();
    for entry in market.rows.row(bidder as usize) {
        // Prices are never below the floor, so the rest gains no more than this.
        if (market.worth(entry.points) - market.floor) * 2 < bar {
            break;
        }
        let mut key = market.profit(*entry) * 2;
        if key < bar {
            continue;
        }
        key += Price::from(market.has_room(entry.to));
        if key <= bar || market.holds(bidder, entry.to) {
            continue;
        }
        best.insert(Candidate {
            key,
            lot: entry.to,
            points: entry.points,
        });
        bar = best.bar();
    }
    let next = if best.n > n_units {
        best.kept[n_units].key >> 1
    } else {
        Price::MIN
    };
    (best, next.max(-out))
}

/// Brings the threshold of a bidder up to date.
fn settle(market: &mut Market<'_>, bidder: u32) {
    let (best, _) = look(market, bidder, 0, 0);
    let most = if best.n > 0 {
        best.kept[0].key >> 1
    } else {
        Price::MIN
    };
    let least = -market.last_out(bidder);
    let threshold = &mut market.thresholds[bidder as usize];
    *threshold = most.max(least).min(*threshold);
}

/// Calls `again` with whoever is to have another turn.
fn bid(market: &mut Market<'_>, bidder: u32, step: Price, mut again: impl FnMut(u32)) {
    let at = bidder as usize;
    let mut n_units = (market.free[at] as usize).min(MAX_UNITS);
    let (mut best, mut threshold) = look(market, bidder, n_units, market.outside);
    if threshold == -market.outside && market.next_out(bidder) > market.outside {
        let fit = best.kept[..best.n].iter().take(1);
        if fit.filter(|best| best.key >> 1 >= threshold).count() == 0 {
            // Only a first unit gains so much as to come in at these prices.
            n_units = 1;
            (best, threshold) = look(market, bidder, n_units, market.next_out(bidder));
        }
    }
    let is_last = n_units == market.free[at] as usize;
    market.thresholds[at] = threshold;
    let mut n_won = 0;
    for candidate in &best.kept[..best.n.min(n_units)] {
        let profit = candidate.key >> 1;
        if profit < threshold {
            break;
        }
        let lot = candidate.lot;
        let price = market.prices[lot as usize];
        let slot = Slot {
            bidder,
            points: candidate.points,
            bid: price + profit - threshold + step,
        };
        if market.has_room(lot) {
            market.give(lot, slot);
            set_price(market, lot);
        } else if profit + step > threshold {
            let loser = lowest(market, lot).bidder;
            market.replace(lot, loser, slot);
            set_price(market, lot);
            market.went_out(loser);
            again(loser);
        } else {
            continue;
        }
        market.came_in(bidder);
        n_won += 1;
    }
    if n_won > 0 && !is_last && market.free[at] > 0 {
        again(bidder);
    }
}

/// A full lot's price is its lowest bid; one whose first slot gains more than
/// the others has no second one until the bid for the first is what that asks.
fn set_price(market: &mut Market<'_>, lot: u32) {
    if !market.has_slot(lot) {
        market.prices[lot as usize] = lowest(market, lot).bid;
    } else if market.load(lot) == 1 && market.seats[lot as usize] > 0 {
        market.prices[lot as usize] = lowest(market, lot).bid.min(0);
    }
}

/// Makes thresholds exact after bids with a step, and takes back what its
/// holder would rather exchange. Returns how many units were taken back.
pub fn make_exact(market: &mut Market<'_>) -> u64 {
    market.thresholds.fill(Price::MAX);
    for bidder in 0..u32::try_from(market.n_bidders()).unwrap_or(u32::MAX) {
        settle(market, bidder);
    }
    let mut n_back = 0;
    let mut regretted = Vec::new();
    for lot in 0..u32::try_from(market.n_lots()).unwrap_or(u32::MAX) {
        let price = market.prices[lot as usize];
        let slots = market.held(lot).iter().filter(|slot| {
            market.worth(slot.points) - price < market.thresholds[slot.bidder as usize]
        });
        regretted.extend(slots.map(|slot| slot.bidder));
        for bidder in regretted.drain(..) {
            market.take_back(lot, bidder);
            market.went_out(bidder);
            n_back += 1;
        }
    }
    n_back
}

fn lowest(market: &Market<'_>, lot: u32) -> Slot {
    let slots = market.held(lot).iter();
    slots.min_by_key(|slot| slot.bid).copied().unwrap_or(Slot {
        bidder: super::market::NOBODY,
        points: 0,
        bid: 0,
    })
}
