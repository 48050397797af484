//! The Inbox: what came back from people, and what becomes of it.
//!
//! Reading order: [`receive`] (what was dropped or pasted is kept, and what of
//! it is not for here is said), [`judge`] (what a kept message would do),
//! [`accept`] (doing it), [`corrections`] (values a person corrects), [`hand`] (the same
//! recorded by hand), [`typed`] (whole applications typed in), [`counts`] (how
//! much waits), [`history`] (what came from one person).
//!
//! Invariant: a kept message stays as it came; what is taken over from it are
//! ordinary changes beside it, in one step that can be undone.
//!
//! Leaves out opening files and checking signatures (`bundle`, in a worker) and
//! all wording.

pub mod accept;
pub mod corrections;
pub mod counts;
pub mod hand;
pub mod history;
pub mod judge;
pub mod receive;
pub mod several;
pub mod typed;

use crate::bundle::{Kind, Message as Wire};
use crate::domain::message::Message;

/// The payload of a kept message, read again from its text.
pub fn wire_of(message: &Message) -> Option<Wire> {
    wire_in(&message.kind, &message.text)
}

/// The message in the text of a file of this kind, which was checked before.
pub fn wire_in(kind: &str, text: &str) -> Option<Wire> {
    let kind = Kind::from_name(kind)?;
    let tree = crate::bundle::strict::parse_tree(text.as_bytes()).ok()?;
    Wire::from_payload(kind, tree.get("payload")?)?.ok()
}
