//! Small databases of one object store beside the programmes' own: for what the
//! browser keeps by a name and no programme holds. Leaves out what is in them.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::PlatformError;
use super::capability::{call, property, window};

/// An open database with its one object store, closed when it is let go.
pub(super) struct SmallDb {
    database: JsValue,
    store: &'static str,
}

impl Drop for SmallDb {
    fn drop(&mut self) {
        // Closing waits for what was begun, and cannot fail.
        let _ = call(&self.database, "close", &[]);
    }
}

impl SmallDb {
    /// Opens the database, made where there is none.
    pub async fn open(name: &'static str, store: &'static str) -> Result<Self, PlatformError> {
        let request = call(&factory()?, "open", &[&name.into(), &1.into()])?;
        let asked = request.clone();
        let on_upgrade = Closure::<dyn FnMut()>::new(move || {
            if let Some(database) = property(&asked, "result") {
                // A failure here fails the request, which is told.
                let _ = call(&database, "createObjectStore", &[&store.into()]);
            }
        });
        set(&request, "onupgradeneeded", on_upgrade.as_ref());
        let database = answer(&request).await?;
        Ok(Self { database, store })
    }

    /// Its object store in a transaction of its own, `readonly` or `readwrite`.
    pub fn store(&self, mode: &'static str) -> Result<JsValue, PlatformError> {
        let names = [&self.store.into(), &mode.into()];
        let transaction = call(&self.database, "transaction", &names)?;
        call(&transaction, "objectStore", &[&self.store.into()])
    }
}

/// Removes a database of this name, if there is one.
pub(super) async fn remove(name: &'static str) -> Result<(), PlatformError> {
    answer(&call(&factory()?, "deleteDatabase", &[&name.into()])?).await?;
    Ok(())
}

fn factory() -> Result<JsValue, PlatformError> {
    property(&window()?.into(), "indexedDB").ok_or(PlatformError::Missing("indexedDB"))
}

/// What a request of the database comes to. Several requests are waited for at
/// once: an answer nobody waits for yet is lost.
pub(super) async fn answer(request: &JsValue) -> Result<JsValue, PlatformError> {
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
