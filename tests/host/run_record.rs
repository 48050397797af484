//! A run's record, checked without the programme; and the act advised where
//! nobody is ready to be matched.

use std::sync::Arc;

use civic_mentor::bundle::{
    Heads, Message, OwnKey, RuleSetMessage, RunRecordMessage, armour, canonical, file_bytes, sign,
    strict,
};
use civic_mentor::cli::{Cli, Ended, run};
use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::check::Blocker;
use civic_mentor::domain::rules::RuleSet;
use civic_mentor::domain::value::Value;
use civic_mentor::flow::audit::verify_run;
use civic_mentor::flow::next::{NextAct, NobodyReady, progress};
use civic_mentor::flow::round::{NoProof, RunResult, published_by, record_of, run_at_once};
use civic_mentor::flow::sample::sample_document;
use civic_mentor::merge::Stamp;
use jiff::civil::date;

use super::round::{MENTEE, MENTOR, drafted, part, round, small};

fn record() -> String {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Eva", MENTEE, "C", ""),
        ("Ben", MENTOR, "B", ""),
    ]);
    let (drafted, result) = drafted(&mut programme);
    canonical(&record_of(&drafted.run, &result).expect("it is proven"))
}

fn ended(name: &str, text: &str) -> Ended {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, text).unwrap();
    let line = ["x", "verify-run", file.to_str().unwrap()];
    let cli = <Cli as clap::Parser>::try_parse_from(line).expect("it is well formed");
    run(cli.command)
}

#[test]
fn a_runs_record_is_checked_by_the_command_line() {
    let text = record();
    let (line, is_good) = verify_run("run.json", text.as_bytes());
    assert!(is_good, "{}", canonical(&line));
    let hash = line.get("result_hash").and_then(Value::as_text).unwrap();
    assert!(hash.starts_with("sha256:") || hash.len() == 64, "{hash}");
    assert_eq!(ended("run-good.json", &text), Ended::Good);
    assert_eq!(
        ended("run-cut.json", &text[..text.len() / 2]),
        Ended::Refused
    );
    assert_eq!(ended("run-other.json", "{}"), Ended::Refused);
    let line = ["x", "verify-run", "no-such-run.json"];
    let cli = <Cli as clap::Parser>::try_parse_from(line).expect("it is well formed");
    assert_eq!(run(cli.command), Ended::Misused);
}

#[test]
fn a_record_with_any_digit_changed_is_refused() {
    let text = record();
    let digits: Vec<usize> = (0..text.len())
        .filter(|at| text.as_bytes()[*at].is_ascii_digit())
        .collect();
    // All of them would take long: every seventh, wherever it stands.
    for at in digits.iter().step_by(7) {
        let mut bytes = text.clone().into_bytes();
        bytes[*at] = if bytes[*at] == b'9' {
            b'8'
        } else {
            bytes[*at] + 1
        };
        let (_, is_good) = verify_run("run.json", &bytes);
        let around = &text[at.saturating_sub(30)..(at + 10).min(text.len())];
        assert!(!is_good, "…{around}… was changed unseen");
    }
}

/// The record signed, as the review saves it.
fn signed() -> String {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Eva", MENTEE, "C", ""),
        ("Ben", MENTOR, "B", ""),
    ]);
    let (drafted, result) = drafted(&mut programme);
    let message = Message::RunRecord(Box::new(RunRecordMessage {
        maker: "Ann Ode".to_owned(),
        round: "First".to_owned(),
        number: drafted.run.number,
        made_at_ms: drafted.run.made_at_ms,
        published_on: Some(date(2026, 9, 2)),
        published_by: "Bo Reyes".to_owned(),
        record: record_of(&drafted.run, &result).expect("it is proven"),
    }));
    let key = OwnKey::from_entropy([5; 32]);
    let envelope = message.envelope(Heads {
        programme_id: Some(programme.id.clone()),
        re: None,
        bundle_id: "22222222-2222-4222-8222-000000000001".to_owned(),
        author: key.public(),
        actor: "33333333-3333-4333-8333-333333333333".to_owned(),
        audience: Vec::new(),
    });
    let at = jiff::Timestamp::from_second(1_790_000_000).unwrap();
    let bytes = file_bytes(&sign(&envelope, &key, at).unwrap()).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_signed_record_is_checked_and_its_run_repeated() {
    let text = signed();
    for bytes in [text.clone(), armour(text.as_bytes())] {
        let (line, is_good) = verify_run("run.json", bytes.as_bytes());
        let said = canonical(&line);
        assert!(is_good, "{said}");
        let field = |name| line.get(name).and_then(Value::as_text).unwrap_or("");
        assert_eq!(field("signature"), "same key");
        assert!(field("author").starts_with("did:key:z6Mk"), "{said}");
        assert_eq!(field("maker"), "Ann Ode");
        assert_eq!(field("published_by"), "Bo Reyes");
        assert_eq!(field("published_on"), "2026-09-02");
        assert_eq!(line.get("certificate_ok"), Some(&Value::from(true)));
        assert_eq!(line.get("repeated_ok"), Some(&Value::from(true)));
        let counts = line.get("counts").expect("they are told");
        assert_eq!(counts.get("n_mentees"), Some(&Value::Int(2)));
        assert_eq!(counts.get("n_pairs"), Some(&Value::Int(1)));
        assert!(!said.contains("trust"), "{said}");
    }
    assert_eq!(ended("run-signed.json", &text), Ended::Good);
    // The record alone, as earlier versions saved it, has no signature.
    let (line, is_good) = verify_run("run.json", record().as_bytes());
    assert!(is_good);
    assert_eq!(line.get("signature"), Some(&Value::Null));
    assert_eq!(line.get("repeated_ok"), Some(&Value::from(true)));
}

#[test]
fn a_signed_record_with_any_letter_or_digit_changed_is_refused() {
    let text = signed();
    let places: Vec<usize> = (0..text.len())
        .filter(|at| text.as_bytes()[*at].is_ascii_alphanumeric())
        .collect();
    for at in places.iter().step_by(23) {
        let mut bytes = text.clone().into_bytes();
        bytes[*at] = match bytes[*at] {
            b'9' | b'z' | b'Z' => bytes[*at] - 1,
            other => other + 1,
        };
        let (line, is_good) = verify_run("run.json", &bytes);
        let around = &text[at.saturating_sub(30)..(at + 10).min(text.len())];
        assert!(!is_good, "…{around}… was changed unseen");
        assert_eq!(line.get("repeated_ok"), Some(&Value::from(false)));
    }
}

#[test]
fn a_good_signature_does_not_make_a_bad_record_good() {
    let tree = strict::parse_tree(record().as_bytes()).unwrap();
    let Value::Map(mut fields) = tree else {
        panic!("a record is a map");
    };
    fields.insert("result_hash".to_owned(), "sha256:00".into());
    let message = Message::RunRecord(Box::new(RunRecordMessage {
        number: 1,
        record: Value::Map(fields),
        ..RunRecordMessage::default()
    }));
    let rules = Message::RuleSet(Box::new(RuleSetMessage::of(
        &Default::default(),
        RuleSet::skills_first(),
        "",
    )));
    let key = OwnKey::from_entropy([5; 32]);
    let codes = [(message, "says_other"), (rules, "other_kind")];
    for (message, code) in codes {
        let envelope = message.envelope(Heads {
            programme_id: None,
            re: None,
            bundle_id: "22222222-2222-4222-8222-000000000001".to_owned(),
            author: key.public(),
            actor: "33333333-3333-4333-8333-333333333333".to_owned(),
            audience: Vec::new(),
        });
        let at = jiff::Timestamp::from_second(1_790_000_000).unwrap();
        let bytes = file_bytes(&sign(&envelope, &key, at).unwrap()).unwrap();
        let (line, is_good) = verify_run("run.json", &bytes);
        assert!(!is_good);
        assert!(canonical(&line).contains(code), "{}", canonical(&line));
    }
}

#[test]
fn the_trail_says_who_published_a_round() {
    let mut document = sample_document("00000000-0000-4000-8000-0000000000aa", 0);
    let programme = document.programme();
    let round = programme.current_round().unwrap().id.clone();
    assert_eq!(published_by(&document, &round), None);
    let mut n = 0;
    let drafted = run_at_once(&programme, &round, 7, &mut || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012}")
    });
    let publish = Change::Publish {
        round: round.clone(),
        on: date(2026, 9, 2),
        reply_by: None,
        first_step: civic_mentor::domain::pairing::FirstStep::Introduce,
    };
    let changes = [
        (
            "00000000-0000-4000-8000-0000000000aa",
            drafted.unwrap().into(),
        ),
        ("00000000-0000-4000-8000-0000000000bb", publish),
    ];
    for (actor, change) in changes {
        let writes = apply(&document.programme(), &change).unwrap();
        let stamp = Stamp {
            actor: actor.into(),
            at_ms: 5,
            via: String::new(),
        };
        document.commit(&stamp, &change.code(), &writes).unwrap();
    }
    let by = published_by(&document, &round).expect("it was published");
    assert_eq!(by.as_ref(), "00000000-0000-4000-8000-0000000000bb");
}

#[test]
fn a_record_names_nobody() {
    let document = sample_document("00000000-0000-4000-8000-0000000000aa", 0);
    let programme = document.programme();
    let open = programme
        .current_round()
        .expect("the sample has a round")
        .id
        .clone();
    let mut n = 0;
    let drafted = run_at_once(&programme, &open, 7, &mut || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012}")
    })
    .expect("the sample runs");
    let result = RunResult::of_run(&drafted.run).unwrap();
    let text = canonical(&record_of(&drafted.run, &result).unwrap());
    assert!(strict::parse_tree(text.as_bytes()).is_ok());
    assert!(!text.contains('@'), "an e-mail address");
    for person in programme.people.values() {
        for secret in [
            &person.family_name,
            &person.email,
            &person.phone,
            &person.job_title,
        ] {
            let quoted = format!("\"{secret}\"");
            let whole = secret.len() > 7 && text.contains(secret.as_str());
            assert!(
                secret.is_empty() || !(whole || text.contains(&quoted)),
                "{secret}"
            );
        }
        assert!(!text.contains(person.id.as_str()), "a person's id");
    }
    for id in programme.participations.keys() {
        assert!(!text.contains(id.as_str()), "a participation's id");
    }
}

#[test]
fn a_run_without_its_proof_has_no_record() {
    let mut programme = small(&[("Ana", MENTEE, "A", ""), ("Ben", MENTOR, "B", "")]);
    let (drafted, result) = drafted(&mut programme);
    let mut bare = drafted.run;
    bare.certificate = Value::Null;
    assert_eq!(record_of(&bare, &result), Err(NoProof::NotKept));
}

#[test]
fn where_nobody_is_ready_recording_comes_before_running() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Eva", MENTEE, "C", ""),
        ("Ben", MENTOR, "B", ""),
    ]);
    programme.rounds.remove(&round());
    let ready = progress(&programme, jiff::civil::date(2026, 9, 2));
    assert_eq!(ready.nobody_ready(), None);
    assert!(matches!(ready.next, NextAct::RunMatching { .. }));
    Arc::make_mut(&mut programme.facts).consent_needed = true;
    let nobody = progress(&programme, jiff::civil::date(2026, 9, 2));
    assert_eq!(nobody.nobody_ready(), Some(NobodyReady::Both));
    assert_eq!(nobody.next, NextAct::ClearBlockers { n_people: 3 });
    assert_eq!(nobody.blocked[&Blocker::NoConsent], 3);
    let mut consent = |name: &str, role| {
        let part = programme.participations.get_mut(&part(name, role)).unwrap();
        Arc::make_mut(part).consent_on = Some(date(2026, 9, 1));
        progress(&programme, jiff::civil::date(2026, 9, 2))
    };
    let mentees = consent("Ana", MENTEE);
    assert_eq!(mentees.nobody_ready(), Some(NobodyReady::Mentors));
    assert_eq!(mentees.next, NextAct::ClearBlockers { n_people: 2 });
    let both = consent("Ben", MENTOR);
    assert_eq!(both.nobody_ready(), None);
    assert!(matches!(both.next, NextAct::RunMatching { .. }));
}
