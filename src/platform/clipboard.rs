//! The clipboard, one way: out. Leaves out reading it, which the page never does.

use super::PlatformError;
use super::capability::{call_async, property, window};

/// Puts `text` on the clipboard. Resolves when it is there; browsers allow it
/// only on https and soon after a click.
pub async fn copy(text: &str) -> Result<(), PlatformError> {
    let clipboard =
        property(&window()?.navigator(), "clipboard").ok_or(PlatformError::Missing("clipboard"))?;
    call_async(&clipboard, "writeText", &[&text.into()]).await?;
    Ok(())
}
