//! Reporting lines of a list: supervisors nobody knows, names that two people
//! have, lines that run in a circle.
//!
//! A supervisor goes by the address, else by a name that only one person has.
//! Leaves out what matching makes of the lines (`flow::round`).

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::preview::{RowView, Verdict};
use super::problem::{Problem, ProblemKind};
use super::{Import, RowChoice, RowRef};
use crate::domain::people::fold_email;
use crate::domain::whole::Programme;
use crate::exchange::headings::{FieldKind, normalise};

/// A supervisor who is neither in the list nor in the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownManager {
    /// The name, where one is given.
    pub name: String,
    /// The address, where one is given.
    pub email: String,
    /// How many rows name them.
    pub n_rows: usize,
}

/// Somebody in a line, by folded address or, without one, by name.
type Key = String;

/// Everybody of the list and the programme.
#[derive(Default)]
struct Everybody {
    names: BTreeMap<Key, String>,
    by_name: BTreeMap<String, BTreeSet<Key>>,
    above: BTreeMap<Key, Key>,
}

/// Whom a supervisor's name or address means.
enum Means {
    /// Nobody is named, or the person themselves.
    Nobody,
    /// One person.
    One(Key),
    /// Somebody who is not here.
    Unknown,
    /// Several people of one name.
    Several(usize),
}

impl Everybody {
    fn add(&mut self, key: Key, name: &str) {
        let by_name = self.by_name.entry(normalise(name)).or_default();
        by_name.insert(key.clone());
        self.names.insert(key, name.to_owned());
    }

    fn means(&self, own: &str, name: &str, email: &str) -> Means {
        let email = fold_email(email);
        if !email.is_empty() {
            return match self.names.contains_key(&email) {
                _ if email == own => Means::Nobody,
                true => Means::One(email),
                false => Means::Unknown,
            };
        }
        let name = normalise(name);
        if name.is_empty() {
            return Means::Nobody;
        }
        let several: Vec<&Key> = self.by_name.get(&name).into_iter().flatten().collect();
        match several.as_slice() {
            [] => Means::Unknown,
            [one] if *one == own => Means::Nobody,
            [one] => Means::One((*one).clone()),
            several => Means::Several(several.len()),
        }
    }

    /// The circle a person's line runs in, from them back to them; nothing
    /// where it ends, or leads into a circle of others.
    fn circle(&self, start: &str) -> Option<Vec<String>> {
        let name = |key: &str| self.names.get(key).cloned().unwrap_or_default();
        let mut chain = vec![name(start)];
        let mut met = BTreeSet::new();
        let mut at = start;
        while let Some(next) = self.above.get(at) {
            chain.push(name(next));
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
}

fn key_of(email: &str, name: &str) -> Key {
    let email = fold_email(email);
    if email.is_empty() {
        normalise(name)
    } else {
        email
    }
}

/// Notes on each row what is wrong with its reporting line, and gives the
/// supervisors nobody knows, by name and address. A row in a circle cannot come
/// in before its supervisor is mended.
pub(super) fn note_reporting(
    import: &Import,
    programme: &Programme,
    rows: &mut [RowView],
    drafts: &BTreeMap<RowRef, Draft>,
) -> Vec<UnknownManager> {
    let mut all = Everybody::default();
    for person in programme.people.values() {
        let name = person.full_name();
        all.add(key_of(&person.email, &name), &name);
    }
    let counts =
        |row: &RowView| !matches!(row.verdict, Verdict::LeftOut | Verdict::Duplicate { .. });
    for row in rows.iter().filter(|row| counts(row)) {
        if let Some(draft) = drafts.get(&row.at) {
            all.add(key_of(draft.text("email"), &draft.name()), &draft.name());
        }
    }
    for person in programme.people.values() {
        let key = key_of(&person.email, &person.full_name());
        let means = all.means(&key, &person.manager_name, &person.manager_email);
        if let Means::One(above) = means {
            all.above.insert(key, above);
        }
    }
    let mut unknown: BTreeMap<(String, String), UnknownManager> = BTreeMap::new();
    let mut several = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| counts(row)) {
        let Some(draft) = drafts.get(&row.at) else {
            continue;
        };
        let (name, email) = (draft.text("manager_name"), draft.text("manager_email"));
        let key = key_of(draft.text("email"), &draft.name());
        match all.means(&key, name, email) {
            Means::Nobody => {}
            Means::One(above) => drop(all.above.insert(key, above)),
            Means::Unknown => {
                let known = unknown.entry((fold_email(email), normalise(name)));
                let known = known.or_insert_with(|| UnknownManager {
                    name: name.trim().to_owned(),
                    email: email.trim().to_owned(),
                    n_rows: 0,
                });
                known.n_rows += 1;
            }
            Means::Several(n_people) => several.push((at, name.trim().to_owned(), n_people)),
        }
    }
    let column = |row: &RowView| {
        let file = import.files.get(row.at.file)?;
        let mut email = file.columns_of(FieldKind::ManagerEmail);
        email
            .next()
            .or_else(|| file.columns_of(FieldKind::ManagerName).next())
    };
    for (at, name, n_people) in several {
        if let Some(row) = rows.get_mut(at) {
            let column = column(row);
            let what = ProblemKind::SupervisorUnclear { name, n_people };
            row.problems.push(Problem { column, what });
            let comes_in = matches!(row.verdict, Verdict::New | Verdict::NewRole);
            if comes_in && import.rows.get(&row.at) != Some(&RowChoice::BringIn) {
                row.verdict = Verdict::NeedsYou;
            }
        }
    }
    for row in rows.iter_mut().filter(|row| counts(row)) {
        let Some(draft) = drafts.get(&row.at) else {
            continue;
        };
        let said = [draft.text("manager_name"), draft.text("manager_email")];
        if said.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        let key = key_of(draft.text("email"), &draft.name());
        if let Some(chain) = all.circle(&key) {
            let column = column(row);
            let what = ProblemKind::ReportingCircle { chain };
            row.problems.push(Problem { column, what });
            if row.verdict != Verdict::Refused && row.verdict != Verdict::NotHere {
                row.verdict = Verdict::NeedsYou;
            }
        }
    }
    unknown.into_values().collect()
}
