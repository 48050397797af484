//! What an answer to an offer would do, by its code.
//!
//! Every answer that cannot be taken says why. Leaves out keeping the message
//! (`flow::inbox`) and words.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{SIDES, due_of};
use crate::bundle::{ApprovalAnswer, OfferReply, Outcome};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::letter::LetterKind;
use crate::domain::message::Message;
use crate::domain::offer::Answered;
use crate::domain::pairing::{OfferAnswer, Pairing, PairingState};
use crate::domain::people::{Role, fold_email};
use crate::domain::whole::Programme;
use crate::flow::enrol::code::{is_offer_code, offer_code};

/// One side of a pairing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The pairing.
    pub pairing: Id<Pairing>,
    /// Which side.
    pub role: Role,
}

/// What an answer would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyMeans {
    /// It is the answer that is waited for.
    Counts {
        /// Whose.
        side: Side,
        /// The day to answer by, where the answer came after it.
        late_for: Option<Date>,
    },
    /// A no after a yes; they were not introduced yet, so it still counts.
    Changes {
        /// Whose.
        side: Side,
        /// Day of the yes.
        on: Option<Date>,
    },
    /// The same was said before.
    Before {
        /// Whose.
        side: Side,
        /// On which day.
        on: Option<Date>,
    },
    /// They were introduced: the pairing can be ended, not declined.
    Introduced {
        /// Whose.
        side: Side,
    },
    /// The pairing is not offered any more.
    Over {
        /// Whose.
        side: Side,
        /// Since when.
        on: Option<Date>,
    },
    /// The code may mean several; the sender's address did not decide.
    Several(Vec<Side>),
    /// The code is nobody's.
    Nobody,
}

impl ReplyMeans {
    /// A stable word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Counts { .. } => "counts",
            Self::Changes { .. } => "changes",
            Self::Before { .. } => "before",
            Self::Introduced { .. } => "introduced",
            Self::Over { .. } => "over",
            Self::Several(_) => "several",
            Self::Nobody => "nobody",
        }
    }

    /// The one side it means, whether it counts or not.
    pub fn side(&self) -> Option<&Side> {
        match self {
            Self::Counts { side, .. }
            | Self::Changes { side, .. }
            | Self::Before { side, .. }
            | Self::Introduced { side }
            | Self::Over { side, .. } => Some(side),
            Self::Several(_) | Self::Nobody => None,
        }
    }
}

/// The line of a mail as an answer to an offer; none where its code is a
/// supervisor's.
pub fn reply_of(line: &ApprovalAnswer) -> Option<OfferReply> {
    is_offer_code(&line.code).then(|| OfferReply {
        code: line.code.clone(),
        answer: match line.outcome {
            Outcome::Approved | Outcome::Limited => OfferAnswer::Accepted,
            Outcome::Refused => OfferAnswer::Declined,
        },
        note: line.note.clone(),
        name: line.name.clone(),
    })
}

/// Whose offer every code is, worked out once for many answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferCodes(BTreeMap<String, Vec<Side>>);

impl OfferCodes {
    /// The codes of everybody who was asked.
    pub fn of(programme: &Programme) -> Self {
        let mut codes: BTreeMap<String, Vec<Side>> = BTreeMap::new();
        let pairings = programme.pairings.values();
        for pairing in pairings.filter(|it| it.offered_on.is_some()) {
            for role in SIDES {
                codes
                    .entry(offer_code(pairing, role))
                    .or_default()
                    .push(Side {
                        pairing: pairing.id.clone(),
                        role,
                    });
            }
        }
        Self(codes)
    }

    /// Whose offer a code is; `from_email` decides between several.
    fn sides(&self, programme: &Programme, code: &str, from_email: &str) -> Vec<Side> {
        let found = self.0.get(&code.trim().to_uppercase());
        let found = found.cloned().unwrap_or_default();
        let from = fold_email(from_email);
        let is_from = |side: &&Side| {
            let pairing = programme.pairings.get(&side.pairing);
            let person = pairing.and_then(|it| programme.person_of(it.side(side.role)));
            !from.is_empty() && person.is_some_and(|it| it.folded_email() == from)
        };
        match found.iter().filter(is_from).collect::<Vec<_>>().as_slice() {
            [one] => vec![(*one).clone()],
            _ => found,
        }
    }
}

/// What a kept answer would do as the programme stands; `codes` are
/// [`OfferCodes::of`] it.
pub fn reply_means(
    programme: &Programme,
    codes: &OfferCodes,
    reply: &OfferReply,
    message: &Message,
) -> ReplyMeans {
    let found = codes.sides(programme, &reply.code, &message.from_email);
    let Some((first, others)) = found.split_first() else {
        return ReplyMeans::Nobody;
    };
    if !others.is_empty() {
        return ReplyMeans::Several(found);
    }
    let came_on = message
        .written_on
        .or_else(|| day_of(message.received_at_ms?));
    side_means(programme, first, reply.answer, came_on)
}

/// What an answer of one side would do.
pub fn side_means(
    programme: &Programme,
    side: &Side,
    answer: OfferAnswer,
    came_on: Option<Date>,
) -> ReplyMeans {
    let Some(pairing) = programme.pairings.get(&side.pairing) else {
        return ReplyMeans::Nobody;
    };
    let side = side.clone();
    let before = pairing.answered(side.role);
    if before.answer == answer {
        return ReplyMeans::Before {
            side,
            on: before.on,
        };
    }
    let is_open = pairing.state.is_public() || pairing.state == PairingState::Declined;
    match before.answer {
        OfferAnswer::None if is_open => ReplyMeans::Counts {
            side,
            late_for: due_of(programme, pairing).filter(|due| came_on.is_some_and(|on| on > *due)),
        },
        OfferAnswer::Accepted if is_introduced(programme, &side.pairing) => {
            ReplyMeans::Introduced { side }
        }
        OfferAnswer::Accepted if pairing.state.is_public() => ReplyMeans::Changes {
            side,
            on: before.on,
        },
        _ => ReplyMeans::Over {
            side,
            on: pairing.ended_on,
        },
    }
}

/// The change that takes an answer over.
pub fn take_over(side: &Side, reply: &OfferReply, came: &Id<Message>, on: Date) -> Change {
    Change::AnswerOffer {
        pairing: side.pairing.clone(),
        role: side.role,
        said: Answered {
            answer: reply.answer,
            on: Some(on),
            came: Some(came.clone()),
            words: reply.note.clone(),
        },
    }
}

/// Whether a letter that introduces the two went.
fn is_introduced(programme: &Programme, pairing: &Id<Pairing>) -> bool {
    programme.letters.values().any(|letter| {
        letter.kind == LetterKind::Introduction
            && letter.sent_at_ms.is_some()
            && letter.pairing.as_ref() == Some(pairing)
    })
}

/// The day of a moment; near midnight it may be the next, which is a label.
fn day_of(at_ms: i64) -> Option<Date> {
    let at = jiff::Timestamp::from_millisecond(at_ms).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}
