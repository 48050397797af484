//! What the page's own thread does with a large programme, part by part, so that
//! whatever grows faster than the people is seen.
//!
//! The sample's people again and again under other names. Leaves out drawing,
//! and what a worker does: solving and reading its answer.
//! Usage: `cargo bench --profile engine --bench programme [-- PEOPLE …]`

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench reads the clock and may stop at a fault"
)]

use std::hint::black_box;
use std::time::Instant;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::check::{blockers, problems};
use civic_mentor::domain::forgotten::due_for_removal;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::Role;
use civic_mentor::domain::whole::Programme;
use civic_mentor::evaluate::fairness::fairness;
use civic_mentor::evaluate::gaps::gaps;
use civic_mentor::flow::left_over::left_over;
use civic_mentor::flow::next::progress;
use civic_mentor::flow::round::{Past, Ran, RunResult, Standings, prepared_of, problem_of, run_of};
use civic_mentor::flow::sample::sample_document;
use civic_mentor::matching::prepare::prepare;
use civic_mentor::matching::solve::solve;
use civic_mentor::merge::{Document, Stamp};

const AT_MS: i64 = 1_785_758_400_000;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|n| n.parse().ok()).collect();
    let sizes = if asked.is_empty() {
        vec![1_500, 5_000, 15_000]
    } else {
        asked
    };
    for n_people in sizes {
        println!("{n_people} people");
        measure(n_people);
    }
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = black_box(work());
    let ms = start.elapsed().as_secs_f64() * 1e3;
    println!("  {what:<48}{ms:>10.1} ms");
    made
}

/// Makes a change as the page does.
fn make(document: &mut Document, programme: &Programme, change: &Change) {
    let stamp = Stamp {
        actor: "bench".into(),
        at_ms: AT_MS,
        via: String::new(),
    };
    let writes =
        timed("  what a change writes", || apply(programme, change)).expect("it is allowed");
    timed("  into the document", || {
        document.commit(&stamp, &change.code(), &writes)
    });
}

/// The sample's people under other names, until there are enough.
fn more(programme: &Programme, n_people: usize) -> Change {
    let parts: Vec<_> = programme.participations.values().collect();
    let mut saves = Vec::new();
    for n in programme.people.len()..n_people {
        let mut part = (**parts[n % parts.len()]).clone();
        let mut person = (**programme.person_of(&part.id).expect("it has one")).clone();
        person.id = Id::new(format!("person-{n}"));
        person.email = format!("person{n}@example.gov");
        person.family_name = format!("{} {n}", person.family_name);
        part.id = Id::new(format!("part-{n}"));
        part.person = person.id.clone();
        saves.push(Change::save(person));
        saves.push(Change::save(part));
    }
    Change::Many {
        what: "import",
        changes: saves,
    }
}

fn measure(n_people: usize) {
    let mut document = sample_document("actor", AT_MS);
    let programme = document.programme();
    println!("  bringing people in");
    make(&mut document, &programme, &more(&programme, n_people));
    let programme = timed("the document as a programme", || document.programme());
    let today = jiff::civil::date(2026, 8, 3);
    let round = programme.current_round().expect("it has one").id.clone();
    timed("who is not ready", || {
        let all = programme.participations.values();
        all.map(|part| blockers(&programme, part).len())
            .sum::<usize>()
    });
    timed("who is due for removal", || {
        due_for_removal(&programme, today).len()
    });
    timed("all problems", || problems(&programme).len());
    timed("what to do next", || progress(&programme, today));
    timed("supply and demand", || gaps(&programme).len());
    let problem =
        timed("the problem of a round", || problem_of(&programme, &round)).expect("rules");
    timed("prepared", || prepare(&problem)).expect("nothing refuses it");
    let prepared = prepared_of(&programme, &round).expect("nothing refuses it");
    timed("compared with itself", || prepared.clone() == prepared);
    let solved =
        timed("(worker) solved", || solve(prepared.inputs.clone())).expect("it has an answer");
    let certificate = solved.certificate;
    let result = timed("(worker) read", || RunResult::of(&prepared, &certificate));
    let mut n = 0;
    let mut new_id = || {
        n += 1;
        format!("new-{n}")
    };
    let drafted = timed("the run's record and drafts", || {
        run_of(
            &programme,
            &round,
            &prepared,
            &certificate,
            &result,
            AT_MS,
            &mut new_id,
        )
    });
    let run = drafted.run.clone();
    println!("  keeping the run");
    make(&mut document, &programme, &drafted.into());
    let programme = timed("the document as a programme", || document.programme());
    let result = timed("the run read", || RunResult::of_run(&run)).expect("it reads");
    let left = timed("who has nobody", || left_over(&programme, Role::Mentee));
    timed("what became of them", || {
        let past = Past::of(&programme, &round, Ran::Found(&result));
        let all = left.taking_part.iter();
        all.filter(|mentee| past.happened(mentee).is_some()).count()
    });
    timed("everybody ready to be judged", || {
        Standings::of(&programme).is_some()
    });
    timed("who got a mentor, by group", || fairness(&programme));
}
