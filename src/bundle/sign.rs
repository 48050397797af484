//! Signing, and the bytes of a signed file.
//!
//! Only what would be read again is signed: the same strict profile and the
//! same envelope checks as on the way in. Leaves out the clock: the time comes
//! in as an argument.

use thiserror::Error;

use super::canonical::{canonical, readable};
use super::did::OwnKey;
use super::envelope::{Envelope, EnvelopeProblem, HEAD, TAIL};
use super::proof::{MAX_PROOFS, Proof, value_from_proofs};
use super::strict::{self, MAX_FILE_BYTES, StrictError};
use super::verify::Verified;
use crate::domain::value::Value;

/// Why something is not signed, or not written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SignError {
    /// The author of the envelope is another key.
    #[error("the file names another author")]
    OtherAuthor,
    /// It would be refused when read.
    #[error(transparent)]
    Strict(#[from] StrictError),
    /// Its envelope would be refused when read.
    #[error("the head of the file has {} problem(s)", .0.len())]
    Envelope(Vec<EnvelopeProblem>),
    /// This key has signed it already.
    #[error("this key has signed the file already")]
    SignedAlready,
    /// It carries as many proofs as it may.
    #[error("the file carries 8 signatures already")]
    TooManyProofs,
    /// The file would be larger than 25 MiB.
    #[error("the file would be larger than 25 MiB")]
    TooBig,
}

impl SignError {
    /// A stable code, the key of its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherAuthor => "sign_other_author",
            Self::Strict(error) => error.fault.code(),
            Self::Envelope(_) => "envelope",
            Self::SignedAlready => "sign_signed_already",
            Self::TooManyProofs => "proof_too_many",
            Self::TooBig => "too_big",
        }
    }
}

/// Signs a file as its author; gives the tree with its proof.
pub fn sign(
    envelope: &Envelope,
    key: &OwnKey,
    created: jiff::Timestamp,
) -> Result<Value, SignError> {
    if envelope.author != key.public() {
        return Err(SignError::OtherAuthor);
    }
    let document = envelope.to_value();
    strict::check(&document)?;
    Envelope::from_value(&document).map_err(SignError::Envelope)?;
    let proof = Proof::make(&document, key, utc_seconds(created));
    Ok(with_proofs(document, &[proof]))
}

/// Adds one's own proof to a file that was verified.
pub fn cosign(
    verified: &Verified,
    key: &OwnKey,
    created: jiff::Timestamp,
) -> Result<Value, SignError> {
    let mut proofs = verified.proofs().to_vec();
    if proofs.iter().any(|proof| proof.signer == key.public()) {
        return Err(SignError::SignedAlready);
    }
    if proofs.len() == MAX_PROOFS {
        return Err(SignError::TooManyProofs);
    }
    proofs.push(Proof::make(verified.document(), key, utc_seconds(created)));
    Ok(with_proofs(verified.document().clone(), &proofs))
}

/// The bytes of a signed tree as a file: lines a person can read, or without
/// spaces where those would pass the limit.
pub fn file_bytes(signed: &Value) -> Result<Vec<u8>, SignError> {
    let lines = readable(signed, &HEAD, &TAIL);
    let text = if lines.len() > MAX_FILE_BYTES {
        canonical(signed)
    } else {
        lines
    };
    if text.len() > MAX_FILE_BYTES {
        Err(SignError::TooBig)
    } else {
        Ok(text.into_bytes())
    }
}

/// A name for the file, without its extension and without personal data: kind,
/// day, the first digits of its id.
pub fn file_name(envelope: &Envelope) -> String {
    let day = envelope
        .created_hlc
        .get(..10)
        .filter(|day| day.parse::<jiff::civil::Date>().is_ok());
    let short = envelope.bundle_id.get(..8).unwrap_or(&envelope.bundle_id);
    let parts = [
        Some("civic-mentor"),
        Some(envelope.kind.as_str()),
        day,
        Some(short),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("-")
}

pub(super) fn with_proofs(mut document: Value, proofs: &[Proof]) -> Value {
    if let Value::Map(fields) = &mut document {
        fields.insert("proof".to_owned(), value_from_proofs(proofs));
    }
    document
}

/// `2026-03-04T10:11:12Z`.
fn utc_seconds(time: jiff::Timestamp) -> String {
    jiff::Timestamp::from_second(time.as_second())
        .unwrap_or(time)
        .to_string()
}
