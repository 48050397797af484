//! Forgetting: values of forgotten records are emptied, in whatever copy they
//! arrive, for good.
//!
//! Dots, counts and the ids records refer to each other by stay, so that copies
//! still join and totals still hold. Leaves out who may be forgotten and when
//! (`flow::forget`).
//!
//! Invariant: emptying is idempotent, and emptying before or after a join gives
//! the same document (`tests/host/forget.rs`).

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, Dot, RecordKey, Register};
use crate::domain::change::Write;
use crate::domain::circle::Seat;
use crate::domain::field::{FieldValue as _, Record as _};
use crate::domain::forgotten::Forgotten;
use crate::domain::letter::Letter;
use crate::domain::message::Message;
use crate::domain::pairing::{Exclusion, Pairing, Run};
use crate::domain::people::{Answers, Participation, Person};
use crate::domain::shortlist::Shortlist;
use crate::domain::value::Value;
use crate::domain::whole::DELETED;

/// How much of a record is emptied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The words somebody wrote in it; it is somebody else's record too.
    Words,
    /// All of it; it no longer shows.
    Whole,
}

/// Who is forgotten, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgetting {
    people: BTreeSet<String>,
    parts: BTreeSet<String>,
    records: BTreeSet<RecordKey>,
}

/// What emptying changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emptied {
    /// Records.
    pub records: BTreeSet<RecordKey>,
    /// Lines of the journal.
    pub dots: BTreeSet<Dot>,
}

/// Fields by which records refer to each other; they hold ids and stay.
fn refers(kind: &str) -> &'static [&'static str] {
    match kind {
        Participation::KIND => &["person", "role"],
        Pairing::KIND => &["mentor", "mentee"],
        Letter::KIND => &["to", "pairing", "round", "kind"],
        Exclusion::KIND => &["first", "second"],
        Message::KIND => &["about"],
        _ => &[],
    }
}

/// Fields in which somebody wrote words about the people of a record.
fn words(kind: &str) -> &'static [&'static str] {
    match kind {
        Pairing::KIND => &["note", "ended_reason", "mentee_words", "mentor_words"],
        Letter::KIND => &["subject", "body", "reason"],
        _ => &[],
    }
}

/// The ids each record refers to, now or before: field, then id.
type References = BTreeMap<RecordKey, BTreeSet<(String, String)>>;

impl Forgetting {
    /// Who is forgotten in a document.
    pub fn of(document: &Document) -> Self {
        let mut all = Self::default();
        let first = RecordKey::new(Forgotten::KIND, "");
        let records = document.records.range(first..);
        for (_, fields) in records.take_while(|(key, _)| key.kind == Forgotten::KIND) {
            let texts = |name: &str| {
                let versions = fields.get(name).into_iter().flatten();
                let lists =
                    versions.filter_map(|version| Vec::<String>::from_value(&version.value));
                lists.flatten().collect::<Vec<String>>()
            };
            all.people.extend(texts("people"));
            all.parts.extend(texts("participations"));
            all.records
                .extend(texts("records").iter().filter_map(|key| {
                    let (kind, id) = key.split_once('/')?;
                    Some(RecordKey::new(kind, id))
                }));
        }
        all
    }

    /// Nobody is forgotten.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.parts.is_empty() && self.records.is_empty()
    }

    /// Those forgotten here or there.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.people.extend(other.people);
        self.parts.extend(other.parts);
        self.records.extend(other.records);
        self
    }

    /// Whether a record of a document no longer shows.
    pub fn hides(&self, key: &RecordKey, document: &Document) -> bool {
        if self.is_empty() {
            return false;
        }
        let mut references = References::new();
        if let Some(fields) = document.records.get(key) {
            note_fields(key, fields, &mut references);
        }
        self.scope(key, &references, &BTreeSet::new()) == Some(Scope::Whole)
    }

    /// Whether a write would bring back what is emptied.
    pub(super) fn refuses(&self, write: &Write, document: &Document) -> bool {
        if self.is_empty() {
            return false;
        }
        let key = RecordKey::new(write.kind.as_str(), write.record.as_str());
        if self.hides(&key, document) {
            return true;
        }
        let none = BTreeSet::new();
        let references = |key: &RecordKey| {
            let mut references = References::new();
            if let Some(fields) = document.records.get(key) {
                note_fields(key, fields, &mut references);
            }
            references
        };
        let own = references(&key);
        let of_letter = own.get(&key).into_iter().flatten();
        let of_letter = of_letter.filter(|(name, _)| name == "pairing");
        let emptied = |id: &String| {
            let pairing = RecordKey::new(Pairing::KIND, id.as_str());
            self.scope(&pairing, &references(&pairing), &none).is_some()
        };
        let pairings = of_letter.map(|(_, id)| id.clone()).filter(emptied);
        let scope = self.scope(&key, &own, &pairings.collect());
        scope.is_some_and(|scope| {
            self.emptied(&key, &write.field, scope, &write.value)
                .is_some()
        })
    }

    fn scope(
        &self,
        key: &RecordKey,
        references: &References,
        pairings: &BTreeSet<String>,
    ) -> Option<Scope> {
        if self.records.contains(key) {
            return Some(Scope::Whole);
        }
        let refers_to = |field: &str, ids: &BTreeSet<String>| {
            let found = references.get(key).into_iter().flatten();
            let mut found = found.filter(|(name, _)| name == field);
            found.any(|(_, id)| ids.contains(id))
        };
        let whole = |is: bool| is.then_some(Scope::Whole);
        match key.kind.as_str() {
            Person::KIND => whole(self.people.contains(&key.id)),
            Participation::KIND | Answers::KIND | Seat::KIND | Shortlist::KIND => {
                whole(self.parts.contains(&key.id))
            }
            Exclusion::KIND => {
                whole(refers_to("first", &self.people) || refers_to("second", &self.people))
            }
            Message::KIND => whole(refers_to("about", &self.people)),
            Letter::KIND if refers_to("to", &self.parts) => Some(Scope::Whole),
            Letter::KIND => refers_to("pairing", pairings).then_some(Scope::Words),
            Pairing::KIND => {
                let is_theirs =
                    refers_to("mentor", &self.parts) || refers_to("mentee", &self.parts);
                is_theirs.then_some(Scope::Words)
            }
            Run::KIND => Some(Scope::Words),
            _ => None,
        }
    }

    /// How much of each record is emptied; copies are looked at together, so
    /// that what one of them tells counts in all.
    fn scopes(&self, copies: &[&Document]) -> BTreeMap<RecordKey, Scope> {
        let mut references = References::new();
        let mut keys = BTreeSet::new();
        for copy in copies {
            for (key, fields) in &copy.records {
                keys.insert(key.clone());
                note_fields(key, fields, &mut references);
            }
            for entry in copy.journal.values() {
                for (key, olds) in &entry.olds.records {
                    for name in refers(&key.kind) {
                        let old = olds.as_ref().and_then(|olds| olds.get(*name));
                        note(key, name, old, &mut references);
                    }
                }
            }
        }
        let pairings = keys.iter().filter(|key| key.kind == Pairing::KIND);
        let none = BTreeSet::new();
        let pairings: BTreeSet<String> = pairings
            .filter(|key| self.scope(key, &references, &none).is_some())
            .map(|key| key.id.clone())
            .collect();
        keys.into_iter()
            .filter_map(|key| {
                let scope = self.scope(&key, &references, &pairings)?;
                Some((key, scope))
            })
            .collect()
    }

    /// A value as it stands once a record is emptied so far.
    fn emptied(&self, key: &RecordKey, field: &str, scope: Scope, value: &Value) -> Option<Value> {
        if *value == Value::Null {
            return None;
        }
        if key.kind == Run::KIND {
            let inputs = value.get("inputs").filter(|_| field == "certificate")?;
            if !self.names_one(inputs) {
                return None;
            }
            // What a run was computed from goes as a whole: less of it proves
            // nothing. Its pairs, points and hashes stay.
            let mut left = value.as_map()?.clone();
            left.remove("inputs");
            return Some(Value::Map(left));
        }
        let goes = match scope {
            Scope::Whole => field != DELETED && !refers(&key.kind).contains(&field),
            Scope::Words => words(&key.kind).contains(&field),
        };
        goes.then_some(Value::Null)
    }

    fn names_one(&self, value: &Value) -> bool {
        match value {
            Value::Text(text) => self.parts.contains(text) || self.people.contains(text),
            Value::List(list) => list.iter().any(|it| self.names_one(it)),
            Value::Map(map) => map
                .iter()
                .any(|(name, it)| self.parts.contains(name) || self.names_one(it)),
            Value::Null | Value::Bool(_) | Value::Int(_) => false,
        }
    }
}

fn note_fields(key: &RecordKey, fields: &BTreeMap<String, Register>, into: &mut References) {
    for name in refers(&key.kind) {
        for version in fields.get(*name).into_iter().flatten() {
            note(key, name, Some(&version.value), into);
        }
    }
}

fn note(key: &RecordKey, name: &str, value: Option<&Value>, into: &mut References) {
    if let Some(id) = value.and_then(Value::as_text) {
        let ids = into.entry(key.clone()).or_default();
        ids.insert((name.to_owned(), id.to_owned()));
    }
}

impl Document {
    /// Empties what is forgotten here. Does nothing the second time.
    pub fn empty_forgotten(&mut self) -> Emptied {
        let forgetting = Forgetting::of(self);
        if forgetting.is_empty() {
            return Emptied::default();
        }
        let scopes = forgetting.scopes(&[self]);
        self.empty(&forgetting, &scopes)
    }

    fn empty(&mut self, forgetting: &Forgetting, scopes: &BTreeMap<RecordKey, Scope>) -> Emptied {
        let mut emptied = Emptied::default();
        for (key, scope) in scopes {
            let Some(fields) = self.records.get_mut(key) else {
                continue;
            };
            for (field, register) in fields {
                for version in register {
                    if let Some(left) = forgetting.emptied(key, field, *scope, &version.value) {
                        version.value = left;
                        emptied.records.insert(key.clone());
                    }
                }
            }
        }
        for (dot, entry) in &mut self.journal {
            for (key, olds) in &mut entry.olds.records {
                let (Some(scope), Some(olds)) = (scopes.get(key), olds.as_mut()) else {
                    continue;
                };
                for (field, old) in olds {
                    if let Some(left) = forgetting.emptied(key, field, *scope, old) {
                        *old = left;
                        emptied.dots.insert(dot.clone());
                    }
                }
            }
        }
        emptied
    }
}

/// Both copies with everything emptied that either of them forgets; none where
/// nobody is forgotten.
pub(super) fn emptied_alike(
    ours: &Document,
    theirs: &Document,
) -> Option<(Document, Document, Emptied)> {
    let forgetting = Forgetting::of(ours).and(Forgetting::of(theirs));
    if forgetting.is_empty() {
        return None;
    }
    let scopes = forgetting.scopes(&[ours, theirs]);
    let (mut ours, mut theirs) = (ours.clone(), theirs.clone());
    let emptied = ours.empty(&forgetting, &scopes);
    theirs.empty(&forgetting, &scopes);
    Some((ours, theirs, emptied))
}
