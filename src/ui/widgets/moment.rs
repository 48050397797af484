//! Days and moments in words, in the page's language and this computer's time.

use jiff::civil::Date;

use super::letter_words::page_language;
use crate::flow::days::{OddDay, odd_day};
use crate::letters::date_in_words;
use crate::platform::clock;
use crate::ui::i18n::text;

/// A day: "March 4, 2026".
pub fn day_words(day: Date) -> String {
    date_in_words(day, page_language())
}

/// What is odd about a day ahead, as its field gives it; nothing where it can
/// stand or is empty.
pub fn odd_day_words(day: &str, today: Date) -> Option<String> {
    odd_day(day, today).map(|why| match why {
        OddDay::Past => text!(trouble.day_past),
        OddDay::FarAhead => text!(trouble.day_far),
    })
}

/// The day of a moment: "March 4, 2026".
pub fn day_words_at(at_ms: i64) -> String {
    let written = clock::day_and_time(at_ms);
    let day = written.split_once(' ').map_or(written.as_str(), |it| it.0);
    day.parse::<Date>()
        .map_or_else(|_| day.to_owned(), day_words)
}

/// A moment: "March 4, 2026, 14:03".
pub fn moment_words(at_ms: i64) -> String {
    let written = clock::day_and_time(at_ms);
    let Some((day, time)) = written.split_once(' ') else {
        return written;
    };
    match day.parse::<Date>() {
        Ok(day) => format!("{}, {time}", day_words(day)),
        Err(_) => written,
    }
}
