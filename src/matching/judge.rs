//! One pair against every rule, with reasons.
//!
//! The plain reading of the rules: explanations and the checker use it, and a
//! property test holds [`super::rows`], the fast one, against it. Leaves out
//! words: reasons are codes and numbers.

use super::inputs::{Apart, Family, Inputs, Pair, Party, PartyWish, questions};
use crate::domain::people::Role;
use crate::domain::rules::{
    Criterion, GapTable, HardRule, Label, Likeness, Measure, OtherGaps, Rule, Weight,
};

/// Judges the pairs of one set of inputs.
#[derive(Clone, Debug)]
pub struct Judge<'a> {
    inputs: &'a Inputs,
    hard: Vec<(&'a str, HardRule)>,
    soft: Vec<Soft<'a>>,
}

#[derive(Clone, Copy, Debug)]
struct Soft<'a> {
    id: &'a str,
    criterion: &'a Criterion,
    /// Place among the answers, for a free question.
    answer: usize,
}

/// A rule that rules a pair out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Barred {
    /// The rule's id in the set.
    pub rule: String,
    /// Why.
    pub why: Barrier,
}

/// Why a rule rules a pair out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Barrier {
    /// They are one person.
    SamePerson,
    /// The mentor is above the mentee in a reporting line.
    MentorAbove,
    /// The mentee is above the mentor in a reporting line.
    MenteeAbove,
    /// Somebody decided they must not be paired.
    Excluded,
    /// They were paired before.
    Former,
    /// A label had to be the same or different and is not.
    Label {
        /// Which label.
        label: Label,
        /// What it had to be.
        must: Likeness,
    },
    /// A label had to be compared and one of them stated none.
    LabelUnknown {
        /// Which label.
        label: Label,
        /// Who stated none; the mentee where both did not.
        role: Role,
    },
    /// The level gap is not allowed.
    LevelGap {
        /// Mentor's level minus mentee's.
        gap: i32,
    },
    /// A level is not known.
    LevelUnknown {
        /// Whose; the mentee's where both are not.
        role: Role,
    },
    /// No language in common.
    NoSharedLanguage,
    /// Too few hours in common.
    TooFewHours {
        /// Hours in common.
        shared: u32,
    },
    /// No way of meeting in common.
    NoSharedMode,
    /// A criterion that must be met is not.
    MustUnmet(Detail),
}

/// What one criterion gives a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePoints {
    /// The rule's id in the set.
    pub rule: String,
    /// Points given.
    pub points: u32,
    /// Points it could give.
    pub max_points: u32,
    /// What they come from.
    pub detail: Detail,
}

/// What points come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// So many of those the mentee stated.
    Shared {
        /// In common.
        shared: u32,
        /// Stated by the mentee.
        stated: u32,
    },
    /// The mentee stated none.
    NoneStated,
    /// A label is the same.
    Same,
    /// A label differs.
    Different,
    /// A label or level is not known.
    Unknown,
    /// Mentor's level minus mentee's.
    Gap(i32),
    /// The wish is met.
    WishMet,
    /// The wish is not met.
    WishUnmet,
    /// The mentee asked for no attribute.
    NoWish,
    /// The mentee said no to being matched by an attribute.
    WishRefused,
    /// Place on the list of this side.
    Ranked {
        /// 1 is first.
        place: u32,
        /// Length of the list.
        of: u32,
    },
    /// Not on the list.
    NotRanked,
    /// Priority class.
    Class(u32),
    /// Usual priority.
    NoClass,
}

/// A pair's points and what rules it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Every rule that rules the pair out; empty means eligible.
    pub barred: Vec<Barred>,
    /// Points by criterion, in the order of ids.
    pub points: Vec<RulePoints>,
}

impl Judgement {
    /// Whether no rule rules the pair out.
    pub fn is_eligible(&self) -> bool {
        self.barred.is_empty()
    }

    /// Points in all.
    pub fn total(&self) -> u32 {
        self.points.iter().map(|rule| rule.points).sum()
    }
}

struct Given {
    points: u32,
    detail: Detail,
    /// Nothing that was asked for is missing.
    met: bool,
}

impl<'a> Judge<'a> {
    /// A judge of these inputs.
    pub fn new(inputs: &'a Inputs) -> Self {
        let asked = questions(&inputs.rules);
        let rules = &inputs.rules.rules;
        let mut hard: Vec<_> = inputs
            .rules
            .hard_rules()
            .map(|(id, rule)| (id, *rule))
            .collect();
        for (id, always) in [
            ("not_oneself", HardRule::NotOneself),
            ("not_excluded", HardRule::NotExcluded),
        ] {
            if !rules.values().any(|rule| *rule == Rule::Hard(always)) {
                hard.push((id, always));
            }
        }
        let answer = |measure: &Measure| match measure {
            Measure::SharedAnswers(question) => asked
                .iter()
                .position(|asked| asked == question)
                .unwrap_or(usize::MAX),
            _ => usize::MAX,
        };
        let soft = inputs.rules.criteria().map(|(id, criterion)| Soft {
            id,
            criterion,
            answer: answer(&criterion.measure),
        });
        Self {
            inputs,
            hard,
            soft: soft.collect(),
        }
    }

    /// Everything there is to say about a pair; nothing about a pair that is
    /// not there.
    pub fn judge(&self, pair: Pair) -> Judgement {
        let points = match self.parties(pair) {
            None => Vec::new(),
            Some((mentee, mentor)) => self
                .soft
                .iter()
                .map(|soft| {
                    let given = soft.measure(mentee, mentor);
                    RulePoints {
                        rule: soft.id.to_owned(),
                        points: given.points,
                        max_points: soft.criterion.max_points(),
                        detail: given.detail,
                    }
                })
                .collect(),
        };
        Judgement {
            barred: self.barred(pair),
            points,
        }
    }

    /// Every rule that rules a pair out.
    pub fn barred(&self, pair: Pair) -> Vec<Barred> {
        let Some((mentee, mentor)) = self.parties(pair) else {
            return Vec::new();
        };
        let hard = self.hard.iter().filter_map(|(id, rule)| {
            self.barrier(*rule, pair, mentee, mentor)
                .map(|why| (*id, why))
        });
        let must = self.soft.iter().filter_map(|soft| {
            soft.barrier(mentee, mentor, &soft.measure(mentee, mentor))
                .map(|why| (soft.id, why))
        });
        let barred = |(id, why): (&str, Barrier)| Barred {
            rule: id.to_owned(),
            why,
        };
        hard.chain(must).map(barred).collect()
    }

    /// The points of an eligible pair, nothing for one that is ruled out.
    pub fn points(&self, pair: Pair) -> Option<u32> {
        let (mentee, mentor) = self.parties(pair)?;
        let barred =
            |(_, rule): &(&str, HardRule)| self.barrier(*rule, pair, mentee, mentor).is_some();
        if self.hard.iter().any(barred) {
            return None;
        }
        let mut sum = 0;
        for soft in &self.soft {
            let given = soft.measure(mentee, mentor);
            if soft.barrier(mentee, mentor, &given).is_some() {
                return None;
            }
            sum += given.points;
        }
        Some(sum)
    }

    /// The points a pair has by the criteria, ruled out or not.
    pub fn points_regardless(&self, pair: Pair) -> u32 {
        self.parties(pair).map_or(0, |(mentee, mentor)| {
            self.soft
                .iter()
                .map(|soft| soft.measure(mentee, mentor).points)
                .sum()
        })
    }

    fn parties(&self, pair: Pair) -> Option<(&'a Party, &'a Party)> {
        let mentee = self.inputs.mentees.get(pair.mentee as usize)?;
        Some((mentee, self.inputs.mentors.get(pair.mentor as usize)?))
    }

    fn barrier(
        &self,
        rule: HardRule,
        pair: Pair,
        mentee: &Party,
        mentor: &Party,
    ) -> Option<Barrier> {
        let apart = || self.inputs.apart.get(&pair).copied();
        match rule {
            HardRule::NotOneself => (mentee.person == mentor.person).then_some(Barrier::SamePerson),
            HardRule::NotInReportingLine => {
                if mentee.above.binary_search(&mentor.person).is_ok() {
                    Some(Barrier::MentorAbove)
                } else {
                    let above = mentor.above.binary_search(&mentee.person).is_ok();
                    above.then_some(Barrier::MenteeAbove)
                }
            }
            HardRule::NotExcluded => {
                matches!(apart(), Some(Apart::Excluded | Apart::Both)).then_some(Barrier::Excluded)
            }
            HardRule::NotFormer => {
                matches!(apart(), Some(Apart::Former | Apart::Both)).then_some(Barrier::Former)
            }
            HardRule::Label { label, must } => match (mentee.label(label), mentor.label(label)) {
                (None, _) => Some(Barrier::LabelUnknown {
                    label,
                    role: Role::Mentee,
                }),
                (_, None) => Some(Barrier::LabelUnknown {
                    label,
                    role: Role::Mentor,
                }),
                (Some(a), Some(b)) => {
                    let met = (a == b) == (must == Likeness::Same);
                    (!met).then_some(Barrier::Label { label, must })
                }
            },
            HardRule::LevelGap { min, max } => match gap(mentee, mentor) {
                Err(unknown) => Some(Barrier::LevelUnknown { role: unknown }),
                Ok(gap) => (!(min..=max).contains(&gap)).then_some(Barrier::LevelGap { gap }),
            },
            HardRule::SharedLanguage => {
                no_overlap(mentee, mentor, Family::Languages).then_some(Barrier::NoSharedLanguage)
            }
            HardRule::SharedHours { at_least } => {
                let shared = mentee.hours.shared(mentor.hours);
                let said = !mentee.hours.is_empty() && !mentor.hours.is_empty();
                (said && shared < at_least).then_some(Barrier::TooFewHours { shared })
            }
            HardRule::SharedMode => {
                no_overlap(mentee, mentor, Family::Modes).then_some(Barrier::NoSharedMode)
            }
        }
    }
}

/// Both said something, and nothing of it is the same.
fn no_overlap(mentee: &Party, mentor: &Party, family: Family) -> bool {
    let (a, b) = (mentee.set(family), mentor.set(family));
    !a.is_empty() && !b.is_empty() && n_shared(a, b) == 0
}

fn gap(mentee: &Party, mentor: &Party) -> Result<i32, Role> {
    let mentee = mentee.level.ok_or(Role::Mentee)?;
    Ok(mentor.level.ok_or(Role::Mentor)?.saturating_sub(mentee))
}

impl Soft<'_> {
    fn measure(&self, mentee: &Party, mentor: &Party) -> Given {
        let max = self.criterion.points;
        let sets = |family: Family| share(max, mentee.set(family), mentor.set(family));
        match &self.criterion.measure {
            Measure::NeedsMet => sets(Family::Skills),
            Measure::SharedGoals => sets(Family::Goals),
            Measure::SharedInterests => sets(Family::Interests),
            Measure::SharedValues => sets(Family::Values),
            Measure::SharedLanguages => sets(Family::Languages),
            Measure::SharedModes => sets(Family::Modes),
            Measure::SharedAnswers(_) => {
                let of = |party: &'_ Party| party.answers.get(self.answer).cloned();
                share(
                    max,
                    &of(mentee).unwrap_or_default(),
                    &of(mentor).unwrap_or_default(),
                )
            }
            Measure::SharedHours => {
                part(max, mentee.hours.shared(mentor.hours), mentee.hours.count())
            }
            Measure::Label { label, likeness } => {
                match (mentee.label(*label), mentor.label(*label)) {
                    (Some(a), Some(b)) => {
                        let detail = if a == b {
                            Detail::Same
                        } else {
                            Detail::Different
                        };
                        all_or_none(max, (a == b) == (*likeness == Likeness::Same), detail)
                    }
                    _ => all_or_none(max, false, Detail::Unknown),
                }
            }
            Measure::LevelGap(table) => match gap(mentee, mentor) {
                Err(_) => all_or_none(0, false, Detail::Unknown),
                Ok(gap) => {
                    let points = table.points.get(&gap).copied();
                    all_or_none(points.unwrap_or(0), points.is_some(), Detail::Gap(gap))
                }
            },
            Measure::AttributeWish => match mentee.wish {
                PartyWish::None => nothing_asked(Detail::NoWish),
                PartyWish::Refused => nothing_asked(Detail::WishRefused),
                PartyWish::For(attribute) => {
                    let met = mentor.set(Family::Traits).binary_search(&attribute).is_ok();
                    let detail = if met {
                        Detail::WishMet
                    } else {
                        Detail::WishUnmet
                    };
                    all_or_none(max, met, detail)
                }
            },
            Measure::Preference(Role::Mentee) => ranked(max, &mentee.ranked, mentor.person),
            Measure::Preference(Role::Mentor) => ranked(max, &mentor.ranked, mentee.person),
            Measure::Priority(Role::Mentee) => class(max, mentee.priority),
            Measure::Priority(Role::Mentor) => class(max, mentor.priority),
        }
    }

    fn barrier(&self, mentee: &Party, mentor: &Party, given: &Given) -> Option<Barrier> {
        let must = self.criterion.weight == Weight::Must;
        match &self.criterion.measure {
            Measure::LevelGap(GapTable { otherwise, .. }) => {
                if given.met || !(must || *otherwise == OtherGaps::Forbidden) {
                    return None;
                }
                Some(match gap(mentee, mentor) {
                    Err(unknown) => Barrier::LevelUnknown { role: unknown },
                    Ok(gap) => Barrier::LevelGap { gap },
                })
            }
            _ => (must && !given.met).then_some(Barrier::MustUnmet(given.detail)),
        }
    }
}

fn all_or_none(points: u32, met: bool, detail: Detail) -> Given {
    Given {
        points: if met { points } else { 0 },
        detail,
        met,
    }
}

fn nothing_asked(detail: Detail) -> Given {
    Given {
        points: 0,
        detail,
        met: true,
    }
}

fn share(max: u32, mentee: &[u32], mentor: &[u32]) -> Given {
    let stated = u32::try_from(mentee.len()).unwrap_or(u32::MAX);
    part(max, n_shared(mentee, mentor), stated)
}

/// `floor(max × shared / stated)`; none stated gives none and says so.
fn part(max: u32, shared: u32, stated: u32) -> Given {
    if stated == 0 {
        return nothing_asked(Detail::NoneStated);
    }
    let points = u64::from(max) * u64::from(shared) / u64::from(stated);
    let points = u32::try_from(points).unwrap_or(max);
    Given {
        points,
        detail: Detail::Shared { shared, stated },
        met: shared == stated,
    }
}

fn n_shared(a: &[u32], b: &[u32]) -> u32 {
    let (mut a, mut b, mut n_shared) = (a.iter().peekable(), b.iter().peekable(), 0);
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                n_shared += 1;
                a.next();
                b.next();
            }
        }
    }
    n_shared
}

/// First of k gives all, the next `floor(max × (k − 1) / k)`, and so on.
fn ranked(max: u32, list: &[u32], person: u32) -> Given {
    let of = u32::try_from(list.len()).unwrap_or(u32::MAX);
    match list.iter().position(|listed| *listed == person) {
        None => all_or_none(0, of == 0, Detail::NotRanked),
        Some(before) => {
            let before = u32::try_from(before).unwrap_or(of);
            let points = u64::from(max) * u64::from(of - before) / u64::from(of);
            let points = u32::try_from(points).unwrap_or(max);
            Given {
                points,
                detail: Detail::Ranked {
                    place: before + 1,
                    of,
                },
                met: true,
            }
        }
    }
}

/// Class 1 gives all, class n an nth, the usual class nothing.
fn class(max: u32, priority: u32) -> Given {
    match max.checked_div(priority) {
        None => nothing_asked(Detail::NoClass),
        Some(points) => Given {
            points,
            detail: Detail::Class(priority),
            met: true,
        },
    }
}
