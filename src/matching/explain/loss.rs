//! What a choice is short of the best answer, aim by aim.

use std::cmp::Ordering;

use crate::matching::levels::Level;

/// What each aim loses by a choice, first aim first; the first that is not 0
/// is never a gain.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// The aims and what each loses; a gain is negative. Of loads the squares
    /// that are added, of lowest points the pairings that have fewer than the
    /// answer's lowest. The tie-break is left out.
    pub levels: Vec<(Level, i64)>,
}

impl Loss {
    /// What an aim loses, 0 for one that is not aimed at.
    pub fn of(&self, level: Level) -> i64 {
        let of = self.levels.iter().find(|(each, _)| *each == level);
        of.map_or(0, |(_, lost)| *lost)
    }

    /// Points lost.
    pub fn points(&self) -> i64 {
        let of_worth = self.levels.iter().find_map(|(level, lost)| match level {
            Level::Worth(worth) => Some(lost - i64::from(*worth) * self.mentees()),
            _ => None,
        });
        of_worth.unwrap_or_else(|| self.of(Level::Points))
    }

    /// Mentees, of any priority, who lose their only mentor.
    fn mentees(&self) -> i64 {
        let mentees = self.levels.iter();
        let mentees = mentees.filter(|(level, _)| matches!(level, Level::Mentees { .. }));
        mentees.map(|(_, lost)| lost).sum()
    }

    /// Whether the answer with this choice is as good: only the tie-break
    /// decided.
    pub fn is_nothing(&self) -> bool {
        self.levels.iter().all(|(_, lost)| *lost == 0)
    }

    /// What the aims before fairness lose.
    pub fn before_fairness(&self) -> Vec<(Level, i64)> {
        let all = self.levels.iter().copied();
        all.filter(|(level, _)| !level.is_between_equals())
            .collect()
    }

    /// The points more that this pair would need to be part of a best answer;
    /// nothing where an aim before points loses, which no points make up for.
    /// Fairness is left out: it only decides between answers as good as that.
    ///
    /// # Example
    /// ```
    /// use civic_mentor::matching::explain::Loss;
    /// use civic_mentor::matching::levels::Level;
    ///
    /// let coverage_first = |pairings| Loss {
    ///     levels: vec![(Level::Pairings, pairings), (Level::Points, 7)],
    /// };
    /// assert_eq!(coverage_first(0).points_needed(), Some(7));
    /// assert_eq!(coverage_first(1).points_needed(), None);
    /// let score_first = Loss {
    ///     levels: vec![(Level::Points, 7), (Level::Pairings, 1)],
    /// };
    /// assert_eq!(score_first.points_needed(), Some(8));
    /// ```
    pub fn points_needed(&self) -> Option<i64> {
        let fairness = self.levels.iter().position(|it| it.0.is_between_equals());
        let levels = &self.levels[..fairness.unwrap_or(self.levels.len())];
        let at = levels
            .iter()
            .position(|(level, _)| matches!(level, Level::Points | Level::Worth(_)))?;
        let first = |levels: &[(Level, i64)]| {
            let lost = levels.iter().find(|(_, lost)| *lost != 0);
            lost.map_or(Ordering::Equal, |(_, lost)| lost.cmp(&0))
        };
        let lost = levels[at].1;
        match (first(&levels[..at]), first(&levels[at + 1..])) {
            (Ordering::Greater, _) => None,
            (Ordering::Less, _) => Some(0),
            // With equal points the aims after points would still lose.
            (Ordering::Equal, Ordering::Greater) => Some((lost + 1).max(0)),
            (Ordering::Equal, _) => Some(lost.max(0)),
        }
    }

    /// This loss and another, aim by aim; aims only one of them has are kept.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut levels = self.levels.clone();
        for (level, lost) in &other.levels {
            match levels.iter_mut().find(|(each, _)| each == level) {
                Some((_, sum)) => *sum += lost,
                None => levels.push((*level, *lost)),
            }
        }
        Self { levels }
    }
}
