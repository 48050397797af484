//! How long a run takes, part by part, on programmes made from a seed.
//!
//! Figures hold all levels. `flow` is scoring and levels 2 to 5,
//! `tie` level 6 and the tie-break, `duals` the canonical duals and whether another answer
//! is as good, `check` the certificate's check; least of the repetitions.
//! Usage: `cargo bench --profile engine --bench matching [-- MENTEESxMENTORS …]`

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench reads the clock and may stop at a fault"
)]

use std::time::{Duration, Instant};

use civic_mentor::domain::rules::Objective;
use civic_mentor::matching::check::check;
use civic_mentor::matching::generate::{self, Variant};
use civic_mentor::matching::levels::Level;
use civic_mentor::matching::prepare::prepare;
use civic_mentor::matching::solve::{Phase, Run, Solved, Step};

const BUDGET: u64 = 200_000;

fn main() {
    let asked: Vec<_> = std::env::args().filter_map(|size| parse(&size)).collect();
    let sizes = if asked.is_empty() {
        vec![(300, 200), (1_000, 500)]
    } else {
        asked
    };
    println!(
        "{:<14}{:<11}{:<16}{:>7}{:>9}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9}",
        "size",
        "variant",
        "objective",
        "pairs",
        "points",
        "flow",
        "tie",
        "duals",
        "check",
        "all ms",
        "slice"
    );
    for (n_mentees, n_mentors) in sizes {
        for variant in Variant::ALL {
            for objective in Objective::ALL {
                if !named(&format!("{variant:?}")) || !named(&objective.word()) {
                    continue;
                }
                measure(n_mentees, n_mentors, variant, *objective);
            }
        }
    }
}

/// Whether arguments name it, or none of its kind.
fn named(word: &str) -> bool {
    let word = word.to_lowercase();
    let words: Vec<_> = std::env::args()
        .filter_map(|it| it.strip_prefix("--only=").map(str::to_owned))
        .collect();
    words.is_empty() || words.contains(&word)
}

fn parse(size: &str) -> Option<(usize, usize)> {
    let (mentees, mentors) = size.split_once('x')?;
    Some((mentees.parse().ok()?, mentors.parse().ok()?))
}

fn measure(n_mentees: usize, n_mentors: usize, variant: Variant, objective: Objective) {
    let mut problem = generate::problem(1, n_mentees, n_mentors, variant);
    problem.rules.objective = objective;
    let n_runs = if n_mentees * n_mentors > 5_000_000 {
        1
    } else {
        3
    };
    let mut least: Option<Times> = None;
    let mut answer = None;
    for _ in 0..n_runs {
        let inputs = prepare(&problem).expect("the problem is sound").inputs;
        let (solved, times) = timed(Run::new(inputs));
        least = Some(least.map_or(
            times,
            |least| if times.all < least.all { times } else { least },
        ));
        answer = Some(solved);
    }
    if let (Some(solved), Some(times)) = (answer, least) {
        let start = Instant::now();
        assert_eq!(check(&solved.inputs, &solved.certificate), []);
        let check = start.elapsed();
        let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
        println!(
            "{:<14}{:<11}{:<16}{:>7}{:>9}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9}",
            format!("{n_mentees}x{n_mentors}"),
            format!("{variant:?}"),
            objective.word(),
            solved.certificate.pairs().len(),
            solved.certificate.value(Level::Points).unwrap_or(0),
            ms(times.flow),
            ms(times.tie),
            ms(times.rest.saturating_sub(check)),
            ms(check),
            ms(times.all),
            ms(times.slice)
        );
    }
}

#[derive(Clone, Copy, Default)]
struct Times {
    flow: Duration,
    tie: Duration,
    rest: Duration,
    all: Duration,
    slice: Duration,
}

fn timed(mut run: Run) -> (Solved, Times) {
    let mut times = Times::default();
    let mut phase = Phase::Scoring;
    loop {
        let start = Instant::now();
        let step = run.step(BUDGET);
        let spent = start.elapsed();
        times.all += spent;
        times.slice = times.slice.max(spent);
        match phase {
            Phase::Scoring | Phase::Placing | Phase::Proving => times.flow += spent,
            Phase::BreakingTies => times.tie += spent,
            Phase::Checking => times.rest += spent,
        }
        match step {
            Step::More(progress) => phase = progress.phase,
            Step::Done(solved) => return (*solved, times),
            Step::Failed(error) => panic!("{error:?}"),
        }
    }
}
