//! How well the author of a verified file is known.
//!
//! A valid signature proves "same key". Whose key it is, only people can say;
//! this compares with what they said before. Leaves out what follows from it:
//! quarantine, confirmation and their words are made in the flow and the page.

use super::did::PublicKey;
use super::known::{Checked, KnownKeys};
use super::skeleton::confusable;
use super::verify::Verified;

/// How well the author of a file is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// This browser's own key.
    You,
    /// The words were compared.
    Checked {
        /// The name given here.
        name: String,
        /// With whom, and when.
        checked: Checked,
    },
    /// The key came before; nobody compared its words.
    SeenBefore {
        /// The name given here.
        name: String,
        /// The day it was first seen.
        first_seen: String,
    },
    /// A key that was never seen.
    Unknown,
    /// The name is, or looks like, that of another key. Blocked.
    NameKnownKeyDifferent {
        /// The name as it is known here.
        name: String,
        /// The key it belongs to.
        key: PublicKey,
    },
    /// The key was withdrawn, and this file is not among those that still
    /// count. Blocked.
    Withdrawn {
        /// The name given here.
        name: String,
    },
}

impl Trust {
    /// A stable code, the key of its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::You => "trust_you",
            Self::Checked { .. } => "trust_checked",
            Self::SeenBefore { .. } => "trust_seen_before",
            Self::Unknown => "trust_unknown",
            Self::NameKnownKeyDifferent { .. } => "trust_name_known_key_different",
            Self::Withdrawn { .. } => "trust_withdrawn",
        }
    }

    /// Whether nothing of the file may be taken in.
    pub fn is_blocked(&self) -> bool {
        matches!(
            self,
            Self::NameKnownKeyDifferent { .. } | Self::Withdrawn { .. }
        )
    }

    /// Whether a document must wait until the words were compared.
    pub fn needs_words(&self) -> bool {
        matches!(self, Self::Unknown)
    }
}

/// How well the author of `file` is known. `claimed_name` is the name its
/// author goes by in the file, where it says one.
pub fn trust_of(file: &Verified, claimed_name: Option<&str>, known: &KnownKeys) -> Trust {
    let envelope = file.envelope();
    let author = envelope.author;
    let entry = known.get(&author);
    if let Some((entry, withdrawal)) =
        entry.and_then(|entry| Some((entry, entry.withdrawal.as_ref()?)))
    {
        let seq = envelope.position.as_ref().map(|position| position.seq);
        if !seq.is_some_and(|seq| withdrawal.still_counts(&envelope.actor, seq)) {
            return Trust::Withdrawn {
                name: entry.name.clone(),
            };
        }
    }
    if known.own() == Some(author) {
        return Trust::You;
    }
    if let Some((entry, checked)) = entry.and_then(|entry| Some((entry, entry.checked.clone()?))) {
        return Trust::Checked {
            name: entry.name.clone(),
            checked,
        };
    }
    let other = claimed_name.and_then(|name| {
        known.iter().find(|other| {
            let is_taken = confusable(&other.name, name) || confusable(&other.claimed, name);
            other.key != author && is_taken
        })
    });
    match (other, entry) {
        (Some(other), _) => Trust::NameKnownKeyDifferent {
            name: other.name.clone(),
            key: other.key,
        },
        (None, Some(entry)) => Trust::SeenBefore {
            name: entry.name.clone(),
            first_seen: entry.first_seen.clone(),
        },
        (None, None) => Trust::Unknown,
    }
}
