//! Why a file is refused: one error for the whole way in, a code for each.
//!
//! Leaves out the sentences a person reads; the page has them under the codes
//! in both languages. Nothing here carries a value out of the file.

use thiserror::Error;

use super::armour::ArmourError;
use super::did::PublicKey;
use super::envelope::EnvelopeProblem;
use super::proof::ProofFault;
use super::sniff::Sniffed;
use super::strict::StrictError;

/// Why a file is refused. Nothing of it has been taken in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BundleError {
    /// It is something else: a spreadsheet, a web page, a sealed file…
    #[error("{}", sentence(*.0))]
    WrongFile(Sniffed),
    /// The block in the text cannot be read.
    #[error(transparent)]
    Armour(#[from] ArmourError),
    /// The text holds several files; they are read one by one.
    #[error("the text holds {0} files")]
    SeveralFiles(usize),
    /// It breaks the strict profile.
    #[error(transparent)]
    Strict(#[from] StrictError),
    /// It is JSON, but not of this program.
    #[error("the file is JSON, but not made by Civic Mentor")]
    NotOurs,
    /// A kind this version does not know.
    #[error("the file is of a kind this version does not know")]
    UnknownKind,
    /// A newer version of this program is needed; nothing was touched.
    #[error("the file needs a newer version of Civic Mentor (format {min_reader})")]
    Newer {
        /// The oldest format version that may read it.
        min_reader: u32,
    },
    /// Its proofs are not of the form that is checked.
    #[error(transparent)]
    Proof(#[from] ProofFault),
    /// It is signed under a key that fits any signature.
    #[error("the file is signed with a weak key, under which anyone can sign")]
    WeakKey,
    /// A proof does not fit the document: it was changed after signing.
    #[error("the file was changed after it was signed")]
    Changed {
        /// The key whose proof does not fit.
        signer: PublicKey,
    },
    /// None of the proofs is by the author the file names.
    #[error("the file is not signed by the author it names")]
    AuthorDidNotSign,
    /// Its envelope has problems, all of them listed.
    #[error("the head of the file has {} problem(s)", .0.len())]
    Envelope(Vec<EnvelopeProblem>),
}

impl BundleError {
    /// A stable code, the key of its sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongFile(Sniffed::Empty) => "file_empty",
            Self::WrongFile(Sniffed::Sealed) => "file_sealed",
            Self::WrongFile(Sniffed::Zip) => "file_zip",
            Self::WrongFile(Sniffed::Pdf) => "file_pdf",
            Self::WrongFile(Sniffed::Html) => "file_web_page",
            Self::WrongFile(Sniffed::Utf16) => "file_utf16",
            Self::WrongFile(Sniffed::Json | Sniffed::Armour | Sniffed::Other) => "file_other",
            Self::Armour(error) => error.code(),
            Self::SeveralFiles(_) => "several_files",
            Self::Strict(error) => error.fault.code(),
            Self::NotOurs => "not_ours",
            Self::UnknownKind => "unknown_kind",
            Self::Newer { .. } => "newer",
            Self::Proof(fault) => fault.code(),
            Self::WeakKey => "weak_key",
            Self::Changed { .. } => "changed_after_signing",
            Self::AuthorDidNotSign => "author_did_not_sign",
            Self::Envelope(_) => "envelope",
        }
    }
}

fn sentence(sniffed: Sniffed) -> &'static str {
    match sniffed {
        Sniffed::Empty => "the file is empty",
        Sniffed::Sealed => "the file is sealed and must be opened first",
        Sniffed::Zip => "the file is a zip or a spreadsheet, not a Civic Mentor file",
        Sniffed::Pdf => "the file is a PDF, not a Civic Mentor file",
        Sniffed::Html => "the file is a web page, not a Civic Mentor file",
        Sniffed::Utf16 => "the file was saved as UTF-16; save it as UTF-8",
        Sniffed::Json | Sniffed::Armour | Sniffed::Other => "the file is not a Civic Mentor file",
    }
}
