//! One transaction: reads, then all writes in one burst, then the wait until
//! the browser says it is on disk. Leaves out which reads and writes.
//!
//! Invariant: between the first write and the commit nothing is awaited but
//! this transaction's own answers, so the browser cannot end it half way.

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction as LibraryTransaction, TransactionDurability, TransactionMode, TransactionOptions,
};

use super::fault;
use crate::store::StoreError;
use crate::store::layout::{self, Op};

/// Entries that are read before the page may draw again.
const READ_AT_ONCE: u32 = 5_000;
/// Writes that are asked for before the page may draw again.
const AT_ONCE: usize = 500;

/// A running transaction. Dropped without [`Transaction::commit`], it aborts.
pub(super) struct Transaction<'db> {
    tx: LibraryTransaction<'db>,
    /// The browser's own object: it alone knows why it was aborted.
    sys: web_sys::IdbTransaction,
}

impl<'db> Transaction<'db> {
    /// Begins to read.
    pub(super) fn read(db: &'db Database, stores: &[&str]) -> Result<Self, StoreError> {
        Self::new(
            db.transaction(stores)
                .with_mode(TransactionMode::Readonly)
                .build(),
        )
    }

    /// Begins to write, to be flushed to disk before it counts as done.
    pub(super) fn write(db: &'db Database, stores: &[&str]) -> Result<Self, StoreError> {
        let mut strict = TransactionOptions::new();
        strict.set_durability(TransactionDurability::Strict);
        Self::new(
            db.transaction(stores)
                .with_mode(TransactionMode::Readwrite)
                .with_options(strict)
                .build(),
        )
    }

    fn new(built: Result<LibraryTransaction<'db>, Error>) -> Result<Self, StoreError> {
        let tx = built.map_err(fault::from_error)?;
        let sys = web_sys::IdbTransaction::clone(tx.as_sys());
        Ok(Self { tx, sys })
    }

    /// The text under `key`.
    pub(super) async fn get(&self, store: &str, key: &str) -> Result<Option<String>, StoreError> {
        let store = self.tx.object_store(store).map_err(fault::from_error)?;
        let request = store
            .get::<String, _, _>(key.to_owned())
            .primitive()
            .map_err(fault::from_error)?;
        request.await.map_err(|error| self.reason(error))
    }

    /// All entries of an object store, by key.
    pub(super) async fn all(&self, store: &str) -> Result<Vec<(String, String)>, StoreError> {
        // Every key is text, and no text is less than the empty one.
        self.entries(store, KeyRange::LowerBound(String::new(), false))
            .await
    }

    /// The entries of document `id`, by key.
    pub(super) async fn entries_of(
        &self,
        store: &str,
        id: &str,
    ) -> Result<Vec<(String, String)>, StoreError> {
        self.entries(store, document_range(id)).await
    }

    /// The keys of document `id`, in order.
    pub(super) async fn keys_of(&self, store: &str, id: &str) -> Result<Vec<String>, StoreError> {
        let store = self.tx.object_store(store).map_err(fault::from_error)?;
        let request = store
            .get_all_keys::<String>()
            .with_query::<String, _>(document_range(id))
            .primitive();
        let keys = request
            .map_err(fault::from_error)?
            .await
            .map_err(|error| self.reason(error))?;
        keys.collect::<Result<_, _>>().map_err(fault::from_error)
    }

    /// Carries out `ops` and waits until they are on disk.
    pub(super) async fn commit(self, ops: &[Op]) -> Result<(), StoreError> {
        for (at, op) in ops.iter().enumerate() {
            if at > 0 && at % AT_ONCE == 0 {
                // Answered after the writes before it: meanwhile the page draws.
                self.get(op.store(), "").await?;
            }
            self.request(op).map_err(fault::from_error)?;
        }
        let Self { tx, sys } = self;
        tx.commit().await.map_err(|error| reason(&sys, error))
    }

    async fn entries(
        &self,
        name: &str,
        range: KeyRange<String>,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let mut all: Vec<(String, String)> = Vec::new();
        let mut range = range;
        loop {
            let n_before = all.len();
            all.extend(self.some_entries(name, &range).await?);
            let (Some((last, _)), true) =
                (all.last(), all.len() == n_before + READ_AT_ONCE as usize)
            else {
                return Ok(all);
            };
            range = after(range, last);
        }
    }

    /// The first entries of a range, by key.
    async fn some_entries(
        &self,
        name: &str,
        range: &KeyRange<String>,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let store = self.tx.object_store(name).map_err(fault::from_error)?;
        let keys = store
            .get_all_keys::<String>()
            .with_query::<String, _>(range.clone())
            .with_limit(READ_AT_ONCE)
            .primitive()
            .map_err(fault::from_error)?;
        let texts = store
            .get_all::<String>()
            .with_query::<String, _>(range.clone())
            .with_limit(READ_AT_ONCE)
            .primitive()
            .map_err(fault::from_error)?;
        let keys = keys.await.map_err(|error| self.reason(error))?;
        let texts = texts.await.map_err(|error| self.reason(error))?;
        let entry = |(key, text): (Result<String, Error>, Result<String, Error>)| {
            let key = key.map_err(|error| StoreError::corrupt(name, error))?;
            let text = text.map_err(|error| StoreError::corrupt(format!("{name} {key}"), error))?;
            Ok((key, text))
        };
        keys.zip(texts).map(entry).collect()
    }

    /// Asks for one write. Its answer is not waited for: if it fails, the whole
    /// transaction does.
    fn request(&self, op: &Op) -> Result<(), Error> {
        let store = self.tx.object_store(op.store())?;
        match op {
            Op::Put(_, key, text) => drop(
                store
                    .put(text)
                    .with_key(key.as_str())
                    .without_key_type()
                    .primitive()?,
            ),
            Op::Add(_, key, text) => drop(
                store
                    .add(text)
                    .with_key(key.as_str())
                    .without_key_type()
                    .primitive()?,
            ),
            Op::Delete(_, key) => drop(store.delete(key.as_str()).primitive()?),
            Op::DeleteDocument(_, id) => {
                drop(store.delete::<String, _>(document_range(id)).primitive()?);
            }
        }
        Ok(())
    }

    fn reason(&self, error: Error) -> StoreError {
        reason(&self.sys, error)
    }
}

/// Why a transaction failed: what the browser noted on it, or else what the
/// request said. At a full disk only the first is there.
fn reason(sys: &web_sys::IdbTransaction, error: Error) -> StoreError {
    match (sys.error(), error) {
        (Some(exception), _) => fault::from_exception(&exception),
        (None, Error::MissingData(_)) => StoreError::ConnectionLost {
            detail: "the transaction was aborted without a reason".to_owned(),
        },
        (None, error) => fault::from_error(error),
    }
}

/// What is left of a range behind this key.
fn after(range: KeyRange<String>, key: &str) -> KeyRange<String> {
    let key = key.to_owned();
    match range {
        KeyRange::Bound(_, _, end, is_open) | KeyRange::UpperBound(end, is_open) => {
            KeyRange::Bound(key, true, end, is_open)
        }
        KeyRange::LowerBound(..) | KeyRange::Only(_) => KeyRange::LowerBound(key, true),
    }
}

fn document_range(id: &str) -> KeyRange<String> {
    let (first, end) = layout::document_range(id);
    KeyRange::Bound(first, false, end, true)
}
