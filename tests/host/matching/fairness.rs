//! Level 6: work shared evenly, and the pairing with the fewest points.

use std::collections::BTreeMap;

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::{
    Criterion, Fairness, Label, Likeness, Measure, MentorCoverage, Objective, Rule, RuleSet, Weight,
};
use civic_mentor::domain::value::Value;
use civic_mentor::matching::certificate::{NoneAbove, result_hash};
use civic_mentor::matching::check::{Fault, check};
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::inputs::{Fixed, Inputs, Pair};
use civic_mentor::matching::levels::Level;
use civic_mentor::matching::solve::{Solved, ask, solve};
use civic_mentor::matching::subject::{PairKind, Subject};

use super::brute;
use super::build::{anything, names, note, person, prepared, problem};

/// The usual aims without any rule.
fn no_rules() -> RuleSet {
    RuleSet {
        rules: BTreeMap::new(),
        ..RuleSet::evidence_based()
    }
}

/// A small programme of many equal answers, some with settled pairs: everybody
/// has two of four goals.
fn many_equals(seed: u64) -> Inputs {
    let mut numbers = Numbers::new(seed);
    let mut all = anything(seed, 4 - (seed % 2) as usize, 3 + (seed % 2) as usize);
    let agency = Measure::Label {
        label: Label::Agency,
        likeness: Likeness::Different,
    };
    let points = 2 * numbers.below(3) as u32;
    let rules = [(points, Measure::SharedGoals), (1, agency)];
    all.rules.rules.clear();
    for (at, (points, measure)) in rules.into_iter().enumerate() {
        if at == 0 || numbers.below(3) == 0 {
            let rule = Rule::Soft(Criterion::exact(Weight::Low, points, measure));
            all.rules.rules.insert(format!("r{at}"), rule);
        }
    }
    all.rules.fairness = Fairness::Count;
    if numbers.below(2) == 0 {
        all.rules.mentor_coverage = MentorCoverage::Leave;
    }
    for subject in &mut all.subjects {
        let (one, other) = (numbers.below(4), 1 + numbers.below(3));
        subject.goals = vec![format!("g{one}"), format!("g{}", (one + other) % 4)];
        if subject.role == Role::Mentor && numbers.below(2) == 0 {
            subject.capacity = subject.capacity.max(Some(2));
        }
    }
    let mut inputs = prepared(&all).inputs;
    // In some, pairings of a run before count too.
    if seed.is_multiple_of(3) {
        let (mentees, mentors) = (inputs.mentees.len(), inputs.mentors.len());
        for _ in 0..3 {
            let mentee = numbers.below(mentees as u64) as u32;
            let mentor = numbers.below(mentors as u64) as u32;
            inputs.before.insert(Pair { mentee, mentor });
        }
    }
    inputs
}

fn with(inputs: &Inputs, fairness: Fairness) -> Inputs {
    let mut inputs = inputs.clone();
    inputs.rules.fairness = fairness;
    inputs
}

#[test]
fn answers_among_many_equals_are_those_that_trying_all_finds() {
    let (mut n_more_even, mut n_better_off) = (0, 0);
    for seed in 0..1_000 {
        let inputs = many_equals(seed);
        let (values, pairs) = brute::as_said(&inputs);
        let solved = solve(inputs.clone()).unwrap_or_else(|error| panic!("seed {seed}: {error:?}"));
        assert_eq!(solved.certificate.values, values, "seed {seed}");
        assert_eq!(solved.certificate.pairs(), pairs, "seed {seed}");
        let without = solve(with(&inputs, Fairness::Leave)).unwrap();
        let of = |pairs: &[Pair]| said(&inputs, pairs);
        let (before, after) = (of(without.certificate.pairs()), of(&pairs));
        let value = |level| solved.certificate.value(level).unwrap();
        assert_eq!(after, (value(Level::Loads), value(Level::Lowest)));
        assert!(after.0 <= before.0, "seed {seed}");
        n_more_even += i32::from(after.0 < before.0);
        n_better_off += i32::from(after.0 == before.0 && after.1 > before.1);
    }
    assert!(
        n_more_even > 40 && n_better_off > 10,
        "{n_more_even} {n_better_off}"
    );
}

/// The squares of loads and the lowest points of an answer, counted here.
fn said(inputs: &Inputs, pairs: &[Pair]) -> (i128, i128) {
    let judge = civic_mentor::matching::judge::Judge::new(inputs);
    let mut loads = vec![0_i128; inputs.mentors.len()];
    for (at, taken) in inputs.taken().1.iter().enumerate() {
        loads[at] += i128::from(*taken);
    }
    for pair in pairs {
        loads[pair.mentor as usize] += 1;
    }
    let points = pairs.iter().map(|pair| judge.points(*pair).unwrap());
    let squares = loads.iter().map(|load| load * load).sum();
    (squares, points.min().unwrap_or(0).into())
}

#[test]
fn every_mentor_gets_two_before_one_gets_three_and_live_pairings_count() {
    let people = |n: usize, role: Role, capacity| {
        let named = move |at| person(role, &format!("{}{at}", role.word()), capacity);
        (0..n).map(named).collect::<Vec<Subject>>()
    };
    let subjects = [people(5, Role::Mentee, 1), people(3, Role::Mentor, 3)].concat();
    let mut all = problem(no_rules(), subjects);
    let solved = super::build::solved(&all);
    assert_eq!(solved.certificate.value(Level::Loads), Some(4 + 4 + 1));
    all.pairs = vec![
        note("mentee0", "mentor0", PairKind::Live),
        note("mentee1", "mentor0", PairKind::Locked),
    ];
    let solved = super::build::solved(&all);
    assert_eq!(solved.certificate.value(Level::Loads), Some(4 + 4 + 1));
    let given = names(&all, solved.certificate.pairs());
    assert!(
        given.iter().all(|(_, mentor)| mentor != "mentor0"),
        "{given:?}"
    );
}

#[test]
fn nobody_is_left_with_little_where_another_answer_has_as_many_points() {
    // Ana can be helped with 8 and Ben with 0, or both with 4.
    let mut subjects = vec![
        person(Role::Mentee, "ana", 1),
        person(Role::Mentee, "ben", 1),
        person(Role::Mentor, "cora", 1),
        person(Role::Mentor, "dan", 1),
    ];
    subjects[0].goals = vec!["a".to_owned(), "b".to_owned()];
    subjects[1].goals = vec!["a".to_owned(), "c".to_owned()];
    subjects[2].goals = vec!["a".to_owned(), "b".to_owned()];
    subjects[3].goals = vec!["b".to_owned(), "d".to_owned()];
    let goals = Criterion::exact(Weight::High, 8, Measure::SharedGoals);
    for seed in 0..8 {
        let mut all = problem(no_rules(), subjects.clone());
        all.salt = format!("salt {seed}");
        all.rules.rules = BTreeMap::from([("goals".to_owned(), Rule::Soft(goals.clone()))]);
        let solved = super::build::solved(&all);
        assert_eq!(solved.certificate.value(Level::Points), Some(8));
        assert_eq!(solved.certificate.value(Level::Lowest), Some(4));
    }
}

#[test]
fn fairness_never_costs_what_comes_before_it() {
    for (seed, variant) in (0..).zip(Variant::ALL) {
        for objective in Objective::ALL {
            let mut problem = generate::problem(seed, 60, 30, variant);
            problem.rules.objective = *objective;
            let inputs = prepared(&problem).inputs;
            let fair = solve(with(&inputs, Fairness::Count)).unwrap().certificate;
            let plain = solve(with(&inputs, Fairness::Leave)).unwrap().certificate;
            let n_before = plain.levels.len() - 1;
            assert_eq!(fair.levels[..n_before], plain.levels[..n_before]);
            assert_eq!(fair.values[..n_before], plain.values[..n_before]);
            let asked = ask(with(&inputs, Fairness::Count)).unwrap();
            assert_eq!(asked.result_hash, fair.result_hash);
        }
    }
}

/// A record of before fairness says nothing of it, and nothing is added.
#[test]
fn rules_and_certificates_of_before_stay_as_they_were() {
    let rules = RuleSet {
        fairness: Fairness::Leave,
        ..RuleSet::evidence_based()
    };
    let value = rules.to_value();
    assert_eq!(value.get("fairness"), None);
    assert_eq!(RuleSet::from_value(&value), Ok(rules.clone()));
    let mut stored = rules.to_fields();
    assert_eq!(RuleSet::from_fields(&stored), Ok(rules.clone()));
    stored.remove("fairness");
    assert_eq!(RuleSet::from_fields(&stored), Ok(rules));
    let fair = RuleSet::evidence_based();
    assert_eq!(RuleSet::from_value(&fair.to_value()), Ok(fair.clone()));
    assert_eq!(RuleSet::from_fields(&fair.to_fields()), Ok(fair));
    for word in ["leave", "perhaps"] {
        let Value::Map(mut map) = value.clone() else {
            panic!("a rule set is a map");
        };
        map.insert("fairness".to_owned(), word.into());
        assert!(RuleSet::from_value(&Value::Map(map)).is_err(), "{word}");
    }
    let solved = solve(with(&many_equals(1), Fairness::Leave)).unwrap();
    let value = solved.certificate.to_value();
    assert_eq!(value.get("none_above"), None);
    assert!(!solved.certificate.levels.contains(&Level::Loads));
}

#[test]
fn the_proof_of_lowest_points_is_needed_and_under_a_new_digest_proves_nothing_else() {
    let mut n_accepted = 0;
    let mut n_refused = 0;
    for seed in 0..40 {
        let solved = solve(many_equals(seed)).unwrap();
        let Some(above) = solved.certificate.none_above.clone() else {
            assert_eq!(solved.certificate.pairs(), []);
            continue;
        };
        let mut without = solved.certificate.clone();
        without.none_above = None;
        assert_eq!(check(&solved.inputs, &without), [Fault::NoneAbove]);
        let lowest = solved.certificate.value(Level::Lowest).unwrap();
        let n_mentees = above.mentees.len();
        for at in 0..n_mentees + above.mentors.len() {
            for by in [-1, 1] {
                let (mut mentees, mut mentors) = (above.mentees.clone(), above.mentors.clone());
                match at.checked_sub(n_mentees) {
                    None => mentees[at] += by,
                    Some(at) => mentors[at] += by,
                }
                let mut altered = solved.certificate.clone();
                let points = u32::try_from(lowest).unwrap();
                altered.none_above = Some(NoneAbove::new(points, mentees, mentors));
                let faults = check(&solved.inputs, &altered);
                match faults.as_slice() {
                    [] => n_accepted += 1,
                    faults => {
                        assert_eq!(faults, [Fault::NoneAbove]);
                        n_refused += 1;
                    }
                }
            }
        }
    }
    // Several numbers prove the same; a wrong one proves nothing.
    assert!(n_refused > 20 && n_accepted > 0, "{n_refused} {n_accepted}");
}

#[test]
fn an_answer_that_is_less_fair_is_refused_though_all_its_numbers_fit() {
    let mut n_tried = 0;
    for seed in 0..160 {
        let inputs = many_equals(seed);
        let fair = solve(inputs.clone()).unwrap();
        let plain = solve(with(&inputs, Fairness::Leave)).unwrap().certificate;
        let (loads, lowest) = said(&inputs, plain.pairs());
        let value = |level| fair.certificate.value(level);
        if (Some(loads), Some(lowest)) == (value(Level::Loads), value(Level::Lowest)) {
            continue;
        }
        n_tried += 1;
        let mut altered = fair.certificate.clone();
        let n_before = altered.levels.len() - 3;
        altered.values[n_before] = loads;
        altered.values[n_before + 1] = lowest;
        altered.values[n_before + 2] = *plain.values.last().unwrap();
        altered.tries = plain.tries.clone();
        for (duals, of) in altered.tries.iter_mut().zip(&fair.certificate.tries) {
            duals.mentees.clone_from(&of.mentees);
            duals.mentors.clone_from(&of.mentors);
        }
        let above = fair.certificate.none_above.clone().unwrap();
        altered.none_above = Some(NoneAbove::new(
            u32::try_from(lowest).unwrap(),
            above.mentees,
            above.mentors,
        ));
        altered.result_hash =
            result_hash(&inputs, altered.pairs(), &altered.levels, &altered.values);
        let faults = check(&inputs, &altered);
        let is_refused = faults.contains(&Fault::NotProven) || faults.contains(&Fault::NoneAbove);
        assert!(is_refused, "seed {seed}: {faults:?}");
    }
    assert!(n_tried > 10, "{n_tried}");
}

#[test]
fn more_settled_pairs_than_places_are_no_fault() {
    let mut inputs = many_equals(3);
    inputs.fixed.clear();
    inputs.apart.clear();
    for party in &mut inputs.mentors {
        party.capacity = 1;
    }
    for mentee in 0..2 {
        inputs.fixed.insert(Pair { mentee, mentor: 0 }, Fixed::Live);
    }
    let Solved {
        inputs,
        certificate,
    } = solve(inputs).unwrap();
    let (loads, lowest) = said(&inputs, certificate.pairs());
    assert_eq!(certificate.value(Level::Loads), Some(loads));
    assert_eq!(certificate.value(Level::Lowest), Some(lowest));
    assert!(loads >= 4);
}
