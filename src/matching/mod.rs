//! Who could mentor whom, who should, and the proof.
//!
//! The way of a run, one module a step:
//! [`subject`] people as the rest of the product knows them →
//! [`prepare`] → [`inputs`] numbers without names →
//! [`judge`] one pair, every rule (slow, explains) and [`rows`] one mentee
//! against all mentors (fast) → [`candidates`] levels 2 to 5 over all pairs by the
//! engine in [`sparse`] → [`network`] the tie-break's flow → [`solve`] the run, in
//! slices → [`certificate`] → [`check`] by code of its own; what another choice
//! would cost and who shares too few places, from the same numbers: [`explain`].
//! Quotas of units and different subjects take the place of candidates and face: [`layered`].
//! Instead of the best answer a run may give a stable one: [`stable`].
//! [`sparse`] is also an engine for graphs by itself.
//!
//! Beside runs: [`transport`] shares mentees out to mentors, which gives the
//! meetings of a [`timetable`] and the circles of [`groups`].
//!
//! Invariant: whole numbers only, and nothing depends on the order of rows.
//! Leaves out storing and showing the result.

pub mod subject;

pub mod digest;
pub mod hours;
pub mod inputs;
pub mod prepare;

pub mod judge;
pub mod rows;

pub mod candidates;
pub mod flow;
pub mod layered;
pub mod levels;
pub mod network;
pub mod tie;

pub mod canonical;
pub mod share;
pub mod solve;

pub mod certificate;
pub mod check;
pub mod edit;
pub mod explain;
pub mod frontier;
pub mod generate;
pub mod stable;

pub mod sparse;

pub mod groups;
pub mod timetable;
pub mod transport;
