//! A mentee's shortlist: the mentors they were asked to put in order, and the
//! order they gave.
//!
//! Its id is that of the mentee's participation, so there is one for each
//! mentee and two coordinators who ask at once see it. Leaves out who may stand
//! on one and what an answer does (`flow::choice`).

use jiff::civil::Date;

use super::field::record;
use super::id::Id;
use super::message::Message;
use super::people::Participation;
use super::whole::Programme;

record! {
    /// The mentors a mentee was asked about. Its id is the mentee's participation.
    pub struct Shortlist in "shortlist" {
        /// Participations of the mentors, numbered from 1 in this order.
        mentors: Vec<String>, for [Coordinator];
        /// Day the mentee was asked.
        asked_on: Option<Date>, for [Coordinator];
        /// Day to answer by.
        reply_by: Option<Date>, for [Coordinator];
        /// Participations in the mentee's order, best first; none before they answered.
        ranked: Vec<String>, for [Coordinator];
        /// Day of the answer.
        answered_on: Option<Date>, for [Coordinator];
        /// The message the answer came with, which says how it came.
        answer_came: Option<Id<Message>>, for [Coordinator];
        /// What the mentee added, for the coordinator alone.
        mentee_words: String, for [Coordinator];
    }
}

impl Shortlist {
    /// The mentee's participation.
    pub fn mentee(&self) -> Id<Participation> {
        self.id.cast()
    }

    /// The mentors, in the order they are numbered in.
    pub fn on_it(&self) -> Vec<Id<Participation>> {
        self.mentors.iter().map(|id| Id::new(id.as_str())).collect()
    }

    /// The mentors in the mentee's order.
    pub fn in_order(&self) -> Vec<Id<Participation>> {
        self.ranked.iter().map(|id| Id::new(id.as_str())).collect()
    }

    /// Whether the mentee's answer is waited for.
    pub fn waits(&self) -> bool {
        self.asked_on.is_some() && self.answered_on.is_none()
    }
}

impl Programme {
    /// The shortlist of a mentee, if they were asked.
    pub fn shortlist_of(&self, mentee: &Id<Participation>) -> Option<&Shortlist> {
        self.shortlists.get(&mentee.cast()).map(|it| &**it)
    }
}
