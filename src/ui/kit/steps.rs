//! Where one is in work of several steps.

use leptos::prelude::*;

use crate::ui::i18n::{t, text};

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its words.
    pub label: String,
    /// Where its page is; a step that cannot be opened yet has none.
    pub href: Option<String>,
    /// Whether it is done.
    pub state: StepState,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Done; can be opened again.
    Done,
    /// The one shown.
    Current,
    /// Still to come.
    Ahead,
}

impl StepState {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "cm-steps__step cm-steps__step--done",
            Self::Current => "cm-steps__step cm-steps__step--current",
            Self::Ahead => "cm-steps__step",
        }
    }
}

/// The steps as a line of segments; on a narrow page only "Step 2 of 5" is said.
#[component]
pub fn StepIndicator(
    /// What the steps lead through, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The steps in order.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
) -> impl IntoView {
    let where_now = move || {
        steps.with(|steps| {
            let at = steps
                .iter()
                .position(|step| step.state == StepState::Current)
                .map_or(0, |i| i + 1);
            text!(kit.step_of, n = at, all = steps.len())
        })
    };
    let items = move || {
        steps
            .get()
            .into_iter()
            .map(|step| {
                let current = (step.state == StepState::Current).then_some("step");
                let done = (step.state == StepState::Done)
                    .then(|| view! { <span class="usa-sr-only">" "{t!(kit.step_done)}</span> });
                let words = match step.href {
                    Some(href) if step.state != StepState::Current => {
                        view! { <a class="cm-steps__label" href=href>{step.label}</a> }.into_any()
                    }
                    _ => view! { <span class="cm-steps__label">{step.label}</span> }.into_any(),
                };
                view! { <li class=step.state.class() aria-current=current>{words}{done}</li> }
            })
            .collect_view()
    };
    view! {
        <nav class="cm-steps" aria-label=label>
            <p class="cm-steps__where">{where_now}</p>
            <ol class="cm-steps__list">{items}</ol>
        </nav>
    }
}
