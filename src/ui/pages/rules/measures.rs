//! Every criterion a programme can use: what is built in, and its own
//! questions that can be compared.

use crate::domain::form::{Meaning, QuestionKind};
use crate::domain::people::Role;
use crate::domain::rules::{GapTable, Label, Likeness, Measure, OtherGaps, Rule, RuleSet};
use crate::domain::whole::Programme;

/// A criterion that can be added: the stem of its id, and what it looks at.
pub(super) type Offer = (&'static str, Measure);

/// What is not among the rules yet.
pub(super) fn offers(programme: &Programme, rules: &RuleSet) -> Vec<Offer> {
    let taken: Vec<&Measure> = rules
        .rules
        .values()
        .filter_map(|rule| match rule {
            Rule::Soft(criterion) => Some(&criterion.measure),
            Rule::Hard(_) => None,
        })
        .collect();
    let same_kind = |a: &Measure, b: &Measure| match (a, b) {
        (Measure::LevelGap(_), Measure::LevelGap(_)) => true,
        _ => a == b,
    };
    let mut all = built_in();
    all.extend(own_questions(programme));
    all.retain(|(_, measure)| !taken.iter().any(|taken| same_kind(taken, measure)));
    all
}

fn built_in() -> Vec<Offer> {
    let label = |label, likeness| Measure::Label { label, likeness };
    let gaps = GapTable {
        points: [(1, 10), (2, 10), (3, 5)].into(),
        otherwise: OtherGaps::NoPoints,
    };
    vec![
        ("needs", Measure::NeedsMet),
        ("goals", Measure::SharedGoals),
        ("values", Measure::SharedValues),
        ("interests", Measure::SharedInterests),
        ("level_gap", Measure::LevelGap(gaps)),
        ("languages", Measure::SharedLanguages),
        ("hours", Measure::SharedHours),
        ("modes", Measure::SharedModes),
        ("profession", label(Label::Profession, Likeness::Same)),
        (
            "other_profession",
            label(Label::Profession, Likeness::Different),
        ),
        ("agency", label(Label::Agency, Likeness::Same)),
        ("other_agency", label(Label::Agency, Likeness::Different)),
        ("unit", label(Label::Unit, Likeness::Same)),
        ("other_unit", label(Label::Unit, Likeness::Different)),
        ("location", label(Label::Location, Likeness::Same)),
        (
            "other_location",
            label(Label::Location, Likeness::Different),
        ),
        ("mentee_choice", Measure::Preference(Role::Mentee)),
        ("mentor_choice", Measure::Preference(Role::Mentor)),
        ("mentee_priority", Measure::Priority(Role::Mentee)),
        ("mentor_priority", Measure::Priority(Role::Mentor)),
        ("wish", Measure::AttributeWish),
    ]
}

fn own_questions(programme: &Programme) -> Vec<Offer> {
    let mut questions: Vec<_> = programme
        .questions
        .values()
        .filter(|question| {
            question.meaning == Meaning::Nothing
                && !question.sensitive
                && matches!(question.kind, QuestionKind::One | QuestionKind::Many)
        })
        .collect();
    questions.sort_by_key(|question| (question.rank, question.id.clone()));
    questions
        .into_iter()
        .map(|question| ("answer", Measure::SharedAnswers(question.id.to_string())))
        .collect()
}
