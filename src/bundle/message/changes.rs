//! Corrections somebody makes on an extract: for each value the record, the
//! field, the value seen and the new one.
//!
//! ```text
//! { "person": "…", "name": "…", "email": "…", "note": "…", "edits":
//!   [{"kind": "person", "record": "…", "field": "unit", "seen": "Roads", "new": "Parks"}] }
//! ```
//! What a person may correct is an explicit list ([`is_correctable`]). Leaves
//! out whether the value seen still stands (`flow::inbox`).

use super::super::payload::{Found, PayloadFault};
use super::parts::{Map, Out};
use crate::domain::field::{FieldDecl, Fields, Reader, Record};
use crate::domain::id::Id;
use crate::domain::people::{Answer, Answers, Participation, Person};
use crate::domain::value::Value;

/// Corrections of what a programme holds about the sender.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesMessage {
    /// Whom they are about.
    pub person: Id<Person>,
    /// The sender's name.
    pub name: String,
    /// The sender's e-mail address.
    pub email: String,
    /// The corrections, in order.
    pub edits: Vec<FieldEdit>,
    /// What else is wrong, in words.
    pub note: String,
}

/// One corrected value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldEdit {
    /// The stored kind: a person, a participation, or answers.
    pub kind: String,
    /// The record; for answers the id of the participation.
    pub record: String,
    /// The field; for answers the reference of the question.
    pub field: String,
    /// The value the sender saw.
    pub seen: Value,
    /// The value it should be; null to empty it.
    pub new: Value,
}

/// Fields of a person that are not the person's to say.
const NOT_THEIRS: [&str; 1] = ["key"];
/// Fields of a participation that are.
const OF_PART: [&str; 3] = ["capacity", "hours_a_month", "modes"];

/// Whether a person may correct this field of what is held about them.
pub fn is_correctable(kind: &str, field: &str) -> bool {
    let own = |declared: &[FieldDecl]| {
        let mut declared = declared.iter();
        declared.any(|it| it.name == field && it.readers.contains(&Reader::Own))
    };
    match kind {
        Person::KIND => own(Person::FIELDS) && !NOT_THEIRS.contains(&field),
        Participation::KIND => own(Participation::FIELDS) && OF_PART.contains(&field),
        Answers::KIND => true,
        _ => false,
    }
}

/// Whether a value is of the field's type.
fn fits(kind: &str, field: &str, value: &Value) -> bool {
    if *value == Value::Null {
        return true;
    }
    let fields = Fields::from([(field.to_owned(), value.clone())]);
    let mut malformed = Vec::new();
    match kind {
        Person::KIND => drop(Person::from_fields(Id::default(), &fields, &mut malformed)),
        Participation::KIND => drop(Participation::from_fields(
            Id::default(),
            &fields,
            &mut malformed,
        )),
        _ => return Answer::from_value(value).is_some(),
    }
    malformed.is_empty()
}

impl ChangesMessage {
    pub(super) fn to_payload(&self) -> Value {
        let edit = |it: &FieldEdit| {
            Out::default()
                .put("kind", &it.kind)
                .put("record", &it.record)
                .put("field", &it.field)
                .put("seen", &it.seen)
                .put("new", &it.new)
                .done()
        };
        Out::default()
            .put("person", &self.person)
            .put("name", &self.name)
            .put("email", &self.email)
            .put("note", &self.note)
            .list("edits", self.edits.iter().map(edit))
            .done()
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let mut edits = Vec::new();
        for (at, value) in map.list("edits", found).iter().enumerate() {
            let entry = Map::at(value, format!("edits.{at}"), found)?;
            let edit = FieldEdit {
                kind: entry.needed("kind", found),
                record: entry.needed("record", found),
                field: entry.needed("field", found),
                seen: entry.field("seen", found),
                new: entry.field("new", found),
            };
            if !is_correctable(&edit.kind, &edit.field) {
                found.add(PayloadFault::WrongShape, entry.place("field"));
            }
            for (name, value) in [("seen", &edit.seen), ("new", &edit.new)] {
                if !fits(&edit.kind, &edit.field, value) {
                    found.add(PayloadFault::WrongShape, entry.place(name));
                }
            }
            edits.push(edit);
        }
        Some(Self {
            person: map.needed("person", found),
            name: map.field("name", found),
            email: map.field("email", found),
            edits,
            note: map.field("note", found),
        })
    }
}
