//! A key card: whose key this is, as its holder says.
//!
//! Signed with that key, so that nobody hands in another's. Whether the name
//! is right, only a comparison of the words tells.

use super::super::payload::Found;
use super::parts::{Map, Out};
use crate::domain::value::Value;

/// A key with the name of its holder; the key is the author's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyCardMessage {
    /// The holder's name.
    pub name: String,
    /// The holder's organisation.
    pub organisation: String,
    /// The holder's e-mail address.
    pub email: String,
    /// What files for the holder are sealed to, `age1…`.
    pub recipient: String,
}

impl KeyCardMessage {
    pub(super) fn to_payload(&self) -> Value {
        Out::default()
            .put("name", &self.name)
            .put("organisation", &self.organisation)
            .put("email", &self.email)
            .put("recipient", &self.recipient)
            .done()
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let card = Self {
            name: map.needed("name", found),
            organisation: map.field("organisation", found),
            email: map.field("email", found),
            recipient: map.field("recipient", found),
        };
        Some(card)
    }
}
