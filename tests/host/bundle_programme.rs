//! A whole programme as a file: nothing is lost on the way, and nothing that
//! cannot be a whole state comes in.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use civic_mentor::bundle::{
    KnownKeys, OwnKey, Position, ProgrammeFile, document_from_payload, file_bytes, open,
    payload_from_document, programme_envelope, programme_of, sign, verify,
};
use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::{Change, Write};
use civic_mentor::domain::people::{Participation, Person};
use civic_mentor::domain::text::Language;
use civic_mentor::domain::value::Value;
use civic_mentor::flow::templates::{CreateInput, TEMPLATES, create};
use civic_mentor::merge::{ActorInfo, Document, Stamp, join};
use proptest::prelude::*;

const PROGRAMME: &str = "7f1c9a52-8d0e-4c3b-8f43-5b1d2e6a9c02";

fn actor(n: usize) -> String {
    format!("c2a9e1d4-3f5b-4e6a-9b7c-{n:012x}")
}

fn stamp(n: usize) -> Stamp {
    Stamp {
        actor: actor(n).into(),
        at_ms: 1_772_619_072_123,
        via: String::new(),
    }
}

fn through_a_file(document: &Document) -> (ProgrammeFile, usize) {
    let key = OwnKey::from_entropy([1; 32]);
    let envelope = programme_envelope(
        document,
        "0b54a7b0-6c1e-4a55-9d3f-0f6f3a1e7c01".into(),
        key.public(),
        actor(0),
        Position { seq: 1, prev: None },
    );
    let signed = sign(&envelope, &key, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let bytes = file_bytes(&signed).unwrap();
    let verified = verify(open(&bytes).unwrap(), &KnownKeys::default()).unwrap();
    (programme_of(&verified).unwrap().unwrap(), bytes.len())
}

fn counted_ids() -> impl FnMut() -> String {
    let mut n: u32 = 0;
    move || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012}")
    }
}

fn made_from_template(at: usize) -> Document {
    let mut document = Document::new(PROGRAMME);
    let input = CreateInput {
        programme_id: PROGRAMME.to_owned(),
        language: Language::ALL[at % Language::ALL.len()],
        ..CreateInput::default()
    };
    let change = create(&TEMPLATES[at], input, &mut counted_ids());
    let writes = apply(&document.programme(), &change).unwrap();
    document.commit(&stamp(0), &change.code(), &writes);
    document
}

#[test]
fn a_programme_of_every_template_comes_back_as_it_was() {
    for at in 0..TEMPLATES.len() {
        let mut document = made_from_template(at);
        let info = ActorInfo {
            key: OwnKey::from_entropy([1; 32]).public().to_string(),
            name: "Ann".into(),
        };
        document.actors.insert(actor(0).into(), info);
        assert_eq!(through_a_file(&document).0.document, document);
    }
}

#[test]
fn what_a_newer_version_put_beside_the_document_is_handed_back() {
    let payload = payload_from_document(&made_from_template(0));
    let Value::Map(mut fields) = payload else {
        panic!("a map")
    };
    fields.insert("parts".into(), Value::List(vec![2024_u32.into()]));
    assert!(document_from_payload(&Value::Map(fields.clone())).is_ok());
    fields.remove("vv");
    fields.remove("journal");
    let problems = document_from_payload(&Value::Map(fields)).unwrap_err();
    let places: Vec<_> = problems
        .iter()
        .map(|problem| problem.place.as_str())
        .collect();
    assert_eq!(places, ["vv", "journal"], "all problems at once");
}

/// Sizes to reach: 1,250 people within 3 MB, 10,000 within 20 MB.
#[test]
fn a_programme_of_1250_people_is_within_3_mb() {
    let mut document = made_from_template(0);
    let mut ids = counted_ids();
    let people = (0..1_250).flat_map(|n| {
        let person = Person {
            id: ids().as_str().into(),
            given_name: format!("Given {n}"),
            family_name: format!("Family {n}"),
            email: format!("given.family.{n}@agency{}.example.gov", n % 9),
            job_title: "Administrative analyst".into(),
            agency: format!("Department of Public Works {}", n % 9),
            unit: "Engineering and Construction".into(),
            location: "City Hall, third floor".into(),
            ..Person::default()
        };
        let participation = Participation {
            id: ids().as_str().into(),
            person: person.id.clone(),
            came_from: format!("people.csv, row {n}"),
            ..Participation::default()
        };
        [Change::save(person), Change::save(participation)]
    });
    let change = Change::Many {
        what: "people.imported",
        changes: people.collect(),
    };
    let writes = apply(&document.programme(), &change).unwrap();
    document.commit(&stamp(1), &change.code(), &writes);
    let (read, n_bytes) = through_a_file(&document);
    assert_eq!(read.document, document);
    assert!(n_bytes < 2_000_000, "{n_bytes}: answers need the rest");
}

/// Who, which record (or whose state is taken in), which fields and values.
type Edit = (usize, usize, Vec<(usize, u32)>);

fn any_edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (
        0..3_usize,
        0..5_usize,
        prop::collection::vec((0..4_usize, 0..9_u32), 1..4),
    );
    prop::collection::vec(edit, 0..40)
}

fn edited(edits: &[Edit]) -> [Document; 3] {
    let mut desks = [(); 3].map(|()| Document::new(PROGRAMME));
    for (who, what, fields) in edits {
        if *what >= 3 {
            let other = desks[(who + what) % 3].clone();
            desks[*who] = join(&desks[*who], &other).unwrap().0;
            continue;
        }
        let write = |(field, value): &(usize, u32)| Write {
            kind: "person".into(),
            record: format!("e5c2a1d3-6b7f-4c8e-9daf-{what:012x}"),
            field: format!("field_{field}"),
            value: if *value == 0 {
                Value::Null
            } else {
                (*value).into()
            },
        };
        let writes: Vec<_> = fields.iter().map(write).collect();
        desks[*who].commit(&stamp(*who), "person.saved", &writes);
    }
    desks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_people_can_make_is_accepted_and_comes_back_as_it_was(edits in any_edits()) {
        for document in edited(&edits) {
            prop_assert_eq!(through_a_file(&document).0.document, document);
        }
    }

    #[test]
    fn a_state_without_one_of_its_fields_is_refused(edits in any_edits(), at in any::<prop::sample::Index>()) {
        let [mut document, ..] = edited(&edits);
        // Fields that the journal tells of; a record's first fields it does not name.
        let told: Vec<_> = document.journal.values().flat_map(|entry| {
            entry.olds.records.iter().flat_map(|(key, olds)| {
                olds.iter().flatten().map(|(field, _)| (key.clone(), field.clone()))
            })
        }).collect();
        prop_assume!(!told.is_empty());
        let (key, field) = at.get(&told);
        let fields = document.records.get_mut(key).unwrap();
        fields.remove(field);
        if fields.is_empty() {
            document.records.remove(key);
        }
        prop_assert!(document_from_payload(&payload_from_document(&document)).is_err());
    }
}
