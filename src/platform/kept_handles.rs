//! Files somebody worked in, remembered across a reload: the browser keeps the
//! handle in a database of its own, and asks again before it is used.
//!
//! Leaves out programmes, keys and settings (`store::idb`): here lies nothing
//! but handles, by a name the caller gives. A short text beside it says that
//! there are any, so that nobody who keeps none gets a database.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::PlatformError;
use super::capability::{call, property, window};
use super::handles::FileHandle;
use super::local;

const DATABASE: &str = "civic-mentor-files";
const STORE: &str = "handles";
const ANY: &str = "civic-mentor.files";

/// Remembers the file under `name`, in the place of another one.
pub async fn keep(name: &str, file: &FileHandle) -> Result<(), PlatformError> {
    let database = Open::new().await?;
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
    let database = Open::new().await?;
    let store = database.store("readonly")?;
    let names = call(&store, "getAllKeys", &[])?;
    let files = call(&store, "getAll", &[])?;
    // Both are waited for at once: an answer nobody waits for yet is lost.
    let (names, files) = futures::future::join(answer(&names), answer(&files)).await;
    let (names, files) = (Array::from(&names?), Array::from(&files?));
    let both = names.iter().zip(files.iter());
    Ok(both
        .filter_map(|(name, file)| Some((name.as_string()?, FileHandle::from_js(file))))
        .collect())
}

/// Forgets the file under `name`; the file itself stays where it is.
pub async fn forget(name: &str) -> Result<(), PlatformError> {
    let database = Open::new().await?;
    let store = database.store("readwrite")?;
    answer(&call(&store, "delete", &[&name.into()])?).await?;
    Ok(())
}

/// Forgets every file, for "Clear this computer".
pub async fn remove_all() -> Result<(), PlatformError> {
    if local::get(ANY).is_none() {
        return Ok(());
    }
    answer(&call(&factory()?, "deleteDatabase", &[&DATABASE.into()])?).await?;
    local::remove(ANY);
    Ok(())
}

/// The database, closed when it is let go.
struct Open(JsValue);

impl Drop for Open {
    fn drop(&mut self) {
        // Closing waits for what was begun, and cannot fail.
        let _ = call(&self.0, "close", &[]);
    }
}

impl Open {
    async fn new() -> Result<Self, PlatformError> {
        let request = call(&factory()?, "open", &[&DATABASE.into(), &1.into()])?;
        let asked = request.clone();
        let on_upgrade = Closure::<dyn FnMut()>::new(move || {
            if let Some(database) = property(&asked, "result") {
                // A failure here fails the request, which is told.
                let _ = call(&database, "createObjectStore", &[&STORE.into()]);
            }
        });
        set(&request, "onupgradeneeded", on_upgrade.as_ref());
        answer(&request).await.map(Self)
    }

    fn store(&self, mode: &'static str) -> Result<JsValue, PlatformError> {
        let transaction = call(&self.0, "transaction", &[&STORE.into(), &mode.into()])?;
        call(&transaction, "objectStore", &[&STORE.into()])
    }
}

fn factory() -> Result<JsValue, PlatformError> {
    property(&window()?.into(), "indexedDB").ok_or(PlatformError::Missing("indexedDB"))
}

/// What a request of the database comes to.
async fn answer(request: &JsValue) -> Result<JsValue, PlatformError> {
    let mut ends: Option<[Closure<dyn FnMut()>; 2]> = None;
    let promise = Promise::new(&mut |resolve, reject| {
        let end = |to: js_sys::Function, name: &'static str| {
            let request = request.clone();
            Closure::<dyn FnMut()>::new(move || {
                let value = property(&request, name).unwrap_or(JsValue::UNDEFINED);
                // Settling a promise does not throw.
                let _ = to.call1(&JsValue::UNDEFINED, &value);
            })
        };
        let both = [end(resolve, "result"), end(reject, "error")];
        set(request, "onsuccess", both[0].as_ref());
        set(request, "onerror", both[1].as_ref());
        ends = Some(both);
    });
    let outcome = JsFuture::from(promise).await;
    drop(ends);
    Ok(outcome?)
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // These are writable properties of the browser's own objects.
    let _ = Reflect::set(object, &name.into(), value);
}
