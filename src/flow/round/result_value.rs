//! What a run found, to and from the tree it is stored as.

use super::detail::{detail_from_value, detail_to_value};
use super::reason::{Held, Nearest, Reason, RuleCount, SharedPlaces, Unmatched};
use super::result::{How, RunPair, RunResult};
use crate::domain::id::Id;
use crate::domain::pairing::Run;
use crate::domain::value::Value;
use crate::matching::judge::RulePoints;
use crate::matching::levels::Level;

/// Why a tree is no result of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("field {0} of the run's result is missing or malformed")]
pub struct RunResultError(pub &'static str);

impl How {
    /// The stored word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Locked => "locked",
            Self::Kept => "kept",
            Self::Live => "live",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Given, Self::Locked, Self::Kept, Self::Live]
            .into_iter()
            .find(|how| how.word() == word)
    }
}

impl RunResult {
    /// The result of a stored run.
    pub fn of_run(run: &Run) -> Result<Self, RunResultError> {
        Self::from_value(&run.result)
    }

    /// The tree of this result.
    pub fn to_value(&self) -> Value {
        let level = |(level, value): &(Level, i128)| {
            Value::List(vec![level.word().into(), value.to_string().into()])
        };
        let held_back = (self.n_held_back > 0).then_some(("n_held_back", self.n_held_back.into()));
        let fields = [
            ("pairs", list(&self.pairs, pair_to_value)),
            ("unmatched", list(&self.unmatched, unmatched_to_value)),
            ("shared_places", list(&self.shared_places, shared_to_value)),
            ("unused", list(&self.unused, |id| Value::from(id.as_str()))),
            ("levels", list(&self.levels, level)),
            ("fixed_points", Value::Int(self.fixed_points)),
            ("n_mentees", self.n_mentees.into()),
            ("n_mentors", self.n_mentors.into()),
            ("n_places", self.n_places.into()),
        ];
        // Written only where places are held back, as before there were any.
        Value::map(fields.into_iter().chain(held_back))
    }

    /// The result of a tree.
    pub fn from_value(value: &Value) -> Result<Self, RunResultError> {
        let level = |value: &Value| {
            let [level, reached] = value.as_list()? else {
                return None;
            };
            let reached = reached.as_text()?.parse().ok()?;
            Some((Level::from_word(level.as_text()?)?, reached))
        };
        let fixed_points = value.get("fixed_points").and_then(Value::as_int);
        Ok(Self {
            pairs: read(value, "pairs", pair_from_value)?,
            unmatched: read(value, "unmatched", unmatched_from_value)?,
            // Runs stored before groups were named have none.
            shared_places: match value.get("shared_places") {
                Some(_) => read(value, "shared_places", shared_from_value)?,
                None => Vec::new(),
            },
            unused: read(value, "unused", |id| Some(Id::new(id.as_text()?)))?,
            levels: read(value, "levels", level)?,
            fixed_points: fixed_points.ok_or(RunResultError("fixed_points"))?,
            n_mentees: number(value, "n_mentees").ok_or(RunResultError("n_mentees"))?,
            n_mentors: number(value, "n_mentors").ok_or(RunResultError("n_mentors"))?,
            n_places: number(value, "n_places").ok_or(RunResultError("n_places"))?,
            n_held_back: number(value, "n_held_back").unwrap_or(0),
        })
    }
}

fn pair_to_value(pair: &RunPair) -> Value {
    let rule = |rule: &RulePoints| {
        Value::map([
            ("rule", Value::from(rule.rule.as_str())),
            ("points", rule.points.into()),
            ("max", rule.max_points.into()),
            ("from", detail_to_value(rule.detail)),
        ])
    };
    Value::map([
        ("mentee", Value::from(pair.mentee.as_str())),
        ("mentor", pair.mentor.as_str().into()),
        ("how", pair.how.word().into()),
        ("points", pair.points().into()),
        ("by_rule", list(&pair.by_rule, rule)),
    ])
}

fn pair_from_value(value: &Value) -> Option<RunPair> {
    let rule = |value: &Value| {
        Some(RulePoints {
            rule: text(value, "rule")?.to_owned(),
            points: number(value, "points")?,
            max_points: number(value, "max")?,
            detail: detail_from_value(value.get("from")?)?,
        })
    };
    Some(RunPair {
        mentee: Id::new(text(value, "mentee")?),
        mentor: Id::new(text(value, "mentor")?),
        how: How::from_word(text(value, "how")?)?,
        by_rule: read(value, "by_rule", rule).ok()?,
    })
}

fn shared_to_value(shared: &SharedPlaces) -> Value {
    let ids = |ids: &[Id<_>]| list(ids, |id| Value::from(id.as_str()));
    Value::map([
        ("mentees", ids(&shared.mentees)),
        ("mentors", ids(&shared.mentors)),
        ("n_places", shared.n_places.into()),
    ])
}

fn shared_from_value(value: &Value) -> Option<SharedPlaces> {
    let id = |id: &Value| Some(Id::new(id.as_text()?));
    Some(SharedPlaces {
        mentees: read(value, "mentees", id).ok()?,
        mentors: read(value, "mentors", id).ok()?,
        n_places: number(value, "n_places")?,
    })
}

fn unmatched_to_value(unmatched: &Unmatched) -> Value {
    let rule = |rule: &RuleCount| {
        Value::map([
            ("rule", Value::from(rule.rule.as_str())),
            ("n_mentors", rule.n_mentors.into()),
            ("n_alone", rule.n_alone.into()),
        ])
    };
    let near = |near: &Nearest| {
        let known = [near.mentor.as_str().into(), near.points.into()];
        let needed = near.needed.map(Value::from);
        Value::List(known.into_iter().chain(needed).collect())
    };
    let mentee = ("mentee", Value::from(unmatched.mentee.as_str()));
    match &unmatched.reason {
        Reason::NoMentors => Value::map([mentee, ("reason", "no_mentors".into())]),
        Reason::RuledOut { n_mentors, rules } => Value::map([
            mentee,
            ("reason", "ruled_out".into()),
            ("n_mentors", (*n_mentors).into()),
            ("rules", list(rules, rule)),
        ]),
        Reason::NoPlaceLeft {
            n_mentors,
            n_eligible,
            nearest,
            rules,
            held,
        } => {
            let fields = [
                mentee,
                ("reason", "no_place_left".into()),
                ("n_mentors", (*n_mentors).into()),
                ("n_eligible", (*n_eligible).into()),
                ("nearest", list(nearest, near)),
                ("rules", list(rules, rule)),
            ];
            Value::map(fields.into_iter().chain(held_to_value(*held)))
        }
    }
}

/// Only what there is: nothing where no place is held back and nothing limits.
fn held_to_value(held: Held) -> impl Iterator<Item = (&'static str, Value)> {
    let fields = [("n_reserve", held.n_reserve), ("n_limited", held.n_limited)];
    let fields = fields.into_iter().filter(|(_, n)| *n > 0);
    fields.map(|(name, n)| (name, n.into()))
}

fn unmatched_from_value(value: &Value) -> Option<Unmatched> {
    let rule = |value: &Value| {
        Some(RuleCount {
            rule: text(value, "rule")?.to_owned(),
            n_mentors: number(value, "n_mentors")?,
            n_alone: number(value, "n_alone")?,
        })
    };
    let near = |value: &Value| {
        let (mentor, points, needed) = match value.as_list()? {
            [mentor, points] => (mentor, points, None),
            [mentor, points, needed] => (mentor, points, Some(needed)),
            _ => return None,
        };
        let whole = |value: &Value| u32::try_from(value.as_int()?).ok();
        Some(Nearest {
            mentor: Id::new(mentor.as_text()?),
            points: whole(points)?,
            needed: match needed {
                Some(needed) => Some(whole(needed)?),
                None => None,
            },
        })
    };
    let reason = match text(value, "reason")? {
        "no_mentors" => Reason::NoMentors,
        "ruled_out" => Reason::RuledOut {
            n_mentors: number(value, "n_mentors")?,
            rules: read(value, "rules", rule).ok()?,
        },
        "no_place_left" => Reason::NoPlaceLeft {
            n_mentors: number(value, "n_mentors")?,
            n_eligible: number(value, "n_eligible")?,
            nearest: read(value, "nearest", near).ok()?,
            rules: read(value, "rules", rule).ok()?,
            held: Held {
                n_reserve: number(value, "n_reserve").unwrap_or(0),
                n_limited: number(value, "n_limited").unwrap_or(0),
            },
        },
        _ => return None,
    };
    Some(Unmatched {
        mentee: Id::new(text(value, "mentee")?),
        reason,
    })
}

fn list<T>(items: &[T], to_value: impl Fn(&T) -> Value) -> Value {
    Value::List(items.iter().map(to_value).collect())
}

fn read<T>(
    value: &Value,
    field: &'static str,
    from_value: impl Fn(&Value) -> Option<T>,
) -> Result<Vec<T>, RunResultError> {
    let items = value.get(field).and_then(Value::as_list);
    let items = items.ok_or(RunResultError(field))?;
    let items: Option<Vec<T>> = items.iter().map(from_value).collect();
    items.ok_or(RunResultError(field))
}

fn text<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field)?.as_text()
}

fn number(value: &Value, field: &str) -> Option<u32> {
    u32::try_from(value.get(field)?.as_int()?).ok()
}
