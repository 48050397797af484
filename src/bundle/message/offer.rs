//! An offered pairing for one of its two people, and the answer.
//!
//! The offer holds what its letter says: the partner, why the two were
//! matched, by when. The answer goes by the offer's code, so that a line in an
//! e-mail ("YES 7K4QX") is worth as much as a file.

use super::super::payload::{Found, PayloadFault};
use super::asking::{Asking, Shown, fields_of, inside};
use super::parts::{Map, Out};
use crate::domain::pairing::OfferAnswer;
use crate::domain::people::Role;
use crate::domain::text::LocalText;
use crate::domain::value::Value;

/// A pairing offered to one of its two people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferMessage {
    /// Who asks, and how the answer comes back.
    pub asking: Asking,
    /// In which role the reader would be.
    pub role: Role,
    /// The other one.
    pub partner: Shown,
    /// Why the two were matched, a sentence a line.
    pub why: LocalText,
}

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

impl OfferMessage {
    pub(super) fn to_payload(&self) -> Value {
        let partner = fields_of(self.partner.put(Out::default()).done());
        let payload = self
            .asking
            .put(Out::default())
            .map("partner", partner)
            .put("why", &self.why)
            .done();
        let mut fields = fields_of(payload);
        // Written also where it is the first of its choices.
        fields.insert("role".to_owned(), self.role.word().into());
        Value::Map(fields)
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let role = map.value("role").and_then(Value::as_text);
        let role = role.and_then(Role::from_word);
        let role = found.some_or(role, PayloadFault::WrongShape, "role")?;
        let partner = inside(&map, "partner", found)?;
        Some(Self {
            asking: Asking::read(&map, found)?,
            role,
            partner: Shown::read(&partner, found)?,
            why: map.field("why", found),
        })
    }
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
