//! The proof that an answer is the best one.
//!
//! Weak duality: for any duals α of mentees and β of mentors no answer gains
//! more than
//!
//! ```text
//!   Σ mentees  max(0, b − α) + (wants − 1) · max(0, −α)
//! + Σ pairs    max(0, α + p − β)
//! + Σ mentors  Σ places  max(0, c + β)
//! ```
//!
//! where b is what covering a mentee gains, p what a pair gains and c what the
//! next place of a mentor gains, each a row of levels compared like digits.
//! In the level of loads a place loses what it adds to the square of the
//! mentor's load; in that of lowest points a pair of fewer points loses 1; that
//! no more points are possible is shown by [`NoneAbove`]. Where
//! the answer gains exactly that much it is best. Anyone can add it up with
//! the inputs; [`super::check`] does. A stable answer has no duals: that nobody
//! would rather have each other, and that no stable answer is better for
//! mentees, is seen from all pairs alone. Leaves out how the answer was found.

mod above;
mod layers;
mod value;

pub use above::NoneAbove;
pub use layers::{Layers, Prices};
pub use value::CertificateError;

use super::digest;
use super::inputs::{Inputs, Pair};
use super::levels::Level;
use crate::domain::value::Value;

/// An answer and its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Hash of rules, salt and scored features.
    pub input_hash: String,
    /// Hash of pairs and level values.
    pub result_hash: String,
    /// The aims, first to last.
    pub levels: Vec<Level>,
    /// What the answer reaches, settled pairs counted too except in points
    /// and tie-break.
    pub values: Vec<i128>,
    /// Points of settled pairs.
    pub fixed_points: i128,
    /// Why the lowest points of a pairing cannot be more, where that is an aim
    /// and the run makes a pairing.
    pub none_above: Option<NoneAbove>,
    /// The prices where quotas or subjects limit the answer; the tries have none
    /// then.
    pub layers: Option<Layers>,
    /// One proof for each try of the tie-break; the last is the answer, those
    /// before left a tie.
    pub tries: Vec<Proof>,
}

/// Pairs that are best by the numbers of one try, and the duals that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The pairs the run gave, in order.
    pub pairs: Vec<Pair>,
    /// Duals of the mentees.
    pub mentees: Vec<Dual>,
    /// Duals of the mentors.
    pub mentors: Vec<Dual>,
}

/// A price: one number for each level but the tie-break, and one for that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dual {
    /// By level.
    pub levels: Vec<i64>,
    /// For the tie-break.
    pub tie: i128,
}

impl Certificate {
    /// The pairs the run gave, in order.
    pub fn pairs(&self) -> &[Pair] {
        self.tries
            .last()
            .map_or(&[], |proof| proof.pairs.as_slice())
    }

    /// What a level reaches, if it is aimed at.
    pub fn value(&self, level: Level) -> Option<i128> {
        let at = self.levels.iter().position(|at| *at == level)?;
        self.values.get(at).copied()
    }

    /// Points of the pairs the run gave; nothing where no aim counts them.
    pub fn points(&self) -> Option<i128> {
        let reached = || self.levels.iter().zip(&self.values);
        let mentees = reached().filter(|(level, _)| matches!(level, Level::Mentees { .. }));
        let n_mentees: i128 = mentees.map(|(_, n)| n).sum();
        reached().find_map(|(level, value)| match level {
            Level::Points => Some(*value),
            Level::Worth(worth) => Some(value - i128::from(*worth) * n_mentees),
            _ => None,
        })
    }
}

/// The hash of pairs and level values, never of duals.
pub fn result_hash(inputs: &Inputs, pairs: &[Pair], levels: &[Level], values: &[i128]) -> String {
    let named = |pair: &Pair, how: &str| {
        let mentee = inputs.mentees.get(pair.mentee as usize);
        let mentor = inputs.mentors.get(pair.mentor as usize);
        let name = |party: Option<&super::inputs::Party>| {
            Value::from(party.map_or("", |party| party.pseudonym.as_str()))
        };
        Value::List(vec![name(mentee), name(mentor), how.into()])
    };
    let given = pairs.iter().map(|pair| named(pair, "given"));
    let fixed = inputs.fixed.iter();
    let fixed = fixed.map(|(pair, fixed)| named(pair, fixed.word()));
    let mut all: Vec<_> = given.chain(fixed).collect();
    all.sort();
    let values = levels
        .iter()
        .zip(values)
        .map(|(level, value)| Value::List(vec![level.word().into(), value.to_string().into()]));
    digest::value_hash(&Value::map([
        ("pairs", Value::List(all)),
        ("levels", Value::List(values.collect())),
    ]))
}
