//! A programme with a canary in every field: a text, day or number that stands
//! nowhere else, so that a search over bytes tells which fields a file holds.

use civic_mentor::domain::change::Write;
use civic_mentor::domain::circle::{Circle, Seat};
use civic_mentor::domain::facts::Facts;
use civic_mentor::domain::field::{Fields, Record};
use civic_mentor::domain::forgotten::Forgotten;
use civic_mentor::domain::form::{Competency, Grade, Level, Phase, Question};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Heading, Letter, LetterText};
use civic_mentor::domain::message::Message;
use civic_mentor::domain::pairing::{Exclusion, Pairing, Round, Run};
use civic_mentor::domain::people::{Answers, Participation, Person};
use civic_mentor::domain::plan::{Milestone, SurveyPlan};
use civic_mentor::domain::shortlist::Shortlist;
use civic_mentor::domain::timetable::Timetable;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::Programme;
use civic_mentor::merge::{Document, Stamp};

pub const PROGRAMME: &str = "11111111-1111-4111-8111-111111111111";
/// Whom files are made about.
pub const ME: &str = "aaaaaaaa-0000-4000-8000-000000000001";
/// A mentor paired with them, published.
pub const PARTNER: &str = "aaaaaaaa-0000-4000-8000-000000000002";
/// Somebody paired with them in a draft only.
pub const THIRD: &str = "aaaaaaaa-0000-4000-8000-000000000003";
pub const MY_PART: &str = "bbbbbbbb-0000-4000-8000-000000000001";
pub const QUESTION: &str = "cccccccc-0000-4000-8000-000000000001";

/// One canary and where it sits.
#[derive(Clone, Debug)]
pub struct Canary {
    pub kind: &'static str,
    pub record: String,
    pub field: String,
    pub text: String,
}

/// Every record with its fields, and every canary in them.
#[derive(Default)]
pub struct Aviary {
    pub records: Vec<(&'static str, String, Fields)>,
    pub canaries: Vec<Canary>,
    n: i64,
}

impl Aviary {
    /// A record with a canary in every field that can hold one; `fixed` fields
    /// stay as they are given.
    fn add<T: Record>(&mut self, id: &str, fixed: &[(&str, Value)]) {
        let mut fields: Fields = fixed
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        for declared in T::FIELDS {
            if fields.contains_key(declared.name) {
                continue;
            }
            self.n += 1;
            let text = format!("canary-{}-{}-{}", T::KIND, declared.name, self.n);
            let day = jiff::civil::date(2100, 1, 1)
                .checked_add(jiff::Span::new().days(self.n))
                .unwrap()
                .to_string();
            let number = 7_000_000 + self.n;
            let candidates = [
                (Value::from(text.as_str()), text.clone()),
                (Value::List(vec![text.as_str().into()]), text.clone()),
                (Value::map([("en", Value::from(text.as_str()))]), text),
                (Value::from(day.as_str()), day),
                (Value::Int(number), number.to_string()),
            ];
            for (value, text) in candidates {
                let one = Fields::from([(declared.name.to_owned(), value.clone())]);
                let mut malformed = Vec::new();
                let read = T::from_fields(Id::new(id), &one, &mut malformed);
                if malformed.is_empty() && read.to_fields() == one {
                    fields.insert(declared.name.to_owned(), value);
                    self.canaries.push(Canary {
                        kind: T::KIND,
                        record: id.to_owned(),
                        field: declared.name.to_owned(),
                        text,
                    });
                    break;
                }
            }
        }
        self.records.push((T::KIND, id.to_owned(), fields));
    }

    pub fn programme(&self) -> Programme {
        let mut programme = Programme {
            id: PROGRAMME.to_owned(),
            ..Programme::default()
        };
        for (kind, id, fields) in &self.records {
            programme.put(kind, id, fields);
        }
        programme
    }

    /// The same as a document, each record in a change of its own.
    pub fn document(&self, actor: &str) -> Document {
        let mut document = Document::new(PROGRAMME);
        let stamp = Stamp {
            actor: actor.into(),
            at_ms: 1_790_000_000_000,
            via: String::new(),
        };
        for (kind, id, fields) in &self.records {
            let write = |(field, value): (&String, &Value)| Write {
                kind: (*kind).to_owned(),
                record: id.clone(),
                field: field.clone(),
                value: value.clone(),
            };
            let writes: Vec<Write> = fields.iter().map(write).collect();
            document.commit(&stamp, "test.written", &writes);
        }
        document
    }

    /// Which canaries stand in `bytes` and should not, and the reverse.
    pub fn wrong(&self, bytes: &str, may: impl Fn(&Canary) -> bool) -> Vec<String> {
        let mut wrong = Vec::new();
        for canary in &self.canaries {
            let is_there = bytes.contains(&canary.text);
            if is_there != may(canary) {
                let what = if is_there { "leaks" } else { "lacks" };
                wrong.push(format!(
                    "{what} {} {} {}",
                    canary.kind, canary.record, canary.field
                ));
            }
        }
        wrong
    }
}

fn text(text: &str) -> Value {
    Value::from(text)
}

/// The programme.
pub fn aviary() -> Aviary {
    let mut all = Aviary::default();
    all.add::<Facts>(PROGRAMME, &[]);
    let (their_part, third_part) = (
        "bbbbbbbb-0000-4000-8000-000000000002",
        "bbbbbbbb-0000-4000-8000-000000000003",
    );
    all.add::<Person>(ME, &[]);
    all.add::<Person>(PARTNER, &[("hidden_on", Value::Null)]);
    all.add::<Person>(THIRD, &[]);
    for (part, person, role) in [
        (MY_PART, ME, "mentee"),
        (their_part, PARTNER, "mentor"),
        (third_part, THIRD, "mentor"),
    ] {
        let fixed = [
            ("person", text(person)),
            ("role", text(role)),
            ("capacity", Value::Int(2)),
        ];
        all.add::<Participation>(part, &fixed);
    }
    all.add::<Question>(QUESTION, &[("only_if", Value::Null)]);
    for part in [MY_PART, their_part, third_part] {
        all.n += 1;
        let canary = format!("canary-answer-{}", all.n);
        let fields = Fields::from([(QUESTION.to_owned(), text(&canary))]);
        all.canaries.push(Canary {
            kind: Answers::KIND,
            record: part.to_owned(),
            field: QUESTION.to_owned(),
            text: canary,
        });
        all.records.push((Answers::KIND, part.to_owned(), fields));
    }
    all.add::<Round>("round-1", &[]);
    all.add::<Round>("round-2", &[]);
    let result = |mentor: &str| {
        Value::map([(
            "pairs",
            Value::List(vec![Value::map([
                ("mentee", text(MY_PART)),
                ("mentor", text(mentor)),
            ])]),
        )])
    };
    let certificate = Value::map([
        (
            "inputs",
            Value::List(vec![text(MY_PART), text("canary-run-inputs")]),
        ),
        ("certificate", text("canary-run-proof")),
    ]);
    let fixed = [
        ("round", text("round-1")),
        ("result", result(their_part)),
        ("certificate", certificate),
    ];
    all.add::<Run>("run-1", &fixed);
    for canary in ["canary-run-inputs", "canary-run-proof"] {
        all.canaries.push(Canary {
            kind: Run::KIND,
            record: "run-1".to_owned(),
            field: canary.to_owned(),
            text: canary.to_owned(),
        });
    }
    for (id, mentor, state, round) in [
        ("pairing-1", their_part, "published", "round-1"),
        ("pairing-2", third_part, "draft", "round-2"),
    ] {
        let fixed = [
            ("mentor", text(mentor)),
            ("mentee", text(MY_PART)),
            ("state", text(state)),
            ("round", text(round)),
        ];
        all.add::<Pairing>(id, &fixed);
    }
    all.add::<Exclusion>(
        "exclusion-1",
        &[("first", text(ME)), ("second", text(THIRD))],
    );
    all.add::<Exclusion>(
        "exclusion-2",
        &[("first", text(PARTNER)), ("second", text(THIRD))],
    );
    let fixed = [("to", text(MY_PART)), ("round", text("round-1"))];
    all.add::<Letter>("letter-1", &fixed);
    let on_it = [
        ("mentors", Value::List(vec![text(their_part)])),
        ("answered_on", Value::Null),
        ("ranked", Value::Null),
    ];
    all.add::<Shortlist>(MY_PART, &on_it);
    let fixed = [("to", text(their_part)), ("round", text("round-1"))];
    all.add::<Letter>("letter-2", &fixed);
    all.add::<Message>("message-1", &[("about", text(ME))]);
    all.add::<Message>("message-2", &[("about", text(PARTNER))]);
    all.add::<LetterText>("offer", &[]);
    all.add::<Heading>("heading-1", &[]);
    all.add::<Circle>("circle-1", &[]);
    all.add::<Seat>(MY_PART, &[("circle", text("circle-1"))]);
    all.add::<Timetable>("timetable-1", &[]);
    all.add::<Phase>("phase-1", &[]);
    all.add::<Milestone>("milestone-1", &[]);
    all.add::<SurveyPlan>("survey-1", &[]);
    all.add::<Competency>("competency-1", &[]);
    all.add::<Level>("level-1", &[]);
    all.add::<Grade>("grade-1", &[]);
    let nobody = [
        ("people", Value::List(vec![text("x")])),
        ("participations", Value::Null),
        ("records", Value::Null),
    ];
    all.add::<Forgotten>("forgotten-1", &nobody);
    all
}

#[test]
fn every_kind_of_record_is_in_the_aviary() {
    let all = aviary();
    for (kind, _) in civic_mentor::domain::whole::DECLARATIONS {
        if *kind == "rules" {
            continue; // holds no field of its own
        }
        let mut records = all.records.iter();
        assert!(records.any(|(it, ..)| it == kind), "{kind}");
    }
    let mut texts: Vec<&String> = all.canaries.iter().map(|it| &it.text).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), all.canaries.len());
    assert!(texts.len() > 120, "{}", texts.len());
}
