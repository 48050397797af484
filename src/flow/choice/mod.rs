//! Ranked choice: a mentee gets a shortlist of mentors and says in which order
//! they would like them (C9).
//!
//! Who comes: the coordinator, before a run. What they decide: whom to ask, and
//! about how many mentors; whether somebody on a list declines. What they do
//! next: send the letters, wait for answers, run: rules that count ranks, and
//! stable runs, use the order.
//!
//! Reading order: here (who was asked, who answered), [`asking`] (making lists
//! and their letters, a mentor who declines), [`ranking`] (what an answer
//! would do).
//!
//! Invariant: a mentor is on a list only where the rules allow the pair and a
//! place is free on the day of asking. Leaves out words and screens.

pub mod asking;
pub mod ranking;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::enrol::code::choice_code;
use super::round::takes_part;
use crate::domain::id::Id;
use crate::domain::letter::LetterKind;
use crate::domain::people::{Participation, Role};
use crate::domain::shortlist::Shortlist;
use crate::domain::whole::Programme;

/// Fewest and most mentors of a list that is made by points.
pub const ON_A_LIST: std::ops::RangeInclusive<usize> = 3..=7;
/// How many unless somebody says.
pub const USUAL_ON_A_LIST: usize = 5;

/// How a mentee's choice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChoiceState {
    /// Asked, not answered, and the day to answer by has passed.
    Overdue,
    /// A list was made and the letter with it was not sent yet.
    Unsent,
    /// Asked, not answered.
    Waiting,
    /// Not asked.
    NotAsked,
    /// Answered.
    Answered,
}

impl ChoiceState {
    /// Every state, those that want something done first.
    pub const ALL: [Self; 5] = [
        Self::Overdue,
        Self::Unsent,
        Self::Waiting,
        Self::NotAsked,
        Self::Answered,
    ];

    /// A stable word, for addresses and translations.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Unsent => "unsent",
            Self::Waiting => "waiting",
            Self::NotAsked => "not_asked",
            Self::Answered => "answered",
        }
    }

    /// The state for a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// How a shortlist stands whose letter was sent, or that there is none.
    pub fn of(shortlist: Option<&Shortlist>, today: Date) -> Self {
        match shortlist {
            Some(it) if it.answered_on.is_some() => Self::Answered,
            Some(it) if it.asked_on.is_some() => match it.reply_by {
                Some(day) if day < today => Self::Overdue,
                _ => Self::Waiting,
            },
            _ => Self::NotAsked,
        }
    }
}

/// A mentee who can choose, and how far that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenteeChoice {
    /// The mentee.
    pub mentee: Id<Participation>,
    /// How it stands.
    pub state: ChoiceState,
    /// The list they were asked about.
    pub shortlist: Option<Shortlist>,
    /// When the last letter that asks was sent, milliseconds since 1970.
    pub asked_at_ms: Option<i64>,
}

impl MenteeChoice {
    /// The code they answer with; empty where they were not asked.
    pub fn code(&self) -> String {
        self.shortlist.as_ref().map(choice_code).unwrap_or_default()
    }
}

/// Every mentee who takes part and has a want left, those that want something
/// done first, then by name.
pub fn choices(programme: &Programme, today: Date) -> Vec<MenteeChoice> {
    let mut n_live: BTreeMap<&Id<Participation>, u32> = BTreeMap::new();
    for pairing in programme
        .pairings
        .values()
        .filter(|it| it.state.is_public())
    {
        *n_live.entry(&pairing.mentee).or_default() += 1;
    }
    let parts = programme.participations.values();
    let can_choose = |part: &&std::sync::Arc<Participation>| {
        let n_live = n_live.get(&part.id).copied().unwrap_or(0);
        part.role == Role::Mentee
            && takes_part(programme, part)
            && n_live < programme.capacity_of(part)
    };
    let mut unsent = BTreeSet::new();
    let mut sent_at_ms: BTreeMap<&Id<Participation>, i64> = BTreeMap::new();
    let letters = programme.letters.values();
    for letter in letters.filter(|it| it.kind == LetterKind::Choice) {
        match letter.sent_at_ms {
            Some(at) => {
                let last = sent_at_ms.entry(&letter.to).or_insert(at);
                *last = at.max(*last);
            }
            None => {
                unsent.insert(&letter.to);
            }
        }
    }
    let choice = |part: &std::sync::Arc<Participation>| {
        let shortlist = programme.shortlist_of(&part.id);
        MenteeChoice {
            mentee: part.id.clone(),
            state: match ChoiceState::of(shortlist, today) {
                ChoiceState::Waiting | ChoiceState::Overdue if unsent.contains(&part.id) => {
                    ChoiceState::Unsent
                }
                state => state,
            },
            shortlist: shortlist.cloned(),
            asked_at_ms: sent_at_ms.get(&part.id).copied(),
        }
    };
    let mut found: Vec<MenteeChoice> = parts.filter(can_choose).map(choice).collect();
    found.sort_by_cached_key(|it| (it.state, programme.name_of(&it.mentee), it.mentee.clone()));
    found
}

/// What keeps a run waiting for mentees' orders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// Shortlists not ticked as sent.
    pub n_unsent: usize,
    /// Mentees who were asked, have not answered and still have time.
    pub n_waiting: usize,
}

impl Waits {
    /// Of a programme. Whose day to answer by has passed is not waited for.
    pub fn of(programme: &Programme, today: Date) -> Self {
        if programme.shortlists.is_empty() {
            return Self::default();
        }
        let mut found = Self::default();
        for choice in choices(programme, today) {
            let stands = ChoiceState::of(choice.shortlist.as_ref(), today);
            if stands == ChoiceState::Waiting {
                found.n_waiting += 1;
                found.n_unsent += usize::from(choice.state == ChoiceState::Unsent);
            }
        }
        found
    }
}
