//! The run before: what of it the next run leaves or counts, and why not the
//! rest. Leaves out which run that is.

use std::collections::BTreeMap;

use super::{Prepared, Refusal};
use crate::domain::people::Role;
use crate::domain::rules::Label;
use crate::matching::inputs::{Fixed, Inputs, Pair, Party};
use crate::matching::judge::{Barred, Judge};
use crate::matching::levels::Scale;

/// Why a pair of the run before cannot stand again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The mentee is not in the run to come.
    MenteeAway,
    /// The mentor is not.
    MentorAway,
    /// The rules or somebody's decision rule it out now.
    Barred(Vec<Barred>),
    /// The mentee wants no more than what is settled or has more points.
    MenteeFull,
    /// The mentor has no place beside what is settled or has more points.
    MentorFull,
    /// The quota of the mentee's or the mentor's unit is reached by what is
    /// settled or has more points.
    UnitFull,
}

impl Prepared {
    /// Settles every pair of the run before that may still be. Where somebody
    /// has fewer wants or places than pairs, those with most points stay, and
    /// among equals the first by key. For each pair, in the order given, why it
    /// is not settled.
    pub fn keep(&mut self, before: &[(String, String)]) -> Vec<Option<NotKept>> {
        let (mut open, mut why) = self.allowed(before);
        let (mut mentees, mut mentors) = self.inputs.taken();
        let mut units = Units::of(&self.inputs);
        open.sort_unstable_by_key(|(at, pair, points)| (u32::MAX - points, *pair, *at));
        for (at, pair, _) in open {
            if self.inputs.fixed.contains_key(&pair) {
                continue;
            }
            let (mentee, mentor) = (pair.mentee as usize, pair.mentor as usize);
            if mentees[mentee] >= self.inputs.mentees[mentee].capacity {
                why[at] = Some(NotKept::MenteeFull);
            } else if mentors[mentor] >= self.inputs.mentors[mentor].capacity {
                why[at] = Some(NotKept::MentorFull);
            } else if !units.take(&self.inputs, pair) {
                why[at] = Some(NotKept::UnitFull);
            } else {
                mentees[mentee] += 1;
                mentors[mentor] += 1;
                self.inputs.fixed.insert(pair, Fixed::Kept);
            }
        }
        why
    }

    /// Lets the run count how many pairs of the run before stand again. For
    /// each pair, in the order given, why it cannot.
    pub fn change_few(
        &mut self,
        before: &[(String, String)],
    ) -> Result<Vec<Option<NotKept>>, Refusal> {
        let (open, why) = self.allowed(before);
        self.inputs.before = open.into_iter().map(|(_, pair, _)| pair).collect();
        if Scale::fits(&self.inputs) {
            return Ok(why);
        }
        self.inputs.before.clear();
        Err(Refusal::TooMuchToCount {
            max_points: self.inputs.rules.max_points(),
        })
    }

    /// The pairs that may be, with their points, and why the others may not.
    #[allow(clippy::type_complexity, reason = "used twice, above")]
    fn allowed(
        &self,
        before: &[(String, String)],
    ) -> (Vec<(usize, Pair, u32)>, Vec<Option<NotKept>>) {
        fn places(ids: &[String]) -> BTreeMap<&str, u32> {
            ids.iter().map(String::as_str).zip(0..).collect()
        }
        let (mentees, mentors) = (places(&self.mentees), places(&self.mentors));
        let judge = Judge::new(&self.inputs);
        let mut open = Vec::new();
        let mut why = vec![None; before.len()];
        for (at, (mentee, mentor)) in before.iter().enumerate() {
            let mentee = mentees.get(mentee.as_str());
            let mentor = mentors.get(mentor.as_str());
            why[at] = match (mentee, mentor) {
                (None, _) => Some(NotKept::MenteeAway),
                (_, None) => Some(NotKept::MentorAway),
                (Some(mentee), Some(mentor)) => {
                    let (mentee, mentor) = (*mentee, *mentor);
                    let pair = Pair { mentee, mentor };
                    // What is settled stands, whatever the rules say of it now.
                    let is_fixed = self.inputs.fixed.contains_key(&pair);
                    let barred = judge.barred(pair);
                    if barred.is_empty() || is_fixed {
                        open.push((at, pair, judge.points_regardless(pair)));
                        None
                    } else {
                        Some(NotKept::Barred(barred))
                    }
                }
            };
        }
        (open, why)
    }
}

/// What quotas leave to units.
struct Units([BTreeMap<u32, u32>; 2]);

impl Units {
    fn of(inputs: &Inputs) -> Self {
        let free = |role| {
            let rooms = inputs.unit_rooms(role).into_iter();
            rooms.map(|room| (room.unit, room.free())).collect()
        };
        Self([free(Role::Mentee), free(Role::Mentor)])
    }

    /// Takes one pairing of both units, where both have one left.
    fn take(&mut self, inputs: &Inputs, pair: Pair) -> bool {
        let unit = |people: &[Party], at: u32| people.get(at as usize)?.label(Label::Unit);
        let units = [
            unit(&inputs.mentees, pair.mentee),
            unit(&inputs.mentors, pair.mentor),
        ];
        let both = || self.0.iter().zip(units);
        let has_room = |(free, unit): (&BTreeMap<u32, u32>, Option<u32>)| {
            unit.and_then(|unit| free.get(&unit))
                .is_none_or(|free| *free > 0)
        };
        if !both().all(has_room) {
            return false;
        }
        for (free, unit) in self.0.iter_mut().zip(units) {
            if let Some(free) = unit.and_then(|unit| free.get_mut(&unit)) {
                *free -= 1;
            }
        }
        true
    }
}
