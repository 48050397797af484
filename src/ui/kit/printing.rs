//! Whether the page is on its way to paper: what shows a part on screen then
//! shows all of it.
//!
//! Leaves out how paper looks; the style sheet says.

use leptos::prelude::*;

/// True from the moment the browser prepares to print until it has; take it
/// while the component is set up.
pub fn use_printing() -> Signal<bool> {
    let printing = RwSignal::new(false);
    // The component may be gone while the print window stands open.
    let on = window_event_listener_untyped("beforeprint", move |_| {
        let _ = printing.try_set(true);
    });
    let off = window_event_listener_untyped("afterprint", move |_| {
        let _ = printing.try_set(false);
    });
    on_cleanup(move || {
        on.remove();
        off.remove();
    });
    printing.into()
}
