//! What came from and about one person, and taking up again what was put aside.

use super::judge::{Difference, KeyState, differences, key_state};
use super::wire_of;
use crate::bundle::{Act, Message as Wire};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::message::{Message, MessageState};
use crate::domain::people::{Person, fold_email};
use crate::domain::whole::Programme;

/// Every message from or about a person, the newest first: those decided about
/// them, and those that wait or were put aside under their address or key.
pub fn messages_of<'a>(programme: &'a Programme, person: &Person) -> Vec<&'a Message> {
    let email = person.folded_email();
    let is_theirs = |message: &&Message| {
        if let Some(about) = &message.about {
            return *about == person.id;
        }
        let same_email = !email.is_empty() && fold_email(&message.from_email) == email;
        let same_key = !person.key.is_empty() && message.from_key == person.key;
        same_email || same_key
    };
    let messages = programme.messages.values().map(|it| &**it);
    let mut found: Vec<&Message> = messages.filter(is_theirs).collect();
    found.sort_by(|a, b| (b.received_at_ms, &b.id).cmp(&(a.received_at_ms, &a.id)));
    found
}

/// How the key of one of somebody's messages stood when it was taken over: the
/// message that brought the key was the first, not one under the same.
pub fn key_then(person: &Person, messages: &[&Message], message: &Message) -> KeyState {
    let state = key_state(person, &message.from_key);
    let is_earlier = |it: &&&Message| {
        let before = (it.received_at_ms, &it.id) < (message.received_at_ms, &message.id);
        before && it.from_key == message.from_key && it.state == MessageState::Accepted
    };
    if state == KeyState::Same && messages.iter().filter(is_earlier).count() == 0 {
        KeyState::First
    } else {
        state
    }
}

/// The values of an application that do not stand: not taken over, or changed
/// since. None where the message says no values.
pub fn not_standing(programme: &Programme, person: &Person, message: &Message) -> Vec<Difference> {
    match wire_of(message) {
        Some(Wire::Application(it)) if matches!(it.act, Act::Apply | Act::Change) => {
            differences(programme, person, &it)
        }
        _ => Vec::new(),
    }
}

/// Lets messages that were put aside wait again; nothing where none was.
pub fn take_up_again(programme: &Programme, wanted: &[Id<Message>]) -> Option<Change> {
    let found = wanted.iter().filter_map(|id| programme.messages.get(id));
    let changes: Vec<Change> = found
        .filter(|message| message.state == MessageState::Declined)
        .map(|message| {
            Change::save(Message {
                state: MessageState::Waiting,
                about: None,
                ..(**message).clone()
            })
        })
        .collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "messages.reopened",
        changes,
    })
}
