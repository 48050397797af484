//! Merging loses nothing, in whatever order it happens.

use std::collections::BTreeMap;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::{Change, Write};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::Person;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::DELETED;
use civic_mentor::merge::{
    ActorInfo, Document, Dot, JoinError, LAMPORT_LIMIT, RecordKey, Stamp, UndoRefused, Version,
    actors_from_value, actors_to_value, dots_from_value, dots_to_value, entry_from_value,
    entry_to_value, join, record_from_value, record_to_value,
};
use proptest::prelude::*;

use super::make::{Made, person, stamp};

const ACTORS: [&str; 3] = ["ann", "ben", "cleo"];

/// One thing that happens at one of three places.
#[derive(Clone, Debug)]
pub enum Step {
    /// Fields of records are written, each with a value never used before.
    Edit {
        at: usize,
        places: Vec<(usize, usize)>,
    },
    /// A record is deleted or comes back.
    Bin {
        at: usize,
        record: usize,
        deleted: bool,
    },
    /// One place reads what another has.
    Merge { from: usize, to: usize },
}

pub fn step() -> impl Strategy<Value = Step> {
    let places = prop::collection::vec((0..3_usize, 0..3_usize), 1..4);
    prop_oneof![
        5 => (0..3_usize, places).prop_map(|(at, places)| Step::Edit { at, places }),
        1 => (0..3_usize, 0..3_usize, any::<bool>())
            .prop_map(|(at, record, deleted)| Step::Bin { at, record, deleted }),
        3 => (0..3_usize, 0..3_usize).prop_map(|(from, to)| Step::Merge { from, to }),
    ]
}

/// A write as it was made: where, what, by which change, and what its maker
/// had seen before.
struct Written {
    key: RecordKey,
    field: String,
    version: Version,
    seen: BTreeMap<std::sync::Arc<str>, u64>,
}

/// Three places and everything that was written there.
pub struct World {
    pub places: Vec<Document>,
    written: Vec<Written>,
    earlier: Vec<Document>,
}

fn write(record: usize, field: &str, value: Value) -> Write {
    Write {
        kind: "person".to_owned(),
        record: format!("r{record}"),
        field: field.to_owned(),
        value,
    }
}

impl World {
    pub fn after(steps: &[Step]) -> Self {
        let places = vec![Document::new("d"); 3];
        let mut world = Self {
            places,
            written: Vec::new(),
            earlier: Vec::new(),
        };
        for (n, step) in (0_i64..).zip(steps) {
            match step {
                Step::Edit { at, places } => {
                    let value = |k: usize| Value::Int(n * 10 + i64::try_from(k).unwrap());
                    let writes = places.iter().enumerate();
                    let writes: Vec<Write> = writes
                        .map(|(k, (record, field))| write(*record, &format!("f{field}"), value(k)))
                        .collect();
                    world.commit(*at, n, &writes);
                }
                Step::Bin {
                    at,
                    record,
                    deleted,
                } => {
                    let value = if *deleted {
                        Value::Bool(true)
                    } else {
                        Value::Null
                    };
                    world.commit(*at, n, &[write(*record, DELETED, value)]);
                }
                Step::Merge { from, to } => {
                    let (joined, report) = join(&world.places[*to], &world.places[*from]).unwrap();
                    let known: u64 = world.places[*to].seen.values().sum();
                    assert_eq!(report.n_changes, joined.seen.values().sum::<u64>() - known);
                    world.earlier.push(world.places[*to].clone());
                    world.places[*to] = joined;
                }
            }
        }
        world
    }

    fn commit(&mut self, at: usize, at_ms: i64, writes: &[Write]) {
        let seen = self.places[at].seen.clone();
        let stamp = Stamp {
            actor: ACTORS[at].into(),
            at_ms,
            via: String::new(),
        };
        let done = self.places[at].commit(&stamp, "edit", writes).unwrap();
        for write in writes {
            let key = RecordKey::new("person", write.record.as_str());
            let register = &self.places[at].records[&key][&write.field];
            assert_eq!(register.len(), 1, "a write replaces what its maker saw");
            assert_eq!(register[0].dot, done.dot);
            self.written.push(Written {
                key,
                field: write.field.clone(),
                version: register[0].clone(),
                seen: seen.clone(),
            });
        }
    }

    fn all_merged(&self, order: [usize; 3]) -> Document {
        let [first, others @ ..] = order;
        let start = self.places[first].clone();
        others.iter().fold(start, |sum, next| {
            join(&sum, &self.places[*next]).unwrap().0
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_merges_gives_the_same_document(steps in prop::collection::vec(step(), 1..40)) {
        let world = World::after(&steps);
        let [a, b, c] = &world.places[..] else { unreachable!() };
        let sum = |x: &Document, y: &Document| join(x, y).unwrap().0;
        prop_assert_eq!(sum(a, b), sum(b, a));
        prop_assert_eq!(sum(&sum(a, b), c), sum(a, &sum(b, c)));
        let whole = world.all_merged([0, 1, 2]);
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let other = world.all_merged(order);
            prop_assert_eq!(&other, &whole);
            prop_assert_eq!(other.programme(), whole.programme());
        }
    }

    #[test]
    fn merging_twice_or_with_something_old_changes_nothing(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let world = World::after(&steps);
        let whole = world.all_merged([2, 0, 1]);
        let (same, report) = join(&whole, &whole).unwrap();
        prop_assert_eq!(&same, &whole);
        prop_assert_eq!((report.n_changes, report.n_conflicts), (0, 0));
        prop_assert!(report.records.is_empty());
        for old in world.earlier.iter().chain(&world.places) {
            let (same, report) = join(&whole, old).unwrap();
            prop_assert_eq!(&same, &whole);
            prop_assert_eq!(report.n_changes, 0);
            prop_assert_eq!(&join(old, &whole).unwrap().0, &whole);
        }
    }

    #[test]
    fn every_value_ever_written_stands_or_was_written_over_by_who_had_seen_it(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let world = World::after(&steps);
        let whole = world.all_merged([1, 2, 0]);
        for it in &world.written {
            let stands = whole.records[&it.key][&it.field].contains(&it.version);
            let dot = &it.version.dot;
            let over = |later: &Written| {
                later.key == it.key
                    && later.field == it.field
                    && (later.seen.get(&dot.actor).is_some_and(|n| dot.n <= *n)
                        || (later.version.dot == *dot && later.version != it.version))
            };
            let written_over = world.written.iter().any(over);
            prop_assert_ne!(stands, written_over, "{:?} {}", it.key, it.version.dot.n);
        }
        let n_standing: usize =
            whole.records.values().flat_map(BTreeMap::values).map(Vec::len).sum();
        prop_assert!(n_standing <= world.written.len(), "nothing came from nowhere");
    }

    #[test]
    fn a_dot_is_given_once_and_counts_up_by_one(steps in prop::collection::vec(step(), 1..40)) {
        let world = World::after(&steps);
        let whole = world.all_merged([0, 1, 2]);
        for actor in ACTORS {
            let count = whole.seen.get(actor).copied().unwrap_or(0);
            let dots: Vec<u64> = whole
                .journal
                .keys()
                .filter(|dot| dot.actor.as_ref() == actor)
                .map(|dot| dot.n)
                .collect();
            prop_assert_eq!(dots, (1..=count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_trail_and_the_shown_value_follow_what_was_known(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let world = World::after(&steps);
        let whole = world.all_merged([0, 1, 2]);
        for it in &world.written {
            for (actor, n) in &it.seen {
                let before = Dot { actor: actor.clone(), n: *n };
                prop_assert!(whole.journal[&before].lamport < it.version.lamport);
            }
        }
        let lamports: Vec<u64> = whole.trail().iter().map(|(_, entry)| entry.lamport).collect();
        prop_assert!(lamports.is_sorted_by(|newer, older| newer >= older));
    }

    #[test]
    fn a_document_survives_its_stored_form(steps in prop::collection::vec(step(), 1..40)) {
        let world = World::after(&steps);
        let whole = world.all_merged([0, 1, 2]);
        for fields in whole.records.values() {
            prop_assert_eq!(&record_from_value(&record_to_value(fields)).unwrap(), fields);
        }
        prop_assert_eq!(&dots_from_value(&dots_to_value(&whole.seen)).unwrap(), &whole.seen);
        for (dot, entry) in &whole.journal {
            let (same_dot, same) = entry_from_value(&entry_to_value(dot, entry)).unwrap();
            prop_assert_eq!((&same_dot, &same), (dot, entry));
        }
    }

    #[test]
    fn a_file_that_lacks_a_seen_value_is_refused(
        steps in prop::collection::vec(step(), 1..40),
        which in any::<prop::sample::Index>(),
    ) {
        let world = World::after(&steps);
        let whole = world.all_merged([0, 1, 2]);
        let places: Vec<(RecordKey, String)> = whole
            .records
            .iter()
            .flat_map(|(key, fields)| fields.keys().map(move |name| (key.clone(), name.clone())))
            .collect();
        if let Some((record, field)) = places.get(which.index(places.len().max(1))) {
            let mut reduced = whole.clone();
            reduced.records.get_mut(record).unwrap().remove(field);
            let refused = JoinError::Reduced { record: record.clone(), field: field.clone() };
            prop_assert_eq!(join(&whole, &reduced), Err(refused.clone()));
            prop_assert_eq!(join(&reduced, &whole), Err(refused));
        }
    }

    #[test]
    fn undo_puts_back_exactly_what_stood(steps in prop::collection::vec(step(), 1..40)) {
        let mut document = World::after(&steps).all_merged([0, 1, 2]);
        let before: Vec<_> = document.records.keys().map(|key| document.shown(key)).collect();
        let writes = [write(0, "f0", Value::from("new")), write(9, "f1", Value::from("new"))];
        let done = document.commit(&stamp("ann"), "edit", &writes).unwrap();
        let undo = document.undo(&done.dot).unwrap();
        let undone = document.commit(&stamp("ann"), "change.undone", &undo).unwrap();
        let mut after: Vec<_> = document
            .records
            .keys()
            .filter(|key| !document.is_deleted(key) || key.id != "r9")
            .map(|key| document.shown(key))
            .collect();
        if before.len() < after.len() {
            prop_assert!(document.is_deleted(&RecordKey::new("person", "r0")));
            after.remove(0);
        }
        prop_assert_eq!(after, before);
        prop_assert!(document.is_deleted(&RecordKey::new("person", "r9")));
        prop_assert_eq!(document.undo(&done.dot), Err(UndoRefused::ChangedSince));
        let redo = document.undo(&undone.dot).unwrap();
        document.commit(&stamp("ann"), "change.undone", &redo).unwrap();
        prop_assert!(!document.is_deleted(&RecordKey::new("person", "r9")));
        let shown = document.shown(&RecordKey::new("person", "r0"));
        prop_assert_eq!(shown.get("f0"), Some(&Value::from("new")));
    }
}

fn set(document: &mut Document, actor: &str, field: &str, value: &str) -> Dot {
    let writes = [write(1, field, Value::from(value))];
    document.commit(&stamp(actor), "edit", &writes).unwrap().dot
}

fn key() -> RecordKey {
    RecordKey::new("person", "r1")
}

#[test]
fn edits_made_apart_stand_side_by_side_until_somebody_chooses() {
    let mut ann = Document::new("d");
    set(&mut ann, "ann", "f", "first");
    let mut ben = ann.clone();
    set(&mut ann, "ann", "f", "hers");
    set(&mut ben, "ben", "f", "his");
    let (mut both, report) = join(&ann, &ben).unwrap();
    assert_eq!((report.n_changes, report.n_conflicts), (1, 1));
    assert_eq!(both.conflicts(), [(key(), "f".to_owned())]);
    assert_eq!(
        both.shown(&key())["f"],
        Value::from("his"),
        "same height: the greater actor"
    );
    set(&mut both, "ann", "f", "hers after all");
    assert_eq!(both.conflicts(), []);
    let (there, report) = join(&ben, &both).unwrap();
    assert_eq!(there, both);
    assert_eq!(report.n_conflicts, 0);
}

#[test]
fn the_same_edit_made_twice_leaves_nothing_to_decide() {
    let mut ann = Document::new("d");
    let mut ben = Document::new("d");
    set(&mut ann, "ann", "f", "same");
    set(&mut ben, "ben", "f", "same");
    let (both, report) = join(&ann, &ben).unwrap();
    assert_eq!(both.records[&key()]["f"].len(), 2, "both are kept");
    assert_eq!((report.n_conflicts, both.conflicts()), (0, Vec::new()));
}

#[test]
fn a_deletion_against_an_edit_is_a_conflict_on_the_record() {
    let delete = |document: &mut Document| {
        document.commit(
            &stamp("ann"),
            "deleted",
            &[write(1, DELETED, Value::Bool(true))],
        );
    };
    let mut ann = Document::new("d");
    set(&mut ann, "ann", "f", "first");
    let mut ben = ann.clone();
    delete(&mut ann);
    assert_eq!(
        ann.conflicts(),
        [],
        "what was deleted knowingly is no conflict"
    );
    // Earlier, later or as late by count: what matters is that ann had not seen it.
    set(&mut ben, "ben", "g", "an edit");
    let (both, _) = join(&ann, &ben).unwrap();
    assert_eq!(both.conflicts(), [(key(), DELETED.to_owned())]);
    assert!(both.is_deleted(&key()));
    for n in 0..5 {
        set(&mut ben, "ben", "g", &format!("edit {n}"));
    }
    let (both, _) = join(&ann, &ben).unwrap();
    assert_eq!(both.conflicts(), [(key(), DELETED.to_owned())]);
    let mut ben_deletes = ben.clone();
    ben_deletes.commit(
        &stamp("ben"),
        "deleted",
        &[write(1, DELETED, Value::Bool(true))],
    );
    let (both_deleted, _) = join(&ann, &ben_deletes).unwrap();
    assert!(both_deleted.is_deleted(&key()));

    let mut back = both.clone();
    back.commit(&stamp("ann"), "restored", &[write(1, DELETED, Value::Null)]);
    assert_eq!(back.conflicts(), []);
    assert_eq!(join(&ben, &back).unwrap().0, back);
}

#[test]
fn an_emptied_field_does_not_come_back_with_an_old_file() {
    let mut document = Document::new("d");
    set(&mut document, "ann", "f", "first");
    let old = document.clone();
    document.commit(&stamp("ann"), "edit", &[write(1, "f", Value::Null)]);
    let (same, report) = join(&document, &old).unwrap();
    assert_eq!(same, document);
    assert_eq!(report.n_changes, 0);
    assert!(same.shown(&key()).is_empty());
}

#[test]
fn unknown_kinds_and_fields_survive_edits_and_merges() {
    let mut made = Made::new();
    made.change(Change::save(person("a", "North")));
    let future = [
        Write {
            kind: "hologram".to_owned(),
            record: "h".to_owned(),
            field: "depth".to_owned(),
            value: Value::Int(3),
        },
        Write {
            kind: "person".to_owned(),
            record: "a".to_owned(),
            field: "nickname".to_owned(),
            value: Value::from("Al"),
        },
    ];
    let mut newer = made.document.clone();
    newer.commit(&stamp("ben"), "from.the.future", &future);
    let (merged, _) = join(&made.document, &newer).unwrap();
    made.document = merged;
    let renamed = Person {
        phone: "555-0100".to_owned(),
        ..person("a", "South")
    };
    made.change(Change::save(renamed));
    made.change(Change::Delete {
        kind: "person",
        id: "a".to_owned(),
    });
    made.change(Change::save(person("a", "South")));
    let back = join(&newer, &made.document).unwrap().0;
    assert_eq!(
        back.shown(&RecordKey::new("hologram", "h"))["depth"],
        Value::Int(3)
    );
    let shown = back.shown(&RecordKey::new("person", "a"));
    assert_eq!(shown["nickname"], Value::from("Al"));
    assert_eq!(shown["agency"], Value::from("South"));
    assert!(!shown.contains_key("phone"));
}

#[test]
fn files_that_cannot_be_true_are_refused() {
    let mut document = Document::new("d");
    set(&mut document, "ann", "f", "first");
    let forged = |change: &dyn Fn(&mut Version)| {
        let mut forged = document.clone();
        change(
            &mut forged
                .records
                .get_mut(&key())
                .unwrap()
                .get_mut("f")
                .unwrap()[0],
        );
        forged
    };
    let two = JoinError::TwoValues {
        record: key(),
        field: "f".to_owned(),
    };
    let value = forged(&|version| version.value = Value::from("other"));
    assert_eq!(join(&document, &value), Err(two.clone()));
    assert_eq!(join(&value, &document), Err(two.clone()));
    assert_eq!(
        join(&document, &forged(&|version| version.lamport = 7)),
        Err(two.clone())
    );
    assert_eq!(
        join(&document, &forged(&|version| version.at_ms = 7)),
        Err(two)
    );

    let other = Document::new("e");
    let refused = JoinError::OtherDocument {
        ours: "d".to_owned(),
        theirs: "e".to_owned(),
    };
    assert_eq!(join(&document, &other), Err(refused));
    let mut high = document.clone();
    high.lamport = LAMPORT_LIMIT + 1;
    assert_eq!(join(&document, &high), Err(JoinError::LamportTooLarge));
    let keyed = |key: &str| {
        let mut keyed = document.clone();
        let info = ActorInfo {
            key: key.to_owned(),
            name: String::new(),
        };
        keyed.actors.insert("ann".into(), info);
        keyed
    };
    assert_eq!(
        join(&keyed("did:key:1"), &keyed("did:key:2")),
        Err(JoinError::TwoKeys)
    );
    assert_eq!(
        join(&keyed(""), &keyed("did:key:2")).unwrap().0,
        keyed("did:key:2")
    );
}

#[test]
fn an_undo_is_refused_once_something_was_written_over_it() {
    let mut made = Made::new();
    let dot = made.change(Change::save(person("a", "North"))).unwrap().dot;
    let moved = made.change(Change::save(person("a", "South"))).unwrap().dot;
    assert_eq!(made.document.undo(&dot), Err(UndoRefused::ChangedSince));
    let back = made.document.undo(&moved).unwrap();
    made.document.commit(&stamp("ann"), "change.undone", &back);
    assert_eq!(made.programme().people[&Id::new("a")].agency, "North");
    assert_eq!(made.document.undo(&moved), Err(UndoRefused::ChangedSince));
    let unknown = Dot {
        actor: "nobody".into(),
        n: 1,
    };
    assert_eq!(made.document.undo(&unknown), Err(UndoRefused::Unknown));

    let removed = made
        .change(Change::RemovePerson {
            person: Id::new("a"),
        })
        .unwrap()
        .dot;
    assert!(made.programme().people.is_empty());
    let back = made.document.undo(&removed).unwrap();
    made.document.commit(&stamp("ann"), "change.undone", &back);
    assert_eq!(
        *made.programme().people[&Id::new("a")],
        person("a", "North")
    );
    assert!(made.programme().bin.is_empty());
}

#[test]
fn a_conflict_stops_an_undo_that_cannot_see_both_sides() {
    let mut ann = Document::new("d");
    set(&mut ann, "ann", "f", "first");
    let mut ben = ann.clone();
    let dot = set(&mut ann, "ann", "f", "hers");
    set(&mut ben, "ben", "f", "his");
    let (both, _) = join(&ann, &ben).unwrap();
    assert_eq!(both.undo(&dot), Err(UndoRefused::ChangedSince));
}

#[test]
fn refreshing_what_was_touched_is_as_good_as_reading_it_all_again() {
    let mut made = Made::new();
    made.mentee("a", "North", "Budgets");
    let mut programme = made.programme();
    let change = Change::save(person("a", "South"));
    let writes = apply(&programme, &change).unwrap();
    let done = made
        .document
        .commit(&stamp("ann"), "person.saved", &writes)
        .unwrap();
    made.document.refresh(&mut programme, &done.records);
    assert_eq!(programme, made.programme());
    let removed = made
        .change(Change::RemovePerson {
            person: Id::new("a"),
        })
        .unwrap();
    made.document.refresh(&mut programme, &removed.records);
    assert_eq!(programme, made.programme());
}

#[test]
fn actors_survive_their_stored_form() {
    let info = ActorInfo {
        key: "did:key:z6Mk".to_owned(),
        name: "Ana Ruiz".to_owned(),
    };
    let actors = BTreeMap::from([("ann".into(), info), ("ben".into(), ActorInfo::default())]);
    assert_eq!(
        actors_from_value(&actors_to_value(&actors)).unwrap(),
        actors
    );
    for wrong in [Value::Null, Value::map([("ann", Value::Int(1))])] {
        assert!(actors_from_value(&wrong).is_err());
    }
}

#[test]
fn malformed_registers_are_refused() {
    let group = |pairs: &[(&str, Value)]| {
        Value::List(vec![Value::map(
            pairs.iter().map(|(name, value)| (*name, value.clone())),
        )])
    };
    let whole = [
        ("a", Value::from("ann")),
        ("n", Value::Int(1)),
        ("l", Value::Int(1)),
        ("t", Value::Int(0)),
        ("f", Value::map([("f", Value::Int(1))])),
    ];
    assert!(record_from_value(&group(&whole)).is_ok());
    for left_out in 0..whole.len() {
        let mut some = whole.to_vec();
        some.remove(left_out);
        assert!(record_from_value(&group(&some)).is_err(), "{left_out}");
    }
    for (place, wrong) in [
        (1, 0),
        (1, -1),
        (2, 0),
        (2, i64::try_from(LAMPORT_LIMIT).unwrap() + 1),
    ] {
        let mut some = whole.to_vec();
        some[place].1 = Value::Int(wrong);
        assert!(record_from_value(&group(&some)).is_err());
    }
    let twice = Value::List(vec![Value::map(whole.clone()), Value::map(whole)]);
    assert!(
        record_from_value(&twice).is_err(),
        "one dot twice in one field"
    );
    assert!(record_from_value(&Value::Null).is_err());
}
