//! What the kinds of programmes say in letters of their own.
//!
//! The texts are plain files below this one, like the usual ones: the subject,
//! an empty line, the body. Only turns stand here in which the kind of
//! programme has something to say; for every other the usual text serves. Where
//! a pairing counts from its own first day, its letters do not name the
//! programme's last.

use super::words::{Words, words};
use crate::domain::letter::{LetterKind, LetterText};
use crate::domain::people::Role;
use crate::domain::text::LocalText;
use crate::letters::Turn;

/// A template's own wording of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterPlan {
    /// The turn.
    pub turn: Turn,
    /// Subject, an empty line, body, with merge fields.
    pub text: Words,
}

impl LetterPlan {
    /// The wording as a programme keeps it.
    pub(super) fn record(&self) -> LetterText {
        let (en, es) = (in_parts(self.text.en), in_parts(self.text.es));
        LetterText {
            id: self.turn.text_id(),
            subject: LocalText::new(en.0, es.0),
            body: LocalText::new(en.1, es.1),
        }
    }
}

/// Subject and body of a text.
fn in_parts(text: &str) -> (&str, &str) {
    let (subject, body) = text.split_once("\n\n").unwrap_or(("", text));
    (subject.trim(), body.trim())
}

macro_rules! letter {
    ($kind:ident, $role:ident, $file:literal) => {
        LetterPlan {
            turn: Turn {
                kind: LetterKind::$kind,
                role: Role::$role,
            },
            text: words(
                include_str!(concat!("letters/en/", $file, ".txt")),
                include_str!(concat!("letters/es/", $file, ".txt")),
            ),
        }
    };
}

pub(super) const MANAGERS: &[LetterPlan] = &[
    letter!(Introduction, Mentor, "managers/introduction_mentor"),
    letter!(Introduction, Mentee, "managers/introduction_mentee"),
];

pub(super) const CITY: &[LetterPlan] = &[
    letter!(Offer, Mentor, "city/offer_mentor"),
    letter!(Introduction, Mentor, "city/introduction_mentor"),
    letter!(Introduction, Mentee, "city/introduction_mentee"),
    letter!(NotMatched, Mentee, "city/not_matched_mentee"),
];

pub(super) const NETWORK: &[LetterPlan] = &[
    letter!(Introduction, Mentor, "network/introduction_mentor"),
    letter!(Introduction, Mentee, "network/introduction_mentee"),
    letter!(Waiting, Mentor, "network/waiting_mentor"),
    letter!(Waiting, Mentee, "network/waiting_mentee"),
];

pub(super) const RECORDERS: &[LetterPlan] = &[
    letter!(Introduction, Mentor, "recorders/introduction_mentor"),
    letter!(Introduction, Mentee, "recorders/introduction_mentee"),
    letter!(Waiting, Mentor, "recorders/waiting_mentor"),
    letter!(Waiting, Mentee, "recorders/waiting_mentee"),
];

pub(super) const PLANNERS: &[LetterPlan] = &[
    letter!(Introduction, Mentor, "planners/introduction_mentor"),
    letter!(Introduction, Mentee, "planners/introduction_mentee"),
    letter!(NotMatched, Mentee, "planners/not_matched_mentee"),
];

pub(super) const EXTENSION: &[LetterPlan] = &[
    letter!(Introduction, Mentor, "extension/introduction_mentor"),
    letter!(Introduction, Mentee, "extension/introduction_mentee"),
];

pub(super) const ETHICS: &[LetterPlan] = &[
    letter!(Offer, Mentor, "ethics/offer_mentor"),
    letter!(Offer, Mentee, "ethics/offer_mentee"),
    letter!(Introduction, Mentor, "ethics/introduction_mentor"),
    letter!(Introduction, Mentee, "ethics/introduction_mentee"),
    letter!(Waiting, Mentee, "ethics/waiting_mentee"),
];

pub(super) const ACADEMY: &[LetterPlan] = &[
    letter!(Introduction, Mentor, "academy/introduction_mentor"),
    letter!(Introduction, Mentee, "academy/introduction_mentee"),
    letter!(NotMatched, Mentee, "academy/not_matched_mentee"),
];
