//! Documents, settings and texts: listed, kept apart, removed, exported.

use std::collections::BTreeMap;

use super::{Bed, commit, loaded, sample_batch, texts};
use crate::store::{Batch, RawExport, Store, StoreError, journal_key};

/// Runs this file's cases.
pub(super) async fn run(bed: &impl Bed) {
    loading_nothing_finds_nothing(bed).await;
    heads_are_listed_by_id(bed).await;
    documents_whose_ids_begin_alike_stay_apart(bed).await;
    removing_takes_everything_of_one_document(bed).await;
    a_document_made_again_counts_on(bed).await;
    settings_are_written_read_and_removed(bed).await;
    a_huge_record_comes_back_whole(bed).await;
    a_thousand_records_come_back(bed).await;
    any_text_comes_back(bed).await;
    the_raw_export_holds_everything(bed).await;
}

async fn loading_nothing_finds_nothing(bed: &impl Bed) {
    let store = bed.open("nothing").await;
    assert_eq!(store.list().await, Ok(vec![]));
    assert_eq!(store.head("a").await, Ok(None));
    assert_eq!(store.load("a").await, Ok(None));
    assert_eq!(store.snapshots("a").await, Ok(vec![]));
    assert_eq!(store.load_snapshot("a", "1").await, Ok(None));
    assert_eq!(store.get_setting("language").await, Ok(None));
    assert_eq!(
        store.remove("a").await,
        Ok(()),
        "removing what is not there is no fault"
    );
}

async fn heads_are_listed_by_id(bed: &impl Bed) {
    let store = bed.open("list").await;
    for id in ["c", "a", "b"] {
        commit(&store, id, 0, &[]).await;
    }
    commit(&store, "b", 1, &[]).await;
    let heads = store.list().await.expect("the list");
    let found: Vec<_> = heads
        .iter()
        .map(|head| (head.id.as_str(), head.revision))
        .collect();
    assert_eq!(found, [("a", 1), ("b", 2), ("c", 1)]);
}

async fn documents_whose_ids_begin_alike_stay_apart(bed: &impl Bed) {
    let store = bed.open("alike").await;
    for id in ["a", "a-b", "ab", "a0"] {
        commit(&store, id, 0, &[("p/1", id)]).await;
    }
    for id in ["a", "a-b", "ab", "a0"] {
        assert_eq!(loaded(&store, id).await.records, texts(&[("p/1", id)]));
    }
    assert_eq!(store.remove("a").await, Ok(()));
    for id in ["a-b", "ab", "a0"] {
        assert_eq!(loaded(&store, id).await.records, texts(&[("p/1", id)]));
    }
}

async fn removing_takes_everything_of_one_document(bed: &impl Bed) {
    let store = bed.open("remove").await;
    commit(&store, "b", 0, &[("p/1", "stays")]).await;
    let mut batch = sample_batch("a", &[("p/1", "canary")]);
    batch.append_journal = vec![(journal_key("x", 1), "canary".to_owned())];
    assert_eq!(store.commit("a", 0, batch).await, Ok(1));
    store
        .snapshot("a", "canary", 1)
        .await
        .expect("the snapshot");
    assert_eq!(store.remove("a").await, Ok(()));
    assert_eq!(store.load("a").await, Ok(None));
    assert_eq!(store.snapshots("a").await, Ok(vec![]));
    assert_eq!(
        loaded(&store, "b").await.records,
        texts(&[("p/1", "stays")])
    );
    let raw = store.export_raw().await.expect("the raw export").to_json();
    assert!(!raw.contains("canary"), "{raw}");
}

async fn a_document_made_again_counts_on(bed: &impl Bed) {
    let store = bed.open("again").await;
    commit(&store, "a", 0, &[("p/1", "one")]).await;
    commit(&store, "a", 1, &[("p/1", "two")]).await;
    assert_eq!(store.remove("a").await, Ok(()));
    let late = store
        .commit("a", 2, sample_batch("a", &[("p/1", "late")]))
        .await;
    assert_eq!(
        late,
        Err(StoreError::RevisionMismatch {
            expected: 2,
            current: 0
        })
    );
    assert_eq!(
        store
            .commit("a", 0, sample_batch("a", &[("p/1", "restored")]))
            .await,
        Ok(3)
    );
    let late = store
        .commit("a", 2, sample_batch("a", &[("p/1", "late")]))
        .await;
    assert_eq!(
        late,
        Err(StoreError::RevisionMismatch {
            expected: 2,
            current: 3
        })
    );
    assert_eq!(store.commit("a", 3, sample_batch("a", &[])).await, Ok(4));
}

async fn settings_are_written_read_and_removed(bed: &impl Bed) {
    let store = bed.open("settings").await;
    assert_eq!(store.put_setting("language", Some("es")).await, Ok(()));
    assert_eq!(store.put_setting("theme", Some("")).await, Ok(()));
    assert_eq!(
        store.get_setting("language").await,
        Ok(Some("es".to_owned()))
    );
    assert_eq!(
        store.get_setting("theme").await,
        Ok(Some(String::new())),
        "empty is not absent"
    );
    assert_eq!(store.put_setting("language", Some("en")).await, Ok(()));
    assert_eq!(
        store.get_setting("language").await,
        Ok(Some("en".to_owned()))
    );
    assert_eq!(store.put_setting("language", None).await, Ok(()));
    assert_eq!(store.get_setting("language").await, Ok(None));
}

async fn a_huge_record_comes_back_whole(bed: &impl Bed) {
    let store = bed.open("huge").await;
    let text = "Zoë 🧭 ".repeat(1_000_000);
    let put = BTreeMap::from([("p/1".to_owned(), text.clone())]);
    assert_eq!(
        store
            .commit(
                "a",
                0,
                Batch {
                    put,
                    ..sample_batch("a", &[])
                }
            )
            .await,
        Ok(1)
    );
    let back = loaded(&store, "a")
        .await
        .records
        .remove("p/1")
        .unwrap_or_default();
    assert!(
        back == text,
        "{} bytes came back of {}",
        back.len(),
        text.len()
    );
}

async fn a_thousand_records_come_back(bed: &impl Bed) {
    let store = bed.open("thousand").await;
    let put: BTreeMap<_, _> = (0..1_000)
        .map(|i| (format!("p/{i}"), format!("person {i}")))
        .collect();
    assert_eq!(
        store
            .commit(
                "a",
                0,
                Batch {
                    put: put.clone(),
                    ..sample_batch("a", &[])
                }
            )
            .await,
        Ok(1)
    );
    assert_eq!(loaded(&store, "a").await.records, put);
}

async fn any_text_comes_back(bed: &impl Bed) {
    let store = bed.open("text").await;
    let records = [
        ("p/", ""),
        ("p/a/b", "slash"),
        ("p/é", "nul \0 and \u{feff} and \u{10ffff}"),
        ("p/\"", "\"\\"),
    ];
    commit(&store, "a", 0, &records).await;
    assert_eq!(loaded(&store, "a").await.records, texts(&records));
}

async fn the_raw_export_holds_everything(bed: &impl Bed) {
    let store = bed.open("raw").await;
    let mut batch = sample_batch("a", &[("p/1", "one")]);
    batch.append_journal = vec![(journal_key("x", 1), "entry".to_owned())];
    assert_eq!(store.commit("a", 0, batch).await, Ok(1));
    store
        .put_setting("language", Some("es"))
        .await
        .expect("the setting");
    store
        .snapshot("a", "import", 5)
        .await
        .expect("the snapshot");
    let raw = store.export_raw().await.expect("the raw export");
    assert_eq!(raw.get("records", "a/p/1"), Some("one"));
    assert_eq!(raw.get("journal", "a/x/0000000000000001"), Some("entry"));
    assert_eq!(raw.get("settings", "set/language"), Some("es"));
    for (name, n) in [("documents", 1), ("snapshots", 1), ("snapshot_heads", 1)] {
        assert_eq!(raw.stores[name].len(), n, "{name}");
    }
    assert_eq!(RawExport::from_json(&raw.to_json()), Ok(raw));
}
