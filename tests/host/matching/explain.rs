//! What another choice costs is what trying all answers with that pair finds;
//! who shares too few places cannot all be served.

use std::collections::BTreeSet;

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::{Objective, RuleSet};
use civic_mentor::matching::explain::{Loss, Losses, Shortage, Shortages};
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::inputs::{Apart, Fixed, Inputs, Pair};
use civic_mentor::matching::judge::Judge;
use civic_mentor::matching::levels::{Free, Level, ladder};
use civic_mentor::matching::solve::{Solved, solve};

use super::brute;
use super::build::{any_inputs, person, prepared, problem, solved};

/// Pairs a run could give.
pub fn open_pairs(inputs: &Inputs) -> Vec<Pair> {
    let (judge, free) = (Judge::new(inputs), Free::of(inputs));
    let mentees = (0..inputs.mentees.len() as u32).filter(|at| free.wants[*at as usize] > 0);
    let pairs = mentees.flat_map(|mentee| {
        (0..inputs.mentors.len() as u32).map(move |mentor| Pair { mentee, mentor })
    });
    let open = |pair: &Pair| {
        free.places[pair.mentor as usize] > 0
            && !inputs.fixed.contains_key(pair)
            && judge.points(*pair).is_some()
    };
    pairs.filter(open).collect()
}

/// A small programme with a bit of everything, locks too.
pub fn any_with_locks(seed: u64, n_mentees: usize, n_mentors: usize) -> Inputs {
    let mut inputs = any_inputs(seed, n_mentees, n_mentors);
    let mut numbers = Numbers::new(seed + 77);
    for _ in 0..numbers.below(3) {
        let open = open_pairs(&inputs);
        if !open.is_empty() {
            let at = numbers.below(open.len() as u64) as usize;
            inputs.fixed.insert(open[at], Fixed::Locked);
        }
    }
    inputs
}

/// Level values with points of settled pairs counted, without the tie-break.
fn with_fixed(inputs: &Inputs, values: &[i128]) -> Vec<i128> {
    let judge = Judge::new(inputs);
    let fixed = inputs.fixed.keys();
    let fixed: i128 = fixed
        .map(|it| i128::from(judge.points_regardless(*it)))
        .sum();
    let levels = ladder(inputs).into_iter().zip(values);
    levels
        .filter(|(level, _)| !level.is_between_equals())
        .map(|(level, value)| {
            if matches!(level, Level::Points | Level::Worth(_)) {
                value + fixed
            } else {
                *value
            }
        })
        .collect()
}

/// The same with loads, their sign turned, as trying all answers says them.
fn with_loads(inputs: &Inputs, values: &[i128]) -> Vec<i128> {
    let at = ladder(inputs).iter().position(|it| *it == Level::Loads);
    let mut all = with_fixed(inputs, values);
    all.extend(at.map(|at| values[at]));
    all
}

/// What aims lose, lowest points left out.
fn said_of(loss: &Loss) -> Vec<i128> {
    let levels = loss.levels.iter();
    let said = levels.filter(|(level, _)| *level != Level::Lowest);
    said.map(|(_, n)| i128::from(*n)).collect()
}

/// The lowest points of the best answer, those of a pair that was locked
/// counted, as trying all answers finds them.
fn lowest(inputs: &Inputs, pair: Option<Pair>) -> Option<i128> {
    let at = ladder(inputs).iter().position(|it| *it == Level::Lowest)?;
    let (values, pairs) = brute::best(inputs);
    let of_pair = pair.map(|it| i128::from(Judge::new(inputs).points_regardless(it)));
    let others = (!pairs.is_empty()).then(|| values[at]);
    others.into_iter().chain(of_pair).min()
}

fn locked(inputs: &Inputs, pair: Pair) -> Inputs {
    let mut inputs = inputs.clone();
    inputs.fixed.insert(pair, Fixed::Locked);
    inputs
}

fn losses_of(solved: &Solved) -> Losses {
    Losses::new(&solved.inputs, &solved.certificate).expect("the table is small")
}

#[test]
fn a_loss_is_what_trying_all_answers_with_the_pair_locked_finds() {
    let mut n_pairs = 0;
    for seed in 0..600 {
        let (n_mentees, n_mentors) = [(3, 3), (4, 2), (2, 4), (3, 2)][seed as usize % 4];
        let inputs = any_with_locks(seed, n_mentees, n_mentors);
        let best = with_loads(&inputs, &brute::best(&inputs).0);
        let losses = losses_of(&solve(inputs.clone()).unwrap());
        let open = open_pairs(&inputs);
        for mentee in 0..n_mentees as u32 {
            let said = losses.of(mentee);
            let mentors: Vec<u32> = open
                .iter()
                .filter(|it| it.mentee == mentee)
                .map(|it| it.mentor)
                .collect();
            assert_eq!(
                said.keys().copied().collect::<Vec<_>>(),
                mentors,
                "seed {seed}"
            );
            for (mentor, loss) in said {
                let pair = Pair { mentee, mentor };
                let forced = locked(&inputs, pair);
                let with = with_loads(&forced, &brute::best(&forced).0);
                let lost: Vec<_> = best
                    .iter()
                    .zip(&with)
                    .map(|(best, with)| best - with)
                    .collect();
                assert_eq!(said_of(&loss), lost, "seed {seed} {pair:?}");
                if lost.iter().all(|n| *n == 0) {
                    let falls = lowest(&forced, Some(pair)) < lowest(&inputs, None);
                    assert_eq!(loss.of(Level::Lowest) > 0, falls, "seed {seed} {pair:?}");
                }
                n_pairs += 1;
            }
        }
    }
    assert!(n_pairs > 600, "{n_pairs} pairs");
}

#[test]
fn points_needed_make_a_pair_part_of_a_best_answer_and_one_fewer_do_not() {
    let (mut n_some, mut n_none) = (0, 0);
    for seed in 0..300 {
        let inputs = any_with_locks(seed, 3, 3);
        let points = ladder(&inputs)
            .iter()
            .position(|it| matches!(it, Level::Points | Level::Worth(_)))
            .unwrap();
        let losses = losses_of(&solve(inputs.clone()).unwrap());
        for pair in open_pairs(&inputs) {
            let with = locked(&inputs, pair);
            let with = with_fixed(&with, &brute::best(&with).0);
            let mut without = inputs.clone();
            without.apart.insert(pair, Apart::Both);
            let without = with_fixed(&without, &brute::best(&without).0);
            let with_more = |more: i128| {
                let mut with = with.clone();
                with[points] += more;
                with
            };
            if let Some(needed) = losses.of(pair.mentee)[&pair.mentor].points_needed() {
                let needed = i128::from(needed);
                assert!(with_more(needed) >= without, "seed {seed} {pair:?}");
                let is_least = needed == 0 || with_more(needed - 1) < without;
                assert!(is_least, "seed {seed} {pair:?}");
                n_some += i32::from(needed > 0);
            } else {
                assert!(with_more(1_000_000) < without, "seed {seed} {pair:?}");
                n_none += 1;
            }
        }
    }
    assert!(n_some > 100 && n_none > 20, "{n_some} {n_none}");
}

#[test]
fn a_loss_is_what_solving_again_finds_in_larger_programmes() {
    for (seed, variant) in (0..).zip(Variant::ALL) {
        for objective in Objective::ALL {
            let mut problem = generate::problem(seed, 24, 12, variant);
            problem.rules.objective = *objective;
            let inputs = prepared(&problem).inputs;
            let best = solve(inputs.clone()).unwrap();
            let losses = losses_of(&best);
            let best = with_fixed(&inputs, &best.certificate.values);
            for mentee in [0, 7, 13] {
                for (mentor, loss) in losses.of(mentee) {
                    let with = locked(&inputs, Pair { mentee, mentor });
                    let values = solve(with.clone()).unwrap().certificate.values;
                    let with = with_fixed(&with, &values);
                    let lost = best.iter().zip(with).map(|(best, with)| best - with);
                    let said = loss.before_fairness().into_iter();
                    let said = said.map(|(_, n)| i128::from(n));
                    assert!(said.eq(lost), "{variant:?} {mentee} {mentor}");
                }
            }
        }
    }
}

#[test]
fn a_shortage_is_more_people_than_places_and_nobody_else_could_take_them() {
    let mut n_short = 0;
    for seed in 0..600 {
        let (n_mentees, n_mentors) = [(4, 3), (5, 2), (6, 3), (5, 4)][seed as usize % 4];
        let inputs = any_with_locks(seed, n_mentees, n_mentors);
        let answer = solve(inputs.clone()).unwrap();
        let pairs = answer.certificate.pairs();
        let (free, open) = (Free::of(&inputs), open_pairs(&inputs));
        let shortages = Shortages::new(&inputs, pairs);
        for mentee in 0..n_mentees as u32 {
            let covered = free.covered_mentees[mentee as usize];
            let has = covered || pairs.iter().any(|pair| pair.mentee == mentee);
            let could = open.iter().any(|pair| pair.mentee == mentee);
            let found = shortages.of(mentee);
            let coverage_first = inputs.rules.objective == Objective::CoverageFirst;
            if has || !could {
                assert_eq!(found, None, "seed {seed}");
            } else if coverage_first {
                assert!(
                    found.is_some(),
                    "seed {seed}: the most are covered, so places are short"
                );
            }
            let Some(found) = found else { continue };
            assert!(found.mentees.contains(&mentee), "seed {seed}");
            let theirs = open
                .iter()
                .filter(|pair| found.mentees.contains(&pair.mentee));
            let theirs: BTreeSet<u32> = theirs.map(|pair| pair.mentor).collect();
            assert_eq!(
                theirs,
                found.mentors.iter().copied().collect(),
                "seed {seed}"
            );
            let places = theirs.iter().map(|at| free.places[*at as usize]);
            assert_eq!(places.sum::<u32>(), found.n_places, "seed {seed}");
            assert!(found.mentees.len() > found.n_places as usize, "seed {seed}");
            assert!(
                found
                    .mentees
                    .iter()
                    .all(|at| !free.covered_mentees[*at as usize])
            );
            assert!(shortages.all().contains(&found), "seed {seed}");
            n_short += 1;
        }
    }
    assert!(n_short > 100, "{n_short}");
}

#[test]
fn three_who_share_two_places_are_named() {
    let mut people: Vec<_> = ["a", "b", "c"]
        .map(|name| person(Role::Mentee, name, 1))
        .into();
    people.push(person(Role::Mentor, "m", 1));
    people.push(person(Role::Mentor, "n", 1));
    let answer = solved(&problem(RuleSet::skills_first(), people));
    let expected = Shortage {
        mentees: vec![0, 1, 2],
        mentors: vec![0, 1],
        n_places: 2,
    };
    let found = Shortages::new(&answer.inputs, answer.certificate.pairs()).all();
    assert_eq!(found, [expected]);
}

#[test]
fn where_a_place_is_left_or_nobody_would_do_nobody_is_short() {
    let people = vec![person(Role::Mentee, "a", 1), person(Role::Mentor, "m", 2)];
    for people in [people.clone(), people[..1].to_vec()] {
        let answer = solved(&problem(RuleSet::skills_first(), people));
        let shortages = Shortages::new(&answer.inputs, answer.certificate.pairs());
        assert_eq!((shortages.of(0), shortages.of(9)), (None, None));
        let losses = losses_of(&answer);
        assert!(losses.of(0).values().all(Loss::is_nothing));
        assert!(losses.of(9).is_empty());
    }
}
