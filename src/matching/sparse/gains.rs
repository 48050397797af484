//! What pairings, first pairings and points gain, as numbers of one scale.
//!
//! Every level is so much heavier than those below it that they cannot outweigh
//! it on any path or cycle; see `Weights`. Leaves out which level is which.

use super::layout::Rows;
use super::market::Price;

/// What there is to gain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gains {
    /// A point.
    pub point: Price,
    /// A pairing, besides its points.
    pub pairing: Price,
    /// The first pairing of each bidder, besides.
    pub bidders: Vec<Price>,
    /// The first pairing of each lot, besides.
    pub lots: Vec<Price>,
}

/// Who bids for what.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// Edges of the bidders, best first.
    pub rows: &'a Rows,
    /// Units of the bidders.
    pub bidders: &'a [u32],
    /// Units of the lots.
    pub lots: &'a [u32],
    /// The most points of any edge.
    pub most_points: u32,
    /// What there is to gain.
    pub gains: &'a Gains,
}

impl Gains {
    /// The greatest gain of anything but points.
    pub fn greatest(&self) -> Price {
        let firsts = self.bidders.iter().chain(&self.lots).copied();
        firsts.max().unwrap_or(0).max(self.pairing)
    }

    /// The same in parts of what they are.
    #[must_use]
    pub fn times(&self, parts: Price) -> Self {
        let all = |gains: &[Price]| gains.iter().map(|gain| gain * parts).collect();
        Self {
            point: self.point * parts,
            pairing: self.pairing * parts,
            bidders: all(&self.bidders),
            lots: all(&self.lots),
        }
    }
}
