//! How the pairings of a round spread over agencies, units, levels and places
//! (C11): across or within, and how many different pairs of agencies meet.
//!
//! Small numbers are suppressed as in the tables by group, with another of the
//! same line, since the pairings in all are told. Nobody's answers are read.
//! Leaves out words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::form::fold_name;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, Round};
use crate::domain::people::Person;
use crate::domain::whole::Programme;
use crate::evaluate::suppress::{Count, SMALLEST_INSIDE};

/// What two people of a pairing share or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// The agency.
    Agency,
    /// The unit; one name in two agencies is two units.
    Unit,
    /// The programme level.
    Level,
    /// The place of work.
    Location,
}

impl Across {
    /// All of them, in reading order.
    pub const ALL: [Self; 4] = [Self::Agency, Self::Unit, Self::Level, Self::Location];
}

/// Pairings across and within one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpreadLine {
    /// Of what.
    pub of: Across,
    /// Pairings of two that differ.
    pub n_across: u32,
    /// Pairings of two that are the same.
    pub n_within: u32,
    /// Pairings where one of the two is not known.
    pub n_unknown: u32,
}

impl SpreadLine {
    /// Percent across among those that are known, rounded down; nothing where
    /// none is known or a number is suppressed.
    pub fn percent_across(&self) -> Option<u32> {
        if self.is_suppressed() {
            return None;
        }
        (self.n_across * 100).checked_div(self.n_across + self.n_within)
    }

    fn counts(&self) -> [u32; 3] {
        [self.n_across, self.n_within, self.n_unknown]
    }

    /// Whether one of the numbers is too small to show.
    pub fn is_suppressed(&self) -> bool {
        let is_small = |n: &u32| (1..SMALLEST_INSIDE).contains(n);
        self.counts().iter().any(is_small)
    }

    /// Across, within and not known, as they may be shown. Where one is small,
    /// no other of the line is shown but none at all; and where the whole line
    /// is, what "from 1 to 4" leaves open would be too little.
    pub fn shown(&self) -> [Count; 3] {
        let is_suppressed = self.is_suppressed();
        let is_short = self.counts().iter().sum::<u32>() <= 3 * SMALLEST_INSIDE;
        self.counts().map(|n| match n {
            n if !is_suppressed => Count::Is(n),
            _ if is_short => Count::Held,
            0 => Count::Is(0),
            n if n < SMALLEST_INSIDE => Count::Few,
            _ => Count::Held,
        })
    }
}

/// How the pairings of a round spread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Live pairings of the round.
    pub n_pairings: u32,
    /// Across and within.
    pub lines: Vec<SpreadLine>,
    /// Different pairs of two agencies that meet in a pairing, whoever mentors.
    pub n_agency_pairs: u32,
    /// Agencies with somebody in a pairing.
    pub n_agencies: u32,
    /// How the work is shared: numbers of mentees, and how many of the mentors
    /// of the round have so many in all rounds.
    pub loads: Vec<(u32, u32)>,
}

impl Spread {
    /// Different pairs of agencies that meet; nothing where the pairings across
    /// agencies are suppressed, of which there are at least as many.
    pub fn agency_pairs_shown(&self) -> Option<u32> {
        let mut lines = self.lines.iter();
        let agency = lines.find(|line| line.of == Across::Agency);
        let is_suppressed = agency.is_some_and(SpreadLine::is_suppressed);
        (!is_suppressed).then_some(self.n_agency_pairs)
    }
}

/// The spread of a round as its pairings stand, drafts counted.
pub fn spread(programme: &Programme, round: &Id<Round>) -> Spread {
    let pairings = programme.live_pairings(round);
    let both = |pairing: &Pairing| {
        let mentee = programme.person_of(&pairing.mentee)?;
        Some((&**mentee, &**programme.person_of(&pairing.mentor)?))
    };
    let pairs: Vec<(&Person, &Person)> = pairings.iter().filter_map(|it| both(it)).collect();
    let line = |of: Across| {
        let mut line = SpreadLine {
            of,
            n_across: 0,
            n_within: 0,
            n_unknown: 0,
        };
        for (mentee, mentor) in &pairs {
            match (place(programme, of, mentee), place(programme, of, mentor)) {
                (Some(one), Some(other)) if one == other => line.n_within += 1,
                (Some(_), Some(_)) => line.n_across += 1,
                _ => line.n_unknown += 1,
            }
        }
        line
    };
    let mut agencies = BTreeSet::new();
    let mut meet = BTreeSet::new();
    for (mentee, mentor) in &pairs {
        let [one, other] = [mentee, mentor].map(|it| place(programme, Across::Agency, it));
        agencies.extend([one.clone(), other.clone()].into_iter().flatten());
        if let (Some(one), Some(other)) = (one, other)
            && one != other
        {
            meet.insert(if one < other {
                (one, other)
            } else {
                (other, one)
            });
        }
    }
    Spread {
        n_pairings: number(pairs.len()),
        lines: Across::ALL.into_iter().map(line).collect(),
        n_agency_pairs: number(meet.len()),
        n_agencies: number(agencies.len()),
        loads: loads(programme, &pairings),
    }
}

fn loads(programme: &Programme, pairings: &[&Arc<Pairing>]) -> Vec<(u32, u32)> {
    let mentors: BTreeSet<_> = pairings.iter().map(|it| &it.mentor).collect();
    let mut held: BTreeMap<_, u32> = BTreeMap::new();
    for pairing in programme.pairings.values().filter(|it| it.state.is_live()) {
        if mentors.contains(&pairing.mentor) {
            *held.entry(&pairing.mentor).or_default() += 1;
        }
    }
    let mut loads: BTreeMap<u32, u32> = BTreeMap::new();
    for n in held.into_values() {
        *loads.entry(n).or_default() += 1;
    }
    loads.into_iter().collect()
}

/// Where somebody stands; nothing where it is not known.
fn place(programme: &Programme, of: Across, person: &Person) -> Option<String> {
    let said = |text: &str| (!text.trim().is_empty()).then(|| fold_name(text));
    match of {
        Across::Agency => said(&person.agency),
        Across::Unit => Some(format!(
            "{}\n{}",
            said(&person.unit)?,
            fold_name(&person.agency)
        )),
        Across::Level => programme.level_of(person).map(|level| level.id.to_string()),
        Across::Location => said(&person.location),
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
