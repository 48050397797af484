//! What one question costs: "what if" answered exactly, a stored run beside it,
//! and the whole frontier, on programmes made from a seed.
//!
//! `prepare` is what the page does before it asks; `asked` is every level, the
//! tie-break and whether another answer is as good; `proven` the same with the
//! duals that prove it; `run` the same with the check of its proof; `frontier`
//! every number of mentees, with how many solves and corners. Least of five, the
//! frontier once. Then single edits of a solved graph of 10,000 × 5,000, each
//! kind by itself: half of them and 99 of 100 took no longer than so much.
//! Usage: `cargo bench --profile engine --bench whatif [-- MENTEESxMENTORS …]`

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench reads the clock and may stop at a fault"
)]

use std::time::Instant;

use civic_mentor::matching::frontier::frontier;
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::inputs::Inputs;
use civic_mentor::matching::prepare::prepare;
use civic_mentor::matching::solve::{Phase, Run, Step, ask, solve};
use civic_mentor::matching::sparse::generate::{Plan, graph};
use civic_mentor::matching::sparse::{Edit, Incremental, Instance, Order};

const N_REPEATS: usize = 5;

fn main() {
    let asked: Vec<_> = std::env::args().filter_map(|size| parse(&size)).collect();
    let sizes = if asked.is_empty() {
        vec![(300, 200), (1_000, 500)]
    } else {
        asked
    };
    println!(
        "{:<12}{:<11}{:>9}{:>9}{:>9}{:>9}{:>12}{:>8}{:>9}",
        "size", "variant", "prepare", "asked", "proven", "run", "frontier", "solves", "corners"
    );
    for (n_mentees, n_mentors) in sizes {
        for variant in Variant::ALL {
            measure(n_mentees, n_mentors, variant);
        }
    }
    println!(
        "{:<11}{:<10}{:<12}{:>9}{:>9}{:>9}",
        "variant", "order", "edit", "half ms", "99 % ms", "most ms"
    );
    for variant in Variant::ALL {
        for order in [Order::Pairings, Order::CoverageFirst] {
            edits(variant, order);
        }
    }
}

/// A run as far as its duals, without its check.
fn proven(inputs: Inputs) {
    let n_mentees = inputs.mentees.len();
    let mut run = Run::new(inputs);
    while let Step::More(progress) = run.step(u64::MAX) {
        if progress.phase == Phase::Checking && progress.n_done >= 2 * n_mentees / 3 {
            return;
        }
    }
}

/// Single edits of a graph, each answered at once.
fn edits(variant: Variant, order: Order) {
    const N_EDITS: usize = 2_000;
    let plan = Plan {
        n_mentees: 10_000,
        n_mentors: 5_000,
        n_of_mentee: 50,
        variant,
        seed: 1,
    };
    let instance = Instance::new(graph(&plan)).expect("it is sound");
    let mut solved = Incremental::new(&instance, order);
    let mut numbers = Numbers::new(5);
    let number = |n: u64| u32::try_from(n).unwrap_or(0);
    let edges = solved.left().0.edges;
    for kind in [
        "points", "forbid", "lock", "unlock", "wants", "places", "mentee", "mentor",
    ] {
        let mut times = Vec::with_capacity(N_EDITS);
        let mut pairs = solved.pairs();
        numbers.shuffle(&mut pairs);
        for at in 0..N_EDITS {
            let edge = edges[number(numbers.below(edges.len() as u64)) as usize];
            let (mentee, mentor) = pairs[at % pairs.len()];
            let points = u32::try_from(numbers.below(100)).unwrap_or(0);
            let edit = match kind {
                "points" => Edit::Points {
                    mentee: edge.mentee,
                    mentor: edge.mentor,
                    points,
                },
                "forbid" => Edit::Forbid { mentee, mentor },
                "lock" => Edit::Lock {
                    mentee: edge.mentee,
                    mentor: edge.mentor,
                },
                "unlock" => Edit::Unlock { mentee, mentor },
                "wants" => Edit::Wants {
                    mentee,
                    wants: number(numbers.below(3)),
                },
                "places" => Edit::Places {
                    mentor,
                    places: number(numbers.below(6)),
                },
                "mentee" => Edit::AddMentee {
                    wants: 1,
                    edges: (0..50)
                        .map(|n| (n * 97 + edge.mentor % 97, points))
                        .collect(),
                },
                _ => Edit::AddMentor {
                    places: 2,
                    edges: (0..50)
                        .map(|n| (n * 97 + edge.mentee % 97, points))
                        .collect(),
                },
            };
            if kind.starts_with("ment") && at >= 200 {
                break;
            }
            let start = Instant::now();
            let done = solved.edit(&edit);
            let took = start.elapsed().as_secs_f64() * 1e3;
            if done.is_ok() {
                times.push(took);
            }
        }
        solved.check().expect("it is proven");
        times.sort_by(f64::total_cmp);
        let of = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(0.0);
        println!(
            "{:<11}{:<10}{kind:<12}{:>9.3}{:>9.3}{:>9.3}   of {}",
            format!("{variant:?}"),
            format!("{order:?}").chars().take(8).collect::<String>(),
            of(50),
            of(99),
            times.last().copied().unwrap_or(0.0),
            times.len()
        );
    }
}

fn parse(size: &str) -> Option<(usize, usize)> {
    let (mentees, mentors) = size.split_once('x')?;
    Some((mentees.parse().ok()?, mentors.parse().ok()?))
}

/// The least time of several, in milliseconds, and the last answer.
fn least<T>(n: usize, work: impl Fn() -> T) -> (f64, Option<T>) {
    let mut least = f64::MAX;
    let mut answer = None;
    for _ in 0..n {
        let start = Instant::now();
        answer = Some(work());
        least = least.min(start.elapsed().as_secs_f64() * 1e3);
    }
    (least, answer)
}

fn measure(n_mentees: usize, n_mentors: usize, variant: Variant) {
    let problem = generate::problem(1, n_mentees, n_mentors, variant);
    let (prepare_ms, prepared) = least(N_REPEATS, || prepare(&problem));
    let inputs = prepared
        .expect("it ran")
        .expect("the problem is sound")
        .inputs;
    let (asked_ms, asked) = least(N_REPEATS, || ask(inputs.clone()));
    let (proven_ms, _) = least(N_REPEATS, || proven(inputs.clone()));
    let (run_ms, run) = least(N_REPEATS, || solve(inputs.clone()));
    let asked = asked.expect("it ran").expect("it has an answer");
    let run = run.expect("it ran").expect("it has an answer");
    assert_eq!(asked.result_hash, run.certificate.result_hash);
    let (frontier_ms, found) = least(1, || frontier(inputs.clone()));
    let found = found.expect("it ran");
    let corners = found.spots.iter().filter(|it| it.objective.is_some());
    println!(
        "{:<12}{:<11}{prepare_ms:>9.1}{asked_ms:>9.1}{proven_ms:>9.1}{run_ms:>9.1}{frontier_ms:>12.1}{:>8}{:>9}",
        format!("{n_mentees}x{n_mentors}"),
        format!("{variant:?}"),
        found.n_solved,
        corners.count()
    );
}
