//! Keeps the line of `store::sentinel` in the browser's short texts.
//!
//! Leaves out what to say when data was cleared. The sample programme has no
//! sentinel: losing it loses nothing.

use crate::platform::local;
use crate::store::sentinel::{Finding, SENTINEL_KEY, Sentinel, find};

/// What the line says, now that the database holds `n_documents`.
pub fn look(n_documents: usize) -> Finding {
    find(local::get(SENTINEL_KEY).as_deref(), n_documents)
}

/// Notes a save or a removal; `false` where the browser keeps no short texts.
pub fn note_save(n_documents: usize, at_ms: i64) -> bool {
    keep(&read().after_save(n_documents as u64, at_ms))
}

/// Notes a backup that left the browser and was read back.
pub fn note_backup(file_name: &str, at_ms: i64) -> bool {
    keep(&read().after_backup(file_name, at_ms))
}

/// Forgets the line, after the person was told or cleared this computer.
pub fn forget() {
    local::remove(SENTINEL_KEY);
}

fn read() -> Sentinel {
    Sentinel::from_line(local::get(SENTINEL_KEY).as_deref()).unwrap_or_default()
}

fn keep(sentinel: &Sentinel) -> bool {
    local::set(SENTINEL_KEY, &sentinel.to_line())
}
