//! Help and glossary: how a round goes, where data is, and the words used here.

use leptos::prelude::*;

use crate::ui::help::HelpText;
use crate::ui::i18n::{Key, key, t, word};
use crate::ui::kit::{Page, PageWidth};
use crate::ui::routes::Route;
use crate::worker::protocol::BUILD;

/// The glossary: word and meaning, in the order people meet them.
const GLOSSARY: [(Key, Key); 19] = [
    (key!(help.programme), key!(help.programme_is)),
    (key!(help.coordinator), key!(help.coordinator_is)),
    (key!(help.mentor), key!(help.mentor_is)),
    (key!(help.mentee), key!(help.mentee_is)),
    (key!(help.places), key!(help.places_is)),
    (key!(help.level), key!(help.level_is)),
    (key!(help.competency), key!(help.competency_is)),
    (key!(help.milestone), key!(help.milestone_is)),
    (key!(help.survey), key!(help.survey_is)),
    (key!(help.round), key!(help.round_is)),
    (key!(help.run), key!(help.run_is)),
    (key!(help.coverage), key!(help.coverage_is)),
    (key!(help.score), key!(help.score_is)),
    (key!(help.pairing), key!(help.pairing_is)),
    (key!(help.offer), key!(help.offer_is)),
    (key!(help.certificate), key!(help.certificate_is)),
    (key!(help.bundle), key!(help.bundle_is)),
    (key!(help.outbox), key!(help.outbox_is)),
    (key!(help.trail), key!(help.trail_is)),
];

/// Help and glossary.
#[component]
pub fn HelpPage() -> impl IntoView {
    let terms = GLOSSARY.map(|(term, meaning)| {
        view! {
            <div class="cm-summary__row">
                <dt>{move || word(term)}</dt>
                <dd>{move || word(meaning)}</dd>
            </div>
        }
    });
    view! {
        <Page
            title=t!(help.title)
            lead=t!(help.lead)
            back=(Route::Home.href(), t!(home.title))
            width=PageWidth::Reading
        >
            <section class="cm-section" aria-labelledby="way">
                <h2 id="way">{t!(help.way_title)}</h2>
                <HelpText text=t!(help.way) />
            </section>
            <section class="cm-section" aria-labelledby="where">
                <h2 id="where">{t!(help.where_title)}</h2>
                <HelpText text=t!(help.where_text) />
            </section>
            <section class="cm-section" aria-labelledby="glossary">
                <h2 id="glossary">{t!(common.glossary)}</h2>
                <dl class="cm-summary">{terms}</dl>
            </section>
            <section class="cm-section" aria-labelledby="about">
                <h2 id="about">{t!(help.about_title)}</h2>
                <p>{t!(help.about_text, version = env!("CARGO_PKG_VERSION"), build = BUILD)}</p>
            </section>
        </Page>
    }
}
