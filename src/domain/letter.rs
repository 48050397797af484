//! Letters: which turn they are for, what was changed by hand, when they went.
//!
//! Leaves out the texts themselves (`letters`).

use super::circle::Circle;
use super::field::{choice, record};
use super::id::Id;
use super::pairing::{Pairing, Round};
use super::people::Participation;
use super::text::{Language, LocalText};
use super::timetable::Timetable;

choice! {
    /// The turn a letter is for.
    pub enum LetterKind {
        /// A place with a mentor or mentee is offered.
        Offer = "offer",
        /// Who was offered a pairing is reminded to answer.
        OfferReminder = "offer_reminder",
        /// The pair is introduced to each other.
        Introduction = "introduction",
        /// A pairing that was offered does not come about; somebody else is
        /// looked for.
        OfferOver = "offer_over",
        /// A pairing has ended.
        Ended = "ended",
        /// On the waiting list.
        Waiting = "waiting",
        /// Not matched this time, with a reason fit to read and the next date.
        NotMatched = "not_matched",
        /// The application has come; what happens next.
        Received = "received",
        /// Cannot take part, with a reason fit to read.
        NotEligible = "not_eligible",
        /// The supervisor is asked whether they agree.
        ApprovalRequest = "approval_request",
        /// The supervisor is reminded.
        ApprovalReminder = "approval_reminder",
        /// The supervisor has not agreed.
        ApprovalRefused = "approval_refused",
        /// Left the programme: what is hidden, and what is kept until when.
        Withdrawn = "withdrawn",
        /// A mentee is asked to put a shortlist of mentors in order.
        Choice = "choice",
        /// Takes a break.
        Paused = "paused",
        /// Takes part again.
        WelcomeBack = "welcome_back",
        /// Who is in the reader's circle, and who writes first.
        Circle = "circle",
        /// The reader's meetings at an event.
        Event = "event",
    }
}

/// Who reads a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterReader {
    /// The person it is about.
    Person,
    /// Their supervisor.
    Supervisor,
}

impl LetterKind {
    /// Who reads letters of this kind.
    pub const fn reader(self) -> LetterReader {
        match self {
            Self::ApprovalRequest | Self::ApprovalReminder => LetterReader::Supervisor,
            _ => LetterReader::Person,
        }
    }

    /// Whether letters of this kind belong to no round: those of enrolment, of
    /// circles and of events.
    pub const fn is_of_enrolment(self) -> bool {
        !matches!(
            self,
            Self::Offer
                | Self::OfferReminder
                | Self::Introduction
                | Self::OfferOver
                | Self::Ended
                | Self::Waiting
                | Self::NotMatched
        )
    }

    /// Whether letters of this kind ask for a yes or a no to a pairing.
    pub const fn asks_about_pairing(self) -> bool {
        matches!(self, Self::Offer | Self::OfferReminder)
    }

    /// Whether letters of this kind speak of a pairing that stands.
    pub const fn needs_pairing(self) -> bool {
        matches!(self, Self::Offer | Self::OfferReminder | Self::Introduction)
    }

    /// Whether letters of this kind speak of a pairing that is over.
    pub const fn tells_of_end(self) -> bool {
        matches!(self, Self::OfferOver | Self::Ended)
    }
}

record! {
    /// One letter to one person, or to the supervisor of one.
    pub struct Letter in "letter" {
        /// The round it belongs to; none for a letter of enrolment.
        round: Option<Id<Round>>, for [Coordinator, Partner];
        /// Whom it goes to, or, where a supervisor reads it, whom it is about.
        to: Id<Participation>, for [Coordinator, Partner];
        /// The supervisor it goes to, or whose answer it tells of, by folded
        /// e-mail address; empty for every other letter.
        supervisor: String, for [Coordinator, Partner];
        /// The turn.
        kind: LetterKind, for [Coordinator, Partner];
        /// The pairing it speaks of, where there is one.
        pairing: Option<Id<Pairing>>, for [Coordinator, Partner];
        /// The circle it speaks of, where there is one.
        circle: Option<Id<Circle>>, for [Coordinator, Partner];
        /// The event it speaks of, where there is one.
        event: Option<Id<Timetable>>, for [Coordinator, Partner];
        /// The language it is in.
        language: Language, for [Coordinator, Partner];
        /// Why, fit to read, where the kind asks for a reason of its own.
        reason: String, for [Coordinator, Partner];
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
