//! Groups: the call and the answer as they cross.

use serde::{Deserialize, Serialize};

use super::{Answer, Failure, Request, Task, bytes_of};
use crate::domain::people::Role;
use crate::domain::value::Value;
use crate::matching::groups::{Call, Grouped, Who, group};
use crate::matching::inputs::Inputs;

/// Groups as numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    group_of: Vec<Option<u32>>,
    points: u64,
    bound: u64,
}

/// Groups people; one piece of work, short beside a run.
pub(super) fn grouped(inputs: &Inputs, call: &Call) -> Answer {
    let Ok(asked) = call.asked(inputs) else {
        return Answer::Failed(Failure::TooMany);
    };
    let found = group(&asked);
    Answer::Grouped(Told {
        group_of: found.group_of,
        points: found.points,
        bound: found.bound,
    })
}

impl Request {
    /// A request for groups.
    pub fn group(inputs: &Inputs, call: &Call) -> Self {
        Self {
            task: Task::Group,
            inputs: bytes_of(&inputs.to_value()),
            beside: bytes_of(&call_to_value(call)),
        }
    }
}

impl Answer {
    /// The answer to a call for groups.
    pub fn into_grouped(self) -> Result<Grouped, Failure> {
        match self {
            Self::Grouped(told) => Ok(Grouped {
                group_of: told.group_of,
                points: told.points,
                bound: told.bound,
            }),
            other => Err(other.failure()),
        }
    }
}

fn numbers(all: &[u32]) -> Value {
    Value::List(all.iter().map(|it| Value::from(*it)).collect())
}

fn call_to_value(call: &Call) -> Value {
    let who = match &call.who {
        Who::Led(leaders) => (
            "leaders",
            Value::List(leaders.iter().map(|it| numbers(it)).collect()),
        ),
        Who::Peers(roles) => {
            let words = roles.iter().map(|it| Value::from(it.word()));
            ("roles", Value::List(words.collect()))
        }
    };
    let apart = call
        .apart
        .iter()
        .map(|(one, other)| numbers(&[*one, *other]));
    Value::map([
        who,
        ("least", call.least.into()),
        ("most", call.most.into()),
        (
            "of_unit",
            call.most_of_unit.map_or(Value::Null, Value::from),
        ),
        ("settled", numbers(&call.settled)),
        ("apart", Value::List(apart.collect())),
    ])
}

/// The call of a tree; nothing where it is malformed.
pub(super) fn call_from_value(value: &Value) -> Option<Call> {
    let number = |value: &Value| u32::try_from(value.as_int()?).ok();
    let list =
        |value: &Value| -> Option<Vec<u32>> { value.as_list()?.iter().map(number).collect() };
    let lists =
        |value: &Value| -> Option<Vec<Vec<u32>>> { value.as_list()?.iter().map(list).collect() };
    let who = match (value.get("leaders"), value.get("roles")) {
        (Some(leaders), None) => Who::Led(lists(leaders)?),
        (None, Some(roles)) => {
            let roles = roles.as_list()?.iter();
            let role = |it: &Value| Role::from_word(it.as_text()?);
            Who::Peers(roles.map(role).collect::<Option<_>>()?)
        }
        _ => return None,
    };
    let pair = |it: Vec<u32>| match it.as_slice() {
        [one, other] => Some((*one, *other)),
        _ => None,
    };
    let apart = lists(value.get("apart")?)?.into_iter();
    Some(Call {
        who,
        least: number(value.get("least")?)?,
        most: number(value.get("most")?)?,
        most_of_unit: value.get("of_unit").and_then(number),
        settled: list(value.get("settled")?)?,
        apart: apart.map(pair).collect::<Option<_>>()?,
    })
}
