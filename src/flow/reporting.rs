//! Reporting lines of a programme: the circle a person's line runs in.
//!
//! A supervisor goes by the address, else by a name that only one person has,
//! as in a list that comes in (`flow::import`). Leaves out what matching makes of
//! the lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::people::{Person, fold_email};
use crate::domain::whole::Programme;

/// The names of the circle that a person's reporting line runs in, from them
/// back to them; nothing where it ends, or leads into a circle of others.
pub fn circle(programme: &Programme, start: &Id<Person>) -> Option<Vec<String>> {
    let known = Known::of(programme);
    let name = |id: &Id<Person>| programme.people.get(id).map(|it| it.full_name());
    let mut chain = vec![name(start)?];
    let mut met = BTreeSet::new();
    let mut at = start;
    while let Some(next) = known.above(programme.people.get(at)?) {
        chain.push(name(next)?);
        if next == start {
            return Some(chain);
        }
        if !met.insert(next) {
            return None;
        }
        at = next;
    }
    None
}

/// Everybody by address and by name.
struct Known<'a> {
    by_email: BTreeMap<String, &'a Id<Person>>,
    by_name: BTreeMap<String, Vec<&'a Id<Person>>>,
}

impl<'a> Known<'a> {
    fn of(programme: &'a Programme) -> Self {
        let mut known = Self {
            by_email: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for person in programme.people.values() {
            let email = person.folded_email();
            if !email.is_empty() {
                known.by_email.insert(email, &person.id);
            }
            let name = fold_name(&person.full_name());
            known.by_name.entry(name).or_default().push(&person.id);
        }
        known
    }

    /// The supervisor of a person, where they are one person of the programme;
    /// nobody is their own.
    fn above(&self, person: &Person) -> Option<&'a Id<Person>> {
        let email = fold_email(&person.manager_email);
        let found = if email.is_empty() {
            match self.by_name.get(&fold_name(&person.manager_name)) {
                Some(one) if one.len() == 1 => one.first().copied(),
                _ => None,
            }
        } else {
            self.by_email.get(&email).copied()
        };
        found.filter(|id| **id != person.id)
    }
}
