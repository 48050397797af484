//! Whose name stands beside a change, and how sure that is.
//!
//! A document says of each actor which key it has and what its user is called.
//! Of the file's own signer that is proven; of everybody else it is hearsay,
//! told with the name of who sent it. A key that somebody checked here goes by
//! the name given here. Leaves out words (`ui`) and how well a key is known as
//! a whole (`bundle::trust`).

use std::collections::{BTreeMap, BTreeSet};

use crate::merge::{Actor, Document};

/// A key that has a name here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedKey {
    /// `did:key:…`.
    pub did: String,
    /// The name given here.
    pub name: String,
    /// Its eight words; empty where they were not kept.
    pub words: Vec<String>,
}

/// Somebody, as far as is known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// This browser.
    You,
    /// A key with a name given here.
    Named(String),
    /// The name a file says; nobody here compared the key.
    Claimed(String),
    /// A browser that gave no name: the first letters of its id.
    Browser(String),
}

/// Who made a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Who.
    pub who: Who,
    /// Through whose file it came, where only that file says who made it.
    pub sent_by: Option<Who>,
    /// The eight words of the key behind a name given here.
    pub words: Vec<String>,
}

/// What is known here of those who write in a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writers {
    /// The actors this browser is or was.
    pub own: Vec<Actor>,
    /// Keys that have a name here.
    pub keys: Vec<NamedKey>,
    /// Actors and keys that stood together in a file signed with that key.
    pub proven: BTreeSet<(String, String)>,
    /// The key of the file in which an actor's changes first came.
    pub brought: BTreeMap<String, String>,
}

impl Writers {
    /// The same, with a file by `actor` under the key `did` that brings
    /// `theirs` to `here`.
    #[must_use]
    pub fn with_file(
        mut self,
        actor: &str,
        did: &str,
        here: Option<&Document>,
        theirs: &Document,
    ) -> Self {
        for new in brought_by(actor, here, theirs) {
            self.brought.entry(new).or_insert_with(|| did.to_owned());
        }
        self.proven.insert((actor.to_owned(), did.to_owned()));
        self
    }

    /// Who an actor of the document is.
    pub fn writer(&self, document: &Document, actor: &Actor) -> Writer {
        let plain = |who| Writer {
            who,
            sent_by: None,
            words: Vec::new(),
        };
        if self.own.contains(actor) {
            return plain(Who::You);
        }
        let info = document.actors.get(actor).cloned().unwrap_or_default();
        let key = self.named(&info.key);
        let who = match key {
            Some(key) => Who::Named(key.name.clone()),
            None if !info.name.is_empty() => Who::Claimed(info.name.clone()),
            None => Who::Browser(actor.chars().take(8).collect()),
        };
        let pair = (actor.to_string(), info.key.clone());
        let sent_by = match self.brought.get(actor.as_ref()) {
            Some(sender) if !self.proven.contains(&pair) && *sender != info.key => {
                self.sender(document, sender)
            }
            _ => None,
        };
        // Hearsay: the key may not be behind the change at all.
        let words = match (&sent_by, key) {
            (None, Some(key)) => key.words.clone(),
            _ => Vec::new(),
        };
        Writer {
            who,
            sent_by,
            words,
        }
    }

    fn named(&self, did: &str) -> Option<&NamedKey> {
        let mut keys = self.keys.iter();
        keys.find(|key| key.did == did && !key.name.is_empty())
    }

    /// Who sent a file with this key.
    fn sender(&self, document: &Document, did: &str) -> Option<Who> {
        if let Some(key) = self.named(did) {
            return Some(Who::Named(key.name.clone()));
        }
        let mut actors = document.actors.iter();
        let (actor, info) = actors.find(|(_, info)| info.key == did)?;
        Some(if self.own.contains(actor) {
            Who::You
        } else if info.name.is_empty() {
            Who::Browser(actor.chars().take(8).collect())
        } else {
            Who::Claimed(info.name.clone())
        })
    }
}

/// The actors, other than the file's own, whose changes a file brings to
/// `here` for the first time.
pub fn brought_by(actor: &str, here: Option<&Document>, theirs: &Document) -> Vec<String> {
    let known = |it: &Actor| here.is_some_and(|here| here.seen.contains_key(it));
    let new = theirs.seen.keys().filter(|it| it.as_ref() != actor);
    new.filter(|it| !known(it))
        .map(ToString::to_string)
        .collect()
}
