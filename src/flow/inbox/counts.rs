//! How many messages wait in the Inbox, and for what.

use super::judge::{Known, judge};
use crate::domain::message::MessageState;
use crate::domain::whole::Programme;

/// How much waits in the Inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InboxCounts {
    /// Messages that bring somebody new; they can be accepted together.
    pub n_new: usize,
    /// Messages that are looked at one by one: changes, answers, what does not fit.
    pub n_look: usize,
}

/// Counts what waits, each message judged on the programme as it stands.
pub fn inbox_counts(programme: &Programme) -> InboxCounts {
    let mut counts = InboxCounts::default();
    if n_waiting(programme) == 0 {
        return counts;
    }
    let known = Known::of(programme);
    let messages = programme.messages.values();
    for message in messages.filter(|it| it.state == MessageState::Waiting) {
        if judge(programme, &known, message).is_bulk() {
            counts.n_new += 1;
        } else {
            counts.n_look += 1;
        }
    }
    counts
}

/// How many messages wait, without reading any.
pub fn n_waiting(programme: &Programme) -> usize {
    let messages = programme.messages.values();
    messages
        .filter(|it| it.state == MessageState::Waiting)
        .count()
}
