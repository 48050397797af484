//! Who got a mentor, by group (C11): counts of mentees, those with a mentor, and
//! how that stands to everybody else.
//!
//! Small numbers are suppressed by [`super::suppress`]. No test of significance
//! and no verdict: a difference is a question to ask, not an answer. Leaves out
//! words and what a programme does about it.
//!
//! Invariant: of sensitive questions and attribute wishes only the number of
//! people is told, never who of them got a mentor.

mod groups;

use super::suppress::{Cells, Count, Table, suppressed};
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::text::LocalText;
use crate::domain::whole::Programme;
use groups::{Mentees, Sorting};

/// What mentees are grouped by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grouped {
    /// Their agency.
    Agency,
    /// Their unit; units of one name in two agencies are two.
    Unit,
    /// Their programme level.
    Level,
    /// Where they work.
    Location,
    /// A question of the form with options.
    Question(Id<Question>),
    /// Whether they asked for a characteristic in a mentor.
    Wish,
}

/// One group's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupName {
    /// As people or the form say it.
    Named(String),
    /// A programme level.
    Level(LocalText),
    /// A wish was stated.
    Wish,
    /// No wish was stated.
    NoWish,
    /// So many groups together: those too small to show, and the smallest of a
    /// long list.
    Others(u32),
    /// Nothing was said.
    NotSaid,
}

/// One group and its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairRow {
    /// Its name.
    pub name: GroupName,
    /// The counts, as they may be shown.
    pub cells: Cells,
    /// What it comes to; nothing where counts are suppressed.
    pub share: Option<Share>,
}

/// How a group stands to everybody else; all in whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Mentees of the group with a mentor.
    pub with: u32,
    /// Mentees of the group.
    pub n: u32,
    /// All other mentees with a mentor.
    pub rest_with: u32,
    /// All other mentees; 0 where there are too few to compare with.
    pub rest: u32,
}

impl Share {
    /// Percent of the group with a mentor, rounded.
    pub fn percent(&self) -> u32 {
        percent(self.with, self.n)
    }

    /// Percentage points above the others, below nought for fewer; nothing where
    /// there are too few others.
    pub fn difference(&self) -> Option<i32> {
        let rest = (self.rest > 0).then(|| percent(self.rest_with, self.rest))?;
        Some(i32::try_from(self.percent()).ok()? - i32::try_from(rest).ok()?)
    }
}

fn percent(part: u32, of: u32) -> u32 {
    if of == 0 {
        return 0;
    }
    let percent = (u64::from(part) * 200 + u64::from(of)) / (2 * u64::from(of));
    u32::try_from(percent).unwrap_or(100)
}

/// The groups of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairTable {
    /// What they are grouped by.
    pub by: Grouped,
    /// Whether only the number of people is told.
    pub only_sizes: bool,
    /// The groups by name; empty where nothing may be shown.
    pub rows: Vec<FairRow>,
}

impl FairTable {
    /// Whether everybody without a mentor is in a group whose share is not
    /// shown; `n_without` is how many there are.
    pub fn hides_without(&self, n_without: u32) -> bool {
        let mut shares = self.rows.iter().filter_map(|row| row.share);
        n_without > 0 && !self.only_sizes && shares.all(|share| share.with == share.n)
    }

    /// Whether the share of some group is not shown.
    pub fn hides_some(&self) -> bool {
        let is_hidden = |row: &FairRow| row.share.is_none() && row.cells.n != Count::Is(0);
        self.rows.iter().any(is_hidden)
    }

    /// The group with the smallest share that is below that of the others.
    pub fn lowest(&self) -> Option<(&GroupName, Share)> {
        let shares = self.rows.iter().filter_map(|row| Some((row, row.share?)));
        let below = shares.filter(|(_, share)| share.difference().is_some_and(|it| it < 0));
        let lowest =
            below.min_by_key(|(row, share)| (share.percent(), share.difference(), &row.name))?;
        Some((&lowest.0.name, lowest.1))
    }
}

/// Who got a mentor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fairness {
    /// Mentees who take part or have a mentor.
    pub n: u32,
    /// Those who have a mentor.
    pub with: u32,
    /// The tables; those of one group only are left out.
    pub tables: Vec<FairTable>,
}

/// The check of a programme as its pairings stand, drafts counted.
pub fn fairness(programme: &Programme) -> Fairness {
    let mentees = Mentees::of(programme);
    let sortings = mentees.sortings();
    let tables: Vec<Table> = sortings.iter().map(Sorting::table).collect();
    let cells = suppressed(&mentees.has, &tables);
    let n = number(mentees.has.len());
    let with = number(mentees.has.iter().filter(|has| **has).count());
    let table = |(sorting, cells): (Sorting, Vec<Cells>)| FairTable {
        by: sorting.by,
        only_sizes: sorting.only_sizes,
        rows: sorting
            .groups
            .into_iter()
            .zip(cells)
            .map(|((name, _), cells)| FairRow {
                name,
                cells,
                share: share(&cells, n, with),
            })
            .collect(),
    };
    Fairness {
        n,
        with,
        tables: sortings.into_iter().zip(cells).map(table).collect(),
    }
}

fn share(cells: &Cells, n_all: u32, with_all: u32) -> Option<Share> {
    let (n, with) = (cells.n.shown()?, cells.with.shown()?);
    if n == 0 {
        return None;
    }
    let (rest, rest_with) = (n_all.saturating_sub(n), with_all.saturating_sub(with));
    let is_enough = rest >= super::suppress::SMALLEST_INSIDE;
    Some(Share {
        with,
        n,
        rest_with: if is_enough { rest_with } else { 0 },
        rest: if is_enough { rest } else { 0 },
    })
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
