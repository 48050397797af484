//! Keeps a spreadsheet program from running a cell as a formula.
//!
//! A value that a spreadsheet would take for a formula gets a `'` in front on
//! the way out and loses it on the way in. Leaves out quoting (`csv_out`).
//!
//! Invariant: `unguarded(&guarded(value)) == value` for every text.

use std::borrow::Cow;

/// The value as it may be written to a CSV cell.
///
/// # Example
/// ```
/// use civic_mentor::exchange::guard::{guarded, unguarded};
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("Ana"), "Ana");
/// assert_eq!(unguarded("'=1+1"), "=1+1");
/// ```
pub fn guarded(value: &str) -> Cow<'_, str> {
    if starts_a_formula(value) || carries_guard(value) {
        Cow::Owned(format!("'{value}"))
    } else {
        Cow::Borrowed(value)
    }
}

/// The value a guarded cell stood for; other values come back as they are.
pub fn unguarded(value: &str) -> &str {
    if carries_guard(value) {
        &value[1..]
    } else {
        value
    }
}

/// True where one or more `'` stand before something that starts a formula.
/// Such a value is guarded once more, so that what a person typed as `'=` comes back.
fn carries_guard(value: &str) -> bool {
    value.starts_with('\'') && starts_a_formula(value.trim_start_matches('\''))
}

/// True where the first non-space character makes a spreadsheet calculate.
fn starts_a_formula(value: &str) -> bool {
    value
        .chars()
        .find(|c| matches!(c, '\t' | '\r' | '\n') || !c.is_whitespace() && *c != '\u{FEFF}')
        .is_some_and(|c| {
            matches!(
                c,
                '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠' | '−'
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trigger_is_guarded_behind_spaces_too() {
        for trigger in [
            "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠",
        ] {
            for before in ["", " ", "\u{a0} "] {
                let value = format!("{before}{trigger}cmd");
                assert_eq!(guarded(&value), format!("'{value}"));
            }
        }
    }

    #[test]
    fn what_went_out_comes_back() {
        for value in [
            "", "Ana", "'", "'=x", "''=x", "=x", " +1 503", "O'Neil", "'quoted'", "-5",
        ] {
            assert_eq!(unguarded(&guarded(value)), value);
        }
    }
}
