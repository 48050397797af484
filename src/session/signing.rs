//! This browser's own key, the keys it has seen, and files signed with it.
//!
//! The secret bytes stay in the key database and go only to the files worker.
//! Leaves out words and what follows from a signature (`ui`).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::boot::{Session, SessionError};
use super::desk::OpenDesk;
use super::held::FileMark;
use super::stores::Space;
use crate::bundle::{Message, canonical};
use crate::flow::texts::Texts;
use crate::platform::entropy;
use crate::store::idb::keys;
use crate::store::{Store, StoreError};
use crate::worker::bundles::{BundleAnswer, BundleRequest, KeyCard, SeenKey, SignedFile};
use crate::worker::messages::SignMessage;
use crate::worker::protocol::WorkerError;

/// Where the keys seen before are kept among the settings.
const SEEN: &str = "seen-keys";
/// Where the own name is kept.
const NAME: &str = "own-name";

/// The public side of this browser's key, and the name its user gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnCard {
    /// Key and words.
    pub key: KeyCard,
    /// The name, empty before it was given.
    pub name: String,
}

/// How many files of a document this actor signed, and the last one's hash.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Sent {
    seq: u64,
    hash: String,
    /// Empty where it was kept before actors were ever renewed.
    #[serde(default)]
    actor: String,
}

impl Session {
    /// The own key's card; the key is made on first use.
    pub async fn own_card(self) -> Result<OwnCard, SessionError> {
        let secret = own_secret().await?;
        let name = self.own_name().await?;
        match self.files().bundle(BundleRequest::Key { secret }).await? {
            BundleAnswer::Key(key) => Ok(OwnCard { key, name }),
            other => Err(unexpected(other)),
        }
    }

    /// The name others read beside the key.
    pub async fn own_name(self) -> Result<String, SessionError> {
        Ok(self
            .store(Space::Real)?
            .get_setting(NAME)
            .await?
            .unwrap_or_default())
    }

    /// Keeps the own name.
    pub async fn set_own_name(self, name: &str) -> Result<(), SessionError> {
        Ok(self
            .store(Space::Real)?
            .put_setting(NAME, Some(name))
            .await?)
    }

    /// The open programme as a signed file, read back before it is given out.
    pub async fn sign_programme(self, desk: OpenDesk) -> Result<SignedFile, SessionError> {
        desk.settle().await?;
        let store = self.store(desk.space())?;
        let setting = format!("sent/{}", desk.id());
        let mut sent: Sent = read_json(store.get_setting(&setting).await?.as_deref());
        let actor = self.actor(desk.space())?.to_string();
        if !sent.actor.is_empty() && sent.actor != actor {
            sent = Sent::default(); // a new actor counts from the start
        }
        let document = desk.with_document(Texts::of).ok_or(SessionError::NotOpen)?;
        let request = BundleRequest::Sign {
            secret: own_secret().await?,
            document: document.into(),
            name: self.own_name().await?,
            bundle_id: self.new_id(),
            actor: actor.clone(),
            seq: sent.seq + 1,
            prev: sent.hash,
            at_ms: self.now_ms(),
        };
        let file = match self.files().bundle(request).await? {
            BundleAnswer::Signed(file) => file,
            other => return Err(unexpected(other)),
        };
        let sent = Sent {
            seq: sent.seq + 1,
            hash: file.hash.clone(),
            actor: actor.clone(),
        };
        store.put_setting(&setting, Some(&json_of(&sent)?)).await?;
        // One's own files are known when they come back.
        let mark = FileMark {
            programme: desk.id(),
            did: self.own_card().await?.key.did,
            actor,
            seq: sent.seq,
            prev: String::new(),
            hash: sent.hash,
        };
        self.note_file(&mark).await?;
        Ok(file)
    }

    /// A message signed with the own key.
    pub async fn sign_message(
        self,
        message: &Message,
        programme_id: &str,
        audience: Vec<String>,
    ) -> Result<SignedFile, SessionError> {
        let request = SignMessage {
            secret: own_secret().await?,
            kind: message.kind().as_str().to_owned(),
            payload: canonical(&message.to_payload()),
            programme_id: programme_id.to_owned(),
            re: String::new(),
            bundle_id: self.new_id(),
            actor: self.actor(Space::Real)?.to_string(),
            audience,
            at_ms: self.now_ms(),
        };
        match self
            .files()
            .bundle(BundleRequest::SignMessage(request))
            .await?
        {
            BundleAnswer::Signed(file) => Ok(file),
            other => Err(unexpected(other)),
        }
    }

    /// Keys seen before, oldest first.
    pub async fn seen_keys(self) -> Result<Vec<SeenKey>, SessionError> {
        let store = self.store(Space::Real)?;
        Ok(read_json(store.get_setting(SEEN).await?.as_deref()))
    }

    /// Keeps what is known of a key: adds it, or writes its new facts.
    pub async fn note_key(self, key: SeenKey) -> Result<(), SessionError> {
        let mut seen = self.seen_keys().await?;
        match seen.iter_mut().find(|each| each.did == key.did) {
            Some(old) => *old = key,
            None => seen.push(key),
        }
        let store = self.store(Space::Real)?;
        Ok(store.put_setting(SEEN, Some(&json_of(&seen)?)).await?)
    }
}

/// The own key's 32 secret bytes in base64; made on first use.
async fn own_secret() -> Result<String, SessionError> {
    if let Some(secret) = keys::load_own_key().await? {
        return Ok(secret);
    }
    let bytes = entropy::random_32().map_err(|error| StoreError::Other {
        name: "entropy".into(),
        detail: error.to_string(),
    })?;
    let secret = STANDARD.encode(bytes);
    keys::save_own_key(&secret).await?;
    Ok(secret)
}

/// A setting that cannot be read counts as none: it is a memory, not a record.
pub(super) fn read_json<T: Default + for<'a> Deserialize<'a>>(text: Option<&str>) -> T {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

pub(super) fn json_of<T: Serialize>(value: &T) -> Result<String, SessionError> {
    serde_json::to_string(value).map_err(|_| SessionError::Worker(WorkerError::Garbled))
}

pub(super) fn unexpected(answer: BundleAnswer) -> SessionError {
    match answer {
        BundleAnswer::Refused(refused) => SessionError::File {
            code: refused.code,
            detail: refused.detail,
        },
        _ => SessionError::Worker(WorkerError::Garbled),
    }
}
