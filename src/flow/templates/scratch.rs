//! Nearly nothing: for somebody who brings a spreadsheet, or own ideas.

use super::lists::PLAIN_LADDER;
use super::plans::{PhasePlan, phase};
use super::questions::{QuestionPlan, standard_plan};
use super::words::words;
use super::{FactsPlan, RulesPlan, Template};
use crate::domain::facts::{ApprovalPolicy, Government, Intake, Shape};
use crate::domain::form::{Meaning, PhaseKind};
use crate::domain::rules::ReadyMade;

pub(super) const TEMPLATE: Template = Template {
    word: "scratch",
    title: words(
        "Start from my spreadsheet",
        "Empezar con mi hoja de cálculo",
    ),
    what_for: words(
        "A short form, no approvals and no texts of ours: bring your lists, match, and add the rest later or never.",
        "Un formulario corto, sin aprobaciones ni textos nuestros: traiga sus listas, empareje y agregue lo demás después, o nunca.",
    ),
    length: words("As long as you like", "El tiempo que usted quiera"),
    size: words("Any", "Cualquiera"),
    who_approves: words(
        "Nobody, until you say so",
        "Nadie, hasta que usted lo indique",
    ),
    phases: PHASES,
    questions: QUESTIONS,
    levels: PLAIN_LADDER,
    rules: RulesPlan::Ready(ReadyMade::SkillsFirst),
    milestones: &[],
    surveys: &[],
    letters: &[],
    levels_apart: None,
    facts: FACTS,
};

const PHASES: &[PhasePlan] = &[
    phase(
        words("Enrolment", "Inscripción"),
        PhaseKind::Enrolment,
        0,
        27,
    ),
    phase(
        words("Choosing pairs", "Formación de parejas"),
        PhaseKind::Matching,
        28,
        41,
    ),
    phase(words("Meetings", "Reuniones"), PhaseKind::Meeting, 42, 223),
    phase(words("Closing", "Cierre"), PhaseKind::Closing, 224, 237),
];

const QUESTIONS: &[QuestionPlan] = &[
    standard_plan(Meaning::SkillsOffered),
    standard_plan(Meaning::SkillsWanted),
    standard_plan(Meaning::Goals),
    standard_plan(Meaning::Biography),
];

const FACTS: FactsPlan = FactsPlan {
    purpose: words("", ""),
    skills_to_grow: words("", ""),
    success_signs: words("", ""),
    audience: words("", ""),
    eligibility: words("", ""),
    paid_time: words("", ""),
    review_contact: words("", ""),
    policy_text: words("", ""),
    government: Government::Unsaid,
    intake: Intake::Cohort,
    shape: Shape::OneToOne,
    approval: ApprovalPolicy::NotNeeded,
    consent_needed: false,
    uses_levels: false,
    usual_places: 1,
    usual_wants: 1,
    meetings_planned: 0,
    hours_a_month: 0,
    retention_months: 0,
};
