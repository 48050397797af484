//! Sealed files as text for an e-mail, and finding them again.
//!
//! Written as age's own tools ask for it; read with all that mail programs do
//! to a text. Leaves out the head ([`super::header`]) and the seal itself.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::block::{packed_of, split_at_line, written};
use super::header::MAGIC;
use super::{MAX_SEALED_BYTES, SealError};

const TITLE: &str = "AGE ENCRYPTED FILE";

/// Writes padding, as the format asks; reads without, because `=` is what
/// quoted-printable mail changes.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// The bytes of a sealed file as a block for an e-mail.
pub fn armour(sealed: &[u8]) -> String {
    written(TITLE, &BASE64.encode(sealed))
}

/// Whether the bytes are a sealed file, or a text with one in it.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
        || split_at_line(&String::from_utf8_lossy(bytes), "BEGIN", TITLE).is_some()
}

/// The one sealed file in these bytes: they themselves, or a block in a text.
/// The same block quoted again below counts once.
///
/// # Example
/// ```
/// use civic_mentor::sealing::{armour, sealed_in};
/// let sealed = b"age-encryption.org/v1\n...";
/// let mail = format!("> Dear Ben,\r\n> {}\r\n> Ann", armour(sealed).replace('\n', "\r\n> "));
/// assert_eq!(sealed_in(mail.as_bytes()).unwrap(), sealed);
/// ```
pub fn sealed_in(bytes: &[u8]) -> Result<Vec<u8>, SealError> {
    if bytes.starts_with(MAGIC) {
        return if bytes.len() > MAX_SEALED_BYTES {
            Err(SealError::TooBig)
        } else {
            Ok(bytes.to_vec())
        };
    }
    // Base64 takes 4 for 3, quoting and blanks some more.
    if bytes.len() > 2 * MAX_SEALED_BYTES {
        return Err(SealError::TooBig);
    }
    let text = String::from_utf8_lossy(bytes);
    let mut found: Vec<Vec<u8>> = Vec::new();
    let mut rest = text.as_ref();
    while let Some((_, after)) = split_at_line(rest, "BEGIN", TITLE) {
        let (inside, after) = split_at_line(after, "END", TITLE).ok_or(SealError::CutOff)?;
        let sealed = BASE64
            .decode(packed_of(inside))
            .map_err(|_| SealError::Damaged)?;
        if !found.contains(&sealed) {
            found.push(sealed);
        }
        rest = after;
    }
    match (found.len(), found.pop()) {
        (1, Some(sealed)) if sealed.len() > MAX_SEALED_BYTES => Err(SealError::TooBig),
        (1, Some(sealed)) => Ok(sealed),
        (0, _) => Err(SealError::NoSealedFile),
        (several, _) => Err(SealError::Several(several)),
    }
}
