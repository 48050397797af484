//! The steps that only edit facts.

use leptos::prelude::*;

use super::fact_fields::{
    FactChoice, FactCount, FactDay, FactLine, FactWords, Lens, fact, fact_choice, fact_count,
    fact_day,
};
use super::milestones::Milestones;
use super::phases::Phases;
use super::surveys::Surveys;
use crate::domain::fact_text::FactText;
use crate::domain::facts::{ApprovalPolicy, Government, Intake, NoAnswer, Shape};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Choice, Need};

/// Purpose and goals.
#[component]
pub fn PurposeStep() -> impl IntoView {
    view! {
        <FactLine id="name" label=t!(setup.name) lens=fact!(name) need=Need::Required />
        <FactWords id="purpose" label=t!(setup.purpose) hint=t!(setup.purpose_hint) which=FactText::Purpose rows=3 />
        <FactWords id="skills" label=t!(setup.skills) hint=t!(setup.skills_hint) which=FactText::SkillsToGrow />
        <FactWords id="success" label=t!(setup.success) hint=t!(setup.success_hint) which=FactText::SuccessSigns />
    }
}

/// Who it is for.
#[component]
pub fn AudienceStep() -> impl IntoView {
    let governments = Signal::derive(|| {
        let choice = |it: &Government| Choice::new(it.word(), government_name(*it));
        Government::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <FactWords id="audience" label=t!(setup.audience) hint=t!(setup.audience_hint) which=FactText::Audience rows=3 />
        <FactChoice
            id="government"
            label=t!(setup.government)
            choices=governments
            lens=fact_choice!(government, Government)
        />
        <FactWords id="eligibility" label=t!(setup.eligibility) hint=t!(setup.eligibility_hint) which=FactText::Eligibility />
    }
}

/// A level of government.
pub fn government_name(government: Government) -> String {
    match government {
        Government::Unsaid => text!(setup.government_unsaid),
        Government::State => text!(setup.government_state),
        Government::County => text!(setup.government_county),
        Government::City => text!(setup.government_city),
        Government::Federal => text!(setup.government_federal),
        Government::Association => text!(setup.government_association),
        Government::Several => text!(setup.government_several),
    }
}

/// Dates, phases, milestones and surveys.
#[component]
pub fn TimelineStep() -> impl IntoView {
    let intakes = Signal::derive(|| {
        vec![
            Choice::new(Intake::Cohort.word(), text!(setup.intake_cohort)),
            Choice::new(Intake::Rolling.word(), text!(setup.intake_rolling)),
        ]
    });
    view! {
        <FactChoice id="intake" label=t!(setup.intake) choices=intakes lens=fact_choice!(intake, Intake) />
        <div class="cm-row">
            <FactDay id="starts" label=t!(setup.starts_on) lens=fact_day!(starts_on) />
            <FactDay id="ends" label=t!(setup.ends_on) lens=fact_day!(ends_on) />
        </div>
        <FactLine id="zone" label=t!(setup.zone) hint=t!(setup.zone_hint) lens=fact!(time_zone) />
        <Phases />
        <Milestones />
        <Surveys />
    }
}

/// Places and time.
#[component]
pub fn CapacityStep() -> impl IntoView {
    let shapes = Signal::derive(|| {
        vec![
            Choice::new(Shape::OneToOne.word(), text!(setup.shape_one)),
            Choice::new(Shape::SeveralMentors.word(), text!(setup.shape_several)),
        ]
    });
    view! {
        <FactChoice id="shape" label=t!(setup.shape) choices=shapes lens=fact_choice!(shape, Shape) />
        <FactCount id="places" label=t!(setup.places) hint=t!(setup.places_hint) lens=fact_count!(usual_places) min=1 max=5 />
        <FactCount id="wants" label=t!(setup.wants) hint=t!(setup.wants_hint) lens=fact_count!(usual_wants) min=1 max=3 />
        <FactCount id="meetings" label=t!(setup.meetings) lens=fact_count!(meetings_planned) max=200 />
        <FactCount id="hours" label=t!(setup.hours) lens=fact_count!(hours_a_month) max=100 />
    }
}

/// Approval and policies.
#[component]
pub fn PoliciesStep() -> impl IntoView {
    let approvals = Signal::derive(|| {
        let choice = |it: &ApprovalPolicy| Choice::new(it.word(), approval_policy_name(*it));
        ApprovalPolicy::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let no_answers = Signal::derive(|| {
        vec![
            Choice::new(NoAnswer::Hold.word(), text!(setup.no_answer_hold)),
            Choice::new(NoAnswer::GoOn.word(), text!(setup.no_answer_go_on)),
        ]
    });
    let consent = Lens {
        get: |facts| if facts.consent_needed { "yes" } else { "no" }.to_owned(),
        set: |facts, word| facts.consent_needed = word == "yes",
    };
    let yes_no = Signal::derive(|| {
        vec![
            Choice::new("yes", text!(setup.consent_yes)),
            Choice::new("no", text!(setup.consent_no)),
        ]
    });
    view! {
        <FactChoice
            id="approval"
            label=t!(setup.approval)
            choices=approvals
            lens=fact_choice!(approval_policy, ApprovalPolicy)
        />
        <FactChoice
            id="no-answer"
            label=t!(setup.no_answer)
            choices=no_answers
            lens=fact_choice!(no_answer, NoAnswer)
        />
        <FactCount id="approval-days" label=t!(setup.approval_days) hint=t!(setup.approval_days_hint) lens=fact_count!(approval_days) max=90 />
        <FactWords id="hr" label=t!(setup.hr) hint=t!(setup.hr_hint) which=FactText::HrContact rows=1 />
        <FactChoice id="consent" label=t!(setup.consent) choices=yes_no lens=consent />
        <FactWords id="policy" label=t!(setup.policy) hint=t!(setup.policy_hint) which=FactText::PolicyText rows=6 />
        <FactWords id="paid" label=t!(setup.paid) hint=t!(setup.paid_hint) which=FactText::PaidTime />
        <FactWords id="review" label=t!(setup.review) hint=t!(setup.review_hint) which=FactText::ReviewContact rows=1 />
        <FactCount id="retention" label=t!(setup.retention) hint=t!(setup.retention_hint) lens=fact_count!(retention_months) max=240 />
    }
}

/// An approval policy.
pub fn approval_policy_name(policy: ApprovalPolicy) -> String {
    match policy {
        ApprovalPolicy::NotNeeded => text!(setup.approval_none),
        ApprovalPolicy::Mentees => text!(setup.approval_mentees),
        ApprovalPolicy::Everyone => text!(setup.approval_everyone),
    }
}
