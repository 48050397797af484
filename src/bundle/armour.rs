//! A file as text for an e-mail: base64 between a BEGIN and an END line.
//!
//! Mail programs quote, wrap, indent and re-wrap, so reading takes nothing
//! from where lines end. Padding is not written, because `=` is what
//! quoted-printable mail changes. Leaves out any check of what is inside: a
//! damaged block fails the strict parser or its signature.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use thiserror::Error;

use super::strict::MAX_FILE_BYTES;
use crate::sealing::block::{packed_of, split_at_line, written};

const TITLE: &str = "CIVIC MENTOR BUNDLE";

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Why a block in a text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ArmourError {
    /// No BEGIN line.
    #[error("the text holds no block of this program")]
    NoBlock,
    /// A BEGIN line without its END line.
    #[error("the block has no end: the text was cut off")]
    CutOff,
    /// Something between the lines is not base64.
    #[error("the block is damaged")]
    Damaged,
    /// The text is larger than any block may be.
    #[error("the text is too large")]
    TooBig,
}

impl ArmourError {
    /// A stable code, the key of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoBlock => "armour_no_block",
            Self::CutOff => "armour_cut_off",
            Self::Damaged => "armour_damaged",
            Self::TooBig => "too_big",
        }
    }
}

/// The bytes of a file as a block for an e-mail.
///
/// # Example
/// ```
/// use civic_mentor::bundle::{armour, blocks_in};
/// let mail = format!("> Dear Ben,\r\n> {}\r\n> Ann", armour(b"{}").replace('\n', "\r\n> "));
/// assert_eq!(blocks_in(mail.as_bytes()).unwrap(), vec![b"{}".to_vec()]);
/// ```
pub fn armour(bytes: &[u8]) -> String {
    written(TITLE, &BASE64.encode(bytes))
}

/// All blocks of a text, in order; a block quoted again below is given once.
pub fn blocks_in(text: &[u8]) -> Result<Vec<Vec<u8>>, ArmourError> {
    // Base64 takes 4 for 3, quoting and blanks some more.
    if text.len() > 2 * MAX_FILE_BYTES {
        return Err(ArmourError::TooBig);
    }
    let text = String::from_utf8_lossy(text);
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    let mut rest = text.as_ref();
    while let Some((_, after)) = split_at_line(rest, "BEGIN", TITLE) {
        let (inside, after) = split_at_line(after, "END", TITLE).ok_or(ArmourError::CutOff)?;
        let block = unpack(inside)?;
        if !blocks.contains(&block) {
            blocks.push(block);
        }
        rest = after;
    }
    if blocks.is_empty() {
        Err(ArmourError::NoBlock)
    } else {
        Ok(blocks)
    }
}

/// Whether a BEGIN line of ours stands in the text.
pub(super) fn has_block(text: &[u8]) -> bool {
    split_at_line(&String::from_utf8_lossy(text), "BEGIN", TITLE).is_some()
}

fn unpack(inside: &str) -> Result<Vec<u8>, ArmourError> {
    let packed = packed_of(inside);
    if packed.is_empty() {
        return Err(ArmourError::Damaged);
    }
    BASE64.decode(packed).map_err(|_| ArmourError::Damaged)
}
