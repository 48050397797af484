//! The browser's print dialog. Leaves out what is printed: the style sheet says.

use super::PlatformError;
use super::capability::window;

/// Opens the print dialog for the page as it stands.
pub fn print() -> Result<(), PlatformError> {
    Ok(window()?.print()?)
}
