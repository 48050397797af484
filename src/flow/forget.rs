//! Forgetting a person once the retention date has come and nothing holds it.
//!
//! Not an ordinary change: it cannot be undone, and it empties what was written
//! before. What stays are dots, counts and one record that says when and under
//! which rule. Leaves out the emptying (`merge`), kept copies and files.

use jiff::civil::Date;

use crate::bundle::Message as Wire;
use crate::domain::apply::apply;
use crate::domain::change::{Change, Write};
use crate::domain::field::Record as _;
use crate::domain::forgotten::{
    Forgotten, forget_after, forget_part_after, kept_from, part_kept_from,
};
use crate::domain::id::Id;
use crate::domain::message::{Message, MessageState};
use crate::domain::people::{Participation, Person, Standing};
use crate::domain::refuse::Refusal;
use crate::domain::whole::Programme;
use crate::flow::details::request::{parts_of, records_about};
use crate::flow::inbox::wire_of;
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
    document_programme: &Programme,
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
    let writes = apply(&programme, &leaving)?;
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
    Ok(without(document, stamp, writes, &record))
}

/// Whether one role of somebody may be forgotten on a day, else why not.
pub fn may_forget_part(
    programme: &Programme,
    part: &Participation,
    today: Date,
) -> Result<(), NotForgotten> {
    let person = programme.people.get(&part.person);
    if person.ok_or(NotForgotten::Gone)?.held_on.is_some() {
        return Err(NotForgotten::OnHold);
    }
    match forget_part_after(programme, part) {
        None => Err(NotForgotten::NoDate),
        Some(day) if day > today => Err(NotForgotten::KeptUntil(day)),
        Some(_) => Ok(()),
    }
}

/// The document without one role of a person, who stays: its answers, letters
/// and the applications for it that were decided about go. As [`forget`].
///
/// # Errors
/// [`NotForgotten`]; the document given stays as it is.
pub fn forget_part(
    document: &Document,
    stamp: &Stamp,
    part: &Id<Participation>,
    today: Date,
    id: String,
) -> Result<Document, NotForgotten> {
    let programme = document.programme();
    let known = programme.participations.get(part);
    let known = known.ok_or(NotForgotten::Gone)?;
    may_forget_part(&programme, known, today)?;
    let leaving = (known.standing != Standing::Withdrawn).then(|| Change::Withdraw {
        participation: part.clone(),
        reason: String::new(),
        on: today,
    });
    let leaving = Change::Many {
        what: "participation.forgotten",
        changes: leaving.into_iter().collect(),
    };
    let writes = apply(&programme, &leaving)?;
    let record = Forgotten {
        id: Id::new(id),
        participations: vec![part.to_string()],
        records: applications_for(&programme, known),
        removed_on: Some(today),
        retention_months: programme.facts.retention_months,
        kept_from: part_kept_from(&programme, known),
        ..Forgotten::default()
    };
    Ok(without(document, stamp, writes, &record))
}

/// The messages of a person that hold answers for a role and were decided about.
fn applications_for(programme: &Programme, part: &Participation) -> Vec<String> {
    let about = programme.messages.values().filter(|message| {
        message.about.as_ref() == Some(&part.person) && message.state != MessageState::Waiting
    });
    let names_role = |message: &Message| match wire_of(message) {
        Some(Wire::Application(it)) => it.parts.iter().any(|it| it.role == part.role),
        _ => false,
    };
    let named = about.filter(|message| names_role(message));
    named
        .map(|message| format!("{}/{}", Message::KIND, message.id))
        .collect()
}

/// The document with the record that says what is forgotten, and without it.
fn without(
    document: &Document,
    stamp: &Stamp,
    mut writes: Vec<Write>,
    record: &Forgotten,
) -> Document {
    for (field, value) in record.to_fields() {
        writes.push(Write {
            kind: Forgotten::KIND.to_owned(),
            record: record.id.to_string(),
            field,
            value,
        });
    }
    let mut after = document.clone();
    let code = if record.people.is_empty() {
        "participation.forgotten"
    } else {
        "person.forgotten"
    };
    after.commit(stamp, code, &writes);
    after.empty_forgotten();
    after
}
