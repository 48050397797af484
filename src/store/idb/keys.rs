//! The secret keys of this browser profile, one that signs and one that opens
//! sealed files, in a database of its own that no backup, snapshot, rescue or
//! sample ever opens.
//!
//! Leaves out what the texts are: `bundle` and `sealing` make and read them.

use super::connection::Connection;
use super::rescue;
use super::transaction::Transaction;
use crate::store::StoreError;
use crate::store::layout::Op;
use crate::store::migrations::Step;

/// The database that holds the keys and nothing else.
pub const KEYS: &str = "civic-mentor-keys";

const STORE: &str = "keys";
/// The key that signs.
const OWN: &str = "own";
/// The key that opens sealed files.
const OPENS: &str = "opens";
/// Keys of recovery sheets that were taken up, one a line.
const RECOVERED: &str = "recovered";
const STEPS: &[Step] = &[Step {
    version: 1,
    adds: &[STORE],
    drops: &[],
    rewrite: None,
}];

/// The signing key's text, or `None` before the first was made here.
pub async fn load_own_key() -> Result<Option<String>, StoreError> {
    load(OWN).await
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

/// The text of the key that opens sealed files, or `None` before the first was
/// made here.
pub async fn load_own_identity() -> Result<Option<String>, StoreError> {
    load(OPENS).await
}

/// Keeps the first one made here; fails as [`save_own_key`] does.
pub async fn save_own_identity(text: &str) -> Result<(), StoreError> {
    write(Op::Add(STORE, OPENS.to_owned(), text.to_owned())).await
}

/// The keys of recovery sheets that are kept here.
pub async fn load_recovered() -> Result<Vec<String>, StoreError> {
    let lines = load(RECOVERED).await?.unwrap_or_default();
    Ok(lines.lines().map(str::to_owned).collect())
}

/// Keeps exactly these keys of recovery sheets.
pub async fn save_recovered(keys: &[String]) -> Result<(), StoreError> {
    let name = RECOVERED.to_owned();
    write(if keys.is_empty() {
        Op::Delete(STORE, name)
    } else {
        Op::Put(STORE, name, keys.join("\n"))
    })
    .await
}

/// Removes the keys and their database, for "Clear this computer".
pub async fn remove() -> Result<(), StoreError> {
    rescue::remove_database(KEYS).await
}

async fn open() -> Result<Connection, StoreError> {
    Connection::open(KEYS, STEPS, |_| {}).await
}

async fn load(key: &'static str) -> Result<Option<String>, StoreError> {
    open()
        .await?
        .run(async |db, _| Transaction::read(db, &[STORE])?.get(STORE, key).await)
        .await
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
