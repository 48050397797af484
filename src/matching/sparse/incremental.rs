//! A graph that is solved once and then edited: after each edit a few shortest
//! paths make the answer best again.
//!
//! What is kept between edits is the answer, the prices and the thresholds
//! (`State`). An edit changes what a few people have; whoever would now rather
//! exchange what they hold gives it back (`mend`), and the searches of a solve
//! (`search`, `reverse`) place them anew. Between equal answers an edited graph
//! may keep another than one solved from scratch: the values of all levels are
//! the same, pairs need not be. Invariant: after each edit the prices prove the
//! answer ([`Incremental::left`], [`check_left`](super::check_left())).

mod edit;
mod error;
mod mend;

use std::collections::BTreeMap;

use super::check::Totals;
use super::check_left::Left;
use super::gains::{Gains, Table};
use super::instance::{Draft, Edge, Instance, Side};
use super::layout::{Entry, Rows};
use super::levels::{LevelProof, Order, Weights};
use super::limits::MAX_POINTS;
use super::market::{Guess, Market, Price, State};
use super::reverse::Reverse;
use super::search::Search;
use super::settle::settle;

pub use edit::Edit;
pub use error::EditError;

/// A graph with its best answer.
pub struct Incremental {
    order: Order,
    weights: Weights,
    /// What the weights hold for: people on the smaller side, points of a pair.
    limits: (usize, u32),
    scarcer: Side,
    /// Edges of the bidders, best first; those of lots are in `reverse`.
    rows: Rows,
    gains: Gains,
    /// Wants and places in all, as bidders and lots.
    bidders: Vec<u32>,
    lots: Vec<u32>,
    /// Locked pairs of each, taken out of the market, and their points.
    locked: BTreeMap<(u32, u32), u32>,
    n_locked: (Vec<u32>, Vec<u32>),
    state: State,
    search: Search,
    reverse: Reverse,
}

impl Incremental {
    /// Solves a graph; everything after that is edits.
    ///
    /// # Example
    /// ```
    /// use civic_mentor::matching::sparse::{Draft, Edge, Edit, Incremental, Instance, Order};
    /// let edge = |mentee, mentor, points| Edge { mentee, mentor, points };
    /// let edges = vec![edge(0, 0, 9), edge(1, 0, 4)];
    /// let draft = Draft { wants: vec![1, 1], places: vec![1], edges };
    /// let instance = Instance::new(draft).expect("it is sound");
    /// let mut graph = Incremental::new(&instance, Order::CoverageFirst);
    /// assert_eq!(graph.pairs(), [(0, 0)]);
    /// graph.edit(&Edit::Forbid { mentee: 0, mentor: 0 }).expect("there is such a pair");
    /// assert_eq!(graph.pairs(), [(1, 0)]);
    /// assert!(graph.check().is_ok());
    /// ```
    pub fn new(instance: &Instance, order: Order) -> Self {
        let n_people = instance.wants().len().min(instance.places().len());
        let most = instance.most_points().saturating_mul(2);
        let limits = (n_people * 2 + 64, most.clamp(100, MAX_POINTS));
        let (bidders, lots) = instance.units();
        let (bidders, lots) = (bidders.to_vec(), lots.to_vec());
        let n_locked = (vec![0; bidders.len()], vec![0; lots.len()]);
        let rows = instance.best_first().clone();
        let sides = Sides {
            scarcer: instance.scarcer(),
            bidders,
            lots,
            n_locked,
        };
        Self::solved(rows, sides, BTreeMap::new(), limits, order)
    }

    fn solved(
        rows: Rows,
        sides: Sides,
        locked: BTreeMap<(u32, u32), u32>,
        limits: (usize, u32),
        order: Order,
    ) -> Self {
        let weights = Weights::up_to(limits.0, limits.1, order);
        let Sides {
            scarcer,
            bidders,
            lots,
            n_locked,
        } = sides;
        let (first, seat) = match scarcer {
            Side::Mentees => (weights.mentee, weights.mentor),
            Side::Mentors => (weights.mentor, weights.mentee),
        };
        let open = |gain: Price, n_locked: &[u32]| -> Vec<Price> {
            let of = |n: &u32| if *n == 0 { gain } else { 0 };
            n_locked.iter().map(of).collect()
        };
        let gains = Gains {
            point: weights.point,
            pairing: weights.pairing,
            bidders: open(first, &n_locked.0),
            lots: open(seat, &n_locked.1),
        };
        let left = |all: &[u32], n_locked: &[u32]| -> Vec<u32> {
            let all = all.iter().zip(n_locked);
            all.map(|(all, n)| all.saturating_sub(*n)).collect()
        };
        let (free, slots) = (left(&bidders, &n_locked.0), left(&lots, &n_locked.1));
        let best = (0..rows.n_people()).filter_map(|at| rows.row(at).first());
        let most_points = best.map(|entry| entry.points).max().unwrap_or(0);
        // Who has no unit left is left out of the solving.
        let row = |at: usize| -> Vec<Entry> {
            let row = rows.row(at).iter().copied();
            row.filter(|entry| free[at] > 0 && slots[entry.to as usize] > 0)
                .collect()
        };
        let active: Vec<Vec<Entry>> = (0..rows.n_people()).map(row).collect();
        let active = Rows::of(&active);
        let table = Table {
            rows: &active,
            bidders: &free,
            lots: &slots,
            most_points,
            gains: &gains,
        };
        let settled = settle(&table);
        let table = Table {
            rows: &rows,
            ..table
        };
        let mut market = Market::new(&table, &Guess::FULL);
        market.thresholds = settled.thresholds;
        market.prices = settled.prices;
        market.free.clone_from(&free);
        for (bidder, lot) in settled.pairs {
            let held = rows.row(bidder as usize).iter();
            if let Some(entry) = held.clone().find(|entry| entry.to == lot) {
                market.give(lot, mend::slot(bidder, entry.points));
                market.came_in(bidder);
            }
        }
        let (search, mut reverse) = (Search::new(&market), Reverse::new(&market));
        reverse.columns = Some(rows.turned(lots.len()));
        let mut open = mend::Open::default();
        for (lot, _) in (0..).zip(&slots).filter(|(_, units)| **units == 0) {
            mend::mend_lot(&mut market, &reverse, lot, &mut open);
        }
        for (bidder, _) in (0..).zip(&free).filter(|(_, units)| **units == 0) {
            mend::mend_bidder(&mut market, bidder, &mut open);
        }
        let state = market.into_state();
        Self {
            order,
            weights,
            limits,
            scarcer,
            rows,
            gains,
            bidders,
            lots,
            locked,
            n_locked,
            state,
            search,
            reverse,
        }
    }

    /// Solves what there is now from scratch, with room for so many people and
    /// points.
    fn solve_again(&mut self, limits: (usize, u32)) {
        let sides = Sides {
            scarcer: self.scarcer,
            bidders: std::mem::take(&mut self.bidders),
            lots: std::mem::take(&mut self.lots),
            n_locked: std::mem::take(&mut self.n_locked),
        };
        let rows = std::mem::take(&mut self.rows);
        let locked = std::mem::take(&mut self.locked);
        *self = Self::solved(rows, sides, locked, limits, self.order);
    }

    /// Mentee and mentor of each pair, locked ones too, in order.
    pub fn pairs(&self) -> Vec<(u32, u32)> {
        let locked = self.locked.keys().copied();
        let mut pairs: Vec<_> = self.state.pairs().chain(locked).collect();
        if self.scarcer == Side::Mentors {
            for (bidder, lot) in &mut pairs {
                std::mem::swap(bidder, lot);
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// What locked pairs leave to be given, and what proves that it is given in
    /// the best way.
    pub fn left(&self) -> (Left, LevelProof) {
        let turned = self.scarcer == Side::Mentors;
        let left = |all: &[u32], n_locked: &[u32]| -> Vec<u32> {
            let all = all.iter().zip(n_locked);
            all.map(|(all, n)| all.saturating_sub(*n)).collect()
        };
        let covered = |n: &[u32]| -> Vec<bool> { n.iter().map(|n| *n > 0).collect() };
        let mut sides = [
            (
                left(&self.bidders, &self.n_locked.0),
                covered(&self.n_locked.0),
            ),
            (
                left(&self.lots, &self.n_locked.1),
                covered(&self.n_locked.1),
            ),
        ];
        let (thresholds, prices) = self.state.duals();
        let pairing = self.weights.pairing;
        let thresholds = thresholds.iter().map(|it| it.saturating_add(pairing));
        let mut duals = [thresholds.collect::<Vec<_>>(), prices.to_vec()];
        if turned {
            sides.reverse();
            duals.reverse();
        }
        let ends = |bidder: u32, lot: u32| if turned { (lot, bidder) } else { (bidder, lot) };
        let mut edges = Vec::new();
        for at in 0..self.rows.n_people() {
            let bidder = u32::try_from(at).unwrap_or(u32::MAX);
            edges.extend(self.rows.row(at).iter().map(|entry| {
                let (mentee, mentor) = ends(bidder, entry.to);
                let points = entry.points;
                Edge {
                    mentee,
                    mentor,
                    points,
                }
            }));
        }
        let mut pairs: Vec<_> = self.state.pairs().map(|(b, l)| ends(b, l)).collect();
        pairs.sort_unstable();
        let [mentees, mentors] = sides;
        let [of_mentees, of_mentors] = duals;
        let left = Left {
            wants: mentees.0,
            places: mentors.0,
            covered_mentees: mentees.1,
            covered_mentors: mentors.1,
            edges,
            order: self.order,
            limits: self.limits,
        };
        let proof = LevelProof {
            pairs,
            mentees: of_mentees,
            mentors: of_mentors,
            digest: 0,
        };
        (left, proof.with_digest())
    }

    /// Proves the answer by code of its own; what it comes to, locked pairs too.
    pub fn check(&self) -> Result<Totals, super::Fault> {
        let (left, proof) = self.left();
        let mut totals = super::check_left(&left, &proof)?;
        let count = |n: &[u32]| n.iter().filter(|n| **n > 0).count() as u64;
        let (bidders, lots) = (count(&self.n_locked.0), count(&self.n_locked.1));
        let (mentees, mentors) = match self.scarcer {
            Side::Mentees => (bidders, lots),
            Side::Mentors => (lots, bidders),
        };
        totals.n_pairs += self.locked.len() as u64;
        totals.n_mentees_covered += mentees;
        totals.n_mentors_used += mentors;
        totals.total_points += self.locked.values().map(|it| u64::from(*it)).sum::<u64>();
        Ok(totals)
    }

    /// What locked pairs leave as a graph of its own, people without a unit left
    /// with no edge. Where nothing is locked, solving it comes to the same.
    pub fn draft(&self) -> Draft {
        let (mut left, _) = self.left();
        let (wants, places) = (&left.wants, &left.places);
        left.edges
            .retain(|edge| wants[edge.mentee as usize] > 0 && places[edge.mentor as usize] > 0);
        let open = |units: Vec<u32>| units.into_iter().map(|n| n.max(1)).collect();
        Draft {
            wants: open(left.wants),
            places: open(left.places),
            edges: left.edges,
        }
    }
}

/// Who bids, with how many units.
struct Sides {
    scarcer: Side,
    bidders: Vec<u32>,
    lots: Vec<u32>,
    n_locked: (Vec<u32>, Vec<u32>),
}

/// Best first, among equals by number.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "a key to sort by")]
fn by_points(entry: &Entry) -> (std::cmp::Reverse<u32>, u32) {
    (std::cmp::Reverse(entry.points), entry.to)
}
