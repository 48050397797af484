//! A request to a supervisor, and the answer.
//!
//! The request holds what a supervisor may read of the person: who, in which
//! role, for how many hours; no answers. The answer goes by the request's
//! code, so that a line in an e-mail ("YES 7K4Q") is worth as much as a file.

use jiff::civil::Date;

use super::super::payload::{Found, PayloadFault};
use super::invitation::{addressees_from, addressees_to};
use super::parts::{Map, Out, fields_for, record_for};
use crate::domain::facts::Facts;
use crate::domain::field::{Reader, Record as _, choice};
use crate::domain::id::Id;
use crate::domain::people::{ApprovedTime, Person, Role};
use crate::domain::value::Value;

/// A request to approve that somebody takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalRequest {
    /// The facts, as far as a supervisor may read them.
    pub facts: Facts,
    /// The person, as far as a supervisor may read them.
    pub person: Person,
    /// In which role.
    pub role: Role,
    /// Hours a month the programme expects.
    pub hours_a_month: u32,
    /// The code to answer with.
    pub code: String,
    /// The supervisor's name.
    pub supervisor: String,
    /// By when an answer is asked for.
    pub reply_by: Option<Date>,
    /// Where the answer goes: key and seal of the coordinator.
    pub to: Vec<super::Addressee>,
}

choice! {
    /// What a supervisor says.
    pub enum Outcome {
        /// Agrees.
        Approved = "approved",
        /// Agrees to so many hours, or in own time only.
        Limited = "limited",
        /// Does not agree.
        Refused = "refused",
    }
}

/// A supervisor's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalAnswer {
    /// The code of the request.
    pub code: String,
    /// The outcome.
    pub outcome: Outcome,
    /// The most hours a month; 0 for no limit.
    pub hours: u32,
    /// Whose time.
    pub time: ApprovedTime,
    /// The reason of a refusal, or a word.
    pub note: String,
    /// The name of who answers.
    pub name: String,
}

impl ApprovalRequest {
    pub(super) fn to_payload(&self) -> Value {
        let payload = Out::default()
            .map("facts", fields_for(&self.facts, Reader::Supervisor))
            .map("person", fields_for(&self.person, Reader::Supervisor))
            .put("hours_a_month", &self.hours_a_month)
            .put("code", &self.code)
            .put("supervisor", &self.supervisor)
            .put("reply_by", &self.reply_by)
            .list("to", addressees_to(&self.to))
            .done();
        with(payload, "role", self.role.word())
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let facts = map.map("facts", found);
        let person = map.map("person", found);
        let role = map.value("role").and_then(Value::as_text);
        let role = found.some_or(
            role.and_then(Role::from_word),
            PayloadFault::WrongShape,
            "role",
        )?;
        let to = addressees_from(&map, found)?;
        let request = Self {
            facts: record_for(Id::default(), &facts, Reader::Supervisor, "facts", found),
            person: record_for(Id::default(), &person, Reader::Supervisor, "person", found),
            role,
            hours_a_month: map.field("hours_a_month", found),
            code: map.needed("code", found),
            supervisor: map.field("supervisor", found),
            reply_by: map.field("reply_by", found),
            to,
        };
        Some(request)
    }

    /// The same, cut down to what its payload carries.
    #[must_use]
    pub fn cut(mut self) -> Self {
        let facts = fields_for(&self.facts, Reader::Supervisor);
        let person = fields_for(&self.person, Reader::Supervisor);
        self.facts = Facts::from_fields(Id::default(), &facts, &mut Vec::new());
        self.person = Person::from_fields(Id::default(), &person, &mut Vec::new());
        self
    }
}

impl ApprovalAnswer {
    pub(super) fn to_payload(&self) -> Value {
        let payload = Out::default()
            .put("code", &self.code)
            .put("hours", &self.hours)
            .put("time", &self.time)
            .put("note", &self.note)
            .put("name", &self.name)
            .done();
        with(payload, "outcome", self.outcome.word())
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let outcome = map.value("outcome").and_then(Value::as_text);
        let outcome = found.some_or(
            outcome.and_then(Outcome::from_word),
            PayloadFault::WrongShape,
            "outcome",
        )?;
        let answer = Self {
            code: map.needed("code", found),
            outcome,
            hours: map.field("hours", found),
            time: map.field("time", found),
            note: map.field("note", found),
            name: map.field("name", found),
        };
        Some(answer)
    }
}

/// Puts a word in that is written even where it is the first of its choices.
fn with(mut payload: Value, name: &str, word: &str) -> Value {
    if let Value::Map(fields) = &mut payload {
        fields.insert(name.to_owned(), word.into());
    }
    payload
}
