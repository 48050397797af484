//! Who holds whom, at which prices.
//!
//! The scarcer side bids; the other side's people are the lots, each with as
//! many slots as it has units. A bidder's profit of an edge is its points less
//! the lot's price. A bidder's first unit may be worth more than the others
//! (`first`), and so may a lot's first slot (`seat`): that is how people with
//! anybody at all are counted before second pairings and points.
//!
//! Invariant, before and after each search: no edge outside the answer has more
//! profit than its bidder's threshold and none in the answer has less; no
//! threshold is below what giving up the bidder's last unit costs, no price of a
//! lot in use below what its last slot asks. In the end, besides: a bidder with
//! a free unit has a threshold of no more than what staying out costs, and a lot
//! with a free slot a price of no more than the slot asks.

mod state;

use super::gains::{Gains, Table};
use super::layout::{Entry, Rows};

pub use state::State;

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

/// What a weight of the market belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Every unit of every bidder.
    Outside,
    /// The first unit of bidders of whom it will gain so much in the end.
    First(Price),
    /// The first slot of lots of which it will gain so much in the end.
    Seat(Price),
}

/// What weights are at most before they are raised to what they are in the end.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
    /// Of every unit.
    pub outside: Price,
    /// Of bidders' first units.
    pub first: Price,
    /// Of lots' first slots.
    pub seat: Price,
}

impl Guess {
    /// Everything weighs what it does in the end.
    pub const FULL: Self = Self {
        outside: Price::MAX,
        first: Price::MAX,
        seat: Price::MAX,
    };
}

/// The state of a solve.
#[derive(Clone, Debug)]
pub struct Market<'a> {
    /// Edges of the bidders, best first.
    pub rows: &'a Rows,
    /// What everything gains in the end.
    pub gains: &'a Gains,
    /// Units of each bidder that have no lot yet.
    pub free: Vec<u32>,
    /// Units of each bidder that have one.
    pub held: Vec<u32>,
    /// What a bidder's edges outside the answer gain at most.
    pub thresholds: Vec<Price>,
    /// Prices of lots.
    pub prices: Vec<Price>,
    /// What staying out costs a unit, so far.
    pub outside: Price,
    /// What it costs a bidder's first unit more, so far.
    pub first: Vec<Price>,
    /// What a lot's first slot gains, so far.
    pub seats: Vec<Price>,
    /// No price is below this.
    pub floor: Price,
    /// What a point is worth.
    pub scale: Price,
    slots: Vec<Slot>,
    starts: Vec<u32>,
    loads: Vec<u32>,
}

impl<'a> Market<'a> {
    /// Everybody free, every slot at what it asks.
    pub fn new(table: &Table<'a>, start: &Guess) -> Self {
        let (rows, gains) = (table.rows, table.gains);
        let free: Vec<_> = (0..)
            .zip(table.bidders)
            .map(|(at, units)| rows.n_of(at).min(*units))
            .collect();
        let mut starts = Vec::with_capacity(table.lots.len() + 1);
        let mut sum = 0;
        starts.push(0);
        for units in table.lots {
            sum += units;
            starts.push(sum);
        }
        let least = |all: &[Price], guess: Price| -> Vec<_> {
            all.iter().map(|gain| guess.min(*gain)).collect()
        };
        let seats = least(&gains.lots, start.seat);
        let prices: Vec<_> = seats.iter().map(|seat| -seat).collect();
        Self {
            rows,
            gains,
            thresholds: vec![Price::MAX; free.len()],
            held: vec![0; free.len()],
            free,
            outside: start.outside.min(gains.pairing),
            first: least(&gains.bidders, start.first),
            floor: prices.iter().copied().min().unwrap_or(0),
            seats,
            prices,
            scale: gains.point,
            slots: vec![EMPTY; sum as usize],
            starts,
            loads: vec![0; table.lots.len()],
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

    /// What it costs a bidder that its next unit stays out.
    #[inline]
    pub fn next_out(&self, bidder: u32) -> Price {
        let first = self.held[bidder as usize] == 0;
        self.outside
            + if first {
                self.first[bidder as usize]
            } else {
                0
            }
    }

    /// What it costs a bidder to give up the last of its units, or that its
    /// next one stays out where it has none.
    #[inline]
    pub fn last_out(&self, bidder: u32) -> Price {
        let first = self.held[bidder as usize] <= 1;
        self.outside
            + if first {
                self.first[bidder as usize]
            } else {
                0
            }
    }

    /// How many slots of a lot are held.
    #[inline]
    pub fn load(&self, lot: u32) -> u32 {
        self.loads[lot as usize]
    }

    /// Whether a lot has a free slot, at whatever price.
    #[inline]
    pub fn has_slot(&self, lot: u32) -> bool {
        let at = lot as usize;
        self.loads[at] < self.starts[at + 1] - self.starts[at]
    }

    /// What a lot's next slot asks.
    #[inline]
    pub fn next_ask(&self, lot: u32) -> Price {
        let first = self.loads[lot as usize] == 0;
        if first { -self.seats[lot as usize] } else { 0 }
    }

    /// What the last slot in use asks.
    #[inline]
    pub fn last_ask(&self, lot: u32) -> Price {
        let first = self.loads[lot as usize] == 1;
        if first { -self.seats[lot as usize] } else { 0 }
    }

    /// Whether a lot has a free slot at its price.
    #[inline]
    pub fn has_room(&self, lot: u32) -> bool {
        self.has_slot(lot) && self.prices[lot as usize] >= self.next_ask(lot)
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

    /// A unit of a bidder has a lot now.
    #[inline]
    pub fn came_in(&mut self, bidder: u32) {
        self.free[bidder as usize] -= 1;
        self.held[bidder as usize] += 1;
    }

    /// A unit of a bidder has no lot any more.
    #[inline]
    pub fn went_out(&mut self, bidder: u32) {
        self.free[bidder as usize] += 1;
        self.held[bidder as usize] -= 1;
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

    /// What is still missing of a weight.
    pub fn missing(&self, weight: Weight) -> Price {
        let of = |goals: &[Price], now: &[Price], goal: Price| {
            let mut all = goals.iter().zip(now);
            let found = all.find(|(of, _)| **of == goal);
            found.map_or(0, |(_, now)| goal - now)
        };
        match weight {
            Weight::Outside => self.gains.pairing - self.outside,
            Weight::First(goal) => of(&self.gains.bidders, &self.first, goal),
            Weight::Seat(goal) => of(&self.gains.lots, &self.seats, goal),
        }
    }

    /// Raises a weight.
    pub fn raise(&mut self, weight: Weight, by: Price) {
        let raise = |goals: &[Price], now: &mut [Price], goal: Price| {
            let all = goals.iter().zip(now).filter(|(of, _)| **of == goal);
            all.for_each(|(_, now)| *now += by);
        };
        match weight {
            Weight::Outside => self.outside += by,
            Weight::First(goal) => raise(&self.gains.bidders, &mut self.first, goal),
            Weight::Seat(goal) => {
                raise(&self.gains.lots, &mut self.seats, goal);
                self.floor = self
                    .floor
                    .min(-self.seats.iter().max().copied().unwrap_or(0));
            }
        }
    }

    /// The pairs held: bidder and lot.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        (0_u32..)
            .zip(&self.prices)
            .flat_map(|(lot, _)| self.held(lot).iter().map(move |slot| (slot.bidder, lot)))
    }
}
