//! Level 6: work shared evenly, then the greatest lowest points of any pairing.
//!
//! On the optimal face of the levels before it, each place of a mentor costs
//! what it adds to the square of the mentor's load: 1, 3, 5, 7 and so on. Then
//! pairs of the fewest points anybody has are made dearer by the least there
//! is, which loads outweigh, and the flow is mended; so again while it gets by
//! without them. The first time it does not, its prices prove that no answer
//! is fair and has more points everywhere.

use super::face::Face;
use super::{Main, Run, State, Step};
use crate::matching::canonical::{Canonical, Table};
use crate::matching::certificate::NoneAbove;
use crate::matching::flow::{Flow, Limits, Source, Stage};
use crate::matching::levels::{Free, Level, Marks};
use crate::matching::network::Edge;
use crate::matching::rows::{Row, Rows};
use crate::matching::solve::Phase;

/// What a square of a load must be multiplied by to be above what two places
/// and all pairs of one path can cost.
const MUST_IN_LOADS: i64 = 1 << 10;

/// The flow of level 6.
#[derive(Clone, Debug)]
pub struct Fair {
    flow: Flow<i64>,
    /// Pairs with fewer points are dearer.
    below: u32,
    /// The answer in which no pair was dearer, with its lowest points.
    kept: Option<(u32, Prices)>,
    load: i64,
}

#[derive(Clone, Debug)]
struct Prices {
    mentees: Vec<i64>,
    mentors: Vec<i64>,
}

/// What level 6 came to.
#[derive(Clone, Debug)]
struct Fairest {
    prices: Prices,
    lowest: Option<Lowest>,
}

/// The greatest lowest points of any pairing, and why no more.
#[derive(Clone, Debug)]
struct Lowest {
    points: u32,
    /// An answer with the fewest pairs of no more points, with marks.
    pairs: Vec<(u32, u32, u32)>,
    prices: Prices,
}

impl Fair {
    /// Starts on the face of the levels before; `load` is what a square of a
    /// load weighs where a pair of few points weighs 1.
    pub fn new(face: &Face<'_>, limits: Limits, load: i64) -> Self {
        let costs = |free: &Free, at: usize| {
            let held = i64::from(free.held[at]);
            (load * (2 * held + 1), load * 2)
        };
        Self {
            flow: face.flow_with(limits, MUST_IN_LOADS * load, |at| costs(face.free, at)),
            below: 0,
            kept: None,
            load,
        }
    }

    /// What its flow is doing.
    pub fn stage(&self) -> Stage {
        self.flow.stage()
    }

    /// Works for about `budget` arcs.
    fn step(&mut self, face: Face<'_>, rows: &Rows, marks: &Marks, budget: u64) -> Option<Fairest> {
        let mut source = FairRows {
            must: MUST_IN_LOADS * self.load,
            below: self.below,
            row: Row::default(),
            face,
            rows,
            marks,
        };
        if self.flow.step(&mut source, budget) != Stage::Done {
            return None;
        }
        let (mentees, mentors) = self.flow.network().potentials();
        let prices = Prices { mentees, mentors };
        let pairs = self.flow.network().pairs();
        let Some(points) = pairs.iter().map(|(_, _, mark)| marks.points(*mark)).min() else {
            return Some(Fairest {
                prices,
                lowest: None,
            });
        };
        match self.kept.take() {
            Some((lowest, kept)) if points < self.below => Some(Fairest {
                prices: kept,
                lowest: Some(Lowest {
                    points: lowest,
                    pairs,
                    prices,
                }),
            }),
            _ => {
                self.kept = Some((points, prices));
                let dearer = marks.with_points(self.below..points + 1);
                self.flow.lower(dearer.into(), 1);
                self.below = points + 1;
                None
            }
        }
    }
}

/// Rows of the face for level 6.
struct FairRows<'a> {
    face: Face<'a>,
    rows: &'a Rows,
    marks: &'a Marks,
    row: Row,
    must: i64,
    below: u32,
}

impl Source<i64> for FairRows<'_> {
    fn row(&mut self, mentee: usize, edges: &mut Vec<Edge<i64>>) {
        self.face.row(self.rows, &mut self.row, mentee, |tight| {
            let must = if tight.must { self.must } else { 0 };
            let is_dearer = self.marks.points(tight.mark) < self.below;
            edges.push(Edge {
                mentor: tight.mentor,
                mark: tight.mark,
                gain: must - i64::from(is_dearer),
            });
        });
    }
}

impl Run {
    /// Goes on from the prices of levels 2 to 5.
    pub(super) fn start_fair(&mut self, main: Main) {
        if !self.levels.contains(&Level::Loads) {
            self.start_tie(main);
            return;
        }
        let load = i64::try_from(self.scale.digit(Level::Loads)).unwrap_or(1);
        let fair = Fair::new(&self.face_before_fairness(&main), self.limits, load);
        self.state = State::Fair { main, fair };
    }

    fn face_before_fairness<'a>(&'a self, main: &'a Main) -> Face<'a> {
        let mut face = self.face(main);
        face.seats.load = 0;
        face
    }

    pub(super) fn step_fair(&mut self, mut main: Main, mut fair: Fair, budget: u64) -> Step {
        let n_all = self.inputs.mentees.len();
        let face = self.face_before_fairness(&main);
        let found = fair.step(face, &self.rows, &self.marks, budget);
        let n_pairs = fair.flow.network().n_pairs();
        let Some(found) = found else {
            let n_done = fair.flow.stage().n_thirds(n_all) / 3;
            self.state = State::Fair { main, fair };
            return Step::More(self.progress(Phase::BreakingTies, n_done, n_pairs));
        };
        if let Some(lowest) = found.lowest {
            let mut above = main.clone();
            above.add(&lowest.prices);
            main.add(&found.prices);
            let dearer = self.scale.digit(Level::Lowest);
            let gains = |first: u32| {
                let of = |(mark, gain): (u32, &i128)| {
                    let is_dearer = self.marks.points(mark) < first;
                    gain - if is_dearer { dearer } else { 0 }
                };
                (0..).zip(&self.gains).map(of).collect::<Vec<_>>()
            };
            let (gains, gains_above) = (gains(lowest.points), gains(lowest.points + 1));
            self.gains = gains;
            if self.asks {
                // Nobody keeps a proof.
                self.start_tie(main);
                return Step::More(self.progress(Phase::BreakingTies, 0, n_pairs));
            }
            let zero = |all: Vec<i128>| all.into_iter().map(|all| (all, 0)).collect();
            let table = self.table_above(&gains_above);
            let (mentees, mentors) = (zero(above.mentees), zero(above.mentors));
            let search = Canonical::new(&lowest.pairs, mentees, mentors, table);
            self.state = State::Above {
                main,
                search,
                gains: gains_above,
                points: lowest.points,
            };
        } else {
            main.add(&found.prices);
            self.start_tie(main);
        }
        Step::More(self.progress(Phase::BreakingTies, 0, n_pairs))
    }

    fn table_above<'a>(&'a self, gains: &'a [i128]) -> Table<'a> {
        Table {
            rows: &self.rows,
            free: &self.free,
            gains,
            seats: self.scale.seats(),
            bonus: &self.bonus,
            tie: None,
        }
    }

    /// Duals in pairs of no more points, the same whatever answer they are
    /// found from.
    pub(super) fn step_above(
        &mut self,
        main: Main,
        mut search: Canonical,
        gains: Vec<i128>,
        points: u32,
        budget: u64,
    ) -> Step {
        let table = self.table_above(&gains);
        let done = search.step(table, self.rows.n_rows(budget));
        let n_done = search.n_rows().min(self.inputs.mentees.len());
        if done {
            let (mentees, mentors) = search.distances(table);
            let last = |all: Vec<(i128, i128)>| -> Vec<i64> {
                let levels = all.into_iter().map(|(main, _)| self.scale.levels_of(-main));
                levels.map(|all| all.last().copied().unwrap_or(0)).collect()
            };
            let above = NoneAbove::new(points, last(mentees), last(mentors));
            self.none_above = Some(above);
            self.start_tie(main);
        } else {
            self.state = State::Above {
                main,
                search,
                gains,
                points,
            };
        }
        Step::More(self.progress(Phase::BreakingTies, n_done, 0))
    }
}

impl Main {
    fn add(&mut self, prices: &Prices) {
        let all = self.mentees.iter_mut().zip(&prices.mentees);
        for (main, price) in all.chain(self.mentors.iter_mut().zip(&prices.mentors)) {
            *main += i128::from(*price);
        }
    }
}
