//! The engine for graphs: millions of pairs that may be, few of them chosen.
//!
//! [`read()`] JSON → [`Draft`] → [`Instance`], checked and laid out →
//! [`solve_levels`], which says what everything gains and lets it `settle` by
//! bids (`auction`), shortest paths (`search`, `reverse`) and lifts (`lift`)
//! over one `market` → [`LevelProof`] → [`check_levels()`] by code of its own.
//! All seven levels, fairness and tie-break too: [`solve_full`], which goes on
//! from there, and [`check_full()`]. Pairings and points alone: [`solve()`] and
//! [`check()`]. Edits of a solved
//! graph: [`Incremental`].
//!
//! Invariant: whole numbers only; the pairs do not depend on the order of edges.
//! Leaves out rules and names: whoever makes the edges has applied them.

mod auction;
mod check;
mod check_full;
mod check_left;
mod check_levels;
mod frontier;
mod full;
mod gains;
pub mod generate;
mod incremental;
mod instance;
mod layout;
mod levels;
mod lift;
mod limits;
mod market;
mod proof;
mod read;
mod reverse;
mod search;
mod settle;
mod solve;

pub use check::{Fault, Totals, check};
pub use check_full::{FullTotals, check_full};
pub use check_left::{Left, check_left};
pub use check_levels::check_levels;
pub use full::{FullProof, Keys, MAX_TRIES, Try, fair_weight, solve_full};
pub(crate) use gains::{Gains, Table};
pub use incremental::{Edit, EditError, Incremental};
pub use instance::{Draft, Edge, Instance, InstanceError, Side};
pub use layout::{Entry, Rows};
pub use levels::{LevelProof, Order, Weights, effort, solve_levels};
pub use limits::{MAX_EDGES, MAX_PEOPLE, MAX_PLACES, MAX_POINTS, MAX_WANTS};
pub use proof::{Dual, Proof};
pub use read::read;
pub use settle::Effort;
pub(crate) use settle::settle;
pub use solve::solve;
