//! What is held about a person in words of either language, for that person:
//! lines on a page, and a letter that needs nothing else to be understood.
//!
//! Leaves out which lines there are (`flow::details`).

use std::fmt::Write as _;

use crate::bundle::MyDetails;
use crate::domain::fact_text::FactText;
use crate::domain::field::FieldValue as _;
use crate::domain::pairing::PairingState;
use crate::domain::people::{Approval, ApprovedTime, Mode, Role, Standing};
use crate::domain::text::Language;
use crate::domain::value::Value;
use crate::flow::details::{About, Label, Line, sections};
use crate::letters::{date_in_words, marked};
use crate::ui::i18n::{self, Key, fill, key, number};
use crate::ui::widgets::record_words::field_key;

/// The text of a key in a language.
pub fn say(language: Language, key: Key) -> &'static str {
    key(match language {
        Language::English => i18n::Language::en,
        Language::Spanish => i18n::Language::es,
    })
}

/// What a group of lines is about.
pub fn about_words(language: Language, about: &About) -> String {
    let key = match about {
        About::Person => key!(details.about_person),
        About::Part(Role::Mentor) => key!(details.about_mentor),
        About::Part(Role::Mentee) => key!(details.about_mentee),
        About::Pairing(Role::Mentor) => key!(details.about_pairing_mentor),
        About::Pairing(Role::Mentee) => key!(details.about_pairing_mentee),
    };
    say(language, key).to_owned()
}

/// What a line is called.
pub fn label_words(language: Language, label: &Label) -> String {
    match label {
        Label::Field(name) => field_key(name).map_or_else(
            || name.replace('_', " "),
            |key| say(language, key).to_owned(),
        ),
        Label::Question(question) => question.label.in_language(language).to_owned(),
    }
}

/// A value as it is read.
pub fn value_words(language: Language, line: &Line, value: &Value) -> String {
    if crate::flow::details::reads_the_same(value, &Value::Null) {
        return say(language, key!(details.nothing)).to_owned();
    }
    let is_answer = matches!(line.label, Label::Question(_));
    let choice = if is_answer {
        None
    } else {
        choice_key(&line.at.field, value)
    };
    if let Some(key) = choice {
        return say(language, key).to_owned();
    }
    match value {
        Value::Bool(yes) => {
            let key = if *yes {
                key!(people.yes)
            } else {
                key!(people.no)
            };
            say(language, key).to_owned()
        }
        Value::Int(n) => number(*n),
        Value::Text(text) if !is_answer && line.at.field.ends_with("_on") => text
            .parse()
            .map_or_else(|_| text.clone(), |day| date_in_words(day, language)),
        Value::Text(text) => text.trim().to_owned(),
        Value::List(list) => {
            let one = |it: &Value| match Mode::from_value(it).filter(|_| !is_answer) {
                Some(mode) => say(language, mode_key(mode)).to_owned(),
                None => it.as_text().unwrap_or_default().to_owned(),
            };
            list.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        Value::Null | Value::Map(_) => String::new(),
    }
}

fn mode_key(mode: Mode) -> Key {
    match mode {
        Mode::InPerson => key!(people.mode_in_person),
        Mode::Remote => key!(people.mode_remote),
        Mode::Hybrid => key!(people.mode_hybrid),
    }
}

/// The words of a closed choice.
fn choice_key(field: &str, value: &Value) -> Option<Key> {
    Some(match field {
        "letters_in" => match Language::from_value(value)? {
            Language::English => key!(outbox.english),
            Language::Spanish => key!(outbox.spanish),
        },
        "standing" => match Standing::from_value(value)? {
            Standing::Active => key!(people.standing_active),
            Standing::Waiting => key!(people.standing_waiting),
            Standing::Paused => key!(people.standing_paused),
            Standing::Withdrawn => key!(people.standing_withdrawn),
            Standing::NotEligible => key!(people.standing_not_eligible),
        },
        "approval" => match Approval::from_value(value)? {
            Approval::NotAsked => key!(people.approval_not_asked),
            Approval::Pending => key!(people.approval_pending),
            Approval::Approved => key!(people.approval_approved),
            Approval::Refused => key!(people.approval_refused),
            Approval::GoneOn => key!(people.approval_gone_on),
        },
        "approval_time" => match ApprovedTime::from_value(value)? {
            ApprovedTime::Unsaid => key!(details.time_unsaid),
            ApprovedTime::Work => key!(details.time_work),
            ApprovedTime::Own => key!(details.time_own),
        },
        "state" => match PairingState::from_value(value)? {
            PairingState::Draft => key!(review.state_draft),
            PairingState::Locked => key!(review.state_locked),
            PairingState::Published => key!(review.state_published),
            PairingState::Active => key!(review.state_active),
            PairingState::Declined => key!(review.state_declined),
            PairingState::Ended => key!(review.state_ended),
        },
        _ => return None,
    })
}

/// The subject of the letter.
pub fn subject_of(language: Language, details: &MyDetails) -> String {
    let programme = details.facts.name.clone();
    fill(
        say(language, key!(details.letter_subject)),
        &[("programme", programme)],
    )
}

/// What only computers read: the key, the hash of the text agreed to, the file it
/// came in. The letter says that they are held; the file shows them.
const MARKS: [&str; 3] = ["key", "consent_policy", "came_from"];

/// Everything somebody may read about themselves, as a letter. `link` is where
/// the file is opened.
pub fn letter_of(language: Language, details: &MyDetails, link: &str) -> String {
    let facts = &details.facts;
    let day = details
        .on
        .map(|day| date_in_words(day, language))
        .unwrap_or_default();
    let filled = |key: Key| {
        fill(
            say(language, key),
            &[
                ("name", details.person.full_name()),
                ("programme", facts.name.clone()),
                ("day", day.clone()),
                ("link", link.to_owned()),
                ("months", facts.retention_months.to_string()),
            ],
        )
    };
    let mut letter = format!(
        "{}\n\n{}\n",
        filled(key!(details.letter_hello)),
        filled(key!(details.letter_what))
    );
    let mut has_marks = false;
    for section in sections(details) {
        let _ = write!(letter, "\n{}\n", about_words(language, &section.about));
        for line in &section.lines {
            if crate::flow::details::reads_the_same(&line.value, &Value::Null) {
                continue;
            }
            if MARKS.contains(&line.at.field.as_str()) {
                has_marks = true;
                continue;
            }
            let label = label_words(language, &line.label);
            let value = value_words(language, line, &line.value);
            let _ = writeln!(letter, "- {}: {value}", label.trim_end_matches(':'));
        }
    }
    if has_marks {
        let _ = write!(letter, "\n{}\n", filled(key!(details.letter_marks)));
    }
    let policy = marked(&facts.text(FactText::PolicyText), language);
    if !policy.is_empty() {
        let heading = say(language, key!(details.policy_title));
        let _ = write!(letter, "\n{heading}\n{policy}\n");
    }
    let kept = match facts.retention_months {
        0 => None,
        1 => Some(filled(key!(details.letter_kept_1))),
        _ => Some(filled(key!(details.letter_kept_n))),
    };
    if let Some(kept) = kept {
        let _ = write!(letter, "\n{kept}\n");
    }
    let _ = write!(letter, "\n{}\n", filled(key!(details.letter_how)));
    let review = marked(&facts.text(FactText::ReviewContact), language);
    if !review.is_empty() {
        let text = fill(
            say(language, key!(details.letter_review)),
            &[("who", review)],
        );
        let _ = write!(letter, "\n{text}\n");
    }
    let contact = [
        &facts.coordinator_name,
        &facts.coordinator_email,
        &facts.coordinator_phone,
    ];
    let contact: Vec<&str> = contact
        .into_iter()
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .collect();
    let _ = write!(letter, "\n{}\n", contact.join("\n"));
    letter
}
