//! An open programme on somebody's desk: what stands, what is not saved yet.
//!
//! Edits count at once and are kept until the store says they are on disk.
//! When another tab saved first, the edits not saved yet are made again on
//! what that tab left, with new dots. Leaves out the store itself (`session`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::apply::apply;
use crate::domain::change::{Change, Write};
use crate::domain::refuse::Refusal;
use crate::domain::whole::Programme;
use crate::merge::{
    Actor, Committed, Document, Dot, Making, Overtaken, RecordKey, Stamp, UndoRefused,
};

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A change.
    Change(Change),
    /// Putting back what a change replaced.
    Undo(Dot),
    /// Writes worked out from another state of the document (a restore).
    Writes {
        /// Their code in the trail.
        code: &'static str,
        /// The writes.
        writes: Vec<Write>,
    },
}

/// Why an edit was not made. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditRefused {
    /// The programme refuses the change.
    #[error(transparent)]
    Change(#[from] Refusal),
    /// It cannot be undone.
    #[error(transparent)]
    Undo(#[from] UndoRefused),
}

/// An edit that the store does not have yet.
#[derive(Clone, Debug)]
struct Pending {
    edit: Edit,
    stamp: Stamp,
    committed: Committed,
}

/// What a save must write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// How many edits this is.
    pub n_edits: usize,
    /// Records they touched.
    pub records: BTreeSet<RecordKey>,
    /// Their dots, in order.
    pub dots: Vec<Dot>,
}

/// An open programme.
///
/// Invariant: the programme is always the document's view; the first
/// `n_edits` of [`Desk::unsaved`] are exactly what the store lacks.
#[derive(Clone, Debug)]
pub struct Desk {
    document: Document,
    programme: Arc<Programme>,
    revision: u64,
    pending: Vec<Pending>,
}

impl Desk {
    /// Opens a document as the store has it at `revision`.
    pub fn new(document: Document, revision: u64) -> Self {
        let programme = Arc::new(document.programme());
        Self {
            document,
            programme,
            revision,
            pending: Vec::new(),
        }
    }

    /// The programme as it stands, edits not saved yet included.
    pub fn programme(&self) -> Arc<Programme> {
        self.programme.clone()
    }

    /// The document as it stands.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The revision the saved part stands at.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Makes an edit. Nothing changes when it is refused; an edit without
    /// effect gives no dot.
    pub fn edit(&mut self, edit: Edit, stamp: Stamp) -> Result<Option<Dot>, EditRefused> {
        let (code, writes) = match &edit {
            Edit::Change(change) => (change.code(), apply(&self.programme, change)?),
            Edit::Undo(dot) => ("change.undone".to_owned(), self.document.undo(dot)?),
            Edit::Writes { code, writes } => ((*code).to_owned(), writes.clone()),
        };
        let Some(committed) = self.document.commit(&stamp, &code, &writes) else {
            return Ok(None);
        };
        self.document
            .refresh(Arc::make_mut(&mut self.programme), &committed.records);
        let dot = committed.dot.clone();
        self.pending.push(Pending {
            edit,
            stamp,
            committed,
        });
        Ok(Some(dot))
    }

    /// Makes a change that was made beside the document (see [`Making`]).
    /// `after` is the programme with its records, if they could be put there.
    ///
    /// Errors: the document was changed meanwhile; nothing changes.
    pub fn take(
        &mut self,
        edit: Edit,
        stamp: Stamp,
        making: Making,
        after: Option<Programme>,
    ) -> Result<Option<Dot>, Overtaken> {
        let Some(committed) = making.finish(&mut self.document)? else {
            return Ok(None);
        };
        match after {
            Some(after) => self.programme = Arc::new(after),
            None => self
                .document
                .refresh(Arc::make_mut(&mut self.programme), &committed.records),
        }
        let dot = committed.dot.clone();
        self.pending.push(Pending {
            edit,
            stamp,
            committed,
        });
        Ok(Some(dot))
    }

    /// What the store lacks.
    pub fn unsaved(&self) -> Unsaved {
        let mut unsaved = Unsaved {
            n_edits: self.pending.len(),
            ..Unsaved::default()
        };
        for pending in &self.pending {
            unsaved
                .records
                .extend(pending.committed.records.iter().cloned());
            unsaved.dots.push(pending.committed.dot.clone());
        }
        unsaved
    }

    /// The store has the first `n_edits` now and stands at `revision`.
    pub fn saved(&mut self, n_edits: usize, revision: u64) {
        self.pending.drain(..n_edits.min(self.pending.len()));
        self.revision = revision;
    }

    /// Takes what another tab saved and makes the edits not saved yet again on
    /// top of it, under the actor this browser has now. Gives those that are
    /// refused there, with the reason.
    pub fn rebase(
        &mut self,
        document: Document,
        revision: u64,
        actor: &Actor,
    ) -> Vec<(Edit, EditRefused)> {
        let pending = std::mem::take(&mut self.pending);
        *self = Self::new(document, revision);
        let mut new_dots: BTreeMap<Dot, Dot> = BTreeMap::new();
        let mut refused = Vec::new();
        for Pending {
            edit,
            stamp,
            committed,
        } in pending
        {
            let edit = match edit {
                Edit::Undo(dot) => Edit::Undo(new_dots.get(&dot).cloned().unwrap_or(dot)),
                other => other,
            };
            let stamp = Stamp {
                actor: actor.clone(),
                ..stamp
            };
            match self.edit(edit.clone(), stamp) {
                Ok(Some(dot)) => {
                    new_dots.insert(committed.dot, dot);
                }
                Ok(None) => {}
                Err(reason) => refused.push((edit, reason)),
            }
        }
        refused
    }

    /// The newest change of this actor that can still be undone, with its code.
    pub fn last_undoable(&self, actor: &str) -> Option<(Dot, String)> {
        let (dot, entry) = self
            .document
            .trail()
            .into_iter()
            .find(|(dot, _)| dot.actor.as_ref() == actor)?;
        let undoable = entry.code != "change.undone" && self.document.undo(dot).is_ok();
        undoable.then(|| (dot.clone(), entry.code.clone()))
    }
}
