//! What published pairs hear first: one clear choice.
//!
//! Leaves out what follows from it (`letters`, the page Offers).

use leptos::prelude::*;

use crate::domain::pairing::FirstStep;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Choice, RadioGroup, RadioLook};

/// The choice between introducing at once and asking both first.
#[component]
pub fn FirstStepChoice(
    /// The group's id.
    #[prop(into)]
    id: String,
    /// What is chosen.
    #[prop(into)]
    value: Signal<FirstStep>,
    /// Called with what is chosen now.
    #[prop(into)]
    on_change: Callback<FirstStep>,
) -> impl IntoView {
    let choices = Signal::derive(move || {
        let choice = |it: FirstStep, name: String| Choice::new(it.word(), name);
        vec![
            choice(FirstStep::Introduce, text!(outbox.step_introduce))
                .hint(text!(outbox.step_introduce_hint)),
            choice(FirstStep::Offer, text!(outbox.step_offer)).hint(text!(outbox.step_offer_hint)),
        ]
    });
    let choose = move |word: String| {
        on_change.run(FirstStep::from_word(&word).unwrap_or_default());
    };
    view! {
        <RadioGroup
            id
            legend=t!(outbox.step_question)
            choices
            value=Signal::derive(move || value.get().word().to_owned())
            on_change=choose
            look=RadioLook::Cards
        />
    }
}
