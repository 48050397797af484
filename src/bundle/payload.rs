//! What a received document must hold to by itself: the rules of the causal
//! map that can be checked before any merge.
//!
//! Leaves out the shape (`programme`) and what takes two documents
//! (`merge::join`).

use std::collections::BTreeMap;

use thiserror::Error;

use super::did::PublicKey;
use super::strict::MAX_NAME_BYTES;
use crate::domain::field::Record as _;
use crate::domain::people::Person;
use crate::domain::refuse::MAX_PEOPLE;
use crate::domain::value::Value;
use crate::merge::{Document, Dot, Entry, LAMPORT_LIMIT, RecordKey, Register};

/// More problems than this are not listed; nobody reads them.
const MAX_PROBLEMS: usize = 1_000;

/// One thing wrong with a payload. Never carries a value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault} (payload.{place})")]
pub struct PayloadProblem {
    /// What is wrong.
    pub fault: PayloadFault,
    /// Where, as names from the top of the payload.
    pub place: String,
}

/// What can be wrong with a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum PayloadFault {
    /// Something is missing or of the wrong type.
    #[error("something is missing or of the wrong type")]
    WrongShape,
    /// The document is not that of the envelope's programme.
    #[error("the document belongs to another programme")]
    OtherProgramme,
    /// The envelope's actor is listed under another key than its author's.
    #[error("the actor of this file is listed under another key")]
    OtherKeyOfActor,
    /// An actor is listed under something that is no key.
    #[error("an actor is listed under something that is no key")]
    NotAKey,
    /// A Lamport number of 0, above the limit, or above the document's own.
    #[error("a change counts beyond the limit")]
    LamportTooLarge,
    /// A change that the version vector does not cover.
    #[error("a change is not among those the file says it includes")]
    NotIncluded,
    /// One change with two Lamport numbers or clocks, or twice in the journal.
    #[error("one change is told in two ways")]
    ChangeTwice,
    /// A later change of an actor with a Lamport number that is not greater.
    #[error("the changes of an actor do not count up")]
    NotCountingUp,
    /// Two values by one actor in one field: it saw its own first value.
    #[error("one actor has two values in one field")]
    TwoOfOneActor,
    /// The journal tells of a change that is included, but the field holds
    /// neither its value nor a later one: not a whole state.
    #[error("a value that the journal tells of is missing: the file was reduced")]
    Reduced,
    /// More people than a file may hold.
    #[error("the file holds more than 15,000 people")]
    TooManyPeople,
    /// A name of more than 1 KiB.
    #[error("a name is longer than 1 KiB")]
    NameTooLong,
}

impl PayloadFault {
    /// A stable code, the key of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::WrongShape => "payload_wrong_shape",
            Self::OtherProgramme => "payload_other_programme",
            Self::OtherKeyOfActor => "payload_other_key_of_actor",
            Self::NotAKey => "payload_not_a_key",
            Self::LamportTooLarge => "payload_lamport_too_large",
            Self::NotIncluded => "payload_not_included",
            Self::ChangeTwice => "payload_change_twice",
            Self::NotCountingUp => "payload_not_counting_up",
            Self::TwoOfOneActor => "payload_two_of_one_actor",
            Self::Reduced => "payload_reduced",
            Self::TooManyPeople => "payload_too_many_people",
            Self::NameTooLong => "payload_name_too_long",
        }
    }
}

/// Problems found so far.
#[derive(Default)]
pub(super) struct Found {
    problems: Vec<PayloadProblem>,
}

impl Found {
    pub fn add(&mut self, fault: PayloadFault, place: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(PayloadProblem {
                fault,
                place: place.into(),
            });
        }
    }

    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    pub fn some_or<T>(&mut self, read: Option<T>, fault: PayloadFault, place: &str) -> Option<T> {
        if read.is_none() {
            self.add(fault, place);
        }
        read
    }

    /// What was read if nothing is wrong, else every problem.
    pub fn all_or<T>(self, read: Option<T>) -> Result<T, Vec<PayloadProblem>> {
        read.filter(|_| self.problems.is_empty())
            .ok_or(self.problems)
    }

    /// Checks a document by itself.
    pub fn check(&mut self, document: &Document) {
        self.check_changes(document);
        self.check_registers(document);
        for (dot, entry) in &document.journal {
            self.check_whole(document, dot, entry);
        }
        for (actor, info) in &document.actors {
            if !info.key.is_empty() && PublicKey::from_did(&info.key).is_err() {
                self.add(PayloadFault::NotAKey, format!("actors.{actor}.key"));
            }
            self.check_name(&info.name, || format!("actors.{actor}.name"));
        }
        let n_people = document
            .records
            .keys()
            .filter(|key| key.kind == Person::KIND)
            .count();
        if n_people > MAX_PEOPLE {
            self.add(PayloadFault::TooManyPeople, "records");
        }
    }

    /// Every change, in registers and journal: included, told in one way, and
    /// counting up with its actor.
    fn check_changes(&mut self, document: &Document) {
        let in_registers = document.records.iter().flat_map(|(key, fields)| {
            fields.values().flatten().map(move |version| {
                let place = Place::Record(key);
                (&version.dot, (version.lamport, version.at_ms), place)
            })
        });
        let in_journal = document
            .journal
            .iter()
            .map(|(dot, entry)| (dot, (entry.lamport, entry.at_ms), Place::Journal(dot)));
        let mut stamps: BTreeMap<&Dot, (u64, i64)> = BTreeMap::new();
        for (dot, stamp, place) in in_registers.chain(in_journal) {
            if !document.has_seen(dot) {
                self.add(PayloadFault::NotIncluded, place.to_string());
            }
            if stamp.0 == 0 || stamp.0 > LAMPORT_LIMIT.min(document.lamport) {
                self.add(PayloadFault::LamportTooLarge, place.to_string());
            }
            if *stamps.entry(dot).or_insert(stamp) != stamp {
                self.add(PayloadFault::ChangeTwice, place.to_string());
            }
        }
        for ((before, earlier), (after, later)) in stamps.iter().zip(stamps.iter().skip(1)) {
            if before.actor == after.actor && later.0 <= earlier.0 {
                self.add(PayloadFault::NotCountingUp, format!("vv.{}", after.actor));
            }
        }
    }

    fn check_registers(&mut self, document: &Document) {
        for (key, fields) in &document.records {
            for (field, register) in fields {
                let place = || format!("{}.{field}", Place::Record(key));
                // Ordered by dot, so that one actor's versions stand together.
                let mut pairs = register.iter().zip(register.iter().skip(1));
                if pairs.any(|(a, b)| a.dot.actor == b.dot.actor) {
                    self.add(PayloadFault::TwoOfOneActor, place());
                }
                if field.contains("name") {
                    for text in register
                        .iter()
                        .filter_map(|version| version.value.as_text())
                    {
                        self.check_name(text, place);
                    }
                }
            }
        }
    }

    /// A journal line names the fields its change wrote in records that stood
    /// before; each still holds that value or one written later.
    fn check_whole(&mut self, document: &Document, dot: &Dot, entry: &Entry) {
        let still_there = |register: &Register| {
            register
                .iter()
                .any(|version| version.dot == *dot || version.lamport > entry.lamport)
        };
        for (key, olds) in &entry.olds.records {
            let Some(fields) = document.records.get(key) else {
                self.add(PayloadFault::Reduced, Place::Record(key).to_string());
                continue;
            };
            for field in olds.iter().flat_map(BTreeMap::<String, Value>::keys) {
                if !fields.get(field).is_some_and(still_there) {
                    self.add(
                        PayloadFault::Reduced,
                        format!("{}.{field}", Place::Record(key)),
                    );
                }
            }
        }
    }

    fn check_name(&mut self, name: &str, place: impl FnOnce() -> String) {
        if name.len() > MAX_NAME_BYTES {
            self.add(PayloadFault::NameTooLong, place());
        }
    }
}

enum Place<'a> {
    Record(&'a RecordKey),
    Journal(&'a Dot),
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Record(key) => write!(f, "records.{}.{}", key.kind, key.id),
            Self::Journal(dot) => write!(f, "journal {dot:?}"),
        }
    }
}
