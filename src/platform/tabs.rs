//! Tells the other tabs of this browser what was saved.
//!
//! A message says only that a document stands at a revision; the other tab reads
//! it from the database. A lost message costs nothing but a later refusal.
//! Leaves out what a tab does when it hears one.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::PlatformError;
use super::capability::{object, property};

/// A document that was saved, renamed, archived or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its id.
    pub document: String,
    /// Where it stands now; 0 when it was removed.
    pub revision: u64,
}

/// A channel to the other tabs; closed when dropped.
pub struct Tabs {
    channel: web_sys::BroadcastChannel,
    _on_message: Closure<dyn FnMut(web_sys::MessageEvent)>,
}

impl Tabs {
    /// Joins the channel `name`; `on_saved` hears what other tabs tell, never
    /// what this one does.
    pub fn join(name: &str, on_saved: impl Fn(Saved) + 'static) -> Result<Self, PlatformError> {
        if property(&js_sys::global(), "BroadcastChannel").is_none() {
            return Err(PlatformError::Missing("BroadcastChannel"));
        }
        let channel = web_sys::BroadcastChannel::new(name)?;
        let on_message = Closure::new(move |event: web_sys::MessageEvent| {
            if let Some(saved) = saved_from_message(&event.data()) {
                on_saved(saved);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Ok(Self {
            channel,
            _on_message: on_message,
        })
    }

    /// Tells the other tabs.
    pub fn tell(&self, saved: &Saved) -> Result<(), PlatformError> {
        #[allow(clippy::cast_precision_loss)] // revisions stay far below 2^53
        let revision = JsValue::from_f64(saved.revision as f64);
        let message = object(&[
            ("document", &saved.document.as_str().into()),
            ("revision", &revision),
        ]);
        Ok(self.channel.post_message(&message)?)
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

/// Reads a message; another version of the program may send something else.
fn saved_from_message(data: &JsValue) -> Option<Saved> {
    let document = property(data, "document")?.as_string()?;
    let revision = property(data, "revision")?
        .as_f64()
        .filter(|revision| *revision >= 0.0)?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // checked above; `as` saturates
    let revision = revision as u64;
    Some(Saved { document, revision })
}
