//! Rounds, runs and pairings, from draft to end.
//!
//! Leaves out how a run finds its pairings (`matching`) and what the pair then
//! does.

use jiff::civil::Date;

use super::field::{choice, record};
use super::id::Id;
use super::message::Message;
use super::people::{Participation, Person};
use super::value::Value;

choice! {
    /// Where a round stands.
    pub enum RoundState {
        /// Runs may be made and pairings drafted.
        Open = "open",
        /// Pairings were published; letters may go out.
        Published = "published",
        /// Over.
        Closed = "closed",
    }
}

choice! {
    /// What published pairs hear first.
    pub enum FirstStep {
        /// Both are introduced at once.
        Introduce = "introduce",
        /// Both are asked first; the introduction follows when both said yes.
        Offer = "offer",
    }
}

choice! {
    /// What one side said to an offered pairing.
    pub enum OfferAnswer {
        /// Nothing yet.
        None = "none",
        /// Yes.
        Accepted = "accepted",
        /// No.
        Declined = "declined",
    }
}

record! {
    /// One intake and its matching.
    pub struct Round in "round" {
        /// Its name.
        name: String, for [Coordinator, Partner, Counts, Own];
        /// Day it was opened.
        opened_on: Option<Date>, for [Coordinator, Partner];
        /// Where it stands.
        state: RoundState, for [Coordinator, Partner, Counts];
        /// The run its draft pairings come from.
        chosen_run: Option<Id<Run>>, for [Coordinator, Partner];
        /// The run that was published. Two values stop the letters.
        published_run: Option<Id<Run>>, for [Coordinator, Partner];
        /// Day of publication.
        published_on: Option<Date>, for [Coordinator, Partner, Counts];
        /// Day by which people are asked to reply.
        reply_by: Option<Date>, for [Coordinator, Partner, Pair, Own];
        /// What its pairs hear first.
        first_step: FirstStep, for [Coordinator, Partner];
        /// The published round this one adds pairings to: whoever is paired
        /// stays, only [`Round::only`] are matched.
        adds_to: Option<Id<Round>>, for [Coordinator, Partner];
        /// Participations that are matched in a round that adds to another.
        only: Vec<String>, for [Coordinator, Partner];
    }
}

record! {
    /// One solve in a round: immutable, known by the hash of its result.
    pub struct Run in "run" {
        /// The round it was made in.
        round: Id<Round>, for [Coordinator, Partner];
        /// When it was made, milliseconds since 1970 by the maker's clock; a label only.
        made_at_ms: i64, for [Coordinator, Partner];
        /// Number in its round, from 1.
        number: u32, for [Coordinator, Partner];
        /// The rule set it used.
        rules: Value, for [Coordinator, Partner];
        /// Pairs with points by criterion, level values, the unmatched with
        /// reasons: the stored form of `matching`'s result.
        result: Value, for [Coordinator, Partner];
        /// The certificate.
        certificate: Value, for [Coordinator, Partner];
        /// Hash of rules and inputs.
        input_hash: String, for [Coordinator, Partner];
        /// Hash of pairs and level values.
        result_hash: String, for [Coordinator, Partner];
    }
}

choice! {
    /// The life of a pairing.
    pub enum PairingState {
        /// From a run, may be replaced by the next.
        Draft = "draft",
        /// Kept by the coordinator in every further run.
        Locked = "locked",
        /// Published: letters may go out.
        Published = "published",
        /// Both said yes or met.
        Active = "active",
        /// Somebody said no.
        Declined = "declined",
        /// Over, with its reason.
        Ended = "ended",
    }
}

impl PairingState {
    /// Whether the pairing uses a place and a want.
    pub const fn is_live(self) -> bool {
        matches!(
            self,
            Self::Draft | Self::Locked | Self::Published | Self::Active
        )
    }

    /// Whether the pairing is known outside the coordinator's desk.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Active)
    }
}

record! {
    /// One mentor and one mentee in a round.
    pub struct Pairing in "pairing" {
        /// The round.
        round: Id<Round>, for [Coordinator, Partner];
        /// The mentor's participation.
        mentor: Id<Participation>, for [Coordinator, Partner, Pair];
        /// The mentee's participation.
        mentee: Id<Participation>, for [Coordinator, Partner, Pair];
        /// Its life.
        state: PairingState, for [Coordinator, Partner, Pair, Counts];
        /// The run it came from; none when made by hand.
        run: Option<Id<Run>>, for [Coordinator, Partner];
        /// Points by the rules of that run, or of the rules when made by hand.
        points: i64, for [Coordinator, Partner, Pair];
        /// Points lost against the optimum by a change made by hand.
        cost_of_hand: i64, for [Coordinator, Partner];
        /// Why it was made or locked by hand; enters the audit trail.
        note: String, for [Coordinator, Partner];
        /// Day of the end.
        ended_on: Option<Date>, for [Coordinator, Partner, Pair, Counts];
        /// Why it ended.
        ended_reason: String, for [Coordinator];
        /// Day both were asked; none where they are introduced unasked.
        offered_on: Option<Date>, for [Coordinator, Partner, Pair];
        /// Day to answer by, where it is another than the round's.
        reply_by: Option<Date>, for [Coordinator, Partner, Pair];
        /// What the mentee said.
        mentee_answer: OfferAnswer, for [Coordinator, Partner];
        /// Day of the mentee's answer.
        mentee_answered_on: Option<Date>, for [Coordinator, Partner];
        /// The message the mentee's answer came with, which says how it came.
        mentee_answer_came: Option<Id<Message>>, for [Coordinator];
        /// What the mentee added, for the coordinator alone.
        mentee_words: String, for [Coordinator];
        /// What the mentor said.
        mentor_answer: OfferAnswer, for [Coordinator, Partner];
        /// Day of the mentor's answer.
        mentor_answered_on: Option<Date>, for [Coordinator, Partner];
        /// The message the mentor's answer came with, which says how it came.
        mentor_answer_came: Option<Id<Message>>, for [Coordinator];
        /// What the mentor added, for the coordinator alone.
        mentor_words: String, for [Coordinator];
    }
}

record! {
    /// Two people who must not be paired in this programme.
    pub struct Exclusion in "exclusion" {
        /// One of them.
        first: Id<Person>, for [Coordinator];
        /// The other.
        second: Id<Person>, for [Coordinator];
        /// Why, for the coordinator.
        reason: String, for [Coordinator];
    }
}
