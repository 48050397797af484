//! Timetables: made a slice at a time, checked, and as they cross.

use serde::{Deserialize, Serialize};

use super::job::{Turn, count};
use super::{Answer, Failure, Phase, Progress, Request, Task, bytes_of};
use crate::matching::inputs::Inputs;
use crate::matching::timetable::{self, Making, Timetable, Wish, check};
use crate::matching::transport::RulePoints;

/// A timetable being made.
#[derive(Debug)]
pub(super) struct Meeting {
    points: RulePoints,
    wish: Wish,
    making: Making,
}

impl Meeting {
    pub(super) fn new(inputs: &Inputs, wish: Wish) -> Self {
        let points = RulePoints::new(inputs);
        Self {
            making: Making::new(&points, wish),
            points,
            wish,
        }
    }

    pub(super) fn slice(&mut self, budget: u64) -> Turn {
        let Some(made) = self.making.step(&mut self.points, budget) else {
            let (n_done, n_all, n_pairs) = self.making.known();
            return Turn::More(Progress {
                phase: Phase::Placing,
                n_done: count(n_done / 3),
                n_all: count(n_all / 3),
                n_pairs: count(n_pairs),
            });
        };
        Turn::Over(match check(&mut self.points, self.wish, &made) {
            Ok(points) => Answer::Met(Met::new(&made, points)),
            Err(_) => Answer::Failed(Failure::NotProven),
        })
    }
}

/// A timetable as numbers, its choice of meetings proven.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Mentee, mentor, round and points of each meeting.
    meetings: Vec<(u32, u32, u32, u32)>,
    /// Rounds in use.
    pub n_rounds: u32,
    /// The most rounds in a row that somebody is without a meeting.
    pub longest_wait: u32,
    /// Below this no timetable of these meetings can come.
    pub least_wait: u32,
    /// Points in all.
    pub points: u64,
}

impl Met {
    fn new(made: &Timetable, points: u64) -> Self {
        let meetings = made.meetings.iter();
        Self {
            meetings: meetings
                .map(|it| (it.mentee, it.mentor, it.round, it.points))
                .collect(),
            n_rounds: made.n_rounds,
            longest_wait: made.longest_wait,
            least_wait: made.least_wait,
            points,
        }
    }

    /// The meetings.
    pub fn meetings(&self) -> Vec<timetable::Meeting> {
        let meeting = |(mentee, mentor, round, points): &(u32, u32, u32, u32)| timetable::Meeting {
            mentee: *mentee,
            mentor: *mentor,
            round: *round,
            points: *points,
        };
        self.meetings.iter().map(meeting).collect()
    }
}

impl Request {
    /// A request for a timetable.
    pub fn meet(inputs: &Inputs, wish: Wish) -> Self {
        let Wish { per_mentee, rounds } = wish;
        Self {
            task: Task::Meet { per_mentee, rounds },
            inputs: bytes_of(&inputs.to_value()),
            beside: Vec::new(),
        }
    }
}

impl Answer {
    /// The answer to a question for a timetable.
    pub fn into_met(self) -> Result<Met, Failure> {
        match self {
            Self::Met(met) => Ok(met),
            other => Err(other.failure()),
        }
    }
}
