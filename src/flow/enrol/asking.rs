//! Asking and reminding supervisors: what is noted, and the letters for it, in
//! one change; and going on where nobody answers.
//!
//! Leaves out the letters' words (`letters`) and sending them.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::approval::{AskState, asks, note_asked};
use crate::domain::change::Change;
use crate::domain::facts::NoAnswer;
use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::people::{Approval, Participation};
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

/// Everybody whose supervisor can be asked and was not, or whose answer was
/// another supervisor's.
pub fn to_ask(programme: &Programme) -> Vec<Id<Participation>> {
    // Whether somebody was asked does not depend on the day.
    let asks = asks(programme, Date::MIN).into_iter();
    asks.filter(|ask| matches!(ask.state, AskState::ToAsk | AskState::Lapsed))
        .map(|ask| ask.part)
        .collect()
}

/// Lets these take part although their supervisor has not answered by the day,
/// as one change. Nothing where the programme's policy is to wait.
pub fn go_on(programme: &Programme, parts: &[Id<Participation>], today: Date) -> Option<Change> {
    if programme.facts.no_answer != NoAnswer::GoOn {
        return None;
    }
    let wanted: BTreeSet<&Id<Participation>> = parts.iter().collect();
    let changes: Vec<Change> = asks(programme, today)
        .into_iter()
        .filter(|ask| ask.state == AskState::Overdue && wanted.contains(&ask.part))
        .filter_map(|ask| programme.participations.get(&ask.part))
        .map(|part| {
            Change::save(Participation {
                approval: Approval::GoneOn,
                ..(**part).clone()
            })
        })
        .collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "approvals.gone_on",
        changes,
    })
}

/// Somebody who waits for a supervisor's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Who waits.
    pub part: Id<Participation>,
    /// Their name.
    pub name: String,
    /// The supervisor's name, else the address.
    pub supervisor: String,
    /// Since when.
    pub since: Option<Date>,
    /// Whether the day to answer by has passed.
    pub is_overdue: bool,
}

/// Who waits for whom, the longest wait first.
pub fn waits(programme: &Programme, today: Date) -> Vec<Wait> {
    let mut waits: Vec<Wait> = Vec::new();
    for ask in asks(programme, today) {
        if !matches!(ask.state, AskState::Waiting | AskState::Overdue) {
            continue;
        }
        let Some(person) = programme.person_of(&ask.part) else {
            continue;
        };
        let name = person.manager_name.trim();
        waits.push(Wait {
            name: person.full_name(),
            supervisor: if name.is_empty() {
                person.manager_email.trim().to_owned()
            } else {
                name.to_owned()
            },
            since: ask.asked_on,
            is_overdue: ask.state == AskState::Overdue,
            part: ask.part,
        });
    }
    waits.sort_by(|a, b| (a.since, &a.name, &a.part).cmp(&(b.since, &b.name, &b.part)));
    waits
}

fn supervisor_of(programme: &Programme, part: &Participation) -> String {
    let person = programme.people.get(&part.person);
    person.map(|it| it.supervisor()).unwrap_or_default()
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
