//! The best answer so far of a run that was stopped, as it crosses.

use serde::{Deserialize, Serialize};

use crate::matching::inputs::Pair;
use crate::matching::levels::Level;
use crate::matching::solve::{Gap, Reached, SoFar};

/// The answer by places in the inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// Mentee, mentor, points.
    pairs: Vec<(u32, u32, u32)>,
    /// Mentees, pairings and points.
    reached: (u32, u32, i64),
    /// The word of the first aim that may not be met, and how many more there
    /// are at most.
    gap: Option<(String, u64)>,
}

impl From<SoFar> for Stopped {
    fn from(found: SoFar) -> Self {
        let pairs = found.pairs.iter();
        let reached = found.reached;
        Self {
            pairs: pairs
                .map(|(pair, points)| (pair.mentee, pair.mentor, *points))
                .collect(),
            reached: (reached.n_mentees, reached.n_pairs, reached.points),
            gap: match found.gap {
                Gap::None => None,
                Gap::AtMost(level, most) => Some((level.word(), most)),
            },
        }
    }
}

impl Stopped {
    /// What came across; nothing where it is malformed.
    pub(super) fn read(self) -> Option<SoFar> {
        let pairs = self.pairs.into_iter();
        let (n_mentees, n_pairs, points) = self.reached;
        Some(SoFar {
            pairs: pairs
                .map(|(mentee, mentor, points)| (Pair { mentee, mentor }, points))
                .collect(),
            reached: Reached {
                n_mentees,
                n_pairs,
                points,
            },
            gap: match self.gap {
                None => Gap::None,
                Some((word, most)) => Gap::AtMost(Level::from_word(&word)?, most),
            },
        })
    }
}
