//! What every store must do, as one suite run on each of them.
//!
//! Memory runs it in `tests/host/store.rs`, IndexedDB in
//! `tests/browser/store.rs`. Leaves out what only one of them can do: closing
//! connections, upgrades, a disk that is full.
//!
//! Cases are private, so that one which [`run`] forgets is a warning, and
//! warnings fail the build.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Batch, DocumentHead, N_SNAPSHOTS_KEPT, Store, StoreError, StoredDocument, journal_key,
    journal_key_parts,
};

/// Makes stores for the suite.
#[allow(async_fn_in_trait)] // one thread; nobody needs these futures to be Send
pub trait Bed {
    /// The store on trial.
    type Store: Store;

    /// A handle on the database called `name`, which is empty when a name is
    /// asked for the first time; asked again, another handle on the same one.
    async fn open(&self, name: &str) -> Self::Store;
}

/// Runs every case; panics with the case's own words at the first that fails.
pub async fn run(bed: &impl Bed) {
    loading_nothing_finds_nothing(bed).await;
    what_was_committed_is_loaded(bed).await;
    a_commit_changes_only_what_it_names(bed).await;
    a_stale_revision_is_refused_and_changes_nothing(bed).await;
    a_document_that_should_be_new_but_is_not_is_refused(bed).await;
    a_taken_journal_key_refuses_the_whole_commit(bed).await;
    only_a_rewrite_changes_the_journal(bed).await;
    the_journal_comes_by_actor_then_number(bed).await;
    heads_are_listed_by_id(bed).await;
    documents_whose_ids_begin_alike_stay_apart(bed).await;
    a_batch_for_another_document_is_refused(bed).await;
    an_id_with_a_slash_is_refused(bed).await;
    the_last_five_snapshots_are_kept(bed).await;
    a_snapshot_holds_what_stood_when_it_was_taken(bed).await;
    a_snapshot_of_nothing_is_none(bed).await;
    a_snapshot_can_be_removed(bed).await;
    removing_takes_everything_of_one_document(bed).await;
    a_document_made_again_counts_on(bed).await;
    two_handles_see_each_other(bed).await;
    settings_are_written_read_and_removed(bed).await;
    a_huge_record_comes_back_whole(bed).await;
    a_thousand_records_come_back(bed).await;
    any_text_comes_back(bed).await;
    the_raw_export_holds_everything(bed).await;
}

/// A head as a caller would make it.
pub fn sample_head(id: &str, name: &str) -> DocumentHead {
    DocumentHead {
        id: id.to_owned(),
        kind: "programme".to_owned(),
        name: name.to_owned(),
        revision: 0,
        last_saved_ms: 1_760_000_000_000,
        archived: false,
        extra: "{\"vv\":{}}".to_owned(),
    }
}

/// A batch that writes `records` and nothing else.
pub fn sample_batch(id: &str, records: &[(&str, &str)]) -> Batch {
    Batch {
        head: sample_head(id, "Valley mentors"),
        put: texts(records),
        ..Batch::default()
    }
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

async fn what_was_committed_is_loaded(bed: &impl Bed) {
    let store = bed.open("loaded").await;
    let mut batch = sample_batch("a", &[("person/1", "Ann"), ("person/2", "Ben")]);
    batch.append_journal = vec![(journal_key("x", 1), "added Ann and Ben".to_owned())];
    assert_eq!(store.commit("a", 0, batch).await, Ok(1));
    let expected = StoredDocument {
        head: DocumentHead {
            revision: 1,
            ..sample_head("a", "Valley mentors")
        },
        records: texts(&[("person/1", "Ann"), ("person/2", "Ben")]),
        journal: BTreeMap::from([(journal_key("x", 1), "added Ann and Ben".to_owned())]),
    };
    assert_eq!(store.head("a").await, Ok(Some(expected.head.clone())));
    assert_eq!(store.load("a").await, Ok(Some(expected)));
}

async fn a_commit_changes_only_what_it_names(bed: &impl Bed) {
    let store = bed.open("only").await;
    commit(
        &store,
        "a",
        0,
        &[("p/1", "one"), ("p/2", "two"), ("p/3", "three")],
    )
    .await;
    let mut batch = sample_batch("a", &[("p/2", "two again")]);
    batch.delete = BTreeSet::from(["p/3".to_owned(), "p/9".to_owned()]);
    batch.head.name = "Renamed".to_owned();
    batch.head.archived = true;
    assert_eq!(store.commit("a", 1, batch).await, Ok(2));
    let document = loaded(&store, "a").await;
    assert_eq!(
        document.records,
        texts(&[("p/1", "one"), ("p/2", "two again")])
    );
    assert_eq!(
        (document.head.name.as_str(), document.head.archived),
        ("Renamed", true)
    );
}

async fn a_stale_revision_is_refused_and_changes_nothing(bed: &impl Bed) {
    let store = bed.open("stale").await;
    commit(&store, "a", 0, &[("p/1", "one")]).await;
    commit(&store, "a", 1, &[("p/1", "two")]).await;
    let before = store.export_raw().await;
    let refused = store
        .commit(
            "a",
            1,
            sample_batch("a", &[("p/1", "late"), ("p/2", "late")]),
        )
        .await;
    assert_eq!(
        refused,
        Err(StoreError::RevisionMismatch {
            expected: 1,
            current: 2
        })
    );
    assert_eq!(store.export_raw().await, before);
}

async fn a_document_that_should_be_new_but_is_not_is_refused(bed: &impl Bed) {
    let store = bed.open("new").await;
    commit(&store, "a", 0, &[]).await;
    let again = store.commit("a", 0, sample_batch("a", &[])).await;
    assert_eq!(
        again,
        Err(StoreError::RevisionMismatch {
            expected: 0,
            current: 1
        })
    );
    let gone = store.commit("b", 3, sample_batch("b", &[])).await;
    assert_eq!(
        gone,
        Err(StoreError::RevisionMismatch {
            expected: 3,
            current: 0
        })
    );
}

async fn a_taken_journal_key_refuses_the_whole_commit(bed: &impl Bed) {
    let store = bed.open("taken").await;
    let mut first = sample_batch("a", &[("p/1", "one")]);
    first.append_journal = vec![(journal_key("x", 1), "first".to_owned())];
    assert_eq!(store.commit("a", 0, first).await, Ok(1));
    let before = store.export_raw().await;
    let mut second = sample_batch("a", &[("p/1", "changed"), ("p/2", "new")]);
    second.append_journal = vec![
        (journal_key("x", 2), "fine".to_owned()),
        (journal_key("x", 1), "taken".to_owned()),
    ];
    let refused = store.commit("a", 1, second).await;
    assert!(
        matches!(refused, Err(StoreError::JournalTaken { .. })),
        "{refused:?}"
    );
    assert_eq!(
        store.export_raw().await,
        before,
        "a failed commit leaves the old state whole"
    );
    commit(&store, "a", 1, &[("p/1", "after")]).await;
    assert_eq!(
        loaded(&store, "a").await.records,
        texts(&[("p/1", "after")]),
        "and the next one works"
    );
}

async fn only_a_rewrite_changes_the_journal(bed: &impl Bed) {
    let store = bed.open("rewrite").await;
    let mut first = sample_batch("a", &[]);
    first.append_journal = vec![(journal_key("x", 1), "was Ann".to_owned())];
    assert_eq!(store.commit("a", 0, first).await, Ok(1));
    let mut second = sample_batch("a", &[]);
    second.rewrite_journal = BTreeMap::from([(journal_key("x", 1), "forgotten".to_owned())]);
    assert_eq!(store.commit("a", 1, second).await, Ok(2));
    let journal: Vec<_> = loaded(&store, "a").await.journal.into_values().collect();
    assert_eq!(journal, ["forgotten"]);
}

async fn the_journal_comes_by_actor_then_number(bed: &impl Bed) {
    let store = bed.open("journal").await;
    let mut batch = sample_batch("a", &[]);
    batch.append_journal = [("y", 2), ("x", 10), ("y", 1), ("x", 9)]
        .map(|(actor, n)| (journal_key(actor, n), format!("{actor}{n}")))
        .to_vec();
    assert_eq!(store.commit("a", 0, batch).await, Ok(1));
    let document = loaded(&store, "a").await;
    let parts: Vec<_> = document
        .journal
        .keys()
        .map(|key| journal_key_parts(key))
        .collect();
    assert_eq!(
        parts,
        [
            Some(("x", 9)),
            Some(("x", 10)),
            Some(("y", 1)),
            Some(("y", 2))
        ]
    );
    assert_eq!(
        document.journal.into_values().collect::<Vec<_>>(),
        ["x9", "x10", "y1", "y2"]
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

async fn a_batch_for_another_document_is_refused(bed: &impl Bed) {
    let store = bed.open("another").await;
    let refused = store.commit("a", 0, sample_batch("b", &[])).await;
    assert!(
        matches!(refused, Err(StoreError::Corrupt { .. })),
        "{refused:?}"
    );
    assert_eq!(store.list().await, Ok(vec![]));
}

async fn an_id_with_a_slash_is_refused(bed: &impl Bed) {
    let store = bed.open("slash").await;
    for id in ["", "a/b"] {
        let refused = store.commit(id, 0, sample_batch(id, &[])).await;
        assert!(
            matches!(refused, Err(StoreError::Corrupt { .. })),
            "{id:?}: {refused:?}"
        );
    }
}

async fn the_last_five_snapshots_are_kept(bed: &impl Bed) {
    let store = bed.open("five").await;
    commit(&store, "a", 0, &[("p/1", "0")]).await;
    commit(&store, "b", 0, &[]).await;
    let other = store.snapshot("b", "other", 1).await;
    for at in 1..=12 {
        commit(&store, "a", at, &[("p/1", &at.to_string())]).await;
        let taken = store
            .snapshot("a", "import", i64::try_from(at).unwrap_or(0))
            .await;
        let taken = taken
            .expect("the snapshot")
            .expect("a document to take it of");
        assert_eq!(
            (taken.revision, taken.n_records, taken.reason.as_str()),
            (at + 1, 1, "import")
        );
    }
    let kept = store.snapshots("a").await.expect("the kept snapshots");
    assert_eq!(kept.len(), N_SNAPSHOTS_KEPT);
    assert_eq!(
        kept.iter().map(|head| head.at_ms).collect::<Vec<_>>(),
        [12, 11, 10, 9, 8],
        "newest first"
    );
    for head in &kept {
        let document = store
            .load_snapshot("a", &head.id)
            .await
            .expect("a kept one")
            .expect("its content");
        assert_eq!(document.records, texts(&[("p/1", &head.at_ms.to_string())]));
    }
    let raw = store.export_raw().await.expect("the raw export");
    assert_eq!(
        raw.stores["snapshots"].len(),
        N_SNAPSHOTS_KEPT + 1,
        "contents go with their heads"
    );
    assert_eq!(
        store.snapshots("b").await.map(|kept| kept.first().cloned()),
        other,
        "others are untouched"
    );
}

async fn a_snapshot_holds_what_stood_when_it_was_taken(bed: &impl Bed) {
    let store = bed.open("stood").await;
    let mut batch = sample_batch("a", &[("p/1", "before")]);
    batch.append_journal = vec![(journal_key("x", 1), "entry".to_owned())];
    assert_eq!(store.commit("a", 0, batch).await, Ok(1));
    let before = loaded(&store, "a").await;
    let taken = store
        .snapshot("a", "merge", 7)
        .await
        .expect("the snapshot")
        .expect("its head");
    commit(&store, "a", 1, &[("p/1", "after")]).await;
    assert_eq!(store.load_snapshot("a", &taken.id).await, Ok(Some(before)));
    assert_eq!(
        loaded(&store, "a").await.head.revision,
        2,
        "taking one is no commit"
    );
}

async fn a_snapshot_of_nothing_is_none(bed: &impl Bed) {
    let store = bed.open("none").await;
    assert_eq!(store.snapshot("a", "import", 1).await, Ok(None));
    assert_eq!(store.snapshots("a").await, Ok(vec![]));
}

async fn a_snapshot_can_be_removed(bed: &impl Bed) {
    let store = bed.open("unsnap").await;
    commit(&store, "a", 0, &[]).await;
    let one = store
        .snapshot("a", "one", 1)
        .await
        .expect("the first")
        .expect("its head");
    let two = store
        .snapshot("a", "two", 2)
        .await
        .expect("the second")
        .expect("its head");
    assert_eq!(store.remove_snapshot("a", &one.id).await, Ok(()));
    assert_eq!(store.snapshots("a").await, Ok(vec![two]));
    assert_eq!(store.load_snapshot("a", &one.id).await, Ok(None));
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

async fn two_handles_see_each_other(bed: &impl Bed) {
    let here = bed.open("handles").await;
    let there = bed.open("handles").await;
    commit(&here, "a", 0, &[("p/1", "here")]).await;
    assert_eq!(loaded(&there, "a").await.records, texts(&[("p/1", "here")]));
    commit(&there, "a", 1, &[("p/1", "there")]).await;
    let late = here
        .commit("a", 1, sample_batch("a", &[("p/1", "late")]))
        .await;
    assert_eq!(
        late,
        Err(StoreError::RevisionMismatch {
            expected: 1,
            current: 2
        })
    );
    assert_eq!(loaded(&here, "a").await.records, texts(&[("p/1", "there")]));
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
    assert_eq!(super::RawExport::from_json(&raw.to_json()), Ok(raw));
}

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
        .collect()
}

async fn commit(store: &impl Store, id: &str, expected: u64, records: &[(&str, &str)]) {
    assert_eq!(
        store.commit(id, expected, sample_batch(id, records)).await,
        Ok(expected + 1)
    );
}

async fn loaded(store: &impl Store, id: &str) -> StoredDocument {
    store
        .load(id)
        .await
        .expect("a document that can be read")
        .expect("a document")
}
