//! What somebody answered to requests they opened on this computer, so that a
//! second opening of the same file shows it. It belongs to who answered; no
//! programme holds it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::applying::MadeReply;
use super::boot::{Place, Session, SessionError};
use super::saving::lock_error;
use super::signing::{json_of, read_json};
use super::stores::Space;
use crate::platform::locks;
use crate::store::Store;

/// Where they are kept among the settings, and what the list is called to tabs.
const ANSWERED: &str = "answered";
/// Most answers that are kept; the oldest goes first.
const MAX_KEPT: usize = 50;

/// An answer made here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredFile {
    /// What it answers: kind, programme and code.
    pub about: String,
    /// The payload of the answer, JSON.
    pub said: String,
    /// When it was made, milliseconds since 1970.
    pub at_ms: i64,
    /// The reply as it goes.
    pub made: MadeReply,
}

impl Session {
    /// What was answered here to a request; nothing where it was not.
    pub async fn answered(self, about: &str) -> Result<Option<AnsweredFile>, SessionError> {
        let all = self.all_answered().await?;
        Ok(all.into_iter().find(|it| it.about == about))
    }

    /// Keeps an answer in place of an earlier one.
    pub async fn keep_answered(self, answer: &AnsweredFile) -> Result<(), SessionError> {
        self.change_answered(|all| {
            all.retain(|it| it.about != answer.about);
            all.push(answer.clone());
            let n_over = all.len().saturating_sub(MAX_KEPT);
            all.drain(..n_over);
        })
        .await
    }

    /// Removes what was answered from this computer.
    pub async fn forget_answered(self, about: &str) -> Result<(), SessionError> {
        self.change_answered(|all| all.retain(|it| it.about != about))
            .await
    }

    async fn all_answered(self) -> Result<Vec<AnsweredFile>, SessionError> {
        let store = self.store(Space::Real)?;
        Ok(read_json(store.get_setting(ANSWERED).await?.as_deref()))
    }

    /// Changes the list alone, so that two tabs keep two answers.
    async fn change_answered(
        self,
        change: impl FnOnce(&mut Vec<AnsweredFile>),
    ) -> Result<(), SessionError> {
        let work = async move {
            let mut all = self.all_answered().await?;
            change(&mut all);
            let store = self.store(Space::Real)?;
            let kept = store.put_setting(ANSWERED, Some(&json_of(&all)?)).await;
            kept.map_err(SessionError::from)
        };
        match self.place().get_untracked() {
            Place::Browser => locks::with_lock(ANSWERED, work).await.map_err(lock_error)?,
            _ => work.await,
        }
    }
}
