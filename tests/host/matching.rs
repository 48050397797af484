//! Matching, from people to a checked certificate.
#![allow(clippy::cast_possible_truncation, reason = "tests draw small numbers")]

#[path = "matching/before.rs"]
mod before;
#[path = "matching/brute.rs"]
mod brute;
#[path = "matching/build.rs"]
mod build;
#[path = "matching/certificate.rs"]
mod certificate;
#[path = "matching/civil_service.rs"]
mod civil_service;
#[path = "matching/explain.rs"]
mod explain;
#[path = "matching/fairness.rs"]
mod fairness;
#[path = "matching/frontier.rs"]
mod frontier;
#[path = "matching/groups.rs"]
mod groups;
#[path = "matching/layered.rs"]
mod layered;
#[path = "matching/optimum.rs"]
mod optimum;
#[path = "matching/prepare.rs"]
mod prepare;
#[path = "matching/scores.rs"]
mod scores;
#[path = "matching/sharing.rs"]
mod sharing;
#[path = "matching/sparse.rs"]
mod sparse;
#[path = "matching/sparse_full.rs"]
mod sparse_full;
#[path = "matching/sparse_fuzz.rs"]
mod sparse_fuzz;
#[path = "matching/sparse_incremental.rs"]
mod sparse_incremental;
#[path = "matching/sparse_levels.rs"]
mod sparse_levels;
#[path = "matching/stable.rs"]
mod stable;
#[path = "matching/stopping.rs"]
mod stopping;
#[path = "matching/timetable.rs"]
mod timetable;

pub use explain::any_with_locks;
