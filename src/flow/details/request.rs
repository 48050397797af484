//! Everything a document holds about one person: for a records request, and
//! for what is removed when a person is forgotten.
//!
//! Coordinators' own notes are in it, so it is never handed out unread. Leaves
//! out words, and the removal (`merge`).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::circle::Seat;
use crate::domain::field::{Fields, Record as _};
use crate::domain::id::Id;
use crate::domain::letter::Letter;
use crate::domain::message::Message;
use crate::domain::pairing::{Exclusion, Pairing, Run};
use crate::domain::people::{Answers, Participation, Person};
use crate::domain::shortlist::Shortlist;
use crate::domain::timetable::Timetable;
use crate::domain::value::Value;
use crate::domain::whole::DELETED;
use crate::flow::trail::{FieldLine, RecordAct, TrailLine, trail_lines};
use crate::merge::{Actor, Document, RecordKey, Register};

/// One record about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRecord {
    /// The record.
    pub key: RecordKey,
    /// Its fields as they stand; of a run only what names the person.
    pub fields: Fields,
    /// Whether it is in the bin.
    pub is_deleted: bool,
}

/// Everything held about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The records, by kind and id.
    pub records: Vec<HeldRecord>,
    /// The lines of the trail that touch them, newest first, without what else
    /// those changes touched.
    pub trail: Vec<TrailLine>,
    /// The names of those whom the records name by the id of a participation.
    pub names: BTreeMap<String, String>,
}

/// Everything `document` holds about a person.
pub fn held(document: &Document, person: &Id<Person>) -> Held {
    let keys = records_about(document, person);
    let parts = parts_of(document, person);
    let record = |key: &RecordKey| HeldRecord {
        key: key.clone(),
        is_deleted: document.is_deleted(key),
        fields: document
            .shown(key)
            .into_iter()
            .filter(|(name, _)| name != DELETED)
            .collect(),
    };
    let mut records: Vec<HeldRecord> = keys.iter().map(record).collect();
    let runs = document.records.keys().filter(|key| key.kind == Run::KIND);
    for key in runs {
        let shown = document.shown(key);
        let named = shown.get("result").map(|it| naming(it, &parts));
        if let Some(result) = named.filter(|it| !it.is_empty()) {
            records.push(HeldRecord {
                key: key.clone(),
                fields: Fields::from([("result".to_owned(), Value::Map(result))]),
                is_deleted: false,
            });
        }
    }
    let timetables = document
        .records
        .keys()
        .filter(|key| key.kind == Timetable::KIND);
    for key in timetables {
        let shown = document.shown(key);
        let named = shown.get("rows").map(|it| naming(it, &parts));
        if let Some(rows) = named.filter(|it| !it.is_empty()) {
            records.push(HeldRecord {
                key: key.clone(),
                fields: Fields::from([("rows".to_owned(), Value::Map(rows))]),
                is_deleted: false,
            });
        }
    }
    let mut trail = trail_lines(document);
    for line in &mut trail {
        line.records.retain(|record| keys.contains(&record.key));
    }
    trail.retain(|line| !line.records.is_empty());
    let mut ids = BTreeSet::new();
    let fields = records.iter().flat_map(|record| record.fields.values());
    fields.for_each(|value| texts_of(value, &mut ids));
    let with_name = |id: &str| name_of(document, id).map(|name| (id.to_owned(), name));
    let names = ids.into_iter().filter_map(with_name).collect();
    Held {
        records,
        trail,
        names,
    }
}

/// The name of whose participation this is.
fn name_of(document: &Document, part: &str) -> Option<String> {
    let key = RecordKey::new(Participation::KIND, part);
    document.records.get(&key)?;
    let part = document.shown(&key);
    let person = RecordKey::new(Person::KIND, part.get("person")?.as_text()?);
    let person = document.shown(&person);
    let text = |name: &str| {
        person
            .get(name)
            .and_then(Value::as_text)
            .unwrap_or_default()
    };
    let name = format!("{} {}", text("given_name"), text("family_name"));
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn texts_of<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Text(text) => drop(found.insert(text)),
        Value::List(list) => list.iter().for_each(|it| texts_of(it, found)),
        Value::Map(map) => map.values().for_each(|it| texts_of(it, found)),
        Value::Null | Value::Bool(_) | Value::Int(_) => {}
    }
}

/// The ids of a person's participations, also of those in the bin.
pub fn parts_of(document: &Document, person: &Id<Person>) -> BTreeSet<String> {
    let of_kind = records_of(document, Participation::KIND);
    of_kind
        .filter(|(_, fields)| says(fields, "person", |it| it == person.as_str()))
        .map(|(key, _)| key.id.clone())
        .collect()
}

/// The records that are about a person: who they are, their parts, answers,
/// pairings, exclusions, letters to them and messages from them.
pub fn records_about(document: &Document, person: &Id<Person>) -> BTreeSet<RecordKey> {
    let parts = parts_of(document, person);
    let is_part = |id: &str| parts.contains(id);
    let mut keys = BTreeSet::new();
    let own = RecordKey::new(Person::KIND, person.as_str());
    if document.records.contains_key(&own) {
        keys.insert(own.clone());
    }
    for part in &parts {
        keys.insert(RecordKey::new(Participation::KIND, part.as_str()));
        for kind in [Answers::KIND, Seat::KIND, Shortlist::KIND] {
            let beside = RecordKey::new(kind, part.as_str());
            if document.records.contains_key(&beside) {
                keys.insert(beside);
            }
        }
    }
    let shown = document.shown(&own);
    let text = |name: &str| {
        let text = shown.get(name).and_then(Value::as_text).unwrap_or_default();
        text.trim().to_lowercase()
    };
    let (email, did) = (text("email"), text("key"));
    let from = |fields: &BTreeMap<String, Register>| {
        says(fields, "about", |it| it == person.as_str())
            || (!did.is_empty() && says(fields, "from_key", |it| it.to_lowercase() == did))
            || (!email.is_empty()
                && says(fields, "from_email", |it| it.trim().to_lowercase() == email))
    };
    for (key, fields) in &document.records {
        let is_about = match key.kind.as_str() {
            Pairing::KIND => says(fields, "mentor", is_part) || says(fields, "mentee", is_part),
            Exclusion::KIND => {
                let is_they = |it: &str| it == person.as_str();
                says(fields, "first", is_they) || says(fields, "second", is_they)
            }
            Letter::KIND => says(fields, "to", is_part),
            Message::KIND => from(fields),
            _ => false,
        };
        if is_about {
            keys.insert(key.clone());
        }
    }
    keys
}

fn records_of<'a>(
    document: &'a Document,
    kind: &'a str,
) -> impl Iterator<Item = (&'a RecordKey, &'a BTreeMap<String, Register>)> {
    document
        .records
        .iter()
        .filter(move |(key, _)| key.kind == kind)
}

/// Whether a text field says so in any of its versions.
fn says(fields: &BTreeMap<String, Register>, name: &str, is: impl Fn(&str) -> bool) -> bool {
    let mut versions = fields.get(name).into_iter().flatten();
    versions.any(|version| version.value.as_text().is_some_and(&is))
}

/// The entries of a run's lists that name one of `ids`.
fn naming(result: &Value, ids: &BTreeSet<String>) -> BTreeMap<String, Value> {
    let lists = result.as_map().into_iter().flatten();
    lists
        .filter_map(|(name, list)| {
            let entries = list.as_list()?.iter().filter(|it| names_one(it, ids));
            let entries: Vec<Value> = entries.cloned().collect();
            (!entries.is_empty()).then(|| (name.clone(), Value::List(entries)))
        })
        .collect()
}

fn names_one(value: &Value, ids: &BTreeSet<String>) -> bool {
    match value {
        Value::Text(text) => ids.contains(text),
        Value::List(list) => list.iter().any(|it| names_one(it, ids)),
        Value::Map(map) => map.values().any(|it| names_one(it, ids)),
        Value::Null | Value::Bool(_) | Value::Int(_) => false,
    }
}

/// Everything held, as one tree of readable names for a file. `writer` names
/// who made a change.
pub fn held_tree(
    held: &Held,
    programme: &str,
    made_on: &str,
    writer: impl Fn(&Actor) -> String,
) -> Value {
    let mut records: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for record in &held.records {
        let mut fields = record.fields.clone();
        if record.is_deleted {
            fields.insert("in_the_bin".to_owned(), true.into());
        }
        records
            .entry(record.key.kind.clone())
            .or_default()
            .insert(record.key.id.clone(), Value::Map(fields));
    }
    let line = |line: &TrailLine| {
        let records = line.records.iter().map(|record| {
            let what = match record.what {
                RecordAct::Added => "added",
                RecordAct::Changed => "changed",
                RecordAct::Removed => "removed",
                RecordAct::BroughtBack => "brought_back",
            };
            let field = |it: &FieldLine| {
                let values = [("from", it.old.clone()), ("to", it.new.clone())];
                (it.field.clone(), Value::map(values))
            };
            Value::map([
                ("kind", Value::from(record.key.kind.as_str())),
                ("id", record.key.id.as_str().into()),
                ("what", what.into()),
                ("fields", Value::map(record.fields.iter().map(field))),
            ])
        });
        let at = jiff::Timestamp::from_millisecond(line.at_ms);
        Value::map([
            (
                "at",
                Value::from(at.map(|it| it.to_string()).unwrap_or_default()),
            ),
            ("by", writer(&line.dot.actor).into()),
            ("through", line.via.as_str().into()),
            ("code", line.code.as_str().into()),
            ("records", Value::List(records.collect())),
        ])
    };
    let names = held
        .names
        .iter()
        .map(|(id, name)| (id, name.as_str().into()));
    Value::map([
        ("what", Value::from("civic-mentor-records-request")),
        ("programme", programme.into()),
        ("made_on", made_on.into()),
        ("names", Value::map(names)),
        (
            "records",
            Value::map(
                records
                    .into_iter()
                    .map(|(kind, ids)| (kind, Value::Map(ids))),
            ),
        ),
        ("trail", Value::List(held.trail.iter().map(line).collect())),
    ])
}
