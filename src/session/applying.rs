//! Applications somebody makes on this computer: the invitation, the draft, and
//! when it was sent. They belong to the applicant; no programme holds them.

use std::rc::Rc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::boot::{Hearing, Place, Session, SessionError};
use super::saving::lock_error;
use super::signing::{json_of, read_json};
use super::stores::Space;
use crate::platform::locks;
use crate::store::Store;

/// Where the list is kept among the settings, and what it is called to tabs.
const APPLYING: &str = "applying";

/// One application somebody makes here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applying {
    /// The programme, a UUID.
    pub programme_id: String,
    /// Its name.
    pub name: String,
    /// The payload of its invitation, JSON.
    pub invitation: String,
    /// The draft, JSON.
    pub draft: String,
    /// When it was last made into a file, milliseconds since 1970.
    pub sent_at_ms: Option<i64>,
    /// The reply made then.
    #[serde(default)]
    pub made: Option<MadeReply>,
}

/// A reply as it goes, kept so that it can be sent after a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeReply {
    /// Its name without ending.
    pub name: String,
    /// Its text, as it goes into an e-mail.
    pub text: String,
    /// The signed file itself, JSON; empty where it is sealed.
    pub json: String,
    /// Whether only the addressees can read it.
    pub is_sealed: bool,
    /// The draft it was made of, JSON.
    pub draft: String,
}

impl Session {
    /// Every application made here, the newest last.
    pub async fn applyings(self) -> Result<Vec<Applying>, SessionError> {
        let store = self.store(Space::Real)?;
        Ok(read_json(store.get_setting(APPLYING).await?.as_deref()))
    }

    /// Keeps an application as it stands now.
    pub async fn keep_applying(self, applying: &Applying) -> Result<(), SessionError> {
        self.change_applyings(|all| {
            all.retain(|it| it.programme_id != applying.programme_id);
            all.push(applying.clone());
        })
        .await
    }

    /// Removes an application and its draft from this computer.
    pub async fn forget_applying(self, programme_id: &str) -> Result<(), SessionError> {
        self.change_applyings(|all| all.retain(|it| it.programme_id != programme_id))
            .await
    }

    /// Calls `heard` when another tab kept or removed an application; the last
    /// one who asked is called.
    pub fn hear_applyings(self, heard: impl Fn() + 'static) {
        let hearing: Hearing = Rc::new(move |_| heard());
        let inner = self.rc();
        let mut all = inner.hearing.borrow_mut();
        all.insert(APPLYING.to_owned(), hearing);
    }

    /// Changes the list alone, so that two tabs keep two applications.
    async fn change_applyings(
        self,
        change: impl FnOnce(&mut Vec<Applying>),
    ) -> Result<(), SessionError> {
        let work = async move {
            let mut all = self.applyings().await?;
            change(&mut all);
            let store = self.store(Space::Real)?;
            let kept = store.put_setting(APPLYING, Some(&json_of(&all)?)).await;
            kept.map_err(SessionError::from)
        };
        match self.place().get_untracked() {
            Place::Browser => locks::with_lock(APPLYING, work)
                .await
                .map_err(lock_error)??,
            _ => work.await?,
        }
        self.tell_tabs(APPLYING, 0);
        Ok(())
    }
}
