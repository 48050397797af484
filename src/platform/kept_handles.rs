//! Files somebody worked in, remembered across a reload: the browser keeps the
//! handle in a database of its own, and asks again before it is used.
//!
//! Leaves out programmes, keys and settings (`store::idb`): here lies nothing
//! but handles, by a name the caller gives. A short text beside it says that
//! there are any, so that nobody who keeps none gets a database.

use js_sys::Array;

use super::PlatformError;
use super::capability::call;
use super::handles::FileHandle;
use super::local;
use super::small_db::{SmallDb, answer, remove};

const DATABASE: &str = "civic-mentor-files";
const STORE: &str = "handles";
const ANY: &str = "civic-mentor.files";

/// Remembers the file under `name`, in the place of another one.
pub async fn keep(name: &str, file: &FileHandle) -> Result<(), PlatformError> {
    let database = SmallDb::open(DATABASE, STORE).await?;
    let store = database.store("readwrite")?;
    answer(&call(&store, "put", &[file.as_js(), &name.into()])?).await?;
    local::set(ANY, "1");
    Ok(())
}

/// Every file remembered, with its name.
pub async fn all() -> Result<Vec<(String, FileHandle)>, PlatformError> {
    if local::get(ANY).is_none() {
        return Ok(Vec::new());
    }
    let database = SmallDb::open(DATABASE, STORE).await?;
    let store = database.store("readonly")?;
    let names = call(&store, "getAllKeys", &[])?;
    let files = call(&store, "getAll", &[])?;
    let (names, files) = futures::future::join(answer(&names), answer(&files)).await;
    let (names, files) = (Array::from(&names?), Array::from(&files?));
    let both = names.iter().zip(files.iter());
    Ok(both
        .filter_map(|(name, file)| Some((name.as_string()?, FileHandle::from_js(file))))
        .collect())
}

/// Forgets the file under `name`; the file itself stays where it is.
pub async fn forget(name: &str) -> Result<(), PlatformError> {
    let database = SmallDb::open(DATABASE, STORE).await?;
    let store = database.store("readwrite")?;
    answer(&call(&store, "delete", &[&name.into()])?).await?;
    Ok(())
}

/// Forgets every file, for "Clear this computer".
pub async fn remove_all() -> Result<(), PlatformError> {
    if local::get(ANY).is_none() {
        return Ok(());
    }
    remove(DATABASE).await?;
    local::remove(ANY);
    Ok(())
}
