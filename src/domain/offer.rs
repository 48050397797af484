//! An offered pairing: what its two people said, and what follows from it.
//!
//! Each side's answer is a field of its own, so that two coordinators can
//! record the two answers apart and neither is lost. Leaves out codes, letters
//! and who is asked next (`flow::offers`).
//!
//! Invariant: a pairing to which both said yes is active, also where the two
//! answers were recorded on two computers and met in a merge.

use jiff::civil::Date;

use super::id::Id;
use super::message::Message;
use super::pairing::{OfferAnswer, Pairing, PairingState};
use super::people::{Participation, Role};

/// One side's answer to an offered pairing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// What was said.
    pub answer: OfferAnswer,
    /// Of which day it is.
    pub on: Option<Date>,
    /// The message it came with.
    pub came: Option<Id<Message>>,
    /// What was added.
    pub words: String,
}

impl Pairing {
    /// The participation on one side.
    pub const fn side(&self, role: Role) -> &Id<Participation> {
        match role {
            Role::Mentor => &self.mentor,
            Role::Mentee => &self.mentee,
        }
    }

    /// The side a participation stands on, if it is one of the two.
    pub fn role_of(&self, part: &Id<Participation>) -> Option<Role> {
        [Role::Mentee, Role::Mentor]
            .into_iter()
            .find(|role| self.side(*role) == part)
    }

    /// What one side said.
    pub const fn answer_of(&self, role: Role) -> OfferAnswer {
        match role {
            Role::Mentor => self.mentor_answer,
            Role::Mentee => self.mentee_answer,
        }
    }

    /// One side's answer with its day and words.
    pub fn answered(&self, role: Role) -> Answered {
        match role {
            Role::Mentor => Answered {
                answer: self.mentor_answer,
                on: self.mentor_answered_on,
                came: self.mentor_answer_came.clone(),
                words: self.mentor_words.clone(),
            },
            Role::Mentee => Answered {
                answer: self.mentee_answer,
                on: self.mentee_answered_on,
                came: self.mentee_answer_came.clone(),
                words: self.mentee_words.clone(),
            },
        }
    }

    /// Writes down one side's answer; the state follows from both.
    pub(super) fn answer(&mut self, role: Role, said: &Answered) {
        let said = said.clone();
        match role {
            Role::Mentor => {
                self.mentor_answer = said.answer;
                self.mentor_answered_on = said.on;
                self.mentor_answer_came = said.came;
                self.mentor_words = said.words;
            }
            Role::Mentee => {
                self.mentee_answer = said.answer;
                self.mentee_answered_on = said.on;
                self.mentee_answer_came = said.came;
                self.mentee_words = said.words;
            }
        }
        if said.answer == OfferAnswer::Declined && self.state.is_public() {
            self.state = PairingState::Declined;
            self.ended_on = said.on;
        }
        self.settle();
    }

    /// Makes a pairing active to which both said yes.
    pub(super) fn settle(&mut self) {
        let said_yes = |role| self.answer_of(role) == OfferAnswer::Accepted;
        if self.state == PairingState::Published && said_yes(Role::Mentor) && said_yes(Role::Mentee)
        {
            self.state = PairingState::Active;
        }
    }

    /// Whether both are still asked: it was offered and waits for a yes.
    pub fn waits_for_answers(&self) -> bool {
        self.state == PairingState::Published && self.offered_on.is_some()
    }

    /// Whether both said yes to an offer.
    pub fn is_agreed(&self) -> bool {
        self.state == PairingState::Active && self.offered_on.is_some()
    }
}
