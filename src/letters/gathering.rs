//! What letters about circles and events say of them: who is in a circle and
//! who writes first, and somebody's meetings at an event.
//!
//! Leaves out when a round of an event is (`flow::timetable`), which comes in
//! as [`ToldMeeting`].

use std::sync::Arc;

use jiff::civil::DateTime;

use crate::domain::circle::Circle;
use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person};
use crate::domain::text::Language;
use crate::domain::timetable::Timetable;
use crate::domain::whole::Programme;

use super::say::date_in_words;

/// A meeting of the reader at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldMeeting {
    /// The round, from 0.
    pub round: u32,
    /// With whom.
    pub with: Id<Participation>,
    /// The table, from 1.
    pub table: u32,
    /// When it begins and ends, where day and hour are known.
    pub times: Option<(DateTime, DateTime)>,
}

/// People of a circle who can be told of: leaders first, then by name.
pub fn told_people<'a>(
    programme: &'a Programme,
    circle: &Id<Circle>,
) -> Vec<(Id<Participation>, bool, &'a Arc<Person>)> {
    let seated = programme.seated_in(circle).into_iter();
    let mut people: Vec<_> = seated
        .filter_map(|(part, leads)| Some((programme.person_of(&part)?, part, leads)))
        .filter(|(person, ..)| person.hidden_on.is_none())
        .map(|(person, part, leads)| (part, leads, person))
        .collect();
    people.sort_by_cached_key(|(part, leads, person)| {
        let name = fold_name(&format!("{} {}", person.family_name, person.given_name));
        (!leads, name, part.clone())
    });
    people
}

/// Everybody else in a circle: name, work, how to reach them.
pub(super) fn circle_people(
    programme: &Programme,
    circle: &Id<Circle>,
    reader: &Id<Participation>,
    language: Language,
) -> String {
    let leads_words = match language {
        Language::English => " (leads the circle)",
        Language::Spanish => " (guía el círculo)",
    };
    let others = told_people(programme, circle).into_iter();
    let line = |(_, leads, person): (Id<Participation>, bool, &Arc<Person>)| {
        let name = person.full_name();
        let mark = if leads { leads_words } else { "" };
        let rest = [
            person.work_line(),
            person.email.trim().to_owned(),
            person.phone.trim().to_owned(),
        ];
        let rest: Vec<String> = rest.into_iter().filter(|it| !it.is_empty()).collect();
        let rest = rest.join(", ");
        if rest.is_empty() {
            format!("- {name}{mark}")
        } else {
            format!("- {name}{mark}: {rest}")
        }
    };
    let lines: Vec<String> = others
        .filter(|(part, ..)| part != reader)
        .map(line)
        .collect();
    lines.join("\n")
}

/// Who writes first: whoever leads, else the first by name.
pub(super) fn circle_first(
    programme: &Programme,
    circle: &Id<Circle>,
    reader: &Id<Participation>,
    language: Language,
) -> String {
    let people = told_people(programme, circle);
    let Some((first, _, person)) = people.first() else {
        return String::new();
    };
    let name = person.full_name();
    match (first == reader, language) {
        (true, Language::English) => "You write to everybody first.".to_owned(),
        (true, Language::Spanish) => "Usted les escribe primero a todas las personas.".to_owned(),
        (false, Language::English) => format!("{name} writes to everybody first."),
        (false, Language::Spanish) => format!("{name} les escribe primero a todas las personas."),
    }
}

/// Day and zone of an event.
pub(super) fn event_when(event: &Timetable, language: Language) -> String {
    let Some(day) = event.takes_place_on else {
        return String::new();
    };
    let day = date_in_words(day, language);
    let zone = event.time_zone.replace('_', " ");
    let starts = event.starts_at.trim();
    let begins = match (starts.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::English) => format!(", from {starts}"),
        (false, Language::Spanish) => format!(", desde las {starts}"),
    };
    match (zone.is_empty(), language) {
        (true, _) => format!("{day}{begins}"),
        (false, Language::English) => format!("{day}{begins} (time zone {zone})"),
        (false, Language::Spanish) => format!("{day}{begins} (zona horaria {zone})"),
    }
}

/// A table in words.
pub fn table_in_words(table: u32, language: Language) -> String {
    match language {
        Language::English => format!("table {table}"),
        Language::Spanish => format!("mesa {table}"),
    }
}

/// Somebody's meetings, a line each.
pub(super) fn meetings(
    programme: &Programme,
    meetings: &[ToldMeeting],
    language: Language,
) -> String {
    let clock = |at: &DateTime| format!("{:02}:{:02}", at.hour(), at.minute());
    let line = |meeting: &ToldMeeting| {
        let person = programme.person_of(&meeting.with)?;
        let person = Some(person).filter(|it| it.hidden_on.is_none())?;
        let when = match (&meeting.times, language) {
            (Some((starts, ends)), _) => format!("{}–{}", clock(starts), clock(ends)),
            (None, Language::English) => format!("Round {}", meeting.round + 1),
            (None, Language::Spanish) => format!("Ronda {}", meeting.round + 1),
        };
        let table = table_in_words(meeting.table, language);
        let work = person.work_line();
        let work = if work.is_empty() {
            String::new()
        } else {
            format!(", {work}")
        };
        Some(format!("- {when}, {table}: {}{work}", person.full_name()))
    };
    let lines: Vec<String> = meetings.iter().filter_map(line).collect();
    lines.join("\n")
}
