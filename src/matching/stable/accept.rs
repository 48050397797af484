//! Deferred acceptance: mentees ask in the order they prefer, a mentor keeps
//! the best of those who asked, whoever is let go asks the next.
//!
//! With strict preferences the order in which mentees ask changes nothing.
//! Rows are scored when they are needed, a few mentors of each kept, so that
//! the table of pairs is never stored. At most one ask for each pair.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::collections::BTreeSet;

use super::taste::{Taste, Tastes};
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::levels::Free;
use crate::matching::rows::{Row, Rows};
use crate::matching::tie::TieBreak;

/// Mentors of a mentee's list held at once.
const AT_ONCE: usize = 48;

/// An answer under way. Every step has to be given the same inputs and their
/// rows.
#[derive(Clone, Debug)]
pub struct Accepting {
    tie: TieBreak,
    free: Free,
    asking: Vec<Asker>,
    /// Whom each mentor keeps for now, the one liked least last.
    kept: Vec<BTreeSet<Taste>>,
    /// Mentees who may have to ask.
    waiting: Vec<u32>,
}

/// A mentee's way down the list of mentors.
#[derive(Clone, Debug, Default)]
struct Asker {
    /// Mentors who keep them.
    n_kept: u32,
    /// The next mentors of the list, the best last.
    next: Vec<Taste>,
    /// The last one read of the list.
    read: Option<Taste>,
    /// The list was read to its end.
    is_read: bool,
}

impl Accepting {
    /// Nobody has asked yet.
    pub fn new(inputs: &Inputs) -> Self {
        let free = Free::of(inputs);
        let wants = (0_u32..).zip(&free.wants);
        Self {
            tie: TieBreak::new(inputs, 0),
            asking: vec![Asker::default(); inputs.mentees.len()],
            kept: vec![BTreeSet::new(); inputs.mentors.len()],
            waiting: wants
                .filter(|(_, wants)| **wants > 0)
                .map(|(at, _)| at)
                .collect(),
            free,
        }
    }

    /// Reads about `n_rows` rows of the table; true when nobody asks any more.
    pub fn step(&mut self, inputs: &Inputs, rows: &Rows, n_rows: usize) -> bool {
        let mut n_left = n_rows;
        let mut row = Row::default();
        while let Some(mentee) = self.waiting.pop() {
            let wants = self.free.wants[mentee as usize];
            while self.asking[mentee as usize].n_kept < wants {
                if let Some(taste) = self.asking[mentee as usize].next.pop() {
                    self.ask(inputs, mentee, taste);
                } else if self.asking[mentee as usize].is_read {
                    break;
                } else if n_left == 0 {
                    self.waiting.push(mentee);
                    return false;
                } else {
                    n_left -= 1;
                    rows.score(mentee as usize, &mut row);
                    self.read(inputs, mentee, &row);
                }
            }
        }
        true
    }

    /// Mentees who do not ask now.
    pub fn n_settled(&self) -> usize {
        self.asking.len().saturating_sub(self.waiting.len())
    }

    /// Pairs so far.
    pub fn n_pairs(&self) -> usize {
        self.kept.iter().map(BTreeSet::len).sum()
    }

    /// The pairs, in order.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs: Vec<_> = (0_u32..)
            .zip(&self.kept)
            .flat_map(|(mentor, kept)| {
                kept.iter().map(move |taste| Pair {
                    mentee: taste.at(),
                    mentor,
                })
            })
            .collect();
        pairs.sort_unstable();
        pairs
    }

    fn ask(&mut self, inputs: &Inputs, mentee: u32, taste: Taste) {
        let tastes = Tastes {
            inputs,
            tie: &self.tie,
        };
        let mentor = taste.at();
        let asked = tastes.of_mentor(mentee, mentor, taste.points());
        let kept = &mut self.kept[mentor as usize];
        kept.insert(asked);
        self.asking[mentee as usize].n_kept += 1;
        if kept.len() > self.free.places[mentor as usize] as usize
            && let Some(let_go) = kept.pop_last()
        {
            self.asking[let_go.at() as usize].n_kept -= 1;
            if let_go.at() != mentee {
                self.waiting.push(let_go.at());
            }
        }
    }

    /// Reads on in a mentee's list.
    fn read(&mut self, inputs: &Inputs, mentee: u32, row: &Row) {
        let tastes = Tastes {
            inputs,
            tie: &self.tie,
        };
        let asker = &mut self.asking[mentee as usize];
        let with_place = |at: u32| self.free.places[at as usize] > 0;
        let tastes = row
            .eligible()
            .filter(|(mentor, _)| with_place(*mentor))
            .map(|(mentor, points)| tastes.of_mentee(mentee, mentor, points))
            .filter(|taste| asker.read.is_none_or(|read| *taste > read));
        let mut next: Vec<_> = tastes.collect();
        asker.is_read = next.len() <= AT_ONCE;
        if next.len() > AT_ONCE {
            next.select_nth_unstable(AT_ONCE);
            next.truncate(AT_ONCE);
        }
        next.sort_unstable_by(|a, b| b.cmp(a));
        asker.read = next.first().copied().or(asker.read);
        asker.next = next;
    }
}
