//! How far an answer is from the best at most, whatever stage it was stopped at.
//!
//! Any prices bound what every answer gains: what each want and place gains at
//! them, and what each pair gains beyond. One pass over all pairs adds it up.
//! Leaves out what an amount means in levels (`solve::stopping`).

use super::{Aims, Candidates, Free, Pair, Row, Rows, Stage};

/// The bound being added up. Every step has to be given the same scores and
/// free units.
#[derive(Clone, Debug)]
pub struct Bound {
    aims: Aims,
    /// Potentials of mentees and of mentors.
    potentials: (Vec<i64>, Vec<i64>),
    row: Row,
    next: usize,
    sum: i128,
}

impl Candidates {
    /// Ends early: the pairs so far, and the bound they are held against. Where
    /// nothing is solved yet, solves once on what is scored.
    pub fn stop(mut self, free: &Free) -> (Vec<Pair>, Bound) {
        if self.n_solved == 0 {
            if matches!(self.stage, Stage::Scoring(_)) {
                self.join();
            }
            self.solve(free);
        }
        let mut bound = Bound {
            aims: self.aims,
            potentials: self.potentials,
            row: Row::default(),
            next: 0,
            sum: 0,
        };
        bound.people(free);
        (self.pairs, bound)
    }
}

impl Bound {
    /// What wants and places gain at the potentials.
    fn people(&mut self, free: &Free) {
        let gain = |n_units: u32, first: i64, rest: i64| {
            let all = (0..n_units).map(|at| if at == 0 { first } else { rest });
            all.map(|gain| i128::from(gain.max(0))).sum::<i128>()
        };
        let mentees = free.wants.iter().zip(&self.aims.mentees);
        for ((wants, first), potential) in mentees.zip(&self.potentials.0) {
            self.sum += gain(*wants, first + potential, *potential);
        }
        let mentors = free.places.iter().zip(&self.aims.mentors);
        for ((places, first), potential) in mentors.zip(&self.potentials.1) {
            self.sum += gain(*places, first - potential, -potential);
        }
    }

    /// Adds what the pairs of about `n_rows` mentees gain; true at the end.
    pub fn step(&mut self, scores: &Rows, free: &Free, n_rows: usize) -> bool {
        let n_mentees = self.potentials.0.len();
        let stop = self.next.saturating_add(n_rows).min(n_mentees);
        for mentee in self.next..stop {
            if free.wants[mentee] == 0 {
                continue;
            }
            scores.score(mentee, &mut self.row);
            let bar = self.potentials.0[mentee] - self.aims.pairing;
            for (mentor, mark) in self.row.eligible() {
                let at = mentor as usize;
                let over = self.aims.gain(mark) + self.potentials.1[at] - bar;
                if over > 0 && free.places[at] > 0 {
                    self.sum += i128::from(over);
                }
            }
        }
        self.next = stop;
        stop == n_mentees
    }

    /// Mentees whose pairs are added up.
    pub fn n_rows(&self) -> usize {
        self.next
    }

    /// How much more than these pairs and their marks the best answer gains at
    /// most.
    pub fn gap(&self, pairs: &[(Pair, u32)]) -> i128 {
        let mut first = (self.aims.mentees.clone(), self.aims.mentors.clone());
        let mut take = |pair: &Pair| {
            let ends = [
                first.0.get_mut(pair.mentee as usize),
                first.1.get_mut(pair.mentor as usize),
            ];
            let taken = ends.into_iter().flatten().map(std::mem::take);
            taken.map(i128::from).sum::<i128>()
        };
        let gain = |(pair, mark): &(Pair, u32)| {
            i128::from(self.aims.pairing + self.aims.gain(*mark)) + take(pair)
        };
        self.sum - pairs.iter().map(gain).sum::<i128>()
    }
}
