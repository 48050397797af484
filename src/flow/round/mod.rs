//! A round: from the programme to a matching problem, and from a result to
//! draft pairings.
//!
//! Leaves out the solving (`matching`) and publication, which is a change like
//! any other (`domain`).

mod availability;
mod problem;

pub use availability::{Part, SLOTS, Weekday, hours_of, slot_of};
pub use problem::{ProblemError, problem_of, rules_of, takes_part};
