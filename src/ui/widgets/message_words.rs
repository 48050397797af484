//! What came, and what it would change, in words.

use crate::bundle::{Act, Message as Wire, Outcome};
use crate::domain::field::FieldValue as _;
use crate::domain::message::{Came, HandSource, Message};
use crate::domain::pairing::OfferAnswer;
use crate::domain::people::{Mode, Role};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::inbox::judge::{At, KeyState};
use crate::flow::inbox::wire_of;
use crate::letters::date_in_words;
use crate::ui::i18n::{text, text_n, word};
use crate::ui::kit::Tone;
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::record_words::field_key;
use crate::ui::widgets::words::{mode_name, role_name};

/// What a message is, in a few words.
pub fn what_words(message: &Message) -> String {
    match wire_of(message) {
        Some(Wire::Application(it)) => match it.act {
            Act::Apply if message.corrects.is_some() => text!(enrol.what_mended),
            Act::Apply => text!(enrol.what_apply),
            Act::Change => text!(enrol.what_change),
            Act::Pause => text!(enrol.hand_pause),
            Act::Resume => text!(enrol.hand_resume),
            Act::Withdraw => text!(enrol.hand_withdraw),
        },
        Some(Wire::Approval(it)) => match it.outcome {
            Outcome::Approved => text!(enrol.hand_approved),
            Outcome::Limited => text!(enrol.hand_limited),
            Outcome::Refused => text!(enrol.hand_refused),
        },
        Some(Wire::Changes(it)) => {
            text_n!(it.edits.len(), enrol.what_corrects_1, enrol.what_corrects_n)
        }
        Some(Wire::OfferReply(it)) => match it.answer {
            OfferAnswer::Declined => text!(offers.what_no),
            OfferAnswer::Accepted | OfferAnswer::None => text!(offers.what_yes),
        },
        Some(Wire::Ranking(_)) => text!(choice.what),
        Some(Wire::KeyCard(_)) => text!(enrol.what_card),
        _ => text!(enrol.not_readable),
    }
}

/// How good a key is.
pub const fn key_tone(key: KeyState) -> Tone {
    match key {
        KeyState::Same => Tone::Good,
        KeyState::First | KeyState::Unsigned => Tone::Plain,
        KeyState::Other => Tone::Waiting,
    }
}

/// How a message came: by file, as text, or recorded by hand from what.
pub fn came_words(message: &Message) -> String {
    let at = message.received_at_ms.map(moment_words).unwrap_or_default();
    match message.came {
        Came::File => text!(enrol.came_file, at = at),
        Came::Text if message.from_key.is_empty() => text!(enrol.came_line, at = at),
        Came::Text => text!(enrol.came_text, at = at),
        Came::Hand => hand_words(message),
    }
}

/// Who recorded it, from what, and of which day.
fn hand_words(message: &Message) -> String {
    let source = match message.hand_source {
        HandSource::Unsaid => text!(enrol.source_any),
        HandSource::Email => text!(enrol.source_email),
        HandSource::Call => text!(enrol.source_call),
        HandSource::Paper => text!(enrol.source_paper),
    };
    let from = match message.from_name.trim() {
        "" => text!(enrol.source_nobody),
        name => name.to_owned(),
    };
    let by = message.recorded_by.clone();
    if message.corrects.is_some() {
        return text!(enrol.came_mended, by = by, source = source, from = from);
    }
    let day = message.written_on;
    match day.map(|day| date_in_words(day, page_language())) {
        Some(day) => text!(
            enrol.came_hand_of,
            by = by,
            source = source,
            from = from,
            day = day
        ),
        None => text!(enrol.came_hand, by = by, source = source, from = from),
    }
}

/// How the key stands to those used before.
pub fn key_words(key: KeyState) -> String {
    match key {
        KeyState::Unsigned => text!(enrol.key_unsigned),
        KeyState::First => text!(enrol.key_first),
        KeyState::Same => text!(enrol.key_same),
        KeyState::Other => text!(enrol.key_other),
    }
}

/// The place of a difference.
pub fn place_words(programme: &Programme, at: &At) -> String {
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
pub fn value_words(value: &Value) -> String {
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
