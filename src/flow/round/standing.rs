//! Why a mentee has nobody as the pairings stand now: what was done by hand
//! since the run, which rules keep them apart, and whose places are taken.
//!
//! Pairs are judged one mentee at a time, so that a change by hand renews the
//! reasons at once. Leaves out what a new run would find.

use std::collections::BTreeMap;

use super::problem::rules_of;
use super::reason::{MOST_NEAREST, Nearest, Reason, count};
use super::result::RunResult;
use super::scoring::Scoring;
use crate::domain::id::Id;
use crate::domain::pace::{Pace, at_once};
use crate::domain::people::{Participation, Role};
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::matching::inputs::{Pair, Party};
use crate::matching::judge::Judge;

/// What became of the mentor somebody had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// The place was given to others by hand.
    GivenAway {
        /// Whose place.
        mentor: Id<Participation>,
        /// Who has it now.
        to: Vec<Id<Participation>>,
    },
    /// The pairing was taken apart.
    TakenApart {
        /// With whom it was.
        mentor: Id<Participation>,
    },
    /// The pairing was published and has ended.
    Ended {
        /// With whom it was.
        mentor: Id<Participation>,
    },
    /// The mentor no longer takes part.
    MentorGone {
        /// Who it was.
        mentor: Id<Participation>,
    },
}

/// Why nobody mentors somebody at present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Present {
    /// Mentors who would do have a place left.
    PlaceFree {
        /// How many.
        n_free: u32,
        /// Those of them who have only a place that is held back.
        n_reserve: u32,
        /// Those with most points.
        nearest: Vec<Nearest>,
    },
    /// Nobody may, or nobody has a place.
    Nobody {
        /// Why.
        reason: Reason,
        /// Whether the run found just this and nothing was changed since, so
        /// that what else it says of this mentee holds as well.
        is_of_run: bool,
    },
}

/// Everybody who takes part and every place, as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings {
    scoring: Scoring,
    /// The rules they are judged by.
    pub rules: RuleSet,
    /// Mentors with a place left, by their place in the inputs.
    free: Vec<u32>,
    /// Those of them with no other place than one that is held back.
    only_reserve: Vec<u32>,
}

impl Standings {
    /// Reads a programme; nothing where its rules or people allow no judging.
    pub fn of(programme: &Programme) -> Option<Self> {
        at_once(Self::of_paced(programme, &Pace::AT_ONCE))
    }

    /// The same at a pace.
    pub async fn of_paced(programme: &Programme, pace: &Pace) -> Option<Self> {
        let rules = rules_of(programme).ok()?;
        let scoring = Scoring::of_paced(programme, rules.clone(), pace)
            .await
            .ok()?;
        pace.rest().await;
        let mut n_held: BTreeMap<&str, usize> = BTreeMap::new();
        for pairing in programme.pairings.values().filter(|it| it.state.is_live()) {
            *n_held.entry(pairing.mentor.as_str()).or_default() += 1;
        }
        let n_left = |id: &str, n_held_back: u32| {
            let part = programme.participations.get(&Id::new(id));
            let places = part.map_or(0, |part| programme.capacity_of(part));
            let n_held = n_held.get(id).copied().unwrap_or(0);
            (places.saturating_sub(n_held_back) as usize).saturating_sub(n_held)
        };
        let with_place = |without: fn(&Party) -> u32| -> Vec<u32> {
            let mentors = (0..).zip(scoring.mentors().iter().zip(&scoring.inputs().mentors));
            mentors
                .filter(|(_, (id, party))| n_left(id, without(party)) > 0)
                .map(|(at, _)| at)
                .collect()
        };
        let free = with_place(|_| 0);
        let usable = with_place(|party| party.held_back);
        let is_reserve = |at: &&u32| usable.binary_search(at).is_err();
        Some(Self {
            only_reserve: free.iter().filter(is_reserve).copied().collect(),
            free,
            rules,
            scoring,
        })
    }

    /// Why a mentee without a mentor has none; nothing where they do not take
    /// part. `run` is what the run found, as long as the pairings are still
    /// those of the run.
    pub fn why(&self, mentee: &Id<Participation>, run: Option<&RunResult>) -> Option<Present> {
        let at = self.scoring.place(Role::Mentee, mentee)?;
        let inputs = self.scoring.inputs();
        let judge = Judge::new(inputs);
        let fits = self.free.iter().filter_map(|mentor| {
            let pair = Pair {
                mentee: at,
                mentor: *mentor,
            };
            let points = judge.points(pair)?;
            let id = self.scoring.mentors().get(*mentor as usize)?;
            Some(Nearest {
                mentor: Id::new(id.as_str()),
                points,
                needed: None,
            })
        });
        let mut nearest: Vec<Nearest> = fits.collect();
        let reserve = self.only_reserve.iter();
        let reserve = reserve.filter(|mentor| {
            let mentor = **mentor;
            judge.points(Pair { mentee: at, mentor }).is_some()
        });
        let n_reserve = count(reserve.count());
        if !nearest.is_empty() {
            let n_free = count(nearest.len());
            nearest.sort_by(|a, b| (b.points, &a.mentor).cmp(&(a.points, &b.mentor)));
            nearest.truncate(MOST_NEAREST);
            return Some(Present::PlaceFree {
                n_free,
                n_reserve,
                nearest,
            });
        }
        let mentors = self.scoring.mentors();
        let reason = Reason::of(inputs, &judge, at, mentors, &BTreeMap::new(), &[]);
        let of_run = run.and_then(|run| run.reason(mentee));
        Some(
            match of_run.filter(|of_run| of_run.without_needs() == reason) {
                Some(of_run) => Present::Nobody {
                    reason: of_run.clone(),
                    is_of_run: true,
                },
                None => Present::Nobody {
                    reason,
                    is_of_run: false,
                },
            },
        )
    }
}
