//! Solves a graph from a file and prints what came of it and how long each
//! part took. Leaves out solving and checking (`matching::sparse`).
#![allow(clippy::disallowed_methods, reason = "the edge reads the clock")]

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::bundle::canonical;
use crate::flow::audit::Refused;
use crate::matching::sparse::{
    Fault, FullTotals, Instance, Order, Totals, check, check_full, read, solve, solve_full,
};

use super::args::{Aim, SolveArgs};
use super::work::{opened, say};

/// Solves a graph, or one after the other, and prints a line for each; false
/// if one was refused or its proof does not hold.
pub fn solve_file(args: &SolveArgs) -> Result<bool, Box<dyn Error>> {
    let mut input: Box<dyn BufRead> = if args.file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(opened(&args.file)?))
    };
    let mut bytes = Vec::new();
    if !args.lines {
        input.read_to_end(&mut bytes)?;
        return Ok(solve_one(bytes, args)?);
    }
    let mut all_good = true;
    while input.read_until(b'\n', &mut bytes)? > 0 {
        let line = std::mem::take(&mut bytes);
        if !line.trim_ascii().is_empty() {
            all_good &= solve_one(line, args).unwrap_or_else(|refused| {
                say(&canonical(&refused.to_value()));
                false
            });
        }
    }
    Ok(all_good)
}

fn solve_one(bytes: Vec<u8>, args: &SolveArgs) -> Result<bool, Refused> {
    let (draft, reading) = timed(|| read(&bytes));
    let draft = draft.map_err(|error| match not_a_graph(&bytes) {
        Some(why) => Refused::one("not_a_graph", why),
        None => Refused::one("json", error.to_string()),
    })?;
    drop(bytes);
    let (instance, building) = timed(|| Instance::new(draft));
    let instance = instance.map_err(|error| Refused::one("graph", error.to_string()))?;
    let done = match args.objective {
        Aim::Pairs => {
            let (proof, solving) = timed(|| solve(&instance));
            let (checked, checking) = timed(|| check(&instance, &proof));
            let checked = checked.map(|totals| (totals, String::new()));
            Done(checked, proof.pairs.len(), solving, checking)
        }
        Aim::Coverage => by_levels(&instance, Order::CoverageFirst, &args.salt),
        Aim::Score => by_levels(&instance, Order::ScoreFirst, &args.salt),
    };
    let Done(checked, n_pairs, solving, checking) = done;
    if let Err(fault) = &checked {
        eprintln!("{fault}");
    }
    let is_proven = checked.is_ok();
    let (totals, more) = checked.unwrap_or_else(|_| {
        let totals = Totals {
            n_pairs: n_pairs as u64,
            ..Totals::default()
        };
        (totals, String::new())
    });
    say(&format!(
        "{{\"n_pairs\":{},\"n_mentees_covered\":{},\"n_mentors_used\":{},\"total_points\":{},{more}\"certificate_ok\":{},\
         \"read_ms\":{},\"build_ms\":{},\"solve_ms\":{},\"check_ms\":{}}}",
        totals.n_pairs,
        totals.n_mentees_covered,
        totals.n_mentors_used,
        totals.total_points,
        is_proven,
        ms(reading),
        ms(building),
        ms(solving),
        ms(checking),
    ));
    Ok(is_proven)
}

/// What a file holds in place of a graph, where its first sign tells.
fn not_a_graph(bytes: &[u8]) -> Option<String> {
    let found = match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => "nothing",
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b'0'..=b'9' | b'-') => "a number",
        Some(b't' | b'f' | b'n') => "a single value",
        Some(_) => return None,
    };
    Some(format!(
        "the file holds {found} where a graph belongs: an object with \"mentees\", \"mentors\" and \"edges\", as in \
         {{\"mentees\":[{{\"wants\":2}}],\"mentors\":[{{\"places\":3}}],\"edges\":[[0,0,5]]}}"
    ))
}

/// The check's word, with what fairness and tie-break come to as members of the
/// line; how many pairs; how long solving and checking took.
struct Done(Result<(Totals, String), Fault>, usize, Duration, Duration);

fn by_levels(instance: &Instance, order: Order, salt: &str) -> Done {
    let (proof, solving) = timed(|| solve_full(instance, order, salt));
    let (checked, checking) = timed(|| check_full(instance, order, salt, &proof));
    let n_pairs = proof.pairs().len();
    let checked = checked.map(|full| (full.totals, further_levels(&full)));
    Done(checked, n_pairs, solving, checking)
}

/// Sums of hashes are larger than what JSON readers keep, so they are a text.
fn further_levels(full: &FullTotals) -> String {
    format!(
        "\"sum_of_squared_loads\":{},\"lowest_points\":{},\"tie_break\":\"{}\",\"n_tries\":{},",
        full.loads, full.lowest, full.tie, full.n_tries
    )
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed())
}

/// Milliseconds to the thousandth, as JSON has numbers.
fn ms(time: Duration) -> String {
    let micros = time.as_micros();
    format!("{}.{:03}", micros / 1000, micros % 1000)
}
