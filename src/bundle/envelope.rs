//! What stands around every payload: what it is, who made it, for whom.
//!
//! Converted by hand, both ways, without loss: a field this version does not
//! know is kept and written out again. Leaves out the proof, which is not part
//! of what is signed, and what the payload means.

use std::collections::BTreeMap;

use thiserror::Error;

use super::did::PublicKey;
use super::kind::Kind;
use super::strict::{MAX_NAME_BYTES, is_sha256, is_uuid};
use super::{FORMAT, FORMAT_VERSION};
use crate::domain::value::Value;

/// The names of the envelope in reading order; the payload comes after them.
pub(super) const HEAD: [&str; 13] = [
    "format",
    "kind",
    "formatVersion",
    "minReader",
    "bundleId",
    "programmeId",
    "re",
    "author",
    "actor",
    "seq",
    "prev",
    "createdHlc",
    "audience",
];
/// What stands at the end of a file.
pub(super) const TAIL: [&str; 2] = ["payload", "proof"];

/// A file without its proofs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// What the file is for.
    pub kind: Kind,
    /// The version of the format it was written in.
    pub format_version: u32,
    /// The oldest version that may read it.
    pub min_reader: u32,
    /// The id of this file, a UUID.
    pub bundle_id: String,
    /// The programme it belongs to, a UUID. Documents always have one.
    pub programme_id: Option<String>,
    /// The id of the file this one answers, a UUID.
    pub re: Option<String>,
    /// The key of its author, one of the keys that signed.
    pub author: PublicKey,
    /// The browser profile it was made in, a UUID.
    pub actor: String,
    /// Its place among the documents of its actor. Documents only.
    pub position: Option<Position>,
    /// When its author's clock said it was made: shown, never decides.
    pub created_hlc: String,
    /// The keys it was made for; empty when that was not said.
    pub audience: Vec<PublicKey>,
    /// What it carries.
    pub payload: Value,
    /// Fields a newer version added, by name.
    pub unknown: BTreeMap<String, Value>,
}

/// The place of a document among those of one actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Counts from 1 per document and actor.
    pub seq: u64,
    /// The hash of the one before, as [`super::Verified::hash`] gives it.
    pub prev: Option<String>,
}

/// One thing wrong with an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{field}: {fault}")]
pub struct EnvelopeProblem {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong with it.
    pub fault: EnvelopeFault,
}

/// What can be wrong with a field of an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EnvelopeFault {
    /// The field must be there.
    #[error("is missing")]
    Missing,
    /// Text where a number belongs, or the like.
    #[error("is of the wrong type")]
    WrongType,
    /// Not a UUID in small letters.
    #[error("is not a UUID")]
    NotAnId,
    /// Not a `did:key` we accept.
    #[error("is not a key")]
    NotAKey,
    /// Not `sha256:` and 64 digits.
    #[error("is not a hash")]
    NotAHash,
    /// More than 1 KiB, or an audience of more than 1,000.
    #[error("is too long")]
    TooLong,
    /// A number that cannot be.
    #[error("is out of range")]
    OutOfRange,
    /// `seq` and `prev` belong to documents.
    #[error("does not belong in a message")]
    NotInMessages,
}

impl EnvelopeFault {
    /// A stable code, the key of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "field_missing",
            Self::WrongType => "field_wrong_type",
            Self::NotAnId => "field_not_an_id",
            Self::NotAKey => "field_not_a_key",
            Self::NotAHash => "field_not_a_hash",
            Self::TooLong => "field_too_long",
            Self::OutOfRange => "field_out_of_range",
            Self::NotInMessages => "field_not_in_messages",
        }
    }
}

/// More keys than any office has; a longer list is refused.
const MAX_AUDIENCE: usize = 1_000;

impl Envelope {
    /// A file of the version this program writes, for nobody in particular.
    pub fn new(kind: Kind, bundle_id: String, author: PublicKey, actor: String) -> Self {
        Self {
            kind,
            format_version: FORMAT_VERSION,
            min_reader: FORMAT_VERSION,
            bundle_id,
            programme_id: None,
            re: None,
            author,
            actor,
            position: None,
            created_hlc: String::new(),
            audience: Vec::new(),
            payload: Value::map::<String>([]),
            unknown: BTreeMap::new(),
        }
    }

    /// The tree of this file, without proofs.
    pub fn to_value(&self) -> Value {
        let mut fields = self.unknown.clone();
        let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        put("format", FORMAT.into());
        put("kind", self.kind.as_str().into());
        put("formatVersion", self.format_version.into());
        put("minReader", self.min_reader.into());
        put("bundleId", self.bundle_id.clone().into());
        put("author", self.author.to_string().into());
        put("actor", self.actor.clone().into());
        put("createdHlc", self.created_hlc.clone().into());
        put("payload", self.payload.clone());
        if let Some(programme_id) = &self.programme_id {
            put("programmeId", programme_id.clone().into());
        }
        if let Some(re) = &self.re {
            put("re", re.clone().into());
        }
        if let Some(position) = &self.position {
            // A number beyond i64 is refused by the strict profile when signing.
            put(
                "seq",
                Value::Int(i64::try_from(position.seq).unwrap_or(i64::MAX)),
            );
            if let Some(prev) = &position.prev {
                put("prev", prev.clone().into());
            }
        }
        if !self.audience.is_empty() {
            let keys = self.audience.iter().map(|key| Value::from(key.to_string()));
            put("audience", Value::List(keys.collect()));
        }
        Value::Map(fields)
    }

    /// Reads the tree of a file without proofs; all problems at once.
    pub fn from_value(document: &Value) -> Result<Self, Vec<EnvelopeProblem>> {
        let mut fields = Fields {
            document,
            problems: Vec::new(),
        };
        let kind = fields.required("kind", |value| {
            let kind = Kind::from_name(text(value)?);
            kind.ok_or(EnvelopeFault::OutOfRange)
        });
        let format_version = fields.required("formatVersion", version);
        let min_reader = fields.required("minReader", version);
        let bundle_id = fields.required("bundleId", id);
        let programme_id = fields.optional("programmeId", id);
        let re = fields.optional("re", id);
        let author = fields.required("author", key);
        let actor = fields.required("actor", id);
        let seq = fields.optional("seq", |value| {
            let seq = value.as_int().ok_or(EnvelopeFault::WrongType)?;
            u64::try_from(seq)
                .ok()
                .filter(|seq| *seq > 0)
                .ok_or(EnvelopeFault::OutOfRange)
        });
        let prev = fields.optional("prev", hash);
        let created_hlc = fields.required("createdHlc", |value| text(value).map(str::to_owned));
        let audience = fields.optional("audience", |value| {
            let keys = value.as_list().ok_or(EnvelopeFault::WrongType)?;
            match keys.len() {
                // An empty list would not be written again as it was.
                0 => Err(EnvelopeFault::OutOfRange),
                1..=MAX_AUDIENCE => keys.iter().map(key).collect(),
                _ => Err(EnvelopeFault::TooLong),
            }
        });
        let payload = fields.required("payload", |value| match value {
            Value::Map(_) => Ok(value.clone()),
            _ => Err(EnvelopeFault::WrongType),
        });
        if kind.is_some_and(Kind::is_document) {
            fields.miss_if(
                programme_id.is_none(),
                "programmeId",
                EnvelopeFault::Missing,
            );
            fields.miss_if(seq.is_none(), "seq", EnvelopeFault::Missing);
        } else {
            fields.miss_if(seq.is_some(), "seq", EnvelopeFault::NotInMessages);
            fields.miss_if(prev.is_some(), "prev", EnvelopeFault::NotInMessages);
        }
        let newer_reader = format_version.is_some_and(|version| min_reader > Some(version));
        fields.miss_if(newer_reader, "minReader", EnvelopeFault::OutOfRange);
        let problems = std::mem::take(&mut fields.problems);
        let read = (|| {
            Some(Self {
                kind: kind?,
                format_version: format_version?,
                min_reader: min_reader?,
                bundle_id: bundle_id?,
                programme_id,
                re,
                author: author?,
                actor: actor?,
                position: seq.map(|seq| Position { seq, prev }),
                created_hlc: created_hlc?,
                audience: audience.unwrap_or_default(),
                payload: payload?,
                unknown: fields.unknown(),
            })
        })();
        read.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

/// Reads fields by name and gathers what is wrong with them.
struct Fields<'a> {
    document: &'a Value,
    problems: Vec<EnvelopeProblem>,
}

impl Fields<'_> {
    fn required<T>(
        &mut self,
        field: &'static str,
        read: impl FnOnce(&Value) -> Result<T, EnvelopeFault>,
    ) -> Option<T> {
        self.miss_if(
            self.document.get(field).is_none(),
            field,
            EnvelopeFault::Missing,
        );
        self.optional(field, read)
    }

    fn optional<T>(
        &mut self,
        field: &'static str,
        read: impl FnOnce(&Value) -> Result<T, EnvelopeFault>,
    ) -> Option<T> {
        match read(self.document.get(field)?) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.miss_if(true, field, fault);
                None
            }
        }
    }

    /// Adds a problem, unless the field has one already.
    fn miss_if(&mut self, wrong: bool, field: &'static str, fault: EnvelopeFault) {
        if wrong && self.problems.iter().all(|problem| problem.field != field) {
            self.problems.push(EnvelopeProblem { field, fault });
        }
    }

    fn unknown(&self) -> BTreeMap<String, Value> {
        let known = |name: &str| HEAD.contains(&name) || TAIL.contains(&name);
        let entries = self.document.as_map().into_iter().flatten();
        entries
            .filter(|(name, _)| !known(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }
}

fn text(value: &Value) -> Result<&str, EnvelopeFault> {
    let text = value.as_text().ok_or(EnvelopeFault::WrongType)?;
    if text.len() > MAX_NAME_BYTES {
        Err(EnvelopeFault::TooLong)
    } else {
        Ok(text)
    }
}

fn id(value: &Value) -> Result<String, EnvelopeFault> {
    let text = text(value)?;
    if is_uuid(text) {
        Ok(text.to_owned())
    } else {
        Err(EnvelopeFault::NotAnId)
    }
}

fn key(value: &Value) -> Result<PublicKey, EnvelopeFault> {
    PublicKey::from_did(text(value)?).map_err(|_| EnvelopeFault::NotAKey)
}

fn hash(value: &Value) -> Result<String, EnvelopeFault> {
    let text = text(value)?;
    let digits = text
        .strip_prefix("sha256:")
        .filter(|digits| is_sha256(digits));
    digits
        .map(|_| text.to_owned())
        .ok_or(EnvelopeFault::NotAHash)
}

/// A version number, from 1.
pub(super) fn version(value: &Value) -> Result<u32, EnvelopeFault> {
    let version = value.as_int().ok_or(EnvelopeFault::WrongType)?;
    u32::try_from(version)
        .ok()
        .filter(|version| *version > 0)
        .ok_or(EnvelopeFault::OutOfRange)
}
