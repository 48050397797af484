//! The store in the browser's database: the common suite, and what only a
//! browser can do to it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use civic_mentor::platform::entropy::random_id;
use civic_mentor::store::conformance::{self, Bed, sample_batch};
use civic_mentor::store::idb::{IdbStore, Retirement, keys, rescue};
use civic_mentor::store::migrations::{Rewrite, STEPS, Step};
use civic_mentor::store::{RawExport, Store, StoreError, journal_key};
use wasm_bindgen_test::wasm_bindgen_test;

/// Databases of this run, so that nothing left by an earlier one is met.
struct IdbBed {
    run: String,
}

impl Bed for IdbBed {
    type Store = IdbStore;

    async fn open(&self, name: &str) -> IdbStore {
        open(&format!("{}-{name}", self.run)).await
    }
}

async fn open(name: &str) -> IdbStore {
    IdbStore::open(name, |_| {}).await.expect("a database")
}

fn fresh_name() -> String {
    format!("test-{}", random_id().expect("randomness"))
}

#[wasm_bindgen_test]
async fn the_browser_does_what_every_store_must() {
    conformance::run(&IdbBed { run: fresh_name() }).await;
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_again_once() {
    let store = open(&fresh_name()).await;
    assert_eq!(
        store
            .commit("a", 0, sample_batch("a", &[("p/1", "one")]))
            .await,
        Ok(1)
    );
    store.close();
    assert_eq!(
        store
            .commit("a", 1, sample_batch("a", &[("p/1", "two")]))
            .await,
        Ok(2)
    );
    store.close();
    assert_eq!(
        store.load("a").await.unwrap().unwrap().records["p/1"],
        "two"
    );
    store.close();
    let stale = store.commit("a", 1, sample_batch("a", &[])).await;
    assert_eq!(
        stale,
        Err(StoreError::RevisionMismatch {
            expected: 1,
            current: 2
        })
    );
}

#[wasm_bindgen_test]
async fn what_was_saved_is_there_when_opened_again() {
    let name = fresh_name();
    let store = open(&name).await;
    assert_eq!(
        store
            .commit("a", 0, sample_batch("a", &[("p/1", "one")]))
            .await,
        Ok(1)
    );
    drop(store);
    assert_eq!(
        open(&name).await.load("a").await.unwrap().unwrap().records["p/1"],
        "one"
    );
}

#[wasm_bindgen_test]
async fn many_calls_at_once_come_in_order() {
    let store = open(&fresh_name()).await;
    let (one, two, three) = futures::join!(
        store.commit("a", 0, sample_batch("a", &[("p/1", "one")])),
        store.commit("a", 0, sample_batch("a", &[("p/1", "two")])),
        store.load("a"),
    );
    assert_eq!(one, Ok(1));
    assert_eq!(
        two,
        Err(StoreError::RevisionMismatch {
            expected: 0,
            current: 1
        })
    );
    assert_eq!(three.unwrap().unwrap().records["p/1"], "one");
}

const SHOUT: Rewrite = |raw| {
    for text in raw
        .stores
        .get_mut("records")
        .into_iter()
        .flat_map(BTreeMap::values_mut)
    {
        *text = text.to_uppercase();
    }
    Ok(())
};

fn refuse(_: &mut RawExport) -> Result<(), StoreError> {
    Err(StoreError::Full)
}

const TWO: &[Step] = &[
    STEPS[0],
    Step {
        version: 2,
        adds: &["extra"],
        drops: &["snapshots"],
        rewrite: Some(SHOUT),
    },
];
const BROKEN: &[Step] = &[
    STEPS[0],
    Step {
        version: 2,
        adds: &["extra"],
        drops: &[],
        rewrite: Some(refuse),
    },
];

#[wasm_bindgen_test]
async fn an_upgrade_retires_the_older_tab_and_rewrites_what_is_stored() {
    let name = fresh_name();
    let told = Rc::new(RefCell::new(Vec::new()));
    let old = IdbStore::open(&name, {
        let told = Rc::clone(&told);
        move |why| told.borrow_mut().push(why)
    });
    let old = old.await.unwrap();
    assert_eq!(
        old.commit("a", 0, sample_batch("a", &[("p/1", "one"), ("p/2", "TWO")]))
            .await,
        Ok(1)
    );
    let new = IdbStore::open_with_steps(&name, TWO, |_| {}).await.unwrap();
    assert_eq!(*told.borrow(), [Retirement::Upgrade]);
    assert_eq!(old.load("a").await, Err(StoreError::Retired));
    assert_eq!(new.load("a").await.unwrap().unwrap().records["p/1"], "ONE");
    let raw = new.export_raw().await.unwrap();
    assert_eq!(raw.schema, 2);
    assert!(raw.stores.contains_key("extra") && !raw.stores.contains_key("snapshots"));
    assert!(
        !raw.stores.contains_key("upgrade"),
        "{:?}",
        raw.stores.keys()
    );
    let older = IdbStore::open(&name, |_| {}).await.err();
    assert_eq!(older, Some(StoreError::SchemaTooNew { found: 2, known: 1 }));
    assert_eq!(
        rescue::export_raw(&name).await.unwrap(),
        Some(raw),
        "the rescue reads it all the same"
    );
}

#[wasm_bindgen_test]
async fn an_upgrade_that_fails_leaves_the_old_version() {
    let name = fresh_name();
    let old = open(&name).await;
    assert_eq!(
        old.commit("a", 0, sample_batch("a", &[("p/1", "one")]))
            .await,
        Ok(1)
    );
    drop(old);
    assert!(
        IdbStore::open_with_steps(&name, BROKEN, |_| {})
            .await
            .is_err()
    );
    let again = open(&name).await;
    assert_eq!(
        again.load("a").await.unwrap().unwrap().records["p/1"],
        "one"
    );
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_is_named_and_nothing_is_broken() {
    let name = fresh_name();
    let stubborn = open_and_hold(&name).await;
    let blocked = IdbStore::open_with_steps(&name, TWO, |_| {}).await.err();
    assert_eq!(blocked, Some(StoreError::Blocked));
    stubborn.close();
    let new = IdbStore::open_with_steps(&name, TWO, |_| {}).await.unwrap();
    assert_eq!(new.export_raw().await.unwrap().schema, 2);
    assert_eq!(
        new.commit("a", 0, sample_batch("a", &[])).await,
        Ok(1),
        "the object stores are there"
    );
}

/// A connection without our listeners, as a frozen tab would keep it.
async fn open_and_hold(name: &str) -> web_sys::IdbDatabase {
    use indexed_db_futures::internals::SystemRepr;
    drop(open(name).await);
    let db = indexed_db_futures::database::Database::open(name.to_owned())
        .await
        .unwrap();
    web_sys::IdbDatabase::clone(db.as_sys())
}

#[wasm_bindgen_test]
async fn the_rescue_makes_no_database() {
    let name = fresh_name();
    assert_eq!(rescue::export_raw(&name).await, Ok(None));
    let store = open(&name).await;
    assert_eq!(store.list().await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn the_key_lives_apart_and_is_made_once() {
    keys::remove().await.unwrap();
    assert_eq!(keys::load_own_key().await, Ok(None));
    assert_eq!(keys::save_own_key("c2VjcmV0").await, Ok(()));
    assert!(matches!(
        keys::save_own_key("other").await,
        Err(StoreError::JournalTaken { .. })
    ));
    assert_eq!(keys::load_own_key().await, Ok(Some("c2VjcmV0".to_owned())));
    rescue::remove_programmes().await.unwrap();
    assert_eq!(
        keys::load_own_key().await,
        Ok(Some("c2VjcmV0".to_owned())),
        "clearing programmes keeps it"
    );
    assert_eq!(keys::replace_own_key("bmV3").await, Ok(()));
    assert_eq!(keys::load_own_key().await, Ok(Some("bmV3".to_owned())));
    keys::remove().await.unwrap();
    assert_eq!(keys::load_own_key().await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_tab_is_told_when_this_computer_is_cleared() {
    let told = Rc::new(Cell::new(None));
    let store = IdbStore::open(civic_mentor::store::idb::SAMPLE, {
        let told = Rc::clone(&told);
        move |why| told.set(Some(why))
    });
    let store = store.await.unwrap();
    rescue::remove_programmes().await.unwrap();
    assert_eq!(told.get(), Some(Retirement::Removal));
    assert_eq!(store.list().await, Err(StoreError::Retired));
}

#[wasm_bindgen_test]
async fn a_golden_database_of_version_1_is_read_today() {
    let golden = RawExport::from_json(include_str!("../data/store/v1.json")).unwrap();
    let name = fresh_name();
    drop(open(&name).await);
    fill(&name, &golden).await;
    let store = open(&name).await;
    assert_eq!(store.export_raw().await.as_ref(), Ok(&golden));
    let heads = store.list().await.unwrap();
    let document = store.load(&heads[0].id).await.unwrap().unwrap();
    assert_eq!(document.records["person/1"], "{\"name\":\"Zoë\"}");
    assert_eq!(
        document.journal[&journal_key("7d", 1)],
        "{\"what\":\"added\"}"
    );
}

async fn fill(name: &str, raw: &RawExport) {
    use indexed_db_futures::prelude::*;
    use indexed_db_futures::transaction::TransactionMode;
    let db = indexed_db_futures::database::Database::open(name.to_owned())
        .await
        .unwrap();
    let stores: Vec<_> = raw.stores.keys().cloned().collect();
    let tx = db
        .transaction(stores)
        .with_mode(TransactionMode::Readwrite)
        .build()
        .unwrap();
    for (store, entries) in &raw.stores {
        let store = tx.object_store(store).unwrap();
        for (key, text) in entries {
            drop(
                store
                    .put(text)
                    .with_key(key.as_str())
                    .without_key_type()
                    .primitive()
                    .unwrap(),
            );
        }
    }
    tx.commit().await.unwrap();
    db.close();
}
