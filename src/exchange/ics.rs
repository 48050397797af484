//! Calendar files (RFC 5545): events with a time, to be taken into any calendar.
//!
//! Small enough to need no library: one component, six properties. Times are
//! given in UTC where the zone's distance from it is known, so no calendar has
//! to know the zone or guess about daylight saving (section 3.3.5, form 2);
//! otherwise as they are on a wall clock (form 1, "floating"). Leaves out
//! reading calendars, and invitations that ask for an answer.

use std::fmt::Write as _;

use jiff::civil::DateTime;

/// Octets of a line without its break (section 3.1).
const LINE_OCTETS: usize = 75;

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Names it for good: the same event in a later file has the same (section
    /// 3.8.4.7).
    pub uid: String,
    /// When it begins, on a wall clock.
    pub starts: DateTime,
    /// When it ends, on the same clock.
    pub ends: DateTime,
    /// Minutes that clock is ahead of UTC; none where that is not known.
    pub utc_offset: Option<i64>,
    /// What it is.
    pub summary: String,
    /// Where.
    pub location: String,
    /// More about it.
    pub description: String,
}

/// A calendar of these events, made at a moment (milliseconds since 1970).
///
/// # Example
/// ```
/// use civic_mentor::exchange::ics::{Event, calendar};
/// let starts = jiff::civil::datetime(2027, 3, 4, 14, 0, 0, 0);
/// let event = Event {
///     uid: "1@example".into(),
///     starts,
///     ends: starts.date().at(14, 20, 0, 0),
///     utc_offset: Some(-480),
///     summary: "Ana; Luis".into(),
///     location: String::new(),
///     description: String::new(),
/// };
/// let text = String::from_utf8(calendar(&[event], 0)).expect("it is UTF-8");
/// assert!(text.contains("DTSTART:20270304T220000Z\r\n"));
/// assert!(text.contains("SUMMARY:Ana\\; Luis\r\n"));
/// ```
pub fn calendar(events: &[Event], made_at_ms: i64) -> Vec<u8> {
    let mut text = String::new();
    line(&mut text, "BEGIN", "VCALENDAR");
    line(&mut text, "VERSION", "2.0");
    line(&mut text, "PRODID", "-//Civic Mentor//Timetable//EN");
    line(&mut text, "CALSCALE", "GREGORIAN");
    let made_at = stamp(made_at_ms);
    for event in events {
        line(&mut text, "BEGIN", "VEVENT");
        line(&mut text, "UID", &escaped(&event.uid));
        line(&mut text, "DTSTAMP", &made_at);
        line(
            &mut text,
            "DTSTART",
            &moment(event.starts, event.utc_offset),
        );
        line(&mut text, "DTEND", &moment(event.ends, event.utc_offset));
        for (name, words) in [
            ("SUMMARY", &event.summary),
            ("LOCATION", &event.location),
            ("DESCRIPTION", &event.description),
        ] {
            if !words.is_empty() {
                line(&mut text, name, &escaped(words));
            }
        }
        line(&mut text, "END", "VEVENT");
    }
    line(&mut text, "END", "VCALENDAR");
    text.into_bytes()
}

/// A moment as UTC; the first of all where the number is out of bounds.
fn stamp(at_ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(at_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let at = jiff::tz::Offset::UTC.to_datetime(at);
    format!("{}Z", digits(at))
}

fn moment(at: DateTime, utc_offset: Option<i64>) -> String {
    let in_utc = utc_offset.and_then(|minutes| {
        let back = jiff::Span::new().try_minutes(minutes).ok()?;
        at.checked_sub(back).ok()
    });
    in_utc.map_or_else(|| digits(at), |at| format!("{}Z", digits(at)))
}

fn digits(at: DateTime) -> String {
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// A text value (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' | ';' | ',' => out.extend(['\\', char]),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            // Other control characters may not stand in a file at all.
            control if control.is_control() && control != '\t' => {}
            other => out.push(other),
        }
    }
    out
}

/// One line, folded between characters so that none is longer than it may be.
fn line(text: &mut String, name: &str, value: &str) {
    let mut whole = String::with_capacity(name.len() + value.len() + 1);
    // Writing to a string cannot fail.
    let _ = write!(whole, "{name}:{value}");
    let mut n_octets = 0;
    for char in whole.chars() {
        if n_octets + char.len_utf8() > LINE_OCTETS {
            text.push_str("\r\n ");
            n_octets = 1;
        }
        text.push(char);
        n_octets += char.len_utf8();
    }
    text.push_str("\r\n");
}
