//! Files on their way in, kept for a short while so that a reload loses none:
//! bytes by a name the caller gives, in a database of their own.
//!
//! Leaves out programmes, keys and settings (`store::idb`): what lies here is
//! in no backup, no bundle and no raw download. A short text beside it says
//! that there is anything, so that nobody who keeps nothing gets a database.

use futures::future::try_join_all;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;

use super::PlatformError;
use super::capability::call;
use super::local;
use super::small_db::{SmallDb, answer, remove};

const DATABASE: &str = "civic-mentor-incoming";
const STORE: &str = "bytes";
const ANY: &str = "civic-mentor.incoming";

/// Keeps bytes under names, all or none, in the place of what stood there.
pub async fn keep(all: &[(String, &[u8])]) -> Result<(), PlatformError> {
    // Before the bytes: whoever finds the word and no bytes loses nothing.
    local::set(ANY, "1");
    let database = SmallDb::open(DATABASE, STORE).await?;
    let store = database.store("readwrite")?;
    let put = |(name, bytes): &(String, &[u8])| {
        let bytes = Uint8Array::from(*bytes);
        call(&store, "put", &[&bytes, &name.as_str().into()])
    };
    let requests = all.iter().map(put).collect::<Result<Vec<_>, _>>()?;
    try_join_all(requests.iter().map(answer)).await?;
    Ok(())
}

/// The bytes under `name`.
pub async fn get(name: &str) -> Result<Option<Vec<u8>>, PlatformError> {
    if local::get(ANY).is_none() {
        return Ok(None);
    }
    let database = SmallDb::open(DATABASE, STORE).await?;
    let store = database.store("readonly")?;
    let found = answer(&call(&store, "get", &[&name.into()])?).await?;
    Ok(found.dyn_into::<Uint8Array>().ok().map(|it| it.to_vec()))
}

/// Every name.
pub async fn names() -> Result<Vec<String>, PlatformError> {
    if local::get(ANY).is_none() {
        return Ok(Vec::new());
    }
    let database = SmallDb::open(DATABASE, STORE).await?;
    let store = database.store("readonly")?;
    let names = answer(&call(&store, "getAllKeys", &[])?).await?;
    let names = Array::from(&names);
    Ok(names.iter().filter_map(|name| name.as_string()).collect())
}

/// Lets go of what stands under these names, if anything does.
pub async fn forget(gone: &[String]) -> Result<(), PlatformError> {
    if gone.is_empty() || local::get(ANY).is_none() {
        return Ok(());
    }
    let database = SmallDb::open(DATABASE, STORE).await?;
    let store = database.store("readwrite")?;
    let delete = |name: &String| call(&store, "delete", &[&name.as_str().into()]);
    let requests = gone.iter().map(delete).collect::<Result<Vec<_>, _>>()?;
    try_join_all(requests.iter().map(answer)).await?;
    Ok(())
}

/// Lets go of everything, for "Clear this computer".
pub async fn remove_all() -> Result<(), PlatformError> {
    if local::get(ANY).is_none() {
        return Ok(());
    }
    remove(DATABASE).await?;
    local::remove(ANY);
    Ok(())
}
