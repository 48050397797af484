//! An application: who applies, in which parts, what they answered, and what
//! they consented to; also every later change of it.
//!
//! ```text
//! { "act": "apply", "person": {…}, "parts": [{"role": "mentee", "capacity": 1,
//!   "hours_a_month": 2, "modes": ["remote"], "answers": {"q_1a2b3c4d": …}}],
//!   "consent": {"on": "2026-03-04", "policy": "sha256:…"}, "note": "…" }
//! ```

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::payload::{Found, PayloadFault};
use super::parts::{Map, Out, day, record_for};
use crate::domain::field::{Fields, Reader, Record as _, choice};
use crate::domain::id::Id;
use crate::domain::people::{Answer, Mode, Person, Role};
use crate::domain::value::Value;

choice! {
    /// What the sender wants.
    pub enum Act {
        /// To take part.
        Apply = "apply",
        /// To change what was said before.
        Change = "change",
        /// To take a break.
        Pause = "pause",
        /// To come back after a break.
        Resume = "resume",
        /// To leave.
        Withdraw = "withdraw",
    }
}

/// What was consented to, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The day.
    pub on: Date,
    /// The hash of the policy text.
    pub policy: String,
}

/// One part somebody applies for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppliedPart {
    /// The role.
    pub role: Role,
    /// Places or wants; 0 for the programme's usual number.
    pub capacity: u32,
    /// Hours a month, 0 when not said.
    pub hours_a_month: u32,
    /// Ways to meet.
    pub modes: Vec<Mode>,
    /// Answers by the questions' references.
    pub answers: BTreeMap<String, Answer>,
}

/// An application, or a later change of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application {
    /// What the sender wants.
    pub act: Act,
    /// The sender. The id is empty; what a person may not say of themselves
    /// is not in it.
    pub person: Person,
    /// The parts; empty where the act is about all of them.
    pub parts: Vec<AppliedPart>,
    /// The consent.
    pub consent: Option<Consent>,
    /// A word to the coordinator, or the reason.
    pub note: String,
}

/// Fields that are about a person but not theirs to say in an application.
const NOT_SAID: [&str; 2] = ["key", "hidden_on"];

/// The fields of a person that an application carries.
fn said(person: &Person) -> Fields {
    let mut fields = super::fields_for(person, Reader::Own);
    fields.retain(|name, _| !NOT_SAID.contains(&name.as_str()));
    fields
}

impl Application {
    /// The person's fields as they cross.
    pub fn person_fields(&self) -> Fields {
        said(&self.person)
    }

    pub(super) fn to_payload(&self) -> Value {
        let part = |part: &AppliedPart| {
            let answers = part.answers.iter();
            let answers = answers.map(|(name, answer)| (name.clone(), answer.to_value()));
            Value::map(
                [("role".to_owned(), Value::from(part.role.word()))]
                    .into_iter()
                    .chain(
                        Out::default()
                            .put("capacity", &part.capacity)
                            .put("hours_a_month", &part.hours_a_month)
                            .put("modes", &part.modes)
                            .map("answers", answers.collect())
                            .done()
                            .as_map()
                            .cloned()
                            .unwrap_or_default(),
                    ),
            )
        };
        let consent = self.consent.as_ref().map_or_else(Fields::new, |consent| {
            Fields::from([
                ("on".to_owned(), Value::from(consent.on.to_string())),
                ("policy".to_owned(), Value::from(consent.policy.as_str())),
            ])
        });
        let mut payload = Out::default()
            .map("person", said(&self.person))
            .list("parts", self.parts.iter().map(part))
            .map("consent", consent)
            .put("note", &self.note)
            .done();
        if let Value::Map(fields) = &mut payload {
            fields.insert("act".to_owned(), self.act.word().into());
        }
        payload
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let act = map.value("act").and_then(Value::as_text);
        let act = found.some_or(
            act.and_then(Act::from_word),
            PayloadFault::WrongShape,
            "act",
        )?;
        let fields = map.map("person", found);
        for name in NOT_SAID {
            if fields.contains_key(name) {
                found.add(PayloadFault::WrongShape, format!("person.{name}"));
            }
        }
        let person = record_for(Id::default(), &fields, Reader::Own, "person", found);
        let mut parts = Vec::new();
        for (at, value) in map.list("parts", found).iter().enumerate() {
            parts.push(read_part(value, format!("parts.{at}"), found)?);
        }
        let consent = match map.value("consent") {
            None => None,
            Some(value) => {
                let entry = Map::at(value, "consent", found)?;
                let consent = Consent {
                    on: day(&entry, "on", found)?,
                    policy: entry.needed("policy", found),
                };
                Some(consent)
            }
        };
        let note = map.field("note", found);
        let application = Self {
            act,
            person,
            parts,
            consent,
            note,
        };
        if person_is_nobody(&application.person) {
            found.add(PayloadFault::WrongShape, "person.email");
        }
        Some(application)
    }
}

fn person_is_nobody(person: &Person) -> bool {
    person.folded_email().is_empty() && person.full_name().is_empty()
}

fn read_part(value: &Value, place: String, found: &mut Found) -> Option<AppliedPart> {
    let map = Map::at(value, place, found)?;
    let role = map.value("role").and_then(Value::as_text);
    let role_place = map.place("role");
    let role = found.some_or(
        role.and_then(Role::from_word),
        PayloadFault::WrongShape,
        &role_place,
    )?;
    let mut answers = BTreeMap::new();
    let answers_place = map.place("answers");
    for (name, value) in map.map("answers", found) {
        let place = format!("{answers_place}.{name}");
        if let Some(answer) =
            found.some_or(Answer::from_value(&value), PayloadFault::WrongShape, &place)
        {
            answers.insert(name, answer);
        }
    }
    let part = AppliedPart {
        role,
        capacity: map.field("capacity", found),
        hours_a_month: map.field("hours_a_month", found),
        modes: map.field("modes", found),
        answers,
    };
    if part.capacity > part.role.largest_capacity() {
        found.add(PayloadFault::WrongShape, map.place("capacity"));
    }
    Some(part)
}

impl Application {
    /// Whether two applications say the same, whatever their order of parts.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let by_role = |application: &Self| -> BTreeMap<Role, AppliedPart> {
            let parts = application.parts.iter();
            parts.map(|part| (part.role, part.clone())).collect()
        };
        self.act == other.act
            && self.person.to_fields() == other.person.to_fields()
            && by_role(self) == by_role(other)
            && self.note == other.note
    }
}
