//! One open programme: its signals and its save loop.
//!
//! An edit counts at once; "saved" is said only when the store has completed
//! it. A failed save keeps the edits and says so until a retry succeeds.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use futures::channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::boot::{Place, Session, SessionError};
use super::stores::Space;
use crate::domain::change::{Change, Write};
use crate::domain::whole::Programme;
use crate::flow::desk::{Desk, Edit, EditRefused};
use crate::merge::{Document, Dot, Stamp};
use crate::store::{Store, StoreError};

/// Whether the programme can be looked at yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskState {
    /// Being read.
    Loading,
    /// Open.
    Open,
    /// Not on this computer (any more).
    NotHere,
    /// Could not be read; nothing may be saved.
    Unreadable(SessionError),
}

/// How saving stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing was edited since it was opened.
    Untouched,
    /// A save is on its way.
    Saving,
    /// On disk since then, milliseconds since 1970.
    Saved(i64),
    /// Not on disk; the edits are kept here.
    Failed(StoreError),
}

/// A change that can be undone now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undoable {
    /// Its dot.
    pub dot: Dot,
    /// Its code, like `person.saved`.
    pub code: String,
}

/// An open programme; a cheap handle.
#[derive(Clone, Copy)]
pub struct OpenDesk {
    pub(super) session: Session,
    pub(super) space: Space,
    pub(super) inner: StoredValue<Rc<Inner>, LocalStorage>,
    pub(super) programme: RwSignal<Arc<Programme>>,
    state: RwSignal<DeskState>,
    pub(super) save: RwSignal<SaveStatus>,
    undoable: RwSignal<Option<Undoable>>,
    pub(super) refused: RwSignal<Vec<EditRefused>>,
}

pub(super) struct Inner {
    pub(super) id: String,
    pub(super) desk: RefCell<Option<Desk>>,
    pub(super) saving: Cell<bool>,
    pub(super) waiting: RefCell<Vec<oneshot::Sender<Result<(), StoreError>>>>,
    opening: RefCell<Vec<oneshot::Sender<()>>>,
}

/// Hands an open programme to the pages below.
pub fn provide_desk(desk: OpenDesk) {
    provide_context(desk);
}

/// The programme the page is about.
///
/// # Panics
/// On pages outside of a programme.
pub fn use_desk() -> OpenDesk {
    expect_context::<OpenDesk>()
}

impl OpenDesk {
    pub(super) fn new(session: Session, space: Space, id: &str) -> Self {
        let inner = Inner {
            id: id.to_owned(),
            desk: RefCell::new(None),
            saving: Cell::new(false),
            waiting: RefCell::default(),
            opening: RefCell::default(),
        };
        let empty = Programme {
            id: id.to_owned(),
            ..Programme::default()
        };
        Self {
            session,
            space,
            inner: StoredValue::new_local(Rc::new(inner)),
            programme: RwSignal::new(Arc::new(empty)),
            state: RwSignal::new(DeskState::Loading),
            save: RwSignal::new(SaveStatus::Untouched),
            undoable: RwSignal::new(None),
            refused: RwSignal::new(Vec::new()),
        }
    }

    /// The programme's id.
    pub fn id(self) -> String {
        self.rc().id.clone()
    }

    /// Which database it lives in.
    pub fn space(self) -> Space {
        self.space
    }

    /// The programme as it stands, unsaved edits included.
    pub fn programme(self) -> Signal<Arc<Programme>> {
        self.programme.into()
    }

    /// Whether it can be looked at.
    pub fn state(self) -> Signal<DeskState> {
        self.state.into()
    }

    /// How saving stands.
    pub fn save_status(self) -> Signal<SaveStatus> {
        self.save.into()
    }

    /// The last own change, while it can be undone.
    pub fn undoable(self) -> Signal<Option<Undoable>> {
        self.undoable.into()
    }

    /// Edits that another tab's save made impossible, until dismissed.
    pub fn refused(self) -> RwSignal<Vec<EditRefused>> {
        self.refused
    }

    pub(super) fn rc(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// Resolves when the programme was read, or is known not to be readable.
    pub async fn opened(self) {
        if self.state.get_untracked() == DeskState::Loading {
            let (sender, receiver) = oneshot::channel();
            self.rc().opening.borrow_mut().push(sender);
            // The sender lives as long as the desk; it cannot be dropped unsent.
            let _ = receiver.await;
        }
    }

    /// Reads the document; until then every edit is refused.
    pub(super) async fn load(self) {
        // The stores open once for the page; a link into a programme waits.
        self.session.opened().await;
        let read = async {
            let store = self.session.store(self.space)?;
            self.session.reread_actor(self.space, &store).await?;
            self.session.read(self.space, &self.rc().id).await
        };
        match read.await {
            Ok((document, revision)) => {
                *self.rc().desk.borrow_mut() = Some(Desk::new(document, revision));
                self.show();
                self.state.set(DeskState::Open);
            }
            Err(SessionError::NotHere) => self.state.set(DeskState::NotHere),
            Err(error) => self.state.set(DeskState::Unreadable(error)),
        }
        for waiting in self.rc().opening.take() {
            // Whoever waited may be gone; then nobody needs to know.
            let _ = waiting.send(());
        }
    }

    /// The document as it stands, for sending and keeping a copy.
    pub fn document(self) -> Option<Document> {
        self.rc()
            .desk
            .borrow()
            .as_ref()
            .map(|desk| desk.document().clone())
    }

    /// Reads from the document without copying it.
    pub fn with_document<T>(self, read: impl FnOnce(&Document) -> T) -> Option<T> {
        self.rc()
            .desk
            .borrow()
            .as_ref()
            .map(|desk| read(desk.document()))
    }

    /// Makes a change. It counts at once and is saved right after.
    pub fn edit(self, change: Change) -> Result<Option<Dot>, SessionError> {
        self.make(Edit::Change(change), "")
    }

    /// Makes a change that came through a file.
    pub fn edit_via(self, change: Change, via: &str) -> Result<Option<Dot>, SessionError> {
        self.make(Edit::Change(change), via)
    }

    /// Puts back what a change replaced.
    pub fn undo(self, dot: Dot) -> Result<Option<Dot>, SessionError> {
        self.make(Edit::Undo(dot), "")
    }

    /// Makes writes worked out elsewhere, as one change under this code.
    pub(super) fn write(
        self,
        code: &'static str,
        writes: Vec<Write>,
    ) -> Result<Option<Dot>, SessionError> {
        self.make(Edit::Writes { code, writes }, "")
    }

    /// When and where a change made now is made; refused where nothing can be kept.
    pub(super) fn stamp_now(self, via: &str) -> Result<Stamp, SessionError> {
        if !matches!(
            self.session.place().get_untracked(),
            Place::Browser | Place::WorkingFile(_)
        ) {
            return Err(SessionError::NotOpen);
        }
        self.session.stamp(self.space, via)
    }

    fn make(self, edit: Edit, via: &str) -> Result<Option<Dot>, SessionError> {
        let stamp = self.stamp_now(via)?;
        let dot = {
            let inner = self.rc();
            let mut desk = inner.desk.borrow_mut();
            desk.as_mut()
                .ok_or(SessionError::NotOpen)?
                .edit(edit, stamp)?
        };
        if dot.is_some() {
            self.show();
            self.save_now();
        }
        Ok(dot)
    }

    /// Brings the signals in step with the desk.
    pub(super) fn show(self) {
        let inner = self.rc();
        let desk = inner.desk.borrow();
        let Some(desk) = desk.as_ref() else { return };
        let actor = self
            .session
            .actor(self.space)
            .unwrap_or_else(|_| Arc::from(""));
        let undoable = desk
            .last_undoable(&actor)
            .map(|(dot, code)| Undoable { dot, code });
        let programme = desk.programme();
        self.programme.set(programme);
        self.undoable.set(undoable);
    }

    /// Another tab saved at this revision (0: removed).
    pub(super) fn hear(self, revision: u64) {
        let inner = self.rc();
        let stands = inner.desk.borrow().as_ref().map(Desk::revision);
        if inner.saving.get() || stands == Some(revision) {
            return;
        }
        spawn_local(async move {
            let Ok(store) = self.session.store(self.space) else {
                return;
            };
            match store.head(&self.id()).await {
                Ok(None) => self.gone(),
                // A failure here shows at the next save; nothing is lost.
                _ => drop(self.catch_up(&store).await),
            }
        });
    }

    /// The programme was removed from this computer.
    pub(super) fn gone(self) {
        *self.rc().desk.borrow_mut() = None;
        self.state.set(DeskState::NotHere);
    }
}
