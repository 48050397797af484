//! What was dropped or pasted, opened as far as it can be here: signatures are
//! checked, and what was sealed for this browser is opened first.
//!
//! Nothing is stored. Leaves out what becomes of it (`flow::inbox`) and whole
//! programmes (`sealing`, which also asks for a passphrase).

use super::boot::{Session, SessionError};
use crate::bundle::{Kind, Message};
use crate::flow::inbox::wire_in;
use crate::worker::bundles::{BundleAnswer, BundleRequest, RefusedFile};
use crate::worker::messages::{Sorted, SortedWhat};

/// One message that was looked for.
pub enum Sought {
    /// Its signature holds.
    Found {
        /// The programme it belongs to; empty for none.
        programme_id: String,
        /// What it says.
        message: Box<Message>,
    },
    /// What came could not be read: a stable code, the key of its sentence.
    Refused(String),
    /// What came is sound and something else.
    Other,
}

impl Session {
    /// Opens and checks what came; each thing with the name of its file.
    pub async fn sort_incoming(
        self,
        came: Vec<(String, Vec<u8>)>,
    ) -> Result<Vec<Sorted>, SessionError> {
        let (sealed, mut sorted): (Vec<_>, Vec<_>) =
            self.sort(came).await?.into_iter().partition(is_sealed);
        if sealed.is_empty() {
            return Ok(sorted);
        }
        let (names, texts): (Vec<_>, Vec<_>) = sealed.into_iter().map(name_and_text).unzip();
        let opened = self.open_many_sealed(texts, |_| {}).await?;
        let mut inside = Vec::new();
        for (file, one) in names.into_iter().zip(opened) {
            match one.refused {
                Some(RefusedFile { code, detail }) => sorted.push(refused(file, &code, detail)),
                None => inside.push((file, one.bytes)),
            }
        }
        for it in self.sort(inside).await? {
            sorted.push(match it.what {
                SortedWhat::Sealed(_) => refused(it.file, "file_sealed", "sealed twice".into()),
                _ => it,
            });
        }
        Ok(sorted)
    }

    /// The first message of a kind in a file or a pasted text.
    pub async fn message_in(self, bytes: Vec<u8>, kind: Kind) -> Result<Sought, SessionError> {
        let mut why = None;
        for it in self.sort_incoming(vec![(String::new(), bytes)]).await? {
            match it.what {
                SortedWhat::Signed {
                    kind: its,
                    programme_id,
                    text,
                    ..
                } if its == kind.as_str() => {
                    return Ok(match wire_in(&its, &text) {
                        Some(message) => Sought::Found {
                            programme_id,
                            message: Box::new(message),
                        },
                        None => Sought::Refused("payload".into()),
                    });
                }
                SortedWhat::Refused(refused) => why = why.or(Some(refused.code)),
                _ => {}
            }
        }
        Ok(why.map_or(Sought::Other, Sought::Refused))
    }

    async fn sort(self, came: Vec<(String, Vec<u8>)>) -> Result<Vec<Sorted>, SessionError> {
        if came.is_empty() {
            return Ok(Vec::new());
        }
        let (files, bytes) = came.into_iter().unzip();
        match self
            .files()
            .bundle(BundleRequest::Sort { files, bytes })
            .await?
        {
            BundleAnswer::Sorted(sorted) => Ok(sorted),
            other => Err(super::signing::unexpected(other)),
        }
    }
}

fn is_sealed(sorted: &Sorted) -> bool {
    matches!(sorted.what, SortedWhat::Sealed(_))
}

fn name_and_text(sorted: Sorted) -> (String, Vec<u8>) {
    match sorted.what {
        SortedWhat::Sealed(text) => (sorted.file, text.into_bytes()),
        _ => (sorted.file, Vec::new()),
    }
}

fn refused(file: String, code: &str, detail: String) -> Sorted {
    Sorted {
        file,
        what: SortedWhat::Refused(RefusedFile {
            code: code.to_owned(),
            detail,
        }),
    }
}
