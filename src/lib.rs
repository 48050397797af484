//! Civic Mentor: a whole mentoring programme in a web page.
//!
//! This is the map. Modules stand in reading order; each may use only those
//! named before it in `docs/architecture.md`, and `tests/host/tidy.rs` checks
//! that. Everything down to [`flow`] is pure: no clock, no randomness, no
//! browser. Time and entropy come in as arguments.

pub mod domain;

pub mod sealing;

pub mod bundle;
pub mod evaluate;
pub mod exchange;
pub mod letters;
pub mod matching;
pub mod merge;

pub mod flow;

pub mod store;
pub mod worker;

#[cfg(feature = "cli")]
pub mod cli;

#[cfg(all(feature = "wasm", target_arch = "wasm32"))]
pub mod platform;
#[cfg(all(feature = "page", target_arch = "wasm32"))]
pub mod session;
#[cfg(all(feature = "page", target_arch = "wasm32"))]
pub mod ui;
