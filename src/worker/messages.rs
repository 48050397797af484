//! Messages beside the page: signing one, and sorting what was dropped or
//! pasted into signed files, answers in plain words, sealed files and the rest.
//!
//! The page hands over payloads as text, so that no signature code weighs on
//! it. Leaves out what becomes of a message (`flow::inbox`) and opening sealed
//! files (`sealing`).

use serde::{Deserialize, Serialize};

use super::bundles::{RefusedFile, SignedFile, bundle_error, own_key, refused, sign_error};
use crate::bundle::{
    BundleError, Envelope, Kind, KnownKeys, Message, PublicKey, documents_in, file_bytes,
    file_name, open, sign, strict, verify,
};
use crate::domain::message::Came;
use crate::flow::enrol::code::{answers_in, codes_below_quote, rankings_in};
use crate::flow::inbox::receive::{Incoming, Signed, What};

/// A message to be signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignMessage {
    /// The 32 secret bytes of the own key, base64.
    pub secret: String,
    /// The word of its kind.
    pub kind: String,
    /// The payload as JSON.
    pub payload: String,
    /// The programme, a UUID; empty for none.
    pub programme_id: String,
    /// The id of the file it answers; empty for none.
    pub re: String,
    /// A fresh UUID.
    pub bundle_id: String,
    /// The actor of this browser.
    pub actor: String,
    /// The keys it is for, `did:key:…`.
    pub audience: Vec<String>,
    /// Now, milliseconds since 1970.
    pub at_ms: i64,
}

/// Something that came, sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sorted {
    /// The name of its file; empty for pasted text.
    pub file: String,
    /// What it is.
    pub what: SortedWhat,
}

/// What something that came is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortedWhat {
    /// A file whose signature holds.
    Signed {
        /// The word of its kind.
        kind: String,
        /// Its programme; empty for none.
        programme_id: String,
        /// Who signed it.
        did: String,
        /// Whom it is for.
        audience: Vec<String>,
        /// Its id.
        bundle: String,
        /// Its hash.
        hash: String,
        /// The file as readable JSON.
        text: String,
        /// The sender's address, where a mail says it.
        from_email: String,
    },
    /// A supervisor's answer in plain words, as JSON of its payload.
    Line {
        /// The payload of the answer.
        payload: String,
        /// The sender's name.
        from_name: String,
        /// The sender's address.
        from_email: String,
    },
    /// A mentee's order of a shortlist in plain words, as JSON of its payload.
    Ranked {
        /// The payload.
        payload: String,
        /// The sender's name.
        from_name: String,
        /// The sender's address.
        from_email: String,
    },
    /// A sealed file: its text, to be opened first.
    Sealed(String),
    /// It could not be read.
    Refused(RefusedFile),
}

impl Sorted {
    /// The same as the Inbox takes it; none for a sealed file.
    pub fn into_incoming(self, came: Came) -> Option<Incoming> {
        let what = match self.what {
            SortedWhat::Signed {
                kind,
                programme_id,
                did,
                audience,
                bundle,
                hash,
                text,
                from_email,
            } => What::Signed(Signed {
                kind,
                programme_id,
                did,
                audience,
                bundle,
                hash,
                text,
                from_email,
            }),
            SortedWhat::Line {
                payload,
                from_name,
                from_email,
            } => {
                let tree = strict::parse_tree(payload.as_bytes()).ok()?;
                match Message::from_payload(Kind::Approval, &tree) {
                    Some(Ok(Message::Approval(answer))) => What::Line {
                        answer,
                        from_name,
                        from_email,
                    },
                    _ => return None,
                }
            }
            SortedWhat::Ranked {
                payload,
                from_name,
                from_email,
            } => {
                let tree = strict::parse_tree(payload.as_bytes()).ok()?;
                match Message::from_payload(Kind::Ranking, &tree) {
                    Some(Ok(Message::Ranking(ranking))) => What::Ranked {
                        ranking,
                        from_name,
                        from_email,
                    },
                    _ => return None,
                }
            }
            SortedWhat::Sealed(_) => return None,
            SortedWhat::Refused(RefusedFile { code, detail }) => What::Refused { code, detail },
        };
        Some(Incoming {
            file: self.file,
            came,
            what,
        })
    }
}

/// Signs a message and reads it back.
pub(super) fn sign_message(request: &SignMessage) -> Result<SignedFile, RefusedFile> {
    let key = own_key(&request.secret)?;
    let kind = Kind::from_name(&request.kind).ok_or_else(|| refused("made_refused", "kind"))?;
    let payload = strict::parse_tree(request.payload.as_bytes())
        .map_err(|error| refused("made_refused", error))?;
    let mut envelope = Envelope::new(
        kind,
        request.bundle_id.clone(),
        key.public(),
        request.actor.clone(),
    );
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    envelope.programme_id = some(&request.programme_id);
    envelope.re = some(&request.re);
    envelope.audience = request
        .audience
        .iter()
        .map(|did| PublicKey::from_did(did))
        .collect::<Result<_, _>>()
        .map_err(|error| refused("made_refused", error))?;
    envelope.payload = payload;
    let created = jiff::Timestamp::from_millisecond(request.at_ms)
        .map_err(|error| refused("made_refused", error))?;
    let signed = sign(&envelope, &key, created).map_err(|error| sign_error(&error))?;
    let bytes = file_bytes(&signed).map_err(|error| sign_error(&error))?;
    let unverified = open(&bytes).map_err(|error| bundle_error(&error))?;
    let read_back = verify(unverified, &KnownKeys::default()).map_err(|it| bundle_error(&it))?;
    if let Some(Err(problems)) = crate::bundle::message_of(&read_back) {
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(refused("made_refused", list.join("; ")));
    }
    Ok(SignedFile {
        file_name: file_name(read_back.envelope()),
        hash: read_back.hash().to_owned(),
        armour: crate::bundle::armour(&bytes),
        bytes,
    })
}

/// Who sent a mail.
#[derive(Clone, Debug, Default)]
struct Sender {
    name: String,
    email: String,
}

/// Sorts one thing that came: a file, a saved mail, or pasted text with any
/// number of blocks and answers in it.
pub fn sort(file: &str, bytes: &[u8]) -> Vec<Sorted> {
    let mut found = Vec::new();
    #[cfg(feature = "mail")]
    if crate::exchange::mail_in::is_mail(bytes) {
        let (name, email) = crate::exchange::mail_in::sender(bytes);
        let sender = Sender { name, email };
        let mut why = None;
        for part in crate::exchange::mail_in::parts(bytes) {
            why = sort_bytes(&part, &sender, &mut found).or(why);
        }
        // The same file attached and pasted counts once.
        let mut hashes = std::collections::BTreeSet::new();
        found.retain(|what| match what {
            SortedWhat::Signed { hash, .. } => hashes.insert(hash.clone()),
            SortedWhat::Line { payload, .. } | SortedWhat::Ranked { payload, .. } => {
                hashes.insert(payload.clone())
            }
            _ => true,
        });
        if found.is_empty() {
            let why = why.filter(is_telling);
            let why = why.map(|error| bundle_error(&error));
            let why =
                why.unwrap_or_else(|| refused("mail_no_file", "no part of the mail is a file"));
            found.push(SortedWhat::Refused(why));
        }
        return named(file, found);
    }
    if let Some(error) = sort_bytes(bytes, &Sender::default(), &mut found)
        && found.is_empty()
    {
        found.push(SortedWhat::Refused(bundle_error(&error)));
    }
    named(file, found)
}

fn named(file: &str, found: Vec<SortedWhat>) -> Vec<Sorted> {
    let sorted = |what| Sorted {
        file: file.to_owned(),
        what,
    };
    found.into_iter().map(sorted).collect()
}

#[cfg(feature = "mail")]
fn is_telling(error: &BundleError) -> bool {
    !matches!(
        error,
        BundleError::WrongFile(
            crate::bundle::Sniffed::Other
                | crate::bundle::Sniffed::Html
                | crate::bundle::Sniffed::Empty
        )
    )
}

/// Sorts the bytes of one part; gives the reason where it holds nothing of ours.
fn sort_bytes(bytes: &[u8], sender: &Sender, found: &mut Vec<SortedWhat>) -> Option<BundleError> {
    const SEALED: &str = "AGE ENCRYPTED FILE";
    let text = String::from_utf8_lossy(bytes);
    if text.contains(SEALED) {
        found.push(SortedWhat::Sealed(text.into_owned()));
        return None;
    }
    let n_before = found.len();
    let why = match documents_in(bytes) {
        Ok(documents) => {
            found.extend(
                documents
                    .iter()
                    .map(|document| sort_document(document, sender)),
            );
            None
        }
        Err(error) => Some(error),
    };
    for answer in answers_in(&text) {
        let payload = Message::Approval(answer).to_payload();
        found.push(SortedWhat::Line {
            payload: crate::bundle::canonical(&payload),
            from_name: sender.name.clone(),
            from_email: sender.email.clone(),
        });
    }
    for ranking in rankings_in(&text) {
        let payload = Message::Ranking(ranking).to_payload();
        found.push(SortedWhat::Ranked {
            payload: crate::bundle::canonical(&payload),
            from_name: sender.name.clone(),
            from_email: sender.email.clone(),
        });
    }
    if !codes_below_quote(&text).is_empty() {
        found.push(SortedWhat::Refused(refused(
            "answer_in_quote",
            "a code stands only below the beginning of a quoted letter",
        )));
    }
    why.filter(|_| found.len() == n_before)
}

fn sort_document(document: &[u8], sender: &Sender) -> SortedWhat {
    let opened = open(document).and_then(|file| verify(file, &KnownKeys::default()));
    let file = match opened {
        Ok(file) => file,
        Err(error) => return SortedWhat::Refused(bundle_error(&error)),
    };
    if let Some(Err(problems)) = crate::bundle::message_of(&file) {
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return SortedWhat::Refused(refused("payload", list.join("; ")));
    }
    let envelope = file.envelope();
    SortedWhat::Signed {
        kind: envelope.kind.as_str().to_owned(),
        programme_id: envelope.programme_id.clone().unwrap_or_default(),
        did: envelope.author.to_string(),
        audience: envelope.audience.iter().map(ToString::to_string).collect(),
        bundle: envelope.bundle_id.clone(),
        hash: file.hash().to_owned(),
        text: String::from_utf8_lossy(document).into_owned(),
        from_email: sender.email.clone(),
    }
}
