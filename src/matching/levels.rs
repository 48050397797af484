//! What a run aims at, in order, and how the order becomes one number.
//!
//! Levels are compared like digits: the first that differs decides. The solver
//! works with one number in which every level has a weight so large that all
//! lower levels together cannot outweigh it *on any path or cycle of the
//! network*, which is all an optimum depends on; so the numbers stay small.
//! Leaves out level 1 (settled pairs are taken out before).

mod gains;

use std::collections::BTreeSet;

use super::inputs::{Inputs, Party};
use crate::domain::rules::{Fairness, MentorCoverage, Objective};

pub use gains::{MOST_POINTS_WITH_KEPT, Marks, Seats};

/// One aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// No two who would both rather have each other; counts those who do, so
    /// it is always 0.
    Stable,
    /// Most mentees of this priority with at least one mentor.
    Mentees {
        /// The priority, 0 for usual.
        priority: u32,
    },
    /// Most pairings.
    Pairings,
    /// Most mentors with at least one mentee.
    Mentors,
    /// Most pairings of the run before that stand again.
    Kept,
    /// Greatest total of points.
    Points,
    /// Greatest total of points and, for each mentee with at least one mentor,
    /// so many points more.
    Worth(u32),
    /// Least sum of the squares of what each mentor has: the pairings of the
    /// run and the settled ones that use the mentor's places.
    Loads,
    /// Greatest lowest points of any pairing the run makes.
    Lowest,
    /// Greatest sum of the tie-break's hashes.
    Tie,
}

impl Level {
    /// The word in files.
    pub fn word(self) -> String {
        match self {
            Self::Stable => "stable".to_owned(),
            Self::Mentees { priority: 0 } => "mentees".to_owned(),
            Self::Mentees { priority } => format!("mentees_{priority}"),
            Self::Pairings => "pairings".to_owned(),
            Self::Mentors => "mentors".to_owned(),
            Self::Kept => "kept".to_owned(),
            Self::Points => "points".to_owned(),
            Self::Worth(worth) => format!("worth_{worth}"),
            Self::Loads => "loads".to_owned(),
            Self::Lowest => "lowest".to_owned(),
            Self::Tie => "tie".to_owned(),
        }
    }

    /// Whether it only decides between answers that are equal in mentees,
    /// pairings, mentors and points.
    pub fn is_between_equals(self) -> bool {
        matches!(self, Self::Loads | Self::Lowest | Self::Tie)
    }

    /// The level with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "stable" => Self::Stable,
            "mentees" => Self::Mentees { priority: 0 },
            "pairings" => Self::Pairings,
            "mentors" => Self::Mentors,
            "kept" => Self::Kept,
            "points" => Self::Points,
            "loads" => Self::Loads,
            "lowest" => Self::Lowest,
            "tie" => Self::Tie,
            _ => {
                let level = match word.strip_prefix("worth_") {
                    Some(worth) => Self::Worth(worth.parse().ok()?),
                    None => Self::Mentees {
                        priority: word.strip_prefix("mentees_")?.parse().ok()?,
                    },
                };
                return (level.word() == word).then_some(level);
            }
        })
    }
}

/// The aims of a run, first to last; the tie-break is always the last.
pub fn ladder(inputs: &Inputs) -> Vec<Level> {
    let priorities: BTreeSet<u32> = inputs
        .mentees
        .iter()
        .map(|mentee| mentee.priority)
        .collect();
    let mut mentees: Vec<_> = priorities
        .iter()
        .map(|priority| Level::Mentees {
            priority: *priority,
        })
        .collect();
    // Usual is served after every stated priority.
    if mentees.first() == Some(&Level::Mentees { priority: 0 }) {
        mentees.rotate_left(1);
    }
    let mut counts = mentees;
    counts.push(Level::Pairings);
    if inputs.rules.mentor_coverage == MentorCoverage::Count {
        counts.push(Level::Mentors);
    }
    match inputs.rules.objective {
        Objective::CoverageFirst => counts.push(Level::Points),
        Objective::ScoreFirst => counts.insert(0, Level::Points),
        // What it and the mentees reach leaves points no choice.
        Objective::Between(worth) => counts.insert(0, Level::Worth(worth)),
        // What follows is counted, not aimed at.
        Objective::Stable => {
            counts.insert(0, Level::Stable);
            counts.push(Level::Points);
        }
    }
    // A stable answer is what it is, whatever was before.
    if !inputs.before.is_empty() && inputs.rules.objective != Objective::Stable {
        // Before points where these come last, else straight after them.
        let last = counts.len() - 1;
        let at = if counts[last] == Level::Points {
            last
        } else {
            1
        };
        counts.insert(at, Level::Kept);
    }
    if inputs.rules.fairness == Fairness::Count && inputs.rules.objective != Objective::Stable {
        counts.extend([Level::Loads, Level::Lowest]);
    }
    counts.push(Level::Tie);
    counts
}

/// Free wants and places, and who is covered by a settled pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Free {
    /// Wants the run may fill, by mentee.
    pub wants: Vec<u32>,
    /// Places the run may give, by mentor.
    pub places: Vec<u32>,
    /// Mentees who have a mentor already.
    pub covered_mentees: Vec<bool>,
    /// Mentors who have a mentee already.
    pub covered_mentors: Vec<bool>,
    /// Settled pairs of each mentor.
    pub held: Vec<u32>,
}

impl Free {
    /// What settled pairs leave.
    pub fn of(inputs: &Inputs) -> Self {
        let (mentees, mentors) = inputs.taken();
        let free = |people: &[Party], taken: &[u32]| {
            let left = |(party, taken): (&Party, &u32)| party.capacity.saturating_sub(*taken);
            people.iter().zip(taken).map(left).collect()
        };
        let covered = |taken: &[u32]| taken.iter().map(|taken| *taken > 0).collect();
        Self {
            wants: free(&inputs.mentees, &mentees),
            places: free(&inputs.mentors, &mentors),
            covered_mentees: covered(&mentees),
            covered_mentors: covered(&mentors),
            held: mentors,
        }
    }
}

/// Room for the sums of one path of seat costs and for what keeps an optimal
/// face in place while level 6 is solved on it.
const LOADS_RADIX: i128 = 1 << 44;

/// The weight of each level but the tie-break, in one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    levels: Vec<Level>,
    weights: Vec<i128>,
    radices: Vec<i128>,
}

impl Scale {
    /// Weights for the levels of `ladder` that come before fairness.
    pub fn before_fairness(ladder: &[Level], inputs: &Inputs) -> Self {
        let levels = ladder.iter().copied();
        let levels: Vec<_> = levels.filter(|level| !level.is_between_equals()).collect();
        Self::new(&levels, inputs)
    }

    /// Weights for the levels of `ladder` without the tie-break.
    pub fn new(ladder: &[Level], inputs: &Inputs) -> Self {
        let levels: Vec<_> = ladder
            .iter()
            .copied()
            .filter(|level| *level != Level::Tie)
            .collect();
        // A simple path enters and leaves at most one count of each kind, and
        // passes each person at most once: so many pairs give points.
        let n_pairs = inputs.mentees.len().min(inputs.mentors.len()) as u64 + 2;
        let points = n_pairs * (u64::from(inputs.rules.max_points()) + 1) * 4;
        // A path can bring back or give up as many pairings of the run before.
        let kept = (n_pairs.min(inputs.before.len() as u64 + 1) * 4).next_power_of_two();
        let radix = |level: &Level| match level {
            Level::Kept => i128::from(kept.max(8)),
            Level::Points => i128::from(points.next_power_of_two()),
            Level::Worth(worth) => i128::from((points + u64::from(*worth) * 8).next_power_of_two()),
            Level::Loads => LOADS_RADIX,
            Level::Lowest => i128::from((n_pairs * 16).next_power_of_two()),
            _ => 8,
        };
        let radices: Vec<_> = levels.iter().map(radix).collect();
        let mut weights = vec![1; levels.len()];
        for at in (1..levels.len()).rev() {
            weights[at - 1] = weights[at] * radices[at];
        }
        Self {
            levels,
            weights,
            radices,
        }
    }

    /// What one more of what a level counts gains in all: a mentee or a point
    /// may count in [`Level::Worth`] too. 0 for what is not aimed at.
    pub fn weight(&self, level: Level) -> i128 {
        let of_worth = self.levels.iter().zip(&self.weights);
        let of_worth = of_worth.map(|(aim, weight)| match (aim, level) {
            (Level::Worth(_), Level::Points) => *weight,
            (Level::Worth(worth), Level::Mentees { .. }) => weight * i128::from(*worth),
            _ => 0,
        });
        self.digit(level) + of_worth.sum::<i128>()
    }

    /// Whether everything one pair can gain leaves room for sums over a whole
    /// programme. Without pairings of a run before it always does.
    pub fn fits(inputs: &Inputs) -> bool {
        if inputs.before.is_empty() {
            return true;
        }
        let most = inputs.rules.max_points();
        let levels = ladder(inputs);
        let scale = Self::before_fairness(&levels, inputs);
        let weights = levels.iter().map(|level| match level {
            // Counted with the mentees and the points.
            Level::Worth(_) | Level::Points | Level::Tie => 0,
            _ => scale.weight(*level),
        });
        let points = i128::from(most) * scale.weight(Level::Points);
        most <= MOST_POINTS_WITH_KEPT && weights.sum::<i128>() + points <= 1 << 57
    }

    /// What one of the last level before fairness weighs.
    pub fn unit(&self) -> i128 {
        let fairness = self.levels.iter().zip(&self.radices);
        let fairness = fairness.filter(|(level, _)| level.is_between_equals());
        fairness.map(|(_, radix)| radix).product()
    }

    /// What places gain.
    pub fn seats(&self) -> Seats {
        Seats {
            mentor: self.weight(Level::Mentors),
            load: self.digit(Level::Loads),
        }
    }

    /// The weight of a level's own value, 0 for one that is not aimed at.
    pub fn digit(&self, level: Level) -> i128 {
        let at = self.levels.iter().position(|at| *at == level);
        at.map_or(0, |at| self.weights[at])
    }

    /// The value of each level in a number made of sums and differences of
    /// weights along a path.
    pub fn levels_of(&self, number: i128) -> Vec<i64> {
        let mut rest = number;
        let mut digits = vec![0; self.levels.len()];
        for at in (1..self.levels.len()).rev() {
            let radix = self.radices[at];
            let mut digit = rest.rem_euclid(radix);
            if digit >= radix / 2 {
                digit -= radix;
            }
            rest = (rest - digit) / radix;
            digits[at] = i64::try_from(digit).unwrap_or(i64::MAX);
        }
        if let Some(first) = digits.first_mut() {
            *first = i64::try_from(rest).unwrap_or(i64::MAX);
        }
        digits
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::rules::RuleSet;
    use crate::matching::inputs::UnitQuotas;

    #[test]
    fn a_number_is_taken_apart_into_the_levels_it_was_made_of() {
        let inputs = Inputs {
            rules: RuleSet::civil_service(),
            salt: String::new(),
            mentees: vec![Party::default(); 3],
            mentors: vec![Party::default(); 2],
            apart: BTreeMap::default(),
            fixed: BTreeMap::default(),
            before: BTreeSet::default(),
            quotas: UnitQuotas::default(),
        };
        let ladder = ladder(&inputs);
        let scale = Scale::new(&ladder, &inputs);
        let number = [-1, 1, -2, 57]
            .iter()
            .zip(&ladder)
            .map(|(n, level)| n * scale.digit(*level));
        assert_eq!(scale.levels_of(number.sum()), [-1, 1, -2, 57]);
    }

    #[test]
    fn a_mentee_and_a_point_count_in_what_a_mentee_is_worth() {
        let mut inputs = Inputs {
            rules: RuleSet::civil_service(),
            salt: String::new(),
            mentees: vec![Party::default(); 3],
            mentors: vec![Party::default(); 2],
            apart: BTreeMap::default(),
            fixed: BTreeMap::default(),
            before: BTreeSet::default(),
            quotas: UnitQuotas::default(),
        };
        inputs.rules.objective = Objective::Between(30);
        let scale = Scale::new(&ladder(&inputs), &inputs);
        let mentee = scale.weight(Level::Mentees { priority: 0 });
        let point = scale.weight(Level::Points);
        assert_eq!(scale.levels_of(mentee), [30, 1, 0, 0]);
        assert_eq!(scale.levels_of(mentee - 31 * point), [-1, 1, 0, 0]);
        assert!(mentee > 30 * point && mentee < 31 * point);
    }

    #[test]
    fn words_of_levels_come_back() {
        for level in [
            Level::Mentees { priority: 0 },
            Level::Mentees { priority: 7 },
            Level::Worth(57),
            Level::Kept,
            Level::Stable,
            Level::Loads,
            Level::Lowest,
            Level::Tie,
        ] {
            assert_eq!(Level::from_word(&level.word()), Some(level));
        }
        assert_eq!(Level::from_word("mentees_0"), None);
        assert_eq!(Level::from_word("mentees_01"), None);
        assert_eq!(Level::from_word("worth_057"), None);
    }
}
