//! Our side of `make bench`: makes the graphs, writes them for the others, and
//! solves them on request. Natively it answers a line for each line read; as
//! wasm it exports the same steps and whoever calls them reads the clock.
//! Leaves out the comparison (`tools/bench_peers.mjs`). Never a part of the site.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bench reads the clock and may stop at a fault"
)]

#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(not(target_arch = "wasm32"))]
mod native;

use std::cell::RefCell;

use civic_mentor::domain::rules::{Label, Objective, RuleSet};
use civic_mentor::matching::generate::{self, Variant};
use civic_mentor::matching::levels::Level;
use civic_mentor::matching::prepare::prepare;
use civic_mentor::matching::solve::{Run, Solved, Step};
use civic_mentor::matching::sparse::{
    Draft, Edge, Instance, LevelProof, Order, Proof, Totals, check, check_levels, solve,
    solve_levels,
};
use civic_mentor::matching::subject::Problem;

/// A graph as it comes in: wants, places, then mentee, mentor, points of each edge.
#[derive(Default)]
struct Words {
    n_mentees: usize,
    n_mentors: usize,
    draft: Draft,
    edge: [u32; 3],
    n_of_edge: usize,
}

impl Words {
    fn new(n_mentees: usize, n_mentors: usize, n_edges: usize) -> Self {
        Self {
            n_mentees,
            n_mentors,
            draft: Draft {
                wants: Vec::with_capacity(n_mentees),
                places: Vec::with_capacity(n_mentors),
                edges: Vec::with_capacity(n_edges),
            },
            ..Self::default()
        }
    }

    fn push(&mut self, word: u32) {
        if self.draft.wants.len() < self.n_mentees {
            self.draft.wants.push(word);
        } else if self.draft.places.len() < self.n_mentors {
            self.draft.places.push(word);
        } else {
            self.edge[self.n_of_edge] = word;
            self.n_of_edge += 1;
            if self.n_of_edge == 3 {
                let [mentee, mentor, points] = self.edge;
                self.n_of_edge = 0;
                self.draft.edges.push(Edge {
                    mentee,
                    mentor,
                    points,
                });
            }
        }
    }
}

enum Proven {
    Pairs(Proof),
    Levels(Order, LevelProof),
}

impl Proven {
    fn pairs(&self) -> &[(u32, u32)] {
        match self {
            Self::Pairs(proof) => &proof.pairs,
            Self::Levels(_, proof) => &proof.pairs,
        }
    }
}

/// What is being worked on.
#[derive(Default)]
struct Desk {
    words: Words,
    instance: Option<Instance>,
    proven: Option<Proven>,
    totals: Totals,
    problem: Option<Problem>,
    run: Option<Run>,
    solved: Option<Box<Solved>>,
}

impl Desk {
    /// Takes the graph, or a copy of it to be asked again.
    fn draft(&mut self, is_last: bool) -> Draft {
        self.proven = None;
        self.instance = None;
        if is_last {
            std::mem::take(&mut self.words.draft)
        } else {
            self.words.draft.clone()
        }
    }

    fn build(&mut self, draft: Draft) {
        self.instance = Some(Instance::new(draft).expect("the graph is sound"));
    }

    /// 0: most pairings and points; 1: coverage first; 2: score first.
    fn solve(&mut self, aim: u32) {
        let instance = self.instance.as_ref().expect("it is built");
        let by_levels = |order| Proven::Levels(order, solve_levels(instance, order));
        self.proven = Some(match aim {
            0 => Proven::Pairs(solve(instance)),
            1 => by_levels(Order::CoverageFirst),
            _ => by_levels(Order::ScoreFirst),
        });
    }

    fn check(&mut self) {
        let instance = self.instance.as_ref().expect("it is built");
        let checked = match self.proven.as_ref().expect("it is solved") {
            Proven::Pairs(proof) => check(instance, proof),
            Proven::Levels(order, proof) => check_levels(instance, *order, proof),
        };
        self.totals = checked.expect("the proof holds");
    }

    /// Which pairs, in one number.
    fn hash(&self) -> u64 {
        let pairs = self.proven.as_ref().map_or(&[][..], Proven::pairs);
        mixed(pairs.iter().flat_map(|pair| [pair.0, pair.1]))
    }

    /// People as the page has them, from a seed; any other variant than those
    /// of the generator means the civil service's rules.
    fn programme(&mut self, seed: u64, sizes: [usize; 2], variant: u32, objective: u32) {
        let [n_mentees, n_mentors] = sizes;
        let kind = Variant::ALL.get(variant as usize).copied();
        let mut problem = generate::problem(
            seed,
            n_mentees,
            n_mentors,
            kind.unwrap_or(Variant::Balanced),
        );
        if kind.is_none() {
            // The civil service's rules look at grade, agency and profession.
            problem.rules = RuleSet::civil_service();
            for subject in &mut problem.subjects {
                if let Some(place) = subject.labels.remove(&Label::Location) {
                    subject.labels.insert(Label::Profession, place);
                }
            }
        }
        problem.rules.objective = if objective == 0 {
            Objective::CoverageFirst
        } else {
            Objective::ScoreFirst
        };
        self.problem = Some(problem);
        self.run = None;
        self.solved = None;
    }

    /// False where there are more people than a run takes.
    fn prepare(&mut self) -> bool {
        let problem = self.problem.as_ref().expect("there are people");
        let prepared = prepare(problem);
        self.run = prepared.ok().map(|prepared| Run::new(prepared.inputs));
        self.run.is_some()
    }

    /// False once it is over, checked.
    fn step(&mut self, budget: u64) -> bool {
        match self.run.as_mut().expect("it is prepared").step(budget) {
            Step::More(_) => return true,
            Step::Done(solved) => self.solved = Some(solved),
            Step::Failed(error) => panic!("{error:?}"),
        }
        self.run = None;
        false
    }

    /// Pairs and points of the run, and its hash in one number.
    fn outcome(&self) -> (u64, u64, u64) {
        let Some(solved) = &self.solved else {
            return (0, 0, 0);
        };
        let certificate = &solved.certificate;
        let points = certificate.value(Level::Points).unwrap_or(0);
        (
            certificate.pairs().len() as u64,
            u64::try_from(points).unwrap_or(0),
            mixed(certificate.result_hash.bytes().map(u32::from)),
        )
    }
}

/// Numbers in one (FNV-1a).
fn mixed(numbers: impl Iterator<Item = u32>) -> u64 {
    numbers.fold(0xcbf2_9ce4_8422_2325, |hash, number| {
        (hash ^ u64::from(number)).wrapping_mul(0x0100_0000_01b3)
    })
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

fn at_desk<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(work)
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    for line in std::io::stdin().lines() {
        let line = line.expect("standard input is open");
        let words: Vec<_> = line.split_whitespace().collect();
        println!("{}", native::answer(&words));
    }
}
