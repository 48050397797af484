//! "Clear this computer": says what goes, asks for a typed word, removes all
//! of it and says so.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{clear, kept_bytes, kept_handles, local, tab_memory};
use crate::session::{Shelf, use_session};
use crate::store::idb::{keys, rescue, sentinel};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Details, Look, Need, Notice, NoticeKind, TextField, use_notices};
use crate::ui::trouble;

/// Removes everything of this site from this computer.
#[component]
pub fn ClearComputer() -> impl IntoView {
    let session = use_session();
    let notices = use_notices();
    let typed = RwSignal::new(String::new());
    let cleared = RwSignal::new(false);
    let n_programmes = move || match session.shelf().get() {
        Shelf::Ready(entries) => entries.len(),
        Shelf::Loading | Shelf::Failed(_) => 0,
    };
    let blocked = Signal::derive(move || {
        let word = text!(home.clear_word);
        (!typed.read().trim().eq_ignore_ascii_case(&word))
            .then(|| text!(home.clear_blocked, word = word))
    });
    let run = move |()| {
        spawn_local(async move {
            let outcome = async {
                let said = |error| trouble::store(&error);
                rescue::remove_programmes().await.map_err(said)?;
                keys::remove().await.map_err(said)?;
                let removed = kept_handles::remove_all().await;
                let removed = removed.and(kept_bytes::remove_all().await);
                removed.map_err(|error| text!(trouble.store_other, name = error))
            };
            match outcome.await {
                Ok(()) => {
                    sentinel::forget();
                    tab_memory::remove_under("");
                    for key in [
                        "civic-mentor.language",
                        "civic-mentor.theme",
                        "civic-mentor.place",
                    ] {
                        local::remove(key);
                    }
                    clear::caches_and_worker().await;
                    cleared.set(true);
                }
                Err(why) => notices.post(NoticeKind::Error, why),
            }
        });
    };
    view! {
        <section class="cm-section" aria-labelledby="clear">
            <h2 id="clear">{t!(home.clear_title)}</h2>
            {move || if cleared.get() {
                view! {
                    <Notice kind=NoticeKind::Success heading=t!(home.cleared)>
                        <p>{t!(home.cleared_more)}</p>
                    </Notice>
                }
                .into_any()
            } else {
                view! {
                    <p>{move || text_n!(n_programmes(), home.clear_text_1, home.clear_text_n)}</p>
                    <Details summary=t!(home.clear_open)>
                        <TextField
                            id="clear-word"
                            label=t!(home.clear_type, word = text!(home.clear_word))
                            value=typed
                            need=Need::Optional
                            on_input=move |value: String| typed.set(value)
                        />
                        <Button label=t!(home.clear_act) look=Look::Danger blocked=blocked on_press=run />
                    </Details>
                }
                .into_any()
            }}
        </section>
    }
}
