//! Programmes of any size from a seed, to test and measure with.
//!
//! Skills, goals, interests, values, languages and regions are spread as
//! unevenly as in real programmes (Zipf). Leaves out names: see the sample
//! programme for people one would like to read about.

use std::collections::BTreeMap;

use super::subject::{Problem, Subject, USUAL_SALT};
use crate::domain::people::Role;
use crate::domain::rules::{
    Criterion, GapTable, HardRule, Label, Likeness, Measure, OtherGaps, Rule, RuleSet, Weight,
};

/// How demand and supply lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// Far fewer places than wants.
    Scarce,
    /// About as many places as wants.
    Balanced,
    /// Districts that do not mix, some scarce, some not.
    Districts,
    /// Scores that are nearly all the same.
    Ties,
    /// More places than wants.
    Surplus,
}

impl Variant {
    /// Every variant.
    pub const ALL: [Self; 5] = [
        Self::Scarce,
        Self::Balanced,
        Self::Districts,
        Self::Ties,
        Self::Surplus,
    ];
}

/// Numbers that look random and are the same for the same seed (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// Numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below `end`, 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        // The slight unevenness does not matter here.
        self.next_number().checked_rem(end).unwrap_or(0)
    }

    /// Where a number falls among weights.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        weights
            .iter()
            .position(|weight| match left.checked_sub(*weight) {
                Some(rest) => {
                    left = rest;
                    false
                }
                None => true,
            })
            .unwrap_or(0)
    }

    /// `n_drawn` draws among `n_kinds` kinds, the first the most frequent.
    fn zipf(&mut self, n_kinds: u64, n_drawn: u64) -> Vec<u64> {
        let weights: Vec<_> = (1..=n_kinds).map(|kind| 1_000_000 / kind).collect();
        (0..n_drawn)
            .map(|_| self.weighted(&weights) as u64)
            .collect()
    }

    /// The list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            let at = self.below(end as u64 + 1);
            list.swap(end, usize::try_from(at).unwrap_or(0));
        }
    }
}

/// A programme of this size.
pub fn problem(seed: u64, n_mentees: usize, n_mentors: usize, variant: Variant) -> Problem {
    let mut numbers = Numbers::new(seed);
    let mentors: Vec<_> = (0..n_mentors)
        .map(|at| person(&mut numbers, Role::Mentor, at, variant))
        .collect();
    let mut subjects: Vec<_> = (0..n_mentees)
        .map(|at| person(&mut numbers, Role::Mentee, at, variant))
        .collect();
    for mentee in &mut subjects {
        // One in four works under somebody who mentors.
        if let Some(boss) =
            mentors.get(usize::try_from(numbers.below(4 * n_mentors as u64)).unwrap_or(0))
        {
            mentee.managers = vec![boss.email.clone()];
        }
    }
    subjects.extend(mentors);
    Problem {
        rules: rules(variant),
        subjects,
        pairs: Vec::new(),
        reporting: Vec::new(),
        salt: USUAL_SALT.to_owned(),
    }
}

/// The rules such programmes are matched by.
pub fn rules(variant: Variant) -> RuleSet {
    let label = |label, must| Rule::Hard(HardRule::Label { label, must });
    let soft = |points, measure| Rule::Soft(Criterion::exact(Weight::Medium, points, measure));
    let gaps = GapTable {
        points: BTreeMap::from([(1, 6), (2, 12), (3, 9), (4, 3)]),
        otherwise: OtherGaps::Forbidden,
    };
    let mut rules = BTreeMap::from([
        ("line".to_owned(), Rule::Hard(HardRule::NotInReportingLine)),
        (
            "agency".to_owned(),
            label(Label::Agency, Likeness::Different),
        ),
        ("language".to_owned(), Rule::Hard(HardRule::SharedLanguage)),
        ("gap".to_owned(), soft(12, Measure::LevelGap(gaps))),
    ]);
    let points = |points: u32| if variant == Variant::Ties { 1 } else { points };
    for (id, most, measure) in [
        ("needs", 40, Measure::NeedsMet),
        ("goals", 30, Measure::SharedGoals),
        ("values", 20, Measure::SharedValues),
        ("interests", 10, Measure::SharedInterests),
        (
            "region",
            10,
            Measure::Label {
                label: Label::Location,
                likeness: Likeness::Same,
            },
        ),
    ] {
        rules.insert(id.to_owned(), soft(points(most), measure));
    }
    match variant {
        Variant::Ties => {
            rules.remove("gap");
            let gap = Rule::Hard(HardRule::LevelGap { min: 1, max: 4 });
            rules.insert("gap".to_owned(), gap);
        }
        Variant::Districts => {
            rules.insert("unit".to_owned(), label(Label::Unit, Likeness::Same));
        }
        _ => {}
    }
    RuleSet {
        rules,
        ..RuleSet::evidence_based()
    }
}

fn person(numbers: &mut Numbers, role: Role, at: usize, variant: Variant) -> Subject {
    let id = format!("{}-{at:05}", role.word());
    let mut subject = Subject::new(role, id.as_str(), id.as_str(), format!("{id}@example.gov"));
    let (district, draws, level) = match role {
        Role::Mentee => (
            numbers.below(10),
            3,
            1 + numbers.weighted(&[30, 30, 20, 12, 8]),
        ),
        Role::Mentor => (
            numbers.below(10),
            6,
            3 + numbers.weighted(&[12, 25, 30, 20, 13]),
        ),
    };
    let weights: &[u64] = match (role, variant) {
        (Role::Mentee, _) => &[70, 23, 7],
        (_, Variant::Scarce) => &[60, 25, 15],
        (_, Variant::Balanced | Variant::Ties) => &[20, 25, 25, 20, 10],
        (_, Variant::Districts) if district < 5 => &[70, 20, 10],
        (_, Variant::Districts | Variant::Surplus) => &[0, 5, 20, 35, 40],
    };
    subject.capacity = u32::try_from(1 + numbers.weighted(weights)).ok();
    subject.level = i32::try_from(level).ok();
    subject.labels = BTreeMap::from([
        (Label::Agency, format!("agency {}", numbers.zipf(24, 1)[0])),
        (
            Label::Location,
            format!("region {}", numbers.zipf(12, 1)[0]),
        ),
        (Label::Unit, format!("district {district}")),
    ]);
    let mut texts = |kind: &str, n_kinds: u64, n_drawn: u64| -> Vec<String> {
        numbers
            .zipf(n_kinds, n_drawn)
            .iter()
            .map(|drawn| format!("{kind} {drawn}"))
            .collect()
    };
    subject.skills = texts("skill", 96, draws);
    subject.goals = texts("goal", 24, 3);
    subject.interests = texts("interest", 40, 4);
    subject.values = texts("value", 16, 3);
    subject.languages = texts("language", 6, 2);
    subject
}
