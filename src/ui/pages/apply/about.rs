//! What the programme is, before anything is asked.

use leptos::prelude::*;

use super::state::Applicant;
use crate::domain::fact_text::FactText;
use crate::domain::form::Phase;
use crate::letters::date_in_words;
use crate::ui::i18n::t;
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::local_words::LocalWords;

/// Purpose, who may take part, time, dates, and whom to ask.
#[component]
pub(super) fn About(applicant: Applicant) -> impl IntoView {
    let facts = applicant.invitation.with_value(|it| it.facts.clone());
    let phases = applicant.invitation.with_value(|it| it.phases.clone());
    let dates = move || {
        let dated = |phase: &Phase| {
            let (first, last) = (phase.starts_on?, phase.ends_on?);
            let language = page_language();
            let name = phase.name.in_language(language).to_owned();
            let first = date_in_words(first, language);
            let last = date_in_words(last, language);
            Some(view! { <li><strong>{name}</strong>": "{first}" – "{last}</li> })
        };
        let dated = phases.iter().filter_map(dated).collect_view();
        (!dated.is_empty()).then(|| {
            view! {
                <h3>{t!(enrol.about_dates)}</h3>
                <ul class="cm-list">{dated}</ul>
            }
        })
    };
    let contact = [
        facts.coordinator_name.clone(),
        facts.coordinator_email.clone(),
        facts.coordinator_phone.clone(),
    ];
    let contact: Vec<String> = contact.into_iter().filter(|it| !it.is_empty()).collect();
    let apply_by = facts.apply_by.map(|day| {
        let day = Signal::derive(move || date_in_words(day, page_language()));
        view! { <p><strong>{t!(enrol.apply_by_words, day = day.get())}</strong></p> }
    });
    let purpose = facts.text(FactText::Purpose);
    let purpose = (!purpose.is_empty()).then(|| view! { <p><LocalWords text=purpose /></p> });
    let in_both = |heading: Signal<String>, which: FactText| {
        let text = facts.text(which);
        (!text.is_empty()).then(|| view! { <h3>{heading}</h3> <p><LocalWords text /></p> })
    };
    view! {
        <section class="cm-section" aria-labelledby="about">
            <h2 id="about">{t!(enrol.about_title)}</h2>
            {apply_by}
            {purpose}
            {in_both(t!(enrol.about_who), FactText::Eligibility)}
            {in_both(t!(enrol.about_time), FactText::PaidTime)}
            {dates}
            {paragraph(t!(enrol.about_contact), contact.join(", "))}
            {in_both(t!(enrol.about_review), FactText::ReviewContact)}
        </section>
    }
}

/// A heading and its text; nothing where there is no text.
fn paragraph(heading: Signal<String>, text: String) -> impl IntoView {
    (!text.trim().is_empty()).then(|| view! { <h3>{heading}</h3> <p>{text}</p> })
}
