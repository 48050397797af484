//! Forgetting a person once the retention date has come and nothing holds it.
//!
//! Not an ordinary change: it cannot be undone, and it empties what was written
//! before. What stays are dots, counts and one record that says when and under
//! which rule. Leaves out the emptying (`merge`), kept copies and files.

use jiff::civil::Date;

use crate::domain::apply::apply;
use crate::domain::change::{Change, Write};
use crate::domain::field::Record as _;
use crate::domain::forgotten::{Forgotten, forget_after, kept_from};
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::domain::people::{Person, Standing};
use crate::domain::refuse::Refusal;
use crate::flow::details::request::{parts_of, records_about};
use crate::merge::{Document, Stamp};

/// Why somebody is not forgotten. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotForgotten {
    /// They are not in the programme (any more).
    #[error("the person is not here")]
    Gone,
    /// A hold stands.
    #[error("a hold stands")]
    OnHold,
    /// The retention date has not come.
    #[error("kept until {0}")]
    KeptUntil(Date),
    /// Nothing says how long data is kept, or from when.
    #[error("nothing says until when data is kept")]
    NoDate,
    /// A pairing could not be ended.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Whether somebody may be forgotten on a day, else why not.
pub fn may_forget(
    document_programme: &crate::domain::whole::Programme,
    person: &Id<Person>,
    today: Date,
) -> Result<(), NotForgotten> {
    let known = document_programme.people.get(person);
    let known = known.ok_or(NotForgotten::Gone)?;
    if known.held_on.is_some() {
        return Err(NotForgotten::OnHold);
    }
    match forget_after(document_programme, person) {
        None => Err(NotForgotten::NoDate),
        Some(day) if day > today => Err(NotForgotten::KeptUntil(day)),
        Some(_) => Ok(()),
    }
}

/// The document without anything about a person, under one change named by
/// `stamp`; `id` is the id of the record that says so.
///
/// # Errors
/// [`NotForgotten`]; the document given stays as it is.
pub fn forget(
    document: &Document,
    stamp: &Stamp,
    person: &Id<Person>,
    today: Date,
    id: String,
) -> Result<Document, NotForgotten> {
    let programme = document.programme();
    may_forget(&programme, person, today)?;
    let leaving = programme
        .parts_of(person)
        .into_iter()
        .filter(|part| part.standing != Standing::Withdrawn)
        .map(|part| Change::Withdraw {
            participation: part.id.clone(),
            reason: String::new(),
            on: today,
        });
    let leaving = Change::Many {
        what: "person.forgotten",
        changes: leaving.collect(),
    };
    let mut writes = apply(&programme, &leaving)?;
    let messages = records_about(document, person).into_iter();
    let messages = messages.filter(|key| key.kind == Message::KIND);
    let record = Forgotten {
        id: Id::new(id),
        people: vec![person.to_string()],
        participations: parts_of(document, person).into_iter().collect(),
        records: messages
            .map(|key| format!("{}/{}", key.kind, key.id))
            .collect(),
        removed_on: Some(today),
        retention_months: programme.facts.retention_months,
        kept_from: kept_from(&programme, person),
    };
    for (field, value) in record.to_fields() {
        writes.push(Write {
            kind: Forgotten::KIND.to_owned(),
            record: record.id.to_string(),
            field,
            value,
        });
    }
    let mut after = document.clone();
    after.commit(stamp, "person.forgotten", &writes);
    after.empty_forgotten();
    Ok(after)
}
