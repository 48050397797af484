//! What a run is computed from: numbers without names.
//!
//! Texts are numbered, people are known by pseudonyms, and only what a rule
//! looks at is kept, so that a run can be stored, hashed and checked without
//! saying who anybody is. People stand in the order of their keys, so the
//! order of rows never matters. Leaves out how they are made (`prepare`).

mod limits;
mod value;

use std::collections::{BTreeMap, BTreeSet};

pub use limits::{MAX_LAYERED_PAIRS, SubjectSlots, UnitQuotas, UnitRoom};
pub use value::InputsError;

use super::digest;
use super::hours::Hours;
use crate::domain::rules::{Label, Measure, RuleSet};

/// The most people in one role.
pub const MAX_PEOPLE: usize = 15_000;
/// The most different priorities.
pub const MAX_PRIORITIES: usize = 6;

/// The inputs of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// The rules.
    pub rules: RuleSet,
    /// Fixes the tie-break.
    pub salt: String,
    /// Mentees, in the order of their keys.
    pub mentees: Vec<Party>,
    /// Mentors, in the order of their keys.
    pub mentors: Vec<Party>,
    /// Pairs that must not be, by decision or because they were.
    pub apart: BTreeMap<Pair, Apart>,
    /// Pairs that are settled before the run.
    pub fixed: BTreeMap<Pair, Fixed>,
    /// Pairs of the run before, where as few as possible are to change; none
    /// where the run starts afresh.
    pub before: BTreeSet<Pair>,
    /// The most pairings of units; the rules here name none.
    pub quotas: UnitQuotas,
}

/// A mentee and a mentor by their place in [`Inputs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// Place among the mentees.
    pub mentee: u32,
    /// Place among the mentors.
    pub mentor: u32,
}

/// Why two are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// Somebody decided so.
    Excluded,
    /// They were paired before; counts where the rules say so.
    Former,
    /// Both of these.
    Both,
}

/// How a pair came to be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixed {
    /// It is a pairing already.
    Live,
    /// The coordinator keeps it.
    Locked,
    /// The run before gave it, and the run is to leave it.
    Kept,
}

impl Fixed {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Locked => "locked",
            Self::Kept => "kept",
        }
    }

    /// What a word of files means.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Live, Self::Locked, Self::Kept]
            .into_iter()
            .find(|it| it.word() == word)
    }
}

/// A kind of set of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Needed or offered skills.
    Skills,
    /// Goals.
    Goals,
    /// Interests.
    Interests,
    /// Values.
    Values,
    /// Languages.
    Languages,
    /// Ways to meet.
    Modes,
    /// A mentor's characteristics.
    Traits,
}

impl Family {
    /// Every kind, in order.
    pub const ALL: [Self; 7] = [
        Self::Skills,
        Self::Goals,
        Self::Interests,
        Self::Values,
        Self::Languages,
        Self::Modes,
        Self::Traits,
    ];
}

/// What the rules look at in one person in one role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// 32 hexadecimal digits; the same person has others in another round.
    pub pseudonym: String,
    /// The same number means the same person.
    pub person: u32,
    /// Wants or places in all, without those held back.
    pub capacity: u32,
    /// Places of a mentor that the run is to leave free.
    pub held_back: u32,
    /// Live pairings with somebody who is not in this run.
    pub absent: u32,
    /// 0 for usual; 1 is served first.
    pub priority: u32,
    /// The programme level.
    pub level: Option<i32>,
    /// Labels by number, in the order of [`Label`].
    pub labels: [Option<u32>; 4],
    /// Sets by number in ascending order, in the order of [`Family`].
    pub sets: [Vec<u32>; 7],
    /// Answers to the questions of [`questions`], numbers in ascending order.
    pub answers: Vec<Vec<u32>>,
    /// Hours of the week.
    pub hours: Hours,
    /// The attribute wish.
    pub wish: PartyWish,
    /// Preferred people, best first.
    pub ranked: Vec<u32>,
    /// People above this one in a reporting line, ascending.
    pub above: Vec<u32>,
}

/// What a mentee said about an attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartyWish {
    /// Nothing.
    #[default]
    None,
    /// Not to be matched by it; what it was is left out.
    Refused,
    /// To be matched by this one.
    For(u32),
}

impl Party {
    /// The label's number.
    pub fn label(&self, label: Label) -> Option<u32> {
        self.labels[label as usize]
    }

    /// The set's numbers.
    pub fn set(&self, family: Family) -> &[u32] {
        &self.sets[family as usize]
    }
}

/// The free questions the rules look at, in order.
pub fn questions(rules: &RuleSet) -> Vec<&str> {
    let asked = rules
        .criteria()
        .filter_map(|(_, criterion)| match &criterion.measure {
            Measure::SharedAnswers(question) => Some(question.as_str()),
            _ => None,
        });
    asked.collect::<BTreeSet<_>>().into_iter().collect()
}

impl Inputs {
    /// The hash a certificate is bound to: rules (but for the set's name),
    /// salt and scored features.
    pub fn hash(&self) -> String {
        let mut inputs = self.clone();
        inputs.rules.name.clear();
        digest::value_hash(&inputs.to_value())
    }

    /// Settled pairs of each mentee and of each mentor, those with somebody
    /// outside the run included.
    pub fn taken(&self) -> (Vec<u32>, Vec<u32>) {
        let absent = |people: &[Party]| people.iter().map(|party| party.absent).collect::<Vec<_>>();
        let (mut mentees, mut mentors) = (absent(&self.mentees), absent(&self.mentors));
        for pair in self.fixed.keys() {
            for (taken, at) in [(&mut mentees, pair.mentee), (&mut mentors, pair.mentor)] {
                if let Some(taken) = taken.get_mut(at as usize) {
                    *taken = taken.saturating_add(1);
                }
            }
        }
        (mentees, mentors)
    }
}
