//! Costs of changes by hand as they cross.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::flow::round::HandCosts;
use crate::matching::explain::Loss;
use crate::matching::levels::Level;

/// What an answer reaches and what each mentor would cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Costs {
    /// The words of the aims and what each reaches.
    reached: Vec<(String, i64)>,
    /// Mentors by their place, and what each of the aims would lose.
    lost: Vec<(u32, Vec<i64>)>,
}

impl Costs {
    /// Ready to cross.
    pub fn new(costs: &HandCosts) -> Self {
        let reached = costs.reached.iter();
        let lost = costs.lost.iter();
        Self {
            reached: reached.map(|(level, n)| (level.word(), *n)).collect(),
            lost: lost
                .map(|(mentor, loss)| (*mentor, loss.levels.iter().map(|(_, n)| *n).collect()))
                .collect(),
        }
    }

    /// What came across; nothing where it is malformed.
    pub fn read(self) -> Option<HandCosts> {
        let reached = self.reached.iter();
        let reached: Vec<(Level, i64)> = reached
            .map(|(word, n)| Some((Level::from_word(word)?, *n)))
            .collect::<Option<_>>()?;
        let read = |amounts: Vec<i64>| {
            let levels = reached.iter().map(|(level, _)| *level);
            let fits = amounts.len() == reached.len();
            fits.then(|| Loss {
                levels: levels.zip(amounts).collect(),
            })
        };
        let lost = self.lost.into_iter();
        let lost: Option<BTreeMap<u32, Loss>> = lost
            .map(|(mentor, amounts)| Some((mentor, read(amounts)?)))
            .collect();
        Some(HandCosts {
            lost: lost?,
            reached,
        })
    }
}
