//! Every answer of a tiny programme, tried one by one.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::matching::inputs::{Inputs, Pair};
use civic_mentor::matching::judge::Judge;
use civic_mentor::matching::levels::{Level, ladder};
use civic_mentor::matching::tie::TieBreak;

/// The best values by level, loads with their sign turned so that more is
/// always better, and the pairs that reach them.
pub fn best(inputs: &Inputs) -> (Vec<i128>, Vec<Pair>) {
    let mut search = Search::new(inputs);
    search.from(0);
    search.best
}

/// The same as a run says them.
pub fn as_said(inputs: &Inputs) -> (Vec<i128>, Vec<Pair>) {
    let (values, pairs) = best(inputs);
    let said = ladder(inputs).into_iter().zip(values);
    let said = said.map(|(level, value)| match level {
        Level::Loads => -value,
        _ => value,
    });
    (said.collect(), pairs)
}

/// For each number of mentees with a mentor, the greatest total of points of
/// all answers that cover so many, settled pairs counted.
pub fn by_covered(inputs: &Inputs) -> BTreeMap<u32, i64> {
    let judge = Judge::new(inputs);
    let fixed = inputs.fixed.keys();
    let fixed: i64 = fixed
        .map(|it| i64::from(judge.points_regardless(*it)))
        .sum();
    let mut search = Search::new(inputs);
    search.from(0);
    let best = search.by_covered.into_iter();
    best.map(|(n, points)| (n, points + fixed)).collect()
}

struct Search<'a> {
    inputs: &'a Inputs,
    levels: Vec<Level>,
    tie: TieBreak,
    pairs: Vec<(Pair, u32)>,
    used: (Vec<u32>, Vec<u32>),
    chosen: Vec<(Pair, u32)>,
    best: (Vec<i128>, Vec<Pair>),
    by_covered: BTreeMap<u32, i64>,
}

impl<'a> Search<'a> {
    fn new(inputs: &'a Inputs) -> Self {
        let judge = Judge::new(inputs);
        let mut pairs = Vec::new();
        for mentee in 0..inputs.mentees.len() as u32 {
            for mentor in 0..inputs.mentors.len() as u32 {
                let pair = Pair { mentee, mentor };
                let is_fixed = inputs.fixed.contains_key(&pair);
                if let (Some(points), false) = (judge.points(pair), is_fixed) {
                    pairs.push((pair, points));
                }
            }
        }
        Self {
            inputs,
            levels: ladder(inputs),
            tie: TieBreak::new(inputs, 0),
            pairs,
            used: inputs.taken(),
            chosen: Vec::new(),
            best: (Vec::new(), Vec::new()),
            by_covered: BTreeMap::new(),
        }
    }

    fn from(&mut self, next: usize) {
        let Some((pair, points)) = self.pairs.get(next).copied() else {
            let covered = self.used.0.iter().filter(|used| **used > 0).count();
            let points = self.chosen.iter().map(|(_, it)| i64::from(*it)).sum();
            let most = self.by_covered.entry(covered as u32).or_insert(points);
            *most = points.max(*most);
            let values = self.values();
            if values > self.best.0 {
                self.best = (values, self.chosen.iter().map(|(pair, _)| *pair).collect());
            }
            return;
        };
        let (mentee, mentor) = (pair.mentee as usize, pair.mentor as usize);
        if self.used.0[mentee] < self.inputs.mentees[mentee].capacity
            && self.used.1[mentor] < self.inputs.mentors[mentor].capacity
        {
            self.used.0[mentee] += 1;
            self.used.1[mentor] += 1;
            self.chosen.push((pair, points));
            self.from(next + 1);
            self.chosen.pop();
            self.used.0[mentee] -= 1;
            self.used.1[mentor] -= 1;
        }
        self.from(next + 1);
    }

    fn values(&self) -> Vec<i128> {
        let value = |level: &Level| match level {
            Level::Mentees { priority } => {
                let mentees = self.inputs.mentees.iter().zip(&self.used.0);
                mentees
                    .filter(|(m, used)| m.priority == *priority && **used > 0)
                    .count() as i128
            }
            Level::Stable => 0,
            Level::Pairings => (self.chosen.len() + self.inputs.fixed.len()) as i128,
            Level::Mentors => self.used.1.iter().filter(|used| **used > 0).count() as i128,
            Level::Kept => {
                let chosen = self.chosen.iter().map(|(pair, _)| pair);
                let all = chosen.chain(self.inputs.fixed.keys());
                all.filter(|pair| self.inputs.before.contains(pair)).count() as i128
            }
            Level::Points => self
                .chosen
                .iter()
                .map(|(_, points)| i128::from(*points))
                .sum(),
            Level::Worth(worth) => {
                let points = self.chosen.iter().map(|(_, points)| i128::from(*points));
                let covered = self.used.0.iter().filter(|used| **used > 0).count();
                points.sum::<i128>() + i128::from(*worth) * covered as i128
            }
            Level::Loads => {
                let loads = self.used.1.iter().map(|used| i128::from(*used).pow(2));
                -loads.sum::<i128>()
            }
            Level::Lowest => {
                let points = self.chosen.iter().map(|(_, points)| i128::from(*points));
                points.min().unwrap_or(0)
            }
            Level::Tie => self
                .chosen
                .iter()
                .map(|(pair, _)| self.tie.of(pair.mentee as usize, pair.mentor as usize))
                .sum(),
        };
        self.levels.iter().map(value).collect()
    }
}

#[test]
fn brute_force_finds_the_only_pair() {
    let inputs = super::build::any_inputs(1, 1, 1);
    let pairs: BTreeSet<_> = best(&inputs).1.into_iter().collect();
    assert!(pairs.len() <= 1);
}
