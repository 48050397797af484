//! The frontier is what trying all answers finds, at every number of mentees.

use civic_mentor::domain::rules::{Measure, Objective, Rule, Weight};
use civic_mentor::matching::check::check;
use civic_mentor::matching::frontier::{Finding, Frontier, frontier};
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::inputs::{Fixed, Inputs};
use civic_mentor::matching::solve::{Reached, Solved, solve};

use super::brute;
use super::build::prepared;
use super::explain::any_with_locks;

fn reached(solved: &Solved) -> Reached {
    Reached::of(&solved.inputs, solved.certificate.pairs())
}

fn with(inputs: &Inputs, objective: Objective) -> Inputs {
    let mut inputs = inputs.clone();
    inputs.rules.objective = objective;
    inputs
}

/// The same with few places, many wants and nothing but points, so that a
/// mentee more costs something.
fn contested(mut inputs: Inputs, seed: u64) -> Inputs {
    let mut numbers = Numbers::new(seed + 7);
    inputs.rules.rules.retain(|_, rule| match rule {
        Rule::Hard(_) => false,
        Rule::Soft(criterion) => {
            criterion.weight = Weight::High;
            criterion.points = 4 + numbers.below(30) as u32;
            !matches!(criterion.measure, Measure::LevelGap(_))
        }
    });
    inputs.fixed.retain(|_, fixed| *fixed == Fixed::Live);
    for mentee in &mut inputs.mentees {
        mentee.capacity = 1 + numbers.below(4) as u32;
    }
    for mentor in &mut inputs.mentors {
        mentor.capacity = 1 + numbers.below(2) as u32;
    }
    inputs
}

/// Runs that adopt a corner end there, proven by the checker.
fn corners_can_be_adopted(inputs: &Inputs, found: &Frontier) {
    for spot in &found.spots {
        let Some(objective) = spot.objective else {
            continue;
        };
        let solved = solve(with(inputs, objective)).unwrap();
        let reached = reached(&solved);
        assert_eq!(
            (reached.n_mentees, reached.points),
            (spot.n_mentees, spot.points),
            "{objective:?}"
        );
        assert_eq!(check(&solved.inputs, &solved.certificate), []);
        let own_points = reached.points - i64::try_from(solved.certificate.fixed_points).unwrap();
        assert_eq!(solved.certificate.points(), Some(i128::from(own_points)));
    }
}

#[test]
fn every_number_of_mentees_has_the_total_that_trying_all_answers_finds() {
    let (mut n_spots, mut n_inside) = (0, 0);
    for seed in 0..900 {
        let (n_mentees, n_mentors) =
            [(3, 3), (4, 4), (5, 3), (4, 2), (4, 3), (3, 5)][seed as usize % 6];
        let inputs = any_with_locks(seed, n_mentees, n_mentors);
        let inputs = if seed % 3 == 0 {
            inputs
        } else {
            contested(inputs, seed)
        };
        let best = brute::by_covered(&inputs);
        let most = *best.values().max().unwrap();
        // Score first covers the most of those with the greatest total.
        let first = *best.iter().rfind(|(_, points)| **points == most).unwrap().0;
        let expected: Vec<_> = best
            .range(first..)
            .map(|(n, points)| (*n, *points))
            .collect();
        let found = frontier(inputs.clone());
        let said: Vec<_> = found
            .spots
            .iter()
            .map(|it| (it.n_mentees, it.points))
            .collect();
        assert_eq!(said, expected, "seed {seed}");
        n_spots += said.len();
        n_inside += found
            .spots
            .iter()
            .filter(|it| it.objective.is_none())
            .count();
        let coverage_first = solve(with(&inputs, Objective::CoverageFirst)).unwrap();
        assert_eq!(
            found.coverage_first,
            reached(&coverage_first),
            "seed {seed}"
        );
        corners_can_be_adopted(&inputs, &found);
    }
    assert!(n_spots > 1_100 && n_inside > 3, "{n_spots} {n_inside}");
}

#[test]
fn a_larger_frontier_falls_ever_faster_and_its_corners_can_be_adopted() {
    for (seed, variant) in (0..).zip(Variant::ALL) {
        let inputs = prepared(&generate::problem(seed, 40, 20, variant)).inputs;
        let found = frontier(inputs.clone());
        let falls: Vec<_> = found
            .spots
            .windows(2)
            .map(|two| {
                (
                    two[1].n_mentees - two[0].n_mentees,
                    two[0].points - two[1].points,
                )
            })
            .collect();
        assert!(falls.iter().all(|(n, fall)| *n == 1 && *fall > 0));
        assert!(falls.windows(2).all(|two| two[0].1 <= two[1].1));
        let n_corners = found
            .spots
            .iter()
            .filter(|it| it.objective.is_some())
            .count();
        assert!(found.n_solved as usize <= 2 * n_corners + 2, "{variant:?}");
        corners_can_be_adopted(&inputs, &found);
    }
}

#[test]
fn slices_of_any_size_find_the_same_and_progress_never_goes_back() {
    let inputs = prepared(&generate::problem(2, 40, 20, Variant::Scarce)).inputs;
    let whole = frontier(inputs.clone());
    let mut finding = Finding::new(inputs);
    let mut before = 0;
    let found = loop {
        match finding.step(50) {
            Ok(found) => break found,
            Err(known) => {
                assert!(known.n_done >= before && known.n_done <= known.n_all);
                before = known.n_done;
            }
        }
    };
    assert_eq!(found, whole);
}

#[test]
fn nobody_has_a_frontier_of_one_spot() {
    for (n_mentees, n_mentors) in [(0, 0), (3, 0), (0, 3)] {
        let inputs = prepared(&generate::problem(1, n_mentees, n_mentors, Variant::Scarce)).inputs;
        let found = frontier(inputs);
        assert_eq!(found.spots.len(), 1);
        assert_eq!(found.spots[0].objective, Some(Objective::ScoreFirst));
    }
}
