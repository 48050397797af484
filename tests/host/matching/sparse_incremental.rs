//! Graphs that are edited: after each edit as good as solved from scratch, and
//! proven.

use civic_mentor::matching::generate::Numbers;
use civic_mentor::matching::sparse::{
    Draft, Edge, Edit, EditError, Fault, Incremental, Instance, Order, Totals, check_left,
    check_levels, solve_levels,
};

use super::sparse::any_draft;

const ORDERS: [Order; 3] = [Order::Pairings, Order::CoverageFirst, Order::ScoreFirst];

/// The levels of an order, first to last.
fn values(order: Order, totals: &Totals) -> [u64; 4] {
    let (mentees, mentors) = (totals.n_mentees_covered, totals.n_mentors_used);
    match order {
        Order::CoverageFirst => [mentees, totals.n_pairs, mentors, totals.total_points],
        Order::ScoreFirst => [totals.total_points, mentees, totals.n_pairs, mentors],
        Order::Pairings => [totals.n_pairs, totals.total_points, 0, 0],
    }
}

/// What the graph comes to, solved from scratch.
fn from_scratch(draft: Draft, order: Order) -> [u64; 4] {
    let instance = Instance::new(draft).unwrap();
    let proof = solve_levels(&instance, order);
    values(order, &check_levels(&instance, order, &proof).unwrap())
}

/// Any edit, of which some do not fit.
fn any_edit(numbers: &mut Numbers, graph: &Incremental, most_points: u64) -> Edit {
    let (left, _) = graph.left();
    let (n_mentees, n_mentors) = (left.wants.len() as u64, left.places.len() as u64);
    let mentee = numbers.below(n_mentees + 1) as u32;
    let mentor = numbers.below(n_mentors + 1) as u32;
    let points = numbers.below(most_points + 1) as u32;
    let mut row = |n: u64| -> Vec<(u32, u32)> {
        let mut row: Vec<(u32, u32)> = Vec::new();
        for at in 0..n {
            if numbers.below(3) == 0 {
                row.push((at as u32, numbers.below(most_points + 1) as u32));
            }
        }
        numbers.shuffle(&mut row);
        row
    };
    let (for_mentors, for_mentees) = (row(n_mentors), row(n_mentees));
    let held = graph.pairs();
    let pair = match held.get(numbers.below(held.len() as u64 * 2 + 1) as usize) {
        Some(pair) => *pair,
        None => (mentee, mentor),
    };
    let edge = match left
        .edges
        .get(numbers.below(left.edges.len() as u64 + 1) as usize)
    {
        Some(edge) => (edge.mentee, edge.mentor),
        None => (mentee, mentor),
    };
    match numbers.below(12) {
        0 => Edit::AddMentee {
            wants: numbers.below(4) as u32,
            edges: for_mentors,
        },
        1 => Edit::AddMentor {
            places: numbers.below(6) as u32,
            edges: for_mentees,
        },
        2 | 3 => Edit::Wants {
            mentee,
            wants: numbers.below(4) as u32,
        },
        4 | 5 => Edit::Places {
            mentor,
            places: numbers.below(6) as u32,
        },
        6 => Edit::Forbid {
            mentee: pair.0,
            mentor: pair.1,
        },
        7 => Edit::Points {
            mentee: edge.0,
            mentor: edge.1,
            points,
        },
        8 => Edit::Points {
            mentee: pair.0,
            mentor: pair.1,
            points,
        },
        9 => Edit::Points {
            mentee,
            mentor,
            points,
        },
        10 => Edit::Lock {
            mentee: edge.0,
            mentor: edge.1,
        },
        _ => Edit::Unlock {
            mentee: pair.0,
            mentor: pair.1,
        },
    }
}

/// The values by trying every set of edges that holds the locked ones.
fn tried(draft: &Draft, locked: &[(u32, u32)], order: Order) -> [u64; 4] {
    let mut best = None;
    for set in 0_u32..1 << draft.edges.len() {
        let chosen = draft.edges.iter().enumerate();
        let chosen: Vec<&Edge> = chosen
            .filter(|(at, _)| set >> at & 1 == 1)
            .map(|(_, edge)| edge)
            .collect();
        let has = |pair: &(u32, u32)| {
            let mut chosen = chosen.iter();
            chosen.any(|edge| (edge.mentee, edge.mentor) == *pair)
        };
        if !locked.iter().all(has) {
            continue;
        }
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
            let all = left.iter().zip(all);
            all.filter(|(left, all)| left < all).count() as u64
        };
        let totals = Totals {
            n_pairs: chosen.len() as u64,
            n_mentees_covered: used(&wants, &draft.wants),
            n_mentors_used: used(&places, &draft.places),
            total_points: chosen.iter().map(|edge| u64::from(edge.points)).sum(),
        };
        if fits {
            best = best.max(Some(values(order, &totals)));
        }
    }
    best.unwrap_or_default()
}

#[test]
fn after_any_edits_the_answer_is_proven_and_as_good_as_from_scratch() {
    let mut n_compared = 0;
    for seed in 0..2_000 {
        let mut numbers = Numbers::new(seed);
        let order = ORDERS[seed as usize % 3];
        let draft = any_draft(&mut numbers, 4 + seed % 14, usize::MAX);
        let most_points = [1, 9, 40, 400][seed as usize / 3 % 4];
        let instance = Instance::new(draft).unwrap();
        let mut graph = Incremental::new(&instance, order);
        let mut n_locked = 0;
        for step in 0..20 {
            let edit = any_edit(&mut numbers, &graph, most_points);
            let done = graph.edit(&edit).is_ok();
            match edit {
                Edit::Lock { .. } => n_locked += i32::from(done),
                Edit::Unlock { .. } => n_locked -= i32::from(done),
                _ => {}
            }
            let totals = graph
                .check()
                .unwrap_or_else(|fault| panic!("{fault}: seed {seed}, {step}: {edit:?}"));
            if n_locked == 0 {
                n_compared += 1;
                let scratch = from_scratch(graph.draft(), order);
                assert_eq!(values(order, &totals), scratch, "seed {seed}, {step}");
            }
        }
    }
    assert!(n_compared > 1_000, "{n_compared}");
}

#[test]
fn with_locked_pairs_every_level_is_as_high_as_trying_all_finds() {
    for seed in 0..200 {
        let mut numbers = Numbers::new(9_000 + seed);
        let order = ORDERS[seed as usize % 3];
        let draft = any_draft(&mut numbers, 5, 8);
        let instance = Instance::new(draft.clone()).unwrap();
        let mut graph = Incremental::new(&instance, order);
        let mut locked = Vec::new();
        for edge in &draft.edges {
            let (mentee, mentor) = (edge.mentee, edge.mentor);
            if numbers.below(2) == 0 && graph.edit(&Edit::Lock { mentee, mentor }).is_ok() {
                locked.push((mentee, mentor));
            }
            let totals = graph.check().unwrap();
            assert_eq!(values(order, &totals), tried(&draft, &locked, order));
        }
        while let Some((mentee, mentor)) = locked.pop() {
            graph.edit(&Edit::Unlock { mentee, mentor }).unwrap();
            let totals = graph.check().unwrap();
            assert_eq!(values(order, &totals), tried(&draft, &locked, order));
        }
    }
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing_and_says_why() {
    let edge = |mentee, mentor, points| Edge {
        mentee,
        mentor,
        points,
    };
    let draft = Draft {
        wants: vec![1, 2],
        places: vec![1, 1],
        edges: vec![edge(0, 0, 5), edge(1, 0, 3), edge(1, 1, 2)],
    };
    let instance = Instance::new(draft).unwrap();
    let mut graph = Incremental::new(&instance, Order::CoverageFirst);
    graph
        .edit(&Edit::Lock {
            mentee: 1,
            mentor: 1,
        })
        .unwrap();
    let before = graph.left();
    let (mentee, mentor) = (1, 1);
    let refused = [
        (
            Edit::Wants {
                mentee: 9,
                wants: 1,
            },
            EditError::NoMentee(9),
        ),
        (
            Edit::Places {
                mentor: 2,
                places: 1,
            },
            EditError::NoMentor(2),
        ),
        (
            Edit::Wants {
                mentee: 0,
                wants: 4,
            },
            EditError::Units(4),
        ),
        (
            Edit::Wants {
                mentee: 1,
                wants: 0,
            },
            EditError::Locked { n_locked: 1 },
        ),
        (
            Edit::Forbid { mentee, mentor },
            EditError::Lock { mentee, mentor },
        ),
        (
            Edit::Forbid {
                mentee: 0,
                mentor: 1,
            },
            EditError::NoEdge {
                mentee: 0,
                mentor: 1,
            },
        ),
        (
            Edit::Points {
                mentee: 0,
                mentor: 0,
                points: 1_000_001,
            },
            EditError::Points(1_000_001),
        ),
        (
            Edit::AddMentee {
                wants: 1,
                edges: vec![(0, 1), (0, 2)],
            },
            EditError::Twice(0),
        ),
        (
            Edit::AddMentor {
                places: 1,
                edges: vec![(7, 1)],
            },
            EditError::NoMentee(7),
        ),
        (
            Edit::Unlock {
                mentee: 0,
                mentor: 0,
            },
            EditError::Lock {
                mentee: 0,
                mentor: 0,
            },
        ),
    ];
    for (edit, error) in refused {
        assert_eq!(graph.edit(&edit), Err(error));
        assert_eq!(graph.left(), before);
    }
}

#[test]
fn more_points_and_people_than_there_was_room_for_are_solved_again() {
    let mut numbers = Numbers::new(77);
    for order in ORDERS {
        let draft = any_draft(&mut numbers, 8, usize::MAX);
        let instance = Instance::new(draft).unwrap();
        let mut graph = Incremental::new(&instance, order);
        for at in 0..90 {
            let (left, _) = graph.left();
            let to = numbers.below(left.places.len() as u64) as u32;
            let edges = vec![(to, 200 * at)];
            graph.edit(&Edit::AddMentee { wants: 1, edges }).unwrap();
            let to = numbers.below(left.wants.len() as u64) as u32;
            let edges = vec![(to, at)];
            graph.edit(&Edit::AddMentor { places: 2, edges }).unwrap();
        }
        let totals = graph.check().unwrap();
        let scratch = from_scratch(graph.draft(), order);
        assert_eq!(values(order, &totals), scratch);
    }
}

#[test]
fn a_changed_proof_is_refused() {
    let mut numbers = Numbers::new(3);
    let draft = any_draft(&mut numbers, 12, usize::MAX);
    let instance = Instance::new(draft).unwrap();
    let graph = Incremental::new(&instance, Order::CoverageFirst);
    let (left, proof) = graph.left();
    assert!(check_left(&left, &proof).is_ok());
    let mut less = proof.clone();
    less.pairs.pop();
    assert_eq!(check_left(&left, &less), Err(Fault::Digest));
    assert_eq!(check_left(&left, &less.with_digest()), Err(Fault::NotBest));
    let mut small = left;
    small.limits = (1, 1);
    assert_eq!(check_left(&small, &proof), Err(Fault::NotBest));
}
