//! The last step: who coordinates, and "How we choose" to print.

use leptos::prelude::*;

use super::fact_fields::{FactChoice, FactLine, Lens, fact};
use super::steps::approval_policy_name;
use crate::domain::fact_text::FactText;
use crate::domain::text::Language;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Choice, Fact, Need, PrintButton, Summary, TextKind};
use crate::ui::routes::Route;
use crate::ui::widgets::local_words::LocalWords;

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

/// The sheet people may ask for: eligibility, criteria, time, review.
#[component]
fn HowWeChoose(id: String) -> impl IntoView {
    let programme = use_desk().programme();
    let in_both = move |which: FactText| {
        move || {
            let text = programme.read().facts.text(which);
            if text.is_empty() {
                text!(setup.not_said).into_any()
            } else {
                view! { <LocalWords text /> }.into_any()
            }
        }
    };
    let (form, rules) = (Route::Form(id.clone()).href(), Route::Rules(id).href());
    let questions = move || {
        let n = programme.read().questions.len();
        text_n!(n, form.count_1, form.count_n)
    };
    view! {
        <section class="cm-section cm-sheet" aria-labelledby="how">
            <h2 id="how">{t!(setup.how_title)}</h2>
            <p>{t!(setup.how_lead)}</p>
            <Summary>
                <Fact name=t!(setup.purpose)>{in_both(FactText::Purpose)}</Fact>
                <Fact name=t!(setup.eligibility)>{in_both(FactText::Eligibility)}</Fact>
                <Fact name=t!(setup.approval)>
                    {move || approval_policy_name(programme.read().facts.approval_policy)}
                </Fact>
                <Fact name=t!(setup.template_questions)>
                    <a href=form>{questions}</a>
                </Fact>
                <Fact name=t!(setup.how_rules)>
                    <a href=rules>{t!(setup.how_rules_text)}</a>
                </Fact>
                <Fact name=t!(setup.paid)>{in_both(FactText::PaidTime)}</Fact>
                <Fact name=t!(setup.how_promotion)>{t!(setup.how_promotion_text)}</Fact>
                <Fact name=t!(setup.review)>{in_both(FactText::ReviewContact)}</Fact>
            </Summary>
            <PrintButton label=t!(setup.how_print) />
        </section>
    }
}
