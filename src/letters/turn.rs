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
    /// Every turn, in the order of the Outbox.
    pub const ALL: [Self; 8] = [
        Self::of_kind(LetterKind::Offer, Role::Mentor),
        Self::of_kind(LetterKind::Offer, Role::Mentee),
        Self::of_kind(LetterKind::Introduction, Role::Mentor),
        Self::of_kind(LetterKind::Introduction, Role::Mentee),
        Self::of_kind(LetterKind::Waiting, Role::Mentor),
        Self::of_kind(LetterKind::Waiting, Role::Mentee),
        Self::of_kind(LetterKind::NotMatched, Role::Mentor),
        Self::of_kind(LetterKind::NotMatched, Role::Mentee),
    ];

    const fn of_kind(kind: LetterKind, role: Role) -> Self {
        Self { kind, role }
    }

    /// The turn of a letter, if its reader is still in the programme.
    pub fn of(programme: &Programme, letter: &Letter) -> Option<Self> {
        let role = programme.participations.get(&letter.to)?.role;
        Some(Self::of_kind(letter.kind, role))
    }

    /// The stored word, also the id of the programme's own wording.
    pub const fn word(self) -> &'static str {
        match (self.kind, self.role) {
            (LetterKind::Offer, Role::Mentee) => "offer_mentee",
            (LetterKind::Offer, Role::Mentor) => "offer_mentor",
            (LetterKind::Introduction, Role::Mentee) => "introduction_mentee",
            (LetterKind::Introduction, Role::Mentor) => "introduction_mentor",
            (LetterKind::Waiting, Role::Mentee) => "waiting_mentee",
            (LetterKind::Waiting, Role::Mentor) => "waiting_mentor",
            (LetterKind::NotMatched, Role::Mentee) => "not_matched_mentee",
            (LetterKind::NotMatched, Role::Mentor) => "not_matched_mentor",
        }
    }

    /// The turn with this stored word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|turn| turn.word() == word)
    }

    /// The id of the programme's own wording of this turn.
    pub fn text_id(self) -> Id<LetterText> {
        Id::new(self.word())
    }

    /// Whether a letter of this turn speaks of a pairing.
    pub const fn speaks_of_pairing(self) -> bool {
        matches!(self.kind, LetterKind::Offer | LetterKind::Introduction)
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
/// let text = usual_text(Turn::ALL[0], Language::English);
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
