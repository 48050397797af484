//! The third way of every step: "recorded by A. Ruiz from an e-mail of 4
//! March, unsigned".
//!
//! The record goes through the Inbox like a file, so that it shows how it
//! came, and is accepted in the same change. Leaves out whole applications
//! ([`super::typed`]).

use jiff::civil::Date;

use super::accept::stand;
use super::receive::as_text;
use crate::bundle::{Act, Application, ApprovalAnswer, Kind, Message as Wire, OfferReply, Ranking};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::message::{Came, HandSource, Message, MessageState};
use crate::domain::pairing::OfferAnswer;
use crate::domain::people::{Participation, Person};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::choice::ranking::{RankMeans, order_means, take_over as rank_over};
use crate::flow::enrol::approval::answered;
use crate::flow::enrol::code::{choice_code, offer_code};
use crate::flow::offers::reply::{Side, take_over};

/// What was said, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A supervisor answered about a participation.
    Approval(Id<Participation>, ApprovalAnswer),
    /// One side answered the offer of a pairing; what was added.
    Offer(Side, OfferAnswer, String),
    /// A mentee put a shortlist in order, by its numbers; what was added.
    Ranking(Id<Participation>, Vec<u32>, String),
    /// A person pauses, comes back or leaves; why.
    Standing(Id<Person>, Act, String),
}

/// Who recorded it, and from what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Who recorded it.
    pub by: String,
    /// Whose e-mail, call or paper it was.
    pub from_name: String,
    /// Of which day.
    pub written_on: Option<Date>,
    /// What it was.
    pub source: HandSource,
}

/// The change that records and does what was said; none where the person is
/// not in the programme.
pub fn record(
    programme: &Programme,
    said: &Said,
    recorded: Recorded,
    id: String,
    at_ms: i64,
    today: Date,
) -> Option<Change> {
    let (kind, text, about, mut changes) = match said {
        Said::Approval(part, answer) => {
            let part = programme.participations.get(part)?;
            let change = Change::save(answered(programme, part, answer));
            (
                Kind::Approval,
                as_text(&Wire::Approval(answer.clone())),
                part.person.clone(),
                vec![change],
            )
        }
        Said::Offer(side, answer, note) => {
            let pairing = programme.pairings.get(&side.pairing)?;
            let person = programme.person_of(pairing.side(side.role))?;
            let reply = OfferReply {
                code: offer_code(pairing, side.role),
                answer: *answer,
                note: note.clone(),
                name: recorded.from_name.clone(),
            };
            let on = recorded.written_on.unwrap_or(today);
            let change = take_over(side, &reply, &Id::new(id.as_str()), on);
            (
                Kind::OfferReply,
                as_text(&Wire::OfferReply(reply)),
                person.id.clone(),
                vec![change],
            )
        }
        Said::Ranking(mentee, numbers, note) => {
            let person = programme.person_of(mentee)?;
            let means = order_means(programme, mentee, numbers);
            let (RankMeans::Counts(order) | RankMeans::Changes(order)) = means else {
                return None;
            };
            let ranking = Ranking {
                code: programme.shortlist_of(mentee).map(choice_code)?,
                order: numbers.clone(),
                note: note.clone(),
                name: recorded.from_name.clone(),
            };
            let on = recorded.written_on.unwrap_or(today);
            let came = Id::new(id.as_str());
            (
                Kind::Ranking,
                as_text(&Wire::Ranking(ranking)),
                person.id.clone(),
                vec![rank_over(programme, &order, note, &came, on)?],
            )
        }
        Said::Standing(person, act, note) => {
            let known = programme.people.get(person)?;
            let application = Application {
                act: *act,
                person: (**known).clone(),
                note: note.clone(),
                ..Application::default()
            };
            let payload = Wire::Application(Box::new(application)).to_payload();
            let text = crate::bundle::canonical(&Value::map([("payload", payload)]));
            let changes = stand(programme, person, *act, note, today);
            (Kind::Application, text, person.clone(), changes)
        }
    };
    changes.push(Change::save(Message {
        id: Id::new(id),
        kind: kind.as_str().to_owned(),
        came: Came::Hand,
        received_at_ms: Some(at_ms),
        from_name: recorded.from_name,
        text,
        state: MessageState::Accepted,
        about: Some(about),
        recorded_by: recorded.by,
        written_on: recorded.written_on,
        hand_source: recorded.source,
        ..Message::default()
    }));
    Some(Change::Many {
        what: "message.recorded",
        changes,
    })
}
