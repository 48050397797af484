//! Whether the browser may clear what is kept here when the disk runs short,
//! and how much room there is. Leaves out when to ask.

use wasm_bindgen::JsValue;

use super::PlatformError;
use super::capability::{call_async, property, window};

/// How much is used and how much may be, in bytes, as the browser estimates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Used by this site.
    pub used_bytes: u64,
    /// The most this site may use.
    pub quota_bytes: u64,
}

/// Asks the browser to keep the data until the person removes it, and answers
/// what it decided. Some browsers ask the person, most do not.
pub async fn ask_to_persist() -> Result<bool, PlatformError> {
    Ok(call_async(&storage()?, "persist", &[]).await?.is_truthy())
}

/// Whether the browser has promised to keep the data.
pub async fn is_persisted() -> Result<bool, PlatformError> {
    Ok(call_async(&storage()?, "persisted", &[]).await?.is_truthy())
}

/// How much room there is.
pub async fn room() -> Result<Room, PlatformError> {
    let estimate = call_async(&storage()?, "estimate", &[]).await?;
    let bytes = |name| property(&estimate, name).and_then(|value| value.as_f64());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    // `as` saturates; estimates are not negative
    let room = |used: f64, quota: f64| Room {
        used_bytes: used as u64,
        quota_bytes: quota as u64,
    };
    let quota = bytes("quota").ok_or(PlatformError::Missing("storage.estimate"))?;
    Ok(room(bytes("usage").unwrap_or(0.0), quota))
}

fn storage() -> Result<JsValue, PlatformError> {
    property(&window()?.navigator(), "storage").ok_or(PlatformError::Missing("storage"))
}
