//! What can go wrong while keeping documents. Leaves out the words for people:
//! those are chosen by [`StoreError::code`] in the page.

/// A part of the browser that saving cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facility {
    /// The database. Absent in some private windows.
    IndexedDb,
    /// The lock between tabs. Absent on plain http.
    WebLocks,
}

/// Why a store did not do what it was asked. In every case nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another tab or window saved in between. Read again, apply again.
    #[error("expected revision {expected}, found {current}")]
    RevisionMismatch {
        /// What the caller had read.
        expected: u64,
        /// What stands there now; 0 when there is no such document.
        current: u64,
    },
    /// A journal entry of this key was there already: the caller counted from a
    /// stale copy.
    #[error("journal entry {key} was already written")]
    JournalTaken {
        /// The key, or empty where the browser did not say which.
        key: String,
    },
    /// The disk, or the browser's share of it, is full.
    #[error("no room left on this computer for the save")]
    Full,
    /// Another tab holds an older version of the database open.
    #[error("another tab keeps the database from being upgraded")]
    Blocked,
    /// This tab gave its connection up because another one upgrades or clears
    /// the database; only a reload opens it again.
    #[error("the database was handed over to another tab")]
    Retired,
    /// Another tab held the lock for too long.
    #[error("another tab is saving and did not finish")]
    Busy,
    /// A later version of this program wrote the database.
    #[error("the database has schema {found}; this program knows {known}")]
    SchemaTooNew {
        /// The schema's number on disk.
        found: u32,
        /// The latest this program knows.
        known: u32,
    },
    /// The browser lacks something that saving needs.
    #[error("this browser has no {0:?} here")]
    Missing(Facility),
    /// The browser closed the database and opening it again did not help.
    #[error("the connection to the database was lost: {detail}")]
    ConnectionLost {
        /// The browser's words.
        detail: String,
    },
    /// Something stored is not in the shape this program writes.
    #[error("{place} cannot be read: {detail}")]
    Corrupt {
        /// Object store and key, never content.
        place: String,
        /// What is wrong with it.
        detail: String,
    },
    /// Anything else the browser reports.
    #[error("{name}: {detail}")]
    Other {
        /// The browser's name for it.
        name: String,
        /// The browser's words.
        detail: String,
    },
}

impl StoreError {
    /// A short name that never changes, by which the page picks its words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::RevisionMismatch { .. } => "store-revision-mismatch",
            Self::JournalTaken { .. } => "store-journal-taken",
            Self::Full => "store-full",
            Self::Blocked => "store-blocked",
            Self::Retired => "store-retired",
            Self::Busy => "store-busy",
            Self::SchemaTooNew { .. } => "store-schema-too-new",
            Self::Missing(Facility::IndexedDb) => "store-missing-database",
            Self::Missing(Facility::WebLocks) => "store-missing-locks",
            Self::ConnectionLost { .. } => "store-connection-lost",
            Self::Corrupt { .. } => "store-corrupt",
            Self::Other { .. } => "store-other",
        }
    }

    /// A stored thing at `place` that is not what this program writes.
    pub(crate) fn corrupt(place: impl Into<String>, detail: impl ToString) -> Self {
        Self::Corrupt {
            place: place.into(),
            detail: detail.to_string(),
        }
    }
}
