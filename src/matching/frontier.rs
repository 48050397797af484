//! Between coverage first and score first: for each number of mentees with a
//! mentor, the greatest total of points.
//!
//! An answer is a flow, so the greatest total as a function of the number of
//! mentees covered is concave, and its steps are whole numbers: what the last
//! mentee costs. Solving "points, and λ more for each mentee covered" at a
//! whole λ gives the furthest number whose last mentee costs λ points or less.
//! Starting from both ends, λ is the slope between two known numbers, rounded
//! down: either the line between them is straight or a corner lies in between,
//! so two solves a corner are enough. Exact; property-tested against trying
//! all answers. Mentees of every priority count alike here. Leaves out the
//! tie-break and the proof, which a run that adopts a corner makes.

use super::inputs::Inputs;
use super::rows::Rows;
use super::solve::{Reach, Reached};
use crate::domain::rules::{MAX_WORTH, Objective};

/// One number of mentees covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Mentees with at least one mentor, settled pairs counted.
    pub n_mentees: u32,
    /// The greatest total of points, settled pairs counted.
    pub points: i64,
    /// The objective whose runs end here; only corners have one. Between two
    /// corners every further mentee costs the same, so that no price of a
    /// mentee stops there.
    pub objective: Option<Objective>,
}

/// Every number between the two ends, and what coverage first reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frontier {
    /// By mentees covered, ascending: from what score first covers to the most
    /// that can be.
    pub spots: Vec<Spot>,
    /// What coverage first reaches, which puts the most pairings before points.
    pub coverage_first: Reached,
    /// How many times it was solved.
    pub n_solved: u32,
}

/// A frontier being found.
#[derive(Clone, Debug)]
pub struct Finding {
    inputs: Inputs,
    rows: Rows,
    reach: Reach,
    asked: Asked,
    coverage_first: Option<Reached>,
    /// Corners found and the least λ that ends there.
    corners: Vec<Corner>,
    /// Neighbours among the corners that may have one in between.
    open: Vec<(Corner, Corner)>,
    n_solved: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Corner {
    n_mentees: u32,
    points: i64,
}

#[derive(Clone, Copy, Debug)]
enum Asked {
    CoverageFirst,
    ScoreFirst,
    Most,
    Between(Corner, Corner),
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Steps from one number of mentees to the next that are known.
    pub n_done: u32,
    /// Of how many; 0 before both ends are known.
    pub n_all: u32,
}

/// Finds it at once.
pub fn frontier(inputs: Inputs) -> Frontier {
    let mut finding = Finding::new(inputs);
    loop {
        if let Ok(found) = finding.step(u64::MAX) {
            return found;
        }
    }
}

impl Finding {
    /// A frontier that has not begun.
    pub fn new(mut inputs: Inputs) -> Self {
        inputs.rules.objective = Objective::CoverageFirst;
        inputs.before.clear();
        Self {
            rows: Rows::new(&inputs),
            reach: Reach::new(&inputs),
            inputs,
            asked: Asked::CoverageFirst,
            coverage_first: None,
            corners: Vec::new(),
            open: Vec::new(),
            n_solved: 0,
        }
    }

    /// Works for about `budget` arcs; until the end says how far it is.
    pub fn step(&mut self, budget: u64) -> Result<Frontier, Known> {
        let Some(reached) = self.reach.step(&self.inputs, &self.rows, budget) else {
            return Err(self.known());
        };
        self.n_solved += 1;
        let corner = Corner {
            n_mentees: reached.n_mentees,
            points: reached.points,
        };
        match self.asked {
            Asked::CoverageFirst => {
                self.coverage_first = Some(reached);
                self.ask(Asked::ScoreFirst, Objective::ScoreFirst);
                return Err(self.known());
            }
            Asked::ScoreFirst => {
                self.corners.push(corner);
                let worth = self.most_worth();
                self.ask(Asked::Most, Objective::Between(worth));
                return Err(self.known());
            }
            Asked::Most => {
                let least = self.corners[0];
                if corner != least {
                    self.corners.push(corner);
                    self.open.push((least, corner));
                }
            }
            Asked::Between(low, high) => {
                // At the far end: no corner in between, the line is straight.
                if corner != high && corner != low {
                    self.corners.push(corner);
                    self.open.push((low, corner));
                    self.open.push((corner, high));
                }
            }
        }
        while let Some((low, high)) = self.open.pop() {
            if high.n_mentees - low.n_mentees > 1 {
                let worth = u32::try_from(low.slope_to(high)).unwrap_or(MAX_WORTH);
                self.ask(Asked::Between(low, high), Objective::Between(worth));
                return Err(self.known());
            }
        }
        Ok(self.found(reached))
    }

    fn ask(&mut self, asked: Asked, objective: Objective) {
        self.inputs.rules.objective = objective;
        self.reach = Reach::new(&self.inputs);
        self.asked = asked;
    }

    /// More than any mentee can cost: what all the pairs that a mentee more can
    /// move could give.
    fn most_worth(&self) -> u32 {
        let n_people = self.inputs.mentees.len().min(self.inputs.mentors.len()) as u64 + 2;
        let worth = n_people * (u64::from(self.inputs.rules.max_points()) + 1);
        u32::try_from(worth).unwrap_or(MAX_WORTH).min(MAX_WORTH)
    }

    fn known(&self) -> Known {
        let (Some(first), Some(last)) = (self.corners.iter().min(), self.corners.iter().max())
        else {
            return Known {
                n_done: 0,
                n_all: 0,
            };
        };
        let asked = match self.asked {
            Asked::Between(low, high) => Some((low, high)),
            _ => None,
        };
        let open = self.open.iter().copied().chain(asked);
        let n_open: u32 = open.map(|(low, high)| high.n_mentees - low.n_mentees).sum();
        let n_all = last.n_mentees - first.n_mentees;
        Known {
            n_done: n_all.saturating_sub(n_open),
            n_all,
        }
    }

    fn found(&mut self, reached: Reached) -> Frontier {
        let mut corners = std::mem::take(&mut self.corners);
        corners.sort_unstable();
        let mut spots: Vec<Spot> = Vec::new();
        let mut before: Option<Corner> = None;
        for corner in corners {
            let objective = match before {
                None => Objective::ScoreFirst,
                Some(low) => {
                    let slope = low.slope_to(corner);
                    for more in 1..corner.n_mentees - low.n_mentees {
                        spots.push(Spot {
                            n_mentees: low.n_mentees + more,
                            points: low.points - slope * i64::from(more),
                            objective: None,
                        });
                    }
                    Objective::Between(u32::try_from(slope).unwrap_or(MAX_WORTH))
                }
            };
            spots.push(Spot {
                n_mentees: corner.n_mentees,
                points: corner.points,
                objective: Some(objective),
            });
            before = Some(corner);
        }
        Frontier {
            spots,
            coverage_first: self.coverage_first.unwrap_or(reached),
            n_solved: self.n_solved,
        }
    }
}

impl Corner {
    /// Points a further mentee costs on the way to `other`, rounded down.
    fn slope_to(self, other: Self) -> i64 {
        let steps = i64::from(other.n_mentees) - i64::from(self.n_mentees);
        (self.points - other.points).div_euclid(steps.max(1))
    }
}
