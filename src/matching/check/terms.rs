//! What covering, pairing and tie-breaking are worth, level by level.

use crate::matching::certificate::{Certificate, Dual};
use crate::matching::inputs::{Inputs, Pair, Party};
use crate::matching::judge::Judge;
use crate::matching::levels::Level;
use crate::matching::tie::TieBreak;

/// Room for every level.
pub const N_LEVELS: usize = 14;

/// Levels compared like digits.
pub type Amount = [i128; N_LEVELS];

/// Free wants and places, bonuses, where levels stand.
pub struct Terms<'a> {
    /// The inputs.
    pub inputs: &'a Inputs,
    /// The levels, first to last.
    pub levels: &'a [Level],
    /// Tie-break numbers of the try.
    pub tie: TieBreak,
    /// Free wants.
    pub wants: Vec<u32>,
    /// Free places.
    pub places: Vec<u32>,
    /// Settled pairs by mentee and by mentor.
    pub taken: (Vec<u32>, Vec<u32>),
    /// The value of the level of lowest points, where there is one.
    pub lowest: Option<i128>,
}

impl<'a> Terms<'a> {
    /// The terms of one try.
    pub fn new(inputs: &'a Inputs, certificate: &'a Certificate, attempt: usize) -> Self {
        let tie = TieBreak::new(inputs, u32::try_from(attempt).unwrap_or(u32::MAX));
        Self::with_tie(inputs, certificate, tie)
    }

    /// The terms of a try whose tie-break numbers are known.
    pub fn with_tie(inputs: &'a Inputs, certificate: &'a Certificate, tie: TieBreak) -> Self {
        let taken = inputs.taken();
        let left = |people: &[Party], taken: &[u32]| {
            people
                .iter()
                .zip(taken)
                .map(|(party, taken)| party.capacity.saturating_sub(*taken))
                .collect()
        };
        Self {
            inputs,
            levels: &certificate.levels,
            lowest: certificate.value(Level::Lowest),
            tie,
            wants: left(&inputs.mentees, &taken.0),
            places: left(&inputs.mentors, &taken.1),
            taken,
        }
    }

    fn one(&self, level: Level) -> Amount {
        let mut amount = [0; N_LEVELS];
        if let Some(at) = self.levels.iter().position(|at| *at == level) {
            amount[at] = 1;
        }
        amount
    }

    /// What covering a mentee gains.
    pub fn mentee(&self, at: usize) -> Amount {
        if self.taken.0[at] > 0 {
            [0; N_LEVELS]
        } else {
            self.covered(at)
        }
    }

    /// What a mentee with a mentor counts, settled or not.
    pub fn covered(&self, at: usize) -> Amount {
        let priority = self.inputs.mentees[at].priority;
        let mut amount = self.one(Level::Mentees { priority });
        for (slot, level) in amount.iter_mut().zip(self.levels) {
            if let Level::Worth(worth) = level {
                *slot += i128::from(*worth);
            }
        }
        amount
    }

    /// Where the points of a pair count: in their own level, or in what a
    /// mentee is worth.
    pub fn place_of_points(&self) -> usize {
        let counts = |level: &Level| matches!(level, Level::Points | Level::Worth(_));
        self.levels.iter().position(counts).unwrap_or(N_LEVELS - 1)
    }

    /// What a pairing more gains for a mentor to whom the run gave `n_given`:
    /// the first covers the mentor; each adds to the square of the load.
    pub fn seat(&self, at: usize, n_given: usize) -> Amount {
        let load = i128::from(self.taken.1[at]) + n_given as i128;
        let added = (load + 1) * (load + 1) - load * load;
        let mut amount = self.one(Level::Loads).map(|one| -one * added);
        if load == 0 {
            amount = plus(amount, self.one(Level::Mentors));
        }
        amount
    }

    /// Whether a pair with so many points has fewer than the answer's lowest.
    pub fn is_below(&self, points: u32) -> bool {
        let points = i128::from(points);
        self.lowest.is_some_and(|lowest| points < lowest)
    }

    /// Whether it has no more.
    pub fn is_not_above(&self, points: u32) -> bool {
        let points = i128::from(points);
        self.lowest.is_some_and(|lowest| points <= lowest)
    }

    /// The mentors a mentee had in the run before, ascending.
    pub fn before(&self, mentee: u32) -> impl Iterator<Item = u32> {
        let pair = |mentor| Pair { mentee, mentor };
        let all = self.inputs.before.range(pair(0)..=pair(u32::MAX));
        all.map(|pair| pair.mentor)
    }

    /// What a pair of the run before gains besides.
    pub fn kept(&self, pair: Pair) -> Amount {
        if self.inputs.before.contains(&pair) {
            self.one(Level::Kept)
        } else {
            [0; N_LEVELS]
        }
    }

    /// Where a level stands; the last slot, which no level uses, if nowhere.
    pub fn place(&self, level: Level) -> usize {
        self.levels
            .iter()
            .position(|at| *at == level)
            .unwrap_or(N_LEVELS - 1)
    }
}

/// What the run's pairs gain over the settled ones.
pub fn gained(terms: &Terms<'_>, pairs: &[Pair]) -> Amount {
    let judge = Judge::new(terms.inputs);
    let mut sum = [0; N_LEVELS];
    let mut covered = vec![false; terms.wants.len()];
    let mut given = vec![0; terms.places.len()];
    for pair in pairs {
        let (mentee, mentor) = (pair.mentee as usize, pair.mentor as usize);
        if !std::mem::replace(&mut covered[mentee], true) {
            sum = plus(sum, terms.mentee(mentee));
        }
        sum = plus(sum, terms.seat(mentor, given[mentor]));
        given[mentor] += 1;
        let points = judge.points(*pair).unwrap_or(0);
        sum[terms.place(Level::Pairings)] += 1;
        sum = plus(sum, terms.kept(*pair));
        sum[terms.place_of_points()] += i128::from(points);
        if terms.is_below(points) {
            sum[terms.place(Level::Lowest)] -= 1;
        }
        sum[terms.place(Level::Tie)] += terms.tie.of(mentee, mentor);
    }
    sum
}

/// A dual as an amount.
pub fn amount(dual: &Dual) -> Amount {
    let mut amount = [0; N_LEVELS];
    for (slot, level) in amount.iter_mut().zip(&dual.levels) {
        *slot = i128::from(*level);
    }
    if let Some(slot) = amount.get_mut(dual.levels.len()) {
        *slot = dual.tie;
    }
    amount
}

/// Level by level.
pub fn plus(a: Amount, b: Amount) -> Amount {
    std::array::from_fn(|at| a[at] + b[at])
}

/// Level by level.
pub fn minus(a: Amount, b: Amount) -> Amount {
    std::array::from_fn(|at| a[at] - b[at])
}
