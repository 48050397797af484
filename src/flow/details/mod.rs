//! "Check my details": what is held about one person as lines to read, and
//! what that person says is wrong.
//!
//! The same lines stand in the letter, on the person's own page and beside
//! each "change". Reading order: here (lines, corrections), [`request`] (all of
//! it, for a records request). Leaves out words and files.

pub mod request;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::bundle::{ChangesMessage, FieldEdit, MyDetails, MyPairing, MyPart, is_correctable};
use crate::domain::fact_text::FactText;
use crate::domain::field::{FieldValue, Reader, Record};
use crate::domain::form::Question;
use crate::domain::people::{Answer, Answers, Participation, Person, Role};
use crate::domain::value::Value;

/// Where a value stands: kind, record and field as they are stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The stored kind.
    pub kind: &'static str,
    /// The record.
    pub record: String,
    /// The field; for an answer the reference of its question.
    pub field: String,
}

/// What a line is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A field, by its stored name.
    Field(String),
    /// A question of the form.
    Question(Box<Question>),
}

/// One value that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub at: At,
    /// What it is called.
    pub label: Label,
    /// The value; null where nothing is held.
    pub value: Value,
    /// Whether the person may say that it is wrong, value by value.
    pub is_theirs: bool,
}

/// What a group of lines is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The person.
    Person,
    /// One part they take.
    Part(Role),
    /// One of their pairings.
    Pairing(Role),
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub about: About,
    /// The lines, in order.
    pub lines: Vec<Line>,
}

/// Every value of someone's details, in order. An empty value is a line only
/// where the person may fill it in.
pub fn sections(details: &MyDetails) -> Vec<Section> {
    let person = Section {
        about: About::Person,
        lines: lines_of(&details.person),
    };
    let part = |my: &MyPart| {
        let mut lines = lines_of(&my.part);
        lines.retain(|line| !matches!(line.at.field.as_str(), "person" | "role"));
        lines.extend(my.form.iter().map(|(question, answer)| Line {
            at: At {
                kind: Answers::KIND,
                record: my.part.id.to_string(),
                field: question.id.to_string(),
            },
            label: Label::Question(Box::new(question.clone())),
            value: answer.as_ref().map(Answer::to_value).unwrap_or_default(),
            is_theirs: true,
        }));
        Section {
            about: About::Part(my.part.role),
            lines,
        }
    };
    let pairings = details.pairings.iter().map(|it| Section {
        about: About::Pairing(it.role),
        lines: pairing_lines(it),
    });
    [person]
        .into_iter()
        .chain(details.parts.iter().map(part))
        .chain(pairings)
        .collect()
}

/// The lines of a record in the order its fields are declared.
fn lines_of<T: Record>(record: &T) -> Vec<Line> {
    let fields = record.to_fields();
    let own = T::FIELDS
        .iter()
        .filter(|it| it.readers.contains(&Reader::Own));
    own.filter_map(|declared| {
        let value = fields.get(declared.name).cloned().unwrap_or_default();
        let is_theirs = is_correctable(T::KIND, declared.name);
        (is_theirs || value != Value::Null).then(|| Line {
            at: At {
                kind: T::KIND,
                record: record.id().to_string(),
                field: declared.name.to_owned(),
            },
            label: Label::Field(declared.name.to_owned()),
            value,
            is_theirs,
        })
    })
    .collect()
}

fn pairing_lines(it: &MyPairing) -> Vec<Line> {
    let line = |field: &str, value: Value| Line {
        at: At {
            kind: "pairing",
            record: String::new(),
            field: field.to_owned(),
        },
        label: Label::Field(field.to_owned()),
        value,
        is_theirs: false,
    };
    let mut lines = vec![
        line(it.role.other().word(), it.partner.as_str().into()),
        line("round", it.round.as_str().into()),
        line("state", it.state.word().into()),
        line("points", Value::Int(it.points)),
    ];
    if let Some(day) = it.ended_on {
        lines.push(line("ended_on", day.to_string().into()));
    }
    lines
}

/// The corrections a person makes: what they saw, and what it should be. A
/// value that is what it was is no correction.
pub fn corrections(
    details: &MyDetails,
    corrected: &BTreeMap<At, Value>,
    note: &str,
) -> ChangesMessage {
    let lines = sections(details).into_iter().flat_map(|it| it.lines);
    let edits = lines.filter_map(|line| {
        let new = corrected.get(&line.at)?.clone();
        (line.is_theirs && !reads_the_same(&line.value, &new)).then(|| FieldEdit {
            kind: line.at.kind.to_owned(),
            record: line.at.record,
            field: line.at.field,
            seen: line.value,
            new,
        })
    });
    ChangesMessage {
        person: details.person.id.clone(),
        name: details.person.full_name(),
        email: details.person.email.clone(),
        edits: edits.collect(),
        note: note.trim().to_owned(),
    }
}

/// Whether two values read the same: outer blanks don't count, nor whether
/// nothing is empty or absent.
pub fn reads_the_same(one: &Value, other: &Value) -> bool {
    let bare = |value: &Value| match value {
        Value::Text(text) if text.trim().is_empty() => Value::Null,
        Value::Text(text) => Value::Text(text.trim().to_owned()),
        Value::List(list) if list.is_empty() => Value::Null,
        other => other.clone(),
    };
    bare(one) == bare(other)
}

/// The day of consent and whether it was to the policy text as it stands now, in
/// either language;
/// nothing where there is none.
pub fn consent(details: &MyDetails, part: &Participation) -> Option<(Date, bool)> {
    let text = details.facts.text(FactText::PolicyText);
    let is_now = [text.en, text.es].iter().any(|it| {
        let is_shown = !it.is_empty();
        is_shown && super::enrol::policy_hash(it) == part.consent_policy
    });
    Some((part.consent_on?, is_now))
}

/// What a person typed for a field, as the value it is stored as; nothing
/// where it does not fit.
pub fn typed(line: &Line, text: &str) -> Option<Value> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Value::Null);
    }
    let field = line.at.field.as_str();
    Some(match line.at.kind {
        Person::KIND if field == "languages" => {
            let parts = text.split([',', ';']).map(str::trim);
            let parts = parts.filter(|part| !part.is_empty()).map(str::to_owned);
            parts.collect::<Vec<_>>().to_value()
        }
        Participation::KIND if field != "modes" => Value::Int(i64::from(text.parse::<u32>().ok()?)),
        _ => text.into(),
    })
}
