//! What requests to participants have in common: who asks whom, by when, with
//! which code the answer comes back, and what is shown of other people.
//!
//! Leaves out what is asked (`shortlist`, `offer`).

use jiff::civil::Date;

use super::super::payload::{Found, PayloadFault};
use super::invitation::{Addressee, addressees_from, addressees_to};
use super::parts::{Map, Out};
use crate::domain::field::Fields;
use crate::domain::text::LocalText;
use crate::domain::value::Value;

/// Who asks a participant, and how the answer comes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    /// The programme's name.
    pub programme: String,
    /// The coordinator's name.
    pub coordinator: String,
    /// The coordinator's e-mail address.
    pub email: String,
    /// The coordinator's telephone.
    pub phone: String,
    /// Who is asked, by full name.
    pub name: String,
    /// The code to answer with.
    pub code: String,
    /// By when an answer is asked for.
    pub reply_by: Option<Date>,
    /// Where the answer goes: keys and seals of the coordinators.
    pub to: Vec<Addressee>,
}

/// Somebody as far as the reader may know them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The full name.
    pub name: String,
    /// Job title, unit, agency and place, in one line.
    pub work: String,
    /// The e-mail address; empty before the two may reach each other.
    pub email: String,
    /// The telephone; the same.
    pub phone: String,
    /// The answers the form shares with a partner.
    pub answers: Vec<ShownAnswer>,
}

/// An answer that the form shares with a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownAnswer {
    /// The question.
    pub question: LocalText,
    /// The answer.
    pub answer: LocalText,
}

impl Asking {
    pub(super) fn put(&self, out: Out) -> Out {
        out.put("programme", &self.programme)
            .put("coordinator", &self.coordinator)
            .put("coordinator_email", &self.email)
            .put("coordinator_phone", &self.phone)
            .put("name", &self.name)
            .put("code", &self.code)
            .put("reply_by", &self.reply_by)
            .list("to", addressees_to(&self.to))
    }

    pub(super) fn read(map: &Map<'_>, found: &mut Found) -> Option<Self> {
        Some(Self {
            programme: map.field("programme", found),
            coordinator: map.field("coordinator", found),
            email: map.field("coordinator_email", found),
            phone: map.field("coordinator_phone", found),
            name: map.field("name", found),
            code: map.needed("code", found),
            reply_by: map.field("reply_by", found),
            to: addressees_from(map, found)?,
        })
    }
}

impl Shown {
    pub(super) fn put(&self, out: Out) -> Out {
        let answer = |it: &ShownAnswer| {
            Out::default()
                .put("question", &it.question)
                .put("answer", &it.answer)
                .done()
        };
        out.put("name", &self.name)
            .put("work", &self.work)
            .put("email", &self.email)
            .put("phone", &self.phone)
            .list("answers", self.answers.iter().map(answer))
    }

    pub(super) fn read(map: &Map<'_>, found: &mut Found) -> Option<Self> {
        let mut answers = Vec::new();
        for (at, value) in map.list("answers", found).iter().enumerate() {
            let place = map.place(&format!("answers.{at}"));
            let entry = Map::at(value, place, found)?;
            answers.push(ShownAnswer {
                question: entry.field("question", found),
                answer: entry.field("answer", found),
            });
        }
        Some(Self {
            name: map.needed("name", found),
            work: map.field("work", found),
            email: map.field("email", found),
            phone: map.field("phone", found),
            answers,
        })
    }
}

/// The map under a name; a problem where there is none.
pub(super) fn inside<'a>(map: &Map<'a>, name: &str, found: &mut Found) -> Option<Map<'a>> {
    let place = map.place(name);
    let value = found.some_or(map.value(name), PayloadFault::WrongShape, &place)?;
    Map::at(value, place, found)
}

/// The entries of a finished map.
pub(super) fn fields_of(value: Value) -> Fields {
    match value {
        Value::Map(fields) => fields,
        _ => Fields::new(),
    }
}
