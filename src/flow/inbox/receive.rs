//! Keeping what came: every message of this programme once, and a line for
//! each file that says what became of it.

use std::collections::BTreeSet;

use crate::bundle::{ApprovalAnswer, Kind, Message as Wire, Ranking};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::message::{Came, Message, MessageState};
use crate::domain::refuse::MAX_TEXT_BYTES;
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::offers::reply::reply_of;

/// Something that was dropped or pasted, opened and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The name of the file; empty for pasted text.
    pub file: String,
    /// The way it came.
    pub came: Came,
    /// What it is.
    pub what: What,
}

/// What something that came is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A file whose signature holds.
    Signed(Signed),
    /// The answer of a supervisor, or to an offer, as a line of an e-mail; unsigned.
    Line {
        /// The answer.
        answer: ApprovalAnswer,
        /// The sender's name, where the mail says it.
        from_name: String,
        /// The sender's address, where the mail says it.
        from_email: String,
    },
    /// A mentee's order of a shortlist, as a line of an e-mail; unsigned.
    Ranked {
        /// The order.
        ranking: Ranking,
        /// The sender's name, where the mail says it.
        from_name: String,
        /// The sender's address, where the mail says it.
        from_email: String,
    },
    /// It could not be read.
    Refused {
        /// A stable code, the key of its sentence.
        code: String,
        /// Where and what; never content.
        detail: String,
    },
}

/// A signed file as the worker gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// The word of its kind.
    pub kind: String,
    /// The programme it belongs to.
    pub programme_id: String,
    /// Who signed it, `did:key:…`.
    pub did: String,
    /// The keys it is for, `did:key:…`; empty when that was not said.
    pub audience: Vec<String>,
    /// Its id.
    pub bundle: String,
    /// Its hash.
    pub hash: String,
    /// The file as JSON text.
    pub text: String,
    /// The sender's address, where it came in a mail.
    pub from_email: String,
}

/// What became of something that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept under this id.
    Kept(Id<Message>),
    /// The same file is in the Inbox already.
    AlreadyHere,
    /// It belongs to another programme.
    OtherProgramme,
    /// It is for other keys, and for another programme.
    ForSomeoneElse,
    /// It is a whole programme or another file that is opened elsewhere.
    OpenedElsewhere {
        /// The word of its kind.
        kind: String,
    },
    /// It is longer than an Inbox keeps.
    TooLong,
    /// It could not be read.
    Refused {
        /// A stable code, the key of its sentence.
        code: String,
        /// Where and what; never content.
        detail: String,
    },
}

/// What became of everything that came at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// The change that keeps it; none where nothing is kept.
    pub change: Option<Change>,
    /// One line for each thing, in order: its file's name and its fate.
    pub lines: Vec<(String, Outcome)>,
}

/// Kinds that wait in the Inbox until somebody decides.
fn waits(kind: &str) -> bool {
    matches!(
        Kind::from_name(kind),
        Some(
            Kind::Application
                | Kind::Approval
                | Kind::OfferReply
                | Kind::Ranking
                | Kind::KeyCard
                | Kind::Changes
        )
    )
}

/// Keeps what came. `own` is this browser's key, `at_ms` now.
pub fn receive(
    programme: &Programme,
    incoming: Vec<Incoming>,
    own: &str,
    at_ms: i64,
    ids: &mut impl FnMut() -> String,
) -> Received {
    let known = programme.messages.values();
    let mut hashes: BTreeSet<String> = known.map(|message| message.hash.clone()).collect();
    let mut changes = Vec::new();
    let mut lines = Vec::new();
    for Incoming { file, came, what } in incoming {
        let outcome = match what {
            What::Refused { code, detail } => Outcome::Refused { code, detail },
            What::Line {
                answer,
                from_name,
                from_email,
            } => {
                let message = of_line(&wire_of_line(answer), from_name, from_email, at_ms, ids());
                keep(message, &mut changes)
            }
            What::Ranked {
                ranking,
                from_name,
                from_email,
            } => {
                let wire = Wire::Ranking(ranking);
                let message = of_line(&wire, from_name, from_email, at_ms, ids());
                keep(message, &mut changes)
            }
            What::Signed(signed) => match elsewhere(programme, &signed, own) {
                Some(outcome) => outcome,
                None if !hashes.insert(signed.hash.clone()) => Outcome::AlreadyHere,
                None => keep(message_of(signed, came, at_ms, ids()), &mut changes),
            },
        };
        lines.push((file, outcome));
    }
    Received {
        change: (!changes.is_empty()).then_some(Change::Many {
            what: "messages.received",
            changes,
        }),
        lines,
    }
}

/// Why a signed file does not go into this Inbox, if so.
fn elsewhere(programme: &Programme, signed: &Signed, own: &str) -> Option<Outcome> {
    if !waits(&signed.kind) {
        return Some(Outcome::OpenedElsewhere {
            kind: signed.kind.clone(),
        });
    }
    // A key card belongs to its holder, not to a programme.
    let is_here = signed.programme_id == programme.id || signed.programme_id.is_empty();
    if !is_here {
        let for_others = !signed.audience.is_empty() && !signed.audience.iter().any(|it| it == own);
        return Some(if for_others {
            Outcome::ForSomeoneElse
        } else {
            Outcome::OtherProgramme
        });
    }
    (signed.text.len() > MAX_TEXT_BYTES).then_some(Outcome::TooLong)
}

fn message_of(signed: Signed, came: Came, at_ms: i64, id: String) -> Message {
    let mut message = Message {
        id: Id::new(id),
        kind: signed.kind,
        came,
        received_at_ms: Some(at_ms),
        from_key: signed.did,
        from_email: signed.from_email,
        bundle: signed.bundle,
        hash: signed.hash,
        text: signed.text,
        ..Message::default()
    };
    match super::wire_of(&message) {
        Some(Wire::Application(application)) => {
            message.from_name = application.person.full_name();
            message.from_email.clone_from(&application.person.email);
        }
        Some(Wire::Approval(answer)) => message.from_name = answer.name,
        Some(Wire::OfferReply(reply)) => message.from_name = reply.name,
        Some(Wire::Ranking(ranking)) => message.from_name = ranking.name,
        Some(Wire::KeyCard(card)) => {
            message.from_name = card.name;
            message.from_email = card.email;
        }
        Some(Wire::Changes(changes)) => {
            message.from_name = changes.name;
            message.from_email = changes.email;
        }
        _ => {}
    }
    message
}

fn keep(message: Message, changes: &mut Vec<Change>) -> Outcome {
    let id = message.id.clone();
    debug_assert_eq!(message.state, MessageState::Waiting);
    changes.push(Change::save(message));
    Outcome::Kept(id)
}

/// A line of an e-mail as a message.
fn of_line(wire: &Wire, from_name: String, from_email: String, at_ms: i64, id: String) -> Message {
    Message {
        id: Id::new(id),
        kind: wire.kind().as_str().to_owned(),
        came: Came::Text,
        received_at_ms: Some(at_ms),
        from_name,
        from_email,
        text: as_text(wire),
        ..Message::default()
    }
}

/// A line as the answer it is: its code says to what.
fn wire_of_line(answer: ApprovalAnswer) -> Wire {
    match reply_of(&answer) {
        Some(reply) => Wire::OfferReply(reply),
        None => Wire::Approval(answer),
    }
}

/// An unsigned answer in the form of a signed one, so that both read alike.
pub(super) fn as_text(answer: &Wire) -> String {
    crate::bundle::canonical(&Value::map([("payload", answer.to_payload())]))
}
