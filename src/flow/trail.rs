//! The audit trail as lines to read: who changed what, when, from what to what.
//!
//! The journal keeps old values only; a new value is the old value of the next
//! change of the same field, or what stands now. Leaves out words (`ui`).

use std::collections::BTreeMap;

use crate::domain::field::Record as _;
use crate::domain::pairing::Pairing;
use crate::domain::value::Value;
use crate::domain::whole::DELETED;
use crate::merge::{Document, Dot, RecordKey};

/// One change, as the trail shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailLine {
    /// The change.
    pub dot: Dot,
    /// The maker's clock, milliseconds since 1970.
    pub at_ms: i64,
    /// What was meant, like `person.saved`.
    pub code: String,
    /// Through which file it came; empty for typed here.
    pub via: String,
    /// The records it touched, in order.
    pub records: Vec<RecordLine>,
}

/// What one change did to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLine {
    /// The record.
    pub key: RecordKey,
    /// What became of it.
    pub what: RecordAct,
    /// Its fields, in order; of a record that was new only why a pairing was
    /// made by hand.
    pub fields: Vec<FieldLine>,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordAct {
    /// It is new.
    Added,
    /// Some fields have other values.
    Changed,
    /// It went to the bin.
    Removed,
    /// It came back from the bin.
    BroughtBack,
}

/// One field from what to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldLine {
    /// The stored name.
    pub field: String,
    /// Before; [`Value::Null`] for nothing.
    pub old: Value,
    /// After; [`Value::Null`] for nothing.
    pub new: Value,
}

/// The whole trail, newest first.
///
/// Takes time linear in the journal: every field's value is followed backwards
/// from what stands now.
pub fn trail_lines(document: &Document) -> Vec<TrailLine> {
    let mut later: BTreeMap<(RecordKey, String), Value> = BTreeMap::new();
    let mut lines = Vec::new();
    for (dot, entry) in document.trail() {
        let records = entry.olds.records.iter().map(|(key, olds)| match olds {
            None => RecordLine {
                key: key.clone(),
                what: RecordAct::Added,
                fields: why_added(document, key, &later),
            },
            Some(olds) => {
                let mut fields: Vec<FieldLine> = Vec::new();
                for (field, old) in olds {
                    let place = (key.clone(), field.clone());
                    let after = later.insert(place, old.clone());
                    let new = after.unwrap_or_else(|| shown(document, key, field));
                    fields.push(FieldLine {
                        field: field.clone(),
                        old: old.clone(),
                        new,
                    });
                }
                record_line(key.clone(), fields)
            }
        });
        lines.push(TrailLine {
            dot: dot.clone(),
            at_ms: entry.at_ms,
            code: entry.code.clone(),
            via: entry.via.clone(),
            records: records.collect(),
        });
    }
    lines
}

/// Why a pairing was made by hand, as it was said then; of other new records
/// nothing is told.
fn why_added(
    document: &Document,
    key: &RecordKey,
    later: &BTreeMap<(RecordKey, String), Value>,
) -> Vec<FieldLine> {
    const NOTE: &str = "note";
    if key.kind != Pairing::KIND {
        return Vec::new();
    }
    let then = later.get(&(key.clone(), NOTE.to_owned())).cloned();
    let new = then.unwrap_or_else(|| shown(document, key, NOTE));
    let is_said = new.as_text().is_some_and(|note| !note.is_empty());
    let line = FieldLine {
        field: NOTE.to_owned(),
        old: Value::Null,
        new,
    };
    is_said.then_some(line).into_iter().collect()
}

/// What putting back an earlier state would change, record by record.
pub fn lines_back(now: &Document, earlier: &Document) -> Vec<RecordLine> {
    let mut records: BTreeMap<RecordKey, Vec<FieldLine>> = BTreeMap::new();
    for write in now.writes_back_to(earlier) {
        let key = RecordKey::new(write.kind, write.record);
        let old = shown(now, &key, &write.field);
        records.entry(key).or_default().push(FieldLine {
            field: write.field,
            old,
            new: write.value,
        });
    }
    let lines = records.into_iter();
    lines
        .map(|(key, fields)| record_line(key, fields))
        .collect()
}

fn record_line(key: RecordKey, mut fields: Vec<FieldLine>) -> RecordLine {
    let bin = fields.iter().position(|line| line.field == DELETED);
    let what = match bin.map(|at| fields.remove(at)) {
        None => RecordAct::Changed,
        Some(line) if line.new == Value::Null => RecordAct::BroughtBack,
        Some(_) => RecordAct::Removed,
    };
    RecordLine { key, what, fields }
}

fn shown(document: &Document, key: &RecordKey, field: &str) -> Value {
    let values = document.records.get(key).and_then(|it| it.get(field));
    let newest = values.and_then(|register| {
        register
            .iter()
            .max_by(|a, b| (a.lamport, &a.dot.actor).cmp(&(b.lamport, &b.dot.actor)))
    });
    newest.map(|it| it.value.clone()).unwrap_or_default()
}

/// The kinds of records a line touches, with how many of each, in order.
pub fn kinds_touched(line: &TrailLine) -> BTreeMap<&str, usize> {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for record in &line.records {
        *kinds.entry(record.key.kind.as_str()).or_default() += 1;
    }
    kinds
}
