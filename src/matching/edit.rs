//! One change of a run's inputs, to see what it would do.
//!
//! Works on numbers, so that a question of many changes crosses to a worker
//! once. Leaves out which changes are worth trying (`flow::round`) and solving.

use super::inputs::{Family, Inputs, Party, questions};
use crate::domain::people::Role;
use crate::domain::rules::{MAX_CAPACITY, RuleSet};
use crate::domain::value::Value;

/// A change of the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Somebody has so many wants or places.
    Capacity {
        /// In which role.
        role: Role,
        /// Place among those of the role.
        at: u32,
        /// Wants or places.
        capacity: u32,
    },
    /// Other rules, which look at nothing that the inputs do not hold.
    Rules(RuleSet),
    /// A mentee asks for these of a kind only, by number.
    Wanted {
        /// Place among the mentees.
        mentee: u32,
        /// The kind.
        family: Family,
        /// What is asked for, ascending.
        numbers: Vec<u32>,
    },
    /// One mentor more, after the others.
    Mentor(Party),
}

impl Edit {
    /// The inputs with this change; nothing where it does not fit them.
    pub fn apply(&self, inputs: &Inputs) -> Option<Inputs> {
        let mut inputs = inputs.clone();
        match self {
            Self::Capacity { role, at, capacity } => {
                let people = match role {
                    Role::Mentee => &mut inputs.mentees,
                    Role::Mentor => &mut inputs.mentors,
                };
                if *capacity > MAX_CAPACITY {
                    return None;
                }
                people.get_mut(*at as usize)?.capacity = *capacity;
            }
            Self::Rules(rules) => {
                let fits =
                    rules.problems().is_empty() && questions(rules) == questions(&inputs.rules);
                if !fits {
                    return None;
                }
                inputs.rules = rules.clone();
            }
            Self::Wanted {
                mentee,
                family,
                numbers,
            } => {
                let party = inputs.mentees.get_mut(*mentee as usize)?;
                party.sets[*family as usize].clone_from(numbers);
            }
            Self::Mentor(party) => inputs.mentors.push(party.clone()),
        }
        Some(inputs)
    }

    /// The tree of this change.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Capacity { role, at, capacity } => Value::map([
                ("role", Value::from(role.word())),
                ("at", (*at).into()),
                ("capacity", (*capacity).into()),
            ]),
            Self::Rules(rules) => Value::map([("rules", rules.to_value())]),
            Self::Wanted {
                mentee,
                family,
                numbers,
            } => Value::map([
                ("mentee", Value::from(*mentee)),
                ("family", Value::Int(*family as i64)),
                (
                    "numbers",
                    Value::List(numbers.iter().map(|it| Value::from(*it)).collect()),
                ),
            ]),
            Self::Mentor(party) => Value::map([("mentor", party.to_value())]),
        }
    }

    /// The change of a tree; `n_questions` are those the rules ask.
    pub fn from_value(value: &Value, n_questions: usize) -> Option<Self> {
        let number = |field| u32::try_from(value.get(field)?.as_int()?).ok();
        if let Some(rules) = value.get("rules") {
            return RuleSet::from_value(rules).ok().map(Self::Rules);
        }
        if let Some(party) = value.get("mentor") {
            return Party::from_value(party, n_questions).ok().map(Self::Mentor);
        }
        if value.get("numbers").is_some() {
            let family = value.get("family")?.as_int()?;
            let family = Family::ALL.into_iter().find(|it| *it as i64 == family)?;
            let numbers = value.get("numbers")?.as_list()?.iter();
            let numbers = numbers.map(|it| u32::try_from(it.as_int()?).ok());
            return Some(Self::Wanted {
                mentee: number("mentee")?,
                family,
                numbers: numbers.collect::<Option<_>>()?,
            });
        }
        Some(Self::Capacity {
            role: Role::from_word(value.get("role")?.as_text()?)?,
            at: number("at")?,
            capacity: number("capacity")?,
        })
    }
}
