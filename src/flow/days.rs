//! Whether a day ahead makes sense: one to answer by, one to meet on. Leaves
//! out days that lie behind by nature, and words.

use jiff::{Span, civil::Date};

/// Years ahead from which a day is taken for a slip of the hand.
const MOST_YEARS: i64 = 5;

/// Why nobody can be asked to answer by a day, or to come on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddDay {
    /// It is past.
    Past,
    /// It is years away, or no day of this calendar.
    FarAhead,
}

/// What is odd about a day as a date field gives it; nothing where it is empty.
///
/// # Example
/// ```
/// use civic_mentor::flow::days::{OddDay, odd_day};
/// let today = jiff::civil::date(2026, 11, 23);
/// assert_eq!(odd_day("2026-11-23", today), None);
/// assert_eq!(odd_day("2026-11-22", today), Some(OddDay::Past));
/// ```
pub fn odd_day(text: &str, today: Date) -> Option<OddDay> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let last = today.saturating_add(Span::new().years(MOST_YEARS));
    match text.parse::<Date>() {
        Ok(day) if day < today => Some(OddDay::Past),
        Ok(day) if day <= last => None,
        Ok(_) | Err(_) => Some(OddDay::FarAhead),
    }
}
