//! Letters that tell people of their circle or of their meetings at an event:
//! who lacks one, writing them, and the calendar that goes with one.
//!
//! Leaves out the letters' words (`letters`).
//!
//! Invariant: nobody has two unsent letters about circles, and none is written
//! to whoever may not be written to.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::change::Change;
use crate::domain::circle::{Circle, CircleState};
use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::people::{Participation, Standing};
use crate::domain::timetable::Timetable;
use crate::domain::whole::Programme;
use crate::exchange::ics::Event;
use crate::flow::timetable::{Sheet, own_events, sheets, times_of};
use crate::letters::{ToldMeeting, language_of};

/// Who sits in a published circle and has no letter about it.
pub fn without_circle_letter(programme: &Programme) -> Vec<(Id<Participation>, Id<Circle>)> {
    let letters = programme.letters.values();
    let told: BTreeSet<(&Id<Participation>, &Id<Circle>)> = letters
        .filter(|letter| letter.kind == LetterKind::Circle)
        .filter_map(|letter| Some((&letter.to, letter.circle.as_ref()?)))
        .collect();
    let published = programme.circles_in_order().into_iter();
    let published = published.filter(|it| it.state == CircleState::Published);
    let seated = published.flat_map(|circle| {
        let seated = programme.seated_in(&circle.id).into_iter();
        seated.map(|(part, _)| (part, circle.id.clone()))
    });
    seated
        .filter(|(part, circle)| can_hear(programme, part) && !told.contains(&(part, circle)))
        .collect()
}

/// Writes the letters about circles that people lack, as one change, and notes
/// by when the first message goes out; letters about a former circle that were
/// not sent go. Nothing where nobody lacks one.
pub fn write_circle_letters(
    programme: &Programme,
    write_by: Date,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    let lacking = without_circle_letter(programme);
    let circles: BTreeSet<&Id<Circle>> = lacking.iter().map(|(_, circle)| circle).collect();
    let circles = circles.iter().filter_map(|id| programme.circles.get(*id));
    let mut changes: Vec<Change> = circles
        .filter(|circle| circle.write_by != Some(write_by))
        .map(|circle| {
            Change::save(Circle {
                write_by: Some(write_by),
                ..(**circle).clone()
            })
        })
        .collect();
    let readers: BTreeSet<&Id<Participation>> = lacking.iter().map(|(part, _)| part).collect();
    let old = programme.letters.values().filter(|letter| {
        let is_unsent = letter.kind == LetterKind::Circle && letter.sent_at_ms.is_none();
        is_unsent && readers.contains(&letter.to)
    });
    changes.extend(old.map(|letter| Change::Delete {
        kind: Letter::KIND,
        id: letter.id.to_string(),
    }));
    for (part, circle) in &lacking {
        let letter = letter_to(programme, LetterKind::Circle, part, new_id());
        changes.extend(letter.map(|letter| {
            Change::save(Letter {
                circle: Some(circle.clone()),
                ..letter
            })
        }));
    }
    (!lacking.is_empty()).then_some(Change::Many {
        what: "letters.written",
        changes,
    })
}

/// Who has meetings at an event and no letter about them.
pub fn without_event_letter(programme: &Programme, event: &Timetable) -> Vec<Id<Participation>> {
    let letters = programme.letters.values();
    let told: BTreeSet<&Id<Participation>> = letters
        .filter(|it| it.kind == LetterKind::Event && it.event.as_ref() == Some(&event.id))
        .map(|letter| &letter.to)
        .collect();
    let sheets = sheets(programme, event).into_iter().map(|it| it.part);
    sheets
        .filter(|part| can_hear(programme, part) && !told.contains(part))
        .collect()
}

/// Writes the letters about an event that people lack, as one change; nothing
/// where nobody lacks one.
pub fn write_event_letters(
    programme: &Programme,
    event: &Timetable,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    let lacking = without_event_letter(programme, event).into_iter();
    let letters = lacking.filter_map(|part| {
        let letter = letter_to(programme, LetterKind::Event, &part, new_id())?;
        Some(Change::save(Letter {
            event: Some(event.id.clone()),
            ..letter
        }))
    });
    let changes: Vec<Change> = letters.collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "letters.written",
        changes,
    })
}

fn letter_to(
    programme: &Programme,
    kind: LetterKind,
    to: &Id<Participation>,
    id: Id<Letter>,
) -> Option<Letter> {
    let person = programme.person_of(to)?;
    Some(Letter {
        id,
        kind,
        to: to.clone(),
        language: language_of(programme, person),
        ..Letter::default()
    })
}

/// Whether letters go to this person: they take part and are not hidden.
fn can_hear(programme: &Programme, part: &Id<Participation>) -> bool {
    let person = programme.person_of(part);
    let part = programme.participations.get(part);
    part.is_some_and(|it| matches!(it.standing, Standing::Active | Standing::Waiting))
        && person.is_some_and(|it| it.hidden_on.is_none())
}

/// Somebody's meetings as letters tell them.
pub(super) fn meetings_of(event: &Timetable, sheet: &Sheet) -> Vec<ToldMeeting> {
    let lines = sheet.lines.iter();
    lines
        .filter_map(|line| {
            Some(ToldMeeting {
                round: line.round,
                with: line.other.clone()?,
                table: line.table,
                times: times_of(event, line.round),
            })
        })
        .collect()
}

/// The meetings a letter tells of, for a calendar; none for other letters.
pub fn calendar_of(programme: &Programme, letter: &Letter) -> Vec<Event> {
    let event = letter
        .event
        .as_ref()
        .filter(|_| letter.kind == LetterKind::Event);
    let Some(event) = event.and_then(|id| programme.timetables.get(id)) else {
        return Vec::new();
    };
    let sheets = sheets(programme, event).into_iter();
    let own = sheets.filter(|sheet| sheet.part == letter.to);
    own.flat_map(|sheet| own_events(programme, event, &sheet, letter.language))
        .collect()
}
