//! Which letters of enrolment are still to be written.
//!
//! Leaves out requests to supervisors, which are written when they are asked
//! (`flow::enrol::asking`), and deciding who is not eligible
//! (`flow::enrol::eligibility`).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::message::{Came, MessageState};
use crate::domain::people::{Approval, Participation, Person, Standing};
use crate::domain::whole::Programme;

use super::plan::language_of;

/// The kind of message an application is, as the Inbox stores it.
const APPLICATION: &str = "application";

/// Kinds whose letters follow from how somebody stands, in the order they
/// are proposed.
const PROPOSED: [LetterKind; 6] = [
    LetterKind::Received,
    LetterKind::NotEligible,
    LetterKind::ApprovalRefused,
    LetterKind::Paused,
    LetterKind::WelcomeBack,
    LetterKind::Withdrawn,
];

/// The letters of enrolment that people still lack, by kind, then person.
///
/// `new_id` gives a fresh id for each letter.
pub fn letters_for_enrolment(
    programme: &Programme,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Vec<Letter> {
    let known = Known::of(programme);
    let mut letters = Vec::new();
    for kind in PROPOSED {
        for part in programme.participations.values() {
            let Some(person) = programme.people.get(&part.person) else {
                continue;
            };
            if known.lacks(kind, person, part) {
                letters.push(letter_to(programme, kind, part, person, new_id()));
            }
        }
    }
    letters
}

/// A letter of a kind to the person, unsent and in their language.
pub fn letter_to(
    programme: &Programme,
    kind: LetterKind,
    part: &Participation,
    person: &Person,
    id: Id<Letter>,
) -> Letter {
    Letter {
        id,
        kind,
        to: part.id.clone(),
        supervisor: match kind {
            LetterKind::ApprovalRefused => part.approval_of.clone(),
            _ => String::new(),
        },
        reason: match kind {
            LetterKind::NotEligible => part.standing_reason.clone(),
            _ => String::new(),
        },
        language: language_of(programme, person),
        ..Letter::default()
    }
}

/// Whether somebody has left: withdrawn, or hidden by their own wish. Whose
/// data a hold hides has not.
pub fn has_left(person: &Person, part: &Participation) -> bool {
    let is_hidden = person.hidden_on.is_some() && person.held_on.is_none();
    is_hidden || part.standing == Standing::Withdrawn
}

/// What was written and heard so far.
#[derive(Default)]
struct Known {
    /// Letters by kind and participation: how many, and how many of them went.
    letters: BTreeMap<(LetterKind, Id<Participation>), Count>,
    /// Letters that told of a refusal, by participation and supervisor.
    refusals: BTreeSet<(Id<Participation>, String)>,
    /// People who sent something themselves that was accepted.
    wrote: BTreeSet<Id<Person>>,
    /// People about whom something was accepted, their own or recorded by hand.
    heard: BTreeSet<Id<Person>>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    sent: usize,
}

impl Known {
    fn of(programme: &Programme) -> Self {
        let mut known = Self::default();
        for letter in programme.letters.values() {
            let key = (letter.kind, letter.to.clone());
            let count = known.letters.entry(key).or_default();
            count.all += 1;
            count.sent += usize::from(letter.sent_at_ms.is_some());
            if letter.kind == LetterKind::ApprovalRefused {
                let refusal = (letter.to.clone(), letter.supervisor.clone());
                known.refusals.insert(refusal);
            }
        }
        for message in programme.messages.values() {
            let is_theirs = message.kind == APPLICATION && message.state == MessageState::Accepted;
            if let Some(person) = message.about.as_ref().filter(|_| is_theirs) {
                known.heard.insert(person.clone());
                if message.came != Came::Hand {
                    known.wrote.insert(person.clone());
                }
            }
        }
        known
    }

    fn count(&self, kind: LetterKind, part: &Participation) -> Count {
        let count = self.letters.get(&(kind, part.id.clone()));
        count.copied().unwrap_or_default()
    }

    fn lacks(&self, kind: LetterKind, person: &Person, part: &Participation) -> bool {
        let is_here = person.hidden_on.is_none();
        let takes_part = is_here && matches!(part.standing, Standing::Active | Standing::Waiting);
        let n = self.count(kind, part);
        match kind {
            LetterKind::Received => takes_part && n.all == 0 && self.wrote.contains(&person.id),
            LetterKind::NotEligible => {
                is_here && part.standing == Standing::NotEligible && n.all == 0
            }
            LetterKind::ApprovalRefused => {
                let told = (part.id.clone(), part.approval_of.clone());
                let refused =
                    part.approval == Approval::Refused && !part.approval_has_lapsed(person);
                takes_part && refused && !self.refusals.contains(&told)
            }
            // A second break gets a second letter, once the first is over.
            LetterKind::Paused => {
                let is_paused = is_here && part.standing == Standing::Paused;
                is_paused && n.all <= self.count(LetterKind::WelcomeBack, part).all
            }
            LetterKind::WelcomeBack => {
                takes_part && self.count(LetterKind::Paused, part).sent > n.all
            }
            LetterKind::Withdrawn => {
                has_left(person, part) && n.all == 0 && self.heard.contains(&person.id)
            }
            _ => false,
        }
    }
}
