//! From people to numbers, refusing what no run could answer.
//!
//! Invariant: the order of subjects and pairs changes nothing. Leaves out
//! scoring, except that locked pairs are held against the rules here.

mod people;

use std::collections::{BTreeMap, BTreeSet};

use super::digest;
use super::inputs::{
    Apart, Fixed, Inputs, MAX_PEOPLE, MAX_PRIORITIES, Pair, Party, PartyWish, questions,
};
use super::judge::{Barred, Judge};
use super::subject::{Asked, PairKind, Problem, Subject, fold};
use crate::domain::people::{Mode, Role};
use crate::domain::rules::{HardRule, Label, MAX_CAPACITY, Measure, OptOut, RuleProblem, RuleSet};
use people::People;

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

/// Why a run cannot be made. A run is refused with all of them at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The rule set breaks a limit.
    Rules(RuleProblem),
    /// More than [`MAX_PEOPLE`] in one role.
    TooManyPeople {
        /// The role.
        role: Role,
        /// How many there are.
        n_people: usize,
    },
    /// More than [`MAX_PRIORITIES`] different priorities.
    TooManyPriorities {
        /// How many there are.
        n_priorities: usize,
    },
    /// Several participations of one role have the same key.
    SameKey {
        /// The role.
        role: Role,
        /// The participations, ascending.
        ids: Vec<String>,
    },
    /// Several participations of one role have the same id.
    SameId {
        /// The role.
        role: Role,
        /// The id.
        id: String,
    },
    /// One limit over both roles: no flow can hold it, so the run would not
    /// be an optimum. Give each role a limit of its own.
    SharedLimit {
        /// The participation as mentee.
        mentee: String,
        /// The participation as mentor.
        mentor: String,
        /// The limit over both.
        limit: u32,
    },
    /// More wants or places than [`MAX_CAPACITY`].
    Capacity {
        /// The participation.
        id: String,
        /// Its wants or places.
        capacity: u32,
    },
    /// A locked pair names somebody who may not be matched.
    LockOfAbsent {
        /// The mentee's participation.
        mentee: String,
        /// The mentor's participation.
        mentor: String,
    },
    /// A locked pair breaks hard rules.
    LockAgainstRules {
        /// The mentee's participation.
        mentee: String,
        /// The mentor's participation.
        mentor: String,
        /// Every rule it breaks.
        barred: Vec<Barred>,
    },
    /// Somebody has more locked and live pairs than wants or places.
    LocksBeyondCapacity {
        /// The participation.
        id: String,
        /// Its role.
        role: Role,
        /// Its wants or places.
        capacity: u32,
        /// Its locked and live pairs.
        n_fixed: u32,
    },
}

/// Makes the inputs of a run, or says everything that stands in the way.
pub fn prepare(problem: &Problem) -> Result<Prepared, Vec<Refusal>> {
    let mut refusals: Vec<_> = problem
        .rules
        .problems()
        .into_iter()
        .map(Refusal::Rules)
        .collect();
    let people = People::of(problem);
    let mentees = in_key_order(problem, Role::Mentee, &mut refusals);
    let mentors = in_key_order(problem, Role::Mentor, &mut refusals);
    let texts = Texts::of(problem);
    let party =
        |(key, subject): &(String, &Subject)| numbered(key, subject, problem, &people, &texts);
    let mut inputs = Inputs {
        rules: problem.rules.clone(),
        salt: problem.salt.clone(),
        mentees: mentees.iter().map(party).collect(),
        mentors: mentors.iter().map(party).collect(),
        apart: BTreeMap::new(),
        fixed: BTreeMap::new(),
    };
    refuse_shared_limits(&mentees, &mentors, &inputs, &mut refusals);
    keep_lines_inside(&mut inputs);
    renumber_people(&mut inputs);
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
    if refusals.is_empty() {
        refuse_locks(&prepared, &mut refusals);
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

/// Texts of every kind, numbered.
struct Texts {
    all: BTreeMap<&'static str, BTreeMap<String, u32>>,
}

impl Texts {
    fn of(problem: &Problem) -> Self {
        let mut all: BTreeMap<&'static str, BTreeMap<String, u32>> = BTreeMap::new();
        let mut put = |kind, texts: &[String]| {
            let kind = all.entry(kind).or_default();
            for text in texts {
                kind.insert(fold(text), 0);
            }
        };
        for subject in &problem.subjects {
            for (label, text) in &subject.labels {
                put(label.word(), std::slice::from_ref(text));
            }
            put("skills", &subject.skills);
            put("goals", &subject.goals);
            put("interests", &subject.interests);
            put("values", &subject.values);
            put("languages", &subject.languages);
            put("traits", &subject.characteristics);
            if let Some(wish) = &subject.wish {
                put("traits", std::slice::from_ref(&wish.attribute));
            }
            for texts in subject.answers.values() {
                put("answers", texts);
            }
        }
        for kind in all.values_mut() {
            for (number, value) in (0_u32..).zip(kind.values_mut()) {
                *value = number;
            }
        }
        Self { all }
    }

    /// The number of a text; an empty one says nothing.
    fn number(&self, kind: &'static str, text: &str) -> Option<u32> {
        let text = fold(text);
        if text.is_empty() {
            None
        } else {
            self.all.get(kind)?.get(&text).copied()
        }
    }

    fn numbers(&self, kind: &'static str, texts: &[String]) -> Vec<u32> {
        let numbers: BTreeSet<_> = texts
            .iter()
            .filter_map(|text| self.number(kind, text))
            .collect();
        numbers.into_iter().collect()
    }
}

/// One subject as numbers, nothing kept that no rule looks at.
fn numbered(
    key: &str,
    subject: &Subject,
    problem: &Problem,
    people: &People,
    texts: &Texts,
) -> Party {
    let rules = &problem.rules;
    let hard = |test: fn(&HardRule) -> bool| rules.hard_rules().any(|(_, rule)| test(rule));
    let soft = |test: &dyn Fn(&Measure) -> bool| {
        rules
            .criteria()
            .any(|(_, criterion)| test(&criterion.measure))
    };
    let set = |used: bool, kind, list: &[String]| {
        if used {
            texts.numbers(kind, list)
        } else {
            Vec::new()
        }
    };
    let unstated = match subject.role {
        Role::Mentee => rules.wants_if_unstated,
        Role::Mentor => rules.places_if_unstated,
    };
    let stated = subject
        .capacity
        .filter(|capacity| *capacity > 0)
        .unwrap_or(unstated);
    let capacity = subject
        .shared_limit
        .map_or(stated, |limit| stated.min(limit));
    let languages = hard(|rule| matches!(rule, HardRule::SharedLanguage))
        || soft(&|measure| *measure == Measure::SharedLanguages);
    let modes = hard(|rule| matches!(rule, HardRule::SharedMode))
        || soft(&|measure| *measure == Measure::SharedModes);
    let hours = hard(|rule| matches!(rule, HardRule::SharedHours { .. }))
        || soft(&|measure| *measure == Measure::SharedHours);
    let levels = hard(|rule| matches!(rule, HardRule::LevelGap { .. }))
        || soft(&|measure| matches!(measure, Measure::LevelGap(_)));
    let wishes = soft(&|measure| *measure == Measure::AttributeWish);
    let lines = hard(|rule| matches!(rule, HardRule::NotInReportingLine));
    let ranks = soft(&|measure| *measure == Measure::Preference(subject.role));
    let is_mentee = subject.role == Role::Mentee;
    let priorities = is_mentee || soft(&|measure| *measure == Measure::Priority(Role::Mentor));
    let asked = questions(rules);
    let answer = |question: &&str| {
        subject
            .answers
            .get(*question)
            .map_or(Vec::new(), |list| texts.numbers("answers", list))
    };
    Party {
        pseudonym: pseudonym(&problem.salt, key),
        person: people.number(subject),
        capacity,
        absent: 0,
        priority: if priorities { subject.priority } else { 0 },
        level: subject
            .level
            .filter(|level| levels && level.abs() <= 1_000_000),
        labels: labels(subject, rules, texts),
        sets: [
            set(
                soft(&|measure| *measure == Measure::NeedsMet),
                "skills",
                &subject.skills,
            ),
            set(
                soft(&|measure| *measure == Measure::SharedGoals),
                "goals",
                &subject.goals,
            ),
            set(
                soft(&|measure| *measure == Measure::SharedInterests),
                "interests",
                &subject.interests,
            ),
            set(
                soft(&|measure| *measure == Measure::SharedValues),
                "values",
                &subject.values,
            ),
            set(languages, "languages", &subject.languages),
            if modes {
                mode_numbers(&subject.modes)
            } else {
                Vec::new()
            },
            set(wishes && !is_mentee, "traits", &subject.characteristics),
        ],
        answers: asked.iter().map(answer).collect(),
        hours: if hours {
            subject.hours
        } else {
            super::hours::Hours::default()
        },
        wish: if wishes && is_mentee {
            wish(subject, rules, texts)
        } else {
            PartyWish::None
        },
        ranked: if ranks {
            people.listed(&subject.preferred)
        } else {
            Vec::new()
        },
        above: if lines {
            people.above(subject)
        } else {
            Vec::new()
        },
    }
}

fn pseudonym(salt: &str, key: &str) -> String {
    let hash = digest::sha256(&[b"pseudonym", salt.as_bytes(), key.as_bytes()]);
    digest::hex(&hash[..16])
}

fn labels(subject: &Subject, rules: &RuleSet, texts: &Texts) -> [Option<u32>; 4] {
    let mut labels = [None; 4];
    for (slot, label) in labels.iter_mut().zip(Label::ALL) {
        let used = rules.hard_rules().any(|(_, rule)| {
            matches!(rule, HardRule::Label { label: used, .. } if used == label)
        }) || rules.criteria().any(|(_, criterion)| {
            matches!(&criterion.measure, Measure::Label { label: used, .. } if used == label)
        });
        if used {
            let text = subject.labels.get(label);
            *slot = text.and_then(|text| texts.number(label.word(), text));
        }
    }
    labels
}

fn wish(subject: &Subject, rules: &RuleSet, texts: &Texts) -> PartyWish {
    let Some(wish) = &subject.wish else {
        return PartyWish::None;
    };
    match (
        texts.number("traits", &wish.attribute),
        wish.asked,
        rules.opt_out,
    ) {
        (None, _, _) => PartyWish::None,
        (Some(_), Asked::No, OptOut::Honour) => PartyWish::Refused,
        (Some(attribute), _, _) => PartyWish::For(attribute),
    }
}

/// Somebody who can do some of both can do either.
fn mode_numbers(modes: &[Mode]) -> Vec<u32> {
    let each = modes.iter().flat_map(|mode| match mode {
        Mode::InPerson => vec![0],
        Mode::Remote => vec![1],
        Mode::Hybrid => vec![0, 1],
    });
    each.collect::<BTreeSet<_>>().into_iter().collect()
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
            let (capacity, n_fixed) = (parties[at].capacity, taken[at]);
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
