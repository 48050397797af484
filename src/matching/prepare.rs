//! From people to numbers, refusing what no run could answer.
//!
//! Invariant: the order of subjects and pairs changes nothing. Leaves out
//! scoring, except that locked pairs are held against the rules here.

mod before;
mod numbers;
mod people;
mod refusal;

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::{Apart, Fixed, Inputs, MAX_PEOPLE, MAX_PRIORITIES, Pair, Party};
use super::judge::Judge;
use super::subject::{PairKind, Problem, Subject};
use crate::domain::pace::{Pace, at_once};
use crate::domain::people::Role;
use crate::domain::rules::{MAX_CAPACITY, Objective, Quotas};
use numbers::{Texts, numbered};
use people::People;

pub use before::NotKept;
pub use refusal::Refusal;

/// Inputs, and who stands where in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// Numbers without names.
    pub inputs: Inputs,
    /// Participation ids in the order of [`Inputs::mentees`].
    pub mentees: Vec<String>,
    /// Participation ids in the order of [`Inputs::mentors`].
    pub mentors: Vec<String>,
}

/// Makes the inputs of a run, or says everything that stands in the way.
pub fn prepare(problem: &Problem) -> Result<Prepared, Vec<Refusal>> {
    at_once(prepare_paced(problem, &Pace::AT_ONCE))
}

/// The same at a pace: for thousands of people.
pub async fn prepare_paced(problem: &Problem, pace: &Pace) -> Result<Prepared, Vec<Refusal>> {
    let mut refusals: Vec<_> = problem
        .rules
        .problems()
        .into_iter()
        .map(Refusal::Rules)
        .collect();
    let people = People::of(problem, pace).await;
    let mentees = in_key_order(problem, Role::Mentee, &mut refusals);
    pace.rest().await;
    let mentors = in_key_order(problem, Role::Mentor, &mut refusals);
    pace.rest().await;
    let texts = Texts::of(problem, pace).await;
    let mut parties = [Vec::new(), Vec::new()];
    for (of_role, parties) in [&mentees, &mentors].into_iter().zip(&mut parties) {
        for (key, subject) in of_role {
            parties.push(numbered(key, subject, problem, &people, &texts));
            pace.rest().await;
        }
    }
    let [mentee_parties, mentor_parties] = parties;
    let mut inputs = Inputs {
        rules: problem.rules.clone(),
        salt: problem.salt.clone(),
        mentees: mentee_parties,
        mentors: mentor_parties,
        apart: BTreeMap::new(),
        fixed: BTreeMap::new(),
        before: BTreeSet::new(),
        quotas: texts.quotas(&problem.rules.limits.quotas),
    };
    // They stand there by number, without names.
    inputs.rules.limits.quotas = Quotas::default();
    refuse_shared_limits(&mentees, &mentors, &inputs, &mut refusals);
    pace.rest().await;
    keep_lines_inside(&mut inputs);
    pace.rest().await;
    renumber_people(&mut inputs);
    pace.rest().await;
    refuse_capacities(&mentees, &inputs.mentees, &mut refusals);
    refuse_capacities(&mentors, &inputs.mentors, &mut refusals);
    let priorities: BTreeSet<_> = inputs.mentees.iter().map(|party| party.priority).collect();
    if priorities.len() > MAX_PRIORITIES {
        refusals.push(Refusal::TooManyPriorities {
            n_priorities: priorities.len(),
        });
    }
    let ids = |people: Vec<(String, &Subject)>| {
        people
            .into_iter()
            .map(|(_, subject)| subject.id.clone())
            .collect::<Vec<_>>()
    };
    let mut prepared = Prepared {
        inputs,
        mentees: ids(mentees),
        mentors: ids(mentors),
    };
    note_pairs(problem, &mut prepared, &mut refusals);
    pace.rest().await;
    if refusals.is_empty() {
        refuse_locks(&prepared, &mut refusals);
        refuse_layers(problem, &prepared.inputs, &texts, &mut refusals);
    }
    if refusals.is_empty() {
        Ok(prepared)
    } else {
        Err(refusals)
    }
}

fn in_key_order<'a>(
    problem: &'a Problem,
    role: Role,
    refusals: &mut Vec<Refusal>,
) -> Vec<(String, &'a Subject)> {
    let of_role = problem
        .subjects
        .iter()
        .filter(|subject| subject.role == role);
    let mut people: Vec<_> = of_role.map(|subject| (subject.key(), subject)).collect();
    people.sort_by(|(a_key, a), (b_key, b)| a_key.cmp(b_key).then_with(|| a.id.cmp(&b.id)));
    if people.len() > MAX_PEOPLE {
        refusals.push(Refusal::TooManyPeople {
            role,
            n_people: people.len(),
        });
    }
    for same in people
        .chunk_by(|(a, _), (b, _)| a == b)
        .filter(|same| same.len() > 1)
    {
        let ids = same.iter().map(|(_, subject)| subject.id.clone()).collect();
        refusals.push(Refusal::SameKey { role, ids });
    }
    let mut ids: Vec<_> = people.iter().map(|(_, subject)| &subject.id).collect();
    ids.sort_unstable();
    for same in ids.chunk_by(|a, b| a == b).filter(|same| same.len() > 1) {
        refusals.push(Refusal::SameId {
            role,
            id: same[0].clone(),
        });
    }
    people
}

fn refuse_shared_limits(
    mentees: &[(String, &Subject)],
    mentors: &[(String, &Subject)],
    inputs: &Inputs,
    refusals: &mut Vec<Refusal>,
) {
    let as_mentors: BTreeMap<_, _> = inputs
        .mentors
        .iter()
        .zip(mentors)
        .map(|(party, mentor)| (party.person, (party, mentor.1)))
        .collect();
    for (party, (_, mentee)) in inputs.mentees.iter().zip(mentees) {
        let Some((other, mentor)) = as_mentors.get(&party.person) else {
            continue;
        };
        let limit = [mentee.shared_limit, mentor.shared_limit]
            .into_iter()
            .flatten()
            .min();
        let binds = |limit: &u32| *limit < party.capacity.saturating_add(other.capacity);
        if let Some(limit) = limit.filter(binds) {
            let (mentee, mentor) = (mentee.id.clone(), mentor.id.clone());
            refusals.push(Refusal::SharedLimit {
                mentee,
                mentor,
                limit,
            });
        }
    }
}

fn refuse_capacities(
    people: &[(String, &Subject)],
    parties: &[Party],
    refusals: &mut Vec<Refusal>,
) {
    for ((_, subject), party) in people.iter().zip(parties) {
        if party.capacity > MAX_CAPACITY {
            let (id, capacity) = (subject.id.clone(), party.capacity);
            refusals.push(Refusal::Capacity { id, capacity });
        }
    }
}

/// Keeps of each reporting line only people who are in the run.
fn keep_lines_inside(inputs: &mut Inputs) {
    let everyone = inputs.mentees.iter().chain(&inputs.mentors);
    let inside: BTreeSet<_> = everyone.map(|party| party.person).collect();
    for party in inputs.mentees.iter_mut().chain(&mut inputs.mentors) {
        party.above.retain(|person| inside.contains(person));
    }
}

/// Numbers people by where they first stand, so that ids made at random leave
/// no trace in the inputs.
fn renumber_people(inputs: &mut Inputs) {
    let everyone = || inputs.mentees.iter().chain(&inputs.mentors);
    let inside = everyone().map(|party| party.person);
    let named = inside.chain(everyone().flat_map(|party| party.ranked.iter().copied()));
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    for person in named {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        numbers.entry(person).or_insert(next);
    }
    for party in inputs.mentees.iter_mut().chain(&mut inputs.mentors) {
        for person in std::iter::once(&mut party.person)
            .chain(&mut party.ranked)
            .chain(&mut party.above)
        {
            *person = numbers.get(person).copied().unwrap_or(u32::MAX);
        }
        party.above.sort_unstable();
    }
}

fn note_pairs(problem: &Problem, prepared: &mut Prepared, refusals: &mut Vec<Refusal>) {
    let places =
        |ids: &[String]| -> BTreeMap<String, u32> { ids.iter().cloned().zip(0..).collect() };
    let (mentees, mentors) = (places(&prepared.mentees), places(&prepared.mentors));
    let notes: BTreeSet<_> = problem.pairs.iter().collect();
    for note in notes {
        let mentee = mentees.get(&note.mentee).copied();
        let mentor = mentors.get(&note.mentor).copied();
        let inputs = &mut prepared.inputs;
        match (note.kind, mentee, mentor) {
            (PairKind::Locked, Some(mentee), Some(mentor)) => {
                inputs
                    .fixed
                    .entry(Pair { mentee, mentor })
                    .or_insert(Fixed::Locked);
            }
            (PairKind::Locked, ..) => refusals.push(Refusal::LockOfAbsent {
                mentee: note.mentee.clone(),
                mentor: note.mentor.clone(),
            }),
            (PairKind::Live, Some(mentee), Some(mentor)) => {
                inputs.fixed.insert(Pair { mentee, mentor }, Fixed::Live);
            }
            (PairKind::Live, mentee, mentor) => {
                let mentee = mentee.and_then(|at| inputs.mentees.get_mut(at as usize));
                let mentor = mentor.and_then(|at| inputs.mentors.get_mut(at as usize));
                for party in [mentee, mentor].into_iter().flatten() {
                    party.absent += 1;
                }
            }
            (kind @ (PairKind::Excluded | PairKind::Former), Some(mentee), Some(mentor)) => {
                let new = if kind == PairKind::Former {
                    Apart::Former
                } else {
                    Apart::Excluded
                };
                let apart = inputs.apart.entry(Pair { mentee, mentor }).or_insert(new);
                if *apart != new {
                    *apart = Apart::Both;
                }
            }
            (PairKind::Excluded | PairKind::Former, ..) => {}
        }
    }
}

/// Quotas and subjects: what keeps a run from being exact with them.
fn refuse_layers(problem: &Problem, inputs: &Inputs, texts: &Texts, refusals: &mut Vec<Refusal>) {
    if !inputs.is_layered() {
        return;
    }
    if inputs.rules.objective == Objective::Stable {
        refusals.push(Refusal::StableInLayers);
    }
    if inputs.is_too_large_for_layers() {
        refusals.push(Refusal::TooManyPairsForLayers {
            n_pairs: inputs.mentees.len() * inputs.mentors.len(),
        });
    }
    for role in [Role::Mentee, Role::Mentor] {
        let rooms = inputs.unit_rooms(role).into_iter();
        for room in rooms.filter(|room| room.n_settled > room.most) {
            let named = problem.rules.limits.quotas.of(role).keys();
            let unit = named.clone().find(|it| texts.unit(it) == Some(room.unit));
            refusals.push(Refusal::BeyondQuota {
                role,
                unit: unit.cloned().unwrap_or_default(),
                most: room.most,
                n_settled: room.n_settled,
            });
        }
    }
}

fn refuse_locks(prepared: &Prepared, refusals: &mut Vec<Refusal>) {
    let inputs = &prepared.inputs;
    let judge = Judge::new(inputs);
    let mut locked = (BTreeSet::new(), BTreeSet::new());
    for (pair, _) in inputs
        .fixed
        .iter()
        .filter(|(_, fixed)| **fixed == Fixed::Locked)
    {
        locked.0.insert(pair.mentee);
        locked.1.insert(pair.mentor);
        let barred = judge.barred(*pair);
        if !barred.is_empty() {
            refusals.push(Refusal::LockAgainstRules {
                mentee: prepared.mentees[pair.mentee as usize].clone(),
                mentor: prepared.mentors[pair.mentor as usize].clone(),
                barred,
            });
        }
    }
    let (taken_mentees, taken_mentors) = inputs.taken();
    let sides = [
        (
            Role::Mentee,
            locked.0,
            &inputs.mentees,
            taken_mentees,
            &prepared.mentees,
        ),
        (
            Role::Mentor,
            locked.1,
            &inputs.mentors,
            taken_mentors,
            &prepared.mentors,
        ),
    ];
    for (role, locked, parties, taken, ids) in sides {
        for at in locked.into_iter().map(|at| at as usize) {
            // A lock may use a place that is held back.
            let capacity = parties[at].capacity + parties[at].held_back;
            let n_fixed = taken[at];
            if n_fixed > capacity {
                let id = ids[at].clone();
                refusals.push(Refusal::LocksBeyondCapacity {
                    id,
                    role,
                    capacity,
                    n_fixed,
                });
            }
        }
    }
}
