//! Applications somebody makes on this computer: the invitation, the draft, and
//! when it was sent. They belong to the applicant; no programme holds them.

use serde::{Deserialize, Serialize};

use super::boot::{Session, SessionError};
use super::signing::{json_of, read_json};
use super::stores::Space;
use crate::store::Store;

/// Where the list is kept among the settings.
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
}

impl Session {
    /// Every application made here, the newest last.
    pub async fn applyings(self) -> Result<Vec<Applying>, SessionError> {
        let store = self.store(Space::Real)?;
        Ok(read_json(store.get_setting(APPLYING).await?.as_deref()))
    }

    /// Keeps an application as it stands now.
    pub async fn keep_applying(self, applying: &Applying) -> Result<(), SessionError> {
        let mut all = self.applyings().await?;
        all.retain(|it| it.programme_id != applying.programme_id);
        all.push(applying.clone());
        let store = self.store(Space::Real)?;
        Ok(store.put_setting(APPLYING, Some(&json_of(&all)?)).await?)
    }

    /// Removes an application and its draft from this computer.
    pub async fn forget_applying(self, programme_id: &str) -> Result<(), SessionError> {
        let mut all = self.applyings().await?;
        all.retain(|it| it.programme_id != programme_id);
        let store = self.store(Space::Real)?;
        Ok(store.put_setting(APPLYING, Some(&json_of(&all)?)).await?)
    }
}
