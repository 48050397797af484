//! Who would both rather have each other, and what a stable answer costs, as
//! they cross.

use serde::{Deserialize, Serialize};

use crate::matching::inputs::Pair;
use crate::matching::solve::Reached;
use crate::matching::stable::{Price, Rather, RatherThan, Side, Why};

/// Pairs by places in the inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatherFound {
    n_pairs: u32,
    n_by_draw: u32,
    n_mentees: u32,
    n_mentors: u32,
    told: Vec<(u32, u32, SideFound, SideFound)>,
}

/// One side: whom they would give up, and why.
type SideFound = (Option<u32>, WhyFound);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum WhyFound {
    Room,
    Ranked(u32),
    Points(u32),
    Draw,
}

impl From<Rather> for RatherFound {
    fn from(found: Rather) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let told = found.told.iter();
        Self {
            n_pairs: count(found.n_pairs),
            n_by_draw: count(found.n_by_draw),
            n_mentees: count(found.n_mentees),
            n_mentors: count(found.n_mentors),
            told: told
                .map(|it| {
                    (
                        it.pair.mentee,
                        it.pair.mentor,
                        found_of(it.mentee),
                        found_of(it.mentor),
                    )
                })
                .collect(),
        }
    }
}

impl RatherFound {
    /// What came across; nothing where a number is too large for this machine.
    pub(super) fn read(self) -> Option<Rather> {
        let count = |n: u32| usize::try_from(n).ok();
        let told = self.told.into_iter();
        Some(Rather {
            n_pairs: count(self.n_pairs)?,
            n_by_draw: count(self.n_by_draw)?,
            n_mentees: count(self.n_mentees)?,
            n_mentors: count(self.n_mentors)?,
            told: told
                .map(|(mentee, mentor, of_mentee, of_mentor)| RatherThan {
                    pair: Pair { mentee, mentor },
                    mentee: side_of(of_mentee),
                    mentor: side_of(of_mentor),
                })
                .collect(),
        })
    }
}

fn found_of(side: Side) -> SideFound {
    let why = match side.why {
        Why::Room => WhyFound::Room,
        Why::Ranked(place) => WhyFound::Ranked(place),
        Why::Points(points) => WhyFound::Points(points),
        Why::Draw => WhyFound::Draw,
    };
    (side.instead_of, why)
}

fn side_of((instead_of, why): SideFound) -> Side {
    let why = match why {
        WhyFound::Room => Why::Room,
        WhyFound::Ranked(place) => Why::Ranked(place),
        WhyFound::Points(points) => Why::Points(points),
        WhyFound::Draw => Why::Draw,
    };
    Side { instead_of, why }
}

/// Mentees, pairings and points of a stable answer and of the best one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    stable: (u32, u32, i64),
    best: (u32, u32, i64),
}

impl From<Price> for Priced {
    fn from(price: Price) -> Self {
        let numbers = |it: Reached| (it.n_mentees, it.n_pairs, it.points);
        Self {
            stable: numbers(price.stable),
            best: numbers(price.best),
        }
    }
}

impl From<Priced> for Price {
    fn from(priced: Priced) -> Self {
        let reached = |(n_mentees, n_pairs, points)| Reached {
            n_mentees,
            n_pairs,
            points,
        };
        Self {
            stable: reached(priced.stable),
            best: reached(priced.best),
        }
    }
}
