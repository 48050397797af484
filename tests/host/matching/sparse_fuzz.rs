//! The engine for graphs by chance: people numbered in another order, and a
//! proof with a number changed anywhere.

use civic_mentor::matching::generate::Numbers;
use civic_mentor::matching::sparse::{
    Draft, Dual, Edge, Fault, Instance, LevelProof, Order, Proof, Totals, check, check_levels,
    solve, solve_levels,
};

use super::sparse::any_draft;

/// What a graph comes to: pairs, coverage, score.
fn values(draft: &Draft) -> [Totals; 3] {
    let instance = Instance::new(draft.clone()).unwrap();
    let proof = solve(&instance);
    let by_levels = |order| {
        let proof = solve_levels(&instance, order);
        check_levels(&instance, order, &proof).unwrap()
    };
    // Most pairings and points say nothing of how many people they fall on.
    let pairs = Totals {
        n_mentees_covered: 0,
        n_mentors_used: 0,
        ..check(&instance, &proof).unwrap()
    };
    [
        pairs,
        by_levels(Order::CoverageFirst),
        by_levels(Order::ScoreFirst),
    ]
}

/// The same graph, its people numbered in another order.
fn renumbered(draft: &Draft, numbers: &mut Numbers) -> Draft {
    let mut order = |n: usize| {
        let mut order: Vec<_> = (0..n as u32).collect();
        numbers.shuffle(&mut order);
        order
    };
    let (mentees, mentors) = (order(draft.wants.len()), order(draft.places.len()));
    let mut other = draft.clone();
    for (old, new) in mentees.iter().enumerate() {
        other.wants[*new as usize] = draft.wants[old];
    }
    for (old, new) in mentors.iter().enumerate() {
        other.places[*new as usize] = draft.places[old];
    }
    for edge in &mut other.edges {
        edge.mentee = mentees[edge.mentee as usize];
        edge.mentor = mentors[edge.mentor as usize];
    }
    numbers.shuffle(&mut other.edges);
    other
}

#[test]
fn people_in_any_order_come_to_the_same() {
    for seed in 0..60 {
        let mut numbers = Numbers::new(1_000 + seed);
        let draft = any_draft(&mut numbers, 25, usize::MAX);
        let other = renumbered(&draft, &mut numbers);
        assert_eq!(values(&draft), values(&other), "seed {seed}");
    }
}

/// Found against `HiGHS`: somebody who stayed out with one unit was outbid on
/// another, bid for when prices were lower, and was not asked again.
#[test]
fn who_is_outbid_bids_again_though_another_unit_stays_out() {
    let edge = |(mentee, mentor, points)| Edge {
        mentee,
        mentor,
        points,
    };
    let edges = [
        (4, 0, 0),
        (4, 7, 0),
        (5, 2, 1),
        (1, 4, 0),
        (0, 0, 1),
        (2, 1, 1),
        (4, 4, 0),
        (5, 1, 0),
        (5, 3, 1),
        (3, 1, 0),
        (2, 6, 1),
        (1, 7, 1),
        (2, 5, 0),
        (3, 3, 0),
    ];
    let [pairs, coverage, score] = values(&Draft {
        wants: vec![1, 2, 2, 1, 3, 2],
        places: vec![1, 2, 1, 2, 1, 1, 1, 1],
        edges: edges.map(edge).to_vec(),
    });
    assert_eq!((pairs.n_pairs, pairs.total_points), (8, 6));
    assert_eq!((coverage.n_pairs, coverage.total_points), (8, 5));
    assert_eq!((score.n_pairs, score.total_points), (8, 6));
}

/// Another number of the same size, near or far.
fn other_number(numbers: &mut Numbers) -> i64 {
    let far = numbers.next_number().cast_signed();
    [1, -1, 1 << 32, far | 1][numbers.below(4) as usize]
}

/// A pair, somewhere, with a number changed.
fn change_pair(pairs: &mut [(u32, u32)], numbers: &mut Numbers) {
    let at = numbers.below(pairs.len() as u64) as usize;
    let (mentee, mentor) = &mut pairs[at];
    let by = [1, u32::MAX, 1 << 20][numbers.below(3) as usize];
    let number = if numbers.below(2) == 0 {
        mentee
    } else {
        mentor
    };
    *number = number.wrapping_add(by);
}

/// Something dropped or put in twice.
fn change_length<T: Clone>(list: &mut Vec<T>, numbers: &mut Numbers) {
    let at = numbers.below(list.len() as u64) as usize;
    if numbers.below(2) == 0 {
        list.remove(at);
    } else {
        list.insert(at, list[at].clone());
    }
}

fn changed(proof: &Proof, numbers: &mut Numbers) -> Proof {
    let mut proof = proof.clone();
    let n_kinds = if proof.pairs.is_empty() { 5 } else { 7 };
    match numbers.below(n_kinds) {
        0 => proof.digest ^= 1 << numbers.below(64),
        1 => change_length(&mut proof.mentees, numbers),
        2 => change_length(&mut proof.mentors, numbers),
        5 => change_pair(&mut proof.pairs, numbers),
        6 => change_length(&mut proof.pairs, numbers),
        side => {
            let duals: &mut [Dual] = [&mut proof.mentees, &mut proof.mentors][side as usize - 3];
            let dual = &mut duals[numbers.below(duals.len() as u64) as usize];
            let number = if numbers.below(2) == 0 {
                &mut dual.pairings
            } else {
                &mut dual.points
            };
            *number = number.wrapping_add(other_number(numbers));
        }
    }
    proof
}

fn changed_levels(proof: &LevelProof, numbers: &mut Numbers) -> LevelProof {
    let mut proof = proof.clone();
    let n_kinds = if proof.pairs.is_empty() { 5 } else { 7 };
    match numbers.below(n_kinds) {
        0 => proof.digest ^= 1 << numbers.below(64),
        1 => change_length(&mut proof.mentees, numbers),
        2 => change_length(&mut proof.mentors, numbers),
        5 => change_pair(&mut proof.pairs, numbers),
        6 => change_length(&mut proof.pairs, numbers),
        side => {
            let duals: &mut [i64] = [&mut proof.mentees, &mut proof.mentors][side as usize - 3];
            let dual = &mut duals[numbers.below(duals.len() as u64) as usize];
            *dual = dual.wrapping_add(other_number(numbers));
        }
    }
    proof
}

#[test]
fn a_proof_with_a_number_changed_anywhere_is_refused_and_under_a_new_digest_proves_nothing_else() {
    for seed in 0..40 {
        let mut numbers = Numbers::new(2_000 + seed);
        let draft = any_draft(&mut numbers, 20, usize::MAX);
        let instance = Instance::new(draft).unwrap();
        let proof = solve(&instance);
        let totals = check(&instance, &proof).unwrap();
        for _ in 0..100 {
            let other = changed(&proof, &mut numbers);
            let said = check(&instance, &other);
            assert_eq!(said, Err(Fault::Digest), "seed {seed}: {other:?}");
            if let Ok(other) = check(&instance, &other.with_digest()) {
                let both = [totals, other].map(|t| (t.n_pairs, t.total_points));
                assert_eq!(both[0], both[1], "seed {seed}");
            }
        }
        for order in [Order::CoverageFirst, Order::ScoreFirst] {
            let proof = solve_levels(&instance, order);
            let totals = check_levels(&instance, order, &proof).unwrap();
            for _ in 0..100 {
                let other = changed_levels(&proof, &mut numbers);
                let said = check_levels(&instance, order, &other);
                assert_eq!(said, Err(Fault::Digest), "seed {seed}: {other:?}");
                if let Ok(other) = check_levels(&instance, order, &other.with_digest()) {
                    assert_eq!(totals, other, "seed {seed}");
                }
            }
        }
    }
}
