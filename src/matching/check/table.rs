//! At most how many points a mentee's pairs have, all mentors at once.
//!
//! Not exact where a rule bars a pair, never too few: only pairs that could
//! matter with so many are judged. Sets are counted over lists of who names
//! what, everything else is measured as the judge does, once for each kind of
//! mentor where that is enough.

use std::collections::BTreeMap;

use crate::domain::rules::Measure;
use crate::matching::inputs::{Inputs, Party};
use crate::matching::judge::{Judge, Soft};

/// What is added to a row by one criterion.
#[derive(Clone, Debug)]
enum Column {
    /// Who of the mentors names each number.
    Named(BTreeMap<u32, Vec<u32>>),
    /// The kind of each mentor, and one mentor of each kind.
    Kinds(Vec<u32>, Vec<usize>),
    /// Nothing mentors have in common.
    Each,
}

/// Criteria, ready for rows.
#[derive(Clone, Debug)]
pub struct PointsAtMost {
    columns: Vec<Column>,
    n_mentors: usize,
}

impl PointsAtMost {
    /// Prepares every criterion.
    pub fn new(inputs: &Inputs) -> Self {
        let judge = Judge::new(inputs);
        let mentors = &inputs.mentors;
        let column = |soft: &Soft<'_>| match &soft.criterion.measure {
            Measure::Label { label, .. } => kinds(mentors, |mentor| mentor.label(*label)),
            Measure::LevelGap(_) => kinds(mentors, |mentor| mentor.level),
            Measure::Priority(_) => kinds(mentors, |mentor| mentor.priority),
            Measure::AttributeWish | Measure::Preference(_) => Column::Each,
            _ => {
                let mut named: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
                for (at, mentor) in (0_u32..).zip(mentors) {
                    for number in soft.numbers(mentor) {
                        named.entry(number).or_default().push(at);
                    }
                }
                Column::Named(named)
            }
        };
        Self {
            columns: judge.criteria().iter().map(column).collect(),
            n_mentors: mentors.len(),
        }
    }

    /// Puts the most points a mentee's pairs can have into `row`.
    pub fn row(&self, judge: &Judge<'_>, inputs: &Inputs, mentee: usize, row: &mut Vec<u64>) {
        row.clear();
        row.resize(self.n_mentors, 0);
        let Some(party) = inputs.mentees.get(mentee) else {
            return;
        };
        let mut shared: Vec<u8> = Vec::new();
        for (soft, column) in judge.criteria().iter().zip(&self.columns) {
            match column {
                Column::Named(named) => {
                    let numbers = soft.numbers(party);
                    // More than were stated, as in a list that says one twice,
                    // or more than a byte counts may be any number of points.
                    let mut points = [u64::from(u32::MAX); 256];
                    for ((n_shared, points), _) in (0..255).zip(&mut points).zip(0..=numbers.len())
                    {
                        *points = soft.points_of(n_shared, numbers.len()).into();
                    }
                    shared.clear();
                    shared.resize(self.n_mentors, 0);
                    for number in numbers {
                        for at in named.get(&number).into_iter().flatten() {
                            let shared = &mut shared[*at as usize];
                            *shared = shared.saturating_add(1);
                        }
                    }
                    for (sum, shared) in row.iter_mut().zip(&shared) {
                        *sum += points[usize::from(*shared)];
                    }
                }
                Column::Kinds(of, one_of) => {
                    let points: Vec<_> = one_of
                        .iter()
                        .map(|at| u64::from(soft.measure(party, &inputs.mentors[*at]).points))
                        .collect();
                    for (sum, kind) in row.iter_mut().zip(of) {
                        *sum += points[*kind as usize];
                    }
                }
                Column::Each => {
                    for (sum, mentor) in row.iter_mut().zip(&inputs.mentors) {
                        *sum += u64::from(soft.measure(party, mentor).points);
                    }
                }
            }
        }
    }
}

fn kinds<K: Ord>(mentors: &[Party], of: impl Fn(&Party) -> K) -> Column {
    let mut numbers: BTreeMap<K, u32> = BTreeMap::new();
    let (mut kinds, mut one_of) = (Vec::new(), Vec::new());
    for (at, mentor) in mentors.iter().enumerate() {
        let next = u32::try_from(one_of.len()).unwrap_or(u32::MAX);
        let kind = *numbers.entry(of(mentor)).or_insert_with(|| {
            one_of.push(at);
            next
        });
        kinds.push(kind);
    }
    Column::Kinds(kinds, one_of)
}
