//! Requests go out and their answers come back through messages.

use super::super::protocol::{pack, unpack};
use super::*;
use crate::domain::pace::{Pace, at_once};
use crate::domain::people::Role;
use crate::flow::round::RunResult;
use crate::matching::certificate::Certificate;
use crate::matching::explain::Shortages;
use crate::matching::frontier::frontier;
use crate::matching::generate::{self, Variant};
use crate::matching::prepare::prepare;
use crate::matching::solve::{self, ask};
use crate::matching::stable::rather;

fn through<M: Parcel>(message: M) -> M {
    let crossed = pack(message).and_then(|(text, buffers)| unpack(&text, buffers));
    crossed.expect("it can cross")
}

fn answer(request: Request) -> Answer {
    let mut job = Job::new(&through(request));
    loop {
        match job.slice(500) {
            Turn::More(progress) => assert_eq!(through(progress), progress),
            Turn::Over(answer) => break through(answer),
        }
    }
}

fn prepared() -> Prepared {
    let problem = generate::problem(1, 40, 20, Variant::Scarce);
    prepare(&problem).expect("the problem is sound")
}

#[test]
fn a_run_comes_back_with_what_it_means_for_whom() {
    let prepared = prepared();
    let found = answer(Request::run(&prepared)).into_found();
    let solved = solve::solve(prepared.inputs.clone()).expect("it has an answer");
    let result = RunResult::of(&prepared, &solved.certificate);
    let certificate = solved.certificate;
    assert_eq!(
        found,
        Ok(Found {
            certificate,
            result
        })
    );
}

#[test]
fn a_run_that_is_stopped_comes_back_with_what_it_has() {
    let prepared = prepared();
    let mut job = Job::new(&through(Request::run(&prepared)));
    assert!(matches!(job.slice(500), Turn::More(_)));
    job.stop();
    job.stop();
    let answer = loop {
        if let Turn::Over(answer) = job.slice(500) {
            break through(answer);
        }
    };
    let mut run = solve::Run::new(prepared.inputs);
    run.step(500);
    let mut stopping = run.stop().expect("it aims at most");
    let expected = stopping.step(u64::MAX).expect("it has an end");
    assert_eq!(
        at_once(answer.into_ended(&Pace::AT_ONCE)),
        Ok(Ended::Stopped(expected))
    );
}

/// Stops a run after so many slices.
fn stopped(request: &Request, n_slices: usize) -> (Answer, Option<Paused>) {
    let mut job = Job::new(request);
    for _ in 0..n_slices {
        assert!(matches!(job.slice(500), Turn::More(_)));
    }
    job.stop();
    loop {
        if let Turn::Over(answer) = job.slice(500) {
            return (answer, job.into_paused());
        }
    }
}

#[test]
fn a_run_that_was_stopped_goes_on_where_the_same_is_asked() {
    let prepared = prepared();
    let request = through(Request::run(&prepared));
    let slices = |paused| {
        let mut job = Job::going_on(&request, paused);
        let mut n_slices = 1;
        loop {
            if let Turn::Over(answer) = job.slice(500) {
                return (n_slices, answer);
            }
            n_slices += 1;
        }
    };
    let (n_all, answer) = slices(None);
    for n_before in [1, n_all / 2, n_all - 2] {
        let (so_far, paused) = stopped(&request, n_before);
        assert!(matches!(so_far, Answer::SoFar(_)));
        assert!(paused.is_some());
        assert_eq!(slices(paused), (n_all - n_before, answer.clone()));
    }
    // Something else starts anew.
    let mut other = prepared;
    other.inputs.mentees[0].capacity += 1;
    let (_, paused) = stopped(&Request::run(&other), 3);
    assert_eq!(slices(paused), (n_all, answer));
}

#[test]
fn a_stable_run_that_is_stopped_leaves_nothing() {
    let mut prepared = prepared();
    prepared.inputs.rules.objective = Objective::Stable;
    let (answer, paused) = stopped(&Request::run(&prepared), 1);
    assert_eq!(answer, Answer::Failed(Failure::Stopped));
    assert!(paused.is_none());
}

/// Answers a run with others: those from `n_alive` on fall silent after their
/// first word, and each hears only every so many slices.
fn answer_with_others(request: &Request, n_others: usize, n_alive: usize, every: usize) -> Answer {
    let mut job = Job::new(request);
    let mut crew = Crew::of(n_others);
    let mut others: Vec<_> = (0..n_others).map(|_| Other::new(request)).collect();
    let mut on_the_way = vec![Vec::new(); n_others];
    for n_slices in 0.. {
        if n_slices < n_others {
            // They start one after the other.
            crew.hear(n_slices, through(FromOther::Ready), &mut job);
        }
        for (who, order) in crew.orders(&mut job, 300) {
            on_the_way[who].push(through(order));
        }
        for (who, (other, orders)) in others.iter_mut().zip(&mut on_the_way).enumerate() {
            if who >= n_alive || (n_slices + who) % every != 0 {
                continue;
            }
            for order in std::mem::take(orders) {
                let said = other.as_mut().and_then(|other| other.hear(order));
                if let Some(said) = said {
                    crew.hear(who, through(said), &mut job);
                }
            }
        }
        if let Turn::Over(answer) = job.slice(300) {
            assert_eq!(
                crew.n_joined() > 0,
                n_alive > 0,
                "pieces were read elsewhere"
            );
            return answer;
        }
    }
    unreachable!("a run ends")
}

#[test]
fn a_run_with_others_is_answered_as_alone_whoever_falls_silent() {
    let prepared = prepare(&generate::problem(2, 150, 40, Variant::Balanced));
    let prepared = prepared.expect("the problem is sound");
    let request = through(Request::run(&prepared));
    let alone = answer(request.clone());
    for (n_others, n_alive, every) in [(1, 1, 1), (2, 2, 3), (4, 3, 2), (3, 0, 1), (4, 4, 5)] {
        let found = answer_with_others(&request, n_others, n_alive, every);
        assert_eq!(found, alone, "{n_alive} of {n_others} others");
    }
}

#[test]
fn what_others_cannot_read_is_passed_over() {
    let request = Request::run(&prepared());
    let mut other = Other::new(&request).expect("it can be read");
    let garbled = || b"nothing".to_vec();
    assert_eq!(
        other.hear(ToOther::Brief {
            pass: 1,
            brief: garbled()
        }),
        None
    );
    let said = other.hear(ToOther::Read { piece: garbled() });
    let expected = FromOther::Read {
        piece: garbled(),
        part: Vec::new(),
    };
    assert_eq!(said, Some(expected.clone()));
    let mut job = Job::new(&request);
    let mut crew = Crew::of(1);
    crew.hear(0, expected.clone(), &mut job);
    crew.hear(7, expected, &mut job);
    assert_eq!(
        (crew.n_joined(), crew.orders(&mut job, 100)),
        (0, Vec::new())
    );
}

#[test]
fn costs_come_back_for_every_mentor_at_once() {
    let inputs = prepared().inputs;
    let costs = answer(Request::costs(&inputs, 3)).into_costs();
    let solved = solve::solve(inputs).expect("it has an answer");
    let expected = HandCosts::of(&solved.inputs, &solved.certificate, 3);
    assert!(
        expected
            .as_ref()
            .is_some_and(|costs| !costs.lost.is_empty())
    );
    assert_eq!(costs.ok(), expected);
}

#[test]
fn a_stored_proof_is_accepted_and_an_altered_one_is_not() {
    let inputs = prepared().inputs;
    let solved = solve::solve(inputs).expect("it has an answer");
    let check = |certificate: &Certificate| {
        answer(Request::check(StoredProof {
            inputs: &solved.inputs.to_value(),
            certificate: &certificate.to_value(),
        }))
        .into_proven()
    };
    assert_eq!(check(&solved.certificate), Ok(()));
    let mut altered = solved.certificate.clone();
    altered.values[0] += 1;
    assert_eq!(check(&altered), Err(Failure::NotProven));
}

#[test]
fn who_shares_too_few_places_comes_back() {
    let prepared = prepared();
    let solved = solve::solve(prepared.inputs.clone()).expect("it has an answer");
    let pairs = solved.certificate.pairs().to_vec();
    let expected = Shortages::new(&prepared.inputs, &pairs).all();
    assert!(!expected.is_empty());
    let found = answer(Request::shares(&Sharing { prepared, pairs })).into_shares();
    assert_eq!(found, Ok(expected));
}

#[test]
fn tries_come_back_without_an_edit_and_with_each() {
    let inputs = prepared().inputs;
    let edits = [
        Edit::Capacity {
            role: Role::Mentor,
            at: 2,
            capacity: 5,
        },
        Edit::Capacity {
            role: Role::Mentor,
            at: 999,
            capacity: 5,
        },
    ];
    let (base, tried) = answer(Request::tries(&inputs, &edits))
        .into_tried()
        .unwrap();
    let with = edits[0].apply(&inputs).unwrap();
    assert_eq!(Ok(base), ask(inputs));
    assert_eq!(tried, [ask(with).ok(), None]);
}

#[test]
fn who_would_rather_have_each_other_and_the_price_come_back() {
    let prepared = prepared();
    let pairs = solve::solve(prepared.inputs.clone()).map(|it| it.certificate.pairs().to_vec());
    let pairs = pairs.expect("it has an answer");
    let expected = rather(&prepared.inputs, &pairs);
    assert!(expected.n_pairs > 0);
    let inputs = prepared.inputs.clone();
    let found = answer(Request::rather(&Stability { prepared, pairs })).into_rather();
    assert_eq!(found, Ok(expected));
    let objective = Objective::ScoreFirst;
    let price = answer(Request::price(&inputs, objective)).into_priced();
    assert_eq!(price.ok(), Price::of(inputs, objective).ok());
}

#[test]
fn a_stable_answer_says_that_it_has_no_costs() {
    let mut inputs = prepared().inputs;
    inputs.rules.objective = Objective::Stable;
    let costs = answer(Request::costs(&inputs, 3)).into_costs();
    assert_eq!(costs, Err(Failure::Stable));
}

#[test]
fn what_each_number_of_mentees_costs_comes_back() {
    let inputs = prepared().inputs;
    let found = answer(Request::trace(&inputs)).into_traced();
    assert_eq!(found, Ok(frontier(inputs)));
}

#[test]
fn requests_that_cannot_be_read_are_said() {
    for task in [
        Task::Run,
        Task::Costs { mentee: 0 },
        Task::Check,
        Task::Shares,
        Task::Try,
        Task::Trace,
    ] {
        let request = Request {
            task,
            inputs: b"{}".to_vec(),
            beside: Vec::new(),
        };
        assert_eq!(answer(request), Answer::Failed(Failure::Inputs));
    }
}
