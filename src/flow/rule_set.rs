//! Taking over rules that came in a file: what they would change here, and
//! what of them has no place here.
//!
//! A criterion that compares answers stays only where this programme has that
//! very question; likeness of words is not enough. Leaves out words (`ui`).

use crate::bundle::RuleSetMessage;
use crate::domain::change::Change;
use crate::domain::form::{Meaning, QuestionKind};
use crate::domain::id::Id;
use crate::domain::rules::{Criterion, Measure, Rule, RuleDifference, RuleSet};
use crate::domain::text::LocalText;
use crate::domain::whole::Programme;

use super::adopt::{facts_with, saving};
use super::round::rules_of;

/// What rules from a file come to in a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesOffer {
    /// The rules that have a place here.
    pub rules: RuleSet,
    /// What taking them over would change.
    pub differences: Vec<RuleDifference>,
    /// Criteria without a place here.
    pub left_out: Vec<LeftOut>,
}

/// A criterion that names a question this programme cannot compare by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The criterion.
    pub criterion: Criterion,
    /// The words of its question, as the file has them; may be empty.
    pub question: LocalText,
    /// Why it stays out.
    pub why: NoPlace,
}

/// Why a criterion has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// The programme does not ask this question.
    NotAsked,
    /// It asks it, and its answers are not compared: it is no choice, is
    /// sensitive, or means something else to the matching.
    NotCompared,
}

/// Why rules cannot be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoOffer {
    /// Every criterion asks for a question that is not here.
    #[error("every criterion names a question this programme does not have")]
    NothingFits,
}

impl RulesOffer {
    /// What the rules of a message come to here.
    pub fn of(programme: &Programme, message: &RuleSetMessage) -> Result<Self, NoOffer> {
        let mut rules = message.rules.clone();
        let mut left_out = Vec::new();
        rules.rules.retain(|_, rule| {
            let Rule::Soft(criterion) = rule else {
                return true;
            };
            let Measure::SharedAnswers(question) = &criterion.measure else {
                return true;
            };
            let Some(why) = no_place(programme, question) else {
                return true;
            };
            let words = message.questions.get(question);
            left_out.push(LeftOut {
                criterion: criterion.clone(),
                question: words.cloned().unwrap_or_default(),
                why,
            });
            false
        });
        if !left_out.is_empty() && rules.criteria().next().is_none() {
            return Err(NoOffer::NothingFits);
        }
        // Rules that cannot be read are all replaced.
        let before = rules_of(programme).unwrap_or_else(|_| RuleSet {
            rules: std::collections::BTreeMap::new(),
            ..RuleSet::evidence_based()
        });
        Ok(Self {
            differences: before.differences(&rules),
            rules,
            left_out,
        })
    }

    /// The change that makes them the programme's rules, as one step.
    pub fn change(&self, programme: &Programme) -> Change {
        Change::Many {
            what: "rules.taken_over",
            changes: vec![
                saving(&self.rules),
                Change::save(facts_with(programme, &self.rules)),
            ],
        }
    }
}

fn no_place(programme: &Programme, question: &str) -> Option<NoPlace> {
    let Some(question) = programme.questions.get(&Id::new(question)) else {
        return Some(NoPlace::NotAsked);
    };
    let is_compared = question.meaning == Meaning::Nothing
        && !question.sensitive
        && matches!(question.kind, QuestionKind::One | QuestionKind::Many);
    (!is_compared).then_some(NoPlace::NotCompared)
}
