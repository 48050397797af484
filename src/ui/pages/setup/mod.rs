//! Set-up (A1). Who comes: a coordinator, several times. To decide: one group
//! of questions a step, in the order purpose first. Everything is saved as it
//! is typed, so that they can leave at any step. Next: the following step, in
//! the end bringing people in.

mod counted;
mod fact_fields;
mod finish;
mod how;
mod lists;
mod milestones;
mod phases;
mod steps;
mod surveys;

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::domain::change::Change;
use crate::flow::next::SetUpStep;
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::dom::{focus_id, scroll_id_into_view, unfold_around};
use crate::ui::kit::{Button, ButtonLink, Look, Page, PageWidth, Step, StepIndicator, StepState};
use crate::ui::routes::{Route, Step as Going, use_go};
use crate::ui::widgets::next_act::step_name;

/// Set-up, one step of it.
#[component]
pub fn SetupPage(
    /// The programme's id in the URL.
    id: String,
    /// The step's word in the URL.
    step: String,
) -> impl IntoView {
    let step = SetUpStep::from_word(&step).unwrap_or(SetUpStep::Purpose);
    go_to_named_field();
    view! {
        <Page
            title=Signal::derive(move || step_name(step))
            lead=Signal::derive(move || step_lead(step))
            back=(Route::Programme(id.clone()).href(), t!(common.nav_home))
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(setup.help) /> }
        >
            <Steps id=id.clone() step />
            {match step {
                SetUpStep::Purpose => view! { <steps::PurposeStep /> }.into_any(),
                SetUpStep::Audience => view! { <steps::AudienceStep /> }.into_any(),
                SetUpStep::Timeline => view! { <steps::TimelineStep /> }.into_any(),
                SetUpStep::Capacity => view! { <steps::CapacityStep /> }.into_any(),
                SetUpStep::Policies => view! { <steps::PoliciesStep /> }.into_any(),
                SetUpStep::Framework => view! { <lists::FrameworkStep id=id.clone() /> }.into_any(),
                SetUpStep::Finish => view! { <finish::FinishStep id=id.clone() /> }.into_any(),
            }}
            <Onward id step />
        </Page>
    }
}

/// A link may name a field: `…/setup/finish#coordinator`. The focus goes there
/// once the page has given it to its heading.
fn go_to_named_field() {
    let hash = use_location().hash;
    Effect::new(move |_| {
        let field = hash.read().trim_start_matches('#').to_owned();
        if !field.is_empty() {
            let go = move || {
                unfold_around(&field);
                focus_id(&field);
                scroll_id_into_view(&field);
            };
            set_timeout(go, Duration::from_millis(50));
        }
    });
}

fn step_lead(step: SetUpStep) -> String {
    match step {
        SetUpStep::Purpose => text!(setup.lead_purpose),
        SetUpStep::Audience => text!(setup.lead_audience),
        SetUpStep::Timeline => text!(setup.lead_timeline),
        SetUpStep::Capacity => text!(setup.lead_capacity),
        SetUpStep::Policies => text!(setup.lead_policies),
        SetUpStep::Framework => text!(setup.lead_framework),
        SetUpStep::Finish => text!(setup.lead_finish),
    }
}

/// Where in the set-up this is; every step can be opened at any time.
#[component]
fn Steps(id: String, step: SetUpStep) -> impl IntoView {
    let programme = use_desk().programme();
    let steps = Signal::derive(move || {
        let done = programme.read().facts.set_up_step;
        let state = |each: SetUpStep| match each {
            each if each == step => StepState::Current,
            each if each.number() <= done => StepState::Done,
            _ => StepState::Ahead,
        };
        let of = |each: SetUpStep| Step {
            label: step_name(each),
            href: Some(Route::Setup(id.clone(), each.word().to_owned()).href()),
            state: state(each),
        };
        SetUpStep::ALL.into_iter().map(of).collect::<Vec<_>>()
    });
    view! { <StepIndicator label=t!(setup.steps_label) steps /> }
}

/// The one button: notes the step as done and goes on.
#[component]
fn Onward(id: String, step: SetUpStep) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let go = use_go();
    let next = step.next();
    let home = Route::Programme(id.clone()).href();
    let on = move |()| {
        let mut facts = (*desk.programme().get_untracked().facts).clone();
        if facts.set_up_step < step.number() {
            facts.set_up_step = step.number();
            // A refusal here would be one of the fields', which show their own.
            drop(act.attempt(Change::save(facts)));
        }
        let route = match next {
            Some(next) => Route::Setup(id.clone(), next.word().to_owned()),
            None => Route::Programme(id.clone()),
        };
        go(&route, Going::Forward);
    };
    let label = Signal::derive(move || match next {
        Some(next) => text!(setup.go_on, step = step_name(next)),
        None => text!(setup.finish),
    });
    view! {
        <div class="cm-acts cm-onward">
            <Button label on_press=on />
            <ButtonLink href=home label=t!(setup.later) look=Look::Plain />
        </div>
    }
}
