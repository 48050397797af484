//! Opens a database and brings its schema up to date.
//!
//! Invariant: an upgrade happens whole or not at all; a request that is blocked
//! is seen to its end although its caller has been told so long before.
//! (The library takes its listeners away when a request is dropped: the browser
//! would then upgrade later, to a database with no object stores.)

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionRef;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::fault;
use crate::store::migrations::{self, Step};
use crate::store::raw::RawStore;
use crate::store::{RawExport, StoreError};

/// An object store made at the start of an upgrade and dropped at its end: the
/// way to the upgrade's own transaction.
const SCAFFOLD: &str = "upgrade";

/// Opens `name` at the latest of `steps`, upgrading it on the way.
pub(super) async fn open(name: &str, steps: &'static [Step]) -> Result<Database, StoreError> {
    let latest = migrations::latest(steps);
    let (answer, answered) = oneshot::channel();
    let answer = Rc::new(RefCell::new(Some(answer)));
    let request = Database::open(name.to_owned())
        .with_version(latest)
        .with_on_blocked({
            let answer = Rc::clone(&answer);
            move |_event| {
                if let Some(answer) = answer.borrow_mut().take() {
                    drop(answer.send(Err(StoreError::Blocked)));
                }
                Ok(())
            }
        })
        .with_on_upgrade_needed_fut(move |event, db| upgrade(event, db, steps))
        .build()
        .map_err(fault::from_open_error)?;
    spawn_local(async move {
        let opened = request.await;
        let Some(answer) = answer.borrow_mut().take() else {
            return opened.map(Database::close).unwrap_or_default();
        };
        if let Err(Ok(unheard)) = answer.send(opened.map_err(fault::from_open_error)) {
            unheard.close();
        }
    });
    match answered.await {
        Ok(Err(StoreError::Other { name: kind, .. })) if kind == "VersionError" => {
            Err(StoreError::SchemaTooNew {
                found: version_on_disk(name).await.unwrap_or(0),
                known: latest,
            })
        }
        Ok(opened) => opened,
        Err(oneshot::Canceled) => Err(StoreError::ConnectionLost {
            detail: "the request to open was lost".to_owned(),
        }),
    }
}

/// Opens `name` at whatever version it has; `None` where there is none.
pub(super) async fn open_as_it_is(name: &str) -> Result<Option<Database>, StoreError> {
    let created = Rc::new(RefCell::new(false));
    let opened = Database::open(name.to_owned())
        .with_on_upgrade_needed({
            let created = Rc::clone(&created);
            // Only a database that was not there needs an upgrade here. The
            // error takes back its making.
            move |_event, _db| {
                created.replace(true);
                Err(Error::from(JsValue::from_str("not to be made here")))
            }
        })
        .build()
        .map_err(fault::from_open_error)?
        .await;
    match opened {
        Ok(db) => Ok(Some(db)),
        Err(_) if *created.borrow() => Ok(None),
        Err(error) => Err(fault::from_open_error(error)),
    }
}

async fn version_on_disk(name: &str) -> Option<u32> {
    let db = open_as_it_is(name).await.ok()??;
    let version = schema_of(&db);
    db.close();
    Some(version)
}

/// The schema's number of an open database.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // we only ever ask for whole u32 versions
pub(super) fn schema_of(db: &Database) -> u32 {
    db.version() as u32
}

/// Goes all missing steps inside the upgrade's transaction, which is aborted if
/// one of them fails.
async fn upgrade(
    event: VersionChangeEvent,
    db: Database,
    steps: &'static [Step],
) -> Result<(), Error> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // as in `schema_of`
    let found = event.old_version() as u32;
    let scaffold = db.create_object_store(SCAFFOLD).build()?;
    let tx = scaffold.transaction();
    let done = go_steps(tx, &db, found, steps)
        .await
        .and_then(|()| db.delete_object_store(SCAFFOLD));
    if done.is_err() {
        drop(tx.as_sys().abort());
    }
    done
}

async fn go_steps(
    tx: &TransactionRef<'_>,
    db: &Database,
    found: u32,
    steps: &[Step],
) -> Result<(), Error> {
    let missing: Vec<_> = migrations::missing_steps(steps, found)
        .map_err(to_error)?
        .collect();
    if missing.iter().any(|step| step.rewrite.is_some()) {
        let mut raw = RawExport {
            schema: found,
            ..RawExport::default()
        };
        for name in db.object_store_names().filter(|name| name != SCAFFOLD) {
            let entries = read_store(&tx.object_store(&name)?).await?;
            raw.stores.insert(name, entries);
        }
        let before = raw.clone();
        migrations::migrate(steps, &mut raw).map_err(to_error)?;
        shape(db, &missing)?;
        for (name, entries) in &raw.stores {
            let old = before.stores.get(name);
            write_differences(&tx.object_store(name)?, old, entries)?;
        }
        return Ok(());
    }
    shape(db, &missing)
}

/// Adds and drops object stores as the steps say.
fn shape(db: &Database, missing: &[&Step]) -> Result<(), Error> {
    for step in missing {
        for name in step.adds {
            db.create_object_store(*name).build()?;
        }
        for name in step.drops {
            db.delete_object_store(name)?;
        }
    }
    Ok(())
}

async fn read_store(store: &ObjectStore<'_>) -> Result<RawStore, Error> {
    let range = KeyRange::LowerBound(String::new(), false);
    let keys = store
        .get_all_keys::<String>()
        .with_query::<String, _>(range.clone())
        .primitive()?;
    let texts = store
        .get_all::<String>()
        .with_query::<String, _>(range)
        .primitive()?;
    let (keys, texts) = (keys.await?, texts.await?);
    keys.zip(texts)
        .map(|(key, text)| Ok((key?, text?)))
        .collect()
}

fn write_differences(
    store: &ObjectStore<'_>,
    old: Option<&RawStore>,
    new: &RawStore,
) -> Result<(), Error> {
    let was = |key: &String| old.and_then(|old| old.get(key));
    for (key, text) in new.iter().filter(|(key, text)| was(key) != Some(text)) {
        drop(
            store
                .put(text)
                .with_key(key.as_str())
                .without_key_type()
                .primitive()?,
        );
    }
    for key in old
        .into_iter()
        .flat_map(RawStore::keys)
        .filter(|key| !new.contains_key(*key))
    {
        drop(store.delete(key.as_str()).primitive()?);
    }
    Ok(())
}

/// The library's callback wants its own error type.
fn to_error(error: StoreError) -> Error {
    Error::from(js_sys::Error::new(&error.to_string()))
}

impl From<OpenDbError> for StoreError {
    fn from(error: OpenDbError) -> Self {
        fault::from_open_error(error)
    }
}
