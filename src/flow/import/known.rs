//! Who a row is about: among the rows of the files, and among the people of
//! the programme. Leaves out what follows from it (`judge`).

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::draft::Draft;
use super::problem::Gravity;
use super::{Import, RowChoice, RowRef};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person, Role};
use crate::domain::whole::Programme;
use crate::exchange::headings::normalise;

/// Who a row is about, as far as the files say: address, else employee number.
pub(super) fn identity(draft: &Draft) -> Option<String> {
    let email = draft.folded_email();
    let number = draft.text("employee_number");
    if !email.is_empty() {
        Some(email)
    } else if number.is_empty() {
        None
    } else {
        Some(format!("#{}", normalise(number)))
    }
}

/// Of rows about the same person and role one counts: the one chosen, else the
/// last sent, else the last.
pub(super) fn kept_rows(
    import: &Import,
    drafts: &BTreeMap<RowRef, Draft>,
) -> BTreeMap<(String, Role), RowRef> {
    type Rank = (bool, bool, Option<DateTime>);
    let mut kept: BTreeMap<(String, Role), (RowRef, Rank)> = BTreeMap::new();
    for (at, draft) in drafts {
        let choice = import.rows.get(at).copied().unwrap_or_default();
        let Some(identity) = identity(draft).filter(|_| choice != RowChoice::LeaveOut) else {
            continue;
        };
        let can_come = draft
            .problems
            .iter()
            .all(|problem| problem.what.gravity() < Gravity::Refuse);
        let rank = (choice == RowChoice::BringIn, can_come, draft.sent_at);
        for part in &draft.parts {
            let best = kept
                .entry((identity.clone(), part.role))
                .or_insert((*at, rank));
            if rank >= best.1 {
                *best = (*at, rank);
            }
        }
    }
    kept.into_iter().map(|(key, (at, _))| (key, at)).collect()
}

/// People of the programme by what a row can name them by.
pub(super) struct Known<'a> {
    pub(super) by_email: BTreeMap<String, &'a Person>,
    pub(super) by_number: BTreeMap<String, &'a Person>,
    pub(super) by_name: BTreeMap<String, &'a Person>,
    pub(super) parts: BTreeMap<(&'a Id<Person>, Role), &'a Participation>,
}

impl<'a> Known<'a> {
    pub(super) fn of(programme: &'a Programme) -> Self {
        let mut known = Self {
            by_email: BTreeMap::new(),
            by_number: BTreeMap::new(),
            by_name: BTreeMap::new(),
            parts: BTreeMap::new(),
        };
        for person in programme.people.values() {
            let keys = [
                (&mut known.by_email, person.folded_email()),
                (&mut known.by_number, normalise(&person.employee_number)),
                (&mut known.by_name, normalise(&person.full_name())),
            ];
            for (map, key) in keys {
                if !key.is_empty() {
                    map.entry(key).or_insert(&**person);
                }
            }
        }
        for part in programme.participations.values() {
            known.parts.insert((&part.person, part.role), part);
        }
        known
    }

    pub(super) fn person(&self, draft: &Draft) -> Option<&'a Person> {
        let by_number = || {
            self.by_number
                .get(&normalise(draft.text("employee_number")))
        };
        self.by_email
            .get(&draft.folded_email())
            .or_else(by_number)
            .copied()
    }
}
