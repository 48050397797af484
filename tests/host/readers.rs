//! Who may see what: everything that leaves a coordinator for somebody else is
//! made from a programme with a canary in every field, and searched for those
//! that its reader may not see.
//!
//! One's own details have a test of their own (`details`), and so have letters
//! to supervisors with an answer's life (`enrol_letters`). What a coordinator
//! sends to a coordinator is whole: that is the last test here.

use std::sync::Arc;

use civic_mentor::bundle::{Addressee, Invitation, Message as Wire};
use civic_mentor::domain::facts::Facts;
use civic_mentor::domain::field::{FieldDecl, Reader, Record as _};
use civic_mentor::domain::form::{Phase, Question};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::{Letter, LetterKind, LetterReader};
use civic_mentor::domain::pairing::Pairing;
use civic_mentor::domain::people::{Participation, Person};
use civic_mentor::domain::shortlist::Shortlist;
use civic_mentor::domain::text::Language;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::enrol::approval::request_of;
use civic_mentor::flow::enrol::link::{decode, encode};
use civic_mentor::flow::outbox::{LettersOf, Tellings, eml_of, file_of, mail_merge};
use civic_mentor::flow::{outreach, texts};
use civic_mentor::letters::Outreach;
use jiff::civil::date;

use super::canary::{Aviary, Canary, ME, MY_PART, PARTNER, PROGRAMME, aviary};

const THEIR_PART: &str = "bbbbbbbb-0000-4000-8000-000000000002";

/// For whom something is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    /// Anybody: a poster, an invitation.
    Anybody,
    /// The person `ME`.
    Me,
    /// Their partner in a published pairing.
    Partner,
    /// Their supervisor.
    Supervisor,
}

fn is_read(declared: &[FieldDecl], field: &str, reader: Reader) -> bool {
    let mut declared = declared.iter();
    declared.any(|it| it.name == field && it.readers.contains(&reader))
}

/// What a reader may find.
fn may(canary: &Canary, reader: For) -> bool {
    let field = &*canary.field;
    let of_person = |mine: bool| match (reader, mine) {
        (For::Me, true) | (For::Partner, false) => Some(Reader::Own),
        (For::Me, false) | (For::Partner, true) => Some(Reader::Pair),
        (For::Supervisor, true) => Some(Reader::Supervisor),
        _ => None,
    };
    let person = |declared, mine| of_person(mine).is_some_and(|it| is_read(declared, field, it));
    match (canary.kind, &*canary.record) {
        ("programme", _) => {
            is_read(Facts::FIELDS, field, Reader::Own)
                || reader == For::Supervisor && is_read(Facts::FIELDS, field, Reader::Supervisor)
        }
        ("question", _) => is_read(Question::FIELDS, field, Reader::Own),
        ("phase", _) => is_read(Phase::FIELDS, field, Reader::Own),
        // A request greets the supervisor it goes to.
        ("person", ME) if field == "manager_name" && reader == For::Supervisor => true,
        ("person", ME) => person(Person::FIELDS, true),
        ("person", PARTNER) => person(Person::FIELDS, false),
        ("participation", MY_PART) => person(Participation::FIELDS, true),
        ("participation", THEIR_PART) => person(Participation::FIELDS, false),
        ("pairing", "pairing-1") => {
            matches!(reader, For::Me | For::Partner)
                && is_read(Pairing::FIELDS, field, Reader::Pair)
        }
        // A programme's own words of a letter are for whoever gets it.
        ("letter_text", _) => matches!(field, "subject" | "body"),
        // A shortlist says by when to answer.
        ("shortlist", MY_PART) => field == "reply_by" && reader == For::Me,
        // Names of things a form or a letter speaks of.
        ("competency" | "level", _) => matches!(field, "name" | "label" | "description"),
        ("round", "round-1") => field == "name",
        _ => false,
    }
}

/// Canaries that stand in `bytes` and may not be read.
fn leaks(all: &Aviary, bytes: &str, reader: For, what: &str) -> Vec<String> {
    let found: Vec<&Canary> = all
        .canaries
        .iter()
        .filter(|it| bytes.contains(&it.text))
        .collect();
    let wrong = found.iter().filter(|it| !may(it, reader));
    wrong
        .map(|it| {
            format!(
                "{what} for {reader:?}: {} {} {}",
                it.kind, it.record, it.field
            )
        })
        .collect()
}

/// The programme with people who are not hidden, and letters in our own words.
fn programme(all: &Aviary) -> Programme {
    let mut programme = all.programme();
    for person in programme.people.values_mut() {
        *person = Arc::new(Person {
            hidden_on: None,
            held_on: None,
            ..(**person).clone()
        });
    }
    programme.letter_texts.clear();
    programme
}

fn to() -> Vec<Addressee> {
    vec![Addressee {
        name: "Rosa".to_owned(),
        key: "did:key:z6Mk".to_owned(),
        recipient: "age1".to_owned(),
    }]
}

fn payload(message: &Wire) -> String {
    format!("{:?}", message.to_payload())
}

#[test]
fn an_invitation_and_its_link_hold_the_form_and_nobody() {
    let all = aviary();
    let programme = all.programme();
    let invitation = Invitation::of(&programme, to());
    let file = payload(&Wire::Invitation(Box::new(invitation.clone())));
    assert!(file.contains("canary-programme-name"));
    assert_eq!(
        leaks(&all, &file, For::Anybody, "invitation"),
        Vec::<String>::new()
    );
    // The programme's texts are long here; a link of it is tried with short ones.
    let mut short = invitation;
    short.facts = Facts {
        id: short.facts.id.clone(),
        name: short.facts.name.clone(),
        ..Facts::default()
    };
    short.questions.truncate(1);
    short.phases.clear();
    short.to.clear();
    let code = encode(PROGRAMME, &short).unwrap();
    let (id, read) = decode(&code).unwrap();
    let read = payload(&Wire::Invitation(Box::new(read)));
    assert_eq!(id, PROGRAMME);
    assert!(read.contains("canary-programme-name"));
    assert_eq!(
        leaks(&all, &read, For::Anybody, "link"),
        Vec::<String>::new()
    );
}

#[test]
fn a_request_holds_what_a_supervisor_decides_by() {
    let all = aviary();
    let request = request_of(
        &programme(&all),
        &Id::new(MY_PART),
        Some(date(2026, 3, 1)),
        to(),
    );
    let file = payload(&Wire::ApprovalRequest(Box::new(request.unwrap())));
    assert!(file.contains("canary-person-given_name"));
    assert_eq!(
        leaks(&all, &file, For::Supervisor, "request"),
        Vec::<String>::new()
    );
}

#[test]
fn every_letter_holds_only_what_its_reader_may_see() {
    let all = aviary();
    let programme = programme(&all);
    let mut wrong = Vec::new();
    let mut n_letters = 0;
    for kind in LetterKind::ALL.iter().copied() {
        for (part, person) in [(MY_PART, For::Me), (THEIR_PART, For::Partner)] {
            let reader = match (kind.reader(), person) {
                (LetterReader::Person, it) => it,
                (LetterReader::Supervisor, For::Me) => For::Supervisor,
                // The partner's supervisor: the same rules, of another person.
                (LetterReader::Supervisor, _) => continue,
            };
            for language in [Language::English, Language::Spanish] {
                let of_round = !kind.is_of_enrolment();
                let letter = Letter {
                    id: Id::new("letter-9"),
                    kind,
                    to: Id::new(part),
                    language,
                    round: of_round.then(|| Id::new("round-1")),
                    pairing: of_round.then(|| Id::new("pairing-1")),
                    ..Letter::default()
                };
                let of = LettersOf::letter(&letter);
                let told = Tellings::of(&programme, of);
                let seen = told.render(&programme, &letter);
                let eml = String::from_utf8(eml_of(&programme, &seen, Vec::new())).unwrap();
                let merged = mail_merge(&programme, &[Arc::new(letter)], &told);
                let merged = String::from_utf8(merged).unwrap();
                let text = format!("{}\n{}\n{eml}\n{merged}", seen.subject, seen.body);
                assert!(
                    text.contains("canary-programme-name"),
                    "{kind:?} says of which programme"
                );
                wrong.extend(leaks(&all, &text, reader, kind.word()));
                n_letters += 1;
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(n_letters >= 40, "{n_letters}");
}

#[test]
fn a_shortlist_names_mentors_and_their_work_and_no_way_to_reach_them() {
    let all = aviary();
    let programme = programme(&all);
    for language in [Language::English, Language::Spanish] {
        let letter = Letter {
            kind: LetterKind::Choice,
            to: Id::new(MY_PART),
            language,
            ..Letter::default()
        };
        let of = LettersOf::letter(&letter);
        let seen = Tellings::of(&programme, of).render(&programme, &letter);
        let of_mentor = all.canaries.iter().filter(|it| {
            matches!(&*it.record, PARTNER | THEIR_PART) && seen.body.contains(&it.text)
        });
        let fields: std::collections::BTreeSet<&str> =
            of_mentor.map(|it| it.field.as_str()).collect();
        let may = [
            "given_name",
            "family_name",
            "job_title",
            "unit",
            "agency",
            "location",
        ];
        assert!(fields.contains("given_name"), "{}", seen.body);
        assert!(fields.iter().all(|it| may.contains(it)), "{fields:?}");
    }
}

/// The file that goes with a letter to `ME` or their partner.
fn file_with(programme: &Programme, kind: LetterKind, part: &str) -> String {
    let of_round = !kind.is_of_enrolment();
    let letter = Letter {
        kind,
        to: Id::new(part),
        round: of_round.then(|| Id::new("round-1")),
        pairing: of_round.then(|| Id::new("pairing-1")),
        ..Letter::default()
    };
    let told = Tellings::of(programme, LettersOf::letter(&letter));
    let file = file_of(programme, &letter, &told, to());
    payload(&file.unwrap())
}

#[test]
fn a_shortlist_and_an_offer_as_files_hold_what_their_letters_may() {
    let all = aviary();
    let mut programme = programme(&all);
    let listed = Shortlist {
        mentors: vec![THEIR_PART.to_owned()],
        answered_on: None,
        ..programme.shortlist_of(&Id::new(MY_PART)).unwrap().clone()
    };
    programme
        .shortlists
        .insert(listed.id.clone(), Arc::new(listed));
    let shortlist = file_with(&programme, LetterKind::Choice, MY_PART);
    let of_mentor = all
        .canaries
        .iter()
        .filter(|it| matches!(&*it.record, PARTNER | THEIR_PART));
    let of_mentor = of_mentor.filter(|it| shortlist.contains(&it.text));
    let fields: Vec<&str> = of_mentor.map(|it| it.field.as_str()).collect();
    let mut wrong = leaks(&all, &shortlist, For::Me, "shortlist");
    assert!(fields.contains(&"given_name"), "{shortlist}");
    assert!(!fields.contains(&"email"), "{fields:?}");
    for (part, reader) in [(MY_PART, For::Me), (THEIR_PART, For::Partner)] {
        let offer = file_with(&programme, LetterKind::Offer, part);
        assert!(offer.contains("canary-person-email"), "{offer}");
        wrong.extend(leaks(&all, &offer, reader, "offer"));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn letters_and_posters_that_look_for_people_name_nobody() {
    let all = aviary();
    let programme = programme(&all);
    for kind in Outreach::ALL {
        for language in [Language::English, Language::Spanish] {
            let letter = outreach::write(&programme, kind, language, None, Some(12));
            let text = format!("{}\n{}", letter.subject, letter.body);
            assert!(text.contains("canary-programme-name"), "{kind:?}");
            assert_eq!(
                leaks(&all, &text, For::Anybody, kind.word()),
                Vec::<String>::new()
            );
        }
    }
}

#[test]
fn what_goes_to_a_coordinator_is_whole() {
    let all = aviary();
    let document = all.document("actor-1");
    let texts = texts::Texts::of(&document);
    let records = texts.records.into_values().collect::<String>();
    assert_eq!(all.wrong(&records, |_| true), Vec::<String>::new());
}

#[test]
fn the_search_finds_what_does_not_belong() {
    let all = aviary();
    let note = all
        .canaries
        .iter()
        .find(|it| it.kind == "person" && it.field == "note")
        .unwrap();
    for reader in [For::Anybody, For::Me, For::Partner, For::Supervisor] {
        let found = leaks(&all, &format!("x {} y", note.text), reader, "text");
        assert_eq!(found.len(), 1, "{reader:?}");
    }
}
