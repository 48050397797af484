//! Rules of matching, for another programme: no people, no answers.
//!
//! A criterion that compares answers names its question by id; the question's
//! own words go along, so that whoever takes the rules in can be told which
//! one it was. Leaves out what becomes of the rules (`flow::rule_set`).

use std::collections::BTreeMap;

use super::super::payload::{Found, PayloadFault};
use super::parts::{Map, Out};
use crate::domain::rules::{Measure, Rule, RuleSet};
use crate::domain::text::LocalText;
use crate::domain::value::Value;
use crate::domain::whole::Programme;

/// A rule set on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSetMessage {
    /// The name of whoever sends it, as they give it.
    pub from: String,
    /// The rules.
    pub rules: RuleSet,
    /// The words of the questions its criteria compare, by id.
    pub questions: BTreeMap<String, LocalText>,
}

impl RuleSetMessage {
    /// A rule set of a programme, with the words of the questions it names.
    pub fn of(programme: &Programme, rules: RuleSet, from: &str) -> Self {
        let questions = programme.questions.values().filter(|question| {
            let id = question.id.as_str();
            rules.rules.values().any(|rule| asks(rule) == Some(id))
        });
        let questions = questions
            .map(|question| (question.id.to_string(), question.label.clone()))
            .collect();
        Self {
            from: from.trim().to_owned(),
            rules,
            questions,
        }
    }

    pub(super) fn to_payload(&self) -> Value {
        let question = |(id, words): (&String, &LocalText)| {
            Out::default().put("id", id).put("words", words).done()
        };
        let mut payload = Out::default()
            .put("from", &self.from)
            .list("questions", self.questions.iter().map(question))
            .done();
        if let Value::Map(fields) = &mut payload {
            fields.insert("rules".to_owned(), self.rules.to_value());
        }
        payload
    }

    pub(super) fn from_payload(payload: &Value, found: &mut Found) -> Option<Self> {
        let map = Map::at(payload, "", found)?;
        let mut questions = BTreeMap::new();
        for (at, value) in map.list("questions", found).iter().enumerate() {
            if let Some(one) = Map::at(value, format!("questions.{at}"), found) {
                questions.insert(one.needed("id", found), one.field("words", found));
            }
        }
        let from = map.field("from", found);
        let tree = map.value("rules").unwrap_or(&Value::Null);
        let rules = match RuleSet::from_value(tree) {
            Ok(rules) if rules.problems().is_empty() => Some(rules),
            Ok(_) | Err(_) => None,
        };
        let rules = found.some_or(rules, PayloadFault::WrongShape, "rules")?;
        Some(Self {
            from,
            rules,
            questions,
        })
    }
}

/// The question a rule compares the answers to.
fn asks(rule: &Rule) -> Option<&str> {
    match rule {
        Rule::Soft(criterion) => match &criterion.measure {
            Measure::SharedAnswers(question) => Some(question),
            _ => None,
        },
        Rule::Hard(_) => None,
    }
}
