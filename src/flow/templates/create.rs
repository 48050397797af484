//! Makes a programme of a template: one change that stands or falls as a whole.

use jiff::Span;
use jiff::civil::Date;

use super::Template;
use super::competencies::COMPETENCIES;
use crate::domain::change::Change;
use crate::domain::facts::{Facts, Life};
use crate::domain::form::{Competency, Level, Question};
use crate::domain::id::Id;
use crate::domain::text::Language;
use crate::domain::whole::RuleFields;

/// What a coordinator says about a new programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CreateInput {
    /// The id of the programme, a random UUID.
    pub programme_id: String,
    /// Its name; empty takes the template's title.
    pub name: String,
    /// The language its texts and options start in; names of phases,
    /// competencies, levels and questions come in both.
    pub language: Language,
    /// First day; without it phases have no dates yet.
    pub starts_on: Option<Date>,
    /// IANA time zone of deadlines.
    pub time_zone: String,
    /// The coordinator's name, for letters.
    pub coordinator_name: String,
    /// The coordinator's e-mail address, for letters.
    pub coordinator_email: String,
    /// The coordinator's telephone, for letters.
    pub coordinator_phone: String,
}

/// The change that makes a programme: facts, levels, competencies, phases,
/// form, rules, milestones, surveys and its own words in letters. `ids` gives a
/// new random UUID each time it is asked; milestones and surveys have fixed ids,
/// since a programme is made once.
pub fn create(template: &Template, input: CreateInput, ids: &mut impl FnMut() -> String) -> Change {
    let language = input.language;
    let starts_on = input.starts_on;
    let mut changes = vec![Change::save(facts_of(template, input))];
    for (rank, name) in (1..).zip(template.levels) {
        changes.push(Change::save(Level {
            id: Id::new(ids()),
            name: name.local(),
            rank,
        }));
    }
    for (rank, plan) in (1..).zip(COMPETENCIES) {
        changes.push(Change::save(Competency {
            id: Id::new(ids()),
            name: plan.name.local(),
            description: plan.description.local(),
            levels: plan.levels.local(),
            rank,
        }));
    }
    for (rank, plan) in (1..).zip(template.phases) {
        changes.push(Change::save(plan.record(Id::new(ids()), rank, starts_on)));
    }
    let mut questions: Vec<Id<Question>> = Vec::new();
    for (rank, plan) in (1..).zip(template.questions) {
        let id = Id::new(ids());
        questions.push(id.clone());
        changes.push(Change::save(plan.question(id, rank, language)));
    }
    changes.push(Change::save(RuleFields {
        id: Id::new(RuleFields::ID),
        fields: template.rule_set(language, &questions).to_fields(),
    }));
    let milestones = (1..).zip(template.milestones);
    changes.extend(milestones.map(|(rank, plan)| Change::save(plan.record(rank))));
    let surveys = (1..).zip(template.surveys);
    changes.extend(surveys.map(|(rank, plan)| Change::save(plan.record(rank))));
    let letters = template.letters.iter();
    changes.extend(letters.map(|plan| Change::save(plan.record())));
    Change::Many {
        what: "programme.created",
        changes,
    }
}

/// The facts a programme of this template starts with.
pub fn facts_of(template: &Template, input: CreateInput) -> Facts {
    let plan = &template.facts;
    let language = input.language;
    let text = |words: super::Words| words.in_language(language).to_owned();
    let other = |words: super::Words| words.in_language(language.other()).to_owned();
    let name = if input.name.trim().is_empty() {
        text(template.title)
    } else {
        input.name
    };
    Facts {
        id: Id::new(input.programme_id),
        name,
        purpose: text(plan.purpose),
        purpose_other: other(plan.purpose),
        skills_to_grow: text(plan.skills_to_grow),
        skills_to_grow_other: other(plan.skills_to_grow),
        success_signs: text(plan.success_signs),
        success_signs_other: other(plan.success_signs),
        audience: text(plan.audience),
        audience_other: other(plan.audience),
        government: plan.government,
        template: template.word.to_owned(),
        intake: plan.intake,
        shape: plan.shape,
        starts_on: input.starts_on,
        ends_on: input
            .starts_on
            .map(|day| days_after(day, template.last_day())),
        time_zone: input.time_zone,
        usual_places: plan.usual_places,
        usual_wants: plan.usual_wants,
        meetings_planned: plan.meetings_planned,
        hours_a_month: plan.hours_a_month,
        eligibility: text(plan.eligibility),
        eligibility_other: other(plan.eligibility),
        paid_time: text(plan.paid_time),
        paid_time_other: other(plan.paid_time),
        review_contact: text(plan.review_contact),
        review_contact_other: other(plan.review_contact),
        policy_text: text(plan.policy_text),
        policy_text_other: other(plan.policy_text),
        approval_policy: plan.approval,
        consent_needed: plan.consent_needed,
        retention_months: plan.retention_months,
        coordinator_name: input.coordinator_name,
        coordinator_email: input.coordinator_email,
        coordinator_phone: input.coordinator_phone,
        letters_in: language,
        life: Life::Live,
        uses_levels: plan.uses_levels,
        ..Facts::default()
    }
}

/// The day `days` after `day`; stays within what a calendar holds.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().days(days))
}
