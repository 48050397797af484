//! Answers to questions, and the frontier, as they cross.

use serde::{Deserialize, Serialize};

use crate::domain::rules::Objective;
use crate::matching::frontier::{Frontier, Spot};
use crate::matching::inputs::Pair;
use crate::matching::levels::Level;
use crate::matching::solve::{Answered, Reached};

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    pairs: Vec<(u32, u32)>,
    /// The words of the aims and what each reaches, as text.
    levels: Vec<(String, String)>,
    result_hash: String,
}

impl From<Answered> for Tried {
    fn from(answered: Answered) -> Self {
        let pairs = answered.pairs.iter();
        let levels = answered.levels.iter();
        Self {
            pairs: pairs.map(|pair| (pair.mentee, pair.mentor)).collect(),
            levels: levels
                .map(|(level, value)| (level.word(), value.to_string()))
                .collect(),
            result_hash: answered.result_hash,
        }
    }
}

impl Tried {
    /// What came across; nothing where it is malformed.
    pub(super) fn read(self) -> Option<Answered> {
        let pairs = self.pairs.into_iter();
        let level =
            |(word, value): (String, String)| Some((Level::from_word(&word)?, value.parse().ok()?));
        Some(Answered {
            pairs: pairs
                .map(|(mentee, mentor)| Pair { mentee, mentor })
                .collect(),
            levels: self.levels.into_iter().map(level).collect::<Option<_>>()?,
            result_hash: self.result_hash,
        })
    }
}

/// A frontier as numbers and words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traced {
    /// Mentees, points, and the word of the objective of a corner.
    spots: Vec<(u32, i64, Option<String>)>,
    /// Mentees, pairings and points of coverage first.
    coverage_first: (u32, u32, i64),
    n_solved: u32,
}

impl From<Frontier> for Traced {
    fn from(found: Frontier) -> Self {
        let word = |objective: Objective| objective.word().into_owned();
        let spots = found.spots.iter();
        let first = found.coverage_first;
        Self {
            spots: spots
                .map(|it| (it.n_mentees, it.points, it.objective.map(word)))
                .collect(),
            coverage_first: (first.n_mentees, first.n_pairs, first.points),
            n_solved: found.n_solved,
        }
    }
}

impl Traced {
    /// What came across; nothing where it is malformed.
    pub(super) fn read(self) -> Option<Frontier> {
        let spot = |(n_mentees, points, word): (u32, i64, Option<String>)| {
            let objective = match word {
                Some(word) => Some(Objective::from_word(&word)?),
                None => None,
            };
            Some(Spot {
                n_mentees,
                points,
                objective,
            })
        };
        let (n_mentees, n_pairs, points) = self.coverage_first;
        Some(Frontier {
            spots: self.spots.into_iter().map(spot).collect::<Option<_>>()?,
            coverage_first: Reached {
                n_mentees,
                n_pairs,
                points,
            },
            n_solved: self.n_solved,
        })
    }
}
