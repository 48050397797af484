//! Mentees who share too few places, read off an answer.
//!
//! From a mentee without a mentor over the mentors it could have to those who
//! hold their places, and on: where no place is left on the way, everybody met
//! competes for the places of the mentors met, and there are too few (Hall's
//! condition fails for them). No answer, however arranged, serves them all.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::collections::BTreeMap;

use crate::matching::inputs::{Inputs, Pair};
use crate::matching::levels::Free;
use crate::matching::rows::{Row, Rows};

/// "These 31 mentees share 24 places": why some of them go without.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortage {
    /// Mentees nobody else could take, in order.
    pub mentees: Vec<u32>,
    /// All mentors any of them could have, in order.
    pub mentors: Vec<u32>,
    /// The places of those mentors that the run could give: fewer than
    /// mentees.
    pub n_places: u32,
}

/// Who could have whom, and who has whom.
#[derive(Clone, Debug)]
pub struct Shortages {
    free: Free,
    /// Open mentors of each mentee, a bit each; so many words a mentee.
    open: Vec<u64>,
    n_words: usize,
    held: Vec<Vec<u32>>,
    has: Vec<bool>,
}

impl Shortages {
    /// Reads an answer: the pairs the run gave.
    pub fn new(inputs: &Inputs, pairs: &[Pair]) -> Self {
        let (rows, free) = (Rows::new(inputs), Free::of(inputs));
        let n_words = inputs.mentors.len().div_ceil(64);
        let mut open = vec![0; n_words * inputs.mentees.len()];
        let mut row = Row::default();
        for mentee in (0..inputs.mentees.len()).filter(|at| free.wants[*at] > 0) {
            rows.score(mentee, &mut row);
            let words = &mut open[mentee * n_words..(mentee + 1) * n_words];
            for (mentor, _) in row.eligible() {
                if free.places[mentor as usize] > 0 {
                    words[mentor as usize / 64] |= 1 << (mentor % 64);
                }
            }
        }
        let mut held = vec![Vec::new(); inputs.mentors.len()];
        let mut has = free.covered_mentees.clone();
        for Pair { mentee, mentor } in pairs {
            if let Some(held) = held.get_mut(*mentor as usize) {
                held.push(*mentee);
            }
            if let Some(has) = has.get_mut(*mentee as usize) {
                *has = true;
            }
        }
        Self {
            free,
            open,
            n_words,
            held,
            has,
        }
    }

    /// Everybody who has to share the places this mentee could have. Nothing
    /// for one who has a mentor or whom the rules leave nobody, and nothing
    /// where the places would do for all: who then goes without does so for
    /// points, not for want of places.
    pub fn of(&self, mentee: u32) -> Option<Shortage> {
        if *self.has.get(mentee as usize)? || self.is_alone(mentee as usize) {
            return None;
        }
        let wanted = self.reached(mentee)?;
        let group = (0..self.has.len()).filter(|at| {
            let inside = |(open, wanted): (&u64, &u64)| open & !wanted == 0;
            !self.free.covered_mentees[*at]
                && !self.is_alone(*at)
                && self.row(*at).iter().zip(&wanted).all(inside)
        });
        let mentees: Vec<u32> = group.map(|at| at as u32).collect();
        let mentors: Vec<u32> = bits(&wanted).collect();
        let places = mentors.iter().map(|at| self.free.places[*at as usize]);
        let n_places: u32 = places.sum();
        (mentees.len() > n_places as usize).then_some(Shortage {
            mentees,
            mentors,
            n_places,
        })
    }

    /// The shortage of each mentee who has one, in order; the same group comes
    /// once, with everybody it leaves without.
    pub fn all(&self) -> Vec<Shortage> {
        let mut groups: BTreeMap<Vec<u32>, Shortage> = BTreeMap::new();
        for mentee in 0..self.has.len() as u32 {
            if let Some(found) = self.of(mentee) {
                groups.insert(found.mentors.clone(), found);
            }
        }
        groups.into_values().collect()
    }

    /// Mentors on the way from a mentee over eligible mentors and those who
    /// hold their places; nothing once a place is left.
    fn reached(&self, mentee: u32) -> Option<Vec<u64>> {
        let mut wanted = vec![0_u64; self.n_words];
        let mut seen = vec![false; self.has.len()];
        let mut waiting = vec![mentee];
        seen[mentee as usize] = true;
        while let Some(next) = waiting.pop() {
            for (at, open) in self.row(next as usize).iter().enumerate() {
                let new = open & !wanted[at];
                wanted[at] |= new;
                for mentor in bits(&[new]).map(|bit| at * 64 + bit as usize) {
                    let held = &self.held[mentor];
                    if held.len() < self.free.places[mentor] as usize {
                        return None;
                    }
                    for holder in held {
                        if !std::mem::replace(&mut seen[*holder as usize], true) {
                            waiting.push(*holder);
                        }
                    }
                }
            }
        }
        Some(wanted)
    }

    fn row(&self, mentee: usize) -> &[u64] {
        &self.open[mentee * self.n_words..(mentee + 1) * self.n_words]
    }

    /// Whether the run has nobody for a mentee.
    fn is_alone(&self, mentee: usize) -> bool {
        self.row(mentee).iter().all(|open| *open == 0)
    }
}

/// The numbers of the bits set, ascending.
fn bits(words: &[u64]) -> impl Iterator<Item = u32> {
    (0_u32..).zip(words).flat_map(|(at, word)| {
        (0..64)
            .filter(move |bit| word >> bit & 1 == 1)
            .map(move |bit| at * 64 + bit)
    })
}
