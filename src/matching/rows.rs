//! One mentee against all mentors at once: the fast reading of the rules.
//!
//! Rules run one after the other over columns of mentor facts, which the
//! compiler turns into wide instructions. Gives the same verdicts and points
//! as [`super::judge`], without reasons; a property test holds it to that.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of people: at most 15,000 in a role"
)]

use super::inputs::{Apart, Family, Inputs, Party, PartyWish, questions};
use crate::domain::people::Role;
use crate::domain::rules::{
    Criterion, GapTable, HardRule, Likeness, MAX_GAP, Measure, OtherGaps, Weight,
};

/// Scores rows of the table of pairs, which is never stored.
#[derive(Clone, Debug)]
pub struct Rows {
    n_mentors: usize,
    steps: Vec<Step>,
    /// Mentors ruled out by name for each mentee: apart, fixed, the same person.
    barred: Vec<Vec<u32>>,
}

/// A row being scored.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Points by mentor, whatever the verdict.
    pub points: Vec<u32>,
    /// 0 where the pair is eligible.
    pub barred: Vec<u8>,
}

impl Row {
    /// Eligible mentors and their points, in order.
    pub fn eligible(&self) -> impl Iterator<Item = (u32, u32)> {
        let with_place = (0_u32..).zip(self.points.iter().zip(&self.barred));
        with_place
            .filter(|(_, (_, barred))| **barred == 0)
            .map(|(at, (points, _))| (at, *points))
    }
}

/// One rule, ready to run over a row.
#[derive(Clone, Debug)]
struct Step {
    max: u32,
    must: bool,
    test: Test,
}

#[derive(Clone, Debug)]
enum Test {
    /// Label numbers of mentees and mentors, 0 unknown.
    Label {
        mentees: Vec<u32>,
        mentors: Vec<u32>,
        same: bool,
        hard: bool,
    },
    /// Points by gap from `-MAX_GAP`, barred elsewhere where `forbid`.
    Gap {
        mentees: Vec<i32>,
        mentors: Vec<i32>,
        points: Vec<u32>,
        inside: Vec<u8>,
        forbid: u8,
    },
    /// Sets as bits over what both sides name.
    Share {
        mentees: Bits,
        mentors: Bits,
        stated: Vec<u32>,
    },
    /// Some overlap where both said something.
    Overlap {
        mentees: Bits,
        mentors: Bits,
        mentees_said: Vec<u8>,
        mentors_said: Vec<u8>,
        at_least: u32,
    },
    /// Points for named mentors; others have none, barred where `must` and the
    /// mentee asked.
    Named {
        points: Vec<Vec<(u32, u32)>>,
        asked: Vec<bool>,
        mentors_asked: Option<Vec<u8>>,
    },
    /// Points by mentee or by mentor alone.
    Class {
        mentees: Vec<u32>,
        mentors: Vec<u32>,
    },
}

/// Sets of numbers as rows of bits.
#[derive(Clone, Debug)]
struct Bits {
    n_words: usize,
    words: Vec<u64>,
}

impl Bits {
    /// Sets over the numbers of `kept`, which is ascending.
    fn of<'a>(sets: impl Iterator<Item = &'a [u32]>, kept: &[u32]) -> Self {
        let n_words = kept.len().div_ceil(64).max(1);
        let mut words = Vec::new();
        for set in sets {
            let start = words.len();
            words.resize(start + n_words, 0);
            for bit in set
                .iter()
                .filter_map(|number| kept.binary_search(number).ok())
            {
                words[start + bit / 64] |= 1 << (bit % 64);
            }
        }
        Self { n_words, words }
    }

    fn row(&self, at: usize) -> &[u64] {
        &self.words[at * self.n_words..(at + 1) * self.n_words]
    }

    /// Calls `each` with the place and size of every overlap.
    fn overlaps(mentees: &Self, mentee: usize, mentors: &Self, mut each: impl FnMut(usize, u32)) {
        let mine = mentees.row(mentee);
        if let [one] = mine {
            for (at, word) in mentors.words.iter().enumerate() {
                each(at, (one & word).count_ones());
            }
        } else {
            for (at, theirs) in mentors.words.chunks_exact(mentors.n_words).enumerate() {
                each(
                    at,
                    mine.iter()
                        .zip(theirs)
                        .map(|(a, b)| (a & b).count_ones())
                        .sum(),
                );
            }
        }
    }
}

const UNKNOWN_LEVEL: i32 = i32::MIN / 4;

impl Rows {
    /// Prepares every rule.
    pub fn new(inputs: &Inputs) -> Self {
        let compile = Compile {
            inputs,
            asked: questions(&inputs.rules),
        };
        let mut steps: Vec<_> = Vec::new();
        let mut lines = false;
        let mut former = false;
        for (_, rule) in inputs.rules.hard_rules() {
            lines |= *rule == HardRule::NotInReportingLine;
            former |= *rule == HardRule::NotFormer;
            steps.extend(compile.hard(rule).map(|test| Step {
                max: 0,
                must: true,
                test,
            }));
        }
        for (_, criterion) in inputs.rules.criteria() {
            let must = criterion.weight == Weight::Must;
            let test = compile.soft(criterion);
            steps.push(Step {
                max: criterion.points,
                must,
                test,
            });
        }
        let barred = compile.barred_by_name(lines, former);
        Self {
            n_mentors: inputs.mentors.len(),
            steps,
            barred,
        }
    }

    /// Number of mentees.
    pub fn n_mentees(&self) -> usize {
        self.barred.len()
    }

    /// Number of mentors.
    pub fn n_mentors(&self) -> usize {
        self.n_mentors
    }

    /// Scores the mentee's row into `row`. Settled pairs are barred: they are
    /// not the run's to give.
    pub fn score(&self, mentee: usize, row: &mut Row) {
        row.points.clear();
        row.points.resize(self.n_mentors, 0);
        row.barred.clear();
        row.barred.resize(self.n_mentors, 0);
        for step in &self.steps {
            step.run(mentee, row);
        }
        for mentor in &self.barred[mentee] {
            row.barred[*mentor as usize] = 1;
        }
    }
}

impl Step {
    fn run(&self, mentee: usize, row: &mut Row) {
        let (points, barred) = (row.points.as_mut_slice(), row.barred.as_mut_slice());
        let must = u8::from(self.must);
        match &self.test {
            Test::Label {
                mentees,
                mentors,
                same,
                hard,
            } => {
                let mine = mentees[mentee];
                let max = if *hard { 0 } else { self.max };
                for ((theirs, points), barred) in mentors.iter().zip(points).zip(barred) {
                    let known = u8::from(mine != 0) & u8::from(*theirs != 0);
                    let met = known & u8::from((mine == *theirs) == *same);
                    *points += max * u32::from(met);
                    *barred |= must & (1 - met);
                }
            }
            Test::Gap {
                mentees,
                mentors,
                points: table,
                inside,
                forbid,
            } => {
                let mine = mentees[mentee];
                for ((theirs, points), barred) in mentors.iter().zip(points).zip(barred) {
                    let at = theirs.wrapping_sub(mine).wrapping_add(MAX_GAP);
                    let at = usize::try_from(at).unwrap_or(usize::MAX);
                    *points += table.get(at).copied().unwrap_or(0);
                    *barred |= forbid & (1 - inside.get(at).copied().unwrap_or(0));
                }
            }
            Test::Share {
                mentees,
                mentors,
                stated,
            } => {
                let stated = stated[mentee];
                if stated == 0 {
                    return;
                }
                // Points by number shared, so that the row needs no division.
                let by_shared: Vec<u32> = (0..=u64::from(stated))
                    .map(|shared| u64::from(self.max) * shared / u64::from(stated))
                    .map(|points| u32::try_from(points).unwrap_or(self.max))
                    .collect();
                Bits::overlaps(mentees, mentee, mentors, |at, shared| {
                    points[at] += by_shared[shared as usize];
                    barred[at] |= must & u8::from(shared != stated);
                });
            }
            Test::Overlap {
                mentees,
                mentors,
                mentees_said,
                mentors_said,
                at_least,
            } => {
                let said = mentees_said[mentee];
                Bits::overlaps(mentees, mentee, mentors, |at, shared| {
                    barred[at] |= said & mentors_said[at] & u8::from(shared < *at_least);
                });
            }
            Test::Named {
                points: named,
                asked,
                mentors_asked,
            } => {
                if self.must {
                    for (at, barred) in barred.iter_mut().enumerate() {
                        let asked = match mentors_asked {
                            None => u8::from(asked[mentee]),
                            Some(mentors) => mentors[at],
                        };
                        let met = named[mentee].binary_search_by_key(&at, |(at, _)| *at as usize);
                        *barred |= asked & u8::from(met.is_err());
                    }
                }
                for (mentor, given) in &named[mentee] {
                    points[*mentor as usize] += given;
                }
            }
            Test::Class { mentees, mentors } => {
                for (points, theirs) in points.iter_mut().zip(mentors) {
                    *points += mentees[mentee] + theirs;
                }
            }
        }
    }
}

/// Turns rules into tests over the inputs.
struct Compile<'a> {
    inputs: &'a Inputs,
    asked: Vec<&'a str>,
}

impl Compile<'_> {
    fn hard(&self, rule: &HardRule) -> Option<Test> {
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
            | HardRule::NotFormer => return None,
        })
    }

    fn soft(&self, criterion: &Criterion) -> Test {
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
        let column = |people: &[Party]| {
            people
                .iter()
                .map(|party| of(party).map_or(0, |number| number.saturating_add(1)))
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
        let all = -MAX_GAP..=MAX_GAP;
        let points = all
            .clone()
            .map(|gap| table.points.get(&gap).copied().unwrap_or(0))
            .collect();
        let inside = all
            .map(|gap| u8::from(table.points.contains_key(&gap)))
            .collect();
        // Two unknown levels must not look like a gap of 0.
        let column = |people: &[Party], unknown: i32| {
            people
                .iter()
                .map(|party| party.level.unwrap_or(unknown))
                .collect()
        };
        let mentees = column(&self.inputs.mentees, -UNKNOWN_LEVEL);
        let mentors = column(&self.inputs.mentors, UNKNOWN_LEVEL);
        Test::Gap {
            mentees,
            mentors,
            points,
            inside,
            forbid,
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
        let (mentees, mentors) = bits(&mentees, &mentors);
        Test::Share {
            mentees,
            mentors,
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
        let (mentees, mentors) = bits(mentees, mentors);
        Test::Overlap {
            mentees,
            mentors,
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
                .map(|(at, _)| (at, max))
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
            u32::try_from(part).unwrap_or(max)
        };
        let (rankers, ranked) = match role {
            Role::Mentee => (mentees, mentors),
            Role::Mentor => (mentors, mentees),
        };
        let mut places: std::collections::BTreeMap<u32, Vec<u32>> =
            std::collections::BTreeMap::new();
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
        let column = |people: &[Party], used: bool| -> Vec<u32> {
            let points = |party: &Party| max.checked_div(party.priority).unwrap_or(0);
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

    fn barred_by_name(&self, lines: bool, former: bool) -> Vec<Vec<u32>> {
        let (mentees, mentors) = (&self.inputs.mentees, &self.inputs.mentors);
        let mut barred = vec![Vec::new(); mentees.len()];
        let mut as_mentors: std::collections::BTreeMap<u32, Vec<u32>> =
            std::collections::BTreeMap::new();
        for (at, mentor) in (0_u32..).zip(mentors) {
            as_mentors.entry(mentor.person).or_default().push(at);
        }
        let mut as_mentees: std::collections::BTreeMap<u32, Vec<usize>> =
            std::collections::BTreeMap::new();
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

/// Both sides as bits over the numbers that both name.
fn bits(mentees: &[Vec<u32>], mentors: &[Vec<u32>]) -> (Bits, Bits) {
    let all = |sets: &[Vec<u32>]| {
        sets.iter()
            .flatten()
            .copied()
            .collect::<std::collections::BTreeSet<_>>()
    };
    let kept: Vec<_> = all(mentees).intersection(&all(mentors)).copied().collect();
    let of = |sets: &[Vec<u32>]| Bits::of(sets.iter().map(Vec::as_slice), &kept);
    (of(mentees), of(mentors))
}
