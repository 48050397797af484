//! A database as it stands: object stores, keys, texts.
//!
//! The shape of raw downloads and of the golden files. Leaves out what the
//! texts mean, so that it can be written even when they cannot be read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::StoreError;

/// Entries of one object store by key.
pub type RawStore = BTreeMap<String, String>;

/// Everything in a database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawExport {
    /// The schema's number.
    pub schema: u32,
    /// Object stores by name.
    pub stores: BTreeMap<String, RawStore>,
}

impl RawExport {
    /// Pretty JSON with names in order.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads what [`RawExport::to_json`] wrote.
    pub fn from_json(text: &str) -> Result<Self, StoreError> {
        serde_json::from_str(text).map_err(|error| StoreError::corrupt("raw export", error))
    }

    /// The text under `key` in object store `store`.
    pub fn get(&self, store: &str, key: &str) -> Option<&str> {
        self.stores.get(store)?.get(key).map(String::as_str)
    }
}
