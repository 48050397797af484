//! What the matching cannot do without, read off the rules: somebody who leaves
//! it out is matched with nobody.
//!
//! Languages, hours and ways of meeting left blank set no limit, so rules about
//! them need nothing. Leaves out who asks for it (the form).

use std::collections::BTreeSet;

use super::facts::Facts;
use super::field::choice;
use super::form::{Meaning, Question};
use super::id::Id;
use super::people::Person;
use super::rules::{Criterion, HardRule, Label, Measure, OtherGaps, Rule, RuleSet, Weight};
use super::whole::{Programme, RuleFields};

choice! {
    /// A fact of somebody's work.
    pub enum WorkFact {
        /// The agency.
        Agency = "agency",
        /// The unit or department.
        Unit = "unit",
        /// The grade.
        Grade = "grade",
        /// The place of work.
        Location = "location",
        /// The line of work.
        Profession = "profession",
    }
}

impl WorkFact {
    /// What a person says of it.
    pub fn of(self, person: &Person) -> &str {
        match self {
            Self::Agency => &person.agency,
            Self::Unit => &person.unit,
            Self::Grade => &person.grade,
            Self::Location => &person.location,
            Self::Profession => &person.profession,
        }
    }

    const fn of_label(label: Label) -> Self {
        match label {
            Label::Agency => Self::Agency,
            Label::Unit => Self::Unit,
            Label::Profession => Self::Profession,
            Label::Location => Self::Location,
        }
    }
}

/// What rules need to know of everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Facts of their work.
    pub work: BTreeSet<WorkFact>,
    /// Answers.
    pub questions: BTreeSet<Id<Question>>,
}

/// What the rules of a programme need. Rules that cannot be read need nothing.
pub fn needs_of(programme: &Programme) -> Needs {
    let rules = match programme.rules.get(&Id::new(RuleFields::ID)) {
        Some(stored) => RuleSet::from_fields(&stored.fields).ok(),
        None => Some(RuleSet::evidence_based()),
    };
    let questions: Vec<&Question> = programme.questions.values().map(|it| &**it).collect();
    rules
        .map(|rules| needs(&rules, &programme.facts, &questions))
        .unwrap_or_default()
}

/// What rules need, with the form that asks for it.
pub fn needs(rules: &RuleSet, facts: &Facts, form: &[&Question]) -> Needs {
    let mut needs = Needs::default();
    for rule in rules.rules.values() {
        match rule {
            Rule::Hard(HardRule::Label { label, .. }) => {
                needs.work.insert(WorkFact::of_label(*label));
            }
            Rule::Hard(HardRule::LevelGap { .. }) if facts.uses_levels => {
                needs.work.insert(WorkFact::Grade);
            }
            Rule::Hard(_) => {}
            Rule::Soft(criterion) => of_criterion(criterion, facts, form, &mut needs),
        }
    }
    needs
}

fn of_criterion(criterion: &Criterion, facts: &Facts, form: &[&Question], needs: &mut Needs) {
    let must = criterion.weight == Weight::Must;
    let meanings: &[Meaning] = match &criterion.measure {
        Measure::LevelGap(table) => {
            let rules_out = must || table.otherwise == OtherGaps::Forbidden;
            if facts.uses_levels && rules_out && criterion.weight != Weight::Off {
                needs.work.insert(WorkFact::Grade);
            }
            return;
        }
        _ if !must => return,
        Measure::Label { label, .. } => {
            needs.work.insert(WorkFact::of_label(*label));
            return;
        }
        Measure::SharedAnswers(question) => {
            needs.questions.insert(Id::new(question.as_str()));
            return;
        }
        Measure::NeedsMet => &[Meaning::SkillsOffered, Meaning::SkillsWanted],
        Measure::SharedGoals => &[Meaning::Goals],
        Measure::SharedInterests => &[Meaning::Interests],
        Measure::SharedValues => &[Meaning::Values],
        Measure::SharedHours => &[Meaning::Availability],
        Measure::SharedLanguages
        | Measure::SharedModes
        | Measure::AttributeWish
        | Measure::Preference(_)
        | Measure::Priority(_) => return,
    };
    let asked = form.iter().filter(|it| meanings.contains(&it.meaning));
    needs.questions.extend(asked.map(|it| it.id.clone()));
}
