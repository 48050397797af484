//! What a file is by its first bytes, so that a wrong file gets a sentence of
//! its own instead of "not JSON at line 1".
//!
//! Leaves out reading it: a file that looks like JSON may still be refused.

use super::armour;
use crate::sealing;

/// What a file looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sniffed {
    /// No bytes, or blanks only.
    Empty,
    /// A sealed file (age), as bytes or in a text, often an e-mail.
    Sealed,
    /// A zip: a spreadsheet, a document, or a packed folder.
    Zip,
    /// A PDF.
    Pdf,
    /// A web page, often one saved in place of its download.
    Html,
    /// Text in UTF-16, as some editors save it.
    Utf16,
    /// JSON, as far as its first character tells.
    Json,
    /// A text with a block of ours in it, often an e-mail.
    Armour,
    /// None of these.
    Other,
}

/// Looks at the first bytes of a file; for armour at the whole.
pub fn sniff(bytes: &[u8]) -> Sniffed {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Sniffed::Utf16;
    }
    let text = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii();
    match text.first() {
        None => Sniffed::Empty,
        Some(_) if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") => {
            Sniffed::Zip
        }
        Some(_) if text.starts_with(b"%PDF-") => Sniffed::Pdf,
        Some(b'{' | b'[') => Sniffed::Json,
        Some(_) if armour::has_block(bytes) => Sniffed::Armour,
        Some(_) if sealing::is_sealed(bytes) => Sniffed::Sealed,
        Some(b'<') => Sniffed::Html,
        Some(_) => Sniffed::Other,
    }
}
