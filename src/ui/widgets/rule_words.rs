//! Rules as sentences, in the page's language.
//!
//! Matched exhaustively, so that a new rule does not compile until it is
//! worded in both languages.

use super::limit_words::{limit_difference, limit_problem};
use crate::domain::id::Id;
use crate::domain::people::Role;
use crate::domain::rules::{
    Criterion, Fairness, GapTable, HardRule, Label, Likeness, Measure, MentorCoverage, Objective,
    OptOut, OtherGaps, ReadyMade, Rule, RuleDifference, RuleProblem, RuleSet, Weight,
};
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::ui::i18n::{self, text, text_n};
use crate::ui::widgets::points::points_words;

/// The page's language as the domain knows it; tracked.
pub fn page_language() -> Language {
    match i18n::language() {
        i18n::Language::en => Language::English,
        i18n::Language::es => Language::Spanish,
    }
}

/// A weight word.
pub fn weight_name(weight: Weight) -> String {
    match weight {
        Weight::Must => text!(rules.weight_must),
        Weight::High => text!(rules.weight_high),
        Weight::Medium => text!(rules.weight_medium),
        Weight::Low => text!(rules.weight_low),
        Weight::Off => text!(rules.weight_off),
    }
}

/// Whether the points belong to no weight word: the word would say something else.
pub fn has_own_points(criterion: &Criterion) -> bool {
    let has_word = matches!(criterion.weight, Weight::Off | Weight::Must)
        || matches!(criterion.measure, Measure::LevelGap(_));
    !has_word && criterion.points != criterion.weight.usual_points()
}

/// A fact two people can share.
pub fn label_name(label: Label) -> String {
    match label {
        Label::Agency => text!(rules.label_agency),
        Label::Unit => text!(rules.label_unit),
        Label::Profession => text!(rules.label_profession),
        Label::Location => text!(rules.label_location),
    }
}

/// A question's own words.
pub fn question_name(programme: &Programme, id: &str) -> String {
    let question = programme.questions.get(&Id::new(id));
    question.map_or_else(
        || text!(rules.question_gone),
        |question| question.label.in_language(page_language()).to_owned(),
    )
}

/// What a criterion looks at, as a short name.
pub fn measure_name(programme: &Programme, measure: &Measure) -> String {
    match measure {
        Measure::NeedsMet => text!(rules.m_needs),
        Measure::SharedGoals => text!(rules.m_goals),
        Measure::SharedInterests => text!(rules.m_interests),
        Measure::SharedValues => text!(rules.m_values),
        Measure::SharedAnswers(question) => {
            text!(
                rules.m_answers,
                question = question_name(programme, question)
            )
        }
        Measure::Label { label, likeness } => match likeness {
            Likeness::Same => text!(rules.m_same, what = label_name(*label)),
            Likeness::Different => text!(rules.m_different, what = label_name(*label)),
        },
        Measure::SharedLanguages => text!(rules.m_languages),
        Measure::SharedHours => text!(rules.m_hours),
        Measure::SharedModes => text!(rules.m_modes),
        Measure::LevelGap(_) => text!(rules.m_gap),
        Measure::AttributeWish => text!(rules.m_wish),
        Measure::Preference(Role::Mentee) => text!(rules.m_mentee_choice),
        Measure::Preference(Role::Mentor) => text!(rules.m_mentor_choice),
        Measure::Priority(Role::Mentee) => text!(rules.m_mentee_priority),
        Measure::Priority(Role::Mentor) => text!(rules.m_mentor_priority),
    }
}

/// What a criterion looks at, as it stands within a sentence: "High: goals they
/// share, up to 40 points".
pub fn measure_words(programme: &Programme, measure: &Measure) -> String {
    match measure {
        Measure::NeedsMet => text!(rules.ms_needs),
        Measure::SharedGoals => text!(rules.ms_goals),
        Measure::SharedInterests => text!(rules.ms_interests),
        Measure::SharedValues => text!(rules.ms_values),
        Measure::SharedAnswers(question) => {
            text!(
                rules.ms_answers,
                question = question_name(programme, question)
            )
        }
        Measure::Label { label, likeness } => match likeness {
            Likeness::Same => text!(rules.ms_same, what = label_name(*label)),
            Likeness::Different => text!(rules.ms_different, what = label_name(*label)),
        },
        Measure::SharedLanguages => text!(rules.ms_languages),
        Measure::SharedHours => text!(rules.ms_hours),
        Measure::SharedModes => text!(rules.ms_modes),
        Measure::LevelGap(_) => text!(rules.ms_gap),
        Measure::AttributeWish => text!(rules.ms_wish),
        Measure::Preference(Role::Mentee) => text!(rules.ms_mentee_choice),
        Measure::Preference(Role::Mentor) => text!(rules.ms_mentor_choice),
        Measure::Priority(Role::Mentee) => text!(rules.ms_mentee_priority),
        Measure::Priority(Role::Mentor) => text!(rules.ms_mentor_priority),
    }
}

/// What a criterion gives points for, as a sentence.
pub fn measure_text(measure: &Measure) -> String {
    match measure {
        Measure::NeedsMet => text!(rules.mt_needs),
        Measure::SharedGoals => text!(rules.mt_goals),
        Measure::SharedInterests => text!(rules.mt_interests),
        Measure::SharedValues => text!(rules.mt_values),
        Measure::SharedAnswers(_) => text!(rules.mt_answers),
        Measure::Label { likeness, .. } => match likeness {
            Likeness::Same => text!(rules.mt_same),
            Likeness::Different => text!(rules.mt_different),
        },
        Measure::SharedLanguages => text!(rules.mt_languages),
        Measure::SharedHours => text!(rules.mt_hours),
        Measure::SharedModes => text!(rules.mt_modes),
        Measure::LevelGap(_) => text!(rules.mt_gap),
        Measure::AttributeWish => text!(rules.mt_wish),
        Measure::Preference(Role::Mentee) => text!(rules.mt_mentee_choice),
        Measure::Preference(Role::Mentor) => text!(rules.mt_mentor_choice),
        Measure::Priority(_) => text!(rules.mt_priority),
    }
}

/// A hard rule as a sentence.
pub fn hard_rule_sentence(rule: &HardRule) -> String {
    match *rule {
        HardRule::NotOneself => text!(rules.h_oneself),
        HardRule::NotInReportingLine => text!(rules.h_line),
        HardRule::NotExcluded => text!(rules.h_excluded),
        HardRule::NotFormer => text!(rules.h_former),
        HardRule::Label { label, must } => match (label, must) {
            (Label::Agency, Likeness::Same) => text!(rules.h_same_agency),
            (Label::Unit, Likeness::Same) => text!(rules.h_same_unit),
            (Label::Profession, Likeness::Same) => text!(rules.h_same_profession),
            (Label::Location, Likeness::Same) => text!(rules.h_same_location),
            (Label::Agency, Likeness::Different) => text!(rules.h_other_agency),
            (Label::Unit, Likeness::Different) => text!(rules.h_other_unit),
            (Label::Profession, Likeness::Different) => text!(rules.h_other_profession),
            (Label::Location, Likeness::Different) => text!(rules.h_other_location),
        },
        HardRule::LevelGap { min, max } => text!(rules.h_gap, min = min, max = max),
        HardRule::SharedLanguage => text!(rules.h_language),
        HardRule::SharedHours { at_least } => text_n!(at_least, rules.h_hours_1, rules.h_hours_n),
        HardRule::SharedMode => text!(rules.h_mode),
        HardRule::LeastPoints { at_least } => {
            text_n!(at_least, rules.h_points_1, rules.h_points_n)
        }
    }
}

/// A criterion as a sentence: "High: goals they share, up to 40 points".
pub fn criterion_sentence(programme: &Programme, criterion: &Criterion) -> String {
    let what = measure_words(programme, &criterion.measure);
    if criterion.weight == Weight::Off {
        return text!(rules.soft_off, what = what);
    }
    let weight = if has_own_points(criterion) {
        text!(rules.weight_own)
    } else {
        weight_name(criterion.weight)
    };
    text!(
        rules.soft_sentence,
        weight = weight,
        what = what,
        points = points_words(criterion.max_points())
    )
}

/// A rule by its id, as what it is about. Two rules hold where no set lists
/// them, so their ids are known without the set.
pub fn rule_name(programme: &Programme, rules: &RuleSet, id: &str) -> String {
    match (rules.rules.get(id), id) {
        (Some(Rule::Hard(rule)), _) => hard_rule_sentence(rule),
        (Some(Rule::Soft(criterion)), _) => measure_name(programme, &criterion.measure),
        (None, "not_oneself") => hard_rule_sentence(&HardRule::NotOneself),
        (None, "not_excluded") => hard_rule_sentence(&HardRule::NotExcluded),
        (None, _) => text!(rules.rule_gone),
    }
}

/// A ready-made set's name and what it is for.
pub fn ready_words(ready: ReadyMade) -> (String, String) {
    match ready {
        ReadyMade::EvidenceBased => (
            text!(rules.ready_evidence),
            text!(rules.ready_evidence_text),
        ),
        ReadyMade::SkillsFirst => (text!(rules.ready_skills), text!(rules.ready_skills_text)),
        ReadyMade::AcrossAgencies => (text!(rules.ready_across), text!(rules.ready_across_text)),
        ReadyMade::Succession => (
            text!(rules.ready_succession),
            text!(rules.ready_succession_text),
        ),
        ReadyMade::Reverse => (text!(rules.ready_reverse), text!(rules.ready_reverse_text)),
        ReadyMade::CivilService => (text!(rules.ready_civil), text!(rules.ready_civil_text)),
    }
}

/// Where the idea of a ready-made set comes from.
pub fn ready_source(ready: ReadyMade) -> String {
    match ready {
        ReadyMade::EvidenceBased => text!(rules.ready_evidence_from),
        ReadyMade::SkillsFirst => text!(rules.ready_skills_from),
        ReadyMade::AcrossAgencies => text!(rules.ready_across_from),
        ReadyMade::Succession => text!(rules.ready_succession_from),
        ReadyMade::Reverse => text!(rules.ready_reverse_from),
        ReadyMade::CivilService => text!(rules.ready_civil_from),
    }
}

/// A rule as a whole sentence, with the points of each level gap.
pub fn rule_sentence(programme: &Programme, rule: &Rule) -> String {
    let criterion = match rule {
        Rule::Hard(rule) => return hard_rule_sentence(rule),
        Rule::Soft(criterion) => criterion,
    };
    let sentence = criterion_sentence(programme, criterion);
    match &criterion.measure {
        Measure::LevelGap(table) => format!("{sentence} ({}).", gap_table_words(table)),
        _ => format!("{sentence}."),
    }
}

/// "Mentor 1 level above: 40 points; any other gap gives no points".
fn gap_table_words(table: &GapTable) -> String {
    let line =
        |(gap, points): (&i32, &u32)| format!("{}: {}", gap_words(*gap), points_words(*points));
    let others = match table.otherwise {
        OtherGaps::Forbidden => text!(rules.gap_others_forbidden),
        OtherGaps::NoPoints => text!(rules.gap_others_none),
    };
    let others = format!("{} {others}", text!(rules.gap_others));
    let lines = table.points.iter().map(line);
    lines.chain([others]).collect::<Vec<_>>().join("; ")
}

/// "Mentor 2 levels above".
pub fn gap_words(gap: i32) -> String {
    match gap {
        0 => text!(rules.gap_none),
        1.. => text_n!(gap.unsigned_abs(), rules.gap_above_1, rules.gap_above_n),
        _ => text_n!(gap.unsigned_abs(), rules.gap_below_1, rules.gap_below_n),
    }
}

/// The usual numbers of places and wants a set brings, where the programme has
/// others; a set that speaks of one of each brings none.
pub fn usual_words(programme: &Programme, rules: &RuleSet) -> Vec<String> {
    let (places, wants) = (rules.places_if_unstated, rules.wants_if_unstated);
    let mut words = Vec::new();
    if places > 1 && places != programme.facts.usual_places {
        words.push(text!(rules.diff_places, n = places));
    }
    if wants > 1 && wants != programme.facts.usual_wants {
        words.push(text!(rules.diff_wants, n = wants));
    }
    words
}

/// What differs from one rule set to another, as a sentence.
pub fn difference_words(programme: &Programme, difference: &RuleDifference) -> String {
    let sentence = |rule| rule_sentence(programme, rule);
    match difference {
        RuleDifference::Added(rule) => text!(rules.diff_added, rule = sentence(rule)),
        RuleDifference::Removed(rule) => text!(rules.diff_removed, rule = sentence(rule)),
        RuleDifference::Changed { before, after } => text!(
            rules.diff_changed,
            before = sentence(before),
            after = sentence(after)
        ),
        RuleDifference::Objective(Objective::CoverageFirst) => {
            text!(rules.diff_first, what = text!(rules.coverage_first))
        }
        RuleDifference::Objective(Objective::ScoreFirst) => {
            text!(rules.diff_first, what = text!(rules.score_first))
        }
        RuleDifference::Objective(Objective::Stable) => {
            text!(rules.diff_first, what = text!(rules.stable))
        }
        RuleDifference::Objective(Objective::Between(worth)) => {
            text_n!(*worth, rules.diff_worth_1, rules.diff_worth_n)
        }
        RuleDifference::OptOut(OptOut::Honour) => text!(rules.diff_opt_out),
        RuleDifference::OptOut(OptOut::Ignore) => text!(rules.diff_opt_out_not),
        RuleDifference::MentorCoverage(MentorCoverage::Count) => text!(rules.diff_mentors),
        RuleDifference::MentorCoverage(MentorCoverage::Leave) => text!(rules.diff_mentors_not),
        RuleDifference::Fairness(Fairness::Count) => text!(rules.diff_fairness),
        RuleDifference::Fairness(Fairness::Leave) => text!(rules.diff_fairness_not),
        RuleDifference::Reserve(_) | RuleDifference::Subjects(_) | RuleDifference::Quota { .. } => {
            limit_difference(difference)
        }
    }
}

/// The name of a rule set as people read it: ready-made ones in their language.
pub fn set_name(rules: &RuleSet) -> String {
    match ReadyMade::from_word(&rules.name) {
        Some(ready) => ready_words(ready).0,
        None => rules.name.clone(),
    }
}

/// What is wrong with a rule set.
pub fn rule_problem(programme: &Programme, rules: &RuleSet, problem: &RuleProblem) -> String {
    let name = |id: &str| rule_name(programme, rules, id);
    match problem {
        RuleProblem::TooManyRules { n_rules } => text!(rules.problem_many, n = n_rules),
        RuleProblem::BadId { id } => text!(rules.problem_id, id = id),
        RuleProblem::TooManyPoints { id, points } => {
            text!(rules.problem_points, what = name(id), points = points)
        }
        RuleProblem::BadGap { id } => text!(rules.problem_gap, what = name(id)),
        RuleProblem::EmptyGapTable { id } => text!(rules.problem_gap_empty, what = name(id)),
        RuleProblem::BadHours { id } => text!(rules.problem_hours, what = name(id)),
        RuleProblem::BadLeastPoints { id } => text!(rules.problem_least_points, what = name(id)),
        RuleProblem::BadCapacity => text!(rules.problem_capacity),
        RuleProblem::BadReserve { .. }
        | RuleProblem::BadQuota { .. }
        | RuleProblem::TooManyQuotas { .. } => limit_problem(problem),
    }
}
