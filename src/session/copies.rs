//! Kept copies of an open programme, and taking in another state of it.

use super::boot::SessionError;
use super::desk::OpenDesk;
use crate::flow::desk::Desk;
use crate::flow::merge_preview::undo_merge;
use crate::merge::{Document, Dot, join};
use crate::store::keep::{difference_batch, document_from};
use crate::store::{SnapshotHead, Store};

impl OpenDesk {
    /// Keeps a copy of the saved state, before an import or the like.
    pub async fn snapshot(self, reason: &str) -> Result<Option<SnapshotHead>, SessionError> {
        self.settle().await?;
        let store = self.session.store(self.space)?;
        Ok(store
            .snapshot(&self.id(), reason, self.session.now_ms())
            .await?)
    }

    /// The kept copies, newest first.
    pub async fn snapshots(self) -> Result<Vec<SnapshotHead>, SessionError> {
        let store = self.session.store(self.space)?;
        Ok(store.snapshots(&self.id()).await?)
    }

    /// A kept copy as a document.
    pub async fn snapshot_document(self, snapshot: &str) -> Result<Document, SessionError> {
        let store = self.session.store(self.space)?;
        let stored = store.load_snapshot(&self.id(), snapshot).await?;
        Ok(document_from(&stored.ok_or(SessionError::NotHere)?)?)
    }

    /// Merges another state of the same programme into this one, after a
    /// snapshot. Gives the number of changes that were new here.
    pub async fn merge_in(self, theirs: &Document) -> Result<u64, SessionError> {
        self.snapshot("merge").await?;
        let store = self.session.store(self.space)?;
        let before = self.document().ok_or(SessionError::NotOpen)?;
        let (after, report) = join(&before, theirs)?;
        let batch = difference_batch(&before, &after, self.session.now_ms());
        let stands = self.rc().desk.borrow().as_ref().map_or(0, Desk::revision);
        // Another tab's save in between is refused by the revision; nothing is lost.
        let id = self.id();
        let revision = self.alone(store.commit(&id, stands, batch)).await?;
        self.stand_on(after, revision);
        self.session.tell_tabs(&id, revision);
        Ok(report.n_changes)
    }

    /// Takes a merge back as one change: `before` and `merged` are the document
    /// around it. Gives the change, and how many values stay because somebody
    /// wrote them again since.
    pub fn undo_merge(
        self,
        before: &Document,
        merged: &Document,
    ) -> Result<(Option<Dot>, usize), SessionError> {
        let undo = self
            .with_document(|now| undo_merge(before, merged, now))
            .ok_or(SessionError::NotOpen)?;
        let dot = self.write("merge.undone", undo.writes)?;
        Ok((dot, undo.n_kept))
    }
}
