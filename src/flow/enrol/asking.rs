//! Asking and reminding supervisors: what is noted, and the letters for it, in
//! one change.
//!
//! Leaves out the letters' words (`letters`) and sending them.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::approval::{AskState, asks, note_asked};
use crate::domain::change::Change;
use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::people::{Participation, fold_email};
use crate::domain::whole::Programme;

/// Who of these can be asked: a supervisor is known and has not answered, or
/// the answer was another supervisor's.
pub fn can_be_asked(programme: &Programme, part: &Participation) -> bool {
    note_asked(programme, std::slice::from_ref(&part.id), Date::MIN).is_some()
}

/// Notes that the supervisors of these are asked today and writes the letters,
/// as one change. Those without a known supervisor and those that were answered
/// are left out; who was asked before keeps the code and gets no second letter.
/// A letter to an earlier supervisor that never went is removed.
pub fn ask(
    programme: &Programme,
    parts: &[Id<Participation>],
    today: Date,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    let Some(Change::Many { what, mut changes }) = note_asked(programme, parts, today) else {
        return None;
    };
    for id in parts {
        let Some(part) = programme.participations.get(id) else {
            continue;
        };
        if !can_be_asked(programme, part) {
            continue;
        }
        let supervisor = supervisor_of(programme, part);
        let is_new = part.approval_of != supervisor;
        let is_there = |letter: &Letter| letter.supervisor == supervisor && !is_new;
        if !requests_to(programme, part).any(is_there) {
            changes.push(letter(
                programme,
                LetterKind::ApprovalRequest,
                part,
                new_id(),
            ));
        }
        let stale = requests_to(programme, part)
            .filter(|letter| letter.supervisor != supervisor && letter.sent_at_ms.is_none());
        changes.extend(stale.map(|letter| Change::Delete {
            kind: Letter::KIND,
            id: letter.id.to_string(),
        }));
    }
    Some(Change::Many { what, changes })
}

/// Writes a reminder for each of these whose supervisor was asked and has not
/// answered, as one change. Where a letter to the supervisor still waits to be
/// sent, there is nothing to remind of.
pub fn remind(
    programme: &Programme,
    parts: &[Id<Participation>],
    today: Date,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    let wanted: BTreeSet<&Id<Participation>> = parts.iter().collect();
    let waiting = asks(programme, today);
    let waiting = waiting.iter().filter(|ask| {
        matches!(ask.state, AskState::Waiting | AskState::Overdue) && wanted.contains(&ask.part)
    });
    let mut changes = Vec::new();
    for ask in waiting {
        let Some(part) = programme.participations.get(&ask.part) else {
            continue;
        };
        let supervisor = supervisor_of(programme, part);
        let has_unsent = programme.letters.values().any(|letter| {
            letter.to == part.id && letter.supervisor == supervisor && letter.sent_at_ms.is_none()
        });
        if !supervisor.is_empty() && !has_unsent {
            let kind = LetterKind::ApprovalReminder;
            changes.push(letter(programme, kind, part, new_id()));
        }
    }
    (!changes.is_empty()).then_some(Change::Many {
        what: "approvals.reminded",
        changes,
    })
}

fn supervisor_of(programme: &Programme, part: &Participation) -> String {
    let person = programme.people.get(&part.person);
    person
        .map(|it| fold_email(&it.manager_email))
        .unwrap_or_default()
}

fn requests_to<'a>(
    programme: &'a Programme,
    part: &'a Participation,
) -> impl Iterator<Item = &'a Letter> {
    let letters = programme.letters.values().map(|letter| &**letter);
    letters.filter(|letter| letter.to == part.id && letter.kind == LetterKind::ApprovalRequest)
}

/// A letter to the supervisor; nobody knows their language, so the programme's.
fn letter(programme: &Programme, kind: LetterKind, part: &Participation, id: Id<Letter>) -> Change {
    Change::save(Letter {
        id,
        kind,
        to: part.id.clone(),
        supervisor: supervisor_of(programme, part),
        language: programme.facts.letters_in,
        ..Letter::default()
    })
}
