//! The journal: who changed what, when, from what; and undo by it.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, Dot, RecordKey, Register, shown_version};
use super::forget::Forgetting;
use crate::domain::change::Write;
use crate::domain::field::Record as _;
use crate::domain::forgotten::Forgotten;
use crate::domain::value::Value;
use crate::domain::whole::DELETED;

/// What one change replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Olds {
    /// For each record that stood before, the shown value of each field
    /// written ([`Value::Null`] for none); nothing for a record that is new.
    pub records: BTreeMap<RecordKey, Option<BTreeMap<String, Value>>>,
}

impl Olds {
    pub(super) fn note_new(&mut self, key: &RecordKey) {
        self.records.insert(key.clone(), None);
    }

    pub(super) fn note(&mut self, key: &RecordKey, field: &str, register: &Register) {
        let Some(fields) = self
            .records
            .entry(key.clone())
            .or_insert_with(|| Some(BTreeMap::new()))
        else {
            return; // made by this very change
        };
        let old = shown_version(register).map_or(Value::Null, |version| version.value.clone());
        fields.entry(field.to_owned()).or_insert(old);
    }
}

/// One line of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The change's Lamport number; the trail is ordered by it, then by actor.
    pub lamport: u64,
    /// The maker's clock, milliseconds since 1970; a label.
    pub at_ms: i64,
    /// What was meant, like `person.saved`.
    pub code: String,
    /// Through which file it came; empty for typed here.
    pub via: String,
    /// What it replaced; the new values stand in the registers.
    pub olds: Olds,
}

/// Why a change cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UndoRefused {
    /// The journal does not hold it.
    #[error("the journal does not hold this change")]
    Unknown,
    /// Something was written over it since.
    #[error("the values were changed since")]
    ChangedSince,
}

impl Document {
    /// The journal, newest first: by Lamport number, then actor.
    pub fn trail(&self) -> Vec<(&Dot, &Entry)> {
        let mut trail: Vec<_> = self.journal.iter().collect();
        trail.sort_by(|(da, a), (db, b)| (b.lamport, &db.actor).cmp(&(a.lamport, &da.actor)));
        trail
    }

    /// The writes that put back what a change replaced, if everything it wrote
    /// still stands.
    pub fn undo(&self, dot: &Dot) -> Result<Vec<Write>, UndoRefused> {
        let entry = self.journal.get(dot).ok_or(UndoRefused::Unknown)?;
        let mut writes = Vec::new();
        let forgetting = Forgetting::of(self);
        for (key, olds) in &entry.olds.records {
            if key.kind == Forgotten::KIND || forgetting.hides(key, self) {
                return Err(UndoRefused::ChangedSince);
            }
            let fields = self.records.get(key).ok_or(UndoRefused::ChangedSince)?;
            let stands = |name: &str| {
                fields
                    .get(name)
                    .is_some_and(|r| r.len() == 1 && r[0].dot == *dot)
            };
            let write = |field: &str, value: Value| Write {
                kind: key.kind.clone(),
                record: key.id.clone(),
                field: field.to_owned(),
                value,
            };
            match olds {
                None => {
                    if !fields.keys().all(|name| stands(name)) {
                        return Err(UndoRefused::ChangedSince);
                    }
                    writes.push(write(DELETED, Value::Bool(true)));
                }
                Some(olds) => {
                    for (name, old) in olds {
                        if !stands(name) {
                            return Err(UndoRefused::ChangedSince);
                        }
                        writes.push(write(name, old.clone()));
                    }
                }
            }
        }
        Ok(writes)
    }

    /// The writes that give every field the value it shows in `old`; what is
    /// not there goes to the bin.
    pub fn writes_back_to(&self, old: &Document) -> Vec<Write> {
        let mut writes = Vec::new();
        let keys: BTreeSet<&RecordKey> = self.records.keys().chain(old.records.keys()).collect();
        for key in keys {
            let (now, then) = (self.shown(key), old.shown(key));
            let mut write = |field: &str, value: Value| {
                let (kind, record) = (key.kind.clone(), key.id.clone());
                writes.push(Write {
                    kind,
                    record,
                    field: field.to_owned(),
                    value,
                });
            };
            if !old.records.contains_key(key) {
                if !self.is_deleted(key) {
                    write(DELETED, Value::Bool(true));
                }
                continue;
            }
            let names: BTreeSet<&String> = now.keys().chain(then.keys()).collect();
            for name in names {
                if now.get(name) != then.get(name) {
                    write(name, then.get(name).cloned().unwrap_or_default());
                }
            }
        }
        writes
    }
}
