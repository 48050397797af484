//! Hands an address to the person's e-mail program. Leaves out every other kind
//! of address: the page opens none by itself.

use super::PlatformError;
use super::capability::window;

/// Opens a `mailto:` address. A page cannot know whether a program took it.
pub fn open_mail(address: &str) -> Result<(), PlatformError> {
    // Case as in RFC 3986: a scheme is case-insensitive.
    if !address
        .get(..7)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
    {
        return Err(PlatformError::Refused(
            "only mailto addresses are opened".to_owned(),
        ));
    }
    Ok(window()?.location().set_href(address)?)
}
