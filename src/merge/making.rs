//! A change being made beside its document, write by write.
//!
//! The document stands as it was until [`Making::finish`] puts everything in at
//! once; a large change can therefore be made in pieces while the page is used.
//! Leaves out which writes (`domain::apply`) and when to pause.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{
    Actor, Committed, Document, Dot, RecordKey, Register, Stamp, Version, put_record,
};
use super::forget::Forgetting;
use super::journal::{Entry, Olds};
use crate::domain::change::Write;
use crate::domain::field::Record as _;
use crate::domain::forgotten::Forgotten;
use crate::domain::value::{MAX_INT, Value};
use crate::domain::whole::{DELETED, Programme};

/// The document was changed by somebody else meanwhile; it stands as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document was changed meanwhile")]
pub struct Overtaken;

/// A change being made.
///
/// Each write replaces every version that stands in its field, since the writer
/// sees them all. A deletion is kept with the version vector its maker had
/// seen, so that an edit made elsewhere at the same time can be told from an
/// older one.
#[derive(Clone, Debug)]
pub struct Making {
    /// What the document had seen at the start.
    seen: BTreeMap<Actor, u64>,
    /// The same, as a deletion keeps it.
    seen_value: Value,
    dot: Dot,
    forgetting: Forgetting,
    /// The records written, as they are to stand.
    records: BTreeMap<RecordKey, BTreeMap<String, Register>>,
    entry: Entry,
    is_forgetting: bool,
}

impl Making {
    /// A change without a write yet.
    pub fn new(document: &Document, stamp: &Stamp, code: &str) -> Self {
        let n = document.seen.get(&stamp.actor).copied().unwrap_or(0) + 1;
        let seen = document.seen.iter().map(|(actor, n)| {
            let n = i64::try_from(*n).unwrap_or(MAX_INT);
            (actor.to_string(), Value::Int(n))
        });
        Self {
            seen_value: Value::map(seen),
            seen: document.seen.clone(),
            dot: Dot {
                actor: stamp.actor.clone(),
                n,
            },
            forgetting: Forgetting::of(document),
            records: BTreeMap::new(),
            entry: Entry {
                lamport: document.lamport + 1,
                at_ms: stamp.at_ms,
                code: code.to_owned(),
                via: stamp.via.clone(),
                olds: Olds::default(),
            },
            is_forgetting: false,
        }
    }

    /// Adds a write. Whoever was forgotten stays so, whatever is put back.
    pub fn write(&mut self, document: &Document, write: &Write) {
        let key = RecordKey::new(write.kind.as_str(), write.record.as_str());
        let stands = document.records.get(&key);
        let takes_back = write.kind == Forgotten::KIND && stands.is_some();
        if takes_back || self.forgetting.refuses(write, document) {
            return;
        }
        self.is_forgetting |= write.kind == Forgotten::KIND;
        if stands.is_none() && !self.records.contains_key(&key) {
            self.entry.olds.note_new(&key);
        }
        let is_deletion = write.field == DELETED && write.value != Value::Null;
        let value = if is_deletion {
            self.seen_value.clone()
        } else {
            write.value.clone()
        };
        let version = Version {
            value,
            dot: self.dot.clone(),
            lamport: self.entry.lamport,
            at_ms: self.entry.at_ms,
        };
        let fields = self
            .records
            .entry(key.clone())
            .or_insert_with(|| stands.cloned().unwrap_or_default());
        let register = fields.entry(write.field.clone()).or_default();
        self.entry.olds.note(&key, &write.field, register);
        *register = vec![version];
    }

    /// The records written so far, in order.
    pub fn records(&self) -> impl Iterator<Item = &RecordKey> {
        self.records.keys()
    }

    /// Puts a record as it is to stand into a programme read before. Gives
    /// whether it could: where people are forgotten, only the whole document
    /// tells what still shows.
    pub fn show(&self, programme: &mut Programme, key: &RecordKey) -> bool {
        if self.is_forgetting || !self.forgetting.is_empty() {
            return false;
        }
        if let Some(fields) = self.records.get(key) {
            put_record(programme, key, fields);
        }
        true
    }

    /// Whether the document still stands as it did at the start.
    pub fn is_current(&self, document: &Document) -> bool {
        document.seen == self.seen && document.lamport + 1 == self.entry.lamport
    }

    /// Makes the change. No writes give no change and no dot.
    pub fn finish(self, document: &mut Document) -> Result<Option<Committed>, Overtaken> {
        if !self.is_current(document) {
            return Err(Overtaken);
        }
        if self.records.is_empty() {
            return Ok(None);
        }
        let (dot, lamport) = (self.dot, self.entry.lamport);
        let touched: BTreeSet<RecordKey> = self.records.keys().cloned().collect();
        document.records.extend(self.records);
        document.seen.insert(dot.actor.clone(), dot.n);
        document.actors.entry(dot.actor.clone()).or_default();
        document.lamport = lamport;
        document.journal.insert(dot.clone(), self.entry);
        Ok(Some(Committed {
            dot,
            records: touched,
        }))
    }
}
