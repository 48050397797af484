//! The connection to one database: opened anew when the browser drops it, given
//! up for good when another tab upgrades or clears the database.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::open::open;
use crate::store::StoreError;
use crate::store::migrations::Step;

/// Why a connection was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retirement {
    /// Another tab runs a newer version of the program.
    Upgrade,
    /// Another tab clears this computer.
    Removal,
}

/// Whether work is done for the first time, or again after the connection was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attempt {
    /// For the first time.
    First,
    /// Again; what was done before may or may not have reached the disk.
    Again,
}

/// A connection that comes back by itself.
pub(super) struct Connection {
    name: String,
    steps: &'static [Step],
    on_retired: Rc<dyn Fn(Retirement)>,
    handle: RefCell<Option<Rc<Handle>>>,
    retired: Rc<Cell<bool>>,
}

/// An open database with its listeners; closed when dropped.
struct Handle {
    db: Database,
    lost: Rc<Cell<bool>>,
    _on_version_change: Closure<dyn FnMut(web_sys::IdbVersionChangeEvent)>,
    _on_close: Closure<dyn FnMut()>,
}

impl Connection {
    /// Opens `name`, upgraded by `steps`.
    pub(super) async fn open(
        name: &str,
        steps: &'static [Step],
        on_retired: impl Fn(Retirement) + 'static,
    ) -> Result<Self, StoreError> {
        let connection = Self {
            name: name.to_owned(),
            steps,
            on_retired: Rc::new(on_retired),
            handle: RefCell::new(None),
            retired: Rc::new(Cell::new(false)),
        };
        connection.handle().await?;
        Ok(connection)
    }

    /// Does `work`, and once more on a new connection if the first was lost.
    pub(super) async fn run<T>(
        &self,
        work: impl AsyncFn(&Database, Attempt) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let first = self.handle().await?;
        match work(&first.db, Attempt::First).await {
            Err(StoreError::ConnectionLost { .. }) => first.lost.set(true),
            done => return done,
        }
        let second = self.handle().await?;
        work(&second.db, Attempt::Again).await
    }

    /// Closes the database under this connection's feet.
    pub(super) fn close(&self) {
        if let Some(handle) = &*self.handle.borrow() {
            handle.db.as_sys().close();
        }
    }

    async fn handle(&self) -> Result<Rc<Handle>, StoreError> {
        if let Some(handle) = self.present()? {
            return Ok(handle);
        }
        let opened = Handle::new(
            open(&self.name, self.steps).await?,
            &self.retired,
            &self.on_retired,
        );
        // Another call may have been quicker; then this one is closed again.
        if let Some(handle) = self.present()? {
            return Ok(handle);
        }
        let handle = Rc::new(opened);
        self.handle.replace(Some(Rc::clone(&handle)));
        Ok(handle)
    }

    fn present(&self) -> Result<Option<Rc<Handle>>, StoreError> {
        if self.retired.get() {
            return Err(StoreError::Retired);
        }
        Ok(self
            .handle
            .borrow()
            .as_ref()
            .filter(|handle| !handle.lost.get())
            .map(Rc::clone))
    }
}

impl Handle {
    fn new(db: Database, retired: &Rc<Cell<bool>>, on_retired: &Rc<dyn Fn(Retirement)>) -> Self {
        let lost = Rc::new(Cell::new(false));
        let on_close = Closure::new({
            let lost = Rc::clone(&lost);
            move || lost.set(true)
        });
        let on_version_change = Closure::new({
            let (sys, retired, on_retired) = (
                db.as_sys().clone(),
                Rc::clone(retired),
                Rc::clone(on_retired),
            );
            move |event: web_sys::IdbVersionChangeEvent| {
                // Transactions that have begun still end; the other tab waits for them.
                sys.close();
                let why = if event.new_version().is_some() {
                    Retirement::Upgrade
                } else {
                    Retirement::Removal
                };
                if !retired.replace(true) {
                    on_retired(why);
                }
            }
        });
        db.as_sys()
            .set_onclose(Some(on_close.as_ref().unchecked_ref()));
        db.as_sys()
            .set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Self {
            db,
            lost,
            _on_version_change: on_version_change,
            _on_close: on_close,
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.db.as_sys().set_onclose(None);
        self.db.as_sys().set_onversionchange(None);
        self.db.as_sys().close();
    }
}
