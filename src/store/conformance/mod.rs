//! What every store must do, as one suite run on each of them.
//!
//! Memory runs it in `tests/host/store.rs`, `IndexedDB` in
//! `tests/browser/store.rs`. Leaves out what only one of them can do: closing
//! connections, upgrades, a disk that is full.
//!
//! Cases are private, so that one which its file's `run` forgets is a warning,
//! and warnings fail the build.

mod commits;
mod documents;
mod snapshots;

use std::collections::BTreeMap;

use super::{Batch, DocumentHead, Store, StoredDocument};

/// Makes stores for the suite.
#[allow(async_fn_in_trait)] // one thread; nobody needs these futures to be Send
pub trait Bed {
    /// The store on trial.
    type Store: Store;

    /// A handle on the database called `name`, which is empty when a name is
    /// asked for the first time; asked again, another handle on the same one.
    async fn open(&self, name: &str) -> Self::Store;
}

/// Runs every case; panics with the case's own words at the first that fails.
pub async fn run(bed: &impl Bed) {
    commits::run(bed).await;
    documents::run(bed).await;
    snapshots::run(bed).await;
}

/// A head as a caller would make it.
pub fn sample_head(id: &str, name: &str) -> DocumentHead {
    DocumentHead {
        id: id.to_owned(),
        kind: "programme".to_owned(),
        name: name.to_owned(),
        revision: 0,
        last_saved_ms: 1_760_000_000_000,
        archived: false,
        extra: "{\"vv\":{}}".to_owned(),
    }
}

/// A batch that writes `records` and nothing else.
pub fn sample_batch(id: &str, records: &[(&str, &str)]) -> Batch {
    Batch {
        head: sample_head(id, "Valley mentors"),
        put: texts(records),
        ..Batch::default()
    }
}

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
        .collect()
}

async fn commit(store: &impl Store, id: &str, expected: u64, records: &[(&str, &str)]) {
    assert_eq!(
        store.commit(id, expected, sample_batch(id, records)).await,
        Ok(expected + 1)
    );
}

async fn loaded(store: &impl Store, id: &str) -> StoredDocument {
    store
        .load(id)
        .await
        .expect("a document that can be read")
        .expect("a document")
}
