//! A document: registers, the version vector, the journal, and local edits.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use super::forget::Forgetting;
use super::journal::Entry;
use super::making::Making;
use crate::domain::change::Write;
use crate::domain::field::{Fields, Record as _};
use crate::domain::id::Id;
use crate::domain::pairing::{Round, Run};
use crate::domain::value::{MAX_INT, Value};
use crate::domain::whole::{DELETED, Programme};

/// A Lamport number beyond this is refused: nobody edits so often.
pub const LAMPORT_LIMIT: u64 = 1 << 40;

/// A browser profile, by a random UUID; not a key and not a person.
pub type Actor = Arc<str>;

/// The name of one change: the actor and its count, from 1.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// Who made it.
    pub actor: Actor,
    /// The how-manieth of that actor.
    pub n: u64,
}

impl fmt::Debug for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.actor, self.n)
    }
}

/// One value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What was written.
    pub value: Value,
    /// By which change.
    pub dot: Dot,
    /// The change's Lamport number: 1 + the greatest its maker had seen.
    pub lamport: u64,
    /// The maker's clock, milliseconds since 1970; a label, never decides.
    pub at_ms: i64,
}

/// The versions of one field that nobody has written over, ordered by dot.
pub type Register = Vec<Version>;

/// A record: kind and id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey {
    /// The stored kind.
    pub kind: String,
    /// The id.
    pub id: String,
}

impl RecordKey {
    /// A key from its parts.
    pub fn new(kind: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            id: id.into(),
        }
    }
}

/// When and where a change is made.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The actor of this browser profile.
    pub actor: Actor,
    /// The clock, milliseconds since 1970.
    pub at_ms: i64,
    /// Through which file it came, empty for typed here.
    pub via: String,
}

/// What is known of an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorInfo {
    /// Its key as `did:key:…`, empty until it signed something.
    pub key: String,
    /// The name its user gave.
    pub name: String,
}

/// What a local edit touched, for the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The change's dot.
    pub dot: Dot,
    /// Records whose registers changed.
    pub records: BTreeSet<RecordKey>,
}

/// A document as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The document's id (for a programme, the programme's).
    pub id: String,
    /// Registers by record and field.
    pub records: BTreeMap<RecordKey, BTreeMap<String, Register>>,
    /// For every actor the count of its changes that are included here.
    pub seen: BTreeMap<Actor, u64>,
    /// The greatest Lamport number seen.
    pub lamport: u64,
    /// The journal by dot.
    pub journal: BTreeMap<Dot, Entry>,
    /// Who the actors are.
    pub actors: BTreeMap<Actor, ActorInfo>,
}

impl Document {
    /// An empty document.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }

    /// Whether the change with this dot is included.
    pub fn has_seen(&self, dot: &Dot) -> bool {
        self.seen.get(&dot.actor).is_some_and(|n| dot.n <= *n)
    }

    /// Writes fields as one change. Each write replaces every version that
    /// stands in its field, since the writer sees them all.
    ///
    /// A deletion is kept with the version vector its maker had seen, so that
    /// an edit made elsewhere at the same time can be told from an older one.
    /// No writes give no change and no dot.
    pub fn commit(&mut self, stamp: &Stamp, code: &str, writes: &[Write]) -> Option<Committed> {
        let mut making = Making::new(self, stamp, code);
        for write in writes {
            making.write(self, write);
        }
        making.finish(self).ok().flatten()
    }

    /// The shown value of each field of a record: the version with the
    /// greatest Lamport number, then the greatest actor, the same on every
    /// machine. A field that was emptied is left out.
    pub fn shown(&self, key: &RecordKey) -> Fields {
        self.records.get(key).map(shown_fields).unwrap_or_default()
    }

    /// The document as a programme.
    pub fn programme(&self) -> Programme {
        let mut programme = Programme {
            id: self.id.clone(),
            ..Programme::default()
        };
        let forgetting = Forgetting::of(self);
        for key in self.records.keys() {
            if !forgetting.hides(key, self) {
                self.put_in(&mut programme, key);
            }
        }
        programme
    }

    /// Puts the records that changed into a programme read earlier.
    pub fn refresh<'a>(
        &self,
        programme: &mut Programme,
        keys: impl IntoIterator<Item = &'a RecordKey>,
    ) {
        let forgetting = Forgetting::of(self);
        for key in keys {
            if !forgetting.hides(key, self) {
                self.put_in(programme, key);
            }
        }
    }

    fn put_in(&self, programme: &mut Programme, key: &RecordKey) {
        if let Some(fields) = self.records.get(key) {
            put_record(programme, key, fields);
        }
    }

    /// Fields in which several different values stand side by side; and, under
    /// the name [`DELETED`], records deleted by one and edited by another who
    /// did not know. In order.
    pub fn conflicts(&self) -> Vec<(RecordKey, String)> {
        let mut found = Vec::new();
        let forgetting = Forgetting::of(self);
        let shown = self.records.iter();
        let shown = shown.filter(|(key, _)| !forgetting.hides(key, self));
        for (key, fields) in shown {
            let edited = is_edited_beside_deletion(fields);
            if edited {
                found.push((key.clone(), DELETED.to_owned()));
            }
            for (name, register) in fields {
                if is_conflict(name, register) && !(edited && name == DELETED) {
                    found.push((key.clone(), name.clone()));
                }
            }
        }
        found
    }

    /// Whether a record is in the bin.
    pub fn is_deleted(&self, key: &RecordKey) -> bool {
        let register = self.records.get(key).and_then(|fields| fields.get(DELETED));
        register
            .and_then(|r| shown_version(r))
            .is_some_and(|version| version.value != Value::Null)
    }
}

/// What a record shows, without fields that were emptied.
fn shown_fields(fields: &BTreeMap<String, Register>) -> Fields {
    let shown = |(name, register): (&String, &Register)| {
        Some((name.clone(), shown_version(register)?.value.clone()))
    };
    let shown = fields.iter().filter_map(shown);
    shown.filter(|(_, value)| *value != Value::Null).collect()
}

/// Puts a record as it is shown, and notes where that is one of several
/// published runs.
pub(super) fn put_record(
    programme: &mut Programme,
    key: &RecordKey,
    fields: &BTreeMap<String, Register>,
) {
    programme.put(&key.kind, &key.id, &shown_fields(fields));
    if key.kind == Round::KIND {
        let round = Id::new(key.id.as_str());
        let runs = published_runs(fields);
        if runs.len() > 1 && programme.rounds.contains_key(&round) {
            programme.several_runs.insert(round, runs);
        } else {
            programme.several_runs.remove(&round);
        }
    }
}

/// The runs that stand side by side as the published one of a round.
fn published_runs(round: &BTreeMap<String, Register>) -> Vec<Id<Run>> {
    let versions = round.get("published_run").into_iter().flatten();
    let runs: BTreeSet<&str> = versions.filter_map(|it| it.value.as_text()).collect();
    runs.into_iter().map(Id::new).collect()
}

/// The version shown as the value.
pub fn shown_version(register: &[Version]) -> Option<&Version> {
    register
        .iter()
        .max_by(|a, b| (a.lamport, &a.dot.actor).cmp(&(b.lamport, &b.dot.actor)))
}

/// Whether different values stand side by side in a field. The same value
/// written twice leaves nothing to decide, and neither do two deletions.
pub(super) fn is_conflict(field: &str, register: &[Version]) -> bool {
    let Some((first, others)) = register.split_first() else {
        return false;
    };
    let same = |other: &Version| {
        other.value == first.value
            || (field == DELETED && (other.value == Value::Null) == (first.value == Value::Null))
    };
    !others.iter().all(same)
}

/// Whether a deletion stands beside an edit its maker had not seen.
fn is_edited_beside_deletion(fields: &BTreeMap<String, Register>) -> bool {
    let deletions = fields.get(DELETED).map(Vec::as_slice).unwrap_or_default();
    deletions.iter().any(|deletion| {
        let Some(seen) = deletion.value.as_map() else {
            return false;
        };
        let unseen = |version: &Version| {
            let n = seen
                .get(version.dot.actor.as_ref())
                .and_then(Value::as_int)
                .unwrap_or(0);
            version.dot != deletion.dot && i64::try_from(version.dot.n).unwrap_or(MAX_INT) > n
        };
        let edits = fields.iter().filter(|(name, _)| *name != DELETED);
        edits.flat_map(|(_, register)| register).any(unseen)
    })
}
