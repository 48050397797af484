//! Sealing (age v1): who may read a file on its way, besides whoever has this
//! computer. Signed inside, sealed outside.
//!
//! [`sealed_in`] finds a sealed file in bytes or in the text of an e-mail;
//! [`header`] looks at its head before any of the crate's code does;
//! [`passphrase`] makes and reads six words, [`recovery`] reads a key typed from
//! paper. All this is pure. Sealing and
//! opening itself is `crypt`, which only the sealing worker has: there the
//! crate draws its own chance, so it counts as an edge.
//!
//! Leaves out signatures (`bundle`), keys kept in the browser (`session`) and
//! the words for a refusal (`ui`).
//!
//! Invariant: the crate never sees a file whose head is larger than
//! [`header::MAX_HEADER_BYTES`], names more than [`header::MAX_STANZAS`] keys,
//! or asks for more work than 2^[`header::MAX_LOG_N`].

mod armour;
#[cfg(feature = "sealing")]
pub mod crypt;
mod error;

pub mod block;
pub mod header;
pub mod passphrase;
pub mod recovery;

pub use armour::{armour, is_sealed, sealed_in};
pub use error::SealError;

/// What is sealed may be as large as any file of ours.
pub const MAX_INSIDE_BYTES: usize = 25 * 1024 * 1024;

/// A sealed file: what is inside, its head, and 16 bytes for every 64 KiB.
pub const MAX_SEALED_BYTES: usize = MAX_INSIDE_BYTES + 64 * 1024;

/// Under how many keys one file may be sealed.
pub const MAX_RECIPIENTS: usize = 20;
