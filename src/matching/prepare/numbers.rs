//! Texts turned into numbers, and one person with what the rules look at.

use std::collections::{BTreeMap, BTreeSet};

use super::people::People;
use crate::domain::pace::Pace;
use crate::domain::people::{Mode, Role};
use crate::domain::rules::{
    HardRule, Label, Measure, Objective, OptOut, Quotas, RuleSet, Subjects,
};
use crate::matching::digest;
use crate::matching::hours::Hours;
use crate::matching::inputs::{Party, PartyWish, UnitQuotas, questions};
use crate::matching::subject::{Asked, Problem, Subject, fold};

/// Texts of every kind, numbered.
pub struct Texts {
    all: BTreeMap<&'static str, BTreeMap<String, u32>>,
}

impl Texts {
    /// Numbers every text of a problem by its place in order.
    pub async fn of(problem: &Problem, pace: &Pace) -> Self {
        let mut all: BTreeMap<&'static str, BTreeMap<String, u32>> = BTreeMap::new();
        let mut put = |kind, texts: &[String]| {
            let kind = all.entry(kind).or_default();
            for text in texts {
                kind.insert(fold(text), 0);
            }
        };
        for subject in &problem.subjects {
            pace.rest().await;
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

    /// The number of a unit's name.
    pub fn unit(&self, name: &str) -> Option<u32> {
        self.number(Label::Unit.word(), name)
    }

    /// Quotas by number; of two for one unit the smaller. A unit nobody is of
    /// has none.
    pub fn quotas(&self, quotas: &Quotas) -> UnitQuotas {
        let numbered = |quotas: &BTreeMap<String, u32>| {
            let mut numbered: BTreeMap<u32, u32> = BTreeMap::new();
            for (unit, most) in quotas {
                if let Some(unit) = self.unit(unit) {
                    let known = numbered.entry(unit).or_insert(*most);
                    *known = (*known).min(*most);
                }
            }
            numbered
        };
        UnitQuotas {
            mentees: numbered(&quotas.mentees),
            mentors: numbered(&quotas.mentors),
        }
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
pub fn numbered(
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
    let held_back = match (subject.role, rules.limits.reserve) {
        (Role::Mentor, Some(reserve)) => reserve.of(capacity),
        _ => 0,
    };
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
    let ranks = rules.objective == Objective::Stable
        || soft(&|measure| *measure == Measure::Preference(subject.role));
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
        capacity: capacity - held_back,
        held_back,
        absent: 0,
        priority: if priorities { subject.priority } else { 0 },
        level: subject
            .level
            .filter(|level| levels && level.abs() <= 1_000_000),
        labels: labels(subject, rules, texts),
        sets: [
            set(
                soft(&|measure| *measure == Measure::NeedsMet)
                    || rules.limits.subjects == Subjects::Apart,
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
            Hours::default()
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
        if used || *label == Label::Unit && !rules.limits.quotas.is_empty() {
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
