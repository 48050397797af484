//! How long graphs take, part by part, on instances made from a seed.
//!
//! Least of the repetitions, on one thread. `all` is building and solving most
//! pairings, then most points, with the proof made and not yet checked;
//! `coverage` and `score` are solving by the levels before fairness of that
//! order, `seven` by all of coverage first, and `check 7` its check.
//! Usage: `cargo bench --profile engine --bench graphs [-- NAME …]`

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench reads the clock and may stop at a fault"
)]

use std::time::{Duration, Instant};

use civic_mentor::matching::generate::Variant;
use civic_mentor::matching::sparse::generate::{Plan, graph, table};
use civic_mentor::matching::sparse::{
    Draft, Instance, Order, check, check_full, check_levels, solve, solve_full, solve_levels,
};

fn main() {
    let asked: Vec<_> = std::env::args().skip(1).collect();
    let plan = |n_mentees, n_mentors, variant| Plan {
        n_mentees,
        n_mentors,
        n_of_mentee: 50,
        variant,
        seed: 1,
    };
    let wide = |variant| graph(&plan(10_000, 5_000, variant));
    let instances: [(&str, &dyn Fn() -> Draft); 10] = [
        ("small", &|| graph(&plan(1_000, 500, Variant::Balanced))),
        ("scarce", &|| wide(Variant::Scarce)),
        ("balanced", &|| wide(Variant::Balanced)),
        ("ties", &|| wide(Variant::Ties)),
        ("districts", &|| wide(Variant::Districts)),
        ("surplus", &|| wide(Variant::Surplus)),
        ("dense-1000", &|| table(1, 1_000, 1_000)),
        ("dense-2000", &|| table(1, 2_000, 1_000)),
        ("large", &|| graph(&plan(50_000, 20_000, Variant::Balanced))),
        ("large-scarce", &|| {
            graph(&plan(50_000, 20_000, Variant::Scarce))
        }),
    ];
    println!(
        "{:<14}{:>9}{:>8}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}",
        "graph",
        "edges",
        "pairs",
        "points",
        "build",
        "solve",
        "all ms",
        "check",
        "coverage",
        "score",
        "seven",
        "check 7"
    );
    for (name, make) in instances {
        if asked.iter().all(|asked| asked.starts_with('-')) || asked.iter().any(|a| a == name) {
            measure(name, &make());
        }
    }
}

fn measure(name: &str, draft: &Draft) {
    let n_runs = if draft.edges.len() > 1_000_000 { 3 } else { 7 };
    let mut least = [Duration::MAX; 7];
    let mut totals = None;
    for _ in 0..n_runs {
        let draft = draft.clone();
        let start = Instant::now();
        let instance = Instance::new(draft).expect("the graph is sound");
        let built = start.elapsed();
        let start = Instant::now();
        let proof = solve(&instance);
        let solved = start.elapsed();
        let start = Instant::now();
        totals = Some(check(&instance, &proof).expect("the proof holds"));
        let checked = start.elapsed();
        let by_levels = |order| {
            let start = Instant::now();
            let proof = solve_levels(&instance, order);
            let spent = start.elapsed();
            check_levels(&instance, order, &proof).expect("the proof holds");
            spent
        };
        let coverage = by_levels(Order::CoverageFirst);
        let score = by_levels(Order::ScoreFirst);
        let start = Instant::now();
        let order = Order::CoverageFirst;
        let full = solve_full(&instance, order, "bench");
        let all_levels = start.elapsed();
        let start = Instant::now();
        check_full(&instance, order, "bench", &full).expect("the proof holds");
        let all_checked = start.elapsed();
        let all = [
            built,
            solved,
            checked,
            coverage,
            score,
            all_levels,
            all_checked,
        ];
        for (least, spent) in least.iter_mut().zip(all) {
            *least = spent.min(*least);
        }
    }
    let totals = totals.unwrap_or_default();
    let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
    println!(
        "{name:<14}{:>9}{:>8}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}",
        draft.edges.len(),
        totals.n_pairs,
        totals.total_points,
        ms(least[0]),
        ms(least[1]),
        ms(least[0] + least[1]),
        ms(least[2]),
        ms(least[3]),
        ms(least[4]),
        ms(least[5]),
        ms(least[6])
    );
}
