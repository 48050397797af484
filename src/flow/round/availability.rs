//! "Monday morning" as hours of the week, in either language.
//!
//! Everybody's hours are read in the programme's own time zone, and the form
//! says so. Leaves out dates.

use crate::matching::hours::Hours;
use crate::matching::subject::fold;

/// A working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
}

/// A part of a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// 8 to 12.
    Morning,
    /// 12 to 14.
    Midday,
    /// 14 to 18.
    Afternoon,
}

impl Part {
    const fn hours(self) -> std::ops::Range<u32> {
        match self {
            Self::Morning => 8..12,
            Self::Midday => 12..14,
            Self::Afternoon => 14..18,
        }
    }
}

const DAYS: [(Weekday, [&str; 4]); 5] = [
    (Weekday::Monday, ["mon", "lun", "lunes", "monday"]),
    (Weekday::Tuesday, ["tue", "mar", "martes", "tuesday"]),
    (Weekday::Wednesday, ["wed", "mie", "mié", "wednesday"]),
    (Weekday::Thursday, ["thu", "jue", "jueves", "thursday"]),
    (Weekday::Friday, ["fri", "vie", "viernes", "friday"]),
];

const PARTS: [(Part, [&str; 3]); 3] = [
    (Part::Morning, ["morning", "mañana", "am"]),
    (Part::Midday, ["midday", "mediodía", "lunch"]),
    (Part::Afternoon, ["afternoon", "tarde", "pm"]),
];

/// Every slot as the form offers it, English and Spanish, Monday morning first.
pub const SLOTS: [(&str, &str); 15] = [
    ("Monday morning", "Lunes por la mañana"),
    ("Monday midday", "Lunes al mediodía"),
    ("Monday afternoon", "Lunes por la tarde"),
    ("Tuesday morning", "Martes por la mañana"),
    ("Tuesday midday", "Martes al mediodía"),
    ("Tuesday afternoon", "Martes por la tarde"),
    ("Wednesday morning", "Miércoles por la mañana"),
    ("Wednesday midday", "Miércoles al mediodía"),
    ("Wednesday afternoon", "Miércoles por la tarde"),
    ("Thursday morning", "Jueves por la mañana"),
    ("Thursday midday", "Jueves al mediodía"),
    ("Thursday afternoon", "Jueves por la tarde"),
    ("Friday morning", "Viernes por la mañana"),
    ("Friday midday", "Viernes al mediodía"),
    ("Friday afternoon", "Viernes por la tarde"),
];

/// The day and part of one answer; nothing where it names neither or only one.
pub fn slot_of(text: &str) -> Option<(Weekday, Part)> {
    let text = fold(text);
    let (day, _) = DAYS
        .iter()
        .find(|(_, names)| names.iter().any(|name| text.starts_with(name)))?;
    let (part, _) = PARTS.iter().find(|(_, names)| {
        text.split(|c: char| !c.is_alphabetic())
            .any(|word| names.contains(&word))
    })?;
    Some((*day, *part))
}

/// The hours of the week of a list of answers; answers that name no slot count
/// for nothing.
pub fn hours_of(texts: &[String]) -> Hours {
    let slots = texts.iter().filter_map(|text| slot_of(text));
    Hours::of(slots.flat_map(|(day, part)| part.hours().map(move |hour| day as u32 * 24 + hour)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_reads_the_same_in_both_languages() {
        for (en, es) in SLOTS {
            assert!(slot_of(en).is_some(), "{en}");
            assert_eq!(slot_of(en), slot_of(es), "{en}");
        }
    }

    #[test]
    fn what_names_no_slot_counts_for_nothing() {
        assert_eq!(slot_of("whenever"), None);
        assert_eq!(slot_of("Monday"), None);
        assert!(hours_of(&["anytime".to_owned()]).is_empty());
        assert_eq!(hours_of(&["Mon AM".to_owned()]).count(), 4);
    }
}
