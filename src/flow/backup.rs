//! When it is time to take a programme out of the browser as a file.
//!
//! Counts edits that lie in no file: records touched, since one import may
//! bring hundreds of people in one change. Leaves out making the file and what
//! is said about it.

use crate::merge::{Document, Entry};

/// So many edits outside of any file are too many.
const MAX_EDITS: u64 = 20;
/// No edit should lie so long outside of any file: three days.
const MAX_AGE_MS: i64 = 3 * 24 * 60 * 60 * 1000;

/// How many edits would be lost with this browser, once they are too many or
/// the oldest of them is too old. `last` is when the last file left this
/// computer, in milliseconds since 1970, and how many changes it held.
pub fn backup_due(document: &Document, last: Option<(i64, u64)>, now_ms: i64) -> Option<u64> {
    let (last_ms, n_held) = last.unwrap_or((i64::MIN, 0));
    let entries = document.journal.values();
    let since: Vec<&Entry> = entries.filter(|entry| entry.at_ms > last_ms).collect();
    // Changes that were merged in may carry any date: their number tells.
    let n_changes = document.seen.values().sum::<u64>().saturating_sub(n_held);
    let n_edits = since.iter().map(|entry| weight(entry)).sum::<u64>();
    let n_edits = n_edits.max(n_changes);
    let oldest_ms = since.iter().map(|entry| entry.at_ms).min();
    let is_old = oldest_ms.is_some_and(|at_ms| now_ms.saturating_sub(at_ms) >= MAX_AGE_MS);
    (n_changes > 0 && (n_edits >= MAX_EDITS || is_old)).then_some(n_edits)
}

/// What a template or a duplicate brings can be had again: one edit.
fn weight(entry: &Entry) -> u64 {
    match entry.code.as_str() {
        "programme.created" | "programme.duplicated" => 1,
        _ => entry.olds.records.len().max(1) as u64,
    }
}
