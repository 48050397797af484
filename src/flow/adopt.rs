//! Taking over a ready-made rule set as one change, with the numbers it speaks
//! of and, where its rules count in levels, the ladder the grades stand on.
//!
//! A ladder is only taken when it is asked for. Leaves out words (`ui`).

use super::ladders::{self, Ladder};
use crate::domain::change::Change;
use crate::domain::facts::Facts;
use crate::domain::id::Id;
use crate::domain::rules::{HardRule, Measure, ReadyMade, Rule, RuleSet, Weight};
use crate::domain::whole::{Programme, RuleFields};

/// The change that stores a rule set.
pub fn saving(rules: &RuleSet) -> Change {
    Change::save(RuleFields {
        id: Id::new(RuleFields::ID),
        fields: rules.to_fields(),
    })
}

/// The facts with the numbers a set brings: a set that speaks of several places
/// or wants makes them the usual ones.
pub(super) fn facts_with(programme: &Programme, rules: &RuleSet) -> Facts {
    let mut facts = (*programme.facts).clone();
    if rules.places_if_unstated > 1 {
        facts.usual_places = rules.places_if_unstated;
    }
    if rules.wants_if_unstated > 1 {
        facts.usual_wants = rules.wants_if_unstated;
    }
    facts
}

/// Whether a rule of the set compares levels.
pub fn counts_levels(rules: &RuleSet) -> bool {
    rules.rules.values().any(|rule| match rule {
        Rule::Hard(rule) => matches!(rule, HardRule::LevelGap { .. }),
        Rule::Soft(criterion) => {
            criterion.weight != Weight::Off && matches!(criterion.measure, Measure::LevelGap(_))
        }
    })
}

/// The ladder that can be taken with a set: its rules compare levels, every
/// grade of the programme stands on it, and none is mapped yet.
pub fn ladder_with(programme: &Programme, ready: ReadyMade) -> Option<&'static Ladder> {
    counts_levels(&ready.rule_set())
        .then(|| ladders::offered(programme, []))
        .flatten()
}

/// Makes the set the programme's rules. A set that speaks of several places or
/// wants brings its numbers; with a ladder, levels count from now on.
pub fn adopt(
    programme: &Programme,
    ready: ReadyMade,
    ladder: Option<&Ladder>,
    ids: &mut impl FnMut() -> String,
) -> Change {
    let rules = ready.rule_set();
    let mut facts = facts_with(programme, &rules);
    let steps = ladder.and_then(|ladder| ladders::steps(ladder, programme, ids));
    facts.uses_levels |= steps.is_some();
    let mut changes = vec![saving(&rules), Change::save(facts)];
    changes.extend(steps.into_iter().flatten());
    Change::Many {
        what: "rules.adopted",
        changes,
    }
}
