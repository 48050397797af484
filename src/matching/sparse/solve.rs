//! Most pairings, then most points: bids, paths, lifts, and the prices as proof.
//!
//! Worst case: one shortest path for each unit of the scarcer side,
//! `O(units × edges × log people)`; on real instances bidding places most.

use super::auction::{auction, make_exact};
use super::instance::{Instance, Side};
use super::lift::lift;
use super::market::Market;
use super::proof::{Dual, Proof};
use super::reverse::reverse;
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
    /// How often staying out was made dearer.
    pub n_lifts: u64,
    /// Edges looked at by searches.
    pub n_looked_at: u64,
}

/// Turns of bidding for each unit, at most.
const TURNS_FOR_UNIT: u64 = 12;

/// Steps from no points to the most, where there is a contest.
const N_STEPS: i64 = 512;

/// How the bidding starts; none of it changes what is best.
struct Start {
    /// Parts of a point.
    scale: i64,
    /// What a bid adds.
    step: i64,
    /// What staying out costs at first.
    outside: i64,
}

impl Start {
    /// Steps pay where nearly all units of the other side are needed; with few
    /// different points they don't, nor where there is room (measured).
    fn of(instance: &Instance) -> Self {
        let most = i64::from(instance.most_points());
        let sum = |units: &[u32]| units.iter().map(|units| u64::from(*units)).sum::<u64>();
        let (bidders, lots) = instance.units();
        if most < 16 || sum(bidders) * 10 < sum(lots) * 9 {
            return Self {
                scale: 1,
                step: 0,
                outside: most,
            };
        }
        let scale = (N_STEPS / most).max(1);
        Self {
            scale,
            step: (most * scale / N_STEPS).max(1),
            outside: 0,
        }
    }
}

/// The answer with most pairings and, among these, most points, and its proof.
///
/// The same instance gives the same pairs, in whatever order its edges came.
///
/// # Example
/// ```
/// use civic_mentor::matching::sparse::{Draft, Edge, Instance, check, solve};
/// let edge = |mentee, mentor, points| Edge { mentee, mentor, points };
/// let edges = vec![edge(0, 0, 9), edge(0, 1, 1), edge(1, 0, 1)];
/// let draft = Draft { wants: vec![1, 1], places: vec![1, 1], edges };
/// let instance = Instance::new(draft).expect("it is sound");
/// let (proof, _) = solve(&instance);
/// assert_eq!(proof.pairs, [(0, 1), (1, 0)]);
/// assert!(check(&instance, &proof).is_ok());
/// ```
pub fn solve(instance: &Instance) -> (Proof, Effort) {
    let mut effort = Effort::default();
    let start = Start::of(instance);
    let mut market = Market::new(instance, start.scale, start.outside);
    let n_units: u64 = market.free.iter().map(|free| u64::from(*free)).sum();
    let n_turns = n_units.saturating_mul(TURNS_FOR_UNIT);
    effort.n_turns = auction(&mut market, n_turns, start.step);
    if start.step > 0 {
        effort.n_back = make_exact(&mut market);
    }
    let mut search = Search::new(&market);
    for bidder in 0_u32.. {
        let Some(free) = market.free.get(bidder as usize) else {
            break;
        };
        if *free > 0 {
            effort.n_left += 1;
            search.place(&mut market, bidder);
        }
    }
    effort.n_cleared = reverse(&mut market);
    effort.n_lifts = lift(&mut market, &mut search);
    effort.n_looked_at = search.work;
    (proof(instance, &market, &search), effort)
}

/// Pairs and prices as anybody can check them. Whoever the last search
/// reached from those who stay out is priced against staying out, everybody
/// else against a lot with room.
fn proof(instance: &Instance, market: &Market<'_>, search: &Search) -> Proof {
    let (bidders, _) = instance.units();
    let bidders = (0..).zip(&market.thresholds).map(|(at, threshold)| {
        if market.rows.n_of(at) < bidders[at] {
            // Has more units than edges: one more would never be of use.
            Dual::default()
        } else if search.reached_bidder(at) {
            Dual {
                pairings: 0,
                points: (threshold + market.outside).div_euclid(market.scale),
            }
        } else {
            Dual {
                pairings: 1,
                points: threshold.div_euclid(market.scale),
            }
        }
    });
    let lots = (0..).zip(&market.prices).map(|(at, price)| {
        if search.reached_lot(at) {
            Dual {
                pairings: 1,
                points: -(market.outside - price).div_euclid(market.scale),
            }
        } else {
            Dual {
                pairings: 0,
                points: -(-price).div_euclid(market.scale),
            }
        }
    });
    let (bidders, lots) = (bidders.collect(), lots.collect());
    let (mentees, mentors, mut pairs): (_, _, Vec<_>) = match instance.scarcer() {
        Side::Mentees => (bidders, lots, market.pairs().collect()),
        Side::Mentors => {
            let turned = market.pairs().map(|(bidder, lot)| (lot, bidder));
            (lots, bidders, turned.collect())
        }
    };
    pairs.sort_unstable();
    let proof = Proof {
        pairs,
        mentees,
        mentors,
        digest: 0,
    };
    proof.with_digest()
}
