//! All seven levels of graphs: what trying every answer finds, proven, the same
//! in any order of edges, and held to it.

use civic_mentor::matching::generate::{Numbers, Variant};
use civic_mentor::matching::sparse::generate::{Plan, graph};
use civic_mentor::matching::sparse::{
    Draft, Edge, Fault, FullProof, FullTotals, Instance, Keys, Order, check_full, check_levels,
    solve_full, solve_levels,
};

use super::sparse::any_draft;

const ORDERS: [Order; 3] = [Order::Pairings, Order::CoverageFirst, Order::ScoreFirst];
const SALT: &str = "salt";

/// Levels in order, what is to be least with its sign turned; and the pairs.
type Answer = (Vec<i128>, Vec<(u32, u32)>);

/// Every set of edges that fits, by what it reaches; the best of them.
fn tried(draft: &Draft, order: Order) -> Answer {
    let keys = Keys::new(SALT, 0);
    let mut best: Option<Answer> = None;
    for set in 0_u32..1 << draft.edges.len() {
        let chosen = draft.edges.iter().enumerate();
        let chosen: Vec<_> = chosen
            .filter(|(at, _)| set >> at & 1 == 1)
            .map(|(_, edge)| edge)
            .collect();
        let mut has = (vec![0_u32; draft.wants.len()], vec![0; draft.places.len()]);
        for edge in &chosen {
            has.0[edge.mentee as usize] += 1;
            has.1[edge.mentor as usize] += 1;
        }
        let fits = |has: &[u32], all: &[u32]| has.iter().zip(all).all(|(has, all)| has <= all);
        if !fits(&has.0, &draft.wants) || !fits(&has.1, &draft.places) {
            continue;
        }
        let some = |has: &[u32]| has.iter().filter(|n| **n > 0).count() as i128;
        let (mentees, mentors) = (some(&has.0), some(&has.1));
        let n_pairs = chosen.len() as i128;
        let points = chosen.iter().map(|edge| i128::from(edge.points)).sum();
        let loads: i128 = has.1.iter().map(|n| i128::from(*n).pow(2)).sum();
        let lowest = chosen.iter().map(|edge| edge.points).min().unwrap_or(0);
        let hashes = chosen
            .iter()
            .map(|edge| i128::from(keys.of(edge.mentee, edge.mentor)));
        let mut levels = match order {
            Order::CoverageFirst => vec![mentees, n_pairs, mentors, points],
            Order::ScoreFirst => vec![points, mentees, n_pairs, mentors],
            Order::Pairings => vec![n_pairs, points],
        };
        levels.extend([-loads, lowest.into(), hashes.sum()]);
        if best.as_ref().is_none_or(|(most, _)| levels > *most) {
            let mut pairs: Vec<_> = chosen.iter().map(|it| (it.mentee, it.mentor)).collect();
            pairs.sort_unstable();
            best = Some((levels, pairs));
        }
    }
    best.unwrap()
}

fn values(order: Order, full: &FullTotals) -> Vec<i128> {
    let totals = full.totals;
    let (pairs, points) = (totals.n_pairs.into(), totals.total_points.into());
    let (mentees, mentors) = (
        totals.n_mentees_covered.into(),
        totals.n_mentors_used.into(),
    );
    let mut levels = match order {
        Order::CoverageFirst => vec![mentees, pairs, mentors, points],
        Order::ScoreFirst => vec![points, mentees, pairs, mentors],
        Order::Pairings => vec![pairs, points],
    };
    levels.extend([-i128::from(full.loads), full.lowest.into(), full.tie]);
    levels
}

fn proven(draft: &Draft, order: Order) -> (FullProof, FullTotals) {
    let instance = Instance::new(draft.clone()).unwrap();
    let proof = solve_full(&instance, order, SALT);
    let checked = check_full(&instance, order, SALT, &proof);
    let full = checked.unwrap_or_else(|fault| panic!("{fault}: {order:?} {draft:?}"));
    (proof, full)
}

/// A graph with few different points, so that much is open.
fn many_equals(numbers: &mut Numbers, most_people: u64, most_edges: usize) -> Draft {
    let mut draft = any_draft(numbers, most_people, most_edges);
    let kinds = 1 + numbers.below(3) as u32;
    for edge in &mut draft.edges {
        edge.points %= kinds;
    }
    draft
}

#[test]
fn the_answer_is_the_one_that_trying_all_finds_in_every_level() {
    let mut numbers = Numbers::new(66);
    for case in 0..260 {
        let draft = if case % 4 == 0 {
            any_draft(&mut numbers, 5, 10)
        } else {
            many_equals(&mut numbers, 5, 10)
        };
        for order in ORDERS {
            let (proof, full) = proven(&draft, order);
            let (levels, pairs) = tried(&draft, order);
            assert_eq!(values(order, &full), levels, "{order:?} {draft:?}");
            assert_eq!(proof.pairs(), pairs, "{order:?} {draft:?}");
        }
    }
}

#[test]
fn the_levels_before_fairness_stay_as_they_are_and_edges_may_come_in_any_order() {
    let mut numbers = Numbers::new(67);
    let (mut n_others, mut n_more_even) = (0, 0);
    for case in 0..60 {
        let draft = many_equals(&mut numbers, 40, usize::MAX);
        let mut shuffled = draft.clone();
        numbers.shuffle(&mut shuffled.edges);
        let instance = Instance::new(draft.clone()).unwrap();
        for order in ORDERS {
            let (proof, full) = proven(&draft, order);
            let other = Instance::new(shuffled.clone()).unwrap();
            assert_eq!(proof, solve_full(&other, order, SALT), "case {case}");
            let before = solve_levels(&instance, order);
            let totals = check_levels(&instance, order, &before).unwrap();
            assert_eq!(totals.n_pairs, full.totals.n_pairs);
            assert_eq!(totals.total_points, full.totals.total_points);
            if order != Order::Pairings {
                assert_eq!(totals, full.totals);
            }
            let mut loads = vec![0_u64; draft.places.len()];
            for (_, mentor) in &before.pairs {
                loads[*mentor as usize] += 1;
            }
            let squares: u64 = loads.iter().map(|load| load * load).sum();
            assert!(full.loads <= squares);
            n_more_even += i32::from(full.loads < squares);
            let by_other_salt = solve_full(&instance, order, "another salt");
            n_others += i32::from(by_other_salt.pairs() != proof.pairs());
            // By another salt it is best only where nothing was left to decide.
            if check_full(&instance, order, "another salt", &proof).is_ok() {
                assert_eq!(by_other_salt.pairs(), proof.pairs());
            }
        }
    }
    assert!(
        n_others > 20 && n_more_even > 20,
        "{n_others} {n_more_even}"
    );
}

#[test]
fn graphs_of_some_size_are_proven_in_all_levels() {
    for variant in Variant::ALL {
        let draft = graph(&Plan {
            n_mentees: 400,
            n_mentors: 200,
            n_of_mentee: 20,
            variant,
            seed: 3,
        });
        for order in ORDERS {
            let (_, full) = proven(&draft, order);
            assert_eq!(full.n_tries, 1);
        }
    }
}

#[test]
fn a_proof_with_a_number_changed_is_refused_and_under_a_new_digest_proves_nothing_else() {
    for seed in 0..30 {
        let mut numbers = Numbers::new(3_000 + seed);
        let draft = many_equals(&mut numbers, 12, usize::MAX);
        let instance = Instance::new(draft.clone()).unwrap();
        let order = ORDERS[seed as usize % 3];
        let (proof, full) = proven(&draft, order);
        for _ in 0..120 {
            let other = changed(&proof, &mut numbers);
            if other == proof {
                continue;
            }
            let said = check_full(&instance, order, SALT, &other);
            assert_eq!(said, Err(Fault::Digest), "seed {seed}");
            let other = other.with_digest();
            if let Ok(found) = check_full(&instance, order, SALT, &other) {
                assert_eq!(found, full, "seed {seed}");
                assert_eq!(other.pairs(), proof.pairs(), "seed {seed}");
            }
        }
    }
}

fn change(number: &mut i128, by: i128) {
    *number = number.wrapping_add(by);
}

/// The proof with something changed somewhere.
fn changed(proof: &FullProof, numbers: &mut Numbers) -> FullProof {
    let mut proof = proof.clone();
    let by = [1, -1, 1 << 30, i64::MIN][numbers.below(4) as usize];
    let (mentee, mentor) = (
        numbers.below(proof.mentees.len() as u64) as usize,
        numbers.below(proof.mentors.len() as u64) as usize,
    );
    let kind = numbers.below(12) as usize;
    let number = match kind {
        0 => Some(&mut proof.mentees[mentee].main),
        1 => Some(&mut proof.mentees[mentee].fair),
        2 => Some(&mut proof.mentors[mentor].main),
        3 => Some(&mut proof.mentors[mentor].fair),
        4 => Some(&mut proof.above.0[mentee]),
        5 => Some(&mut proof.above.1[mentor]),
        _ => None,
    };
    if let Some(number) = number {
        *number = number.wrapping_add(by);
    }
    let last = proof.tries.len() - 1;
    match kind {
        6 => proof.lowest = proof.lowest.wrapping_add(1),
        7 => change(&mut proof.tries[last].mentees[mentee], i128::from(by)),
        8 => change(&mut proof.tries[last].mentors[mentor], i128::from(by) << 64),
        9 => drop(proof.tries[last].pairs.pop()),
        10 => proof.tries.push(proof.tries[last].clone()),
        11 => drop(proof.mentors.pop()),
        _ => {}
    }
    proof
}

#[test]
fn a_graph_without_edges_is_an_answer_too() {
    let draft = Draft {
        wants: vec![1, 2],
        places: vec![1],
        edges: Vec::new(),
    };
    let (proof, full) = proven(&draft, Order::CoverageFirst);
    assert_eq!(proof.pairs(), []);
    assert_eq!((full.loads, full.lowest, full.tie), (0, 0, 0));
}

/// Found against `HiGHS`: what was shared evenly was read with the edges that
/// sharing leaves open, though some had gone.
#[test]
fn edges_that_sharing_evenly_closes_change_nothing_else() {
    let edge = |(mentee, mentor, points)| Edge {
        mentee,
        mentor,
        points,
    };
    let edges = [
        (2, 5, 20),
        (10, 1, 6),
        (9, 6, 0),
        (4, 2, 20),
        (5, 6, 16),
        (4, 1, 12),
        (2, 4, 5),
        (1, 4, 14),
        (9, 5, 2),
        (5, 3, 11),
        (1, 5, 10),
        (0, 1, 17),
        (8, 6, 17),
        (6, 0, 14),
        (1, 0, 15),
        (5, 5, 17),
        (9, 3, 1),
        (2, 2, 2),
        (0, 6, 7),
        (6, 2, 2),
        (6, 5, 18),
        (4, 4, 17),
        (0, 4, 13),
        (2, 1, 0),
        (2, 0, 18),
        (6, 3, 5),
        (8, 1, 6),
    ];
    let draft = Draft {
        wants: vec![1; 11],
        places: vec![5, 2, 2, 1, 3, 3, 5],
        edges: edges.map(edge).to_vec(),
    };
    let (_, full) = proven(&draft, Order::CoverageFirst);
    let totals = full.totals;
    assert_eq!((totals.n_pairs, totals.total_points), (9, 128));
    assert_eq!((full.loads, full.lowest), (13, 1));
}

/// Two mentees who differ in nothing but their numbers: the hash decides, and
/// by another salt it decides otherwise somewhere.
#[test]
fn numbers_of_people_and_the_salt_decide_between_equals() {
    let edge = |mentee| Edge {
        mentee,
        mentor: 0,
        points: 5,
    };
    let draft = Draft {
        wants: vec![1; 8],
        places: vec![1],
        edges: (0..8).map(edge).collect(),
    };
    let instance = Instance::new(draft).unwrap();
    let salts = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let chosen = salts.map(|salt| solve_full(&instance, Order::CoverageFirst, salt).pairs()[0].0);
    let best = |salt: &str| (0..8_u32).max_by_key(|mentee| Keys::new(salt, 0).of(*mentee, 0));
    assert_eq!(chosen.map(Some), salts.map(best));
    assert!(chosen.iter().any(|it| *it != chosen[0]));
}
