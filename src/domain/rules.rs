//! A rule set: how pairs are ruled out and how the others are scored, as data.
//!
//! Holds types, limits and a reading order, so that a screen can say every
//! rule in a sentence. Leaves out the words of those sentences (the page's
//! languages) and the scoring itself (`matching::scores`).

mod differs;
mod limits;
mod of_kinds;
mod problems;
mod ready;
mod value;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::field::choice;
use super::people::Role;
pub use differs::RuleDifference;
pub use limits::{Limits, MAX_QUOTA, MAX_QUOTAS, Quotas, Reserve, Subjects};
pub use problems::RuleProblem;
pub use ready::ReadyMade;
pub use value::RuleSetError;

/// The most points one criterion may give.
pub const MAX_POINTS: u32 = 1_000;
/// The most points a pair can be asked to have.
pub const MAX_LEAST_POINTS: u32 = 10_000;
/// The most rules one set may hold.
pub const MAX_RULES: usize = 48;
/// The widest level gap a rule may speak of, either way.
pub const MAX_GAP: i32 = 50;
/// The most wants or places a rule set may assume where none are stated.
pub const MAX_CAPACITY: u32 = 50;

/// The most points a further mentee may be worth.
pub const MAX_WORTH: u32 = 1_000_000_000;

/// Which comes first, mentees or points, or what a mentee is worth in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Objective {
    /// As many mentees as possible get a mentor; points decide among those answers.
    #[default]
    CoverageFirst,
    /// The greatest total of points; coverage decides among those answers.
    ScoreFirst,
    /// A further mentee with a mentor is worth up to so many points of all the
    /// others, 1 to [`MAX_WORTH`].
    Between(u32),
    /// No two who would both rather have each other, by ranks and then by
    /// points; of such answers the best for mentees.
    Stable,
}

impl Objective {
    /// One of each kind of best answer; [`Self::Stable`] is none.
    pub const ALL: &'static [Self] = &[Self::CoverageFirst, Self::ScoreFirst, Self::Between(20)];

    /// The word in files: one text, so that two coordinators who change it at
    /// once never get half of each.
    pub fn word(self) -> Cow<'static, str> {
        match self {
            Self::CoverageFirst => "coverage_first".into(),
            Self::ScoreFirst => "score_first".into(),
            Self::Between(worth) => format!("between_{worth}").into(),
            Self::Stable => "stable".into(),
        }
    }

    /// The objective of a word.
    ///
    /// # Example
    /// ```
    /// use civic_mentor::domain::rules::Objective;
    ///
    /// assert_eq!(Objective::from_word("between_57"), Some(Objective::Between(57)));
    /// assert_eq!(Objective::from_word("between_0"), None);
    /// ```
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "coverage_first" => Some(Self::CoverageFirst),
            "score_first" => Some(Self::ScoreFirst),
            "stable" => Some(Self::Stable),
            _ => {
                let worth = word.strip_prefix("between_")?.parse().ok()?;
                let objective = Self::Between(worth);
                let is_one = (1..=MAX_WORTH).contains(&worth) && objective.word() == word;
                is_one.then_some(objective)
            }
        }
    }
}

choice! {
    /// What a mentee's "no" to an attribute wish does.
    pub enum OptOut {
        /// A wish counts only where the mentee said yes.
        Honour = "honour",
        /// The answer is not read: only to compare with programs that forget it.
        Ignore = "ignore",
    }
}

choice! {
    /// Whether "most mentors with at least one mentee" is a level of its own.
    pub enum MentorCoverage {
        /// It is, after the number of pairings.
        Count = "count",
        /// It is not.
        Leave = "leave",
    }
}

choice! {
    /// Whether answers that are equal in mentees, pairings, mentors and points
    /// are told apart by how evenly mentors share the work, then by the pairing
    /// with the fewest points.
    pub enum Fairness {
        /// They are.
        Count = "count",
        /// They are not.
        Leave = "leave",
    }
}

choice! {
    /// How much a criterion matters.
    pub enum Weight {
        /// Nobody is eligible unless it is fully met.
        Must = "must",
        /// Matters most among the points.
        High = "high",
        /// Matters.
        Medium = "medium",
        /// Decides between near equals.
        Low = "low",
        /// Not used.
        Off = "off",
    }
}

impl Weight {
    /// The points a criterion of this weight gets until someone sets them exactly.
    pub fn usual_points(self) -> u32 {
        match self {
            Self::Must | Self::High => 40,
            Self::Medium => 20,
            Self::Low => 10,
            Self::Off => 0,
        }
    }
}

choice! {
    /// A single-valued fact two people can share or not.
    pub enum Label {
        /// The employer: department, city, state agency.
        Agency = "agency",
        /// The part of the agency.
        Unit = "unit",
        /// The line of work.
        Profession = "profession",
        /// Where the person works.
        Location = "location",
    }
}

choice! {
    /// Whether a label has to be equal or not.
    pub enum Likeness {
        /// Both have the same.
        Same = "same",
        /// Both have one, and they differ.
        Different = "different",
    }
}

/// How pairs are ruled out and scored, and what the run aims at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    /// What people call it; never decides anything.
    pub name: String,
    /// Coverage first, score first or in between.
    pub objective: Objective,
    /// What a mentee's "no" does.
    pub opt_out: OptOut,
    /// Whether mentors with at least one mentee are counted.
    pub mentor_coverage: MentorCoverage,
    /// Whether work is shared evenly where nothing is lost by it.
    pub fairness: Fairness,
    /// What no single pair decides.
    pub limits: Limits,
    /// Wants of a mentee who stated none.
    pub wants_if_unstated: u32,
    /// Places of a mentor who stated none.
    pub places_if_unstated: u32,
    /// The rules by id; an id is a name as files allow it.
    pub rules: BTreeMap<String, Rule>,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Rules pairs out.
    Hard(HardRule),
    /// Gives points.
    Soft(Criterion),
}

/// What rules a pair out. A level or label nobody stated rules out too and is
/// reported as unknown, never guessed; languages, hours and modes left blank
/// set no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HardRule {
    /// Nobody mentors themselves. Held even where a set does not list it.
    NotOneself,
    /// Neither is above the other in a reporting line.
    NotInReportingLine,
    /// The two are not on the list of exclusions. Held even where not listed.
    NotExcluded,
    /// The two were not paired before.
    NotFormer,
    /// A label has to be the same or different.
    Label {
        /// Which label.
        label: Label,
        /// Same or different.
        must: Likeness,
    },
    /// Mentor's level minus mentee's level lies within `min..=max`.
    LevelGap {
        /// Smallest gap allowed.
        min: i32,
        /// Greatest gap allowed.
        max: i32,
    },
    /// At least one language in common.
    SharedLanguage,
    /// At least so many hours of the week in common.
    SharedHours {
        /// Hours a week.
        at_least: u32,
    },
    /// At least one way of meeting in common.
    SharedMode,
    /// At least so many points by all criteria together.
    LeastPoints {
        /// Points of the pair.
        at_least: u32,
    },
}

/// One thing that gives points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// The weight word.
    pub weight: Weight,
    /// The most points it gives. For a level gap the table decides; see [`Self::max_points`].
    pub points: u32,
    /// What it looks at.
    pub measure: Measure,
}

impl Criterion {
    /// A criterion with the points its weight word usually has.
    pub fn usual(weight: Weight, measure: Measure) -> Self {
        Self {
            weight,
            points: weight.usual_points(),
            measure,
        }
    }

    /// A criterion with exact points.
    pub fn exact(weight: Weight, points: u32, measure: Measure) -> Self {
        Self {
            weight,
            points,
            measure,
        }
    }

    /// The most points it can give: 0 when off, the table's greatest for a level gap.
    pub fn max_points(&self) -> u32 {
        match (&self.weight, &self.measure) {
            (Weight::Off, _) => 0,
            (_, Measure::LevelGap(table)) => table.points.values().copied().max().unwrap_or(0),
            _ => self.points,
        }
    }
}

/// What a criterion looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Skills the mentee needs that the mentor offers, out of those needed.
    NeedsMet,
    /// The mentee's goals that the mentor shares.
    SharedGoals,
    /// The mentee's interests that the mentor shares.
    SharedInterests,
    /// The mentee's values that the mentor shares.
    SharedValues,
    /// The mentee's answers to a free question that the mentor shares; the
    /// text is the question's id.
    SharedAnswers(String),
    /// A label that is the same, or different.
    Label {
        /// Which label.
        label: Label,
        /// Same or different.
        likeness: Likeness,
    },
    /// The mentee's languages that the mentor speaks.
    SharedLanguages,
    /// The mentee's hours of the week that suit the mentor.
    SharedHours,
    /// The mentee's ways of meeting that suit the mentor.
    SharedModes,
    /// Points by level gap.
    LevelGap(GapTable),
    /// The attribute the mentee asked for is among the mentor's characteristics.
    AttributeWish,
    /// How high this side ranked the other: first place gives all points.
    Preference(Role),
    /// This side's priority class: class 1 gives all points, class n an nth.
    Priority(Role),
}

/// Points by level gap: mentor's level minus mentee's level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapTable {
    /// Points for each gap that has some.
    pub points: BTreeMap<i32, u32>,
    /// What every other gap means.
    pub otherwise: OtherGaps,
}

choice! {
    /// What a gap outside the table means.
    pub enum OtherGaps {
        /// The pair is ruled out.
        Forbidden = "forbidden",
        /// The pair gets no points for it.
        NoPoints = "no_points",
    }
}

impl RuleSet {
    /// The rules as they are best read: hard rules first, then criteria by
    /// weight, points and id; those switched off last.
    pub fn in_reading_order(&self) -> Vec<(&str, &Rule)> {
        let mut rules: Vec<_> = self
            .rules
            .iter()
            .map(|(id, rule)| (id.as_str(), rule))
            .collect();
        rules.sort_by_key(|(id, rule)| match rule {
            Rule::Hard(rule) => (0, Weight::Must, 0, Some(*rule), *id),
            Rule::Soft(criterion) => {
                let points = i64::from(criterion.max_points());
                (1, criterion.weight, -points, None, *id)
            }
        });
        rules
    }

    /// The criteria that are not switched off, by id.
    pub fn criteria(&self) -> impl Iterator<Item = (&str, &Criterion)> {
        self.rules.iter().filter_map(|(id, rule)| match rule {
            Rule::Soft(criterion) if criterion.weight != Weight::Off => {
                Some((id.as_str(), criterion))
            }
            _ => None,
        })
    }

    /// The hard rules, by id.
    pub fn hard_rules(&self) -> impl Iterator<Item = (&str, &HardRule)> {
        self.rules.iter().filter_map(|(id, rule)| match rule {
            Rule::Hard(rule) => Some((id.as_str(), rule)),
            Rule::Soft(_) => None,
        })
    }

    /// The most points a pair could have.
    pub fn max_points(&self) -> u32 {
        self.criteria().fold(0, |sum, (_, criterion)| {
            sum.saturating_add(criterion.max_points())
        })
    }
}
