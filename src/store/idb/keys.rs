//! The signing key of this browser profile, in a database of its own that no
//! backup, snapshot, rescue or sample ever opens.
//!
//! Leaves out what the text is: `bundle` makes and reads it.

use super::connection::Connection;
use super::rescue;
use super::transaction::Transaction;
use crate::store::StoreError;
use crate::store::layout::Op;
use crate::store::migrations::Step;

/// The database that holds the key and nothing else.
pub const KEYS: &str = "civic-mentor-keys";

const STORE: &str = "keys";
const OWN: &str = "own";
const STEPS: &[Step] = &[Step {
    version: 1,
    adds: &[STORE],
    drops: &[],
    rewrite: None,
}];

/// The key's text, or `None` before the first was made here.
pub async fn load_own_key() -> Result<Option<String>, StoreError> {
    open()
        .await?
        .run(async |db, _| Transaction::read(db, &[STORE])?.get(STORE, OWN).await)
        .await
}

/// Keeps the first key made here. Fails with [`StoreError::JournalTaken`] where
/// there is one already, as another tab may have made it a moment ago: read
/// that one instead.
pub async fn save_own_key(text: &str) -> Result<(), StoreError> {
    write(Op::Add(STORE, OWN.to_owned(), text.to_owned())).await
}

/// Puts another key in the place of the present one.
pub async fn replace_own_key(text: &str) -> Result<(), StoreError> {
    write(Op::Put(STORE, OWN.to_owned(), text.to_owned())).await
}

/// Removes the key and its database, for "Clear this computer".
pub async fn remove() -> Result<(), StoreError> {
    rescue::remove_database(KEYS).await
}

async fn open() -> Result<Connection, StoreError> {
    Connection::open(KEYS, STEPS, |_| {}).await
}

async fn write(op: Op) -> Result<(), StoreError> {
    open()
        .await?
        .run(async |db, _| {
            Transaction::write(db, &[STORE])?
                .commit(std::slice::from_ref(&op))
                .await
        })
        .await
}
