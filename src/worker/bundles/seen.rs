//! The keys this browser has seen, as the page keeps them and the files worker
//! gets them.
//!
//! Leaves out what follows from a key being known (`bundle::trust`).

use serde::{Deserialize, Serialize};

use crate::bundle::{Checked, KnownKey, PublicKey};

/// A key this browser has seen, as it crosses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenKey {
    /// `did:key:…`.
    pub did: String,
    /// The name its holder gave, or the one given here where there was none.
    pub name: String,
    /// The day it was first seen, ISO.
    pub first_seen: String,
    /// With whom the words were compared, empty before.
    pub checked_with: String,
    /// On which day, ISO, empty before.
    pub checked_on: String,
    /// Its eight words; empty where it was noted before they were kept.
    #[serde(default)]
    pub words: Vec<String>,
}

impl SeenKey {
    /// The name it goes by here: that of whom its words were compared with,
    /// else the one its holder gave.
    pub fn name_here(&self) -> &str {
        if self.checked_with.is_empty() {
            &self.name
        } else {
            &self.checked_with
        }
    }

    /// The key as the check of a file takes it.
    pub(super) fn known(&self) -> Option<KnownKey> {
        let checked = (!self.checked_with.is_empty()).then(|| Checked {
            with: self.checked_with.clone(),
            on: self.checked_on.clone(),
        });
        Some(KnownKey {
            key: PublicKey::from_did(&self.did).ok()?,
            name: self.name_here().to_owned(),
            claimed: self.name.clone(),
            organisation: String::new(),
            checked,
            first_seen: self.first_seen.clone(),
            withdrawal: None,
        })
    }
}
