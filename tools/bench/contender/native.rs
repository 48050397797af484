//! A line for each line read: what was asked, how long it took, what came of it.
//! Leaves out the steps themselves (`main`).

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::time::Instant;

use civic_mentor::matching::generate::Variant;
use civic_mentor::matching::sparse::generate::{Plan, graph, table};
use civic_mentor::matching::sparse::{Draft, Edge};

use super::{Words, at_desk};

/// `make KIND MENTEES MENTORS EACH SEED FILE`, `load FILE`, `graph AIM LAST`,
/// `programme SEED MENTEES MENTORS VARIANT AIM`.
pub fn answer(words: &[&str]) -> String {
    match words {
        ["make", kind, mentees, mentors, each, seed, file] => {
            let [mentees, mentors, each, seed] = [mentees, mentors, each, seed].map(number);
            write(file, &made(kind, mentees, mentors, each, seed));
            "{}".to_owned()
        }
        ["load", file] => {
            let words = load(file);
            at_desk(|desk| desk.words = words);
            "{}".to_owned()
        }
        ["graph", aim, is_last] => solved(number(aim), *is_last == "1"),
        ["programme", seed, mentees, mentors, variant, aim] => {
            let [seed, mentees, mentors, variant, aim] =
                [seed, mentees, mentors, variant, aim].map(number);
            run(seed, mentees, mentors, variant, aim)
        }
        _ => panic!("no such request: {words:?}"),
    }
}

fn number(word: &&str) -> u32 {
    word.parse().expect("a number")
}

fn made(kind: &str, n_mentees: u32, n_mentors: u32, n_of_mentee: u32, seed: u32) -> Draft {
    let seed = u64::from(seed);
    if kind == "table" {
        return table(seed, n_mentees, 1_000);
    }
    let (variant, is_single) = kind
        .strip_prefix("single-")
        .map_or((kind, false), |v| (v, true));
    let named = |v: &&Variant| format!("{v:?}").eq_ignore_ascii_case(variant);
    let variant = Variant::ALL.iter().find(named).expect("a variant");
    let mut draft = graph(&Plan {
        n_mentees,
        n_mentors,
        n_of_mentee,
        variant: *variant,
        seed,
    });
    if is_single {
        draft.wants.fill(1);
        draft.places.fill(1);
    }
    draft
}

fn write(file: &str, draft: &Draft) {
    let mut out = BufWriter::new(File::create(file).expect("a file to write"));
    let mut put = |word: u32| {
        out.write_all(&word.to_le_bytes())
            .expect("room on the disk");
    };
    for n in [draft.wants.len(), draft.places.len(), draft.edges.len()] {
        put(u32::try_from(n).expect("within limits"));
    }
    for units in draft.wants.iter().chain(&draft.places) {
        put(*units);
    }
    for Edge {
        mentee,
        mentor,
        points,
    } in &draft.edges
    {
        for word in [*mentee, *mentor, *points] {
            put(word);
        }
    }
    out.flush().expect("room on the disk");
}

fn load(file: &str) -> Words {
    let mut input = BufReader::with_capacity(1 << 16, File::open(file).expect("the graph"));
    let mut next = || {
        let mut word = [0; 4];
        input.read_exact(&mut word).ok()?;
        Some(u32::from_le_bytes(word))
    };
    let [mentees, mentors, edges] = [0; 3].map(|_| next().expect("three sizes") as usize);
    let mut words = Words::new(mentees, mentors, edges);
    while let Some(word) = next() {
        words.push(word);
    }
    words
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed().as_secs_f64() * 1e3)
}

fn solved(aim: u32, is_last: bool) -> String {
    let draft = at_desk(|desk| desk.draft(is_last));
    at_desk(|desk| {
        let ((), build) = timed(|| desk.build(draft));
        let ((), solve) = timed(|| desk.solve(aim));
        let ((), check) = timed(|| desk.check());
        format!(
            "{{\"ms\":{},\"build\":{build},\"solve\":{solve},\"check\":{check},\
             \"pairs\":{},\"points\":{},\"hash\":\"{}\"}}",
            build + solve,
            desk.totals.n_pairs,
            desk.totals.total_points,
            desk.hash()
        )
    })
}

fn run(seed: u32, n_mentees: u32, n_mentors: u32, variant: u32, aim: u32) -> String {
    let sizes = [n_mentees as usize, n_mentors as usize];
    at_desk(|desk| {
        desk.programme(u64::from(seed), sizes, variant, aim);
        let (is_taken, prepare) = timed(|| desk.prepare());
        if !is_taken {
            return "{\"refused\":true}".to_owned();
        }
        let ((), run) = timed(|| while desk.step(4_000_000) {});
        let (pairs, points, hash) = desk.outcome();
        format!(
            "{{\"ms\":{},\"prepare\":{prepare},\"run\":{run},\
             \"pairs\":{pairs},\"points\":{points},\"hash\":\"{hash}\"}}",
            prepare + run
        )
    })
}
