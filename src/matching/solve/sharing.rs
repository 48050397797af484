//! The rows of a run shared with others, and what these others do.
//!
//! Every pass over all pairs that goes row by row can be shared: scoring,
//! pricing, reading the optimal face, looking for ties, the check. The searches
//! for the canonical duals go from person to person and stay with the run, as
//! does solving. A stable run is not shared.

use std::ops::Range;

use super::face::Tight;
use super::tight::{Distances, free_arcs};
use super::{Main, Run, State};
use crate::matching::candidates;
use crate::matching::certificate::Certificate;
use crate::matching::check::Scanner;
use crate::matching::flow::{Limits, Stage};
use crate::matching::inputs::Inputs;
use crate::matching::rows::Row;
use crate::matching::share::{Brief, Part, Pass, Piece};
use crate::matching::tie::TieBreak;

/// A row of the face with more is read where it is needed: telling all would
/// take more than reading it.
const MOST_TOLD: usize = 256;

impl Run {
    /// What can be shared now, and the row the run is at.
    fn pass(&self) -> Option<(Pass, usize)> {
        let n_rows = self.rows.n_mentees();
        let reading = |stage| match stage {
            Stage::Reading(at) => at,
            _ => n_rows,
        };
        Some(match &self.state {
            State::Main(candidates) => match candidates.stage() {
                candidates::Stage::Scoring(at) => (Pass::Score, at),
                candidates::Stage::Pricing(at, _) => (Pass::Price(candidates.n_solved()), at),
                candidates::Stage::Solving | candidates::Stage::Done => return None,
            },
            State::Fair { fair, .. } => (Pass::Fair, reading(fair.stage())),
            State::Tie { flow, .. } => (Pass::Tie(self.tries.len()), reading(flow.stage())),
            State::Ties { ties, .. } => (Pass::Ties(self.tries.len()), ties.n_rows()),
            State::Check { certificate, check } => {
                let (attempt, at) = check.scanning(certificate)?;
                (Pass::Check(attempt), at)
            }
            State::Layered(_)
            | State::Stable(_)
            | State::Above { .. }
            | State::Canonical { .. }
            | State::Over => return None,
        })
    }

    /// Goes on with what others have read.
    pub(super) fn join_parts(&mut self) {
        loop {
            let pass = self.pass();
            let (n_rows, n_mentors) = (self.rows.n_mentees(), self.rows.n_mentors());
            let only = pass.map(|(pass, _)| pass);
            self.shares.enter(only, n_rows, n_mentors);
            let Some((_, at)) = pass else {
                return;
            };
            if matches!(self.state, State::Fair { .. } | State::Tie { .. }) {
                // These look rows up when they come to them.
                return;
            }
            let Some((stop, part)) = self.shares.join(at) else {
                return;
            };
            match (&mut self.state, part) {
                (State::Main(candidates), Part::Scored(found)) => candidates.join_scored(found),
                (State::Main(candidates), Part::Priced(found)) => candidates.join_priced(found),
                (State::Ties { ties, .. }, Part::Ties(found)) => ties.join(stop, &found),
                (State::Check { check, .. }, Part::Seen(seen)) => check.join(stop, &seen),
                _ => return,
            }
        }
    }

    /// How many rows about `budget` pairs are, up to those somebody else has.
    pub(super) fn n_rows(&self, budget: u64, at: usize) -> usize {
        self.rows.n_rows(budget).min(self.shares.room(at))
    }

    /// Rows for somebody else, at most about `budget` pairs, where so many
    /// others take part; with each first piece of a pass its brief has to go.
    pub fn give(&mut self, budget: u64, n_sharers: usize) -> Option<Piece> {
        self.join_parts();
        let (pass, at) = self.pass()?;
        let rows = self.shares.take(at, self.rows.n_rows(budget), n_sharers)?;
        let bars = match (&self.state, pass) {
            (State::Main(candidates), Pass::Score) => candidates.bars().to_vec(),
            _ => Vec::new(),
        };
        Some(Piece {
            pass: self.shares.number(),
            rows,
            bars,
        })
    }

    /// What others have to know for pieces of the pass under way.
    pub fn brief(&self) -> Option<Brief> {
        let (pass, _) = self.pass()?;
        let face = |main: &Main| Brief::Face {
            gains: self.gains.clone(),
            mentees: main.mentees.clone(),
            mentors: main.mentors.clone(),
        };
        Some(match (&self.state, pass) {
            (State::Main(_), Pass::Score) => Brief::Score,
            (State::Main(candidates), _) => {
                let (mentees, mentors) = candidates.potentials();
                Brief::Price(mentees.clone(), mentors.clone())
            }
            (State::Fair { main, .. } | State::Tie { main, .. }, _) => face(main),
            (State::Ties { ties, .. }, Pass::Ties(attempt)) => {
                let (mentees, mentors) = ties.distances();
                Brief::Ties {
                    gains: self.gains.clone(),
                    attempt: u32::try_from(attempt).ok()?,
                    mentees: mentees.clone(),
                    mentors: mentors.clone(),
                }
            }
            (State::Check { certificate, .. }, Pass::Check(attempt)) => Brief::Check {
                certificate: Box::new(Certificate {
                    tries: vec![certificate.tries.get(attempt)?.clone()],
                    levels: certificate.levels.clone(),
                    values: certificate.values.clone(),
                    none_above: certificate.none_above.clone(),
                    layers: None,
                    fixed_points: certificate.fixed_points,
                    input_hash: String::new(),
                    result_hash: String::new(),
                }),
                attempt: u32::try_from(attempt).ok()?,
            },
            _ => return None,
        })
    }

    /// Keeps what a piece came to, in whatever order; what does not belong to
    /// the pass under way is passed over.
    pub fn put(&mut self, piece: &Piece, part: Part) -> bool {
        self.join_parts();
        self.shares.put(piece.pass, &piece.rows, part)
    }
}

/// One who reads rows for a run of the same inputs.
#[derive(Clone, Debug)]
pub struct Sharer {
    run: Run,
    brief: Option<(u32, Reading)>,
    row: Row,
}

/// What rows are read for.
#[derive(Clone, Debug)]
enum Reading {
    Score,
    Price,
    Face(Main),
    Ties { tie: TieBreak, distances: Distances },
    Check(Box<Scanner>),
}

impl Sharer {
    /// One who knows the inputs and no pass.
    pub fn new(inputs: Inputs) -> Self {
        Self::with_limits(inputs, Limits::USUAL)
    }

    /// The same with other limits, which have to be those of the run.
    pub fn with_limits(inputs: Inputs, limits: Limits) -> Self {
        Self {
            run: Run::with_limits(inputs, limits),
            brief: None,
            row: Row::default(),
        }
    }

    /// What the pieces of the pass with this number are read for.
    pub fn learn(&mut self, pass: u32, brief: Brief) {
        self.brief = self.reading(brief).map(|reading| (pass, reading));
    }

    fn reading(&mut self, brief: Brief) -> Option<Reading> {
        let (n_mentees, n_mentors) = (self.run.rows.n_mentees(), self.run.rows.n_mentors());
        let fits = |mentees: usize, mentors: usize| mentees == n_mentees && mentors == n_mentors;
        Some(match brief {
            Brief::Score => Reading::Score,
            Brief::Price(mentees, mentors) => {
                let State::Main(candidates) = &mut self.run.state else {
                    return None;
                };
                if !candidates.set_potentials(mentees, mentors) {
                    return None;
                }
                Reading::Price
            }
            Brief::Face {
                gains,
                mentees,
                mentors,
            } => {
                if !fits(mentees.len(), mentors.len()) {
                    return None;
                }
                self.run.gains = gains;
                Reading::Face(Main {
                    mentees,
                    mentors,
                    pairs: Vec::new(),
                })
            }
            Brief::Ties {
                gains,
                attempt,
                mentees,
                mentors,
            } => {
                if !fits(mentees.len(), mentors.len()) {
                    return None;
                }
                self.run.gains = gains;
                Reading::Ties {
                    tie: TieBreak::new(&self.run.inputs, attempt),
                    distances: (mentees, mentors),
                }
            }
            Brief::Check {
                certificate,
                attempt,
            } => {
                let scanner = Scanner::new(&self.run.inputs, *certificate, attempt)?;
                Reading::Check(Box::new(scanner))
            }
        })
    }

    /// Reads a piece; nothing where it is of another pass, or no piece.
    pub fn read(&mut self, piece: &Piece) -> Option<Part> {
        let (pass, reading) = self.brief.as_mut()?;
        let rows = piece.rows.clone();
        if *pass != piece.pass || rows.end > self.run.rows.n_mentees() {
            return None;
        }
        let run = &mut self.run;
        Some(match (reading, &mut run.state) {
            (Reading::Score, State::Main(candidates)) => {
                if piece.bars.len() != run.rows.n_mentors() {
                    return None;
                }
                let bars = piece.bars.clone();
                Part::Scored(candidates.scored(&run.rows, &run.free, rows, bars))
            }
            (Reading::Price, State::Main(candidates)) => {
                Part::Priced(candidates.priced(&run.rows, &run.free, rows))
            }
            (Reading::Face(main), _) => Part::Face(run.face_rows(main, rows, &mut self.row)),
            (Reading::Ties { tie, distances }, _) => {
                Part::Ties(free_arcs(run.table(tie), distances, &mut self.row, rows))
            }
            (Reading::Check(scanner), _) => Part::Seen(scanner.seen(&run.inputs, rows)?),
            _ => return None,
        })
    }
}

impl Run {
    fn face_rows(&self, main: &Main, rows: Range<usize>, row: &mut Row) -> Vec<Option<Vec<Tight>>> {
        let face = self.face(main);
        let read = |mentee| {
            let mut all = Vec::new();
            face.row(&self.rows, row, mentee, |tight| all.push(tight));
            (all.len() <= MOST_TOLD).then_some(all)
        };
        rows.map(read).collect()
    }
}
