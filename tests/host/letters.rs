//! Letters: every turn in both languages, and what must never stand in one.

use std::collections::BTreeMap;
use std::sync::Arc;

use civic_mentor::domain::check::Blocker;
use civic_mentor::domain::fact_text::FactText;
use civic_mentor::domain::facts::Facts;
use civic_mentor::domain::field::Record as _;
use civic_mentor::domain::form::{Meaning, Phase, PhaseKind, Question};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Letter, LetterKind, LetterText};
use civic_mentor::domain::pairing::{
    Exclusion, FirstStep, Pairing, PairingState, Round, RoundState,
};
use civic_mentor::domain::people::{
    Answer, Answers, Approval, Mode, Participation, Person, Role, Standing,
};
use civic_mentor::domain::rules::{GapTable, HardRule, Label, Likeness, Measure, OtherGaps};
use civic_mentor::domain::text::{Language, LocalText};
use civic_mentor::domain::whole::Programme;
use civic_mentor::letters::{
    Lacking, LetterProblem, MergeField, OneSided, Origin, Told, Turn, UnmatchedReason, WhyPart,
    fill_body, lacking, letters_for_round, reason_text, render, usual_text, why_lines, wording,
};
use jiff::civil::{Date, date};

/// A word that must never reach a letter; every secret of the fixture holds it.
const CANARY: &str = "CANARY";

fn secret(what: &str) -> String {
    format!("{CANARY}-{what}")
}

fn day(month: i8, day: i8) -> Option<Date> {
    Some(date(2026, month, day))
}

fn put<T>(table: &mut BTreeMap<Id<T>, Arc<T>>, id: &str, record: T) {
    table.insert(Id::new(id), Arc::new(record));
}

fn question(id: &str, label: &str, meaning: Meaning, rank: u32) -> Question {
    Question {
        id: Id::new(id),
        label: LocalText::new(label, format!("{label} (es)")),
        meaning,
        shared: true,
        rank,
        ..Question::default()
    }
}

/// Ana is mentored by Luis; Mia has nobody; Ray has left.
fn programme() -> Programme {
    let mut p = Programme {
        id: "p".to_owned(),
        facts: Arc::new(Facts {
            id: Id::new("p"),
            name: "Valley Leaders".to_owned(),
            meetings_planned: 6,
            hours_a_month: 2,
            ends_on: day(12, 15),
            coordinator_name: "Rosa Ortiz".to_owned(),
            coordinator_email: "rosa.ortiz@valley.gov".to_owned(),
            coordinator_phone: "555-0100".to_owned(),
            review_contact: "hr@valley.gov".to_owned(),
            ..Facts::default()
        }),
        ..Programme::default()
    };
    for (id, given, family, job, agency) in [
        ("luis", "Luis", "Peña", "Planning Director", "City of Alder"),
        ("ana", "Ana", "Brook", "Analyst", "Birch County"),
        ("mia", "Mia", "Chen", "Engineer", "Birch County"),
        ("ray", "Ray", "Dole", "Clerk", "City of Alder"),
    ] {
        let person = Person {
            id: Id::new(id),
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            email: format!("{id}@valley.gov"),
            phone: if id == "luis" { "555-0101" } else { "" }.to_owned(),
            job_title: job.to_owned(),
            agency: agency.to_owned(),
            profession: "Planning".to_owned(),
            location: "Alder".to_owned(),
            languages: vec!["English".to_owned(), "Spanish".to_owned()],
            grade: secret("grade"),
            manager_name: secret("manager"),
            manager_email: secret("manager-email"),
            employee_number: secret("number"),
            note: secret("note"),
            ..Person::default()
        };
        put(&mut p.people, id, person);
        let part = Participation {
            id: Id::new(format!("{id}-part")),
            person: Id::new(id),
            role: if id == "luis" {
                Role::Mentor
            } else {
                Role::Mentee
            },
            standing: if id == "ray" {
                Standing::Withdrawn
            } else {
                Standing::Active
            },
            standing_reason: secret("standing"),
            approval: Approval::Approved,
            approval_note: secret("approval"),
            came_from: secret("source"),
            priority: 1,
            modes: vec![Mode::Remote],
            ..Participation::default()
        };
        put(&mut p.participations, &format!("{id}-part"), part);
    }
    for q in [
        question("offers", "Skills I offer", Meaning::SkillsOffered, 1),
        question("wants", "Skills I want", Meaning::SkillsWanted, 2),
        question("goals", "My goals", Meaning::Goals, 3),
        question("about", "About me", Meaning::Biography, 4),
        Question {
            sensitive: true,
            ..question("values", "My values", Meaning::Values, 5)
        },
        Question {
            shared: false,
            ..question("interests", "Interests", Meaning::Interests, 6)
        },
        question("wish", "Wish", Meaning::IdentityWish, 7),
        question("traits", "Traits", Meaning::Characteristics, 8),
        question("prefer", "Preferred", Meaning::PreferredPartners, 9),
    ] {
        let id = q.id.to_string();
        put(&mut p.questions, &id, q);
    }
    for (part, own) in [("luis-part", "I like rivers"), ("ana-part", "I like maps")] {
        let many = |items: &[&str]| Answer::Many(items.iter().map(|&item| item.into()).collect());
        let hidden = |what: &str| Answer::Text(secret(what));
        let by_question = [
            (
                "offers",
                many(&["Budgeting", "Zoning law", "Public speaking"]),
            ),
            ("wants", many(&["zoning law", "Budgeting", "Drawing"])),
            ("goals", many(&["Lead a team"])),
            ("about", Answer::Text(own.to_owned())),
            ("values", hidden("values")),
            ("interests", hidden("interests")),
            ("wish", hidden("wish")),
            ("traits", hidden("traits")),
            ("prefer", hidden("prefer")),
        ];
        let answers = Answers {
            id: Id::new(part),
            by_question: by_question
                .into_iter()
                .map(|(id, a)| (Id::new(id), a))
                .collect(),
        };
        put(&mut p.answers, part, answers);
    }
    let round = Round {
        id: Id::new("r"),
        name: "Spring 2026".to_owned(),
        state: RoundState::Published,
        published_on: day(3, 1),
        reply_by: day(3, 20),
        ..Round::default()
    };
    put(&mut p.rounds, "r", round);
    let pairing = Pairing {
        id: Id::new("pair"),
        round: Id::new("r"),
        mentor: Id::new("luis-part"),
        mentee: Id::new("ana-part"),
        state: PairingState::Published,
        run: Some(Id::new("run")),
        points: 77,
        note: secret("pairing-note"),
        ended_reason: secret("ended"),
        ..Pairing::default()
    };
    put(&mut p.pairings, "pair", pairing);
    let exclusion = Exclusion {
        id: Id::new("x"),
        first: Id::new("mia"),
        second: Id::new("luis"),
        reason: secret("exclusion"),
    };
    put(&mut p.exclusions, "x", exclusion);
    let phase = Phase {
        id: Id::new("next"),
        kind: PhaseKind::Matching,
        starts_on: day(9, 1),
        ..Phase::default()
    };
    put(&mut p.phases, "next", phase);
    p
}

/// Every kind of criterion, all with points.
fn every_part() -> Vec<WhyPart> {
    let gaps = GapTable {
        points: BTreeMap::from([(1, 5)]),
        otherwise: OtherGaps::NoPoints,
    };
    let mut measures = vec![
        Measure::NeedsMet,
        Measure::SharedGoals,
        Measure::SharedInterests,
        Measure::SharedValues,
        Measure::SharedLanguages,
        Measure::SharedHours,
        Measure::SharedModes,
        Measure::LevelGap(gaps),
        Measure::AttributeWish,
        Measure::Preference(Role::Mentee),
        Measure::Preference(Role::Mentor),
        Measure::Priority(Role::Mentee),
        Measure::Priority(Role::Mentor),
    ];
    for id in [
        "values",
        "interests",
        "wish",
        "traits",
        "prefer",
        "goals",
        "nowhere",
    ] {
        measures.push(Measure::SharedAnswers(id.to_owned()));
    }
    for label in [
        Label::Agency,
        Label::Unit,
        Label::Profession,
        Label::Location,
    ] {
        for likeness in [Likeness::Same, Likeness::Different] {
            measures.push(Measure::Label { label, likeness });
        }
    }
    measures
        .into_iter()
        .map(|measure| WhyPart {
            measure,
            points: 10,
        })
        .collect()
}

fn usual_told() -> Told {
    Told {
        code: "7K4QX".to_owned(),
        why: vec![
            WhyPart {
                measure: Measure::NeedsMet,
                points: 40,
            },
            WhyPart {
                measure: Measure::SharedGoals,
                points: 30,
            },
            WhyPart {
                measure: Measure::AttributeWish,
                points: 25,
            },
            WhyPart {
                measure: Measure::SharedLanguages,
                points: 10,
            },
        ],
        reason: UnmatchedReason::NoPlaceLeft,
        ..Told::default()
    }
}

/// A letter of a turn; the unmatched mentor is Luis himself.
fn letter(turn: Turn, language: Language) -> Letter {
    let (to, pairing) = match (turn.speaks_of_pairing(), turn.role) {
        (true, Role::Mentor) => ("luis-part", Some(Id::new("pair"))),
        (true, Role::Mentee) => ("ana-part", Some(Id::new("pair"))),
        (false, Role::Mentor) => ("luis-part", None),
        (false, Role::Mentee) => ("mia-part", None),
    };
    Letter {
        id: Id::new("l"),
        round: Some(Id::new("r")),
        to: Id::new(to),
        kind: turn.kind,
        pairing,
        language,
        ..Letter::default()
    }
}

#[test]
fn every_turn_reads_well_in_both_languages() {
    for turn in Turn::OF_ROUND {
        let mut p = programme();
        if turn.kind.tells_of_end() {
            for pairing in p.pairings.values_mut() {
                Arc::make_mut(pairing).state = PairingState::Declined;
            }
        }
        for language in [Language::English, Language::Spanish] {
            let seen = render(&p, &letter(turn, language), &usual_told());
            assert_eq!(seen.problems, [], "{}", turn.word());
            assert!(!seen.body.contains(['{', '}']), "{}", turn.word());
            assert!(!seen.subject.contains(['{', '}', '\n']), "{}", turn.word());
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
fn a_letter_about_a_pair_is_enough_by_itself() {
    let p = programme();
    for turn in Turn::OF_ROUND
        .into_iter()
        .filter(|turn| matches!(turn.kind, LetterKind::Offer | LetterKind::Introduction))
    {
        let seen = render(&p, &letter(turn, Language::English), &usual_told());
        let (name, email) = match turn.role {
            Role::Mentee => ("Luis Peña", "luis@valley.gov"),
            Role::Mentor => ("Ana Brook", "ana@valley.gov"),
        };
        for part in [
            name,
            email,
            "Budgeting",
            "first.",
            "March 20, 2026",
            "rosa.ortiz@valley.gov",
        ] {
            assert!(seen.body.contains(part), "{} lacks {part}", turn.word());
        }
    }
}

/// A text that asks for every field there is.
fn asks_for_everything() -> LetterText {
    let all: String = MergeField::ALL
        .iter()
        .map(|field| field.written() + "\n")
        .collect();
    LetterText {
        subject: LocalText::new(all.clone(), all.clone()),
        body: LocalText::new(all.clone(), all),
        ..LetterText::default()
    }
}

#[test]
fn nothing_secret_reaches_a_letter_whatever_the_text_asks_for() {
    let mut p = programme();
    for turn in Turn::OF_ROUND {
        let text = LetterText {
            id: turn.text_id(),
            ..asks_for_everything()
        };
        p.letter_texts.insert(turn.text_id(), Arc::new(text));
    }
    let reasons = [
        UnmatchedReason::NotKnown,
        UnmatchedReason::NoPlaceLeft,
        UnmatchedReason::NeedsUnmet,
        UnmatchedReason::RuledOut(vec![HardRule::NotExcluded, HardRule::NotInReportingLine]),
        UnmatchedReason::NotReady(Blocker::ALL.to_vec()),
    ];
    for turn in Turn::OF_ROUND {
        for language in [Language::English, Language::Spanish] {
            for reason in &reasons {
                let told = Told {
                    why: every_part(),
                    reason: reason.clone(),
                    ..Told::default()
                };
                let seen = render(&p, &letter(turn, language), &told);
                let all = format!("{} {}", seen.subject, seen.body);
                assert!(!all.contains(CANARY), "{}: {all}", turn.word());
                assert!(!all.to_lowercase().contains("at risk"));
                if !turn.speaks_of_pairing() {
                    for other in ["Luis", "Mia", "Ana", "Ray"] {
                        let own = &seen.to_name;
                        assert!(own.contains(other) || !all.contains(other), "{all}");
                    }
                }
            }
        }
    }
}

#[test]
fn wishes_and_the_other_sides_preference_are_never_reasons() {
    let p = programme();
    let pairing = &p.pairings[&Id::new("pair")];
    let part = |measure| {
        vec![WhyPart {
            measure,
            points: 50,
        }]
    };
    for reader in [Role::Mentor, Role::Mentee] {
        for language in [Language::English, Language::Spanish] {
            let nothing = why_lines(&p, pairing, reader, language, &[]);
            let other = reader.other();
            for measure in [
                Measure::AttributeWish,
                Measure::Priority(Role::Mentee),
                Measure::Priority(Role::Mentor),
                Measure::Preference(other),
                Measure::SharedValues,
                Measure::SharedAnswers("wish".to_owned()),
                Measure::SharedAnswers("traits".to_owned()),
            ] {
                assert_eq!(
                    why_lines(&p, pairing, reader, language, &part(measure)),
                    nothing
                );
            }
        }
    }
}

#[test]
fn shared_things_are_named_and_unshared_ones_are_not() {
    let p = programme();
    let pairing = &p.pairings[&Id::new("pair")];
    let say = |measure, reader| {
        let parts = [WhyPart { measure, points: 1 }];
        why_lines(&p, pairing, reader, Language::English, &parts).join(" ")
    };
    assert_eq!(
        say(Measure::NeedsMet, Role::Mentee),
        "Luis offers skills you want to learn: zoning law and Budgeting."
    );
    assert_eq!(
        say(Measure::SharedInterests, Role::Mentee),
        "You share interests."
    );
    assert_eq!(
        say(
            Measure::Label {
                label: Label::Agency,
                likeness: Likeness::Different
            },
            Role::Mentor
        ),
        "You work for different agencies, so you bring different views."
    );
}

#[test]
fn an_unknown_field_is_named_and_stays_as_it_was_written() {
    let mut p = programme();
    let turn = Turn::from_word("waiting_mentee").unwrap();
    let text = LetterText {
        id: turn.text_id(),
        body: LocalText::new("Dear {nmae}, see { Programme } and {partner_name} {", ""),
        ..LetterText::default()
    };
    p.letter_texts.insert(turn.text_id(), Arc::new(text));
    let seen = render(&p, &letter(turn, Language::English), &Told::default());
    assert_eq!(seen.body, "Dear {nmae}, see Valley Leaders and  {");
    assert_eq!(
        seen.problems,
        [
            LetterProblem::UnknownField("nmae".to_owned()),
            LetterProblem::FieldNotInThisTurn(MergeField::PartnerName),
            LetterProblem::LooseBrace,
        ]
    );
}

#[test]
fn what_is_missing_is_named_and_leaves_no_empty_heading() {
    let mut p = programme();
    let mut round = (*p.rounds[&Id::new("r")]).clone();
    round.reply_by = None;
    put(&mut p.rounds, "r", round);
    let mut luis = (*p.people[&Id::new("luis")]).clone();
    luis.email.clear();
    put(&mut p.people, "luis", luis);
    let turn = Turn::from_word("introduction_mentee").unwrap();
    let seen = render(&p, &letter(turn, Language::English), &usual_told());
    assert_eq!(
        seen.problems,
        [
            LetterProblem::EmptyField(MergeField::PartnerEmail),
            LetterProblem::EmptyField(MergeField::ReplyBy),
        ]
    );
    assert!(!seen.body.contains("E-mail:") && !seen.body.contains("Please write by"));
    let filled = fill_body("Why:\n{why}\n\nBye", |_| String::new());
    assert_eq!(filled.text, "Bye");
}

#[test]
fn a_name_with_braces_stays_a_name() {
    let mut p = programme();
    let mut mia = (*p.people[&Id::new("mia")]).clone();
    mia.given_name = "{coordinator}".to_owned();
    put(&mut p.people, "mia", mia);
    let turn = Turn::from_word("waiting_mentee").unwrap();
    let seen = render(&p, &letter(turn, Language::English), &Told::default());
    assert!(seen.body.starts_with("Hello {coordinator},"));
    assert_eq!(seen.problems, []);
}

#[test]
fn a_letter_that_should_not_go_says_why() {
    let mut p = programme();
    let turn = Turn::from_word("introduction_mentor").unwrap();
    let mut pairing = (*p.pairings[&Id::new("pair")]).clone();
    pairing.state = PairingState::Ended;
    put(&mut p.pairings, "pair", pairing);
    let mut luis = (*p.people[&Id::new("luis")]).clone();
    luis.hidden_on = day(4, 1);
    luis.email.clear();
    put(&mut p.people, "luis", luis);
    let l = letter(turn, Language::English);
    let problems = render(&p, &l, &Told::default()).problems;
    for problem in [
        LetterProblem::ReaderHidden,
        LetterProblem::NoAddress,
        LetterProblem::PairingOver,
    ] {
        assert!(problems.contains(&problem));
    }
    p.participations.clear();
    assert_eq!(
        render(&p, &l, &Told::default()).problems,
        [LetterProblem::ReaderGone]
    );
}

#[test]
fn a_changed_letter_keeps_its_own_words_and_the_rest_stays_usual() {
    let p = programme();
    let turn = Turn::from_word("offer_mentor").unwrap();
    let mut l = letter(turn, Language::English);
    l.subject = "A word about {partner_given_name}".to_owned();
    let seen = render(&p, &l, &usual_told());
    assert_eq!(seen.subject, "A word about Ana");
    assert!(seen.body.starts_with("Hello Luis,"));
}

#[test]
fn own_wording_in_one_language_does_not_speak_it_to_the_other() {
    let mut p = programme();
    let turn = Turn::OF_ROUND[0];
    let text = LetterText {
        id: turn.text_id(),
        body: LocalText::new("Howdy {given_name}", ""),
        ..LetterText::default()
    };
    p.letter_texts.insert(turn.text_id(), Arc::new(text));
    assert_eq!(wording(&p, turn, Language::English).origin, Origin::Own);
    let spanish = wording(&p, turn, Language::Spanish);
    assert_eq!(spanish.origin, Origin::OwnOnlyInOtherLanguage);
    assert_eq!(spanish.body, usual_text(turn, Language::Spanish).body);
    let seen = render(&p, &letter(turn, Language::Spanish), &usual_told());
    let problem = LetterProblem::InOtherLanguage(OneSided::Wording(turn));
    assert!(!problem.is_serious());
    assert_eq!(seen.problems, [problem]);
}

/// A Spanish letter once held the programme's own text in English, and nothing
/// said so.
#[test]
fn a_text_in_one_language_is_named_with_the_letters_that_want_the_other() {
    let mut p = programme();
    let turn = Turn::from_word("not_matched_mentee").unwrap();
    let [english, spanish] =
        [Language::English, Language::Spanish].map(|language| letter(turn, language));
    let letters = [english.clone(), spanish.clone(), spanish.clone()];
    let told = |_: &Letter| usual_told();
    let with = |p: &mut Programme, usual: &str, other: &str| {
        let mut facts = (*p.facts).clone();
        usual.clone_into(&mut facts.review_contact);
        other.clone_into(&mut facts.review_contact_other);
        p.facts = Arc::new(facts);
    };
    // An address reads the same in both.
    assert_eq!(lacking(&p, &letters, told), []);

    with(&mut p, "Ask the office of human resources.", "");
    let expected = Lacking {
        text: OneSided::Fact(FactText::ReviewContact),
        language: Language::Spanish,
        n_letters: 2,
    };
    assert_eq!(lacking(&p, &letters, told), [expected]);
    let seen = render(&p, &spanish, &usual_told());
    let problem = LetterProblem::InOtherLanguage(OneSided::Fact(FactText::ReviewContact));
    assert!(seen.problems.contains(&problem) && !problem.is_serious());
    let said = "Ask the office of human resources. (en inglés)";
    assert!(seen.body.contains(said), "{}", seen.body);
    assert!(
        !render(&p, &english, &usual_told())
            .problems
            .contains(&problem)
    );

    // A text that no letter asks for is nobody's lack.
    let offer = letter(Turn::from_word("offer_mentee").unwrap(), Language::Spanish);
    assert_eq!(lacking(&p, &[offer], told), []);

    with(
        &mut p,
        "Ask the office of human resources.",
        "Pregunte a la oficina.",
    );
    assert_eq!(lacking(&p, &letters, told), []);
    let seen = render(&p, &spanish, &usual_told());
    assert!(
        seen.body.contains("Pregunte a la oficina."),
        "{}",
        seen.body
    );

    // The texts change places with the language of letters.
    let mut facts = (*p.facts).clone();
    facts.set_letters_in(Language::Spanish);
    assert_eq!(facts.review_contact, "Pregunte a la oficina.");
    p.facts = Arc::new(facts);
    assert_eq!(render(&p, &spanish, &usual_told()).body, seen.body);
}

#[test]
fn a_question_in_one_language_is_named_where_a_letter_holds_it() {
    let mut p = programme();
    let turn = Turn::from_word("introduction_mentee").unwrap();
    p.letter_texts.insert(
        turn.text_id(),
        Arc::new(LetterText {
            id: turn.text_id(),
            ..asks_for_everything()
        }),
    );
    let spanish = letter(turn, Language::Spanish);
    let told = |_: &Letter| usual_told();
    assert_eq!(lacking(&p, std::slice::from_ref(&spanish), told), []);
    for question in p.questions.values_mut() {
        Arc::make_mut(question).label.es = String::new();
    }
    let texts: Vec<_> = lacking(&p, &[spanish], told)
        .into_iter()
        .map(|it| it.text)
        .collect();
    let of = |label: &str| OneSided::Question(label.to_owned());
    assert!(texts.contains(&of("Skills I offer")), "{texts:?}");
    assert!(!texts.contains(&of("My values")), "sensitive: {texts:?}");
    assert!(!texts.contains(&of("Interests")), "not shared: {texts:?}");
}

fn planned(p: &Programme, first_step: FirstStep) -> Vec<(LetterKind, String)> {
    let mut n = 0;
    let ids = || {
        n += 1;
        Id::new(format!("letter-{n}"))
    };
    letters_for_round(p, &Id::new("r"), first_step, ids)
        .into_iter()
        .map(|letter| (letter.kind, letter.to.to_string()))
        .collect()
}

#[test]
fn everybody_in_a_published_round_gets_one_letter() {
    let mut p = programme();
    assert_eq!(
        planned(&p, FirstStep::Introduce),
        [
            (LetterKind::Introduction, "ana-part".to_owned()),
            (LetterKind::Introduction, "luis-part".to_owned()),
            (LetterKind::NotMatched, "mia-part".to_owned()),
        ]
    );
    assert_eq!(planned(&p, FirstStep::Offer)[0].0, LetterKind::Offer);
    let mut mia = (*p.participations[&Id::new("mia-part")]).clone();
    mia.joined_on = day(3, 5);
    put(&mut p.participations, "mia-part", mia);
    assert_eq!(planned(&p, FirstStep::Introduce)[2].0, LetterKind::Waiting);
}

#[test]
fn a_letter_is_in_the_readers_language_or_in_the_programmes_where_unsaid() {
    let mut p = programme();
    Arc::make_mut(&mut p.facts).letters_in = Language::Spanish;
    let say = |p: &mut Programme, id: &str, language| {
        let person = p.people.get_mut(&Id::new(id)).unwrap();
        Arc::make_mut(person).letters_in = language;
    };
    say(&mut p, "ana", Some(Language::English));
    say(&mut p, "mia", None);
    let letters = letters_for_round(&p, &Id::new("r"), FirstStep::Introduce, || Id::new("l"));
    let language = |id: &str| {
        let to = Id::new(format!("{id}-part"));
        letters
            .iter()
            .find(|it| it.to == to)
            .map(|it| it.language)
            .unwrap()
    };
    assert_eq!(language("ana"), Language::English);
    assert_eq!(language("mia"), Language::Spanish);
}

#[test]
fn a_stored_language_of_letters_keeps_its_meaning() {
    let read = |stored: Option<&str>| {
        let mut fields = civic_mentor::domain::field::Fields::new();
        if let Some(word) = stored {
            fields.insert("letters_in".to_owned(), word.into());
        }
        let mut malformed = Vec::new();
        let person = Person::from_fields(Id::new("ana"), &fields, &mut malformed);
        assert_eq!(malformed, Vec::<String>::new());
        assert_eq!(person.to_fields(), fields);
        person.letters_in
    };
    assert_eq!(read(None), None);
    assert_eq!(read(Some("es")), Some(Language::Spanish));
    assert_eq!(read(Some("en")), Some(Language::English));
}

#[test]
fn letters_are_not_made_twice_nor_before_publication() {
    let mut p = programme();
    let made = letters_for_round(&p, &Id::new("r"), FirstStep::Introduce, {
        let mut n = 0;
        move || {
            n += 1;
            Id::new(format!("letter-{n}"))
        }
    });
    for letter in made {
        let id = letter.id.to_string();
        put(&mut p.letters, &id, letter);
    }
    assert_eq!(p.letters.len(), 3);
    assert_eq!(planned(&p, FirstStep::Introduce), []);
    p.letters.clear();
    let mut round = (*p.rounds[&Id::new("r")]).clone();
    round.state = RoundState::Open;
    put(&mut p.rounds, "r", round);
    assert_eq!(planned(&p, FirstStep::Introduce), []);
}

#[test]
fn an_exclusion_is_never_given_as_a_reason() {
    let reason = |rules| {
        reason_text(
            &UnmatchedReason::RuledOut(rules),
            Role::Mentee,
            Language::English,
        )
    };
    assert_eq!(
        reason(vec![HardRule::NotExcluded]),
        "No mentor with a place left met all the conditions of the programme."
    );
    assert_eq!(
        reason(vec![HardRule::NotExcluded, HardRule::SharedLanguage]),
        "No mentor with a place left met all the conditions of the programme. These conditions mattered most:\n- mentor and mentee speak a common language"
    );
}
