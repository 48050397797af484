//! Why a run cannot be made. Leaves out words.

use crate::domain::people::Role;
use crate::domain::rules::RuleProblem;
use crate::matching::judge::Barred;

/// Why a run cannot be made. A run is refused with all of them at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The rule set breaks a limit.
    Rules(RuleProblem),
    /// More than 15,000 in one role.
    TooManyPeople {
        /// The role.
        role: Role,
        /// How many there are.
        n_people: usize,
    },
    /// More than 6 different priorities.
    TooManyPriorities {
        /// How many there are.
        n_priorities: usize,
    },
    /// Several participations of one role have the same key.
    SameKey {
        /// The role.
        role: Role,
        /// The participations, ascending.
        ids: Vec<String>,
    },
    /// Several participations of one role have the same id.
    SameId {
        /// The role.
        role: Role,
        /// The id.
        id: String,
    },
    /// One limit over both roles: no flow can hold it, so the run would not
    /// be an optimum. Give each role a limit of its own.
    SharedLimit {
        /// The participation as mentee.
        mentee: String,
        /// The participation as mentor.
        mentor: String,
        /// The limit over both.
        limit: u32,
    },
    /// More wants or places than 50.
    Capacity {
        /// The participation.
        id: String,
        /// Its wants or places.
        capacity: u32,
    },
    /// A locked pair names somebody who may not be matched.
    LockOfAbsent {
        /// The mentee's participation.
        mentee: String,
        /// The mentor's participation.
        mentor: String,
    },
    /// A locked pair breaks hard rules.
    LockAgainstRules {
        /// The mentee's participation.
        mentee: String,
        /// The mentor's participation.
        mentor: String,
        /// Every rule it breaks.
        barred: Vec<Barred>,
    },
    /// Somebody has more locked and live pairs than wants or places.
    LocksBeyondCapacity {
        /// The participation.
        id: String,
        /// Its role.
        role: Role,
        /// Its wants or places.
        capacity: u32,
        /// Its locked and live pairs.
        n_fixed: u32,
    },
    /// More pairs than a run with quotas or subjects can be made of.
    TooManyPairsForLayers {
        /// Mentees times mentors.
        n_pairs: usize,
    },
    /// A stable answer with quotas or subjects: there need not be one.
    StableInLayers,
    /// People of a unit have more settled pairings than its quota.
    BeyondQuota {
        /// Whose pairings are counted.
        role: Role,
        /// The unit, as the rules name it.
        unit: String,
        /// The quota.
        most: u32,
        /// Locked and live pairings.
        n_settled: u32,
    },
    /// Points, priorities and pairs of the run before are too many to be
    /// counted exactly in one number.
    TooMuchToCount {
        /// The most points the rules give.
        max_points: u32,
    },
}
