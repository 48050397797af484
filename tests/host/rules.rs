//! Rule sets as data.

use std::collections::BTreeMap;

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::RuleDifference;
use civic_mentor::domain::rules::{
    Criterion, GapTable, HardRule, Label, Likeness, Measure, Objective, OtherGaps, ReadyMade, Rule,
    RuleProblem, RuleSet, RuleSetError, Weight,
};
use civic_mentor::domain::value::Value;
use civic_mentor::flow::round::{Scoring, Shift, rules_of, shift};
use civic_mentor::flow::sample::sample_document;

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

/// What a set would change, without its ids.
fn changed(before: &RuleSet, after: &RuleSet) -> usize {
    before.differences(after).len()
}

#[test]
fn the_six_ready_made_sets_differ_in_substance() {
    assert_eq!(ReadyMade::ALL.len(), 6);
    for one in ReadyMade::ALL {
        for other in ReadyMade::ALL {
            let n = changed(&one.rule_set(), &other.rule_set());
            assert_eq!(n == 0, one == other, "{} {}", one.word(), other.word());
            assert!(one == other || n >= 3, "{} {}", one.word(), other.word());
        }
    }
}

#[test]
fn differences_are_told_by_what_rules_look_at_not_by_their_ids() {
    let before = RuleSet::skills_first();
    let mut after = before.clone();
    let needs = after.rules.remove("needs").unwrap();
    after.rules.insert("needs_2".to_owned(), needs);
    after.name = "Another name".to_owned();
    assert_eq!(before.differences(&after), []);
    let Some(Rule::Soft(goals)) = after.rules.get_mut("goals") else {
        panic!("the set has goals");
    };
    goals.points = 25;
    after.rules.remove("shared_mode");
    after.rules.insert(
        "unit_differs".to_owned(),
        Rule::Hard(HardRule::Label {
            label: Label::Unit,
            must: Likeness::Different,
        }),
    );
    let found = before.differences(&after);
    assert!(matches!(&found[0], RuleDifference::Added(Rule::Hard(_))));
    assert!(matches!(
        &found[1],
        RuleDifference::Changed { before: Rule::Soft(old), after: Rule::Soft(new) }
            if (old.points, new.points) == (20, 25)
    ));
    assert_eq!(
        found[2],
        RuleDifference::Removed(Rule::Hard(HardRule::SharedMode))
    );
    assert_eq!(found.len(), 3);
}

#[test]
fn ten_pairs_tell_the_best_the_last_and_what_is_ruled_out() {
    let document = sample_document("00000000-0000-4000-8000-0000000000aa", 0);
    let programme = document.programme();
    let rules = rules_of(&programme).unwrap();
    let scoring = Scoring::of(&programme, rules.clone()).unwrap();
    let pairs = scoring.sample_pairs(10);
    assert_eq!(pairs.len(), 10);
    assert_eq!(pairs, scoring.sample_pairs(10), "the same ten each time");
    let judged: Vec<_> = pairs
        .iter()
        .map(|(mentee, mentor)| scoring.judge(mentee, mentor).unwrap())
        .collect();
    let allowed: Vec<_> = judged.iter().filter(|it| it.is_eligible()).collect();
    assert!(allowed.len() >= 5, "{} allowed", allowed.len());
    let points: Vec<u32> = allowed.iter().map(|it| it.total()).collect();
    assert!(points.windows(2).all(|two| two[0] >= two[1]), "{points:?}");
    assert!(points.first() > points.last(), "{points:?}");
    let ruled_out: Vec<_> = judged.iter().filter(|it| !it.is_eligible()).collect();
    assert!(!ruled_out.is_empty());
    let mut distinct = pairs.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 10);
    // A rule less, and points more: told pair by pair.
    let mut freer = rules;
    freer.rules.retain(|_, rule| !matches!(rule, Rule::Hard(_)));
    let freer = Scoring::of(&programme, freer).unwrap();
    let shifts: Vec<Shift> = pairs
        .iter()
        .zip(&judged)
        .map(|((mentee, mentor), before)| shift(before, &freer.judge(mentee, mentor).unwrap()))
        .collect();
    assert!(shifts.contains(&Shift::Allowed), "{shifts:?}");
    assert!(!shifts.contains(&Shift::RuledOut), "{shifts:?}");
}

#[test]
fn what_a_further_mentee_is_worth_comes_back_and_an_impossible_worth_is_not_read() {
    let rules = RuleSet {
        objective: Objective::Between(57),
        ..RuleSet::evidence_based()
    };
    assert_eq!(RuleSet::from_value(&rules.to_value()), Ok(rules.clone()));
    assert_eq!(RuleSet::from_fields(&rules.to_fields()), Ok(rules.clone()));
    for code in ["between_0", "between_07", "between_", "between_4294967295"] {
        let mut fields = rules.to_fields();
        fields.insert("objective".to_owned(), Value::from(code));
        assert!(RuleSet::from_fields(&fields).is_err(), "{code}");
    }
}
