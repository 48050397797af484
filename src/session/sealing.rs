//! Files sealed for others and opened here, in a worker that is started for it
//! and ended afterwards.
//!
//! The secret that opens files stays in the key database beside the signing
//! key. Leaves out under whose keys something is sealed and what is shown.

use super::boot::{Session, SessionError};
use crate::platform::entropy;
use crate::sealing::passphrase::{meant, words_of};
use crate::store::StoreError;
use crate::store::idb::keys;
use crate::worker::bundles::{BundleAnswer, BundleRequest, OpenedFile};
use crate::worker::protocol::WorkerError;
use crate::worker::sealing::{Answer, OneOfMany, Progress, Request};

/// A file that came, as far as it can be looked into.
pub enum Looked {
    /// Its signature holds.
    Opened {
        /// What is in it.
        file: Box<OpenedFile>,
        /// Its bytes, without a seal.
        bytes: Vec<u8>,
    },
    /// It is sealed with a passphrase, and somebody must say it.
    AsksPassphrase {
        /// Its bytes, sealed.
        sealed: Vec<u8>,
    },
}

/// What the files worker says of a file.
enum Came {
    Plain(Box<OpenedFile>),
    Sealed(Vec<u8>),
}

impl Session {
    /// The public side of this browser's own key for sealing, `age1…`; the key
    /// is made on first use.
    pub async fn own_recipient(self) -> Result<String, SessionError> {
        if let Some(identity) = keys::load_own_identity().await? {
            return self.recipient_of(identity).await;
        }
        let made = match self.ask_sealer(Request::NewIdentity, |_| {}).await? {
            Answer::Identity(made) => made,
            other => return Err(unexpected(other)),
        };
        match keys::save_own_identity(&made.secret).await {
            Ok(()) => Ok(made.recipient),
            // Another tab made one a moment ago: that one counts.
            Err(StoreError::JournalTaken { .. }) => {
                let identity = keys::load_own_identity().await?;
                self.recipient_of(identity.unwrap_or(made.secret)).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The secret side of that key, for a recovery sheet and nothing else.
    pub async fn own_identity(self) -> Result<String, SessionError> {
        self.own_recipient().await?;
        let identity = keys::load_own_identity().await?;
        Ok(identity.unwrap_or_default())
    }

    /// Seals bytes under 1 to 20 keys; gives the sealed file as text.
    pub async fn seal_for(
        self,
        bytes: Vec<u8>,
        recipients: Vec<String>,
    ) -> Result<Vec<u8>, SessionError> {
        let request = Request::Seal { recipients, bytes };
        match self.ask_sealer(request, |_| {}).await? {
            Answer::Sealed { bytes } => Ok(bytes),
            other => Err(unexpected(other)),
        }
    }

    /// Six fresh words for a passphrase.
    pub fn new_words(self) -> Result<Vec<&'static str>, SessionError> {
        let bytes = entropy::random_32().map_err(|error| StoreError::Other {
            name: "entropy".into(),
            detail: error.to_string(),
        })?;
        let mut first = [0; 9];
        first.copy_from_slice(&bytes[..9]);
        Ok(words_of(first).to_vec())
    }

    /// Seals bytes with a passphrase; gives the sealed file as text, after it
    /// was opened once more.
    pub async fn seal_with_passphrase(
        self,
        bytes: Vec<u8>,
        passphrase: String,
    ) -> Result<Vec<u8>, SessionError> {
        let request = Request::SealWithPassphrase { passphrase, bytes };
        match self.ask_sealer(request, |_| {}).await? {
            Answer::Sealed { bytes } => Ok(bytes),
            other => Err(unexpected(other)),
        }
    }

    /// Opens a file sealed under this browser's own key, or one at hand from a
    /// recovery sheet.
    pub async fn open_sealed(self, bytes: Vec<u8>) -> Result<Vec<u8>, SessionError> {
        self.unseal(bytes, None).await
    }

    /// Opens a file sealed with a passphrase; `typed` as somebody typed it.
    pub async fn open_with_passphrase(
        self,
        bytes: Vec<u8>,
        typed: &str,
    ) -> Result<Vec<u8>, SessionError> {
        self.unseal(bytes, Some(meant(typed))).await
    }

    /// Opens many files sealed under such keys: one result each, in their order.
    pub async fn open_many_sealed(
        self,
        files: Vec<Vec<u8>>,
        on_progress: impl Fn(Progress) + 'static,
    ) -> Result<Vec<OneOfMany>, SessionError> {
        let identities = self.identities().await?;
        let request = Request::OpenMany { identities, files };
        match self.ask_sealer(request, on_progress).await? {
            Answer::Many(files) => Ok(files),
            other => Err(unexpected(other)),
        }
    }

    /// Gives up what is being sealed or opened.
    pub fn cancel_sealing(self) {
        self.rc().sealer.cancel();
    }

    /// Checks a file (or a mail's text) and reads what is in it, through a seal
    /// if there is one. Nothing is stored.
    pub async fn look_into(
        self,
        bytes: Vec<u8>,
        passphrase: Option<&str>,
    ) -> Result<Looked, SessionError> {
        let sealed = match self.came(bytes.clone()).await? {
            Came::Plain(file) => return Ok(Looked::Opened { file, bytes }),
            Came::Sealed(sealed) => sealed,
        };
        let passphrase = passphrase.map(meant);
        let bytes = match self.unseal(sealed.clone(), passphrase).await {
            Err(SessionError::File { code, .. }) if code == "sealed_needs_passphrase" => {
                return Ok(Looked::AsksPassphrase { sealed });
            }
            other => other?,
        };
        match self.came(bytes.clone()).await? {
            Came::Plain(file) => Ok(Looked::Opened { file, bytes }),
            Came::Sealed(_) => Err(SessionError::File {
                code: "file_sealed".into(),
                detail: "sealed twice".into(),
            }),
        }
    }

    /// As [`Self::look_into`], where nobody can be asked for a passphrase.
    pub async fn open_bytes(self, bytes: Vec<u8>) -> Result<OpenedFile, SessionError> {
        match self.look_into(bytes, None).await? {
            Looked::Opened { file, .. } => Ok(*file),
            Looked::AsksPassphrase { .. } => Err(SessionError::File {
                code: "sealed_needs_passphrase".into(),
                detail: String::new(),
            }),
        }
    }

    async fn came(self, bytes: Vec<u8>) -> Result<Came, SessionError> {
        let request = BundleRequest::Open {
            own: self.own_card().await?.key.did,
            seen: self.seen_keys().await?,
            bytes,
        };
        match self.files().bundle(request).await? {
            BundleAnswer::Opened(file) => Ok(Came::Plain(file)),
            BundleAnswer::Sealed { bytes } => Ok(Came::Sealed(bytes)),
            other => Err(super::signing::unexpected(other)),
        }
    }

    async fn unseal(
        self,
        bytes: Vec<u8>,
        passphrase: Option<String>,
    ) -> Result<Vec<u8>, SessionError> {
        let request = Request::Open {
            identities: self.identities().await?,
            passphrase,
            bytes,
        };
        match self.ask_sealer(request, |_| {}).await? {
            Answer::Opened { bytes } => Ok(bytes),
            other => Err(unexpected(other)),
        }
    }

    pub(super) async fn recipient_of(self, identity: String) -> Result<String, SessionError> {
        match self
            .ask_sealer(Request::Recipient { identity }, |_| {})
            .await?
        {
            Answer::Recipient(recipient) => Ok(recipient),
            other => Err(unexpected(other)),
        }
    }

    /// Asks the worker and ends it, which gives its memory back.
    async fn ask_sealer(
        self,
        request: Request,
        on_progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, SessionError> {
        let sealer = self.rc().sealer.clone();
        let answer = sealer.ask_with(request, |_| {}, on_progress).await;
        sealer.end_if_idle();
        Ok(answer?)
    }
}

fn unexpected(answer: Answer) -> SessionError {
    match answer {
        Answer::Refused(refused) => SessionError::File {
            code: refused.code,
            detail: refused.detail,
        },
        _ => SessionError::Worker(WorkerError::Garbled),
    }
}
