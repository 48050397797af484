//! Ids of records: typed on the inside, plain text on the outside.
//!
//! Leaves out making them random: entropy comes in as an argument.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// The id of a record of type `T`: a random UUID, a hash, or a fixed name.
///
/// Compared as text, so that an order by id is the same on every machine.
pub struct Id<T> {
    text: Arc<str>,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// An id from its text, kept as it is.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self {
            text: text.into(),
            of: PhantomData,
        }
    }

    /// A version 4 UUID (RFC 9562) from 16 random bytes.
    pub fn from_entropy(bytes: [u8; 16]) -> Self {
        Self::new(uuid_from_entropy(bytes))
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same text as the id of another kind of record, for records that
    /// share one id by design (a participation and its answers).
    pub fn cast<U>(&self) -> Id<U> {
        Id::new(self.text.clone())
    }
}

/// A version 4 UUID in its usual text form.
pub fn uuid_from_entropy(bytes: [u8; 16]) -> String {
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            of: PhantomData,
        }
    }
}

impl<T> Default for Id<T> {
    fn default() -> Self {
        Self::new("")
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> From<&str> for Id<T> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}
