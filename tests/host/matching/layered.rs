//! Quotas of units, different mentors for different subjects, places held back.

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::{Fairness, Label, Objective, Quotas, Reserve, RuleSet, Subjects};
use civic_mentor::matching::certificate::{Certificate, Layers};
use civic_mentor::matching::check::{Fault, check};
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::inputs::{Inputs, Pair};
use civic_mentor::matching::prepare::{NotKept, Refusal, prepare};
use civic_mentor::matching::solve::{Run, Step, ask, solve};
use civic_mentor::matching::subject::{PairKind, Problem, Subject};

use super::brute;
use super::build::{anything, names, note, person, prepared, problem};
use super::certificate::alterations;

/// A small programme with quotas, several wants and subjects; most have both.
fn limited(seed: u64) -> Problem {
    let mut numbers = Numbers::new(seed ^ 0x5eed);
    let (n_mentees, n_mentors) = [(4, 3), (3, 4), (3, 3)][numbers.below(3) as usize];
    let mut all = anything(seed, n_mentees, n_mentors);
    // Rules that leave nearly nobody would leave limits nothing to do.
    let n_hard = all.rules.hard_rules().count();
    if n_hard > 1 {
        all.rules
            .rules
            .retain(|_, rule| matches!(rule, civic_mentor::domain::rules::Rule::Soft(_)));
    }
    if numbers.below(4) > 0 {
        all.rules.limits.subjects = Subjects::Apart;
    }
    if numbers.below(2) == 0 {
        all.rules.fairness = Fairness::Leave;
    }
    for subject in &mut all.subjects {
        if numbers.below(2) == 0 {
            subject.capacity = Some(2 + numbers.below(2) as u32);
        }
        if subject.role == Role::Mentor && numbers.below(2) == 0 {
            subject.skills = vec![format!("s{}", numbers.below(3))];
        }
    }
    for role in [Role::Mentee, Role::Mentor] {
        for unit in 0..3 {
            if numbers.below(3) > 0 {
                let most = 1 + numbers.below(3) as u32;
                all.rules
                    .limits
                    .quotas
                    .set(role, &format!("X{unit} "), Some(most));
            }
        }
    }
    all
}

fn limited_inputs(seed: u64) -> Option<Inputs> {
    let mut inputs = prepare(&limited(seed)).ok()?.inputs;
    if seed.is_multiple_of(3) {
        let mut numbers = Numbers::new(seed);
        for _ in 0..3 {
            let mentee = numbers.below(inputs.mentees.len() as u64) as u32;
            let mentor = numbers.below(inputs.mentors.len() as u64) as u32;
            inputs.before.insert(Pair { mentee, mentor });
        }
    }
    inputs.is_layered().then_some(inputs)
}

#[test]
fn answers_within_quotas_and_subjects_are_those_that_trying_all_finds() {
    let (mut n_tried, mut n_limited, mut n_told_apart) = (0, 0, 0);
    for seed in 0..1_500 {
        let Some(inputs) = limited_inputs(seed) else {
            continue;
        };
        n_tried += 1;
        let (values, pairs) = brute::as_said(&inputs);
        let solved = solve(inputs.clone()).unwrap_or_else(|error| panic!("seed {seed}: {error:?}"));
        assert_eq!(solved.certificate.values, values, "seed {seed}");
        assert_eq!(solved.certificate.pairs(), pairs, "seed {seed}");
        let asked = ask(inputs.clone()).unwrap();
        assert_eq!(asked.result_hash, solved.certificate.result_hash);
        let mut without = inputs.clone();
        without.quotas = Default::default();
        let apart_only = solve(without.clone()).unwrap().certificate.result_hash;
        without.rules.limits.subjects = Subjects::Any;
        let nothing = solve(without).unwrap().certificate.result_hash;
        n_limited += i32::from(apart_only != solved.certificate.result_hash);
        n_told_apart += i32::from(nothing != apart_only);
    }
    assert!(
        n_tried > 1_000 && n_limited > 300 && n_told_apart > 80,
        "{n_tried} {n_limited} {n_told_apart}"
    );
}

/// Quotas nobody reaches.
fn wide(inputs: &Inputs) -> Inputs {
    let mut inputs = inputs.clone();
    let units = |people: &[civic_mentor::matching::inputs::Party]| {
        let units = people.iter().filter_map(|party| party.label(Label::Unit));
        units.map(|unit| (unit, 1_000)).collect()
    };
    inputs.quotas.mentees = units(&inputs.mentees);
    inputs.quotas.mentors = units(&inputs.mentors);
    inputs.quotas.mentees.insert(77, 1_000);
    inputs
}

#[test]
fn quotas_nobody_reaches_change_nothing() {
    let small = (0..150).map(|seed| prepared(&anything(seed, 7, 6)).inputs);
    let larger = Variant::ALL.into_iter().flat_map(|variant| {
        [3, 4].map(|seed| prepared(&generate::problem(seed, 60, 30, variant)).inputs)
    });
    for inputs in small.chain(larger) {
        for objective in Objective::ALL {
            let mut inputs = inputs.clone();
            inputs.rules.objective = *objective;
            let ordinary = solve(inputs.clone()).unwrap().certificate;
            let layered = solve(wide(&inputs)).unwrap().certificate;
            assert!(ordinary.layers.is_none() && layered.layers.is_some());
            assert_eq!(ordinary.result_hash, layered.result_hash);
        }
    }
}

#[test]
fn a_certificate_under_limits_with_any_number_altered_is_refused() {
    let mut n_tried = 0;
    for seed in (0..).filter(|seed| seed % 3 != 0) {
        let Some(inputs) = limited_inputs(seed) else {
            continue;
        };
        let solved = solve(inputs).unwrap();
        let value = solved.certificate.to_value();
        let again = Certificate::from_value(&value).unwrap();
        assert_eq!(again, solved.certificate);
        assert_eq!(check(&solved.inputs, &again), []);
        for altered in alterations(&value) {
            if let Ok(certificate) = Certificate::from_value(&altered) {
                let faults = check(&solved.inputs, &certificate);
                assert!(!faults.is_empty(), "{altered:?}");
            }
        }
        n_tried += 1;
        if n_tried == 3 {
            return;
        }
    }
}

#[test]
fn prices_under_a_digest_made_anew_must_still_prove_the_answer() {
    let mut n_refused = 0;
    for inputs in (0..60).filter_map(limited_inputs) {
        let solved = solve(inputs).unwrap();
        let layers = solved.certificate.layers.clone().unwrap();
        let mut other = layers.clone();
        let lists = &mut other.tries[0];
        let people = lists.mentors.iter_mut().zip(&mut lists.subjects);
        for (mentor, subject) in people {
            mentor.levels[0] += 1;
            subject.levels[1] -= 1;
        }
        if other == layers {
            continue;
        }
        let mut altered = solved.certificate.clone();
        altered.layers = Some(Layers::new(other.tries, other.above));
        let faults = check(&solved.inputs, &altered);
        n_refused += i32::from(faults.contains(&Fault::NotProven));
    }
    assert!(n_refused > 15, "{n_refused}");
}

#[test]
fn the_order_of_rows_and_the_size_of_slices_change_nothing() {
    for seed in 0..60 {
        let straight = limited(seed);
        let Ok(before) = prepare(&straight) else {
            continue;
        };
        let mut turned = straight.clone();
        turned.subjects.reverse();
        turned.pairs.reverse();
        let solved = solve(before.inputs.clone()).unwrap();
        let other = solve(prepared(&turned).inputs).unwrap();
        assert_eq!(solved.certificate, other.certificate);
        let mut run = Run::new(before.inputs);
        let slow = loop {
            match run.step(7) {
                Step::More(_) => {}
                Step::Done(solved) => break *solved,
                Step::Failed(error) => panic!("{error:?}"),
            }
        };
        assert_eq!(solved.certificate, slow.certificate);
        let again = Inputs::from_value(&solved.inputs.to_value()).unwrap();
        assert_eq!(again, solved.inputs);
    }
}

fn no_rules() -> RuleSet {
    RuleSet {
        rules: std::collections::BTreeMap::new(),
        fairness: Fairness::Leave,
        ..RuleSet::evidence_based()
    }
}

fn of_unit(role: Role, name: &str, capacity: u32, unit: &str) -> Subject {
    let mut subject = person(role, name, capacity);
    subject.labels.insert(Label::Unit, unit.to_owned());
    subject
}

fn with_skills(role: Role, name: &str, capacity: u32, skills: &[&str]) -> Subject {
    let mut subject = person(role, name, capacity);
    subject.skills = skills.iter().map(|it| (*it).to_owned()).collect();
    subject
}

#[test]
fn a_unit_gives_no_more_pairings_than_its_quota() {
    let people = vec![
        of_unit(Role::Mentee, "ann", 1, "Parks"),
        of_unit(Role::Mentee, "bob", 1, "parks "),
        of_unit(Role::Mentee, "cy", 1, "Roads"),
        of_unit(Role::Mentor, "mo", 3, "Roads"),
    ];
    let mut all = problem(no_rules(), people);
    let solved = solve(prepared(&all).inputs).unwrap();
    assert_eq!(solved.certificate.pairs().len(), 3);
    all.rules.limits.quotas.set(Role::Mentee, "PARKS", Some(1));
    let solved = solve(prepared(&all).inputs).unwrap();
    let given = names(&all, solved.certificate.pairs());
    assert_eq!(given.len(), 2);
    assert!(given.contains(&("cy".to_owned(), "mo".to_owned())));
    all.rules.limits.quotas.set(Role::Mentor, "roads", Some(1));
    let solved = solve(prepared(&all).inputs).unwrap();
    assert_eq!(solved.certificate.pairs().len(), 1);
}

#[test]
fn two_mentors_of_one_mentee_stand_for_different_skills() {
    let people = vec![
        with_skills(Role::Mentee, "ann", 3, &["budget", "writing"]),
        with_skills(Role::Mentor, "m1", 1, &["budget"]),
        with_skills(Role::Mentor, "m2", 1, &["budget"]),
        with_skills(Role::Mentor, "m3", 1, &["budget", "writing"]),
        with_skills(Role::Mentor, "m4", 1, &["law"]),
        with_skills(Role::Mentor, "m5", 1, &[]),
    ];
    let mut all = problem(no_rules(), people);
    all.rules.limits.subjects = Subjects::Apart;
    let solved = solve(prepared(&all).inputs).unwrap();
    let given = names(&all, solved.certificate.pairs());
    let has = |mentor: &str| given.contains(&("ann".to_owned(), mentor.to_owned()));
    assert_eq!(given.len(), 3);
    assert!(has("m3") && has("m1") != has("m2") && has("m4") != has("m5"));
    // One who is settled stands for something too.
    all.pairs.push(note("ann", "m1", PairKind::Live));
    let solved = solve(prepared(&all).inputs).unwrap();
    let given = names(&all, solved.certificate.pairs());
    assert_eq!(given.len(), 2);
    assert!(given.contains(&("ann".to_owned(), "m3".to_owned())));
}

#[test]
fn what_cannot_be_exact_is_refused_with_the_number() {
    let people = vec![
        of_unit(Role::Mentee, "ann", 2, "Parks"),
        of_unit(Role::Mentor, "mo", 1, "Roads"),
        of_unit(Role::Mentor, "no", 1, "Roads"),
    ];
    let mut all = problem(no_rules(), people);
    all.pairs = vec![
        note("ann", "mo", PairKind::Live),
        note("ann", "no", PairKind::Locked),
    ];
    all.rules.limits.quotas = Quotas::default();
    all.rules.limits.quotas.set(Role::Mentee, "parks", Some(1));
    all.rules.limits.quotas.set(Role::Mentor, "ROADS", Some(0));
    let refused = prepare(&all).unwrap_err();
    let beyond = |role, unit: &str, most| Refusal::BeyondQuota {
        role,
        unit: unit.to_owned(),
        most,
        n_settled: 2,
    };
    assert_eq!(
        refused,
        [
            beyond(Role::Mentee, "parks", 1),
            beyond(Role::Mentor, "ROADS", 0)
        ]
    );
    all.pairs.clear();
    all.rules.objective = Objective::Stable;
    assert_eq!(prepare(&all).unwrap_err(), [Refusal::StableInLayers]);

    let mut many = generate::problem(1, 1_001, 1_000, Variant::ALL[0]);
    for subject in &mut many.subjects {
        subject.labels.insert(Label::Unit, "Parks".to_owned());
    }
    assert!(prepare(&many).is_ok());
    many.rules
        .limits
        .quotas
        .set(Role::Mentor, "Parks", Some(10));
    let n_pairs = 1_001_000;
    assert_eq!(
        prepare(&many).unwrap_err(),
        [Refusal::TooManyPairsForLayers { n_pairs }]
    );
}

#[test]
fn pairs_that_are_left_as_they_are_keep_to_quotas() {
    let people = vec![
        of_unit(Role::Mentee, "ann", 1, "Parks"),
        of_unit(Role::Mentee, "bob", 1, "Parks"),
        of_unit(Role::Mentor, "mo", 2, "Roads"),
    ];
    let mut all = problem(no_rules(), people);
    all.rules.limits.quotas.set(Role::Mentor, "Roads", Some(1));
    let mut ready = prepared(&all);
    let before = [("ann", "mo"), ("bob", "mo")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(ready.keep(&before), [None, Some(NotKept::UnitFull)]);
    assert!(solve(ready.inputs).is_ok());
}

#[test]
fn places_held_back_are_left_free_and_off_writes_nothing() {
    let people = vec![
        person(Role::Mentee, "ann", 1),
        person(Role::Mentee, "bob", 1),
        person(Role::Mentee, "cy", 1),
        person(Role::Mentor, "mo", 3),
        person(Role::Mentor, "no", 1),
    ];
    let mut all = problem(no_rules(), people);
    let usual = prepared(&all);
    let text = format!("{:?}", usual.inputs.to_value());
    for word in ["held_back", "reserve", "subjects", "unit_quotas"] {
        assert!(!text.contains(word));
    }
    all.rules.limits.reserve = Some(Reserve { places: 2, from: 3 });
    let solved = solve(prepared(&all).inputs).unwrap();
    assert_eq!(solved.certificate.pairs().len(), 2);
    assert!(solved.certificate.layers.is_none());
    let again = Inputs::from_value(&solved.inputs.to_value()).unwrap();
    assert_eq!(again, solved.inputs);
    let mo = &again.mentors[0];
    assert_eq!((mo.capacity, mo.held_back), (1, 2));
    // A lock may use them.
    for mentee in ["ann", "bob", "cy"] {
        all.pairs.push(note(mentee, "mo", PairKind::Locked));
    }
    let solved = solve(prepared(&all).inputs).unwrap();
    assert_eq!(solved.certificate.pairs(), []);
}

#[test]
fn rules_with_limits_come_back_from_tree_and_fields() {
    let mut rules = RuleSet::evidence_based();
    let plain = rules.to_value();
    rules.limits.reserve = Some(Reserve { places: 1, from: 3 });
    rules.limits.subjects = Subjects::Apart;
    rules.limits.quotas.set(Role::Mentee, "Parks", Some(4));
    rules.limits.quotas.set(Role::Mentor, "Señales", Some(0));
    assert!(rules.problems().is_empty());
    assert_eq!(RuleSet::from_value(&rules.to_value()).unwrap(), rules);
    assert_eq!(RuleSet::from_fields(&rules.to_fields()).unwrap(), rules);
    assert_eq!(rules.differences(&rules), []);
    assert_eq!(RuleSet::evidence_based().differences(&rules).len(), 4);
    rules.limits.reserve = Some(Reserve { places: 3, from: 3 });
    assert_eq!(rules.problems().len(), 1);
    rules.limits = Default::default();
    assert_eq!(rules.to_value(), plain);
}
