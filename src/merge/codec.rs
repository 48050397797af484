//! Registers, version vectors and journal lines as trees, for store and files.
//!
//! A record's fields are grouped by the change that wrote them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::{Actor, ActorInfo, Dot, LAMPORT_LIMIT, RecordKey, Register, Version};
use super::journal::{Entry, Olds};
use crate::domain::value::Value;

/// A stored or received tree that does not have the right shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("malformed {0}")]
pub struct CodecError(pub &'static str);

type Decoded<T> = Result<T, CodecError>;

fn int(n: u64) -> Value {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

fn count(value: Option<&Value>, what: &'static str) -> Decoded<u64> {
    value
        .and_then(Value::as_int)
        .and_then(|n| u64::try_from(n).ok())
        .ok_or(CodecError(what))
}

fn text<'a>(value: Option<&'a Value>, what: &'static str) -> Decoded<&'a str> {
    value.and_then(Value::as_text).ok_or(CodecError(what))
}

/// A record as a list of groups `{a, n, l, t, f: {field: value}}`: actor,
/// count, Lamport number, clock, fields; ordered by dot.
pub fn record_to_value(fields: &BTreeMap<String, Register>) -> Value {
    let mut groups: BTreeMap<&Dot, (u64, i64, BTreeMap<String, Value>)> = BTreeMap::new();
    for (name, register) in fields {
        for version in register {
            let group = groups
                .entry(&version.dot)
                .or_insert_with(|| (version.lamport, version.at_ms, BTreeMap::new()));
            group.2.insert(name.clone(), version.value.clone());
        }
    }
    let group = |(dot, (lamport, at_ms, fields)): (&Dot, (u64, i64, BTreeMap<String, Value>))| {
        Value::map([
            ("a", Value::from(dot.actor.as_ref())),
            ("n", int(dot.n)),
            ("l", int(lamport)),
            ("t", Value::Int(at_ms)),
            ("f", Value::Map(fields)),
        ])
    };
    Value::List(groups.into_iter().map(group).collect())
}

/// The reverse of [`record_to_value`].
pub fn record_from_value(value: &Value) -> Decoded<BTreeMap<String, Register>> {
    let mut fields: BTreeMap<String, Register> = BTreeMap::new();
    for group in value.as_list().ok_or(CodecError("record"))? {
        let dot = Dot {
            actor: Arc::from(text(group.get("a"), "actor")?),
            n: count(group.get("n"), "count")?,
        };
        let lamport = count(group.get("l"), "Lamport number")?;
        if dot.n == 0 || lamport == 0 || lamport > LAMPORT_LIMIT {
            return Err(CodecError("count"));
        }
        let at_ms = group
            .get("t")
            .and_then(Value::as_int)
            .ok_or(CodecError("clock"))?;
        let written = group
            .get("f")
            .and_then(Value::as_map)
            .ok_or(CodecError("fields"))?;
        for (name, value) in written {
            let register = fields.entry(name.clone()).or_default();
            if register.iter().any(|version| version.dot == dot) {
                return Err(CodecError("fields"));
            }
            register.push(Version {
                value: value.clone(),
                dot: dot.clone(),
                lamport,
                at_ms,
            });
        }
    }
    for register in fields.values_mut() {
        register.sort_by(|a, b| a.dot.cmp(&b.dot));
    }
    Ok(fields)
}

/// A version vector as a map from actor to count.
pub fn dots_to_value(seen: &BTreeMap<Actor, u64>) -> Value {
    Value::map(seen.iter().map(|(actor, n)| (actor.to_string(), int(*n))))
}

/// The reverse of [`dots_to_value`].
pub fn dots_from_value(value: &Value) -> Decoded<BTreeMap<Actor, u64>> {
    let map = value.as_map().ok_or(CodecError("version vector"))?;
    map.iter()
        .map(|(actor, n)| Ok((Arc::from(actor.as_str()), count(Some(n), "version vector")?)))
        .collect()
}

/// Actors as a map from actor to `{key, name}`.
pub fn actors_to_value(actors: &BTreeMap<Actor, ActorInfo>) -> Value {
    Value::map(actors.iter().map(|(actor, info)| {
        let info = Value::map([
            ("key", Value::from(info.key.as_str())),
            ("name", info.name.as_str().into()),
        ]);
        (actor.to_string(), info)
    }))
}

/// The reverse of [`actors_to_value`].
pub fn actors_from_value(value: &Value) -> Decoded<BTreeMap<Actor, ActorInfo>> {
    let map = value.as_map().ok_or(CodecError("actors"))?;
    map.iter()
        .map(|(actor, info)| {
            let info = ActorInfo {
                key: text(info.get("key"), "actor")?.to_owned(),
                name: text(info.get("name"), "actor")?.to_owned(),
            };
            Ok((Arc::from(actor.as_str()), info))
        })
        .collect()
}

/// A journal line as `{a, n, l, t, c, v, o}`: dot, Lamport number, clock, code,
/// via, and olds as kind → id → null or fields.
pub fn entry_to_value(dot: &Dot, entry: &Entry) -> Value {
    let mut olds: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for (key, fields) in &entry.olds.records {
        let fields = fields.clone().map_or(Value::Null, Value::Map);
        olds.entry(key.kind.clone())
            .or_default()
            .insert(key.id.clone(), fields);
    }
    let olds = Value::map(olds.into_iter().map(|(kind, ids)| (kind, Value::Map(ids))));
    Value::map([
        ("a", Value::from(dot.actor.as_ref())),
        ("n", int(dot.n)),
        ("l", int(entry.lamport)),
        ("t", Value::Int(entry.at_ms)),
        ("c", Value::from(entry.code.as_str())),
        ("v", Value::from(entry.via.as_str())),
        ("o", olds),
    ])
}

/// The reverse of [`entry_to_value`].
pub fn entry_from_value(value: &Value) -> Decoded<(Dot, Entry)> {
    let dot = Dot {
        actor: Arc::from(text(value.get("a"), "actor")?),
        n: count(value.get("n"), "count")?,
    };
    let mut olds = Olds::default();
    for (kind, ids) in value
        .get("o")
        .and_then(Value::as_map)
        .ok_or(CodecError("olds"))?
    {
        for (id, fields) in ids.as_map().ok_or(CodecError("olds"))? {
            let fields = match fields {
                Value::Null => None,
                Value::Map(fields) => Some(fields.clone()),
                _ => return Err(CodecError("olds")),
            };
            olds.records
                .insert(RecordKey::new(kind.as_str(), id.as_str()), fields);
        }
    }
    let entry = Entry {
        lamport: count(value.get("l"), "Lamport number")?,
        at_ms: value
            .get("t")
            .and_then(Value::as_int)
            .ok_or(CodecError("clock"))?,
        code: text(value.get("c"), "code")?.to_owned(),
        via: text(value.get("v"), "via")?.to_owned(),
        olds,
    };
    Ok((dot, entry))
}
