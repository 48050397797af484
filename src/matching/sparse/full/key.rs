//! The tie-break of graphs: a number for each pair that nobody can choose.
//!
//! A person is known by role and number, as a graph has no names. What a role,
//! the salt and the try give is hashed; people and pairs are mixed from it.

use crate::matching::digest::sha256;

/// Tie-break numbers of one try.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    mentees: u64,
    mentors: u64,
}

impl Keys {
    /// The numbers of the try `attempt`, 0 unless the try before left a tie.
    pub fn new(salt: &str, attempt: u32) -> Self {
        let of = |role: &str| {
            let parts: [&[u8]; 4] = [
                b"graph",
                role.as_bytes(),
                salt.as_bytes(),
                &attempt.to_be_bytes(),
            ];
            let hash = sha256(&parts);
            let first = hash.iter().take(8);
            first.fold(0, |seed, byte| seed << 8 | u64::from(*byte))
        };
        Self {
            mentees: of("mentee"),
            mentors: of("mentor"),
        }
    }

    /// The pair's number.
    #[inline]
    pub fn of(self, mentee: u32, mentor: u32) -> u64 {
        let mentee = mix(person(self.mentees, mentee));
        mix(mentee.wrapping_add(mix(person(self.mentors, mentor)).rotate_left(32)))
    }
}

/// Numbers one after the other, far apart.
fn person(role: u64, at: u32) -> u64 {
    role.wrapping_add((u64::from(at) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// The finaliser of `SplitMix64`.
fn mix(mut x: u64) -> u64 {
    x ^= x >> 30;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x ^= x >> 27;
    x = x.wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
