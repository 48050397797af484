//! Corrections that a person sends back on their details, value by value: what
//! they saw, what stands now, and what it should be.
//!
//! Invariant: only records of the person they are about are touched.

use super::accept::Take;
use super::judge::{At, KeyState};
use crate::bundle::{ChangesMessage, FieldEdit, resolve_question};
use crate::domain::change::Change;
use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::domain::people::{Answer, Answers, Participation, Person};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::details::reads_the_same;

/// One value a person corrects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Where.
    pub at: At,
    /// What the person saw.
    pub seen: Value,
    /// What stands now.
    pub now: Value,
    /// What it should be.
    pub new: Value,
}

impl Correction {
    /// Whether what the person saw still stands; where not, both are shown.
    pub fn still_stands(&self) -> bool {
        reads_the_same(&self.seen, &self.now)
    }
}

/// What a person corrects about themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrections {
    /// Who.
    pub person: Id<Person>,
    /// How the key stands.
    pub key: KeyState,
    /// The values that differ from what stands, in order.
    pub values: Vec<Correction>,
    /// How many are about something that is no longer held.
    pub n_gone: usize,
    /// What they said besides.
    pub note: String,
}

/// What `changes` would correct about `person`.
pub(super) fn corrections_of(
    programme: &Programme,
    person: &Person,
    key: KeyState,
    changes: &ChangesMessage,
) -> Corrections {
    let mut values = Vec::new();
    let mut n_gone = 0;
    for edit in &changes.edits {
        match place_of(programme, person, edit) {
            Some((_, now)) if reads_the_same(&now, &edit.new) => {}
            Some((at, now)) => values.push(Correction {
                at,
                seen: edit.seen.clone(),
                now,
                new: edit.new.clone(),
            }),
            None => n_gone += 1,
        }
    }
    Corrections {
        person: person.id.clone(),
        key,
        values,
        n_gone,
        note: changes.note.clone(),
    }
}

/// The place an edit means and what stands there; nothing where it is gone, or
/// somebody else's.
fn place_of(programme: &Programme, person: &Person, edit: &FieldEdit) -> Option<(At, Value)> {
    let value = |fields: crate::domain::field::Fields| {
        let value = fields.get(&edit.field).cloned();
        value.unwrap_or_default()
    };
    if edit.kind == Person::KIND {
        let is_they = edit.record == person.id.as_str();
        return is_they.then(|| (At::Person(edit.field.clone()), value(person.to_fields())));
    }
    let part = Id::<Participation>::new(edit.record.as_str());
    let part = programme.participations.get(&part)?;
    if part.person != person.id {
        return None;
    }
    if edit.kind == Participation::KIND {
        let at = At::Part(part.role, edit.field.clone());
        return Some((at, value(part.to_fields())));
    }
    let question = resolve_question(programme, &edit.field)?;
    let answer = programme.answer(&part.id, &question);
    let now = answer.map(Answer::to_value).unwrap_or_default();
    Some((At::Answer(part.role, question), now))
}

/// The changes that take over what `take` says of `corrections`.
pub(super) fn correct(
    programme: &Programme,
    corrections: &Corrections,
    message: &Message,
    take: &Take,
) -> Vec<Change> {
    let Some(person) = programme.people.get(&corrections.person) else {
        return Vec::new();
    };
    let taken: Vec<&Correction> = corrections
        .values
        .iter()
        .filter(|it| take.takes(&it.at))
        .collect();
    let mut fields = person.to_fields();
    for it in &taken {
        if let At::Person(field) = &it.at {
            fields.insert(field.clone(), it.new.clone());
        }
    }
    let mut record = Person::from_fields(person.id.clone(), &fields, &mut Vec::new());
    if !message.from_key.is_empty() {
        record.key.clone_from(&message.from_key);
    }
    let mut changes = vec![Change::save(record)];
    for part in programme.parts_of(&person.id) {
        let mut fields = part.to_fields();
        let mut answers = programme
            .answers
            .get(&part.id.cast::<Answers>())
            .map(|it| (**it).clone())
            .unwrap_or_default();
        answers.id = part.id.cast();
        let (mut part_changes, mut answers_change) = (false, false);
        for it in &taken {
            match &it.at {
                At::Part(role, field) if *role == part.role => {
                    fields.insert(field.clone(), it.new.clone());
                    part_changes = true;
                }
                At::Answer(role, question) if *role == part.role => {
                    match Answer::from_value(&it.new) {
                        Some(answer) => answers.by_question.insert(question.clone(), answer),
                        None => answers.by_question.remove(question),
                    };
                    answers_change = true;
                }
                _ => {}
            }
        }
        if part_changes {
            let part = Participation::from_fields(part.id.clone(), &fields, &mut Vec::new());
            changes.push(Change::save(part));
        }
        if answers_change {
            changes.push(Change::save(answers));
        }
    }
    changes
}
