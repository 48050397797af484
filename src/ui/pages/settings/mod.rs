//! Settings. Who comes: somebody who wants another language or look, who works
//! on this computer for the last time, or whose data cannot be opened. To
//! decide: what stays here.

mod card;
mod clear;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::files;
use crate::session::{Space, use_session};
use crate::store::idb::rescue;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, Page, PageWidth, use_notices};
use crate::ui::pages::test_computer::ChoosePlace;
use crate::ui::routes::Route;
use crate::ui::shell::{LanguageSwitch, ThemeSwitch};
use crate::ui::trouble;
use crate::ui::widgets::letter_words::page_language;
use crate::ui::widgets::recovery_key::RecoveryKey;
use clear::ClearComputer;

/// Settings of this computer: language, look, what is kept here.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <Page
            title=t!(home.settings_title)
            lead=t!(home.settings_lead)
            back=(Route::Home.href(), t!(home.title))
            width=PageWidth::Reading
        >
            <section class="cm-section" aria-labelledby="look">
                <h2 id="look">{t!(common.display)}</h2>
                <div class="cm-row"><LanguageSwitch /><ThemeSwitch /></div>
            </section>
            <ChoosePlace />
            <card::KeyCard />
            <RecoveryKey />
            <StoredData />
            <ClearComputer />
        </Page>
    }
}

/// The stored data as it is, and the sample as it was.
#[component]
fn StoredData() -> impl IntoView {
    let session = use_session();
    let notices = use_notices();
    let download = move |()| {
        spawn_local(async move {
            for space in Space::ALL {
                let outcome = match rescue::export_raw(space.database()).await {
                    Ok(Some(raw)) => {
                        let name = format!("{}-stored.json", space.database());
                        match files::download(&name, "application/json", raw.to_json().as_bytes()) {
                            Ok(()) => Ok(()),
                            Err(error) => Err(text!(home.download_failed, why = error)),
                        }
                    }
                    Ok(None) => Ok(()),
                    Err(error) => Err(trouble::store(&error)),
                };
                if let Err(why) = outcome {
                    notices.post(NoticeKind::Error, why);
                }
            }
        });
    };
    let reset = move |()| {
        let language = untrack(page_language);
        spawn_local(async move {
            match session.reset_sample(language).await {
                Ok(_) => notices.post(NoticeKind::Success, text!(home.sample_reset)),
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
        });
    };
    view! {
        <section class="cm-section" aria-labelledby="stored">
            <h2 id="stored">{t!(home.stored_title)}</h2>
            <p>{t!(home.stored_text)}</p>
            <div class="cm-acts">
                <Button label=t!(trouble.download_raw) look=Look::Outline on_press=download />
                <Button label=t!(home.sample_reset_act) look=Look::Outline on_press=reset />
            </div>
        </section>
    }
}
