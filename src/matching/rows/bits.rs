//! Sets as bits, so that an overlap is counted in a few instructions.

use std::collections::BTreeSet;

/// Sets of numbers as rows of bits.
#[derive(Clone, Debug)]
pub struct Bits {
    n_words: usize,
    words: Vec<u64>,
}

impl Bits {
    /// Sets over the numbers of `kept`, which is ascending.
    fn of<'a>(sets: impl Iterator<Item = &'a [u32]>, kept: &[u32]) -> Self {
        let n_words = kept.len().div_ceil(64).max(1);
        let mut words = Vec::new();
        for set in sets {
            let start = words.len();
            words.resize(start + n_words, 0);
            for bit in set
                .iter()
                .filter_map(|number| kept.binary_search(number).ok())
            {
                words[start + bit / 64] |= 1 << (bit % 64);
            }
        }
        Self { n_words, words }
    }

    fn row(&self, at: usize) -> &[u64] {
        &self.words[at * self.n_words..(at + 1) * self.n_words]
    }

    /// Calls `each` with the place and size of every overlap.
    pub fn overlaps(
        mentees: &Self,
        mentee: usize,
        mentors: &Self,
        mut each: impl FnMut(usize, u32),
    ) {
        let mine = mentees.row(mentee);
        if let [one] = mine {
            for (at, word) in mentors.words.iter().enumerate() {
                each(at, (one & word).count_ones());
            }
        } else {
            for (at, theirs) in mentors.words.chunks_exact(mentors.n_words).enumerate() {
                each(
                    at,
                    mine.iter()
                        .zip(theirs)
                        .map(|(a, b)| (a & b).count_ones())
                        .sum(),
                );
            }
        }
    }
}

/// Both sides as bits over the numbers that both name.
pub fn bits(mentees: &[Vec<u32>], mentors: &[Vec<u32>]) -> (Bits, Bits) {
    let all = |sets: &[Vec<u32>]| sets.iter().flatten().copied().collect::<BTreeSet<_>>();
    let kept: Vec<_> = all(mentees).intersection(&all(mentors)).copied().collect();
    let of = |sets: &[Vec<u32>]| Bits::of(sets.iter().map(Vec::as_slice), &kept);
    (of(mentees), of(mentors))
}
