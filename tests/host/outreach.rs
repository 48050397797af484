//! Letters that look for people: every field has a value or takes its line along.

use civic_mentor::domain::facts::Facts;
use civic_mentor::domain::text::Language;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::outreach::{budget, keep_words, own_words, write};
use civic_mentor::flow::sample::sample_document;
use civic_mentor::letters::Outreach;
use jiff::civil::date;

use crate::make::Made;

const ACTOR: &str = "c2a9e1d4-3f5b-4e6a-9b7c-8d0f1a2b3c03";

fn sample() -> Programme {
    sample_document(ACTOR, 1_790_000_000_000).programme()
}

#[test]
fn every_letter_stands_in_both_languages_without_a_brace_and_says_something_else() {
    let programme = sample();
    let mut seen = std::collections::BTreeSet::new();
    for kind in Outreach::ALL {
        for language in Language::ALL {
            let link = Some("https://host.example/apply#v1-x");
            let letter = write(&programme, kind, *language, link, None);
            let whole = format!("{}\n{}", letter.subject, letter.body);
            assert!(!whole.contains(['{', '}']), "{whole}");
            assert!(
                !letter.subject.is_empty() && letter.body.len() > 60,
                "{whole}"
            );
            assert!(seen.insert(whole));
        }
    }
}

#[test]
fn what_is_not_known_takes_its_line_and_its_heading_along() {
    let programme = Programme {
        facts: std::sync::Arc::new(Facts {
            name: "Valley".to_owned(),
            coordinator_name: "Rosa".to_owned(),
            ..Facts::default()
        }),
        ..Programme::default()
    };
    let letter = write(
        &programme,
        Outreach::Announcement,
        Language::English,
        None,
        None,
    );
    for gone in [
        "Who can take part",
        "Work time",
        "apply by",
        "most wanted",
        "http",
        "hours",
    ] {
        assert!(!letter.body.contains(gone), "{gone}: {}", letter.body);
    }
    assert!(letter.body.ends_with("Questions? Rosa"), "{}", letter.body);
}

#[test]
fn the_budget_counts_two_people_for_every_month_begun() {
    let with = |first, last, hours| Programme {
        facts: std::sync::Arc::new(Facts {
            starts_on: Some(first),
            ends_on: Some(last),
            hours_a_month: hours,
            ..Facts::default()
        }),
        ..Programme::default()
    };
    let hours = |p: &Programme| budget(p, Some(10)).map(|it| it.n_hours);
    assert_eq!(
        hours(&with(date(2027, 1, 11), date(2027, 7, 11), 2)),
        Some(240)
    );
    assert_eq!(
        hours(&with(date(2027, 1, 11), date(2027, 7, 12), 2)),
        Some(280)
    );
    assert_eq!(
        hours(&with(date(2027, 1, 11), date(2027, 1, 20), 2)),
        Some(40)
    );
    assert_eq!(hours(&with(date(2027, 1, 11), date(2027, 7, 11), 0)), None);
    assert_eq!(hours(&with(date(2027, 1, 11), date(2026, 7, 11), 2)), None);
    assert_eq!(budget(&sample(), None).unwrap().n_pairs, 90);
}

#[test]
fn what_was_changed_by_hand_is_kept_in_its_language_until_it_reads_as_usual() {
    let mut made = Made::new();
    let (kind, english) = (Outreach::Poster, Language::English);
    let usual = write(&made.programme(), kind, english, None, None).body;
    assert_eq!(own_words(&made.programme(), kind, english), None);
    let mut kept = |words: &str| {
        made.change(keep_words(&made.programme(), kind, english, words, &usual));
        made.programme()
    };
    let after = kept("  Come to the kitchen.\n");
    assert_eq!(
        own_words(&after, kind, english),
        Some("Come to the kitchen.")
    );
    assert_eq!(own_words(&after, kind, Language::Spanish), None);
    assert_eq!(own_words(&kept(&usual), kind, english), None);
}

#[test]
fn one_hour_is_said_as_one() {
    let with = |hours| Programme {
        facts: std::sync::Arc::new(Facts {
            name: "Valley".to_owned(),
            hours_a_month: hours,
            ..Facts::default()
        }),
        ..Programme::default()
    };
    for (language, one, two) in [
        (
            Language::English,
            "About 1 hour a month.",
            "About 2 hours a month.",
        ),
        (
            Language::Spanish,
            "Alrededor de 1 hora al mes.",
            "Alrededor de 2 horas al mes.",
        ),
    ] {
        for (hours, said) in [(1, one), (2, two)] {
            let poster = write(&with(hours), Outreach::Poster, language, None, None);
            assert!(poster.body.contains(said), "{}", poster.body);
        }
    }
}
