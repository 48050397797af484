//! Who goes without when a place is taken for somebody else, and who could
//! have them instead.
//!
//! Told before it is done. Leaves out what the best answer would be (`hand`).

use std::collections::BTreeMap;

use super::exchange::EXCHANGED;
use super::hand::Hand;
use super::scoring::Scoring;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, PairingState, Round};
use crate::domain::people::Participation;
use crate::domain::whole::Programme;

/// The trail's code of a mentor passed on, and another found for who had them.
pub const PASSED_ON: &str = "pairing.passed_on";

/// A mentee who loses a mentor to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Displaced {
    /// Who.
    pub mentee: Id<Participation>,
    /// Points of the pairing that gives way.
    pub points: i64,
    /// Mentors they keep.
    pub n_kept: usize,
    /// The best mentor with a place for them then.
    pub best: Option<Resettled>,
}

/// A mentor for a mentee who lost another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resettled {
    /// The mentor.
    pub mentor: Id<Participation>,
    /// Points of that pair.
    pub points: i64,
    /// Whether it is the mentor the other mentee leaves: the two exchange.
    pub is_exchange: bool,
}

impl Hand {
    /// Who loses this mentor, other than the mentee who gets them; nothing
    /// where no pairing of somebody else gives way.
    pub fn displaced(&self, programme: &Programme, scoring: &Scoring) -> Option<Displaced> {
        let mut goes = self.instead_of.iter();
        let gone = goes.find_map(|id| {
            let pairing = programme.pairings.get(id)?;
            (pairing.mentee != self.mentee).then_some(pairing)
        })?;
        let stays =
            |it: &&std::sync::Arc<Pairing>| it.state.is_live() && !self.instead_of.contains(&it.id);
        let mut n_held: BTreeMap<&str, usize> = BTreeMap::from([(self.mentor.as_str(), 1)]);
        let mut kept = Vec::new();
        for pairing in programme.pairings.values().filter(stays) {
            *n_held.entry(pairing.mentor.as_str()).or_default() += 1;
            if pairing.mentee == gone.mentee {
                kept.push(&pairing.mentor);
            }
        }
        let left = self.left(programme);
        let best = scoring.mentors().iter().filter_map(|id| {
            let mentor = Id::new(id.as_str());
            let part = programme.participations.get(&mentor)?;
            let n_held = n_held.get(id.as_str()).copied().unwrap_or(0);
            let judged = scoring.judge(&gone.mentee, &mentor)?;
            let fits = mentor != self.mentor
                && !kept.contains(&&mentor)
                && n_held < programme.capacity_of(part) as usize
                && judged.is_eligible();
            fits.then(|| Resettled {
                points: i64::from(judged.total()),
                is_exchange: left.contains(&&mentor),
                mentor,
            })
        });
        // Between equals the mentor who is left: an exchange moves nobody else.
        let best = best.min_by_key(|it| (-it.points, !it.is_exchange, it.mentor.clone()));
        Some(Displaced {
            mentee: gone.mentee.clone(),
            points: gone.points,
            n_kept: kept.len(),
            best,
        })
    }

    /// The mentors whom the mentee leaves for this one.
    fn left<'a>(&self, programme: &'a Programme) -> Vec<&'a Id<Participation>> {
        let goes = self.instead_of.iter();
        goes.filter_map(|id| programme.pairings.get(id))
            .filter(|it| it.mentee == self.mentee)
            .map(|it| &it.mentor)
            .collect()
    }

    /// Points lost by what is on show: what goes less what comes.
    pub fn lost_now(&self, programme: &Programme, points: i64) -> i64 {
        let goes = self.instead_of.iter();
        let goes = goes.filter_map(|id| programme.pairings.get(id));
        goes.map(|it| it.points).sum::<i64>() - points
    }

    /// The change that makes the pair, with `points` by the rules.
    pub fn change(
        &self,
        programme: &Programme,
        round: &Id<Round>,
        points: i64,
        id: String,
    ) -> Change {
        Change::PairByHand {
            pairing: Pairing {
                id: Id::new(id),
                round: round.clone(),
                mentor: self.mentor.clone(),
                mentee: self.mentee.clone(),
                state: PairingState::Locked,
                points,
                cost_of_hand: self.lost_now(programme, points),
                ..Pairing::default()
            },
            instead_of: self.instead_of.clone(),
        }
    }
}

impl Displaced {
    /// The change that makes the pair of `hand` and gives this mentee the best
    /// mentor left, as one; nothing where there is none.
    pub fn change(&self, hand: Change, round: &Id<Round>, id: String) -> Option<Change> {
        let best = self.best.as_ref()?;
        let what = if best.is_exchange {
            EXCHANGED
        } else {
            PASSED_ON
        };
        let second = Change::PairByHand {
            pairing: Pairing {
                id: Id::new(id),
                round: round.clone(),
                mentor: best.mentor.clone(),
                mentee: self.mentee.clone(),
                state: PairingState::Locked,
                points: best.points,
                cost_of_hand: -best.points,
                ..Pairing::default()
            },
            instead_of: Vec::new(),
        };
        let changes = vec![hand, second];
        Some(Change::Many { what, changes })
    }
}
