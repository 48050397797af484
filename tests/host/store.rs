//! The store in memory, the shape of what is stored, and its upgrades.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use civic_mentor::store::conformance::{self, Bed, sample_batch};
use civic_mentor::store::migrations::{self, Rewrite, STEPS, Step};
use civic_mentor::store::{MemoryStore, RawExport, Store, StoreError, journal_key};

const GOLDEN_V1: &str = include_str!("../data/store/v1.json");

/// The store in memory never waits, so one poll is enough.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("the store in memory waited for something"),
    }
}

#[derive(Default)]
struct MemoryBed(RefCell<BTreeMap<String, MemoryStore>>);

impl Bed for MemoryBed {
    type Store = MemoryStore;

    async fn open(&self, name: &str) -> MemoryStore {
        self.0
            .borrow_mut()
            .entry(name.to_owned())
            .or_default()
            .clone()
    }
}

#[test]
fn memory_does_what_every_store_must() {
    now(conformance::run(&MemoryBed::default()));
}

#[test]
fn a_full_disk_at_commit_leaves_the_old_state_whole() {
    let store = MemoryStore::new();
    assert_eq!(
        now(store.commit("a", 0, sample_batch("a", &[("p/1", "one")]))),
        Ok(1)
    );
    let before = now(store.export_raw());
    store.fail_next_write(StoreError::Full);
    assert_eq!(
        now(store.commit("a", 1, sample_batch("a", &[("p/1", "two")]))),
        Err(StoreError::Full)
    );
    assert_eq!(now(store.export_raw()), before);
    assert_eq!(
        now(store.commit("a", 1, sample_batch("a", &[("p/1", "two")]))),
        Ok(2),
        "and once mended it works"
    );
}

/// Every kind of thing that is stored, once.
fn one_of_everything() -> MemoryStore {
    let store = MemoryStore::new();
    let mut batch = sample_batch(
        "0b6f5b8e-8f5a-4a55-9d0e-3c1f6f0f7a10",
        &[("person/1", "{\"name\":\"Zoë\"}")],
    );
    batch.append_journal = vec![(journal_key("7d", 1), "{\"what\":\"added\"}".to_owned())];
    let id = batch.head.id.clone();
    now(store.commit(&id, 0, batch)).unwrap();
    now(store.snapshot(&id, "import", 1_760_000_000_500)).unwrap();
    now(store.put_setting("language", Some("es"))).unwrap();
    now(store.commit("gone", 0, sample_batch("gone", &[]))).unwrap();
    now(store.remove("gone")).unwrap();
    store
}

#[test]
fn version_1_is_stored_as_its_golden_file_shows() {
    let raw = now(one_of_everything().export_raw()).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/store/v1.json"),
            raw.to_json() + "\n",
        )
        .unwrap();
    }
    assert_eq!(raw.to_json().trim(), GOLDEN_V1.trim());
}

#[test]
fn a_database_of_version_1_is_read_today() {
    let store = MemoryStore::from_raw(RawExport::from_json(GOLDEN_V1).unwrap()).unwrap();
    let heads = now(store.list()).unwrap();
    assert_eq!(heads.len(), 1);
    let document = now(store.load(&heads[0].id)).unwrap().unwrap();
    assert_eq!(document.records["person/1"], "{\"name\":\"Zoë\"}");
    assert_eq!(
        document.journal[&journal_key("7d", 1)],
        "{\"what\":\"added\"}"
    );
    let snapshots = now(store.snapshots(&heads[0].id)).unwrap();
    assert_eq!(
        now(store.load_snapshot(&heads[0].id, &snapshots[0].id)),
        Ok(Some(document))
    );
    assert_eq!(
        now(store.get_setting("language")),
        Ok(Some("es".to_owned()))
    );
    assert_eq!(
        now(store.commit("gone", 0, sample_batch("gone", &[]))),
        Ok(2)
    );
}

#[test]
fn steps_count_up_by_one_from_one() {
    for (i, step) in STEPS.iter().enumerate() {
        assert_eq!(step.version as usize, i + 1);
    }
}

#[test]
fn an_upgrade_runs_only_the_missing_steps() {
    let shout: Rewrite = |raw| {
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
    let steps = [
        STEPS[0],
        Step {
            version: 2,
            adds: &["extra"],
            drops: &["settings"],
            rewrite: Some(shout),
        },
    ];
    let mut raw = RawExport::from_json(GOLDEN_V1).unwrap();
    migrations::migrate(&steps, &mut raw).unwrap();
    assert_eq!(raw.schema, 2);
    assert!(raw.stores["extra"].is_empty());
    assert!(!raw.stores.contains_key("settings"));
    assert_eq!(
        raw.stores["records"].values().collect::<Vec<_>>(),
        ["{\"NAME\":\"ZOË\"}"]
    );
    let upgraded = raw.clone();
    migrations::migrate(&steps, &mut raw).unwrap();
    assert_eq!(raw, upgraded);
}

#[test]
fn a_schema_of_a_later_program_is_refused() {
    let mut raw = RawExport::from_json(GOLDEN_V1).unwrap();
    raw.schema = 9;
    let before = raw.clone();
    assert_eq!(
        migrations::migrate(STEPS, &mut raw),
        Err(StoreError::SchemaTooNew { found: 9, known: 1 })
    );
    assert_eq!(raw, before);
}

#[test]
fn a_head_that_cannot_be_read_is_named_not_dropped() {
    let store = one_of_everything();
    let mut raw = now(store.export_raw()).unwrap();
    raw.stores
        .get_mut("documents")
        .unwrap()
        .insert("x".to_owned(), "{".to_owned());
    let store = MemoryStore::from_raw(raw).unwrap();
    let Err(StoreError::Corrupt { place, .. }) = now(store.list()) else {
        panic!("the list hid it")
    };
    assert_eq!(place, "documents x");
    assert_eq!(now(store.remove("x")), Ok(()), "it can still be removed");
    assert_eq!(now(store.list()).unwrap().len(), 1);
}
