//! What the wrappers share: asking whether the browser has something, and one
//! error. Leaves out the words for people.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

/// Why a part of the browser did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlatformError {
    /// The browser lacks it, or not on this kind of address.
    #[error("this browser has no {0} here")]
    Missing(&'static str),
    /// The person, or the browser for them, said no.
    #[error("not allowed: {0}")]
    Refused(String),
    /// The person closed a dialog without choosing.
    #[error("closed without a choice")]
    Dismissed,
    /// It took longer than was allowed.
    #[error("no answer in time")]
    TimedOut,
    /// A file is larger than is read at all.
    #[error("{found_bytes} bytes; at most {limit_bytes} are read")]
    TooLarge {
        /// The file's size.
        found_bytes: u64,
        /// The most that is read.
        limit_bytes: u64,
    },
    /// Anything else the browser reports.
    #[error("{name}: {detail}")]
    Other {
        /// The browser's name for it.
        name: String,
        /// The browser's words.
        detail: String,
    },
}

impl PlatformError {
    /// A short name that never changes, by which the page picks its words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "platform-missing",
            Self::Refused(_) => "platform-refused",
            Self::Dismissed => "platform-dismissed",
            Self::TimedOut => "platform-timed-out",
            Self::TooLarge { .. } => "platform-too-large",
            Self::Other { .. } => "platform-other",
        }
    }
}

impl From<JsValue> for PlatformError {
    fn from(thrown: JsValue) -> Self {
        let text = |key: &str| {
            Reflect::get(&thrown, &key.into())
                .ok()
                .and_then(|value| value.as_string())
        };
        let name = text("name").unwrap_or_else(|| "Error".to_owned());
        let detail = text("message")
            .or_else(|| thrown.as_string())
            .unwrap_or_default();
        match name.as_str() {
            "NotAllowedError" | "SecurityError" => Self::Refused(detail),
            "AbortError" => Self::Dismissed,
            _ => Self::Other { name, detail },
        }
    }
}

/// The page's window; workers have none.
pub(super) fn window() -> Result<web_sys::Window, PlatformError> {
    web_sys::window().ok_or(PlatformError::Missing("window"))
}

/// What stands under `name`, unless it is absent.
pub(super) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    // A getter may throw, as `localStorage` does where storage is blocked.
    Reflect::get(object, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

/// The function under `name`, unless it is absent.
pub(super) fn function(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    property(object, name)?.dyn_into().ok()
}

/// Calls the method `name` with `arguments`; an absent one is `Missing(name)`.
pub(super) fn call(
    object: &JsValue,
    name: &'static str,
    arguments: &[&JsValue],
) -> Result<JsValue, PlatformError> {
    let function = function(object, name).ok_or(PlatformError::Missing(name))?;
    Ok(function.apply(
        object,
        &arguments
            .iter()
            .copied()
            .cloned()
            .collect::<js_sys::Array>(),
    )?)
}

/// The same for a method that answers with a promise; waits for its answer.
pub(super) async fn call_async(
    object: &JsValue,
    name: &'static str,
    arguments: &[&JsValue],
) -> Result<JsValue, PlatformError> {
    let promise = js_sys::Promise::resolve(&call(object, name, arguments)?);
    Ok(wasm_bindgen_futures::JsFuture::from(promise).await?)
}

/// A plain object with these properties.
#[cfg(feature = "page")]
pub(super) fn object(properties: &[(&str, &JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in properties {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
