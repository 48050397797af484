//! Letters: the words of every turn, and one letter as its reader sees it.
//!
//! Reading order: [`Turn`] (which texts there are), [`usual_text`] and
//! [`wording`] (the words), [`MergeField`] (what is filled in), [`why_lines`]
//! and [`UnmatchedReason`] (reasons in words), [`render()`] (all of it together),
//! [`letters_for_round`] and [`letters_for_enrolment`] (who gets which letter), [`lacking`] (texts that stand in
//! one language only).
//!
//! Leaves out how a letter leaves: `exchange` writes `.eml`, links and the
//! mail-merge table, and `flow::outbox` brings a run's numbers here.
//!
//! Invariant: a letter holds nothing that the reader's side of a pairing may
//! not know: no sensitive answer, no wish about a person's attributes, no
//! coordinator's note, nobody but the reader and the partner; and a letter to a
//! supervisor nothing but what a supervisor may read of the person
//! (`tests/host/letters.rs`, `tests/host/enrol_letters.rs`, canaries).

mod against;
mod choosing;
mod enrolling;
mod enrolment;
mod fields;
mod fill;
mod gathering;
mod languages;
mod outreach;
mod plan;
mod reason;
mod render;
mod say;
mod scene;
mod turn;
mod why;

pub use against::{Against, against_text};
pub use choosing::{listed, shared_pairs};
pub use enrolling::time_asked;
pub use enrolment::{has_left, letter_to, letters_for_enrolment};
pub use fields::MergeField;
pub use fill::{FillProblem, Filled, fill_body, fill_subject};
pub use gathering::{ToldMeeting, table_in_words, told_people};
pub use languages::{Lacking, OneSided, lacking, lacking_paced};
pub use outreach::{Outreach, OutreachLetter, outreach};
pub use plan::{language_of, letters_for_round, letters_for_round_paced, unpaired};
pub use reason::{UnmatchedReason, reason_text};
pub use render::{LetterProblem, Rendered, Told, merge_values, render};
pub use say::{date_in_words, is_marked, marked};
pub use turn::{Origin, Turn, UsualText, Wording, usual_text, wording};
pub use why::{WhyPart, why_lines};
