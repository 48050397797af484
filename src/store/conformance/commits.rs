//! What a commit does, refuses and leaves alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Bed, commit, loaded, sample_batch, sample_head, texts};
use crate::store::{
    DocumentHead, Store, StoreError, StoredDocument, journal_key, journal_key_parts,
};

/// Runs this file's cases.
pub(super) async fn run(bed: &impl Bed) {
    what_was_committed_is_loaded(bed).await;
    a_commit_changes_only_what_it_names(bed).await;
    a_stale_revision_is_refused_and_changes_nothing(bed).await;
    a_document_that_should_be_new_but_is_not_is_refused(bed).await;
    a_taken_journal_key_refuses_the_whole_commit(bed).await;
    only_a_rewrite_changes_the_journal(bed).await;
    the_journal_comes_by_actor_then_number(bed).await;
    a_batch_for_another_document_is_refused(bed).await;
    an_id_with_a_slash_is_refused(bed).await;
    two_handles_see_each_other(bed).await;
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
    "Renamed".clone_into(&mut batch.head.name);
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
