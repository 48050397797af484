//! Look-ups that keep the checks of a bulk edit linear in its size.
//!
//! Built once for each change and kept in step with it. Leaves out everything
//! that is not needed to refuse a record.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Record;
use super::id::Id;
use super::pairing::Pairing;
use super::people::{Participation, Person, Role};
use super::whole::Programme;

/// Who has which e-mail address, which role and which live pairings.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_email: BTreeMap<String, BTreeSet<Id<Person>>>,
    by_role: BTreeMap<(Id<Person>, Role), Id<Participation>>,
    live: BTreeMap<Id<Participation>, BTreeSet<Id<Pairing>>>,
}

impl Index {
    pub(super) fn of(programme: &Programme) -> Self {
        let mut index = Self::default();
        for person in programme.people.values() {
            index.add_person(person);
        }
        for part in programme.participations.values() {
            index.add_participation(part);
        }
        for pairing in programme.pairings.values() {
            index.add_pairing(pairing);
        }
        index
    }

    /// Another person with this folded e-mail address.
    pub(super) fn other_with_email(&self, email: &str, than: &Id<Person>) -> Option<&Id<Person>> {
        self.by_email.get(email)?.iter().find(|id| *id != than)
    }

    /// The participation of a person in a role.
    pub(super) fn in_role(&self, person: &Id<Person>, role: Role) -> Option<&Id<Participation>> {
        self.by_role.get(&(person.clone(), role))
    }

    /// Live pairings of a participation, ordered by id.
    pub(super) fn live_of(&self, part: &Id<Participation>) -> impl Iterator<Item = &Id<Pairing>> {
        self.live.get(part).into_iter().flatten()
    }

    /// Takes in a record as it stands in `programme`.
    pub(super) fn take_in(&mut self, programme: &Programme, kind: &str, id: &str) {
        match kind {
            Person::KIND => {
                if let Some(it) = programme.people.get(&Id::new(id)) {
                    self.add_person(it);
                }
            }
            Participation::KIND => {
                if let Some(it) = programme.participations.get(&Id::new(id)) {
                    self.add_participation(it);
                }
            }
            Pairing::KIND => {
                if let Some(it) = programme.pairings.get(&Id::new(id)) {
                    self.add_pairing(it);
                }
            }
            _ => {}
        }
    }

    /// Takes out a record as it still stands in `programme`.
    pub(super) fn take_out(&mut self, programme: &Programme, kind: &str, id: &str) {
        match kind {
            Person::KIND => {
                if let Some(it) = programme.people.get(&Id::new(id)) {
                    self.remove_person(it);
                }
            }
            Participation::KIND => {
                if let Some(it) = programme.participations.get(&Id::new(id)) {
                    self.remove_participation(it);
                }
            }
            Pairing::KIND => {
                if let Some(it) = programme.pairings.get(&Id::new(id)) {
                    self.remove_pairing(it);
                }
            }
            _ => {}
        }
    }

    fn add_person(&mut self, person: &Person) {
        let email = person.folded_email();
        if !email.is_empty() {
            self.by_email
                .entry(email)
                .or_default()
                .insert(person.id.clone());
        }
    }

    fn remove_person(&mut self, person: &Person) {
        if let Some(ids) = self.by_email.get_mut(&person.folded_email()) {
            ids.remove(&person.id);
        }
    }

    fn add_participation(&mut self, part: &Participation) {
        self.by_role
            .insert((part.person.clone(), part.role), part.id.clone());
    }

    fn remove_participation(&mut self, part: &Participation) {
        let key = (part.person.clone(), part.role);
        if self.by_role.get(&key) == Some(&part.id) {
            self.by_role.remove(&key);
        }
    }

    fn add_pairing(&mut self, pairing: &Pairing) {
        for part in [&pairing.mentor, &pairing.mentee] {
            if pairing.state.is_live() {
                self.live
                    .entry(part.clone())
                    .or_default()
                    .insert(pairing.id.clone());
            }
        }
    }

    fn remove_pairing(&mut self, pairing: &Pairing) {
        for part in [&pairing.mentor, &pairing.mentee] {
            if let Some(ids) = self.live.get_mut(part) {
                ids.remove(&pairing.id);
            }
        }
    }
}
