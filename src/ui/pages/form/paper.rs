//! The form on paper. Who comes: a coordinator who has people without a
//! computer. To decide: whose sheet, in which language. Next: print it, and
//! type in what comes back.
//!
//! Leaves out the sheet itself (`paper_sheet`) and typing in (`inbox`).

use leptos::prelude::*;

use super::paper_sheet::PaperSheet;
use super::roles::{role_choices, role_word, roles_in};
use crate::domain::text::Language;
use crate::ui::help::HelpText;
use crate::ui::i18n::{LANGUAGES, code, language, t};
use crate::ui::kit::{ButtonLink, Choice, Look, Page, PrintButton, RadioGroup, RadioLook};
use crate::ui::kit::{PageWidth, use_query_state};
use crate::ui::routes::Route;

/// The form as sheets to print.
#[component]
pub fn PaperFormPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let query = use_query_state();
    let roles = roles_in(query);
    let role_choices = role_choices();
    let chosen = Signal::derive(move || role_word(&roles.read()));
    // The page's language until another is chosen for the sheets.
    let tongue = Memo::new(move |_| {
        let wanted = query.get("in").unwrap_or_default();
        let found = LANGUAGES.iter().find(|(one, _)| code(*one) == wanted);
        found.map_or_else(language, |(one, _)| *one)
    });
    let language_choices = Signal::derive(|| {
        let choice =
            |(one, name): &(crate::ui::i18n::Language, &str)| Choice::new(code(*one), *name);
        LANGUAGES.iter().map(choice).collect::<Vec<_>>()
    });
    let tongue_code = Signal::derive(move || code(tongue.get()).to_owned());
    let inbox = Route::Inbox(id.clone()).href();
    view! {
        <div class="cm-page--paper">
            <Page
                title=t!(form.paper_title)
                lead=t!(form.paper_lead)
                back=(Route::Form(id).href(), t!(form.title))
                width=PageWidth::Reading
                help=|| view! { <HelpText text=t!(form.paper_help) /> }
            >
                <div class="cm-no-print">
                    <RadioGroup
                        id="paper-as"
                        legend=t!(form.paper_for)
                        choices=role_choices
                        value=chosen
                        look=RadioLook::Inline
                        on_change=move |word: String| query.set("as", Some(word))
                    />
                    <RadioGroup
                        id="paper-in"
                        legend=t!(form.paper_language)
                        choices=language_choices
                        value=tongue_code
                        look=RadioLook::Inline
                        on_change=move |word: String| query.set("in", Some(word))
                    />
                    <div class="cm-acts">
                        <PrintButton />
                        <ButtonLink href=inbox label=t!(enrol.inbox_title) look=Look::Plain />
                    </div>
                </div>
                {move || {
                    let tongue = tongue.get();
                    let sheets = roles.get().into_iter();
                    sheets.map(|role| view! { <PaperSheet role tongue /> }).collect_view()
                }}
            </Page>
        </div>
    }
}

/// The language of a programme's own texts that a sheet is in.
pub(super) const fn own_texts(tongue: crate::ui::i18n::Language) -> Language {
    match tongue {
        crate::ui::i18n::Language::en => Language::English,
        crate::ui::i18n::Language::es => Language::Spanish,
    }
}
