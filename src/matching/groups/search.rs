//! People move and change places while that gains.
//!
//! What counts, each before the next: people placed; sizes up to an even share;
//! points. Every change gains, so it ends; after [`MAX_PASSES`] passes at the
//! latest. It ends where no move of one person and no exchange of two gains,
//! which need not be the best there is.

use super::{Asked, Grouped};

/// Passes over all people and all pairs of them.
const MAX_PASSES: usize = 40;

/// Groups being searched for.
#[derive(Debug)]
pub(super) struct Search<'a> {
    asked: &'a Asked,
    /// The even share of a group.
    even: u32,
    /// What each group has if all who may be placed are, shared out evenly.
    each: u32,
    /// The largest size allowed now.
    pub most: u32,
    group_of: Vec<Option<usize>>,
    /// People in each group.
    pub sizes: Vec<u32>,
    /// What each person has, or would have, in each group.
    gains: Vec<Vec<i64>>,
    /// How many in each group each person must be kept apart from.
    foes: Vec<Vec<u32>>,
}

impl<'a> Search<'a> {
    pub fn new(asked: &'a Asked, even: u32) -> Self {
        let n = asked.own.len();
        let own = |points: &Option<u32>| points.map_or(0, i64::from);
        let able = asked
            .own
            .iter()
            .filter(|row| row.iter().any(Option::is_some));
        let each = able.count() / asked.n_groups.max(1);
        Self {
            even,
            each: u32::try_from(each).unwrap_or(u32::MAX),
            most: asked.most,
            group_of: vec![None; n],
            sizes: vec![0; asked.n_groups],
            gains: asked
                .own
                .iter()
                .map(|row| row.iter().map(own).collect())
                .collect(),
            foes: vec![vec![0; asked.n_groups]; n],
            asked,
        }
    }

    /// How many have a group.
    pub fn n_placed(&self) -> usize {
        self.group_of.iter().flatten().count()
    }

    /// The groups as they stand.
    pub fn grouped(&self, bound: u64) -> Grouped {
        let of = |(person, group): (usize, &Option<usize>)| group.map(|it| self.gains[person][it]);
        let sum: i64 = self.group_of.iter().enumerate().filter_map(of).sum();
        // Among peers each pair was counted from both sides.
        let sum = if self.asked.shared.is_empty() {
            sum
        } else {
            sum / 2
        };
        let group = |it: &Option<usize>| it.and_then(|it| u32::try_from(it).ok());
        Grouped {
            group_of: self.group_of.iter().map(group).collect(),
            points: u64::try_from(sum).unwrap_or(0),
            bound,
        }
    }

    /// Puts somebody in a group where that may be.
    pub fn place_if_it_fits(&mut self, person: usize, group: usize) {
        if self.sizes[group] < self.most && self.fits(person, group, None) {
            self.put(person, group);
        }
    }

    /// Puts everybody without a group where they gain most, smaller groups first
    /// among equals; where there is no room, somebody else makes some.
    pub fn fill(&mut self) {
        for person in 0..self.group_of.len() {
            if self.group_of[person].is_none() && !self.fill_one(person) {
                self.make_room(person);
            }
        }
    }

    fn fill_one(&mut self, person: usize) -> bool {
        let open = (0..self.sizes.len())
            .filter(|group| self.sizes[*group] < self.most && self.fits(person, *group, None));
        let smallest_even = |group: &usize| {
            let is_short = self.sizes[*group] < self.share();
            let size = u32::MAX - self.sizes[*group];
            (
                is_short,
                self.gains[person][*group],
                size,
                usize::MAX - group,
            )
        };
        let Some(group) = open.max_by_key(smallest_even) else {
            return false;
        };
        self.put(person, group);
        true
    }

    /// What every group should have before another has more.
    fn share(&self) -> u32 {
        self.each.min(self.most)
    }

    /// Somebody in a group goes elsewhere, if that lets this person in.
    fn make_room(&mut self, person: usize) {
        for group in 0..self.sizes.len() {
            for other in 0..self.group_of.len() {
                if self.group_of[other] != Some(group) || !self.fits(person, group, Some(other)) {
                    continue;
                }
                let elsewhere = (0..self.sizes.len()).find(|it| {
                    *it != group && self.sizes[*it] < self.most && self.fits(other, *it, None)
                });
                if let Some(elsewhere) = elsewhere {
                    self.take(other, group);
                    self.put(other, elsewhere);
                    self.put(person, group);
                    return;
                }
            }
        }
    }

    /// Moves and exchanges while that gains.
    pub fn improve(&mut self) {
        for _ in 0..MAX_PASSES {
            let mut is_better = false;
            for person in 0..self.group_of.len() {
                if self.group_of[person].is_none() && self.fill_one(person) {
                    is_better = true;
                }
                is_better |= self.move_one(person);
            }
            for one in 0..self.group_of.len() {
                for other in one + 1..self.group_of.len() {
                    is_better |= self.exchange(one, other);
                }
            }
            if !is_better {
                return;
            }
        }
    }

    fn move_one(&mut self, person: usize) -> bool {
        let Some(here) = self.group_of[person] else {
            return false;
        };
        let even = |search: &Self, group: usize, size: u32| -> i64 {
            let share = search.even.max(search.share());
            i64::from(size.min(share)) - i64::from(search.sizes[group].min(share))
        };
        let left = even(self, here, self.sizes[here] - 1);
        let value = |group: usize| {
            let come = even(self, group, self.sizes[group] + 1);
            (
                left + come,
                self.gains[person][group] - self.gains[person][here],
            )
        };
        let open = (0..self.sizes.len()).filter(|group| {
            *group != here && self.sizes[*group] < self.most && self.fits(person, *group, None)
        });
        let best = open.max_by_key(|group| (value(*group), usize::MAX - group));
        let Some(best) = best.filter(|group| value(*group) > (0, 0)) else {
            return false;
        };
        self.take(person, here);
        self.put(person, best);
        true
    }

    fn exchange(&mut self, one: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (self.group_of[one], self.group_of[other]) else {
            return false;
        };
        if a == b {
            return false;
        }
        let with_each_other = self.shared(one, other);
        let gain = self.gains[one][b] + self.gains[other][a]
            - self.gains[one][a]
            - self.gains[other][b]
            - 2 * with_each_other;
        if gain <= 0 || !self.fits(one, b, Some(other)) || !self.fits(other, a, Some(one)) {
            return false;
        }
        self.take(one, a);
        self.take(other, b);
        self.put(one, b);
        self.put(other, a);
        true
    }

    fn shared(&self, one: usize, other: usize) -> i64 {
        let row = self.asked.shared.get(one);
        row.map_or(0, |row| i64::from(row[other]))
    }

    /// Whether the rules let somebody into a group once another has left it.
    fn fits(&self, person: usize, group: usize, without: Option<usize>) -> bool {
        if self.asked.own[person][group].is_none() {
            return false;
        }
        let is_foe = |other: usize| {
            u32::try_from(other).is_ok_and(|it| self.asked.apart[person].binary_search(&it).is_ok())
        };
        let gone = u32::from(without.is_some_and(is_foe));
        if self.foes[person][group] > gone {
            return false;
        }
        let (Some(most), Some(unit)) = (self.asked.most_of_unit, self.asked.units[person]) else {
            return true;
        };
        let same = (0..self.group_of.len()).filter(|it| {
            self.group_of[*it] == Some(group)
                && Some(*it) != without
                && self.asked.units[*it] == Some(unit)
        });
        same.take(most as usize).count() < most as usize
    }

    fn put(&mut self, person: usize, group: usize) {
        self.group_of[person] = Some(group);
        self.sizes[group] += 1;
        self.tell(person, group, 1);
    }

    fn take(&mut self, person: usize, group: usize) {
        self.group_of[person] = None;
        self.sizes[group] -= 1;
        self.tell(person, group, -1);
    }

    /// Lets everybody know that somebody came to a group or left it.
    fn tell(&mut self, person: usize, group: usize, by: i32) {
        if let Some(row) = self.asked.shared.get(person) {
            for (gains, shared) in self.gains.iter_mut().zip(row) {
                gains[group] += i64::from(*shared) * i64::from(by);
            }
        }
        for foe in &self.asked.apart[person] {
            let count = &mut self.foes[*foe as usize][group];
            *count = count.saturating_add_signed(by);
        }
    }
}
