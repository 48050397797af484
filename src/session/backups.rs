//! When a programme last left this computer as a file.
//!
//! Leaves out making the file (`signing`) and nagging (`ui`).

use serde::{Deserialize, Serialize};

use super::boot::{Session, SessionError};
use super::desk::OpenDesk;
use super::stores::Space;
use crate::flow::arrival::n_changes;
use crate::store::Store;
use crate::store::idb::sentinel;

/// A file that left this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// When, milliseconds since 1970.
    pub at_ms: i64,
    /// Its name.
    pub file_name: String,
    /// Changes it included.
    pub n_changes: u64,
}

impl Session {
    /// The last backup of a programme, if one was made here.
    pub async fn last_backup(self, desk: OpenDesk) -> Result<Option<Backup>, SessionError> {
        let kept = self
            .store(desk.space())?
            .get_setting(&setting(desk))
            .await?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Notes that a file with everything left this computer now.
    pub async fn note_backup(
        self,
        desk: OpenDesk,
        file_name: &str,
    ) -> Result<Backup, SessionError> {
        let backup = Backup {
            at_ms: self.now_ms(),
            file_name: file_name.to_owned(),
            n_changes: desk.with_document(n_changes).unwrap_or_default(),
        };
        let text = serde_json::to_string(&backup).unwrap_or_default();
        self.store(desk.space())?
            .put_setting(&setting(desk), Some(&text))
            .await?;
        if desk.space() == Space::Real {
            sentinel::note_backup(file_name, backup.at_ms);
        }
        Ok(backup)
    }
}

fn setting(desk: OpenDesk) -> String {
    format!("backup/{}", desk.id())
}
