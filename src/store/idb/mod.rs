//! The store in the browser's own database.
//!
//! `indexed_db_futures` carries the requests; what it leaves to its callers is
//! here: the reason of an abort, the connection that the browser drops, and the
//! tab that must let go when another upgrades. Leaves out what is stored
//! (`layout`) and the lock between tabs (`platform::locks`), which `session`
//! takes before it commits.

mod connection;
mod fault;
pub mod keys;
mod open;
pub mod probe;
pub mod rescue;
pub mod sentinel;
mod transaction;

use std::rc::Rc;

use connection::{Attempt, Connection};
use transaction::Transaction;

use super::layout::{self, DOCUMENTS, JOURNAL, RECORDS, SETTINGS, SNAPSHOT_HEADS, SNAPSHOTS};
use super::migrations::{STEPS, Step};
use super::{Batch, DocumentHead, RawExport, SnapshotHead, Store, StoreError, StoredDocument};

pub use connection::Retirement;

/// The database of this browser's own programmes.
pub const MAIN: &str = "civic-mentor";
/// The database of the sample programme, which never touches the other.
pub const SAMPLE: &str = "civic-mentor-sample";

/// A handle on one database. Clones share its connection.
#[derive(Clone)]
pub struct IdbStore {
    connection: Rc<Connection>,
}

impl IdbStore {
    /// Opens [`MAIN`] or [`SAMPLE`], upgraded to the present schema.
    ///
    /// `on_retired` is called once if another tab upgrades or clears the
    /// database; from then on every call fails with [`StoreError::Retired`].
    pub async fn open(
        name: &str,
        on_retired: impl Fn(Retirement) + 'static,
    ) -> Result<Self, StoreError> {
        Self::open_with_steps(name, STEPS, on_retired).await
    }

    /// The same with a schema of one's own, for trying upgrades.
    pub async fn open_with_steps(
        name: &str,
        steps: &'static [Step],
        on_retired: impl Fn(Retirement) + 'static,
    ) -> Result<Self, StoreError> {
        let connection = Connection::open(name, steps, on_retired).await?;
        Ok(Self {
            connection: Rc::new(connection),
        })
    }

    /// Closes the connection, as the browser does when it is short of memory.
    /// The next call opens it again.
    pub fn close(&self) {
        self.connection.close();
    }
}

impl Store for IdbStore {
    async fn list(&self) -> Result<Vec<DocumentHead>, StoreError> {
        let read = self
            .connection
            .run(async |db, _| Transaction::read(db, &[DOCUMENTS])?.all(DOCUMENTS).await);
        layout::heads(read.await?)
    }

    async fn head(&self, id: &str) -> Result<Option<DocumentHead>, StoreError> {
        let text = self.get(DOCUMENTS, id).await?;
        text.map(|text| layout::read_head(id, &text)).transpose()
    }

    async fn load(&self, id: &str) -> Result<Option<StoredDocument>, StoreError> {
        self.connection
            .run(async |db, _| {
                read_document(&Transaction::read(db, &[DOCUMENTS, RECORDS, JOURNAL])?, id).await
            })
            .await
    }

    async fn commit(
        &self,
        id: &str,
        expected_revision: u64,
        batch: Batch,
    ) -> Result<u64, StoreError> {
        self.connection
            .run(async |db, attempt| {
                let tx = Transaction::write(db, &[DOCUMENTS, RECORDS, JOURNAL, SETTINGS])?;
                let head = tx.get(DOCUMENTS, id).await?;
                if attempt == Attempt::Again
                    && let Some(revision) =
                        found_on_disk(&tx, id, expected_revision, head.as_deref(), &batch).await?
                {
                    return Ok(revision);
                }
                let removed = match head {
                    Some(_) => None,
                    None => tx.get(SETTINGS, &layout::removed_key(id)).await?,
                };
                let (revision, ops) = layout::plan_commit(
                    id,
                    expected_revision,
                    head.as_deref(),
                    removed.as_deref(),
                    &batch,
                )?;
                tx.commit(&ops).await?;
                Ok(revision)
            })
            .await
    }

    async fn remove(&self, id: &str) -> Result<(), StoreError> {
        self.connection
            .run(async |db, _| {
                let stores = [
                    DOCUMENTS,
                    RECORDS,
                    JOURNAL,
                    SNAPSHOT_HEADS,
                    SNAPSHOTS,
                    SETTINGS,
                ];
                let tx = Transaction::write(db, &stores)?;
                let head = tx.get(DOCUMENTS, id).await?;
                tx.commit(&layout::plan_remove(id, head.as_deref())?).await
            })
            .await
    }

    async fn snapshot(
        &self,
        id: &str,
        reason: &str,
        at_ms: i64,
    ) -> Result<Option<SnapshotHead>, StoreError> {
        self.connection
            .run(async |db, _| {
                let stores = [DOCUMENTS, RECORDS, JOURNAL, SNAPSHOT_HEADS, SNAPSHOTS];
                let tx = Transaction::write(db, &stores)?;
                let Some(document) = read_document(&tx, id).await? else {
                    return Ok(None);
                };
                let keys = tx.keys_of(SNAPSHOT_HEADS, id).await?;
                let kept: Vec<_> = keys
                    .iter()
                    .filter_map(|key| layout::key_within(id, key))
                    .map(str::to_owned)
                    .collect();
                let (head, ops) = layout::plan_snapshot(document, &kept, reason, at_ms)?;
                // So that the page draws between putting the copy together and writing it.
                tx.get(DOCUMENTS, id).await?;
                tx.commit(&ops).await?;
                Ok(Some(head))
            })
            .await
    }

    async fn snapshots(&self, id: &str) -> Result<Vec<SnapshotHead>, StoreError> {
        let read = self.connection.run(async |db, _| {
            Transaction::read(db, &[SNAPSHOT_HEADS])?
                .entries_of(SNAPSHOT_HEADS, id)
                .await
        });
        layout::snapshot_heads(id, read.await?)
    }

    async fn load_snapshot(
        &self,
        id: &str,
        snapshot: &str,
    ) -> Result<Option<StoredDocument>, StoreError> {
        let key = layout::document_key(id, snapshot);
        let text = self.get(SNAPSHOTS, &key).await?;
        text.map(|text| layout::document_from_text(&key, &text))
            .transpose()
    }

    async fn remove_snapshot(&self, id: &str, snapshot: &str) -> Result<(), StoreError> {
        self.write(
            &[SNAPSHOT_HEADS, SNAPSHOTS],
            &layout::plan_remove_snapshot(id, snapshot),
        )
        .await
    }

    async fn get_setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.get(SETTINGS, &layout::setting_key(key)).await
    }

    async fn put_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write(&[SETTINGS], &[layout::plan_setting(key, value)])
            .await
    }

    async fn export_raw(&self) -> Result<RawExport, StoreError> {
        self.connection
            .run(async |db, _| rescue::read_everything(db).await)
            .await
    }
}

impl IdbStore {
    async fn get(&self, store: &'static str, key: &str) -> Result<Option<String>, StoreError> {
        self.connection
            .run(async |db, _| Transaction::read(db, &[store])?.get(store, key).await)
            .await
    }

    async fn write(&self, stores: &[&'static str], ops: &[layout::Op]) -> Result<(), StoreError> {
        self.connection
            .run(async |db, _| Transaction::write(db, stores)?.commit(ops).await)
            .await
    }
}

async fn read_document(
    tx: &Transaction<'_>,
    id: &str,
) -> Result<Option<StoredDocument>, StoreError> {
    let Some(head) = tx.get(DOCUMENTS, id).await? else {
        return Ok(None);
    };
    let records = tx.entries_of(RECORDS, id).await?;
    let journal = tx.entries_of(JOURNAL, id).await?;
    layout::document(id, &head, records, journal).map(Some)
}

/// Whether a commit whose answer was lost reached the disk, and as what
/// revision: its head stands there and so does the last journal entry it wrote.
async fn found_on_disk(
    tx: &Transaction<'_>,
    id: &str,
    expected: u64,
    head: Option<&str>,
    batch: &Batch,
) -> Result<Option<u64>, StoreError> {
    let (Some(head), Some((key, text))) = (head, batch.append_journal.last()) else {
        return Ok(None);
    };
    let Some(revision) = layout::already_committed(id, expected, head, batch) else {
        return Ok(None);
    };
    let found = tx.get(JOURNAL, &layout::document_key(id, key)).await?;
    Ok((found.as_deref() == Some(text)).then_some(revision))
}
