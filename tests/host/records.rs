//! What is declared about records is complete, and every record survives its
//! stored form; problems and blockers are found, all at once.

use std::collections::BTreeSet;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::{Change, Write};
use civic_mentor::domain::check::{self, Blocker, Problem};
use civic_mentor::domain::circle::{Circle, Seat};
use civic_mentor::domain::facts::{ApprovalPolicy, Facts};
use civic_mentor::domain::field::{FieldDecl, Fields, Reader, Record};
use civic_mentor::domain::forgotten::Forgotten;
use civic_mentor::domain::form::{Competency, Grade, Level, Phase, Question};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Heading, Letter, LetterText};
use civic_mentor::domain::message::Message;
use civic_mentor::domain::pairing::{Exclusion, Pairing, Round, Run};
use civic_mentor::domain::people::{
    Answer, Answers, Approval, Participation, Person, Role, Standing, answer_readers,
};
use civic_mentor::domain::plan::{Milestone, SurveyPlan};
use civic_mentor::domain::shortlist::Shortlist;
use civic_mentor::domain::text::LocalText;
use civic_mentor::domain::timetable::Timetable;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::{AnyRecord, DECLARATIONS, Programme, RuleFields};
use civic_mentor::merge::join;
use jiff::civil::date;

use super::make::{Made, part, person, stamp};

/// Stored forms of which every field takes at least one that is no default.
fn candidates() -> Vec<Value> {
    let words = [
        "2026-05-04",
        "es",
        "state",
        "archived",
        "rolling",
        "several_mentors",
        "mentees",
        "many",
        "skills_offered",
        "mentors",
        "enrolment",
        "mentee",
        "waiting",
        "pending",
        "remote",
        "published",
        "locked",
        "introduction",
        "work",
        "text",
        "accepted",
        "go_on",
        "publication",
        "check_in",
        "paper",
        "offer",
        "peers",
        "some text",
    ];
    let mut all = vec![Value::Int(3), Value::Bool(true)];
    all.push(Value::List(vec![Value::from("remote")]));
    all.push(Value::map([
        ("en", Value::from("Yes")),
        ("es", Value::from("Sí")),
    ]));
    all.extend(words.map(Value::from));
    all
}

/// Every declared field holds something and gives it back as it was stored.
fn survives<T: Record>() {
    let mut whole = Fields::new();
    for field in T::FIELDS {
        let fits = |candidate: &Value| {
            let fields = Fields::from([(field.name.to_owned(), candidate.clone())]);
            let mut malformed = Vec::new();
            let record = T::from_fields(Id::new("id"), &fields, &mut malformed);
            malformed.is_empty() && record.to_fields() == fields
        };
        let value = candidates().into_iter().find(fits);
        let value = value.unwrap_or_else(|| panic!("{}.{} holds nothing", T::KIND, field.name));
        whole.insert(field.name.to_owned(), value);
    }
    let mut malformed = Vec::new();
    let record = T::from_fields(Id::new("id"), &whole, &mut malformed);
    assert_eq!(malformed, [""; 0]);
    assert_eq!(record.to_fields(), whole);
    assert_eq!(record.id().as_str(), "id");
    let again = T::from_fields(Id::new("id"), &record.to_fields(), &mut malformed);
    assert!(again == record);

    let empty = T::from_fields(Id::new("id"), &Fields::new(), &mut malformed);
    assert_eq!(empty.to_fields(), Fields::new(), "a default is left out");
    let wrong: Fields = T::FIELDS
        .iter()
        .map(|field| (field.name.to_owned(), Value::List(vec![Value::Bool(true)])))
        .collect();
    let mut malformed = Vec::new();
    let read = T::from_fields(Id::new("id"), &wrong, &mut malformed);
    let takes_all = |name: &str| read.to_fields().contains_key(name);
    for field in T::FIELDS {
        assert!(malformed.iter().any(|name| name == field.name) || takes_all(field.name));
    }
}

#[test]
fn every_record_survives_its_stored_form() {
    survives::<Facts>();
    survives::<Level>();
    survives::<Grade>();
    survives::<Competency>();
    survives::<Phase>();
    survives::<Milestone>();
    survives::<SurveyPlan>();
    survives::<Question>();
    survives::<Person>();
    survives::<Participation>();
    survives::<Round>();
    survives::<Run>();
    survives::<Pairing>();
    survives::<Exclusion>();
    survives::<Circle>();
    survives::<Seat>();
    survives::<Shortlist>();
    survives::<Timetable>();
    survives::<Letter>();
    survives::<LetterText>();
    survives::<Heading>();
    survives::<Message>();
    survives::<Answers>();
    survives::<RuleFields>();
}

#[test]
fn answers_of_every_shape_survive() {
    for answer in [
        Answer::Text("so, so; ¿no?".to_owned()),
        Answer::Many(vec!["a".to_owned(), String::new()]),
        Answer::Number(-7),
        Answer::YesNo(false),
    ] {
        assert_eq!(Answer::from_value(&answer.to_value()), Some(answer));
    }
    assert_eq!(Answer::from_value(&Value::map([("a", Value::Null)])), None);
}

fn one_of_each() -> Vec<AnyRecord> {
    vec![
        Facts::default().into(),
        Level::default().into(),
        Grade::default().into(),
        Competency::default().into(),
        Phase::default().into(),
        Milestone::default().into(),
        SurveyPlan::default().into(),
        Question::default().into(),
        Person::default().into(),
        Participation::default().into(),
        Answers::default().into(),
        RuleFields::default().into(),
        Round::default().into(),
        Run::default().into(),
        Pairing::default().into(),
        Exclusion::default().into(),
        Circle::default().into(),
        Seat::default().into(),
        Shortlist::default().into(),
        Timetable::default().into(),
        Letter::default().into(),
        LetterText::default().into(),
        Heading::default().into(),
        Message::default().into(),
        Forgotten::default().into(),
    ]
}

#[test]
fn every_kind_is_declared_once_and_every_field_has_readers() {
    let kinds: BTreeSet<&str> = DECLARATIONS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds.len(), DECLARATIONS.len());
    let made: BTreeSet<&str> = one_of_each().iter().map(AnyRecord::kind).collect();
    assert_eq!(made, kinds);
    for (kind, fields) in DECLARATIONS {
        let names: BTreeSet<&str> = fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), fields.len(), "{kind}");
        for FieldDecl { name, readers } in *fields {
            let place = format!("{kind}.{name}");
            assert!(!readers.is_empty(), "{place}");
            let unlike: BTreeSet<&Reader> = readers.iter().collect();
            assert_eq!(unlike.len(), readers.len(), "{place}");
            let own_only = readers.contains(&Reader::OwnOnly);
            assert_ne!(own_only, readers.contains(&Reader::Coordinator), "{place}");
            assert_ne!(*name, "deleted", "{place}");
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(name.len() <= 64 && name.chars().all(fits), "{place}");
        }
    }
}

#[test]
fn a_sensitive_answer_is_never_for_a_partner() {
    for (sensitive, shared) in [(false, false), (false, true), (true, false), (true, true)] {
        let question = Question {
            sensitive,
            shared,
            ..Question::default()
        };
        let readers = answer_readers(&question);
        assert!(readers.contains(&Reader::Own) && readers.contains(&Reader::Coordinator));
        assert_eq!(readers.contains(&Reader::Pair), shared && !sensitive);
        assert_eq!(readers.contains(&Reader::Partner), shared && !sensitive);
    }
}

#[test]
fn a_programme_takes_every_kind_and_leaves_unknown_ones_alone() {
    let mut programme = Programme {
        id: "p".to_owned(),
        ..Programme::default()
    };
    for (kind, _) in DECLARATIONS {
        programme.put(kind, "id", &Fields::new());
        assert_eq!(
            programme.fields_of(kind, "id"),
            Some(Fields::new()),
            "{kind}"
        );
    }
    let before = programme.clone();
    programme.put("from_the_future", "id", &Fields::new());
    assert_eq!(programme, before);
    assert_eq!(programme.fields_of("from_the_future", "id"), None);
}

#[test]
fn a_field_that_cannot_be_read_is_a_problem_until_it_is_mended() {
    let mut made = Made::new();
    made.change(Change::save(person("a", "North")));
    let write = |value| Write {
        kind: "person".to_owned(),
        record: "a".to_owned(),
        field: "hidden_on".to_owned(),
        value,
    };
    made.document.commit(
        &stamp("ben"),
        "person.saved",
        &[write(Value::from("in May"))],
    );
    let problems = check::problems(&made.programme());
    assert!(matches!(&problems[..], [Problem::Malformed(it)] if it.field == "hidden_on"));
    made.document.commit(
        &stamp("ben"),
        "person.saved",
        &[write(Value::from("2026-05-01"))],
    );
    let programme = made.programme();
    assert_eq!(check::problems(&programme), []);
    assert_eq!(
        programme.people[&Id::new("a")].hidden_on,
        Some(date(2026, 5, 1))
    );
}

#[test]
fn every_blocker_is_found_and_all_at_once() {
    let mut made = Made::new();
    made.mentee("a", "North", "Budgets");
    assert_eq!(check::blockers(&made.programme(), &made.part("a-part")), []);

    let mut facts = (*made.programme().facts).clone();
    facts.approval_policy = ApprovalPolicy::Mentees;
    facts.consent_needed = true;
    facts.uses_levels = true;
    made.change(Change::save(facts));
    let mut a = person("a", "North");
    a.hidden_on = Some(date(2026, 1, 1));
    made.change(Change::save(a.clone()));
    let found = |made: &Made, part: &Participation| check::blockers(&made.programme(), part);
    let mut part = made.part("a-part");
    for (standing, blocker) in [
        (Standing::Withdrawn, Blocker::Withdrawn),
        (Standing::Paused, Blocker::Paused),
        (Standing::Waiting, Blocker::Waiting),
    ] {
        part.standing = standing;
        let all = [
            Blocker::Hidden,
            blocker,
            Blocker::NoConsent,
            Blocker::NoApproval,
            Blocker::GradeMissing,
        ];
        assert_eq!(found(&made, &part), all);
    }
    a.hidden_on = None;
    a.grade = "Clerk 1".to_owned();
    made.change(Change::save(a));
    part.standing = Standing::Active;
    part.consent_on = Some(date(2026, 1, 1));
    part.approval = Approval::Refused;
    assert_eq!(
        found(&made, &part),
        [Blocker::ApprovalRefused, Blocker::GradeUnmapped]
    );
    let unmapped = check::unmapped_grades(&made.programme());
    assert_eq!(
        (unmapped[0].grade.as_str(), unmapped[0].n_people),
        ("Clerk 1", 1)
    );

    made.change(Change::save(Level {
        id: Id::new("l"),
        name: LocalText::new("Entry", ""),
        rank: 1,
    }));
    made.change(Change::save(Grade {
        id: Id::new("g"),
        name: " clerk  1".to_owned(),
        level: Some(Id::new("l")),
        ..Grade::default()
    }));
    part.approval = Approval::Approved;
    assert_eq!(found(&made, &part), []);
    part.role = Role::Mentor;
    part.approval = Approval::Pending;
    assert_eq!(found(&made, &part), [], "only mentees need approval here");
}

#[test]
fn a_right_merge_can_break_a_rule_and_it_is_said() {
    let mut made = Made::new();
    made.mentee("a", "North", "Budgets");
    made.mentee("b", "North", "Budgets");
    made.mentor("m", "South", 1, "Budgets");
    made.open_round();
    let by_hand = |id: &str, mentee: &str| Change::PairByHand {
        pairing: super::make::pairing(id, "m-part", mentee),
        instead_of: Vec::new(),
    };
    let mut there = made.document.clone();
    let writes = apply(&there.programme(), &by_hand("q", "b-part")).unwrap();
    there.commit(&stamp("ben"), "pairing.by_hand", &writes);
    made.change(by_hand("p", "a-part"));
    let (merged, _) = join(&made.document, &there).unwrap();
    let problems = check::problems(&merged.programme());
    let over = Problem::OverCapacity {
        participation: Id::new("m-part"),
        n_pairings: 2,
        capacity: 1,
    };
    assert_eq!(problems, [over]);
}

#[test]
fn what_lost_its_other_half_is_a_problem() {
    let mut made = Made::new();
    made.mentee("a", "North", "Budgets");
    made.mentor("m", "South", 1, "Budgets");
    made.open_round();
    made.change(Change::PairByHand {
        pairing: super::make::pairing("p", "m-part", "a-part"),
        instead_of: Vec::new(),
    });
    let mut programme = made.programme();
    programme.people.remove(&Id::new("a"));
    let twin = Person {
        id: Id::new("z"),
        ..person("m", "")
    };
    programme
        .people
        .insert(Id::new("z"), std::sync::Arc::new(twin));
    let grade = Grade {
        id: Id::new("g"),
        level: Some(Id::new("gone")),
        ..Grade::default()
    };
    programme
        .grades
        .insert(Id::new("g"), std::sync::Arc::new(grade));
    let expected = [
        Problem::PairingWithoutPerson {
            pairing: Id::new("p"),
        },
        Problem::SameEmail {
            first: Id::new("m"),
            second: Id::new("z"),
        },
        Problem::ParticipationWithoutPerson {
            participation: Id::new("a-part"),
        },
        Problem::GradeWithoutLevel {
            grade: Id::new("g"),
        },
    ];
    assert_eq!(check::problems(&programme), expected);
    let stray = part("nobody", Role::Mentee, 1);
    assert_eq!(check::blockers(&programme, &stray), [Blocker::Hidden]);
}
