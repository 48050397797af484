//! Files that wait because nobody could compare the words of their key yet.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Bench;
use crate::flow::arrival::words_to_type;
use crate::session::HeldFile;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, use_notices};
use crate::ui::trouble;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::writer::key_line;
use crate::worker::bundles::SeenKey;

/// The files held back, each to be looked at again or removed.
#[component]
pub(super) fn HeldFiles(bench: Bench) -> impl IntoView {
    let notices = use_notices();
    let files = RwSignal::new(Vec::<HeldFile>::new());
    let keys = RwSignal::new(Vec::<SeenKey>::new());
    Effect::new(move |_| {
        bench.held.track();
        spawn_local(async move {
            bench.session.opened().await;
            // A key may have got a name here since.
            if let Ok(found) = bench.session.seen_keys().await {
                let _ = keys.try_set(found);
            }
            // Where nothing can be read nothing is held back: no list then.
            if let Ok(found) = bench.session.held_files().await {
                let _ = files.try_set(found);
            }
        });
    });
    let look = move |hash: String| {
        spawn_local(async move {
            match bench.session.held_bytes(&hash).await {
                Ok(bytes) => bench.check(bytes),
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
        });
    };
    let remove = move |hash: String| {
        spawn_local(async move {
            match bench.session.let_go(&hash).await {
                Ok(()) => {
                    notices.post(NoticeKind::Success, text!(file.held_removed));
                    let _ = bench.held.try_update(|n| *n += 1);
                }
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
        });
    };
    let line = move |file: HeldFile| {
        let (signer, since_ms) = (file.signer.clone(), file.since_ms);
        let (to_look, to_remove) = (file.hash.clone(), file.hash);
        let did = file.did.clone();
        let name_here = move || {
            let keys = keys.read();
            let known = keys.iter().find(|key| key.did == did);
            known.map(|key| key.name_here().to_owned())
        };
        // Two of the words must be heard from the signer.
        let words =
            (!file.words.is_empty()).then(|| key_line(&file.words, &words_to_type(&file.did)));
        let says = move || {
            let who = match name_here() {
                Some(name) => name,
                None if signer.is_empty() => text!(file.no_name),
                None => signer.clone(),
            };
            text!(file.held_since, who = who, at = moment_words(since_ms))
        };
        view! {
            <li class="cm-kept">
                <span>
                    <strong>{file.name.clone()}</strong>
                    <span class="cm-note">{says}</span>
                    {words}
                </span>
                <span class="cm-acts">
                    <Button
                        label=t!(file.held_look)
                        look=Look::Outline
                        about=file.name.clone()
                        on_press=move |()| look(to_look.clone())
                    />
                    <Button
                        label=t!(file.held_remove)
                        look=Look::Plain
                        about=file.name
                        on_press=move |()| remove(to_remove.clone())
                    />
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || !files.read().is_empty()>
            <section class="cm-section" aria-labelledby="held">
                <h2 id="held">{t!(file.held_title)}</h2>
                <p>{t!(file.held_text)}</p>
                <ul class="cm-kepts">
                    <For each=move || files.get() key=|file| file.hash.clone() children=line />
                </ul>
            </section>
        </Show>
    }
}
