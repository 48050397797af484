//! Text from bytes: UTF-8, UTF-16 and the Windows-1252 that Excel writes.
//! Leaves out what the text means; says what it found, so that a page can show it.

use serde::{Deserialize, Serialize};

/// How the bytes of a text file were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, low byte first ("Unicode text" of Excel).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, the older Western encoding of Excel on Windows.
    Windows1252,
}

impl Encoding {
    /// All of them, in the order a chooser shows.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// The name people know it by; the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a mark at its start.
    pub text: String,
    /// How it was read.
    pub encoding: Encoding,
    /// How many places held bytes that mean nothing in this encoding (shown as `�`).
    pub n_replaced: usize,
}

/// Reads bytes as text; `None` where they are no text at all.
///
/// `forced` reads them as the person chose instead of as detected.
pub fn decode(bytes: &[u8], forced: Option<Encoding>) -> Option<Decoded> {
    let encoding = forced.unwrap_or_else(|| detect(bytes));
    let coder = match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
    };
    let (text, damaged) = coder.decode_with_bom_removal(bytes);
    let n_replaced = if damaged {
        text.matches('\u{FFFD}').count()
    } else {
        0
    };
    is_text(&text).then(|| Decoded {
        text: text.into_owned(),
        encoding,
        n_replaced,
    })
}

fn detect(bytes: &[u8]) -> Encoding {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return match encoding {
            e if e == encoding_rs::UTF_16LE => Encoding::Utf16Le,
            e if e == encoding_rs::UTF_16BE => Encoding::Utf16Be,
            _ => Encoding::Utf8,
        };
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding;
    }
    let (n_sound, n_broken) = utf8_sequences(bytes);
    // One broken place among many sound ones is a damaged UTF-8 file, not Windows-1252.
    if n_broken == 0 || n_sound > 4 * n_broken {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

/// In Western text half the bytes of UTF-16 are zero, always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let n_pairs = sample.len() / 2;
    if n_pairs == 0 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let n_high = sample
        .chunks_exact(2)
        .filter(|pair| pair[0] == 0 && pair[1] != 0)
        .count();
    let n_low = sample
        .chunks_exact(2)
        .filter(|pair| pair[1] == 0 && pair[0] != 0)
        .count();
    if n_low * 10 >= n_pairs * 7 {
        Some(Encoding::Utf16Le)
    } else if n_high * 10 >= n_pairs * 7 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Counts whole multi-byte UTF-8 sequences and bytes that belong to none.
fn utf8_sequences(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(sound, broken), chunk| {
        let n_wide = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (
            sound + n_wide,
            broken + usize::from(!chunk.invalid().is_empty()),
        )
    })
}

/// Text holds almost no control characters and no zeros.
fn is_text(text: &str) -> bool {
    let mut n_chars = 0_usize;
    let mut n_odd = 0_usize;
    for c in text.chars() {
        n_chars += 1;
        if c == '\0' {
            return false;
        }
        n_odd +=
            usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{1a}'));
    }
    n_odd * 100 <= n_chars
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: Encoding) {
        let read = decode(bytes, None).unwrap();
        assert_eq!((read.text.as_str(), read.encoding), (text, encoding));
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_known_with_and_without_its_mark() {
        let text = "name,grade\nJosé Peña,5\n";
        check(text.as_bytes(), text, Encoding::Utf8);
        check(format!("\u{FEFF}{text}").as_bytes(), text, Encoding::Utf8);
        check(&utf16(text, u16::to_le_bytes), text, Encoding::Utf16Le);
        check(
            &utf16(&format!("\u{FEFF}{text}"), u16::to_le_bytes),
            text,
            Encoding::Utf16Le,
        );
        check(&utf16(text, u16::to_be_bytes), text, Encoding::Utf16Be);
        check(
            &utf16(&format!("\u{FEFF}{text}"), u16::to_be_bytes),
            text,
            Encoding::Utf16Be,
        );
        check(
            b"name;grade\nJos\xe9 Pe\xf1a \x96 \x93ok\x94;5\n",
            "name;grade\nJosé Peña – “ok”;5\n",
            Encoding::Windows1252,
        );
    }

    #[test]
    fn one_broken_byte_does_not_turn_a_utf8_file_into_another_encoding() {
        let mut bytes = "ñandú, peña, años, día, María, él, más, qué, aquí"
            .as_bytes()
            .to_vec();
        bytes.push(0xC3);
        let read = decode(&bytes, None).unwrap();
        assert_eq!((read.encoding, read.n_replaced), (Encoding::Utf8, 1));
    }

    #[test]
    fn bytes_that_are_no_text_are_told_apart() {
        let noise: Vec<u8> = (0..4000_u32)
            .map(|i| i.wrapping_mul(2_654_435_761).to_le_bytes()[3])
            .collect();
        assert_eq!(decode(&noise, None), None);
    }
}
