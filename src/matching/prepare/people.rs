//! Who is the same person, and who is above whom.
//!
//! Two participations are one person's when they share the person's id or the
//! folded e-mail address.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::pace::Pace;
use crate::domain::people::fold_email;
use crate::matching::subject::{Problem, Subject};

/// Everybody named in a problem, numbered, with reporting lines.
pub struct People {
    /// Number by name: `#` and a person's id, or `@` and an address.
    numbers: BTreeMap<String, u32>,
    /// Direct supervisors by number.
    supervisors: BTreeMap<u32, BTreeSet<u32>>,
}

impl People {
    /// Numbers the people of a problem by their first name in order.
    pub async fn of(problem: &Problem, pace: &Pace) -> Self {
        let mut groups = Groups::default();
        for subject in &problem.subjects {
            pace.rest().await;
            let names = names(subject);
            for name in &names {
                groups.join(&names[0], name);
            }
            for reference in subject.managers.iter().chain(&subject.preferred) {
                groups.mention(reference);
            }
        }
        for (who, above) in &problem.reporting {
            pace.rest().await;
            groups.mention(who);
            groups.mention(above);
        }
        let mut people = Self {
            numbers: groups.numbered(pace).await,
            supervisors: BTreeMap::new(),
        };
        for subject in &problem.subjects {
            pace.rest().await;
            let mut below = people.number(subject);
            for manager in &subject.managers {
                if let Some(above) = people.find(manager) {
                    people.supervisors.entry(below).or_default().insert(above);
                    below = above;
                }
            }
        }
        for (who, above) in &problem.reporting {
            pace.rest().await;
            if let (Some(who), Some(above)) = (people.find(who), people.find(above)) {
                people.supervisors.entry(who).or_default().insert(above);
            }
        }
        people
    }

    /// The person's number.
    pub fn number(&self, subject: &Subject) -> u32 {
        // Every subject was put in by `of`; an unknown one is nobody's double.
        self.numbers
            .get(&names(subject)[0])
            .copied()
            .unwrap_or(u32::MAX)
    }

    /// The people a list names, in its order, each once.
    pub fn listed(&self, references: &[String]) -> Vec<u32> {
        let mut listed = Vec::new();
        for number in references
            .iter()
            .filter_map(|reference| self.find(reference))
        {
            if !listed.contains(&number) {
                listed.push(number);
            }
        }
        listed
    }

    /// Everybody above a person in reporting lines, ascending. A line that
    /// runs in a circle ends where it began.
    pub fn above(&self, subject: &Subject) -> Vec<u32> {
        let me = self.number(subject);
        let mut above = BTreeSet::new();
        let mut next = vec![me];
        while let Some(person) = next.pop() {
            for supervisor in self.supervisors.get(&person).into_iter().flatten() {
                if *supervisor != me && above.insert(*supervisor) {
                    next.push(*supervisor);
                }
            }
        }
        above.into_iter().collect()
    }

    fn find(&self, reference: &str) -> Option<u32> {
        let by_id = self.numbers.get(&format!("#{reference}"));
        by_id
            .or_else(|| self.numbers.get(&address(reference)))
            .copied()
    }
}

/// The names of a subject, at least one; the first is always there.
fn names(subject: &Subject) -> Vec<String> {
    let mut names = Vec::new();
    if !subject.person.is_empty() {
        names.push(format!("#{}", subject.person));
    }
    if !subject.email.trim().is_empty() {
        names.push(address(&subject.email));
    }
    if names.is_empty() {
        names.push(format!("!{}", subject.id));
    }
    names
}

fn address(text: &str) -> String {
    format!("@{}", fold_email(text))
}

/// Names that mean the same person.
#[derive(Default)]
struct Groups {
    parents: BTreeMap<String, String>,
}

impl Groups {
    /// A reference may be an id or an address: both names are kept, and joined
    /// to nobody unless a subject has them.
    fn mention(&mut self, reference: &str) {
        if !reference.trim().is_empty() {
            let name = if reference.contains('@') {
                address(reference)
            } else {
                format!("#{reference}")
            };
            self.parents.entry(name.clone()).or_insert(name);
        }
    }

    fn join(&mut self, a: &str, b: &str) {
        let (a, b) = (self.root(a), self.root(b));
        let (first, second) = if a <= b { (a, b) } else { (b, a) };
        self.parents.insert(second, first);
    }

    fn root(&mut self, name: &str) -> String {
        let mut at = name.to_owned();
        loop {
            let parent = self
                .parents
                .entry(at.clone())
                .or_insert_with(|| at.clone())
                .clone();
            if parent == at {
                return at;
            }
            at = parent;
        }
    }

    async fn numbered(mut self, pace: &Pace) -> BTreeMap<String, u32> {
        let names: Vec<_> = self.parents.keys().cloned().collect();
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut all = BTreeMap::new();
        for name in names {
            pace.rest().await;
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(self.root(&name)).or_insert(next);
            all.insert(name, number);
        }
        all
    }
}
