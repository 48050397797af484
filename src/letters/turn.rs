//! The turns a letter can be for, and the words of each.
//!
//! The usual texts are plain files beside this one, so that a translator reads
//! letters and not code: the subject, an empty line, the body. Leaves out
//! filling them in.

use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind, LetterText};
use crate::domain::people::Role;
use crate::domain::text::Language;
use crate::domain::whole::Programme;

/// A kind of letter to one role: what has a wording of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn {
    /// What it says.
    pub kind: LetterKind,
    /// Whom it is written to.
    pub role: Role,
}

/// A text as it comes with the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualText {
    /// The subject, with merge fields.
    pub subject: &'static str,
    /// The body, with merge fields.
    pub body: &'static str,
}

/// Where a wording comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the product.
    Usual,
    /// The programme has its own.
    Own,
    /// The programme has its own only in the other language, so the usual text
    /// of this language stands.
    OwnOnlyInOtherLanguage,
}

/// The words of a turn in one language, before anything is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The subject, with merge fields.
    pub subject: String,
    /// The body, with merge fields.
    pub body: String,
    /// Where subject or body come from.
    pub origin: Origin,
}

impl Turn {
    /// The turns of a round, in the order of the Outbox.
    pub const OF_ROUND: [Self; 14] = [
        Self::of_kind(LetterKind::Offer, Role::Mentor),
        Self::of_kind(LetterKind::Offer, Role::Mentee),
        Self::of_kind(LetterKind::OfferReminder, Role::Mentor),
        Self::of_kind(LetterKind::OfferReminder, Role::Mentee),
        Self::of_kind(LetterKind::Introduction, Role::Mentor),
        Self::of_kind(LetterKind::Introduction, Role::Mentee),
        Self::of_kind(LetterKind::OfferOver, Role::Mentor),
        Self::of_kind(LetterKind::OfferOver, Role::Mentee),
        Self::of_kind(LetterKind::Ended, Role::Mentor),
        Self::of_kind(LetterKind::Ended, Role::Mentee),
        Self::of_kind(LetterKind::Waiting, Role::Mentor),
        Self::of_kind(LetterKind::Waiting, Role::Mentee),
        Self::of_kind(LetterKind::NotMatched, Role::Mentor),
        Self::of_kind(LetterKind::NotMatched, Role::Mentee),
    ];

    /// The turns of enrolment, of circles and of events, in the order of the
    /// Outbox.
    pub const OF_ENROLMENT: [Self; 21] = [
        Self::of_kind(LetterKind::Received, Role::Mentor),
        Self::of_kind(LetterKind::Received, Role::Mentee),
        Self::of_kind(LetterKind::NotEligible, Role::Mentor),
        Self::of_kind(LetterKind::NotEligible, Role::Mentee),
        Self::of_kind(LetterKind::ApprovalRequest, Role::Mentor),
        Self::of_kind(LetterKind::ApprovalRequest, Role::Mentee),
        Self::of_kind(LetterKind::ApprovalReminder, Role::Mentor),
        Self::of_kind(LetterKind::ApprovalReminder, Role::Mentee),
        Self::of_kind(LetterKind::ApprovalRefused, Role::Mentor),
        Self::of_kind(LetterKind::ApprovalRefused, Role::Mentee),
        Self::of_kind(LetterKind::Choice, Role::Mentee),
        Self::of_kind(LetterKind::Withdrawn, Role::Mentor),
        Self::of_kind(LetterKind::Withdrawn, Role::Mentee),
        Self::of_kind(LetterKind::Paused, Role::Mentor),
        Self::of_kind(LetterKind::Paused, Role::Mentee),
        Self::of_kind(LetterKind::WelcomeBack, Role::Mentor),
        Self::of_kind(LetterKind::WelcomeBack, Role::Mentee),
        Self::of_kind(LetterKind::Circle, Role::Mentor),
        Self::of_kind(LetterKind::Circle, Role::Mentee),
        Self::of_kind(LetterKind::Event, Role::Mentor),
        Self::of_kind(LetterKind::Event, Role::Mentee),
    ];

    /// Every turn.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::OF_ROUND.into_iter().chain(Self::OF_ENROLMENT)
    }

    const fn of_kind(kind: LetterKind, role: Role) -> Self {
        Self { kind, role }
    }

    /// The turn of a letter, if whom it is about is still in the programme.
    pub fn of(programme: &Programme, letter: &Letter) -> Option<Self> {
        let role = programme.participations.get(&letter.to)?.role;
        Some(Self::of_kind(letter.kind, role))
    }

    /// The stored word, also the id of the programme's own wording.
    pub const fn word(self) -> &'static str {
        match (self.kind, self.role) {
            (LetterKind::Offer, Role::Mentee) => "offer_mentee",
            (LetterKind::Offer, Role::Mentor) => "offer_mentor",
            (LetterKind::OfferReminder, Role::Mentee) => "offer_reminder_mentee",
            (LetterKind::OfferReminder, Role::Mentor) => "offer_reminder_mentor",
            (LetterKind::OfferOver, Role::Mentee) => "offer_over_mentee",
            (LetterKind::OfferOver, Role::Mentor) => "offer_over_mentor",
            (LetterKind::Ended, Role::Mentee) => "ended_mentee",
            (LetterKind::Ended, Role::Mentor) => "ended_mentor",
            (LetterKind::Introduction, Role::Mentee) => "introduction_mentee",
            (LetterKind::Introduction, Role::Mentor) => "introduction_mentor",
            (LetterKind::Waiting, Role::Mentee) => "waiting_mentee",
            (LetterKind::Waiting, Role::Mentor) => "waiting_mentor",
            (LetterKind::NotMatched, Role::Mentee) => "not_matched_mentee",
            (LetterKind::NotMatched, Role::Mentor) => "not_matched_mentor",
            (LetterKind::Received, Role::Mentee) => "received_mentee",
            (LetterKind::Received, Role::Mentor) => "received_mentor",
            (LetterKind::NotEligible, Role::Mentee) => "not_eligible_mentee",
            (LetterKind::NotEligible, Role::Mentor) => "not_eligible_mentor",
            (LetterKind::ApprovalRequest, Role::Mentee) => "approval_request_mentee",
            (LetterKind::ApprovalRequest, Role::Mentor) => "approval_request_mentor",
            (LetterKind::ApprovalReminder, Role::Mentee) => "approval_reminder_mentee",
            (LetterKind::ApprovalReminder, Role::Mentor) => "approval_reminder_mentor",
            (LetterKind::ApprovalRefused, Role::Mentee) => "approval_refused_mentee",
            (LetterKind::ApprovalRefused, Role::Mentor) => "approval_refused_mentor",
            // Only mentees choose.
            (LetterKind::Choice, _) => "choice_mentee",
            (LetterKind::Withdrawn, Role::Mentee) => "withdrawn_mentee",
            (LetterKind::Withdrawn, Role::Mentor) => "withdrawn_mentor",
            (LetterKind::Paused, Role::Mentee) => "paused_mentee",
            (LetterKind::Paused, Role::Mentor) => "paused_mentor",
            (LetterKind::WelcomeBack, Role::Mentee) => "welcome_back_mentee",
            (LetterKind::WelcomeBack, Role::Mentor) => "welcome_back_mentor",
            (LetterKind::Circle, Role::Mentee) => "circle_mentee",
            (LetterKind::Circle, Role::Mentor) => "circle_mentor",
            (LetterKind::Event, Role::Mentee) => "event_mentee",
            (LetterKind::Event, Role::Mentor) => "event_mentor",
        }
    }

    /// The turn with this stored word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::all().find(|turn| turn.word() == word)
    }

    /// The id of the programme's own wording of this turn.
    pub fn text_id(self) -> Id<LetterText> {
        Id::new(self.word())
    }

    /// Whether a letter of this turn speaks of a pairing.
    pub const fn speaks_of_pairing(self) -> bool {
        self.kind.needs_pairing() || self.kind.tells_of_end()
    }
}

macro_rules! file {
    ($language:literal, $turn:literal) => {
        include_str!(concat!("texts/", $language, "/", $turn, ".txt"))
    };
}

macro_rules! both {
    ($language:expr, $turn:literal) => {
        match $language {
            Language::English => file!("en", $turn),
            Language::Spanish => file!("es", $turn),
        }
    };
}

/// The usual words of a turn.
///
/// # Example
/// ```
/// use civic_mentor::domain::text::Language;
/// use civic_mentor::letters::{Turn, usual_text};
/// let text = usual_text(Turn::OF_ROUND[0], Language::English);
/// assert_eq!(text.subject, "{programme}: we found a mentee for you");
/// ```
pub fn usual_text(turn: Turn, language: Language) -> UsualText {
    let text = match (turn.kind, turn.role) {
        (LetterKind::Offer, Role::Mentee) => both!(language, "offer_mentee"),
        (LetterKind::Offer, Role::Mentor) => both!(language, "offer_mentor"),
        (LetterKind::Introduction, Role::Mentee) => both!(language, "introduction_mentee"),
        (LetterKind::Introduction, Role::Mentor) => both!(language, "introduction_mentor"),
        (LetterKind::Waiting, Role::Mentee) => both!(language, "waiting_mentee"),
        (LetterKind::Waiting, Role::Mentor) => both!(language, "waiting_mentor"),
        (LetterKind::NotMatched, Role::Mentee) => both!(language, "not_matched_mentee"),
        (LetterKind::NotMatched, Role::Mentor) => both!(language, "not_matched_mentor"),
        (LetterKind::OfferOver, Role::Mentee) => both!(language, "offer_over_mentee"),
        (LetterKind::OfferOver, Role::Mentor) => both!(language, "offer_over_mentor"),
        (LetterKind::Ended, Role::Mentee) => both!(language, "ended_mentee"),
        (LetterKind::Ended, Role::Mentor) => both!(language, "ended_mentor"),
        // What differs between the roles stands in the merge fields.
        (LetterKind::OfferReminder, _) => both!(language, "offer_reminder"),
        (LetterKind::Received, _) => both!(language, "received"),
        (LetterKind::NotEligible, _) => both!(language, "not_eligible"),
        (LetterKind::ApprovalRequest, _) => both!(language, "approval_request"),
        (LetterKind::ApprovalReminder, _) => both!(language, "approval_reminder"),
        (LetterKind::ApprovalRefused, _) => both!(language, "approval_refused"),
        (LetterKind::Choice, _) => both!(language, "choice"),
        (LetterKind::Withdrawn, _) => both!(language, "withdrawn"),
        (LetterKind::Paused, _) => both!(language, "paused"),
        (LetterKind::WelcomeBack, _) => both!(language, "welcome_back"),
        (LetterKind::Circle, _) => both!(language, "circle"),
        (LetterKind::Event, _) => both!(language, "event"),
    };
    let (subject, body) = text.split_once("\n\n").unwrap_or(("", text));
    UsualText {
        subject: subject.trim(),
        body: body.trim(),
    }
}

/// The words of a turn in this programme: its own where it has them.
pub fn wording(programme: &Programme, turn: Turn, language: Language) -> Wording {
    let usual = usual_text(turn, language);
    let mut wording = Wording {
        subject: usual.subject.to_owned(),
        body: usual.body.to_owned(),
        origin: Origin::Usual,
    };
    let Some(own) = programme.letter_texts.get(&turn.text_id()) else {
        return wording;
    };
    for (text, place) in [
        (&own.subject, &mut wording.subject),
        (&own.body, &mut wording.body),
    ] {
        if text.is_fallback(language) {
            wording.origin = Origin::OwnOnlyInOtherLanguage;
        } else if !text.is_empty() {
            text.in_language(language).clone_into(place);
            if wording.origin == Origin::Usual {
                wording.origin = Origin::Own;
            }
        }
    }
    wording
}
