//! Graphs of any size from a seed, to test and measure with.
//!
//! Skills, goals, interests, values and languages are spread as unevenly as in
//! real programmes (Zipf); each mentee may be paired with a few dozen mentors
//! drawn among those whom the rules allow. Dense tables have points at random.

use super::instance::{Draft, Edge};
use crate::matching::generate::{Numbers, Variant};

/// A graph to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many mentees.
    pub n_mentees: u32,
    /// How many mentors.
    pub n_mentors: u32,
    /// Edges of each mentee, fewer where too few mentors are allowed.
    pub n_of_mentee: u32,
    /// How demand and supply lie.
    pub variant: Variant,
    /// Where the numbers come from.
    pub seed: u64,
}

struct Person {
    skills: u128,
    goals: u128,
    interests: u128,
    values: u128,
    languages: u128,
    agency: u64,
    region: u64,
    district: u64,
    level: usize,
}

/// How many kinds of each there are, and how many a person has.
const AGENCIES: u32 = 24;
const REGIONS: u32 = 12;
const DISTRICTS: u64 = 10;

/// Draws kinds, the first the most frequent.
struct Spread {
    ends: Vec<u64>,
}

impl Spread {
    fn new(n_kinds: u32) -> Self {
        let mut sum = 0;
        let weights = (1..=u64::from(n_kinds)).map(|kind| 1_000_000 / kind);
        let ends = weights.map(|weight| {
            sum += weight;
            sum
        });
        Self {
            ends: ends.collect(),
        }
    }

    fn one(&self, numbers: &mut Numbers) -> u64 {
        let drawn = numbers.below(self.ends.last().copied().unwrap_or(0));
        self.ends.partition_point(|end| *end <= drawn) as u64
    }

    fn some(&self, numbers: &mut Numbers, n_drawn: u32) -> u128 {
        (0..n_drawn).fold(0, |set, _| set | 1 << self.one(numbers))
    }
}

/// Makes the graph.
pub fn graph(plan: &Plan) -> Draft {
    let mut numbers = Numbers::new(plan.seed);
    let spreads = [96, 24, 40, 16, 6, AGENCIES, REGIONS].map(Spread::new);
    let mut people = |n: u32, n_skills, levels: &[u64], lowest| -> Vec<Person> {
        let mut person = || {
            let [skills, goals, interests, values, languages, agency, region] = &spreads;
            Person {
                skills: skills.some(&mut numbers, n_skills),
                goals: goals.some(&mut numbers, 3),
                interests: interests.some(&mut numbers, 4),
                values: values.some(&mut numbers, 3),
                languages: languages.some(&mut numbers, 2),
                agency: agency.one(&mut numbers),
                region: region.one(&mut numbers),
                district: numbers.below(DISTRICTS),
                level: lowest + numbers.weighted(levels),
            }
        };
        (0..n).map(|_| person()).collect()
    };
    let mentees = people(plan.n_mentees, 3, &[30, 30, 20, 12, 8], 1);
    let mentors = people(plan.n_mentors, 6, &[12, 25, 30, 20, 13], 3);
    let wants = mentees
        .iter()
        .map(|_| units(&mut numbers, &[70, 23, 7]))
        .collect();
    let places = mentors
        .iter()
        .map(|mentor| units(&mut numbers, place_weights(plan.variant, mentor.district)))
        .collect();
    let mut seen = vec![u32::MAX; mentors.len()];
    let mut edges = Vec::new();
    for (mentee, person) in (0_u32..).zip(&mentees) {
        let mut n_left = plan.n_of_mentee;
        for _ in 0..u64::from(plan.n_of_mentee) * 30 {
            let mentor = numbers.below(u64::from(plan.n_mentors));
            let Ok(mentor) = u32::try_from(mentor) else {
                break;
            };
            let Some(other) = mentors.get(mentor as usize) else {
                break;
            };
            let is_boss = numbers.below(4 * u64::from(plan.n_mentors)) == 0;
            if n_left == 0 || is_boss || seen[mentor as usize] == mentee {
                continue;
            }
            if let Some(points) = points(person, other, plan.variant) {
                seen[mentor as usize] = mentee;
                n_left -= 1;
                edges.push(Edge {
                    mentee,
                    mentor,
                    points,
                });
            }
        }
    }
    Draft {
        wants,
        places,
        edges,
    }
}

/// A table of `n` × `n` pairs, one to one, worth fewer than `points` each.
pub fn table(seed: u64, n: u32, points: u32) -> Draft {
    let mut numbers = Numbers::new(seed);
    let mut edge = |mentee, mentor| Edge {
        mentee,
        mentor,
        points: u32::try_from(numbers.below(u64::from(points))).unwrap_or(0),
    };
    let mut edges = Vec::new();
    for mentee in 0..n {
        edges.extend((0..n).map(|mentor| edge(mentee, mentor)));
    }
    Draft {
        wants: vec![1; n as usize],
        places: vec![1; n as usize],
        edges,
    }
}

fn units(numbers: &mut Numbers, weights: &[u64]) -> u32 {
    u32::try_from(1 + numbers.weighted(weights)).unwrap_or(1)
}

fn place_weights(variant: Variant, district: u64) -> &'static [u64] {
    match variant {
        Variant::Scarce => &[60, 25, 15],
        Variant::Balanced | Variant::Ties => &[20, 25, 25, 20, 10],
        Variant::Districts if district < DISTRICTS / 2 => &[70, 20, 10],
        Variant::Districts | Variant::Surplus => &[0, 5, 20, 35, 40],
    }
}

/// The points of a pair; none if the rules forbid it.
fn points(mentee: &Person, mentor: &Person, variant: Variant) -> Option<u32> {
    let gap = mentor.level.checked_sub(mentee.level)?;
    let by_gap = *[6, 12, 9, 3].get(gap.checked_sub(1)?)?;
    let apart = variant == Variant::Districts && mentee.district != mentor.district;
    if apart || mentee.agency == mentor.agency || mentee.languages & mentor.languages == 0 {
        return None;
    }
    let share = |wanted: u128, there: u128, most: u32| {
        most * (wanted & there).count_ones() / wanted.count_ones().max(1)
    };
    let sum = |[needs, goals, values, interests, region]: [u32; 5]| {
        share(mentee.skills, mentor.skills, needs)
            + share(mentee.goals, mentor.goals, goals)
            + share(mentee.values, mentor.values, values)
            + share(mentee.interests, mentor.interests, interests)
            + region * u32::from(mentee.region == mentor.region)
    };
    Some(match variant {
        Variant::Ties => sum([1, 1, 1, 1, 1]),
        _ => by_gap + sum([40, 30, 20, 10, 10]),
    })
}
