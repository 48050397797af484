//! Why no answer that is best in the levels before it has more points in every
//! pairing.
//!
//! With these numbers in the place of the duals' part in lowest points, and a
//! pair losing 1 where it has no more points than the value of that level, the
//! bound falls below 0 there: every such answer has a pair of no more points.

use crate::domain::value::Value;
use crate::matching::digest;

/// The part of the duals that proves the level of lowest points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoneAbove {
    /// By mentee.
    pub mentees: Vec<i64>,
    /// By mentor.
    pub mentors: Vec<i64>,
    /// A hash of these numbers and the points, so that none can be changed
    /// unseen where several would prove the same. It is no signature.
    pub digest: String,
}

impl NoneAbove {
    /// The numbers with their digest; `points` is the value of the level.
    pub fn new(points: u32, mentees: Vec<i64>, mentors: Vec<i64>) -> Self {
        let digest = Self::digest(points.into(), &mentees, &mentors);
        Self {
            mentees,
            mentors,
            digest,
        }
    }

    /// The digest these numbers have to have.
    pub fn digest(points: i128, mentees: &[i64], mentors: &[i64]) -> String {
        let list = |all: &[i64]| Value::List(all.iter().copied().map(Value::Int).collect());
        digest::value_hash(&Value::map([
            ("lowest", Value::from(points.to_string())),
            ("mentees", list(mentees)),
            ("mentors", list(mentors)),
        ]))
    }
}
