//! Every edit of a programme, as what somebody meant to do.
//!
//! [`apply`](super::apply::apply) turns a change into field writes or refuses
//! it. Leaves out when and by whom (`merge`).

use jiff::civil::Date;

use super::id::Id;
use super::offer::Answered;
use super::pairing::{FirstStep, Pairing, Round, Run};
use super::people::{Participation, Person, Role};
use super::value::Value;
use super::whole::AnyRecord;

/// An edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Adds a record or edits the one with its id; only differences are written.
    Save(AnyRecord),
    /// Marks a record as deleted; it can be brought back by undo.
    Delete {
        /// The stored kind.
        kind: &'static str,
        /// The record.
        id: String,
    },
    /// Ends a participation and its pairings, keeping both in the trail.
    Withdraw {
        /// Whose.
        participation: Id<Participation>,
        /// Why.
        reason: String,
        /// The day.
        on: Date,
    },
    /// Keeps everything about a person from being removed, and hides them.
    Hold {
        /// Who.
        person: Id<Person>,
        /// Why.
        reason: String,
        /// The day.
        on: Date,
    },
    /// Ends a hold; somebody who takes part shows again.
    Release {
        /// Who.
        person: Id<Person>,
    },
    /// Removes a person, their participations and answers into the bin.
    RemovePerson {
        /// Who.
        person: Id<Person>,
    },
    /// Keeps a run and drafts its pairings in place of the earlier drafts of
    /// the round; locked and published pairings stay.
    DraftFromRun {
        /// The run; its round must be open.
        run: Run,
        /// Its new pairings as drafts (those already locked are left out).
        pairings: Vec<Pairing>,
    },
    /// Pairs two people by hand as a locked pairing.
    PairByHand {
        /// The pairing; state and round are set by the change.
        pairing: Pairing,
        /// Live pairings it replaces.
        instead_of: Vec<Id<Pairing>>,
    },
    /// Keeps a pairing in every further run.
    Lock {
        /// Which.
        pairing: Id<Pairing>,
        /// Why; enters the trail.
        note: String,
    },
    /// Lets the next run decide again.
    Unlock {
        /// Which.
        pairing: Id<Pairing>,
    },
    /// Takes a draft or locked pairing apart before publication.
    Unpair {
        /// Which.
        pairing: Id<Pairing>,
    },
    /// Publishes a round: drafts and locked pairings become public.
    Publish {
        /// Which.
        round: Id<Round>,
        /// The day.
        on: Date,
        /// By when people are asked to reply.
        reply_by: Option<Date>,
        /// What its pairs hear first.
        first_step: FirstStep,
    },
    /// Asks both people of every pairing of a published round first, where
    /// they were not asked yet.
    OfferRound {
        /// Which.
        round: Id<Round>,
        /// The day.
        on: Date,
    },
    /// Adds a pairing to a published round: offered or introduced, as that
    /// round does.
    PublishPairing {
        /// The pairing; state and offer are set by the change.
        pairing: Pairing,
        /// The day.
        on: Date,
    },
    /// Writes down what one side of a published pairing said.
    AnswerOffer {
        /// Which.
        pairing: Id<Pairing>,
        /// Which side.
        role: Role,
        /// What they said.
        said: Answered,
    },
    /// Decides which of several published runs of a round stands: what only
    /// the others hold ends.
    DecideRun {
        /// The round.
        round: Id<Round>,
        /// The run that stands.
        run: Id<Run>,
        /// The day.
        on: Date,
        /// Why the others end.
        reason: String,
    },
    /// Ends a published pairing.
    EndPairing {
        /// Which.
        pairing: Id<Pairing>,
        /// The day.
        on: Date,
        /// Why.
        reason: String,
        /// Id of an exclusion to write, where the two must not be paired again.
        not_again: Option<String>,
    },
    /// Writes down why a pairing is changed by hand, and changes it.
    Because {
        /// Which.
        pairing: Id<Pairing>,
        /// Why; enters the trail.
        note: String,
        /// The change.
        change: Box<Change>,
    },
    /// Several changes that stand or fall together, under one name.
    Many {
        /// What they are together, a code of the trail.
        what: &'static str,
        /// The changes in order; later ones see earlier ones.
        changes: Vec<Change>,
    },
}

impl Change {
    /// Saves a record.
    pub fn save(record: impl Into<AnyRecord>) -> Self {
        Self::Save(record.into())
    }

    /// The same with a note why, where it changes pairings by hand; an empty
    /// note says nothing.
    #[must_use]
    pub fn because(self, why: &str) -> Self {
        let why = why.trim();
        if why.is_empty() {
            return self;
        }
        match self {
            Self::PairByHand {
                mut pairing,
                instead_of,
            } => {
                why.clone_into(&mut pairing.note);
                Self::PairByHand {
                    pairing,
                    instead_of,
                }
            }
            Self::Lock { pairing, .. } => Self::Lock {
                pairing,
                note: why.to_owned(),
            },
            Self::Unlock { ref pairing } | Self::Unpair { ref pairing } => Self::Because {
                pairing: pairing.clone(),
                note: why.to_owned(),
                change: Box::new(self),
            },
            Self::Many { what, changes } => Self::Many {
                what,
                changes: changes.into_iter().map(|it| it.because(why)).collect(),
            },
            other => other,
        }
    }

    /// The code under which the trail keeps this change, like `person.saved`.
    pub fn code(&self) -> String {
        match self {
            Self::Save(record) => format!("{}.saved", record.kind()),
            Self::Delete { kind, .. } => format!("{kind}.deleted"),
            Self::Withdraw { .. } => "participation.withdrawn".to_owned(),
            Self::Hold { .. } => "person.held".to_owned(),
            Self::Release { .. } => "person.released".to_owned(),
            Self::RemovePerson { .. } => "person.removed".to_owned(),
            Self::DraftFromRun { .. } => "run.drafted".to_owned(),
            Self::PairByHand { .. } => "pairing.by_hand".to_owned(),
            Self::Lock { .. } => "pairing.locked".to_owned(),
            Self::Unlock { .. } => "pairing.unlocked".to_owned(),
            Self::Unpair { .. } => "pairing.taken_apart".to_owned(),
            Self::Publish { .. } => "round.published".to_owned(),
            Self::OfferRound { .. } => "round.offered".to_owned(),
            Self::PublishPairing { .. } => "pairing.published".to_owned(),
            Self::AnswerOffer { .. } => "offer.answered".to_owned(),
            Self::DecideRun { .. } => "round.decided".to_owned(),
            Self::EndPairing { .. } => "pairing.ended".to_owned(),
            Self::Because { change, .. } => change.code(),
            Self::Many { what, .. } => (*what).to_owned(),
        }
    }
}

/// One field of one record gets a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Kind of the record.
    pub kind: String,
    /// The record.
    pub record: String,
    /// The field.
    pub field: String,
    /// What it holds from now on; [`Value::Null`] empties it.
    pub value: Value,
}
