//! What a rule set says of numbers that no single pair decides: places held
//! back, quotas of units, and mentors who stand for different subjects.
//!
//! Whatever is off is not written, so that sets of before there was a choice
//! keep their bytes. Leaves out what a run makes of it (`matching`).

use std::collections::BTreeMap;

use super::{MAX_CAPACITY, RuleProblem, RuleSetError};
use crate::domain::people::Role;
use crate::domain::value::Value;

/// The most quotas a rule set may have for one role.
pub const MAX_QUOTAS: usize = 200;
/// The greatest quota.
pub const MAX_QUOTA: u32 = 100_000;
/// The longest name of a unit in a quota, in bytes.
const MAX_UNIT: usize = 400;

/// Limits over several pairs at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Places held back, if any.
    pub reserve: Option<Reserve>,
    /// Whether the mentors of one mentee stand for different subjects.
    pub subjects: Subjects,
    /// The most pairings of each unit.
    pub quotas: Quotas,
}

/// So many places held back of every mentor who offers enough of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reserve {
    /// Places held back of one mentor.
    pub places: u32,
    /// Mentors who offer fewer places keep them all.
    pub from: u32,
}

impl Reserve {
    /// How many of a mentor's places are held back.
    ///
    /// # Example
    /// ```
    /// use civic_mentor::domain::rules::Reserve;
    ///
    /// let reserve = Reserve { places: 1, from: 3 };
    /// assert_eq!((reserve.of(2), reserve.of(3)), (0, 1));
    /// ```
    pub fn of(self, n_places: u32) -> u32 {
        if n_places >= self.from {
            self.places.min(n_places)
        } else {
            0
        }
    }
}

/// Whether two mentors of one mentee may stand for the same wanted skill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subjects {
    /// They may.
    #[default]
    Any,
    /// Each stands for another one.
    Apart,
}

/// The most pairings that people of a unit may have, by the unit's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotas {
    /// Pairings of mentees of the unit.
    pub mentees: BTreeMap<String, u32>,
    /// Pairings of mentors of the unit.
    pub mentors: BTreeMap<String, u32>,
}

impl Quotas {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.mentees.is_empty() && self.mentors.is_empty()
    }

    /// Those of a role.
    pub fn of(&self, role: Role) -> &BTreeMap<String, u32> {
        match role {
            Role::Mentee => &self.mentees,
            Role::Mentor => &self.mentors,
        }
    }

    /// Sets the quota of a unit, or takes it away.
    pub fn set(&mut self, role: Role, unit: &str, most: Option<u32>) {
        let quotas = match role {
            Role::Mentee => &mut self.mentees,
            Role::Mentor => &mut self.mentors,
        };
        match most {
            Some(most) => quotas.insert(unit.to_owned(), most),
            None => quotas.remove(unit),
        };
    }
}

/// The names of these settings in files.
pub(super) const NAMES: [&str; 3] = ["reserve", "subjects", "unit_quotas"];

impl Limits {
    /// What is wrong with them.
    pub(super) fn problems(&self, problems: &mut Vec<RuleProblem>) {
        if let Some(Reserve { places, from }) = self.reserve {
            // Somebody is left with no place where all may be held back.
            if places == 0 || from <= places || from > MAX_CAPACITY {
                problems.push(RuleProblem::BadReserve { places, from });
            }
        }
        for role in [Role::Mentee, Role::Mentor] {
            let quotas = self.quotas.of(role);
            if quotas.len() > MAX_QUOTAS {
                let n_quotas = quotas.len();
                problems.push(RuleProblem::TooManyQuotas { n_quotas });
            }
            for (unit, most) in quotas {
                if unit.trim().is_empty() || unit.len() > MAX_UNIT || *most > MAX_QUOTA {
                    let (unit, most) = (unit.clone(), *most);
                    problems.push(RuleProblem::BadQuota { unit, most });
                }
            }
        }
    }

    /// The fields of those that are on.
    pub(super) fn fields(&self) -> Vec<(&'static str, Value)> {
        let mut fields = Vec::new();
        if let Some(reserve) = self.reserve {
            let value = [
                ("places", Value::from(reserve.places)),
                ("from", reserve.from.into()),
            ];
            fields.push((NAMES[0], Value::map(value)));
        }
        if self.subjects == Subjects::Apart {
            fields.push((NAMES[1], APART.into()));
        }
        if !self.quotas.is_empty() {
            let list = |quotas: &BTreeMap<String, u32>| {
                let quota = |(unit, most): (&String, &u32)| {
                    Value::List(vec![unit.as_str().into(), (*most).into()])
                };
                Value::List(quotas.iter().map(quota).collect())
            };
            let value = [
                ("mentees", list(&self.quotas.mentees)),
                ("mentors", list(&self.quotas.mentors)),
            ];
            fields.push((NAMES[2], Value::map(value)));
        }
        fields
    }

    /// The limits of a set's tree; what is not written is off.
    pub(super) fn from_value(value: &Value) -> Result<Self, RuleSetError> {
        let bad = |field| RuleSetError::Field {
            rule: String::new(),
            field,
        };
        let reserve = value.get(NAMES[0]).map(|value| {
            let count = |field| u32::try_from(value.get(field)?.as_int()?).ok();
            let read = || {
                Some(Reserve {
                    places: count("places")?,
                    from: count("from")?,
                })
            };
            read().ok_or(bad(NAMES[0]))
        });
        let subjects = match value.get(NAMES[1]) {
            None => Subjects::Any,
            Some(word) if word.as_text() == Some(APART) => Subjects::Apart,
            Some(word) => {
                return Err(RuleSetError::Code {
                    rule: String::new(),
                    field: NAMES[1],
                    code: word.as_text().unwrap_or_default().to_owned(),
                });
            }
        };
        let quotas = value.get(NAMES[2]).map(|value| {
            let read = || {
                let quotas = Quotas {
                    mentees: quotas_from(value.get("mentees")?)?,
                    mentors: quotas_from(value.get("mentors")?)?,
                };
                // That there is none is not written.
                (!quotas.is_empty()).then_some(quotas)
            };
            read().ok_or(bad(NAMES[2]))
        });
        Ok(Self {
            reserve: reserve.transpose()?,
            subjects,
            quotas: quotas.transpose()?.unwrap_or_default(),
        })
    }
}

/// The word for [`Subjects::Apart`]; the other is left out.
const APART: &str = "apart";

fn quotas_from(value: &Value) -> Option<BTreeMap<String, u32>> {
    let quota = |value: &Value| {
        let [unit, most] = value.as_list()? else {
            return None;
        };
        let most = u32::try_from(most.as_int()?).ok()?;
        Some((unit.as_text()?.to_owned(), most))
    };
    let list = value.as_list()?;
    let quotas: BTreeMap<_, _> = list.iter().map(quota).collect::<Option<_>>()?;
    (quotas.len() == list.len()).then_some(quotas)
}
