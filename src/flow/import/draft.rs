//! One row as the fields it would write, with everything wrong with it.
//! Leaves out reading the cells (`drafter`) and what the programme already
//! holds (`judge`).

use std::collections::BTreeMap;

use jiff::civil::DateTime;

pub use super::answers::QuestionRef;
use super::problem::{Problem, ProblemKind};
use crate::domain::field::Fields;
use crate::domain::people::{Answer, Role, fold_email};
use crate::domain::value::Value;

/// What a row would write. A blank cell writes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Fields of the person.
    pub person: Fields,
    /// The roles the row is for, with their fields and answers.
    pub parts: Vec<PartDraft>,
    /// When the person sent it, by the form's clock.
    pub sent_at: Option<DateTime>,
    /// When a yes to the policy was given, if the row holds one.
    pub consent: bool,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// One role of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct PartDraft {
    /// Which.
    pub role: Role,
    /// Fields of the participation.
    pub fields: Fields,
    /// Answers by question.
    pub answers: BTreeMap<QuestionRef, Answer>,
}

impl Draft {
    /// A text of the person, or an empty one.
    pub fn text(&self, field: &str) -> &str {
        self.person
            .get(field)
            .and_then(Value::as_text)
            .unwrap_or_default()
    }

    /// Sets a text of the person.
    pub(super) fn put(&mut self, field: &str, text: impl Into<Value>) {
        self.person.insert(field.to_owned(), text.into());
    }

    /// The address as it is compared; empty without one.
    pub fn folded_email(&self) -> String {
        fold_email(self.text("email"))
    }

    /// Given and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.text("given_name"), self.text("family_name"))
            .trim()
            .to_owned()
    }

    pub(super) fn problem(&mut self, column: Option<usize>, what: ProblemKind) {
        self.problems.push(Problem { column, what });
    }

    /// Both roles of a row read the same cells; a problem is said once.
    pub(super) fn once(&mut self, column: usize, what: ProblemKind) {
        let problem = Problem {
            column: Some(column),
            what,
        };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }
}
