//! What each criterion gives a pair.
//!
//! Leaves out hard rules.

use super::verdict::{Barrier, Detail};
use crate::domain::people::Role;
use crate::domain::rules::{Criterion, GapTable, Likeness, Measure, OtherGaps, Weight};
use crate::matching::inputs::{Family, Party, PartyWish};

/// One criterion, ready to be measured.
#[derive(Clone, Copy, Debug)]
pub struct Soft<'a> {
    /// The rule's id.
    pub id: &'a str,
    /// The criterion.
    pub criterion: &'a Criterion,
    /// Place among the answers, for a free question.
    pub answer: usize,
}

/// What a criterion gives a pair.
pub struct Given {
    /// Points.
    pub points: u32,
    /// What they come from.
    pub detail: Detail,
    /// Nothing that was asked for is missing.
    pub met: bool,
}

impl Soft<'_> {
    /// What the criterion gives a pair.
    pub fn measure(&self, mentee: &Party, mentor: &Party) -> Given {
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

    /// The numbers of which a criterion counts the shared ones.
    pub fn numbers(&self, party: &Party) -> Vec<u32> {
        let set = |family: Family| party.set(family).to_vec();
        match &self.criterion.measure {
            Measure::NeedsMet => set(Family::Skills),
            Measure::SharedGoals => set(Family::Goals),
            Measure::SharedInterests => set(Family::Interests),
            Measure::SharedValues => set(Family::Values),
            Measure::SharedLanguages => set(Family::Languages),
            Measure::SharedModes => set(Family::Modes),
            Measure::SharedAnswers(_) => {
                party.answers.get(self.answer).cloned().unwrap_or_default()
            }
            Measure::SharedHours => party.hours.hours(),
            _ => Vec::new(),
        }
    }

    /// What it gives for so many shared out of so many stated.
    pub fn points_of(&self, n_shared: u32, n_stated: usize) -> u32 {
        let stated = u32::try_from(n_stated).unwrap_or(u32::MAX);
        part(self.criterion.points, n_shared, stated).points
    }

    /// Why the criterion rules a pair out, if it does.
    pub fn barrier(&self, mentee: &Party, mentor: &Party, given: &Given) -> Option<Barrier> {
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

/// How many numbers two ascending lists share.
pub fn n_shared(a: &[u32], b: &[u32]) -> u32 {
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

/// Mentor's level minus mentee's, or whose is not known.
pub fn gap(mentee: &Party, mentor: &Party) -> Result<i32, Role> {
    let mentee = mentee.level.ok_or(Role::Mentee)?;
    Ok(mentor.level.ok_or(Role::Mentor)?.saturating_sub(mentee))
}
