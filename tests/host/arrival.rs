//! What a file would bring, before anything is stored.

use std::sync::Arc;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::Person;
use civic_mentor::flow::arrival::{Arrival, Counts, arrival, words_to_type};
use civic_mentor::merge::{Document, Stamp};

fn save(document: &mut Document, actor: &str, id: &str, unit: &str) {
    let stamp = Stamp {
        actor: Arc::from(actor),
        at_ms: 1,
        via: String::new(),
    };
    let person = Person {
        id: Id::new(id),
        given_name: id.to_owned(),
        unit: unit.to_owned(),
        ..Person::default()
    };
    let change = Change::save(person);
    let writes = apply(&document.programme(), &change).unwrap();
    document.commit(&stamp, &change.code(), &writes);
}

#[test]
fn a_programme_that_is_not_here_comes_whole() {
    let mut theirs = Document::new("p");
    save(&mut theirs, "ben", "ana", "");
    let Arrival::New(counts) = arrival(None, &theirs) else {
        panic!("it is new");
    };
    assert_eq!((counts.n_people, counts.n_changes), (1, 1));
}

#[test]
fn what_is_here_already_brings_nothing() {
    let mut ours = Document::new("p");
    save(&mut ours, "ann", "ana", "");
    let old = ours.clone();
    save(&mut ours, "ann", "luis", "");
    assert_eq!(
        arrival(Some(&ours), &old),
        Arrival::Included(Counts::of(&ours))
    );
}

#[test]
fn changes_of_both_sides_are_counted_before_they_are_merged() {
    let mut ours = Document::new("p");
    save(&mut ours, "ann", "ana", "Roads");
    let mut theirs = ours.clone();
    save(&mut ours, "ann", "ana", "Water");
    save(&mut theirs, "ben", "ana", "Parks");
    save(&mut theirs, "ben", "luis", "");
    let Arrival::Merge(preview) = arrival(Some(&ours), &theirs) else {
        panic!("it is a merge");
    };
    assert_eq!((preview.n_new, preview.n_records), (2, 2));
    assert_eq!(preview.n_of("conflict"), 1);
    assert_eq!((preview.here.n_people, preview.after.n_people), (1, 2));
}

#[test]
fn another_document_is_refused() {
    let arrived = arrival(Some(&Document::new("p")), &Document::new("q"));
    assert!(matches!(arrived, Arrival::Refused(_)));
}

#[test]
fn two_different_words_are_asked_for_whatever_the_key() {
    for n in 0..500 {
        let [first, second] = words_to_type(&"k".repeat(n));
        assert!(first < second && second < 8);
    }
}
