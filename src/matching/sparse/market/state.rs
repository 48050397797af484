//! A market that is kept while its edges and people are edited.
//!
//! Leaves out how the invariant is made to hold again (`incremental`).

#![allow(
    clippy::cast_possible_truncation,
    reason = "units of people: at most 5,000,000"
)]

use super::{EMPTY, Gains, Market, Price, Rows, Slot};

/// A market without the edges, kept while these are edited.
#[derive(Clone, Debug, Default)]
pub struct State {
    free: Vec<u32>,
    held: Vec<u32>,
    thresholds: Vec<Price>,
    outside: Price,
    first: Vec<Price>,
    prices: Vec<Price>,
    seats: Vec<Price>,
    floor: Price,
    scale: Price,
    slots: Vec<Slot>,
    starts: Vec<u32>,
    loads: Vec<u32>,
}

impl State {
    /// The pairs held: bidder and lot.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        let lots = (0_u32..).zip(self.starts.iter().zip(&self.loads));
        lots.flat_map(|(lot, (start, load))| {
            let start = *start as usize;
            let held = &self.slots[start..start + *load as usize];
            held.iter().map(move |slot| (slot.bidder, lot))
        })
    }

    /// Thresholds of bidders and prices of lots.
    pub fn duals(&self) -> (&[Price], &[Price]) {
        (&self.thresholds, &self.prices)
    }

    /// The market over these edges.
    pub fn over<'a>(self, rows: &'a Rows, gains: &'a Gains) -> Market<'a> {
        Market {
            rows,
            gains,
            free: self.free,
            held: self.held,
            thresholds: self.thresholds,
            outside: self.outside,
            first: self.first,
            prices: self.prices,
            seats: self.seats,
            floor: self.floor,
            scale: self.scale,
            slots: self.slots,
            starts: self.starts,
            loads: self.loads,
        }
    }
}

impl Market<'_> {
    /// What stays when the edges are edited.
    pub fn into_state(self) -> State {
        State {
            free: self.free,
            held: self.held,
            thresholds: self.thresholds,
            outside: self.outside,
            first: self.first,
            prices: self.prices,
            seats: self.seats,
            floor: self.floor,
            scale: self.scale,
            slots: self.slots,
            starts: self.starts,
            loads: self.loads,
        }
    }

    /// One more bidder, with nothing yet.
    pub fn add_bidder(&mut self, first: Price) {
        self.free.push(0);
        self.held.push(0);
        self.thresholds.push(-self.outside - first);
        self.first.push(first);
    }

    /// One more lot without a slot, at what its first would ask.
    pub fn add_lot(&mut self, seat: Price) {
        self.prices.push(-seat);
        self.seats.push(seat);
        self.loads.push(0);
        self.starts.push(self.starts.last().copied().unwrap_or(0));
        self.floor = self.floor.min(-seat);
    }

    /// What a bidder's first unit gains.
    pub fn set_first(&mut self, bidder: u32, first: Price) {
        self.first[bidder as usize] = first;
    }

    /// What a lot's first slot gains.
    pub fn set_seat(&mut self, lot: u32, seat: Price) {
        self.seats[lot as usize] = seat;
        self.floor = self.floor.min(-seat);
    }

    /// Gives a lot so many slots, no fewer than are held.
    pub fn set_slots(&mut self, lot: u32, units: u32) {
        let at = lot as usize;
        let (start, end) = (self.starts[at] as usize, self.starts[at + 1] as usize);
        let n_before = end - start;
        let n_after = units.max(self.loads[at]) as usize;
        if n_after > n_before {
            let more = std::iter::repeat_n(EMPTY, n_after - n_before);
            self.slots.splice(end..end, more);
        } else {
            self.slots.drain(start + n_after..end);
        }
        for start in &mut self.starts[at + 1..] {
            // Slots of all lots are fewer than 2^32.
            *start = start
                .wrapping_add(n_after as u32)
                .wrapping_sub(n_before as u32);
        }
    }
}
