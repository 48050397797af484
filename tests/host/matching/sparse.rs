//! The engine for graphs: best among all answers, the same in any order of
//! edges, proven, and held to it.

use std::collections::BTreeSet;

use civic_mentor::matching::generate::{Numbers, Variant};
use civic_mentor::matching::network;
use civic_mentor::matching::sparse::generate::{Plan, graph, table};
use civic_mentor::matching::sparse::{
    Draft, Dual, Edge, Fault, Instance, InstanceError, MAX_POINTS, Proof, Totals, check, read,
    solve,
};

/// A graph of any shape: empty, full, with points from few to many.
pub fn any_draft(numbers: &mut Numbers, most_people: u64, most_edges: usize) -> Draft {
    let mut units = |n: u64, most: u64| -> Vec<u32> {
        (0..n).map(|_| 1 + numbers.below(most) as u32).collect()
    };
    let (n_mentees, n_mentors) = (units(1, most_people)[0], units(1, most_people)[0]);
    let (wants, places) = (
        units(u64::from(n_mentees), 3),
        units(u64::from(n_mentors), 5),
    );
    let most_points = [1, 2, 4, 100, 5_000, 1_000_001][numbers.below(6) as usize];
    let density = 1 + numbers.below(4);
    let mut edges = Vec::new();
    for mentee in 0..n_mentees {
        for mentor in 0..n_mentors {
            if numbers.below(4) < density {
                edges.push(Edge {
                    mentee,
                    mentor,
                    points: numbers.below(most_points) as u32,
                });
            }
        }
    }
    numbers.shuffle(&mut edges);
    edges.truncate(most_edges);
    Draft {
        wants,
        places,
        edges,
    }
}

fn proven(draft: &Draft) -> (Proof, Totals) {
    let instance = Instance::new(draft.clone()).unwrap();
    let proof = solve(&instance);
    let totals = check(&instance, &proof).unwrap_or_else(|fault| panic!("{fault}: {draft:?}"));
    (proof, totals)
}

/// Most pairings and then points, by trying every set of edges.
fn tried(draft: &Draft, next: usize, left: &mut (Vec<u32>, Vec<u32>)) -> (u64, u64) {
    let Some(edge) = draft.edges.get(next) else {
        return (0, 0);
    };
    let without = tried(draft, next + 1, left);
    let (mentee, mentor) = (edge.mentee as usize, edge.mentor as usize);
    if left.0[mentee] == 0 || left.1[mentor] == 0 {
        return without;
    }
    left.0[mentee] -= 1;
    left.1[mentor] -= 1;
    let with = tried(draft, next + 1, left);
    left.0[mentee] += 1;
    left.1[mentor] += 1;
    without.max((with.0 + 1, with.1 + u64::from(edge.points)))
}

/// The same by the page's flow, which shares no code with the engine.
fn by_flow(draft: &Draft) -> (u64, u64) {
    const PAIRING: i128 = 1 << 60;
    let room = |all: &u32| network::Room::<i128> {
        all: *all,
        n_bonus: 0,
        bonus: 0,
        costs: (0, 0),
    };
    let wants = draft.wants.iter().map(room).collect();
    let places = draft.places.iter().map(room).collect();
    let mut network = network::Network::new(wants, places);
    for (mentee, wants) in draft.wants.iter().enumerate() {
        let edges = draft.edges.iter().filter(|e| e.mentee as usize == mentee);
        let edges = edges.map(|edge| network::Edge {
            mentor: edge.mentor,
            mark: edge.points,
            gain: PAIRING + i128::from(edge.points),
        });
        network.set_row(mentee, edges.collect());
        network.offer(mentee, *wants);
    }
    let pairs = network.pairs().into_iter();
    let pairs: BTreeSet<_> = pairs.map(|(mentee, mentor, _)| (mentee, mentor)).collect();
    let chosen = draft.edges.iter();
    let chosen = chosen.filter(|edge| pairs.contains(&(edge.mentee, edge.mentor)));
    let points = chosen.map(|edge| u64::from(edge.points)).sum();
    (pairs.len() as u64, points)
}

fn values(totals: Totals) -> (u64, u64) {
    (totals.n_pairs, totals.total_points)
}

#[test]
fn no_set_of_edges_is_better() {
    let mut numbers = Numbers::new(1);
    for _ in 0..400 {
        let draft = any_draft(&mut numbers, 5, 11);
        let mut left = (draft.wants.clone(), draft.places.clone());
        let (_, totals) = proven(&draft);
        assert_eq!(values(totals), tried(&draft, 0, &mut left), "{draft:?}");
    }
}

#[test]
fn the_exact_flow_finds_the_same_values() {
    let mut numbers = Numbers::new(2);
    for _ in 0..120 {
        let draft = any_draft(&mut numbers, 40, usize::MAX);
        assert_eq!(values(proven(&draft).1), by_flow(&draft), "{draft:?}");
    }
    for variant in Variant::ALL {
        let draft = graph(&Plan {
            n_mentees: 160,
            n_mentors: 80,
            n_of_mentee: 12,
            variant,
            seed: 3,
        });
        assert_eq!(values(proven(&draft).1), by_flow(&draft), "{variant:?}");
    }
}

#[test]
fn edges_in_any_order_give_the_same_pairs() {
    let mut numbers = Numbers::new(4);
    for _ in 0..60 {
        let draft = any_draft(&mut numbers, 25, usize::MAX);
        let mut shuffled = draft.clone();
        numbers.shuffle(&mut shuffled.edges);
        assert_eq!(proven(&draft), proven(&shuffled));
    }
}

#[test]
fn odd_graphs_are_solved_too() {
    let edge = |mentee, mentor, points| Edge {
        mentee,
        mentor,
        points,
    };
    let solved = |wants: &[u32], places: &[u32], edges: Vec<Edge>| {
        let (wants, places) = (wants.to_vec(), places.to_vec());
        values(
            proven(&Draft {
                wants,
                places,
                edges,
            })
            .1,
        )
    };
    assert_eq!(solved(&[], &[], vec![]), (0, 0));
    assert_eq!(solved(&[1], &[], vec![]), (0, 0));
    assert_eq!(solved(&[3, 1], &[5], vec![]), (0, 0));
    // More wanted, and more places, than there are edges.
    assert_eq!(solved(&[3], &[5], vec![edge(0, 0, 4)]), (1, 4));
    // One mentor wanted by all.
    let all = (0..20).map(|mentee| edge(mentee, 0, mentee)).collect();
    assert_eq!(solved(&[2; 20], &[3], all), (3, 19 + 18 + 17));
    // Points never buy a pairing less.
    let chain = vec![edge(0, 0, 1_000_000), edge(0, 1, 0), edge(1, 0, 0)];
    assert_eq!(solved(&[1, 1], &[1, 1], chain), (2, 0));
    // Equal points everywhere.
    let mut even = table(1, 30, 1);
    assert_eq!(values(proven(&even).1), (30, 0));
    even.edges.iter_mut().for_each(|edge| edge.points = 7);
    assert_eq!(values(proven(&even).1), (30, 210));
}

#[test]
fn an_altered_answer_is_refused() {
    let draft = graph(&Plan {
        n_mentees: 60,
        n_mentors: 20,
        n_of_mentee: 8,
        variant: Variant::Scarce,
        seed: 5,
    });
    let instance = Instance::new(draft.clone()).unwrap();
    let (proof, totals) = proven(&draft);
    // By the digest, and without it.
    let checked = |altered: &Proof| {
        assert_eq!(check(&instance, altered), Err(Fault::Digest));
        check(&instance, &altered.clone().with_digest())
    };
    let refused = |altered: &Proof| assert!(checked(altered).is_err(), "{altered:?}");
    let edges: BTreeSet<_> = draft.edges.iter().map(|e| (e.mentee, e.mentor)).collect();
    for at in 0..proof.pairs.len() {
        let mut less = proof.clone();
        less.pairs.remove(at);
        refused(&less);
        let mut twice = proof.clone();
        twice.pairs.insert(at, proof.pairs[at]);
        refused(&twice);
        let mut other = proof.clone();
        other.pairs[at].1 = (other.pairs[at].1 + 1) % 20;
        other.pairs.sort_unstable();
        assert!(checked(&other).is_err() || checked(&other) == Ok(totals));
    }
    for pair in edges.difference(&proof.pairs.iter().copied().collect()) {
        let mut more = proof.clone();
        more.pairs.push(*pair);
        more.pairs.sort_unstable();
        refused(&more);
    }
    // Duals are not unique: an altered one under a new digest may prove the
    // same, never anything else.
    for at in 0..60 + 20 {
        for (pairings, points) in [(1, 0), (-1, 0), (0, 1), (0, -1), (0, 1 << 62)] {
            let mut altered = proof.clone();
            let dual = match at {
                0..60 => &mut altered.mentees[at],
                _ => &mut altered.mentors[at - 60],
            };
            dual.pairings += pairings;
            dual.points = dual.points.saturating_add(points);
            let checked = checked(&altered);
            assert!(
                matches!(checked, Err(Fault::NotProven { .. } | Fault::Negative(_)))
                    || checked == Ok(totals)
            );
        }
    }
    let mut short = proof.clone();
    short.mentees.pop();
    assert_eq!(checked(&short), Err(Fault::Duals { n: 59, people: 60 }));
    let mut zero = proof;
    zero.mentors.fill(Dual::default());
    refused(&zero);
}

#[test]
fn what_is_no_instance_is_refused_with_its_number() {
    let edge = |mentee, mentor, points| Edge {
        mentee,
        mentor,
        points,
    };
    let refused = |wants: u32, places: u32, edges: Vec<Edge>| {
        let (wants, places) = (vec![wants], vec![places]);
        Instance::new(Draft {
            wants,
            places,
            edges,
        })
        .unwrap_err()
        .to_string()
    };
    let cases = [
        (refused(0, 1, vec![]), "mentee 0 wants 0: 1 to 3"),
        (refused(4, 1, vec![]), "mentee 0 wants 4: 1 to 3"),
        (refused(1, 6, vec![]), "mentor 0 has 6 places: 1 to 5"),
        (
            refused(1, 1, vec![edge(1, 0, 0)]),
            "edge 0: no mentee 1 among 1",
        ),
        (
            refused(1, 1, vec![edge(0, 7, 0)]),
            "edge 0: no mentor 7 among 1",
        ),
        (
            refused(1, 1, vec![edge(0, 0, MAX_POINTS + 1)]),
            "edge 0: 1000001 points, at most 1000000",
        ),
        (
            refused(1, 1, vec![edge(0, 0, 1), edge(0, 0, 2)]),
            "mentee 0 and mentor 0 stand twice",
        ),
    ];
    for (said, expected) in cases {
        assert_eq!(said, expected);
    }
    assert_eq!(
        Instance::new(Draft {
            wants: vec![1; 1_000_001],
            ..Draft::default()
        }),
        Err(InstanceError::People {
            role: "mentees",
            n: 1_000_001
        })
    );
}

#[test]
fn json_is_read_as_it_stands_or_refused_with_its_place() {
    let text = br#"{"edges": [[0,1,5], [1,0,0]], "name": "x",
        "mentors": [{"places": 2}, {"places": 1}], "mentees": [{"wants": 1, "id": 7}, {"wants": 3}]}"#;
    let draft = read(text).unwrap();
    assert_eq!((draft.wants, draft.places), (vec![1, 3], vec![2, 1]));
    let last = Edge {
        mentee: 1,
        mentor: 0,
        points: 0,
    };
    assert_eq!(draft.edges.last(), Some(&last));
    let faults: [&[u8]; 7] = [
        b"",
        b"[]",
        br#"{"mentees":[],"mentors":[]}"#,
        br#"{"mentees":[],"mentors":[],"edges":[[0,0]]}"#,
        br#"{"mentees":[],"mentors":[],"edges":[[0,0,1,2]]}"#,
        br#"{"mentees":[],"mentors":[],"edges":[[0,0,-1]]}"#,
        br#"{"mentees":[],"mentors":[],"edges":[[0,0,1.5]]}"#,
    ];
    for fault in faults {
        let error = read(fault).unwrap_err();
        assert_eq!(error.line(), 1);
    }
}
