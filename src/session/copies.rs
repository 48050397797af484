//! Kept copies of an open programme, and taking in another state of it.

use super::boot::SessionError;
use super::desk::OpenDesk;
use crate::flow::arrival::holds_more_of;
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

    /// Puts every value back to what another state of this programme held, as
    /// one change that can itself be undone.
    pub async fn restore(self, old: &Document) -> Result<Option<Dot>, SessionError> {
        self.step_aside_for(old).await?;
        let writes = self
            .with_document(|now| now.writes_back_to(old))
            .ok_or(SessionError::NotOpen)?;
        self.write("programme.restored", writes)
    }

    /// Whether a document that came holds more of this browser's changes than
    /// there are here.
    pub fn is_behind(self, theirs: &Document) -> Result<bool, SessionError> {
        let actor = self.session.actor(self.space)?;
        self.with_document(|here| holds_more_of(&actor, Some(here), theirs))
            .ok_or(SessionError::NotOpen)
    }

    /// Takes a new actor where a document that came holds more of this
    /// browser's changes than there are here.
    async fn step_aside_for(self, theirs: &Document) -> Result<(), SessionError> {
        if self.is_behind(theirs)? {
            self.session.take_new_actor(self.space).await?;
        }
        Ok(())
    }

    /// Merges another state of the same programme into this one, after a
    /// snapshot. Gives the number of changes that were new here.
    pub async fn merge_in(self, theirs: &Document) -> Result<u64, SessionError> {
        self.snapshot("merge").await?;
        let store = self.session.store(self.space)?;
        let before = self.document().ok_or(SessionError::NotOpen)?;
        let (after, report) = join(&before, theirs)?;
        // Before the commit: whoever sees the merged state sees the new actor.
        self.step_aside_for(theirs).await?;
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
