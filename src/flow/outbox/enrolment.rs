//! Writing letters of enrolment: those that people lack, and one to somebody.
//!
//! Leaves out letters to supervisors (`flow::enrol::asking`).

use std::collections::BTreeMap;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind, LetterReader};
use crate::domain::people::{Participation, Standing};
use crate::domain::whole::Programme;
use crate::letters::{has_left, letter_to, letters_for_enrolment};

/// How many letters of each kind people lack.
pub fn lacking_kinds(programme: &Programme) -> BTreeMap<LetterKind, usize> {
    let mut counts = BTreeMap::new();
    for letter in letters_for_enrolment(programme, Id::default) {
        *counts.entry(letter.kind).or_default() += 1;
    }
    counts
}

/// Writes the letters of one kind that people lack, as one change; nothing
/// where none lacks.
pub fn write_kind(
    programme: &Programme,
    kind: LetterKind,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    let lacking = letters_for_enrolment(programme, Id::default).into_iter();
    let letters = lacking.filter(|letter| letter.kind == kind);
    let changes: Vec<Change> = letters
        .map(|letter| {
            Change::save(Letter {
                id: new_id(),
                ..letter
            })
        })
        .collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "letters.written",
        changes,
    })
}

/// Whether a coordinator may write a letter of this kind to this person now.
pub fn can_be_written(programme: &Programme, kind: LetterKind, to: &Id<Participation>) -> bool {
    let Some(part) = programme.participations.get(to) else {
        return false;
    };
    let Some(person) = programme.people.get(&part.person) else {
        return false;
    };
    let takes_part = matches!(part.standing, Standing::Active | Standing::Waiting);
    let is_hidden = person.hidden_on.is_some();
    match kind {
        LetterKind::Withdrawn => has_left(person, part),
        // They go with a list, a circle or an event, whose pages write them.
        LetterKind::Choice | LetterKind::Circle | LetterKind::Event => false,
        LetterKind::Paused => part.standing == Standing::Paused && !is_hidden,
        LetterKind::NotEligible if part.standing == Standing::NotEligible => !is_hidden,
        _ => {
            let to_person = kind.reader() == LetterReader::Person;
            kind.is_of_enrolment() && to_person && takes_part && !is_hidden
        }
    }
}

/// Writes one letter to one person; `reason` stands in a letter that asks for
/// one. Nothing where such a letter would not be true of them.
pub fn write_one(
    programme: &Programme,
    kind: LetterKind,
    to: &Id<Participation>,
    reason: &str,
    id: Id<Letter>,
) -> Option<Change> {
    if !can_be_written(programme, kind, to) {
        return None;
    }
    let part = programme.participations.get(to)?;
    let person = programme.people.get(&part.person)?;
    let letter = Letter {
        reason: reason.trim().to_owned(),
        ..letter_to(programme, kind, part, person, id)
    };
    Some(Change::Many {
        what: "letters.written",
        changes: vec![Change::save(letter)],
    })
}
