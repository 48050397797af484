//! The Outbox: the letters of a round or of enrolment in order, in groups, and
//! on their way out as messages or a mail-merge table.
//!
//! Leaves out what runs and requests tell about a letter ([`Tellings`]), the
//! file that goes with one ([`file_of`]), writing letters of enrolment
//! ([`enrolment`]), sending, which a person does,
//! and the screens.

pub mod enrolment;
mod files;
mod gatherings;
mod tellings;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::change::Change;
use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::pairing::{FirstStep, Round, RoundState};
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::exchange::csv_out;
use crate::exchange::eml::{Address, Attachment, Message};
use crate::letters::{MergeField, Rendered, Turn, letters_for_round, merge_values};
pub use files::{file_of, has_file};
pub use gatherings::{
    calendar_of, without_circle_letter, without_event_letter, write_circle_letters,
    write_event_letters,
};
pub use tellings::Tellings;

/// What letters belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LettersOf {
    /// Enrolment: no round.
    Enrolment,
    /// A round.
    Round(Id<Round>),
}

impl LettersOf {
    /// What a letter belongs to.
    pub fn letter(letter: &Letter) -> Self {
        match &letter.round {
            Some(round) => Self::Round(round.clone()),
            None => Self::Enrolment,
        }
    }

    /// The round, where there is one.
    pub const fn round(&self) -> Option<&Id<Round>> {
        match self {
            Self::Enrolment => None,
            Self::Round(round) => Some(round),
        }
    }

    /// Whether a letter belongs here.
    pub fn holds(&self, letter: &Letter) -> bool {
        letter.round.as_ref() == self.round()
    }

    /// Whether any letter belongs here.
    pub fn has_letters(&self, programme: &Programme) -> bool {
        programme.letters.values().any(|letter| self.holds(letter))
    }

    /// The turns letters here can be for.
    pub const fn turns(&self) -> &'static [Turn] {
        match self {
            Self::Enrolment => &Turn::OF_ENROLMENT,
            Self::Round(_) => &Turn::OF_ROUND,
        }
    }
}

impl From<&Id<Round>> for LettersOf {
    fn from(round: &Id<Round>) -> Self {
        Self::Round(round.clone())
    }
}

impl From<&Self> for LettersOf {
    fn from(of: &Self) -> Self {
        of.clone()
    }
}

/// Whether letters were ticked as sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sent {
    /// Still to send.
    No,
    /// Ticked.
    Yes,
}

impl Sent {
    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Yes => "yes",
        }
    }

    /// The state for a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::No, Self::Yes]
            .into_iter()
            .find(|sent| sent.word() == word)
    }

    /// Whether a letter went.
    pub const fn of(letter: &Letter) -> Self {
        match letter.sent_at_ms {
            Some(_) => Self::Yes,
            None => Self::No,
        }
    }
}

/// Which letters are looked at; nothing set means all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one turn.
    pub turn: Option<Turn>,
    /// In one language.
    pub language: Option<Language>,
    /// Sent or not.
    pub sent: Option<Sent>,
}

impl Filter {
    fn lets_through(self, programme: &Programme, letter: &Letter) -> bool {
        self.turn
            .is_none_or(|turn| Turn::of(programme, letter) == Some(turn))
            && self.language.is_none_or(|it| it == letter.language)
            && self.sent.is_none_or(|it| it == Sent::of(letter))
    }
}

/// Rounds that may have letters, the last published first.
pub fn rounds_with_letters(programme: &Programme) -> Vec<Arc<Round>> {
    let has_letters = |id: &Id<Round>| LettersOf::from(id).has_letters(programme);
    let mut rounds: Vec<Arc<Round>> = programme
        .rounds
        .values()
        .filter(|round| round.state != RoundState::Open || has_letters(&round.id))
        .cloned()
        .collect();
    rounds.sort_by_key(|round| std::cmp::Reverse((round.published_on, round.id.clone())));
    rounds
}

/// The letters of a round or of enrolment that a filter lets through: by turn,
/// then name.
pub fn letters_of(
    programme: &Programme,
    of: impl Into<LettersOf>,
    filter: Filter,
) -> Vec<Arc<Letter>> {
    let of = of.into();
    let mut letters: Vec<Arc<Letter>> = programme
        .letters
        .values()
        .filter(|letter| of.holds(letter) && filter.lets_through(programme, letter))
        .cloned()
        .collect();
    letters.sort_by_cached_key(|letter| {
        let name = fold_name(&programme.name_of(&letter.to));
        (Turn::of(programme, letter), name, letter.id.clone())
    });
    letters
}

/// Letters of one turn in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The turn.
    pub turn: Turn,
    /// The language.
    pub language: Language,
    /// Ticked as sent.
    pub n_sent: usize,
    /// Still to send.
    pub n_unsent: usize,
}

/// The groups of the letters of a round or of enrolment, in the order of the turns.
pub fn groups(programme: &Programme, of: impl Into<LettersOf>) -> Vec<Group> {
    let of = of.into();
    let mut groups: BTreeMap<(Turn, Language), Group> = BTreeMap::new();
    for letter in programme.letters.values().filter(|it| of.holds(it)) {
        let Some(turn) = Turn::of(programme, letter) else {
            continue;
        };
        let language = letter.language;
        let group = groups.entry((turn, language)).or_insert(Group {
            turn,
            language,
            n_sent: 0,
            n_unsent: 0,
        });
        match Sent::of(letter) {
            Sent::Yes => group.n_sent += 1,
            Sent::No => group.n_unsent += 1,
        }
    }
    groups.into_values().collect()
}

/// Writes the letters a round lacks, as one change; nothing where none lacks.
/// Where both are asked first from now on, the round says so from then on.
pub fn write_letters(
    programme: &Programme,
    round: &Id<Round>,
    first_step: FirstStep,
    today: Date,
    new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    let letters = letters_for_round(programme, round, first_step, new_id);
    let offers = letters.iter().any(|letter| {
        let pairing = letter.pairing.as_ref();
        let pairing = pairing.and_then(|id| programme.pairings.get(id));
        letter.kind == LetterKind::Offer && pairing.is_some_and(|it| it.offered_on.is_none())
    });
    let offer = offers.then(|| Change::OfferRound {
        round: round.clone(),
        on: today,
    });
    let changes: Vec<Change> = offer
        .into_iter()
        .chain(letters.into_iter().map(Change::save))
        .collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "letters.written",
        changes,
    })
}

/// Ticks letters as sent at a moment, or takes the tick away.
pub fn tick(programme: &Programme, ids: &[Id<Letter>], sent_at_ms: Option<i64>) -> Option<Change> {
    let changes: Vec<Change> = ids
        .iter()
        .filter_map(|id| programme.letters.get(id))
        .filter(|letter| letter.sent_at_ms.is_some() != sent_at_ms.is_some())
        .map(|letter| {
            Change::save(Letter {
                sent_at_ms,
                ..(**letter).clone()
            })
        })
        .collect();
    let what = match sent_at_ms {
        Some(_) => "letters.sent",
        None => "letters.not_sent",
    };
    (!changes.is_empty()).then_some(Change::Many { what, changes })
}

/// A letter as an `.eml` file from the coordinator, with what goes with it.
pub fn eml_of(programme: &Programme, letter: &Rendered, attachments: Vec<Attachment>) -> Vec<u8> {
    let facts = &programme.facts;
    let from = Address {
        name: facts.coordinator_name.clone(),
        email: facts.coordinator_email.clone(),
    };
    let to = Address {
        name: letter.to_name.clone(),
        email: letter.to_email.clone(),
    };
    Message {
        from: (!from.email.trim().is_empty()).then_some(from),
        to: vec![to],
        subject: letter.subject.clone(),
        body: letter.body.clone(),
        date: None,
        attachments,
    }
    .to_eml()
}

/// Letters as a table for mail merge: address, name, subject, body, and every
/// merge field that one of them has under its own name.
pub fn mail_merge(programme: &Programme, letters: &[Arc<Letter>], told: &Tellings) -> Vec<u8> {
    let kinds: BTreeSet<LetterKind> = letters.iter().map(|letter| letter.kind).collect();
    let serves = |field: &MergeField| kinds.iter().any(|kind| field.serves(*kind));
    let fields = MergeField::ALL.iter().copied().filter(serves);
    let fixed = ["to_email", "to_name", "subject", "body"];
    let headings: Vec<&str> = fixed
        .into_iter()
        .chain(fields.clone().map(MergeField::word))
        .collect();
    let rows = letters.iter().map(|letter| {
        let seen = told.render(programme, letter);
        let values = merge_values(programme, letter, &told.told(letter));
        let mut row = vec![seen.to_email, seen.to_name, seen.subject, seen.body];
        row.extend(
            fields
                .clone()
                .map(|field| values.get(&field).cloned().unwrap_or_default()),
        );
        row
    });
    csv_out::write(&headings, rows)
}
