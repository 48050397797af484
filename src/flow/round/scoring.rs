//! Single pairs under a rule set: who could mentor a mentee, with points and
//! reasons, and whose places are full.
//!
//! Works without a run and without solving. Leaves out who should.

mod best;
mod samples;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::problem::problem_with_paced;
use crate::domain::id::Id;
use crate::domain::pace::{Pace, at_once};
use crate::domain::pairing::Pairing;
use crate::domain::people::{Participation, Role};
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::matching::inputs::{Inputs, Pair};
use crate::matching::judge::{Judge, Judgement};
use crate::matching::prepare::{Prepared, Refusal, prepare_paced};

pub use best::Best;
pub use samples::{Shift, shift};

/// Everybody who takes part, ready to be judged in pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoring {
    prepared: Prepared,
    mentees: BTreeMap<String, u32>,
    mentors: BTreeMap<String, u32>,
}

/// A mentor as a candidate for one mentee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The mentor's participation.
    pub mentor: Id<Participation>,
    /// Points by criterion, and what rules the pair out.
    pub judgement: Judgement,
    /// The mentor's places.
    pub places: u32,
    /// Live pairings that use them, in every round.
    pub held: Vec<Arc<Pairing>>,
}

impl Candidate {
    /// Places nobody uses.
    pub fn n_free(&self) -> u32 {
        let used = u32::try_from(self.held.len()).unwrap_or(u32::MAX);
        self.places.saturating_sub(used)
    }
}

impl Scoring {
    /// Everybody of a programme under these rules.
    ///
    /// Errors: what stands in the way of every run, like two people with one address.
    pub fn of(programme: &Programme, rules: RuleSet) -> Result<Self, Vec<Refusal>> {
        at_once(Self::of_paced(programme, rules, &Pace::AT_ONCE))
    }

    /// The same at a pace.
    pub async fn of_paced(
        programme: &Programme,
        rules: RuleSet,
        pace: &Pace,
    ) -> Result<Self, Vec<Refusal>> {
        let problem = problem_with_paced(programme, None, rules, pace).await;
        let prepared = prepare_paced(&problem, pace).await?;
        let places =
            |ids: &[String]| -> BTreeMap<String, u32> { ids.iter().cloned().zip(0..).collect() };
        Ok(Self {
            mentees: places(&prepared.mentees),
            mentors: places(&prepared.mentors),
            prepared,
        })
    }

    /// The inputs, for whoever scores many pairs.
    pub fn inputs(&self) -> &Inputs {
        &self.prepared.inputs
    }

    /// Participations of the mentees who take part.
    pub fn mentees(&self) -> &[String] {
        &self.prepared.mentees
    }

    /// Participations of the mentors who take part.
    pub fn mentors(&self) -> &[String] {
        &self.prepared.mentors
    }

    /// What the rules say of two people; nothing where one does not take part.
    pub fn judge(
        &self,
        mentee: &Id<Participation>,
        mentor: &Id<Participation>,
    ) -> Option<Judgement> {
        let pair = Pair {
            mentee: *self.mentees.get(mentee.as_str())?,
            mentor: *self.mentors.get(mentor.as_str())?,
        };
        Some(Judge::new(&self.prepared.inputs).judge(pair))
    }

    /// Every mentor as a candidate: those who may be paired first, most points
    /// first; then the others, fewest obstacles first. Nothing where the
    /// mentee does not take part.
    pub fn candidates(&self, programme: &Programme, mentee: &Id<Participation>) -> Vec<Candidate> {
        let Some(at) = self.mentees.get(mentee.as_str()).copied() else {
            return Vec::new();
        };
        let judge = Judge::new(&self.prepared.inputs);
        let mut held: BTreeMap<&str, Vec<Arc<Pairing>>> = BTreeMap::new();
        for pairing in programme.pairings.values().filter(|it| it.state.is_live()) {
            held.entry(pairing.mentor.as_str())
                .or_default()
                .push(Arc::clone(pairing));
        }
        let candidate = |(mentor, id): (u32, &String)| {
            let id = Id::new(id.as_str());
            let part = programme.participations.get(&id)?;
            Some(Candidate {
                judgement: judge.judge(Pair { mentee: at, mentor }),
                places: programme.capacity_of(part),
                held: held.get(id.as_str()).cloned().unwrap_or_default(),
                mentor: id,
            })
        };
        let mut found: Vec<Candidate> = (0..)
            .zip(&self.prepared.mentors)
            .filter_map(candidate)
            .collect();
        found.sort_by_cached_key(|it| {
            let points = std::cmp::Reverse(it.judgement.total());
            (it.judgement.barred.len(), points, it.mentor.clone())
        });
        found
    }

    /// Somebody's place in the inputs, in a role they take part in.
    pub fn place(&self, role: Role, part: &Id<Participation>) -> Option<u32> {
        match role {
            Role::Mentee => self.mentees.get(part.as_str()).copied(),
            Role::Mentor => self.mentors.get(part.as_str()).copied(),
        }
    }

    /// Whether somebody takes part in a role.
    pub fn has(&self, role: Role, part: &Id<Participation>) -> bool {
        self.place(role, part).is_some()
    }
}
