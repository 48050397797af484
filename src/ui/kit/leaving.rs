//! Asks before the tab is closed or loaded again while work on the page is not
//! kept anywhere yet. The browser asks in its own words. Leaves out links inside
//! the app, which the page answers itself.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;

/// Asks while `unfinished` holds; stops with the page. Call while a component is
/// set up.
pub fn ask_before_leaving(unfinished: impl Fn() -> bool + 'static) {
    let may_stop = EventListenerOptions::enable_prevent_default();
    let listener =
        EventListener::new_with_options(&window(), "beforeunload", may_stop, move |event| {
            if unfinished() {
                event.prevent_default();
            }
        });
    // Dropped, and the listener with it, when the component goes.
    let _kept = StoredValue::new_local(listener);
}
