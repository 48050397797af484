//! What a tab remembers of a text being written until it is saved: it survives
//! a reload and goes with the tab. Absent and blocked storage look alike.
//!
//! Other pages of the same host share the browser's storage, so every name here
//! stands under a word of our own.

use super::capability::window;

/// What every name begins with.
const OURS: &str = "civic-mentor.typed/";

/// The text under `key`.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(&format!("{OURS}{key}")).ok()?
}

/// Keeps `text` under `key`; `false` where the browser does not.
pub fn set(key: &str, text: &str) -> bool {
    let key = format!("{OURS}{key}");
    storage().is_some_and(|storage| storage.set_item(&key, text).is_ok())
}

/// Removes what stands under `key`.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Blocked storage holds nothing that would need removing.
        let _ = storage.remove_item(&format!("{OURS}{key}"));
    }
}

/// Whether anything is kept under a name that begins so.
pub fn has_under(start: &str) -> bool {
    !names_under(start).is_empty()
}

/// Removes everything whose name begins so; all of it with an empty `start`.
pub fn remove_under(start: &str) {
    for name in names_under(start) {
        remove(&name);
    }
}

fn names_under(start: &str) -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let places = 0..storage.length().unwrap_or_default();
    let names = places.filter_map(|at| storage.key(at).ok().flatten());
    let ours = names.filter_map(|name| Some(name.strip_prefix(OURS)?.to_owned()));
    ours.filter(|name| name.starts_with(start)).collect()
}

fn storage() -> Option<web_sys::Storage> {
    window().ok()?.session_storage().ok()?
}
