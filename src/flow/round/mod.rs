//! A round: from the programme to a matching problem, from an answer to draft
//! pairings, from a stored run back to reasons, and changes by hand with what
//! they cost.
//!
//! Leaves out the solving (`matching`) and publication, which is a change like
//! any other (`domain`).

mod availability;
mod before;
mod compare;
mod detail;
mod displaced;
mod even;
mod exchange;
mod hand;
mod making;
mod newcomer;
mod open;
mod past;
mod problem;
mod promise;
mod proof;
mod published;
mod reason;
mod record;
mod remedy;
mod result;
mod result_value;
mod scoring;
mod sharing;
mod stability;
mod standing;
mod trial;

pub use availability::{Part, SLOTS, Weekday, hours_of, slot_of};
pub use before::{Based, Basis, Gone, Unkept, asked_for, based_on, based_on_paced, unkept};
pub use compare::{Comparison, Moved, compare};
pub use displaced::{Displaced, PASSED_ON, Resettled};
pub use even::Even;
pub use exchange::{Against, EXCHANGED, Exchange, exchanges};
pub use hand::{Hand, HandCosts, problem_without};
pub use making::{NoRun, prepared_of, run_at_once};
pub use newcomer::Newcomer;
pub use open::{current_open_round, last_runs, open_round};
pub use past::Past;
pub use problem::{
    ProblemError, problem_of, problem_with, problem_with_paced, rules_of, takes_part,
};
pub use promise::{Promise, promise};
pub use proof::{Hindrance, NoProof, ProofCheck, StoredProof, hindrance};
pub use published::published_by;
pub use reason::{Held, Nearest, Ran, Reason, RuleCount, SharedPlaces, Unmatched, Why};
pub use record::{RecordFault, check_record, is_record, is_repeated, record_of};
pub use remedy::{Effect, MOST_NEEDS, MOST_PLACES, MOST_RULES, Plan, Remedy, mentors_of};
pub use result::{Drafted, How, RunPair, RunResult, run_of};
pub use result_value::RunResultError;
pub use scoring::{Best, Candidate, Scoring, Shift, shift};
pub use sharing::Sharing;
pub use stability::{RatherFew, RatherSide, RatherTwo, Stability};
pub use standing::{Happened, Present, Standings};
pub use trial::{Changed, Difference, Paired, Trial, Turn, difference, paired};
