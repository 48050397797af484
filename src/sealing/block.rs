//! A block of base64 between a BEGIN and an END line, as it comes through
//! e-mail: quoted, wrapped, indented, its dashes made pretty. Shared by sealed
//! files and by signed ones as text.
//!
//! Leaves out what is in the block.

/// How wide the lines are written.
const LINE: usize = 64;

/// The block with this title around base64 text.
pub fn written(title: &str, packed: &str) -> String {
    let mut out = String::with_capacity(packed.len() + packed.len() / LINE + 2 * title.len() + 40);
    out.push_str("-----BEGIN ");
    out.push_str(title);
    out.push_str("-----\n");
    let mut rest = packed;
    while !rest.is_empty() {
        let (line, after) = rest.split_at(LINE.min(rest.len()));
        out.push_str(line);
        out.push('\n');
        rest = after;
    }
    out.push_str("-----END ");
    out.push_str(title);
    out.push_str("-----\n");
    out
}

/// Splits around the first `--BEGIN TITLE--` (`word` is BEGIN or END), whatever
/// became of the number and kind of its dashes, and of the blanks between its
/// words.
pub fn split_at_line<'a>(text: &'a str, word: &str, title: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    while let Some(found) = text[from..].find(word) {
        let start = from + found;
        let before = text[..start].trim_end_matches(is_blank);
        let dashes_before = before.trim_end_matches(is_dash);
        let mut after = text[start + word.len()..].trim_start_matches(is_blank);
        let titled = title.split(' ').all(|title_word| {
            let next = after
                .strip_prefix(title_word)
                .map(|next| next.trim_start_matches(is_blank));
            after = next.unwrap_or(after);
            next.is_some()
        });
        let rest = after.trim_start_matches(is_dash);
        if titled && dashes_before.len() < before.len() && rest.len() < after.len() {
            return Some((dashes_before, rest));
        }
        from = start + word.len();
    }
    None
}

/// The base64 text of a block, without blanks, marks and padding. `=3D` is what
/// quoted-printable mail makes of a `=`, which base64 has only at its end.
pub fn packed_of(inside: &str) -> String {
    inside
        .replace("=3D", "=")
        .chars()
        .filter(|c| !is_blank(*c) && *c != '=')
        .collect()
}

/// Blanks, marks of quoting, and what mail programs put in unseen.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '>' | '|' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
