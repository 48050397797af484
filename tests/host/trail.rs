//! The audit trail: from what to what, newest first.

use std::sync::Arc;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::{Pairing, Round};
use civic_mentor::domain::people::{Person, Role};
use civic_mentor::domain::value::Value;
use civic_mentor::flow::trail::{RecordAct, TrailLine, kinds_touched, lines_back, trail_lines};
use civic_mentor::merge::{Document, Stamp};

use super::make::{Made, stamp};

fn make(document: &mut Document, change: &Change) {
    let stamp = Stamp {
        actor: Arc::from("ann"),
        at_ms: 1,
        via: String::new(),
    };
    let writes = apply(&document.programme(), change).unwrap();
    document.commit(&stamp, &change.code(), &writes);
}

fn ana(unit: &str, note: &str) -> Change {
    Change::save(Person {
        id: Id::new("ana"),
        given_name: "Ana".to_owned(),
        unit: unit.to_owned(),
        note: note.to_owned(),
        ..Person::default()
    })
}

fn told(line: &TrailLine) -> Vec<(RecordAct, Vec<(&str, &Value, &Value)>)> {
    line.records
        .iter()
        .map(|record| {
            let fields = record.fields.iter();
            let fields = fields.map(|it| (it.field.as_str(), &it.old, &it.new));
            (record.what, fields.collect())
        })
        .collect()
}

#[test]
fn every_line_says_from_what_to_what_even_where_it_was_changed_again() {
    let mut document = Document::new("p");
    make(&mut document, &ana("Roads", ""));
    make(&mut document, &ana("Water", ""));
    make(&mut document, &ana("Parks", "moved twice"));
    let lines = trail_lines(&document);
    let text = |it: &str| Value::from(it);
    assert_eq!(
        told(&lines[0]),
        [(
            RecordAct::Changed,
            vec![
                ("note", &Value::Null, &text("moved twice")),
                ("unit", &text("Water"), &text("Parks")),
            ]
        )]
    );
    assert_eq!(
        told(&lines[1]),
        [(
            RecordAct::Changed,
            vec![("unit", &text("Roads"), &text("Water"))]
        )]
    );
    assert_eq!(told(&lines[2]), [(RecordAct::Added, vec![])]);
    assert_eq!(kinds_touched(&lines[2]).get("person"), Some(&1));
}

/// Whatever somebody does to a pairing by hand, the trail says why.
#[test]
fn every_change_by_hand_tells_why() {
    let mut made = Made::new();
    made.mentee("a", "North", "");
    made.mentor("m", "South", 2, "");
    made.change(Change::save(Round {
        id: Id::new("round"),
        name: "First".to_owned(),
        ..Round::default()
    }));
    let pairing = || Id::new("p");
    let by_hand = Change::PairByHand {
        pairing: pairing_of("p", &made),
        instead_of: Vec::new(),
    };
    let lock = Change::Lock {
        pairing: pairing(),
        note: String::new(),
    };
    let hand = [
        (by_hand, "They know the same work"),
        (Change::Unlock { pairing: pairing() }, "Let the run decide"),
        (lock, "Her director asked"),
        (Change::Unpair { pairing: pairing() }, "He leaves in May"),
    ];
    for (change, why) in hand {
        let code = change.code();
        let change = change.because(&format!(" {why} "));
        assert_eq!(change.code(), code);
        made.change(change);
        let lines = trail_lines(&made.document);
        let fields = lines[0].records.iter().flat_map(|it| &it.fields);
        let notes: Vec<&Value> = fields
            .filter(|it| it.field == "note")
            .map(|it| &it.new)
            .collect();
        assert_eq!(notes, [&Value::from(why)], "{code}");
    }
    // Told of the first line as it was then, not as it stands.
    let lines = trail_lines(&made.document);
    let first = lines
        .iter()
        .find(|it| it.code == "pairing.by_hand")
        .unwrap();
    assert_eq!(
        first.records[0].fields[0].new,
        Value::from("They know the same work")
    );
    // One undo puts the pairing back.
    let undo = made.document.undo(&lines[0].dot).unwrap();
    made.document.commit(&stamp("ann"), "undone", &undo);
    let back = &made.programme().pairings[&pairing()];
    assert_eq!(back.note, "Her director asked");
    // Without a note nothing is written down.
    let plain = Change::Unpair { pairing: pairing() };
    assert_eq!(plain.clone().because("  "), plain);
    // An exchange tells why at both pairings.
    let both = Change::Many {
        what: "pairing.exchanged",
        changes: vec![
            Change::PairByHand {
                pairing: pairing_of("x", &made),
                instead_of: vec![pairing()],
            },
            Change::PairByHand {
                pairing: pairing_of("y", &made),
                instead_of: Vec::new(),
            },
        ],
    };
    let Change::Many { changes, .. } = both.because("Both asked") else {
        panic!("it stays one step");
    };
    for change in changes {
        assert!(
            matches!(change, Change::PairByHand { pairing, .. } if pairing.note == "Both asked")
        );
    }
}

/// The pairing of the only mentor and mentee.
fn pairing_of(id: &str, made: &Made) -> Pairing {
    let programme = made.programme();
    let part = |role| {
        let mut parts = programme.participations.values();
        parts.find(|it| it.role == role).unwrap().id.clone()
    };
    Pairing {
        id: Id::new(id),
        round: Id::new("round"),
        mentor: part(Role::Mentor),
        mentee: part(Role::Mentee),
        ..Pairing::default()
    }
}

#[test]
fn removing_and_bringing_back_are_told_apart() {
    let mut document = Document::new("p");
    make(&mut document, &ana("Roads", ""));
    make(
        &mut document,
        &Change::RemovePerson {
            person: Id::new("ana"),
        },
    );
    make(&mut document, &ana("Roads", ""));
    let acts: Vec<RecordAct> = trail_lines(&document)
        .iter()
        .map(|line| line.records[0].what)
        .collect();
    assert_eq!(
        acts,
        [RecordAct::BroughtBack, RecordAct::Removed, RecordAct::Added]
    );
}

#[test]
fn what_an_earlier_state_would_put_back_is_told_record_by_record() {
    let mut document = Document::new("p");
    make(&mut document, &ana("Roads", ""));
    let earlier = document.clone();
    assert!(lines_back(&document, &earlier).is_empty());
    make(&mut document, &ana("Water", ""));
    let back = lines_back(&document, &earlier);
    assert_eq!(back.len(), 1);
    assert_eq!(back[0].what, RecordAct::Changed);
    assert_eq!(back[0].fields[0].field, "unit");
    assert_eq!(back[0].fields[0].old, Value::from("Water"));
    assert_eq!(back[0].fields[0].new, Value::from("Roads"));
    let before_all = Document::new("p");
    let back = lines_back(&document, &before_all);
    assert_eq!((back.len(), back[0].what), (1, RecordAct::Removed));
}

#[test]
fn every_kind_and_field_has_a_name_in_both_languages() {
    for language in ["en", "es"] {
        let path = format!(
            "{}/locales/{language}/trail.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let words = std::fs::read_to_string(path).unwrap();
        let words: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&words).unwrap();
        for (kind, fields) in civic_mentor::domain::whole::DECLARATIONS {
            assert!(
                words.contains_key(&format!("k_{kind}")),
                "{language} {kind}"
            );
            for field in *fields {
                let name = field.name;
                assert!(
                    words.contains_key(&format!("f_{name}")),
                    "{language} {kind}.{name}"
                );
            }
        }
    }
}
