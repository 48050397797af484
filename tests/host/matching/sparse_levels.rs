//! Coverage first and score first on graphs: every level exact, and held to it.

use civic_mentor::matching::generate::Numbers;
use civic_mentor::matching::sparse::{
    Draft, Fault, Instance, LevelProof, Order, check_levels, solve_levels,
};

use super::sparse::any_draft;

const ORDERS: [Order; 3] = [Order::Pairings, Order::CoverageFirst, Order::ScoreFirst];

/// The values of all levels, first to last, by trying every set of edges.
fn tried_levels(draft: &Draft, order: Order) -> [u64; 4] {
    let mut best = [0; 4];
    for set in 0_u32..1 << draft.edges.len() {
        let chosen = draft.edges.iter().enumerate();
        let chosen: Vec<_> = chosen
            .filter(|(at, _)| set >> at & 1 == 1)
            .map(|(_, edge)| edge)
            .collect();
        let (mut wants, mut places) = (draft.wants.clone(), draft.places.clone());
        let mut fits = true;
        for edge in &chosen {
            for left in [
                &mut wants[edge.mentee as usize],
                &mut places[edge.mentor as usize],
            ] {
                fits &= *left > 0;
                *left = left.saturating_sub(1);
            }
        }
        let used = |left: &[u32], all: &[u32]| {
            left.iter()
                .zip(all)
                .filter(|(left, all)| left < all)
                .count() as u64
        };
        let (mentees, mentors) = (used(&wants, &draft.wants), used(&places, &draft.places));
        let points = chosen.iter().map(|edge| u64::from(edge.points)).sum();
        let n_pairs = chosen.len() as u64;
        if fits {
            best = best.max(in_order(order, mentees, n_pairs, mentors, points));
        }
    }
    best
}

fn in_order(order: Order, mentees: u64, n_pairs: u64, mentors: u64, points: u64) -> [u64; 4] {
    match order {
        Order::CoverageFirst => [mentees, n_pairs, mentors, points],
        Order::ScoreFirst => [points, mentees, n_pairs, mentors],
        Order::Pairings => [n_pairs, points, 0, 0],
    }
}

fn proven_levels(draft: &Draft, order: Order) -> (LevelProof, [u64; 4]) {
    let instance = Instance::new(draft.clone()).unwrap();
    let proof = solve_levels(&instance, order);
    let totals =
        check_levels(&instance, order, &proof).unwrap_or_else(|fault| panic!("{fault}: {draft:?}"));
    let values = in_order(
        order,
        totals.n_mentees_covered,
        totals.n_pairs,
        totals.n_mentors_used,
        totals.total_points,
    );
    (proof, values)
}

#[test]
fn every_level_of_coverage_and_score_is_as_high_as_trying_all_finds() {
    let mut numbers = Numbers::new(6);
    for _ in 0..150 {
        let draft = any_draft(&mut numbers, 5, 9);
        for order in ORDERS {
            let (_, values) = proven_levels(&draft, order);
            assert_eq!(values, tried_levels(&draft, order), "{order:?} {draft:?}");
        }
    }
}

#[test]
fn levels_do_not_depend_on_the_order_of_edges_and_are_held_to_their_proof() {
    let mut numbers = Numbers::new(7);
    for _ in 0..30 {
        let draft = any_draft(&mut numbers, 25, usize::MAX);
        let mut shuffled = draft.clone();
        numbers.shuffle(&mut shuffled.edges);
        let instance = Instance::new(draft.clone()).unwrap();
        for order in ORDERS {
            let (proof, _) = proven_levels(&draft, order);
            assert_eq!(proof, proven_levels(&shuffled, order).0);
            let refused = |altered: &LevelProof| {
                let checked = |altered: &LevelProof| check_levels(&instance, order, altered);
                assert_eq!(checked(altered), Err(Fault::Digest));
                assert!(
                    checked(&altered.clone().with_digest()).is_err(),
                    "{altered:?}"
                );
            };
            let mut less = proof.clone();
            if less.pairs.pop().is_some() {
                refused(&less);
                let mut zero = proof.clone();
                zero.mentees.fill(i64::MAX);
                refused(&zero);
            }
            let mut short = proof;
            short.mentors.pop();
            refused(&short);
        }
    }
}
