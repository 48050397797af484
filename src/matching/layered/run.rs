//! A run through all layers, in slices: the best circulation, the greatest
//! lowest points by raising a threshold, and whether another answer is as good.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use super::amount::Amount;
use super::build::{Build, PairArc, ROOT};
use crate::matching::certificate::{Dual, Layers, Prices, Proof};
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::levels::{Free, Level};
use crate::matching::rows::Rows;
use crate::matching::solve::{MAX_TRIES, strong_components};
use crate::matching::tie::TieBreak;

/// A run under way. Every step has to be given the same inputs and rows.
#[derive(Clone, Debug)]
pub struct Layered {
    /// The aims but the tie-break.
    levels: Vec<Level>,
    build: Build,
    tie: TieBreak,
    stage: Stage,
    /// Pairs with fewer points are dearer.
    below: u32,
    lowest: Lowest,
    tries: Vec<Proof>,
    prices: Vec<Prices>,
    above: Option<Prices>,
}

/// What is known of the greatest lowest points of a pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lowest {
    /// An answer without dearer pairs had these.
    AtLeast(u32),
    /// There is nothing to find out, or it is found.
    Known,
    /// Nothing was tried yet.
    Open,
}

/// What a run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading rows; the next mentee.
    Reading(usize),
    /// Offering first wants; the next mentee.
    First(usize),
    /// Offering the other wants; the next mentee.
    Rest(usize),
    /// Making pairs of few points dearer; the next pair.
    Dearer(usize),
    /// Making those that need not be as dear as they were; the next pair.
    Back(usize),
    /// The answer is there.
    Done,
    /// Every try left a tie.
    StillTied,
}

impl Layered {
    /// A run that has not begun.
    pub fn new(inputs: &Inputs, free: &Free, levels: &[Level]) -> Self {
        let levels: Vec<_> = levels
            .iter()
            .copied()
            .filter(|level| *level != Level::Tie)
            .collect();
        let aims_at_lowest = levels.contains(&Level::Lowest);
        Self {
            build: Build::new(inputs, free, &levels),
            tie: TieBreak::new(inputs, 0),
            stage: Stage::Reading(0),
            below: 0,
            lowest: if aims_at_lowest {
                Lowest::Open
            } else {
                Lowest::Known
            },
            tries: Vec::new(),
            prices: Vec::new(),
            above: None,
            levels,
        }
    }

    /// Works until about `budget` arcs were looked at.
    pub fn step(&mut self, inputs: &Inputs, rows: &Rows, free: &Free, budget: u64) -> Stage {
        let n_mentors = inputs.mentors.len() as u64;
        let mut spent = 0;
        while spent < budget && !matches!(self.stage, Stage::Done | Stage::StillTied) {
            let before = self.build.graph.work();
            spent += 1 + match self.stage {
                Stage::Reading(_) => n_mentors,
                _ => 0,
            };
            self.stage = self.advance(inputs, rows, free);
            // A try more starts with a network of its own.
            spent += self.build.graph.work().saturating_sub(before);
        }
        self.stage
    }

    /// Whether the answer is there.
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Done | Stage::StillTied)
    }

    /// The pairs so far, in order.
    pub fn pairs(&self) -> Vec<Pair> {
        let used = self.used().map(|pair| Pair {
            mentee: pair.mentee,
            mentor: pair.mentor,
        });
        let mut pairs: Vec<_> = used.collect();
        pairs.sort_unstable();
        pairs
    }

    /// How many pairs there are so far.
    pub fn n_pairs(&self) -> usize {
        self.used().count()
    }

    /// The proofs of all tries, the prices beside them, and the tie-break's
    /// numbers of the last.
    pub fn into_proof(self) -> (Vec<Proof>, Layers, TieBreak) {
        (self.tries, Layers::new(self.prices, self.above), self.tie)
    }

    fn used(&self) -> impl Iterator<Item = &PairArc> {
        let arcs = self.build.graph.arcs();
        let is_used = move |pair: &&PairArc| arcs[pair.arc as usize].used > 0;
        self.build.pairs.iter().filter(is_used)
    }

    fn advance(&mut self, inputs: &Inputs, rows: &Rows, free: &Free) -> Stage {
        let n_mentees = inputs.mentees.len();
        let n_pairs = self.build.pairs.len();
        match self.stage {
            Stage::Reading(at) if at < n_mentees => {
                let which = (at, self.below);
                self.build.read(inputs, rows, free, &self.tie, which);
                Stage::Reading(at + 1)
            }
            Stage::Reading(_) => Stage::First(0),
            Stage::First(at) if at < n_mentees => {
                if free.wants[at] > 0 {
                    self.build.offer(at, true);
                }
                Stage::First(at + 1)
            }
            Stage::First(_) => Stage::Rest(0),
            Stage::Rest(at) if at < n_mentees => {
                for _ in 1..free.wants[at] {
                    self.build.offer(at, false);
                }
                Stage::Rest(at + 1)
            }
            Stage::Dearer(at) if at < n_pairs => {
                let pair = self.build.pairs[at];
                if pair.points < self.below {
                    self.set_dearer(pair, true);
                }
                Stage::Dearer(at + 1)
            }
            Stage::Rest(_) | Stage::Dearer(_) => self.settled(inputs, free),
            Stage::Back(at) if at < n_pairs => {
                let pair = self.build.pairs[at];
                if pair.points >= self.below {
                    self.set_dearer(pair, false);
                }
                Stage::Back(at + 1)
            }
            Stage::Back(_) => self.finish(inputs, free),
            Stage::Done | Stage::StillTied => self.stage,
        }
    }

    fn set_dearer(&mut self, pair: PairArc, is_dearer: bool) {
        let arc = pair.arc as usize;
        if self.build.graph.arcs()[arc].is_dearer != is_dearer {
            self.build.graph.set_dearer(arc, is_dearer);
        }
    }

    /// The best answer at the prices at hand is there.
    fn settled(&mut self, inputs: &Inputs, free: &Free) -> Stage {
        let points = self.used().map(|pair| pair.points).min();
        match (self.lowest, points) {
            (Lowest::Known, _) | (_, None) => {
                self.lowest = Lowest::Known;
                self.finish(inputs, free)
            }
            (Lowest::AtLeast(lowest), Some(points)) if points < self.below => {
                // It cannot do without them.
                self.above = Some(self.prices(free));
                self.lowest = Lowest::Known;
                self.below = lowest;
                Stage::Back(0)
            }
            (_, Some(points)) => {
                self.lowest = Lowest::AtLeast(points);
                self.below = points + 1;
                Stage::Dearer(0)
            }
        }
    }

    fn finish(&mut self, inputs: &Inputs, free: &Free) -> Stage {
        self.tries.push(Proof {
            pairs: self.pairs(),
            mentees: Vec::new(),
            mentors: Vec::new(),
        });
        self.prices.push(self.prices(free));
        if !self.is_tied() {
            return Stage::Done;
        }
        if self.tries.len() == MAX_TRIES {
            return Stage::StillTied;
        }
        self.tie = TieBreak::new(inputs, self.tries.len() as u32);
        self.build = Build::new(inputs, free, &self.levels);
        Stage::Reading(0)
    }

    /// What reaching each node gains.
    fn prices(&self, free: &Free) -> Prices {
        let graph = &self.build.graph;
        let layout = &self.build.layout;
        let n_levels = self.levels.len();
        let root = graph.potential(ROOT);
        let dual = |node: u32| (root - graph.potential(node)).dual(n_levels);
        let nothing = Amount::default().dual(n_levels);
        let people = |room: &[u32], node: &dyn Fn(u32) -> u32| -> Vec<Dual> {
            let of = |(at, room): (u32, &u32)| match room {
                0 => nothing.clone(),
                _ => dual(node(at)),
            };
            (0..).zip(room).map(of).collect()
        };
        let n_above = layout.units[0].len() as u32;
        let n_units = n_above + layout.units[1].len() as u32;
        Prices {
            units_of_mentees: (1..=n_above).map(dual).collect(),
            mentees: people(&free.wants, &|at| layout.mentee(at)),
            subjects: layout.all_slots().map(dual).collect(),
            mentors: people(&free.places, &|at| layout.mentor(at)),
            units_of_mentors: (1 + n_above..=n_units).map(dual).collect(),
        }
    }

    /// Whether another answer is as good: a cycle through a pair's arc among the
    /// arcs that cost nothing.
    fn is_tied(&self) -> bool {
        let graph = &self.build.graph;
        let mut free = vec![Vec::new(); graph.n_nodes()];
        for arc in graph.arcs() {
            if graph.reduced(arc) == Amount::default() {
                if arc.used < arc.room {
                    free[arc.from as usize].push(arc.to);
                }
                if arc.used > 0 {
                    free[arc.to as usize].push(arc.from);
                }
            }
        }
        let component = strong_components(&free);
        self.build.pairs.iter().any(|pair| {
            let arc = &graph.arcs()[pair.arc as usize];
            graph.reduced(arc) == Amount::default()
                && component[arc.from as usize] == component[arc.to as usize]
        })
    }
}
