//! Ready-made rule sets, copies of which a programme starts from.

use std::collections::BTreeMap;

use crate::domain::field::choice;
use crate::domain::people::Role;

use super::{
    Criterion, Fairness, GapTable, HardRule, Label, Likeness, Limits, Measure, MentorCoverage,
    Objective, OptOut, OtherGaps, Rule, RuleSet, Weight,
};

choice! {
    /// The rule sets that come with the product.
    pub enum ReadyMade {
        /// Goals, values and needs; demographics off. The default.
        EvidenceBased = "evidence_based",
        /// What the mentee needs and the mentor offers.
        SkillsFirst = "skills_first",
        /// People who would not meet otherwise.
        AcrossAgencies = "across_agencies",
        /// Somebody ready for each key post before it falls vacant.
        Succession = "succession",
        /// A senior is mentored by a junior.
        Reverse = "reverse",
        /// The civil-service matcher's rules.
        CivilService = "civil_service",
    }
}

impl ReadyMade {
    /// The rules, named by their word; a screen gives the name people read.
    pub fn rule_set(self) -> RuleSet {
        match self {
            Self::EvidenceBased => RuleSet::evidence_based(),
            Self::SkillsFirst => RuleSet::skills_first(),
            Self::AcrossAgencies => RuleSet::across_agencies(),
            Self::Succession => RuleSet::succession(),
            Self::Reverse => RuleSet::reverse(),
            Self::CivilService => RuleSet::civil_service(),
        }
    }
}

impl RuleSet {
    /// The default: deep similarity of goals and values, needs met, and a say
    /// in the match. Meta-analyses find these in good mentoring relationships
    /// and do not find shared demographics there, so the wish is off.
    pub fn evidence_based() -> Self {
        let mut rules = everyday_rules();
        rules.extend([
            soft("needs", Weight::High, 40, Measure::NeedsMet),
            soft("goals", Weight::High, 30, Measure::SharedGoals),
            soft("values", Weight::Medium, 20, Measure::SharedValues),
            soft("interests", Weight::Low, 10, Measure::SharedInterests),
            soft(
                "mentee_choice",
                Weight::Medium,
                20,
                Measure::Preference(Role::Mentee),
            ),
            soft(
                "mentor_choice",
                Weight::Low,
                10,
                Measure::Preference(Role::Mentor),
            ),
            soft("wish", Weight::Off, 10, Measure::AttributeWish),
        ]);
        named(ReadyMade::EvidenceBased, rules)
    }

    /// What the mentee needs and the mentor offers, from someone a little ahead.
    ///
    /// Source: the article on mentoring networks for upskilling, "better
    /// matching between mentors and mentees based on skills and aspirations".
    pub fn skills_first() -> Self {
        let mut rules = everyday_rules();
        rules.extend([
            soft("needs", Weight::High, 60, Measure::NeedsMet),
            soft(
                "profession",
                Weight::Medium,
                20,
                label(Label::Profession, Likeness::Same),
            ),
            soft("goals", Weight::Medium, 20, Measure::SharedGoals),
            soft(
                "mentee_choice",
                Weight::Medium,
                20,
                Measure::Preference(Role::Mentee),
            ),
            soft(
                "level_gap",
                Weight::Low,
                10,
                gaps([(1, 10), (2, 10), (3, 5)], OtherGaps::NoPoints),
            ),
        ]);
        named(ReadyMade::SkillsFirst, rules)
    }

    /// Pairs from different agencies, other places and lines of work welcome.
    ///
    /// Source: the same article, "span across different levels and departments"
    /// and "mentoring networks across government agencies".
    pub fn across_agencies() -> Self {
        let mut rules = everyday_rules();
        let differ = HardRule::Label {
            label: Label::Agency,
            must: Likeness::Different,
        };
        rules.extend([
            hard("agency_differs", differ),
            soft("needs", Weight::High, 40, Measure::NeedsMet),
            soft("goals", Weight::High, 30, Measure::SharedGoals),
            soft("values", Weight::Medium, 20, Measure::SharedValues),
            soft(
                "mentee_choice",
                Weight::Medium,
                20,
                Measure::Preference(Role::Mentee),
            ),
            soft(
                "other_profession",
                Weight::Low,
                10,
                label(Label::Profession, Likeness::Different),
            ),
            soft(
                "other_location",
                Weight::Low,
                10,
                label(Label::Location, Likeness::Different),
            ),
        ]);
        named(ReadyMade::AcrossAgencies, rules)
    }

    /// Somebody ready for each key post: a mentor a step or two above in the
    /// same line of work, who has what the mentee still lacks. Bench strength,
    /// the number of people ready for a post, is what priority classes count
    /// here: a post nobody is ready for makes its holder a mentor of class 1,
    /// and somebody named for a post is a mentee of class 1.
    ///
    /// Sources: 5 CFR 412.201 (agencies prepare people for supervisory and
    /// managerial posts ahead of need, by a succession plan); the Office of
    /// Personnel Management's succession guidance, which measures bench
    /// strength; "a pipeline of capable leaders" in the article on mentoring
    /// and performance management this product was made for.
    pub fn succession() -> Self {
        let mut rules = everyday_rules();
        rules.extend([
            soft(
                "level_gap",
                Weight::High,
                40,
                gaps([(1, 40), (2, 30), (3, 10)], OtherGaps::NoPoints),
            ),
            soft("needs", Weight::High, 40, Measure::NeedsMet),
            soft(
                "profession",
                Weight::Medium,
                20,
                label(Label::Profession, Likeness::Same),
            ),
            soft(
                "mentor_priority",
                Weight::Medium,
                20,
                Measure::Priority(Role::Mentor),
            ),
            soft(
                "mentee_priority",
                Weight::Low,
                10,
                Measure::Priority(Role::Mentee),
            ),
        ]);
        named(ReadyMade::Succession, rules)
    }

    /// Reverse mentoring: the mentor stands below the mentee, the further the
    /// more points up to three levels, and has what the mentee wants to learn.
    /// Who seeks is the mentee as everywhere: here somebody senior.
    pub fn reverse() -> Self {
        let mut rules = everyday_rules();
        let below = [(-5, 30), (-4, 30), (-3, 30), (-2, 20), (-1, 10)];
        rules.extend([
            soft(
                "level_gap",
                Weight::Must,
                30,
                gaps(below, OtherGaps::Forbidden),
            ),
            soft("needs", Weight::High, 40, Measure::NeedsMet),
            soft("interests", Weight::Low, 10, Measure::SharedInterests),
            soft(
                "mentee_choice",
                Weight::Medium,
                20,
                Measure::Preference(Role::Mentee),
            ),
        ]);
        named(ReadyMade::Reverse, rules)
    }

    /// The rules of the civil-service matcher: another organisation, one or
    /// two grades above, points for gap, profession and the attribute wish,
    /// up to three pairings each.
    pub fn civil_service() -> Self {
        let differ = HardRule::Label {
            label: Label::Agency,
            must: Likeness::Different,
        };
        let rules = BTreeMap::from([
            hard("not_oneself", HardRule::NotOneself),
            hard("not_excluded", HardRule::NotExcluded),
            hard("agency_differs", differ),
            soft(
                "level_gap",
                Weight::Must,
                12,
                gaps([(1, 9), (2, 12)], OtherGaps::Forbidden),
            ),
            soft(
                "profession",
                Weight::High,
                10,
                label(Label::Profession, Likeness::Same),
            ),
            soft("wish", Weight::Medium, 6, Measure::AttributeWish),
        ]);
        Self {
            // The matcher it stands for knows no such aim.
            fairness: Fairness::Leave,
            wants_if_unstated: 3,
            places_if_unstated: 3,
            ..named(ReadyMade::CivilService, rules)
        }
    }
}

fn named(ready: ReadyMade, rules: BTreeMap<String, Rule>) -> RuleSet {
    called(ready.word(), rules)
}

/// A rule set with the usual settings.
pub(super) fn called(name: &str, rules: BTreeMap<String, Rule>) -> RuleSet {
    RuleSet {
        name: name.to_owned(),
        objective: Objective::CoverageFirst,
        opt_out: OptOut::Honour,
        mentor_coverage: MentorCoverage::Count,
        fairness: Fairness::Count,
        limits: Limits::default(),
        wants_if_unstated: 1,
        places_if_unstated: 1,
        rules,
    }
}

/// The hard rules of every programme of today.
pub(super) fn everyday_rules() -> BTreeMap<String, Rule> {
    BTreeMap::from([
        hard("not_oneself", HardRule::NotOneself),
        hard("not_in_line", HardRule::NotInReportingLine),
        hard("not_excluded", HardRule::NotExcluded),
        hard("not_former", HardRule::NotFormer),
        hard("shared_language", HardRule::SharedLanguage),
        hard("shared_mode", HardRule::SharedMode),
    ])
}

pub(super) fn hard(id: &str, rule: HardRule) -> (String, Rule) {
    (id.to_owned(), Rule::Hard(rule))
}

pub(super) fn soft(id: &str, weight: Weight, points: u32, measure: Measure) -> (String, Rule) {
    (
        id.to_owned(),
        Rule::Soft(Criterion::exact(weight, points, measure)),
    )
}

pub(super) fn label(label: Label, likeness: Likeness) -> Measure {
    Measure::Label { label, likeness }
}

fn gaps<const N: usize>(points: [(i32, u32); N], otherwise: OtherGaps) -> Measure {
    Measure::LevelGap(GapTable {
        points: BTreeMap::from(points),
        otherwise,
    })
}
