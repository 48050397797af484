//! The sample is the same everywhere, believable, and has what pages need.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::domain::check::{self, Blocker};
use civic_mentor::domain::form::{Meaning, Phase, PhaseKind};
use civic_mentor::domain::pairing::PairingState;
use civic_mentor::domain::people::{Answer, Role};
use civic_mentor::domain::text::Language;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::next::{NextAct, progress};
use civic_mentor::flow::round::{Reason, RunResult};
use civic_mentor::flow::sample::{
    N_MENTEES, N_MENTORS, SAMPLE_ID, sample_document, sample_document_in,
};
use civic_mentor::matching::certificate::Certificate;
use civic_mentor::matching::check as certify;
use civic_mentor::matching::inputs::Inputs;
use civic_mentor::merge::{Document, entry_to_value, record_to_value};

/// 3 August 2026, noon.
const AT_MS: i64 = 1_785_758_400_000;

fn sample() -> Document {
    sample_document("some-actor", AT_MS)
}

fn snapshot(name: &str, value: &impl serde::Serialize) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_json_snapshot!(name, value);
    });
}

fn programme() -> Programme {
    sample().programme()
}

#[test]
fn the_sample_is_the_same_every_time() {
    assert_eq!(sample(), sample());
    let tree = |document: &Document| {
        let records: Vec<_> = document.records.values().map(record_to_value).collect();
        let journal: Vec<_> = document
            .journal
            .iter()
            .map(|(dot, entry)| entry_to_value(dot, entry))
            .collect();
        format!("{records:?} {journal:?}")
    };
    assert_eq!(tree(&sample()), tree(&sample()));
}

#[test]
fn no_change_of_the_story_is_refused() {
    let document = sample();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in document.journal.values() {
        *codes.entry(entry.code.as_str()).or_default() += 1;
    }
    snapshot("sample_trail", &codes);
    let days: Vec<i64> = document
        .trail()
        .iter()
        .map(|(_, entry)| entry.at_ms)
        .collect();
    assert!(days.is_sorted_by(|newer, older| newer >= older));
}

#[test]
fn the_sample_has_the_people_it_promises() {
    let programme = programme();
    assert_eq!(programme.id, SAMPLE_ID);
    assert_eq!(programme.facts.id.as_str(), SAMPLE_ID);
    let n = |role| {
        programme
            .participations
            .values()
            .filter(|part| part.role == role)
            .count()
    };
    assert_eq!((n(Role::Mentor), n(Role::Mentee)), (N_MENTORS, N_MENTEES));
    assert_eq!(check::problems(&programme), []);
    assert_eq!(check::unmapped_grades(&programme), []);
    snapshot("sample_counts", &counts(&programme));
}

/// What a reader of the sample would count, by name.
fn counts(programme: &Programme) -> BTreeMap<String, BTreeMap<String, usize>> {
    let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut count = |what: String, which: String| {
        *counts.entry(what).or_default().entry(which).or_default() += 1;
    };
    for part in programme.participations.values() {
        let role = part.role.word();
        let person = programme
            .person_of(&part.id)
            .expect("everybody is somebody");
        let level = programme.level_of(person).expect("every grade is mapped");
        count(format!("{role} agency"), person.agency.clone());
        count(
            format!("{role} level"),
            format!("{} {}", level.rank, level.name.en),
        );
        count(
            format!("{role} capacity"),
            programme.capacity_of(part).to_string(),
        );
        for language in &person.languages {
            count(format!("{role} language"), language.clone());
        }
        for blocker in check::blockers(programme, part) {
            count(format!("{role} blocked"), blocker.word().to_owned());
        }
        let meaning = match part.role {
            Role::Mentor => Meaning::SkillsOffered,
            Role::Mentee => Meaning::SkillsWanted,
        };
        for skill in programme.answer_texts(&part.id, meaning) {
            count(format!("{role} skill"), skill);
        }
    }
    for (table, n) in [
        ("grades", programme.grades.len()),
        ("people", programme.people.len()),
        ("exclusions", programme.exclusions.len()),
        ("rounds", programme.rounds.len()),
    ] {
        for _ in 0..n {
            count("table".to_owned(), table.to_owned());
        }
    }
    counts
}

#[test]
fn the_sample_waits_for_the_review_of_a_run_that_was_proven() {
    let programme = programme();
    let round = programme.current_round().expect("a round is open");
    let run = &programme.runs[round.chosen_run.as_ref().expect("a run was made")];
    assert_eq!((programme.runs.len(), run.number), (1, 1));
    let inputs = Inputs::from_value(run.certificate.get("inputs").expect("inputs are kept"));
    let proof = run.certificate.get("certificate").expect("a proof is kept");
    let proof = Certificate::from_value(proof).expect("it reads back");
    assert_eq!(certify::check(&inputs.expect("they read back"), &proof), []);

    let result = RunResult::of_run(run).expect("the result reads back");
    let drafts = programme.live_pairings(&round.id);
    assert!(drafts.iter().all(|it| it.state == PairingState::Draft));
    assert_eq!(drafts.len(), result.pairs.len());
    let has = |is: fn(&Reason) -> bool| result.unmatched.iter().any(|it| is(&it.reason));
    assert!(has(|it| matches!(it, Reason::NoPlaceLeft { .. })));
    assert!(has(|it| matches!(it, Reason::RuledOut { .. })));
    let next = progress(&programme, jiff::civil::date(2026, 9, 2)).next;
    let expected = NextAct::Review {
        n_pairings: drafts.len(),
        n_unmatched: result.unmatched.len(),
    };
    assert_eq!(next, expected);
}

#[test]
fn nobody_shares_an_address_and_none_is_real() {
    let programme = programme();
    let mut seen = BTreeSet::new();
    for person in programme.people.values() {
        assert!(seen.insert(person.folded_email()), "{}", person.email);
        for address in [&person.email, &person.manager_email] {
            assert!(address.ends_with(".example"), "{address}");
            assert!(address.is_ascii(), "{address}");
        }
        assert_ne!(person.email, person.manager_email);
    }
}

#[test]
fn a_few_are_blocked_and_most_are_not() {
    let programme = programme();
    let blocked: Vec<Blocker> = programme
        .participations
        .values()
        .flat_map(|part| check::blockers(&programme, part))
        .collect();
    assert!(blocked.contains(&Blocker::NoApproval));
    assert!(blocked.contains(&Blocker::NoConsent));
    assert!(blocked.len() <= 6, "{blocked:?}");
}

#[test]
fn every_answer_is_one_the_form_offers() {
    all_offered(&programme());
}

#[test]
fn in_spanish_its_own_texts_and_options_are_spanish_and_the_story_is_the_same() {
    let english = programme();
    let spanish = sample_document_in(Language::Spanish, "some-actor", AT_MS).programme();
    assert_eq!(spanish.facts.name, "Líderes Emergentes de los Tres Ríos");
    assert_eq!(spanish.facts.letters_in, Language::Spanish);
    for (en, es) in [
        (&english.facts.purpose, &spanish.facts.purpose),
        (&english.facts.audience, &spanish.facts.audience),
        (&english.facts.paid_time, &spanish.facts.paid_time),
        (&english.facts.policy_text, &spanish.facts.policy_text),
    ] {
        assert!(!es.is_empty() && en != es, "{es}");
    }
    assert_eq!(check::problems(&spanish), []);
    all_offered(&spanish);
    let skills = |programme: &Programme| {
        let question = programme.question_meaning(Meaning::SkillsWanted);
        question.expect("the form asks for skills").options.clone()
    };
    assert!(
        skills(&spanish)
            .iter()
            .all(|it| !skills(&english).contains(it))
    );
    let n = |programme: &Programme| {
        let round = programme.current_round().expect("a round is open");
        (
            programme.participations.len(),
            programme.answers.len(),
            programme.live_pairings(&round.id).len(),
        )
    };
    assert_eq!(n(&spanish), n(&english));
}

#[test]
fn a_later_matching_is_planned_for_whoever_waits() {
    let programme = programme();
    let opened = programme
        .current_round()
        .expect("a round is open")
        .opened_on;
    let later = |phase: &Phase| phase.kind == PhaseKind::Matching && phase.starts_on > opened;
    assert!(programme.phases.values().any(|phase| later(phase)));
}

fn all_offered(programme: &Programme) {
    for answers in programme.answers.values() {
        for (id, answer) in &answers.by_question {
            let question = &programme.questions[id];
            if let (Answer::Many(chosen), false) = (answer, question.options.is_empty()) {
                assert!(!chosen.is_empty());
                for option in chosen {
                    assert!(question.options.contains(option), "{option}");
                }
            }
        }
        let part = &programme.participations[&answers.id.cast()];
        for question in programme
            .form_of(part.role)
            .into_iter()
            .filter(|it| it.required)
        {
            assert!(
                answers.by_question.contains_key(&question.id),
                "{}",
                question.label.en
            );
        }
    }
}

#[test]
fn biographies_read_like_people_and_differ() {
    let programme = programme();
    let mut seen = BTreeSet::new();
    let mut n_spanish = 0;
    for part in programme.participations.values() {
        let texts = programme.answer_texts(&part.id, Meaning::Biography);
        let text = texts.concat();
        assert!(text.len() > 60 && !text.contains(['{', '}']), "{text}");
        assert!(
            text.starts_with(char::is_uppercase) && text.ends_with('.'),
            "{text}"
        );
        assert!(seen.insert(text.clone()), "twice: {text}");
        let person = programme
            .person_of(&part.id)
            .expect("everybody is somebody");
        n_spanish += usize::from(person.letters_in == Some(Language::Spanish));
    }
    assert!(n_spanish >= 4);
}
