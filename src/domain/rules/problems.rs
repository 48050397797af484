//! What makes a rule set unusable, all of it at once.
//!
//! Leaves out the sentences: a screen words each problem.

use super::{
    Criterion, HardRule, MAX_CAPACITY, MAX_GAP, MAX_LEAST_POINTS, MAX_POINTS, MAX_RULES, Measure,
    Rule, RuleSet,
};

/// Something in a rule set that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleProblem {
    /// More rules than [`MAX_RULES`].
    TooManyRules {
        /// How many there are.
        n_rules: usize,
    },
    /// An id files do not allow: letters, digits and `_` only.
    BadId {
        /// The id.
        id: String,
    },
    /// More points than [`MAX_POINTS`].
    TooManyPoints {
        /// The rule.
        id: String,
        /// Its points.
        points: u32,
    },
    /// A gap beyond ±[`MAX_GAP`], or a smallest gap above the greatest.
    BadGap {
        /// The rule.
        id: String,
    },
    /// A level gap table without a single gap.
    EmptyGapTable {
        /// The rule.
        id: String,
    },
    /// More hours than a week has, or none.
    BadHours {
        /// The rule.
        id: String,
    },
    /// Fewer points than 1 asked of a pair, or more than [`MAX_LEAST_POINTS`].
    BadLeastPoints {
        /// The rule.
        id: String,
    },
    /// Wants or places below 1 or above [`MAX_CAPACITY`].
    BadCapacity,
    /// No place to hold back, or somebody would be left with none.
    BadReserve {
        /// Places to be held back of one mentor.
        places: u32,
        /// Of mentors who offer so many at least.
        from: u32,
    },
    /// A quota above [`super::MAX_QUOTA`], or of a unit without a usable name.
    BadQuota {
        /// The unit.
        unit: String,
        /// The quota.
        most: u32,
    },
    /// More quotas for one role than [`super::MAX_QUOTAS`].
    TooManyQuotas {
        /// How many there are.
        n_quotas: usize,
    },
}

impl RuleSet {
    /// All problems at once; a set without any can be run.
    pub fn problems(&self) -> Vec<RuleProblem> {
        let mut problems = Vec::new();
        if self.rules.len() > MAX_RULES {
            problems.push(RuleProblem::TooManyRules {
                n_rules: self.rules.len(),
            });
        }
        let capacity = 1..=MAX_CAPACITY;
        if !capacity.contains(&self.wants_if_unstated)
            || !capacity.contains(&self.places_if_unstated)
        {
            problems.push(RuleProblem::BadCapacity);
        }
        self.limits.problems(&mut problems);
        for (id, rule) in &self.rules {
            if !is_id(id) {
                problems.push(RuleProblem::BadId { id: id.clone() });
            }
            match rule {
                Rule::Hard(rule) => rule.problems(id, &mut problems),
                Rule::Soft(criterion) => criterion.problems(id, &mut problems),
            }
        }
        problems
    }
}

impl HardRule {
    fn problems(&self, id: &str, problems: &mut Vec<RuleProblem>) {
        match *self {
            Self::LevelGap { min, max } => {
                let allowed = -MAX_GAP..=MAX_GAP;
                if min > max || !allowed.contains(&min) || !allowed.contains(&max) {
                    problems.push(RuleProblem::BadGap { id: id.to_owned() });
                }
            }
            Self::SharedHours { at_least } if !(1..=168).contains(&at_least) => {
                problems.push(RuleProblem::BadHours { id: id.to_owned() });
            }
            Self::LeastPoints { at_least } if !(1..=MAX_LEAST_POINTS).contains(&at_least) => {
                problems.push(RuleProblem::BadLeastPoints { id: id.to_owned() });
            }
            _ => {}
        }
    }
}

impl Criterion {
    fn problems(&self, id: &str, problems: &mut Vec<RuleProblem>) {
        let points = self.points.max(self.max_points());
        if points > MAX_POINTS {
            problems.push(RuleProblem::TooManyPoints {
                id: id.to_owned(),
                points,
            });
        }
        match &self.measure {
            Measure::LevelGap(table) => {
                if table.points.is_empty() {
                    problems.push(RuleProblem::EmptyGapTable { id: id.to_owned() });
                }
                if table
                    .points
                    .keys()
                    .any(|gap| !(-MAX_GAP..=MAX_GAP).contains(gap))
                {
                    problems.push(RuleProblem::BadGap { id: id.to_owned() });
                }
            }
            Measure::SharedAnswers(question) if !(1..=64).contains(&question.len()) => {
                problems.push(RuleProblem::BadId {
                    id: question.clone(),
                });
            }
            _ => {}
        }
    }
}

/// Whether a field of a file may be called `rule_` and `id`.
fn is_id(id: &str) -> bool {
    (1..=58).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
