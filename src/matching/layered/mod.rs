//! Runs with limits that go beyond people and pairs: quotas of units, and
//! mentors of one mentee who stand for different subjects.
//!
//! Everybody is of one unit at most, and what is wanted belongs to one mentee,
//! so these limits nest and the problem stays a flow, in more layers:
//!
//! ```text
//! root → unit of mentees → mentee → subject → pair → mentor → unit of mentors → root
//!        (quota)           (wants)  (1)       (1)    (places) (quota)
//! ```
//!
//! Whole numbers come by themselves and an answer is exact, as without these
//! limits. Units without a quota, and subjects of mentees who want one mentor,
//! are left out, and so is a pair's own node where one subject leads to it.
//! Invariant: without quotas and subjects the answer is the ordinary run's
//! (`tests/host/matching/layered.rs`).
//!
//! Leaves out limits that cross, which make the problem hard: quotas of pairs of
//! units, and a unit's least number of pairings; and the check, which shares no
//! code with this (`check::layered`).

mod amount;
mod build;
mod graph;
mod run;

pub use run::{Layered, Stage};
