//! Ready-made programmes to start from, as data, and the one change that makes
//! a programme of one.
//!
//! A template is copied, never linked: what a coordinator edits afterwards is
//! theirs. Templates are named for the kind of programme and claim to be
//! nobody's. Leaves out people, rounds and letters.
//!
//! Invariant: no two templates share a form, a timeline, milestones, surveys or
//! their texts, those of letters included (`tests/host/templates.rs`); each runs
//! from here to published letters (`tests/host/template_walks.rs`).

mod academy;
mod both;
mod city;
mod competencies;
mod create;
mod duplicate;
mod ethics;
mod extension;
mod letters;
mod lists;
mod managers;
mod network;
mod planners;
mod plans;
mod questions;
mod recorders;
mod scratch;
mod words;

pub use both::{add_translations, drop_left_behind, other_of_template};
pub use create::{CreateInput, create, days_after, facts_of};
pub use duplicate::{DuplicateInput, duplicate};
pub use letters::LetterPlan;
pub use plans::{MilestonePlan, PhasePlan, PlannedSurvey};
pub use questions::{Options, QuestionPlan, Seen, standard_question};
pub use words::{Words, words};

use crate::domain::facts::{ApprovalPolicy, Facts, Government, Intake, Shape};
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::needs::needs;
use crate::domain::rules::{HardRule, ReadyMade, Rule, RuleSet};
use crate::domain::text::Language;

/// A programme to start from.
#[derive(Debug)]
pub struct Template {
    /// The stored word, also kept in the facts of what is made from it.
    pub word: &'static str,
    /// What the card is headed.
    pub title: Words,
    /// What it is for, in a sentence or two.
    pub what_for: Words,
    /// How long it runs.
    pub length: Words,
    /// The usual number of pairs.
    pub size: Words,
    /// Who approves taking part.
    pub who_approves: Words,
    /// The timeline.
    pub phases: &'static [PhasePlan],
    /// The form, in order.
    pub questions: &'static [QuestionPlan],
    /// Programme levels, lowest first.
    pub levels: &'static [Words],
    /// Milestones of every pairing, in order.
    pub milestones: &'static [MilestonePlan],
    /// Surveys, in order.
    pub surveys: &'static [PlannedSurvey],
    /// Its own words in letters, for the turns in which it has some.
    pub letters: &'static [LetterPlan],
    /// The rules it starts with.
    pub rules: RulesPlan,
    /// How many levels a mentor is above the mentee, at least and at most,
    /// where the level map counts.
    pub levels_apart: Option<(i32, i32)>,
    /// Everything else its facts start with.
    pub facts: FactsPlan,
}

/// The rules a template starts with.
#[derive(Clone, Copy, Debug)]
pub enum RulesPlan {
    /// One of the ready-made sets.
    Ready(ReadyMade),
    /// A set of the template's own, made with its name.
    Own(Words, fn(&str) -> RuleSet),
    /// A set of its own that compares the answers to one question of the form,
    /// named by its place there, from 0.
    OwnAsking(Words, usize, fn(&str, &Id<Question>) -> RuleSet),
}

/// What the facts of a new programme start with.
#[derive(Debug)]
pub struct FactsPlan {
    /// What it is for.
    pub purpose: Words,
    /// Which skills and knowledge are to grow.
    pub skills_to_grow: Words,
    /// How success will be seen.
    pub success_signs: Words,
    /// Whom it is for.
    pub audience: Words,
    /// Who may take part.
    pub eligibility: Words,
    /// Paid time, bargaining unit, not required for promotion.
    pub paid_time: Words,
    /// Whom to ask for a review of a decision.
    pub review_contact: Words,
    /// The privacy and consent text.
    pub policy_text: Words,
    /// Level of government.
    pub government: Government,
    /// Cohort or rolling.
    pub intake: Intake,
    /// The shape of pairings.
    pub shape: Shape,
    /// Whether supervisors approve.
    pub approval: ApprovalPolicy,
    /// Whether consent must be on record before matching.
    pub consent_needed: bool,
    /// Whether the level map counts.
    pub uses_levels: bool,
    /// Usual places of a mentor.
    pub usual_places: u32,
    /// Usual number of mentors a mentee wants.
    pub usual_wants: u32,
    /// Meetings planned for a pair.
    pub meetings_planned: u32,
    /// Hours a month a pair is expected to spend.
    pub hours_a_month: u32,
    /// Months personal data is kept after the end.
    pub retention_months: u32,
}

/// Every template, in the order of the cards; the last one is nearly empty.
pub const TEMPLATES: &[Template] = &[
    managers::TEMPLATE,
    city::TEMPLATE,
    network::TEMPLATE,
    recorders::TEMPLATE,
    planners::TEMPLATE,
    extension::TEMPLATE,
    ethics::TEMPLATE,
    academy::TEMPLATE,
    scratch::TEMPLATE,
];

/// The template with this stored word.
pub fn find(word: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.word == word)
}

impl Template {
    /// The rules a programme of this template starts with, named in
    /// `language`; `questions` are the ids of its form, in order.
    pub fn rule_set(&self, language: Language, questions: &[Id<Question>]) -> RuleSet {
        let mut rules = match self.rules {
            RulesPlan::Ready(ready) => ready.rule_set(),
            RulesPlan::Own(name, rules) => rules(name.in_language(language)),
            RulesPlan::OwnAsking(name, asking, rules) => {
                let question = questions.get(asking).cloned().unwrap_or_default();
                rules(name.in_language(language), &question)
            }
        };
        rules.wants_if_unstated = self.facts.usual_wants;
        rules.places_if_unstated = self.facts.usual_places;
        if let Some((min, max)) = self.levels_apart {
            let rule = Rule::Hard(HardRule::LevelGap { min, max });
            rules.rules.insert("levels_apart".to_owned(), rule);
        }
        rules
    }

    /// What its rules need to know of everybody's work, by stored names.
    pub fn work_needed(&self) -> Vec<String> {
        let rules = self.rule_set(Language::English, &[]);
        let facts = Facts {
            uses_levels: self.facts.uses_levels,
            ..Facts::default()
        };
        let needs = needs(&rules, &facts, &[]);
        let work = needs.work.iter();
        work.map(|it| it.word().to_owned()).collect()
    }

    /// Day after the programme's first day on which the last phase ends.
    pub fn last_day(&self) -> i32 {
        let last_days = self.phases.iter().map(|phase| phase.last_day);
        last_days.max().unwrap_or(0)
    }
}
