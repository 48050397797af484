//! Who would both rather have each other, whatever the answer is.
//!
//! A mentee and a mentor who may be paired, are not, and each has room or
//! likes the other better than the one they like least of those the run gave
//! them. Settled pairs are nobody's to give up. One pass over all pairs.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use super::taste::{Taste, Tastes};
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::judge::Judge;
use crate::matching::levels::Free;
use crate::matching::rows::{Row, Rows};
use crate::matching::tie::TieBreak;

/// Most pairs listed one by one.
pub const MOST_TOLD: usize = 2_000;

/// Two who would both rather have each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatherThan {
    /// The two.
    pub pair: Pair,
    /// Of the mentee.
    pub mentee: Side,
    /// Of the mentor.
    pub mentor: Side,
}

/// What one of the two has now, and why the other is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// Whom they would give up, by place in the other role; nobody where there
    /// is room.
    pub instead_of: Option<u32>,
    /// Why.
    pub why: Why,
}

/// Why somebody would rather have another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They have room.
    Room,
    /// They ranked them, 1 for the first choice, and the other lower or not.
    Ranked(u32),
    /// The pair has so many points more.
    Points(u32),
    /// Both are equal to them, and the round's draw says so.
    Draw,
}

/// All who would both rather have each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rather {
    /// How many pairs they are.
    pub n_pairs: usize,
    /// Of these, one of the two likes both alike and only the draw decides.
    pub n_by_draw: usize,
    /// Different mentees among those where no draw decides.
    pub n_mentees: usize,
    /// Different mentors among those where no draw decides.
    pub n_mentors: usize,
    /// The pairs in order, [`MOST_TOLD`] at most; those where only the draw
    /// decides come last.
    pub told: Vec<RatherThan>,
}

impl RatherThan {
    /// Whether one of the two likes both alike, so that only the draw decides.
    pub fn is_by_draw(&self) -> bool {
        self.mentee.why == Why::Draw || self.mentor.why == Why::Draw
    }
}

/// What somebody has.
#[derive(Clone, Copy, Debug)]
enum Has {
    /// Nothing that a run may change.
    Nothing,
    Room,
    Full(Taste),
}

/// Who would both rather have each other, under the pairs a run or a hand gave
/// beside the settled ones.
pub fn rather(inputs: &Inputs, pairs: &[Pair]) -> Rather {
    let tie = TieBreak::new(inputs, 0);
    let tastes = Tastes { inputs, tie: &tie };
    let (mentees, mentors) = held(inputs, &tastes, pairs);
    let mut together: Vec<Vec<u32>> = vec![Vec::new(); inputs.mentees.len()];
    for pair in pairs {
        if let Some(with) = together.get_mut(pair.mentee as usize) {
            with.push(pair.mentor);
        }
    }
    let rows = Rows::new(inputs);
    let mut row = Row::default();
    let mut found = Rather::default();
    let mut by_draw = Vec::new();
    let mut of_mentors = vec![false; mentors.len()];
    for (mentee, has) in (0_u32..).zip(&mentees) {
        if matches!(has, Has::Nothing) {
            continue;
        }
        rows.score(mentee as usize, &mut row);
        let mut is_one = false;
        for (mentor, points) in row.eligible() {
            if together[mentee as usize].contains(&mentor) {
                continue;
            }
            let of_mentee = tastes.of_mentee(mentee, mentor, points);
            let Some(mentee_side) = side(*has, of_mentee) else {
                continue;
            };
            let of_mentor = tastes.of_mentor(mentee, mentor, points);
            let Some(mentor_side) = side(mentors[mentor as usize], of_mentor) else {
                continue;
            };
            let two = RatherThan {
                pair: Pair { mentee, mentor },
                mentee: mentee_side,
                mentor: mentor_side,
            };
            found.n_pairs += 1;
            let told = if two.is_by_draw() {
                found.n_by_draw += 1;
                &mut by_draw
            } else {
                is_one = true;
                of_mentors[mentor as usize] = true;
                &mut found.told
            };
            if told.len() < MOST_TOLD {
                told.push(two);
            }
        }
        found.n_mentees += usize::from(is_one);
    }
    by_draw.truncate(MOST_TOLD.saturating_sub(found.told.len()));
    found.told.append(&mut by_draw);
    found.n_mentors = of_mentors.iter().filter(|is| **is).count();
    found
}

/// What everybody has of what may be changed.
fn held(inputs: &Inputs, tastes: &Tastes<'_>, pairs: &[Pair]) -> (Vec<Has>, Vec<Has>) {
    let free = Free::of(inputs);
    let judge = Judge::new(inputs);
    let mut worst = (
        vec![(0_u32, None::<Taste>); inputs.mentees.len()],
        vec![(0_u32, None::<Taste>); inputs.mentors.len()],
    );
    for pair in pairs {
        let (mentee, mentor) = (pair.mentee, pair.mentor);
        if mentee as usize >= worst.0.len() || mentor as usize >= worst.1.len() {
            continue;
        }
        let points = judge.points_regardless(*pair);
        let tastes = [
            tastes.of_mentee(mentee, mentor, points),
            tastes.of_mentor(mentee, mentor, points),
        ];
        let sides = [&mut worst.0[mentee as usize], &mut worst.1[mentor as usize]];
        for (side, taste) in sides.into_iter().zip(tastes) {
            side.0 += 1;
            side.1 = side.1.max(Some(taste));
        }
    }
    let has = |((n, worst), room): (&(u32, Option<Taste>), &u32)| match worst {
        _ if n < room => Has::Room,
        Some(worst) => Has::Full(*worst),
        None => Has::Nothing,
    };
    (
        worst.0.iter().zip(&free.wants).map(has).collect(),
        worst.1.iter().zip(&free.places).map(has).collect(),
    )
}

/// What changes for somebody who would rather have this one; nothing where
/// they would not.
fn side(has: Has, new: Taste) -> Option<Side> {
    match has {
        Has::Nothing => None,
        Has::Room => Some(Side {
            instead_of: None,
            why: Why::Room,
        }),
        Has::Full(worst) => (new < worst).then(|| {
            let why = match (new.place(), worst.place()) {
                (Some(place), other) if other != Some(place) => Why::Ranked(place),
                _ if new.points() > worst.points() => Why::Points(new.points() - worst.points()),
                _ => Why::Draw,
            };
            Side {
                instead_of: Some(worst.at()),
                why,
            }
        }),
    }
}
