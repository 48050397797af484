//! Chance from a fixed seed, so that everybody's sample is the same.
//!
//! `SplitMix64` (Steele, Lea, Flood 2014). Leaves out anything secret: real ids
//! and keys come from the browser.

use crate::domain::id::uuid_from_entropy;

/// A stream of numbers that a seed decides.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.next()) * (n as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = high.saturating_sub(low) as usize + 1;
        low + u32::try_from(self.below(span)).unwrap_or(0)
    }

    /// Whether something that happens in `percent` of cases happens.
    pub(super) fn in_percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several; they must not be empty.
    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A place in `weights`, the heavier the likelier.
    pub(super) fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// `n` different places in a list of `len`, the first ones likelier by the
    /// law of Zipf and Mandelbrot (the k-th has weight 1/(k+2)); in order.
    pub(super) fn zipf(&mut self, len: usize, n: usize) -> Vec<usize> {
        self.different((1..=len).map(|k| 10_000 / (k + 2)).collect(), n)
    }

    /// `n` different places in a list of `len`, all equally likely; in order.
    pub(super) fn some(&mut self, len: usize, n: usize) -> Vec<usize> {
        self.different(vec![1; len], n)
    }

    fn different(&mut self, mut weights: Vec<usize>, n: usize) -> Vec<usize> {
        let mut places = Vec::new();
        while places.len() < n.min(weights.len()) {
            let place = self.weighted(&weights);
            weights[place] = 0;
            places.push(place);
        }
        places.sort_unstable();
        places
    }

    /// A version 4 UUID.
    pub(super) fn id(&mut self) -> String {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes());
        uuid_from_entropy(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        let mut chance = Chance::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!(first, published);
    }

    #[test]
    fn a_choice_of_several_has_no_doubles() {
        let mut chance = Chance::new(7);
        for n in 0..12 {
            let mut places = chance.zipf(10, n);
            assert_eq!(places.len(), n.min(10));
            places.dedup();
            assert_eq!(places.len(), n.min(10));
        }
    }
}
