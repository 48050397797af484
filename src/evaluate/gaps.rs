//! Supply and demand by skill, before anybody is matched.
//!
//! Counts say what they are: a skill lacks places when fewer are offered with
//! it than mentees want it, even if every such place went to them. A mentor's
//! one place may be counted under each of the skills offered, so the counts of
//! several skills must not be added up; [`Balance`] counts everybody once.
//! Leaves out who would get whom (`matching`).

mod market;

use std::collections::BTreeSet;

use crate::domain::check;
use crate::domain::form::{Level, fold_name};
use crate::domain::id::Id;
use crate::domain::people::Role;
use crate::domain::rules::Reserve;
use crate::domain::text::LocalText;
use crate::domain::whole::Programme;
use market::{Counting, Market, Party, number};

/// One skill: who wants it, who offers it, what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The skill as the form spells it, or as the first person did.
    pub skill: String,
    /// Mentees who want it and wait for a mentor.
    pub n_mentees: u32,
    /// Mentors who offer it and have a free place.
    pub n_mentors: u32,
    /// Free places of those mentors.
    pub n_places: u32,
    /// Mentees who want it beyond those places.
    pub n_places_missing: u32,
    /// How many more mentors with the usual number of places that is.
    pub n_mentors_missing: u32,
    /// Where those who want and offer it work, most mentees first.
    pub agencies: Vec<AgencyShare>,
    /// Levels a new mentor could come from, the one that could serve most of
    /// its mentees first. Empty where the rules do not ask for a level.
    pub levels: Vec<LevelShare>,
}

/// What there is of a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Wanted, and nobody offers it.
    NobodyOffers,
    /// Wanted by more mentees than there are places.
    TooFew,
    /// As many places as mentees, or more.
    Enough,
    /// Offered, and nobody wants it.
    NotWanted,
}

impl Gap {
    /// What there is of the skill.
    pub const fn kind(&self) -> Kind {
        match (self.n_mentees, self.n_mentors, self.n_places_missing) {
            (0, _, _) => Kind::NotWanted,
            (_, 0, _) => Kind::NobodyOffers,
            (_, _, 0) => Kind::Enough,
            _ => Kind::TooFew,
        }
    }
}

/// People of one agency, as far as a skill is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyShare {
    /// The agency, empty for those who named none.
    pub agency: String,
    /// Its mentees who want the skill.
    pub n_mentees: u32,
    /// Its mentors who offer it.
    pub n_mentors: u32,
    /// Mentees, of all agencies, that a new mentor from here could serve.
    pub n_served: u32,
}

/// A level a new mentor could have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelShare {
    /// The level.
    pub level: Id<Level>,
    /// Its name.
    pub name: LocalText,
    /// Mentees who want the skill and are far enough below, and not too far.
    pub n_served: u32,
}

/// The programme as a whole; everybody counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Mentees who wait for a mentor.
    pub n_mentees: u32,
    /// Mentors they want in all.
    pub n_wants: u32,
    /// Mentors with a free place.
    pub n_mentors: u32,
    /// Free places that a run may give.
    pub n_places: u32,
    /// Free places held back for those who come later.
    pub n_held_back: u32,
    /// Mentees beyond those places, each with one mentor.
    pub n_places_missing: u32,
    /// How many more mentors with the usual number of places that is.
    pub n_mentors_missing: u32,
    /// Mentees who want skills, none of which anybody offers.
    pub n_mentees_unserved: u32,
}

/// Every skill wanted or offered, those that lack most places first.
///
/// Counts people who take part or could once what blocks them is mended;
/// hidden, paused, waiting, withdrawn and refused people are left out, and so
/// are wants and places that a published pairing uses.
pub fn gaps(programme: &Programme) -> Vec<Gap> {
    counted(programme, Counting::Before)
}

/// The same once a run was made: only mentees who take part and have no mentor,
/// and only places that no pairing uses, drafts included.
pub fn gaps_left(programme: &Programme) -> Vec<Gap> {
    counted(programme, Counting::After)
}

/// What the run page counts: those who are ready now, with all their wants and
/// places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ready {
    /// Mentees who are ready.
    pub n_mentees: u32,
    /// Mentors they want in all.
    pub n_wants: u32,
    /// Places of mentors who are ready, without those held back.
    pub n_places: u32,
}

/// Counts those who are ready, as a run does.
pub fn ready(programme: &Programme) -> Ready {
    let mut ready = Ready::default();
    let reserve = market::reserve_of(programme);
    for part in programme.participations.values() {
        if check::blockers(programme, part).is_empty() {
            let capacity = programme.capacity_of(part);
            match part.role {
                Role::Mentee => {
                    ready.n_mentees += 1;
                    ready.n_wants += capacity;
                }
                Role::Mentor => ready.n_places += capacity - held_back(reserve, capacity),
            }
        }
    }
    ready
}

fn counted(programme: &Programme, counting: Counting) -> Vec<Gap> {
    let market = Market::of(programme, counting);
    let mut gaps: Vec<Gap> = market
        .skills()
        .into_iter()
        .map(|skill| market.gap(&skill))
        .collect();
    gaps.sort_by(|a, b| {
        let key = |gap: &Gap| {
            (
                std::cmp::Reverse((gap.n_places_missing, gap.n_mentees)),
                fold_name(&gap.skill),
            )
        };
        key(a).cmp(&key(b))
    });
    gaps
}

fn held_back(reserve: Option<Reserve>, n_places: u32) -> u32 {
    reserve.map_or(0, |reserve| reserve.of(n_places))
}

/// Supply and demand of the whole programme.
pub fn balance(programme: &Programme) -> Balance {
    let market = Market::of(programme, Counting::Before);
    let offered: BTreeSet<&String> = market.mentors.iter().flat_map(|it| &it.skills).collect();
    let unserved = |it: &&Party| {
        !it.skills.is_empty() && it.skills.iter().all(|skill| !offered.contains(skill))
    };
    let n_mentees = number(market.mentees.len());
    let n_places = market.mentors.iter().map(|it| it.n_free).sum();
    let n_places_missing = n_mentees.saturating_sub(n_places);
    Balance {
        n_mentees,
        n_wants: market.mentees.iter().map(|it| it.n_free).sum(),
        n_mentors: number(market.mentors.len()),
        n_places,
        n_held_back: market.n_held_back,
        n_places_missing,
        n_mentors_missing: n_places_missing.div_ceil(market.usual_places),
        n_mentees_unserved: number(market.mentees.iter().filter(unserved).count()),
    }
}
