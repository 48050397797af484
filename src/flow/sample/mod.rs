//! A finished sample to try: a valley-wide programme for emerging leaders.
//!
//! Sixty mentors and ninety mentees of invented agencies, made from a fixed
//! seed through the same changes a coordinator would make, so that list, trail
//! and undo have something real to show, with a first run waiting for review.
//! Places are tight: some mentees stay without a mentor, each for a reason worth
//! reading. Its own texts and options stand in the language it is asked for in;
//! people write in theirs. Leaves out storing it (the page keeps the sample in a database of
//! its own).
//!
//! Invariant: the same actor, time and language give the same document, byte for byte
//! (`tests/host/sample.rs`).

mod agencies;
mod answers;
mod chance;
mod fields;
mod names;
mod people;
mod sayings;
mod story;
mod texts;

pub use people::{N_MENTEES, N_MENTORS};
pub use story::{sample_document, sample_document_in};

/// The id of the sample programme, the same everywhere.
pub const SAMPLE_ID: &str = "5eedc0de-7a11-4e11-8a11-0a11e75a3917";

/// The spreadsheets the people came from.
const MENTOR_FILE: &str = "mentors.xlsx";
const MENTEE_FILE: &str = "mentees.csv";
