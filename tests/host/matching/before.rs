//! Pairs of the run before: as many as the aims before them allow.

use civic_mentor::domain::rules::Objective;
use civic_mentor::matching::certificate::Certificate;
use civic_mentor::matching::check::check;
use civic_mentor::matching::explain::Losses;
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::inputs::{Fixed, Inputs, Pair};
use civic_mentor::matching::judge::Judge;
use civic_mentor::matching::levels::{Level, ladder};
use civic_mentor::matching::prepare::{NotKept, Prepared, Refusal};
use civic_mentor::matching::solve::solve;

use super::brute;
use super::build::{any_inputs, prepared};

/// Inputs with a bit of everything and any pairs as those of a run before.
fn any_with_before(seed: u64, n_mentees: usize, n_mentors: usize) -> Inputs {
    let mut inputs = any_inputs(seed, n_mentees, n_mentors);
    let mut numbers = Numbers::new(seed + 1_000);
    for mentee in 0..n_mentees as u32 {
        for mentor in 0..n_mentors as u32 {
            if numbers.below(3) == 0 {
                inputs.before.insert(Pair { mentee, mentor });
            }
        }
    }
    inputs
}

#[test]
fn every_level_is_as_high_as_trying_all_answers_finds_with_pairs_of_a_run_before() {
    let mut n_counted = 0;
    for seed in 0..600 {
        let (n_mentees, n_mentors) =
            [(3, 3), (4, 3), (3, 4), (4, 4), (5, 2), (2, 5)][seed as usize % 6];
        let inputs = any_with_before(seed, n_mentees, n_mentors);
        let (values, pairs) = brute::as_said(&inputs);
        let solved = solve(inputs).unwrap_or_else(|error| panic!("seed {seed}: {error:?}"));
        assert_eq!(solved.certificate.values, values, "seed {seed}");
        assert_eq!(solved.certificate.pairs(), pairs, "seed {seed}");
        n_counted += i128::from(solved.certificate.value(Level::Kept) > Some(0));
    }
    assert!(n_counted > 300, "{n_counted}");
}

#[test]
fn the_aim_stands_before_points_or_straight_after_what_comes_first() {
    let mut inputs = any_with_before(5, 4, 4);
    for (objective, before, after) in [
        (Objective::CoverageFirst, None, Some(Level::Points)),
        (Objective::ScoreFirst, Some(Level::Points), None),
        (Objective::Between(7), Some(Level::Worth(7)), None),
    ] {
        inputs.rules.objective = objective;
        let levels = ladder(&inputs);
        let at = levels.iter().position(|it| *it == Level::Kept).unwrap();
        assert!(before.is_none_or(|it| levels[at - 1] == it), "{levels:?}");
        assert!(after.is_none_or(|it| levels[at + 1] == it), "{levels:?}");
    }
    inputs.before.clear();
    assert!(!ladder(&inputs).contains(&Level::Kept));
}

#[test]
fn inputs_and_certificate_come_back_and_every_altered_value_is_refused() {
    for seed in 0..40 {
        let inputs = any_with_before(seed, 4, 4);
        assert_eq!(Inputs::from_value(&inputs.to_value()).as_ref(), Ok(&inputs));
        let solved = solve(inputs).unwrap();
        let tree = solved.certificate.to_value();
        let again = Certificate::from_value(&tree).unwrap();
        assert_eq!(again, solved.certificate);
        assert_eq!(check(&solved.inputs, &again), []);
        for at in 0..again.values.len() {
            let mut altered = again.clone();
            altered.values[at] += 1;
            assert!(!check(&solved.inputs, &altered).is_empty());
        }
        let mut other = solved.inputs.clone();
        other.before.pop_first();
        assert_ne!(other.hash(), solved.inputs.hash());
        assert!(!check(&other, &again).is_empty());
        let mut plain = solved.inputs.clone();
        plain.before.clear();
        assert!(plain.to_value().get("before").is_none());
    }
}

#[test]
fn what_a_forced_pair_loses_counts_pairings_that_change() {
    for seed in 0..60 {
        let inputs = any_with_before(seed, 4, 3);
        let best = solve(inputs.clone()).unwrap();
        let losses = Losses::new(&inputs, &best.certificate).unwrap();
        for mentee in 0..4 {
            for (mentor, loss) in losses.of(mentee) {
                let mut forced = inputs.clone();
                forced.fixed.insert(Pair { mentee, mentor }, Fixed::Locked);
                let with = solve(forced).unwrap().certificate;
                let lost = best.certificate.value(Level::Kept).unwrap_or(0)
                    - with.value(Level::Kept).unwrap_or(0);
                assert_eq!(i128::from(loss.of(Level::Kept)), lost, "seed {seed}");
            }
        }
    }
}

/// A programme, its best pairs, and the same with one mentor gone and places
/// changed.
fn changed(seed: u64, variant: Variant) -> (Prepared, Vec<(String, String)>) {
    let mut problem = generate::problem(seed, 60, 30, variant);
    let first = prepared(&problem);
    let pairs = solve(first.inputs.clone()).unwrap();
    let ids = |pair: &Pair| {
        (
            first.mentees[pair.mentee as usize].clone(),
            first.mentors[pair.mentor as usize].clone(),
        )
    };
    let ids = pairs.certificate.pairs().iter().map(ids).collect();
    let gone = first.mentors[seed as usize % first.mentors.len()].clone();
    problem.subjects.retain(|subject| subject.id != gone);
    (prepared(&problem), ids)
}

#[test]
fn the_order_of_pairs_before_changes_nothing() {
    for (seed, variant) in (0..).zip(Variant::ALL) {
        let (prepared, mut before) = changed(seed, variant);
        let (mut once, mut again) = (prepared.clone(), prepared);
        once.change_few(&before).unwrap();
        let kept = { once.clone() }.keep(&before);
        before.reverse();
        again.change_few(&before).unwrap();
        let mut kept_again = { again.clone() }.keep(&before);
        kept_again.reverse();
        assert_eq!(kept, kept_again);
        assert_eq!(once.inputs.hash(), again.inputs.hash());
        let (once, again) = (solve(once.inputs).unwrap(), solve(again.inputs).unwrap());
        assert_eq!(once.certificate, again.certificate);
    }
}

#[test]
fn fewer_pairings_change_than_afresh_and_none_of_those_kept() {
    for (seed, variant) in (0..).zip(Variant::ALL) {
        let (afresh, before) = changed(seed, variant);
        let stand = |prepared: &Prepared| {
            let solved = solve(prepared.inputs.clone()).unwrap();
            let all = solved.certificate.pairs().to_vec();
            let all = all.into_iter().chain(prepared.inputs.fixed.keys().copied());
            let ids = all.map(|pair| {
                (
                    prepared.mentees[pair.mentee as usize].clone(),
                    prepared.mentors[pair.mentor as usize].clone(),
                )
            });
            let ids: Vec<_> = ids.collect();
            (
                before.iter().filter(|pair| ids.contains(pair)).count(),
                solved,
            )
        };
        let (mut fewest, mut keep) = (afresh.clone(), afresh.clone());
        let cannot = fewest.change_few(&before).unwrap();
        let cannot_stay = keep
            .keep(&before)
            .iter()
            .filter(|why| why.is_some())
            .count();
        assert!(
            cannot
                .iter()
                .flatten()
                .all(|why| *why == NotKept::MentorAway)
        );
        let (n_afresh, _) = stand(&afresh);
        let (n_fewest, solved) = stand(&fewest);
        let (n_keep, _) = stand(&keep);
        assert!(n_fewest >= n_afresh);
        assert_eq!(n_keep, before.len() - cannot_stay);
        let value = solved.certificate.value(Level::Kept);
        assert_eq!(value, Some(n_fewest as i128));
    }
}

#[test]
fn who_has_fewer_places_keeps_those_with_most_points() {
    let (mut prepared, before) = changed(3, Variant::Scarce);
    let held = |prepared: &Prepared, mentor: &str| {
        let pairs = before.iter().filter(|(_, of)| of == mentor);
        let at = prepared.mentors.iter().position(|id| id == mentor).unwrap();
        (at, pairs.cloned().collect::<Vec<_>>())
    };
    let busiest = prepared.mentors.clone();
    let busiest = busiest.iter().max_by_key(|id| held(&prepared, id).1.len());
    let (at, pairs) = held(&prepared, busiest.unwrap());
    assert!(pairs.len() > 1);
    prepared.inputs.mentors[at].capacity = 1;
    let why = prepared.keep(&pairs);
    assert_eq!(why.iter().filter(|why| why.is_none()).count(), 1);
    assert!(why.iter().flatten().all(|why| *why == NotKept::MentorFull));
    let judge = Judge::new(&prepared.inputs);
    let points = |(mentee, _): &(String, String)| {
        let mentee = prepared.mentees.iter().position(|id| id == mentee).unwrap() as u32;
        let mentor = at as u32;
        judge.points(Pair { mentee, mentor })
    };
    let kept = pairs.iter().zip(&why).find(|(_, why)| why.is_none());
    let best = pairs.iter().map(points).max().unwrap();
    assert_eq!(kept.map(|(pair, _)| points(pair)), Some(best));
}

#[test]
fn what_cannot_be_counted_exactly_is_refused_with_the_number() {
    use civic_mentor::domain::rules::{Criterion, Measure, Rule, Weight};
    let (mut prepared, before) = changed(1, Variant::Balanced);
    for at in 0..40 {
        let rule = Criterion::exact(Weight::High, 1_000, Measure::SharedGoals);
        let rules = &mut prepared.inputs.rules.rules;
        rules.insert(format!("more{at}"), Rule::Soft(rule));
    }
    let max_points = prepared.inputs.rules.max_points();
    let refused = prepared.change_few(&before);
    assert_eq!(refused, Err(Refusal::TooMuchToCount { max_points }));
    assert!(prepared.inputs.before.is_empty());
}
