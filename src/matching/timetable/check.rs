//! Holds a timetable to what it promises, with no code of what made it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::transport::{self, Meet, Points, Shared};
use super::{Timetable, Wish};

/// What is wrong with a timetable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The choice of meetings is not proven best.
    #[error(transparent)]
    Choice(#[from] transport::Fault),
    /// The meetings are not those of the proof.
    #[error("the meetings are not those that were proven")]
    OtherMeetings,
    /// Somebody is in two meetings at once.
    #[error("two meetings of one person in round {round}")]
    Clash {
        /// The round, from 0.
        round: u32,
    },
    /// A meeting after the last round.
    #[error("a meeting in round {round} of {n_rounds}")]
    AfterLast {
        /// The round, from 0.
        round: u32,
        /// How many there are.
        n_rounds: u32,
    },
    /// More or fewer rounds than whoever has most meetings needs.
    #[error("{n_rounds} rounds where {needed} are needed")]
    Rounds {
        /// How many there are.
        n_rounds: u32,
        /// The most meetings of one person.
        needed: u32,
    },
    /// The waits are not as told.
    #[error("waits: {told:?} told, {found:?} found")]
    Waits {
        /// Longest and least as told.
        told: (u32, u32),
        /// As they are.
        found: (u32, u32),
    },
}

/// Checks everything; the total of points if all is as it should be.
pub fn check(points: &mut impl Points, wish: Wish, made: &Timetable) -> Result<u64, Fault> {
    let (n_mentees, n_mentors) = (points.n_mentees(), points.n_mentors());
    let meets: Vec<Meet> = made
        .meetings
        .iter()
        .map(|it| Meet {
            mentee: it.mentee,
            mentor: it.mentor,
            points: it.points,
        })
        .collect();
    if meets != made.proof.meets {
        return Err(Fault::OtherMeetings);
    }
    let proof: &Shared = &made.proof;
    let total = transport::check(points, &wish.terms(n_mentees, n_mentors), proof)?;
    let mut busy: BTreeMap<(bool, u32), BTreeSet<u32>> = BTreeMap::new();
    let n_rounds = made.n_rounds;
    for it in &made.meetings {
        let round = it.round;
        if round >= n_rounds {
            return Err(Fault::AfterLast { round, n_rounds });
        }
        for person in [(false, it.mentee), (true, it.mentor)] {
            if !busy.entry(person).or_default().insert(round) {
                return Err(Fault::Clash { round });
            }
        }
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let needed = busy.values().map(|it| count(it.len())).max().unwrap_or(0);
    if needed != n_rounds {
        return Err(Fault::Rounds { n_rounds, needed });
    }
    let (mut longest, mut least) = (0, 0);
    for rounds in busy.values() {
        let ends = rounds.iter().copied().chain([n_rounds]);
        let mut next = 0;
        for round in ends {
            longest = longest.max(round - next);
            next = round + 1;
        }
        let n = count(rounds.len());
        least = least.max((n_rounds - n).div_ceil(n + 1));
    }
    let (told, found) = ((made.longest_wait, made.least_wait), (longest, least));
    if told == found {
        Ok(total)
    } else {
        Err(Fault::Waits { told, found })
    }
}
