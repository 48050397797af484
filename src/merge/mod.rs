//! The causal map every document is kept in.
//!
//! A field is a register of versions; every version carries the dot of the
//! change that wrote it. Concurrent versions stand side by side until somebody
//! writes over what they saw. Leaves out what a field means, and storage.
//!
//! Invariant: a dot is never given twice by one actor, and dots of one actor
//! count up by one (`tests/host/merge.rs`).

mod codec;
mod document;
mod forget;
mod join;
mod journal;
mod making;

pub use codec::{
    CodecError, actors_from_value, actors_to_value, dots_from_value, dots_to_value,
    entry_from_value, entry_to_value, record_from_value, record_to_value,
};
pub use document::{
    Actor, ActorInfo, Committed, Document, Dot, LAMPORT_LIMIT, RecordKey, Register, Stamp, Version,
};
pub use forget::{Emptied, Forgetting, Scope};
pub use join::{JoinError, JoinReport, join};
pub use journal::{Entry, Olds, UndoRefused};
pub use making::{Making, Overtaken};
