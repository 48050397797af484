//! Documents as batches for the store, and back.
//!
//! Leaves out when to write (`session`) and how a record reads as text
//! (`flow::texts`).

use std::collections::BTreeSet;

use super::{Batch, DocumentHead, StoredDocument, journal_key};
use crate::flow::texts::{self, TextError, Texts};
use crate::merge::{Document, Dot, RecordKey};

/// The word for programmes in [`DocumentHead::kind`].
pub const PROGRAMME: &str = "programme";

/// A stored document that cannot be read. Nothing was changed.
pub type KeepError = TextError;

/// A document from its stored texts.
pub fn document_from(stored: &StoredDocument) -> Result<Document, KeepError> {
    let records = stored
        .records
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()));
    let journal = stored.journal.values().map(String::as_str);
    texts::document_from(&stored.head.id, &stored.head.extra, records, journal)
}

/// The batch that writes these texts.
pub fn batch_from(texts: Texts, at_ms: i64) -> Batch {
    let journal = texts.journal.into_iter();
    Batch {
        head: DocumentHead {
            id: texts.id,
            kind: PROGRAMME.to_owned(),
            name: texts.name,
            revision: 0,
            last_saved_ms: at_ms,
            archived: texts.archived,
            extra: texts.whole,
        },
        put: texts.records,
        append_journal: journal
            .map(|(dot, text)| (journal_key(&dot.actor, dot.n), text))
            .collect(),
        ..Batch::default()
    }
}

/// The batch that writes the given records and journal lines of a document.
pub fn batch_of<'a>(
    document: &Document,
    records: impl IntoIterator<Item = &'a RecordKey>,
    dots: &[Dot],
    at_ms: i64,
) -> Batch {
    batch_from(Texts::part(document, records, dots), at_ms)
}

/// The batch that writes a whole document, for one that the store lacks.
pub fn whole_batch(document: &Document, at_ms: i64) -> Batch {
    batch_from(Texts::of(document), at_ms)
}

/// The batch that turns the stored `before` into `after`: what differs, the
/// journal lines that are new or were emptied, and no record that is gone.
pub fn difference_batch(before: &Document, after: &Document, at_ms: i64) -> Batch {
    let changed: BTreeSet<&RecordKey> = after
        .records
        .iter()
        .filter(|(key, fields)| before.records.get(*key) != Some(fields))
        .map(|(key, _)| key)
        .collect();
    let is_new = |dot: &&Dot| !before.journal.contains_key(*dot);
    let dots: Vec<Dot> = after.journal.keys().filter(is_new).cloned().collect();
    let mut batch = batch_of(after, changed, &dots, at_ms);
    let is_other = |dot: &&Dot| {
        let old = before.journal.get(*dot);
        old.is_some() && old != after.journal.get(*dot)
    };
    let rewritten: Vec<Dot> = after.journal.keys().filter(is_other).cloned().collect();
    let rewritten = batch_of(after, [], &rewritten, at_ms).append_journal;
    batch.rewrite_journal = rewritten.into_iter().collect();
    let gone = before
        .records
        .keys()
        .filter(|key| !after.records.contains_key(*key));
    batch.delete = gone.map(|key| format!("{}/{}", key.kind, key.id)).collect();
    batch
}
