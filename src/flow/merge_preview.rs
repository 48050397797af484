//! What merging a file would do, line by line, before it is done; and taking
//! it back afterwards.
//!
//! Leaves out who signed the file (`bundle::trust`), words (`ui`), and doing
//! it (`session`).
//!
//! Invariant: the lines say exactly what [`join`] then does
//! (`tests/host/merge_preview.rs`).

use std::collections::{BTreeMap, BTreeSet};

use super::arrival::Counts;
use crate::domain::change::Write;
use crate::domain::value::Value;
use crate::domain::whole::DELETED;
use crate::merge::{Actor, Document, JoinError, RecordKey, Register, Version, join};

/// What a merge would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergePreview {
    /// Changes that are new here.
    pub n_new: u64,
    /// Records they touch.
    pub n_records: usize,
    /// What is here.
    pub here: Counts,
    /// What would be here then.
    pub after: Counts,
    /// The document as it would stand.
    pub joined: Document,
    /// What a reader would see change, in the order of the records.
    pub lines: Vec<PreviewLine>,
}

/// One thing that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    /// The record.
    pub key: RecordKey,
    /// The field; [`DELETED`] for the record as a whole, empty for a new one.
    pub field: String,
    /// What happens.
    pub fate: Fate,
    /// What is shown here now; [`Value::Null`] for nothing.
    pub here: Value,
    /// What the file holds.
    pub file: Value,
    /// What would be shown then.
    pub after: Value,
    /// Who wrote what is new, by the writer's own clock.
    pub by: Option<By>,
}

/// What happens to a field or a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The record is new here.
    Added,
    /// The field gets another value.
    Changed,
    /// Two values stood side by side here, and the file decided between them.
    Settled,
    /// The record goes to the bin.
    Removed,
    /// The record comes back from the bin.
    BroughtBack,
    /// Different values would stand side by side; one of them is shown.
    Conflict(Side, Why),
}

/// Whose value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The one that is here.
    Here,
    /// The file's.
    File,
}

/// Why that value is shown; clocks never decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It was written knowing of more changes.
    KnewMore,
    /// Both knew of as many; the order of the browsers' ids decides, the same
    /// on every computer.
    Order,
    /// One side removed the record while the other edited it: it stays in the
    /// bin until somebody brings it back.
    InBin,
}

/// Who wrote something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The browser it was written in.
    pub actor: Actor,
    /// The name its user gave; may be empty.
    pub name: String,
    /// The writer's clock, milliseconds since 1970.
    pub at_ms: i64,
}

impl Fate {
    /// A stable word, for filters in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed | Self::Settled => "changed",
            Self::Removed | Self::BroughtBack => "removed",
            Self::Conflict(..) => "conflict",
        }
    }
}

impl MergePreview {
    /// How many lines have this word of [`Fate::word`].
    pub fn n_of(&self, word: &str) -> usize {
        let lines = self.lines.iter();
        lines.filter(|line| line.fate.word() == word).count()
    }
}

/// What merging `theirs` into `ours` would do. Nothing is changed.
pub fn merge_preview(ours: &Document, theirs: &Document) -> Result<MergePreview, JoinError> {
    let (joined, report) = join(ours, theirs)?;
    let look = Look {
        ours,
        theirs,
        joined: &joined,
        were: ours.conflicts().into_iter().collect(),
        are: joined.conflicts().into_iter().collect(),
    };
    let lines = report.records.iter().flat_map(|key| look.lines_of(key));
    let lines = lines.collect();
    Ok(MergePreview {
        n_new: report.n_changes,
        n_records: report.records.len(),
        here: Counts::of(ours),
        after: Counts::of(&joined),
        lines,
        joined,
    })
}

struct Look<'a> {
    ours: &'a Document,
    theirs: &'a Document,
    joined: &'a Document,
    were: BTreeSet<(RecordKey, String)>,
    are: BTreeSet<(RecordKey, String)>,
}

impl Look<'_> {
    fn lines_of(&self, key: &RecordKey) -> Vec<PreviewLine> {
        let is_new = !self.ours.records.contains_key(key);
        let place = |field: &str| (key.clone(), field.to_owned());
        let mut lines = Vec::new();
        let whole = self.fate_of_whole(key);
        let is_gone = whole == Some(Fate::Removed);
        if is_new && !self.joined.is_deleted(key) {
            lines.push(self.line(key, "", Fate::Added));
        }
        if let Some(fate) = whole {
            lines.push(self.line(key, DELETED, fate));
        }
        for field in self.changed_fields(key).filter(|field| *field != DELETED) {
            let fate = if self.are.contains(&place(field)) {
                let (side, why) = self.winner(key, field);
                Fate::Conflict(side, why)
            } else if is_new || is_gone {
                continue; // told by the line of the whole record
            } else if shown(self.ours, key, field) != shown(self.joined, key, field) {
                Fate::Changed
            } else if self.were.contains(&place(field)) {
                Fate::Settled
            } else {
                continue; // the same value once more
            };
            lines.push(self.line(key, field, fate));
        }
        lines
    }

    /// What happens to the record as a whole, if anything a reader would see.
    fn fate_of_whole(&self, key: &RecordKey) -> Option<Fate> {
        let place = (key.clone(), DELETED.to_owned());
        let is_touched = self.changed_fields(key).any(|field| field == DELETED);
        if self.are.contains(&place) && (is_touched || !self.were.contains(&place)) {
            let n_versions = register(self.joined, key, DELETED).len();
            let (side, why) = self.winner(key, DELETED);
            let why = if n_versions > 1 { why } else { Why::InBin };
            return Some(Fate::Conflict(side, why));
        }
        match (self.ours.is_deleted(key), self.joined.is_deleted(key)) {
            // A record that comes in the bin is told only where its fields are.
            (false, true) if self.ours.records.contains_key(key) || self.has_conflict(key) => {
                Some(Fate::Removed)
            }
            (true, false) => Some(Fate::BroughtBack),
            _ => None,
        }
    }

    fn has_conflict(&self, key: &RecordKey) -> bool {
        self.are.iter().any(|(record, _)| record == key)
    }

    fn changed_fields<'b>(&'b self, key: &'b RecordKey) -> impl Iterator<Item = &'b str> {
        let fields = self.joined.records.get(key).into_iter().flatten();
        let changed = fields.filter(move |(name, it)| register(self.ours, key, name) != **it);
        changed.map(|(name, _)| name.as_str())
    }

    fn winner(&self, key: &RecordKey, field: &str) -> (Side, Why) {
        let mut versions: Vec<&Version> = register(self.joined, key, field).iter().collect();
        versions.sort_by(|a, b| rank(b).cmp(&rank(a)));
        let is_here = |version: &Version| {
            let ours = register(self.ours, key, field);
            ours.iter().any(|it| it.dot == version.dot)
        };
        let side = match versions.first() {
            Some(version) if !is_here(version) => Side::File,
            _ => Side::Here,
        };
        let why = match versions.as_slice() {
            [first, second, ..] if first.lamport == second.lamport => Why::Order,
            _ => Why::KnewMore,
        };
        (side, why)
    }

    fn line(&self, key: &RecordKey, field: &str, fate: Fate) -> PreviewLine {
        PreviewLine {
            key: key.clone(),
            field: field.to_owned(),
            fate,
            here: shown(self.ours, key, field),
            file: shown(self.theirs, key, field),
            after: shown(self.joined, key, field),
            by: self.by(key, field),
        }
    }

    /// Who wrote the newest of what is new in the field, or in the record.
    fn by(&self, key: &RecordKey, field: &str) -> Option<By> {
        let fields = self.joined.records.get(key)?;
        let of_record = field.is_empty() || field == DELETED;
        let new = fields
            .iter()
            .filter(|(name, _)| of_record || *name == field)
            .flat_map(|(name, it)| it.iter().map(move |version| (name, version)))
            .filter(|(name, version)| {
                let ours = register(self.ours, key, name);
                !ours.iter().any(|it| it.dot == version.dot)
            })
            .map(|(_, version)| version);
        let version = new.max_by(|a, b| rank(a).cmp(&rank(b)))?;
        let info = self.joined.actors.get(&version.dot.actor);
        Some(By {
            actor: version.dot.actor.clone(),
            name: info.map(|info| info.name.clone()).unwrap_or_default(),
            at_ms: version.at_ms,
        })
    }
}

fn rank(version: &Version) -> (u64, &Actor) {
    (version.lamport, &version.dot.actor)
}

fn register<'a>(document: &'a Document, key: &RecordKey, field: &str) -> &'a [Version] {
    let fields = document.records.get(key);
    let found: Option<&Register> = fields.and_then(|fields| fields.get(field));
    found.map(Vec::as_slice).unwrap_or_default()
}

/// What a reader sees of a field; a record in the bin reads as "yes".
fn shown(document: &Document, key: &RecordKey, field: &str) -> Value {
    if field == DELETED {
        let gone = document.is_deleted(key);
        return if gone { Value::Bool(true) } else { Value::Null };
    }
    let newest = register(document, key, field)
        .iter()
        .max_by(|a, b| rank(a).cmp(&rank(b)));
    newest.map(|it| it.value.clone()).unwrap_or_default()
}

/// How a merge is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeUndo {
    /// The writes that put back what was shown before the merge.
    pub writes: Vec<Write>,
    /// Fields and new records written again since; they stay as they are.
    pub n_kept: usize,
}

/// The writes that take a merge back: `before` and `merged` are the document
/// around it, `now` is how it stands. What the merge did not touch, and what
/// somebody wrote since, stays.
pub fn undo_merge(before: &Document, merged: &Document, now: &Document) -> MergeUndo {
    let mut undo = MergeUndo::default();
    for (key, fields) in &merged.records {
        let write = |field: &str, value: Value| Write {
            kind: key.kind.clone(),
            record: key.id.clone(),
            field: field.to_owned(),
            value,
        };
        let none = BTreeMap::new();
        let now_fields = now.records.get(key).unwrap_or(&none);
        if !before.records.contains_key(key) {
            if now_fields != fields {
                undo.n_kept += 1;
            } else if !merged.is_deleted(key) {
                undo.writes.push(write(DELETED, Value::Bool(true)));
            }
            continue;
        }
        for (name, merged_register) in fields {
            if register(before, key, name) == merged_register.as_slice() {
                continue;
            }
            if register(now, key, name) == merged_register.as_slice() {
                undo.writes.push(write(name, shown(before, key, name)));
            } else {
                undo.n_kept += 1;
            }
        }
    }
    undo
}
