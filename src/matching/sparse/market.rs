//! Who holds whom, at which prices.
//!
//! The scarcer side bids; the other side's people are the lots, each with as
//! many slots as it has units. A bidder's profit of an edge is its points less
//! the lot's price.
//!
//! Invariant, before and after each search: no edge outside the answer has more
//! profit than its bidder's threshold and none in the answer has less; nobody's
//! threshold is below `-outside`. In the end, besides: a lot with a free slot has
//! price 0 and a bidder with a free unit has threshold `-outside`.

use super::instance::{Entry, Instance, Rows};

/// Points, prices, thresholds.
pub type Price = i64;

/// No bidder.
pub const NOBODY: u32 = u32::MAX;

/// A unit of a lot.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Who holds it.
    pub bidder: u32,
    /// The points of the edge.
    pub points: u32,
    /// What was bid; of use only to the auction.
    pub bid: Price,
}

const EMPTY: Slot = Slot {
    bidder: NOBODY,
    points: 0,
    bid: 0,
};

/// The state of a solve.
#[derive(Clone, Debug)]
pub struct Market<'a> {
    /// Edges of the bidders, best first.
    pub rows: &'a Rows,
    /// Units of each bidder that have no lot yet.
    pub free: Vec<u32>,
    /// What a bidder's edges outside the answer gain at most.
    pub thresholds: Vec<Price>,
    /// Prices of lots.
    pub prices: Vec<Price>,
    /// What staying out costs a unit.
    pub outside: Price,
    /// How many parts a point has.
    pub scale: Price,
    slots: Vec<Slot>,
    starts: Vec<u32>,
    loads: Vec<u32>,
}

impl<'a> Market<'a> {
    /// Everybody free, every price 0.
    pub fn new(instance: &'a Instance, scale: Price, outside: Price) -> Self {
        let rows = instance.best_first();
        let (bidders, lots) = instance.units();
        let free: Vec<_> = (0..)
            .zip(bidders)
            .map(|(at, units)| rows.n_of(at).min(*units))
            .collect();
        let mut starts = Vec::with_capacity(lots.len() + 1);
        let mut sum = 0;
        starts.push(0);
        for units in lots {
            sum += units;
            starts.push(sum);
        }
        Self {
            rows,
            thresholds: vec![Price::MAX; free.len()],
            free,
            prices: vec![0; lots.len()],
            outside,
            scale,
            slots: vec![EMPTY; sum as usize],
            starts,
            loads: vec![0; lots.len()],
        }
    }

    /// How many bidders there are.
    pub fn n_bidders(&self) -> usize {
        self.free.len()
    }

    /// How many lots there are.
    pub fn n_lots(&self) -> usize {
        self.prices.len()
    }

    /// Whether a lot has a free slot.
    #[inline]
    pub fn has_room(&self, lot: u32) -> bool {
        let at = lot as usize;
        self.loads[at] < self.starts[at + 1] - self.starts[at]
    }

    /// The slots of a lot that are held.
    #[inline]
    pub fn held(&self, lot: u32) -> &[Slot] {
        let start = self.starts[lot as usize] as usize;
        &self.slots[start..start + self.loads[lot as usize] as usize]
    }

    /// Whether a bidder holds a slot of a lot.
    #[inline]
    pub fn holds(&self, bidder: u32, lot: u32) -> bool {
        self.held(lot).iter().any(|slot| slot.bidder == bidder)
    }

    /// Gives a free slot to a bidder.
    pub fn give(&mut self, lot: u32, slot: Slot) {
        let at = self.starts[lot as usize] + self.loads[lot as usize];
        self.slots[at as usize] = slot;
        self.loads[lot as usize] += 1;
    }

    /// Puts a bidder in the place of another.
    pub fn replace(&mut self, lot: u32, before: u32, slot: Slot) {
        let start = self.starts[lot as usize] as usize;
        let end = start + self.loads[lot as usize] as usize;
        let found = self.slots[start..end]
            .iter_mut()
            .find(|held| held.bidder == before);
        if let Some(held) = found {
            *held = slot;
        }
    }

    /// Takes a slot back from a bidder.
    pub fn take_back(&mut self, lot: u32, bidder: u32) {
        let held = self.held(lot).iter();
        if let Some(at) = held.clone().position(|slot| slot.bidder == bidder) {
            let start = self.starts[lot as usize] as usize;
            let last = self.loads[lot as usize] as usize - 1;
            self.slots[start + at] = self.slots[start + last];
            self.loads[lot as usize] -= 1;
        }
    }

    /// What an edge of so many points is worth.
    #[inline]
    pub fn worth(&self, points: u32) -> Price {
        Price::from(points) * self.scale
    }

    /// What an edge gains its bidder.
    #[inline]
    pub fn profit(&self, entry: Entry) -> Price {
        self.worth(entry.points) - self.prices[entry.to as usize]
    }

    /// The pairs held: bidder and lot.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        (0_u32..)
            .zip(&self.prices)
            .flat_map(|(lot, _)| self.held(lot).iter().map(move |slot| (slot.bidder, lot)))
    }
}
