//! What a kept message would do to the programme as it stands now.
//!
//! Two measures of care (`docs/bundle-format.md`): somebody new comes in
//! unverified; a change of somebody known needs the key they used before or a
//! look at old and new side by side.

mod known;

use std::collections::BTreeMap;

use super::corrections::{Corrections, corrections_of};
use super::wire_of;
use crate::bundle::{
    Act, Application, AppliedPart, ApprovalAnswer, ChangesMessage, KeyCardMessage, Message as Wire,
    OfferReply, Ranking, resolve_question,
};
use crate::domain::field::{Fields, Record as _};
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::domain::people::{Answers, Participation, Person, Role};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::choice::ranking::{RankMeans, rank_means};
use crate::flow::enrol::approval::{CodeMeans, whose_code};
use crate::flow::offers::reply::{ReplyMeans, reply_means};
pub use known::Known;

/// How the key of a message stands to the keys its sender used before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// Unsigned: recorded by hand or a line of an e-mail.
    Unsigned,
    /// The first signed file of this person.
    First,
    /// The key they used before.
    Same,
    /// Another key: a new device, a cleared browser, or somebody else.
    Other,
}

/// A place in what the programme holds about a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// A field of the person.
    Person(String),
    /// A part they did not take before.
    NewPart(Role),
    /// A field of one of their participations.
    Part(Role, String),
    /// An answer.
    Answer(Role, Id<Question>),
}

/// One value that a message would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub at: At,
    /// What stands.
    pub old: Value,
    /// What the message says.
    pub new: Value,
}

/// What a message would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody new would come in.
    New(Box<Application>),
    /// Somebody new would come in, and more than one application waits under
    /// their address: somebody says which counts.
    Several(Box<Application>),
    /// Somebody known would change.
    Changes {
        /// Who.
        person: Id<Person>,
        /// How the key stands.
        key: KeyState,
        /// What would change, in order.
        differences: Vec<Difference>,
        /// What was sent.
        application: Box<Application>,
    },
    /// It says what stands already.
    Nothing {
        /// Whom it is about.
        person: Id<Person>,
        /// What was sent.
        application: Box<Application>,
    },
    /// Somebody known pauses, comes back or leaves.
    Standing {
        /// Who.
        person: Id<Person>,
        /// How the key stands.
        key: KeyState,
        /// What they want.
        act: Act,
        /// What they said of it.
        note: String,
    },
    /// Somebody known corrects what is held about them, value by value.
    Corrections(Corrections),
    /// A change or a withdrawal of somebody who is not in the programme.
    NotHere(Box<Application>),
    /// A supervisor's answer.
    Approval {
        /// Whose request it means.
        means: CodeMeans,
        /// The answer.
        answer: ApprovalAnswer,
    },
    /// An answer to an offered pairing.
    Offer {
        /// What it would do.
        means: ReplyMeans,
        /// The answer.
        reply: OfferReply,
    },
    /// A mentee's order of a shortlist.
    Ranking {
        /// What it would do.
        means: RankMeans,
        /// The order.
        ranking: Ranking,
    },
    /// A key card.
    Card(KeyCardMessage),
    /// The text is not read by this version.
    Unreadable,
}

impl Verdict {
    /// Whether it may be accepted together with many others, unseen.
    pub fn is_bulk(&self) -> bool {
        matches!(self, Self::New(_))
    }

    /// A stable word, for filters and translations.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Several(_) => "several",
            Self::Changes { .. } => "changes",
            Self::Nothing { .. } => "nothing",
            Self::Standing { .. } => "standing",
            Self::Corrections(_) => "corrections",
            Self::NotHere(_) => "not_here",
            Self::Approval { .. } => "approval",
            Self::Offer { .. } => "offer",
            Self::Ranking { .. } => "ranking",
            Self::Card(_) => "card",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What a message would do to `programme`; `known` is [`Known::of`] it.
pub fn judge(programme: &Programme, known: &Known, message: &Message) -> Verdict {
    match wire_of(message) {
        Some(Wire::Application(application)) => {
            judge_application(programme, known, message, application)
        }
        Some(Wire::Approval(answer)) => Verdict::Approval {
            means: whose_code(programme, &answer.code, &message.from_email),
            answer,
        },
        Some(Wire::OfferReply(reply)) => Verdict::Offer {
            means: reply_means(programme, &known.offers, &reply, message),
            reply,
        },
        Some(Wire::Ranking(ranking)) => Verdict::Ranking {
            means: rank_means(programme, &known.choices, &ranking, message),
            ranking,
        },
        Some(Wire::KeyCard(card)) => Verdict::Card(card),
        Some(Wire::Changes(changes)) => judge_corrections(programme, message, &changes),
        Some(
            Wire::Invitation(_)
            | Wire::ApprovalRequest(_)
            | Wire::Offer(_)
            | Wire::Shortlist(_)
            | Wire::MyDetails(_)
            | Wire::RuleSet(_)
            | Wire::RunRecord(_),
        )
        | None => Verdict::Unreadable,
    }
}

fn judge_corrections(
    programme: &Programme,
    message: &Message,
    changes: &ChangesMessage,
) -> Verdict {
    let Some(person) = programme.people.get(&changes.person) else {
        return Verdict::NotHere(Box::new(Application {
            act: Act::Change,
            person: Person {
                given_name: changes.name.clone(),
                email: changes.email.clone(),
                ..Person::default()
            },
            note: changes.note.clone(),
            ..Application::default()
        }));
    };
    let key = key_state(person, &message.from_key);
    Verdict::Corrections(corrections_of(programme, person, key, changes))
}

fn judge_application(
    programme: &Programme,
    known: &Known,
    message: &Message,
    application: Box<Application>,
) -> Verdict {
    let sender = known.sender(&application.person.email, &message.from_key);
    let person = sender.and_then(|id| programme.people.get(id));
    let Some(person) = person else {
        return match application.act {
            Act::Apply if known.is_several(message) => Verdict::Several(application),
            Act::Apply => Verdict::New(application),
            Act::Change | Act::Pause | Act::Resume | Act::Withdraw => Verdict::NotHere(application),
        };
    };
    let key = key_state(person, &message.from_key);
    match application.act {
        Act::Pause | Act::Resume | Act::Withdraw => Verdict::Standing {
            person: person.id.clone(),
            key,
            act: application.act,
            note: application.note.clone(),
        },
        Act::Apply | Act::Change => {
            let differences = differences(programme, person, &application);
            if differences.is_empty() {
                Verdict::Nothing {
                    person: person.id.clone(),
                    application,
                }
            } else {
                Verdict::Changes {
                    person: person.id.clone(),
                    key,
                    differences,
                    application,
                }
            }
        }
    }
}

/// How a key stands to the one a person used before.
pub fn key_state(person: &Person, key: &str) -> KeyState {
    if key.is_empty() {
        KeyState::Unsigned
    } else if person.key.is_empty() {
        KeyState::First
    } else if person.key == key {
        KeyState::Same
    } else {
        KeyState::Other
    }
}

/// Every value an application would change, in order. What it leaves out
/// changes nothing: people answer what they were asked.
pub fn differences(
    programme: &Programme,
    person: &Person,
    application: &Application,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let old = person.to_fields();
    for (name, new) in application.person_fields() {
        compare(At::Person(name.clone()), old.get(&name), new, &mut found);
    }
    for part in &application.parts {
        let parts = programme.parts_of(&person.id);
        match parts.into_iter().find(|it| it.role == part.role) {
            None => found.push(Difference {
                at: At::NewPart(part.role),
                old: Value::Null,
                new: Value::from(part.role.word()),
            }),
            Some(stands) => {
                let old = stands.to_fields();
                for (name, new) in part_fields(part) {
                    compare(
                        At::Part(part.role, name.clone()),
                        old.get(&name),
                        new,
                        &mut found,
                    );
                }
                let answers = programme.answers.get(&stands.id.cast::<Answers>());
                for (id, new) in answers_of(programme, part) {
                    let old = answers.and_then(|it| it.by_question.get(&id));
                    let old = old.map(crate::domain::people::Answer::to_value);
                    compare(At::Answer(part.role, id), old.as_ref(), new, &mut found);
                }
            }
        }
    }
    found
}

fn compare(at: At, old: Option<&Value>, new: Value, found: &mut Vec<Difference>) {
    let old = old.cloned().unwrap_or_default();
    if !same(&old, &new) {
        found.push(Difference { at, old, new });
    }
}

/// Texts that differ in outer blanks only are the same.
fn same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Text(a), Value::Text(b)) => a.trim() == b.trim(),
        (Value::Null, Value::Text(b)) => b.trim().is_empty(),
        _ => old == new,
    }
}

/// The fields of a participation that an application says.
pub(super) fn part_fields(part: &AppliedPart) -> Fields {
    let said = Participation {
        capacity: part.capacity,
        hours_a_month: part.hours_a_month,
        modes: part.modes.clone(),
        ..Participation::default()
    };
    said.to_fields()
        .into_iter()
        .filter(|(name, _)| matches!(name.as_str(), "capacity" | "hours_a_month" | "modes"))
        .collect()
}

/// The answers of a part by the programme's own questions; answers to
/// questions it does not have are left out.
pub(super) fn answers_of(
    programme: &Programme,
    part: &AppliedPart,
) -> BTreeMap<Id<Question>, Value> {
    let answers = part.answers.iter();
    answers
        .filter_map(|(name, answer)| Some((resolve_question(programme, name)?, answer.to_value())))
        .collect()
}
