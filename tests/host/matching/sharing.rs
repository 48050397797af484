//! A run whose rows others read with it ends as it does alone, byte for byte:
//! whoever read what, in whatever order it came back, or not at all.

use civic_mentor::bundle::canonical;
use civic_mentor::domain::rules::Objective;
use civic_mentor::matching::flow::Limits;
use civic_mentor::matching::generate::{self, Variant};
use civic_mentor::matching::inputs::Inputs;
use civic_mentor::matching::prepare::prepare;
use civic_mentor::matching::share::{Brief, FROM_PAIRS, Part, Piece, n_sharers};
use civic_mentor::matching::solve::{Run, Sharer, Solved, Step};
use proptest::prelude::*;

use super::any_with_locks;

/// Draws from a seed (Steele's `SplitMix64`).
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ x >> 31) % n
    }
}

/// How others take part.
#[derive(Clone, Copy, Debug)]
struct Crew {
    n_sharers: usize,
    /// Of a hundred pieces so many never come back.
    n_lost: u64,
    /// Pairs of a piece at most.
    most: u64,
    seed: u64,
}

/// The certificate as bytes, and how many pieces were joined of how many given.
fn shared(inputs: &Inputs, limits: Limits, crew: Crew) -> (Result<String, String>, usize, usize) {
    let mut draw = Draw(crew.seed);
    let mut run = Run::with_limits(inputs.clone(), limits);
    let mut others: Vec<_> = (0..crew.n_sharers)
        .map(|_| (Sharer::with_limits(inputs.clone(), limits), u32::MAX))
        .collect();
    let mut on_the_way: Vec<(Piece, Part)> = Vec::new();
    let (mut n_given, mut n_back) = (0, 0);
    loop {
        for (other, known) in &mut others {
            if draw.below(3) == 0 {
                continue;
            }
            let Some(piece) = run.give(1 + draw.below(crew.most), crew.n_sharers) else {
                continue;
            };
            n_given += 1;
            if draw.below(100) < crew.n_lost {
                continue;
            }
            if *known != piece.pass {
                let brief = run.brief().expect("a piece has a brief");
                let crossed = Brief::from_bytes(&brief.to_bytes());
                assert_eq!(crossed.as_ref(), Some(&brief));
                other.learn(piece.pass, brief);
                *known = piece.pass;
            }
            let crossed = Piece::from_bytes(&piece.to_bytes()).expect("it can cross");
            let part = other.read(&crossed).expect("it is a piece of the pass");
            let crossed = Part::from_bytes(&part.to_bytes());
            assert_eq!(crossed.as_ref(), Some(&part));
            on_the_way.push((piece, part));
        }
        while !on_the_way.is_empty() && draw.below(3) > 0 {
            let at = draw.below(on_the_way.len() as u64) as usize;
            let (piece, part) = on_the_way.swap_remove(at);
            n_back += usize::from(run.put(&piece, part));
        }
        let ended = match run.step(1 + draw.below(crew.most)) {
            Step::More(_) => continue,
            Step::Done(solved) => Ok(text(&solved)),
            Step::Failed(error) => Err(error.to_string()),
        };
        return (ended, n_back, n_given);
    }
}

fn text(solved: &Solved) -> String {
    canonical(&solved.certificate.to_value())
}

fn alone(inputs: &Inputs, limits: Limits) -> Result<String, String> {
    let mut run = Run::with_limits(inputs.clone(), limits);
    loop {
        match run.step(u64::MAX) {
            Step::More(_) => {}
            Step::Done(solved) => return Ok(text(&solved)),
            Step::Failed(error) => return Err(error.to_string()),
        }
    }
}

const TIGHT: Limits = Limits {
    n_stored: 40,
    n_of_row: 2,
    n_added: 1,
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn small_runs_end_alike_alone_and_with_others(
        seed in 0_u64..10_000,
        n_sharers in 1_usize..=5,
        n_lost in prop_oneof![Just(0_u64), Just(30), Just(100)],
        most in 1_u64..400,
    ) {
        let mut inputs = any_with_locks(seed, 2 + seed as usize % 30, 1 + seed as usize % 7);
        let objectives = [Objective::CoverageFirst, Objective::ScoreFirst, Objective::Stable];
        inputs.rules.objective = objectives[seed as usize % 3];
        let crew = Crew { n_sharers, n_lost, most, seed };
        for limits in [Limits::USUAL, TIGHT] {
            prop_assert_eq!(shared(&inputs, limits, crew).0, alone(&inputs, limits));
        }
    }
}

#[test]
fn programmes_end_alike_alone_and_with_others() {
    for (seed, variant) in (0..).zip(Variant::ALL) {
        let mut problem = generate::problem(seed, 260, 60, variant);
        if seed % 2 == 1 {
            problem.rules.objective = Objective::ScoreFirst;
        }
        let inputs = prepare(&problem).expect("it is sound").inputs;
        let expected = alone(&inputs, Limits::USUAL);
        for n_sharers in 1..=4 {
            let crew = Crew {
                n_sharers,
                n_lost: 10,
                most: 3_000,
                seed: n_sharers as u64,
            };
            let (found, n_back, n_given) = shared(&inputs, Limits::USUAL, crew);
            assert_eq!(found, expected, "{variant:?}, {n_sharers} others");
            assert!(n_back > 5, "{n_back} of {n_given} pieces came back in time");
        }
    }
}

#[test]
fn what_does_not_belong_is_passed_over() {
    let problem = generate::problem(1, 120, 40, Variant::Scarce);
    let inputs = prepare(&problem).expect("it is sound").inputs;
    let mut run = Run::new(inputs.clone());
    let mut other = Sharer::new(inputs);
    let piece = run.give(2_000, 1).expect("it can be shared");
    assert_eq!(other.read(&piece), None, "nothing is known of the pass");
    other.learn(piece.pass, run.brief().expect("it has a brief"));
    let part = other.read(&piece).expect("it is known now");
    let with = |change: &dyn Fn(&mut Piece)| {
        let mut piece = piece.clone();
        change(&mut piece);
        piece
    };
    assert!(!run.put(&with(&|it| it.pass += 1), part.clone()));
    assert!(!run.put(&with(&|it| it.rows.start += 1), part.clone()));
    assert!(!run.put(&piece, Part::Ties(Vec::new())));
    assert_eq!(other.read(&with(&|it| it.pass += 1)), None);
    assert_eq!(other.read(&with(&|it| it.rows.end = 9_999)), None);
    assert_eq!(other.read(&with(&|it| it.bars.clear())), None);
    assert!(run.put(&piece, part.clone()));
    let bytes = part.to_bytes();
    for n in [0, 1, 5, bytes.len() - 1] {
        assert_eq!(Part::from_bytes(&bytes[..n]), None);
    }
}

#[test]
fn small_runs_and_machines_with_one_core_stay_alone() {
    let problem = generate::problem(1, 12, 6, Variant::Scarce);
    let inputs = prepare(&problem).expect("it is sound").inputs;
    assert_eq!(n_sharers(&inputs, 8), 0);
    let mut large = inputs;
    let n = (FROM_PAIRS as usize).div_ceil(6);
    large.mentees = vec![large.mentees[0].clone(); n];
    assert_eq!(
        [0, 1, 2, 3, 64].map(|n| n_sharers(&large, n)),
        [0, 0, 1, 2, 4]
    );
}
