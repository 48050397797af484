//! The records that an accepted message writes.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::judge::{At, answers_of, part_fields};
use super::Take;
use crate::bundle::{Act, Application, AppliedPart};
use crate::domain::change::Change;
use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::domain::people::{Answer, Answers, Participation, Person, Standing};
use crate::domain::value::Value;
use crate::domain::whole::Programme;

/// Where a record came from, in words that read in every language: the file's
/// number, or the name of who recorded it.
fn came_from(message: &Message) -> String {
    if message.bundle.is_empty() {
        message.recorded_by.clone()
    } else {
        message.bundle.chars().take(8).collect()
    }
}

pub fn bring_in(
    programme: &Programme,
    application: &Application,
    message: &Message,
    person: &Id<Person>,
    today: Date,
    ids: &mut impl FnMut() -> String,
) -> Vec<Change> {
    let mut fields = application.person_fields();
    fields.retain(|_, value| *value != Value::Null);
    let mut record = Person::from_fields(person.clone(), &fields, &mut Vec::new());
    record.key.clone_from(&message.from_key);
    let mut changes = vec![Change::save(record)];
    for part in &application.parts {
        changes.extend(take_part(
            programme,
            application,
            part,
            message,
            person,
            today,
            ids,
        ));
    }
    changes
}

pub fn take_part(
    programme: &Programme,
    application: &Application,
    part: &AppliedPart,
    message: &Message,
    person: &Id<Person>,
    today: Date,
    ids: &mut impl FnMut() -> String,
) -> Vec<Change> {
    let id: Id<Participation> = Id::new(ids());
    let consent = application.consent.as_ref();
    let record = Participation {
        id: id.clone(),
        person: person.clone(),
        role: part.role,
        capacity: part.capacity,
        hours_a_month: part.hours_a_month,
        modes: part.modes.clone(),
        consent_on: consent.map(|it| it.on),
        consent_policy: consent.map(|it| it.policy.clone()).unwrap_or_default(),
        joined_on: Some(today),
        came_from: came_from(message),
        ..Participation::default()
    };
    let mut changes = vec![Change::save(record)];
    let answers: BTreeMap<_, _> = answers_of(programme, part)
        .into_iter()
        .filter_map(|(id, value)| Some((id, Answer::from_value(&value)?)))
        .collect();
    if !answers.is_empty() {
        changes.push(Change::save(Answers {
            id: id.cast(),
            by_question: answers,
        }));
    }
    changes
}

pub fn change_person(
    programme: &Programme,
    id: &Id<Person>,
    application: &Application,
    message: &Message,
    take: &Take,
    today: Date,
    ids: &mut impl FnMut() -> String,
) -> Vec<Change> {
    let Some(person) = programme.people.get(id) else {
        return Vec::new();
    };
    let mut fields = person.to_fields();
    for (name, value) in application.person_fields() {
        if take.takes(&At::Person(name.clone())) {
            fields.insert(name, value);
        }
    }
    let mut record = Person::from_fields(id.clone(), &fields, &mut Vec::new());
    if !message.from_key.is_empty() {
        record.key.clone_from(&message.from_key);
    }
    let mut changes = vec![Change::save(record)];
    for part in &application.parts {
        let parts = programme.parts_of(id);
        match parts.into_iter().find(|it| it.role == part.role) {
            None if take.takes(&At::NewPart(part.role)) => {
                changes.extend(take_part(
                    programme,
                    application,
                    part,
                    message,
                    id,
                    today,
                    ids,
                ));
            }
            None => {}
            Some(stands) => {
                changes.extend(change_part(programme, stands, application, part, take));
            }
        }
    }
    changes
}

fn change_part(
    programme: &Programme,
    stands: &Participation,
    application: &Application,
    part: &AppliedPart,
    take: &Take,
) -> Vec<Change> {
    let mut fields = stands.to_fields();
    for (name, value) in part_fields(part) {
        if take.takes(&At::Part(part.role, name.clone())) {
            fields.insert(name, value);
        }
    }
    let mut record = Participation::from_fields(stands.id.clone(), &fields, &mut Vec::new());
    if let Some(consent) = &application.consent {
        record.consent_on = Some(consent.on);
        record.consent_policy.clone_from(&consent.policy);
    }
    let id: Id<Answers> = stands.id.cast();
    let mut answers = programme.answers.get(&id).map_or_else(
        || Answers {
            id: id.clone(),
            ..Answers::default()
        },
        |it| (**it).clone(),
    );
    for (question, value) in answers_of(programme, part) {
        if take.takes(&At::Answer(part.role, question.clone()))
            && let Some(answer) = Answer::from_value(&value)
        {
            answers.by_question.insert(question, answer);
        }
    }
    let mut changes = vec![Change::save(record)];
    if !answers.by_question.is_empty() {
        changes.push(Change::save(answers));
    }
    changes
}

/// Pauses, takes back or ends every participation of a person.
pub fn stand(
    programme: &Programme,
    person: &Id<Person>,
    act: Act,
    note: &str,
    today: Date,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for part in programme.parts_of(person) {
        let part = (**part).clone();
        match (act, part.standing) {
            (_, Standing::Withdrawn) | (Act::Apply | Act::Change, _) => {}
            (Act::Withdraw, _) => changes.push(Change::Withdraw {
                participation: part.id,
                reason: note.to_owned(),
                on: today,
            }),
            (Act::Pause, _) => changes.push(Change::save(Participation {
                standing: Standing::Paused,
                standing_reason: note.to_owned(),
                ..part
            })),
            (Act::Resume, _) => changes.push(Change::save(Participation {
                standing: Standing::Active,
                standing_reason: String::new(),
                ..part
            })),
        }
    }
    changes
}
