//! A run's record, checked without the programme; and the act advised where
//! nobody is ready to be matched.

use std::sync::Arc;

use civic_mentor::bundle::{canonical, strict};
use civic_mentor::cli::{Cli, Ended, run};
use civic_mentor::domain::check::Blocker;
use civic_mentor::domain::value::Value;
use civic_mentor::flow::audit::verify_run;
use civic_mentor::flow::next::{NextAct, NobodyReady, progress};
use civic_mentor::flow::round::{NoProof, RunResult, record_of, run_at_once};
use civic_mentor::flow::sample::sample_document;
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
    let ready = progress(&programme);
    assert_eq!(ready.nobody_ready(), None);
    assert!(matches!(ready.next, NextAct::RunMatching { .. }));
    Arc::make_mut(&mut programme.facts).consent_needed = true;
    let nobody = progress(&programme);
    assert_eq!(nobody.nobody_ready(), Some(NobodyReady::Both));
    assert_eq!(nobody.next, NextAct::ClearBlockers { n_people: 3 });
    assert_eq!(nobody.blocked[&Blocker::NoConsent], 3);
    let mut consent = |name: &str, role| {
        let part = programme.participations.get_mut(&part(name, role)).unwrap();
        Arc::make_mut(part).consent_on = Some(date(2026, 9, 1));
        progress(&programme)
    };
    let mentees = consent("Ana", MENTEE);
    assert_eq!(mentees.nobody_ready(), Some(NobodyReady::Mentors));
    assert_eq!(mentees.next, NextAct::ClearBlockers { n_people: 2 });
    let both = consent("Ben", MENTOR);
    assert_eq!(both.nobody_ready(), None);
    assert!(matches!(both.next, NextAct::RunMatching { .. }));
}
