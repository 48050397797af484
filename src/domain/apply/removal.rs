//! Taking people out: removal into the bin, and holds that forbid it.

use std::sync::Arc;

use jiff::civil::Date;

use super::Desk;
use crate::domain::circle::{Circle, Seat};
use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::pairing::Pairing;
use crate::domain::people::{Answers, Participation, Person, Standing};
use crate::domain::refuse::Refusal;

impl Desk {
    pub(super) fn hold(
        &mut self,
        person: &Id<Person>,
        reason: &str,
        on: Date,
    ) -> Result<(), Refusal> {
        let mut person = self.person(person)?;
        person.held_on = Some(on);
        reason.clone_into(&mut person.hold_reason);
        person.hidden_on = person.hidden_on.or(Some(on));
        self.save(&person.into())
    }

    pub(super) fn release(&mut self, person: &Id<Person>) -> Result<(), Refusal> {
        let mut person = self.person(person)?;
        person.held_on = None;
        person.hold_reason = String::new();
        let parts = self.programme.parts_of(&person.id);
        let takes_part = parts.iter().any(|it| it.standing != Standing::Withdrawn);
        person.hidden_on = person.hidden_on.filter(|_| !takes_part);
        self.save(&person.into())
    }

    fn person(&self, id: &Id<Person>) -> Result<Person, Refusal> {
        let found = self.programme.people.get(id);
        found
            .map(|person| (**person).clone())
            .ok_or_else(|| Refusal::no_such(Person::KIND, id))
    }

    /// Refuses to take away what a hold keeps.
    fn refuse_held(&self, person: &Id<Person>) -> Result<(), Refusal> {
        let person = self.programme.people.get(person);
        if person.is_some_and(|it| it.held_on.is_some()) {
            return Err(Refusal::OnHold);
        }
        Ok(())
    }

    pub(super) fn remove_person(&mut self, person: &Id<Person>) -> Result<(), Refusal> {
        self.refuse_held(person)?;
        let parts: Vec<Id<Participation>> = self
            .programme
            .parts_of(person)
            .into_iter()
            .map(|part| part.id.clone())
            .collect();
        for part in parts {
            self.remove_participation(&part)?;
        }
        self.delete(Person::KIND, person.as_str())
    }

    pub(super) fn remove_participation(&mut self, part: &Id<Participation>) -> Result<(), Refusal> {
        if let Some(known) = self.programme.participations.get(part) {
            self.refuse_held(&known.person.clone())?;
        }
        let of_part =
            |p: &&Arc<Pairing>| p.state.is_live() && (p.mentor == *part || p.mentee == *part);
        let live: Vec<Arc<Pairing>> = self
            .programme
            .pairings
            .values()
            .filter(of_part)
            .cloned()
            .collect();
        if live.iter().any(|pairing| pairing.state.is_public()) {
            return Err(Refusal::HasPublishedPairing);
        }
        for draft in live {
            self.delete(Pairing::KIND, draft.id.as_str())?;
        }
        if self.programme.answers.contains_key(&part.cast::<Answers>()) {
            self.delete(Answers::KIND, part.as_str())?;
        }
        self.leave_circle(part)?;
        self.delete(Participation::KIND, part.as_str())
    }

    /// Takes somebody out of their circle.
    pub(super) fn leave_circle(&mut self, part: &Id<Participation>) -> Result<(), Refusal> {
        if self.programme.seats.contains_key(&part.cast::<Seat>()) {
            self.delete(Seat::KIND, part.as_str())?;
        }
        Ok(())
    }

    /// Takes everybody out of a circle.
    pub(super) fn empty_circle(&mut self, circle: &Id<Circle>) -> Result<(), Refusal> {
        let seats = self.programme.seats.values();
        let seats = seats.filter(|it| it.circle.as_ref() == Some(circle));
        let parts: Vec<Id<Participation>> = seats.map(|it| it.id.cast()).collect();
        parts.iter().try_for_each(|part| self.leave_circle(part))
    }
}
