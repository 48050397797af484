//! A shortlist: mentors a mentee may put in order.
//!
//! It holds what the letter with it says: names, work and the answers the form
//! shares with a partner; no address, no points, no order of anybody else. The
//! answer goes by its code and numbers ([`super::Ranking`]).

use super::super::payload::{Found, PayloadFault};
use super::asking::{Asking, Shown};
use super::parts::{Map, Out};
use super::ranking::MAX_RANKED;
use crate::domain::value::Value;

/// A mentor on a shortlist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedMentor {
    /// The number the answer names them by, from 1.
    pub number: u32,
    /// What the mentee may know of them.
    pub shown: Shown,
}

/// The mentors a mentee is asked to put in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortlistMessage {
    /// Who asks, and how the answer comes back.
    pub asking: Asking,
    /// The mentors, as they are numbered.
    pub mentors: Vec<ListedMentor>,
}

impl ShortlistMessage {
    pub(super) fn to_payload(&self) -> Value {
        let mentor = |it: &ListedMentor| {
            let out = Out::default().put("number", &it.number);
            it.shown.put(out).done()
        };
        self.asking
            .put(Out::default())
            .list("mentors", self.mentors.iter().map(mentor))
            .done()
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let asking = Asking::read(&map, found)?;
        let mut mentors: Vec<ListedMentor> = Vec::new();
        for (at, value) in map.list("mentors", found).iter().enumerate() {
            let entry = Map::at(value, format!("mentors.{at}"), found)?;
            let number: u32 = entry.needed("number", found);
            if mentors.iter().any(|it| it.number == number) {
                found.add(PayloadFault::WrongShape, entry.place("number"));
            }
            mentors.push(ListedMentor {
                number,
                shown: Shown::read(&entry, found)?,
            });
        }
        if mentors.is_empty() || mentors.len() > MAX_RANKED {
            found.add(PayloadFault::WrongShape, "mentors".to_owned());
        }
        Some(Self { asking, mentors })
    }
}
