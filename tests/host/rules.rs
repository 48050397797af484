//! Rule sets as data.

use std::collections::BTreeMap;

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::{
    Criterion, GapTable, HardRule, Label, Likeness, Measure, OtherGaps, ReadyMade, Rule,
    RuleProblem, RuleSet, RuleSetError, Weight,
};
use civic_mentor::domain::value::Value;

#[test]
fn ready_made_sets_have_no_problems_and_come_back_from_their_tree() {
    for ready in ReadyMade::ALL {
        let rules = ready.rule_set();
        assert_eq!(rules.problems(), []);
        assert_eq!(RuleSet::from_value(&rules.to_value()), Ok(rules.clone()));
        assert_eq!(RuleSet::from_fields(&rules.to_fields()), Ok(rules));
        assert_eq!(ReadyMade::from_word(ready.word()), Some(*ready));
    }
}

#[test]
fn every_kind_of_rule_comes_back_from_its_tree() {
    let gaps = GapTable {
        points: BTreeMap::from([(-1, 3), (2, 7)]),
        otherwise: OtherGaps::NoPoints,
    };
    let measures = [
        Measure::NeedsMet,
        Measure::SharedGoals,
        Measure::SharedInterests,
        Measure::SharedValues,
        Measure::SharedAnswers("q7".to_owned()),
        Measure::Label {
            label: Label::Unit,
            likeness: Likeness::Different,
        },
        Measure::SharedLanguages,
        Measure::SharedHours,
        Measure::SharedModes,
        Measure::LevelGap(gaps),
        Measure::AttributeWish,
        Measure::Preference(Role::Mentor),
        Measure::Priority(Role::Mentee),
    ];
    let hard = [
        HardRule::NotOneself,
        HardRule::NotInReportingLine,
        HardRule::NotExcluded,
        HardRule::NotFormer,
        HardRule::Label {
            label: Label::Location,
            must: Likeness::Same,
        },
        HardRule::LevelGap { min: -1, max: 4 },
        HardRule::SharedLanguage,
        HardRule::SharedHours { at_least: 3 },
        HardRule::SharedMode,
    ];
    let soft = measures.map(|measure| Rule::Soft(Criterion::usual(Weight::Low, measure)));
    for rule in soft.into_iter().chain(hard.map(Rule::Hard)) {
        assert_eq!(Rule::from_value("r", &rule.to_value()), Ok(rule));
    }
}

#[test]
fn a_rule_of_a_newer_version_is_named_not_dropped() {
    let mut fields = RuleSet::skills_first().to_fields();
    fields.insert(
        "rule_new".to_owned(),
        Value::map([("soft", Value::from("starlight"))]),
    );
    let error = RuleSetError::Code {
        rule: "new".to_owned(),
        field: "soft",
        code: "starlight".to_owned(),
    };
    assert_eq!(RuleSet::from_fields(&fields), Err(error));
}

#[test]
fn a_removed_rule_stays_removed() {
    let mut fields = RuleSet::skills_first().to_fields();
    fields.insert("rule_needs".to_owned(), Value::Null);
    let rules = RuleSet::from_fields(&fields).expect("the other rules are whole");
    assert!(!rules.rules.contains_key("needs"));
}

#[test]
fn all_problems_are_said_at_once() {
    let mut rules = RuleSet::civil_service();
    rules.wants_if_unstated = 0;
    rules.rules.insert(
        "a b".to_owned(),
        Rule::Hard(HardRule::LevelGap { min: 3, max: 1 }),
    );
    rules.rules.insert(
        "much".to_owned(),
        Rule::Soft(Criterion::exact(Weight::High, 5_000, Measure::NeedsMet)),
    );
    assert_eq!(
        rules.problems(),
        [
            RuleProblem::BadCapacity,
            RuleProblem::BadId {
                id: "a b".to_owned()
            },
            RuleProblem::BadGap {
                id: "a b".to_owned()
            },
            RuleProblem::TooManyPoints {
                id: "much".to_owned(),
                points: 5_000
            },
        ]
    );
}

#[test]
fn rules_are_read_hard_first_then_by_weight() {
    let rules = RuleSet::evidence_based();
    let order: Vec<_> = rules
        .in_reading_order()
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(order[order.len() - 7..][..2], ["needs", "goals"]);
    assert_eq!(order.last(), Some(&"wish"));
}
