//! Stable answers: against every answer of tiny programmes, and by the plain
//! meaning of the word in many larger ones.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::domain::people::Role;
use civic_mentor::domain::rules::{Objective, RuleSet};
use civic_mentor::domain::value::Value;
use civic_mentor::matching::certificate::{Certificate, result_hash};
use civic_mentor::matching::check::{Fault, check};
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::inputs::{Inputs, Pair, Party};
use civic_mentor::matching::judge::Judge;
use civic_mentor::matching::levels::{Free, Level};
use civic_mentor::matching::solve::{Reached, Run, Step, ask, solve};
use civic_mentor::matching::stable::{Price, RatherThan, Why, rather};
use civic_mentor::matching::tie::TieBreak;

use super::build::{anything, names, person, prepared, problem};

/// A small programme with a bit of everything, for a stable run; in every other
/// one only ranks count, everybody's in an order of their own.
fn inputs(seed: u64, n_mentees: usize, n_mentors: usize) -> Inputs {
    let mut problem = anything(seed, n_mentees, n_mentors);
    problem.rules.objective = Objective::Stable;
    let mut inputs = prepared(&problem).inputs;
    if seed % 2 == 1 {
        let mut numbers = Numbers::new(seed);
        inputs.rules.rules.clear();
        inputs.fixed.clear();
        for party in inputs.mentees.iter_mut().chain(&mut inputs.mentors) {
            party.absent = 0;
            party.capacity = 1 + numbers.below(4) as u32 / 3;
        }
        let of = |people: &[Party]| people.iter().map(|it| it.person).collect::<Vec<_>>();
        let (mentees, mentors) = (of(&inputs.mentees), of(&inputs.mentors));
        let mut shuffled = |mut people: Vec<u32>| {
            for at in (1..people.len()).rev() {
                people.swap(at, numbers.below(at as u64 + 1) as usize);
            }
            people
        };
        for mentee in &mut inputs.mentees {
            mentee.ranked = shuffled(mentors.clone());
        }
        for mentor in &mut inputs.mentors {
            mentor.ranked = shuffled(mentees.clone());
        }
    }
    inputs
}

/// How a mentee likes mentors and a mentor likes mentees: the smaller, the more.
type Liking = (u32, i64, i128);

struct Plain {
    mentees: BTreeMap<Pair, Liking>,
    mentors: BTreeMap<Pair, Liking>,
    free: Free,
}

impl Plain {
    fn of(inputs: &Inputs) -> Self {
        let judge = Judge::new(inputs);
        let tie = TieBreak::new(inputs, 0);
        let free = Free::of(inputs);
        let (mut mentees, mut mentors) = (BTreeMap::new(), BTreeMap::new());
        for mentee in 0..inputs.mentees.len() as u32 {
            for mentor in 0..inputs.mentors.len() as u32 {
                let pair = Pair { mentee, mentor };
                let (i, j) = (mentee as usize, mentor as usize);
                let (who, whom) = (&inputs.mentees[i], &inputs.mentors[j]);
                let has_room = free.wants[i] > 0 && free.places[j] > 0;
                if let (Some(points), true, false) = (
                    judge.points(pair),
                    has_room,
                    inputs.fixed.contains_key(&pair),
                ) {
                    let rank = |list: &[u32], of: u32| {
                        let found = list.iter().position(|it| *it == of);
                        found.map_or(u32::MAX, |at| at as u32)
                    };
                    let rest = (-i64::from(points), -tie.of(i, j));
                    mentees.insert(pair, (rank(&who.ranked, whom.person), rest.0, rest.1));
                    mentors.insert(pair, (rank(&whom.ranked, who.person), rest.0, rest.1));
                }
            }
        }
        Self {
            mentees,
            mentors,
            free,
        }
    }

    /// Pairs that would both rather have each other.
    fn blocking(&self, pairs: &[Pair]) -> Vec<Pair> {
        let wants = |pair: &Pair| {
            let mine = pairs.iter().filter(|it| it.mentee == pair.mentee);
            let worst = mine.clone().map(|it| self.mentees[it]).max();
            let room = mine.count() < self.free.wants[pair.mentee as usize] as usize;
            room || worst.is_some_and(|worst| self.mentees[pair] < worst)
        };
        let takes = |pair: &Pair| {
            let mine = pairs.iter().filter(|it| it.mentor == pair.mentor);
            let worst = mine.clone().map(|it| self.mentors[it]).max();
            let room = mine.count() < self.free.places[pair.mentor as usize] as usize;
            room || worst.is_some_and(|worst| self.mentors[pair] < worst)
        };
        let open = self.mentees.keys().filter(|pair| !pairs.contains(pair));
        open.filter(|pair| wants(pair) && takes(pair))
            .copied()
            .collect()
    }

    /// Every stable answer, tried one by one.
    fn all_stable(&self) -> Vec<Vec<Pair>> {
        let open: Vec<Pair> = self.mentees.keys().copied().collect();
        let mut found = Vec::new();
        for chosen in 0_u32..1 << open.len() {
            let chosen = (0..).zip(&open).filter(|(at, _)| chosen >> at & 1 == 1);
            let pairs: Vec<Pair> = chosen.map(|(_, pair)| *pair).collect();
            let within = pairs.iter().all(|it| {
                let wants = pairs.iter().filter(|other| other.mentee == it.mentee);
                let places = pairs.iter().filter(|other| other.mentor == it.mentor);
                wants.count() <= self.free.wants[it.mentee as usize] as usize
                    && places.count() <= self.free.places[it.mentor as usize] as usize
            });
            if within && self.blocking(&pairs).is_empty() {
                found.push(pairs);
            }
        }
        found
    }

    /// Whether every mentee likes what `a` gives as well as what `b` gives,
    /// each place from the best on.
    fn all_like(&self, a: &[Pair], b: &[Pair]) -> bool {
        let of = |pairs: &[Pair], mentee: u32| {
            let mine = pairs.iter().filter(|it| it.mentee == mentee);
            let mut mine: Vec<Liking> = mine.map(|it| self.mentees[it]).collect();
            mine.sort_unstable();
            mine
        };
        (0..self.free.wants.len() as u32).all(|mentee| {
            let (a, b) = (of(a, mentee), of(b, mentee));
            a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a <= b)
        })
    }
}

#[test]
fn of_all_stable_answers_a_run_gives_the_one_every_mentee_likes_best() {
    let (mut n_tried, mut n_several, mut n_refused) = (0, 0, 0);
    for seed in 0..1_500 {
        let (n_mentees, n_mentors) =
            [(2, 3), (3, 3), (4, 3), (3, 4), (4, 2), (2, 5)][seed as usize % 6];
        let inputs = inputs(seed, n_mentees, n_mentors);
        let plain = Plain::of(&inputs);
        if plain.mentees.len() > 12 {
            continue;
        }
        let solved = solve(inputs.clone()).unwrap();
        let pairs = solved.certificate.pairs();
        let stable = plain.all_stable();
        assert!(stable.contains(&pairs.to_vec()), "seed {seed}");
        for other in &stable {
            assert!(plain.all_like(pairs, other), "seed {seed}");
            if other != pairs {
                // Stable too, but not the mentees' best: refused.
                let faults = check(&inputs, &altered(&solved.certificate, &inputs, other));
                assert_eq!(faults, [Fault::BetterForMentees], "seed {seed}");
                n_refused += 1;
            }
        }
        n_tried += 1;
        n_several += usize::from(stable.len() > 1);
    }
    assert!(n_tried > 800, "{n_tried}");
    assert!(n_several > 20 && n_refused > 20, "{n_several} {n_refused}");
}

/// The certificate with other pairs and everything else made to fit them.
fn altered(certificate: &Certificate, inputs: &Inputs, pairs: &[Pair]) -> Certificate {
    let mut other = certificate.clone();
    other.tries[0].pairs = pairs.to_vec();
    let judge = Judge::new(inputs);
    let tie = TieBreak::new(inputs, 0);
    let free = Free::of(inputs);
    let mut covered = (free.covered_mentees, free.covered_mentors);
    for pair in pairs {
        covered.0[pair.mentee as usize] = true;
        covered.1[pair.mentor as usize] = true;
    }
    let values = other.levels.iter().map(|level| match level {
        Level::Mentees { priority } => {
            let all = inputs.mentees.iter().zip(&covered.0);
            all.filter(|(it, has)| **has && it.priority == *priority)
                .count() as i128
        }
        Level::Pairings => (pairs.len() + inputs.fixed.len()) as i128,
        Level::Mentors => covered.1.iter().filter(|has| **has).count() as i128,
        Level::Points => {
            let points = pairs.iter().filter_map(|it| judge.points(*it));
            points.map(i128::from).sum()
        }
        Level::Tie => pairs
            .iter()
            .map(|it| tie.of(it.mentee as usize, it.mentor as usize))
            .sum(),
        _ => 0,
    });
    other.values = values.collect();
    other.result_hash = result_hash(inputs, pairs, &other.levels, &other.values);
    other
}

#[test]
fn in_thousands_of_programmes_nobody_would_both_rather_have_each_other() {
    let mut n_some = 0;
    for seed in 0..2_500 {
        let inputs = inputs(seed + 10_000, 3 + seed as usize % 9, 2 + seed as usize % 6);
        let plain = Plain::of(&inputs);
        let solved = solve(inputs.clone()).unwrap();
        let pairs = solved.certificate.pairs();
        assert_eq!(plain.blocking(pairs), [], "seed {seed}");
        assert_eq!(rather(&inputs, pairs).n_pairs, 0, "seed {seed}");
        if seed % 10 == 0 {
            // Every other answer is told what is wrong with it.
            for at in 0..pairs.len() {
                let mut fewer = pairs.to_vec();
                fewer.remove(at);
                let found = rather(&inputs, &fewer);
                let mut told: Vec<Pair> = found.told.iter().map(|it| it.pair).collect();
                told.sort_unstable();
                assert_eq!(told, plain.blocking(&fewer), "seed {seed}");
                let faults = check(&inputs, &altered(&solved.certificate, &inputs, &fewer));
                assert!(matches!(faults[..], [Fault::Rather(_)]), "seed {seed}");
                n_some += 1;
            }
        }
    }
    assert!(n_some > 500, "{n_some}");
}

#[test]
fn the_report_holds_for_any_answer() {
    let (mut n_found, mut n_by_draw) = (0, 0);
    for seed in 0..400 {
        let mut problem = anything(seed, 7, 4);
        problem.rules.objective = Objective::CoverageFirst;
        let best = solve(prepared(&problem).inputs).unwrap();
        let inputs = inputs(seed, 7, 4);
        let found = rather(&inputs, best.certificate.pairs());
        let expected = Plain::of(&inputs).blocking(best.certificate.pairs());
        let mut told: Vec<Pair> = found.told.iter().map(|it| it.pair).collect();
        told.sort_unstable();
        assert_eq!(told, expected, "seed {seed}");
        assert_eq!(found.n_pairs, expected.len());
        // Those who would gain for sure come first and are counted by themselves.
        let n_strict = found.n_pairs - found.n_by_draw;
        let (strict, by_draw) = found.told.split_at(n_strict);
        assert!(!strict.iter().any(RatherThan::is_by_draw), "seed {seed}");
        assert!(by_draw.iter().all(RatherThan::is_by_draw), "seed {seed}");
        let mentees: BTreeSet<u32> = strict.iter().map(|it| it.pair.mentee).collect();
        assert_eq!(found.n_mentees, mentees.len(), "seed {seed}");
        n_by_draw += by_draw.len();
        for it in &found.told {
            assert_eq!(it.mentee.instead_of.is_none(), it.mentee.why == Why::Room);
            assert_eq!(it.mentor.instead_of.is_none(), it.mentor.why == Why::Room);
        }
        n_found += found.n_pairs;
    }
    assert!(n_found > 100, "{n_found}");
    assert!(
        n_by_draw > 0 && n_by_draw < n_found,
        "{n_by_draw} of {n_found}"
    );
}

#[test]
fn a_stable_certificate_comes_back_and_no_number_of_it_can_be_altered() {
    for seed in 0..60 {
        let solved = solve(inputs(seed, 4, 4)).unwrap();
        let value = solved.certificate.to_value();
        let again = Certificate::from_value(&value).unwrap();
        assert_eq!(again, solved.certificate);
        assert_eq!(check(&solved.inputs, &again), []);
        for altered in super::certificate::alterations(&value) {
            if let Ok(certificate) = Certificate::from_value(&altered) {
                assert!(
                    !check(&solved.inputs, &certificate).is_empty(),
                    "{altered:?}"
                );
            }
        }
        let mut twice = solved.certificate.clone();
        twice.tries.push(twice.tries[0].clone());
        assert!(check(&solved.inputs, &twice).contains(&Fault::Tries));
    }
}

#[test]
fn rows_in_any_order_slices_of_any_size_and_questions_give_the_same_answer() {
    for (seed, variant) in (0..).zip(Variant::ALL) {
        let mut problem = generate::problem(seed, 120, 60, variant);
        problem.rules.objective = Objective::Stable;
        let first = prepared(&problem).inputs;
        problem.subjects.reverse();
        problem.pairs.reverse();
        let inputs = prepared(&problem).inputs;
        assert_eq!(first, inputs);
        let whole = solve(inputs.clone()).unwrap();
        assert_eq!(
            ask(inputs.clone()).unwrap().result_hash,
            whole.certificate.result_hash
        );
        for budget in [1, 700] {
            let mut run = Run::new(inputs.clone());
            let sliced = loop {
                match run.step(budget) {
                    Step::More(progress) => assert!(progress.n_done <= progress.n_all),
                    Step::Done(solved) => break *solved,
                    Step::Failed(error) => panic!("{error}"),
                }
            };
            assert_eq!(sliced, whole);
        }
    }
}

#[test]
fn what_was_before_changes_nothing() {
    for seed in 0..40 {
        let inputs = inputs(seed, 7, 4);
        let plain = solve(inputs.clone()).unwrap();
        let mut after = inputs.clone();
        let pairs = plain.certificate.pairs().iter();
        after.before = pairs
            .map(|it| Pair {
                mentee: it.mentee,
                mentor: (it.mentor + 1) % 4,
            })
            .collect();
        let again = solve(after).unwrap();
        assert_eq!(again.certificate.pairs(), plain.certificate.pairs());
        assert_eq!(again.certificate.values, plain.certificate.values);
    }
}

#[test]
fn a_longer_list_than_is_held_at_once_is_read_on() {
    // Everybody likes the same mentors in the same order, one place each, so
    // the last has to go down the whole list.
    let mut people: Vec<_> = (0..120)
        .map(|at| person(Role::Mentee, &format!("e{at:03}"), 1))
        .collect();
    for at in 0..120 {
        people.push(person(Role::Mentor, &format!("o{at:03}"), 1));
    }
    for mentee in &mut people[..120] {
        mentee.preferred = (0..120).map(|at| format!("o{at:03}@city.gov")).collect();
    }
    let mut rules = RuleSet::skills_first();
    rules.objective = Objective::Stable;
    let problem = problem(rules, people);
    let solved = solve(prepared(&problem).inputs).unwrap();
    assert_eq!(solved.certificate.pairs().len(), 120);
}

#[test]
fn a_choice_comes_before_points_and_both_sides_choose() {
    // ann and ben both want max; max wants ben. ann's second choice is mia.
    let mut people = vec![
        person(Role::Mentee, "ann", 1),
        person(Role::Mentee, "ben", 1),
        person(Role::Mentor, "max", 1),
        person(Role::Mentor, "mia", 1),
    ];
    let list = |names: &[&str]| -> Vec<String> {
        names.iter().map(|it| format!("{it}@city.gov")).collect()
    };
    people[0].preferred = list(&["max", "mia"]);
    people[1].preferred = list(&["max"]);
    people[2].preferred = list(&["ben"]);
    let mut rules = RuleSet::skills_first();
    rules.objective = Objective::Stable;
    let problem = problem(rules, people);
    let solved = solve(prepared(&problem).inputs).unwrap();
    let pairs = names(&problem, solved.certificate.pairs());
    let expected = [("ann", "mia"), ("ben", "max")];
    assert_eq!(
        pairs,
        expected.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()
    );
    let swapped = [
        Pair {
            mentee: 0,
            mentor: 0,
        },
        Pair {
            mentee: 1,
            mentor: 1,
        },
    ];
    let found = rather(&solved.inputs, &swapped);
    assert_eq!((found.n_pairs, found.n_mentees, found.n_mentors), (1, 1, 1));
    assert_eq!(found.told[0].mentee.why, Why::Ranked(1));
    assert_eq!(found.told[0].mentor.why, Why::Ranked(1));
    assert_eq!(found.told[0].mentor.instead_of, Some(0));
}

#[test]
fn the_price_sets_a_stable_answer_beside_the_best() {
    for seed in 0..60 {
        let inputs = inputs(seed, 8, 5);
        for objective in Objective::ALL {
            let price = Price::of(inputs.clone(), *objective).unwrap();
            let stable = solve(inputs.clone()).unwrap();
            let mut other = inputs.clone();
            other.rules.objective = *objective;
            let best = solve(other.clone()).unwrap();
            let reached = |it: &Inputs, pairs: &[Pair]| Reached::of(it, pairs);
            assert_eq!(price.stable, reached(&inputs, stable.certificate.pairs()));
            assert_eq!(price.best, reached(&other, best.certificate.pairs()));
            if *objective == Objective::CoverageFirst {
                assert!(price.best.n_mentees >= price.stable.n_mentees || has_classes(&inputs));
            }
            if *objective == Objective::ScoreFirst {
                assert!(price.best.points >= price.stable.points);
            }
        }
        let by_stable = Price::of(inputs.clone(), Objective::Stable).unwrap();
        let by_coverage = Price::of(inputs, Objective::CoverageFirst).unwrap();
        assert_eq!(by_stable, by_coverage);
    }
}

fn has_classes(inputs: &Inputs) -> bool {
    inputs.mentees.iter().any(|it| it.priority > 0)
}

#[test]
fn the_rule_set_keeps_the_objective() {
    let mut rules = RuleSet::skills_first();
    rules.objective = Objective::Stable;
    let value: Value = rules.to_value();
    assert_eq!(RuleSet::from_value(&value), Ok(rules));
}
