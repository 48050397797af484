//! Why a file is not opened or not sealed: one error, a code for each.
//!
//! Leaves out the sentences a person reads; the page has them under the codes.

use thiserror::Error;

/// Why nothing was opened or sealed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    /// Neither the bytes nor a block in the text are a sealed file.
    #[error("there is no sealed file in this")]
    NoSealedFile,
    /// The text holds several.
    #[error("the text holds {0} sealed files")]
    Several(usize),
    /// Larger than any file of ours.
    #[error("the file is larger than 25 MiB")]
    TooBig,
    /// It ends before it should.
    #[error("the sealed file breaks off")]
    CutOff,
    /// It is not what was sealed.
    #[error("the sealed file is damaged")]
    Damaged,
    /// Another version of age.
    #[error("the seal is not of age v1")]
    OtherVersion,
    /// Its head is larger than is looked at.
    #[error("the head of the sealed file is larger than 16 KiB")]
    HeaderTooBig,
    /// It is sealed under more keys than are looked at.
    #[error("the file is sealed under more than 32 keys")]
    TooManyStanzas,
    /// Its passphrase would cost more memory than a browser has.
    #[error("the passphrase asks for 2^{log_n} rounds")]
    WorkTooHigh {
        /// The binary logarithm of the rounds, as the file says; 255 for more.
        log_n: u8,
    },
    /// It is sealed under keys, and none of those at hand fits.
    #[error("the file is sealed under other keys")]
    ForOthers,
    /// It is sealed with a passphrase, and none was given.
    #[error("the file is sealed with a passphrase")]
    NeedsPassphrase,
    /// The passphrase does not open it. Which of both it is nobody can tell.
    #[error("the passphrase is wrong or the file is damaged")]
    WrongOrDamaged,
    /// An own key that cannot be read.
    #[error("the own key cannot be read")]
    BadIdentity,
    /// A key to seal under that is none.
    #[error("a key to seal under is no age key")]
    BadRecipient,
    /// No key to seal under, or more than twenty.
    #[error("a file is sealed under 1 to 20 keys, not {0}")]
    HowManyRecipients(usize),
    /// An empty passphrase.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The file to be sealed is larger than any file of ours.
    #[error("the file to be sealed is larger than 25 MiB")]
    TooBigToSeal,
}

impl SealError {
    /// A stable code, the key of its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSealedFile => "sealed_none",
            Self::Several(_) => "sealed_several",
            Self::TooBig => "sealed_too_big",
            Self::CutOff => "sealed_cut_off",
            Self::Damaged => "sealed_damaged",
            Self::OtherVersion => "sealed_other_version",
            Self::HeaderTooBig => "sealed_header_too_big",
            Self::TooManyStanzas => "sealed_too_many",
            Self::WorkTooHigh { .. } => "sealed_work_too_high",
            Self::ForOthers => "sealed_for_others",
            Self::NeedsPassphrase => "sealed_needs_passphrase",
            Self::WrongOrDamaged => "sealed_wrong_or_damaged",
            Self::BadIdentity => "seal_bad_identity",
            Self::BadRecipient => "seal_bad_recipient",
            Self::HowManyRecipients(_) => "seal_how_many",
            Self::EmptyPassphrase => "seal_empty_passphrase",
            Self::TooBigToSeal => "seal_too_big",
        }
    }
}
