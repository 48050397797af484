//! Who is suggested to lead: mentors who lead no published circle, so that as
//! many of those left over as can be are let in by one.
//!
//! Leaves out that it is the best choice: each is the best beside those chosen
//! before, which is no proof for all together.

use super::{is_published, part_at};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::round::Scoring;
use crate::matching::inputs::Pair;
use crate::matching::judge::Judge;
use crate::matching::transport::{Points as _, RulePoints};

/// Pairs looked at one by one at most; with more, whoever suits most people leads.
const MOST_PAIRS: usize = 2_000_000;

/// A mentee who has no published circle.
struct Left {
    at: u32,
    /// By how many mentors they could be led.
    n_mentors: usize,
}

/// Mentors who would lead best, as many as are needed for everybody without a
/// published circle in circles of at most `most` with `each` leaders. The next
/// is whom most of those may have whom nobody chosen before has a place for,
/// then with most points with them, then by their keys.
pub fn suggested_leaders(
    programme: &Programme,
    scoring: &Scoring,
    most: usize,
    each: usize,
) -> Vec<Id<Participation>> {
    let n_mentors = scoring.mentors().len();
    let is_free = |role: Role, at: u32| !is_published(programme, &part_at(scoring, (role, at)));
    let mut found: Vec<(u64, u64)> = vec![(0, 0); n_mentors];
    let mut left = Vec::new();
    let mut points = RulePoints::new(scoring.inputs());
    let mut row = Vec::new();
    for at in (0_u32..).take(scoring.mentees().len()) {
        if !is_free(Role::Mentee, at) {
            continue;
        }
        row.clear();
        points.row(at as usize, &mut row);
        for (mentor, points) in &row {
            if let Some(sum) = found.get_mut(*mentor as usize) {
                sum.0 += 1;
                sum.1 += u64::from(*points);
            }
        }
        let n_mentors = row.len();
        left.push(Left { at, n_mentors });
    }
    let n_wanted = left.len().div_ceil(most.max(1)) * each;
    let mut free: Vec<u32> = (0..).take(n_mentors).collect();
    free.retain(|at| is_free(Role::Mentor, *at) && found[*at as usize].0 > 0);
    let order = |found: &[(u64, u64)], at: u32| (std::cmp::Reverse(found[at as usize]), at);
    let mut chosen = Vec::new();
    // Two who lead together both have to suit; then nobody is crossed off.
    if each > 1 || left.len().saturating_mul(n_wanted) > MOST_PAIRS {
        free.sort_by_key(|at| order(&found, *at));
        chosen.extend(free.into_iter().take(n_wanted));
    } else {
        // Whom few may lead take the places first.
        left.sort_by_key(|it| (it.n_mentors, it.at));
        let judge = Judge::new(scoring.inputs());
        while chosen.len() < n_wanted {
            let best = free.iter().copied().min_by_key(|at| order(&found, *at));
            let Some(mentor) = best.filter(|at| found[*at as usize].0 > 0) else {
                break;
            };
            free.retain(|at| *at != mentor);
            chosen.push(mentor);
            let mut n_placed = 0;
            left.retain(|it| {
                let mentee = it.at;
                let fits = n_placed < most && judge.points(Pair { mentee, mentor }).is_some();
                if !fits {
                    return true;
                }
                n_placed += 1;
                row.clear();
                points.row(mentee as usize, &mut row);
                for (mentor, points) in &row {
                    if let Some(sum) = found.get_mut(*mentor as usize) {
                        sum.0 = sum.0.saturating_sub(1);
                        sum.1 = sum.1.saturating_sub(u64::from(*points));
                    }
                }
                false
            });
        }
    }
    let chosen = chosen.into_iter();
    chosen
        .map(|at| part_at(scoring, (Role::Mentor, at)))
        .collect()
}
