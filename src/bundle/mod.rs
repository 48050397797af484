//! Signed files: strict JSON, canonical bytes, signatures, trust.
//!
//! Reading goes one way, and no step is left out:
//! [`open`] (size, what the bytes are, UTF-8, [`strict`] tree, format, kind,
//! version, shape of the proofs, weak keys) makes an [`Unverified`];
//! [`verify()`] alone makes a [`Verified`] of it; [`trust_of`] says how well its
//! author is known; [`programme_of`] reads its payload. [`sign()`] goes the other way. The format is told to
//! outsiders in `docs/bundle-format.md`.
//!
//! Leaves out sealing (`sealing`), what is shown before a merge, and the words for
//! a refusal: every error has a stable code, the page has the sentences.
//!
//! Invariant: nothing is ever fetched, no text is normalised before its
//! signature is checked, and what was verified is what is decoded: one tree.

mod armour;
mod canonical;
mod check;
mod did;
mod envelope;
mod error;
mod history;
mod kind;
mod known;
mod message;
mod payload;
mod programme;
mod proof;
mod sign;
mod skeleton;
mod sniff;
mod trust;
mod verify;
mod words;

pub mod strict;

pub use armour::{ArmourError, armour, blocks_in};
pub use canonical::{canonical, readable};
pub use check::{Problem, Report, check_each, check_file};
pub use did::{KeyError, OwnKey, PublicKey};
pub use envelope::{Envelope, EnvelopeFault, EnvelopeProblem, Position};
pub use error::BundleError;
pub use history::{Earlier, Sequence, sequence_of};
pub use kind::Kind;
pub use known::{Checked, KnownKey, KnownKeys, Withdrawal};
pub use message::{
    Act, Addressee, Application, AppliedPart, ApprovalAnswer, ApprovalRequest, Asking,
    ChangesMessage, Consent, FieldEdit, Heads, Invitation, KeyCardMessage, ListedMentor,
    MAX_RANKED, Message, MyDetails, MyPairing, MyPart, OfferMessage, OfferReply, Outcome, Ranking,
    RuleSetMessage, RunRecordMessage, ShortlistMessage, Shown, ShownAnswer, fields_for,
    is_correctable, message_of, question_ref, resolve_question,
};
pub use payload::{PayloadFault, PayloadProblem};
pub use programme::{
    ProgrammeFile, document_from_payload, payload_from_document, programme_envelope, programme_of,
};
pub use proof::{MAX_PROOFS, ProofFault, hash_data, hash_of};
pub use sign::{SignError, cosign, file_bytes, file_name, sign};
pub use skeleton::confusable;
pub use sniff::{Sniffed, sniff};
pub use strict::{Place, StrictError, StrictFault};
pub use trust::{Trust, trust_of};
pub use verify::{Signer, Unverified, Verified, documents_in, open, verify};
pub use words::{same_word_at, same_words, words_of};

/// The value of `format` in every file of ours.
pub const FORMAT: &str = "civic-mentor-bundle";

/// The version of the format this program writes.
pub const FORMAT_VERSION: u32 = 1;
