//! Inputs to and from the tree everything is stored and signed as.
//!
//! Reading checks everything a run relies on, so that no stored or received
//! inputs can make it fail.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Apart, Fixed, Hours, Inputs, Label, MAX_PEOPLE, MAX_PRIORITIES, Pair, Party, PartyWish,
    UnitQuotas, questions,
};
use crate::domain::rules::{
    MAX_CAPACITY, MAX_QUOTA, MAX_QUOTAS, RuleProblem, RuleSet, RuleSetError,
};
use crate::domain::value::Value;
use crate::matching::levels::Scale;

/// Why a tree is no usable inputs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InputsError {
    /// The rules are malformed.
    #[error("the rules cannot be read")]
    Rules(#[from] RuleSetError),
    /// The rules break a limit.
    #[error("the rules have {} problems", .0.len())]
    RuleProblems(Vec<RuleProblem>),
    /// A field is missing, malformed or out of bounds.
    #[error("field {0} is missing or malformed")]
    Field(&'static str),
}

const FAMILIES: [&str; 7] = [
    "skills",
    "goals",
    "interests",
    "values",
    "languages",
    "modes",
    "traits",
];

impl Inputs {
    /// The tree of these inputs.
    pub fn to_value(&self) -> Value {
        let people = |people: &[Party]| Value::List(people.iter().map(Party::to_value).collect());
        let apart = |(pair, apart): (&Pair, &Apart)| {
            triple(
                *pair,
                match apart {
                    Apart::Excluded => "excluded",
                    Apart::Former => "former",
                    Apart::Both => "both",
                },
            )
        };
        let fixed = |(pair, fixed): (&Pair, &Fixed)| triple(*pair, fixed.word());
        let mut fields = vec![
            ("rules", self.rules.to_value()),
            ("salt", self.salt.as_str().into()),
            ("mentees", people(&self.mentees)),
            ("mentors", people(&self.mentors)),
            ("apart", Value::List(self.apart.iter().map(apart).collect())),
            ("fixed", Value::List(self.fixed.iter().map(fixed).collect())),
        ];
        // Runs that start afresh are written as they were before there was a choice.
        if !self.before.is_empty() {
            let before = self.before.iter().map(|pair| triple(*pair, BEFORE));
            fields.push(("before", Value::List(before.collect())));
        }
        if !self.quotas.is_empty() {
            fields.push(("unit_quotas", quotas_to_value(&self.quotas)));
        }
        Value::map(fields)
    }

    /// The inputs of a tree.
    pub fn from_value(value: &Value) -> Result<Self, InputsError> {
        let rules = RuleSet::from_value(value.get("rules").unwrap_or(&Value::Null))?;
        let problems = rules.problems();
        if !problems.is_empty() {
            return Err(InputsError::RuleProblems(problems));
        }
        let n_questions = questions(&rules).len();
        let mentees = people(value, "mentees", n_questions)?;
        let mentors = people(value, "mentors", n_questions)?;
        let apart = pairs(value, "apart", &mentees, &mentors, |word| match word {
            "excluded" => Some(Apart::Excluded),
            "former" => Some(Apart::Former),
            "both" => Some(Apart::Both),
            _ => None,
        })?;
        let fixed = pairs(value, "fixed", &mentees, &mentors, Fixed::from_word)?;
        let before = match value.get("before") {
            Some(_) => {
                let is_one = |word: &str| (word == BEFORE).then_some(true);
                let before = pairs(value, "before", &mentees, &mentors, is_one)?;
                before.into_keys().collect()
            }
            None => BTreeSet::new(),
        };
        let quotas = match value.get("unit_quotas") {
            Some(quotas) => quotas_from_value(quotas).ok_or(InputsError::Field("unit_quotas"))?,
            None => UnitQuotas::default(),
        };
        let salt = value
            .get("salt")
            .and_then(Value::as_text)
            .ok_or(InputsError::Field("salt"))?;
        let salt = salt.to_owned();
        let mut priorities: Vec<_> = mentees.iter().map(|mentee| mentee.priority).collect();
        priorities.sort_unstable();
        priorities.dedup();
        if priorities.len() > MAX_PRIORITIES {
            return Err(InputsError::Field("priority"));
        }
        let inputs = Self {
            rules,
            salt,
            mentees,
            mentors,
            apart,
            fixed,
            before,
            quotas,
        };
        if inputs.is_too_large_for_layers() || !inputs.rules.limits.quotas.is_empty() {
            return Err(InputsError::Field("unit_quotas"));
        }
        if !Scale::fits(&inputs) {
            return Err(InputsError::Field("before"));
        }
        Ok(inputs)
    }
}

fn quotas_to_value(quotas: &UnitQuotas) -> Value {
    let list = |quotas: &BTreeMap<u32, u32>| {
        let quota = |(unit, most): (&u32, &u32)| Value::List(vec![(*unit).into(), (*most).into()]);
        Value::List(quotas.iter().map(quota).collect())
    };
    Value::map([
        ("mentees", list(&quotas.mentees)),
        ("mentors", list(&quotas.mentors)),
    ])
}

fn quotas_from_value(value: &Value) -> Option<UnitQuotas> {
    let list = |field| {
        let list = value.get(field)?.as_list()?;
        let quota = |value: &Value| match value.as_list()? {
            [unit, most] => {
                let most = count(most).filter(|most| *most <= MAX_QUOTA)?;
                Some((count(unit)?, most))
            }
            _ => None,
        };
        let quotas: BTreeMap<u32, u32> = list.iter().map(quota).collect::<Option<_>>()?;
        (quotas.len() == list.len() && quotas.len() <= MAX_QUOTAS).then_some(quotas)
    };
    let quotas = UnitQuotas {
        mentees: list("mentees")?,
        mentors: list("mentors")?,
    };
    // That there is none is not written.
    (!quotas.is_empty()).then_some(quotas)
}

/// The word beside a pair of the run before.
const BEFORE: &str = "before";

fn triple(pair: Pair, word: &str) -> Value {
    Value::List(vec![pair.mentee.into(), pair.mentor.into(), word.into()])
}

fn people(
    value: &Value,
    field: &'static str,
    n_questions: usize,
) -> Result<Vec<Party>, InputsError> {
    let list = value
        .get(field)
        .and_then(Value::as_list)
        .ok_or(InputsError::Field(field))?;
    let people = list
        .iter()
        .map(|party| Party::from_value(party, n_questions))
        .collect::<Result<Vec<_>, _>>()?;
    let mut pseudonyms: Vec<_> = people.iter().map(|party| &party.pseudonym).collect();
    pseudonyms.sort_unstable();
    let twice = pseudonyms.windows(2).any(|two| two[0] == two[1]);
    if twice || people.len() > MAX_PEOPLE {
        return Err(InputsError::Field(field));
    }
    Ok(people)
}

fn pairs<T>(
    value: &Value,
    field: &'static str,
    mentees: &[Party],
    mentors: &[Party],
    word: impl Fn(&str) -> Option<T>,
) -> Result<BTreeMap<Pair, T>, InputsError> {
    let list = value
        .get(field)
        .and_then(Value::as_list)
        .ok_or(InputsError::Field(field))?;
    let read = |value: &Value| {
        let [mentee, mentor, kind] = value.as_list()? else {
            return None;
        };
        let pair = Pair {
            mentee: count(mentee)?,
            mentor: count(mentor)?,
        };
        let known =
            (pair.mentee as usize) < mentees.len() && (pair.mentor as usize) < mentors.len();
        known.then_some((pair, word(kind.as_text()?)?))
    };
    let pairs: Option<BTreeMap<_, _>> = list.iter().map(read).collect();
    pairs
        .filter(|pairs| pairs.len() == list.len())
        .ok_or(InputsError::Field(field))
}

fn count(value: &Value) -> Option<u32> {
    u32::try_from(value.as_int()?).ok()
}

fn numbers(list: &[u32]) -> Value {
    Value::List(list.iter().copied().map(Value::from).collect())
}

impl Party {
    /// The tree of one person.
    pub(in crate::matching) fn to_value(&self) -> Value {
        let mut fields = vec![
            ("pseudonym", Value::from(self.pseudonym.as_str())),
            ("person", self.person.into()),
            ("capacity", self.capacity.into()),
        ];
        let mut put = |name, stated: bool, value: Value| {
            if stated {
                fields.push((name, value));
            }
        };
        put("held_back", self.held_back > 0, self.held_back.into());
        put("absent", self.absent > 0, self.absent.into());
        put("priority", self.priority > 0, self.priority.into());
        if let Some(level) = self.level {
            put("level", true, Value::Int(i64::from(level)));
        }
        for (label, number) in Label::ALL.iter().zip(self.labels) {
            if let Some(number) = number {
                put(label.word(), true, number.into());
            }
        }
        for (family, set) in FAMILIES.iter().zip(&self.sets) {
            put(family, !set.is_empty(), numbers(set));
        }
        let answers = Value::List(self.answers.iter().map(|set| numbers(set)).collect());
        put("answers", !self.answers.is_empty(), answers);
        put("hours", !self.hours.is_empty(), self.hours.to_hex().into());
        match self.wish {
            PartyWish::None => {}
            PartyWish::Refused => put("wish", true, false.into()),
            PartyWish::For(attribute) => put("wish", true, attribute.into()),
        }
        put("ranked", !self.ranked.is_empty(), numbers(&self.ranked));
        put("above", !self.above.is_empty(), numbers(&self.above));
        Value::map(fields)
    }

    /// The person of a tree, who answers so many questions.
    pub(in crate::matching) fn from_value(
        value: &Value,
        n_questions: usize,
    ) -> Result<Self, InputsError> {
        let read = Reader(value);
        let pseudonym = value
            .get("pseudonym")
            .and_then(Value::as_text)
            .unwrap_or_default();
        if pseudonym.len() != 32 || !pseudonym.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(InputsError::Field("pseudonym"));
        }
        let mut party = Self {
            pseudonym: pseudonym.to_owned(),
            person: read.count("person")?.ok_or(InputsError::Field("person"))?,
            capacity: read
                .count("capacity")?
                .ok_or(InputsError::Field("capacity"))?,
            held_back: read.count("held_back")?.unwrap_or(0),
            absent: read.count("absent")?.unwrap_or(0),
            priority: read.count("priority")?.unwrap_or(0),
            ranked: read.list("ranked")?,
            above: read.ascending("above")?,
            ..Self::default()
        };
        if party.capacity.saturating_add(party.held_back) > MAX_CAPACITY {
            return Err(InputsError::Field("capacity"));
        }
        if let Some(level) = value.get("level") {
            let level = level.as_int().and_then(|level| i32::try_from(level).ok());
            let level = level.filter(|level| level.abs() <= 1_000_000);
            party.level = Some(level.ok_or(InputsError::Field("level"))?);
        }
        for (label, number) in Label::ALL.iter().zip(&mut party.labels) {
            *number = read.count(label.word())?;
        }
        for (family, set) in FAMILIES.iter().zip(&mut party.sets) {
            *set = read.ascending(family)?;
        }
        party.answers = match value.get("answers").map(Value::as_list) {
            None => Vec::new(),
            Some(None) => return Err(InputsError::Field("answers")),
            Some(Some(sets)) => sets
                .iter()
                .map(|set| ascending(set, "answers"))
                .collect::<Result<_, _>>()?,
        };
        if party.answers.len() != n_questions {
            return Err(InputsError::Field("answers"));
        }
        if let Some(hours) = value.get("hours") {
            let hours = hours.as_text().and_then(Hours::from_hex);
            party.hours = hours.ok_or(InputsError::Field("hours"))?;
        }
        party.wish = match value.get("wish") {
            None => PartyWish::None,
            Some(Value::Bool(false)) => PartyWish::Refused,
            Some(wish) => PartyWish::For(count(wish).ok_or(InputsError::Field("wish"))?),
        };
        Ok(party)
    }
}

/// Reads the fields of one party.
struct Reader<'a>(&'a Value);

impl Reader<'_> {
    fn count(&self, field: &'static str) -> Result<Option<u32>, InputsError> {
        let read = |value| count(value).ok_or(InputsError::Field(field));
        self.0.get(field).map(read).transpose()
    }

    fn list(&self, field: &'static str) -> Result<Vec<u32>, InputsError> {
        self.0
            .get(field)
            .map_or(Ok(Vec::new()), |value| list(value, field))
    }

    fn ascending(&self, field: &'static str) -> Result<Vec<u32>, InputsError> {
        self.0
            .get(field)
            .map_or(Ok(Vec::new()), |value| ascending(value, field))
    }
}

fn list(value: &Value, field: &'static str) -> Result<Vec<u32>, InputsError> {
    let list = value
        .as_list()
        .and_then(|list| list.iter().map(count).collect());
    list.ok_or(InputsError::Field(field))
}

fn ascending(value: &Value, field: &'static str) -> Result<Vec<u32>, InputsError> {
    let numbers = list(value, field)?;
    let ascends = numbers.windows(2).all(|two| two[0] < two[1]);
    if ascends {
        Ok(numbers)
    } else {
        Err(InputsError::Field(field))
    }
}
