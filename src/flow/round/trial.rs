//! "What if": other rules and other places, tried without being kept, and who
//! would gain and who would lose.
//!
//! Invariant: what is kept afterwards gives the same run as was shown
//! (`tests/host/whatif.rs`). Leaves out the solving.

use std::collections::{BTreeMap, BTreeSet};

use super::making::NoRun;
use super::problem::{ProblemError, problem_with_paced, rules_of};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pace::{Pace, at_once};
use crate::domain::pairing::Round;
use crate::domain::people::Participation;
use crate::domain::rules::{RuleSet, RuleSetError};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::adopt::saving;
use crate::matching::inputs::Pair;
use crate::matching::judge::Judge;
use crate::matching::prepare::{Prepared, prepare_paced};
use crate::matching::solve::Answered;

/// Rules and places to be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The rules.
    pub rules: RuleSet,
    /// Wants or places of those who have others in it.
    pub capacities: BTreeMap<Id<Participation>, u32>,
}

/// Who has whom, settled pairs too.
pub type Paired = BTreeSet<(Id<Participation>, Id<Participation>)>;

/// What a trial changes against another answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Mentees with a mentor, before and after.
    pub n_mentees: (u32, u32),
    /// Pairings, before and after.
    pub n_pairs: (u32, u32),
    /// Points by the rules of today, before and after.
    pub points_today: (i64, i64),
    /// Points by the rules tried, before and after.
    pub points_tried: (i64, i64),
    /// Pairings that stand in both.
    pub n_same: u32,
    /// Mentees whose mentors are others, those who lose theirs first.
    pub changed: Vec<Changed>,
}

/// A mentee whose mentors are others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The mentee's participation.
    pub mentee: Id<Participation>,
    /// The mentors before.
    pub before: Vec<Id<Participation>>,
    /// The mentors after.
    pub after: Vec<Id<Participation>>,
}

/// What becomes of a mentee whose mentors are others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Had a mentor and has none.
    Loses,
    /// Had none and has one.
    Gets,
    /// Has other mentors, or another number of them.
    Changes,
}

impl Changed {
    /// What becomes of the mentee.
    pub fn turn(&self) -> Turn {
        match (self.before.is_empty(), self.after.is_empty()) {
            (false, true) => Turn::Loses,
            (true, _) => Turn::Gets,
            (false, false) => Turn::Changes,
        }
    }
}

impl Trial {
    /// What stands in the programme.
    pub fn of(programme: &Programme) -> Result<Self, RuleSetError> {
        Ok(Self {
            rules: rules_of(programme)?,
            capacities: BTreeMap::new(),
        })
    }

    /// Gives somebody so many wants or places.
    pub fn set_capacity(&mut self, programme: &Programme, part: &Id<Participation>, capacity: u32) {
        let stored = programme.participations.get(part);
        if stored.is_some_and(|part| programme.capacity_of(part) != capacity) {
            self.capacities.insert(part.clone(), capacity);
        } else {
            self.capacities.remove(part);
        }
    }

    /// Whether it is what stands in the programme.
    pub fn is_as_stored(&self, programme: &Programme) -> bool {
        self.capacities.is_empty() && rules_of(programme).is_ok_and(|rules| rules == self.rules)
    }

    /// A round's problem under it, ready to be solved.
    pub fn prepared(&self, programme: &Programme, round: &Id<Round>) -> Result<Prepared, NoRun> {
        at_once(self.prepared_paced(programme, round, &Pace::AT_ONCE))
    }

    /// The same at a pace.
    pub async fn prepared_paced(
        &self,
        programme: &Programme,
        round: &Id<Round>,
        pace: &Pace,
    ) -> Result<Prepared, NoRun> {
        if !programme.rounds.contains_key(round) {
            return Err(ProblemError::NoRound.into());
        }
        let rules = self.rules.clone();
        let mut problem = problem_with_paced(programme, Some(round), rules, pace).await;
        for subject in &mut problem.subjects {
            if let Some(capacity) = self.capacities.get(&Id::new(subject.id.as_str())) {
                subject.capacity = Some(*capacity);
            }
        }
        prepare_paced(&problem, pace).await.map_err(NoRun::Refused)
    }

    /// As a value, to be kept while somebody tries.
    pub fn to_value(&self) -> Value {
        let places = |(id, n): (&Id<Participation>, &u32)| (id.to_string(), Value::from(*n));
        Value::map([
            ("rules", Value::Map(self.rules.to_fields())),
            ("places", Value::map(self.capacities.iter().map(places))),
        ])
    }

    /// Reads what [`Self::to_value`] made; nothing of what this version cannot
    /// read.
    pub fn from_value(value: &Value) -> Option<Self> {
        let rules = RuleSet::from_fields(value.get("rules")?.as_map()?).ok()?;
        let places = value.get("places")?.as_map()?.iter();
        let place =
            |(id, n): (&String, &Value)| Some((Id::new(id.as_str()), n.as_int()?.try_into().ok()?));
        let capacities = places.map(place).collect::<Option<_>>()?;
        Some(Self { rules, capacities })
    }

    /// The change that keeps it.
    pub fn keeping(&self, programme: &Programme) -> Change {
        let capacity = |(id, capacity): (&Id<Participation>, &u32)| {
            let mut part = (**programme.participations.get(id)?).clone();
            part.capacity = *capacity;
            Some(Change::save(part))
        };
        let capacities = self.capacities.iter().filter_map(capacity);
        let rules = rules_of(programme);
        let rules = (rules.as_ref() != Ok(&self.rules)).then(|| saving(&self.rules));
        Change::Many {
            what: "rules.tried",
            changes: rules.into_iter().chain(capacities).collect(),
        }
    }
}

/// Who has whom by an answer, settled pairs too.
pub fn paired(prepared: &Prepared, answered: &Answered) -> Paired {
    let all = answered.pairs.iter().chain(prepared.inputs.fixed.keys());
    let named = |pair: &Pair| {
        let mentee = prepared.mentees.get(pair.mentee as usize)?;
        let mentor = prepared.mentors.get(pair.mentor as usize)?;
        Some((Id::new(mentee.as_str()), Id::new(mentor.as_str())))
    };
    all.filter_map(named).collect()
}

/// What changes from `before` to `after`: points by the rules and answers of
/// `today`, and by those of `tried`.
pub fn difference(
    before: &Paired,
    after: &Paired,
    today: &Prepared,
    tried: &Prepared,
) -> Difference {
    let (had, has) = (by_mentee(before), by_mentee(after));
    let mentees: BTreeSet<&Id<Participation>> = had.keys().chain(has.keys()).copied().collect();
    let of = |all: &BTreeMap<_, Vec<Id<Participation>>>, mentee| {
        all.get(mentee).cloned().unwrap_or_default()
    };
    let changed = mentees.into_iter().map(|mentee| Changed {
        mentee: mentee.clone(),
        before: of(&had, mentee),
        after: of(&has, mentee),
    });
    let mut changed: Vec<Changed> = changed.filter(|it| it.before != it.after).collect();
    changed.sort_by_key(|it| (it.turn(), it.mentee.clone()));
    Difference {
        n_mentees: (count(had.len()), count(has.len())),
        n_pairs: (count(before.len()), count(after.len())),
        points_today: (points(today, before), points(today, after)),
        points_tried: (points(tried, before), points(tried, after)),
        n_same: count(before.intersection(after).count()),
        changed,
    }
}

fn by_mentee(pairs: &Paired) -> BTreeMap<&Id<Participation>, Vec<Id<Participation>>> {
    let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (mentee, mentor) in pairs {
        all.entry(mentee).or_default().push(mentor.clone());
    }
    all
}

/// Points of pairs, whether the rules allow them or not; 0 for somebody who
/// does not take part.
fn points(prepared: &Prepared, pairs: &Paired) -> i64 {
    let judge = Judge::new(&prepared.inputs);
    let places =
        |ids: &[String]| -> BTreeMap<String, u32> { ids.iter().cloned().zip(0..).collect() };
    let (mentees, mentors) = (places(&prepared.mentees), places(&prepared.mentors));
    let of = |(mentee, mentor): &(Id<Participation>, Id<Participation>)| {
        let pair = Pair {
            mentee: *mentees.get(mentee.as_str())?,
            mentor: *mentors.get(mentor.as_str())?,
        };
        Some(i64::from(judge.points_regardless(pair)))
    };
    pairs.iter().filter_map(of).sum()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
