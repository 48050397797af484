//! The one tree every stored or signed thing is made of.
//!
//! Whole numbers only, text only, names only once: what can be signed without
//! doubt. Leaves out reading and writing JSON text (`bundle::strict`,
//! `bundle::canonical`).

use std::collections::BTreeMap;

/// The largest whole number a value may hold, 2^53 - 1 (RFC 8785, I-JSON).
pub const MAX_INT: i64 = 9_007_199_254_740_991;

/// A tree of whole numbers, texts, lists and named values.
///
/// Invariant: an `Int` lies within ±[`MAX_INT`]; `bundle::strict` refuses
/// others and `FieldValue` implementations never make them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Nothing; a field that was emptied.
    #[default]
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number within ±[`MAX_INT`].
    Int(i64),
    /// Text as it was typed, never normalised.
    Text(String),
    /// Values in an order that matters.
    List(Vec<Value>),
    /// Values by name, in the order of their names.
    Map(BTreeMap<String, Value>),
}

impl Value {
    /// The text, if this is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if this is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(int) => Some(*int),
            _ => None,
        }
    }

    /// The list, if this is one.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The named values, if this is a map.
    pub fn as_map(&self) -> Option<&BTreeMap<String, Value>> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The value under `name`, if this is a map that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_map()?.get(name)
    }

    /// A map from pairs of names and values.
    pub fn map<K: Into<String>>(pairs: impl IntoIterator<Item = (K, Value)>) -> Self {
        Self::Map(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        )
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

impl From<u32> for Value {
    fn from(int: u32) -> Self {
        Self::Int(i64::from(int))
    }
}

impl From<Vec<Value>> for Value {
    fn from(list: Vec<Value>) -> Self {
        Self::List(list)
    }
}
