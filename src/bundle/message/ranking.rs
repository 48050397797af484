//! A mentee's order of a shortlist.
//!
//! It goes by the shortlist's code and numbers, so that a line in an e-mail
//! ("RANK 7K4QX 3 1 2") is worth as much as a file. Leaves out the shortlist.

use super::super::payload::{Found, PayloadFault};
use super::parts::{Map, Out};
use crate::domain::value::Value;

/// Most numbers in one order.
pub const MAX_RANKED: usize = 50;

/// In which order a mentee would like the mentors of a shortlist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// The code of the shortlist.
    pub code: String,
    /// Numbers of its lines, the first choice first; none where the mentee
    /// would like nobody on it.
    pub order: Vec<u32>,
    /// A word; for the coordinator alone.
    pub note: String,
    /// The name of who answers.
    pub name: String,
}

impl Ranking {
    pub(super) fn to_payload(&self) -> Value {
        let order = self.order.iter().map(|it| Value::from(*it)).collect();
        let put = Out::default()
            .put("code", &self.code)
            .put("note", &self.note)
            .put("name", &self.name)
            .done();
        let mut map = put.as_map().cloned().unwrap_or_default();
        map.insert("order".to_owned(), Value::List(order));
        Value::Map(map)
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let order = map.value("order").and_then(Value::as_list);
        let number = |it: &Value| it.as_int().and_then(|it| u32::try_from(it).ok());
        let order = order.filter(|it| it.len() <= MAX_RANKED);
        let order = order.and_then(|it| it.iter().map(number).collect::<Option<Vec<u32>>>());
        Some(Self {
            order: found.some_or(order, PayloadFault::WrongShape, "order")?,
            code: map.needed("code", found),
            note: map.field("note", found),
            name: map.field("name", found),
        })
    }
}
