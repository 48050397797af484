//! A few pairs that tell what a rule set does: the best, those between, the
//! last, and one for each rule that rules pairs out.
//!
//! The same people and rules give the same pairs, whatever the order of rows.
//! Leaves out which of them will be made (`matching`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Scoring;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::matching::inputs::Pair;
use crate::matching::judge::{Judge, Judgement};

/// Enough people to choose from, few enough to be quick.
const MOST_MENTEES: usize = 60;
const MOST_MENTORS: usize = 120;
/// Most pairs remembered for each rule.
const MOST_OF_A_RULE: usize = 4;

/// A mentee and a mentor by their participations.
type PairIds = (Id<Participation>, Id<Participation>);

/// What became of a pair from one rule set to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Nothing.
    Same,
    /// So many points more, or fewer.
    Points(i64),
    /// It was ruled out and is allowed.
    Allowed,
    /// It was allowed and is ruled out.
    RuledOut,
}

/// What became of a pair between two judgements.
pub fn shift(before: &Judgement, now: &Judgement) -> Shift {
    match (before.is_eligible(), now.is_eligible()) {
        (false, true) => Shift::Allowed,
        (true, false) => Shift::RuledOut,
        (false, false) => Shift::Same,
        (true, true) => match i64::from(now.total()) - i64::from(before.total()) {
            0 => Shift::Same,
            more => Shift::Points(more),
        },
    }
}

impl Scoring {
    /// So many telling pairs: allowed ones from the best to the last, then for
    /// each rule one pair it rules out, alone where there is one, those rules
    /// first that rule out most. At most half are ruled out, as long as enough
    /// are allowed.
    pub fn sample_pairs(&self, most: usize) -> Vec<PairIds> {
        let found = self.look_around();
        let n_barred = found.by_rule.len().min(most / 2);
        let n_allowed = found.allowed.len().min(most - n_barred);
        let mut chosen = Chosen::default();
        for step in 0..n_allowed {
            // Evenly from the first to the last.
            let at = step * (found.allowed.len() - 1) / (n_allowed - 1).max(1);
            chosen.take_near(&found.allowed, at);
        }
        for pairs in found.rules_by_count() {
            if chosen.pairs.len() < most {
                chosen.take_first(pairs);
            }
        }
        let id = |ids: &[String], at: u32| {
            let id = ids.get(at as usize);
            id.map(|id| Id::new(id.as_str()))
        };
        let named = |pair: &Pair| {
            let mentee = id(self.mentees(), pair.mentee)?;
            Some((mentee, id(self.mentors(), pair.mentor)?))
        };
        chosen.pairs.iter().filter_map(named).collect()
    }

    fn look_around(&self) -> Around {
        let judge = Judge::new(self.inputs());
        let mut found = Around::default();
        for mentee in evenly(self.mentees().len(), MOST_MENTEES) {
            for mentor in evenly(self.mentors().len(), MOST_MENTORS) {
                let pair = Pair { mentee, mentor };
                if self.is_one_person(pair) {
                    continue;
                }
                match judge.points(pair) {
                    Some(points) => found.allowed.push((Reverse(points), pair)),
                    None => found.note(pair, &judge),
                }
            }
        }
        found.allowed.sort_unstable();
        found
    }

    fn is_one_person(&self, pair: Pair) -> bool {
        let inputs = self.inputs();
        let mentee = inputs.mentees.get(pair.mentee as usize);
        let mentor = inputs.mentors.get(pair.mentor as usize);
        mentee.map(|it| it.person) == mentor.map(|it| it.person)
    }
}

/// Places of at most `most` out of `n`, evenly spread.
fn evenly(n: usize, most: usize) -> impl Iterator<Item = u32> {
    let n_taken = n.min(most);
    (0..n_taken).filter_map(move |step| u32::try_from(step * n / n_taken.max(1)).ok())
}

/// Pairs found, best first.
#[derive(Default)]
struct Around {
    allowed: Vec<(Reverse<u32>, Pair)>,
    by_rule: BTreeMap<String, OfRule>,
}

/// Pairs a rule rules out.
#[derive(Default)]
struct OfRule {
    n: usize,
    /// By how many rules are in the way, then by points.
    best: Vec<(usize, Reverse<u32>, Pair)>,
}

impl Around {
    fn note(&mut self, pair: Pair, judge: &Judge<'_>) {
        let barred = judge.barred(pair);
        let rules: BTreeSet<String> = barred.into_iter().map(|it| it.rule).collect();
        let entry = (rules.len(), Reverse(judge.points_regardless(pair)), pair);
        for rule in rules {
            let of = self.by_rule.entry(rule).or_default();
            of.n += 1;
            let at = of.best.partition_point(|each| *each < entry);
            of.best.insert(at, entry);
            of.best.truncate(MOST_OF_A_RULE);
        }
    }

    fn rules_by_count(&self) -> Vec<&[(usize, Reverse<u32>, Pair)]> {
        let mut rules: Vec<_> = self.by_rule.iter().collect();
        rules.sort_by_key(|(id, of)| (Reverse(of.n), *id));
        let best = rules.into_iter().map(|(_, of)| of.best.as_slice());
        best.collect()
    }
}

/// Pairs taken, and who is in them.
#[derive(Default)]
struct Chosen {
    pairs: Vec<Pair>,
    mentees: BTreeSet<u32>,
    mentors: BTreeSet<u32>,
}

impl Chosen {
    /// Takes the pair at a place, or one soon after it of people not seen yet.
    fn take_near(&mut self, pairs: &[(Reverse<u32>, Pair)], at: usize) {
        let reach = (pairs.len() / 10).max(1);
        let near = pairs.iter().skip(at).take(reach).map(|(_, pair)| *pair);
        let is_new = |pair: &Pair| {
            !self.mentees.contains(&pair.mentee) && !self.mentors.contains(&pair.mentor)
        };
        let new = near.clone().find(is_new);
        let mut left = pairs.iter().skip(at).map(|(_, pair)| *pair);
        let any = || left.find(|pair| !self.pairs.contains(pair));
        if let Some(pair) = new.or_else(any) {
            self.take(pair);
        }
    }

    fn take_first(&mut self, pairs: &[(usize, Reverse<u32>, Pair)]) {
        let mut all = pairs.iter().map(|(_, _, pair)| *pair);
        if let Some(pair) = all.find(|pair| !self.pairs.contains(pair)) {
            self.take(pair);
        }
    }

    fn take(&mut self, pair: Pair) {
        self.mentees.insert(pair.mentee);
        self.mentors.insert(pair.mentor);
        self.pairs.push(pair);
    }
}
