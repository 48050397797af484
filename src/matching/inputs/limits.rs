//! What quotas of units, and mentors who stand for different subjects, mean
//! for the people of a run.
//!
//! Leaves out how an answer under them is found (`layered`) and checked.

use std::collections::BTreeMap;

use super::{Family, Inputs, Party};
use crate::domain::people::Role;
use crate::domain::rules::{Label, Subjects};

/// The most pairs, allowed or not, of a run with quotas or subjects.
pub const MAX_LAYERED_PAIRS: usize = 1_000_000;

/// The most pairings of units, by the unit's number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitQuotas {
    /// Pairings of mentees of the unit, settled ones counted.
    pub mentees: BTreeMap<u32, u32>,
    /// Pairings of mentors of the unit, settled ones counted.
    pub mentors: BTreeMap<u32, u32>,
}

impl UnitQuotas {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.mentees.is_empty() && self.mentors.is_empty()
    }

    /// Those of a role.
    pub fn of(&self, role: Role) -> &BTreeMap<u32, u32> {
        match role {
            Role::Mentee => &self.mentees,
            Role::Mentor => &self.mentors,
        }
    }
}

/// A unit with a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitRoom {
    /// The unit's number.
    pub unit: u32,
    /// Its quota.
    pub most: u32,
    /// Settled pairings of its people in this role.
    pub n_settled: u32,
}

impl UnitRoom {
    /// Pairings the run may give its people.
    pub fn free(self) -> u32 {
        self.most.saturating_sub(self.n_settled)
    }
}

/// What the mentors of one mentee can stand for: each wanted skill that no
/// settled mentor stands for, once, and once nothing of what is wanted.
///
/// A settled mentor stands for the first wanted skill that the mentor offers
/// and no settled one before, in the order of the inputs, stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectSlots {
    wanted: Vec<u32>,
    free: Vec<u32>,
    has_other: bool,
}

impl SubjectSlots {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.free.len() + usize::from(self.has_other)
    }

    /// Whether nothing is left to stand for.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Those a mentor can stand for; who offers something wanted stands for
    /// that.
    pub fn of(&self, mentor: &Party) -> Vec<usize> {
        let offered = mentor.set(Family::Skills);
        let offers = |skill: &u32| offered.binary_search(skill).is_ok();
        if self.wanted.iter().any(offers) {
            let free = self.free.iter().enumerate();
            let fitting = free.filter(|(_, skill)| offers(skill));
            fitting.map(|(at, _)| at).collect()
        } else if self.has_other {
            vec![self.free.len()]
        } else {
            Vec::new()
        }
    }
}

impl Inputs {
    /// Whether limits hold that go beyond people and pairs, so that the run
    /// goes through units and subjects.
    pub fn is_layered(&self) -> bool {
        !self.quotas.is_empty() || self.mentees.iter().any(|it| self.tells_apart(it))
    }

    /// Whether there are too many pairs for that.
    pub fn is_too_large_for_layers(&self) -> bool {
        self.mentees.len() * self.mentors.len() > MAX_LAYERED_PAIRS && self.is_layered()
    }

    /// Whether a mentee's mentors have to stand for different subjects.
    fn tells_apart(&self, mentee: &Party) -> bool {
        self.rules.limits.subjects == Subjects::Apart
            && mentee.capacity > 1
            && !mentee.set(Family::Skills).is_empty()
    }

    /// What each mentee's mentors can stand for, where that is limited.
    pub fn subject_slots(&self) -> Vec<Option<SubjectSlots>> {
        let mut slots: Vec<_> = self
            .mentees
            .iter()
            .map(|mentee| {
                let wanted = mentee.set(Family::Skills);
                self.tells_apart(mentee).then(|| SubjectSlots {
                    wanted: wanted.to_vec(),
                    free: wanted.to_vec(),
                    has_other: true,
                })
            })
            .collect();
        // By mentee, then by mentor.
        for pair in self.fixed.keys() {
            let slot = slots.get_mut(pair.mentee as usize);
            let (Some(Some(slots)), Some(mentor)) = (slot, self.mentors.get(pair.mentor as usize))
            else {
                continue;
            };
            if let Some(first) = slots.of(mentor).first() {
                if *first < slots.free.len() {
                    slots.free.remove(*first);
                } else {
                    slots.has_other = false;
                }
            }
        }
        slots
    }

    /// The units with a quota for a role, by number.
    pub fn unit_rooms(&self, role: Role) -> Vec<UnitRoom> {
        let (mentees, mentors) = self.taken();
        let (people, taken) = match role {
            Role::Mentee => (&self.mentees, mentees),
            Role::Mentor => (&self.mentors, mentors),
        };
        let mut settled: BTreeMap<u32, u32> = BTreeMap::new();
        for (party, taken) in people.iter().zip(taken) {
            if let Some(unit) = party.label(Label::Unit) {
                let settled = settled.entry(unit).or_default();
                *settled = settled.saturating_add(taken);
            }
        }
        let quotas = self.quotas.of(role).iter();
        let room = |(unit, most): (&u32, &u32)| UnitRoom {
            unit: *unit,
            most: *most,
            n_settled: settled.get(unit).copied().unwrap_or(0),
        };
        quotas.map(room).collect()
    }
}
