//! Documents as stored records: one text for each record, one for each journal
//! line, and the version vector in the head.
//!
//! Leaves out when to write (`session`) and where (`Store`).

use std::collections::BTreeSet;

use super::{Batch, DocumentHead, StoredDocument, journal_key};
use crate::bundle::canonical;
use crate::bundle::strict::parse_tree;
use crate::domain::facts::{Facts, Life};
use crate::domain::field::Record;
use crate::domain::value::Value;
use crate::merge::{
    Document, Dot, RecordKey, actors_from_value, actors_to_value, dots_from_value, dots_to_value,
    entry_from_value, entry_to_value, record_from_value, record_to_value,
};

/// The word for programmes in [`DocumentHead::kind`].
pub const PROGRAMME: &str = "programme";

/// A stored document that cannot be read. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the stored {what} cannot be read")]
pub struct KeepError {
    /// Which part: a key, or the head.
    pub what: String,
}

fn unreadable(what: impl Into<String>) -> KeepError {
    KeepError { what: what.into() }
}

/// A document from its stored texts.
pub fn document_from(stored: &StoredDocument) -> Result<Document, KeepError> {
    let mut document = Document::new(stored.head.id.as_str());
    let extra = tree(&stored.head.extra, "head")?;
    let part = |name: &str| extra.get(name).ok_or_else(|| unreadable("head"));
    document.seen = dots_from_value(part("seen")?).map_err(|_| unreadable("head"))?;
    document.actors = actors_from_value(part("actors")?).map_err(|_| unreadable("head"))?;
    let lamport = part("lamport")?
        .as_int()
        .and_then(|n| u64::try_from(n).ok());
    document.lamport = lamport.ok_or_else(|| unreadable("head"))?;
    for (key, text) in &stored.records {
        let (kind, id) = key.split_once('/').ok_or_else(|| unreadable(key))?;
        let fields = record_from_value(&tree(text, key)?).map_err(|_| unreadable(key))?;
        document.records.insert(RecordKey::new(kind, id), fields);
    }
    for (key, text) in &stored.journal {
        let (dot, entry) = entry_from_value(&tree(text, key)?).map_err(|_| unreadable(key))?;
        document.journal.insert(dot, entry);
    }
    Ok(document)
}

/// The batch that writes the given records and journal lines of a document.
pub fn batch_of<'a>(
    document: &Document,
    records: impl IntoIterator<Item = &'a RecordKey>,
    dots: &[Dot],
    at_ms: i64,
) -> Batch {
    let mut batch = Batch {
        head: head_of(document, at_ms),
        ..Batch::default()
    };
    for key in records {
        if let Some(fields) = document.records.get(key) {
            let text = canonical(&record_to_value(fields));
            batch.put.insert(format!("{}/{}", key.kind, key.id), text);
        }
    }
    for dot in dots {
        if let Some(entry) = document.journal.get(dot) {
            let text = canonical(&entry_to_value(dot, entry));
            batch
                .append_journal
                .push((journal_key(&dot.actor, dot.n), text));
        }
    }
    batch
}

/// The batch that writes a whole document, for one that the store lacks.
pub fn whole_batch(document: &Document, at_ms: i64) -> Batch {
    let dots: Vec<Dot> = document.journal.keys().cloned().collect();
    batch_of(document, document.records.keys(), &dots, at_ms)
}

/// The batch that turns the stored `before` into `after`: what differs, the
/// journal lines that are new, and no record that is gone.
pub fn difference_batch(before: &Document, after: &Document, at_ms: i64) -> Batch {
    let changed: BTreeSet<&RecordKey> = after
        .records
        .iter()
        .filter(|(key, fields)| before.records.get(*key) != Some(fields))
        .map(|(key, _)| key)
        .collect();
    let dots: Vec<Dot> = after
        .journal
        .keys()
        .filter(|dot| !before.journal.contains_key(*dot))
        .cloned()
        .collect();
    let mut batch = batch_of(after, changed, &dots, at_ms);
    let gone = before
        .records
        .keys()
        .filter(|key| !after.records.contains_key(*key));
    batch.delete = gone.map(|key| format!("{}/{}", key.kind, key.id)).collect();
    batch
}

fn head_of(document: &Document, at_ms: i64) -> DocumentHead {
    let shown = document.shown(&RecordKey::new(Facts::KIND, document.id.as_str()));
    let word = |name: &str| {
        shown
            .get(name)
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_owned()
    };
    let extra = Value::map([
        ("seen", dots_to_value(&document.seen)),
        ("actors", actors_to_value(&document.actors)),
        (
            "lamport",
            Value::Int(i64::try_from(document.lamport).unwrap_or(i64::MAX)),
        ),
    ]);
    DocumentHead {
        id: document.id.clone(),
        kind: PROGRAMME.to_owned(),
        name: word("name"),
        revision: 0,
        last_saved_ms: at_ms,
        archived: word("life") == Life::Archived.word(),
        extra: canonical(&extra),
    }
}

fn tree(text: &str, what: &str) -> Result<Value, KeepError> {
    parse_tree(text.as_bytes()).map_err(|_| unreadable(what))
}
