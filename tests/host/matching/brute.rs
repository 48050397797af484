//! Every answer of a tiny programme, tried one by one.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::domain::rules::{Label, Subjects};
use civic_mentor::matching::inputs::{Family, Inputs, Pair, Party};
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
            if within_limits(self.inputs, &self.chosen) {
                self.from(next + 1);
            }
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

/// Whether the pair chosen last leaves its units within their quotas, and its
/// mentee with mentors who stand for different skills where they must.
fn within_limits(inputs: &Inputs, chosen: &[(Pair, u32)]) -> bool {
    let Some((last, _)) = chosen.last() else {
        return true;
    };
    let all = || {
        inputs
            .fixed
            .keys()
            .chain(chosen.iter().map(|(pair, _)| pair))
    };
    let unit_of = |party: &Party| party.labels[Label::Unit as usize];
    let sides: [(_, _, fn(&Pair) -> u32); 2] = [
        (&inputs.mentees, &inputs.quotas.mentees, |pair| pair.mentee),
        (&inputs.mentors, &inputs.quotas.mentors, |pair| pair.mentor),
    ];
    for (people, quotas, at) in sides {
        let unit = unit_of(&people[at(last) as usize]);
        let Some(most) = unit.and_then(|unit| quotas.get(&unit)) else {
            continue;
        };
        let absent = people.iter().filter(|it| unit_of(it) == unit);
        let absent: usize = absent.map(|it| it.absent as usize).sum();
        let of_unit = |pair: &&Pair| unit_of(&people[at(pair) as usize]) == unit;
        if all().filter(of_unit).count() + absent > *most as usize {
            return false;
        }
    }
    let party = &inputs.mentees[last.mentee as usize];
    let wanted = party.set(Family::Skills);
    let is_free = inputs.rules.limits.subjects == Subjects::Any;
    if is_free || party.capacity < 2 || wanted.is_empty() {
        return true;
    }
    let fits = |mentor: u32| -> Vec<Option<u32>> {
        let offered = inputs.mentors[mentor as usize].set(Family::Skills);
        let both = wanted.iter().filter(|skill| offered.contains(skill));
        let both: Vec<_> = both.map(|skill| Some(*skill)).collect();
        if both.is_empty() { vec![None] } else { both }
    };
    let mut taken = BTreeSet::new();
    for pair in inputs
        .fixed
        .keys()
        .filter(|pair| pair.mentee == last.mentee)
    {
        let first = fits(pair.mentor).into_iter().find(|it| !taken.contains(it));
        taken.extend(first);
    }
    let of = chosen.iter().filter(|(pair, _)| pair.mentee == last.mentee);
    let fitting: Vec<_> = of.map(|(pair, _)| fits(pair.mentor)).collect();
    can_differ(&fitting, &mut taken)
}

/// Whether each can take one of its own that nobody took.
fn can_differ(fitting: &[Vec<Option<u32>>], taken: &mut BTreeSet<Option<u32>>) -> bool {
    let Some((first, rest)) = fitting.split_first() else {
        return true;
    };
    first.iter().any(|it| {
        if !taken.insert(*it) {
            return false;
        }
        let can = can_differ(rest, taken);
        taken.remove(it);
        can
    })
}

#[test]
fn brute_force_finds_the_only_pair() {
    let inputs = super::build::any_inputs(1, 1, 1);
    let pairs: BTreeSet<_> = best(&inputs).1.into_iter().collect();
    assert!(pairs.len() <= 1);
}
