//! What still works when the rest does not: reading a database of any schema as
//! it is, and removing it.
//!
//! Invariant: the key database is never read or removed from here.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::open::{open_as_it_is, schema_of};
use super::transaction::Transaction;
use super::{MAIN, SAMPLE, fault};
use crate::store::{RawExport, StoreError};

/// Everything in database `name`, whatever its schema; `None` where there is no
/// such database.
pub async fn export_raw(name: &str) -> Result<Option<RawExport>, StoreError> {
    let Some(db) = open_as_it_is(name).await? else {
        return Ok(None);
    };
    let raw = read_everything(&db).await;
    db.close();
    raw.map(Some)
}

/// Removes this browser's programmes, settings and the sample. The key stays;
/// see [`super::keys::remove`].
///
/// Fails with [`StoreError::Blocked`] where another tab does not let go; the
/// database then goes when that tab is closed.
pub async fn remove_programmes() -> Result<(), StoreError> {
    remove_database(MAIN).await?;
    remove_database(SAMPLE).await
}

/// Removes one database and waits until it is gone.
pub(super) async fn remove_database(name: &str) -> Result<(), StoreError> {
    let request = Database::delete_by_name(name).map_err(fault::from_open_error)?;
    let (answer, answered) = oneshot::channel();
    let answer = Rc::new(RefCell::new(Some(answer)));
    let on_blocked = Closure::<dyn FnMut()>::new({
        let answer = Rc::clone(&answer);
        move || {
            if let Some(answer) = answer.borrow_mut().take() {
                drop(answer.send(Err(StoreError::Blocked)));
            }
        }
    });
    let sys: web_sys::IdbOpenDbRequest = JsValue::from(request.as_sys()).unchecked_into();
    sys.set_onblocked(Some(on_blocked.as_ref().unchecked_ref()));
    spawn_local(async move {
        let removed = request.await.map_err(fault::from_error);
        sys.set_onblocked(None);
        drop(on_blocked);
        if let Some(answer) = answer.borrow_mut().take() {
            drop(answer.send(removed));
        }
    });
    answered.await.unwrap_or_else(|_| {
        Err(StoreError::ConnectionLost {
            detail: "the removal was lost".to_owned(),
        })
    })
}

/// All object stores of an open database, in one transaction.
pub(super) async fn read_everything(db: &Database) -> Result<RawExport, StoreError> {
    let names: Vec<String> = db.object_store_names().collect();
    let mut raw = RawExport {
        schema: schema_of(db),
        ..RawExport::default()
    };
    if names.is_empty() {
        return Ok(raw);
    }
    let names_as_str: Vec<&str> = names.iter().map(String::as_str).collect();
    let tx = Transaction::read(db, &names_as_str)?;
    for name in &names {
        raw.stores
            .insert(name.clone(), tx.all(name).await?.into_iter().collect());
    }
    Ok(raw)
}
