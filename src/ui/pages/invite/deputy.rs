//! Who can read the replies besides this browser: a deputy, or a printed
//! recovery sheet. One of them must be there, so that a lost key loses nothing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::change::Change;
use crate::domain::facts::Facts;
use crate::letters::date_in_words;
use crate::sealing::recovery::in_groups;
use crate::session::{Shelf, Space, use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Details, Look, Notice, NoticeKind, PrintButton};
use crate::ui::trouble;
use crate::ui::widgets::levels::page_language;

/// The deputy, the recovery sheet, and how to get them.
#[component]
pub(super) fn WhoReads() -> impl IntoView {
    let programme = use_desk().programme();
    let deputy = Memo::new(move |_| {
        let facts = &programme.read().facts;
        (!facts.deputy_key.is_empty()).then(|| facts.deputy_name.clone())
    });
    let sheet = Memo::new(move |_| programme.read().facts.recovery_sheet_on);
    view! {
        <section class="cm-section" aria-labelledby="who-reads">
            <h2 id="who-reads">{t!(enrol.reads_title)}</h2>
            <p>{t!(enrol.reads_text)}</p>
            {move || match (deputy.get(), sheet.get()) {
                (Some(name), _) => view! {
                    <Notice kind=NoticeKind::Success heading=t!(enrol.reads_deputy, name = name.clone()) />
                }
                .into_any(),
                (None, Some(on)) => view! {
                    <Notice kind=NoticeKind::Success heading=t!(enrol.reads_sheet, on = date_in_words(on, page_language())) />
                }
                .into_any(),
                (None, None) => view! {
                    <Notice kind=NoticeKind::Warning heading=t!(enrol.reads_nobody) />
                }
                .into_any(),
            }}
            <Details summary=t!(enrol.deputy_how)>
                <p>{t!(enrol.deputy_text)}</p>
            </Details>
            <Details summary=t!(enrol.sheet_how)>
                <Sheet />
            </Details>
        </section>
    }
}

/// The recovery sheet, to be printed and locked away.
#[component]
fn Sheet() -> impl IntoView {
    let session = use_session();
    let programme = use_desk().programme();
    let act = use_act();
    let secret = RwSignal::new(None::<Result<String, String>>);
    let show = move |()| {
        spawn_local(async move {
            session.refresh_shelf().await;
            let read = session
                .own_identity()
                .await
                .map_err(|error| trouble::outside(&error));
            let _ = secret.try_set(Some(read));
        });
    };
    let printed = move |()| {
        let facts = (*programme.read_untracked().facts).clone();
        let change = Change::save(Facts {
            recovery_sheet_on: Some(session.today()),
            ..facts
        });
        act.make(change, text!(enrol.sheet_noted));
    };
    let today = Signal::derive(move || date_in_words(session.today(), page_language()));
    // One key serves every programme of this browser.
    let covered = move || match session.shelf().get() {
        Shelf::Ready(entries) => {
            let own = entries.into_iter().filter(|it| it.space == Space::Real);
            own.map(|it| it.head.name).collect::<Vec<String>>()
        }
        Shelf::Loading | Shelf::Failed(_) => Vec::new(),
    };
    let covered = move || {
        let mut names = covered();
        if names.is_empty() {
            names.push(super::name_of(&programme.read()));
        }
        let line = |name: String| view! { <li>{name}</li> };
        names.into_iter().map(line).collect_view()
    };
    view! {
        <p>{t!(enrol.sheet_text)}</p>
        {move || match secret.get() {
            None => view! {
                <Button label=t!(enrol.sheet_show) look=Look::Outline on_press=show />
            }
            .into_any(),
            Some(Err(why)) => view! {
                <Notice kind=NoticeKind::Error heading=t!(enrol.no_key)><p>{why}</p></Notice>
            }
            .into_any(),
            Some(Ok(secret)) => view! {
                <div id="recovery-sheet" class="cm-paper cm-by-itself">
                    <h3>{t!(enrol.sheet_title)}</h3>
                    <p>{t!(enrol.sheet_what)}</p>
                    <p>{t!(enrol.sheet_covers, on = today.get())}</p>
                    <ul class="cm-list">{covered}</ul>
                    <p><code class="cm-code">{in_groups(&secret)}</code></p>
                    <p>{t!(enrol.sheet_use)}</p>
                </div>
                <div class="cm-acts">
                    <PrintButton sheet="recovery-sheet" />
                    <Button label=t!(enrol.sheet_printed) look=Look::Outline on_press=printed />
                </div>
            }
            .into_any(),
        }}
    }
}
