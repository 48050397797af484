//! Files that wait because nobody could compare the words of their key yet.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Bench, said};
use crate::session::HeldFile;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, use_notices};
use crate::ui::widgets::moment::moment_words;

/// The files held back, each to be looked at again or removed.
#[component]
pub(super) fn HeldFiles(bench: Bench) -> impl IntoView {
    let notices = use_notices();
    let files = RwSignal::new(Vec::<HeldFile>::new());
    Effect::new(move |_| {
        bench.held.track();
        spawn_local(async move {
            bench.session.opened().await;
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
                Err(error) => notices.post(NoticeKind::Error, said(&error)),
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
                Err(error) => notices.post(NoticeKind::Error, said(&error)),
            }
        });
    };
    let line = move |file: HeldFile| {
        let (signer, since_ms) = (file.signer.clone(), file.since_ms);
        let (to_look, to_remove) = (file.hash.clone(), file.hash);
        let says = move || {
            let who = if signer.is_empty() {
                text!(file.no_name)
            } else {
                signer.clone()
            };
            text!(file.held_since, who = who, at = moment_words(since_ms))
        };
        view! {
            <li class="cm-kept">
                <span>
                    <strong>{file.name.clone()}</strong>
                    <span class="cm-note">{says}</span>
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
