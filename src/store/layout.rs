//! Which text stands under which key in which object store, and which writes a
//! request comes to.
//!
//! Pure, and shared by both stores: they differ only in how the writes are
//! carried out. Leaves out carrying them out, and the texts (`stored`).
//!
//! Keys are `document/rest`; a document's entries are those from `document/` up
//! to, not including, `document0`, as `0` follows `/`.

use super::stored::{
    head_from_text, snapshot_head_from_text, text_from_document, text_from_head,
    text_from_snapshot_head,
};
use super::{Batch, DocumentHead, N_SNAPSHOTS_KEPT, SnapshotHead, StoreError, StoredDocument};

/// Heads by document id.
pub const DOCUMENTS: &str = "documents";
/// Records by `document/kind/record`.
pub const RECORDS: &str = "records";
/// Journal entries by `document/actor/number`.
pub const JOURNAL: &str = "journal";
/// Heads of snapshots by `document/number`.
pub const SNAPSHOT_HEADS: &str = "snapshot_heads";
/// Whole documents by `document/number`; apart from their heads, so that a list
/// need not read them.
pub const SNAPSHOTS: &str = "snapshots";
/// Settings by [`setting_key`], and under [`removed_key`] where a removed
/// document stopped.
pub const SETTINGS: &str = "settings";

/// One write inside a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// Writes, over whatever was there.
    Put(&'static str, String, String),
    /// Writes, and fails the transaction if something was there.
    Add(&'static str, String, String),
    /// Removes one key; nothing there is no fault.
    Delete(&'static str, String),
    /// Removes all of one document.
    DeleteDocument(&'static str, String),
}

impl Op {
    /// The object store it writes to.
    pub const fn store(&self) -> &'static str {
        match self {
            Self::Put(store, ..)
            | Self::Add(store, ..)
            | Self::Delete(store, _)
            | Self::DeleteDocument(store, _) => store,
        }
    }
}

/// First key, and the first key after, of what belongs to document `id`.
pub fn document_range(id: &str) -> (String, String) {
    (format!("{id}/"), format!("{id}0"))
}

/// `key` within document `id`.
pub fn document_key(id: &str, key: &str) -> String {
    format!("{id}/{key}")
}

/// What [`document_key`] was given, or `None` for another document's key.
pub fn key_within<'a>(id: &str, full: &'a str) -> Option<&'a str> {
    full.strip_prefix(id)?.strip_prefix('/')
}

/// The setting that remembers the last revision of a removed document.
pub fn removed_key(id: &str) -> String {
    format!("removed/{id}")
}

/// Where the caller's setting `key` stands, out of reach of [`removed_key`].
pub fn setting_key(key: &str) -> String {
    format!("set/{key}")
}

/// The write that sets or removes a setting.
pub fn plan_setting(key: &str, value: Option<&str>) -> Op {
    let key = setting_key(key);
    match value {
        Some(text) => Op::Put(SETTINGS, key, text.to_owned()),
        None => Op::Delete(SETTINGS, key),
    }
}

/// The writes of a commit, and the revision they lead to.
///
/// `head` and `removed` are the texts that stand now under `id` in
/// [`DOCUMENTS`] and under [`removed_key`] in [`SETTINGS`].
pub fn plan_commit(
    id: &str,
    expected: u64,
    head: Option<&str>,
    removed: Option<&str>,
    batch: &Batch,
) -> Result<(u64, Vec<Op>), StoreError> {
    check_id(id)?;
    if batch.head.id != id {
        return Err(StoreError::corrupt(
            format!("batch for {id}"),
            "its head bears another id",
        ));
    }
    let current = match head {
        Some(text) => head_from_text(id, text)?.revision,
        None => 0,
    };
    if current != expected {
        return Err(StoreError::RevisionMismatch { expected, current });
    }
    let stopped_at = match removed {
        Some(text) if head.is_none() => text
            .parse()
            .map_err(|error| StoreError::corrupt(format!("settings {}", removed_key(id)), error))?,
        _ => current,
    };
    let revision = stopped_at + 1;
    let new_head = DocumentHead {
        revision,
        ..batch.head.clone()
    };
    let mut ops = vec![Op::Put(
        DOCUMENTS,
        id.to_owned(),
        text_from_head(&new_head)?,
    )];
    for key in &batch.delete {
        ops.push(Op::Delete(RECORDS, document_key(id, key)));
    }
    for (key, text) in &batch.put {
        ops.push(Op::Put(RECORDS, document_key(id, key), text.clone()));
    }
    for (key, text) in &batch.rewrite_journal {
        ops.push(Op::Put(JOURNAL, document_key(id, key), text.clone()));
    }
    for (key, text) in &batch.append_journal {
        ops.push(Op::Add(JOURNAL, document_key(id, key), text.clone()));
    }
    Ok((revision, ops))
}

/// Whether `head`, as it stands now, is what this very commit would have
/// written, and its revision if so.
///
/// For a commit whose answer was lost with the connection: it may have reached
/// the disk all the same. The caller also compares a journal entry, which no
/// other tab can have written.
pub fn already_committed(id: &str, expected: u64, head: &str, batch: &Batch) -> Option<u64> {
    let found = head_from_text(id, head).ok()?;
    let revision = found.revision;
    let wanted = DocumentHead {
        revision,
        ..batch.head.clone()
    };
    (revision > expected && found == wanted).then_some(revision)
}

/// The writes that remove a document whose head stands as `head`.
pub fn plan_remove(id: &str, head: Option<&str>) -> Result<Vec<Op>, StoreError> {
    check_id(id)?;
    let Some(text) = head else {
        return Ok(Vec::new());
    };
    // A head that cannot be read must not keep its document from being removed.
    let revision = head_from_text(id, text).map_or(0, |head| head.revision);
    let mut ops = vec![Op::Delete(DOCUMENTS, id.to_owned())];
    for store in [RECORDS, JOURNAL, SNAPSHOT_HEADS, SNAPSHOTS] {
        ops.push(Op::DeleteDocument(store, id.to_owned()));
    }
    ops.push(Op::Put(SETTINGS, removed_key(id), revision.to_string()));
    Ok(ops)
}

/// The writes that keep `document` as a snapshot beside those with `kept_ids`
/// (in order), and the new one's head.
pub fn plan_snapshot(
    document: StoredDocument,
    kept_ids: &[String],
    reason: &str,
    at_ms: i64,
) -> Result<(SnapshotHead, Vec<Op>), StoreError> {
    let id = document.head.id.clone();
    let last: u64 = match kept_ids.last() {
        Some(last) => last
            .parse()
            .map_err(|error| StoreError::corrupt(format!("snapshots {id}"), error))?,
        None => 0,
    };
    let head = SnapshotHead {
        id: format!("{:016}", last + 1),
        reason: reason.to_owned(),
        at_ms,
        revision: document.head.revision,
        n_records: document.records.len() as u64,
    };
    let key = document_key(&id, &head.id);
    let mut ops = vec![
        Op::Add(SNAPSHOT_HEADS, key.clone(), text_from_snapshot_head(&head)?),
        Op::Add(SNAPSHOTS, key, text_from_document(document)?),
    ];
    let n_too_many = (kept_ids.len() + 1).saturating_sub(N_SNAPSHOTS_KEPT);
    for old in &kept_ids[..n_too_many] {
        ops.extend(plan_remove_snapshot(&id, old));
    }
    Ok((head, ops))
}

/// The writes that remove one snapshot.
pub fn plan_remove_snapshot(id: &str, snapshot: &str) -> [Op; 2] {
    let key = document_key(id, snapshot);
    [
        Op::Delete(SNAPSHOT_HEADS, key.clone()),
        Op::Delete(SNAPSHOTS, key),
    ]
}

/// A document from its head's text and the entries in its ranges.
pub fn document(
    id: &str,
    head: &str,
    records: impl IntoIterator<Item = (String, String)>,
    journal: impl IntoIterator<Item = (String, String)>,
) -> Result<StoredDocument, StoreError> {
    let within = |(full, text): (String, String)| Some((key_within(id, &full)?.to_owned(), text));
    Ok(StoredDocument {
        head: head_from_text(id, head)?,
        records: records.into_iter().filter_map(within).collect(),
        journal: journal.into_iter().filter_map(within).collect(),
    })
}

/// Heads from the entries of [`DOCUMENTS`]. One that cannot be read fails the
/// list, with its id: a programme must not vanish from the list unseen.
pub fn heads(
    entries: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<DocumentHead>, StoreError> {
    entries
        .into_iter()
        .map(|(id, text)| head_from_text(&id, &text))
        .collect()
}

/// Heads of snapshots, newest first, from the entries in a document's range.
pub fn snapshot_heads(
    id: &str,
    entries: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<SnapshotHead>, StoreError> {
    let mut heads = entries
        .into_iter()
        .filter_map(|(full, text)| Some(snapshot_head_from_text(key_within(id, &full)?, &text)))
        .collect::<Result<Vec<_>, _>>()?;
    heads.sort_by(|a, b| b.id.cmp(&a.id));
    Ok(heads)
}

pub(super) use super::stored::{document_from_text, head_from_text as read_head};

/// An id that cannot be mistaken for another's key.
fn check_id(id: &str) -> Result<(), StoreError> {
    if id.is_empty() || id.contains('/') {
        return Err(StoreError::corrupt(
            format!("document id {id:?}"),
            "an id is not empty and has no slash",
        ));
    }
    Ok(())
}
