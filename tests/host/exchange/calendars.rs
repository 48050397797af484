//! Calendar files as RFC 5545 has them.

use civic_mentor::exchange::ics::{Event, calendar};
use jiff::civil::{DateTime, date};

fn event(summary: &str) -> Event {
    Event {
        uid: "a.b@civic-mentor".to_owned(),
        starts: date(2027, 11, 5).at(16, 0, 0, 0),
        ends: date(2027, 11, 5).at(16, 15, 0, 0),
        utc_offset: Some(-420),
        summary: summary.to_owned(),
        location: String::new(),
        description: String::new(),
    }
}

fn text(event: Event) -> String {
    String::from_utf8(calendar(&[event], 1_790_000_000_000)).unwrap()
}

/// The lines with folding undone (section 3.1).
fn unfolded(text: &str) -> Vec<String> {
    let text = text.replace("\r\n ", "");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_calendar_holds_what_every_reader_needs() {
    let lines = unfolded(&text(event("Meeting with Ana")));
    assert_eq!(
        lines,
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Civic Mentor//Timetable//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "UID:a.b@civic-mentor",
            "DTSTAMP:20260921T141320Z",
            "DTSTART:20271105T230000Z",
            "DTEND:20271105T231500Z",
            "SUMMARY:Meeting with Ana",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn where_the_zone_is_not_known_times_are_those_of_the_wall_clock() {
    let floating = Event {
        utc_offset: None,
        ..event("x")
    };
    let lines = unfolded(&text(floating));
    assert!(lines.contains(&"DTSTART:20271105T160000".to_owned()));
}

#[test]
fn an_offset_carries_over_midnight() {
    let late = Event {
        starts: date(2027, 12, 31).at(20, 0, 0, 0),
        ..event("x")
    };
    let lines = unfolded(&text(late));
    assert!(lines.contains(&"DTSTART:20280101T030000Z".to_owned()));
}

#[test]
fn words_cannot_break_out_of_their_line() {
    let hostile = "Ana, Luis; \\ and\r\nEND:VCALENDAR\u{7}";
    let lines = unfolded(&text(event(hostile)));
    let told = "SUMMARY:Ana\\, Luis\\; \\\\ and\\nEND:VCALENDAR".to_owned();
    assert!(lines.contains(&told), "{lines:?}");
    assert_eq!(lines.iter().filter(|it| *it == "END:VCALENDAR").count(), 1);
}

#[test]
fn no_line_is_longer_than_75_octets_and_none_breaks_a_letter() {
    let long = "Reunión con María José Ñúñez de la Peña – ".repeat(9);
    let text = text(event(&long));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} {line}", line.len());
    }
    assert!(unfolded(&text).contains(&format!("SUMMARY:{long}")));
}

#[test]
fn moments_out_of_bounds_do_not_panic() {
    for at in [DateTime::MIN, DateTime::MAX] {
        let odd = Event {
            starts: at,
            ends: at,
            utc_offset: Some(i64::MAX),
            ..event("x")
        };
        assert!(!calendar(&[odd], i64::MIN).is_empty());
    }
}
