//! A run: from inputs to a checked certificate, in slices.
//!
//! Levels 2 to 5 over candidates, proven over all pairs; then level 6 and the
//! tie-break on the optimal face, which is what the prices before leave open; then the canonical duals; then the
//! check, by code of its own. Invariant: nothing leaves a run unchecked.

mod asking;
mod face;
mod fair;
mod finish;
mod layered;
mod outcome;
mod reach;
mod sharing;
mod stable;
mod stopping;
mod tight;

use super::candidates::{self, Aims, Candidates};
use super::canonical::{Both, Canonical, Table};
use super::certificate::{Certificate, Dual, NoneAbove, Proof};
use super::check::Check;
use super::flow::{Flow, Limits, Stage};
use super::inputs::{Inputs, Pair};
use super::layered::Layered;
use super::levels::{Free, Level, Marks, Scale, ladder};
use super::rows::{Row, Rows};
use super::share::Shares;
use super::stable::Accepting;
use super::tie::TieBreak;
use crate::domain::rules::Objective;
use face::Face;
use fair::Fair;
use finish::certificate;
use tight::Ties;

pub use asking::{Answered, Asked, Asking, ask};
pub use face::Tight;
pub use outcome::{Phase, Progress, SolveError, Solved, Step};
pub use reach::{Reach, Reached};
pub use sharing::Sharer;
pub use stopping::{Gap, SoFar, Stopping};
pub(super) use tight::strong_components;

/// Tries of the tie-break before a run gives up; a second one is needed once
/// in about 10^15 runs.
pub const MAX_TRIES: usize = 4;

/// A run under way.
#[derive(Clone, Debug)]
pub struct Run {
    inputs: Inputs,
    rows: Rows,
    free: Free,
    scale: Scale,
    levels: Vec<Level>,
    /// What covering each mentee gains.
    bonus: Vec<i128>,
    /// What a pairing with each mark gains.
    gains: Vec<i128>,
    marks: Marks,
    limits: Limits,
    /// Whether only the answer is asked for: then any duals do.
    asks: bool,
    none_above: Option<NoneAbove>,
    tries: Vec<Proof>,
    shares: Shares,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    Main(Candidates),
    Layered(Box<Layered>),
    Stable(Accepting),
    Fair {
        main: Main,
        fair: Fair,
    },
    Above {
        main: Main,
        search: Canonical,
        gains: Vec<i128>,
        points: u32,
    },
    Tie {
        main: Main,
        tie: TieBreak,
        flow: Flow<i128>,
    },
    Canonical {
        main: Main,
        tie: TieBreak,
        search: Canonical,
    },
    Ties {
        main: Main,
        tie: TieBreak,
        ties: Ties,
        proof: Proof,
    },
    Check {
        certificate: Certificate,
        check: Check,
    },
    Over,
}

/// The potentials of levels 2 to 5, later of level 6 too, which fix the
/// optimal face.
#[derive(Clone, Debug)]
struct Main {
    mentees: Vec<i128>,
    mentors: Vec<i128>,
    /// An answer that is best in these levels.
    pairs: Vec<Pair>,
}

/// Answers at once.
pub fn solve(inputs: Inputs) -> Result<Solved, SolveError> {
    let mut run = Run::new(inputs);
    loop {
        match run.step(u64::MAX) {
            Step::More(_) => {}
            Step::Done(solved) => return Ok(*solved),
            Step::Failed(error) => return Err(error),
        }
    }
}

impl Run {
    /// A run that has not begun.
    pub fn new(inputs: Inputs) -> Self {
        Self::with_limits(inputs, Limits::USUAL)
    }

    /// A run that stores so much of the table at most.
    pub fn with_limits(inputs: Inputs, limits: Limits) -> Self {
        let levels = ladder(&inputs);
        let scale = Scale::new(&levels, &inputs);
        let free = Free::of(&inputs);
        let bonus = face::bonuses(&inputs, &free, &scale);
        let rows = Rows::new(&inputs);
        let (pairing, marks) = (scale.weight(Level::Pairings), Marks::of(&inputs, &scale));
        let gains = (0..=marks.most).map(|mark| pairing + marks.gain(mark));
        let gains = gains.collect();
        let mut run = Self {
            inputs,
            rows,
            free,
            scale,
            levels,
            bonus,
            gains,
            marks,
            limits,
            asks: false,
            none_above: None,
            tries: Vec::new(),
            shares: Shares::default(),
            state: State::Over,
        };
        run.state = if run.inputs.rules.objective == Objective::Stable {
            State::Stable(Accepting::new(&run.inputs))
        } else if run.inputs.is_layered() {
            State::Layered(Box::new(Layered::new(&run.inputs, &run.free, &run.levels)))
        } else {
            let scale = Scale::before_fairness(&run.levels, &run.inputs);
            let aims = Aims::of(&run.inputs, &run.free, &scale);
            State::Main(Candidates::new(aims, limits))
        };
        run
    }

    /// Works for about `budget` arcs.
    pub fn step(&mut self, budget: u64) -> Step {
        self.join_parts();
        match std::mem::replace(&mut self.state, State::Over) {
            State::Main(candidates) => self.step_main(candidates, budget),
            State::Layered(layered) => self.step_layered(layered, budget),
            State::Stable(accepting) => self.step_stable(accepting, budget),
            State::Fair { main, fair } => self.step_fair(main, fair, budget),
            State::Above {
                main,
                search,
                gains,
                points,
            } => self.step_above(main, search, gains, points, budget),
            State::Tie { main, tie, flow } => self.step_tie(main, tie, flow, budget),
            State::Canonical { main, tie, search } => {
                self.step_canonical(main, tie, search, budget)
            }
            State::Ties {
                main,
                tie,
                ties,
                proof,
            } => self.step_ties(main, tie, ties, proof, budget),
            State::Check { certificate, check } => self.step_check(certificate, check, budget),
            State::Over => Step::Failed(SolveError::Over),
        }
    }

    fn step_main(&mut self, mut candidates: Candidates, budget: u64) -> Step {
        let n_rows = self.n_rows(budget, candidates.at());
        let stage = candidates.step(&self.rows, &self.free, n_rows);
        let n_pairs = candidates.pairs().len();
        if stage == candidates::Stage::Done {
            let unit = self.scale.unit();
            let wide = |all: Vec<i64>| all.into_iter().map(|all| i128::from(all) * unit).collect();
            let pairs = candidates.pairs().to_vec();
            let (mentees, mentors) = candidates.into_potentials();
            self.start_fair(Main {
                mentees: wide(mentees),
                mentors: wide(mentors),
                pairs,
            });
            return Step::More(self.progress(Phase::BreakingTies, 0, n_pairs));
        }
        let (phase, n_done) = match stage {
            candidates::Stage::Scoring(at) => (Phase::Scoring, at),
            candidates::Stage::Solving if n_pairs == 0 => (Phase::Placing, 0),
            candidates::Stage::Solving | candidates::Stage::Done => (Phase::Proving, 0),
            candidates::Stage::Pricing(at, _) => (Phase::Proving, at),
        };
        self.state = State::Main(candidates);
        Step::More(self.progress(phase, n_done, n_pairs))
    }

    fn start_tie(&mut self, main: Main) {
        let attempt = u32::try_from(self.tries.len()).unwrap_or(u32::MAX);
        let tie = TieBreak::new(&self.inputs, attempt);
        let flow = self.face(&main).flow(self.limits);
        self.state = State::Tie { main, tie, flow };
    }

    fn face<'a>(&'a self, main: &'a Main) -> Face<'a> {
        Face {
            free: &self.free,
            bonus: &self.bonus,
            seats: self.scale.seats(),
            gains: &self.gains,
            mentees: &main.mentees,
            mentors: &main.mentors,
            shares: &self.shares,
        }
    }

    fn step_tie(&mut self, main: Main, tie: TieBreak, mut flow: Flow<i128>, budget: u64) -> Step {
        let mut source = face::FaceRows {
            face: self.face(&main),
            rows: &self.rows,
            row: Row::default(),
            tie: &tie,
        };
        let stage = flow.step(&mut source, budget);
        let n_pairs = flow.network().n_pairs();
        if stage == Stage::Done {
            let pairs = flow.network().pairs();
            let both = |main: &[i128], tie: Vec<i128>| -> Vec<Both> {
                main.iter().copied().zip(tie).collect()
            };
            let (mentees, mentors) = flow.network().potentials();
            let (mentees, mentors) = (both(&main.mentees, mentees), both(&main.mentors, mentors));
            if self.asks {
                // Whether another answer is as good shows at any duals.
                let pairs = pairs.iter();
                let pair = |(mentee, mentor, _): &(u32, u32, u32)| Pair {
                    mentee: *mentee,
                    mentor: *mentor,
                };
                let proof = Proof {
                    pairs: pairs.map(pair).collect(),
                    mentees: Vec::new(),
                    mentors: Vec::new(),
                };
                self.start_ties(main, tie, (mentees, mentors), proof);
                return Step::More(self.progress(Phase::Checking, 0, n_pairs));
            }
            let search = Canonical::new(&pairs, mentees, mentors, self.table(&tie));
            self.state = State::Canonical { main, tie, search };
            return Step::More(self.progress(Phase::Checking, 0, n_pairs));
        }
        let n_all = self.inputs.mentees.len();
        let n_done = stage.n_thirds(n_all) / 3;
        self.state = State::Tie { main, tie, flow };
        Step::More(self.progress(Phase::BreakingTies, n_done, n_pairs))
    }

    fn table<'a>(&'a self, tie: &'a TieBreak) -> Table<'a> {
        Table {
            rows: &self.rows,
            free: &self.free,
            gains: &self.gains,
            seats: self.scale.seats(),
            bonus: &self.bonus,
            tie: Some(tie),
        }
    }

    fn step_canonical(
        &mut self,
        main: Main,
        tie: TieBreak,
        mut search: Canonical,
        budget: u64,
    ) -> Step {
        let done = search.step(self.table(&tie), self.rows.n_rows(budget));
        let progress = self.progress(Phase::Checking, search.n_rows() / 3, 0);
        if done {
            let (mentees, mentors) = search.distances(self.table(&tie));
            let proof = Proof {
                pairs: search.pairs(),
                mentees: mentees.iter().map(|both| self.dual(*both)).collect(),
                mentors: mentors.iter().map(|both| self.dual(*both)).collect(),
            };
            self.start_ties(main, tie, (mentees, mentors), proof);
        } else {
            self.state = State::Canonical { main, tie, search };
        }
        Step::More(progress)
    }

    /// A dual is a distance with its sign turned: what reaching a person gains.
    fn dual(&self, (main, tie): Both) -> Dual {
        Dual {
            levels: self.scale.levels_of(-main),
            tie: -tie,
        }
    }

    fn step_check(&mut self, certificate: Certificate, mut check: Check, budget: u64) -> Step {
        let n_all = self.inputs.mentees.len();
        let at = check.scanning(&certificate).map_or(0, |(_, at)| at);
        match check.step(&self.inputs, &certificate, self.n_rows(budget, at)) {
            None => {
                let n_done = (2 * n_all + check.n_rows()) / 3;
                let progress = self.progress(Phase::Checking, n_done, certificate.pairs().len());
                self.state = State::Check { certificate, check };
                Step::More(progress)
            }
            Some(faults) if faults.is_empty() => {
                let inputs = self.inputs.clone();
                Step::Done(Box::new(Solved {
                    inputs,
                    certificate,
                }))
            }
            Some(faults) => Step::Failed(SolveError::NotProven(faults)),
        }
    }

    fn progress(&self, phase: Phase, n_done: usize, n_pairs: usize) -> Progress {
        Progress {
            phase,
            n_done,
            n_all: self.inputs.mentees.len(),
            n_pairs,
        }
    }
}
