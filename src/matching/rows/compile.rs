//! Rules turned into tests over columns of numbers.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::planes::Planes;
use super::{Test, small};
use crate::domain::people::Role;
use crate::domain::rules::{
    Criterion, GapTable, HardRule, Likeness, MAX_GAP, Measure, OtherGaps, Weight,
};
use crate::matching::inputs::{Apart, Family, Inputs, Party, PartyWish};

/// Turns rules into tests over the inputs.
pub struct Compile<'a> {
    /// The inputs.
    pub inputs: &'a Inputs,
    /// The free questions the rules look at.
    pub asked: Vec<&'a str>,
}

impl Compile<'_> {
    /// The test of a hard rule; none for those by name and those about all points.
    pub fn hard(&self, rule: &HardRule) -> Option<Test> {
        Some(match *rule {
            HardRule::Label { label, must } => self.label(|party| party.label(label), must, true),
            HardRule::LevelGap { min, max } => {
                let table = (min..=max).map(|gap| (gap, 0));
                self.gap(
                    &GapTable {
                        points: table.collect(),
                        otherwise: OtherGaps::Forbidden,
                    },
                    1,
                )
            }
            HardRule::SharedLanguage => self.overlap(|party| party.set(Family::Languages)),
            HardRule::SharedMode => self.overlap(|party| party.set(Family::Modes)),
            HardRule::SharedHours { at_least } => {
                let hours = |party: &Party| party.hours.hours();
                let (mentees, mentors) = self.lists(hours);
                self.overlap_of(&mentees, &mentors, at_least)
            }
            HardRule::NotOneself
            | HardRule::NotInReportingLine
            | HardRule::NotExcluded
            | HardRule::NotFormer
            | HardRule::LeastPoints { .. } => return None,
        })
    }

    /// The test of a criterion.
    pub fn soft(&self, criterion: &Criterion) -> Test {
        match &criterion.measure {
            Measure::NeedsMet => self.share(|party| party.set(Family::Skills).to_vec()),
            Measure::SharedGoals => self.share(|party| party.set(Family::Goals).to_vec()),
            Measure::SharedInterests => self.share(|party| party.set(Family::Interests).to_vec()),
            Measure::SharedValues => self.share(|party| party.set(Family::Values).to_vec()),
            Measure::SharedLanguages => self.share(|party| party.set(Family::Languages).to_vec()),
            Measure::SharedModes => self.share(|party| party.set(Family::Modes).to_vec()),
            Measure::SharedHours => self.share(|party| party.hours.hours()),
            Measure::SharedAnswers(question) => {
                let at = self.asked.iter().position(|asked| asked == question);
                self.share(|party| {
                    at.and_then(|at| party.answers.get(at))
                        .cloned()
                        .unwrap_or_default()
                })
            }
            Measure::Label { label, likeness } => {
                self.label(|party| party.label(*label), *likeness, false)
            }
            Measure::LevelGap(table) => {
                let forbid =
                    criterion.weight == Weight::Must || table.otherwise == OtherGaps::Forbidden;
                self.gap(table, u8::from(forbid))
            }
            Measure::AttributeWish => self.wish(criterion.points),
            Measure::Preference(role) => self.preference(*role, criterion.points),
            Measure::Priority(role) => self.class(*role, criterion.points),
        }
    }

    fn label(&self, of: impl Fn(&Party) -> Option<u32>, must: Likeness, hard: bool) -> Test {
        // Numbers of the mentors' labels; all others are one that nobody has.
        let named: BTreeSet<_> = self.inputs.mentors.iter().filter_map(&of).collect();
        let numbers: BTreeMap<_, _> = named.into_iter().zip(1_u16..u16::MAX).collect();
        let column = |people: &[Party]| {
            let number = |label| numbers.get(&label).copied().unwrap_or(u16::MAX);
            people
                .iter()
                .map(|party| of(party).map_or(0, number))
                .collect()
        };
        let (mentees, mentors) = (column(&self.inputs.mentees), column(&self.inputs.mentors));
        Test::Label {
            mentees,
            mentors,
            same: must == Likeness::Same,
            hard,
        }
    }

    fn gap(&self, table: &GapTable, forbid: u8) -> Test {
        let levels: BTreeSet<_> = self
            .inputs
            .mentees
            .iter()
            .map(|party| party.level)
            .collect();
        let against = |mentee: &Option<i32>| -> (Vec<u16>, Vec<u8>) {
            let mentors = self.inputs.mentors.iter().map(|mentor| {
                let gap = mentor.level?.checked_sub((*mentee)?)?;
                let gap = Some(gap).filter(|gap| (-MAX_GAP..=MAX_GAP).contains(gap))?;
                table.points.get(&gap).copied()
            });
            mentors
                .map(|points| match points {
                    Some(points) => (small(points), 0),
                    None => (0, forbid),
                })
                .unzip()
        };
        let by_level = levels.iter().map(against).collect();
        let place = |party: &Party| levels.range(..party.level).count() as u32;
        Test::Gap {
            mentees: self.inputs.mentees.iter().map(place).collect(),
            by_level,
        }
    }

    fn lists(&self, of: impl Fn(&Party) -> Vec<u32>) -> (Vec<Vec<u32>>, Vec<Vec<u32>>) {
        let lists = |people: &[Party]| people.iter().map(&of).collect();
        (lists(&self.inputs.mentees), lists(&self.inputs.mentors))
    }

    fn share(&self, of: impl Fn(&Party) -> Vec<u32>) -> Test {
        let (mentees, mentors) = self.lists(of);
        let stated = mentees
            .iter()
            .map(|set| u32::try_from(set.len()).unwrap_or(u32::MAX));
        let stated = stated.collect();
        Test::Share {
            sets: Planes::new(&mentees, &mentors),
            stated,
        }
    }

    fn overlap<'b>(&'b self, of: impl Fn(&'b Party) -> &'b [u32]) -> Test {
        let lists = |people: &'b [Party]| people.iter().map(|party| of(party).to_vec()).collect();
        let (mentees, mentors): (Vec<_>, Vec<_>) =
            (lists(&self.inputs.mentees), lists(&self.inputs.mentors));
        self.overlap_of(&mentees, &mentors, 1)
    }

    #[allow(clippy::unused_self, reason = "one of the ways to make a test")]
    fn overlap_of(&self, mentees: &[Vec<u32>], mentors: &[Vec<u32>], at_least: u32) -> Test {
        let said = |sets: &[Vec<u32>]| sets.iter().map(|set| u8::from(!set.is_empty())).collect();
        let (mentees_said, mentors_said) = (said(mentees), said(mentors));
        Test::Overlap {
            sets: Planes::new(mentees, mentors),
            mentees_said,
            mentors_said,
            at_least,
        }
    }

    fn wish(&self, max: u32) -> Test {
        let mentees = &self.inputs.mentees;
        let with = |attribute: u32| {
            let has = move |(_, mentor): &(u32, &Party)| {
                mentor.set(Family::Traits).binary_search(&attribute).is_ok()
            };
            (0_u32..)
                .zip(&self.inputs.mentors)
                .filter(has)
                .map(|(at, _)| (at, small(max)))
                .collect()
        };
        let points = mentees.iter().map(|mentee| match mentee.wish {
            PartyWish::For(attribute) => with(attribute),
            _ => Vec::new(),
        });
        let points = points.collect();
        let asked = mentees
            .iter()
            .map(|mentee| matches!(mentee.wish, PartyWish::For(_)));
        Test::Named {
            points,
            asked: asked.collect(),
            mentors_asked: None,
        }
    }

    fn preference(&self, role: Role, max: u32) -> Test {
        let (mentees, mentors) = (&self.inputs.mentees, &self.inputs.mentors);
        let mut points = vec![Vec::new(); mentees.len()];
        let given = |list: &[u32], before: usize| {
            let part = u64::from(max) * (list.len() - before) as u64 / list.len() as u64;
            small(u32::try_from(part).unwrap_or(max))
        };
        let (rankers, ranked) = match role {
            Role::Mentee => (mentees, mentors),
            Role::Mentor => (mentors, mentees),
        };
        let mut places: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, party) in (0_u32..).zip(ranked) {
            places.entry(party.person).or_default().push(at);
        }
        for (from, ranker) in (0_u32..).zip(rankers) {
            for (before, person) in ranker.ranked.iter().enumerate() {
                if ranker.ranked[..before].contains(person) {
                    continue;
                }
                for to in places.get(person).into_iter().flatten() {
                    let given = given(&ranker.ranked, before);
                    match role {
                        Role::Mentee => points[from as usize].push((*to, given)),
                        Role::Mentor => points[*to as usize].push((from, given)),
                    }
                }
            }
        }
        for named in &mut points {
            named.sort_unstable();
        }
        let asked = mentees
            .iter()
            .map(|mentee| !mentee.ranked.is_empty())
            .collect();
        let mentors_asked = (role == Role::Mentor).then(|| {
            mentors
                .iter()
                .map(|mentor| u8::from(!mentor.ranked.is_empty()))
                .collect()
        });
        Test::Named {
            points,
            asked,
            mentors_asked,
        }
    }

    fn class(&self, role: Role, max: u32) -> Test {
        let column = |people: &[Party], used: bool| -> Vec<u16> {
            let points = |party: &Party| small(max.checked_div(party.priority).unwrap_or(0));
            people
                .iter()
                .map(|party| if used { points(party) } else { 0 })
                .collect()
        };
        Test::Class {
            mentees: column(&self.inputs.mentees, role == Role::Mentee),
            mentors: column(&self.inputs.mentors, role == Role::Mentor),
        }
    }

    /// Mentors ruled out by name for each mentee.
    pub fn barred_by_name(&self, lines: bool, former: bool) -> Vec<Vec<u32>> {
        let (mentees, mentors) = (&self.inputs.mentees, &self.inputs.mentors);
        let mut barred = vec![Vec::new(); mentees.len()];
        let mut as_mentors: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, mentor) in (0_u32..).zip(mentors) {
            as_mentors.entry(mentor.person).or_default().push(at);
        }
        let mut as_mentees: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, mentee) in mentees.iter().enumerate() {
            as_mentees.entry(mentee.person).or_default().push(at);
            let above = mentee.above.iter().filter(|_| lines);
            for person in above.chain([&mentee.person]) {
                barred[at].extend(as_mentors.get(person).into_iter().flatten());
            }
        }
        if lines {
            for (at, mentor) in (0_u32..).zip(mentors) {
                for mentee in mentor
                    .above
                    .iter()
                    .filter_map(|person| as_mentees.get(person))
                    .flatten()
                {
                    barred[*mentee].push(at);
                }
            }
        }
        for (pair, apart) in &self.inputs.apart {
            if former || *apart != Apart::Former {
                barred[pair.mentee as usize].push(pair.mentor);
            }
        }
        for pair in self.inputs.fixed.keys() {
            barred[pair.mentee as usize].push(pair.mentor);
        }
        barred
    }
}
