//! The keys this browser knows: whose they are, and what was done to be sure.
//!
//! Leaves out how they are stored, and the verdict on a file (`trust`).

use std::collections::BTreeMap;

use super::did::PublicKey;

/// All keys this browser knows, and its own.
#[derive(Clone, Debug, Default)]
pub struct KnownKeys {
    own: Option<PublicKey>,
    keys: BTreeMap<PublicKey, KnownKey>,
}

/// A key that was seen before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownKey {
    /// The key.
    pub key: PublicKey,
    /// The name the local user gave it.
    pub name: String,
    /// The name its holder gave, empty for none; no other key may take it.
    pub claimed: String,
    /// The organisation of its holder.
    pub organisation: String,
    /// The comparison of words, once it was done.
    pub checked: Option<Checked>,
    /// The day it was first seen, as a date.
    pub first_seen: String,
    /// Its withdrawal, once it was received.
    pub withdrawal: Option<Withdrawal>,
}

/// A comparison of the eight words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// With whom.
    pub with: String,
    /// The day, as a date.
    pub on: String,
}

/// A withdrawal only grows: what it refuses once stays refused. Dates do not
/// count, since a thief of the key can write any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawal {
    /// The last good `seq` of each actor; other actors are refused.
    pub last_good: BTreeMap<String, u64>,
}

impl Withdrawal {
    /// Whether a document of this actor and `seq` still counts.
    pub fn still_counts(&self, actor: &str, seq: u64) -> bool {
        self.last_good.get(actor).is_some_and(|last| seq <= *last)
    }

    /// What both withdrawals refuse together: an actor counts only where both
    /// list it, up to the lower `seq`.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let both = self.last_good.iter().filter_map(|(actor, seq)| {
            let lower = other.last_good.get(actor)?.min(seq);
            Some((actor.clone(), *lower))
        });
        Self {
            last_good: both.collect(),
        }
    }
}

impl KnownKeys {
    /// From this browser's own key and the keys it has seen; the last of two
    /// entries for one key counts.
    pub fn new(own: Option<PublicKey>, keys: impl IntoIterator<Item = KnownKey>) -> Self {
        Self {
            own,
            keys: keys.into_iter().map(|known| (known.key, known)).collect(),
        }
    }

    /// This browser's own key.
    pub fn own(&self) -> Option<PublicKey> {
        self.own
    }

    /// Whether the key was seen before, or is one's own.
    pub fn contains(&self, key: &PublicKey) -> bool {
        self.own == Some(*key) || self.keys.contains_key(key)
    }

    /// What is known of a key.
    pub fn get(&self, key: &PublicKey) -> Option<&KnownKey> {
        self.keys.get(key)
    }

    /// All keys seen before, in the order of their bytes.
    pub fn iter(&self) -> impl Iterator<Item = &KnownKey> {
        self.keys.values()
    }
}
