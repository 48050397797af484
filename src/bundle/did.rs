//! Keys: an Ed25519 public key as `did:key`, and the key made in this page.
//!
//! Leaves out keeping a key safe (the key database) and who a key belongs to
//! (`trust`). Nothing is ever looked up: a `did:key` is the key.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use thiserror::Error;

/// Multicodec `ed25519-pub`, as the two bytes before the key.
const ED25519_PUB: [u8; 2] = [0xed, 0x01];
/// "z" is multibase for base58btc.
const DID_KEY: &str = "did:key:z";
/// 34 bytes are 46 to 48 letters of base58; longer texts are not even decoded.
const MAX_BASE58: usize = 50;

/// Why a text or bytes are not a key we accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Not `did:key:z…` with an Ed25519 key in base58.
    #[error("not a did:key of an Ed25519 key")]
    NotDidKey,
    /// The bytes are no point of the curve, or not its one right encoding.
    #[error("not an Ed25519 key")]
    NotAKey,
    /// A key of small order, under which one signature fits every message.
    #[error("a weak key, under which anyone can sign")]
    Weak,
}

/// An Ed25519 public key; shown and written as `did:key:z6Mk…`.
///
/// Invariant: the bytes are the one encoding of a point that is not weak.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// A key from its 32 bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, KeyError> {
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::NotAKey)?;
        if key.is_weak() {
            return Err(KeyError::Weak);
        }
        // Decoding takes y beyond the prime as well: two names for one key.
        if key.to_edwards().compress().to_bytes() != bytes {
            return Err(KeyError::NotAKey);
        }
        Ok(Self(bytes))
    }

    /// A key from `did:key:z6Mk…`.
    pub fn from_did(did: &str) -> Result<Self, KeyError> {
        let base58 = did.strip_prefix(DID_KEY).ok_or(KeyError::NotDidKey)?;
        if base58.len() > MAX_BASE58 {
            return Err(KeyError::NotDidKey);
        }
        let bytes = bs58::decode(base58)
            .into_vec()
            .map_err(|_| KeyError::NotDidKey)?;
        let key = bytes
            .strip_prefix(&ED25519_PUB)
            .ok_or(KeyError::NotDidKey)?;
        Self::from_bytes(key.try_into().map_err(|_| KeyError::NotDidKey)?)
    }

    /// A key from `did:key:X#X`, as a proof names it.
    pub fn from_verification_method(method: &str) -> Result<Self, KeyError> {
        let (did, fragment) = method.split_once('#').ok_or(KeyError::NotDidKey)?;
        let key = Self::from_did(did)?;
        let same = did.strip_prefix("did:key:") == Some(fragment);
        if same {
            Ok(key)
        } else {
            Err(KeyError::NotDidKey)
        }
    }

    /// The key as `did:key:X#X`.
    pub fn verification_method(&self) -> String {
        let did = self.to_string();
        let fragment = did.strip_prefix("did:key:").unwrap_or_default();
        format!("{did}#{fragment}")
    }

    /// The 32 bytes of the key.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether `signature` was made by this key over `message` (RFC 8032,
    /// strict: no second form of a signature passes).
    pub fn is_signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0)
            .and_then(|key| key.verify_strict(message, &Signature::from_bytes(signature)))
            .is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = ED25519_PUB.to_vec();
        bytes.extend_from_slice(&self.0);
        write!(f, "{DID_KEY}{}", bs58::encode(bytes).into_string())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The key this browser signs with. Its secret is never shown or logged.
#[derive(Clone)]
pub struct OwnKey(SigningKey);

impl OwnKey {
    /// The key whose secret is these 32 random bytes (RFC 8032 section 5.1.5).
    pub fn from_entropy(secret: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&secret))
    }

    /// The secret, for the key database alone.
    pub fn secret_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs a message (Ed25519, deterministic).
    pub fn sign_bytes(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for OwnKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OwnKey({})", self.public())
    }
}
