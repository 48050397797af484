//! Which groups of people are sums and differences of other groups.
//!
//! By elimination modulo a prime: what follows in whole numbers follows there
//! too, so a leak is never overlooked but for fractions of that very prime.

use std::collections::{BTreeMap, BTreeSet};

use super::Table;

/// People who stand in the same groups are one profile.
pub(super) struct Profiles {
    /// How many people there are.
    pub n_people: usize,
    /// How many profiles.
    pub n_profiles: usize,
    of: Vec<usize>,
}

impl Profiles {
    /// The profiles of so many people.
    pub fn of(n_people: usize, tables: &[Table]) -> Self {
        let mut groups_of: Vec<Vec<(usize, usize)>> = vec![Vec::new(); n_people];
        for (table, these) in tables.iter().enumerate() {
            for (group, members) in these.groups.iter().enumerate() {
                for at in members {
                    if let Some(groups) = groups_of.get_mut(*at) {
                        groups.push((table, group));
                    }
                }
            }
        }
        let mut known: BTreeMap<Vec<(usize, usize)>, usize> = BTreeMap::new();
        let mut of = Vec::new();
        for groups in groups_of {
            let next = known.len();
            of.push(*known.entry(groups).or_insert(next));
        }
        Self {
            n_people,
            n_profiles: known.len(),
            of,
        }
    }

    /// Which profiles a group is made of.
    pub fn row(&self, members: &BTreeSet<usize>) -> Vec<u64> {
        let mut row = vec![0; self.n_profiles];
        for at in members {
            if let Some(profile) = self.of.get(*at).and_then(|at| row.get_mut(*at)) {
                *profile = 1;
            }
        }
        row
    }
}

const PRIME: u64 = 2_147_483_647;

/// All combinations of some rows, and which row each is made of.
pub(super) struct Span {
    n_tags: usize,
    /// Rows with a leading one, by its place.
    rows: BTreeMap<usize, Tagged>,
}

/// A row, and how it is combined from those that were added.
#[derive(Clone)]
struct Tagged {
    row: Vec<u64>,
    parts: Vec<u64>,
}

impl Span {
    /// Nothing yet, of rows with tags below `n_tags`.
    pub fn new(n_tags: usize) -> Self {
        Self {
            n_tags,
            rows: BTreeMap::new(),
        }
    }

    /// Adds a row; one that follows from the others adds nothing.
    pub fn add(&mut self, row: Vec<u64>, tag: usize) {
        let mut parts = vec![0; self.n_tags];
        if let Some(part) = parts.get_mut(tag) {
            *part = 1;
        }
        let mut tagged = Tagged { row, parts };
        if let Some(at) = self.reduce(&mut tagged) {
            let inverse = power(tagged.row[at], PRIME - 2);
            for entry in tagged.row.iter_mut().chain(&mut tagged.parts) {
                *entry = *entry * inverse % PRIME;
            }
            self.rows.insert(at, tagged);
        }
    }

    /// The tags of the rows this one is combined from; nothing where it does
    /// not follow from them.
    pub fn made_of(&self, row: Vec<u64>) -> Option<Vec<usize>> {
        let parts = vec![0; self.n_tags];
        let mut tagged = Tagged { row, parts };
        if self.reduce(&mut tagged).is_some() {
            return None;
        }
        let used = tagged.parts.iter().enumerate();
        Some(
            used.filter(|(_, part)| **part != 0)
                .map(|it| it.0)
                .collect(),
        )
    }

    /// Takes away what the rows can make; gives the first place that is left.
    fn reduce(&self, tagged: &mut Tagged) -> Option<usize> {
        for at in 0..tagged.row.len() {
            if tagged.row[at] == 0 {
                continue;
            }
            let Some(known) = self.rows.get(&at) else {
                return Some(at);
            };
            let factor = PRIME - tagged.row[at];
            let entries = tagged.row.iter_mut().chain(&mut tagged.parts);
            for (entry, known) in entries.zip(known.row.iter().chain(&known.parts)) {
                *entry = (*entry + factor * known) % PRIME;
            }
        }
        None
    }
}

fn power(base: u64, mut exponent: u64) -> u64 {
    let (mut result, mut base) = (1, base % PRIME);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}
