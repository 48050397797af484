//! The programmes on this computer, and adding and removing whole ones.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::boot::{Session, SessionError};
use super::desk::OpenDesk;
use super::stores::Space;
use crate::domain::apply::apply;
use crate::domain::change::Change;
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::flow::arrival::holds_more_of;
use crate::flow::desk::EditRefused;
use crate::flow::sample;
use crate::flow::texts::Texts;
use crate::merge::Document;
use crate::store::keep::{batch_from, document_from};
use crate::store::{DocumentHead, Store, StoreError};
use crate::worker::bundles::{BundleAnswer, BundleRequest};
use crate::worker::protocol::WorkerError;

/// A programme on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfEntry {
    /// Its head.
    pub head: DocumentHead,
    /// Which database it is in.
    pub space: Space,
}

/// The programmes here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Not read yet.
    Loading,
    /// By name, then id; archived ones included.
    Ready(Vec<ShelfEntry>),
    /// Could not be read.
    Failed(StoreError),
}

impl Session {
    /// Reads the shelf again.
    pub async fn refresh_shelf(self) {
        let mut entries = Vec::new();
        for space in Space::ALL {
            let Ok(store) = self.store(space) else {
                continue;
            };
            match store.list().await {
                Ok(heads) => {
                    entries.extend(heads.into_iter().map(|head| ShelfEntry { head, space }));
                }
                Err(error) => {
                    self.shelf.set(Shelf::Failed(error));
                    return;
                }
            }
        }
        entries.sort_by_key(|entry| {
            (
                entry.space,
                entry.head.name.to_lowercase(),
                entry.head.id.clone(),
            )
        });
        self.shelf.set(Shelf::Ready(entries));
    }

    /// Makes a new programme by a change (from a template, or a duplicate) and
    /// stores it. Resolves when it is on disk.
    pub async fn create(self, id: &str, change: &Change) -> Result<(), SessionError> {
        let mut document = Document::new(id);
        let empty = Programme {
            id: id.to_owned(),
            ..Programme::default()
        };
        let writes = apply(&empty, change).map_err(EditRefused::from)?;
        document.commit(&self.stamp(Space::Real, "")?, &change.code(), &writes);
        self.add(Space::Real, &document).await
    }

    /// Stores a whole document that is not here yet.
    async fn add(self, space: Space, document: &Document) -> Result<(), SessionError> {
        self.add_texts(space, Texts::of(document)).await
    }

    /// Stores a programme that came in a file and is not here yet. Where it
    /// holds changes of this browser's own, the browser goes on under a new actor.
    pub async fn take_in(self, space: Space, document: &Document) -> Result<(), SessionError> {
        if holds_more_of(&self.actor(space)?, None, document) {
            self.take_new_actor(space).await?;
        }
        self.add(space, document).await
    }

    /// Stores a whole document, given as texts, that is not here yet.
    pub async fn add_texts(self, space: Space, texts: Texts) -> Result<(), SessionError> {
        let store = self.store(space)?;
        let id = texts.id.clone();
        let revision = store
            .head(&id)
            .await?
            .map_or(Ok(0), |_| Err(SessionError::AlreadyHere))?;
        let revision = store
            .commit(&id, revision, batch_from(texts, self.now_ms()))
            .await?;
        self.tell_tabs(&id, revision);
        self.refresh_shelf().await;
        Ok(())
    }

    /// The sample programme's id, made and stored first where it is not here,
    /// with its texts in `language`.
    pub async fn open_sample(self, language: Language) -> Result<String, SessionError> {
        let actor = self.actor(Space::Sample)?;
        let store = self.store(Space::Sample)?;
        if store.head(sample::SAMPLE_ID).await?.is_none() {
            let at_ms = self.now_ms();
            let request = BundleRequest::Sample {
                actor: actor.to_string(),
                at_ms,
                language: language.word().to_owned(),
            };
            match self.files().bundle(request).await? {
                BundleAnswer::Sample(texts) => self.add_texts(Space::Sample, texts.into()).await?,
                _ => return Err(WorkerError::Garbled.into()),
            }
        }
        Ok(sample::SAMPLE_ID.to_owned())
    }

    /// Puts the sample back as it was at first, with its texts in `language`.
    pub async fn reset_sample(self, language: Language) -> Result<String, SessionError> {
        self.remove(Space::Sample, sample::SAMPLE_ID).await?;
        self.open_sample(language).await
    }

    /// Removes a programme with its journal and snapshots from this computer.
    pub async fn remove(self, space: Space, id: &str) -> Result<(), SessionError> {
        let store = self.store(space)?;
        store.remove(id).await?;
        self.drop_import(id).await;
        self.rc().hearing.borrow_mut().remove(id);
        if let Some(desk) = self.rc().desks.borrow_mut().remove(id) {
            desk.gone();
        }
        self.tell_tabs(id, 0);
        self.refresh_shelf().await;
        Ok(())
    }

    /// The space of a programme: the sample's id names its own.
    pub fn space_of(self, id: &str) -> Space {
        if id == sample::SAMPLE_ID {
            Space::Sample
        } else {
            Space::Real
        }
    }

    /// A document as the store has it.
    pub async fn read(self, space: Space, id: &str) -> Result<(Document, u64), SessionError> {
        let store = self.store(space)?;
        let stored = store.load(id).await?.ok_or(SessionError::NotHere)?;
        Ok((document_from(&stored)?, stored.head.revision))
    }

    /// The desk of a programme; opened on first use and kept for the page.
    pub fn desk(self, id: &str) -> OpenDesk {
        let inner = self.rc();
        if let Some(desk) = inner.desks.borrow().get(id) {
            return *desk;
        }
        let space = self.space_of(id);
        let desk = inner.root.with(|| OpenDesk::new(self, space, id));
        inner.desks.borrow_mut().insert(id.to_owned(), desk);
        let hear = Rc::new(move |revision| desk.hear(revision));
        inner.hearing.borrow_mut().insert(id.to_owned(), hear);
        spawn_local(desk.load());
        desk
    }
}
