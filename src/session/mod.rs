//! The only glue: signals over ports. Loads, then allows saving.
//!
//! One [`Session`] for the page: which stores there are, the programmes in
//! them, and one [`OpenDesk`] for each programme that was opened. Leaves out
//! words and screens (`ui`).
//!
//! Invariant: nothing is written to a document before it was read
//! ([`OpenDesk::edit`] refuses until then).

mod actors;
mod answered;
mod applying;
mod backups;
mod boot;
mod copies;
mod desk;
mod forgetting;
mod held;
mod imports;
mod paced;
mod recovery;
mod saving;
mod sealing;
mod shelf;
mod signing;
mod sorting;
mod stores;

pub use answered::AnsweredFile;
pub use applying::{Applying, MadeReply};
pub use backups::Backup;
pub use boot::{Place, Session, SessionError, provide_session, use_session};
pub use desk::{DeskState, OpenDesk, SaveStatus, Undoable, provide_desk, use_desk};
pub use forgetting::Reached;
pub use held::{FileMark, HeldFile, MAX_HELD};
pub use paced::page_pace;
pub use recovery::KeepKey;
pub use sealing::Looked;
pub use shelf::{Shelf, ShelfEntry};
pub use signing::OwnCard;
pub use sorting::Sought;
pub use stores::{AnyStore, Space};
