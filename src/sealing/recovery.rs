//! The key on a recovery sheet: printed in groups, and read back as somebody
//! typed it from paper.
//!
//! Leaves out whether the key is a right one, which `crypt` finds by its check
//! characters, and where it is kept.

/// How every such key begins.
pub const BEGINS: &str = "AGE-SECRET-KEY-1";

/// How many characters it has.
pub const N_CHARS: usize = 74;

/// What stands behind the beginning; `1`, `B`, `I` and `O` never do.
const LETTERS: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

/// What is wrong with a key as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// It does not begin as such a key does.
    OtherBeginning,
    /// It holds a character that never stands in one.
    Letter(char),
    /// It has so many characters.
    Length(usize),
}

/// The key meant by what somebody typed: in capital letters, without blanks
/// and line breaks, with plain hyphens.
///
/// # Example
/// ```
/// use civic_mentor::sealing::recovery::meant;
/// assert_eq!(meant(" age–secret-key-1 qqqq\nzzzz "), "AGE-SECRET-KEY-1QQQQZZZZ");
/// ```
pub fn meant(typed: &str) -> String {
    let kept = typed.chars().filter(|c| !c.is_whitespace());
    let plain = kept.map(|c| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other.to_ascii_uppercase(),
    });
    plain.collect()
}

/// The first slip in a key as it was typed, to be told before it is tried.
pub fn slip(typed: &str) -> Option<Slip> {
    let key = meant(typed);
    let Some(rest) = key.strip_prefix(BEGINS) else {
        return Some(Slip::OtherBeginning);
    };
    if let Some(letter) = rest.chars().find(|c| !LETTERS.contains(*c)) {
        return Some(Slip::Letter(letter));
    }
    let n = key.chars().count();
    (n != N_CHARS).then_some(Slip::Length(n))
}

/// The key in groups of four, as it is printed.
pub fn in_groups(key: &str) -> String {
    let rest = key.strip_prefix(BEGINS).unwrap_or(key);
    let mut out = String::from(if rest.len() < key.len() { BEGINS } else { "" });
    for (at, letter) in rest.chars().enumerate() {
        if at % 4 == 0 && !out.is_empty() {
            out.push(' ');
        }
        out.push(letter);
    }
    out
}
