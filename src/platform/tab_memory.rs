//! What a tab remembers of a text being written until it is saved: it survives
//! a reload and goes with the tab. Absent and blocked storage look alike.

use super::capability::window;

/// The text under `key`.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `text` under `key`; `false` where the browser does not.
pub fn set(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Removes what stands under `key`.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Blocked storage holds nothing that would need removing.
        let _ = storage.remove_item(key);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().ok()?.session_storage().ok()?
}
