//! Days that people are asked to answer by or to meet on.

use civic_mentor::flow::days::{OddDay, odd_day};
use jiff::civil::date;

#[test]
fn a_day_that_is_past_or_years_away_is_told() {
    let today = date(2026, 11, 23);
    let check = |text: &str, expected| assert_eq!(odd_day(text, today), expected, "{text}");
    check("", None);
    check("2026-11-23", None);
    check("2027-01-15", None);
    check("2031-11-23", None);
    check("2026-11-22", Some(OddDay::Past));
    check("0206-12-01", Some(OddDay::Past));
    check("2031-11-24", Some(OddDay::FarAhead));
    check("20261-01-15", Some(OddDay::FarAhead));
    // The last day of the calendar has no fifth year after it.
    assert_eq!(odd_day("9999-12-31", date(9998, 1, 1)), None);
}
