//! Merging two documents: nothing lost, conflicts kept side by side.
//!
//! A version survives if the other side holds it too, or has not seen its
//! dot. What one side has seen and no longer holds was written over there.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry as Place;

use super::document::{Document, Dot, LAMPORT_LIMIT, RecordKey, Register, Version, is_conflict};
use super::forget::emptied_alike;

/// What a merge brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JoinReport {
    /// Records whose registers changed here.
    pub records: BTreeSet<RecordKey>,
    /// Changes that were new here.
    pub n_changes: u64,
    /// Fields in which different values now stand side by side and did not before.
    pub n_conflicts: usize,
}

/// Why two documents cannot be merged. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    /// Two different documents.
    #[error("document {theirs} is not document {ours}")]
    OtherDocument {
        /// The id here.
        ours: String,
        /// The id there.
        theirs: String,
    },
    /// One dot with two values: somebody changed a file by hand.
    #[error("one change has two values in {record:?} {field}")]
    TwoValues {
        /// Where.
        record: RecordKey,
        /// In which field.
        field: String,
    },
    /// One dot told in two ways: two copies of one browser went on apart, or
    /// somebody changed a file by hand.
    #[error("change {dot:?} is told in two ways")]
    TwoChanges {
        /// The dot.
        dot: Dot,
    },
    /// The other side claims to have seen a change, and neither holds nor
    /// replaces it: a reduced file, not a whole state.
    #[error("a seen change is missing in {record:?} {field}")]
    Reduced {
        /// Where.
        record: RecordKey,
        /// In which field.
        field: String,
    },
    /// A Lamport number beyond reason.
    #[error("a change counts beyond the limit")]
    LamportTooLarge,
    /// One actor under two keys.
    #[error("one actor has two keys")]
    TwoKeys,
}

/// Merges `theirs` into a copy of `ours`.
///
/// Commutative, associative and idempotent in the registers, the version
/// vector and the journal (`tests/host/merge.rs`).
pub fn join(ours: &Document, theirs: &Document) -> Result<(Document, JoinReport), JoinError> {
    if ours.id != theirs.id {
        return Err(JoinError::OtherDocument {
            ours: ours.id.clone(),
            theirs: theirs.id.clone(),
        });
    }
    if theirs.lamport > LAMPORT_LIMIT || ours.lamport > LAMPORT_LIMIT {
        return Err(JoinError::LamportTooLarge);
    }
    if let Some((ours, theirs, emptied)) = emptied_alike(ours, theirs) {
        let (joined, mut report) = join_as_they_are(&ours, &theirs)?;
        report.records.extend(emptied.records);
        return Ok((joined, report));
    }
    join_as_they_are(ours, theirs)
}

fn join_as_they_are(
    ours: &Document,
    theirs: &Document,
) -> Result<(Document, JoinReport), JoinError> {
    let mut joined = ours.clone();
    let mut report = JoinReport::default();
    let keys: BTreeSet<&RecordKey> = ours.records.keys().chain(theirs.records.keys()).collect();
    for key in keys {
        let names: BTreeSet<&String> = [ours, theirs]
            .into_iter()
            .filter_map(|document| document.records.get(key))
            .flat_map(|fields| fields.keys())
            .collect();
        for name in names {
            join_field(ours, theirs, key, name, &mut joined, &mut report)?;
        }
    }
    join_actors(&mut joined, theirs)?;
    for (dot, entry) in &theirs.journal {
        // Where two copies of one browser gave the same dots, one's registers
        // can pass for later ones of the other; the journal tells.
        match joined.journal.entry(dot.clone()) {
            Place::Vacant(place) => drop(place.insert(entry.clone())),
            Place::Occupied(here) if here.get() == entry => {}
            Place::Occupied(_) => return Err(JoinError::TwoChanges { dot: dot.clone() }),
        }
    }
    for (actor, n) in &theirs.seen {
        let here = joined.seen.entry(actor.clone()).or_default();
        report.n_changes += n.saturating_sub(*here);
        *here = (*here).max(*n);
    }
    joined.lamport = ours.lamport.max(theirs.lamport);
    Ok((joined, report))
}

fn join_field(
    ours: &Document,
    theirs: &Document,
    key: &RecordKey,
    name: &str,
    joined: &mut Document,
    report: &mut JoinReport,
) -> Result<(), JoinError> {
    let none = Register::new();
    let find = |document: &Document| {
        document
            .records
            .get(key)
            .and_then(|fields| fields.get(name))
            .cloned()
    };
    let left = find(ours).unwrap_or_else(|| none.clone());
    let right = find(theirs).unwrap_or(none);
    let place = || (key.clone(), name.to_owned());
    let mut kept = Register::new();
    for version in &left {
        match right.iter().find(|other| other.dot == version.dot) {
            Some(other) if other != version => {
                let (record, field) = place();
                return Err(JoinError::TwoValues { record, field });
            }
            Some(_) => kept.push(version.clone()),
            None if !theirs.has_seen(&version.dot) => kept.push(version.clone()),
            None => replaced_by(version, &right, place)?,
        }
    }
    for version in &right {
        if left.iter().any(|other| other.dot == version.dot) {
            continue;
        }
        if ours.has_seen(&version.dot) {
            replaced_by(version, &left, place)?;
        } else {
            kept.push(version.clone());
        }
    }
    kept.sort_by(|a, b| a.dot.cmp(&b.dot));
    if kept != left {
        report.records.insert(key.clone());
        let is_new = is_conflict(name, &kept) && !is_conflict(name, &left);
        report.n_conflicts += usize::from(is_new);
        joined
            .records
            .entry(key.clone())
            .or_default()
            .insert(name.to_owned(), kept);
    }
    Ok(())
}

/// A version that was seen and is gone must have been written over by a later
/// change of the same field.
fn replaced_by(
    gone: &Version,
    register: &Register,
    place: impl Fn() -> (RecordKey, String),
) -> Result<(), JoinError> {
    if register
        .iter()
        .any(|version| version.lamport > gone.lamport)
    {
        Ok(())
    } else {
        let (record, field) = place();
        Err(JoinError::Reduced { record, field })
    }
}

fn join_actors(joined: &mut Document, theirs: &Document) -> Result<(), JoinError> {
    for (actor, info) in &theirs.actors {
        let here = joined.actors.entry(actor.clone()).or_default();
        if here.key.is_empty() {
            here.key.clone_from(&info.key);
        } else if !info.key.is_empty() && info.key != here.key {
            return Err(JoinError::TwoKeys);
        }
        if here.name < info.name {
            here.name.clone_from(&info.name);
        }
    }
    Ok(())
}
