//! What an arc gains: a number for each level, compared like digits, and the
//! tie-break. No weights, so nothing has to fit into one number.

use std::cmp::Ordering;
use std::ops::{Add, Neg, Sub};

use crate::matching::certificate::Dual;
use crate::matching::network::Gain;

/// Room for every level but the tie-break.
pub const N_LEVELS: usize = 13;

/// Levels, first to last, and the tie-break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// By level.
    pub levels: [i64; N_LEVELS],
    /// The tie-break.
    pub tie: i128,
}

impl Amount {
    /// As a price of a certificate with so many levels before the tie-break.
    pub fn dual(self, n_levels: usize) -> Dual {
        Dual {
            levels: self.levels.iter().copied().take(n_levels).collect(),
            tie: self.tie,
        }
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        let levels = self.levels.cmp(&other.levels);
        levels.then_with(|| self.tie.cmp(&other.tie))
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        for (level, more) in self.levels.iter_mut().zip(other.levels) {
            *level += more;
        }
        self.tie += other.tie;
        self
    }
}

impl Neg for Amount {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            levels: self.levels.map(|level| -level),
            tie: -self.tie,
        }
    }
}

impl Sub for Amount {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Gain for Amount {
    const MAX: Self = Self {
        levels: [i64::MAX; N_LEVELS],
        tie: i128::MAX,
    };

    fn times(self, n: u32) -> Self {
        Self {
            levels: self.levels.map(|level| level * i64::from(n)),
            tie: self.tie * i128::from(n),
        }
    }
}
