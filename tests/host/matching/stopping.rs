//! A run stopped anywhere has sound pairs, and its gap is never too small.

use std::collections::BTreeSet;

use civic_mentor::domain::rules::Objective;
use civic_mentor::matching::generate::{self, Variant};
use civic_mentor::matching::inputs::{Inputs, Pair};
use civic_mentor::matching::judge::Judge;
use civic_mentor::matching::levels::{Free, Level, ladder};
use civic_mentor::matching::prepare::prepare;
use civic_mentor::matching::solve::{Gap, Run, SoFar, Step, solve};

use super::any_with_locks;
use super::explain::open_pairs;

/// What pairs reach in a level that a run's prices weigh.
fn value(inputs: &Inputs, level: Level, pairs: &[Pair]) -> i128 {
    let free = Free::of(inputs);
    let covered: BTreeSet<usize> = pairs
        .iter()
        .map(|pair| pair.mentee as usize)
        .chain((0..inputs.mentees.len()).filter(|at| free.covered_mentees[*at]))
        .collect();
    let judge = Judge::new(inputs);
    let points = || pairs.iter().filter_map(|pair| judge.points(*pair));
    let points = || points().map(i128::from).sum::<i128>();
    match level {
        Level::Mentees { priority } => {
            let of_class = |at: &&usize| inputs.mentees[**at].priority == priority;
            covered.iter().filter(of_class).count() as i128
        }
        Level::Pairings => pairs.len() as i128,
        Level::Mentors => {
            let mentors = pairs.iter().map(|pair| pair.mentor as usize);
            let before = (0..inputs.mentors.len()).filter(|at| free.covered_mentors[*at]);
            mentors.chain(before).collect::<BTreeSet<_>>().len() as i128
        }
        Level::Points => points(),
        Level::Kept => pairs.iter().filter(|it| inputs.before.contains(it)).count() as i128,
        Level::Worth(worth) => points() + i128::from(worth) * covered.len() as i128,
        _ => 0,
    }
}

fn is_sound(inputs: &Inputs, found: &SoFar) {
    let judge = Judge::new(inputs);
    let mut free = Free::of(inputs);
    let mut before = None;
    for (pair, points) in &found.pairs {
        assert!(before < Some(*pair), "in order, none twice");
        before = Some(*pair);
        assert_eq!(judge.points(*pair), Some(*points));
        free.wants[pair.mentee as usize] -= 1;
        free.places[pair.mentor as usize] -= 1;
    }
}

/// Stops after so many steps; says which gap there was.
fn stops_well(inputs: &Inputs, n_steps: usize, best: &[Pair]) -> Gap {
    let mut run = Run::new(inputs.clone());
    for _ in 0..n_steps {
        if !matches!(run.step(300), Step::More(_)) {
            return Gap::None;
        }
    }
    let mut stopping = run.stop().unwrap();
    let found = loop {
        if let Some(found) = stopping.step(300) {
            break found;
        }
    };
    is_sound(inputs, &found);
    let pairs: Vec<_> = found.pairs.iter().map(|(pair, _)| *pair).collect();
    for level in ladder(inputs) {
        if level.is_between_equals() {
            break;
        }
        let more = value(inputs, level, best) - value(inputs, level, &pairs);
        match found.gap {
            Gap::AtMost(at, most) if at == level => {
                assert!((0..=i128::from(most)).contains(&more), "{level:?} {more}");
                break;
            }
            _ => assert_eq!(more, 0, "{level:?} was said to be met: {:?}", found.gap),
        }
    }
    found.gap
}

fn stops_well_anywhere(inputs: &Inputs) -> BTreeSet<bool> {
    let Ok(solved) = solve(inputs.clone()) else {
        return BTreeSet::new();
    };
    let best = solved.certificate.pairs();
    let steps = [0, 1, 2, 3, 4, 5, 6, 8, 11, 15, 22, 40];
    steps
        .into_iter()
        .map(|n_steps| stops_well(inputs, n_steps, best) == Gap::None)
        .collect()
}

#[test]
fn a_run_stopped_anywhere_says_how_far_the_best_is_at_most() {
    for variant in Variant::ALL {
        for objective in Objective::ALL {
            let mut problem = generate::problem(5, 40, 16, variant);
            problem.rules.objective = *objective;
            let inputs = prepare(&problem).unwrap().inputs;
            // Early it is not known to be the best, late it is.
            assert_eq!(stops_well_anywhere(&inputs).len(), 2, "{variant:?}");
        }
    }
}

#[test]
fn gaps_of_small_runs_are_never_too_small() {
    for seed in 0..40 {
        let mut inputs = any_with_locks(seed, 2 + seed as usize % 7, 1 + seed as usize % 5);
        for objective in [
            Objective::CoverageFirst,
            Objective::ScoreFirst,
            Objective::Between(seed as u32 % 60),
        ] {
            inputs.rules.objective = objective;
            stops_well_anywhere(&inputs);
            // The same where what the run before gave is to stay.
            let Some(before) = open_pairs(&inputs).pop() else {
                continue;
            };
            let with_before = Inputs {
                before: BTreeSet::from([before]),
                ..inputs.clone()
            };
            stops_well_anywhere(&with_before);
        }
    }
}

#[test]
fn nothing_comes_of_a_stable_run_that_is_stopped() {
    let mut inputs = any_with_locks(1, 4, 3);
    inputs.rules.objective = Objective::Stable;
    assert!(Run::new(inputs).stop().is_none());
}
