//! The last step: who coordinates, and "How we choose" to print.

use leptos::prelude::*;

use super::fact_fields::{FactChoice, FactLine, Lens, fact};
use super::how::HowWeChoose;
use crate::domain::text::Language;
use crate::ui::i18n::t;
use crate::ui::kit::{Choice, Need, TextKind};

/// Coordinator and overview.
#[component]
pub fn FinishStep(id: String) -> impl IntoView {
    let languages = Signal::derive(|| {
        vec![
            Choice::new(Language::English.word(), "English"),
            Choice::new(Language::Spanish.word(), "Español"),
        ]
    });
    // Texts that stand in both languages change places with the language.
    let letters_in = Lens {
        get: |facts| facts.letters_in.word().to_owned(),
        set: |facts, word| {
            if let Some(language) = Language::from_word(&word) {
                facts.set_letters_in(language);
            }
        },
    };
    view! {
        <FactLine id="coordinator" label=t!(setup.coordinator) hint=t!(setup.coordinator_hint) lens=fact!(coordinator_name) />
        <FactLine id="coordinator-email" label=t!(setup.coordinator_email) lens=fact!(coordinator_email) kind=TextKind::Email />
        <FactLine id="coordinator-phone" label=t!(setup.coordinator_phone) lens=fact!(coordinator_phone) kind=TextKind::Telephone need=Need::Optional />
        <FactLine id="sponsor" label=t!(setup.sponsor) hint=t!(setup.sponsor_hint) lens=fact!(sponsor_name) />
        <FactChoice id="letters-in" label=t!(setup.letters_in) choices=languages lens=letters_in />
        <HowWeChoose id />
    }
}
