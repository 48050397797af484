//! An answer and the prices that prove it. Leaves out checking them (`check`).

/// A price with a part for each level, compared like digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dual {
    /// In pairings.
    pub pairings: i64,
    /// In points.
    pub points: i64,
}

/// Pairs, and for each person what a unit of theirs is worth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Mentee and mentor, in order.
    pub pairs: Vec<(u32, u32)>,
    /// What a want of each mentee is worth.
    pub mentees: Vec<Dual>,
    /// What a place of each mentor is worth.
    pub mentors: Vec<Dual>,
}
