//! What would have to change for a mentee without a mentor: single changes,
//! each to be verified by solving again, never guessed.
//!
//! Tried are one more place at each of the mentors who would fit best, each
//! rule that alone keeps mentors away, eased as little as possible, fewer
//! needs where all must be met, and one mentor more like the nearest. Never
//! tried: oneself, reporting lines, and who was excluded. Leaves out solving
//! (`matching::edit`, in a worker) and the profile of a new mentor (`newcomer`).

use std::collections::{BTreeMap, BTreeSet};

use super::even::Even;
use super::newcomer::{Newcomer, newcomer};
use super::trial::{Changed, difference, paired};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::rules::{HardRule, Likeness, MAX_CAPACITY, Measure, Rule, RuleSet, Weight};
use crate::matching::edit::Edit;
use crate::matching::inputs::{Family, Inputs, Pair};
use crate::matching::judge::{Barrier, Judge};
use crate::matching::prepare::Prepared;
use crate::matching::solve::{Answered, Reached};
use crate::matching::subject::{Subject, fold};

/// Most mentors tried with one more place.
pub const MOST_PLACES: usize = 8;
/// Most rules tried.
pub const MOST_RULES: usize = 8;
/// Most ways tried to need less.
pub const MOST_NEEDS: usize = 3;

/// A single change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A mentor has one more place.
    Place {
        /// The mentor's participation.
        mentor: Id<Participation>,
        /// Places then.
        places: u32,
    },
    /// A rule is eased for everybody.
    Rule {
        /// Its id.
        id: String,
        /// As it is.
        was: Rule,
        /// As it would be; nothing where it goes.
        becomes: Option<Rule>,
    },
    /// The mentee asks for less of what must be met.
    Needs {
        /// The rule's id.
        id: String,
        /// What is left out.
        without: Vec<String>,
    },
    /// One mentor more.
    Mentor(Newcomer),
}

/// What to try for one mentee.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Changes and what they are in numbers.
    pub tries: Vec<(Remedy, Edit)>,
    /// Changes of these kinds beyond the bounds, not tried.
    pub n_left_out: usize,
}

/// What a change does, against the best answer as things stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The mentors the mentee has then; nothing in place of the new one.
    pub mentors: Vec<Option<Id<Participation>>>,
    /// More mentees with a mentor.
    pub n_mentees: i64,
    /// More pairings.
    pub n_pairs: i64,
    /// More points.
    pub points: i64,
    /// What fairness loses.
    pub even: Even,
    /// Others whose mentors are others.
    pub others: Vec<Changed>,
}

impl Plan {
    /// What to try for a mentee; `subjects` are those `prepared` was made of.
    pub fn of(prepared: &Prepared, subjects: &[Subject], mentee: &Id<Participation>) -> Self {
        let at = prepared.mentees.iter().position(|id| id == mentee.as_str());
        let Some(at) = at.and_then(|at| u32::try_from(at).ok()) else {
            return Self::default();
        };
        let is_mentee = |it: &&Subject| it.role == Role::Mentee && it.id == mentee.as_str();
        let subject = subjects.iter().find(is_mentee);
        let mut plan = Self::default();
        plan.places(prepared, at);
        plan.rules(&prepared.inputs, at);
        if let Some(subject) = subject {
            plan.needs(&prepared.inputs, at, subject);
        }
        if let Some((found, edit)) = newcomer(prepared, at, subject) {
            plan.tries.push((Remedy::Mentor(found), edit));
        }
        plan
    }

    /// The changes in numbers, in order.
    pub fn edits(&self) -> Vec<Edit> {
        self.tries.iter().map(|(_, edit)| edit.clone()).collect()
    }

    fn take(&mut self, most: usize, mut found: Vec<(Remedy, Edit)>) {
        self.n_left_out += found.len().saturating_sub(most);
        found.truncate(most);
        self.tries.extend(found);
    }

    /// One more place at the mentors with most points for the mentee.
    fn places(&mut self, prepared: &Prepared, mentee: u32) {
        let judge = Judge::new(&prepared.inputs);
        let inputs = &prepared.inputs;
        let mentors = (0..).zip(inputs.mentors.iter().zip(&prepared.mentors));
        let mut found: Vec<_> = mentors
            .filter_map(|(mentor, (party, id))| {
                let points = judge.points(Pair { mentee, mentor })?;
                let capacity = party.capacity + 1;
                let reserve = inputs.rules.limits.reserve;
                // As many as it takes to have one more that is not held back.
                let usable = |n: &u32| n - reserve.map_or(0, |it| it.of(*n)) == capacity;
                let places = (capacity + party.held_back..=MAX_CAPACITY).find(usable)?;
                Some((points, mentor, capacity, places, id))
            })
            .collect();
        found.sort_by_key(|(points, mentor, ..)| (std::cmp::Reverse(*points), *mentor));
        let remedy = |(_, at, capacity, places, id): (u32, u32, u32, u32, &String)| {
            let (mentor, role) = (Id::new(id.as_str()), Role::Mentor);
            let remedy = Remedy::Place { mentor, places };
            (remedy, Edit::Capacity { role, at, capacity })
        };
        self.take(MOST_PLACES, found.into_iter().map(remedy).collect());
    }

    /// Rules that alone keep some mentor away, eased by the least step.
    fn rules(&mut self, inputs: &Inputs, mentee: u32) {
        let judge = Judge::new(inputs);
        let mut alone: BTreeMap<String, BTreeSet<Barrier>> = BTreeMap::new();
        for mentor in 0..inputs.mentors.len() {
            let mentor = u32::try_from(mentor).unwrap_or(u32::MAX);
            let barred = judge.barred(Pair { mentee, mentor });
            let Some(first) = barred.first() else {
                continue;
            };
            if barred.iter().all(|it| it.rule == first.rule) {
                let whys = alone.entry(first.rule.clone()).or_default();
                whys.extend(barred.iter().map(|it| it.why));
            }
        }
        let mut found = Vec::new();
        for (id, whys) in alone {
            let Some(was) = inputs.rules.rules.get(&id) else {
                continue;
            };
            for becomes in eased(was, &whys) {
                let mut rules: RuleSet = inputs.rules.clone();
                match &becomes {
                    Some(rule) => rules.rules.insert(id.clone(), rule.clone()),
                    None => rules.rules.remove(&id),
                };
                let remedy = Remedy::Rule {
                    id: id.clone(),
                    was: was.clone(),
                    becomes,
                };
                found.push((remedy, Edit::Rules(rules)));
            }
        }
        self.take(MOST_RULES, found);
    }

    /// Where all needs must be met: without those that a near mentor lacks.
    fn needs(&mut self, inputs: &Inputs, mentee: u32, subject: &Subject) {
        let judge = Judge::new(inputs);
        let Some(party) = inputs.mentees.get(mentee as usize) else {
            return;
        };
        let mut found = Vec::new();
        for (id, criterion) in inputs.rules.criteria() {
            let (Weight::Must, Some((family, texts))) =
                (criterion.weight, asked(&criterion.measure, subject))
            else {
                continue;
            };
            let names = names(texts, party.set(family));
            let mut kept: BTreeSet<Vec<u32>> = BTreeSet::new();
            for (mentor, other) in (0..).zip(&inputs.mentors) {
                let barred = judge.barred(Pair { mentee, mentor });
                if !barred.is_empty() && barred.iter().all(|it| it.rule == id) {
                    let offered = other.set(family);
                    let shared = party.set(family).iter();
                    let shared = shared.filter(|it| offered.binary_search(it).is_ok());
                    kept.insert(shared.copied().collect());
                }
            }
            let mut kept: Vec<_> = kept.into_iter().collect();
            kept.sort_by_key(|numbers| std::cmp::Reverse(numbers.len()));
            for numbers in kept {
                let gone = names.iter().filter(|(number, _)| !numbers.contains(number));
                let without = gone.map(|(_, text)| text.clone()).collect();
                let id = id.to_owned();
                let edit = Edit::Wanted {
                    mentee,
                    family,
                    numbers,
                };
                found.push((Remedy::Needs { id, without }, edit));
            }
        }
        self.take(MOST_NEEDS, found);
    }
}

/// What a criterion asks of a mentee, as texts.
fn asked<'a>(measure: &Measure, subject: &'a Subject) -> Option<(Family, &'a [String])> {
    Some(match measure {
        Measure::NeedsMet => (Family::Skills, &subject.skills),
        Measure::SharedGoals => (Family::Goals, &subject.goals),
        Measure::SharedInterests => (Family::Interests, &subject.interests),
        Measure::SharedValues => (Family::Values, &subject.values),
        Measure::SharedLanguages => (Family::Languages, &subject.languages),
        _ => return None,
    })
}

/// The texts of numbers: both stand in the order of the folded texts.
pub(super) fn names(texts: &[String], numbers: &[u32]) -> BTreeMap<u32, String> {
    let mut folded: BTreeMap<String, &String> = BTreeMap::new();
    for text in texts {
        folded.entry(fold(text)).or_insert(text);
    }
    folded.remove("");
    let texts = folded.into_values().map(|text| text.trim().to_owned());
    numbers.iter().copied().zip(texts).collect()
}

/// A rule eased by the least step that lets somebody in: nothing means that
/// the rule goes. No way out of a rule that protects somebody, or where the
/// obstacle is that something is not known.
fn eased(rule: &Rule, whys: &BTreeSet<Barrier>) -> Vec<Option<Rule>> {
    let gaps = whys.iter().filter_map(|why| match why {
        Barrier::LevelGap { gap } => Some(*gap),
        _ => None,
    });
    let gaps: Vec<i32> = gaps.collect();
    match rule {
        Rule::Hard(HardRule::LevelGap { min, max }) => {
            let wider = gaps.iter().filter(|gap| *gap > max).min();
            let wider = wider.map(|max| (*min, *max));
            let lower = gaps.iter().filter(|gap| *gap < min).max();
            let lower = lower.map(|min| (*min, *max));
            let of = |(min, max)| Some(Rule::Hard(HardRule::LevelGap { min, max }));
            wider.into_iter().chain(lower).map(of).collect()
        }
        Rule::Hard(HardRule::SharedHours { .. }) => {
            let shared = whys.iter().filter_map(|why| match why {
                Barrier::TooFewHours { shared } => Some(*shared),
                _ => None,
            });
            let of = |at_least| {
                let rule = Rule::Hard(HardRule::SharedHours { at_least });
                (at_least > 0).then_some(rule)
            };
            shared.max().map(of).into_iter().collect()
        }
        Rule::Hard(HardRule::LeastPoints { .. }) => {
            let had = whys.iter().filter_map(|why| match why {
                Barrier::TooFewPoints { points } => Some(*points),
                _ => None,
            });
            let of = |at_least| {
                let rule = Rule::Hard(HardRule::LeastPoints { at_least });
                (at_least > 0).then_some(rule)
            };
            had.max().map(of).into_iter().collect()
        }
        Rule::Hard(HardRule::Label { .. }) => {
            let known = |why: &Barrier| matches!(why, Barrier::Label { .. });
            if whys.iter().any(known) {
                vec![None]
            } else {
                Vec::new()
            }
        }
        Rule::Hard(HardRule::NotFormer | HardRule::SharedLanguage | HardRule::SharedMode) => {
            vec![None]
        }
        Rule::Hard(HardRule::NotOneself | HardRule::NotInReportingLine | HardRule::NotExcluded) => {
            Vec::new()
        }
        Rule::Soft(criterion) => match &criterion.measure {
            Measure::LevelGap(table) => {
                let (low, high) = (table.points.keys().next(), table.points.keys().last());
                let (Some(low), Some(high)) = (low, high) else {
                    return Vec::new();
                };
                let above = gaps.iter().filter(|gap| *gap > high).min();
                let below = gaps.iter().filter(|gap| *gap < low).max();
                let of = |gap: &i32| {
                    let mut table = table.clone();
                    table.points.insert(*gap, 0);
                    let mut criterion = criterion.clone();
                    criterion.measure = Measure::LevelGap(table);
                    Some(Rule::Soft(criterion))
                };
                above.into_iter().chain(below).map(of).collect()
            }
            _ if criterion.weight == Weight::Must => {
                let mut criterion = criterion.clone();
                criterion.weight = Weight::High;
                vec![Some(Rule::Soft(criterion))]
            }
            _ => Vec::new(),
        },
    }
}

impl Effect {
    /// What a change does: `base` and `answered` are the best answers without
    /// and with it. Nothing where the change does not fit the inputs.
    pub fn of(
        prepared: &Prepared,
        mentee: &Id<Participation>,
        base: &Answered,
        edit: &Edit,
        answered: &Answered,
    ) -> Option<Self> {
        let mut changed = Prepared {
            inputs: edit.apply(&prepared.inputs)?,
            ..prepared.clone()
        };
        if matches!(edit, Edit::Mentor(_)) {
            changed.mentors.push(NEW_MENTOR.to_owned());
        }
        let found = difference(
            &paired(prepared, base),
            &paired(&changed, answered),
            prepared,
            &changed,
        );
        let (before, after) = (
            Reached::of(&prepared.inputs, &base.pairs),
            Reached::of(&changed.inputs, &answered.pairs),
        );
        let more = |before: u32, after: u32| i64::from(after) - i64::from(before);
        let of_mentee = mentors_of(&changed, mentee, answered);
        let known = |id: Id<Participation>| (id.as_str() != NEW_MENTOR).then_some(id);
        let others = found.changed.into_iter().filter(|it| it.mentee != *mentee);
        Some(Self {
            mentors: of_mentee.into_iter().map(known).collect(),
            n_mentees: more(before.n_mentees, after.n_mentees),
            n_pairs: more(before.n_pairs, after.n_pairs),
            points: after.points - before.points,
            even: Even::of(
                (&prepared.inputs, &base.pairs),
                (&changed.inputs, &answered.pairs),
            ),
            others: others.collect(),
        })
    }

    /// Whether the mentee gets a mentor by it.
    pub fn helps(&self) -> bool {
        !self.mentors.is_empty()
    }
}

/// Stands for the new mentor among ids; no id of a programme is empty.
pub const NEW_MENTOR: &str = "";

/// The mentors an answer gives a mentee.
pub fn mentors_of(
    prepared: &Prepared,
    mentee: &Id<Participation>,
    answered: &Answered,
) -> Vec<Id<Participation>> {
    let all = paired(prepared, answered).into_iter();
    let of = all.filter(|(each, _)| each == mentee);
    of.map(|(_, mentor)| mentor).collect()
}

/// How a label has to be, where a rule asks for it.
pub(super) fn label_rules(rules: &RuleSet) -> Vec<(crate::domain::rules::Label, Likeness)> {
    let of = |(_, rule): (&str, &HardRule)| match rule {
        HardRule::Label { label, must } => Some((*label, *must)),
        _ => None,
    };
    rules.hard_rules().filter_map(of).collect()
}
