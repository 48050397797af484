//! How long a run takes alone and with others, each in a thread of its own, in
//! turn: one alone, one with each number of others, and again.
//!
//! Every run does what the page's does: slices, then what came back is joined
//! and more is given away; briefs, pieces and parts cross as bytes. Wall clock,
//! since that is what somebody waits; the middle of the ratios of a round to the
//! run alone in it. Every certificate has to be that of the run alone.
//! Usage: `cargo bench --profile engine --bench sharing [-- MENTEESxMENTORS ROUNDS OTHERS …]`

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench reads the clock and may stop at a fault"
)]

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use civic_mentor::matching::certificate::Certificate;
use civic_mentor::matching::generate::{self, Variant};
use civic_mentor::matching::inputs::Inputs;
use civic_mentor::matching::prepare::prepare;
use civic_mentor::matching::share::{Brief, Part, Piece};
use civic_mentor::matching::solve::{Phase, Run, Sharer, Step};

/// As the worker slices and as it gives away.
const SLICE: u64 = 4_000_000;
const MOST_ON_THE_WAY: usize = 2;

enum Order {
    Brief(u32, Vec<u8>),
    Read(Vec<u8>),
}

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    let size = args.first().and_then(|size| {
        let (mentees, mentors) = size.split_once('x')?;
        Some((mentees.parse().ok()?, mentors.parse().ok()?))
    });
    let (n_mentees, n_mentors) = size.unwrap_or((2_000, 1_000));
    let n_rounds = args.get(1).and_then(|n| n.parse().ok()).unwrap_or(3);
    let others: Vec<usize> = args.iter().skip(2).flat_map(|n| n.parse()).collect();
    let others = if others.is_empty() { vec![1] } else { others };
    for variant in [Variant::Scarce, Variant::Balanced, Variant::Ties] {
        let problem = generate::problem(1, n_mentees, n_mentors, variant);
        let inputs = prepare(&problem).expect("the problem is sound").inputs;
        let mut ratios = vec![Vec::new(); others.len()];
        let mut times = vec![Vec::new(); others.len() + 1];
        let mut parts = Duration::ZERO;
        for _ in 0..n_rounds {
            let alone = timed(&inputs, 0);
            parts = alone.duals;
            times[0].push(alone.all);
            for (at, n) in others.iter().enumerate() {
                let shared = timed(&inputs, *n);
                assert!(shared.certificate == alone.certificate, "not the same");
                ratios[at].push(shared.all.as_secs_f64() / alone.all.as_secs_f64());
                times[at + 1].push(shared.all);
            }
        }
        let ms = |times: &mut Vec<Duration>| {
            times.sort_unstable();
            times[times.len() / 2].as_millis()
        };
        print!(
            "{n_mentees}x{n_mentors} {variant:?}: alone {} ms",
            ms(&mut times[0])
        );
        print!(" (of the last, duals {} ms)", parts.as_millis());
        for (at, n) in others.iter().enumerate() {
            let ratios = &mut ratios[at];
            ratios.sort_unstable_by(f64::total_cmp);
            let (least, middle) = (ratios[0], ratios[ratios.len() / 2]);
            let most = ratios[ratios.len() - 1];
            print!("; with {n} more {} ms", ms(&mut times[at + 1]));
            print!(", ratio {middle:.2} ({least:.2} to {most:.2})");
        }
        println!();
    }
}

struct Timed {
    certificate: Certificate,
    all: Duration,
    duals: Duration,
}

fn timed(inputs: &Inputs, n_others: usize) -> Timed {
    let start = Instant::now();
    let (back, heard) = channel();
    std::thread::scope(|threads| {
        let lines: Vec<_> = (0..n_others)
            .map(|who| {
                let (line, orders) = channel();
                let back = back.clone();
                threads.spawn(move || read(who, inputs, &orders, &back));
                line
            })
            .collect();
        let (certificate, duals) = lead(inputs, &lines, &heard);
        let all = start.elapsed();
        drop(lines);
        Timed {
            certificate,
            all,
            duals,
        }
    })
}

fn read(
    who: usize,
    inputs: &Inputs,
    orders: &Receiver<Order>,
    back: &Sender<(usize, Vec<u8>, Vec<u8>)>,
) {
    let mut sharer = Sharer::new(inputs.clone());
    for order in orders {
        match order {
            Order::Brief(pass, brief) => {
                sharer.learn(pass, Brief::from_bytes(&brief).expect("it can cross"));
            }
            Order::Read(piece) => {
                let read = Piece::from_bytes(&piece).and_then(|piece| sharer.read(&piece));
                let part = read.expect("it is known").to_bytes();
                // Nobody waits any more once the run is over.
                let _ = back.send((who, piece, part));
            }
        }
    }
}

fn lead(
    inputs: &Inputs,
    lines: &[Sender<Order>],
    heard: &Receiver<(usize, Vec<u8>, Vec<u8>)>,
) -> (Certificate, Duration) {
    let mut run = Run::new(inputs.clone());
    let mut members = vec![(0_usize, None); lines.len()];
    let (mut phase, mut duals) = (Phase::Scoring, Duration::ZERO);
    loop {
        for (who, piece, part) in heard.try_iter() {
            members[who].0 -= 1;
            let read = Piece::from_bytes(&piece).zip(Part::from_bytes(&part));
            let (piece, part) = read.expect("it can cross");
            run.put(&piece, part);
        }
        for ((n_on_the_way, pass), line) in members.iter_mut().zip(lines) {
            while *n_on_the_way < MOST_ON_THE_WAY {
                let Some(piece) = run.give(SLICE, lines.len()) else {
                    break;
                };
                if *pass != Some(piece.pass) {
                    let brief = run.brief().expect("a piece has a brief").to_bytes();
                    line.send(Order::Brief(piece.pass, brief))
                        .expect("it lives");
                    *pass = Some(piece.pass);
                }
                line.send(Order::Read(piece.to_bytes())).expect("it lives");
                *n_on_the_way += 1;
            }
        }
        let start = Instant::now();
        let step = run.step(SLICE);
        if phase == Phase::Checking {
            duals += start.elapsed();
        }
        match step {
            Step::More(progress) => phase = progress.phase,
            Step::Done(solved) => return (solved.certificate, duals),
            Step::Failed(error) => panic!("{error:?}"),
        }
    }
}
