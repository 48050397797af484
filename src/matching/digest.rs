//! Hashes of what goes into a run and what comes out.
//!
//! A tree is hashed as canonical JSON (RFC 8785), so that an auditor can do
//! the same with public tools. Leaves out signing.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::domain::value::Value;

/// SHA-256 of parts, each preceded by its length, in hexadecimal.
pub fn sha256_hex(parts: &[&[u8]]) -> String {
    hex(&sha256(parts))
}

/// SHA-256 of parts, each preceded by its length as 8 bytes, great end first.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// `sha256:` and the hash of the tree's canonical JSON.
pub fn value_hash(value: &Value) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    format!("sha256:{}", hex(&Sha256::digest(text.as_bytes())))
}

/// Hexadecimal digits of bytes.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Writes canonical JSON. Names of matching's trees are ASCII, where the
/// order of bytes is the order RFC 8785 asks for.
fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(yes) => text.push_str(if *yes { "true" } else { "false" }),
        Value::Int(int) => {
            let _ = write!(text, "{int}");
        }
        Value::Text(string) => write_text(string, text),
        Value::List(list) => {
            text.push('[');
            for (at, item) in list.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_canonical(item, text);
            }
            text.push(']');
        }
        Value::Map(map) => {
            text.push('{');
            for (at, (name, item)) in map.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_text(name, text);
                text.push(':');
                write_canonical(item, text);
            }
            text.push('}');
        }
    }
}

/// RFC 8785, section 3.2.2.2.
fn write_text(string: &str, text: &mut String) {
    text.push('"');
    for char in string.chars() {
        match char {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            control if control < ' ' => {
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_hashes_as_its_canonical_json() {
        let tree = Value::map([
            (
                "b",
                Value::List(vec![Value::Int(-1), Value::Null, Value::Bool(true)]),
            ),
            ("a", Value::from("é\"\\\n\u{1}")),
        ]);
        let mut text = String::new();
        write_canonical(&tree, &mut text);
        assert_eq!(text, "{\"a\":\"é\\\"\\\\\\n\\u0001\",\"b\":[-1,null,true]}");
        let expected = hex(&Sha256::digest(text.as_bytes()));
        assert_eq!(value_hash(&tree), format!("sha256:{expected}"));
    }

    #[test]
    fn parts_are_not_run_together() {
        assert_ne!(sha256(&[b"ab", b"c"]), sha256(&[b"a", b"bc"]));
    }
}
