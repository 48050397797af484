//! This browser's own key: the name others read, and its eight words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{OwnCard, use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Need, NoticeKind, TextField, use_notices};
use crate::ui::trouble;
use crate::ui::widgets::signer::KeyWords;

/// The section about the own key.
#[component]
pub(super) fn OwnKey() -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let card = RwSignal::new(None::<Result<OwnCard, String>>);
    let words = move |error: &_| trouble::session(&desk.programme().read_untracked(), error);
    spawn_local(async move {
        let found = session.own_card().await.map_err(|error| words(&error));
        // The page may be gone by now.
        let _ = card.try_set(Some(found));
    });
    let name = Signal::derive(move || match card.get() {
        Some(Ok(card)) => card.name,
        _ => String::new(),
    });
    let is_read = Memo::new(move |_| matches!(card.get(), Some(Ok(_))));
    let save = move |name: String| {
        spawn_local(async move {
            match session.set_own_name(name.trim()).await {
                Ok(()) => {
                    let _ = card.try_update(|card| {
                        if let Some(Ok(card)) = card {
                            name.trim().clone_into(&mut card.name);
                        }
                    });
                    notices.post(NoticeKind::Success, text!(file.name_saved));
                }
                Err(error) => notices.post(NoticeKind::Error, words(&error)),
            }
        });
    };
    view! {
        <section class="cm-section" aria-labelledby="key">
            <h2 id="key">{t!(file.key_title)}</h2>
            <p>{t!(file.key_text)}</p>
            // Not before the name kept here is known: it would take the place
            // of what somebody types meanwhile.
            <Show when=move || is_read.get()>
                <TextField
                    id="own-name"
                    label=t!(file.own_name)
                    hint=t!(file.own_name_hint)
                    value=name
                    on_change=save
                    need=Need::Optional
                />
            </Show>
            {move || match card.get() {
                None => view! { <p role="status">{t!(file.key_loading)}</p> }.into_any(),
                Some(Err(why)) => view! { <p>{why}</p> }.into_any(),
                Some(Ok(card)) => view! {
                    <p>{t!(file.your_words)}</p>
                    <KeyWords words=card.key.words.clone() />
                    <p class="cm-note cm-lines">{card.key.did}</p>
                }
                .into_any(),
            }}
        </section>
    }
}
