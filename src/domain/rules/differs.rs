//! What differs between two rule sets, rule by rule.
//!
//! Two rules are compared where they speak of the same thing, whatever their
//! ids: ids are chosen apart in every programme. Leaves out the sentences.

use std::collections::BTreeSet;

use super::{
    Criterion, Fairness, HardRule, Measure, MentorCoverage, Objective, OptOut, Reserve, Rule,
    RuleSet, Subjects,
};
use crate::domain::people::Role;

/// One difference from one rule set to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleDifference {
    /// A rule only the second has.
    Added(Rule),
    /// A rule of both that says something else.
    Changed {
        /// As the first has it.
        before: Rule,
        /// As the second has it.
        after: Rule,
    },
    /// A rule only the first has.
    Removed(Rule),
    /// What comes first, in the second.
    Objective(Objective),
    /// What a mentee's "no" does, in the second.
    OptOut(OptOut),
    /// Whether mentors with a mentee are counted, in the second.
    MentorCoverage(MentorCoverage),
    /// Whether work is shared evenly, in the second.
    Fairness(Fairness),
    /// Places held back, in the second.
    Reserve(Option<Reserve>),
    /// Whether mentors of one mentee stand for different subjects, in the second.
    Subjects(Subjects),
    /// The quota of a unit, in the second; nothing where it has none there.
    Quota {
        /// Whose pairings it counts.
        role: Role,
        /// The unit.
        unit: String,
        /// The most pairings.
        most: Option<u32>,
    },
}

impl RuleSet {
    /// What `after` says otherwise: its own and changed rules in its reading
    /// order, then those it has no more, then the aims. The name and the usual
    /// numbers of places and wants are no rules.
    pub fn differences(&self, after: &Self) -> Vec<RuleDifference> {
        let mut old: Vec<&Rule> = rules_of(self);
        let mut found = Vec::new();
        for rule in rules_of(after) {
            let place = old.iter().position(|each| is_about_the_same(each, rule));
            match place.map(|at| old.remove(at)) {
                None => found.push(RuleDifference::Added(rule.clone())),
                Some(before) if before == rule => {}
                Some(before) => found.push(RuleDifference::Changed {
                    before: before.clone(),
                    after: rule.clone(),
                }),
            }
        }
        found.extend(old.into_iter().cloned().map(RuleDifference::Removed));
        if self.objective != after.objective {
            found.push(RuleDifference::Objective(after.objective));
        }
        if self.opt_out != after.opt_out {
            found.push(RuleDifference::OptOut(after.opt_out));
        }
        if self.mentor_coverage != after.mentor_coverage {
            found.push(RuleDifference::MentorCoverage(after.mentor_coverage));
        }
        if self.fairness != after.fairness {
            found.push(RuleDifference::Fairness(after.fairness));
        }
        self.differing_limits(after, &mut found);
        found
    }

    fn differing_limits(&self, after: &Self, found: &mut Vec<RuleDifference>) {
        let (one, other) = (&self.limits, &after.limits);
        if one.reserve != other.reserve {
            found.push(RuleDifference::Reserve(other.reserve));
        }
        if one.subjects != other.subjects {
            found.push(RuleDifference::Subjects(other.subjects));
        }
        for role in [Role::Mentee, Role::Mentor] {
            let (one, other) = (one.quotas.of(role), other.quotas.of(role));
            let units: BTreeSet<_> = one.keys().chain(other.keys()).collect();
            for unit in units
                .into_iter()
                .filter(|it| one.get(*it) != other.get(*it))
            {
                found.push(RuleDifference::Quota {
                    role,
                    unit: unit.clone(),
                    most: other.get(unit).copied(),
                });
            }
        }
    }
}

fn rules_of(set: &RuleSet) -> Vec<&Rule> {
    let rules = set.in_reading_order().into_iter();
    rules.map(|(_, rule)| rule).collect()
}

/// Whether two rules look at the same thing, whatever they make of it.
fn is_about_the_same(one: &Rule, other: &Rule) -> bool {
    match (one, other) {
        (Rule::Hard(one), Rule::Hard(other)) => match (one, other) {
            (HardRule::Label { label: one, .. }, HardRule::Label { label: other, .. }) => {
                one == other
            }
            _ => std::mem::discriminant(one) == std::mem::discriminant(other),
        },
        (Rule::Soft(one), Rule::Soft(other)) => is_same_measure(one, other),
        _ => false,
    }
}

fn is_same_measure(one: &Criterion, other: &Criterion) -> bool {
    match (&one.measure, &other.measure) {
        (Measure::LevelGap(_), Measure::LevelGap(_)) => true,
        (one, other) => one == other,
    }
}
