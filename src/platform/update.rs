//! A newer version of the page that waits: hearing of it, and asking for it.
//!
//! The other end is `public/start.js`; the names of the events stand in
//! `docs/architecture.md`. Leaves out when it is safe to reload.

use gloo::events::EventListener;

use super::PlatformError;
use super::capability::window;

const READY: &str = "civic-mentor-update";
const NOW: &str = "civic-mentor-update-now";

/// Whether a newer version waits already.
pub fn is_ready() -> bool {
    let root = window()
        .ok()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-update"))
        .as_deref()
        == Some("ready")
}

/// Calls `then` when a newer version waits, for as long as the page lives.
pub fn on_ready(then: impl Fn() + 'static) {
    if let Ok(window) = window() {
        EventListener::new(&window, READY, move |_| then()).forget();
    }
}

/// Asks for the newer version; the page is loaded again.
pub fn take() -> Result<(), PlatformError> {
    let event = web_sys::Event::new(NOW)?;
    window()?.dispatch_event(&event)?;
    Ok(())
}
