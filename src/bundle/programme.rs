//! The payload of a `programme`: a whole document, and every check that a
//! received one must pass before it may be merged.
//!
//! ```text
//! { "id": "…", "lamport": 41, "vv": {actor: n}, "actors": {actor: {key, name}},
//!   "records": {kind: {id: [{a, n, l, t, f: {field: value}}, …]}},
//!   "journal": [{a, n, l, t, c, v, o}, …] }
//! ```
//! A record's fields are grouped by the change that wrote them: `a` and `n`
//! are its actor and count, `l` its Lamport number, `t` the actor's clock.
//! Kinds and fields this version does not know stay in the document; names
//! beside those above are handed back to be written again.
//!
//! Leaves out what only a merge can tell (`merge::join`: one change with two
//! values, a state that was reduced) and what a programme may be
//! (`domain::check`, for the preview).

use std::collections::BTreeMap;

use super::envelope::Envelope;
use super::payload::{Found, PayloadFault, PayloadProblem};
use super::verify::Verified;
use super::{Kind, Position, PublicKey};
use crate::domain::value::Value;
use crate::merge::{
    CodecError, Document, Dot, Entry, LAMPORT_LIMIT, RecordKey, Register, actors_from_value,
    actors_to_value, dots_from_value, dots_to_value, entry_from_value, entry_to_value,
    record_from_value, record_to_value,
};

const NAMES: [&str; 6] = ["id", "lamport", "vv", "actors", "records", "journal"];

/// A programme as it came in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeFile {
    /// The document, ready to be merged.
    pub document: Document,
    /// What a newer version put beside it, by name.
    pub unknown: BTreeMap<String, Value>,
}

/// An envelope around a whole programme, to be signed by its author.
pub fn programme_envelope(
    document: &Document,
    bundle_id: String,
    author: PublicKey,
    actor: String,
    position: Position,
) -> Envelope {
    let mut envelope = Envelope::new(Kind::Programme, bundle_id, author, actor);
    envelope.programme_id = Some(document.id.clone());
    envelope.position = Some(position);
    envelope.payload = payload_from_document(document);
    envelope
}

/// A document as a payload.
pub fn payload_from_document(document: &Document) -> Value {
    let mut records: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for (key, fields) in &document.records {
        let ids = records.entry(key.kind.clone()).or_default();
        ids.insert(key.id.clone(), record_to_value(fields));
    }
    let records = Value::map(
        records
            .into_iter()
            .map(|(kind, ids)| (kind, Value::Map(ids))),
    );
    let journal = document
        .journal
        .iter()
        .map(|(dot, entry)| entry_to_value(dot, entry));
    Value::map([
        ("id", Value::from(document.id.as_str())),
        // Beyond i64 no document can count; the limit is far below.
        (
            "lamport",
            Value::Int(i64::try_from(document.lamport).unwrap_or(i64::MAX)),
        ),
        ("vv", dots_to_value(&document.seen)),
        ("actors", actors_to_value(&document.actors)),
        ("records", records),
        ("journal", Value::List(journal.collect())),
    ])
}

/// The programme of a verified file, or all problems at once. `None` where the
/// file is of another kind.
pub fn programme_of(file: &Verified) -> Option<Result<ProgrammeFile, Vec<PayloadProblem>>> {
    let envelope = file.envelope();
    (envelope.kind == Kind::Programme).then(|| programme_from_envelope(envelope))
}

fn programme_from_envelope(envelope: &Envelope) -> Result<ProgrammeFile, Vec<PayloadProblem>> {
    let mut found = Found::default();
    let read = read_document(&envelope.payload, &mut found);
    if let Some(document) = &read {
        if Some(&document.id) != envelope.programme_id.as_ref() {
            found.add(PayloadFault::OtherProgramme, "id");
        }
        let info = document.actors.get(envelope.actor.as_str());
        if info.is_some_and(|info| !info.key.is_empty() && info.key != envelope.author.to_string())
        {
            found.add(
                PayloadFault::OtherKeyOfActor,
                format!("actors.{}", envelope.actor),
            );
        }
    }
    let document = found.all_or(read)?;
    let entries = envelope.payload.as_map().into_iter().flatten();
    let unknown = entries
        .filter(|(name, _)| !NAMES.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    Ok(ProgrammeFile { document, unknown })
}

/// A payload as a document, or all problems at once.
pub fn document_from_payload(payload: &Value) -> Result<Document, Vec<PayloadProblem>> {
    let mut found = Found::default();
    let read = read_document(payload, &mut found);
    found.all_or(read)
}

/// Reads as much as can be read, so that all problems are told at once. None
/// where a part is missing whole.
fn read_document(payload: &Value, found: &mut Found) -> Option<Document> {
    let id = payload.get("id").and_then(Value::as_text);
    let lamport = payload.get("lamport").and_then(Value::as_int);
    let id = found.some_or(id, PayloadFault::WrongShape, "id");
    let lamport = lamport.and_then(|lamport| u64::try_from(lamport).ok());
    let lamport = found.some_or(lamport, PayloadFault::WrongShape, "lamport");
    if lamport > Some(LAMPORT_LIMIT) {
        found.add(PayloadFault::LamportTooLarge, "lamport");
    }
    let seen = part(payload, "vv", dots_from_value, found);
    let actors = part(payload, "actors", actors_from_value, found);
    let records = records_from_value(payload, found);
    let journal = journal_from_value(payload, found);
    let document = Document {
        id: id?.to_owned(),
        lamport: lamport?,
        seen: seen?,
        actors: actors?,
        records: records?,
        journal: journal?,
    };
    // A record that could not be read would be missed again and again below.
    if found.is_empty() {
        found.check(&document);
    }
    Some(document)
}

fn part<T>(
    payload: &Value,
    name: &'static str,
    read: impl FnOnce(&Value) -> Result<T, CodecError>,
    found: &mut Found,
) -> Option<T> {
    let read = payload.get(name).and_then(|value| read(value).ok());
    found.some_or(read, PayloadFault::WrongShape, name)
}

type Records = BTreeMap<RecordKey, BTreeMap<String, Register>>;

fn records_from_value(payload: &Value, found: &mut Found) -> Option<Records> {
    let kinds = payload.get("records").and_then(Value::as_map);
    let kinds = found.some_or(kinds, PayloadFault::WrongShape, "records")?;
    let mut records = Records::new();
    for (kind, ids) in kinds {
        let Some(ids) = ids.as_map() else {
            found.add(PayloadFault::WrongShape, format!("records.{kind}"));
            continue;
        };
        for (id, groups) in ids {
            match record_from_value(groups) {
                Ok(fields) if !fields.is_empty() => {
                    records.insert(RecordKey::new(kind.as_str(), id.as_str()), fields);
                }
                Ok(_) | Err(_) => {
                    found.add(PayloadFault::WrongShape, format!("records.{kind}.{id}"));
                }
            }
        }
    }
    Some(records)
}

fn journal_from_value(payload: &Value, found: &mut Found) -> Option<BTreeMap<Dot, Entry>> {
    let lines = payload.get("journal").and_then(Value::as_list);
    let lines = found.some_or(lines, PayloadFault::WrongShape, "journal")?;
    let mut journal = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let place = || format!("journal[{at}]");
        match entry_from_value(line) {
            Ok((dot, entry)) => {
                if journal.insert(dot, entry).is_some() {
                    found.add(PayloadFault::ChangeTwice, place());
                }
            }
            Err(_) => found.add(PayloadFault::WrongShape, place()),
        }
    }
    Some(journal)
}
