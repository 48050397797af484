//! Edges of one side, row by row.

#![allow(clippy::cast_possible_truncation, reason = "at most 100,000,000 edges")]

use super::instance::Edge;

/// Somebody of the other side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Who.
    pub to: u32,
    /// What the pair is worth.
    pub points: u32,
}

/// The edges of one side, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

impl Rows {
    /// Rows that are best first already.
    pub fn of(rows: &[Vec<Entry>]) -> Self {
        let counts: Vec<_> = rows.iter().map(|row| row.len() as u32).collect();
        Self {
            starts: starts(&counts),
            entries: rows.concat(),
        }
    }

    /// One person's edges.
    #[inline]
    pub fn row(&self, at: usize) -> &[Entry] {
        &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The same edges by the other side, which has so many people; each row by
    /// number.
    #[must_use]
    pub fn turned(&self, n_others: usize) -> Self {
        let mut counts = vec![0; n_others];
        for entry in &self.entries {
            counts[entry.to as usize] += 1;
        }
        let people = (0_u32..).zip(self.starts.windows(2));
        let edges = people.flat_map(|(at, ends)| {
            let row = &self.entries[ends[0] as usize..ends[1] as usize];
            row.iter().map(move |entry| (entry.to, at, entry.points))
        });
        scatter(starts(&counts), edges)
    }

    /// Puts entries into rows, each where `place` finds room in its row as it
    /// stands; one pass over the edges. `more` is in the order of rows.
    pub fn insert(&mut self, more: &[(u32, Entry)], place: impl Fn(&[Entry], &Entry) -> usize) {
        let n_before = self.entries.len();
        self.entries.resize(n_before + more.len(), Entry::default());
        let mut end = n_before;
        for (n_left, (row, entry)) in (1..=more.len()).rev().zip(more.iter().rev()) {
            let ends = self.starts[*row as usize] as usize..self.starts[*row as usize + 1] as usize;
            let at = ends.start + place(&self.entries[ends.start..ends.end.min(end)], entry);
            self.entries.copy_within(at..end, at + n_left);
            self.entries[at + n_left - 1] = *entry;
            end = at;
        }
        let mut more = more.iter().peekable();
        let mut n_added = 0;
        for (row, start) in (0_u32..).zip(&mut self.starts[1..]) {
            while more.next_if(|(of, _)| *of == row).is_some() {
                n_added += 1;
            }
            *start += n_added;
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, row: u32, to: u32) -> Option<Entry> {
        let at = row as usize;
        let found = self.row(at).iter().position(|entry| entry.to == to)?;
        let entry = self.entries.remove(self.starts[at] as usize + found);
        for start in &mut self.starts[at + 1..] {
            *start -= 1;
        }
        Some(entry)
    }

    /// Gives an entry other points where it stands; whether there is one.
    pub fn set_points(&mut self, row: u32, to: u32, points: u32) -> bool {
        let at = row as usize;
        let row = self.starts[at] as usize..self.starts[at + 1] as usize;
        let mut row = self.entries[row].iter_mut();
        let found = row.find(|entry| entry.to == to);
        found.map(|entry| entry.points = points).is_some()
    }

    /// Puts a row in order.
    pub fn sort_row<K: Ord>(&mut self, row: u32, key: impl Fn(&Entry) -> K) {
        let at = row as usize;
        let row = self.starts[at] as usize..self.starts[at + 1] as usize;
        self.entries[row].sort_by_key(key);
    }

    /// How many edges there are.
    pub fn n_edges(&self) -> usize {
        self.entries.len()
    }

    /// One more person, with a row of its own.
    pub fn push_row(&mut self, row: &[Entry]) {
        self.entries.extend_from_slice(row);
        self.starts.push(self.entries.len() as u32);
    }

    /// How many people the side has.
    pub fn n_people(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many edges one person has.
    pub fn n_of(&self, at: usize) -> u32 {
        self.starts[at + 1] - self.starts[at]
    }
}

/// Where each row starts, and the end.
pub fn starts(counts: &[u32]) -> Vec<u32> {
    let mut sum = 0;
    let mut starts = Vec::with_capacity(counts.len() + 1);
    starts.push(0);
    for count in counts {
        sum += count;
        starts.push(sum);
    }
    starts
}

/// Puts `(row, to, points)` into rows, each in the order they come in.
fn scatter(starts: Vec<u32>, edges: impl Iterator<Item = (u32, u32, u32)>) -> Rows {
    let n_edges = starts.last().copied().unwrap_or(0) as usize;
    let mut next = starts.clone();
    let mut entries = vec![Entry::default(); n_edges];
    for (row, to, points) in edges {
        let at = &mut next[row as usize];
        entries[*at as usize] = Entry { to, points };
        *at += 1;
    }
    Rows { starts, entries }
}

/// Rows of one side with falling points, equals in any order.
pub fn falling(
    starts: Vec<u32>,
    edges: &[Edge],
    most_points: u32,
    ends: impl Fn(&Edge) -> (u32, u32),
) -> Rows {
    if most_points as usize > edges.len().max(1 << 12) {
        // Too many different points to count each: the rows are sorted later.
        let edges = edges.iter().map(|edge| {
            let (row, to) = ends(edge);
            (row, to, edge.points)
        });
        return scatter(starts, edges);
    }
    let mut counts = vec![0_u32; most_points as usize + 1];
    for edge in edges {
        counts[(most_points - edge.points) as usize] += 1;
    }
    // A pair's ends, in the place of whom and points.
    let by_points = scatter(
        self::starts(&counts),
        edges.iter().map(|edge| {
            let (row, to) = ends(edge);
            (most_points - edge.points, row, to)
        }),
    );
    let mut next = starts.clone();
    let mut entries = vec![Entry::default(); edges.len()];
    for (points, ends) in (0..=most_points).rev().zip(by_points.starts.windows(2)) {
        for pair in &by_points.entries[ends[0] as usize..ends[1] as usize] {
            let at = &mut next[pair.to as usize];
            let to = pair.points;
            entries[*at as usize] = Entry { to, points };
            *at += 1;
        }
    }
    Rows { starts, entries }
}

/// Puts equals of each row in order and sees that nobody stands twice in one;
/// otherwise says who does.
pub fn settled(mut rows: Rows, n_others: usize) -> Result<Rows, (u32, u32)> {
    let key = |entry: &Entry| (std::cmp::Reverse(entry.points), entry.to);
    let mut seen = vec![0_u32; n_others];
    for (at, ends) in (1_u32..).zip(rows.starts.windows(2)) {
        let row = &mut rows.entries[ends[0] as usize..ends[1] as usize];
        let (mut is_sorted, mut is_falling) = (true, true);
        let mut before = None;
        for entry in row.iter() {
            if std::mem::replace(&mut seen[entry.to as usize], at) == at {
                return Err((at - 1, entry.to));
            }
            let now = key(entry);
            is_sorted &= before.is_none_or(|before| before < now);
            is_falling &= before.is_none_or(|before: (_, u32)| before.0 <= now.0);
            before = Some(now);
        }
        if !is_falling {
            row.sort_unstable_by_key(key);
        } else if !is_sorted {
            for equals in row.chunk_by_mut(|a, b| a.points == b.points) {
                equals.sort_unstable_by_key(|entry| entry.to);
            }
        }
    }
    Ok(rows)
}
