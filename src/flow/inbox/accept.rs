//! Taking over what messages say, as one change that can be undone.

mod writing;

use std::collections::BTreeSet;

use jiff::civil::Date;

use self::writing::change_person;
pub(super) use self::writing::stand;
pub(super) use self::writing::{bring_in, take_part};
use super::corrections::correct;
use super::judge::{At, Known, Verdict, judge};
use super::several::others;
use crate::bundle::Ranking;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::message::{Message, MessageState};
use crate::domain::pairing::OfferAnswer;
use crate::domain::people::{Participation, Person};
use crate::domain::whole::Programme;
use crate::flow::choice::ranking::{Order, RankMeans, order_means, take_over as rank_over};
use crate::flow::enrol::approval::{CodeMeans, answered};
use crate::flow::offers::reply::{ReplyMeans, Side, side_means, take_over};

/// Why a message was not accepted. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAccepted {
    /// It is not in the Inbox (any more).
    #[error("the message is not here")]
    Gone,
    /// Somebody decided about it before.
    #[error("the message was decided about before")]
    Decided,
    /// The sender is not in the programme.
    #[error("the sender is not in the programme")]
    NotHere,
    /// The code fits nobody.
    #[error("the code fits nobody")]
    NobodysCode,
    /// The code fits several people.
    #[error("the code fits several people")]
    SeveralCodes,
    /// The code was for a supervisor the person no longer has.
    #[error("the code was for another supervisor")]
    Lapsed,
    /// The pairing is not offered any more.
    #[error("the pairing is not offered any more")]
    OfferOver,
    /// This side said the same before.
    #[error("the same was said before")]
    SaidBefore,
    /// The order holds a number that the list does not have, or one twice.
    #[error("the order has a number that the list does not have")]
    WrongNumbers,
    /// They were introduced, so the pairing is ended, not declined.
    #[error("they were introduced")]
    Introduced,
    /// This version cannot read it.
    #[error("the message cannot be read")]
    Unreadable,
}

impl NotAccepted {
    /// A stable code, the key of its sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Gone => "message_gone",
            Self::Decided => "message_decided",
            Self::NotHere => "sender_not_here",
            Self::NobodysCode => "code_nobodys",
            Self::SeveralCodes => "code_several",
            Self::Lapsed => "code_lapsed",
            Self::OfferOver => "offer_over",
            Self::SaidBefore => "offer_said_before",
            Self::WrongNumbers => "choice_wrong_numbers",
            Self::Introduced => "offer_introduced",
            Self::Unreadable => "message_unreadable",
        }
    }
}

/// Which of the differences are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// All.
    All,
    /// These.
    Only(BTreeSet<At>),
}

impl Take {
    pub(super) fn takes(&self, at: &At) -> bool {
        match self {
            Self::All => true,
            Self::Only(places) => places.contains(at),
        }
    }
}

/// Accepts every message of `wanted` that brings somebody new, in one change.
/// Of several under one address none comes in: somebody says which counts.
/// Gives the change and how many people it brings.
pub fn accept_new(
    programme: &Programme,
    wanted: &[Id<Message>],
    today: Date,
    ids: &mut impl FnMut() -> String,
) -> (Option<Change>, usize) {
    let known = Known::of(programme);
    let mut changes = Vec::new();
    let mut n_people = 0;
    let waiting = wanted.iter().filter_map(|id| programme.messages.get(id));
    for message in waiting.filter(|it| it.state == MessageState::Waiting) {
        let Verdict::New(application) = judge(programme, &known, message) else {
            continue;
        };
        let person = Id::new(ids());
        changes.extend(bring_in(
            programme,
            &application,
            message,
            &person,
            today,
            ids,
        ));
        changes.push(decided(message, MessageState::Accepted, Some(person)));
        n_people += 1;
    }
    let change = (!changes.is_empty()).then_some(Change::Many {
        what: "messages.accepted",
        changes,
    });
    (change, n_people)
}

/// Accepts one message. `take` says which differences; a supervisor's answer
/// goes to `part` where its code fits several.
pub fn accept(
    programme: &Programme,
    id: &Id<Message>,
    take: &Take,
    part: Option<&Id<Participation>>,
    today: Date,
    ids: &mut impl FnMut() -> String,
) -> Result<Change, NotAccepted> {
    let message = waiting(programme, id)?;
    let mut changes = Vec::new();
    let about = match judge(programme, &Known::of(programme), message) {
        Verdict::New(application) | Verdict::Several(application) => {
            let person = Id::new(ids());
            let others = others(programme, message);
            changes.extend(decline(programme, &others));
            changes.extend(bring_in(
                programme,
                &application,
                message,
                &person,
                today,
                ids,
            ));
            Some(person)
        }
        Verdict::Changes {
            person,
            application,
            ..
        }
        | Verdict::Nothing {
            person,
            application,
        } => {
            changes.extend(change_person(
                programme,
                &person,
                &application,
                message,
                take,
                today,
                ids,
            ));
            Some(person)
        }
        Verdict::Standing {
            person, act, note, ..
        } => {
            changes.extend(stand(programme, &person, act, &note, today));
            Some(person)
        }
        Verdict::Corrections(corrections) => {
            changes.extend(correct(programme, &corrections, message, take));
            Some(corrections.person)
        }
        Verdict::Approval { means, answer } => {
            let part = match (means, part) {
                (CodeMeans::One(part), _) => part,
                (CodeMeans::Several(several), Some(chosen)) if several.contains(chosen) => {
                    chosen.clone()
                }
                (CodeMeans::Several(_), _) => return Err(NotAccepted::SeveralCodes),
                (CodeMeans::Lapsed(_), _) => return Err(NotAccepted::Lapsed),
                (CodeMeans::Nobody, _) => return Err(NotAccepted::NobodysCode),
            };
            let part = programme
                .participations
                .get(&part)
                .ok_or(NotAccepted::Gone)?;
            changes.push(Change::save(answered(programme, part, &answer)));
            Some(part.person.clone())
        }
        Verdict::Offer { means, reply } => {
            let side = side_meant(programme, means, reply.answer, part)?;
            let pairing = programme.pairings.get(&side.pairing);
            let about = pairing.and_then(|it| programme.person_of(it.side(side.role)));
            changes.push(take_over(&side, &reply, &message.id, today));
            about.map(|it| it.id.clone())
        }
        Verdict::Ranking { means, ranking } => {
            let order = order_meant(programme, means, &ranking, part)?;
            let change = rank_over(programme, &order, &ranking.note, &message.id, today);
            changes.push(change.ok_or(NotAccepted::Gone)?);
            programme.person_of(&order.mentee).map(|it| it.id.clone())
        }
        Verdict::Card(card) => {
            changes.push(Change::save(crate::domain::facts::Facts {
                deputy_name: card.name,
                deputy_email: card.email,
                deputy_key: message.from_key.clone(),
                deputy_recipient: card.recipient,
                ..(*programme.facts).clone()
            }));
            None
        }
        Verdict::NotHere(_) => return Err(NotAccepted::NotHere),
        Verdict::Unreadable => return Err(NotAccepted::Unreadable),
    };
    changes.push(decided(message, MessageState::Accepted, about));
    Ok(Change::Many {
        what: "messages.accepted",
        changes,
    })
}

/// The side whose answer is taken over, or why it is not.
fn side_meant(
    programme: &Programme,
    means: ReplyMeans,
    answer: OfferAnswer,
    chosen: Option<&Id<Participation>>,
) -> Result<Side, NotAccepted> {
    match means {
        ReplyMeans::Counts { side, .. } | ReplyMeans::Changes { side, .. } => Ok(side),
        ReplyMeans::Before { .. } => Err(NotAccepted::SaidBefore),
        ReplyMeans::Introduced { .. } => Err(NotAccepted::Introduced),
        ReplyMeans::Over { .. } => Err(NotAccepted::OfferOver),
        ReplyMeans::Nobody => Err(NotAccepted::NobodysCode),
        ReplyMeans::Several(sides) => {
            let is_chosen = |side: &&Side| {
                let pairing = programme.pairings.get(&side.pairing);
                pairing.is_some_and(|it| Some(it.side(side.role)) == chosen)
            };
            let side = sides.iter().find(is_chosen);
            let side = side.ok_or(NotAccepted::SeveralCodes)?;
            match side_means(programme, side, answer, None) {
                // One side is never several.
                ReplyMeans::Several(_) => Err(NotAccepted::SeveralCodes),
                means => side_meant(programme, means, answer, None),
            }
        }
    }
}

/// The order that is taken over, or why it is not.
fn order_meant(
    programme: &Programme,
    means: RankMeans,
    ranking: &Ranking,
    chosen: Option<&Id<Participation>>,
) -> Result<Order, NotAccepted> {
    match means {
        RankMeans::Counts(order) | RankMeans::Changes(order) => Ok(order),
        RankMeans::Before(_) => Err(NotAccepted::SaidBefore),
        RankMeans::WrongNumbers { .. } => Err(NotAccepted::WrongNumbers),
        RankMeans::Nobody => Err(NotAccepted::NobodysCode),
        RankMeans::Several(several) => match chosen.filter(|it| several.contains(it)) {
            Some(mentee) => {
                let means = order_means(programme, mentee, &ranking.order);
                order_meant(programme, means, ranking, None)
            }
            None => Err(NotAccepted::SeveralCodes),
        },
    }
}

/// Takes over every answer of `wanted` that is waited for, as one change, and
/// how many that is. Two answers of one side bring one: the other is looked at.
/// Every yes is written before a no, so that no answer is lost.
pub fn accept_replies(
    programme: &Programme,
    wanted: &[Id<Message>],
    today: Date,
) -> (Option<Change>, usize) {
    let known = Known::of(programme);
    let mut taken: BTreeSet<(String, crate::domain::people::Role)> = BTreeSet::new();
    let mut replies = Vec::new();
    let waiting = wanted.iter().filter_map(|id| programme.messages.get(id));
    for message in waiting.filter(|it| it.state == MessageState::Waiting) {
        let Verdict::Offer { means, reply } = judge(programme, &known, message) else {
            continue;
        };
        let ReplyMeans::Counts { side, .. } = means else {
            continue;
        };
        if taken.insert((side.pairing.to_string(), side.role)) {
            replies.push((reply.answer, side, reply, message));
        }
    }
    replies.sort_by_key(|(answer, _, _, message)| (*answer, message.id.clone()));
    let n_replies = replies.len();
    let mut changes = Vec::new();
    for (_, side, reply, message) in replies {
        let pairing = programme.pairings.get(&side.pairing);
        let about = pairing.and_then(|it| programme.person_of(it.side(side.role)));
        let about = about.map(|it| it.id.clone());
        changes.push(take_over(&side, &reply, &message.id, today));
        changes.push(decided(message, MessageState::Accepted, about));
    }
    let change = (!changes.is_empty()).then_some(Change::Many {
        what: "messages.accepted",
        changes,
    });
    (change, n_replies)
}

/// Puts messages aside; nothing of them is taken over. Those decided before
/// are left out.
pub fn decline(programme: &Programme, wanted: &[Id<Message>]) -> Option<Change> {
    let found = wanted.iter().filter_map(|id| programme.messages.get(id));
    let changes: Vec<Change> = found
        .filter(|message| message.state == MessageState::Waiting)
        .map(|message| decided(message, MessageState::Declined, None))
        .collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "messages.declined",
        changes,
    })
}

fn waiting<'a>(programme: &'a Programme, id: &Id<Message>) -> Result<&'a Message, NotAccepted> {
    let message = programme.messages.get(id).ok_or(NotAccepted::Gone)?;
    if message.state == MessageState::Waiting {
        Ok(message)
    } else {
        Err(NotAccepted::Decided)
    }
}

pub(super) fn decided(message: &Message, state: MessageState, about: Option<Id<Person>>) -> Change {
    Change::save(Message {
        state,
        about,
        ..message.clone()
    })
}
