//! The answer to an offered pairing.
//!
//! It goes by the offer's code, so that a line in an e-mail ("YES 7K4QX") is
//! worth as much as a file. Leaves out the offer, which is a letter.

use super::super::payload::{Found, PayloadFault};
use super::parts::{Map, Out};
use crate::domain::pairing::OfferAnswer;
use crate::domain::value::Value;

/// What one side says to an offered pairing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferReply {
    /// The code of the offer.
    pub code: String,
    /// Yes or no.
    pub answer: OfferAnswer,
    /// A reason, or a word; for the coordinator alone.
    pub note: String,
    /// The name of who answers.
    pub name: String,
}

impl OfferReply {
    pub(super) fn to_payload(&self) -> Value {
        Out::default()
            .put("code", &self.code)
            .put("answer", &self.answer)
            .put("note", &self.note)
            .put("name", &self.name)
            .done()
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let said = map.value("answer").and_then(Value::as_text);
        let said = said.and_then(OfferAnswer::from_word);
        let said = said.filter(|it| *it != OfferAnswer::None);
        let answer = found.some_or(said, PayloadFault::WrongShape, "answer")?;
        Some(Self {
            code: map.needed("code", found),
            answer,
            note: map.field("note", found),
            name: map.field("name", found),
        })
    }
}
