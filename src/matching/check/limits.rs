//! Quotas and subjects of an answer, and the shape of what proves it.
//!
//! Which subject each mentor stands for is not in a certificate: that there is a
//! way is found out here. Leaves out whether the answer is best (`layered`).

use std::collections::BTreeMap;

use super::fault::Fault;
use crate::domain::people::Role;
use crate::domain::rules::Label;
use crate::matching::certificate::{Certificate, Dual, Prices};
use crate::matching::inputs::{Inputs, Pair, SubjectSlots, UnitRoom};
use crate::matching::levels::Level;

/// Whether the certificate has prices of the right shape and unaltered, and no
/// answer goes beyond a quota or lets two mentors stand for the same.
pub fn check_layers(inputs: &Inputs, certificate: &Certificate, faults: &mut Vec<Fault>) {
    let Some(layers) = &certificate.layers else {
        faults.push(Fault::Layers);
        return;
    };
    let aims_at_lowest = certificate.value(Level::Lowest).is_some();
    let proves_lowest = aims_at_lowest && !certificate.pairs().is_empty();
    let shape = Shape::of(inputs);
    let all = layers.tries.iter().chain(&layers.above);
    let is_fine = layers.tries.len() == certificate.tries.len()
        && layers.above.is_some() == proves_lowest
        && layers.digest == layers.right_digest()
        && certificate.none_above.is_none()
        && all.clone().all(|prices| shape.fits(prices, certificate));
    if !is_fine {
        faults.push(Fault::Layers);
    }
    for proof in &certificate.tries {
        for (units, role) in shape.units.iter().zip([Role::Mentee, Role::Mentor]) {
            for room in units {
                let given = proof.pairs.iter();
                let of_unit = |pair: &&Pair| unit_of(inputs, role, **pair) == Some(room.unit);
                if given.filter(of_unit).count() > room.free() as usize {
                    let unit = room.unit;
                    faults.push(Fault::Quota { role, unit });
                }
            }
        }
        for (mentee, slots) in (0_u32..).zip(&shape.slots) {
            let of = proof.pairs.iter().filter(|pair| pair.mentee == mentee);
            let mentors: Vec<u32> = of.map(|pair| pair.mentor).collect();
            if let Some(slots) = slots
                && !mentors.is_empty()
                && stand_for(inputs, slots, &mentors).is_none()
            {
                faults.push(Fault::Subjects { mentee });
            }
        }
    }
}

/// The unit of one side of a pair.
pub fn unit_of(inputs: &Inputs, role: Role, pair: Pair) -> Option<u32> {
    let party = match role {
        Role::Mentee => inputs.mentees.get(pair.mentee as usize)?,
        Role::Mentor => inputs.mentors.get(pair.mentor as usize)?,
    };
    party.label(Label::Unit)
}

/// What prices there have to be.
pub struct Shape {
    /// Units with a quota, of mentees and of mentors.
    pub units: [Vec<UnitRoom>; 2],
    /// What mentors of each mentee can stand for, where that is limited.
    pub slots: Vec<Option<SubjectSlots>>,
    /// How many prices of each kind.
    pub counts: [usize; 5],
}

impl Shape {
    /// Those of a run.
    pub fn of(inputs: &Inputs) -> Self {
        let units = [Role::Mentee, Role::Mentor].map(|role| inputs.unit_rooms(role));
        let slots = inputs.subject_slots();
        let n_slots = slots.iter().flatten().map(SubjectSlots::len).sum();
        Self {
            counts: [
                units[0].len(),
                inputs.mentees.len(),
                n_slots,
                inputs.mentors.len(),
                units[1].len(),
            ],
            units,
            slots,
        }
    }

    fn fits(&self, prices: &Prices, certificate: &Certificate) -> bool {
        let n_levels = certificate.levels.len();
        let lists = prices.lists();
        let is_one = |dual: &Dual| {
            let tie = dual.tie.unsigned_abs();
            dual.levels.len() + 1 == n_levels && tie < super::MAX_DUAL.unsigned_abs()
        };
        let counts = lists.iter().zip(self.counts);
        counts.clone().all(|(list, n)| list.len() == n) && lists.into_iter().flatten().all(is_one)
    }
}

/// A subject for each of these mentors, no two the same, where there is a way:
/// each mentor in turn, moving those before where that makes room.
pub fn stand_for(inputs: &Inputs, slots: &SubjectSlots, mentors: &[u32]) -> Option<Vec<usize>> {
    let fitting: Vec<Vec<usize>> = mentors
        .iter()
        .map(|mentor| {
            let party = inputs.mentors.get(*mentor as usize);
            party.map(|party| slots.of(party)).unwrap_or_default()
        })
        .collect();
    let mut holder: Vec<Option<usize>> = vec![None; slots.len()];
    for start in 0..mentors.len() {
        let mut from: BTreeMap<usize, (usize, Option<usize>)> = BTreeMap::new();
        let mut open = vec![(start, None)];
        let mut end = None;
        'search: while let Some((mentor, came_by)) = open.pop() {
            for slot in &fitting[mentor] {
                if from.contains_key(slot) {
                    continue;
                }
                from.insert(*slot, (mentor, came_by));
                match holder[*slot] {
                    None => {
                        end = Some(*slot);
                        break 'search;
                    }
                    Some(other) => open.push((other, Some(*slot))),
                }
            }
        }
        let mut at = Some(end?);
        while let Some(slot) = at {
            let (mentor, came_by) = from[&slot];
            holder[slot] = Some(mentor);
            at = came_by;
        }
    }
    let mut found = vec![0; mentors.len()];
    for (slot, mentor) in holder.iter().enumerate() {
        if let Some(mentor) = mentor {
            found[*mentor] = slot;
        }
    }
    Some(found)
}
