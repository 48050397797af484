//! Who stays without a pairing: those the matching counts and those who are
//! kept out of it. The review, the publication and the letters count with this
//! one function, so that their figures agree.
//!
//! Leaves out why the matching found nobody (`round::reason`).

use std::collections::BTreeMap;

use crate::domain::check::{Blocker, blockers};
use crate::domain::id::Id;
use crate::domain::pace::{Pace, at_once};
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::letters::unpaired;

/// People of one role without a live pairing, who all get a letter about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOver {
    /// Those who take part.
    pub taking_part: Vec<Id<Participation>>,
    /// Those who are kept out, by the first reason.
    pub kept_out: BTreeMap<Blocker, Vec<Id<Participation>>>,
}

impl LeftOver {
    /// How many are kept out.
    pub fn n_kept_out(&self) -> usize {
        self.kept_out.values().map(Vec::len).sum()
    }

    /// How many there are in all: one letter each.
    pub fn n(&self) -> usize {
        self.taking_part.len() + self.n_kept_out()
    }
}

/// Who of a role stays without a pairing.
///
/// Who is hidden, paused or has withdrawn gets no letter and is not counted.
pub fn left_over(programme: &Programme, role: Role) -> LeftOver {
    at_once(left_over_paced(programme, role, &Pace::AT_ONCE))
}

/// The same at a pace.
pub async fn left_over_paced(programme: &Programme, role: Role, pace: &Pace) -> LeftOver {
    let mut found = LeftOver::default();
    let of_role = unpaired(programme).into_iter();
    for part in of_role.filter(|part| part.role == role) {
        pace.rest().await;
        match blockers(programme, part).first() {
            None => found.taking_part.push(part.id.clone()),
            Some(first) => {
                let same = found.kept_out.entry(*first).or_default();
                same.push(part.id.clone());
            }
        }
    }
    found
}
