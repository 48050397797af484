//! The store's twin in memory, for tests and for measuring the real one against.
//!
//! Holds the same texts under the same keys. Leaves out the disk: never used as
//! a silent stand-in where the browser cannot save.

use std::cell::RefCell;
use std::rc::Rc;

use super::layout::{self, DOCUMENTS, JOURNAL, Op, RECORDS, SETTINGS, SNAPSHOT_HEADS, SNAPSHOTS};
use super::migrations::{self, STEPS};
use super::raw::RawStore;
use super::{Batch, DocumentHead, RawExport, SnapshotHead, Store, StoreError, StoredDocument};

/// A database in memory. Clones are further handles on the same one.
#[derive(Clone, Debug)]
pub struct MemoryStore {
    disk: Rc<RefCell<Disk>>,
}

#[derive(Debug)]
struct Disk {
    raw: RawExport,
    next_write_fails_with: Option<StoreError>,
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryStore {
    /// An empty database of the present schema.
    pub fn new() -> Self {
        let mut raw = RawExport::default();
        for step in STEPS {
            raw.stores.extend(
                step.adds
                    .iter()
                    .map(|name| ((*name).to_owned(), RawStore::new())),
            );
            raw.schema = step.version;
        }
        Self::holding(raw)
    }

    /// A database that holds `raw`, brought up to the present schema.
    pub fn from_raw(mut raw: RawExport) -> Result<Self, StoreError> {
        migrations::migrate(STEPS, &mut raw)?;
        Ok(Self::holding(raw))
    }

    /// Lets the next write fail at its commit, once, as a full disk does.
    pub fn fail_next_write(&self, error: StoreError) {
        self.disk.borrow_mut().next_write_fails_with = Some(error);
    }

    fn holding(raw: RawExport) -> Self {
        Self {
            disk: Rc::new(RefCell::new(Disk {
                raw,
                next_write_fails_with: None,
            })),
        }
    }

    fn text(&self, store: &str, key: &str) -> Option<String> {
        self.disk.borrow().raw.get(store, key).map(str::to_owned)
    }

    fn range(&self, store: &str, id: &str) -> Vec<(String, String)> {
        let (first, end) = layout::document_range(id);
        let disk = self.disk.borrow();
        let Some(entries) = disk.raw.stores.get(store) else {
            return Vec::new();
        };
        entries
            .range(first..end)
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect()
    }

    /// Carries out all of `ops` on a copy, and keeps the copy only if all went well.
    fn write(&self, ops: impl IntoIterator<Item = Op>) -> Result<(), StoreError> {
        let mut disk = self.disk.borrow_mut();
        let mut copy = disk.raw.clone();
        for op in ops {
            apply(&mut copy, op)?;
        }
        if let Some(error) = disk.next_write_fails_with.take() {
            return Err(error);
        }
        disk.raw = copy;
        Ok(())
    }
}

fn apply(raw: &mut RawExport, op: Op) -> Result<(), StoreError> {
    let (Op::Put(name, ..) | Op::Add(name, ..) | Op::Delete(name, _) | Op::DeleteDocument(name, _)) =
        &op;
    let entries = raw.stores.entry((*name).to_owned()).or_default();
    match op {
        Op::Add(_, key, _) if entries.contains_key(&key) => {
            return Err(StoreError::JournalTaken { key });
        }
        Op::Put(_, key, text) | Op::Add(_, key, text) => {
            entries.insert(key, text);
        }
        Op::Delete(_, key) => {
            entries.remove(&key);
        }
        Op::DeleteDocument(_, id) => {
            entries.retain(|key, _| layout::key_within(&id, key).is_none());
        }
    }
    Ok(())
}

impl Store for MemoryStore {
    async fn list(&self) -> Result<Vec<DocumentHead>, StoreError> {
        let entries = self
            .disk
            .borrow()
            .raw
            .stores
            .get(DOCUMENTS)
            .cloned()
            .unwrap_or_default();
        layout::heads(entries)
    }

    async fn head(&self, id: &str) -> Result<Option<DocumentHead>, StoreError> {
        self.text(DOCUMENTS, id)
            .map(|text| layout::read_head(id, &text))
            .transpose()
    }

    async fn load(&self, id: &str) -> Result<Option<StoredDocument>, StoreError> {
        self.text(DOCUMENTS, id)
            .map(|head| {
                layout::document(id, &head, self.range(RECORDS, id), self.range(JOURNAL, id))
            })
            .transpose()
    }

    async fn commit(
        &self,
        id: &str,
        expected_revision: u64,
        batch: Batch,
    ) -> Result<u64, StoreError> {
        let head = self.text(DOCUMENTS, id);
        let removed = self.text(SETTINGS, &layout::removed_key(id));
        let (revision, ops) = layout::plan_commit(
            id,
            expected_revision,
            head.as_deref(),
            removed.as_deref(),
            &batch,
        )?;
        self.write(ops)?;
        Ok(revision)
    }

    async fn remove(&self, id: &str) -> Result<(), StoreError> {
        self.write(layout::plan_remove(
            id,
            self.text(DOCUMENTS, id).as_deref(),
        )?)
    }

    async fn snapshot(
        &self,
        id: &str,
        reason: &str,
        at_ms: i64,
    ) -> Result<Option<SnapshotHead>, StoreError> {
        let Some(document) = self.load(id).await? else {
            return Ok(None);
        };
        let kept: Vec<_> = self
            .range(SNAPSHOT_HEADS, id)
            .iter()
            .filter_map(|(full, _)| layout::key_within(id, full).map(str::to_owned))
            .collect();
        let (head, ops) = layout::plan_snapshot(document, &kept, reason, at_ms)?;
        self.write(ops)?;
        Ok(Some(head))
    }

    async fn snapshots(&self, id: &str) -> Result<Vec<SnapshotHead>, StoreError> {
        layout::snapshot_heads(id, self.range(SNAPSHOT_HEADS, id))
    }

    async fn load_snapshot(
        &self,
        id: &str,
        snapshot: &str,
    ) -> Result<Option<StoredDocument>, StoreError> {
        let key = layout::document_key(id, snapshot);
        self.text(SNAPSHOTS, &key)
            .map(|text| layout::document_from_text(&key, &text))
            .transpose()
    }

    async fn remove_snapshot(&self, id: &str, snapshot: &str) -> Result<(), StoreError> {
        self.write(layout::plan_remove_snapshot(id, snapshot))
    }

    async fn get_setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.text(SETTINGS, &layout::setting_key(key)))
    }

    async fn put_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write([layout::plan_setting(key, value)])
    }

    async fn export_raw(&self) -> Result<RawExport, StoreError> {
        Ok(self.disk.borrow().raw.clone())
    }
}
