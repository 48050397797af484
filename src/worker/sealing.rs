//! The sealing worker: what it is asked and answers. In a worker of its own,
//! because a passphrase takes 128 MiB and all of a second, and ending the
//! worker both cancels and gives the memory back.
//!
//! An edge where the crate is: it draws its own chance. Leaves out where keys
//! are kept (`session`) and what is inside a file (`bundles`).

use serde::{Deserialize, Serialize};

use super::bundles::{RefusedFile, refused};
use super::protocol::{Parcel, Service};
use crate::sealing::SealError;
#[cfg(feature = "sealing")]
use crate::sealing::{
    armour,
    crypt::{self, Identity, Keys, Recipient},
    sealed_in,
};

/// The worker as the page names it.
#[derive(Debug)]
pub struct Sealer;

impl Service for Sealer {
    const LOADER: &'static str = "sealer_loader.js";
    type Request = Request;
    type Answer = Answer;
    type Progress = Progress;
}

/// How many files of several are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Opened or refused.
    pub n_done: u32,
    /// All of them.
    pub n_all: u32,
}

impl Parcel for Progress {}

/// What is asked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// A new key to be sealed under.
    NewIdentity,
    /// The public side of a secret.
    Recipient {
        /// `AGE-SECRET-KEY-1…`
        identity: String,
    },
    /// Seals a file under keys.
    Seal {
        /// `age1…`, 1 to 20.
        recipients: Vec<String>,
        /// The file.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// Seals a file with a passphrase, and opens it once more to be sure.
    SealWithPassphrase {
        /// The passphrase, exactly.
        passphrase: String,
        /// The file.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// Opens a sealed file or the one in a text.
    Open {
        /// Secrets at hand.
        identities: Vec<String>,
        /// The passphrase, exactly, where one was given.
        passphrase: Option<String>,
        /// The file.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// Opens many files sealed under keys.
    OpenMany {
        /// Secrets at hand.
        identities: Vec<String>,
        /// The files.
        #[serde(skip)]
        files: Vec<Vec<u8>>,
    },
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// A new key; its secret goes to the key database and nowhere else.
    Identity(NewIdentity),
    /// `age1…`
    Recipient(String),
    /// The sealed file, as text.
    Sealed {
        /// ASCII.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// What was inside.
    Opened {
        /// Its bytes.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// One for each file, in their order.
    Many(Vec<OneOfMany>),
    /// Nothing was sealed or opened.
    Refused(RefusedFile),
}

/// A key made in the worker.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIdentity {
    /// `AGE-SECRET-KEY-1…`
    pub secret: String,
    /// `age1…`
    pub recipient: String,
}

impl std::fmt::Debug for NewIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewIdentity of {}", self.recipient)
    }
}

/// What came of one file among many.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneOfMany {
    /// Why it was not opened; nothing where it was.
    pub refused: Option<RefusedFile>,
    /// What was inside; empty where it was not opened.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl Parcel for Request {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Seal { bytes, .. }
            | Self::SealWithPassphrase { bytes, .. }
            | Self::Open { bytes, .. } => vec![std::mem::take(bytes)],
            Self::OpenMany { files, .. } => std::mem::take(files),
            Self::NewIdentity | Self::Recipient { .. } => Vec::new(),
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        match self {
            Self::Seal { bytes, .. }
            | Self::SealWithPassphrase { bytes, .. }
            | Self::Open { bytes, .. } => {
                *bytes = buffers.into_iter().next().unwrap_or_default();
            }
            Self::OpenMany { files, .. } => *files = buffers,
            Self::NewIdentity | Self::Recipient { .. } => {}
        }
    }
}

impl Parcel for Answer {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Sealed { bytes } | Self::Opened { bytes } => vec![std::mem::take(bytes)],
            Self::Many(files) => {
                let files = files.iter_mut();
                files.map(|file| std::mem::take(&mut file.bytes)).collect()
            }
            Self::Identity(_) | Self::Recipient(_) | Self::Refused(_) => Vec::new(),
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        match self {
            Self::Sealed { bytes } | Self::Opened { bytes } => {
                *bytes = buffers.into_iter().next().unwrap_or_default();
            }
            Self::Many(files) => {
                for (file, bytes) in files.iter_mut().zip(buffers) {
                    file.bytes = bytes;
                }
            }
            Self::Identity(_) | Self::Recipient(_) | Self::Refused(_) => {}
        }
    }
}

/// A refusal as it crosses.
pub(super) fn seal_error(error: &SealError) -> RefusedFile {
    refused(error.code(), error)
}

/// After so many files of many the page hears how far it is.
#[cfg(feature = "sealing")]
const TELL_EVERY: usize = 10;

/// Does what is asked; tells on the way how far it is with many files.
#[cfg(feature = "sealing")]
pub fn answer(request: Request, tell: impl FnMut(Progress)) -> Answer {
    let done = match request {
        Request::NewIdentity => {
            let identity = Identity::generate();
            Ok(Answer::Identity(NewIdentity {
                secret: identity.secret_text(),
                recipient: identity.recipient().to_string(),
            }))
        }
        Request::Recipient { identity } => {
            Identity::parse(&identity).map(|it| Answer::Recipient(it.recipient().to_string()))
        }
        Request::Seal { recipients, bytes } => seal(&recipients, &bytes),
        Request::SealWithPassphrase { passphrase, bytes } => {
            seal_with_passphrase(&passphrase, &bytes)
        }
        Request::Open {
            identities,
            passphrase,
            bytes,
        } => secrets(&identities).and_then(|identities| {
            let keys = Keys {
                identities: &identities,
                passphrase: passphrase.as_deref(),
            };
            let bytes = crypt::open(&sealed_in(&bytes)?, keys)?;
            Ok(Answer::Opened { bytes })
        }),
        Request::OpenMany { identities, files } => {
            secrets(&identities).map(|identities| open_many(&identities, files, tell))
        }
    };
    done.unwrap_or_else(|error| Answer::Refused(seal_error(&error)))
}

#[cfg(feature = "sealing")]
fn secrets(texts: &[String]) -> Result<Vec<Identity>, SealError> {
    texts.iter().map(|text| Identity::parse(text)).collect()
}

#[cfg(feature = "sealing")]
fn seal(recipients: &[String], bytes: &[u8]) -> Result<Answer, SealError> {
    let recipients: Result<Vec<Recipient>, SealError> =
        recipients.iter().map(|it| Recipient::parse(it)).collect();
    let sealed = crypt::seal(bytes, &recipients?)?;
    Ok(Answer::Sealed {
        bytes: armour(&sealed).into_bytes(),
    })
}

#[cfg(feature = "sealing")]
fn seal_with_passphrase(passphrase: &str, bytes: &[u8]) -> Result<Answer, SealError> {
    let text = armour(&crypt::seal_with_passphrase(bytes, passphrase)?).into_bytes();
    // What is handed out was read back first.
    let keys = Keys {
        identities: &[],
        passphrase: Some(passphrase),
    };
    if crypt::open(&sealed_in(&text)?, keys)? != bytes {
        return Err(SealError::Damaged);
    }
    Ok(Answer::Sealed { bytes: text })
}

#[cfg(feature = "sealing")]
fn open_many(
    identities: &[Identity],
    files: Vec<Vec<u8>>,
    mut tell: impl FnMut(Progress),
) -> Answer {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let n_all = count(files.len());
    let keys = Keys {
        identities,
        passphrase: None,
    };
    let open = |(at, file): (usize, Vec<u8>)| {
        let opened = sealed_in(&file).and_then(|sealed| crypt::open(&sealed, keys));
        if (at + 1) % TELL_EVERY == 0 {
            let n_done = count(at + 1);
            tell(Progress { n_done, n_all });
        }
        match opened {
            Ok(bytes) => OneOfMany {
                refused: None,
                bytes,
            },
            Err(error) => OneOfMany {
                refused: Some(seal_error(&error)),
                bytes: Vec::new(),
            },
        }
    };
    Answer::Many(files.into_iter().enumerate().map(open).collect())
}
