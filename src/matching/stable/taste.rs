//! Whom somebody prefers, without ties.

use std::cmp::Reverse;

use crate::matching::inputs::{Inputs, Party};
use crate::matching::tie::TieBreak;

/// Rank of somebody who was not ranked.
const NOT_RANKED: u32 = u32::MAX;

/// How much somebody likes another; the smaller, the more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taste {
    rank: u32,
    points: Reverse<u32>,
    tie: Reverse<i128>,
    /// Place among those of the other role.
    at: u32,
}

impl Taste {
    /// Place of the liked one among those of the other role.
    pub const fn at(&self) -> u32 {
        self.at
    }

    /// Points of the pair.
    pub const fn points(&self) -> u32 {
        self.points.0
    }

    /// The place on the list, 1 for the first choice; none for who is not on it.
    pub const fn place(&self) -> Option<u32> {
        match self.rank {
            NOT_RANKED => None,
            rank => Some(rank + 1),
        }
    }
}

/// What everybody prefers.
#[derive(Clone, Copy, Debug)]
pub struct Tastes<'a> {
    /// The people.
    pub inputs: &'a Inputs,
    /// Decides between equals.
    pub tie: &'a TieBreak,
}

impl Tastes<'_> {
    /// How much a mentee likes a mentor with whom the pair has so many points.
    pub fn of_mentee(&self, mentee: u32, mentor: u32, points: u32) -> Taste {
        self.taste((mentee, mentor), points, |(mentee, mentor)| {
            (mentee, mentor.person)
        })
        .at_place(mentor)
    }

    /// How much a mentor likes a mentee.
    pub fn of_mentor(&self, mentee: u32, mentor: u32, points: u32) -> Taste {
        self.taste((mentee, mentor), points, |(mentee, mentor)| {
            (mentor, mentee.person)
        })
        .at_place(mentee)
    }

    fn taste(
        &self,
        (mentee, mentor): (u32, u32),
        points: u32,
        sides: impl for<'b> Fn((&'b Party, &'b Party)) -> (&'b Party, u32),
    ) -> Taste {
        let (mentee, mentor) = (mentee as usize, mentor as usize);
        let (who, whom) = sides((&self.inputs.mentees[mentee], &self.inputs.mentors[mentor]));
        let rank = who.ranked.iter().position(|it| *it == whom);
        Taste {
            rank: rank.map_or(NOT_RANKED, |rank| u32::try_from(rank).unwrap_or(NOT_RANKED)),
            points: Reverse(points),
            tie: Reverse(self.tie.of(mentee, mentor)),
            at: 0,
        }
    }
}

impl Taste {
    const fn at_place(mut self, at: u32) -> Self {
        self.at = at;
        self
    }
}
