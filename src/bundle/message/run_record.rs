//! The record of a matching run, for whoever checks it elsewhere.
//!
//! The signature says which key made it and that nothing was changed since.
//! Leaves out what is in the record itself and checking it (`flow::round`): a
//! tree without names and addresses, kept as it came.

use jiff::civil::Date;

use super::super::payload::{Found, PayloadFault};
use super::parts::{Map, Out};
use crate::domain::value::Value;

/// A run's record on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunRecordMessage {
    /// The name of whoever signs it, as they give it.
    pub maker: String,
    /// The round's name.
    pub round: String,
    /// The run's number in its round, from 1.
    pub number: u32,
    /// When the run was made, milliseconds since 1970 by its maker's clock.
    pub made_at_ms: i64,
    /// The day this run was published; none where it was not.
    pub published_on: Option<Date>,
    /// Who published it, as the programme's audit trail says.
    pub published_by: String,
    /// The record.
    pub record: Value,
}

impl RunRecordMessage {
    pub(super) fn to_payload(&self) -> Value {
        let mut payload = Out::default()
            .put("maker", &self.maker)
            .put("round", &self.round)
            .put("number", &self.number)
            .put("made_at_ms", &self.made_at_ms)
            .put("published_on", &self.published_on)
            .put("published_by", &self.published_by)
            .done();
        if let Value::Map(fields) = &mut payload {
            fields.insert("record".to_owned(), self.record.clone());
        }
        payload
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let record = map.value("record").filter(|it| it.as_map().is_some());
        let record = found.some_or(record, PayloadFault::WrongShape, "record")?;
        Some(Self {
            maker: map.field("maker", found),
            round: map.field("round", found),
            number: map.needed("number", found),
            made_at_ms: map.field("made_at_ms", found),
            published_on: map.field("published_on", found),
            published_by: map.field("published_by", found),
            record: record.clone(),
        })
    }
}
