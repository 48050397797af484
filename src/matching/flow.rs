//! Feeds a network from rows and proves its flow over all pairs.
//!
//! Small tables are put in whole. Of large ones each mentee's best pairs are
//! put in first; then every row is priced with the potentials and what would
//! gain is added, until a whole pass adds nothing: the flow is then greatest
//! over all pairs though few were ever stored. Works in slices.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::ops::Range;

use super::network::{Edge, Gain, Network, Room};

/// Where rows come from.
pub trait Source<C> {
    /// Puts the mentee's edges into `edges`, which is empty, by mentor.
    fn row(&mut self, mentee: usize, edges: &mut Vec<Edge<C>>);
}

/// How much of a table is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pairs stored before rows are cut short.
    pub n_stored: usize,
    /// Pairs kept of a row that is cut short.
    pub n_of_row: usize,
    /// Pairs added to a row by one pricing.
    pub n_added: usize,
}

impl Limits {
    /// For a browser's worker: at most some 100 MiB.
    pub const USUAL: Self = Self {
        n_stored: 2_000_000,
        n_of_row: 48,
        n_added: 8,
    };
}

/// A flow being built.
#[derive(Clone, Debug)]
pub struct Flow<C> {
    network: Network<C>,
    wants: Vec<Room<C>>,
    limits: Limits,
    /// What a row costs to read.
    n_mentors: u64,
    n_stored: usize,
    cut: Vec<bool>,
    lowering: Lowering<C>,
    stage: Stage,
}

/// Edges with such marks gain so much less.
#[derive(Clone, Debug, Default)]
struct Lowering<C> {
    marks: Vec<Range<u32>>,
    by: C,
}

/// What a flow is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading rows; the next mentee.
    Reading(usize),
    /// Offering first wants; the next mentee.
    First(usize),
    /// Offering the other wants; the next mentee.
    Rest(usize),
    /// Lowering gains; the next mentee.
    Lowering(usize),
    /// Pricing rows; the next mentee and whether this pass added anything.
    Pricing(usize, Pass),
    /// Greatest over all pairs.
    Done,
}

impl Stage {
    /// How far a flow over `n_all` mentees is, in thirds of a mentee.
    pub fn n_thirds(self, n_all: usize) -> usize {
        match self {
            Self::Reading(at) => at,
            Self::First(at) => n_all + at,
            Self::Rest(at) | Self::Lowering(at) | Self::Pricing(at, _) => 2 * n_all + at,
            Self::Done => 3 * n_all,
        }
    }
}

/// Whether a pricing pass found anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Nothing so far.
    Clean,
    /// Something was added.
    Added,
}

impl<C: Gain> Flow<C> {
    /// An empty flow.
    pub fn new(wants: Vec<Room<C>>, places: Vec<Room<C>>, limits: Limits) -> Self {
        Self {
            cut: vec![false; wants.len()],
            n_mentors: places.len() as u64,
            network: Network::new(wants.clone(), places),
            wants,
            limits,
            n_stored: 0,
            lowering: Lowering::default(),
            stage: Stage::Reading(0),
        }
    }

    /// Works until about `budget` arcs were looked at.
    pub fn step(&mut self, source: &mut impl Source<C>, budget: u64) -> Stage {
        let mut spent = 0;
        let mut edges = Vec::new();
        while spent < budget && self.stage != Stage::Done {
            let before = self.network.work();
            self.stage = self.advance(source, &mut edges, &mut spent);
            spent += 1 + self.network.work() - before;
        }
        self.stage
    }

    /// From now on pairs with such marks gain `by` less, also in the source
    /// that the next steps are given.
    pub fn lower(&mut self, marks: Vec<Range<u32>>, by: C) {
        self.lowering = Lowering { marks, by };
        self.stage = Stage::Lowering(0);
    }

    /// What it is doing.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The network.
    pub fn network(&self) -> &Network<C> {
        &self.network
    }

    fn advance(
        &mut self,
        source: &mut impl Source<C>,
        edges: &mut Vec<Edge<C>>,
        spent: &mut u64,
    ) -> Stage {
        let last = self.wants.len();
        match self.stage {
            Stage::Reading(mentee) if mentee < last => {
                edges.clear();
                source.row(mentee, edges);
                *spent += self.n_mentors;
                self.keep_best(mentee, edges);
                self.n_stored += edges.len();
                self.network.set_row(mentee, edges.clone());
                Stage::Reading(mentee + 1)
            }
            Stage::Reading(_) => Stage::First(0),
            Stage::First(mentee) if mentee < last => {
                self.network
                    .offer(mentee, self.wants[mentee].n_bonus.max(1));
                Stage::First(mentee + 1)
            }
            Stage::First(_) => Stage::Rest(0),
            Stage::Rest(mentee) if mentee < last => {
                self.network.offer(mentee, self.wants[mentee].all);
                Stage::Rest(mentee + 1)
            }
            Stage::Lowering(mentee) if mentee < last => {
                let Lowering { marks, by } = &self.lowering;
                self.network.lower(mentee, marks, *by);
                Stage::Lowering(mentee + 1)
            }
            Stage::Rest(_) | Stage::Lowering(_) if self.cut.contains(&true) => {
                Stage::Pricing(0, Pass::Clean)
            }
            Stage::Pricing(mentee, pass) if mentee < last => {
                let added = self.cut[mentee] && self.price(mentee, source, edges, spent);
                Stage::Pricing(mentee + 1, if added { Pass::Added } else { pass })
            }
            Stage::Pricing(_, Pass::Added) => Stage::Pricing(0, Pass::Clean),
            Stage::Rest(_) | Stage::Lowering(_) | Stage::Pricing(_, Pass::Clean) | Stage::Done => {
                Stage::Done
            }
        }
    }

    fn keep_best(&mut self, mentee: usize, edges: &mut Vec<Edge<C>>) {
        let keep = self.limits.n_of_row;
        if self.n_stored + edges.len() <= self.limits.n_stored || edges.len() <= keep {
            return;
        }
        // Among equals each mentee keeps others, or all would crowd on a few.
        let spread = |mentor: u32| mentor.wrapping_add(mentee as u32).wrapping_mul(0x9e37_79b9);
        edges.select_nth_unstable_by(keep, |a, b| {
            b.gain
                .cmp(&a.gain)
                .then_with(|| spread(a.mentor).cmp(&spread(b.mentor)))
        });
        edges.truncate(keep);
        self.cut[mentee] = true;
    }

    fn price(
        &mut self,
        mentee: usize,
        source: &mut impl Source<C>,
        edges: &mut Vec<Edge<C>>,
        spent: &mut u64,
    ) -> bool {
        edges.clear();
        source.row(mentee, edges);
        *spent += self.n_mentors;
        let none = C::default();
        edges.retain(|edge| self.network.reduced(mentee, edge) < none);
        edges.retain(|edge| {
            self.network
                .row(mentee)
                .iter()
                .all(|had| had.mentor != edge.mentor)
        });
        edges.sort_by_key(|edge| self.network.reduced(mentee, edge));
        edges.truncate(self.limits.n_added);
        self.network.add_edges(mentee, edges);
        !edges.is_empty()
    }
}
