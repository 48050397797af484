//! The texts that stand in the `documents`, `snapshot_heads` and `snapshots`
//! object stores. Apart from the types callers see, so that either may change
//! without the other. Leaves out records and journal entries, which are the
//! caller's text as it came.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DocumentHead, SnapshotHead, StoreError, StoredDocument};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadV1 {
    id: String,
    kind: String,
    name: String,
    revision: u64,
    last_saved_ms: i64,
    archived: bool,
    extra: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SnapshotHeadV1 {
    reason: String,
    at_ms: i64,
    revision: u64,
    n_records: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SnapshotV1 {
    head: HeadV1,
    records: BTreeMap<String, String>,
    journal: BTreeMap<String, String>,
}

/// The stored text of a head.
pub(super) fn text_from_head(head: &DocumentHead) -> Result<String, StoreError> {
    to_text(&head_v1(head.clone()), &head.id)
}

/// Reads the head stored under `id`.
pub(super) fn head_from_text(id: &str, text: &str) -> Result<DocumentHead, StoreError> {
    let place = format!("documents {id}");
    let head: HeadV1 = from_text(text, &place)?;
    if head.id != id {
        return Err(StoreError::corrupt(place, "it bears another id"));
    }
    Ok(head_from_v1(head))
}

/// The stored text of a snapshot's head; its id is its key.
pub(super) fn text_from_snapshot_head(head: &SnapshotHead) -> Result<String, StoreError> {
    let stored = SnapshotHeadV1 {
        reason: head.reason.clone(),
        at_ms: head.at_ms,
        revision: head.revision,
        n_records: head.n_records,
    };
    to_text(&stored, &head.id)
}

/// Reads the snapshot head stored under `id`.
pub(super) fn snapshot_head_from_text(id: &str, text: &str) -> Result<SnapshotHead, StoreError> {
    let stored: SnapshotHeadV1 = from_text(text, &format!("snapshot_heads {id}"))?;
    Ok(SnapshotHead {
        id: id.to_owned(),
        reason: stored.reason,
        at_ms: stored.at_ms,
        revision: stored.revision,
        n_records: stored.n_records,
    })
}

/// The stored text of a whole document.
pub(super) fn text_from_document(document: StoredDocument) -> Result<String, StoreError> {
    let id = document.head.id.clone();
    let StoredDocument {
        head,
        records,
        journal,
    } = document;
    to_text(
        &SnapshotV1 {
            head: head_v1(head),
            records,
            journal,
        },
        &id,
    )
}

/// Reads the document stored as snapshot `id`.
pub(super) fn document_from_text(id: &str, text: &str) -> Result<StoredDocument, StoreError> {
    let stored: SnapshotV1 = from_text(text, &format!("snapshots {id}"))?;
    Ok(StoredDocument {
        head: head_from_v1(stored.head),
        records: stored.records,
        journal: stored.journal,
    })
}

fn head_v1(head: DocumentHead) -> HeadV1 {
    let DocumentHead {
        id,
        kind,
        name,
        revision,
        last_saved_ms,
        archived,
        extra,
    } = head;
    HeadV1 {
        id,
        kind,
        name,
        revision,
        last_saved_ms,
        archived,
        extra,
    }
}

fn head_from_v1(head: HeadV1) -> DocumentHead {
    let HeadV1 {
        id,
        kind,
        name,
        revision,
        last_saved_ms,
        archived,
        extra,
    } = head;
    DocumentHead {
        id,
        kind,
        name,
        revision,
        last_saved_ms,
        archived,
        extra,
    }
}

fn to_text<T: Serialize>(stored: &T, place: &str) -> Result<String, StoreError> {
    serde_json::to_string(stored).map_err(|error| StoreError::corrupt(place, error))
}

fn from_text<T: for<'de> Deserialize<'de>>(text: &str, place: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::corrupt(place, error))
}
