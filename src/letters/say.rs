//! Small words both languages need: dates, lists, plans.
//!
//! Leaves out whole texts (`turn`) and reasons (`why`, `reason`).

use jiff::civil::Date;

use crate::domain::facts::Facts;
use crate::domain::text::{Language, LocalText};

/// A date as people write it: March 4, 2026; 4 de marzo de 2026.
///
/// # Example
/// ```
/// use civic_mentor::{domain::text::Language, letters::date_in_words};
/// let day = jiff::civil::date(2026, 3, 4);
/// assert_eq!(date_in_words(day, Language::English), "March 4, 2026");
/// assert_eq!(date_in_words(day, Language::Spanish), "4 de marzo de 2026");
/// ```
pub fn date_in_words(date: Date, language: Language) -> String {
    let (day, year) = (date.day(), date.year());
    let month = month_in_words(date.month(), language);
    match language {
        Language::English => format!("{month} {day}, {year}"),
        Language::Spanish => format!("{day} de {month} de {year}"),
    }
}

/// From so many words on a text is a sentence in a language; shorter ones are
/// names, addresses and numbers, which read the same in both.
const SENTENCE_WORDS: usize = 4;

/// Whether a text is words of a language, as against a name, an address, a number.
pub fn is_sentence(text: &str) -> bool {
    let is_word = |part: &&str| part.chars().any(char::is_alphabetic) && !part.contains(['@', '/']);
    text.split_whitespace().filter(is_word).count() >= SENTENCE_WORDS
}

/// Whether a text, shown to somebody who reads `language`, is a sentence of the
/// other one and so carries a mark.
pub fn is_marked(text: &LocalText, language: Language) -> bool {
    text.is_fallback(language) && is_sentence(text.in_language(language))
}

/// A text for a letter in `language`; one in the other language says so.
///
/// # Example
/// ```
/// use civic_mentor::domain::text::{Language, LocalText};
/// use civic_mentor::letters::marked;
/// let text = LocalText::new("Ask the coordinator first.", "");
/// assert_eq!(marked(&text, Language::Spanish), "Ask the coordinator first. (en inglés)");
/// assert_eq!(marked(&text, Language::English), "Ask the coordinator first.");
/// ```
pub fn marked(text: &LocalText, language: Language) -> String {
    let words = text.in_language(language);
    match (is_marked(text, language), language) {
        (false, _) => words.to_owned(),
        (true, Language::English) => format!("{words} (in Spanish)"),
        (true, Language::Spanish) => format!("{words} (en inglés)"),
    }
}

fn month_in_words(month: i8, language: Language) -> &'static str {
    let (en, es) = match month {
        1 => ("January", "enero"),
        2 => ("February", "febrero"),
        3 => ("March", "marzo"),
        4 => ("April", "abril"),
        5 => ("May", "mayo"),
        6 => ("June", "junio"),
        7 => ("July", "julio"),
        8 => ("August", "agosto"),
        9 => ("September", "septiembre"),
        10 => ("October", "octubre"),
        11 => ("November", "noviembre"),
        _ => ("December", "diciembre"),
    };
    match language {
        Language::English => en,
        Language::Spanish => es,
    }
}

/// Items in a sentence: "A, B and C"; Spanish "y" becomes "e" before an i.
pub(super) fn list_in_words(items: &[String], language: Language) -> String {
    let Some((last, first)) = items.split_last() else {
        return String::new();
    };
    if first.is_empty() {
        return last.clone();
    }
    let and = match language {
        Language::English => "and",
        Language::Spanish if sounds_like_i(last) => "e",
        Language::Spanish => "y",
    };
    format!("{} {and} {last}", first.join(", "))
}

fn sounds_like_i(word: &str) -> bool {
    let word = word.to_lowercase();
    ["i", "í", "hi", "hí"]
        .iter()
        .any(|start| word.starts_with(start))
        && !word.starts_with("hie")
}

/// What the programme plans for a pair, or nothing where it says nothing.
pub(super) fn rhythm(facts: &Facts, language: Language) -> String {
    let (meetings, hours) = (facts.meetings_planned, facts.hours_a_month);
    let until = facts.ends_on.map(|day| date_in_words(day, language));
    let until = match (until, language) {
        (None, _) => String::new(),
        (Some(day), Language::English) => format!(" until {day}"),
        (Some(day), Language::Spanish) => format!(" hasta el {day}"),
    };
    let count = |n: u32, one: &str, many: &str| {
        let word = if n == 1 { one } else { many };
        format!("{n} {word}")
    };
    match (language, meetings, hours) {
        (_, 0, 0) => String::new(),
        (Language::English, n, 0) => {
            format!(
                "The programme plans {}{until}.",
                count(n, "meeting", "meetings")
            )
        }
        (Language::English, 0, h) => {
            format!(
                "The programme plans about {} a month{until}.",
                count(h, "hour", "hours")
            )
        }
        (Language::English, n, h) => format!(
            "The programme plans {}{until}, about {} a month.",
            count(n, "meeting", "meetings"),
            count(h, "hour", "hours")
        ),
        (Language::Spanish, n, 0) => {
            format!(
                "El programa prevé {}{until}.",
                count(n, "reunión", "reuniones")
            )
        }
        (Language::Spanish, 0, h) => {
            format!(
                "El programa prevé alrededor de {} al mes{until}.",
                count(h, "hora", "horas")
            )
        }
        (Language::Spanish, n, h) => format!(
            "El programa prevé {}{until}, alrededor de {} al mes.",
            count(n, "reunión", "reuniones"),
            count(h, "hora", "horas")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::is_sentence;

    #[test]
    fn names_addresses_and_numbers_read_the_same_in_both_languages() {
        for (text, expected) in [
            ("", false),
            ("hr@valley.gov", false),
            ("Rosa Ortiz, 555-0100, rosa@valley.gov", false),
            ("See https://valley.gov/review", false),
            ("Ask the coordinator first.", true),
        ] {
            assert_eq!(is_sentence(text), expected, "{text}");
        }
    }
}
