//! All seven levels of a graph: after those of `levels`, fairness and the
//! tie-break.
//!
//! The prices of the levels before say which edges, wants and places are still
//! open (`face`), mostly few. On these the work is shared evenly (`loads`), then
//! the lowest points of any pair are raised (`lowest`), both by moving pairs
//! along ways that cost nothing before (`moves`); what is still open then is
//! decided by hashes of the people's numbers (`tie`). Leaves out edits of a
//! graph, which keep to the levels before.

mod face;
mod key;
mod loads;
mod lowest;
mod moves;
mod tie;

use super::instance::Instance;
use super::levels::{Order, Weights, solve_levels};
use super::proof::Digest;
use face::Face;
use moves::Moves;

pub use key::Keys;

/// Tries of the tie-break before it is given up; a second one is needed once
/// in about 10^15 graphs.
pub const MAX_TRIES: usize = 4;

/// The answer that is best in all seven levels, and what proves it.
///
/// Duals are read as in [`LevelProof`](super::LevelProof), in three parts that
/// are compared like digits: levels before fairness, fairness, tie-break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FullProof {
    /// Levels before fairness and fairness, for each mentee.
    pub mentees: Vec<Dual2>,
    /// The same for each mentor.
    pub mentors: Vec<Dual2>,
    /// The least points of any pair, 0 where there is no pair.
    pub lowest: u32,
    /// In the place of the duals in fairness, with a pair losing 1 where it has
    /// no more than the lowest points: why every answer as good before has such
    /// a pair. Mentees, then mentors.
    pub above: (Vec<i64>, Vec<i64>),
    /// Answers by the hashes of each try; the last is the answer, those before
    /// left a tie.
    pub tries: Vec<Try>,
    /// Of all of the above as it was made.
    pub digest: u64,
}

/// Duals in the levels before fairness and in fairness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dual2 {
    /// Levels before fairness, in [`Weights`].
    pub main: i64,
    /// Fairness: a square of a load weighs [`fair_weight`].
    pub fair: i64,
}

/// What is best by the hashes of one try.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Try {
    /// Mentee and mentor, in order.
    pub pairs: Vec<(u32, u32)>,
    /// Duals of mentees in the tie-break.
    pub mentees: Vec<i128>,
    /// Duals of mentors in the tie-break.
    pub mentors: Vec<i128>,
}

/// What a square of a load weighs where a pair of few points weighs 1: more
/// than there can be pairs.
pub fn fair_weight(instance: &Instance) -> i64 {
    let n_people = instance.wants().len().min(instance.places().len()) as u64;
    i64::try_from(((n_people + 2) * 16).next_power_of_two()).unwrap_or(i64::MAX >> 20)
}

impl FullProof {
    /// Mentee and mentor of each pair of the answer, in order.
    pub fn pairs(&self) -> &[(u32, u32)] {
        self.tries.last().map_or(&[], |last| &last.pairs)
    }

    /// The proof with the digest of what it holds.
    #[must_use]
    pub fn with_digest(mut self) -> Self {
        self.digest = self.made_digest();
        self
    }

    /// The digest of what it holds now.
    pub fn made_digest(&self) -> u64 {
        let dual = |dual: &Dual2| [dual.main.cast_unsigned(), dual.fair.cast_unsigned()];
        let one = |word: &i64| [word.cast_unsigned()];
        let digest = Digest::default()
            .list(&self.mentees, dual)
            .list(&self.mentors, dual)
            .list(&[self.lowest], |lowest| [u64::from(*lowest)])
            .list(&self.above.0, one)
            .list(&self.above.1, one);
        let tried = self.tries.iter().fold(digest, |digest, tried| {
            digest
                .list(&tried.pairs, |pair| {
                    [u64::from(pair.0) << 32 | u64::from(pair.1)]
                })
                .list(&tried.mentees, both_halves)
                .list(&tried.mentors, both_halves)
        });
        tried.list(&[self.tries.len()], |n| [*n as u64]).0
    }
}

fn both_halves(number: &i128) -> [u64; 2] {
    let bytes = number.to_be_bytes();
    let half = |at: usize| {
        let bytes = bytes.iter().skip(at).take(8);
        bytes.fold(0, |half, byte| half << 8 | u64::from(*byte))
    };
    [half(0), half(8)]
}

/// The answer that is best in every level, the only one, and its proof.
///
/// People are known by their numbers: the same instance and salt give the same
/// pairs, in whatever order its edges came.
///
/// # Example
/// ```
/// use civic_mentor::matching::sparse::{
///     Draft, Edge, Instance, Order, check_full, solve_full,
/// };
/// let edge = |mentee, mentor| Edge { mentee, mentor, points: 7 };
/// // Whoever has the second mentee, each mentor gets one.
/// let edges = vec![edge(0, 0), edge(1, 0), edge(1, 1)];
/// let draft = Draft { wants: vec![1, 1], places: vec![2, 1], edges };
/// let instance = Instance::new(draft).expect("it is sound");
/// let order = Order::Pairings;
/// let proof = solve_full(&instance, order, "salt");
/// assert_eq!(proof.pairs(), [(0, 0), (1, 1)]);
/// let values = check_full(&instance, order, "salt", &proof).expect("it is proven");
/// assert_eq!((values.loads, values.lowest), (2, 7));
/// ```
pub fn solve_full(instance: &Instance, order: Order, salt: &str) -> FullProof {
    let main = solve_levels(instance, order);
    let weights = Weights::new(instance, order);
    let load = fair_weight(instance);
    let mut face = Face::of(instance, &weights, &main);
    let mut moves = Moves::new(&face, &main.pairs);
    let prices = loads::share_evenly(&face, &mut moves);
    let shared = moves.pairs(&face);
    face.keep_even(&prices);
    let mut moves = Moves::new(&face, &shared);
    let found = lowest::raise(&face, &mut moves);
    let in_weights = |all: &[i64]| all.iter().map(|price| price * load).collect::<Vec<_>>();
    let (mentees, mentors) = (in_weights(&prices.mentees), in_weights(&prices.mentors));
    let above = (
        mentees.iter().zip(&found.cut.0).map(|(a, b)| b - a),
        mentors.iter().zip(&found.cut.1).map(|(a, b)| a - b),
    );
    let above = (above.0.collect(), above.1.collect());
    face.keep_from(found.points);
    let mut tries = Vec::new();
    for attempt in 0.. {
        let keys = Keys::new(salt, attempt);
        let (decided, is_tied) = tie::decide(&face, &keys);
        tries.push(decided);
        if !is_tied || tries.len() == MAX_TRIES {
            break;
        }
    }
    let both = |main: &[i64], fair: &mut dyn Iterator<Item = i64>| {
        let both = main.iter().zip(fair);
        both.map(|(main, fair)| Dual2 { main: *main, fair })
            .collect()
    };
    let proof = FullProof {
        mentees: both(&main.mentees, &mut mentees.iter().map(|fair| -fair)),
        mentors: both(&main.mentors, &mut mentors.iter().copied()),
        lowest: found.points,
        above,
        tries,
        digest: 0,
    };
    proof.with_digest()
}
