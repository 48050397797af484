//! Who this browser is in the documents: its actor, and a new one where the
//! old one's numbers may be given already.
//!
//! Leaves out whose names actors carry (`flow::writers`) and keys (`signing`).
//!
//! Invariant: a dot is given once. Whoever takes in a document that holds more
//! of this browser's changes than there were here goes on under a new actor
//! (`tests/host/twins.rs`); other tabs learn it before they save again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::boot::{Session, SessionError, random_id};
use super::held::FileMark;
use super::signing::{json_of, read_json};
use super::stores::{AnyStore, Space};
use crate::flow::writers::{NamedKey, Writers, brought_by};
use crate::merge::{Actor, Document};
use crate::store::{Store, StoreError};

/// Where the actor is kept among the settings.
pub(super) const ACTOR: &str = "actor";
/// Where the actors this browser had before are kept.
const FORMER: &str = "former-actors";

impl Session {
    /// Gives this browser a new actor in a space. Changes made before keep theirs.
    pub(super) async fn take_new_actor(self, space: Space) -> Result<(), SessionError> {
        let store = self.store(space)?;
        let mut former: Vec<String> = read_json(store.get_setting(FORMER).await?.as_deref());
        former.push(self.actor(space)?.to_string());
        let actor = random_id();
        store.put_setting(FORMER, Some(&json_of(&former)?)).await?;
        store.put_setting(ACTOR, Some(&actor)).await?;
        self.set_actor(space, actor);
        Ok(())
    }

    /// Takes the actor that another tab may have given this browser.
    pub(super) async fn reread_actor(
        self,
        space: Space,
        store: &AnyStore,
    ) -> Result<(), StoreError> {
        // The memory of a page is no other tab's: nothing is kept there.
        if let Some(actor) = store.get_setting(ACTOR).await? {
            self.set_actor(space, actor);
        }
        Ok(())
    }

    /// Every actor this browser is or was in a space.
    pub async fn own_actors(self, space: Space) -> Result<Vec<Actor>, SessionError> {
        let kept = self.store(space)?.get_setting(FORMER).await?;
        let former: Vec<String> = read_json(kept.as_deref());
        let mut actors: Vec<Actor> = former.into_iter().map(Arc::from).collect();
        actors.push(self.actor(space)?);
        Ok(actors)
    }

    /// What is known here of those who write in a programme.
    pub async fn writers(self, space: Space, programme: &str) -> Result<Writers, SessionError> {
        let keys = self.seen_keys().await?.into_iter().map(|key| NamedKey {
            name: key.name_here().to_owned(),
            did: key.did,
            words: key.words,
        });
        let store = self.store(Space::Real)?;
        let brought = store.get_setting(&brought(programme)).await?;
        Ok(Writers {
            own: self.own_actors(space).await?,
            keys: keys.collect(),
            proven: self.makers(programme).await?,
            brought: read_json(brought.as_deref()),
        })
    }

    /// Remembers whose changes came through a file that was taken in.
    pub async fn note_brought(
        self,
        mark: &FileMark,
        here: Option<&Document>,
        theirs: &Document,
    ) -> Result<(), SessionError> {
        let store = self.store(Space::Real)?;
        let setting = brought(&mark.programme);
        let mut kept: BTreeMap<String, String> =
            read_json(store.get_setting(&setting).await?.as_deref());
        for actor in brought_by(&mark.actor, here, theirs) {
            kept.entry(actor).or_insert_with(|| mark.did.clone());
        }
        Ok(store.put_setting(&setting, Some(&json_of(&kept)?)).await?)
    }

    fn set_actor(self, space: Space, actor: String) {
        if let Some((_, now)) = self.rc().stores.borrow_mut().get_mut(&space) {
            *now = Arc::from(actor);
        }
    }
}

fn brought(programme: &str) -> String {
    format!("brought/{programme}")
}
