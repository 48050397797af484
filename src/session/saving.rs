//! The save loop of an open programme, and waiting for it.
//!
//! Invariant: edits leave the queue only when the store has completed their
//! transaction; a failure keeps them and is shown until a retry succeeds.

use futures::channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::boot::Place;
use super::desk::{OpenDesk, SaveStatus};
use super::stores::AnyStore;
use crate::flow::desk::Desk;
use crate::merge::Document;
use crate::platform::{PlatformError, locks};
use crate::store::keep::document_from;
use crate::store::{Facility, Store, StoreError};

/// How long a save waits for another tab, in milliseconds.
const LOCK_WAIT_MS: u32 = 10_000;

impl OpenDesk {
    /// Saves what is not saved, or tries again after a failure.
    pub fn save_now(self) {
        let inner = self.rc();
        if inner.saving.replace(true) {
            return;
        }
        self.save.set(SaveStatus::Saving);
        // Spawned, not scoped: leaving the page must not abort a save.
        spawn_local(async move {
            let outcome = loop {
                if self.n_unsaved() == 0 {
                    break Ok(());
                }
                if let Err(error) = self.save_once().await {
                    break Err(error);
                }
            };
            let inner = self.rc();
            inner.saving.set(false);
            self.save.set(match &outcome {
                Ok(()) => SaveStatus::Saved(self.session.now_ms()),
                Err(error) => SaveStatus::Failed(error.clone()),
            });
            for waiting in inner.waiting.take() {
                // Whoever waited may be gone; then nobody needs to know.
                let _ = waiting.send(outcome.clone());
            }
            if outcome.is_ok() {
                self.session.refresh_shelf().await;
            }
        });
    }

    /// Edits that are not on disk.
    pub fn n_unsaved(self) -> usize {
        self.rc()
            .desk
            .borrow()
            .as_ref()
            .map_or(0, |desk| desk.unsaved().n_edits)
    }

    /// Waits until everything is on disk.
    pub async fn settle(self) -> Result<(), StoreError> {
        if self.n_unsaved() == 0 {
            return Ok(());
        }
        let (sender, receiver) = oneshot::channel();
        self.rc().waiting.borrow_mut().push(sender);
        self.save_now();
        receiver.await.unwrap_or(Ok(()))
    }

    async fn save_once(self) -> Result<(), StoreError> {
        let id = self.id();
        let store = self
            .session
            .store(self.space)
            .map_err(|_| StoreError::Busy)?;
        let save = async {
            loop {
                self.catch_up(&store).await?;
                let Some((batch, revision, n_edits)) = self.batch_now().await else {
                    return Ok(());
                };
                match store.commit(&id, revision, batch).await {
                    Ok(revision) => {
                        if let Some(desk) = self.rc().desk.borrow_mut().as_mut() {
                            desk.saved(n_edits, revision);
                        }
                        self.session.tell_tabs(&id, revision);
                        return Ok(());
                    }
                    // Only possible where a writer does not take the lock.
                    Err(StoreError::RevisionMismatch { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
        };
        self.alone(save).await
    }

    /// Does this while no other tab writes the programme.
    pub(super) async fn alone<T>(
        self,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        match self.session.place().get_untracked() {
            Place::WorkingFile(_) => work.await,
            _ => locks::with_lock_for(&self.lock_name(), LOCK_WAIT_MS, work)
                .await
                .map_err(lock_error)?,
        }
    }

    fn lock_name(self) -> String {
        format!("{}/{}", self.space.database(), self.rc().id)
    }

    /// Takes what another tab saved, if anything, and makes own unsaved edits
    /// again on top of it.
    pub(super) async fn catch_up(self, store: &AnyStore) -> Result<(), StoreError> {
        let id = self.id();
        let ours = self.rc().desk.borrow().as_ref().map(Desk::revision);
        let theirs = store.head(&id).await?.map(|head| head.revision);
        if theirs.is_none() || theirs == ours {
            return Ok(());
        }
        let Some(stored) = store.load(&id).await? else {
            return Ok(());
        };
        let document = document_from(&stored).map_err(|error| StoreError::Corrupt {
            place: error.what,
            detail: String::new(),
        })?;
        // Another tab may have taken in a file that made this browser a new actor.
        self.session.reread_actor(self.space, store).await?;
        self.stand_on(document, stored.head.revision);
        Ok(())
    }

    /// Takes this state of the store, with own unsaved edits made again on it.
    pub(super) fn stand_on(self, document: Document, revision: u64) {
        let refused = match (
            self.rc().desk.borrow_mut().as_mut(),
            self.session.actor(self.space),
        ) {
            (Some(desk), Ok(actor)) => desk.rebase(document, revision, &actor),
            _ => Vec::new(),
        };
        self.refused
            .update(|all| all.extend(refused.into_iter().map(|(_, reason)| reason)));
        self.show();
    }
}

/// Why a lock could not be had.
pub(super) fn lock_error(error: PlatformError) -> StoreError {
    match error {
        PlatformError::Missing(_) => StoreError::Missing(Facility::WebLocks),
        _ => StoreError::Busy,
    }
}
