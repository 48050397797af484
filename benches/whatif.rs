//! What one question costs: "what if" answered exactly, a stored run beside it,
//! and the whole frontier, on programmes made from a seed.
//!
//! `prepare` is what the page does before it asks; `asked` is every level, the
//! tie-break and whether another answer is as good; `run` the same with the
//! check of its proof; `frontier` every number of mentees, with how many solves
//! and corners. Least of five, the frontier once.
//! Usage: `cargo bench --profile engine --bench whatif [-- MENTEESxMENTORS …]`

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench reads the clock and may stop at a fault"
)]

use std::time::Instant;

use civic_mentor::matching::frontier::frontier;
use civic_mentor::matching::generate::{self, Variant};
use civic_mentor::matching::prepare::prepare;
use civic_mentor::matching::solve::{ask, solve};

const N_REPEATS: usize = 5;

fn main() {
    let asked: Vec<_> = std::env::args().filter_map(|size| parse(&size)).collect();
    let sizes = if asked.is_empty() {
        vec![(300, 200), (1_000, 500)]
    } else {
        asked
    };
    println!(
        "{:<12}{:<11}{:>9}{:>9}{:>9}{:>12}{:>8}{:>9}",
        "size", "variant", "prepare", "asked", "run", "frontier", "solves", "corners"
    );
    for (n_mentees, n_mentors) in sizes {
        for variant in Variant::ALL {
            measure(n_mentees, n_mentors, variant);
        }
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
    let (run_ms, run) = least(N_REPEATS, || solve(inputs.clone()));
    let asked = asked.expect("it ran").expect("it has an answer");
    let run = run.expect("it ran").expect("it has an answer");
    assert_eq!(asked.result_hash, run.certificate.result_hash);
    let (frontier_ms, found) = least(1, || frontier(inputs.clone()));
    let found = found.expect("it ran");
    let corners = found.spots.iter().filter(|it| it.objective.is_some());
    println!(
        "{:<12}{:<11}{prepare_ms:>9.1}{asked_ms:>9.1}{run_ms:>9.1}{frontier_ms:>12.1}{:>8}{:>9}",
        format!("{n_mentees}x{n_mentors}"),
        format!("{variant:?}"),
        found.n_solved,
        corners.count()
    );
}
