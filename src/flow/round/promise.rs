//! What a run of so many people takes, by what was measured
//! (docs/performance.md, "As programmes grow").
//!
//! Leaves out refusing larger ones (`matching::prepare`).

/// What a run takes where it was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// How many pairs are scored.
    pub n_pairs: u64,
    /// The most seconds it took.
    pub seconds: u32,
    /// The most memory it took meanwhile, in MB.
    pub megabytes: u32,
}

/// Pairs, seconds of the processor and MB of the matcher's module at sizes that
/// were measured, rounded up: programmes of `generate`, balanced, coverage
/// first, with the check, in node on two shared cores.
const MEASURED: [(u64, u32, u32); 7] = [
    (20_000, 1, 2),
    (225_000, 1, 5),
    (2_000_000, 1, 13),
    (22_500_000, 3, 41),
    (50_000_000, 6, 61),
    (112_500_000, 15, 99),
    (225_000_000, 30, 134),
];

/// What a run of so many takes; nothing where it is larger than measured.
pub fn promise(n_mentees: usize, n_mentors: usize) -> Option<Promise> {
    let n_pairs = n_mentees as u64 * n_mentors as u64;
    let of = MEASURED.iter().find(|(most, ..)| n_pairs <= *most);
    of.map(|(_, seconds, megabytes)| Promise {
        n_pairs,
        seconds: *seconds,
        megabytes: *megabytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::inputs::MAX_PEOPLE;

    #[test]
    fn every_size_that_a_run_takes_was_measured() {
        assert!(promise(MAX_PEOPLE, MAX_PEOPLE).is_some());
        assert_eq!(promise(MAX_PEOPLE + 1, MAX_PEOPLE), None);
        assert_eq!(
            promise(10, 10).map(|it| (it.n_pairs, it.seconds)),
            Some((100, 1))
        );
        let grow = |at: &[(u64, u32, u32)]| at[0].0 < at[1].0 && at[0].1 <= at[1].1;
        assert!(MEASURED.windows(2).all(grow));
    }
}
