//! One table settled: bids, paths, lifts, and the prices as proof.
//!
//! Worst case: one shortest path for each unit of the scarcer side,
//! `O(units × edges × log people)`; on real instances bidding places most.

use super::auction::{auction, make_exact};
use super::gains::{Gains, Table};
use super::lift::lift;
use super::market::{Guess, Market, Price, Weight};
use super::reverse::Reverse;
use super::search::Search;

/// How much was done, for those who measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Turns of bidding.
    pub n_turns: u64,
    /// Units taken back after the bids.
    pub n_back: u64,
    /// Bidders who were left to searches.
    pub n_left: u64,
    /// Searches that cleared a lot of its price.
    pub n_cleared: u64,
    /// Searches that raised a weight.
    pub n_lifts: u64,
    /// Edges looked at by searches.
    pub n_looked_at: u64,
}

/// Turns of bidding for each unit, at most.
const TURNS_FOR_UNIT: u64 = 12;

/// Steps from no points to the most, where there is a contest.
const N_STEPS: Price = 512;

/// What no weight in parts of a point may pass, so that no sum overflows.
const MAX_WEIGHT: Price = 1 << 58;

/// An answer and its prices, in the gains' scale.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// Bidder and lot, in no order.
    pub pairs: Vec<(u32, u32)>,
    /// What a bidder's edges outside the answer gain at most.
    pub thresholds: Vec<Price>,
    /// Prices of lots.
    pub prices: Vec<Price>,
    /// How much was done.
    pub effort: Effort,
}

/// How the bidding starts; none of it changes what is best.
struct Start {
    /// Parts of what a gain is.
    parts: Price,
    /// What a bid adds.
    step: Price,
    /// Weights, in parts.
    guess: Guess,
}

impl Start {
    /// Steps pay where nearly all units of the other side are needed; with few
    /// different points they don't, nor where there is room (measured). First
    /// slots start at nothing where there are fewer than bids, or all would
    /// fight for them.
    fn of(table: &Table<'_>) -> Self {
        let most = Price::from(table.most_points);
        let sum = |units: &[u32]| units.iter().map(|units| u64::from(*units)).sum::<u64>();
        let n_units = sum(table.bidders);
        let n_seats = table.gains.lots.iter().filter(|gain| **gain > 0).count() as u64;
        let is_contest = most >= 16 && n_units * 10 >= sum(table.lots) * 9;
        let greatest = table.gains.greatest().max(most * table.gains.point);
        let parts = if is_contest {
            (N_STEPS / most).clamp(1, (MAX_WEIGHT / greatest.max(1)).max(1))
        } else {
            1
        };
        let unit = most * table.gains.point * parts;
        Self {
            parts,
            step: if is_contest {
                (unit / N_STEPS).max(1)
            } else {
                0
            },
            guess: Guess {
                outside: if is_contest { 0 } else { unit },
                first: unit,
                seat: if n_units * 10 >= n_seats * 9 { 0 } else { unit },
            },
        }
    }
}

/// The answer of greatest gain and prices that prove it.
pub fn settle(table: &Table<'_>) -> Settled {
    let start = Start::of(table);
    let gains = table.gains.times(start.parts);
    let in_parts = Table {
        gains: &gains,
        ..*table
    };
    let mut market = Market::new(&in_parts, &start.guess);
    let mut effort = Effort::default();
    let n_units: u64 = market.free.iter().map(|free| u64::from(*free)).sum();
    let n_turns = n_units.saturating_mul(TURNS_FOR_UNIT);
    effort.n_turns = auction(&mut market, n_turns, start.step);
    let is_exact = start.step == 0
        && gains
            .bidders
            .iter()
            .chain(&gains.lots)
            .all(|gain| *gain == 0);
    if !is_exact {
        effort.n_back = make_exact(&mut market);
    }
    finish(&mut market, &mut effort);
    settled(table, &market, start.parts, effort)
}

/// From bids to an answer that nothing betters.
fn finish(market: &mut Market<'_>, effort: &mut Effort) {
    let mut search = Search::new(market);
    for bidder in 0_u32.. {
        let Some(free) = market.free.get(bidder as usize) else {
            break;
        };
        if *free > 0 {
            effort.n_left += 1;
            search.place(market, bidder);
        }
    }
    let mut reverse = Reverse::new(market);
    effort.n_cleared = reverse.clear(market);
    for weight in weights(market.gains) {
        effort.n_lifts += match weight {
            Weight::Seat(_) => reverse.lift(market, weight),
            _ => lift(market, &mut search, weight),
        };
    }
    effort.n_looked_at = search.work;
}

/// The weights to raise, heaviest first.
fn weights(gains: &Gains) -> Vec<Weight> {
    let mut weights = vec![(gains.pairing, Weight::Outside)];
    let distinct = |gains: &[Price]| {
        let mut gains: Vec<_> = gains.to_vec();
        gains.sort_unstable();
        gains.dedup();
        gains
    };
    weights.extend(
        distinct(&gains.bidders)
            .into_iter()
            .map(|gain| (gain, Weight::First(gain))),
    );
    weights.extend(
        distinct(&gains.lots)
            .into_iter()
            .map(|gain| (gain, Weight::Seat(gain))),
    );
    weights.retain(|(gain, _)| *gain > 0);
    weights.sort_by_key(|(gain, _)| std::cmp::Reverse(*gain));
    weights.into_iter().map(|(_, weight)| weight).collect()
}

/// Parts are rounded so that they still prove the same.
fn settled(table: &Table<'_>, market: &Market<'_>, parts: Price, effort: Effort) -> Settled {
    let thresholds = (0_u32..)
        .zip(&market.thresholds)
        .map(|(bidder, threshold)| {
            let at = bidder as usize;
            let n_edges = market.rows.n_of(at);
            let spare = table.bidders.get(at).is_some_and(|units| *units > n_edges);
            // With more units than edges one more would never be of use.
            let most = if n_edges == 0 {
                -market.next_out(bidder)
            } else if spare && market.free[at] == 0 {
                -market.outside
            } else {
                *threshold
            };
            (*threshold).min(most).div_euclid(parts)
        });
    let prices = market
        .prices
        .iter()
        .map(|price| -(-price).div_euclid(parts));
    Settled {
        pairs: market.pairs().collect(),
        thresholds: thresholds.collect(),
        prices: prices.collect(),
        effort,
    }
}
