//! A tree as text: canonical bytes for signing (RFC 8785), readable lines for
//! files.
//!
//! Both come from the same tree, and reading either gives the tree back.
//! Leaves out fractions: the tree holds whole numbers only, so the number
//! rules of RFC 8785 come down to decimal digits.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::domain::value::Value;

/// The widest line [`readable`] fills before it breaks a list or map.
const LINE_WIDTH: usize = 100;

/// The canonical text of a tree (RFC 8785): no spaces, names sorted by UTF-16
/// code units, the shortest escapes. Its bytes are what is hashed and signed.
///
/// # Example
/// ```
/// use civic_mentor::bundle::{canonical, strict};
/// let tree = strict::parse(br#" { "b" : [ 1 , true ], "a" : "\u0041" } "#).unwrap();
/// assert_eq!(canonical(&tree), r#"{"a":"A","b":[1,true]}"#);
/// ```
pub fn canonical(tree: &Value) -> String {
    let mut out = String::new();
    write_canonical(&mut out, tree);
    out
}

/// The tree as lines a person can read: two spaces a level, short lists and
/// maps on one line. At the top level the names of `first` come first in that
/// order, those of `last` last, the others between them by the alphabet.
pub fn readable(tree: &Value, first: &[&str], last: &[&str]) -> String {
    let mut out = String::new();
    let Value::Map(entries) = tree else {
        write_readable(&mut out, tree, 0);
        out.push('\n');
        return out;
    };
    let rank = |name: &str| match (position(first, name), position(last, name)) {
        (Some(at), _) => (0, at),
        (None, None) => (1, 0),
        (None, Some(at)) => (2, at),
    };
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by_key(|(name, _)| rank(name));
    write_block(&mut out, '{', '}', 0, entries, |out, (name, value)| {
        write_text(out, name);
        out.push_str(": ");
        write_readable(out, value, 1);
    });
    out.push('\n');
    out
}

fn position(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

fn write_canonical(out: &mut String, tree: &Value) {
    match tree {
        Value::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_canonical(out, item);
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (at, (name, value)) in sorted(entries.iter().collect()).iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_text(out, name);
                out.push(':');
                write_canonical(out, value);
            }
            out.push('}');
        }
        single => write_single(out, single),
    }
}

/// RFC 8785 section 3.2.3 sorts by UTF-16, a `BTreeMap` by UTF-8. They differ
/// only where a name has characters beyond ASCII.
fn sorted<'a>(mut entries: Vec<(&'a String, &'a Value)>) -> Vec<(&'a String, &'a Value)> {
    if entries.iter().any(|(name, _)| !name.is_ascii()) {
        entries.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    }
    entries
}

fn write_readable(out: &mut String, tree: &Value, level: usize) {
    match tree {
        Value::List(items) if !fits(tree, level) => {
            write_block(out, '[', ']', level, items, |out, item| {
                write_readable(out, item, level + 1);
            });
        }
        Value::Map(entries) if !fits(tree, level) => {
            write_block(out, '{', '}', level, entries, |out, (name, value)| {
                write_text(out, name);
                out.push_str(": ");
                write_readable(out, value, level + 1);
            });
        }
        Value::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                write_readable(out, item, level);
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (at, (name, value)) in entries.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { " " });
                write_text(out, name);
                out.push_str(": ");
                write_readable(out, value, level);
            }
            out.push_str(if entries.is_empty() { "}" } else { " }" });
        }
        single => write_single(out, single),
    }
}

fn write_block<T>(
    out: &mut String,
    open: char,
    close: char,
    level: usize,
    entries: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    out.push(open);
    let mut any = false;
    for entry in entries {
        out.push_str(if any { ",\n" } else { "\n" });
        any = true;
        out.push_str(&"  ".repeat(level + 1));
        write(out, entry);
    }
    if any {
        out.push('\n');
        out.push_str(&"  ".repeat(level));
    }
    out.push(close);
}

/// Whether the tree stands well on one line at this level. Stops counting as
/// soon as it does not, so that large trees cost no more than small ones.
fn fits(tree: &Value, level: usize) -> bool {
    rest_of(tree, LINE_WIDTH.saturating_sub(2 * level)).is_some()
}

fn rest_of(tree: &Value, budget: usize) -> Option<usize> {
    match tree {
        Value::List(items) => items.iter().try_fold(budget.checked_sub(2)?, |rest, item| {
            rest_of(item, rest.checked_sub(2)?)
        }),
        Value::Map(entries) => entries
            .iter()
            .try_fold(budget.checked_sub(4)?, |rest, (name, value)| {
                rest_of(value, rest.checked_sub(name.len() + 6)?)
            }),
        Value::Text(text) => budget.checked_sub(text.len() + 2),
        Value::Null | Value::Bool(_) => budget.checked_sub(5),
        Value::Int(_) => budget.checked_sub(8),
    }
}

fn write_single(out: &mut String, single: &Value) {
    match single {
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Int(int) => {
            let _ = write!(out, "{int}"); // writing to a String does not fail
        }
        Value::Text(text) => write_text(out, text),
        // Lists and maps never come here: both callers have written them.
        Value::Null | Value::List(_) | Value::Map(_) => out.push_str("null"),
    }
}

/// RFC 8785 section 3.2.2.2: the short escapes where JSON has them, `\u00xx`
/// in small letters for other control characters, everything else as it is.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = special.chars();
        if let Some(c) = chars.next() {
            out.push_str(&escape(c));
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

fn escape(c: char) -> Cow<'static, str> {
    Cow::Borrowed(match c {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\u{8}' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\u{c}' => "\\f",
        '\r' => "\\r",
        other => return Cow::Owned(format!("\\u{:04x}", u32::from(other))),
    })
}
