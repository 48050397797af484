//! One proof: W3C Data Integrity, cryptosuite `eddsa-jcs-2022`.
//!
//! What is signed (Data Integrity `EdDSA` Cryptosuites v1.0, section 3.3):
//! SHA-256 of the canonical proof options, then SHA-256 of the canonical
//! document without its `proof`. Several proofs are a set: each signs the
//! document alone, so they can be added in any order.
//!
//! Leaves out `@context` and every option we do not write (`expires`,
//! `previousProof`, `domain`…): a proof that carries one is refused, since
//! passing over it would drop a condition its signer set.

use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::canonical::canonical;
use super::did::{KeyError, OwnKey, PublicKey};
use crate::domain::value::Value;

/// How many proofs a file may carry.
pub const MAX_PROOFS: usize = 8;
/// 64 bytes are at most 88 letters of base58, after the `z`.
const MAX_PROOF_VALUE: usize = 89;

const OPTIONS: [(&str, &str); 3] = [
    ("type", "DataIntegrityProof"),
    ("cryptosuite", "eddsa-jcs-2022"),
    ("proofPurpose", "assertionMethod"),
];
const FIELDS: usize = OPTIONS.len() + 3; // and created, verificationMethod, proofValue

/// Why a file's proofs are not of the one form that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ProofFault {
    /// No proof at all.
    #[error("the file is not signed")]
    Missing,
    /// Neither a proof nor a list of proofs, or fields we do not know.
    #[error("the signature is not of the form we check")]
    NotAProof,
    /// More than [`MAX_PROOFS`].
    #[error("the file carries more than 8 signatures")]
    TooMany,
    /// Two proofs by one key.
    #[error("one key signed twice")]
    SameKeyTwice,
    /// `created` is no date and time in UTC.
    #[error("the signature has no correct date")]
    NoDate,
    /// `verificationMethod` is not `did:key:X#X`.
    #[error("the signature names no key we can check")]
    NoKey,
    /// `proofValue` is not 64 bytes in base58.
    #[error("the signature is damaged")]
    NoValue,
}

impl ProofFault {
    /// A stable code, the key of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "not_signed",
            Self::NotAProof => "proof_unknown_form",
            Self::TooMany => "proof_too_many",
            Self::SameKeyTwice => "proof_same_key_twice",
            Self::NoDate => "proof_no_date",
            Self::NoKey => "proof_no_key",
            Self::NoValue => "proof_damaged",
        }
    }
}

/// One proof of a file, of the right form; whether it is true is asked with
/// [`Proof::is_true`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proof {
    pub signer: PublicKey,
    pub created: String,
    signature: [u8; 64],
}

/// Why one proof cannot be taken up.
pub(super) enum ProofError {
    Fault(ProofFault),
    Weak,
}

impl Proof {
    /// Signs a document that has no `proof`.
    pub fn make(document: &Value, key: &OwnKey, created: String) -> Self {
        let signer = key.public();
        let signature = key.sign_bytes(&hash_data(document, &options(&signer, &created)));
        Self {
            signer,
            created,
            signature,
        }
    }

    /// Whether this proof's key signed the document of this hash.
    pub fn is_true(&self, document_hash: &[u8; 32]) -> bool {
        let hashes = combine(&options(&self.signer, &self.created), document_hash);
        self.signer.is_signed(&hashes, &self.signature)
    }

    pub fn to_value(&self) -> Value {
        let mut proof = options(&self.signer, &self.created);
        if let Value::Map(fields) = &mut proof {
            let value = format!("z{}", bs58::encode(self.signature).into_string());
            fields.insert("proofValue".to_owned(), value.into());
        }
        proof
    }

    fn from_value(proof: &Value) -> Result<Self, ProofError> {
        let text = |name: &str| proof.get(name).and_then(Value::as_text);
        let n_fields = proof.as_map().map(std::collections::BTreeMap::len);
        if n_fields != Some(FIELDS) || OPTIONS.iter().any(|(name, is)| text(name) != Some(is)) {
            return Err(ProofError::Fault(ProofFault::NotAProof));
        }
        let created = text("created").filter(|created| is_utc(created));
        let created = created
            .ok_or(ProofError::Fault(ProofFault::NoDate))?
            .to_owned();
        let method = text("verificationMethod").unwrap_or_default();
        let signer = PublicKey::from_verification_method(method).map_err(|error| match error {
            KeyError::Weak => ProofError::Weak,
            KeyError::NotDidKey | KeyError::NotAKey => ProofError::Fault(ProofFault::NoKey),
        })?;
        let signature = text("proofValue").and_then(signature_from_text);
        let signature = signature.ok_or(ProofError::Fault(ProofFault::NoValue))?;
        Ok(Self {
            signer,
            created,
            signature,
        })
    }
}

/// Reads the `proof` of a file: one, or a list of one to eight.
pub(super) fn proofs_from_value(proof: Option<&Value>) -> Result<Vec<Proof>, ProofError> {
    let list = match proof {
        None | Some(Value::Null) => return Err(ProofError::Fault(ProofFault::Missing)),
        Some(Value::List(list)) if list.is_empty() => {
            return Err(ProofError::Fault(ProofFault::Missing));
        }
        Some(Value::List(list)) => list.as_slice(),
        Some(single) => std::slice::from_ref(single),
    };
    if list.len() > MAX_PROOFS {
        return Err(ProofError::Fault(ProofFault::TooMany));
    }
    let mut proofs: Vec<Proof> = Vec::new();
    for proof in list {
        let proof = Proof::from_value(proof)?;
        if proofs.iter().any(|other| other.signer == proof.signer) {
            return Err(ProofError::Fault(ProofFault::SameKeyTwice));
        }
        proofs.push(proof);
    }
    Ok(proofs)
}

/// The `proof` of a file with these proofs.
pub(super) fn value_from_proofs(proofs: &[Proof]) -> Value {
    match proofs {
        [single] => single.to_value(),
        several => Value::List(several.iter().map(Proof::to_value).collect()),
    }
}

/// SHA-256 of the canonical bytes of a tree.
pub fn hash_of(tree: &Value) -> [u8; 32] {
    Sha256::digest(canonical(tree).as_bytes()).into()
}

/// The 64 bytes that are signed: the hash of the proof options (the proof
/// without `proofValue`), then the hash of the document without `proof`.
pub fn hash_data(document: &Value, options: &Value) -> [u8; 64] {
    combine(options, &hash_of(document))
}

fn combine(options: &Value, document_hash: &[u8; 32]) -> [u8; 64] {
    let mut both = [0; 64];
    both[..32].copy_from_slice(&hash_of(options));
    both[32..].copy_from_slice(document_hash);
    both
}

fn options(signer: &PublicKey, created: &str) -> Value {
    let fixed = OPTIONS.map(|(name, value)| (name, Value::from(value)));
    let own = [
        ("created", Value::from(created)),
        (
            "verificationMethod",
            Value::from(signer.verification_method()),
        ),
    ];
    Value::map(fixed.into_iter().chain(own))
}

fn signature_from_text(text: &str) -> Option<[u8; 64]> {
    let base58 = text
        .strip_prefix('z')
        .filter(|_| text.len() <= MAX_PROOF_VALUE)?;
    bs58::decode(base58).into_vec().ok()?.try_into().ok()
}

/// `2026-03-04T10:11:12Z`, with or without fractions of a second.
fn is_utc(text: &str) -> bool {
    let shape = (20..=30).contains(&text.len())
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 | 16 => byte == b':',
            19 if text.len() > 20 => byte == b'.',
            at if at + 1 == text.len() => byte == b'Z',
            _ => byte.is_ascii_digit(),
        });
    shape && text.parse::<jiff::Timestamp>().is_ok()
}
