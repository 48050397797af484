//! From the schema of any released version to the present one, a file per step.
//!
//! A step says which object stores it adds and drops and how it rewrites what
//! they hold, as a pure function on the raw texts, so that golden files of old
//! versions go through it in a host test. In the browser all missing steps run
//! inside the one version-change transaction: it ends whole or the database
//! stays as it was, so an upgrade may be broken off and begun again at any point.

mod v1;

use super::{RawExport, StoreError};

/// Rewrites the texts of a raw database.
pub type Rewrite = fn(&mut RawExport) -> Result<(), StoreError>;

/// One version's step from the version before.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The schema's number after this step.
    pub version: u32,
    /// Object stores it adds.
    pub adds: &'static [&'static str],
    /// Object stores it drops, after rewriting.
    pub drops: &'static [&'static str],
    /// Rewrites the texts, or `None` where they stay as they are.
    pub rewrite: Option<Rewrite>,
}

/// The steps of this program, in order; versions count up by one from 1.
pub const STEPS: &[Step] = &[v1::STEP];

/// The number of the schema that `steps` lead to.
pub fn latest(steps: &[Step]) -> u32 {
    steps.last().map_or(0, |step| step.version)
}

/// The steps still to be gone from `found`; refuses a schema this program does
/// not know yet.
pub fn missing_steps(
    steps: &[Step],
    found: u32,
) -> Result<impl Iterator<Item = &Step>, StoreError> {
    let known = latest(steps);
    if found > known {
        return Err(StoreError::SchemaTooNew { found, known });
    }
    Ok(steps.iter().filter(move |step| step.version > found))
}

/// Brings a raw database up to the latest of `steps`.
pub fn migrate(steps: &[Step], raw: &mut RawExport) -> Result<(), StoreError> {
    for step in missing_steps(steps, raw.schema)? {
        for name in step.adds {
            raw.stores.entry((*name).to_owned()).or_default();
        }
        if let Some(rewrite) = step.rewrite {
            rewrite(raw)?;
        }
        for name in step.drops {
            raw.stores.remove(*name);
        }
        raw.schema = step.version;
    }
    Ok(())
}
