//! The preview of a merge says what the merge then does, and undo takes it back.

use std::collections::BTreeSet;

use civic_mentor::domain::change::Write;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::DELETED;
use civic_mentor::flow::merge_preview::{Fate, MergePreview, Side, Why, merge_preview, undo_merge};
use civic_mentor::merge::{Document, RecordKey, join};
use proptest::prelude::*;

use super::make::stamp;
use super::merge::{World, step};

/// What a reader sees of a document: records that are not in the bin.
fn seen(document: &Document) -> Vec<(RecordKey, Vec<(String, Value)>)> {
    let standing = document.records.keys();
    let standing = standing.filter(|key| !document.is_deleted(key));
    let fields = |key: &RecordKey| {
        let shown = document.shown(key).into_iter();
        shown.filter(|(name, _)| name != DELETED).collect()
    };
    standing.map(|key| (key.clone(), fields(key))).collect()
}

/// What a reader who believes the lines expects to see.
fn expected(ours: &Document, preview: &MergePreview) -> Vec<(RecordKey, Vec<(String, Value)>)> {
    let mut told = ours.clone();
    for line in &preview.lines {
        let write = |field: &str, value: Value| Write {
            kind: line.key.kind.clone(),
            record: line.key.id.clone(),
            field: field.to_owned(),
            value,
        };
        let writes = match line.fate {
            Fate::Added => preview.joined.records[&line.key]
                .keys()
                .map(|name| (name, preview.joined.shown(&line.key).remove(name)))
                .map(|(name, value)| write(name, value.unwrap_or_default()))
                .collect(),
            _ => vec![write(&line.field, line.after.clone())],
        };
        told.commit(&stamp("reader"), "told", &writes);
    }
    seen(&told)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn the_lines_say_exactly_what_the_merge_does(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let world = World::after(&steps);
        for (ours, theirs) in [(0, 1), (1, 2), (2, 0)] {
            let (ours, theirs) = (&world.places[ours], &world.places[theirs]);
            let preview = merge_preview(ours, theirs).unwrap();
            let (joined, report) = join(ours, theirs).unwrap();
            prop_assert_eq!(&preview.joined, &joined);
            prop_assert_eq!(preview.n_new, report.n_changes);
            prop_assert_eq!(expected(ours, &preview), seen(&joined));
            let told: BTreeSet<(RecordKey, String)> = preview
                .lines
                .iter()
                .filter(|line| line.fate.word() == "conflict")
                .map(|line| (line.key.clone(), line.field.clone()))
                .collect();
            let were: BTreeSet<_> = ours.conflicts().into_iter().collect();
            let are: BTreeSet<_> = joined.conflicts().into_iter().collect();
            prop_assert!(told.is_subset(&are));
            let is_told = |place| told.contains(place);
            prop_assert!(are.difference(&were).all(is_told), "every new conflict is told");
            let places: BTreeSet<_> =
                preview.lines.iter().map(|line| (&line.key, &line.field)).collect();
            prop_assert_eq!(places.len(), preview.lines.len(), "nothing is told twice");
            prop_assert!(preview.lines.iter().all(|line| line.by.is_some()));
        }
    }

    #[test]
    fn undoing_a_merge_shows_what_stood_before_it(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let world = World::after(&steps);
        let (ours, theirs) = (&world.places[0], &world.places[1]);
        let merged = merge_preview(ours, theirs).unwrap().joined;
        let undo = undo_merge(ours, &merged, &merged);
        prop_assert_eq!(undo.n_kept, 0);
        let mut undone = merged.clone();
        undone.commit(&stamp("ann"), "merge.undone", &undo.writes);
        prop_assert_eq!(seen(&undone), seen(ours));
        prop_assert!(join(&undone, &merged).unwrap().1.records.is_empty(), "it stays undone");
    }
}

fn set(document: &mut Document, actor: &str, field: &str, value: Value) {
    let write = Write {
        kind: "person".to_owned(),
        record: "r1".to_owned(),
        field: field.to_owned(),
        value,
    };
    document.commit(&stamp(actor), "edit", &[write]).unwrap();
}

fn fates(ours: &Document, theirs: &Document) -> Vec<(String, Fate)> {
    let preview = merge_preview(ours, theirs).unwrap();
    let lines = preview.lines.into_iter();
    lines.map(|line| (line.field, line.fate)).collect()
}

#[test]
fn who_wins_and_why_is_told() {
    let mut ann = Document::new("d");
    set(&mut ann, "ann", "unit", "Roads".into());
    let mut ben = ann.clone();
    set(&mut ann, "ann", "unit", "Water".into());
    set(&mut ben, "ben", "unit", "Parks".into());
    let unit = |fate| vec![("unit".to_owned(), fate)];
    assert_eq!(
        fates(&ann, &ben),
        unit(Fate::Conflict(Side::File, Why::Order))
    );
    assert_eq!(
        fates(&ben, &ann),
        unit(Fate::Conflict(Side::Here, Why::Order))
    );
    set(&mut ann, "ann", "unit", "Harbour".into());
    assert_eq!(
        fates(&ben, &ann),
        unit(Fate::Conflict(Side::File, Why::KnewMore))
    );
    let line = &merge_preview(&ben, &ann).unwrap().lines[0];
    assert_eq!(line.here, Value::from("Parks"));
    assert_eq!(line.file, Value::from("Harbour"));
    assert_eq!(line.after, Value::from("Harbour"));
    assert_eq!(line.by.as_ref().unwrap().actor.as_ref(), "ann");
}

#[test]
fn a_record_removed_there_and_edited_here_is_told_once() {
    let mut ann = Document::new("d");
    set(&mut ann, "ann", "unit", "Roads".into());
    let mut ben = ann.clone();
    set(&mut ben, "ben", DELETED, Value::Bool(true));
    let whole = |fate| vec![(DELETED.to_owned(), fate)];
    assert_eq!(fates(&ann, &ben), whole(Fate::Removed));
    set(&mut ann, "ann", "unit", "Water".into());
    assert_eq!(
        fates(&ann, &ben),
        whole(Fate::Conflict(Side::File, Why::InBin))
    );
    let told = merge_preview(&ben, &ann).unwrap().lines;
    assert_eq!(told[0].fate, Fate::Conflict(Side::Here, Why::InBin));
}

#[test]
fn what_was_written_after_the_merge_survives_its_undo() {
    let mut ann = Document::new("d");
    set(&mut ann, "ann", "unit", "Roads".into());
    set(&mut ann, "ann", "note", "hers".into());
    let mut ben = ann.clone();
    set(&mut ben, "ben", "unit", "Parks".into());
    set(&mut ben, "ben", "note", "his".into());
    let merged = merge_preview(&ann, &ben).unwrap().joined;
    let mut now = merged.clone();
    set(&mut now, "ann", "note", "written since".into());
    let undo = undo_merge(&ann, &merged, &now);
    assert_eq!((undo.writes.len(), undo.n_kept), (1, 1));
    now.commit(&stamp("ann"), "merge.undone", &undo.writes);
    let shown = now.shown(&RecordKey::new("person", "r1"));
    assert_eq!(shown["unit"], Value::from("Roads"));
    assert_eq!(shown["note"], Value::from("written since"));
}

#[test]
fn a_record_that_comes_in_the_bin_is_not_told_as_standing() {
    let mut ann = Document::new("d");
    set(&mut ann, "ann", "unit", "Roads".into());
    let mut ben = Document::new("d");
    set(&mut ben, "ben", "unit", "Parks".into());
    let mut both = join(&ann, &ben).unwrap().0;
    set(&mut both, "ann", DELETED, Value::Bool(true));
    let told = fates(&Document::new("d"), &both);
    assert_eq!(told[0], (DELETED.to_owned(), Fate::Removed));
    assert_eq!(told.len(), 2, "and the two values in its field");
}
