//! Opening the stores, and what every page may ask of the session.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use futures::channel::oneshot;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::actors::ACTOR;
use super::desk::OpenDesk;
use super::shelf::Shelf;
use super::stores::{AnyStore, Space};
use crate::merge::{Actor, Stamp};
use crate::platform::{clock, entropy, local, tabs};
use crate::store::idb::IdbStore;
use crate::store::keep::KeepError;
use crate::store::{MemoryStore, Store, StoreError};
use crate::worker::client::WorkerClient;
use crate::worker::files::Files;
use crate::worker::protocol::WorkerError;
use crate::worker::sealing::Sealer;

/// The name of the channel between tabs.
const CHANNEL: &str = "civic-mentor";
/// Where the choice of the place is kept.
const PLACE: &str = "civic-mentor.place";
const IN_FILE: &str = "file";

/// Where work is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The stores are being opened.
    Opening,
    /// In this browser.
    Browser,
    /// Only on this page until it is saved to a file: because the browser cannot
    /// keep it, or by choice.
    WorkingFile(Option<StoreError>),
    /// Nowhere: the data here cannot be touched by this version, and why.
    LookOnly(StoreError),
}

/// What the session could not do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// The store's reason.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stored document that cannot be read.
    #[error(transparent)]
    Keep(#[from] KeepError),
    /// A change was refused.
    #[error(transparent)]
    Edit(#[from] crate::flow::desk::EditRefused),
    /// A merge was refused.
    #[error(transparent)]
    Join(#[from] crate::merge::JoinError),
    /// A person is not forgotten.
    #[error(transparent)]
    Forget(#[from] crate::flow::forget::NotForgotten),
    /// There is no such programme here.
    #[error("no such programme")]
    NotHere,
    /// The programme is here already.
    #[error("the programme is here already")]
    AlreadyHere,
    /// The stores are not open.
    #[error("the stores are not open")]
    NotOpen,
    /// A worker failed.
    #[error(transparent)]
    Worker(#[from] WorkerError),
    /// A file was refused; the code is the key of its sentence.
    #[error("the file was refused: {code}")]
    File {
        /// The code.
        code: String,
        /// Where and what, never content.
        detail: String,
    },
}

/// The page's session; a cheap handle.
#[derive(Clone, Copy)]
pub struct Session {
    pub(super) inner: StoredValue<Rc<Inner>, LocalStorage>,
    place: RwSignal<Place>,
    n_kept_aside: RwSignal<usize>,
    pub(super) shelf: RwSignal<Shelf>,
}

pub(super) struct Inner {
    pub(super) root: Owner,
    pub(super) stores: RefCell<BTreeMap<Space, (Rc<AnyStore>, Actor)>>,
    pub(super) desks: RefCell<BTreeMap<String, OpenDesk>>,
    pub(super) hearing: RefCell<BTreeMap<String, Hearing>>,
    pub(super) tabs: RefCell<Option<tabs::Tabs>>,
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
    files: WorkerClient<Files>,
    pub(super) sealer: WorkerClient<Sealer>,
    /// Keys of recovery sheets that go with the page.
    pub(super) lent: RefCell<Vec<String>>,
}

/// What an open programme does when another tab saved it, at which revision. A
/// function, so that the start page does without all that an open one needs.
pub(super) type Hearing = Rc<dyn Fn(u64)>;

/// Starts a session for the page and hands it to everything below.
pub fn provide_session() -> Session {
    let inner = Inner {
        root: Owner::current().unwrap_or_default(),
        stores: RefCell::default(),
        desks: RefCell::default(),
        hearing: RefCell::default(),
        tabs: RefCell::default(),
        waiting: RefCell::default(),
        files: WorkerClient::new(),
        sealer: WorkerClient::new(),
        lent: RefCell::default(),
    };
    let session = Session {
        inner: StoredValue::new_local(Rc::new(inner)),
        place: RwSignal::new(Place::Opening),
        n_kept_aside: RwSignal::new(0),
        shelf: RwSignal::new(Shelf::Loading),
    };
    provide_context(session);
    spawn_local(session.open());
    session
}

/// The page's session.
///
/// # Panics
/// Outside of the page; [`provide_session`] stands at its root.
pub fn use_session() -> Session {
    expect_context::<Session>()
}

impl Session {
    /// Where work is kept.
    pub fn place(self) -> Signal<Place> {
        self.place.into()
    }

    /// Programmes that this browser keeps and that are not shown, because work
    /// goes to a file by choice.
    pub fn n_kept_aside(self) -> Signal<usize> {
        self.n_kept_aside.into()
    }

    /// The programmes here.
    pub fn shelf(self) -> Signal<Shelf> {
        self.shelf.into()
    }

    /// A fresh random id.
    pub fn new_id(self) -> String {
        random_id()
    }

    /// Now, in milliseconds since 1970.
    pub fn now_ms(self) -> i64 {
        clock::now_ms()
    }

    /// Today where this computer is.
    pub fn today(self) -> Date {
        clock::today()
    }

    /// Makes signals that last as long as the page does.
    pub fn lasting<T>(self, make: impl FnOnce() -> T) -> T {
        self.rc().root.with(make)
    }

    /// The files worker: spreadsheets, signatures.
    pub fn files(self) -> WorkerClient<Files> {
        self.rc().files.clone()
    }

    pub(super) fn rc(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// The store of a space, once open.
    pub fn store(self, space: Space) -> Result<Rc<AnyStore>, SessionError> {
        let inner = self.rc();
        let stores = inner.stores.borrow();
        stores
            .get(&space)
            .map(|(store, _)| store.clone())
            .ok_or(SessionError::NotOpen)
    }

    /// The actor of this browser in a space.
    pub fn actor(self, space: Space) -> Result<Actor, SessionError> {
        let inner = self.rc();
        let stores = inner.stores.borrow();
        stores
            .get(&space)
            .map(|(_, actor)| actor.clone())
            .ok_or(SessionError::NotOpen)
    }

    /// A stamp for a change made now.
    pub fn stamp(self, space: Space, via: &str) -> Result<Stamp, SessionError> {
        Ok(Stamp {
            actor: self.actor(space)?,
            at_ms: self.now_ms(),
            via: via.to_owned(),
        })
    }

    /// Works in a file from now on; what this browser keeps stays in it.
    pub fn choose_file(self) {
        local::set(PLACE, IN_FILE);
        reload();
    }

    /// Keeps work in this browser again.
    pub fn choose_browser(self) {
        local::remove(PLACE);
        reload();
    }

    /// Resolves when the stores are open, or are known not to open.
    pub async fn opened(self) {
        if self.place.get_untracked() == Place::Opening {
            let (sender, receiver) = oneshot::channel();
            self.rc().waiting.borrow_mut().push(sender);
            // The sender lives as long as the session; it cannot be dropped unsent.
            let _ = receiver.await;
        }
    }

    async fn open(self) {
        let place = match self.open_stores().await {
            Ok(()) if local::get(PLACE).as_deref() == Some(IN_FILE) => {
                // What cannot be counted is still there, only not told.
                if let Ok(store) = self.store(Space::Real) {
                    let n_kept = store.list().await.map_or(0, |heads| heads.len());
                    self.n_kept_aside.set(n_kept);
                }
                self.keep_on_page();
                Place::WorkingFile(None)
            }
            Ok(()) => Place::Browser,
            Err(why @ (StoreError::SchemaTooNew { .. } | StoreError::Blocked)) => {
                Place::LookOnly(why)
            }
            Err(why) => {
                self.keep_on_page();
                Place::WorkingFile(Some(why))
            }
        };
        self.listen_to_tabs();
        self.place.set(place);
        for waiting in self.rc().waiting.take() {
            // Whoever waited may be gone; then nobody needs to know.
            let _ = waiting.send(());
        }
        self.refresh_shelf().await;
        self.drop_old_imports().await;
    }

    async fn open_stores(self) -> Result<(), StoreError> {
        for space in Space::ALL {
            let place = self.place;
            let store = IdbStore::open(space.database(), move |_| {
                // Another tab brought a newer version or cleared the data.
                place.set(Place::LookOnly(StoreError::Retired));
            })
            .await?;
            let actor = if let Some(actor) = store.get_setting(ACTOR).await? {
                actor
            } else {
                let actor = random_id();
                store.put_setting(ACTOR, Some(&actor)).await?;
                actor
            };
            let entry = (Rc::new(AnyStore::Browser(store)), Arc::from(actor));
            self.rc().stores.borrow_mut().insert(space, entry);
        }
        Ok(())
    }

    fn keep_on_page(self) {
        for space in Space::ALL {
            let entry = (
                Rc::new(AnyStore::Page(MemoryStore::new())),
                Arc::from(random_id()),
            );
            self.rc().stores.borrow_mut().insert(space, entry);
        }
    }

    fn listen_to_tabs(self) {
        let tabs = tabs::Tabs::join(CHANNEL, move |saved| {
            let hear = self.rc().hearing.borrow().get(&saved.document).cloned();
            if let Some(hear) = hear {
                hear(saved.revision);
            }
            spawn_local(self.refresh_shelf());
        });
        *self.rc().tabs.borrow_mut() = tabs.ok();
    }

    /// Tells other tabs that a document stands at a new revision.
    pub(super) fn tell_tabs(self, document: &str, revision: u64) {
        if let Some(tabs) = self.rc().tabs.borrow().as_ref() {
            // A message that is lost costs another tab one refused save.
            let _ = tabs.tell(&tabs::Saved {
                document: document.to_owned(),
                revision,
            });
        }
    }
}

pub(super) fn random_id() -> String {
    entropy::random_id().expect("a browser that runs WebAssembly has crypto.getRandomValues")
}

fn reload() {
    // Only a page in a frame that forbids it could refuse; we refuse frames.
    let _ = window().location().reload();
}
