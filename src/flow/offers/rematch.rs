//! Matching a few again without moving the rest: who can be picked, and the
//! round that adds to the published one.
//!
//! The added round is a round like any other: it is solved, reviewed and
//! published, and has letters of its own. Its problem holds only those picked,
//! with the wants and places they have left. Leaves out solving.
//!
//! Invariant: no pairing that stands is moved or ended by a round that adds to
//! another (`tests/host/offers.rs`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::SIDES;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::{Round, RoundState};
use crate::domain::people::{Participation, Role};
use crate::domain::whole::Programme;
use crate::flow::round::{current_open_round, takes_part};

/// Why somebody can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    /// A pairing of theirs is over.
    Parted,
    /// They were never paired.
    Unpaired,
    /// They are paired and have room for another.
    Room,
}

/// Somebody who takes part and has a want or a place nobody uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pickable {
    /// Their participation.
    pub part: Id<Participation>,
    /// Their role.
    pub role: Role,
    /// Wants or places nobody uses.
    pub n_free: usize,
    /// Why they can be picked.
    pub since: Since,
}

/// Everybody who can be picked: those whose pairing is over first, then the
/// others without one, then by id.
pub fn pickable(programme: &Programme) -> Vec<Pickable> {
    let mut n_live: BTreeMap<&Id<Participation>, usize> = BTreeMap::new();
    let mut parted: BTreeSet<&Id<Participation>> = BTreeSet::new();
    for pairing in programme.pairings.values() {
        for role in SIDES {
            if pairing.state.is_live() {
                *n_live.entry(pairing.side(role)).or_default() += 1;
            } else {
                parted.insert(pairing.side(role));
            }
        }
    }
    let pick = |part: &std::sync::Arc<Participation>| {
        let used = n_live.get(&part.id).copied().unwrap_or(0);
        let n_free = (programme.capacity_of(part) as usize).checked_sub(used)?;
        let fits = n_free > 0 && takes_part(programme, part);
        fits.then(|| Pickable {
            part: part.id.clone(),
            role: part.role,
            n_free,
            since: match used {
                _ if parted.contains(&part.id) => Since::Parted,
                0 => Since::Unpaired,
                _ => Since::Room,
            },
        })
    };
    let mut found: Vec<Pickable> = programme.participations.values().filter_map(pick).collect();
    found.sort_by(|a, b| (a.since, a.role, &a.part).cmp(&(b.since, b.role, &b.part)));
    found
}

/// Why a few cannot be matched again now. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRematch {
    /// Nobody of one of the roles was picked.
    #[error("mentors and mentees have to be picked")]
    OneSided,
    /// Another round is open.
    #[error("another round is open")]
    RoundOpen,
    /// The round was not published.
    #[error("the round was not published")]
    NotPublished,
    /// Nobody decided between two published runs.
    #[error("several runs of the round were published")]
    SeveralRuns,
}

/// The change that opens a round which adds to `round` and matches only those
/// picked; those who cannot be picked (any more) are left out.
pub fn open_rematch(
    programme: &Programme,
    round: &Id<Round>,
    picked: &BTreeSet<Id<Participation>>,
    id: &str,
    name: &str,
    on: Date,
) -> Result<Change, NoRematch> {
    let family = programme.family_of(round);
    let published = |it: &&&std::sync::Arc<Round>| it.state == RoundState::Published;
    let root = family.first().filter(published);
    let root = root.ok_or(NoRematch::NotPublished)?;
    if family
        .iter()
        .any(|it| programme.several_runs.contains_key(&it.id))
    {
        return Err(NoRematch::SeveralRuns);
    }
    if current_open_round(programme).is_some() {
        return Err(NoRematch::RoundOpen);
    }
    let chosen = pickable(programme).into_iter();
    let chosen: Vec<Pickable> = chosen.filter(|it| picked.contains(&it.part)).collect();
    if SIDES
        .iter()
        .any(|role| chosen.iter().all(|it| it.role != *role))
    {
        return Err(NoRematch::OneSided);
    }
    let mut only: Vec<String> = chosen.iter().map(|it| it.part.to_string()).collect();
    only.sort();
    Ok(Change::save(Round {
        id: Id::new(id),
        name: name.to_owned(),
        opened_on: Some(on),
        state: RoundState::Open,
        first_step: root.first_step,
        adds_to: Some(root.id.clone()),
        only,
        ..Round::default()
    }))
}
