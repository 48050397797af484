//! Holds an answer against every pair, with no code of the flow's.
//!
//! A flow runs nobody → mentee → mentor → nobody. Whatever potentials people
//! have, no flow gains more than the sum, over every unit and every pair, of
//! what is left of its gain after the difference of potentials, where that is
//! more than nothing (weak duality). If the pairs given gain exactly that, none
//! gain more.

use super::{Points, Shared, Terms, Units, Weights};

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not one potential for each person.
    #[error("{n} potentials for {people} people")]
    Potentials {
        /// How many potentials.
        n: usize,
        /// How many people.
        people: usize,
    },
    /// Pairs out of order or one that stands twice.
    #[error("pair {0} is not after the one before")]
    Order(usize),
    /// A pair of somebody who is not there.
    #[error("pair {0} names nobody")]
    Nobody(usize),
    /// A pair that may not be, or has other points.
    #[error("mentee {mentee} and mentor {mentor}: not as the rules have it")]
    NotAllowed {
        /// The mentee.
        mentee: u32,
        /// The mentor.
        mentor: u32,
    },
    /// More pairs than somebody has units.
    #[error("{role} {at} has too many")]
    TooMany {
        /// Which role.
        role: &'static str,
        /// Who.
        at: usize,
    },
    /// The pairs gain less than the bound.
    #[error("the potentials do not prove the pairs best")]
    NotProven,
}

/// Checks pairs and potentials; the total of points if all is as it should be.
pub fn check(points: &mut impl Points, terms: &Terms, shared: &Shared) -> Result<u64, Fault> {
    for (units, potentials) in [
        (&terms.mentees, &shared.mentees),
        (&terms.mentors, &shared.mentors),
    ] {
        if units.each.len() != potentials.len() {
            let (n, people) = (potentials.len(), units.each.len());
            return Err(Fault::Potentials { n, people });
        }
    }
    let weights = Weights::new(terms, points.most());
    let mut used_mentees = vec![0_u32; terms.mentees.each.len()];
    let mut used_mentors = vec![0_u32; terms.mentors.each.len()];
    let (mut gained, mut total) = (0_i128, 0_u64);
    let mut before = None;
    for (at, meet) in shared.meets.iter().enumerate() {
        let pair = (meet.mentee, meet.mentor);
        if before.is_some_and(|before| before >= pair) {
            return Err(Fault::Order(at));
        }
        before = Some(pair);
        let mentee = used_mentees.get_mut(meet.mentee as usize);
        *mentee.ok_or(Fault::Nobody(at))? += 1;
        let mentor = used_mentors.get_mut(meet.mentor as usize);
        *mentor.ok_or(Fault::Nobody(at))? += 1;
        gained += weights.pair + i128::from(meet.points);
        total += u64::from(meet.points);
    }
    let mut bound = 0_i128;
    for (role, units, used, potentials, sign) in [
        ("mentee", &terms.mentees, &used_mentees, &shared.mentees, 1),
        ("mentor", &terms.mentors, &used_mentors, &shared.mentors, -1),
    ] {
        for (at, (all, used)) in units.each.iter().zip(used).enumerate() {
            if used > all {
                return Err(Fault::TooMany { role, at });
            }
            gained += i128::from((*used).min(units.n_first)) * weights.first;
            bound += of_units(units, *all, weights.first, sign * potentials[at]);
        }
    }
    let mut meets = shared.meets.iter().peekable();
    let mut row = Vec::new();
    for (mentee, potential) in (0_u32..).zip(&shared.mentees) {
        row.clear();
        points.row(mentee as usize, &mut row);
        for (mentor, points) in &row {
            let other = shared.mentors.get(*mentor as usize).copied();
            let left = weights.pair + i128::from(*points) - potential + other.unwrap_or(0);
            bound += left.max(0);
        }
        while let Some(meet) = meets.next_if(|meet| meet.mentee == mentee) {
            if !row.contains(&(meet.mentor, meet.points)) {
                let (mentee, mentor) = (meet.mentee, meet.mentor);
                return Err(Fault::NotAllowed { mentee, mentor });
            }
        }
    }
    if gained == bound {
        Ok(total)
    } else {
        Err(Fault::NotProven)
    }
}

/// What the units of one person may gain at most.
fn of_units(units: &Units, all: u32, first: i128, potential: i128) -> i128 {
    let n_first = units.n_first.min(all);
    let rest = i128::from(all - n_first);
    i128::from(n_first) * (first + potential).max(0) + rest * potential.max(0)
}
