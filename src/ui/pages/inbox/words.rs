//! What came, and what it would change, in words.

use crate::domain::field::FieldValue as _;
use crate::domain::message::{Came, Message};
use crate::domain::people::{Mode, Role};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::inbox::judge::{At, KeyState};
use crate::flow::inbox::receive::Outcome;
use crate::letters::date_in_words;
use crate::ui::i18n::{text, word};
use crate::ui::trouble;
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::record_words::field_key;
use crate::ui::widgets::words::{mode_name, role_name};

/// Why something that came is not in the Inbox.
pub(super) fn outcome_words(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Kept(_) => String::new(),
        Outcome::AlreadyHere => text!(enrol.out_already),
        Outcome::OtherProgramme => text!(enrol.out_other_programme),
        Outcome::ForSomeoneElse => text!(enrol.out_someone_else),
        Outcome::OpenedElsewhere { kind } => match kind.as_str() {
            "programme" | "backup" => text!(enrol.out_programme),
            "invitation" => text!(enrol.out_invitation),
            _ => text!(enrol.out_other_kind),
        },
        Outcome::TooLong => text!(enrol.out_too_long),
        Outcome::Refused { code, .. } => trouble::file(code),
    }
}

/// How a message came: by file, as text, or recorded by hand from what.
pub(super) fn came_words(message: &Message) -> String {
    let at = message.received_at_ms.map(moment_words).unwrap_or_default();
    match message.came {
        Came::File => text!(enrol.came_file, at = at),
        Came::Text if message.from_key.is_empty() => text!(enrol.came_line, at = at),
        Came::Text => text!(enrol.came_text, at = at),
        Came::Hand => {
            let day = message
                .written_on
                .map(|day| date_in_words(day, page_language()));
            match day {
                Some(day) => text!(
                    enrol.came_hand_of,
                    by = message.recorded_by,
                    from = message.from_name,
                    day = day
                ),
                None => text!(
                    enrol.came_hand,
                    by = message.recorded_by,
                    from = message.from_name
                ),
            }
        }
    }
}

/// How the key stands to those used before.
pub(super) fn key_words(key: KeyState) -> String {
    match key {
        KeyState::Unsigned => text!(enrol.key_unsigned),
        KeyState::First => text!(enrol.key_first),
        KeyState::Same => text!(enrol.key_same),
        KeyState::Other => text!(enrol.key_other),
    }
}

/// The place of a difference.
pub(super) fn place_words(programme: &Programme, at: &At) -> String {
    let field =
        |name: &str| field_key(name).map_or_else(|| name.to_owned(), |it| word(it).to_owned());
    match at {
        At::Person(name) => field(name),
        At::NewPart(role) => text!(enrol.new_part, role = role_name(*role)),
        At::Part(role, name) => format!("{} ({})", field(name), role_name(*role)),
        At::Answer(_, id) => {
            let question = programme.questions.get(id);
            let label = question.map(|it| it.label.in_language(page_language()).to_owned());
            label.unwrap_or_default()
        }
    }
}

/// A value of a difference.
pub(super) fn value_words(value: &Value) -> String {
    match value {
        Value::Null => text!(enrol.value_none),
        Value::Bool(true) => text!(people.yes),
        Value::Bool(false) => text!(people.no),
        Value::Int(n) => n.to_string(),
        Value::Text(text) if text.trim().is_empty() => text!(enrol.value_none),
        Value::Text(text) => match Role::from_word(text) {
            Some(role) => role_name(role),
            None => text.clone(),
        },
        Value::List(list) => {
            let words = list.iter().map(|it| match Mode::from_value(it) {
                Some(mode) => mode_name(mode),
                None => value_words(it),
            });
            words.collect::<Vec<_>>().join("; ")
        }
        Value::Map(_) => String::new(),
    }
}
