//! How many bytes people and their answers take in a programme's file: counted
//! from the fields as they are written, with what is written around them.
//!
//! For saying before an import that a programme would no longer fit into one
//! file. Leaves out pairings, letters and runs, for which room is kept.

use super::change::Change;
use super::field::{Fields, Record};
use super::value::Value;
use super::whole::{AnyRecord, Programme};

/// Most bytes of people and answers that are brought in. A file holds 25 MiB;
/// in the sample everything else takes half as much again as its people.
pub const MAX_PEOPLE_BYTES: usize = 16 * 1024 * 1024;

/// Id, dot, author and time around the fields of a record.
const AROUND: usize = 180;

/// Bytes of the people, their participations and answers.
pub fn of_people(programme: &Programme) -> usize {
    fn all<'a, T: Record + 'a>(records: impl Iterator<Item = &'a std::sync::Arc<T>>) -> usize {
        records.map(|it| of_record(&it.to_fields())).sum()
    }
    all(programme.people.values())
        + all(programme.participations.values())
        + all(programme.answers.values())
}

/// Bytes that the people, participations and answers saved by a change take.
pub fn of_saved_people(change: &Change) -> usize {
    match change {
        Change::Save(
            record @ (AnyRecord::Person(_) | AnyRecord::Participation(_) | AnyRecord::Answers(_)),
        ) => of_record(&record.to_fields()),
        Change::Many { changes, .. } => changes.iter().map(of_saved_people).sum(),
        _ => 0,
    }
}

fn of_record(fields: &Fields) -> usize {
    AROUND + of_fields(fields)
}

fn of_fields(fields: &Fields) -> usize {
    let each = fields
        .iter()
        .map(|(name, value)| name.len() + 4 + of_value(value));
    each.sum()
}

fn of_value(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 5,
        Value::Int(n) => n.to_string().len(),
        Value::Text(text) => text.len() + 2,
        Value::List(list) => 2 + list.iter().map(|it| of_value(it) + 1).sum::<usize>(),
        Value::Map(map) => 2 + of_fields(map),
    }
}
