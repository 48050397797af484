//! An answer and the prices that prove it, with a digest over both.
//!
//! Duals are not unique: one that somebody altered may prove the same answer.
//! The digest tells it all the same. It is no signature: whoever makes it anew
//! has made another proof, and the check holds that one to the graph as well.
//! Leaves out checking (`check`).

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
    /// Of all of the above as it was made, see [`Proof::made_digest`].
    pub digest: u64,
}

impl Proof {
    /// The proof with the digest of what it holds.
    #[must_use]
    pub fn with_digest(mut self) -> Self {
        self.digest = self.made_digest();
        self
    }

    /// The digest of what it holds now.
    pub fn made_digest(&self) -> u64 {
        let words = |dual: &Dual| [dual.pairings.cast_unsigned(), dual.points.cast_unsigned()];
        Digest::default()
            .list(&self.pairs, |pair| {
                [u64::from(pair.0) << 32 | u64::from(pair.1)]
            })
            .list(&self.mentees, words)
            .list(&self.mentors, words)
            .0
    }
}

/// Takes words up one after the other; any single change changes it, as each
/// step is one to one in both what stood before and the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Digest(pub u64);

impl Digest {
    /// A list, its length first.
    pub fn list<T, const N: usize>(mut self, list: &[T], words: impl Fn(&T) -> [u64; N]) -> Self {
        self.take(list.len() as u64);
        for item in list {
            for word in words(item) {
                self.take(word);
            }
        }
        self
    }

    fn take(&mut self, word: u64) {
        let mixed = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}
