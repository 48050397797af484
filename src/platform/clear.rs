//! Removes what the service worker keeps: its caches and itself. Leaves out
//! databases (`store::idb`).

use wasm_bindgen::JsValue;

use super::capability::{call_async, property, window};

/// Removes the caches of this page and its service worker: by the page's own
/// guard, which knows which are its own among those of other pages on the same
/// host; without the guard, all of them. A browser without them has nothing to
/// remove, so nothing here can fail in a way that matters.
pub async fn caches_and_worker() {
    let Ok(window) = window() else { return };
    if let Some(guard) = property(&window, "civicMentorBoot")
        && call_async(&guard, "removeOffline", &[]).await.is_ok()
    {
        return;
    }
    if let Some(caches) = property(&window, "caches") {
        for name in list(call_async(&caches, "keys", &[]).await.ok()) {
            drop(call_async(&caches, "delete", &[&name]).await);
        }
    }
    if let Some(workers) = property(&window.navigator(), "serviceWorker") {
        for worker in list(call_async(&workers, "getRegistrations", &[]).await.ok()) {
            drop(call_async(&worker, "unregister", &[]).await);
        }
    }
}

fn list(answer: Option<JsValue>) -> Vec<JsValue> {
    answer
        .map(|answer| js_sys::Array::from(&answer).to_vec())
        .unwrap_or_default()
}
