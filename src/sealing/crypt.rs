//! Sealing and opening with the crate `age`, after the head was looked at.
//!
//! An edge and not pure: the crate draws file keys and nonces from the
//! system's own chance, so that nobody can hand it poor ones. Only the sealing
//! worker and tests have this code. Leaves out text forms of files
//! ([`super::armour()`]).

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read, Write};

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};

use super::header::{self, MAX_LOG_N, SealedBy};
use super::{MAX_INSIDE_BYTES, MAX_RECIPIENTS, MAX_SEALED_BYTES, SealError};

/// What a passphrase of ours costs: 2^17 rounds, 128 MiB. Under a second where
/// it was measured, see `docs/decisions/0010-sealing.md`.
const WRITTEN_LOG_N: u8 = 17;

/// The secret that opens what was sealed under its [`Recipient`].
#[derive(Clone)]
pub struct Identity(x25519::Identity);

impl Identity {
    /// A new one.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let read = text.trim().parse().map(Self);
        read.map_err(|_| SealError::BadIdentity)
    }

    /// `AGE-SECRET-KEY-1…`, to be kept with the signing key and shown to nobody.
    pub fn secret_text(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// Its public side.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity of {}", self.recipient().0)
    }
}

/// The public side of an [`Identity`], `age1…`.
#[derive(Clone)]
pub struct Recipient(x25519::Recipient);

impl Recipient {
    /// Reads `age1…`.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let read = text.trim().parse().map(Self);
        read.map_err(|_| SealError::BadRecipient)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What may open a file.
#[derive(Clone, Copy, Debug)]
pub struct Keys<'a> {
    /// Secrets at hand.
    pub identities: &'a [Identity],
    /// The passphrase, exactly, where one was given.
    pub passphrase: Option<&'a str>,
}

/// Seals bytes under 1 to 20 keys; one named twice counts once. Whoever has
/// one of them opens the file, also with other programs for age.
pub fn seal(inside: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SealError> {
    let mut named = BTreeSet::new();
    let each_once: Vec<&Recipient> = recipients
        .iter()
        .filter(|it| named.insert(it.to_string()))
        .collect();
    if each_once.is_empty() || each_once.len() > MAX_RECIPIENTS {
        return Err(SealError::HowManyRecipients(each_once.len()));
    }
    let each_once = each_once.iter().map(|it| &it.0 as &dyn age::Recipient);
    sealed(inside, each_once)
}

/// Seals bytes with a passphrase.
pub fn seal_with_passphrase(inside: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    if passphrase.trim().is_empty() {
        return Err(SealError::EmptyPassphrase);
    }
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(WRITTEN_LOG_N);
    sealed(inside, std::iter::once(&recipient as &dyn age::Recipient))
}

fn sealed<'a>(
    inside: &[u8],
    recipients: impl Iterator<Item = &'a dyn age::Recipient>,
) -> Result<Vec<u8>, SealError> {
    if inside.len() > MAX_INSIDE_BYTES {
        return Err(SealError::TooBigToSeal);
    }
    // The kinds of keys taken here can be combined, so what fails is writing;
    // and a vector takes all that fits into memory.
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| SealError::BadRecipient)?;
    let mut out = Vec::with_capacity(inside.len() + inside.len() / 4000 + 4096);
    let written = encryptor.wrap_output(&mut out).and_then(|mut writer| {
        writer.write_all(inside)?;
        writer.finish()
    });
    written.map(|_| ()).map_err(|_| SealError::TooBigToSeal)?;
    Ok(out)
}

/// Opens a sealed file (not its text form) with what is at hand.
///
/// Gives all that is inside or nothing: a file that turns out damaged in its
/// last part gives nothing of its first.
pub fn open(sealed: &[u8], keys: Keys<'_>) -> Result<Vec<u8>, SealError> {
    if sealed.len() > MAX_SEALED_BYTES {
        return Err(SealError::TooBig);
    }
    match (header::look(sealed)?, keys.passphrase) {
        (SealedBy::Passphrase, None) => Err(SealError::NeedsPassphrase),
        (SealedBy::Passphrase, Some(passphrase)) => {
            let mut identity = scrypt::Identity::new(SecretString::from(passphrase));
            identity.set_max_work_factor(MAX_LOG_N);
            opened(sealed, std::iter::once(&identity as &dyn age::Identity))
        }
        (SealedBy::Keys(_), _) => {
            let identities = keys.identities.iter();
            opened(sealed, identities.map(|it| &it.0 as &dyn age::Identity))
        }
    }
}

fn opened<'a>(
    sealed: &[u8],
    identities: impl Iterator<Item = &'a dyn age::Identity>,
) -> Result<Vec<u8>, SealError> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| reason(&error))?;
    let reader = decryptor
        .decrypt(identities)
        .map_err(|error| reason(&error))?;
    let mut inside = Vec::with_capacity(sealed.len());
    let limit = u64::try_from(MAX_INSIDE_BYTES + 1).unwrap_or(u64::MAX);
    reader
        .take(limit)
        .read_to_end(&mut inside)
        .map_err(|error| broken(&error))?;
    if inside.len() > MAX_INSIDE_BYTES {
        return Err(SealError::TooBig);
    }
    Ok(inside)
}

fn reason(error: &DecryptError) -> SealError {
    match error {
        DecryptError::NoMatchingKeys => SealError::ForOthers,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            SealError::WrongOrDamaged
        }
        DecryptError::ExcessiveWork { required, .. } => SealError::WorkTooHigh { log_n: *required },
        DecryptError::UnknownFormat => SealError::OtherVersion,
        DecryptError::Io(error) => broken(error),
        // InvalidHeader, InvalidMac, and what a later version of the crate may add.
        _ => SealError::Damaged,
    }
}

fn broken(error: &io::Error) -> SealError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => SealError::CutOff,
        _ => SealError::Damaged,
    }
}
