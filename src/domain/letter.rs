//! Letters: which turn they are for, what was changed by hand, when they went.
//!
//! Leaves out the texts themselves (`letters`).

use super::field::{choice, record};
use super::id::Id;
use super::pairing::{Pairing, Round};
use super::people::Participation;
use super::text::{Language, LocalText};

choice! {
    /// The turn a letter is for.
    pub enum LetterKind {
        /// A place with a mentor or mentee is offered.
        Offer = "offer",
        /// The pair is introduced to each other.
        Introduction = "introduction",
        /// On the waiting list.
        Waiting = "waiting",
        /// Not matched this time, with a reason fit to read and the next date.
        NotMatched = "not_matched",
    }
}

record! {
    /// One letter to one person.
    pub struct Letter in "letter" {
        /// The round it belongs to.
        round: Id<Round>, for [Coordinator, Partner];
        /// Whom it goes to.
        to: Id<Participation>, for [Coordinator, Partner];
        /// The turn.
        kind: LetterKind, for [Coordinator, Partner];
        /// The pairing it speaks of, where there is one.
        pairing: Option<Id<Pairing>>, for [Coordinator, Partner];
        /// The language it is in.
        language: Language, for [Coordinator, Partner];
        /// The subject where it was changed for this person; empty for the usual.
        subject: String, for [Coordinator, Partner];
        /// The body where it was changed for this person; empty for the usual.
        body: String, for [Coordinator, Partner];
        /// When it was ticked as sent, milliseconds since 1970; none before.
        sent_at_ms: Option<i64>, for [Coordinator, Partner];
    }
}

record! {
    /// The programme's own wording of a turn. Its id is the turn's stored word.
    pub struct LetterText in "letter_text" {
        /// The subject with merge fields; empty for the usual one.
        subject: LocalText, for [Coordinator, Partner];
        /// The body with merge fields; empty for the usual one.
        body: LocalText, for [Coordinator, Partner];
    }
}

record! {
    /// A heading of a spreadsheet and the field it was said to mean.
    pub struct Heading in "heading" {
        /// The heading as it is compared.
        heading: String, for [Coordinator, Partner];
        /// The stored word of the field.
        means: String, for [Coordinator, Partner];
    }
}
