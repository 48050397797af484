//! What a judge says of a pair: codes and numbers.
//!
//! Leaves out words; a screen and a letter each word these in their own way.

use crate::domain::people::Role;
use crate::domain::rules::{Label, Likeness};

/// A rule that rules a pair out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Barred {
    /// The rule's id in the set.
    pub rule: String,
    /// Why.
    pub why: Barrier,
}

/// Why a rule rules a pair out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Barrier {
    /// They are one person.
    SamePerson,
    /// The mentor is above the mentee in a reporting line.
    MentorAbove,
    /// The mentee is above the mentor in a reporting line.
    MenteeAbove,
    /// Somebody decided they must not be paired.
    Excluded,
    /// They were paired before.
    Former,
    /// A label had to be the same or different and is not.
    Label {
        /// Which label.
        label: Label,
        /// What it had to be.
        must: Likeness,
    },
    /// A label had to be compared and one of them stated none.
    LabelUnknown {
        /// Which label.
        label: Label,
        /// Who stated none; the mentee where both did not.
        role: Role,
    },
    /// The level gap is not allowed.
    LevelGap {
        /// Mentor's level minus mentee's.
        gap: i32,
    },
    /// A level is not known.
    LevelUnknown {
        /// Whose; the mentee's where both are not.
        role: Role,
    },
    /// No language in common.
    NoSharedLanguage,
    /// Too few hours in common.
    TooFewHours {
        /// Hours in common.
        shared: u32,
    },
    /// No way of meeting in common.
    NoSharedMode,
    /// Fewer points than a pairing must have.
    TooFewPoints {
        /// What the pair has.
        points: u32,
    },
    /// A criterion that must be met is not.
    MustUnmet(Detail),
}

/// What one criterion gives a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePoints {
    /// The rule's id in the set.
    pub rule: String,
    /// Points given.
    pub points: u32,
    /// Points it could give.
    pub max_points: u32,
    /// What they come from.
    pub detail: Detail,
}

/// What points come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// So many of those the mentee stated.
    Shared {
        /// In common.
        shared: u32,
        /// Stated by the mentee.
        stated: u32,
    },
    /// The mentee stated none.
    NoneStated,
    /// A label is the same.
    Same,
    /// A label differs.
    Different,
    /// A label or level is not known.
    Unknown,
    /// Mentor's level minus mentee's.
    Gap(i32),
    /// The wish is met.
    WishMet,
    /// The wish is not met.
    WishUnmet,
    /// The mentee asked for no attribute.
    NoWish,
    /// The mentee said no to being matched by an attribute.
    WishRefused,
    /// Place on the list of this side.
    Ranked {
        /// 1 is first.
        place: u32,
        /// Length of the list.
        of: u32,
    },
    /// Not on the list.
    NotRanked,
    /// Priority class.
    Class(u32),
    /// Usual priority.
    NoClass,
}

/// A pair's points and what rules it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Every rule that rules the pair out; empty means eligible.
    pub barred: Vec<Barred>,
    /// Points by criterion, in the order of ids.
    pub points: Vec<RulePoints>,
}

impl Judgement {
    /// Whether no rule rules the pair out.
    pub fn is_eligible(&self) -> bool {
        self.barred.is_empty()
    }

    /// Points in all.
    pub fn total(&self) -> u32 {
        self.points.iter().map(|rule| rule.points).sum()
    }
}
