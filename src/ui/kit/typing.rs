//! A text that is typed and not handed over yet: the page says that it is not
//! saved, and leaving the page hands it over first. Leaves out saving.

use std::sync::LazyLock;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Whether somebody types in a field that saves when it is left. One field has
/// the focus, so one mark is enough.
static TYPING: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

/// Whether a text is typed and not handed over yet.
pub fn is_typing() -> bool {
    TYPING.get()
}

/// Somebody types in a field that saves when it is left.
pub(super) fn begin() {
    if !TYPING.get_untracked() {
        TYPING.set(true);
    }
}

/// The field was left; what was typed is handed over.
pub(super) fn end() {
    if TYPING.get_untracked() {
        TYPING.set(false);
    }
}

/// Hands a typed text over before the page is hidden or left, and asks before
/// it is left, so that there is time to save. Call once, while the app is set up.
pub fn hand_over_before_leaving() {
    let may_stop = EventListenerOptions::enable_prevent_default();
    let leaving = EventListener::new_with_options(&window(), "beforeunload", may_stop, |event| {
        if TYPING.get_untracked() {
            leave_field();
            event.prevent_default();
        }
    });
    let hiding = EventListener::new(&document(), "visibilitychange", |_| {
        if document().hidden() && TYPING.get_untracked() {
            leave_field();
        }
    });
    // Dropped, and the listeners with them, when the app goes.
    let _kept = StoredValue::new_local((leaving, hiding));
}

/// Takes the focus out of the field, which hands over what is typed in it.
fn leave_field() {
    let active = document().active_element();
    let field = active.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // A field on the page can always lose the focus.
        let _ = field.blur();
    }
}
