//! One kind of count over all tables, closed against being worked out.

use std::collections::BTreeSet;

use super::span::{Profiles, Span};
use super::{Cells, Table, number};

/// One kind of count: how many people, or how many of them have something.
pub(super) struct Column<'a> {
    /// Of everybody; counts as known.
    pub total: u32,
    /// The real count of a group.
    pub real: &'a dyn Fn(&BTreeSet<usize>) -> u32,
    /// Whether it is shown of a group.
    pub is_shown: fn(&Cells) -> bool,
    /// What a reader knows of it, at least and at most; the second is how many
    /// people there are.
    pub range: fn(&Cells, u32) -> (u32, u32),
    /// Hides it, and says nothing of it.
    pub hide: fn(&mut Cells),
    /// Whether a table tells it at all.
    pub in_use: fn(&Table) -> bool,
}

/// A group: its table and its place there.
type Place = (usize, usize);

impl Column<'_> {
    /// Hides more until nothing hidden can be worked out; gives the tables of
    /// which nothing can be shown.
    pub fn close(
        &self,
        tables: &[Table],
        profiles: &Profiles,
        cells: &mut [Vec<Cells>],
    ) -> BTreeSet<usize> {
        let mut withheld = BTreeSet::new();
        while self.hide_one_more(tables, profiles, cells, &mut withheld) {
            // A table that is withheld shows nothing.
            for at in &withheld {
                cells[*at].iter_mut().for_each(self.hide);
            }
        }
        withheld
    }

    /// Mends the first leak; whether there was one.
    fn hide_one_more(
        &self,
        tables: &[Table],
        profiles: &Profiles,
        cells: &mut [Vec<Cells>],
        withheld: &mut BTreeSet<usize>,
    ) -> bool {
        if let Some((at, told_by)) = self.exposed(tables, profiles, cells, withheld) {
            // The smallest of those it follows from, of its own table if possible.
            let cost = |place: &Place| {
                let size = tables[place.0].groups[place.1].len();
                (place.0 != at, size, *place)
            };
            match told_by.into_iter().min_by_key(cost) {
                Some((table, group)) => (self.hide)(&mut cells[table][group]),
                // It follows from the total alone.
                None => drop(withheld.insert(at)),
            }
            return true;
        }
        for (at, table) in tables.iter().enumerate() {
            let is_open = (self.in_use)(table) && !withheld.contains(&at);
            if is_open && self.is_told_by_limits(table, profiles.n_people, &cells[at]) {
                self.hold_back(table, &mut cells[at], at, withheld);
                return true;
            }
        }
        false
    }

    /// A table with a hidden count that follows from shown ones, and from
    /// which; from none where the total says it.
    fn exposed(
        &self,
        tables: &[Table],
        profiles: &Profiles,
        cells: &[Vec<Cells>],
        withheld: &BTreeSet<usize>,
    ) -> Option<(usize, Vec<Place>)> {
        let mut shown: Vec<Place> = Vec::new();
        let mut hidden: Vec<Place> = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            if !(self.in_use)(table) || withheld.contains(&at) {
                continue;
            }
            for (group, members) in table.groups.iter().enumerate() {
                if members.is_empty() {
                    continue;
                }
                let is_shown = (self.is_shown)(&cells[at][group]);
                let list = if is_shown { &mut shown } else { &mut hidden };
                list.push((at, group));
            }
        }
        if hidden.is_empty() {
            return None;
        }
        let row = |place: &Place| profiles.row(place.0, place.1);
        let mut span = Span::new(shown.len() + 1);
        span.add(profiles.everybody(), 0);
        for (place, tag) in shown.iter().zip(1..) {
            span.add(row(place), tag);
        }
        hidden.iter().find_map(|place| {
            let tags = span.made_of(row(place))?;
            let places = tags.into_iter().filter_map(|tag| tag.checked_sub(1));
            let places = places.filter_map(|at| shown.get(at).copied());
            Some((place.0, places.collect()))
        })
    }

    /// Says less of the hidden counts of a table, then hides its smallest shown
    /// one; at last the whole table.
    fn hold_back(
        &self,
        table: &Table,
        cells: &mut [Cells],
        at: usize,
        withheld: &mut BTreeSet<usize>,
    ) {
        let before = cells.to_vec();
        for cell in cells.iter_mut().filter(|cell| !(self.is_shown)(cell)) {
            (self.hide)(cell);
        }
        if *cells != *before {
            return;
        }
        let shown = table.groups.iter().zip(cells);
        let shown = shown.filter(|(members, cell)| !members.is_empty() && (self.is_shown)(cell));
        match shown.min_by_key(|(members, _)| members.len()) {
            Some((_, cell)) => (self.hide)(cell),
            None => drop(withheld.insert(at)),
        }
    }

    /// Whether some hidden count of a table can be one number only, by what is
    /// left of the total. Only groups that share everybody out are looked at.
    fn is_told_by_limits(&self, table: &Table, n_people: usize, cells: &[Cells]) -> bool {
        let n_in: usize = table.groups.iter().map(BTreeSet::len).sum();
        let all: BTreeSet<usize> = table.groups.iter().flatten().copied().collect();
        if n_in != n_people || all.len() != n_people {
            return false;
        }
        let groups = table.groups.iter().zip(cells);
        let (shown, hidden): (Vec<_>, Vec<_>) = groups
            .filter(|(members, _)| !members.is_empty())
            .partition(|(_, cell)| (self.is_shown)(cell));
        let shown: u32 = shown.iter().map(|(members, _)| (self.real)(members)).sum();
        let left = i64::from(self.total) - i64::from(shown);
        let range = |(_, cell): &(&BTreeSet<usize>, &Cells)| {
            let (least, most) = (self.range)(cell, number(n_people));
            (i64::from(least), i64::from(most))
        };
        is_determined(&hidden.iter().map(range).collect::<Vec<_>>(), left)
    }
}

/// Whether one of several whole numbers within limits can only be one number,
/// their sum being known.
fn is_determined(ranges: &[(i64, i64)], sum: i64) -> bool {
    let least: i64 = ranges.iter().map(|range| range.0).sum();
    let most: i64 = ranges.iter().map(|range| range.1).sum();
    ranges.iter().any(|(low, high)| {
        let from = (*low).max(sum - (most - high));
        let to = (*high).min(sum - (least - low));
        from >= to
    })
}
