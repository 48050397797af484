//! Circles and peer groups: who sits with whom.
//!
//! A circle is led by one or two mentors; its points are those of each mentee
//! with each leader. Sharing mentees out to circles is a flow (`transport`):
//! most mentees placed, the largest circle as small as it can be, sizes as even
//! as they can be, then most points: exact and proven, as long as nobody has to
//! be kept apart from another mentee.
//! A peer group has nobody who leads; its points are what its people share, a
//! point for each skill, goal, interest and value that two of them both name.
//! The best such groups cannot be computed for many people by any known way
//! (graph partitioning); they are searched for (`search`): people move and
//! change places while that gains, from a start that does not depend on the
//! order of rows. The same search mends circles in which two people are to be
//! kept apart or too many are of one unit.
//! [`Grouped::bound`] is what no grouping can have more of; where it equals
//! [`Grouped::points`], the grouping is proven best.
//!
//! Leaves out who leads and how groups are called (`flow::circles`).

mod call;
mod search;

pub use call::{Call, CallError, Who, members, shared_by};

use super::transport::{Table, Terms, Units, check, share};
use search::Search;

/// What is to be grouped, as numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Groups there are to be.
    pub n_groups: usize,
    /// People of the largest group at most, leaders not counted.
    pub most: u32,
    /// For each person and group the points with its leaders, nothing where
    /// that may not be.
    pub own: Vec<Vec<Option<u32>>>,
    /// For each two people what they share; empty where that does not count.
    pub shared: Vec<Vec<u32>>,
    /// For each person those who may not be in the same group, ascending.
    pub apart: Vec<Vec<u32>>,
    /// The unit of each person, by number.
    pub units: Vec<Option<u32>>,
    /// People of one unit in one group at most.
    pub most_of_unit: Option<u32>,
}

/// Groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    /// The group of each person; nothing for who fits in none.
    pub group_of: Vec<Option<u32>>,
    /// Points of all groups.
    pub points: u64,
    /// What no grouping has more of.
    pub bound: u64,
}

/// How many groups, and how many people in the largest, so that all are between
/// `least` and `most` and as even as can be. Where everybody cannot have that,
/// as many groups of the least size as there are people for.
///
/// # Example
/// ```
/// use civic_mentor::matching::groups::sizes;
/// assert_eq!(sizes(22, 4, 6), (4, 6)); // 6 6 5 5
/// assert_eq!(sizes(7, 4, 5), (1, 5)); // two find no group
/// assert_eq!(sizes(3, 4, 6), (0, 6));
/// ```
pub fn sizes(n_people: usize, least: u32, most: u32) -> (usize, u32) {
    let (least, most) = (least.max(1) as usize, most.max(1) as usize);
    let fewest = n_people.div_ceil(most);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    if fewest > 0 && n_people / fewest >= least {
        (fewest, count(n_people.div_ceil(fewest)))
    } else {
        (n_people / least, count(most))
    }
}

/// Groups people.
pub fn group(asked: &Asked) -> Grouped {
    if asked.n_groups == 0 || asked.own.is_empty() {
        return Grouped {
            group_of: vec![None; asked.own.len()],
            ..Grouped::default()
        };
    }
    if asked.shared.is_empty() {
        led(asked)
    } else {
        let mut search = Search::new(asked, 0);
        search.fill();
        search.improve();
        search.grouped(peers_bound(asked))
    }
}

/// Circles: the flow, and the search where people are to be kept apart.
fn led(asked: &Asked) -> Grouped {
    let mut table = Table {
        rows: asked.own.iter().map(|row| allowed(row)).collect(),
        n_mentors: asked.n_groups,
    };
    let n_able = asked
        .own
        .iter()
        .filter(|row| row.iter().any(Option::is_some));
    let even = n_able.count() / asked.n_groups;
    let even = u32::try_from(even).unwrap_or(u32::MAX);
    let terms = |most: u32| Terms {
        mentees: Units {
            each: vec![1; asked.own.len()],
            n_first: 0,
        },
        mentors: Units {
            each: vec![most; asked.n_groups],
            n_first: even,
        },
    };
    let most = asked.most;
    let n_placed = share(&mut table, &terms(most)).meets.len();
    // The smallest largest circle that leaves nobody out for it.
    let mut size = u32::try_from(n_placed.div_ceil(asked.n_groups)).unwrap_or(most);
    let mut found = share(&mut table, &terms(size));
    while found.meets.len() < n_placed && size < most {
        size += 1;
        found = share(&mut table, &terms(size));
    }
    // A flow that its own check refuses proves nothing: then the bound is the plain one.
    let proven = check(&mut table, &terms(size), &found).ok();
    let mut search = Search::new(asked, even);
    search.most = size;
    for meet in &found.meets {
        search.place_if_it_fits(meet.mentee as usize, meet.mentor as usize);
    }
    let is_whole = search.n_placed() == n_placed;
    if !is_whole {
        search.most = most;
        search.fill();
        search.improve();
    }
    let plain = asked.own.iter().map(|row| best(row)).sum();
    let n_even = |of: &[u32]| -> u32 { of.iter().map(|n| (*n).min(even)).sum() };
    let mut of_flow = vec![0; asked.n_groups];
    for meet in &found.meets {
        of_flow[meet.mentor as usize] += 1;
    }
    // With as many placed as evenly, and no larger circle, the flow is the bound.
    let is_alike = search.n_placed() == n_placed
        && n_even(&search.sizes) == n_even(&of_flow)
        && search.sizes.iter().all(|n| *n <= size);
    search.grouped(proven.filter(|_| is_alike).unwrap_or(plain))
}

fn allowed(row: &[Option<u32>]) -> Vec<(u32, u32)> {
    let cells = (0..).zip(row);
    cells
        .filter_map(|(group, points)| Some((group, (*points)?)))
        .collect()
}

fn best(row: &[Option<u32>]) -> u64 {
    let points = row.iter().flatten().max();
    points.copied().map_or(0, u64::from)
}

/// Nobody shares more in a group than with as many as fit in it who share most
/// with them; each pair is seen from both its sides.
fn peers_bound(asked: &Asked) -> u64 {
    let others = asked.most.saturating_sub(1) as usize;
    let of_person = |(at, row): (usize, &Vec<u32>)| -> u64 {
        let apart = &asked.apart[at];
        let may = |other: usize| {
            other != at && u32::try_from(other).is_ok_and(|it| apart.binary_search(&it).is_err())
        };
        let mut shared: Vec<u32> = row
            .iter()
            .enumerate()
            .filter(|(other, _)| may(*other))
            .map(|(_, points)| *points)
            .collect();
        shared.sort_unstable_by(|a, b| b.cmp(a));
        shared.iter().take(others).copied().map(u64::from).sum()
    };
    let both: u64 = asked.shared.iter().enumerate().map(of_person).sum();
    both / 2
}
