//! Is this stable answer stable, and the one mentees like best?
//!
//! Looks at every pair by the plain rules and finds two things. A pair that
//! would both rather have each other: then the answer is not stable. And for
//! each full mentor the mentee they like best of those who would come to them:
//! were that mentee to leave the mentor they like least, that mentor would
//! look for another in the same way. A circle of such moves gives a stable
//! answer that mentees like better; where there is none, there is no such
//! answer. So exactly one answer passes.
//!
//! Shares with the way the answer was found what preferring means, and nothing
//! else.

use super::fault::Fault;
use super::table::PointsAtMost;
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::judge::Judge;
use crate::matching::stable::{Taste, Tastes};
use crate::matching::tie::TieBreak;

/// What somebody has beside settled pairs.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    n: u32,
    room: u32,
    worst: Option<Taste>,
}

impl Held {
    /// Whether they would take somebody, giving up who they like least.
    fn would_take(&self, taste: &Taste) -> bool {
        self.n < self.room || self.worst.is_some_and(|worst| *taste < worst)
    }
}

/// An answer being held against all pairs.
#[derive(Clone, Debug)]
pub struct StableScan {
    next: usize,
    tie: TieBreak,
    at_most: PointsAtMost,
    mentees: Vec<Held>,
    mentors: Vec<Held>,
    /// Who of the mentees would come to each mentor, the one liked best.
    would_come: Vec<Option<Taste>>,
    blocking: Option<Pair>,
}

impl StableScan {
    /// Starts with what everybody has.
    pub fn new(inputs: &Inputs, pairs: &[Pair]) -> Self {
        let tie = TieBreak::new(inputs, 0);
        let taken = inputs.taken();
        let room = |capacity: u32, taken: u32| Held {
            room: capacity.saturating_sub(taken),
            ..Held::default()
        };
        let both = |people: &[crate::matching::inputs::Party], taken: &[u32]| {
            let each = people.iter().zip(taken);
            each.map(|(party, taken)| room(party.capacity, *taken))
                .collect::<Vec<_>>()
        };
        let (mut mentees, mut mentors) = (
            both(&inputs.mentees, &taken.0),
            both(&inputs.mentors, &taken.1),
        );
        let judge = Judge::new(inputs);
        let tastes = Tastes { inputs, tie: &tie };
        for pair in pairs {
            let points = judge.points(*pair).unwrap_or(0);
            let of_mentee = tastes.of_mentee(pair.mentee, pair.mentor, points);
            let of_mentor = tastes.of_mentor(pair.mentee, pair.mentor, points);
            let mentee = &mut mentees[pair.mentee as usize];
            (mentee.n, mentee.worst) = (mentee.n + 1, mentee.worst.max(Some(of_mentee)));
            let mentor = &mut mentors[pair.mentor as usize];
            (mentor.n, mentor.worst) = (mentor.n + 1, mentor.worst.max(Some(of_mentor)));
        }
        Self {
            next: 0,
            at_most: PointsAtMost::new(inputs),
            would_come: vec![None; mentors.len()],
            tie,
            mentees,
            mentors,
            blocking: None,
        }
    }

    /// Rows scanned so far.
    pub const fn n_rows(&self) -> usize {
        self.next
    }

    /// Scans so many rows; true when all are scanned.
    pub fn rows(&mut self, inputs: &Inputs, pairs: &[Pair], n_rows: usize) -> bool {
        let judge = Judge::new(inputs);
        let mut most = Vec::new();
        let stop = self.next.saturating_add(n_rows).min(self.mentees.len());
        for mentee in self.next..stop {
            self.row(inputs, &judge, pairs, mentee, &mut most);
        }
        self.next = stop;
        stop == self.mentees.len()
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "places of people: at most 15,000 in a role"
    )]
    fn row(
        &mut self,
        inputs: &Inputs,
        judge: &Judge<'_>,
        pairs: &[Pair],
        mentee: usize,
        most: &mut Vec<u64>,
    ) {
        let held = self.mentees[mentee];
        if held.room == 0 {
            return;
        }
        let tastes = Tastes {
            inputs,
            tie: &self.tie,
        };
        self.at_most.row(judge, inputs, mentee, most);
        for (mentor, most) in most.iter().enumerate() {
            let of_mentor = self.mentors[mentor];
            if of_mentor.room == 0 {
                continue;
            }
            // With the most points there can be, this mentee would stay away.
            let most = u32::try_from(*most).unwrap_or(u32::MAX);
            let (mentee, mentor) = (mentee as u32, mentor as u32);
            if !held.would_take(&tastes.of_mentee(mentee, mentor, most)) {
                continue;
            }
            let pair = Pair { mentee, mentor };
            if inputs.fixed.contains_key(&pair) || pairs.binary_search(&pair).is_ok() {
                continue;
            }
            let Some(points) = judge.points(pair) else {
                continue;
            };
            if !held.would_take(&tastes.of_mentee(mentee, mentor, points)) {
                continue;
            }
            let taste = tastes.of_mentor(mentee, mentor, points);
            if of_mentor.would_take(&taste) {
                self.blocking.get_or_insert(pair);
            }
            let best = &mut self.would_come[mentor as usize];
            *best = Some(best.map_or(taste, |best| best.min(taste)));
        }
    }

    /// Says what was found.
    pub fn finish(&self, faults: &mut Vec<Fault>) {
        if let Some(pair) = self.blocking {
            faults.push(Fault::Rather(pair));
        } else if self.has_circle() {
            faults.push(Fault::BetterForMentees);
        }
    }

    /// Whom a mentor's place would go on to: the mentor whom the mentee who
    /// would come likes least.
    fn onward(&self, mentor: usize) -> Option<usize> {
        let comes = self.mentees[self.would_come[mentor]?.at() as usize];
        // Who has room would only come; no place is given up for it.
        let leaves = comes.worst.filter(|_| comes.n >= comes.room)?;
        Some(leaves.at() as usize)
    }

    fn has_circle(&self) -> bool {
        // 0 not seen, else the walk that came by.
        let mut seen = vec![0; self.mentors.len()];
        for start in 0..self.mentors.len() {
            let mut at = start;
            while seen[at] == 0 {
                seen[at] = start + 1;
                match self.onward(at) {
                    Some(next) => at = next,
                    None => break,
                }
                if seen[at] == start + 1 {
                    return true;
                }
            }
        }
        false
    }
}
