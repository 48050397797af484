//! Where senders are found, and whose code is whose, worked out once for many
//! messages.

use std::collections::{BTreeMap, BTreeSet};

use super::super::several::waits_under;
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::domain::people::{Person, fold_email};
use crate::domain::whole::Programme;
use crate::flow::choice::ranking::ChoiceCodes;
use crate::flow::offers::reply::OfferCodes;

/// Where known people are found by key and by address, and offers by code.
#[derive(Debug, Default)]
pub struct Known {
    by_key: BTreeMap<String, Vec<Id<Person>>>,
    by_email: BTreeMap<String, Id<Person>>,
    /// Addresses under which more than one application waits.
    waiting_twice: BTreeSet<String>,
    /// Whose offer a code is.
    pub(super) offers: OfferCodes,
    /// Whose shortlist a code is.
    pub(super) choices: ChoiceCodes,
}

impl Known {
    /// Everybody of a programme.
    pub fn of(programme: &Programme) -> Self {
        let mut known = Self {
            offers: OfferCodes::of(programme),
            choices: ChoiceCodes::of(programme),
            ..Self::default()
        };
        for person in programme.people.values() {
            if !person.key.is_empty() {
                let of_key = known.by_key.entry(person.key.clone()).or_default();
                of_key.push(person.id.clone());
            }
            let email = person.folded_email();
            if !email.is_empty() {
                known.by_email.insert(email, person.id.clone());
            }
        }
        let mut once = BTreeSet::new();
        for message in programme.messages.values() {
            if let Some(email) = waits_under(message)
                && !once.insert(email.clone())
            {
                known.waiting_twice.insert(email);
            }
        }
        known
    }

    /// Whether other applications wait under its address.
    pub(super) fn is_several(&self, message: &Message) -> bool {
        waits_under(message).is_some_and(|email| self.waiting_twice.contains(&email))
    }

    /// The person a message is from: by the address it gives, else by a key
    /// that only one person uses.
    pub(super) fn sender(&self, email: &str, key: &str) -> Option<&Id<Person>> {
        self.by_email.get(&fold_email(email)).or_else(|| {
            match self.by_key.get(key).map(Vec::as_slice) {
                Some([one]) => Some(one),
                _ => None,
            }
        })
    }
}
