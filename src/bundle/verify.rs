//! From bytes to a verified file, in an order that never changes:
//! size, what the bytes are, UTF-8, strict tree, format, kind, version, shape
//! of the proofs, weak keys ([`open`]); then the signatures, the author, the
//! envelope ([`verify`]).
//!
//! Leaves out trust: a valid signature proves "same key", never "trusted".
//!
//! Invariant: [`verify`] is the only maker of [`Verified`].

use std::borrow::Cow;
use std::fmt::Write as _;

use super::armour::blocks_in;
use super::did::PublicKey;
use super::envelope::{Envelope, EnvelopeProblem, version};
use super::error::BundleError;
use super::kind::Kind;
use super::known::KnownKeys;
use super::proof::{Proof, ProofError, hash_of, proofs_from_value};
use super::sign::with_proofs;
use super::sniff::{Sniffed, sniff};
use super::strict::{self, MAX_FILE_BYTES, Place, StrictError, StrictFault};
use super::{FORMAT, FORMAT_VERSION};
use crate::domain::value::Value;

/// A file of ours of the right form, whose signatures nobody has checked yet.
/// Gives out nothing but its kind.
#[derive(Clone, Debug)]
pub struct Unverified {
    kind: Kind,
    document: Value,
    proofs: Vec<Proof>,
}

impl Unverified {
    /// The kind it says it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The author it says it has, for a list of files that were refused.
    pub(super) fn claimed_author(&self) -> Option<&str> {
        self.document.get("author")?.as_text()
    }
}

/// A file whose author signed it, and that has not changed since.
#[derive(Clone, Debug)]
pub struct Verified {
    envelope: Envelope,
    document: Value,
    proofs: Vec<Proof>,
    doubtful: Vec<PublicKey>,
    hash: String,
}

/// One who signed a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The key.
    pub key: PublicKey,
    /// When the signer's clock said it was.
    pub created: String,
}

impl Verified {
    /// What stands around the payload, and the payload.
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// Everyone whose proof is true, the author among them.
    pub fn signers(&self) -> impl Iterator<Item = Signer> {
        self.proofs.iter().map(|proof| Signer {
            key: proof.signer,
            created: proof.created.clone(),
        })
    }

    /// Unknown keys whose proofs do not fit; they count for nothing.
    pub fn doubtful(&self) -> &[PublicKey] {
        &self.doubtful
    }

    /// `sha256:` and the hash of the document without its proofs: the same
    /// after another signs it, other after any change.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The tree with its true proofs, for a file.
    pub fn signed_value(&self) -> Value {
        with_proofs(self.document.clone(), &self.proofs)
    }

    pub(super) fn document(&self) -> &Value {
        &self.document
    }

    pub(super) fn proofs(&self) -> &[Proof] {
        &self.proofs
    }
}

/// The files in these bytes: the bytes themselves when they are JSON, or each
/// block of a text. Other files are refused by what they are.
pub fn documents_in(bytes: &[u8]) -> Result<Vec<Cow<'_, [u8]>>, BundleError> {
    if bytes.len() > 2 * MAX_FILE_BYTES {
        return Err(too_big());
    }
    match sniff(bytes) {
        Sniffed::Json if bytes.len() > MAX_FILE_BYTES => Err(too_big()),
        Sniffed::Json => Ok(vec![Cow::Borrowed(bytes)]),
        Sniffed::Armour => Ok(blocks_in(bytes)?.into_iter().map(Cow::Owned).collect()),
        other => Err(BundleError::WrongFile(other)),
    }
}

/// Opens one file: JSON, or a text with one block in it.
pub fn open(bytes: &[u8]) -> Result<Unverified, BundleError> {
    let documents = documents_in(bytes).map_err(|error| match error {
        // So large a thing that nothing was recognised in is too large first.
        BundleError::WrongFile(Sniffed::Other) if bytes.len() > MAX_FILE_BYTES => too_big(),
        error => error,
    })?;
    match documents.as_slice() {
        [single] => open_json(single),
        several => Err(BundleError::SeveralFiles(several.len())),
    }
}

/// Checks every signature of a file, its author and its envelope.
///
/// A proof of an unknown key that does not fit is passed over (anyone could
/// have added it); one of a known key rejects the whole file.
pub fn verify(unverified: Unverified, known: &KnownKeys) -> Result<Verified, BundleError> {
    let Unverified {
        document, proofs, ..
    } = unverified;
    let document_hash = hash_of(&document);
    let (proofs, failed): (Vec<_>, Vec<_>) = proofs
        .into_iter()
        .partition(|proof| proof.is_true(&document_hash));
    let author = document
        .get("author")
        .and_then(Value::as_text)
        .unwrap_or_default();
    let by_author = |proof: &&Proof| proof.signer.to_string() == author;
    let decisive = failed
        .iter()
        .find(|proof| proofs.is_empty() || known.contains(&proof.signer) || by_author(proof));
    if let Some(proof) = decisive {
        return Err(BundleError::Changed {
            signer: proof.signer,
        });
    }
    if !proofs.iter().any(|proof| by_author(&proof)) {
        return Err(BundleError::AuthorDidNotSign);
    }
    let envelope = Envelope::from_value(&document).map_err(BundleError::Envelope)?;
    let doubtful = failed.into_iter().map(|proof| proof.signer).collect();
    let hash = format!("sha256:{}", hex(&document_hash));
    Ok(Verified {
        envelope,
        document,
        proofs,
        doubtful,
        hash,
    })
}

fn open_json(bytes: &[u8]) -> Result<Unverified, BundleError> {
    let found = sniff(bytes);
    if found != Sniffed::Json {
        return Err(BundleError::WrongFile(found));
    }
    let mut document = strict::parse(bytes)?;
    if document.get("format").and_then(Value::as_text) != Some(FORMAT) {
        return Err(BundleError::NotOurs);
    }
    // Version before kind: a kind we do not know may be a newer one.
    let min_reader = version_of(&document, "minReader")?;
    if min_reader > FORMAT_VERSION {
        return Err(BundleError::Newer { min_reader });
    }
    let kind = document
        .get("kind")
        .and_then(Value::as_text)
        .and_then(Kind::from_name);
    let kind = kind.ok_or(BundleError::UnknownKind)?;
    let proof = match &mut document {
        Value::Map(fields) => fields.remove("proof"),
        _ => None,
    };
    let proofs = proofs_from_value(proof.as_ref()).map_err(|error| match error {
        ProofError::Fault(fault) => BundleError::Proof(fault),
        ProofError::Weak => BundleError::WeakKey,
    })?;
    Ok(Unverified {
        kind,
        document,
        proofs,
    })
}

fn version_of(document: &Value, field: &'static str) -> Result<u32, BundleError> {
    let fault = match document.get(field).map(version) {
        Some(Ok(version)) => return Ok(version),
        Some(Err(fault)) => fault,
        None => super::EnvelopeFault::Missing,
    };
    Err(BundleError::Envelope(vec![EnvelopeProblem {
        field,
        fault,
    }]))
}

fn too_big() -> BundleError {
    StrictError {
        fault: StrictFault::TooBig,
        place: Place::File,
    }
    .into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}"); // writing to a String does not fail
        hex
    })
}
