//! "Check my details": what a programme holds about one person, for that
//! person.
//!
//! ```text
//! { "on": "2026-11-22", "facts": {…}, "person": {"id": "…", "fields": {…}},
//!   "parts": [{"id": "…", "fields": {…}, "form": [{"ref": "q_1a2b3c4d", …,
//!   "answer": …}]}], "pairings": [{"round": "…", "role": "mentee",
//!   "partner": "…", "state": "published", "points": 9}], "to": [{…}] }
//! ```
//! Leaves out what only coordinators may read, drafts of pairings, and all of
//! the partner but the name.

use jiff::civil::Date;

use super::super::payload::{Found, PayloadFault};
use super::invitation::{addressees_from, addressees_to};
use super::parts::{Map, Out, fields_for, record_for};
use super::{Addressee, question_ref};
use crate::domain::facts::Facts;
use crate::domain::field::{FieldValue as _, Fields, Reader, Record as _};
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState};
use crate::domain::people::{Answer, Participation, Person, Role};
use crate::domain::value::Value;
use crate::domain::whole::Programme;

/// The facts that help to read one's details: whom to ask, what was consented
/// to, how long it is kept.
const FACTS: [&str; 12] = [
    "name",
    "coordinator_name",
    "coordinator_email",
    "coordinator_phone",
    "deputy_name",
    "deputy_email",
    "letters_in",
    "policy_text",
    "policy_text_other",
    "retention_months",
    "review_contact",
    "review_contact_other",
];

/// What a programme holds about one person, as far as that person may read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyDetails {
    /// The day it was made.
    pub on: Option<Date>,
    /// The few facts that help to read it.
    pub facts: Facts,
    /// The person.
    pub person: Person,
    /// The parts they take, by role.
    pub parts: Vec<MyPart>,
    /// Their pairings that were published.
    pub pairings: Vec<MyPairing>,
    /// Whom corrections are for, the coordinator first.
    pub to: Vec<Addressee>,
}

/// One part somebody takes, with its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyPart {
    /// The part.
    pub part: Participation,
    /// The questions put to it and what was answered. Their ids are references
    /// ([`question_ref`]).
    pub form: Vec<(Question, Option<Answer>)>,
}

/// A pairing from one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyPairing {
    /// The name of its round.
    pub round: String,
    /// The person's own role in it.
    pub role: Role,
    /// The other person's name; empty where they are hidden or gone.
    pub partner: String,
    /// Where it is in its life.
    pub state: PairingState,
    /// Its points.
    pub points: i64,
    /// Day of the end.
    pub ended_on: Option<Date>,
}

impl MyDetails {
    /// What `programme` holds about a person, for them; nothing where the
    /// person is not there.
    pub fn of(
        programme: &Programme,
        person: &Id<Person>,
        to: Vec<Addressee>,
        on: Date,
    ) -> Option<Self> {
        let record = programme.people.get(person)?;
        let parts: Vec<_> = programme.parts_of(person);
        let mut pairings: Vec<MyPairing> = Vec::new();
        for pairing in programme.pairings.values() {
            let side = parts
                .iter()
                .find(|part| part.id == pairing.mentor || part.id == pairing.mentee);
            if let Some(part) = side.filter(|_| was_published(pairing.state)) {
                pairings.push(my_pairing(programme, pairing, part));
            }
        }
        let whole = Self {
            on: Some(on),
            facts: (*programme.facts).clone(),
            person: (**record).clone(),
            parts: parts.iter().map(|part| my_part(programme, part)).collect(),
            pairings,
            to,
        };
        Some(whole.cut())
    }

    /// The same, cut down to what its payload carries.
    fn cut(mut self) -> Self {
        let mut none = Vec::new();
        self.facts = Facts::from_fields(Id::default(), &facts_of(&self.facts), &mut none);
        let person = fields_for(&self.person, Reader::Own);
        self.person = Person::from_fields(self.person.id.clone(), &person, &mut none);
        for my in &mut self.parts {
            let part = fields_for(&my.part, Reader::Own);
            my.part = Participation::from_fields(my.part.id.clone(), &part, &mut none);
        }
        self
    }

    pub(super) fn to_payload(&self) -> Value {
        let question = |(question, answer): &(Question, Option<Answer>)| {
            let mut fields = fields_for(question, Reader::Own);
            fields.insert("ref".to_owned(), question.id.to_string().into());
            if let Some(answer) = answer {
                fields.insert("answer".to_owned(), answer.to_value());
            }
            Value::Map(fields)
        };
        let part = |my: &MyPart| {
            Out::default()
                .put("id", &my.part.id)
                .map("fields", fields_for(&my.part, Reader::Own))
                .list("form", my.form.iter().map(question))
                .done()
        };
        let pairing = |it: &MyPairing| {
            let words = [
                ("role".to_owned(), Value::from(it.role.word())),
                ("state".to_owned(), it.state.word().into()),
            ];
            let mut fields: Fields = words.into_iter().collect();
            fields.extend(
                Out::default()
                    .put("round", &it.round)
                    .put("partner", &it.partner)
                    .put("points", &it.points)
                    .put("ended_on", &it.ended_on)
                    .done()
                    .as_map()
                    .cloned()
                    .unwrap_or_default(),
            );
            Value::Map(fields)
        };
        let person = Out::default()
            .put("id", &self.person.id)
            .map("fields", fields_for(&self.person, Reader::Own))
            .done();
        Out::default()
            .put("on", &self.on)
            .map("facts", facts_of(&self.facts))
            .put("person", &person)
            .list("parts", self.parts.iter().map(part))
            .list("pairings", self.pairings.iter().map(pairing))
            .list("to", addressees_to(&self.to))
            .done()
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let facts = map.map("facts", found);
        let mut details = Self {
            on: map.field("on", found),
            facts: record_for(Id::default(), &facts, Reader::Own, "facts", found),
            to: addressees_from(&map, found)?,
            ..Self::default()
        };
        let person = map.value("person").cloned().unwrap_or_default();
        let person = Map::at(&person, "person", found)?;
        details.person = record_for(
            person.needed("id", found),
            &person.map("fields", found),
            Reader::Own,
            "person.fields",
            found,
        );
        for (at, value) in map.list("parts", found).iter().enumerate() {
            details
                .parts
                .push(read_part(value, &format!("parts.{at}"), found)?);
        }
        for (at, value) in map.list("pairings", found).iter().enumerate() {
            let entry = Map::at(value, format!("pairings.{at}"), found)?;
            details.pairings.push(MyPairing {
                round: entry.field("round", found),
                role: entry.field("role", found),
                partner: entry.field("partner", found),
                state: entry.field("state", found),
                points: entry.field("points", found),
                ended_on: entry.field("ended_on", found),
            });
        }
        Some(details)
    }
}

/// Whether both people were told of a pairing in this state.
const fn was_published(state: PairingState) -> bool {
    !matches!(state, PairingState::Draft | PairingState::Locked)
}

fn facts_of(facts: &Facts) -> Fields {
    let mut fields = fields_for(facts, Reader::Own);
    fields.retain(|name, _| FACTS.contains(&name.as_str()));
    fields
}

fn my_part(programme: &Programme, part: &Participation) -> MyPart {
    let mut form = Vec::new();
    for question in programme.form_of(part.role) {
        let answer = programme.answer(&part.id, &question.id).cloned();
        let only_if = question.only_if.as_ref();
        let question = Question {
            id: Id::new(question_ref(&question.id)),
            only_if: only_if.map(|id| Id::new(question_ref(id))),
            ..(**question).clone()
        };
        form.push((question, answer));
    }
    MyPart {
        part: part.clone(),
        form,
    }
}

fn my_pairing(programme: &Programme, pairing: &Pairing, part: &Participation) -> MyPairing {
    let partner = match part.role {
        Role::Mentor => &pairing.mentee,
        Role::Mentee => &pairing.mentor,
    };
    let partner = programme.person_of(partner);
    let partner = partner.filter(|it| it.hidden_on.is_none());
    let round = programme.rounds.get(&pairing.round);
    MyPairing {
        round: round.map(|it| it.name.clone()).unwrap_or_default(),
        role: part.role,
        partner: partner.map(|it| it.full_name()).unwrap_or_default(),
        state: pairing.state,
        points: pairing.points,
        ended_on: pairing.ended_on,
    }
}

fn read_part(value: &Value, place: &str, found: &mut Found) -> Option<MyPart> {
    let map = Map::at(value, place, found)?;
    let fields = map.map("fields", found);
    let part = record_for(
        map.needed("id", found),
        &fields,
        Reader::Own,
        &format!("{place}.fields"),
        found,
    );
    let mut form = Vec::new();
    for (at, value) in map.list("form", found).iter().enumerate() {
        let place = format!("{place}.form.{at}");
        let mut fields = value.as_map().cloned().unwrap_or_default();
        let id = fields.remove("ref").as_ref().and_then(String::from_value);
        let id = found.some_or(id, PayloadFault::WrongShape, &format!("{place}.ref"));
        let answer = match fields.remove("answer") {
            None => None,
            Some(value) => found.some_or(
                Answer::from_value(&value),
                PayloadFault::WrongShape,
                &format!("{place}.answer"),
            ),
        };
        let id = Id::new(id.unwrap_or_default());
        form.push((record_for(id, &fields, Reader::Own, &place, found), answer));
    }
    Some(MyPart { part, form })
}
