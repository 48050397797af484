//! Raises what staying out costs to what it is in the end.
//!
//! No more than it takes for the next one to come in, again and again, so that
//! nobody outbids others for a place there isn't; each time as many disjoint
//! paths of length 0 as are found are used. One search for all who stay out.

use super::market::{Market, NOBODY, Slot, Weight};
use super::search::{Search, may_leave};

/// Raises a weight of the bidders. Returns how many searches it took.
pub fn lift(market: &mut Market<'_>, search: &mut Search, weight: Weight) -> u64 {
    let mut n_lifts = 0;
    let mut missing = market.missing(weight);
    while missing > 0 {
        let out: Vec<u32> = (0_u32..)
            .zip(&market.free)
            .filter(|(bidder, free)| **free > 0 && stays_out(market, *bidder, weight))
            .map(|(bidder, _)| bidder)
            .collect();
        let distance = if out.is_empty() {
            missing
        } else {
            n_lifts += 1;
            search.nearest_place(market, &out, weight, missing)
        };
        market.raise(weight, distance);
        missing -= distance;
        if missing == 0 {
            break;
        }
        let mut paths = Paths::new(market, weight);
        let mut n_used = 0;
        for bidder in out {
            // Units come in one by one as long as there is a way.
            while market.free[bidder as usize] > 0
                && stays_out(market, bidder, weight)
                && market.thresholds[bidder as usize] == -market.next_out(bidder)
                && paths.extend(market, bidder)
            {
                n_used += 1;
            }
        }
        debug_assert!(n_used > 0, "a nearest place has a path to it");
    }
    n_lifts
}

/// Whether the next unit of a bidder with a free one stays out for a weight.
fn stays_out(market: &Market<'_>, bidder: u32, weight: Weight) -> bool {
    let at = bidder as usize;
    match weight {
        Weight::Outside => true,
        Weight::First(goal) => market.held[at] == 0 && market.gains.bidders[at] == goal,
        Weight::Seat(_) => false,
    }
}

/// Paths of length 0 without a common lot.
struct Paths {
    weight: Weight,
    seen_lots: Vec<bool>,
    /// Where each bidder's row is read on.
    next: Vec<u32>,
}

impl Paths {
    fn new(market: &Market<'_>, weight: Weight) -> Self {
        Self {
            weight,
            seen_lots: vec![false; market.n_lots()],
            next: vec![0; market.n_bidders()],
        }
    }

    /// Looks for a path from a bidder, depth first, and uses it.
    fn extend(&mut self, market: &mut Market<'_>, bidder: u32) -> bool {
        // Bidders on the way, each with the edge it would take.
        let mut way: Vec<(u32, u32, u32)> = Vec::new();
        let mut open = vec![(bidder, 0_usize)];
        // Who gives up a unit at the end, if it does not end at a lot with room.
        let mut leaver = None;
        while let Some((at, depth)) = open.pop() {
            way.truncate(depth);
            if at != bidder
                && may_leave(market, at, Some(self.weight))
                && market.thresholds[at as usize] == -market.last_out(at)
            {
                leaver = Some(at);
                break;
            }
            let row = market.rows.row(at as usize);
            let mut next = self.next[at as usize] as usize;
            let mut found = None;
            while let Some(entry) = row.get(next) {
                next += 1;
                if market.profit(*entry) == market.thresholds[at as usize]
                    && !self.seen_lots[entry.to as usize]
                    && !market.holds(at, entry.to)
                {
                    found = Some(*entry);
                    break;
                }
            }
            self.next[at as usize] = u32::try_from(next).unwrap_or(u32::MAX);
            let Some(entry) = found else { continue };
            open.push((at, depth));
            way.push((at, entry.to, entry.points));
            if market.has_room(entry.to) {
                leaver = Some(NOBODY);
                break;
            }
            self.seen_lots[entry.to as usize] = true;
            let price = market.prices[entry.to as usize];
            for slot in market.held(entry.to) {
                let surplus = market.worth(slot.points) - price;
                if surplus == market.thresholds[slot.bidder as usize] {
                    open.push((slot.bidder, way.len()));
                }
            }
        }
        let Some(mut loser) = leaver else {
            return false;
        };
        if loser != NOBODY {
            market.went_out(loser);
        }
        for (taker, lot, points) in way.into_iter().rev() {
            let slot = Slot {
                bidder: taker,
                points,
                bid: 0,
            };
            if loser == NOBODY {
                market.give(lot, slot);
            } else {
                market.replace(lot, loser, slot);
            }
            loser = taker;
        }
        market.came_in(bidder);
        true
    }
}
