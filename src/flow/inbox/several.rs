//! Several applications under one address, none of them accepted yet: which
//! there are, and what each says that the others don't.
//!
//! Which of them counts is for somebody to decide; the clock of a sender's
//! computer is only told. Leaves out taking one over (`accept`).

use std::collections::BTreeMap;

use super::judge::{At, answers_of, part_fields};
use super::wire_of;
use crate::bundle::{Act, Application, Kind, Message as Wire};
use crate::domain::id::Id;
use crate::domain::message::{Message, MessageState};
use crate::domain::people::fold_email;
use crate::domain::value::Value;
use crate::domain::whole::Programme;

/// One of several applications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOfSeveral {
    /// The message it stands in.
    pub message: Id<Message>,
    /// What the sender wants.
    pub act: Act,
    /// When it was made by the clock of the sender's computer, milliseconds
    /// since 1970; none where nothing says so.
    pub made_at_ms: Option<i64>,
    /// Which of the keys of all these it was signed with, from 1 in their
    /// order; none where it is unsigned.
    pub key: Option<usize>,
    /// What it says that not all the others say, in order.
    pub own: Vec<(At, Value)>,
}

/// The folded address under which an application waits; none for anything else.
pub(super) fn waits_under(message: &Message) -> Option<String> {
    let is_one = message.kind == Kind::Application.as_str();
    let email = fold_email(&message.from_email);
    (is_one && message.state == MessageState::Waiting && !email.is_empty()).then_some(email)
}

/// All that wait under the address of `message`, the one made last first.
pub fn several(programme: &Programme, message: &Message) -> Vec<OneOfSeveral> {
    let Some(email) = waits_under(message) else {
        return Vec::new();
    };
    let waiting = programme.messages.values();
    let waiting = waiting.filter(|it| waits_under(it).as_ref() == Some(&email));
    let all: Vec<(&Message, Box<Application>)> = waiting
        .filter_map(|it| match wire_of(it) {
            Some(Wire::Application(application)) => Some((it.as_ref(), application)),
            _ => None,
        })
        .collect();
    let said: Vec<BTreeMap<At, Value>> = all.iter().map(|(_, it)| says(programme, it)).collect();
    let mut keys: Vec<&str> = Vec::new();
    let mut found: Vec<OneOfSeveral> = Vec::new();
    for (at, (message, application)) in all.iter().enumerate() {
        let key = message.from_key.as_str();
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
        let in_all = |place: &At, value: &Value| said.iter().all(|it| it.get(place) == Some(value));
        let own = said[at].iter();
        let own = own.filter(|(place, value)| !in_all(place, value));
        found.push(OneOfSeveral {
            message: message.id.clone(),
            act: application.act,
            made_at_ms: made_at_ms(message),
            key: keys.iter().position(|it| *it == key).map(|it| it + 1),
            own: own.map(|(at, value)| (at.clone(), value.clone())).collect(),
        });
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.made_at_ms));
    found
}

/// The others of them that apply: put aside once `message` is accepted.
pub(super) fn others(programme: &Programme, message: &Message) -> Vec<Id<Message>> {
    let all = several(programme, message).into_iter();
    let applies = all.filter(|it| matches!(it.act, Act::Apply | Act::Change));
    let ids = applies.map(|it| it.message);
    ids.filter(|id| *id != message.id).collect()
}

/// Every value an application says.
fn says(programme: &Programme, application: &Application) -> BTreeMap<At, Value> {
    let person = application.person_fields().into_iter();
    let mut all: BTreeMap<At, Value> = person.map(|(name, it)| (At::Person(name), it)).collect();
    for part in &application.parts {
        all.insert(At::NewPart(part.role), part.role.word().into());
        let fields = part_fields(part).into_iter();
        all.extend(fields.map(|(name, it)| (At::Part(part.role, name), it)));
        let answers = answers_of(programme, part).into_iter();
        all.extend(answers.map(|(id, it)| (At::Answer(part.role, id), it)));
    }
    all.retain(|_, value| *value != Value::Null);
    all
}

/// When a signed file says it was made; shown, never a reason.
fn made_at_ms(message: &Message) -> Option<i64> {
    let tree = crate::bundle::strict::parse_tree(message.text.as_bytes()).ok()?;
    let made = tree.get("createdHlc")?.as_text()?;
    let (day, _) = made.split_at_checked(made.find('Z')? + 1)?;
    day.parse::<jiff::Timestamp>()
        .ok()
        .map(jiff::Timestamp::as_millisecond)
}
