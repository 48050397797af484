//! Messages: files that are answered or taken over, never merged.
//!
//! Each kind has a payload of its own shape, an explicit list of fields;
//! records inside are cut down to what the receiver may read
//! ([`fields_for`]). Leaves out what is done with a message (`flow::inbox`) and
//! sealing.
//!
//! Invariant: what is read is of the right type and nothing the sender may not
//! say; everything wrong with a payload is told at once.

mod application;
mod approval;
mod asking;
mod changes;
mod invitation;
mod key_card;
mod my_details;
mod offer;
mod parts;
mod ranking;
mod rule_set;
mod run_record;
mod shortlist;

pub use application::{Act, Application, AppliedPart, Consent};
pub use approval::{ApprovalAnswer, ApprovalRequest, Outcome};
pub use asking::{Asking, Shown, ShownAnswer};
pub use changes::{ChangesMessage, FieldEdit, is_correctable};
pub use invitation::{Addressee, Invitation, question_ref, resolve_question};
pub use key_card::KeyCardMessage;
pub use my_details::{MyDetails, MyPairing, MyPart};
pub use offer::{OfferMessage, OfferReply};
pub use parts::fields_for;
pub use ranking::{MAX_RANKED, Ranking};
pub use rule_set::RuleSetMessage;
pub use run_record::RunRecordMessage;
pub use shortlist::{ListedMentor, ShortlistMessage};

use super::envelope::Envelope;
use super::payload::{Found, PayloadProblem};
use super::verify::Verified;
use super::{Kind, PublicKey};
use crate::domain::value::Value;

/// A message of a kind this version reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// An invitation to take part.
    Invitation(Box<Invitation>),
    /// An application, or a later change of it.
    Application(Box<Application>),
    /// A request to a supervisor.
    ApprovalRequest(Box<ApprovalRequest>),
    /// A supervisor's answer.
    Approval(ApprovalAnswer),
    /// A pairing offered to one of its two people.
    Offer(Box<OfferMessage>),
    /// The answer to it.
    OfferReply(OfferReply),
    /// Mentors a mentee may put in order.
    Shortlist(Box<ShortlistMessage>),
    /// A mentee's order of a shortlist.
    Ranking(Ranking),
    /// A key with the name of its holder.
    KeyCard(KeyCardMessage),
    /// What is held about a person, for that person.
    MyDetails(Box<MyDetails>),
    /// Corrections of it.
    Changes(Box<ChangesMessage>),
    /// Rules of matching.
    RuleSet(Box<RuleSetMessage>),
    /// A matching run and its certificate.
    RunRecord(Box<RunRecordMessage>),
}

/// What stands around a message besides its payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heads {
    /// The programme it belongs to, a UUID.
    pub programme_id: Option<String>,
    /// The id of the file it answers, a UUID.
    pub re: Option<String>,
    /// A fresh UUID.
    pub bundle_id: String,
    /// Who signs it.
    pub author: PublicKey,
    /// The browser profile it is made in, a UUID.
    pub actor: String,
    /// The keys it is made for.
    pub audience: Vec<PublicKey>,
}

impl Message {
    /// The kind of its file.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Invitation(_) => Kind::Invitation,
            Self::Application(_) => Kind::Application,
            Self::ApprovalRequest(_) => Kind::ApprovalRequest,
            Self::Approval(_) => Kind::Approval,
            Self::Offer(_) => Kind::Offer,
            Self::OfferReply(_) => Kind::OfferReply,
            Self::Shortlist(_) => Kind::Shortlist,
            Self::Ranking(_) => Kind::Ranking,
            Self::KeyCard(_) => Kind::KeyCard,
            Self::MyDetails(_) => Kind::MyDetails,
            Self::Changes(_) => Kind::Changes,
            Self::RuleSet(_) => Kind::RuleSet,
            Self::RunRecord(_) => Kind::RunRecord,
        }
    }

    /// The payload.
    pub fn to_payload(&self) -> Value {
        match self {
            Self::Invitation(it) => it.to_payload(),
            Self::Application(it) => it.to_payload(),
            Self::ApprovalRequest(it) => it.to_payload(),
            Self::Approval(it) => it.to_payload(),
            Self::Offer(it) => it.to_payload(),
            Self::OfferReply(it) => it.to_payload(),
            Self::Shortlist(it) => it.to_payload(),
            Self::Ranking(it) => it.to_payload(),
            Self::KeyCard(it) => it.to_payload(),
            Self::MyDetails(it) => it.to_payload(),
            Self::Changes(it) => it.to_payload(),
            Self::RuleSet(it) => it.to_payload(),
            Self::RunRecord(it) => it.to_payload(),
        }
    }

    /// A payload as a message, or all problems at once. `None` for a kind
    /// that is no message of these.
    pub fn from_payload(kind: Kind, payload: &Value) -> Option<Result<Self, Vec<PayloadProblem>>> {
        let mut found = Found::default();
        let read = match kind {
            Kind::Invitation => Invitation::from_payload(payload, &mut found)
                .map(|it| Self::Invitation(Box::new(it))),
            Kind::Application => Application::from_payload(payload, &mut found)
                .map(|it| Self::Application(Box::new(it))),
            Kind::ApprovalRequest => ApprovalRequest::from_payload(payload, &mut found)
                .map(|it| Self::ApprovalRequest(Box::new(it))),
            Kind::Approval => ApprovalAnswer::from_payload(payload, &mut found).map(Self::Approval),
            Kind::Offer => {
                OfferMessage::from_payload(payload, &mut found).map(|it| Self::Offer(Box::new(it)))
            }
            Kind::Shortlist => ShortlistMessage::from_payload(payload, &mut found)
                .map(|it| Self::Shortlist(Box::new(it))),
            Kind::OfferReply => OfferReply::from_payload(payload, &mut found).map(Self::OfferReply),
            Kind::Ranking => Ranking::from_payload(payload, &mut found).map(Self::Ranking),
            Kind::KeyCard => KeyCardMessage::from_payload(payload, &mut found).map(Self::KeyCard),
            Kind::MyDetails => {
                MyDetails::from_payload(payload, &mut found).map(|it| Self::MyDetails(Box::new(it)))
            }
            Kind::Changes => ChangesMessage::from_payload(payload, &mut found)
                .map(|it| Self::Changes(Box::new(it))),
            Kind::RuleSet => RuleSetMessage::from_payload(payload, &mut found)
                .map(|it| Self::RuleSet(Box::new(it))),
            Kind::RunRecord => RunRecordMessage::from_payload(payload, &mut found)
                .map(|it| Self::RunRecord(Box::new(it))),
            _ => return None,
        };
        Some(found.all_or(read))
    }

    /// The envelope around this message, to be signed by its author.
    pub fn envelope(&self, heads: Heads) -> Envelope {
        let mut envelope = Envelope::new(self.kind(), heads.bundle_id, heads.author, heads.actor);
        envelope.programme_id = heads.programme_id;
        envelope.re = heads.re;
        envelope.audience = heads.audience;
        envelope.payload = self.to_payload();
        envelope
    }
}

/// The message of a verified file, or all problems at once; none where the
/// file is of another kind.
pub fn message_of(file: &Verified) -> Option<Result<Message, Vec<PayloadProblem>>> {
    let envelope = file.envelope();
    Message::from_payload(envelope.kind, &envelope.payload)
}
