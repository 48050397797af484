//! Files that came: which ones, so that a copy, an older one or a fork is
//! known when it comes; and those held back until their key was checked.
//!
//! Invariant: a file held back is bytes in a drawer: nothing of it is in any
//! programme, and its key counts as unknown until somebody compared its words.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::boot::{Session, SessionError};
use super::signing::{json_of, read_json};
use super::stores::Space;
use crate::bundle::{Earlier, Position, Sequence, sequence_of};
use crate::store::Store;
use crate::worker::bundles::OpenedFile;

/// At most so many files are held back.
pub const MAX_HELD: usize = 10;
/// So many files of one maker are remembered; older ones read as older.
const MAX_REMEMBERED: usize = 200;
/// Where the list of files held back is kept.
const HELD: &str = "held-files";

/// What is remembered of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileMark {
    /// The programme in it.
    pub programme: String,
    /// Its author's key, `did:key:…`.
    pub did: String,
    /// The browser it was made in.
    pub actor: String,
    /// Its number there.
    pub seq: u64,
    /// The hash of the file before it, empty for the first.
    pub prev: String,
    /// Its hash.
    pub hash: String,
}

impl FileMark {
    /// The mark of a file with this programme in it.
    pub fn of(file: &OpenedFile, programme: &str) -> Self {
        Self {
            programme: programme.to_owned(),
            did: file.signer.did.clone(),
            actor: file.actor.clone(),
            seq: file.seq,
            prev: file.prev.clone(),
            hash: file.hash.clone(),
        }
    }

    fn setting(&self) -> String {
        came(&self.programme)
    }

    fn maker(&self) -> String {
        format!("{} {}", self.did, self.actor)
    }
}

/// A file held back until its key was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldFile {
    /// Its hash.
    pub hash: String,
    /// The programme's name, as the file says.
    pub name: String,
    /// The name its signer goes by, as the file says; may be empty.
    pub signer: String,
    /// Its signer's key; empty where it was held back before keys were kept.
    #[serde(default)]
    pub did: String,
    /// The eight words of that key.
    #[serde(default)]
    pub words: Vec<String>,
    /// Since when, milliseconds since 1970.
    pub since_ms: i64,
}

/// Files that came, by maker: number and hash.
type Came = BTreeMap<String, Vec<(u64, String)>>;

impl Session {
    /// How a file stands to those of its maker that were decided about before.
    pub async fn sequence(self, mark: &FileMark) -> Result<Sequence, SessionError> {
        let store = self.store(Space::Real)?;
        let came: Came = read_json(store.get_setting(&mark.setting()).await?.as_deref());
        let of_maker = came.get(&mark.maker()).cloned().unwrap_or_default();
        let earlier = of_maker.into_iter();
        let earlier: Vec<Earlier> = earlier.map(|(seq, hash)| Earlier { seq, hash }).collect();
        let position = Position {
            seq: mark.seq,
            prev: (!mark.prev.is_empty()).then(|| mark.prev.clone()),
        };
        Ok(sequence_of(&earlier, &position, &mark.hash))
    }

    /// Actors and keys that stood together in files decided about.
    pub(super) async fn makers(
        self,
        programme: &str,
    ) -> Result<BTreeSet<(String, String)>, SessionError> {
        let store = self.store(Space::Real)?;
        let kept = store.get_setting(&came(programme)).await?;
        let files: Came = read_json(kept.as_deref());
        let makers = files.keys().filter_map(|maker| maker.split_once(' '));
        let pairs = makers.map(|(did, actor)| (actor.to_owned(), did.to_owned()));
        Ok(pairs.collect())
    }

    /// Remembers that somebody decided about this file.
    pub async fn note_file(self, mark: &FileMark) -> Result<(), SessionError> {
        let store = self.store(Space::Real)?;
        let setting = mark.setting();
        let mut came: Came = read_json(store.get_setting(&setting).await?.as_deref());
        let files = came.entry(mark.maker()).or_default();
        let file = (mark.seq, mark.hash.clone());
        if files.contains(&file) {
            return Ok(());
        }
        files.push(file);
        files.sort();
        let n_old = files.len().saturating_sub(MAX_REMEMBERED);
        files.drain(..n_old);
        Ok(store.put_setting(&setting, Some(&json_of(&came)?)).await?)
    }

    /// The files held back, oldest first.
    pub async fn held_files(self) -> Result<Vec<HeldFile>, SessionError> {
        let store = self.store(Space::Real)?;
        Ok(read_json(store.get_setting(HELD).await?.as_deref()))
    }

    /// Holds a file back. Gives `false`, and keeps nothing, where
    /// [`MAX_HELD`] wait already.
    pub async fn hold(self, file: HeldFile, bytes: &[u8]) -> Result<bool, SessionError> {
        let mut held = self.held_files().await?;
        if held.iter().any(|it| it.hash == file.hash) {
            return Ok(true);
        }
        if held.len() >= MAX_HELD {
            return Ok(false);
        }
        let store = self.store(Space::Real)?;
        let text = STANDARD.encode(bytes);
        store.put_setting(&drawer(&file.hash), Some(&text)).await?;
        held.push(file);
        store.put_setting(HELD, Some(&json_of(&held)?)).await?;
        Ok(true)
    }

    /// The bytes of a file held back.
    pub async fn held_bytes(self, hash: &str) -> Result<Vec<u8>, SessionError> {
        let store = self.store(Space::Real)?;
        let text = store.get_setting(&drawer(hash)).await?;
        let bytes = text.and_then(|text| STANDARD.decode(text).ok());
        bytes.ok_or(SessionError::NotHere)
    }

    /// Lets go of a file held back, if it is.
    pub async fn let_go(self, hash: &str) -> Result<(), SessionError> {
        let mut held = self.held_files().await?;
        let n_before = held.len();
        held.retain(|it| it.hash != hash);
        if held.len() == n_before {
            return Ok(());
        }
        let store = self.store(Space::Real)?;
        store.put_setting(HELD, Some(&json_of(&held)?)).await?;
        Ok(store.put_setting(&drawer(hash), None).await?)
    }
}

fn came(programme: &str) -> String {
    format!("came/{programme}")
}

fn drawer(hash: &str) -> String {
    format!("held/{hash}")
}
