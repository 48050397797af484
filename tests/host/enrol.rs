//! Enrolment: links, the form as an applicant fills it in, supervisors' words.

use std::collections::BTreeMap;

use civic_mentor::bundle::{Act, Addressee, Invitation, Message, Outcome, OwnKey, question_ref};
use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::check::{Blocker, blockers};
use civic_mentor::domain::fact_text::FactText;
use civic_mentor::domain::facts::{ApprovalPolicy, Facts};
use civic_mentor::domain::form::{AskedOf, Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::{Answer, Approval, ApprovedTime, Participation, Person, Role};
use civic_mentor::domain::text::{Language, LocalText};
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::enrol::approval::{
    AskState, CodeMeans, answered, asks, note_asked, request_of, whose_code,
};
use civic_mentor::flow::enrol::code::{answers_in, codes_below_quote};
use civic_mentor::flow::enrol::form::{Draft, Missing, application, asked, missing};
use civic_mentor::flow::enrol::link::{BadCode, MAX_CODE, NoLink, code_in, decode, encode};
use civic_mentor::flow::templates::{CreateInput, TEMPLATES, create};
use jiff::civil::date;

/// Random-looking UUIDs, the same every time.
pub fn ids(seed: u64) -> impl FnMut() -> String {
    let mut n = seed;
    move || {
        n = n
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = n ^ (n >> 31);
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&high.to_be_bytes());
        bytes[8..].copy_from_slice(&n.to_be_bytes());
        civic_mentor::domain::id::uuid_from_entropy(bytes)
    }
}

/// A programme after a change; panics where it is refused.
pub fn after(programme: &Programme, change: &Change) -> Programme {
    let mut next = programme.clone();
    for write in apply(programme, change).unwrap() {
        let mut fields = next
            .fields_of(&write.kind, &write.record)
            .unwrap_or_default();
        fields.insert(write.field, write.value);
        next.put(&write.kind, &write.record, &fields);
    }
    next
}

/// A programme as a template makes it.
pub fn programme(word: &str, language: Language) -> Programme {
    let template = TEMPLATES.iter().find(|it| it.word == word).unwrap();
    let mut ids = ids(7);
    let input = CreateInput {
        programme_id: ids(),
        name: "Valley-wide emerging leaders 2027".to_owned(),
        language,
        starts_on: Some(date(2027, 1, 11)),
        time_zone: "America/Los_Angeles".to_owned(),
        coordinator_name: "Rosa Delgado-Whitfield".to_owned(),
        coordinator_email: "rosa.delgado@valley.example.gov".to_owned(),
        coordinator_phone: "+1 503 555 0188".to_owned(),
    };
    let id = input.programme_id.clone();
    let start = Programme {
        id,
        ..Programme::default()
    };
    let change = create(template, input, &mut ids);
    let mut made = after(&start, &change);
    made.id.clone_from(&start.id);
    made
}

fn addressee(name: &str, seed: u8) -> Addressee {
    // A recipient of age's own documentation.
    Addressee {
        name: name.to_owned(),
        key: OwnKey::from_entropy([seed; 32]).public().to_string(),
        recipient: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p".to_owned(),
    }
}

fn addressees() -> Vec<Addressee> {
    vec![
        addressee("Rosa Delgado-Whitfield", 1),
        addressee("Benjamin Okafor", 2),
    ]
}

#[test]
fn every_template_fits_into_a_link_and_comes_back_as_it_was() {
    for template in TEMPLATES {
        for language in Language::ALL {
            let programme = programme(template.word, *language);
            let sent = Invitation::of(&programme, addressees());
            let code = encode(&programme.id, &sent).unwrap();
            assert!(code.len() <= MAX_CODE, "{}: {}", template.word, code.len());
            let (id, came) = decode(&code).unwrap();
            assert_eq!(id, programme.id);
            assert_eq!(came.to, sent.to);
            let bare = |facts: &Facts| Facts {
                id: Id::default(),
                ..facts.clone()
            };
            assert_eq!(bare(&came.facts), bare(&sent.facts), "{}", template.word);
            assert_eq!(came.questions, sent.questions, "{}", template.word);
            let names = |it: &Invitation| {
                let phases = it.phases.iter();
                phases
                    .map(|it| (it.name.clone(), it.starts_on, it.ends_on))
                    .collect::<Vec<_>>()
            };
            assert_eq!(names(&came), names(&sent), "{}", template.word);
        }
    }
}

#[test]
fn what_differs_from_the_template_travels_and_too_much_is_said_with_its_number() {
    let programme = programme("city_one_to_one", Language::English);
    let mut sent = Invitation::of(&programme, vec![addressee("Rosa", 1)]);
    sent.questions.remove(3);
    let own = Question {
        id: Id::new("q_0a1b2c3d"),
        label: LocalText::new("Do you drive?", ""),
        kind: QuestionKind::YesNo,
        ..Question::default()
    };
    sent.questions.push(own.clone());
    let (_, came) = decode(&encode(&programme.id, &sent).unwrap()).unwrap();
    assert_eq!(came.questions.len(), sent.questions.len());
    let last = came.questions.last().unwrap();
    assert_eq!(
        (&last.id, &last.label, last.kind),
        (&own.id, &own.label, own.kind)
    );
    sent.facts.policy_text = "Something of our own. ".repeat(40);
    match encode(&programme.id, &sent) {
        Err(NoLink::TooLong { n_chars }) => assert!(n_chars > MAX_CODE),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_code_is_found_in_what_mail_filters_leave_of_a_link() {
    let programme = programme("cross_agency_network", Language::Spanish);
    let code = encode(
        &programme.id,
        &Invitation::of(&programme, vec![addressee("R", 1)]),
    )
    .unwrap();
    for text in [
        format!("https://host.example/mentoring/apply#{code}"),
        format!("https://host.example/apply%23{code}"),
        format!("/apply%2523{code}"),
        format!("https://host-v1-old.example/apply{code}"),
        format!("https://filter.example/?url=https%3A%2F%2Fhost%2Fapply%23{code}&data=05"),
        format!("  {}\n{}  ", &code[..40], &code[40..]),
    ] {
        assert_eq!(code_in(&text).as_deref(), Ok(code.as_str()), "{text}");
    }
    assert_eq!(code_in("https://host.example/apply"), Err(BadCode::Missing));
    assert_eq!(
        code_in("https://host.example/apply#v2-AAAA").and_then(|it| decode(&it)),
        Err(BadCode::Newer)
    );
    for cut in [code.len() - 1, code.len() / 2, 12, 4] {
        assert_eq!(decode(&code[..cut]), Err(BadCode::Damaged), "{cut}");
    }
    let mut mistyped = code.clone().into_bytes();
    for at in 3..mistyped.len() {
        let was = mistyped[at];
        mistyped[at] = if was == b'A' { b'B' } else { b'A' };
        let text = String::from_utf8(mistyped.clone()).unwrap();
        assert!(decode(&text).is_err(), "{at}");
        mistyped[at] = was;
    }
}

#[test]
fn an_invitation_holds_only_what_an_applicant_may_read() {
    let mut programme = programme("state_emerging_managers", Language::English);
    let mut facts = (*programme.facts).clone();
    facts.set_up_step = 6;
    facts.recovery_sheet_on = Some(date(2026, 1, 1));
    programme.facts = std::sync::Arc::new(facts);
    let sent = Message::Invitation(Box::new(Invitation::of(&programme, addressees())));
    let payload = sent.to_payload();
    let facts = payload.get("facts").unwrap();
    assert!(facts.get("set_up_step").is_none() && facts.get("recovery_sheet_on").is_none());
    let came = Message::from_payload(sent.kind(), &payload)
        .unwrap()
        .unwrap();
    assert_eq!(came.to_payload(), payload);
}

fn question(id: &str, asked_of: AskedOf, required: bool) -> Question {
    Question {
        id: Id::new(id),
        label: LocalText::new(id, id),
        asked_of,
        required,
        ..Question::default()
    }
}

#[test]
fn a_question_is_asked_when_its_condition_holds_and_never_after_one_that_is_not() {
    let mut remote = question("q_b", AskedOf::Both, true);
    remote.only_if = Some(Id::new("q_a"));
    remote.only_if_answer = "yes".to_owned();
    let mut deeper = question("q_c", AskedOf::Both, true);
    deeper.only_if = Some(Id::new("q_b"));
    let mentors = question("q_d", AskedOf::Mentors, true);
    let mut first = question("q_a", AskedOf::Both, false);
    first.kind = QuestionKind::YesNo;
    let form = vec![first, remote, deeper, mentors];
    let shown = |roles: &[Role], answers: &[(&str, Answer)]| {
        let answers: BTreeMap<_, _> = answers
            .iter()
            .map(|(id, answer)| (Id::new(*id), answer.clone()))
            .collect();
        let shown = asked(&form, roles, &answers);
        shown
            .iter()
            .map(|it| it.id.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(shown(&[Role::Mentee], &[]), "q_a");
    assert_eq!(shown(&[], &[]), "");
    assert_eq!(shown(&[Role::Mentee, Role::Mentor], &[]), "q_a q_d");
    let yes = ("q_a", Answer::YesNo(true));
    let text = ("q_b", Answer::Text("x".to_owned()));
    assert_eq!(
        shown(&[Role::Mentee], std::slice::from_ref(&yes)),
        "q_a q_b"
    );
    assert_eq!(shown(&[Role::Mentee], &[yes, text.clone()]), "q_a q_b q_c");
    assert_eq!(
        shown(&[Role::Mentee], &[("q_a", Answer::YesNo(false)), text]),
        "q_a"
    );
}

#[test]
fn a_draft_says_all_that_is_missing_and_then_makes_an_application() {
    let mut invitation = Invitation {
        questions: vec![
            question("q_a", AskedOf::Mentees, true),
            question("q_d", AskedOf::Mentors, true),
        ],
        ..Invitation::default()
    };
    invitation.facts.consent_needed = true;
    invitation.facts.approval_policy = ApprovalPolicy::Mentees;
    invitation.facts.policy_text = "We keep what you tell us.".to_owned();
    let mut draft = Draft::default();
    assert_eq!(
        missing(&invitation, &draft),
        [
            Missing::Role,
            Missing::Name,
            Missing::Email,
            Missing::Consent
        ]
    );
    draft.roles = vec![Role::Mentee];
    draft.person.given_name = "Ana".to_owned();
    draft.person.email = "ana@valley".to_owned();
    draft.consents = true;
    let q_a: Id<Question> = Id::new("q_a");
    assert_eq!(
        missing(&invitation, &draft),
        [
            Missing::Email,
            Missing::Supervisor,
            Missing::Answer(q_a.clone())
        ]
    );
    draft.person.email = "ana@valley.gov".to_owned();
    draft.person.manager_email = " Ana@Valley.gov".to_owned();
    assert_eq!(missing(&invitation, &draft)[0], Missing::OwnSupervisor);
    draft.person.manager_email = "boss@valley.gov".to_owned();
    draft.answers.insert(q_a, Answer::Text("More".to_owned()));
    draft
        .answers
        .insert(Id::new("q_d"), Answer::Text("not asked".to_owned()));
    assert_eq!(missing(&invitation, &draft), []);
    let sent = application(&invitation, &draft, Act::Apply, date(2026, 11, 22));
    assert_eq!(sent.parts.len(), 1);
    assert_eq!(
        sent.parts[0].answers.len(),
        1,
        "what is not asked is not sent"
    );
    assert_eq!(sent.consent.as_ref().unwrap().on, date(2026, 11, 22));
    let wire = Message::Application(Box::new(sent.clone()));
    let came = Message::from_payload(wire.kind(), &wire.to_payload())
        .unwrap()
        .unwrap();
    assert_eq!(came, wire);
}

fn asked_programme(policy: ApprovalPolicy) -> Programme {
    let mut p = Programme {
        id: "p".to_owned(),
        ..Programme::default()
    };
    p.facts = std::sync::Arc::new(Facts {
        id: Id::new("p"),
        name: "Valley".to_owned(),
        approval_policy: policy,
        hours_a_month: 4,
        ..Facts::default()
    });
    for (id, role, boss) in [
        ("ana", Role::Mentee, "Boss@Valley.gov"),
        ("bo", Role::Mentor, "chief@valley.gov"),
        ("cy", Role::Mentee, ""),
    ] {
        p = after(
            &p,
            &Change::save(Person {
                id: Id::new(id),
                given_name: id.to_owned(),
                note: "secret note".to_owned(),
                manager_email: boss.to_owned(),
                ..Person::default()
            }),
        );
        p = after(
            &p,
            &Change::save(Participation {
                id: Id::new(id),
                person: Id::new(id),
                role,
                ..Participation::default()
            }),
        );
    }
    p
}

#[test]
fn supervisors_are_asked_answer_and_an_answer_lapses_with_another_supervisor() {
    let today = date(2026, 11, 2);
    let mut p = asked_programme(ApprovalPolicy::Mentees);
    let states = |p: &Programme, day| {
        let asks = asks(p, day);
        asks.iter()
            .map(|it| (it.part.to_string(), it.state))
            .collect::<Vec<_>>()
    };
    let two = |a, b| vec![("ana".to_owned(), a), ("cy".to_owned(), b)];
    assert_eq!(
        states(&p, today),
        two(AskState::ToAsk, AskState::NoSupervisor)
    );
    let all: Vec<Id<Participation>> = p.participations.keys().cloned().collect();
    let change = note_asked(&p, &[all[0].clone(), all[2].clone()], today).unwrap();
    p = after(&p, &change);
    assert_eq!(states(&p, today)[0].1, AskState::Waiting);
    assert_eq!(states(&p, date(2026, 11, 13))[0].1, AskState::Overdue);
    let code = asks(&p, today)[0].code.clone();
    // Asked again later, the code stays, so that the first letter still counts.
    let again = note_asked(&p, &all[..1], date(2026, 11, 9));
    let p_again = again.map_or_else(|| p.clone(), |change| after(&p, &change));
    assert_eq!(asks(&p_again, today)[0].code, code);
    let request = request_of(&p, &all[0], None, Vec::new()).unwrap();
    assert_eq!(
        (request.code.as_str(), request.hours_a_month),
        (code.as_str(), 4)
    );
    let wire = Message::ApprovalRequest(Box::new(request));
    assert!(!format!("{:?}", wire.to_payload()).contains("secret note"));
    assert_eq!(
        whose_code(&p, &code.to_lowercase(), ""),
        CodeMeans::One(all[0].clone())
    );
    assert_eq!(whose_code(&p, "2222", ""), CodeMeans::Nobody);
    let said = answers_in(&format!("yes {code} 2 h, own time please"));
    let part = answered(&p, &p.participations[&all[0]], &said[0]);
    assert_eq!(
        (part.approval, part.approval_hours, part.hours_a_month),
        (Approval::Approved, 2, 2)
    );
    assert_eq!(part.approval_time, ApprovedTime::Own);
    p = after(&p, &Change::save(part));
    assert_eq!(states(&p, today)[0].1, AskState::Approved);
    assert!(blockers(&p, &p.participations[&all[0]]).is_empty());
    let mut person = (*p.people[&Id::new("ana")]).clone();
    person.manager_email = "new@valley.gov".to_owned();
    p = after(&p, &Change::save(person));
    assert_eq!(states(&p, today)[0].1, AskState::Lapsed);
    assert_eq!(
        blockers(&p, &p.participations[&all[0]]),
        [Blocker::NoApproval]
    );
    assert_eq!(whose_code(&p, &code, ""), CodeMeans::Lapsed(all[0].clone()));
    p = after(&p, &note_asked(&p, &all[..1], today).unwrap());
    assert_eq!(states(&p, today)[0].1, AskState::Waiting);
    assert_ne!(asks(&p, today)[0].code, code);
}

#[test]
fn answers_are_heard_in_mails_as_people_write_them() {
    let check = |text: &str, expected: &[(&str, Outcome, u32)]| {
        let found = answers_in(text);
        let found: Vec<_> = found
            .iter()
            .map(|it| (it.code.as_str(), it.outcome, it.hours))
            .collect();
        assert_eq!(found, expected, "{text}");
    };
    check("YES 7K4Q", &[("7K4Q", Outcome::Approved, 0)]);
    check(
        "Hi Rosa,\r\nSí, 7k4q.\r\nGracias",
        &[("7K4Q", Outcome::Approved, 0)],
    );
    check(
        "No 7K4Q: not this quarter",
        &[("7K4Q", Outcome::Refused, 0)],
    );
    check("yes 7K4Q 3h", &[("7K4Q", Outcome::Limited, 3)]);
    check("sí 7K4Q máximo 2 horas", &[("7K4Q", Outcome::Limited, 2)]);
    check("yes 7K4Q in room 12", &[("7K4Q", Outcome::Approved, 0)]);
    check(
        "YES 7K4Q\nNO 9XYZ busy",
        &[
            ("7K4Q", Outcome::Approved, 0),
            ("9XYZ", Outcome::Refused, 0),
        ],
    );
    check("yes please, we talked about it", &[]);
    check("No problem at all", &[]);
    check("> YES 7K4Q\n> NO 7K4Q", &[]);
    check(
        "Thank you\n\nOn Mon, 2 Nov 2026, Rosa wrote:\nYES 7K4Q to agree\nNO 7K4Q not to",
        &[],
    );
    // Several mails: a marked quote ends by itself, an unmarked one is not taken.
    let marked = "YES 7K4Q\n\nOn Monday, Rosa wrote:\n> NO 7K4Q\n\nFrom: Bo\n\nNO 9XYZ busy";
    check(
        marked,
        &[
            ("7K4Q", Outcome::Approved, 0),
            ("9XYZ", Outcome::Refused, 0),
        ],
    );
    assert!(codes_below_quote(marked).is_empty());
    let head = "From: Bo\nSent: Monday\nTo: Rosa\nSubject: RE: Ana";
    for (text, below) in [
        (
            format!("{head}\n\nYES 7K4Q\n\n{head}\n\nNO 7K4Q not to"),
            vec![],
        ),
        (
            format!("{head}\n\nYES 7K4Q\n\n{head}\n\nYES 9XYZ"),
            vec!["9XYZ"],
        ),
        (
            format!("YES 7K4Q\n-----Original Message-----\n{head}\nYES 9XYZ"),
            vec!["9XYZ"],
        ),
    ] {
        check(&text, &[("7K4Q", Outcome::Approved, 0)]);
        assert_eq!(Vec::from_iter(codes_below_quote(&text)), below, "{text}");
    }
    assert_eq!(
        answers_in("No 7K4Q: not this quarter")[0].note,
        "not this quarter"
    );
}

#[test]
fn a_reference_is_short_and_stays_itself() {
    let id: Id<Question> = Id::new("1a2b3c4d-5e6f-4000-8000-000000000000");
    assert_eq!(question_ref(&id), "q_1a2b3c4d");
    assert_eq!(question_ref(&Id::new(question_ref(&id))), "q_1a2b3c4d");
}

#[test]
fn nobody_is_invited_before_it_is_said_who_coordinates_and_who_else_reads() {
    use civic_mentor::flow::enrol::ready::{Lack, lacks};
    for template in TEMPLATES {
        let mut facts = (*programme(template.word, Language::Spanish).facts).clone();
        facts.coordinator_name.clear();
        facts.coordinator_email = "rosa".to_owned();
        let by_hand = [
            Lack::CoordinatorName,
            Lack::CoordinatorEmail,
            Lack::SecondReader,
        ];
        assert_eq!(lacks(&facts), by_hand, "{}", template.word);
        facts.coordinator_name = "Rosa Ortiz".to_owned();
        facts.coordinator_email = "rosa@valley.gov".to_owned();
        facts.recovery_sheet_on = Some(date(2027, 1, 2));
        assert_eq!(lacks(&facts), []);
        facts.consent_needed = true;
        for text in FactText::PolicyText.both_mut(&mut facts) {
            text.clear();
        }
        assert_eq!(lacks(&facts), [Lack::Policy]);
    }
}

#[test]
fn a_programme_of_a_template_speaks_both_languages_and_so_does_its_link() {
    for template in TEMPLATES.iter().filter(|it| it.word != "scratch") {
        for language in [Language::English, Language::Spanish] {
            let programme = programme(template.word, language);
            for which in FactText::ALL {
                let text = programme.facts.text(*which);
                let is_ours = *which != FactText::HrContact;
                assert_eq!(!text.en.is_empty() && !text.es.is_empty(), is_ours);
                assert!(
                    !is_ours || text.en != text.es,
                    "{} {which:?}",
                    template.word
                );
            }
            let questions = programme.questions.values();
            for question in questions.filter(|it| !it.options.is_empty()) {
                let other = question.options_local.in_language(language.other());
                assert_eq!(other.split('\n').count(), question.options.len());
            }
            let sent = Invitation::of(&programme, vec![addressee("Rosa", 1)]);
            let (_, came) = decode(&encode(&programme.id, &sent).unwrap()).unwrap();
            for which in FactText::ALL {
                assert_eq!(came.facts.text(*which), sent.facts.text(*which));
            }
        }
    }
}

#[test]
fn a_programme_from_before_there_were_two_languages_still_fits_into_a_link() {
    let programme = programme("state_emerging_managers", Language::English);
    let whole = Invitation::of(&programme, vec![addressee("Rosa", 1)]);
    let mut old = whole.clone();
    for which in FactText::ALL {
        which.both_mut(&mut old.facts)[1].clear();
    }
    for question in &mut old.questions {
        question.options_local = LocalText::default();
    }
    let code = encode(&programme.id, &old).unwrap();
    assert_eq!(code, encode(&programme.id, &whole).unwrap());
    let (_, came) = decode(&code).unwrap();
    assert_eq!(came.facts.purpose_other, whole.facts.purpose_other);
}

#[test]
fn a_translation_never_stands_beside_a_text_it_does_not_translate() {
    use civic_mentor::flow::templates::drop_left_behind;
    let programme = programme("city_one_to_one", Language::English);
    let mut sent = Invitation::of(&programme, Vec::new());
    let theirs = sent.facts.eligibility_other.clone();
    sent.facts.eligibility = "Anyone in the city.".to_owned();
    // The template's words, chosen by hand beside the new text, travel.
    let (_, came) = decode(&encode(&programme.id, &sent).unwrap()).unwrap();
    assert_eq!(came.facts.eligibility_other, theirs);
    drop_left_behind(&mut sent.facts, FactText::Eligibility);
    assert_eq!(sent.facts.eligibility_other, "");
    let (_, came) = decode(&encode(&programme.id, &sent).unwrap()).unwrap();
    let text = came.facts.text(FactText::Eligibility);
    assert_eq!(text, LocalText::new("Anyone in the city.", ""));
    assert!(text.is_fallback(Language::Spanish));
    // One's own translation stays.
    sent.facts.eligibility_other = "Cualquier persona de la ciudad.".to_owned();
    drop_left_behind(&mut sent.facts, FactText::Eligibility);
    let (_, came) = decode(&encode(&programme.id, &sent).unwrap()).unwrap();
    let text = came.facts.text(FactText::Eligibility);
    assert_eq!(text.es, "Cualquier persona de la ciudad.");
}

#[test]
fn consent_is_to_the_text_in_the_language_it_was_read_in() {
    use civic_mentor::flow::enrol::policy_hash;
    let mut invitation = Invitation::default();
    invitation.facts.policy_text = "We keep what you tell us.".to_owned();
    let mut draft = Draft {
        consents: true,
        read_in: Some(Language::Spanish),
        ..Draft::default()
    };
    let today = date(2027, 1, 3);
    let hash = |invitation: &Invitation, draft: &Draft| {
        application(invitation, draft, Act::Apply, today)
            .consent
            .unwrap()
            .policy
    };
    // One text: the rule as it always was, whoever reads it.
    let english = policy_hash("We keep what you tell us.");
    assert_eq!(hash(&invitation, &draft), english);
    invitation.facts.policy_text_other = "Guardamos lo que nos dice.".to_owned();
    let spanish = policy_hash("Guardamos lo que nos dice.");
    assert_eq!(hash(&invitation, &draft), spanish);
    draft.read_in = Some(Language::English);
    assert_eq!(hash(&invitation, &draft), english);
    draft.read_in = None;
    assert_eq!(hash(&invitation, &draft), english);
}

#[test]
fn every_template_asks_for_what_its_own_rules_need() {
    use civic_mentor::domain::needs::{WorkFact, needs_of};
    for template in TEMPLATES {
        let programme = programme(template.word, Language::English);
        let needs = needs_of(&programme);
        for id in &needs.questions {
            let question = &programme.questions[id];
            assert!(question.required, "{} {}", template.word, question.label.en);
        }
        let sent = Invitation::of(&programme, vec![addressee("Rosa", 1)]);
        assert_eq!(sent.needs, template.work_needed(), "{}", template.word);
        let (_, came) = decode(&encode(&programme.id, &sent).unwrap()).unwrap();
        assert_eq!(came.needs, sent.needs);
        let lacks = missing(&came, &Draft::default());
        for fact in WorkFact::ALL {
            let is_asked = lacks.contains(&Missing::Work(*fact));
            assert_eq!(is_asked, needs.work.contains(fact));
        }
    }
    let of = |word: &str| Invitation::of(&programme(word, Language::English), Vec::new()).needs;
    assert_eq!(of("state_emerging_managers"), ["agency", "grade"]);
    assert_eq!(of("city_one_to_one"), Vec::<String>::new());
}

#[test]
fn an_optional_question_that_a_rule_cannot_do_without_says_so() {
    use civic_mentor::domain::rules::{Criterion, Measure, Rule, RuleSet, Weight};
    use civic_mentor::domain::whole::RuleFields;
    let mut programme = programme("city_one_to_one", Language::English);
    let found = programme.questions.values().find(|it| !it.required);
    let question = (**found.unwrap()).clone();
    let mut rules = RuleSet::evidence_based();
    let asks = Measure::SharedAnswers(question.id.to_string());
    let must = Rule::Soft(Criterion::usual(Weight::Must, asks));
    rules.rules.insert("must".to_owned(), must);
    let rules = RuleFields {
        id: Id::new(RuleFields::ID),
        fields: rules.to_fields(),
    };
    programme = after(&programme, &Change::save(rules));
    let sent = Invitation::of(&programme, vec![addressee("Rosa", 1)]);
    let mut came = decode(&encode(&programme.id, &sent).unwrap()).unwrap().1;
    assert_eq!(came.needs, [question_ref(&question.id)]);
    let is_needed = |it: &&Question| came.needs_answer(it);
    assert_eq!(came.questions.iter().filter(is_needed).count(), 1);
    // Once it has to be answered, it says so itself.
    came.needs.clear();
    let change = Change::save(Question {
        required: true,
        ..question
    });
    let programme = after(&programme, &change);
    assert_eq!(Invitation::of(&programme, Vec::new()).needs, came.needs);
}
