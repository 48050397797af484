//! Signing and opening files, and the sample, beside the page: what the files
//! worker is asked and answers.
//!
//! The page hands over and gets documents as texts, so that neither signatures
//! nor payloads weigh on its first load. Leaves out who is trusted with what
//! (`session`, `ui`).

mod seen;
mod texts;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::messages::{SignMessage, Sorted, sign_message, sort};
use super::sealing::seal_error;
use crate::bundle::{
    BundleError, Envelope, KnownKeys, OwnKey, Position, PublicKey, SignError, Sniffed, Trust,
    Unverified, Verified, armour, file_bytes, file_name, open, programme_envelope, programme_of,
    sign, trust_of, verify, words_of,
};
use crate::domain::text::Language;
use crate::flow::sample::sample_document_in;
use crate::flow::texts::{Texts, document_from};
use crate::merge::ActorInfo;
use crate::sealing::sealed_in;

pub use seen::SeenKey;
pub use texts::DocumentTexts;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BundleRequest {
    /// The public side of a key.
    Key {
        /// The 32 secret bytes, base64.
        secret: String,
    },
    /// Signs a whole programme.
    Sign {
        /// The 32 secret bytes, base64.
        secret: String,
        /// The programme.
        document: DocumentTexts,
        /// The signer's name, for the list of actors.
        name: String,
        /// A fresh UUID.
        bundle_id: String,
        /// The actor of this browser.
        actor: String,
        /// Counts the files of this document and actor, from 1.
        seq: u64,
        /// The hash of the file before, empty for the first.
        prev: String,
        /// Now, milliseconds since 1970.
        at_ms: i64,
    },
    /// Checks a file and reads the programme in it.
    Open {
        /// The own key, `did:key:…`, empty before the first.
        own: String,
        /// Keys seen before.
        seen: Vec<SeenKey>,
        /// The file, or a mail's text.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// Signs a message.
    SignMessage(SignMessage),
    /// Sorts what was dropped or pasted.
    Sort {
        /// The names of the files; empty for pasted text.
        files: Vec<String>,
        /// Their bytes, in the same order.
        #[serde(skip)]
        bytes: Vec<Vec<u8>>,
    },
    /// The sample programme.
    Sample {
        /// The actor of this browser.
        actor: String,
        /// Now, milliseconds since 1970.
        at_ms: i64,
        /// The language of its texts, as its stored word.
        language: String,
    },
}

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedFile {
    /// A stable code, the key of its sentence.
    pub code: String,
    /// Where and what, for whoever supports the person; never content.
    pub detail: String,
}

/// A signed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedFile {
    /// Its name without ending; no personal data.
    pub file_name: String,
    /// Its hash, the next file's `prev`.
    pub hash: String,
    /// The same as a text block for an e-mail.
    pub armour: String,
    /// Its bytes, readable JSON.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// A public key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCard {
    /// `did:key:…`.
    pub did: String,
    /// Its eight words.
    pub words: Vec<String>,
}

/// A file whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedFile {
    /// The kind of bundle.
    pub kind: String,
    /// Who signed it.
    pub signer: KeyCard,
    /// The name the signer gave themselves.
    pub claimed_name: String,
    /// How well the key is known: a code, the key of its sentence.
    pub trust: String,
    /// The name under which it is known here, empty when it is not.
    pub known_as: String,
    /// Whether it may not be taken in at all.
    pub is_blocked: bool,
    /// The signer's own date, a label.
    pub created: String,
    /// The file's hash.
    pub hash: String,
    /// The browser it was made in.
    pub actor: String,
    /// Its number among the files of that browser; 0 for a message.
    pub seq: u64,
    /// The hash of the file before it, empty for the first.
    pub prev: String,
    /// The programme in it, if it is one.
    pub programme: Option<DocumentTexts>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BundleAnswer {
    /// The public side of a key.
    Key(KeyCard),
    /// A signed file.
    Signed(SignedFile),
    /// A file whose signature holds.
    Opened(Box<OpenedFile>),
    /// It is sealed, or the one file in the mail is: the sealing worker opens it.
    Sealed {
        /// The sealed file without its text form.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// What came, sorted, in order.
    Sorted(Vec<Sorted>),
    /// The sample programme.
    Sample(DocumentTexts),
    /// It was refused; nothing was taken over.
    Refused(RefusedFile),
}

/// Does what is asked.
pub fn answer(request: BundleRequest) -> BundleAnswer {
    let done = match request {
        BundleRequest::Key { secret } => {
            own_key(&secret).map(|key| BundleAnswer::Key(card(&key.public())))
        }
        BundleRequest::Sample {
            actor,
            at_ms,
            language,
        } => {
            let language = Language::from_word(&language).unwrap_or_default();
            let sample = sample_document_in(language, &actor, at_ms);
            Ok(BundleAnswer::Sample(Texts::of(&sample).into()))
        }
        BundleRequest::SignMessage(request) => sign_message(&request).map(BundleAnswer::Signed),
        BundleRequest::Sort { files, bytes } => {
            let sorted = files.iter().zip(&bytes);
            let sorted = sorted.flat_map(|(file, bytes)| sort(file, bytes));
            Ok(BundleAnswer::Sorted(sorted.collect()))
        }
        BundleRequest::Open { own, seen, bytes } => open_file(&bytes, &own, &seen),
        BundleRequest::Sign {
            secret,
            document,
            name,
            bundle_id,
            actor,
            seq,
            prev,
            at_ms,
        } => own_key(&secret).and_then(|key| {
            let position = Position {
                seq,
                prev: (!prev.is_empty()).then_some(prev),
            };
            sign_document(&key, document, name, bundle_id, actor, position, at_ms)
        }),
    };
    done.unwrap_or_else(BundleAnswer::Refused)
}

pub(super) fn refused(code: &str, detail: impl ToString) -> RefusedFile {
    RefusedFile {
        code: code.to_owned(),
        detail: detail.to_string(),
    }
}

pub(super) fn bundle_error(error: &BundleError) -> RefusedFile {
    refused(error.code(), error)
}

/// A file that could not be made: other words than for one that came.
pub(super) fn sign_error(error: &SignError) -> RefusedFile {
    let code = match error.code() {
        "too_big" => "made_too_big",
        _ => "made_refused",
    };
    refused(code, format_args!("{}: {error}", error.code()))
}

pub(super) fn own_key(secret: &str) -> Result<OwnKey, RefusedFile> {
    let bytes = STANDARD
        .decode(secret)
        .map_err(|_| refused("made_refused", "own key: base64"))?;
    let bytes: [u8; 32] = bytes
        .try_into()
        .map_err(|_| refused("made_refused", "own key: length"))?;
    Ok(OwnKey::from_entropy(bytes))
}

fn card(key: &PublicKey) -> KeyCard {
    KeyCard {
        did: key.to_string(),
        words: words_of(key).map(str::to_owned).to_vec(),
    }
}

fn sign_document(
    key: &OwnKey,
    texts: DocumentTexts,
    name: String,
    bundle_id: String,
    actor: String,
    position: Position,
    at_ms: i64,
) -> Result<BundleAnswer, RefusedFile> {
    let texts = Texts::from(texts);
    let records = texts
        .records
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()));
    let journal = texts.journal.iter().map(|(_, text)| text.as_str());
    let mut document = document_from(&texts.id, &texts.whole, records, journal)
        .map_err(|error| refused("made_refused", error))?;
    let info = ActorInfo {
        key: key.public().to_string(),
        name,
    };
    document.actors.insert(Arc::from(actor.as_str()), info);
    let envelope = programme_envelope(&document, bundle_id, key.public(), actor, position);
    let created =
        jiff::Timestamp::from_millisecond(at_ms).map_err(|it| refused("made_refused", it))?;
    let signed = sign(&envelope, key, created).map_err(|error| sign_error(&error))?;
    let bytes = file_bytes(&signed).map_err(|error| sign_error(&error))?;
    // What is handed out was read back first.
    let read_back = verified(&bytes, &KnownKeys::new(Some(key.public()), []))?;
    Ok(BundleAnswer::Signed(SignedFile {
        file_name: file_name(read_back.envelope()),
        hash: read_back.hash().to_owned(),
        armour: armour(&bytes),
        bytes,
    }))
}

fn verified(bytes: &[u8], known: &KnownKeys) -> Result<Verified, RefusedFile> {
    let unverified = open(bytes).map_err(|error| bundle_error(&error))?;
    verify(unverified, known).map_err(|error| bundle_error(&error))
}

/// What came: a file to be checked, or one that must be unsealed first.
pub(super) enum Came {
    Plain(Unverified),
    Sealed(Vec<u8>),
}

/// One file of ours: the bytes themselves, or the one in a mail.
fn came(bytes: &[u8]) -> Result<Came, RefusedFile> {
    #[cfg(feature = "mail")]
    if super::mail::is_mail(bytes) {
        return super::mail::open_mail(bytes);
    }
    match open(bytes) {
        Ok(unverified) => Ok(Came::Plain(unverified)),
        Err(BundleError::WrongFile(Sniffed::Sealed)) => sealed_in(bytes)
            .map(Came::Sealed)
            .map_err(|error| seal_error(&error)),
        Err(error) => Err(bundle_error(&error)),
    }
}

fn open_file(bytes: &[u8], own: &str, seen: &[SeenKey]) -> Result<BundleAnswer, RefusedFile> {
    let own = PublicKey::from_did(own).ok();
    let known = KnownKeys::new(own, seen.iter().filter_map(SeenKey::known));
    let file = match came(bytes)? {
        Came::Sealed(bytes) => return Ok(BundleAnswer::Sealed { bytes }),
        Came::Plain(unverified) => {
            verify(unverified, &known).map_err(|error| bundle_error(&error))?
        }
    };
    let envelope: &Envelope = file.envelope();
    let mut claimed_name = String::new();
    let programme = match programme_of(&file) {
        None => None,
        Some(Ok(programme)) => {
            let info = programme.document.actors.get(envelope.actor.as_str());
            claimed_name = info.map(|info| info.name.clone()).unwrap_or_default();
            Some(Texts::of(&programme.document).into())
        }
        Some(Err(problems)) => {
            let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
            return Err(refused("payload", list.join("; ")));
        }
    };
    let claimed = (!claimed_name.is_empty()).then_some(claimed_name.as_str());
    let trust = trust_of(&file, claimed, &known);
    let known_as = match &trust {
        Trust::Checked { name, .. }
        | Trust::SeenBefore { name, .. }
        | Trust::NameKnownKeyDifferent { name, .. }
        | Trust::Withdrawn { name } => name.clone(),
        Trust::You | Trust::Unknown => String::new(),
    };
    let created = file.signers().next().map(|signer| signer.created);
    Ok(BundleAnswer::Opened(Box::new(OpenedFile {
        kind: envelope.kind.as_str().to_owned(),
        signer: card(&envelope.author),
        trust: trust.code().to_owned(),
        is_blocked: trust.is_blocked(),
        known_as,
        created: created.unwrap_or_default(),
        hash: file.hash().to_owned(),
        actor: envelope.actor.clone(),
        seq: envelope.position.as_ref().map_or(0, |it| it.seq),
        prev: envelope
            .position
            .as_ref()
            .and_then(|it| it.prev.clone())
            .unwrap_or_default(),
        claimed_name,
        programme,
    })))
}
