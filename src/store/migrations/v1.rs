//! Version 1: the object stores that `layout` names. Leaves nothing to rewrite,
//! as nothing was there before.

use super::Step;
use crate::store::layout;

/// From an empty database to version 1.
pub(super) const STEP: Step = Step {
    version: 1,
    adds: &[
        layout::DOCUMENTS,
        layout::RECORDS,
        layout::JOURNAL,
        layout::SNAPSHOT_HEADS,
        layout::SNAPSHOTS,
        layout::SETTINGS,
    ],
    drops: &[],
    rewrite: None,
};
