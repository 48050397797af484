//! The head of a sealed file, looked at before any of the crate's code is.
//!
//! The crate parses the head again for each key that is tried, and obeys what
//! the head asks of a passphrase: 4,000 keys kept it busy for minutes, and
//! 2^21 rounds end a browser's worker by memory. So the limits come first.
//! Leaves out whether the head is whole: the crate checks that by its MAC.
//!
//! Spec: <https://c2sp.org/age#header>.

use super::SealError;

/// How every sealed file begins, whatever its version.
pub const MAGIC: &[u8] = b"age-encryption.org/";
const FIRST_LINE: &[u8] = b"age-encryption.org/v1";

/// A head is at most so large. Twenty keys take about 2 KiB.
pub const MAX_HEADER_BYTES: usize = 16 * 1024;
/// A head names at most so many keys.
pub const MAX_STANZAS: usize = 32;
/// A passphrase may ask for at most 2^19 rounds: half a GiB.
pub const MAX_LOG_N: u8 = 19;

/// Nonce and the tag of an empty last chunk: the least that follows a head.
const LEAST_AFTER: usize = 16 + 16;

/// What opens a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedBy {
    /// Keys; so many are named.
    Keys(usize),
    /// A passphrase.
    Passphrase,
}

/// Looks at the head of a sealed file (not its text form), and refuses what
/// the crate must not see.
pub fn look(sealed: &[u8]) -> Result<SealedBy, SealError> {
    let head = &sealed[..sealed.len().min(MAX_HEADER_BYTES)];
    let mut lines = Lines(head);
    match lines.next() {
        Some(FIRST_LINE) => {}
        Some(line) if line.starts_with(MAGIC) => return Err(SealError::OtherVersion),
        Some(_) => return Err(SealError::Damaged),
        None => return Err(ends_early(sealed)),
    }
    let mut stanzas: Vec<&[u8]> = Vec::new();
    loop {
        let line = lines.next().ok_or_else(|| ends_early(sealed))?;
        if line.starts_with(b"---") {
            break;
        }
        if let Some(stanza) = line.strip_prefix(b"-> ") {
            stanzas.push(stanza);
            if stanzas.len() > MAX_STANZAS {
                return Err(SealError::TooManyStanzas);
            }
        } else if stanzas.is_empty() {
            return Err(SealError::Damaged);
        }
    }
    let by = sealed_by(&stanzas)?;
    let header_len = head.len() - lines.0.len();
    if sealed.len() < header_len + LEAST_AFTER {
        return Err(SealError::CutOff);
    }
    Ok(by)
}

/// A head without its end: larger than is looked at, or cut off.
fn ends_early(sealed: &[u8]) -> SealError {
    if sealed.len() >= MAX_HEADER_BYTES {
        SealError::HeaderTooBig
    } else {
        SealError::CutOff
    }
}

fn sealed_by(stanzas: &[&[u8]]) -> Result<SealedBy, SealError> {
    let is_passphrase = |stanza: &&[u8]| *stanza == b"scrypt" || stanza.starts_with(b"scrypt ");
    if !stanzas.is_empty() && !stanzas.iter().any(is_passphrase) {
        return Ok(SealedBy::Keys(stanzas.len()));
    }
    // A passphrase stands alone: beside keys it would prove nothing about who
    // sealed, so the format forbids it.
    let [stanza] = stanzas else {
        return Err(SealError::Damaged);
    };
    let words: Vec<&[u8]> = stanza.split(|byte| *byte == b' ').collect();
    let [_, _salt, log_n] = words.as_slice() else {
        return Err(SealError::Damaged);
    };
    allowed_work(log_n)?;
    Ok(SealedBy::Passphrase)
}

/// Decimal digits without a leading zero, at most [`MAX_LOG_N`].
fn allowed_work(digits: &[u8]) -> Result<(), SealError> {
    let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    if !is_number || digits[0] == b'0' {
        return Err(SealError::Damaged);
    }
    let log_n = digits.iter().fold(0_u8, |log_n, digit| {
        log_n.saturating_mul(10).saturating_add(digit - b'0')
    });
    if log_n > MAX_LOG_N {
        Err(SealError::WorkTooHigh { log_n })
    } else {
        Ok(())
    }
}

/// Lines that end; what stands behind the last line end is left.
struct Lines<'a>(&'a [u8]);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let end = self.0.iter().position(|byte| *byte == b'\n')?;
        let line = &self.0[..end];
        self.0 = &self.0[end + 1..];
        Some(line)
    }
}
