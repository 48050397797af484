//! The Inbox: what is kept, what it would do, what is taken over.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::bundle::{
    Act, Application, AppliedPart, Consent, Heads, KeyCardMessage, Message as Wire, OwnKey,
    file_bytes, open, sign, verify,
};
use civic_mentor::domain::change::Change;
use civic_mentor::domain::facts::{ApprovalPolicy, Facts};
use civic_mentor::domain::form::{Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::message::{Came, HandSource, Message, MessageState};
use civic_mentor::domain::people::{Answer, Approval, Mode, Participation, Person, Role, Standing};
use civic_mentor::domain::text::LocalText;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::enrol::approval::{asks, note_asked};
use civic_mentor::flow::enrol::code::answers_in;
use civic_mentor::flow::inbox::accept::{NotAccepted, Take, accept, accept_new, decline};
use civic_mentor::flow::inbox::counts::{InboxCounts, inbox_counts};
use civic_mentor::flow::inbox::hand::{Recorded, Said, record};
use civic_mentor::flow::inbox::judge::{At, KeyState, Known, Verdict, judge};
use civic_mentor::flow::inbox::receive::{Incoming, Outcome, Received, Signed, What, receive};
use civic_mentor::flow::inbox::several::several;
use civic_mentor::flow::next::{NextAct, progress};
use jiff::civil::date;

use super::enrol::{after, ids};

const PROGRAMME: &str = "11111111-1111-4111-8111-111111111111";

pub fn programme() -> Programme {
    let mut p = Programme {
        id: PROGRAMME.to_owned(),
        ..Programme::default()
    };
    p = after(
        &p,
        &Change::save(Facts {
            id: Id::new(PROGRAMME),
            name: "Valley".to_owned(),
            approval_policy: ApprovalPolicy::Mentees,
            ..Facts::default()
        }),
    );
    after(
        &p,
        &Change::save(Question {
            id: Id::new("0a1b2c3d-0000-4000-8000-000000000000"),
            label: LocalText::new("What to learn", ""),
            kind: QuestionKind::Many,
            ..Question::default()
        }),
    )
}

pub fn application(name: &str, act: Act) -> Application {
    Application {
        act,
        person: Person {
            given_name: name.to_owned(),
            family_name: "Diaz".to_owned(),
            email: format!("{name}@valley.gov"),
            agency: "Roads".to_owned(),
            manager_email: "boss@valley.gov".to_owned(),
            ..Person::default()
        },
        parts: vec![AppliedPart {
            role: Role::Mentee,
            capacity: 1,
            hours_a_month: 3,
            modes: vec![Mode::Remote],
            answers: BTreeMap::from([(
                "q_0a1b2c3d".to_owned(),
                Answer::Many(vec!["Ethics".to_owned()]),
            )]),
        }],
        consent: Some(Consent {
            on: date(2026, 11, 20),
            policy: "sha256:00".to_owned(),
        }),
        note: String::new(),
    }
}

/// A message signed, written to a file, opened and verified, as the worker hands it on.
pub fn signed(wire: &Wire, seed: u8, programme_id: &str, n: u32) -> Signed {
    let key = OwnKey::from_entropy([seed; 32]);
    let envelope = wire.envelope(Heads {
        programme_id: Some(programme_id.to_owned()),
        re: None,
        bundle_id: format!("22222222-2222-4222-8222-{n:012}"),
        author: key.public(),
        actor: "33333333-3333-4333-8333-333333333333".to_owned(),
        audience: Vec::new(),
    });
    let at = jiff::Timestamp::from_second(1_790_000_000).unwrap();
    let bytes = file_bytes(&sign(&envelope, &key, at).unwrap()).unwrap();
    let file = verify(open(&bytes).unwrap(), &Default::default()).unwrap();
    Signed {
        kind: file.envelope().kind.as_str().to_owned(),
        programme_id: file.envelope().programme_id.clone().unwrap_or_default(),
        did: file.envelope().author.to_string(),
        audience: Vec::new(),
        bundle: file.envelope().bundle_id.clone(),
        hash: file.hash().to_owned(),
        text: String::from_utf8(bytes).unwrap(),
        from_email: String::new(),
    }
}

pub fn applied(name: &str, act: Act, seed: u8, n: u32) -> Signed {
    signed(
        &Wire::Application(Box::new(application(name, act))),
        seed,
        PROGRAMME,
        n,
    )
}

pub fn drop_in(p: &Programme, all: Vec<Signed>) -> (Programme, Received) {
    let incoming = all.into_iter().map(|signed| Incoming {
        file: "reply.json".to_owned(),
        came: Came::File,
        what: What::Signed(signed),
    });
    let received = receive(
        p,
        incoming.collect(),
        "did:key:me",
        5,
        &mut ids(u64::try_from(p.messages.len()).unwrap() + 1),
    );
    let next = received
        .change
        .as_ref()
        .map_or_else(|| p.clone(), |change| after(p, change));
    (next, received)
}

fn verdicts(p: &Programme) -> Vec<Verdict> {
    let known = Known::of(p);
    let waiting = p
        .messages
        .values()
        .filter(|it| it.state == MessageState::Waiting);
    waiting.map(|message| judge(p, &known, message)).collect()
}

pub fn only_waiting(p: &Programme) -> Id<Message> {
    let mut waiting = p
        .messages
        .values()
        .filter(|it| it.state == MessageState::Waiting);
    waiting.next().unwrap().id.clone()
}

#[test]
fn applications_are_kept_once_and_come_in_together() {
    let mut p = programme();
    let files: Vec<Signed> = (0..20_u8)
        .map(|n| applied(&format!("a{n}"), Act::Apply, n + 1, u32::from(n)))
        .collect();
    let (next, received) = drop_in(&p, files.clone());
    p = next;
    assert_eq!(received.lines.len(), 20);
    assert!(verdicts(&p).iter().all(Verdict::is_bulk));
    let (p_again, received) = drop_in(&p, files);
    assert_eq!(p_again, p);
    assert!(
        received
            .lines
            .iter()
            .all(|(_, it)| *it == Outcome::AlreadyHere)
    );
    let all: Vec<_> = p.messages.keys().cloned().collect();
    let (change, n) = accept_new(&p, &all, date(2026, 11, 22), &mut ids(9));
    assert_eq!(n, 20);
    p = after(&p, &change.unwrap());
    assert_eq!(
        (p.people.len(), p.participations.len(), p.answers.len()),
        (20, 20, 20)
    );
    let part = p.participations.values().next().unwrap();
    assert_eq!((part.capacity, part.hours_a_month), (1, 3));
    assert_eq!(part.consent_on, Some(date(2026, 11, 20)));
    assert_eq!(p.answers.values().next().unwrap().by_question.len(), 1);
    assert!(p.people.values().all(|it| it.key.starts_with("did:key:")));
    assert!(verdicts(&p).is_empty());
    assert_eq!(
        accept_new(&p, &all, date(2026, 11, 22), &mut ids(9)).0,
        None
    );
}

#[test]
fn of_several_applications_of_one_address_somebody_says_which_counts() {
    let mut p = programme();
    let mut second = application("ana", Act::Apply);
    second.person.agency = "Parks".to_owned();
    let second = signed(&Wire::Application(Box::new(second)), 2, PROGRAMME, 2);
    p = drop_in(&p, vec![applied("ana", Act::Apply, 1, 1), second]).0;
    let all: Vec<_> = p.messages.keys().cloned().collect();
    let today = date(2026, 11, 22);
    assert_eq!(accept_new(&p, &all, today, &mut ids(9)), (None, 0));
    assert!(verdicts(&p).iter().all(|it| it.word() == "several"));
    let one = &p.messages[&all[0]];
    let both = several(&p, one);
    assert_eq!(both.len(), 2);
    let keys: Vec<_> = both.iter().filter_map(|it| it.key).collect();
    assert!(keys.contains(&1) && keys.contains(&2), "{keys:?}");
    for it in &both {
        let places: Vec<_> = it.own.iter().map(|(at, _)| at.clone()).collect();
        assert_eq!(places, [At::Person("agency".to_owned())]);
    }
    let parks = both
        .iter()
        .find(|it| it.own[0].1 == "Parks".into())
        .unwrap();
    let change = accept(&p, &parks.message, &Take::All, None, today, &mut ids(9)).unwrap();
    p = after(&p, &change);
    assert_eq!(p.people.len(), 1);
    assert_eq!(p.people.values().next().unwrap().agency, "Parks");
    assert!(verdicts(&p).is_empty(), "the other is put aside");
    let states: Vec<_> = p.messages.values().map(|it| it.state).collect();
    assert!(states.contains(&MessageState::Declined));
}

#[test]
fn a_change_shows_old_and_new_and_only_what_is_taken_is_taken() {
    let mut p = programme();
    p = drop_in(&p, vec![applied("ana", Act::Apply, 1, 1)]).0;
    p = after(
        &p,
        &accept(
            &p,
            &only_waiting(&p),
            &Take::All,
            None,
            date(2026, 11, 22),
            &mut ids(3),
        )
        .unwrap(),
    );
    let mut changed = application("ana", Act::Change);
    changed.person.phone = "555".to_owned();
    changed.person.agency = "Water".to_owned();
    changed.parts[0].hours_a_month = 5;
    changed.parts[0].answers.insert(
        "q_0a1b2c3d".to_owned(),
        Answer::Many(vec!["Budgets".to_owned()]),
    );
    changed.parts[0]
        .answers
        .insert("q_ffffffff".to_owned(), Answer::YesNo(true));
    p = drop_in(
        &p,
        vec![signed(
            &Wire::Application(Box::new(changed)),
            1,
            PROGRAMME,
            2,
        )],
    )
    .0;
    let id = only_waiting(&p);
    let Verdict::Changes {
        key, differences, ..
    } = verdicts(&p).remove(0)
    else {
        panic!("a change")
    };
    assert_eq!(key, KeyState::Same);
    assert_eq!(differences.len(), 4);
    let take: BTreeSet<At> = differences
        .iter()
        .filter(|it| it.at != At::Person("agency".to_owned()))
        .map(|it| it.at.clone())
        .collect();
    p = after(
        &p,
        &accept(
            &p,
            &id,
            &Take::Only(take),
            None,
            date(2026, 11, 22),
            &mut ids(4),
        )
        .unwrap(),
    );
    let person = p.people.values().next().unwrap();
    assert_eq!(
        (person.phone.as_str(), person.agency.as_str()),
        ("555", "Roads")
    );
    assert_eq!(p.participations.values().next().unwrap().hours_a_month, 5);
    let answers = p.answers.values().next().unwrap();
    assert_eq!(
        answers.by_question.values().next(),
        Some(&Answer::Many(vec!["Budgets".to_owned()]))
    );
    assert_eq!(
        accept(&p, &id, &Take::All, None, date(2026, 11, 22), &mut ids(4)),
        Err(NotAccepted::Decided)
    );
}

#[test]
fn pausing_coming_back_and_leaving_are_said_in_a_file() {
    let today = date(2026, 11, 22);
    let mut p = programme();
    p = drop_in(&p, vec![applied("ana", Act::Withdraw, 1, 1)]).0;
    assert!(matches!(verdicts(&p)[0], Verdict::NotHere(_)));
    let id = only_waiting(&p);
    assert_eq!(
        accept(&p, &id, &Take::All, None, today, &mut ids(1)),
        Err(NotAccepted::NotHere)
    );
    p = after(&p, &decline(&p, std::slice::from_ref(&id)).unwrap());
    assert_eq!(decline(&p, &[id]), None);
    p = drop_in(&p, vec![applied("ana", Act::Apply, 1, 2)]).0;
    p = after(
        &p,
        &accept(&p, &only_waiting(&p), &Take::All, None, today, &mut ids(2)).unwrap(),
    );
    for (n, act, standing) in [
        (3, Act::Pause, Standing::Paused),
        (4, Act::Resume, Standing::Active),
        (5, Act::Withdraw, Standing::Withdrawn),
        (6, Act::Resume, Standing::Withdrawn),
    ] {
        p = drop_in(&p, vec![applied("ana", act, 1, n)]).0;
        p = after(
            &p,
            &accept(
                &p,
                &only_waiting(&p),
                &Take::All,
                None,
                today,
                &mut ids(u64::from(n) + 40),
            )
            .unwrap(),
        );
        assert_eq!(
            p.participations.values().next().unwrap().standing,
            standing,
            "{act:?}"
        );
    }
}

#[test]
fn what_is_not_for_this_inbox_is_said() {
    let p = programme();
    let other = "44444444-4444-4444-8444-444444444444";
    let wire = Wire::Application(Box::new(application("ana", Act::Apply)));
    let mut for_ben = signed(&wire, 1, other, 2);
    for_ben.audience = vec!["did:key:ben".to_owned()];
    let mut huge = applied("bo", Act::Apply, 2, 3);
    huge.text.push_str(&" ".repeat(70_000));
    let mut whole = applied("cy", Act::Apply, 3, 4);
    whole.kind = "programme".to_owned();
    let (next, received) = drop_in(&p, vec![signed(&wire, 1, other, 1), for_ben, huge, whole]);
    assert_eq!(next, p);
    assert!(received.change.is_none());
    let outcomes: Vec<Outcome> = received.lines.into_iter().map(|it| it.1).collect();
    assert_eq!(
        outcomes,
        [
            Outcome::OtherProgramme,
            Outcome::ForSomeoneElse,
            Outcome::TooLong,
            Outcome::OpenedElsewhere {
                kind: "programme".to_owned()
            },
        ]
    );
}

#[test]
fn what_a_person_may_not_say_of_themselves_is_not_read() {
    let wire = Wire::Application(Box::new(application("ana", Act::Apply)));
    for (field, value) in [
        ("key", "did:key:z"),
        ("hidden_on", "2026-01-01"),
        ("note", "x"),
    ] {
        let mut payload = wire.to_payload();
        if let civic_mentor::domain::value::Value::Map(fields) = &mut payload
            && let Some(civic_mentor::domain::value::Value::Map(person)) = fields.get_mut("person")
        {
            person.insert(field.to_owned(), value.into());
        }
        let problems = Wire::from_payload(wire.kind(), &payload)
            .unwrap()
            .unwrap_err();
        assert_eq!(problems[0].place, format!("person.{field}"));
    }
}

#[test]
fn a_supervisors_line_counts_like_a_file_and_like_a_record_by_hand() {
    let today = date(2026, 11, 22);
    let mut start = programme();
    start = drop_in(&start, vec![applied("ana", Act::Apply, 1, 1)]).0;
    start = after(
        &start,
        &accept(
            &start,
            &only_waiting(&start),
            &Take::All,
            None,
            today,
            &mut ids(2),
        )
        .unwrap(),
    );
    let part: Id<Participation> = start.participations.keys().next().unwrap().clone();
    start = after(
        &start,
        &note_asked(&start, std::slice::from_ref(&part), today).unwrap(),
    );
    let code = asks(&start, today)[0].code.clone();
    let answer = answers_in(&format!("YES {code}")).remove(0);

    let line = Incoming {
        file: String::new(),
        came: Came::Text,
        what: What::Line {
            answer: answer.clone(),
            from_name: "The Boss".to_owned(),
            from_email: "boss@valley.gov".to_owned(),
        },
    };
    let received = receive(&start, vec![line], "", 6, &mut ids(8));
    let mut by_line = after(&start, &received.change.unwrap());
    by_line = after(
        &by_line,
        &accept(
            &by_line,
            &only_waiting(&by_line),
            &Take::All,
            None,
            today,
            &mut ids(9),
        )
        .unwrap(),
    );

    let file = signed(&Wire::Approval(answer.clone()), 7, PROGRAMME, 9);
    let mut by_file = drop_in(&start, vec![file]).0;
    by_file = after(
        &by_file,
        &accept(
            &by_file,
            &only_waiting(&by_file),
            &Take::All,
            None,
            today,
            &mut ids(9),
        )
        .unwrap(),
    );

    let said = Said::Approval(part.clone(), answer);
    let recorded = Recorded {
        by: "A. Ruiz".to_owned(),
        from_name: "The Boss".to_owned(),
        written_on: Some(date(2026, 3, 4)),
        source: HandSource::Email,
    };
    let change = record(&start, &said, recorded, "hand".to_owned(), 7, today).unwrap();
    let by_hand = after(&start, &change);

    for p in [&by_line, &by_file, &by_hand] {
        assert_eq!(p.participations[&part].approval, Approval::Approved);
        assert_eq!(p.participations[&part], by_line.participations[&part]);
    }
    let hand = &by_hand.messages[&Id::new("hand")];
    assert_eq!(
        (hand.came, hand.recorded_by.as_str(), hand.from_key.as_str()),
        (Came::Hand, "A. Ruiz", "")
    );
    assert!(matches!(
        judge(&by_hand, &Known::of(&by_hand), hand),
        Verdict::Approval { .. }
    ));
}

#[test]
fn a_key_card_names_the_deputy() {
    let card = Wire::KeyCard(KeyCardMessage {
        name: "Ben".to_owned(),
        organisation: "Valley".to_owned(),
        email: "ben@valley.gov".to_owned(),
        recipient: "age1x".to_owned(),
    });
    let mut p = drop_in(&programme(), vec![signed(&card, 5, PROGRAMME, 1)]).0;
    p = after(
        &p,
        &accept(
            &p,
            &only_waiting(&p),
            &Take::All,
            None,
            date(2026, 11, 22),
            &mut ids(1),
        )
        .unwrap(),
    );
    assert_eq!(p.facts.deputy_name, "Ben");
    assert_eq!(
        p.facts.deputy_key,
        OwnKey::from_entropy([5; 32]).public().to_string()
    );
}

#[test]
fn what_waits_in_the_inbox_is_counted_and_is_the_next_thing_to_do() {
    let p = Programme {
        facts: Facts {
            set_up_step: 7,
            ..(*programme().facts).clone()
        }
        .into(),
        ..programme()
    };
    assert_eq!(inbox_counts(&p), InboxCounts::default());
    assert!(!matches!(
        progress(&p, jiff::civil::date(2026, 9, 2)).next,
        NextAct::ReadInbox { .. }
    ));
    let all = vec![
        applied("ana", Act::Apply, 1, 1),
        applied("bo", Act::Apply, 2, 2),
        applied("eve", Act::Pause, 3, 3),
    ];
    let (p, _) = drop_in(&p, all);
    let expected = InboxCounts {
        n_new: 2,
        n_look: 1,
    };
    assert_eq!(inbox_counts(&p), expected);
    assert_eq!(
        progress(&p, jiff::civil::date(2026, 9, 2)).next,
        NextAct::ReadInbox { n_messages: 3 }
    );
}
