//! Small choices of this browser: language, theme. Leaves out everything that
//! belongs to a programme; that goes through the store.
//!
//! A browser that keeps nothing simply forgets the choice.

use leptos::prelude::window;

/// The stored value of a choice.
pub fn get(key: &str) -> Option<String> {
    window()
        .local_storage()
        .ok()
        .flatten()?
        .get_item(key)
        .ok()
        .flatten()
}

/// Stores a choice if the browser keeps anything.
pub fn set(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A full or refused storage only means that the choice is forgotten.
        let _ = storage.set_item(key, value);
    }
}
