//! Bytes to a tree by the strict profile: refuse, never repair.
//!
//! Why not `serde_json::Value`: it silently keeps the last of two names that
//! are the same, and reads 9007199254740993 and …992 as one number, so that
//! one signature would cover two documents. Here a name stands once, a number
//! is whole and within ±(2^53 - 1), and a text is what was typed.
//!
//! Leaves out what the names mean (`envelope` and the payloads).

mod fault;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use crate::domain::value::{MAX_INT, Value};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

pub use fault::{Place, StrictError, StrictFault};

/// The longest text, 64 KiB, and the longest name, 1 KiB, in bytes of UTF-8:
/// what may be typed may be signed.
pub use crate::domain::refuse::{MAX_NAME_BYTES, MAX_TEXT_BYTES};

/// The largest file that is read or written, 25 MiB.
pub const MAX_FILE_BYTES: usize = 25 * 1024 * 1024;
/// How deep lists and maps may stand in each other; the file itself is 1.
pub const MAX_DEPTH: usize = 32;

/// Reads a file by the whole strict profile.
///
/// # Example
/// ```
/// use civic_mentor::bundle::{StrictFault, strict};
/// assert!(strict::parse(br#"{"a": 1}"#).is_ok());
/// let twice = strict::parse(br#"{"a": 1, "\u0061": 2}"#).unwrap_err();
/// assert_eq!(twice.fault, StrictFault::DuplicateName);
/// ```
pub fn parse(bytes: &[u8]) -> Result<Value, StrictError> {
    let tree = parse_tree(bytes)?;
    check(&tree)?;
    Ok(tree)
}

/// Reads a tree without the rules of [`check`]: any names, long texts. For
/// documents of other formats; files of ours go through [`parse`].
pub fn parse_tree(bytes: &[u8]) -> Result<Value, StrictError> {
    let whole = |fault| StrictError {
        fault,
        place: Place::File,
    };
    if bytes.len() > MAX_FILE_BYTES {
        return Err(whole(StrictFault::TooBig));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| whole(StrictFault::NotUtf8))?;
    let found = RefCell::new(None);
    let mut json = serde_json::Deserializer::from_str(text);
    let tree = Tree {
        depth: 0,
        found: &found,
    }
    .deserialize(&mut json);
    let outcome = tree.and_then(|tree| json.end().map(|()| tree));
    outcome.map_err(|error| match found.into_inner() {
        Some(found) => found.into_error(),
        None => StrictError {
            fault: StrictFault::Syntax,
            place: Place::Line {
                line: error.line(),
                column: error.column(),
            },
        },
    })
}

/// Checks a tree by the rules a [`Value`] can still break: names, U+0000,
/// long texts, large numbers, depth. Also run on what is about to be signed.
pub fn check(tree: &Value) -> Result<(), StrictError> {
    check_at(tree, 1).map_err(Found::into_error)
}

/// Whether `name` may stand in a file: `[A-Za-z_][A-Za-z0-9_]{0,63}`, or an id
/// (a UUID in small letters, or a SHA-256 as 64 hexadecimal digits, with or
/// without `sha256:` before it).
pub fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    let plain = name.len() <= 64
        && bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    plain || is_uuid(name) || is_sha256(name.strip_prefix("sha256:").unwrap_or(name))
}

/// Whether `text` is a UUID as RFC 9562 writes it: small letters, hyphens.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => is_hex(byte),
        })
}

/// Whether `text` is 64 hexadecimal digits in small letters.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(is_hex)
}

fn is_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

/// A fault on its way up; each level adds its step, so that a sound file pays
/// nothing for paths.
struct Found {
    fault: StrictFault,
    steps: Vec<String>,
}

impl Found {
    fn new(fault: StrictFault) -> Self {
        Self {
            fault,
            steps: Vec::new(),
        }
    }

    fn under_name(mut self, name: &str) -> Self {
        self.steps
            .push(format!(".{}", if is_name(name) { name } else { "?" }));
        self
    }

    fn under_item(mut self, at: usize) -> Self {
        self.steps.push(format!("[{at}]"));
        self
    }

    fn into_error(self) -> StrictError {
        let path: String = self.steps.into_iter().rev().collect();
        let path = path.strip_prefix('.').unwrap_or(&path).to_owned();
        StrictError {
            fault: self.fault,
            place: Place::Path(path),
        }
    }
}

fn check_at(tree: &Value, depth: usize) -> Result<(), Found> {
    match tree {
        Value::Null | Value::Bool(_) => Ok(()),
        Value::Int(int) => fault_if(!(-MAX_INT..=MAX_INT).contains(int), StrictFault::OutOfRange),
        Value::Text(text) => {
            fault_if(text.len() > MAX_TEXT_BYTES, StrictFault::TextTooLong)?;
            fault_if(text.contains('\0'), StrictFault::Nul)
        }
        Value::List(items) => {
            fault_if(depth > MAX_DEPTH, StrictFault::TooDeep)?;
            items.iter().enumerate().try_for_each(|(at, item)| {
                check_at(item, depth + 1).map_err(|found| found.under_item(at))
            })
        }
        Value::Map(entries) => {
            fault_if(depth > MAX_DEPTH, StrictFault::TooDeep)?;
            entries.iter().try_for_each(|(name, value)| {
                let named = fault_if(!is_name(name), StrictFault::BadName);
                named
                    .and_then(|()| check_at(value, depth + 1))
                    .map_err(|found| found.under_name(name))
            })
        }
    }
}

fn fault_if(wrong: bool, fault: StrictFault) -> Result<(), Found> {
    if wrong {
        Err(Found::new(fault))
    } else {
        Ok(())
    }
}

/// Reads one value. The fault goes by `found`, because an error of
/// `serde_json` can carry only words.
#[derive(Clone, Copy)]
struct Tree<'a> {
    depth: usize,
    found: &'a RefCell<Option<Found>>,
}

impl Tree<'_> {
    fn refuse<E: serde::de::Error>(self, fault: StrictFault) -> E {
        *self.found.borrow_mut() = Some(Found::new(fault));
        E::custom("refused by the strict profile")
    }

    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.refuse(StrictFault::TooDeep));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }

    fn add_step(self, step: impl FnOnce(Found) -> Found) {
        let found = self.found.take();
        *self.found.borrow_mut() = found.map(step);
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON by the strict profile")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }

    fn visit_i64<E: serde::de::Error>(self, int: i64) -> Result<Value, E> {
        if int.unsigned_abs() > MAX_INT.unsigned_abs() {
            return Err(self.refuse(StrictFault::OutOfRange));
        }
        Ok(Value::Int(int))
    }

    fn visit_u64<E: serde::de::Error>(self, int: u64) -> Result<Value, E> {
        match i64::try_from(int) {
            Ok(int) => self.visit_i64(int),
            Err(_) => Err(self.refuse(StrictFault::OutOfRange)),
        }
    }

    // serde_json comes here for a point, an exponent, minus zero, and for
    // whole numbers beyond 64 bits.
    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Value, E> {
        let beyond = number.abs() >= 18_446_744_073_709_551_615.0;
        Err(self.refuse(if beyond {
            StrictFault::OutOfRange
        } else {
            StrictFault::NotWhole
        }))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        loop {
            match list.next_element_seed(inner) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => return Ok(Value::List(items)),
                Err(error) => {
                    self.add_step(|found| found.under_item(items.len()));
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut entries = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            if entries.contains_key(&name) {
                let error = A::Error::custom("a name stands twice");
                *self.found.borrow_mut() =
                    Some(Found::new(StrictFault::DuplicateName).under_name(&name));
                return Err(error);
            }
            match map.next_value_seed(inner) {
                Ok(value) => entries.insert(name, value),
                Err(error) => {
                    self.add_step(|found| found.under_name(&name));
                    return Err(error);
                }
            };
        }
        Ok(Value::Map(entries))
    }
}
