//! The tie-break: a number for each pair that nobody can choose.
//!
//! Each person's pseudonym is hashed with the number of the try; a pair's
//! number mixes two of these. The salt is in the pseudonyms already.

use super::digest::sha256;
use super::inputs::{Inputs, Party};

/// Tie-break numbers of one try.
#[derive(Clone, Debug)]
pub struct TieBreak {
    mentees: Vec<u64>,
    mentors: Vec<u64>,
}

impl TieBreak {
    /// The numbers of the try `attempt`, 0 unless the try before left a tie.
    pub fn new(inputs: &Inputs, attempt: u32) -> Self {
        let side = |people: &[Party]| people.iter().map(|party| seed(party, attempt)).collect();
        Self {
            mentees: side(&inputs.mentees),
            mentors: side(&inputs.mentors),
        }
    }

    /// The pair's number, below 2^64.
    pub fn of(&self, mentee: usize, mentor: usize) -> i128 {
        i128::from(mix(
            mix(self.mentees[mentee]).wrapping_add(self.mentors[mentor])
        ))
    }
}

fn seed(party: &Party, attempt: u32) -> u64 {
    let hash = sha256(&[b"tie", party.pseudonym.as_bytes(), &attempt.to_be_bytes()]);
    hash.iter()
        .take(8)
        .fold(0, |seed, byte| seed << 8 | u64::from(*byte))
}

/// The finaliser of `SplitMix64`.
fn mix(mut x: u64) -> u64 {
    x ^= x >> 30;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 27;
    x = x.wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
