//! Which store a programme lives in: the browser's database, the sample's own
//! database, or only the memory of this page where the browser keeps nothing.

use crate::store::idb::IdbStore;
use crate::store::{
    Batch, DocumentHead, MemoryStore, RawExport, SnapshotHead, Store, StoreError, StoredDocument,
};

/// A database of its own for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Space {
    /// Real programmes.
    Real,
    /// The sample programme.
    Sample,
}

impl Space {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Real, Self::Sample];

    /// The database's name.
    pub const fn database(self) -> &'static str {
        match self {
            Self::Real => "civic-mentor",
            Self::Sample => "civic-mentor-sample",
        }
    }
}

/// Either store behind one type.
pub enum AnyStore {
    /// The browser's database.
    Browser(IdbStore),
    /// Memory only; the page says so and offers the working file.
    Page(MemoryStore),
}

macro_rules! either {
    ($self:ident, $store:ident => $call:expr) => {
        match $self {
            AnyStore::Browser($store) => $call,
            AnyStore::Page($store) => $call,
        }
    };
}

impl Store for AnyStore {
    async fn list(&self) -> Result<Vec<DocumentHead>, StoreError> {
        either!(self, store => store.list().await)
    }
    async fn head(&self, id: &str) -> Result<Option<DocumentHead>, StoreError> {
        either!(self, store => store.head(id).await)
    }
    async fn load(&self, id: &str) -> Result<Option<StoredDocument>, StoreError> {
        either!(self, store => store.load(id).await)
    }
    async fn commit(&self, id: &str, expected: u64, batch: Batch) -> Result<u64, StoreError> {
        either!(self, store => store.commit(id, expected, batch).await)
    }
    async fn remove(&self, id: &str) -> Result<(), StoreError> {
        either!(self, store => store.remove(id).await)
    }
    async fn snapshot(
        &self,
        id: &str,
        reason: &str,
        at_ms: i64,
    ) -> Result<Option<SnapshotHead>, StoreError> {
        either!(self, store => store.snapshot(id, reason, at_ms).await)
    }
    async fn snapshots(&self, id: &str) -> Result<Vec<SnapshotHead>, StoreError> {
        either!(self, store => store.snapshots(id).await)
    }
    async fn load_snapshot(
        &self,
        id: &str,
        snapshot: &str,
    ) -> Result<Option<StoredDocument>, StoreError> {
        either!(self, store => store.load_snapshot(id, snapshot).await)
    }
    async fn remove_snapshot(&self, id: &str, snapshot: &str) -> Result<(), StoreError> {
        either!(self, store => store.remove_snapshot(id, snapshot).await)
    }
    async fn get_setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        either!(self, store => store.get_setting(key).await)
    }
    async fn put_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        either!(self, store => store.put_setting(key, value).await)
    }
    async fn export_raw(&self) -> Result<RawExport, StoreError> {
        either!(self, store => store.export_raw().await)
    }
}
