//! Groups who share too few places, as they cross.

use serde::{Deserialize, Serialize};

use crate::domain::value::Value;
use crate::matching::explain::Shortage;
use crate::matching::inputs::Pair;

/// A group by places in the inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    mentees: Vec<u32>,
    mentors: Vec<u32>,
    n_places: u32,
}

impl From<Shortage> for Share {
    fn from(found: Shortage) -> Self {
        Self {
            mentees: found.mentees,
            mentors: found.mentors,
            n_places: found.n_places,
        }
    }
}

impl From<Share> for Shortage {
    fn from(share: Share) -> Self {
        Self {
            mentees: share.mentees,
            mentors: share.mentors,
            n_places: share.n_places,
        }
    }
}

/// Pairs as a tree.
pub(super) fn pairs_to_value(pairs: &[Pair]) -> Value {
    let pair = |pair: &Pair| {
        let places = [pair.mentee, pair.mentor];
        Value::List(places.map(|at| Value::Int(at.into())).to_vec())
    };
    Value::List(pairs.iter().map(pair).collect())
}

/// The pairs of a tree; nothing where it is malformed.
pub(super) fn pairs_from_value(value: &Value) -> Option<Vec<Pair>> {
    let place = |value: &Value| u32::try_from(value.as_int()?).ok();
    let pair = |value: &Value| match value.as_list()? {
        [mentee, mentor] => Some(Pair {
            mentee: place(mentee)?,
            mentor: place(mentor)?,
        }),
        _ => None,
    };
    value.as_list()?.iter().map(pair).collect()
}
