//! Counts of groups, small ones suppressed, and as many others as it takes that
//! no suppressed one can be worked out from those that are shown.
//!
//! Two things are guarded against. First, sums: whatever is shown in any of the
//! tables, and the totals, which count as known; a count follows from them
//! exactly where its group is a combination of shown groups, which elimination
//! over the people's profiles decides. Second, limits: "fewer than five" leaves
//! one number only where the rest of a total leaves no other.
//! Leaves out who the groups are (`fairness`).

mod column;
mod span;

use std::collections::BTreeSet;

use column::Column;
use span::Profiles;

/// The smallest count shown inside the programme; smaller ones are suppressed.
pub const SMALLEST_INSIDE: u32 = 5;

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// The number.
    Is(u32),
    /// From 1 to 4.
    Few,
    /// Not shown, so that another cannot be worked out.
    Held,
}

impl Count {
    /// The number, where it is shown.
    pub const fn shown(self) -> Option<u32> {
        match self {
            Self::Is(n) => Some(n),
            Self::Few | Self::Held => None,
        }
    }
}

/// One group's counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cells {
    /// People in it.
    pub n: Count,
    /// Those who have what is counted.
    pub with: Count,
    /// Those who have not.
    pub without: Count,
}

/// Groups of people, who are known by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The members of each group. Nobody is in a group twice.
    pub groups: Vec<BTreeSet<usize>>,
    /// Whether only the number of people is told, not who has what is counted.
    pub only_sizes: bool,
}

/// The counts of every group of every table, in their order; a table of which
/// nothing may be shown is empty. `has` says of each person whether they have
/// what is counted.
pub fn suppressed(has: &[bool], tables: &[Table]) -> Vec<Vec<Cells>> {
    let everybody: BTreeSet<usize> = (0..has.len()).collect();
    let sizes = |members: &BTreeSet<usize>| number(members.len());
    let count_with = |members: &BTreeSet<usize>| {
        let with = members.iter().filter(|at| has.get(**at) == Some(&true));
        number(with.count())
    };
    let profiles = Profiles::of(has.len(), tables);
    let n_all = sizes(&everybody);
    let mut cells: Vec<Vec<Cells>> = Vec::new();
    for table in tables {
        let cell = |members: &BTreeSet<usize>| {
            let (n, with) = (sizes(members), count_with(members));
            if n < SMALLEST_INSIDE {
                return Cells {
                    n: if n == 0 { Count::Is(0) } else { Count::Few },
                    with: Count::Held,
                    without: Count::Held,
                };
            }
            let (with, without) = if table.only_sizes {
                (Count::Held, Count::Held)
            } else {
                split(n, with)
            };
            Cells {
                n: Count::Is(n),
                with,
                without,
            }
        };
        cells.push(table.groups.iter().map(cell).collect());
    }
    let sizes_of = Column {
        total: n_all,
        real: &sizes,
        is_shown: |cell| cell.n.shown().is_some(),
        range: |cell, n_all| match cell.n {
            Count::Is(n) => (n, n),
            Count::Few => (1, SMALLEST_INSIDE - 1),
            Count::Held => (1, n_all),
        },
        hide: |cell| {
            cell.n = Count::Held;
            hide_split(cell);
        },
        in_use: |_| true,
    };
    let withheld = sizes_of.close(tables, &profiles, &mut cells);
    let with_of = Column {
        total: count_with(&everybody),
        real: &count_with,
        is_shown: |cell| cell.with.shown().is_some(),
        range: split_range,
        hide: hide_split,
        in_use: |table| !table.only_sizes,
    };
    let withheld_too = with_of.close(tables, &profiles, &mut cells);
    for at in withheld.union(&withheld_too) {
        if let Some(table) = cells.get_mut(*at) {
            table.clear();
        }
    }
    cells
}

/// How many of `n` have what is counted, as it may be told by itself.
///
/// "Fewer than five have not" says exactly one number of six people, since one
/// side that is small is only told where the other is not.
fn split(n: u32, with: u32) -> (Count, Count) {
    let is_small = |count: u32| (1..SMALLEST_INSIDE).contains(&count);
    let without = n - with;
    match (is_small(with), is_small(without)) {
        (false, false) => (Count::Is(with), Count::Is(without)),
        (true, false) if n > SMALLEST_INSIDE + 1 => (Count::Few, Count::Held),
        (false, true) if n > SMALLEST_INSIDE + 1 => (Count::Held, Count::Few),
        _ => (Count::Held, Count::Held),
    }
}

fn hide_split(cell: &mut Cells) {
    cell.with = Count::Held;
    cell.without = Count::Held;
}

/// What a reader knows of how many have what is counted: at least, at most.
fn split_range(cell: &Cells, n_all: u32) -> (u32, u32) {
    let most = match cell.n {
        Count::Is(n) => n,
        Count::Few => SMALLEST_INSIDE - 1,
        Count::Held => n_all,
    };
    let few = SMALLEST_INSIDE - 1;
    match (cell.with, cell.without) {
        (Count::Is(with), _) => (with, with),
        (Count::Few, _) => (1, few.min(most.saturating_sub(SMALLEST_INSIDE))),
        (_, Count::Few) => (
            SMALLEST_INSIDE.max(most.saturating_sub(few)),
            most.saturating_sub(1),
        ),
        _ => (0, most),
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
