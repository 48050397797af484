//! Where documents live between visits.
//!
//! A document is a head, records and a journal, all of them text that this
//! module never reads: it knows ids, revisions and keys. One trait,
//! [`Store`], has two implementations, [`memory`] and `idb` (in the browser), held to one
//! suite, [`conformance`]. Leaves out what a programme is (`domain`), when to
//! save and under which lock (`session`), and the signing key, which lives in a
//! database of its own (`idb::keys`).

pub mod conformance;
mod error;
#[cfg(all(feature = "page", target_arch = "wasm32"))]
pub mod idb;
pub mod keep;
pub mod layout;
pub mod memory;
pub mod migrations;
pub mod raw;
pub mod sentinel;
mod stored;

use std::collections::{BTreeMap, BTreeSet};

pub use error::{Facility, StoreError};
pub use memory::MemoryStore;
pub use raw::RawExport;

/// How many snapshots of one document are kept; the oldest goes first.
pub const N_SNAPSHOTS_KEPT: usize = 5;

/// What a list of documents shows without reading any of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentHead {
    /// The document's id: not empty and without `/`.
    pub id: String,
    /// What sort of document it is, a word of the caller's.
    pub kind: String,
    /// The name a person gave it.
    pub name: String,
    /// Counts up by one with every commit. The store sets it; what a
    /// [`Batch`] says here is not looked at.
    pub revision: u64,
    /// When it was last saved, in milliseconds since 1970, by the caller's clock.
    pub last_saved_ms: i64,
    /// Whether it was put away: kept whole, and listed apart.
    pub archived: bool,
    /// Text of the caller's own.
    pub extra: String,
}

/// A document as it was read in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredDocument {
    /// Its head.
    pub head: DocumentHead,
    /// Its records by key (`kind/id`).
    pub records: BTreeMap<String, String>,
    /// Its journal by key; keys come from [`journal_key`], so the order is by
    /// actor, then by number.
    pub journal: BTreeMap<String, String>,
}

/// All that one commit changes; it happens whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The head from now on.
    pub head: DocumentHead,
    /// Records to write, by key.
    pub put: BTreeMap<String, String>,
    /// Keys of records to remove; a key that is not there is no fault.
    pub delete: BTreeSet<String>,
    /// Journal entries to add. A key that is already taken refuses the whole
    /// commit: two tabs never give one number twice.
    pub append_journal: Vec<(String, String)>,
    /// Journal entries to write anew, for forgetting a person. Only this may
    /// touch what was written before.
    pub rewrite_journal: BTreeMap<String, String>,
}

/// One kept copy of a document, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotHead {
    /// Its id within the document; a later snapshot has a greater id.
    pub id: String,
    /// Why it was taken, a word of the caller's such as `import`.
    pub reason: String,
    /// When it was taken, in milliseconds since 1970, by the caller's clock.
    pub at_ms: i64,
    /// The revision it holds.
    pub revision: u64,
    /// How many records it holds.
    pub n_records: u64,
}

/// Keeps documents, their snapshots and a few settings.
///
/// Every call is one transaction. Two handles on one database see each other's
/// commits. Futures stay on the page's only thread, so nothing here is `Send`.
///
/// Invariant: a commit that fails changes nothing (`conformance`).
#[allow(async_fn_in_trait)] // one thread; nobody needs these futures to be Send
pub trait Store {
    /// The heads of all documents, by id.
    async fn list(&self) -> Result<Vec<DocumentHead>, StoreError>;

    /// One head, for comparing revisions inside the lock; `None` where there
    /// is no such document.
    async fn head(&self, id: &str) -> Result<Option<DocumentHead>, StoreError>;

    /// A whole document, or `None` where there is none.
    async fn load(&self, id: &str) -> Result<Option<StoredDocument>, StoreError>;

    /// Writes `batch` if the document still stands at `expected_revision` (0
    /// for one that does not exist yet), and answers with the new revision.
    ///
    /// Resolves only when the browser says that all of it is on disk. Fails
    /// with [`StoreError::RevisionMismatch`], [`StoreError::JournalTaken`],
    /// [`StoreError::Full`] or the connection's faults; then nothing changed.
    async fn commit(
        &self,
        id: &str,
        expected_revision: u64,
        batch: Batch,
    ) -> Result<u64, StoreError>;

    /// Removes a document with its records, journal and snapshots.
    ///
    /// A document made again under the same id goes on counting revisions where
    /// the old one stopped, so that a tab which still shows the old one cannot
    /// write over the new.
    async fn remove(&self, id: &str) -> Result<(), StoreError>;

    /// Keeps a copy of the document as it is now, and drops all but the last
    /// [`N_SNAPSHOTS_KEPT`]. `None` where there is no such document.
    async fn snapshot(
        &self,
        id: &str,
        reason: &str,
        at_ms: i64,
    ) -> Result<Option<SnapshotHead>, StoreError>;

    /// The kept copies of a document, newest first.
    async fn snapshots(&self, id: &str) -> Result<Vec<SnapshotHead>, StoreError>;

    /// One kept copy, whole.
    async fn load_snapshot(
        &self,
        id: &str,
        snapshot: &str,
    ) -> Result<Option<StoredDocument>, StoreError>;

    /// Removes one kept copy, for forgetting a person.
    async fn remove_snapshot(&self, id: &str, snapshot: &str) -> Result<(), StoreError>;

    /// A setting of this browser.
    async fn get_setting(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes a setting; `None` removes it.
    async fn put_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError>;

    /// Everything there is, as it is stored, for a download that helps even
    /// when the rest of the program does not.
    async fn export_raw(&self) -> Result<RawExport, StoreError>;
}

/// The key of the `n`th journal entry of `actor`, padded so that the order of
/// keys is the order of numbers.
///
/// ```
/// use civic_mentor::store::journal_key;
/// assert!(journal_key("ann", 9) < journal_key("ann", 10));
/// ```
pub fn journal_key(actor: &str, n: u64) -> String {
    format!("{actor}/{n:016}")
}

/// Actor and number of a key made by [`journal_key`].
pub fn journal_key_parts(key: &str) -> Option<(&str, u64)> {
    let (actor, n) = key.rsplit_once('/')?;
    Some((actor, n.parse().ok()?))
}
