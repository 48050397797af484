//! What can be wrong with a certificate. Leaves out words.

use crate::domain::people::Role;
use crate::matching::inputs::Pair;
use crate::matching::levels::Level;

/// What is wrong with a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It belongs to other inputs.
    InputHash,
    /// The hash of pairs and values does not fit them.
    ResultHash,
    /// The levels are not those the rules ask for.
    Levels,
    /// It has no proof, or more tries than a run makes.
    Tries,
    /// Pairs are not in order, or one stands twice.
    Order,
    /// A pair is not eligible, settled already, or not there.
    Pair(Pair),
    /// Somebody has more pairs than wants or places.
    Capacity {
        /// The role.
        role: Role,
        /// Place among those of the role.
        at: usize,
    },
    /// A value is not what the pairs reach.
    Value(Level),
    /// The points of settled pairs are wrong.
    FixedPoints,
    /// There is not one dual of the right shape for each person.
    Duals,
    /// The duals do not prove that the answer is best.
    NotProven,
    /// The duals prove it but are not the canonical ones.
    NotCanonical {
        /// The role.
        role: Role,
        /// Place among those of the role.
        at: usize,
    },
    /// What shows that the lowest points of a pairing cannot be more is missing,
    /// there without need, altered, or shows it not.
    NoneAbove,
    /// The prices under quotas and subjects are missing, there without need, of
    /// another shape, or altered.
    Layers,
    /// People of a unit have more pairings than its quota leaves.
    Quota {
        /// The role.
        role: Role,
        /// The unit's number.
        unit: u32,
    },
    /// No two of a mentee's mentors may stand for the same, and there is no way.
    Subjects {
        /// Place among the mentees.
        mentee: u32,
    },
    /// Another answer is as good, and the last try has to be alone.
    Tied,
    /// In a stable answer, two who would both rather have each other.
    Rather(Pair),
    /// Another stable answer is better for mentees.
    BetterForMentees,
    /// A try before the last left no tie, so there was no reason for another.
    NotTied,
}
