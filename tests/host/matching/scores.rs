//! The fast reading of the rules and the plain one say the same.

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::{Criterion, HardRule, Measure, OptOut, Rule, RuleSet, Weight};
use civic_mentor::matching::inputs::{Inputs, Pair};
use civic_mentor::matching::judge::{Barred, Barrier, Detail, Judge};
use civic_mentor::matching::rows::{Row, Rows};
use civic_mentor::matching::solve::solve;
use civic_mentor::matching::subject::{Asked, PairKind, Subject, Wish};

use super::build::{any_inputs, anything, note, person, prepared, problem};

#[test]
fn rows_and_judge_agree_on_every_pair() {
    for seed in 0..400 {
        let inputs = any_inputs(seed, 7, 6);
        let (judge, rows) = (Judge::new(&inputs), Rows::new(&inputs));
        let mut row = Row::default();
        for mentee in 0..inputs.mentees.len() {
            rows.score(mentee, &mut row);
            for mentor in 0..inputs.mentors.len() {
                let pair = Pair {
                    mentee: mentee as u32,
                    mentor: mentor as u32,
                };
                let judgement = judge.judge(pair);
                assert_eq!(judgement.is_eligible(), judge.points(pair).is_some());
                let free = judgement.is_eligible() && !inputs.fixed.contains_key(&pair);
                assert_eq!(
                    row.barred[mentor] == 0,
                    free,
                    "seed {seed} {pair:?} {judgement:?}"
                );
                assert_eq!(
                    u32::from(row.points[mentor]),
                    judgement.total(),
                    "seed {seed} {pair:?}"
                );
                assert_eq!(judgement.total(), judge.points_regardless(pair));
            }
        }
    }
}

#[test]
fn inputs_come_back_from_their_tree() {
    for seed in 0..100 {
        let inputs = any_inputs(seed, 5, 5);
        assert_eq!(Inputs::from_value(&inputs.to_value()), Ok(inputs));
    }
}

#[test]
fn inputs_hold_nothing_no_rule_looks_at() {
    let mut quiet = anything(3, 6, 6);
    quiet.rules = RuleSet {
        rules: Default::default(),
        ..RuleSet::evidence_based()
    };
    let inputs = prepared(&quiet).inputs;
    let empty = |party: &civic_mentor::matching::inputs::Party| {
        party.sets.iter().all(Vec::is_empty)
            && party.labels == [None; 4]
            && party.level.is_none()
            && party.hours.is_empty()
            && party.above.is_empty()
            && party.ranked.is_empty()
    };
    assert!(inputs.mentees.iter().chain(&inputs.mentors).all(empty));
}

fn only(criterion: Criterion) -> RuleSet {
    let rules = [("it".to_owned(), Rule::Soft(criterion))].into();
    RuleSet {
        rules,
        ..RuleSet::evidence_based()
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// What the only criterion gives the first mentee with the first mentor.
fn given(criterion: Criterion, mentee: Subject, mentor: Subject) -> (u32, Detail) {
    let inputs = prepared(&problem(only(criterion), vec![mentee, mentor])).inputs;
    let judgement = Judge::new(&inputs).judge(Pair {
        mentee: 0,
        mentor: 0,
    });
    (judgement.points[0].points, judgement.points[0].detail)
}

#[test]
fn needs_are_met_out_of_needs_stated() {
    let needs = || Criterion::exact(Weight::High, 40, Measure::NeedsMet);
    let mut ann = person(Role::Mentee, "ann", 1);
    let mut bob = person(Role::Mentor, "bob", 1);
    bob.skills = texts(&["Project  Management", "gis", "law"]);
    assert_eq!(
        given(needs(), ann.clone(), bob.clone()),
        (0, Detail::NoneStated)
    );
    ann.skills = texts(&["Budgets", "project management ", "GIS"]);
    assert_eq!(
        given(needs(), ann, bob),
        (
            26,
            Detail::Shared {
                shared: 2,
                stated: 3
            }
        )
    );
}

#[test]
fn a_ranked_partner_gives_points_by_place() {
    let choice = || Criterion::exact(Weight::High, 10, Measure::Preference(Role::Mentee));
    let mut ann = person(Role::Mentee, "ann", 1);
    let bob = person(Role::Mentor, "bob", 1);
    assert_eq!(
        given(choice(), ann.clone(), bob.clone()),
        (0, Detail::NotRanked)
    );
    ann.preferred = texts(&["someone@else.gov", "BOB@city.gov", "third"]);
    assert_eq!(
        given(choice(), ann, bob),
        (6, Detail::Ranked { place: 2, of: 3 })
    );
}

#[test]
fn a_wish_counts_only_after_a_yes_unless_told_to_ignore_it() {
    let mut ann = person(Role::Mentee, "ann", 1);
    let mut bob = person(Role::Mentor, "bob", 1);
    bob.characteristics = texts(&["Veteran", "First generation"]);
    ann.wish = Some(Wish {
        attribute: "veteran".to_owned(),
        asked: Asked::No,
    });
    let wish = || Criterion::exact(Weight::Low, 6, Measure::AttributeWish);
    assert_eq!(
        given(wish(), ann.clone(), bob.clone()),
        (0, Detail::WishRefused)
    );
    let mut blind = problem(only(wish()), vec![ann.clone(), bob.clone()]);
    blind.rules.opt_out = OptOut::Ignore;
    let inputs = prepared(&blind).inputs;
    assert_eq!(
        Judge::new(&inputs).points(Pair {
            mentee: 0,
            mentor: 0
        }),
        Some(6)
    );
    ann.wish = Some(Wish {
        attribute: "Veteran".to_owned(),
        asked: Asked::Yes,
    });
    assert_eq!(given(wish(), ann, bob), (6, Detail::WishMet));
}

#[test]
fn a_must_rules_out_who_does_not_meet_all_of_it() {
    let must = only(Criterion::exact(Weight::Must, 40, Measure::NeedsMet));
    let mut ann = person(Role::Mentee, "ann", 1);
    ann.skills = texts(&["law", "gis"]);
    let mut bob = person(Role::Mentor, "bob", 1);
    bob.skills = texts(&["law"]);
    let inputs = prepared(&problem(must, vec![ann, bob])).inputs;
    let barred = Judge::new(&inputs).barred(Pair {
        mentee: 0,
        mentor: 0,
    });
    let why = Barrier::MustUnmet(Detail::Shared {
        shared: 1,
        stated: 2,
    });
    assert_eq!(
        barred,
        [Barred {
            rule: "it".to_owned(),
            why
        }]
    );
}

#[test]
fn nobody_mentors_anybody_in_their_reporting_line() {
    let mut rules = only(Criterion::exact(Weight::Low, 1, Measure::NeedsMet));
    rules
        .rules
        .insert("line".to_owned(), Rule::Hard(HardRule::NotInReportingLine));
    let mut ann = person(Role::Mentee, "ann", 1);
    ann.managers = texts(&["middle@city.gov"]);
    let (top, aside) = (
        person(Role::Mentor, "top", 1),
        person(Role::Mentor, "aside", 1),
    );
    let mut report = person(Role::Mentor, "report", 1);
    report.managers = texts(&["ann"]);
    let mut line = problem(rules, vec![ann, top, aside, report]);
    line.reporting = vec![("middle@city.gov".to_owned(), "Top@city.gov".to_owned())];
    let prepared = prepared(&line);
    let judge = Judge::new(&prepared.inputs);
    let why = |name: &str| {
        let mentor = prepared.mentors.iter().position(|id| id == name).unwrap() as u32;
        judge
            .barred(Pair { mentee: 0, mentor })
            .pop()
            .map(|barred| barred.why)
    };
    assert_eq!(why("top"), Some(Barrier::MentorAbove));
    assert_eq!(why("report"), Some(Barrier::MenteeAbove));
    assert_eq!(why("aside"), None);
}

#[test]
fn oneself_and_exclusions_are_held_even_by_an_empty_rule_set() {
    let rules = RuleSet {
        rules: [].into(),
        ..RuleSet::evidence_based()
    };
    let people = vec![
        person(Role::Mentee, "ann", 1),
        Subject {
            person: "other-id".to_owned(),
            ..person(Role::Mentor, "ann", 1)
        },
        person(Role::Mentor, "bob", 1),
    ];
    let mut excluded = problem(rules, people);
    excluded.pairs = vec![note("ann", "bob", PairKind::Excluded)];
    let inputs = prepared(&excluded).inputs;
    let judge = Judge::new(&inputs);
    let why = |mentor| judge.barred(Pair { mentee: 0, mentor })[0].why;
    assert_eq!([why(0), why(1)], [Barrier::SamePerson, Barrier::Excluded]);
}

#[test]
fn an_unmapped_grade_is_reported_not_guessed() {
    let gap = HardRule::LevelGap { min: 0, max: 9 };
    let rules = [("gap".to_owned(), Rule::Hard(gap))].into();
    let rules = RuleSet {
        rules,
        ..RuleSet::evidence_based()
    };
    let mut mentee = person(Role::Mentee, "ann", 1);
    mentee.level = Some(1);
    let inputs = prepared(&problem(
        rules,
        vec![mentee, person(Role::Mentor, "bob", 1)],
    ))
    .inputs;
    let barred = Judge::new(&inputs).barred(Pair {
        mentee: 0,
        mentor: 0,
    });
    assert_eq!(barred[0].why, Barrier::LevelUnknown { role: Role::Mentor });
}

#[test]
fn a_pairing_with_fewer_points_than_asked_is_ruled_out_and_the_points_are_said() {
    let least = HardRule::LeastPoints { at_least: 6 };
    let needs = Criterion::exact(Weight::High, 10, Measure::NeedsMet);
    let rules = RuleSet {
        rules: [
            ("least".to_owned(), Rule::Hard(least)),
            ("needs".to_owned(), Rule::Soft(needs)),
        ]
        .into(),
        ..RuleSet::evidence_based()
    };
    let knows = |role, name, skills: &[&str]| Subject {
        skills: skills.iter().map(|it| (*it).to_owned()).collect(),
        ..person(role, name, 1)
    };
    let people = vec![
        knows(Role::Mentee, "ann", &["law", "budget"]),
        knows(Role::Mentor, "bob", &["law"]),
        knows(Role::Mentor, "cid", &["law", "budget"]),
    ];
    let inputs = prepared(&problem(rules, people)).inputs;
    let judge = Judge::new(&inputs);
    let pair = |mentor| Pair { mentee: 0, mentor };
    let why: Vec<_> = judge.barred(pair(0)).iter().map(|it| it.why).collect();
    assert_eq!(why, [Barrier::TooFewPoints { points: 5 }]);
    assert_eq!(
        [judge.points(pair(0)), judge.points(pair(1))],
        [None, Some(10)]
    );
    let run = solve(inputs).unwrap();
    assert_eq!(run.certificate.pairs(), [pair(1)]);
}
