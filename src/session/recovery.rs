//! The key of a recovery sheet, taken up where a coordinator's own computer is
//! gone: it opens what was sealed to that computer.
//!
//! Invariant: the key is stored only where the person said so; otherwise it is
//! gone with the page. It is never shown again and part of no backup.

use super::boot::{Session, SessionError};
use crate::sealing::recovery::meant;
use crate::store::idb::keys;

/// For how long a key is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepKey {
    /// Until the page is closed or loaded again.
    UntilClosed,
    /// In this browser, beside its own.
    InThisBrowser,
}

impl Session {
    /// Takes up a key as somebody typed it; nothing changes where it is none.
    pub async fn take_recovery_key(self, typed: &str, keep: KeepKey) -> Result<(), SessionError> {
        let key = meant(typed);
        // The worker compares the key's check characters.
        self.recipient_of(key.clone()).await?;
        match keep {
            KeepKey::UntilClosed => {
                let lent = &self.rc().lent;
                if !lent.borrow().contains(&key) {
                    lent.borrow_mut().push(key);
                }
            }
            KeepKey::InThisBrowser => {
                let mut kept = keys::load_recovered().await?;
                if !kept.contains(&key) {
                    kept.push(key);
                    keys::save_recovered(&kept).await?;
                }
            }
        }
        Ok(())
    }

    /// For how long a taken up key is at hand; none where none was.
    pub async fn recovery_key(self) -> Result<Option<KeepKey>, SessionError> {
        if !keys::load_recovered().await?.is_empty() {
            return Ok(Some(KeepKey::InThisBrowser));
        }
        let is_lent = !self.rc().lent.borrow().is_empty();
        Ok(is_lent.then_some(KeepKey::UntilClosed))
    }

    /// Forgets every key that was taken up; the browser's own stays.
    pub async fn forget_recovery_keys(self) -> Result<(), SessionError> {
        self.rc().lent.borrow_mut().clear();
        Ok(keys::save_recovered(&[]).await?)
    }

    /// The secrets that open sealed files here: the own one, where something
    /// can have been sealed under it, and those of recovery sheets.
    pub(super) async fn identities(self) -> Result<Vec<String>, SessionError> {
        let mut all: Vec<String> = keys::load_own_identity().await?.into_iter().collect();
        all.extend(keys::load_recovered().await?);
        all.extend(self.rc().lent.borrow().iter().cloned());
        Ok(all)
    }
}
