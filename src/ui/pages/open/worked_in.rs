//! Files somebody worked in before the page was closed: opened again in place,
//! once the browser was allowed to.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Bench, MAX_BYTES};
use crate::platform::handles::FileHandle;
use crate::platform::{PlatformError, kept_handles};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, use_notices};
use crate::ui::trouble;

/// The files remembered, each to be opened again or forgotten.
#[component]
pub(super) fn WorkedIn(bench: Bench) -> impl IntoView {
    let notices = use_notices();
    let files = RwSignal::new_local(Vec::<(String, FileHandle)>::new());
    spawn_local(async move {
        // Where nothing can be remembered, nothing is listed.
        if let Ok(kept) = kept_handles::all().await {
            let _ = files.try_set(kept);
        }
    });
    let find = move |id: &str| {
        files.with_untracked(|files| {
            let found = files.iter().find(|(it, _)| it == id);
            found.map(|(_, file)| file.clone())
        })
    };
    let open = move |id: String| {
        let Some(file) = find(&id) else { return };
        spawn_local(async move {
            let outcome = async {
                file.ask().await?;
                file.read(MAX_BYTES).await
            };
            match outcome.await {
                Ok(bytes) => bench.check(bytes),
                Err(PlatformError::Dismissed) => {}
                Err(PlatformError::Refused(_)) => {
                    notices.post(NoticeKind::Error, text!(file.not_allowed));
                }
                Err(PlatformError::TooLarge { .. }) => {
                    notices.post(NoticeKind::Error, trouble::file("too_big"));
                }
                Err(error) => {
                    let why = text!(file.worked_gone, name = file.name(), why = error);
                    notices.post(NoticeKind::Error, why);
                }
            }
        });
    };
    let forget = move |id: String| {
        spawn_local(async move {
            match kept_handles::forget(&id).await {
                Ok(()) => drop(files.try_update(|files| files.retain(|(it, _)| *it != id))),
                Err(error) => {
                    let why = text!(trouble.store_other, name = error);
                    notices.post(NoticeKind::Error, why);
                }
            }
        });
    };
    let names = move || {
        let files = files.read();
        let names = files.iter().map(|(id, file)| (id.clone(), file.name()));
        names.collect::<Vec<_>>()
    };
    let line = move |(id, name): (String, String)| {
        let (to_open, to_forget) = (id.clone(), id);
        view! {
            <li class="cm-kept">
                <strong>{name.clone()}</strong>
                <span class="cm-acts">
                    <Button
                        label=t!(file.worked_open)
                        look=Look::Outline
                        about=name.clone()
                        on_press=move |()| open(to_open.clone())
                    />
                    <Button
                        label=t!(file.worked_forget)
                        look=Look::Plain
                        about=name
                        on_press=move |()| forget(to_forget.clone())
                    />
                </span>
            </li>
        }
    };
    let is_any = move || !files.read().is_empty();
    view! {
        <Show when=is_any>
            <section class="cm-section" aria-labelledby="worked-in">
                <h2 id="worked-in">{t!(file.worked_title)}</h2>
                <p>{t!(file.worked_text)}</p>
                <ul class="cm-kepts">
                    <For each=names key=|(id, _)| id.clone() children=line />
                </ul>
            </section>
        </Show>
    }
}
