//! Most pairings: who stays out is let in as long as there is any way.
//!
//! What staying out costs is raised to exactly what the next pairing needs,
//! again and again (no penalty is guessed); each time as many disjoint paths
//! of length 0 as are found are used.

use super::market::{Market, NOBODY, Slot};
use super::search::Search;

/// Raises the cost of staying out until no bidder who stays out can reach a
/// lot with room. Returns how often; the search then knows who is reached.
pub fn lift(market: &mut Market<'_>, search: &mut Search) -> u64 {
    let mut n_lifts = 0;
    loop {
        let out: Vec<u32> = (0_u32..)
            .zip(&market.free)
            .filter(|(_, free)| **free > 0)
            .map(|(bidder, _)| bidder)
            .collect();
        if out.is_empty() {
            return n_lifts;
        }
        let Some(distance) = search.nearest_room(market, &out) else {
            return n_lifts;
        };
        market.outside += distance;
        n_lifts += 1;
        let mut paths = Paths::new(market);
        for bidder in out {
            while market.free[bidder as usize] > 0 && paths.extend(market, bidder) {}
        }
    }
}

/// Paths of length 0 without a common lot.
struct Paths {
    seen_lots: Vec<bool>,
    /// Where each bidder's row is read on.
    next: Vec<u32>,
}

impl Paths {
    fn new(market: &Market<'_>) -> Self {
        Self {
            seen_lots: vec![false; market.n_lots()],
            next: vec![0; market.n_bidders()],
        }
    }

    /// Looks for a path from a bidder, depth first, and uses it.
    fn extend(&mut self, market: &mut Market<'_>, bidder: u32) -> bool {
        // Bidders on the way, each with the edge it would take.
        let mut way: Vec<(u32, u32, u32)> = Vec::new();
        let mut open = vec![(bidder, 0_usize)];
        let mut arrived = false;
        while let Some((at, depth)) = open.pop() {
            way.truncate(depth);
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
                arrived = true;
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
        if !arrived {
            return false;
        }
        let mut loser = NOBODY;
        for (bidder, lot, points) in way.into_iter().rev() {
            let slot = Slot {
                bidder,
                points,
                bid: 0,
            };
            if loser == NOBODY {
                market.give(lot, slot);
            } else {
                market.replace(lot, loser, slot);
            }
            loser = bidder;
        }
        market.free[bidder as usize] -= 1;
        true
    }
}
