//! The answer is the best one, and the same for everybody.

use civic_mentor::domain::rules::{Objective, Rule};
use civic_mentor::matching::flow::Limits;
use civic_mentor::matching::generate::{self, Numbers, Variant};
use civic_mentor::matching::inputs::{Inputs, Pair};
use civic_mentor::matching::judge::Judge;
use civic_mentor::matching::levels::Level;
use civic_mentor::matching::solve::{Phase, Run, SolveError, Solved, Step, solve};
use pathfinding::prelude::{Matrix, kuhn_munkres};

use super::brute;
use super::build::{any_inputs, anything, names, prepared};

#[test]
fn every_level_is_as_high_as_trying_all_answers_finds() {
    for seed in 0..600 {
        let (n_mentees, n_mentors) =
            [(3, 3), (4, 3), (3, 4), (4, 4), (5, 2), (2, 5)][seed as usize % 6];
        let inputs = any_inputs(seed, n_mentees, n_mentors);
        let (values, pairs) = brute::as_said(&inputs);
        let solved = solve(inputs).unwrap_or_else(|error| panic!("seed {seed}: {error:?}"));
        assert_eq!(solved.certificate.values, values, "seed {seed}");
        assert_eq!(solved.certificate.pairs(), pairs, "seed {seed}");
    }
}

#[test]
fn one_to_one_without_hard_rules_is_an_assignment() {
    for seed in 0..12 {
        let mut problem = generate::problem(seed, 25, 40, Variant::Balanced);
        problem
            .rules
            .rules
            .retain(|_, rule| matches!(rule, Rule::Soft(_)));
        problem.rules.rules.remove("gap");
        for subject in &mut problem.subjects {
            subject.capacity = Some(1);
        }
        let inputs = prepared(&problem).inputs;
        let judge = Judge::new(&inputs);
        let points = |mentee, mentor| {
            let pair = Pair {
                mentee: mentee as u32,
                mentor: mentor as u32,
            };
            i64::from(judge.points(pair).expect("no hard rule"))
        };
        let table = (0..25).map(|mentee| (0..40).map(move |mentor| points(mentee, mentor)));
        let table = Matrix::from_rows(table.map(Iterator::collect::<Vec<_>>)).unwrap();
        let (total, _) = kuhn_munkres(&table);
        let solved = solve(inputs).unwrap();
        assert_eq!(
            solved.certificate.value(Level::Points),
            Some(i128::from(total))
        );
        assert_eq!(solved.certificate.pairs().len(), 25);
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    for (seed, variant) in (0..).zip(Variant::ALL) {
        let problem = generate::problem(seed, 60, 30, variant);
        let prepared_once = prepared(&problem);
        let once = solve(prepared_once.inputs).unwrap();
        let mut shuffled = problem.clone();
        Numbers::new(99 + seed).shuffle(&mut shuffled.subjects);
        let again = solve(prepared(&shuffled).inputs).unwrap();
        assert_eq!(once, again);
        assert_eq!(
            names(&problem, once.certificate.pairs()),
            names(&shuffled, again.certificate.pairs())
        );
    }
}

#[test]
fn ids_made_at_random_change_nothing() {
    let problem = generate::problem(5, 40, 20, Variant::Scarce);
    let mut renamed = problem.clone();
    for (at, subject) in renamed.subjects.iter_mut().enumerate() {
        subject.id = format!("{:x}", at * 7919 % 1000);
        subject.person = format!("{:x}", at * 104_729 % 1000 + 5000);
    }
    assert_eq!(prepared(&problem).inputs, prepared(&renamed).inputs);
}

#[test]
fn a_table_too_large_to_store_gives_the_same_answer() {
    let tiny = Limits {
        n_stored: 40,
        n_of_row: 3,
        n_added: 2,
    };
    for (seed, variant) in (0..).zip(Variant::ALL) {
        for objective in Objective::ALL {
            let mut problem = generate::problem(seed, 80, 40, variant);
            problem.rules.objective = *objective;
            let inputs = prepared(&problem).inputs;
            let whole = solve(inputs.clone()).unwrap();
            assert_eq!(finish(Run::with_limits(inputs, tiny), 50), Ok(whole));
        }
    }
}

#[test]
fn slices_of_any_size_give_the_same_answer_and_phases_in_order() {
    let inputs = prepared(&generate::problem(1, 50, 25, Variant::Balanced)).inputs;
    let whole = solve(inputs.clone()).unwrap();
    for budget in [1, 100, 10_000] {
        assert_eq!(
            finish(Run::new(inputs.clone()), budget).as_ref(),
            Ok(&whole)
        );
    }
}

/// Works in slices, watching that progress never goes back a phase.
fn finish(mut run: Run, budget: u64) -> Result<Solved, SolveError> {
    let mut phase = Phase::Scoring;
    loop {
        match run.step(budget) {
            Step::More(progress) => {
                assert!(progress.phase >= phase && progress.n_done <= progress.n_all);
                phase = progress.phase;
            }
            Step::Done(solved) => return Ok(*solved),
            Step::Failed(error) => return Err(error),
        }
    }
}

#[test]
fn an_empty_programme_has_an_empty_answer() {
    for (n_mentees, n_mentors) in [(0, 0), (3, 0), (0, 3)] {
        let inputs = prepared(&generate::problem(1, n_mentees, n_mentors, Variant::Scarce)).inputs;
        assert_eq!(solve(inputs).unwrap().certificate.pairs(), []);
    }
}

#[test]
fn people_alike_in_everything_are_said_not_guessed() {
    let mut inputs: Inputs = any_inputs(2, 1, 1);
    inputs.rules.rules.clear();
    inputs.fixed.clear();
    inputs.apart.clear();
    for party in inputs.mentees.iter_mut().chain(&mut inputs.mentors) {
        party.absent = 0;
        party.capacity = 1;
    }
    inputs.mentors[0].person = 70;
    let mut twin = inputs.mentees[0].clone();
    twin.person = 71;
    inputs.mentees.push(twin);
    assert_eq!(solve(inputs), Err(SolveError::StillTied));
}

#[test]
fn an_edge_case_found_by_chance_stays_found() {
    // Live pairings beyond somebody's wants leave no free want and no fault.
    let mut problem = anything(7, 3, 3);
    problem.pairs.clear();
    for mentor in 0..3 {
        problem.pairs.push(super::build::note(
            "mentee0",
            &format!("mentor{mentor}"),
            civic_mentor::matching::subject::PairKind::Live,
        ));
    }
    problem.subjects[0].capacity = Some(1);
    let solved = super::build::solved(&problem);
    assert_eq!(
        solved
            .certificate
            .pairs()
            .iter()
            .filter(|pair| pair.mentee == 0)
            .count(),
        0
    );
}
