//! Shorter waits: meetings change rounds along paths while that helps.
//!
//! Of the meetings in two rounds, those that hang together may always change
//! rounds with each other. People inside such a path keep meetings in both
//! rounds; only at its two ends does somebody wait at another time. A change is
//! made where it lessens the sum of the cubes of all waits, which weighs the
//! long ones most; so it ends. It ends at a plan that no such change betters,
//! or after [`MAX_PASSES`]: no proof that there is none better.

use super::colour::{NONE, Plan};

/// Passes over all pairs of rounds and people.
const MAX_PASSES: usize = 8;

/// Changes rounds while somebody's wait gets shorter.
#[allow(
    clippy::cast_possible_truncation,
    reason = "places of people: far below 2^32"
)]
pub(super) fn shorten_waits(plan: &mut Plan) {
    let n_people = plan.n_meetings.len() as u32;
    for _ in 0..MAX_PASSES {
        let mut is_better = false;
        for a in 0..plan.n_rounds {
            for b in 0..plan.n_rounds {
                if a == b {
                    continue;
                }
                for person in 0..n_people {
                    is_better |= try_exchange(plan, person, a, b);
                }
            }
        }
        if !is_better {
            return;
        }
    }
}

/// Exchanges along the path that begins at a person who meets in `a` and not in
/// `b`, where that shortens waits.
fn try_exchange(plan: &mut Plan, person: u32, a: u32, b: u32) -> bool {
    let meets = |round: u32| plan.of(person as usize)[round as usize] != NONE;
    if !meets(a) || meets(b) {
        return false;
    }
    let path = plan.path(person, a, b);
    let mut end = person;
    for meeting in &path {
        end = plan.other(*meeting, end);
    }
    let ends = [person, end];
    let cost = |plan: &Plan| -> u64 { ends.iter().map(|it| cost_of(plan.of(*it as usize))).sum() };
    let before = cost(plan);
    plan.exchange(&path, a, b);
    if cost(plan) < before {
        return true;
    }
    // The same path, seen from its rounds as they are now.
    plan.exchange(&path, b, a);
    false
}

/// The sum of the cubes of somebody's waits.
fn cost_of(rounds: &[u32]) -> u64 {
    waits(rounds).map(|wait| wait * wait * wait).sum()
}

/// Rounds in a row without a meeting, one number for each stretch.
fn waits(rounds: &[u32]) -> impl Iterator<Item = u64> {
    let stretches = rounds.split(|meeting| *meeting != NONE);
    stretches.map(|stretch| stretch.len() as u64)
}

impl Plan {
    /// The most rounds in a row that somebody with a meeting is without one.
    pub fn longest_wait(&self) -> u32 {
        let people = (0..self.n_meetings.len()).filter(|it| self.n_meetings[*it] > 0);
        let longest = people.filter_map(|it| waits(self.of(it)).max()).max();
        u32::try_from(longest.unwrap_or(0)).unwrap_or(u32::MAX)
    }

    /// What no plan of these meetings in these rounds comes below: somebody's
    /// rounds without a meeting fall into one stretch more than there are
    /// meetings.
    pub fn least_wait(&self) -> u32 {
        let of_person = |n: &u32| (self.n_rounds - n).div_ceil(n + 1);
        let people = self.n_meetings.iter().filter(|n| **n > 0);
        people.map(of_person).max().unwrap_or(0)
    }
}
