//! "Check my details": the file, corrections on it, the records request.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::bundle::{
    Addressee, ChangesMessage, FieldEdit, Kind, Message as Wire, MyDetails, canonical, question_ref,
};
use civic_mentor::domain::field::{Reader, Record as _};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::message::{Came, Message, MessageState};
use civic_mentor::domain::people::{Answer, Answers, Participation, Person};
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::details::request::{held, held_tree};
use civic_mentor::flow::details::{About, At as Place, corrections, sections};
use civic_mentor::flow::inbox::accept::{NotAccepted, Take, accept};
use civic_mentor::flow::inbox::corrections::Corrections;
use civic_mentor::flow::inbox::judge::{At, KeyState, Known, Verdict, judge};
use civic_mentor::flow::inbox::receive::{Incoming, Signed, What, receive};
use jiff::civil::date;

use super::canary::{Aviary, Canary, ME, MY_PART, PARTNER, PROGRAMME, QUESTION, THIRD, aviary};
use super::enrol::{after, ids};

fn to() -> Vec<Addressee> {
    vec![Addressee {
        name: "Ann".to_owned(),
        key: "did:key:z6Mk".to_owned(),
        recipient: String::new(),
    }]
}

fn mine(programme: &Programme) -> MyDetails {
    MyDetails::of(programme, &Id::new(ME), to(), date(2026, 11, 22)).unwrap()
}

fn payload(details: &MyDetails) -> String {
    canonical(&Wire::MyDetails(Box::new(details.clone())).to_payload())
}

/// Facts that stand in everybody's own details.
const FACTS: [&str; 9] = [
    "name",
    "coordinator_name",
    "coordinator_email",
    "coordinator_phone",
    "deputy_name",
    "deputy_email",
    "policy_text",
    "retention_months",
    "review_contact",
];

fn is_own(canary: &Canary, declared: &[civic_mentor::domain::field::FieldDecl]) -> bool {
    let mut declared = declared.iter();
    declared.any(|it| it.name == canary.field && it.readers.contains(&Reader::Own))
}

/// What a person may find in their own details.
fn may_be_mine(canary: &Canary) -> bool {
    match (canary.kind, canary.record.as_str()) {
        ("person", ME) => is_own(canary, Person::FIELDS),
        // The partner of a published pairing is named, and nothing more.
        ("person", PARTNER) => matches!(&*canary.field, "given_name" | "family_name"),
        ("participation", MY_PART) => is_own(canary, Participation::FIELDS),
        ("answers", MY_PART) | ("question", _) => true,
        ("pairing", "pairing-1") => matches!(&*canary.field, "points" | "ended_on"),
        ("round", "round-1") => canary.field == "name",
        ("programme", _) => {
            FACTS.contains(&&*canary.field)
                || ["review_contact_other", "policy_text_other"].contains(&&*canary.field)
        }
        _ => false,
    }
}

#[test]
fn ones_own_details_hold_what_one_may_read_and_nothing_else() {
    let all = aviary();
    let bytes = payload(&mine(&all.programme()));
    assert_eq!(all.wrong(&bytes, may_be_mine), Vec::<String>::new());
    assert!(!bytes.contains(THIRD));
    assert!(!bytes.contains(PARTNER));
}

#[test]
fn a_hidden_partner_is_not_named() {
    let mut programme = aviary().programme();
    let partner = Person {
        hidden_on: Some(date(2026, 11, 1)),
        ..(*programme.people[&Id::new(PARTNER)]).clone()
    };
    programme.put("person", PARTNER, &partner.to_fields());
    let details = mine(&programme);
    assert_eq!(details.pairings.len(), 1);
    assert!(details.pairings[0].partner.is_empty());
    assert!(!payload(&details).contains(&partner.given_name));
}

#[test]
fn details_come_back_from_the_file_as_they_went() {
    let details = mine(&aviary().programme());
    let tree = Wire::MyDetails(Box::new(details.clone())).to_payload();
    let read = Wire::from_payload(Kind::MyDetails, &tree).unwrap().unwrap();
    assert_eq!(read, Wire::MyDetails(Box::new(details)));
    assert_eq!(
        MyDetails::of(&Programme::default(), &Id::new(ME), to(), date(2026, 1, 1)),
        None
    );
}

#[test]
fn every_value_is_a_line_and_only_ones_own_can_be_changed() {
    let details = mine(&aviary().programme());
    let sections = sections(&details);
    let about: Vec<&About> = sections.iter().map(|it| &it.about).collect();
    assert_eq!(about.len(), 3);
    let lines: Vec<_> = sections.iter().flat_map(|it| &it.lines).collect();
    let theirs = |kind: &str, field: &str| {
        let line = lines
            .iter()
            .find(|it| it.at.kind == kind && it.at.field == field);
        line.map(|it| it.is_theirs)
    };
    assert_eq!(theirs("person", "unit"), Some(true));
    assert_eq!(theirs("person", "key"), Some(false));
    assert_eq!(theirs("person", "note"), None);
    assert_eq!(theirs("participation", "hours_a_month"), Some(true));
    assert_eq!(theirs("participation", "approval_note"), Some(false));
    assert_eq!(theirs("participation", "consent_on"), Some(false));
    let reference = question_ref(&Id::new(QUESTION));
    assert_eq!(theirs("answers", &reference), Some(true));
    assert_eq!(theirs("pairing", "mentor"), Some(false));
}

fn place(kind: &'static str, record: &str, field: &str) -> Place {
    Place {
        kind,
        record: record.to_owned(),
        field: field.to_owned(),
    }
}

/// What I correct: unit, hours, one answer; a phone emptied; a job title as it was.
fn corrected(details: &MyDetails) -> ChangesMessage {
    let reference = question_ref(&Id::new(QUESTION));
    let edits = BTreeMap::from([
        (place("person", ME, "unit"), Value::from("Parks")),
        (place("person", ME, "phone"), Value::Null),
        (
            place("person", ME, "job_title"),
            Value::from(format!(" {} ", details.person.job_title)),
        ),
        (place("person", ME, "key"), Value::from("did:key:z6Other")),
        (
            place("participation", MY_PART, "hours_a_month"),
            Value::Int(3),
        ),
        (
            place("answers", MY_PART, &reference),
            Value::from("Budgets"),
        ),
    ]);
    corrections(details, &edits, " Please call me Ana. ")
}

#[test]
fn corrections_name_what_was_seen_and_leave_out_what_is_as_it_was() {
    let details = mine(&aviary().programme());
    let changes = corrected(&details);
    let fields: Vec<&str> = changes.edits.iter().map(|it| it.field.as_str()).collect();
    let reference = question_ref(&Id::new(QUESTION));
    assert_eq!(
        fields,
        ["phone", "unit", "hours_a_month", reference.as_str()]
    );
    assert_eq!(changes.edits[1].seen, details.person.unit.as_str().into());
    assert_eq!(changes.note, "Please call me Ana.");
    let tree = Wire::Changes(Box::new(changes.clone())).to_payload();
    let read = Wire::from_payload(Kind::Changes, &tree).unwrap().unwrap();
    assert_eq!(read, Wire::Changes(Box::new(changes)));
}

#[test]
fn a_correction_of_what_is_not_theirs_to_say_is_refused_when_read() {
    for (kind, field, new) in [
        ("participation", "approval", Value::from("approved")),
        ("participation", "standing", "active".into()),
        ("participation", "priority", Value::Int(1)),
        ("person", "key", "did:key:z6".into()),
        ("person", "note", "x".into()),
        ("person", "hidden_on", Value::Null),
        ("pairing", "state", "ended".into()),
        ("person", "unit", Value::Int(7)),
        ("participation", "hours_a_month", "many".into()),
        ("answers", "q_1", Value::map([("a", Value::Int(1))])),
    ] {
        let changes = ChangesMessage {
            person: Id::new(ME),
            edits: vec![FieldEdit {
                kind: kind.to_owned(),
                record: ME.to_owned(),
                field: field.to_owned(),
                seen: Value::Null,
                new,
            }],
            ..ChangesMessage::default()
        };
        let tree = Wire::Changes(Box::new(changes)).to_payload();
        let read = Wire::from_payload(Kind::Changes, &tree).unwrap();
        assert!(read.is_err(), "{kind} {field}");
    }
}

/// A changes message as it lies in the Inbox.
fn received(
    programme: &Programme,
    changes: &ChangesMessage,
    key: &str,
) -> (Programme, Id<Message>) {
    let payload = Wire::Changes(Box::new(changes.clone())).to_payload();
    let incoming = Incoming {
        file: "reply.json".to_owned(),
        came: Came::File,
        what: What::Signed(Signed {
            kind: "changes".to_owned(),
            programme_id: PROGRAMME.to_owned(),
            did: key.to_owned(),
            text: canonical(&Value::map([("payload", payload)])),
            hash: canonical(&Value::from(key)),
            ..Signed::default()
        }),
    };
    let received = receive(programme, vec![incoming], "did:key:me", 5, &mut ids(41));
    let next = after(programme, &received.change.unwrap());
    let mut waiting = next
        .messages
        .values()
        .filter(|it| it.state == MessageState::Waiting && it.kind == "changes");
    let id = waiting.next().unwrap().id.clone();
    (next, id)
}

fn judged(programme: &Programme, id: &Id<Message>) -> Corrections {
    let verdict = judge(programme, &Known::of(programme), &programme.messages[id]);
    match verdict {
        Verdict::Corrections(corrections) => corrections,
        other => panic!("{other:?}"),
    }
}

#[test]
fn corrections_are_taken_value_by_value() {
    let programme = aviary().programme();
    let details = mine(&programme);
    let (programme, id) = received(&programme, &corrected(&details), &details.person.key);
    let message = &programme.messages[&id];
    assert_eq!(message.from_name, details.person.full_name());
    let found = judged(&programme, &id);
    assert_eq!((found.person.as_str(), found.key), (ME, KeyState::Same));
    assert_eq!((found.values.len(), found.n_gone), (4, 0));
    assert!(
        found
            .values
            .iter()
            .all(civic_mentor::flow::inbox::corrections::Correction::still_stands)
    );
    assert_eq!(found.note, "Please call me Ana.");

    let only = BTreeSet::from([
        At::Person("unit".to_owned()),
        At::Answer(
            civic_mentor::domain::people::Role::Mentee,
            Id::new(QUESTION),
        ),
    ]);
    let today = date(2026, 11, 23);
    let change = accept(&programme, &id, &Take::Only(only), None, today, &mut ids(5)).unwrap();
    let next = after(&programme, &change);
    let me = &next.people[&Id::new(ME)];
    assert_eq!(me.unit, "Parks");
    assert_eq!(me.phone, details.person.phone);
    let part = &next.participations[&Id::new(MY_PART)];
    assert_eq!(part.hours_a_month, details.parts[0].part.hours_a_month);
    let answers = &next.answers[&Id::<Answers>::new(MY_PART)];
    assert_eq!(
        answers.by_question[&Id::new(QUESTION)],
        Answer::Text("Budgets".to_owned())
    );
    let message = &next.messages[&id];
    assert_eq!(message.state, MessageState::Accepted);
    assert_eq!(message.about, Some(Id::new(ME)));
    assert_eq!(
        accept(&next, &id, &Take::All, None, today, &mut ids(5)),
        Err(NotAccepted::Decided)
    );

    let change = accept(&programme, &id, &Take::All, None, today, &mut ids(5)).unwrap();
    let next = after(&programme, &change);
    assert_eq!(next.people[&Id::new(ME)].phone, "");
    assert_eq!(next.participations[&Id::new(MY_PART)].hours_a_month, 3);
}

#[test]
fn where_the_value_seen_no_longer_stands_all_three_are_told() {
    let programme = aviary().programme();
    let details = mine(&programme);
    let now = Person {
        unit: "Bridges".to_owned(),
        ..(*programme.people[&Id::new(ME)]).clone()
    };
    let programme = after(&programme, &civic_mentor::domain::change::Change::save(now));
    let (programme, id) = received(&programme, &corrected(&details), "did:key:z6Another");
    let found = judged(&programme, &id);
    assert_eq!(found.key, KeyState::Other);
    let unit = found
        .values
        .iter()
        .find(|it| it.at == At::Person("unit".to_owned()))
        .unwrap();
    assert!(!unit.still_stands());
    assert_eq!(
        (unit.seen.clone(), unit.now.clone(), unit.new.clone()),
        (
            details.person.unit.as_str().into(),
            "Bridges".into(),
            "Parks".into()
        )
    );
}

#[test]
fn corrections_reach_nobody_else_and_say_what_is_gone() {
    let programme = aviary().programme();
    let edit = |kind: &str, record: &str, field: &str| FieldEdit {
        kind: kind.to_owned(),
        record: record.to_owned(),
        field: field.to_owned(),
        seen: Value::Null,
        new: if kind == "participation" {
            Value::Int(9)
        } else {
            "Mine now".into()
        },
    };
    let changes = ChangesMessage {
        person: Id::new(ME),
        edits: vec![
            edit("person", PARTNER, "unit"),
            edit(
                "participation",
                "bbbbbbbb-0000-4000-8000-000000000002",
                "capacity",
            ),
            edit("answers", MY_PART, "q_ffffffff"),
        ],
        ..ChangesMessage::default()
    };
    let (programme, id) = received(&programme, &changes, "");
    let found = judged(&programme, &id);
    assert_eq!((found.values.len(), found.n_gone), (0, 3));
    let change = accept(
        &programme,
        &id,
        &Take::All,
        None,
        date(2026, 11, 23),
        &mut ids(5),
    );
    let next = after(&programme, &change.unwrap());
    assert_eq!(next.people, programme.people);
    assert_eq!(next.participations, programme.participations);
    assert_eq!(next.answers, programme.answers);

    let nobody = ChangesMessage {
        person: Id::new("ffffffff-0000-4000-8000-000000000001"),
        name: "Ana Diaz".to_owned(),
        ..changes
    };
    let (programme, id) = received(&aviary().programme(), &nobody, "");
    let verdict = judge(&programme, &Known::of(&programme), &programme.messages[&id]);
    assert_eq!(verdict.word(), "not_here");
}

fn records_file(all: &Aviary, person: &str) -> String {
    let document = all.document("ann");
    let held = held(&document, &Id::new(person));
    canonical(&held_tree(&held, "Valley", "2026-11-22", |actor| {
        actor.to_string()
    }))
}

#[test]
fn a_records_request_holds_everything_about_the_person_notes_and_trail_too() {
    let all = aviary();
    let bytes = records_file(&all, ME);
    // Those whom a pairing or a run names beside this person.
    let is_name = |field: &str| matches!(field, "given_name" | "family_name");
    let is_mine = |canary: &Canary| {
        matches!(
            (canary.kind, canary.record.as_str()),
            ("person", ME)
                | ("participation" | "answers" | "seat" | "shortlist", MY_PART)
                | ("pairing", _)
                | ("exclusion", "exclusion-1")
                | ("letter", "letter-1")
                | ("message", "message-1")
        ) || (canary.kind == "person" && is_name(&canary.field))
    };
    assert_eq!(all.wrong(&bytes, is_mine), Vec::<String>::new());
    assert!(bytes.contains("canary-person-note"));
    assert!(bytes.contains("\"trail\":[{"));
    assert!(bytes.contains("\"run\":{\"run-1\""));
    assert!(!records_file(&all, THIRD).contains("\"run\":{\"run-1\""));
}

#[test]
fn a_records_request_finds_what_lies_in_the_bin_and_what_was_before() {
    let all = aviary();
    let mut document = all.document("ann");
    let stamp = civic_mentor::merge::Stamp {
        actor: "ann".into(),
        at_ms: 1_790_000_100_000,
        via: String::new(),
    };
    let write =
        |kind: &str, record: &str, field: &str, value: Value| civic_mentor::domain::change::Write {
            kind: kind.to_owned(),
            record: record.to_owned(),
            field: field.to_owned(),
            value,
        };
    let writes = [
        write("person", ME, "unit", "Parks".into()),
        write("participation", MY_PART, "deleted", true.into()),
    ];
    document.commit(&stamp, "test.written", &writes);
    let held = held(&document, &Id::new(ME));
    let part = held
        .records
        .iter()
        .find(|it| it.key.id == MY_PART && it.key.kind == "participation");
    assert!(part.unwrap().is_deleted);
    let newest = &held.trail[0];
    assert_eq!(newest.records.len(), 2);
    let unit = newest.records.iter().flat_map(|it| &it.fields);
    let unit = unit.into_iter().find(|it| it.field == "unit").unwrap();
    assert!(unit.old.as_text().unwrap().starts_with("canary"));
    assert_eq!(unit.new, "Parks".into());
}
