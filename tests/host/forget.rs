//! Forgetting: nothing of the person in any byte, for good, whatever arrives.

use std::collections::BTreeSet;

use civic_mentor::bundle::{canonical, payload_from_document};
use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::{Change, Write};
use civic_mentor::domain::field::FieldValue as _;
use civic_mentor::domain::forgotten::{due_for_removal, forget_after};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::PairingState;
use civic_mentor::domain::people::{Participation, Person, Role, Standing};
use civic_mentor::domain::refuse::Refusal;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::DELETED;
use civic_mentor::flow::forget::{NotForgotten, forget, forget_part};
use civic_mentor::flow::texts::Texts;
use civic_mentor::merge::{Document, RecordKey, Stamp, UndoRefused, join};
use civic_mentor::store::keep::{difference_batch, document_from, whole_batch};
use civic_mentor::store::{MemoryStore, Store as _};
use jiff::civil::date;
use proptest::prelude::*;

use super::canary::{Aviary, Canary, ME, MY_PART, PARTNER, PROGRAMME, aviary};
use super::store::now;

fn stamp(actor: &str) -> Stamp {
    Stamp {
        actor: actor.into(),
        at_ms: 1_790_000_000_000,
        via: String::new(),
    }
}

fn write(kind: &str, record: &str, field: &str, value: impl Into<Value>) -> Write {
    Write {
        kind: kind.to_owned(),
        record: record.to_owned(),
        field: field.to_owned(),
        value: value.into(),
    }
}

const TODAY: jiff::civil::Date = date(2026, 11, 22);

/// The aviary once the retention date has come and no hold stands.
fn due(all: &Aviary) -> Document {
    let mut document = all.document("ann");
    document.commit(
        &stamp("ann"),
        "test.due",
        &[
            write("programme", PROGRAMME, "ends_on", "2026-01-31"),
            write("programme", PROGRAMME, "retention_months", 9_u32),
            write("programme", PROGRAMME, "starts_on", "2025-01-31"),
            write("person", ME, "held_on", Value::Null),
            write("person", ME, "unit", "canary-unit-later"),
        ],
    );
    document
}

fn forgotten(document: &Document) -> Document {
    let id = "dddddddd-0000-4000-8000-000000000001".to_owned();
    forget(document, &stamp("ann"), &Id::new(ME), TODAY, id).unwrap()
}

fn bytes(document: &Document) -> String {
    canonical(&payload_from_document(document))
}

/// What is about the person, so that it goes.
fn goes(canary: &Canary) -> bool {
    match (canary.kind, canary.record.as_str()) {
        ("person", ME)
        | ("participation" | "answers" | "shortlist", MY_PART)
        | ("exclusion", "exclusion-1")
        | ("message", "message-1") => true,
        // An id, like all that records refer to each other by.
        ("letter", "letter-1") => canary.field != "pairing",
        ("pairing", _) => matches!(
            &*canary.field,
            "note" | "ended_reason" | "mentee_words" | "mentor_words"
        ),
        ("run", _) => canary.text == "canary-run-inputs",
        _ => false,
    }
}

#[test]
fn nothing_of_the_person_is_in_any_byte_and_everything_else_is() {
    let all = aviary();
    let before = due(&all);
    let after = forgotten(&before);
    assert_eq!(all.wrong(&bytes(&before), |_| true), Vec::<String>::new());
    let left = bytes(&after);
    assert_eq!(all.wrong(&left, |it| !goes(it)), Vec::<String>::new());
    assert!(!left.contains("canary-unit-later"));
    // Dots and counts stay.
    assert_eq!(after.journal.len(), before.journal.len() + 1);
    assert_eq!(after.seen["ann"], before.seen["ann"] + 1);
    let dots = |document: &Document| -> Vec<_> {
        let registers = document.records.values().flat_map(|it| it.values());
        let mut dots: Vec<_> = registers.flatten().map(|it| it.dot.clone()).collect();
        dots.sort();
        dots
    };
    let kept: BTreeSet<_> = dots(&after).into_iter().collect();
    assert!(
        dots(&before)
            .iter()
            .all(|it| kept.contains(it) || it.n <= before.seen["ann"])
    );
}

#[test]
fn the_person_is_gone_their_partner_is_not_and_the_trail_says_so() {
    let after = forgotten(&due(&aviary()));
    let programme = after.programme();
    assert!(!programme.people.contains_key(&Id::new(ME)));
    assert!(programme.people.contains_key(&Id::new(PARTNER)));
    assert!(!programme.participations.contains_key(&Id::new(MY_PART)));
    assert!(
        !programme
            .bin
            .contains_key(&("person".to_owned(), ME.to_owned()))
    );
    let pairing = &programme.pairings[&Id::new("pairing-1")];
    assert_eq!(pairing.state, PairingState::Ended);
    assert!(!programme.pairings.contains_key(&Id::new("pairing-2")));
    assert!(after.conflicts().is_empty());
    let record = programme
        .forgotten
        .values()
        .find(|it| it.people.contains(&ME.to_owned()))
        .unwrap();
    assert_eq!(record.removed_on, Some(TODAY));
    assert_eq!(record.retention_months, 9);
    assert_eq!(record.kept_from, Some(date(2026, 1, 31)));
    let (_, newest) = after.trail()[0];
    assert_eq!(newest.code, "person.forgotten");
}

#[test]
fn an_old_file_and_concurrent_edits_bring_nothing_back() {
    let all = aviary();
    let before = due(&all);
    let after = forgotten(&before);
    let (joined, report) = join(&after, &before).unwrap();
    assert_eq!(joined, after);
    assert_eq!(report.n_changes, 0);
    assert!(report.records.is_empty());
    let (reverse, report) = join(&before, &after).unwrap();
    assert_eq!(reverse, after);
    assert!(report.records.contains(&RecordKey::new("person", ME)));

    let mut ben = before;
    ben.commit(
        &stamp("ben"),
        "test.late",
        &[
            write("person", ME, "unit", "canary-late-unit"),
            write("answers", MY_PART, "q-new", "canary-late-answer"),
            write("letter", "letter-9", "to", MY_PART),
            write("letter", "letter-9", "body", "canary-late-letter"),
            write("message", "message-9", "about", ME),
            write("message", "message-9", "text", "canary-late-message"),
            write("person", PARTNER, "unit", "Bridges"),
        ],
    );
    // What was rewritten still goes by what it referred to before.
    ben.commit(
        &stamp("ben"),
        "test.late",
        &[write("letter", "letter-9", "to", "someone-else")],
    );
    let (one, _) = join(&after, &ben).unwrap();
    let (other, _) = join(&ben, &after).unwrap();
    assert_eq!(one, other);
    assert!(!bytes(&one).contains("canary-late"));
    assert_eq!(
        all.wrong(&bytes(&one), |it| !goes(it) && !changed(it)),
        Vec::<String>::new()
    );
    let programme = one.programme();
    assert_eq!(programme.people[&Id::new(PARTNER)].unit, "Bridges");
    assert!(!programme.people.contains_key(&Id::new(ME)));
    assert!(one.conflicts().is_empty());
    assert_eq!(join(&one, &ben).unwrap().0, one);
    assert_eq!(join(&one, &one).unwrap().0, one);
}

/// Written over by Ben; the old value stands in the journal only.
const fn changed(_: &Canary) -> bool {
    false
}

#[test]
fn undo_and_restoring_a_copy_bring_nothing_back() {
    let all = aviary();
    let before = due(&all);
    let mut after = forgotten(&before);
    let newest = after.trail()[0].0.clone();
    assert_eq!(after.undo(&newest), Err(UndoRefused::ChangedSince));
    let of_me = after.trail().into_iter().find(|(dot, _)| dot.n == 2);
    let of_me = of_me.unwrap().0.clone();
    assert_eq!(after.undo(&of_me), Err(UndoRefused::ChangedSince));
    let writes = after.writes_back_to(&before);
    after.commit(&stamp("ann"), "programme.restored", &writes);
    assert_eq!(
        all.wrong(&bytes(&after), |it| !goes(it)),
        Vec::<String>::new()
    );
    assert!(!after.programme().people.contains_key(&Id::new(ME)));
    assert_eq!(after.programme().forgotten.len(), 2);
}

#[test]
fn who_was_forgotten_comes_back_as_somebody_new() {
    let after = forgotten(&due(&aviary()));
    let programme = after.programme();
    let again = Person {
        id: Id::new(ME),
        given_name: "Ana".to_owned(),
        ..Person::default()
    };
    let refused = apply(&programme, &Change::save(again.clone()));
    assert_eq!(refused, Err(Refusal::Forgotten));
    let new = Person {
        id: Id::new("eeeeeeee-0000-4000-8000-000000000001"),
        ..again
    };
    assert!(apply(&programme, &Change::save(new)).is_ok());
    let record = (**programme.forgotten.values().next().unwrap()).clone();
    let deleted = Change::Delete {
        kind: "forgotten",
        id: record.id.to_string(),
    };
    assert_eq!(apply(&programme, &deleted), Err(Refusal::Forgotten));
    assert_eq!(
        apply(&programme, &Change::save(record)),
        Err(Refusal::Forgotten)
    );
}

fn make(document: &mut Document, change: &Change) -> Result<(), Refusal> {
    let writes = apply(&document.programme(), change)?;
    document.commit(&stamp("ann"), &change.code(), &writes);
    Ok(())
}

fn simple(ends_on: &str, months: u32) -> Document {
    let mut document = Document::new(PROGRAMME);
    let ends_on = if ends_on.is_empty() {
        Value::Null
    } else {
        ends_on.into()
    };
    document.commit(
        &stamp("ann"),
        "test.simple",
        &[
            write("programme", PROGRAMME, "ends_on", ends_on),
            write("programme", PROGRAMME, "retention_months", months),
            write("person", ME, "given_name", "Ana"),
            write("participation", MY_PART, "person", ME),
            write("participation", MY_PART, "role", "mentee"),
        ],
    );
    document
}

fn why_not(document: &Document) -> Option<NotForgotten> {
    forget(document, &stamp("ann"), &Id::new(ME), TODAY, "f".to_owned()).err()
}

#[test]
fn nobody_is_forgotten_early_nor_while_a_hold_stands() {
    let me = Id::new(ME);
    assert_eq!(why_not(&simple("", 12)), Some(NotForgotten::NoDate));
    assert_eq!(
        why_not(&simple("2026-01-31", 0)),
        Some(NotForgotten::NoDate)
    );
    assert_eq!(
        why_not(&simple("2026-10-31", 1)),
        Some(NotForgotten::KeptUntil(date(2026, 11, 30)))
    );
    assert_eq!(why_not(&simple("2026-10-22", 1)), None);

    let mut document = simple("2026-01-31", 1);
    let hold = Change::Hold {
        person: me.clone(),
        reason: "request 12".to_owned(),
        on: TODAY,
    };
    make(&mut document, &hold).unwrap();
    assert_eq!(why_not(&document), Some(NotForgotten::OnHold));
    let known = document.programme().people[&me].clone();
    assert_eq!((known.held_on, known.hidden_on), (Some(TODAY), Some(TODAY)));
    assert!(!due_for_removal(&document.programme(), TODAY).contains(&known.id));
    for change in [
        Change::RemovePerson { person: me.clone() },
        Change::Delete {
            kind: "participation",
            id: MY_PART.to_owned(),
        },
    ] {
        assert_eq!(make(&mut document, &change), Err(Refusal::OnHold));
    }
    let release = Change::Release { person: me.clone() };
    make(&mut document, &release).unwrap();
    let known = document.programme().people[&me].clone();
    assert_eq!((known.held_on, known.hidden_on), (None, None));
    assert_eq!(known.hold_reason, "");
    assert!(due_for_removal(&document.programme(), TODAY).contains(&known.id));
    assert_eq!(why_not(&document), None);
    assert_eq!(why_not(&forgotten(&document)), Some(NotForgotten::Gone));
}

#[test]
fn without_a_last_day_it_counts_from_leaving() {
    let mut document = simple("", 1);
    let leave = Change::Withdraw {
        participation: Id::new(MY_PART),
        reason: "moved".to_owned(),
        on: date(2026, 10, 1),
    };
    make(&mut document, &leave).unwrap();
    let programme = document.programme();
    let part = &programme.participations[&Id::<Participation>::new(MY_PART)];
    assert_eq!(part.standing, Standing::Withdrawn);
    assert_eq!(part.withdrawn_on, Some(date(2026, 10, 1)));
    assert_eq!(
        forget_after(&programme, &Id::new(ME)),
        Some(date(2026, 11, 1))
    );
    assert_eq!(why_not(&document), None);
    // A hold on somebody who left keeps them hidden when it ends.
    let me = Id::new(ME);
    let hold = Change::Hold {
        person: me.clone(),
        reason: "request".to_owned(),
        on: TODAY,
    };
    make(&mut document, &hold).unwrap();
    make(&mut document, &Change::Release { person: me.clone() }).unwrap();
    assert_eq!(document.programme().people[&me].hidden_on, Some(TODAY));
}

#[test]
fn what_is_saved_afterwards_holds_nothing_of_the_person() {
    let all = aviary();
    let before = due(&all);
    let after = forgotten(&before);
    now(async {
        let store = MemoryStore::default();
        let at = store
            .commit(PROGRAMME, 0, whole_batch(&before, 1))
            .await
            .unwrap();
        let batch = difference_batch(&before, &after, 2);
        assert!(!batch.rewrite_journal.is_empty());
        store.commit(PROGRAMME, at, batch).await.unwrap();
        store.snapshot(PROGRAMME, "later", 3).await.unwrap();
        let copy = store.snapshots(PROGRAMME).await.unwrap().remove(0);
        let kept = store
            .load_snapshot(PROGRAMME, &copy.id)
            .await
            .unwrap()
            .unwrap();
        let stored = store.load(PROGRAMME).await.unwrap().unwrap();
        for it in [&stored, &kept] {
            let text: Vec<&String> = it.records.values().chain(it.journal.values()).collect();
            let text = format!("{text:?}");
            assert_eq!(all.wrong(&text, |it| !goes(it)), Vec::<String>::new());
            assert_eq!(document_from(it).unwrap(), after);
        }
        let raw = format!("{:?}", store.export_raw().await.unwrap());
        assert_eq!(all.wrong(&raw, |it| !goes(it)), Vec::<String>::new());
    });
    assert_eq!(Texts::of(&after).document().unwrap(), after);
}

/// One thing that happens at one of three places.
#[derive(Clone, Debug)]
enum Step {
    Write {
        at: usize,
        person: usize,
        part: bool,
    },
    Delete {
        at: usize,
        person: usize,
    },
    Forget {
        at: usize,
        person: usize,
    },
    Merge {
        from: usize,
        to: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (0..3_usize, 0..3_usize, any::<bool>())
            .prop_map(|(at, person, part)| Step::Write { at, person, part }),
        1 => (0..3_usize, 0..3_usize).prop_map(|(at, person)| Step::Delete { at, person }),
        1 => (0..3_usize, 0..3_usize).prop_map(|(at, person)| Step::Forget { at, person }),
        3 => (0..3_usize, 0..3_usize).prop_map(|(from, to)| Step::Merge { from, to }),
    ]
}

/// What stands at three places, every state on the way, and who was forgotten.
fn world(steps: &[Step]) -> (Vec<Document>, Vec<Document>, BTreeSet<usize>) {
    let mut places = vec![Document::new("d"); 3];
    let mut earlier = Vec::new();
    let mut gone = BTreeSet::new();
    for (n, step) in steps.iter().enumerate() {
        let actor = |at: usize| stamp(["ann", "ben", "cleo"][at]);
        match step {
            Step::Write { at, person, part } => {
                let text = format!("canary-p{person}-{n}.");
                let (id, other) = (format!("p{person}"), format!("part{person}"));
                let writes = if *part {
                    vec![
                        write("participation", &other, "person", id.as_str()),
                        write("participation", &other, "came_from", text.as_str()),
                        write("letter", &format!("l{n}"), "to", other.as_str()),
                        write("letter", &format!("l{n}"), "body", text.as_str()),
                    ]
                } else {
                    vec![write("person", &id, "given_name", text.as_str())]
                };
                places[*at].commit(&actor(*at), "test.written", &writes);
            }
            Step::Delete { at, person } => {
                let writes = [write("person", &format!("p{person}"), DELETED, true)];
                places[*at].commit(&actor(*at), "test.deleted", &writes);
            }
            Step::Forget { at, person } => {
                let people = vec![format!("p{person}")].to_value();
                let parts = vec![format!("part{person}")].to_value();
                let id = format!("f{n}");
                let writes = [
                    write("forgotten", &id, "people", people),
                    write("forgotten", &id, "participations", parts),
                ];
                places[*at].commit(&actor(*at), "person.forgotten", &writes);
                places[*at].empty_forgotten();
                gone.insert(*person);
            }
            Step::Merge { from, to } => {
                earlier.push(places[*to].clone());
                places[*to] = join(&places[*to], &places[*from]).unwrap().0;
            }
        }
    }
    (places, earlier, gone)
}

proptest! {
    #[test]
    fn forgetting_holds_in_every_order_and_whatever_arrives_again(
        steps in prop::collection::vec(step(), 1..30)
    ) {
        let (places, earlier, gone) = world(&steps);
        let both = |a: &Document, b: &Document| join(a, b).unwrap().0;
        let (a, b, c) = (&places[0], &places[1], &places[2]);
        prop_assert_eq!(both(a, b), both(b, a));
        let all = both(&both(a, b), c);
        prop_assert_eq!(&both(a, &both(b, c)), &all);
        prop_assert_eq!(&both(&both(c, a), b), &all);
        prop_assert_eq!(&both(&all, &all), &all);
        for old in earlier.iter().chain(&places) {
            prop_assert_eq!(&both(&all, old), &all);
            prop_assert_eq!(&both(old, &all), &all);
        }
        let mut again = all.clone();
        prop_assert!(again.empty_forgotten().records.is_empty());
        prop_assert_eq!(&again, &all);
        let left = bytes(&all);
        for person in gone {
            let canary = format!("canary-p{person}-");
            prop_assert!(!left.contains(&canary), "{}", person);
        }
    }
}

#[test]
fn one_of_two_roles_is_forgotten_alone() {
    let mut document = simple("2026-01-31", 9);
    let other = Participation {
        id: Id::new("second"),
        person: Id::new("ana"),
        role: Role::Mentor,
        standing_reason: "canary-of-the-role".to_owned(),
        ..Participation::default()
    };
    let programme = document.programme();
    let person = programme.people.keys().next().unwrap().clone();
    let first = programme.parts_of(&person)[0].clone();
    let other = Participation {
        person: person.clone(),
        role: first.role.other(),
        ..other
    };
    make(&mut document, &Change::save(other.clone())).unwrap();
    let id = "dddddddd-0000-4000-8000-000000000002".to_owned();
    let stamp = stamp("ann");
    let after = forget_part(&document, &stamp, &other.id, TODAY, id.clone()).unwrap();
    let left = after.programme();
    assert!(left.people.contains_key(&person));
    assert!(left.participations.contains_key(&first.id));
    assert!(!left.participations.contains_key(&other.id));
    assert!(bytes(&document).contains("canary-of-the-role"));
    assert!(!bytes(&after).contains("canary-of-the-role"));
    assert_eq!(after.trail()[0].1.code, "participation.forgotten");
    // Not before the day.
    let early = forget_part(&document, &stamp, &other.id, date(2026, 10, 30), id);
    assert_eq!(
        early.err(),
        Some(NotForgotten::KeptUntil(date(2026, 10, 31)))
    );
}
