//! Letters of enrolment: their words, what a supervisor's letter must never
//! hold, and who gets which.

use std::collections::BTreeMap;
use std::sync::Arc;

use civic_mentor::bundle::{ApprovalAnswer, Message as Wire, Outcome};
use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::check::{Blocker, blockers};
use civic_mentor::domain::circle::{Circle, CircleState, Seat};
use civic_mentor::domain::facts::{ApprovalPolicy, Facts, NoAnswer};
use civic_mentor::domain::field::Record as _;
use civic_mentor::domain::form::{Phase, PhaseKind, Question};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Letter, LetterKind, LetterText};
use civic_mentor::domain::message::{Came, Message, MessageState};
use civic_mentor::domain::people::{
    Answer, Answers, Approval, ApprovedTime, Participation, Person, Role, Standing,
};
use civic_mentor::domain::shortlist::Shortlist;
use civic_mentor::domain::text::{Language, LocalText};
use civic_mentor::domain::timetable::Timetable;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::enrol::addressees;
use civic_mentor::flow::enrol::approval::{CodeMeans, answered, request_of, whose_code};
use civic_mentor::flow::enrol::asking::{ask, go_on, remind, to_ask, waits};
use civic_mentor::flow::enrol::code::{answer_line, answers_in};
use civic_mentor::flow::next::{NextAct, progress};
use civic_mentor::flow::outbox::enrolment::{lacking_kinds, write_kind, write_one};
use civic_mentor::flow::outbox::{
    Filter, LettersOf, Tellings, groups, letters_of, mail_merge, tick,
};
use civic_mentor::letters::{LetterProblem, MergeField, Rendered, Turn, usual_text};
use jiff::civil::{Date, date};

/// A word that no supervisor may read.
const CANARY: &str = "CANARY";

fn secret(what: &str) -> String {
    format!("{CANARY}-{what}")
}

fn put<T>(table: &mut BTreeMap<Id<T>, Arc<T>>, id: &str, record: T) {
    table.insert(Id::new(id), Arc::new(record));
}

fn today() -> Date {
    date(2026, 3, 4)
}

/// Ana wants a mentor, Luis is one; both have a supervisor. Everything about
/// them that a supervisor may not read holds the canary.
fn programme(letters_in: Language) -> Programme {
    let mut p = Programme {
        id: "p".to_owned(),
        facts: Arc::new(Facts {
            id: Id::new("p"),
            name: "Valley Leaders".to_owned(),
            purpose: "People who lead learn from people who have led.".to_owned(),
            hours_a_month: 2,
            meetings_planned: 6,
            starts_on: Some(date(2026, 4, 1)),
            ends_on: Some(date(2026, 12, 15)),
            paid_time: "Meetings count as work time.".to_owned(),
            review_contact: "hr@valley.gov".to_owned(),
            approval_policy: ApprovalPolicy::Everyone,
            consent_needed: true,
            retention_months: 12,
            coordinator_name: "Rosa Ortiz".to_owned(),
            coordinator_email: "rosa.ortiz@valley.gov".to_owned(),
            coordinator_phone: "555-0100".to_owned(),
            template: secret("template"),
            deputy_name: secret("deputy"),
            deputy_email: secret("deputy-email"),
            letters_in,
            ..Facts::default()
        }),
        ..Programme::default()
    };
    let people = [
        ("ana", "Ana", "Brook", Role::Mentee, "Bo Reyes"),
        ("luis", "Luis", "Peña", Role::Mentor, "Kim Ode"),
    ];
    for (id, given, family, role, boss) in people {
        let person = Person {
            id: Id::new(id),
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            email: format!("{id}@valley.gov"),
            job_title: "Analyst".to_owned(),
            unit: "Water".to_owned(),
            agency: "Birch County".to_owned(),
            manager_name: boss.to_owned(),
            manager_email: format!(" Boss.{id}@Valley.gov"),
            phone: secret("phone"),
            grade: secret("grade"),
            location: secret("location"),
            profession: secret("profession"),
            languages: vec![secret("language")],
            employee_number: secret("number"),
            note: secret("note"),
            time_zone: secret("zone"),
            key: secret("key"),
            ..Person::default()
        };
        put(&mut p.people, id, person);
        let part = Participation {
            id: Id::new(format!("{id}-part")),
            person: Id::new(id),
            role,
            standing_reason: secret("standing"),
            came_from: secret("source"),
            consent_policy: secret("consent"),
            joined_on: Some(date(2026, 3, 1)),
            ..Participation::default()
        };
        put(&mut p.participations, &format!("{id}-part"), part);
        let answer = (Id::new("goals"), Answer::Text(secret("answer")));
        let answers = Answers {
            id: Id::new(format!("{id}-part")),
            by_question: BTreeMap::from([answer]),
        };
        put(&mut p.answers, &format!("{id}-part"), answers);
    }
    let question = Question {
        id: Id::new("goals"),
        label: LocalText::new(secret("label"), secret("label")),
        shared: true,
        ..Question::default()
    };
    put(&mut p.questions, "goals", question);
    let phase = Phase {
        id: Id::new("m"),
        kind: PhaseKind::Matching,
        starts_on: Some(date(2026, 4, 1)),
        ..Phase::default()
    };
    put(&mut p.phases, "m", phase);
    p
}

/// The programme after a change.
fn after(p: &Programme, change: &Change) -> Programme {
    let mut p = p.clone();
    for write in apply(&p, change).unwrap() {
        let mut fields = p.fields_of(&write.kind, &write.record).unwrap_or_default();
        fields.insert(write.field, write.value);
        p.put(&write.kind, &write.record, &fields);
    }
    p
}

fn ids(start: &str) -> impl FnMut() -> Id<Letter> {
    let start = start.to_owned();
    let mut n = 0;
    move || {
        n += 1;
        Id::new(format!("{start}{n}"))
    }
}

fn everybody(p: &Programme) -> Vec<Id<Participation>> {
    p.participations.keys().cloned().collect()
}

fn asked(letters_in: Language) -> Programme {
    let p = programme(letters_in);
    let change = ask(&p, &everybody(&p), today(), ids("ask")).unwrap();
    after(&p, &change)
}

fn edit_part(p: &mut Programme, id: &str, edit: impl FnOnce(&mut Participation)) {
    edit(Arc::make_mut(
        p.participations.get_mut(&Id::new(id)).unwrap(),
    ));
}

fn edit_person(p: &mut Programme, id: &str, edit: impl FnOnce(&mut Person)) {
    edit(Arc::make_mut(p.people.get_mut(&Id::new(id)).unwrap()));
}

fn read(p: &Programme, letter: &Letter) -> Rendered {
    Tellings::of(p, LettersOf::Enrolment).render(p, letter)
}

/// Ana and Luis sit in a published circle that Luis leads.
fn sit_together(p: &mut Programme) {
    for (id, phone) in [("ana", "555-0111"), ("luis", "555-0122")] {
        edit_person(p, id, |it| {
            phone.clone_into(&mut it.phone);
            "Elm Hall".clone_into(&mut it.location);
        });
        let seat = Seat {
            id: Id::new(format!("{id}-part")),
            circle: Some(Id::new("circle")),
            leads: id == "luis",
        };
        put(&mut p.seats, &format!("{id}-part"), seat);
    }
    let circle = Circle {
        id: Id::new("circle"),
        name: "Circle 1".to_owned(),
        state: CircleState::Published,
        write_by: Some(date(2026, 3, 20)),
        ..Circle::default()
    };
    put(&mut p.circles, "circle", circle);
}

/// Ana and Luis have a meeting in the first round of an event.
fn meet_once(p: &mut Programme) {
    for id in ["ana", "luis"] {
        edit_person(p, id, |it| "Elm Hall".clone_into(&mut it.location));
    }
    let row = Value::List(vec![Value::Int(0), "luis-part".into(), "ana-part".into()]);
    let event = Timetable {
        id: Id::new("event"),
        name: "Kick-off".to_owned(),
        takes_place_on: Some(date(2026, 4, 2)),
        starts_at: "14:00".to_owned(),
        minutes: 15,
        pause_minutes: 5,
        place: "City Hall".to_owned(),
        time_zone: "America/Denver".to_owned(),
        n_rounds: 1,
        rows: Value::map([("meetings", Value::List(vec![row]))]),
        ..Timetable::default()
    };
    put(&mut p.timetables, "event", event);
}

/// The letter of a turn in a programme in which what it says is so.
fn letter(p: &mut Programme, turn: Turn, language: Language) -> Letter {
    let person = if turn.role == Role::Mentor {
        "luis"
    } else {
        "ana"
    };
    let part = format!("{person}-part");
    match turn.kind {
        LetterKind::ApprovalRefused => edit_part(p, &part, |part| {
            part.approval = Approval::Refused;
            "Not before the budget is done.".clone_into(&mut part.approval_note);
        }),
        LetterKind::Choice => {
            edit_person(p, "luis", |it| "Elm Hall".clone_into(&mut it.location));
            p.answers.clear();
            let list = Shortlist {
                id: Id::new(part.as_str()),
                mentors: vec!["luis-part".to_owned()],
                asked_on: Some(today()),
                reply_by: Some(date(2026, 3, 20)),
                ..Shortlist::default()
            };
            put(&mut p.shortlists, &part, list);
        }
        LetterKind::Circle => sit_together(p),
        LetterKind::Event => meet_once(p),
        LetterKind::Withdrawn => edit_part(p, &part, |it| it.standing = Standing::Withdrawn),
        LetterKind::Paused => edit_part(p, &part, |it| it.standing = Standing::Paused),
        _ => {}
    }
    let to_supervisor = matches!(
        turn.kind,
        LetterKind::ApprovalRequest | LetterKind::ApprovalReminder
    );
    Letter {
        id: Id::new("l"),
        to: Id::new(part),
        kind: turn.kind,
        supervisor: if to_supervisor {
            format!("boss.{person}@valley.gov")
        } else {
            String::new()
        },
        reason: "The programme is for staff with a year of service.".to_owned(),
        circle: (turn.kind == LetterKind::Circle).then(|| Id::new("circle")),
        event: (turn.kind == LetterKind::Event).then(|| Id::new("event")),
        language,
        ..Letter::default()
    }
}

#[test]
fn every_turn_of_enrolment_reads_well_in_both_languages() {
    for turn in Turn::OF_ENROLMENT {
        for language in [Language::English, Language::Spanish] {
            let mut p = asked(language);
            let letter = letter(&mut p, turn, language);
            let seen = read(&p, &letter);
            assert_eq!(seen.problems, [], "{}", turn.word());
            assert!(!seen.body.contains(['{', '}']), "{}", turn.word());
            assert!(!seen.subject.contains(['{', '}', '\n']), "{}", turn.word());
            assert_ne!(
                usual_text(turn, Language::English).subject,
                usual_text(turn, Language::Spanish).subject
            );
            let name = format!("{}_{}", turn.word(), language.word());
            let text = format!(
                "To: {} <{}>\nSubject: {}\n\n{}\n",
                seen.to_name, seen.to_email, seen.subject, seen.body
            );
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("letter_{name}"), text);
            });
        }
    }
}

#[test]
fn a_supervisors_letter_holds_nothing_but_what_a_supervisor_may_read() {
    let all: String = MergeField::ALL
        .iter()
        .map(|field| field.written() + "\n")
        .collect();
    for language in [Language::English, Language::Spanish] {
        let mut p = asked(language);
        let all = LocalText::new(all.clone(), all.clone());
        for turn in Turn::OF_ENROLMENT {
            let text = LetterText {
                id: turn.text_id(),
                subject: all.clone(),
                body: all.clone(),
            };
            p.letter_texts.insert(turn.text_id(), Arc::new(text));
        }
        for (part, person) in [("ana-part", "ana"), ("luis-part", "luis")] {
            for kind in [LetterKind::ApprovalRequest, LetterKind::ApprovalReminder] {
                let letter = Letter {
                    id: Id::new("l"),
                    to: Id::new(part),
                    kind,
                    supervisor: format!("boss.{person}@valley.gov"),
                    language,
                    ..Letter::default()
                };
                let seen = read(&p, &letter);
                let whole = format!("{seen:?}");
                assert!(!whole.contains(CANARY), "{whole}");
                let told = Tellings::of(&p, LettersOf::Enrolment);
                let table = mail_merge(&p, &[Arc::new(letter)], &told);
                let table = String::from_utf8(table).unwrap();
                assert!(!table.contains(CANARY), "{table}");
            }
        }
    }
}

#[test]
fn nobodys_letter_holds_a_note_or_an_answer() {
    for turn in Turn::OF_ENROLMENT {
        let mut p = asked(Language::English);
        let letter = letter(&mut p, turn, Language::English);
        let whole = format!("{:?}", read(&p, &letter));
        assert!(!whole.contains(CANARY), "{whole}");
    }
}

#[test]
fn asking_notes_the_day_and_writes_one_letter_to_each_supervisor() {
    let p = asked(Language::English);
    let part = &p.participations[&Id::new("ana-part")];
    assert_eq!(part.approval, Approval::Pending);
    assert_eq!(part.approval_asked_on, Some(today()));
    let letters = letters_of(&p, LettersOf::Enrolment, Filter::default());
    assert_eq!(letters.len(), 2);
    let seen: Vec<_> = letters.iter().map(|letter| read(&p, letter)).collect();
    let to: Vec<_> = seen.iter().map(|it| it.to_email.as_str()).collect();
    assert_eq!(to, ["boss.luis@valley.gov", "boss.ana@valley.gov"]);
    assert!(seen.iter().all(|it| it.problems.is_empty()));
    assert!(seen[1].body.contains("March 14, 2026"), "{}", seen[1].body);
    assert_eq!(groups(&p, LettersOf::Enrolment).len(), 2);

    // Asked again the code stays, and there is no second letter.
    let again = after(
        &p,
        &ask(&p, &everybody(&p), date(2026, 3, 9), ids("again")).unwrap(),
    );
    assert_eq!(again.letters.len(), 2);
    assert_eq!(again.participations, p.participations);
}

#[test]
fn another_supervisor_gets_a_letter_of_their_own_and_the_unsent_one_goes() {
    let mut p = asked(Language::English);
    edit_person(&mut p, "ana", |ana| {
        ana.manager_email = "new@valley.gov".to_owned();
        ana.manager_name = String::new();
    });
    let old = p.letters.values().find(|it| it.to.as_str() == "ana-part");
    let old = Arc::clone(old.unwrap());
    let seen = read(&p, &old);
    assert_eq!(seen.problems, [LetterProblem::NotSo]);
    assert_eq!(seen.to_email, "boss.ana@valley.gov");
    assert!(!seen.to_name.contains("Bo Reyes"));

    let asked_again = |p: &Programme| {
        let change = ask(p, &everybody(p), date(2026, 3, 9), ids("new")).unwrap();
        let p = after(p, &change);
        let letters = p.letters.values();
        let to_ana = letters.filter(|it| it.to.as_str() == "ana-part");
        to_ana.map(|it| it.supervisor.clone()).collect::<Vec<_>>()
    };
    assert_eq!(asked_again(&p), ["new@valley.gov"]);
    let sent = after(
        &p,
        &tick(&p, std::slice::from_ref(&old.id), Some(7)).unwrap(),
    );
    assert_eq!(asked_again(&sent).len(), 2, "a letter that went stays");
}

#[test]
fn those_who_waited_are_reminded_once_the_request_went() {
    let p = asked(Language::English);
    let all = everybody(&p);
    let later = date(2026, 3, 20);
    assert_eq!(remind(&p, &all, later, ids("r")), None);
    let sent: Vec<_> = p.letters.keys().cloned().collect();
    let mut p = after(&p, &tick(&p, &sent, Some(7)).unwrap());
    edit_part(&mut p, "luis-part", |it| it.approval = Approval::Approved);
    let p = after(&p, &remind(&p, &all, later, ids("r")).unwrap());
    let reminders: Vec<_> = p
        .letters
        .values()
        .filter(|it| it.kind == LetterKind::ApprovalReminder)
        .collect();
    assert_eq!(reminders.len(), 1);
    assert_eq!(reminders[0].to.as_str(), "ana-part");
    assert_eq!(read(&p, reminders[0]).problems, []);
    assert_eq!(remind(&p, &all, later, ids("r")), None, "one waits to go");
}

/// A body as a mail program breaks it into lines of a width.
fn wrapped(body: &str, width: usize) -> String {
    let mut out = String::new();
    for line in body.lines() {
        let mut at = 0;
        for word in line.split(' ') {
            if at > 0 && at + word.chars().count() >= width {
                out.push('\n');
                at = 0;
            }
            out.push_str(word);
            out.push(' ');
            at += word.chars().count() + 1;
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_lines_of_a_letter_are_no_answer_and_one_written_above_them_is() {
    for language in [Language::English, Language::Spanish] {
        let p = asked(language);
        for part in ["ana-part", "luis-part"] {
            for kind in [LetterKind::ApprovalRequest, LetterKind::ApprovalReminder] {
                let person = part.trim_end_matches("-part");
                let letter = Letter {
                    to: Id::new(part),
                    kind,
                    supervisor: format!("boss.{person}@valley.gov"),
                    language,
                    ..Letter::default()
                };
                let body = read(&p, &letter).body;
                let quoted = format!("> {}", body.replace('\n', "\n> "));
                for text in [&body, &quoted] {
                    assert_eq!(answers_in(text), [], "{text}");
                }
                for width in [50, 60, 72, 76, 80] {
                    assert_eq!(answers_in(&wrapped(&body, width)), [], "{width}");
                }
                // The line a reader copies from the letter is understood.
                let (_, yes) = body
                    .lines()
                    .find(|line| line.ends_with("2 hours") || line.ends_with("2 horas"))
                    .and_then(|line| line.split_once(": "))
                    .unwrap();
                for below in [&body, &quoted, &wrapped(&body, 72)] {
                    let reply = format!("{yes}\n\nBo\n\n{below}");
                    let heard = answers_in(&reply);
                    assert_eq!(heard.len(), 1, "{reply}");
                    assert_eq!((heard[0].outcome, heard[0].hours), (Outcome::Limited, 2));
                    let means = whose_code(&p, &heard[0].code, "");
                    assert_eq!(means, CodeMeans::One(Id::new(part)));
                }
            }
        }
    }
}

#[test]
fn people_hear_that_their_application_came_and_who_was_imported_does_not() {
    let mut p = programme(Language::English);
    assert!(lacking_kinds(&p).is_empty());
    let message = Message {
        id: Id::new("m"),
        kind: "application".to_owned(),
        came: Came::File,
        state: MessageState::Accepted,
        about: Some(Id::new("ana")),
        ..Message::default()
    };
    put(&mut p.messages, "m", message);
    let lacking = BTreeMap::from([(LetterKind::Received, 1)]);
    assert_eq!(lacking_kinds(&p), lacking);
    let change = write_kind(&p, LetterKind::Received, ids("w")).unwrap();
    let p = after(&p, &change);
    assert!(lacking_kinds(&p).is_empty());
    let body = read(&p, p.letters.values().next().unwrap()).body;
    for part in ["Bo Reyes", "agree to how the programme", "April 1, 2026"] {
        assert!(body.contains(part), "{body}");
    }
}

#[test]
fn a_refusal_is_told_once_for_each_supervisor() {
    let mut p = asked(Language::English);
    p.letters.clear();
    let refuse = |p: &Programme| {
        let answer = answers_in("NO 2345 not before June").remove(0);
        let part = &p.participations[&Id::new("ana-part")];
        after(p, &Change::save(answered(p, part, &answer)))
    };
    p = refuse(&p);
    let change = write_kind(&p, LetterKind::ApprovalRefused, ids("a")).unwrap();
    p = after(&p, &change);
    let body = read(&p, p.letters.values().next().unwrap()).body;
    assert!(body.contains("not before June"), "{body}");
    assert!(lacking_kinds(&p).is_empty());
    edit_person(&mut p, "ana", |ana| {
        ana.manager_email = "new@valley.gov".to_owned();
    });
    assert!(lacking_kinds(&p).is_empty(), "it has lapsed");
    p = refuse(&p);
    assert_eq!(lacking_kinds(&p).len(), 1);
}

#[test]
fn a_break_and_its_end_are_told_each_time() {
    let mut p = programme(Language::English);
    for turn in 0..2 {
        let name = format!("{turn}-");
        edit_part(&mut p, "ana-part", |it| it.standing = Standing::Paused);
        let change = write_kind(&p, LetterKind::Paused, ids(&format!("p{name}"))).unwrap();
        p = after(&p, &change);
        assert!(lacking_kinds(&p).is_empty());
        edit_part(&mut p, "ana-part", |it| it.standing = Standing::Active);
        assert!(lacking_kinds(&p).is_empty(), "the first letter never went");
        let sent: Vec<_> = p.letters.keys().cloned().collect();
        p = after(&p, &tick(&p, &sent, Some(7)).unwrap());
        let change = write_kind(&p, LetterKind::WelcomeBack, ids(&format!("b{name}"))).unwrap();
        p = after(&p, &change);
        assert!(lacking_kinds(&p).is_empty());
    }
    assert_eq!(p.letters.len(), 4);
}

#[test]
fn a_letter_that_would_not_be_true_is_not_written() {
    let mut p = programme(Language::English);
    let ana = Id::new("ana-part");
    let write = |p: &Programme, kind| write_one(p, kind, &ana, " Too new. ", Id::new("l"));
    assert_eq!(write(&p, LetterKind::Withdrawn), None);
    assert_eq!(write(&p, LetterKind::Paused), None);
    assert_eq!(write(&p, LetterKind::Introduction), None);
    assert_eq!(write(&p, LetterKind::ApprovalRequest), None);
    let written = after(&p, &write(&p, LetterKind::NotEligible).unwrap());
    let body = read(&written, &written.letters[&Id::new("l")]).body;
    assert!(body.contains("Why:\nToo new."), "{body}");
    assert!(body.contains("hr@valley.gov"));
    edit_person(&mut p, "ana", |ana| ana.hidden_on = Some(today()));
    assert_eq!(write(&p, LetterKind::NotEligible), None);
    let farewell = after(&p, &write(&p, LetterKind::Withdrawn).unwrap());
    let seen = read(&farewell, &farewell.letters[&Id::new("l")]);
    assert_eq!(seen.problems, []);
    assert!(seen.body.contains("December 15, 2027"), "{}", seen.body);
    edit_person(&mut p, "ana", |ana| ana.held_on = Some(today()));
    let on_hold = write(&p, LetterKind::Withdrawn);
    assert_eq!(on_hold, None, "whose data a hold hides has not left");
}

#[test]
fn a_letter_without_a_round_is_stored_without_one() {
    let letter = Letter {
        id: Id::new("l"),
        to: Id::new("ana-part"),
        kind: LetterKind::ApprovalRequest,
        supervisor: "boss@valley.gov".to_owned(),
        ..Letter::default()
    };
    let fields = letter.to_fields();
    assert!(!fields.contains_key("round"));
    let mut malformed = Vec::new();
    let back = Letter::from_fields(Id::new("l"), &fields, &mut malformed);
    assert_eq!((back, malformed.len()), (letter, 0));
}

#[test]
fn whoever_waits_past_the_day_goes_on_only_where_the_policy_says_so() {
    let mut p = asked(Language::English);
    let all = everybody(&p);
    let late = date(2026, 3, 20);
    assert_eq!(go_on(&p, &all, late), None, "the policy is to wait");
    Arc::make_mut(&mut p.facts).no_answer = NoAnswer::GoOn;
    assert_eq!(go_on(&p, &all, date(2026, 3, 10)), None, "there is time");
    edit_part(&mut p, "luis-part", |it| it.approval = Approval::Approved);
    let mut gone = after(&p, &go_on(&p, &all, late).unwrap());
    let ana = gone.participations[&Id::new("ana-part")].clone();
    assert_eq!(ana.approval, Approval::GoneOn);
    assert!(!blockers(&gone, &ana).contains(&Blocker::NoApproval));
    assert_eq!(waits(&gone, late), []);
    edit_person(&mut gone, "ana", |it| {
        it.manager_email = "new@valley.gov".to_owned();
    });
    assert!(
        blockers(&gone, &ana).contains(&Blocker::NoApproval),
        "lapsed"
    );
    assert_eq!(to_ask(&gone), [Id::new("ana-part")]);
}

#[test]
fn who_waits_for_whom_is_named_with_the_longest_wait_first() {
    let mut p = asked(Language::English);
    edit_part(&mut p, "luis-part", |it| {
        it.approval_asked_on = Some(date(2026, 2, 1));
    });
    let found = waits(&p, date(2026, 3, 9));
    let said: Vec<_> = found
        .iter()
        .map(|it| (it.name.as_str(), it.supervisor.as_str(), it.is_overdue))
        .collect();
    assert_eq!(
        said,
        [
            ("Luis Peña", "Kim Ode", true),
            ("Ana Brook", "Bo Reyes", false)
        ]
    );
}

#[test]
fn the_next_act_is_to_ask_where_people_wait_for_nothing_else() {
    let mut p = programme(Language::English);
    Arc::make_mut(&mut p.facts).consent_needed = false;
    let ask_two = NextAct::AskSupervisors { n_people: 2 };
    assert_eq!(progress(&p, jiff::civil::date(2026, 9, 2)).next, ask_two);
    edit_part(&mut p, "luis-part", |it| it.standing = Standing::Paused);
    assert_eq!(
        progress(&p, jiff::civil::date(2026, 9, 2)).next,
        NextAct::AskSupervisors { n_people: 1 }
    );
    let asked = after(&p, &ask(&p, &everybody(&p), today(), ids("a")).unwrap());
    assert_eq!(
        progress(&asked, jiff::civil::date(2026, 9, 2)).next,
        NextAct::ClearBlockers { n_people: 1 }
    );
}

#[test]
fn the_line_made_for_an_answer_is_read_as_that_answer() {
    let answers = [
        (Outcome::Approved, 0, ApprovedTime::Unsaid, ""),
        (Outcome::Approved, 0, ApprovedTime::Work, ""),
        (Outcome::Limited, 2, ApprovedTime::Unsaid, ""),
        (Outcome::Limited, 12, ApprovedTime::Own, "after 3 h of work"),
        (Outcome::Limited, 0, ApprovedTime::Own, ""),
        (
            Outcome::Refused,
            0,
            ApprovedTime::Unsaid,
            "Not before\nJune.",
        ),
    ];
    for language in [Language::English, Language::Spanish] {
        for (outcome, hours, time, note) in answers {
            let answer = ApprovalAnswer {
                code: "7K4Q".to_owned(),
                outcome,
                hours,
                time,
                note: note.to_owned(),
                ..ApprovalAnswer::default()
            };
            let line = answer_line(&answer, language);
            let heard = answers_in(&line);
            assert_eq!(heard.len(), 1, "{line}");
            let heard = &heard[0];
            assert_eq!(
                (heard.outcome, heard.hours, heard.time, heard.code.as_str()),
                (outcome, hours, time, "7K4Q"),
                "{line}"
            );
        }
    }
}

#[test]
fn a_request_file_holds_nothing_but_what_a_supervisor_may_read() {
    let p = asked(Language::English);
    let to = addressees(&p.facts, "did:key:zOwn", "age1own");
    let request = request_of(&p, &Id::new("ana-part"), Some(today()), to).unwrap();
    let payload = Wire::ApprovalRequest(Box::new(request)).to_payload();
    let text = format!("{payload:?}");
    assert!(text.contains("Ana") && text.contains("age1own"), "{text}");
    assert!(!text.contains(CANARY), "{text}");
}
