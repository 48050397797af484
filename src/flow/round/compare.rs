//! Two runs side by side: who gains, who loses, what the totals come to.

use std::collections::{BTreeMap, BTreeSet};

use super::result::RunResult;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::matching::levels::Level;

/// The difference between two runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Every aim of either, with what each reached.
    pub levels: Vec<(Level, Option<i128>, Option<i128>)>,
    /// Mentees who have a mentor only in the second.
    pub gained: Vec<Id<Participation>>,
    /// Mentees who have a mentor only in the first.
    pub lost: Vec<Id<Participation>>,
    /// Mentees with mentors in both whose points differ, greatest gain first.
    pub moved: Vec<Moved>,
    /// Pairs that stand in both.
    pub n_same: usize,
    /// Pairs only in the second.
    pub n_new: usize,
    /// Pairs only in the first.
    pub n_gone: usize,
}

/// A mentee whose points differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The mentee's participation.
    pub mentee: Id<Participation>,
    /// Points of all their pairs in the first.
    pub before: u32,
    /// Points of all their pairs in the second.
    pub after: u32,
}

/// What a level reached; where points count, with those of settled pairs, of
/// which either run may have others.
fn in_all(run: &RunResult, level: Level) -> Option<i128> {
    let settled = match level {
        Level::Points | Level::Worth(_) => i128::from(run.fixed_points),
        _ => 0,
    };
    Some(run.value(level)? + settled)
}

/// What changed from `before` to `after`.
pub fn compare(before: &RunResult, after: &RunResult) -> Comparison {
    let pairs = |run: &RunResult| -> BTreeSet<_> {
        let named = run.pairs.iter();
        named
            .map(|pair| (pair.mentee.clone(), pair.mentor.clone()))
            .collect()
    };
    let by_mentee = |run: &RunResult| {
        let mut points: BTreeMap<Id<Participation>, u32> = BTreeMap::new();
        for pair in &run.pairs {
            *points.entry(pair.mentee.clone()).or_default() += pair.points();
        }
        points
    };
    let (old_pairs, new_pairs) = (pairs(before), pairs(after));
    let (old, new) = (by_mentee(before), by_mentee(after));
    let only = |these: &BTreeMap<Id<Participation>, u32>, those: &BTreeMap<_, u32>| {
        let only = these.keys().filter(|mentee| !those.contains_key(*mentee));
        only.cloned().collect::<Vec<_>>()
    };
    let mut moved: Vec<Moved> = old
        .iter()
        .filter_map(|(mentee, before)| {
            let after = *new.get(mentee)?;
            (after != *before).then(|| Moved {
                mentee: mentee.clone(),
                before: *before,
                after,
            })
        })
        .collect();
    moved.sort_by_key(|it| {
        (
            i64::from(it.before) - i64::from(it.after),
            it.mentee.clone(),
        )
    });
    let mut levels: Vec<Level> = after.levels.iter().map(|(level, _)| *level).collect();
    let older = before.levels.iter().map(|(level, _)| *level);
    levels.extend(
        older
            .filter(|level| after.value(*level).is_none())
            .collect::<Vec<_>>(),
    );
    Comparison {
        levels: levels
            .into_iter()
            .map(|level| (level, in_all(before, level), in_all(after, level)))
            .collect(),
        gained: only(&new, &old),
        lost: only(&old, &new),
        moved,
        n_same: old_pairs.intersection(&new_pairs).count(),
        n_new: new_pairs.difference(&old_pairs).count(),
        n_gone: old_pairs.difference(&new_pairs).count(),
    }
}
