//! Which groups of people are sums and differences of other groups.
//!
//! By elimination modulo a prime: what follows in whole numbers follows there
//! too, so a leak is never overlooked but for fractions of that very prime.

use std::collections::{BTreeMap, BTreeSet};

use super::Table;

/// More entries than rows by so many: enough that rows which are no
/// combination of others do not become one by chance.
const SPARE: usize = 16;

/// Groups as rows of numbers, so that sums of groups are sums of rows.
///
/// People who stand in the same groups are one profile. A row says which
/// profiles a group is made of; where there are many more profiles than groups,
/// each profile counts as fixed arbitrary numbers instead, which keeps every sum
/// and is quicker.
pub(super) struct Profiles {
    /// How many people there are.
    pub n_people: usize,
    rows: Vec<Vec<Vec<u64>>>,
    everybody: Vec<u64>,
}

impl Profiles {
    /// The rows of the groups of so many people.
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
        let profiles: BTreeSet<Vec<(usize, usize)>> = groups_of.into_iter().collect();
        let n_groups: usize = tables.iter().map(|table| table.groups.len()).sum();
        let n_entries = profiles.len().min(n_groups + SPARE);
        let is_whole = n_entries == profiles.len();
        let groups = |table: &Table| vec![vec![0; n_entries]; table.groups.len()];
        let mut rows: Vec<Vec<Vec<u64>>> = tables.iter().map(groups).collect();
        let mut everybody = vec![0; n_entries];
        for (at, groups) in profiles.into_iter().enumerate() {
            let numbers: Vec<u64> = (0..n_entries)
                .map(|entry| {
                    if is_whole {
                        u64::from(entry == at)
                    } else {
                        arbitrary(at, entry)
                    }
                })
                .collect();
            add(&mut everybody, &numbers);
            for (table, group) in groups {
                add(&mut rows[table][group], &numbers);
            }
        }
        Self {
            n_people,
            rows,
            everybody,
        }
    }

    /// The row of a group of a table.
    pub fn row(&self, table: usize, group: usize) -> Vec<u64> {
        self.rows[table][group].clone()
    }

    /// The row of everybody.
    pub fn everybody(&self) -> Vec<u64> {
        self.everybody.clone()
    }
}

fn add(row: &mut [u64], numbers: &[u64]) {
    for (entry, number) in row.iter_mut().zip(numbers) {
        *entry = (*entry + number) % PRIME;
    }
}

/// A number below the prime that looks like chance and is always the same.
fn arbitrary(profile: usize, entry: usize) -> u64 {
    let seed = ((profile as u64) << 24) | (entry as u64);
    let mixed = (seed ^ (seed >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) % PRIME
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
