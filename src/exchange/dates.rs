//! Dates as people and spreadsheets write them. Day and month are never
//! guessed cell by cell: a whole column says which comes first, or a person does.
//! Leaves out time zones and the clock.

use jiff::civil::{Date, DateTime, Time};

/// Which comes first in 03/04/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// What a column of dates says about their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnOrder {
    /// Every date can be read in one way only, or names its year first.
    Plain,
    /// Some date has a number beyond 12 in one place, and none says otherwise.
    Known(DateOrder),
    /// All can be read both ways: a person has to say which is the month.
    Ask,
    /// Some need the day first and some the month: no order fits all.
    Mixed,
}

/// Looks at all dates of a column together.
///
/// # Example
/// ```
/// use civic_mentor::exchange::dates::{column_order, ColumnOrder, DateOrder};
/// assert_eq!(column_order(["03/04/2026", "05/06/2026"]), ColumnOrder::Ask);
/// assert_eq!(column_order(["03/04/2026", "25/06/2026"]), ColumnOrder::Known(DateOrder::DayFirst));
/// assert_eq!(column_order(["2026-04-03"]), ColumnOrder::Plain);
/// ```
pub fn column_order<'a>(cells: impl IntoIterator<Item = &'a str>) -> ColumnOrder {
    let (mut day_first, mut month_first, mut both) = (false, false, false);
    for cell in cells {
        let Some((a, b)) = day_and_month(cell) else {
            continue;
        };
        match (a > 12, b > 12) {
            (true, false) => day_first = true,
            (false, true) => month_first = true,
            // 04/04 is the same day either way.
            (false, false) => both |= a != b,
            (true, true) => {}
        }
    }
    match (day_first, month_first, both) {
        (true, true, _) => ColumnOrder::Mixed,
        (true, false, _) => ColumnOrder::Known(DateOrder::DayFirst),
        (false, true, _) => ColumnOrder::Known(DateOrder::MonthFirst),
        (false, false, true) => ColumnOrder::Ask,
        (false, false, false) => ColumnOrder::Plain,
    }
}

/// Reads one date, with a time of day or midnight; `None` where it is no date.
///
/// Reads `2026-04-03`, `2026/4/3 14:03`, `3/4/2026 2:03:05 PM`, `3.4.26`,
/// `3 April 2026`, `Apr 3, 2026`, `3 de abril de 2026` and Excel's day numbers.
pub fn parse(cell: &str, order: DateOrder) -> Option<DateTime> {
    let cell = cell.trim();
    if let Some(serial) = excel_serial(cell) {
        return Some(serial);
    }
    let words: Vec<&str> = cell
        .split([' ', ',', 'T', '\u{a0}', '\u{202f}'])
        .filter(|word| !word.is_empty())
        .collect();
    let (date, n_words) = date_from(&words, order)?;
    Some(date.to_datetime(time_from(&words[n_words..])?))
}

/// The numbers before the year, for dates with the year last.
fn day_and_month(cell: &str) -> Option<(i8, i8)> {
    let first = cell.split_whitespace().next()?;
    let numbers = numbers(first.trim_end_matches(','))?;
    (numbers.len() == 3 && first.find(['/', '-', '.']).is_some_and(|at| at <= 2)).then(|| {
        Some((
            i8::try_from(numbers[0]).ok()?,
            i8::try_from(numbers[1]).ok()?,
        ))
    })?
}

fn numbers(word: &str) -> Option<Vec<i16>> {
    word.split(['/', '-', '.'])
        .map(|part| part.parse().ok())
        .collect()
}

/// The date at the start of the words, and how many words it took.
fn date_from(words: &[&str], order: DateOrder) -> Option<(Date, usize)> {
    let first = words.first()?;
    if let Some(parts) = numbers(first).filter(|parts| parts.len() == 3) {
        let (year, month, day) = if first.find(['/', '-', '.']) == Some(4) {
            (parts[0], parts[1], parts[2])
        } else {
            let (a, b) = match order {
                DateOrder::DayFirst if parts[1] <= 12 => (parts[1], parts[0]),
                DateOrder::MonthFirst if parts[0] > 12 => (parts[1], parts[0]),
                _ => (parts[0], parts[1]),
            };
            (full_year(parts[2], first), a, b)
        };
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        return Some((date, 1));
    }
    // Months by name: filler words such as "de" don't count.
    let mut taken = 0;
    let (mut day, mut month, mut year) = (None, None, None);
    for word in words {
        taken += 1;
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        if let Some(named) = month_by_name(word).filter(|_| month.is_none()) {
            month = Some(named);
        } else if let Ok(number) = digits.parse::<i16>() {
            if day.is_none() && (1..=31).contains(&number) && digits.len() <= 2 {
                day = Some(number);
            } else if year.is_none() && digits.len() == 4 {
                year = Some(number);
            } else {
                return None;
            }
        } else if !matches!(word.to_lowercase().as_str(), "de" | "del" | "of") && !is_weekday(word)
        {
            return None;
        }
        if let (Some(day), Some(month), Some(year)) = (day, month, year) {
            return Some((Date::new(year, month, i8::try_from(day).ok()?).ok()?, taken));
        }
    }
    None
}

/// A year of two digits lies between 1970 and 2069.
fn full_year(year: i16, word: &str) -> i16 {
    let n_digits = word.rsplit(['/', '-', '.']).next().map_or(0, str::len);
    match (n_digits, year) {
        (2, 70..) => 1900 + year,
        (2, _) => 2000 + year,
        _ => year,
    }
}

fn month_by_name(word: &str) -> Option<i8> {
    const MONTHS: [(&str, &str); 12] = [
        ("jan", "ene"),
        ("feb", "feb"),
        ("mar", "mar"),
        ("apr", "abr"),
        ("may", "may"),
        ("jun", "jun"),
        ("jul", "jul"),
        ("aug", "ago"),
        ("sep", "sep"),
        ("oct", "oct"),
        ("nov", "nov"),
        ("dec", "dic"),
    ];
    let word = word.to_lowercase();
    let is_weekday = is_weekday(&word);
    let at = MONTHS
        .iter()
        .position(|(en, es)| word.starts_with(en) || word.starts_with(es))?;
    if is_weekday {
        None
    } else {
        i8::try_from(at + 1).ok()
    }
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 14] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ];
    let word = word.to_lowercase();
    let word = word.trim_end_matches(['.', ',']);
    DAYS.contains(&word)
        || [
            "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mié", "jue", "vie", "sáb",
            "dom",
        ]
        .contains(&word)
}

/// `14:03`, `14:03:05.250Z`, `2:03 PM`, `2:03:05 p. m.`; nothing is midnight.
fn time_from(words: &[&str]) -> Option<Time> {
    let Some(clock) = words.first() else {
        return Some(Time::midnight());
    };
    let lower = words
        .join(" ")
        .to_lowercase()
        .replace(['.', ' ', '\u{a0}', '\u{202f}'], "");
    let half = if lower.contains("pm") {
        Some(12)
    } else if lower.contains("am") {
        Some(0)
    } else {
        None
    };
    let clock = clock.trim_end_matches(|c: char| c.is_alphabetic());
    let clock = clock.split(['+', '.']).next().unwrap_or(clock);
    let mut parts = clock.split(':').map(|part| part.parse::<i8>().ok());
    let hour = parts.next()??;
    let minute = parts.next()??;
    let second = parts.next().map_or(Some(0), |second| second)?;
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        _ => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// Day numbers of Excel, from 1954 to 2119, so that no year is taken for one.
fn excel_serial(cell: &str) -> Option<DateTime> {
    let (days, part) = cell.split_once('.').unwrap_or((cell, "0"));
    let days: i32 = days
        .parse()
        .ok()
        .filter(|days| (20_000..=80_000).contains(days))?;
    if part.is_empty() || part.len() > 17 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits: u64 = part.parse().ok()?;
    let scale = 10_u128.pow(u32::try_from(part.len()).ok()?);
    let seconds = (u128::from(digits) * 86_400 * 2 + scale) / (scale * 2);
    let epoch = Date::new(1899, 12, 30).ok()?;
    let start = epoch
        .checked_add(jiff::Span::new().days(days))
        .ok()?
        .to_datetime(Time::midnight());
    start
        .checked_add(jiff::Span::new().seconds(i64::try_from(seconds).ok()?))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, order: DateOrder, expected: &str) {
        let read = parse(cell, order)
            .map(|date| date.to_string())
            .unwrap_or_default();
        assert_eq!(read, expected, "{cell}");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        use DateOrder::{DayFirst, MonthFirst};
        check("2026-04-03", DayFirst, "2026-04-03T00:00:00");
        check("2026-04-03T14:03:05Z", DayFirst, "2026-04-03T14:03:05");
        check("2026/4/3 14:03", MonthFirst, "2026-04-03T14:03:00");
        check("03/04/2026", DayFirst, "2026-04-03T00:00:00");
        check("03/04/2026", MonthFirst, "2026-03-04T00:00:00");
        check("25/04/2026", MonthFirst, "2026-04-25T00:00:00");
        check("3/4/26 2:03:05 PM", MonthFirst, "2026-03-04T14:03:05");
        check("3/4/26 12:03 a. m.", MonthFirst, "2026-03-04T00:03:00");
        check("3.4.2026", DayFirst, "2026-04-03T00:00:00");
        check("3 April 2026", MonthFirst, "2026-04-03T00:00:00");
        check("April 3rd, 2026", DayFirst, "2026-04-03T00:00:00");
        check("3 de abril de 2026", DayFirst, "2026-04-03T00:00:00");
        check(
            "martes, 3 de marzo de 2026",
            DayFirst,
            "2026-03-03T00:00:00",
        );
        check("45000", DayFirst, "2023-03-15T00:00:00");
        check("45000.5", DayFirst, "2023-03-15T12:00:00");
        check("45000.999999", DayFirst, "2023-03-16T00:00:00");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for cell in [
            "",
            "soon",
            "2026",
            "31/02/2026",
            "7",
            "12:30",
            "99/99/9999",
            "1/2",
            "--",
            "5 Main Street 2026 x",
        ] {
            assert_eq!(parse(cell, DateOrder::DayFirst), None, "{cell}");
        }
    }

    #[test]
    fn a_column_that_contradicts_itself_is_said() {
        assert_eq!(
            column_order(["25/04/2026", "04/25/2026"]),
            ColumnOrder::Mixed
        );
        assert_eq!(column_order(["04/04/2026", "", "soon"]), ColumnOrder::Plain);
        assert_eq!(
            column_order(["4/25/26 1:02 PM", "1/2/26"]),
            ColumnOrder::Known(DateOrder::MonthFirst)
        );
    }
}
