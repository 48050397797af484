//! Kept copies of a document.

use super::{Bed, commit, loaded, sample_batch, texts};
use crate::store::{N_SNAPSHOTS_KEPT, Store, journal_key};

/// Runs this file's cases.
pub(super) async fn run(bed: &impl Bed) {
    the_last_five_snapshots_are_kept(bed).await;
    a_snapshot_holds_what_stood_when_it_was_taken(bed).await;
    a_snapshot_of_nothing_is_none(bed).await;
    a_snapshot_can_be_removed(bed).await;
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
