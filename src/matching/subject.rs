//! People as a run needs them, apart from how they are stored.
//!
//! A programme makes one [`Subject`] for each participation that may be
//! matched. Leaves out who may be matched at all (approval, consent, pause):
//! who is not eligible is simply not among the subjects.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::hours::Hours;
use crate::domain::people::{Mode, Role, fold_email};
use crate::domain::rules::{Label, RuleSet};

/// One person in one role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The id of the participation; results name people by it.
    pub id: String,
    /// The id of the person, the same in both roles.
    pub person: String,
    /// The e-mail address, empty when there is none.
    pub email: String,
    /// Mentor or mentee.
    pub role: Role,
    /// Wants of a mentee, places of a mentor; `None` or 0: the rule set's number.
    pub capacity: Option<u32>,
    /// A limit over both roles together, where somebody asked for one.
    pub shared_limit: Option<u32>,
    /// 0 for usual; 1 is served first, then 2, and so on.
    pub priority: u32,
    /// The programme level; `None` when the grade is not mapped.
    pub level: Option<i32>,
    /// Agency, unit, profession, location, where stated.
    pub labels: BTreeMap<Label, String>,
    /// The supervisor and, if known, those above: e-mail addresses or person ids.
    pub managers: Vec<String>,
    /// Languages to meet in; none means any.
    pub languages: Vec<String>,
    /// Ways to meet; none means any.
    pub modes: Vec<Mode>,
    /// Hours of the week; none means any.
    pub hours: Hours,
    /// Skills a mentee needs or a mentor offers.
    pub skills: Vec<String>,
    /// Goals.
    pub goals: Vec<String>,
    /// Interests.
    pub interests: Vec<String>,
    /// Values.
    pub values: Vec<String>,
    /// Answers to free questions by the question's id.
    pub answers: BTreeMap<String, Vec<String>>,
    /// A mentor's characteristics, told for attribute wishes only.
    pub characteristics: Vec<String>,
    /// A mentee's attribute wish.
    pub wish: Option<Wish>,
    /// Preferred partners, best first: e-mail addresses or person ids.
    pub preferred: Vec<String>,
}

/// A mentee's wish for a mentor with an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The attribute.
    pub attribute: String,
    /// Whether the mentee asked to be matched by it.
    pub asked: Asked,
}

/// Whether a wish counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// The mentee said yes.
    Yes,
    /// The mentee said no, or nothing.
    No,
}

/// What is settled about a pair before the run, by participation ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairNote {
    /// The mentee's participation.
    pub mentee: String,
    /// The mentor's participation.
    pub mentor: String,
    /// What is settled.
    pub kind: PairKind,
}

/// What can be settled about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairKind {
    /// Must not be paired.
    Excluded,
    /// Was paired before.
    Former,
    /// Is paired now: uses a place and a want, and counts as covered.
    Live,
    /// Kept by the coordinator: the run has to use it.
    Locked,
}

/// Everything a run is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rules.
    pub rules: RuleSet,
    /// Everybody who may be matched.
    pub subjects: Vec<Subject>,
    /// Exclusions, former, live and locked pairs.
    pub pairs: Vec<PairNote>,
    /// Further reporting lines, of people outside the run: (who, whose
    /// supervisor), e-mail addresses or person ids.
    pub reporting: Vec<(String, String)>,
    /// Fixes the tie-break; see [`salt`].
    pub salt: String,
}

/// The salt where none is given, on the command line.
pub const USUAL_SALT: &str = "civic-mentor";

/// The salt of a round: nobody can choose it, so nobody can roll again.
pub fn salt(programme: &str, round: &str) -> String {
    super::digest::sha256_hex(&[b"salt", programme.as_bytes(), round.as_bytes()])
}

impl Subject {
    /// A subject that says nothing about itself yet.
    pub fn new(
        role: Role,
        id: impl Into<String>,
        person: impl Into<String>,
        email: impl Into<String>,
    ) -> Self {
        Self {
            role,
            id: id.into(),
            person: person.into(),
            email: email.into(),
            ..Self::default()
        }
    }

    /// What makes the person the same on every machine: the role and the
    /// folded e-mail address, without one the id.
    pub fn key(&self) -> String {
        let role = self.role.word();
        match fold_email(&self.email) {
            email if email.is_empty() => format!("{role}#{}", self.id),
            email => format!("{role}:{email}"),
        }
    }
}

/// A text as it is compared: compatibility form, lower case, single spaces.
pub fn fold(text: &str) -> String {
    let lower = text.nfkc().collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_case_width_or_spacing() {
        assert_eq!(fold("  Project \u{a0}Management "), "project management");
        assert_eq!(fold("ＨＲ"), "hr");
    }

    #[test]
    fn a_key_is_the_address_or_else_the_id() {
        let ann = Subject::new(Role::Mentee, "p1", "x", " Ann@City.gov");
        assert_eq!(ann.key(), "mentee:ann@city.gov");
        assert_eq!(
            Subject::new(Role::Mentor, "p1", "x", " ").key(),
            "mentor#p1"
        );
    }
}
