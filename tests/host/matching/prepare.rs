//! What no run could answer is refused, all of it at once.

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::RuleSet;
use civic_mentor::matching::judge::{Barred, Barrier};
use civic_mentor::matching::prepare::{Refusal, prepare};
use civic_mentor::matching::subject::PairKind;

use super::build::{names, note, person, problem, solved};

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn the_same_key_twice_in_one_role_names_both() {
    let people = vec![
        person(Role::Mentee, "ann", 1),
        civic_mentor::matching::subject::Subject {
            id: text("ann2"),
            email: text(" ANN@city.gov"),
            ..person(Role::Mentee, "other", 1)
        },
        person(Role::Mentor, "ann", 1),
    ];
    let refused = prepare(&problem(RuleSet::skills_first(), people)).unwrap_err();
    let same = Refusal::SameKey {
        role: Role::Mentee,
        ids: vec![text("ann"), text("ann2")],
    };
    assert_eq!(refused, [same]);
}

#[test]
fn one_limit_over_both_roles_is_refused_where_it_binds() {
    let mut people = vec![
        person(Role::Mentee, "ann", 2),
        person(Role::Mentor, "ann", 2),
    ];
    people[1].id = text("ann-mentor");
    people[0].shared_limit = Some(4);
    assert!(prepare(&problem(RuleSet::skills_first(), people.clone())).is_ok());
    people[0].shared_limit = Some(3);
    let refused = prepare(&problem(RuleSet::skills_first(), people)).unwrap_err();
    let shared = Refusal::SharedLimit {
        mentee: text("ann"),
        mentor: text("ann-mentor"),
        limit: 3,
    };
    assert_eq!(refused, [shared]);
}

#[test]
fn locks_that_cannot_hold_are_all_listed() {
    let mut people: Vec<_> = ["a", "b", "c"]
        .map(|name| person(Role::Mentee, name, 1))
        .into();
    people.push(person(Role::Mentor, "m", 1));
    people.push(person(Role::Mentor, "n", 2));
    let mut locked = problem(RuleSet::skills_first(), people);
    locked.pairs = vec![
        note("a", "m", PairKind::Locked),
        note("b", "m", PairKind::Live),
        note("c", "n", PairKind::Locked),
        note("c", "n", PairKind::Excluded),
    ];
    let refused = prepare(&locked).unwrap_err();
    let barred = vec![Barred {
        rule: text("not_excluded"),
        why: Barrier::Excluded,
    }];
    assert_eq!(
        refused,
        [
            Refusal::LockAgainstRules {
                mentee: text("c"),
                mentor: text("n"),
                barred
            },
            Refusal::LocksBeyondCapacity {
                id: text("m"),
                role: Role::Mentor,
                capacity: 1,
                n_fixed: 2
            },
        ]
    );
    locked.pairs = vec![note("a", "gone", PairKind::Locked)];
    let absent = Refusal::LockOfAbsent {
        mentee: text("a"),
        mentor: text("gone"),
    };
    assert_eq!(prepare(&locked).unwrap_err(), [absent]);
}

#[test]
fn locked_and_live_pairs_use_wants_and_places() {
    let mut people: Vec<_> = ["a", "b", "c"]
        .map(|name| person(Role::Mentee, name, 1))
        .into();
    people.push(person(Role::Mentor, "m", 2));
    people.push(person(Role::Mentor, "n", 1));
    let mut fixed = problem(RuleSet::skills_first(), people);
    fixed.pairs = vec![
        note("a", "m", PairKind::Locked),
        note("b", "n", PairKind::Live),
    ];
    let answer = solved(&fixed);
    assert_eq!(
        names(&fixed, answer.certificate.pairs()),
        [(text("c"), text("m"))]
    );
    assert_eq!(answer.certificate.values[..3], [3, 3, 2]);
}

#[test]
fn a_live_pair_with_somebody_outside_the_run_uses_a_place() {
    let people = vec![person(Role::Mentee, "a", 1), person(Role::Mentor, "m", 1)];
    let mut live = problem(RuleSet::skills_first(), people);
    live.pairs = vec![note("gone", "m", PairKind::Live)];
    assert_eq!(solved(&live).certificate.pairs(), []);
}

#[test]
fn people_who_state_no_number_get_the_rule_sets() {
    let mut people = vec![person(Role::Mentee, "a", 0), person(Role::Mentor, "m", 0)];
    people[1].capacity = None;
    let inputs = super::build::prepared(&problem(RuleSet::civil_service(), people)).inputs;
    assert_eq!(
        (inputs.mentees[0].capacity, inputs.mentors[0].capacity),
        (3, 3)
    );
}

#[test]
fn priorities_are_served_in_order_and_the_usual_last() {
    let mut people: Vec<_> = ["a", "b", "c"]
        .map(|name| person(Role::Mentee, name, 1))
        .into();
    people[1].priority = 2;
    people[2].priority = 1;
    people.push(person(Role::Mentor, "m", 2));
    let problem = problem(RuleSet::skills_first(), people);
    let answer = solved(&problem);
    let pairs = names(&problem, answer.certificate.pairs());
    assert_eq!(pairs, [(text("b"), text("m")), (text("c"), text("m"))]);
}
