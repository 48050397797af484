//! Rule sets for kinds of programmes that none of the ready-made ones fits.
//!
//! Nobody chooses them from a list: a template starts with one and gives it a
//! name. Leaves out the ready-made sets.

use crate::domain::form::Question;
use crate::domain::id::Id;

use super::ready::{called, everyday_rules, hard, label, soft};
use super::{HardRule, Label, Likeness, Measure, RuleSet, Weight};

impl RuleSet {
    /// For people who assign by hand: what a run fills in afterwards goes by
    /// need and likeness of the towns, and nobody's preference counts.
    pub fn committee(name: &str, town_size: &Id<Question>) -> Self {
        let mut rules = everyday_rules();
        rules.extend([
            hard("agency_differs", other(Label::Agency)),
            soft("needs", Weight::High, 40, Measure::NeedsMet),
            soft("town_size", Weight::Medium, 20, same_answers(town_size)),
            soft("goals", Weight::Medium, 20, Measure::SharedGoals),
            soft("location", Weight::Low, 10, same(Label::Location)),
        ]);
        called(name, rules)
    }

    /// By field of work, sector and location, then by what is to be learned.
    pub fn by_field(name: &str, sector: &Id<Question>) -> Self {
        let mut rules = everyday_rules();
        rules.extend([
            soft("field", Weight::High, 40, Measure::SharedInterests),
            soft("needs", Weight::High, 30, Measure::NeedsMet),
            soft("sector", Weight::Medium, 20, same_answers(sector)),
            soft("location", Weight::Medium, 20, same(Label::Location)),
            soft("goals", Weight::Low, 10, Measure::SharedGoals),
        ]);
        called(name, rules)
    }

    /// For talks in confidence: nobody of the same agency, and no choice of a
    /// person, so that nobody seeks out somebody they depend on.
    pub fn in_confidence(name: &str) -> Self {
        let mut rules = everyday_rules();
        rules.extend([
            hard("agency_differs", other(Label::Agency)),
            soft("needs", Weight::High, 50, Measure::NeedsMet),
            soft("values", Weight::Medium, 20, Measure::SharedValues),
            soft("goals", Weight::Medium, 20, Measure::SharedGoals),
            soft("profession", Weight::Low, 10, same(Label::Profession)),
        ]);
        called(name, rules)
    }
}

fn other(label: Label) -> HardRule {
    HardRule::Label {
        label,
        must: Likeness::Different,
    }
}

fn same(of: Label) -> Measure {
    label(of, Likeness::Same)
}

fn same_answers(question: &Id<Question>) -> Measure {
    Measure::SharedAnswers(question.to_string())
}
