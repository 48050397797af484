//! The whole programme as one signed file for a colleague.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::flow::arrival::{Counts, n_changes};
use crate::platform::files;
use crate::session::{Space, use_desk, use_session};
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{
    Button, CopyButton, FieldWidth, Look, Notice, NoticeKind, TextField, use_notices,
};
use crate::ui::trouble;
use crate::ui::widgets::counts::counts_words;
use crate::ui::widgets::passphrase::{MAX_PASTE_BYTES, SealWithWords, ToSeal};
use crate::worker::bundles::SignedFile;

/// The section that makes a file to send.
#[component]
pub(super) fn SendProgramme() -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let programme = desk.programme();
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    // The file and how many changes it includes: a later edit makes it old.
    let made = RwSignal::new(None::<(SignedFile, u64)>);
    let n_now = move || {
        programme.track();
        desk.with_document(n_changes).unwrap_or_default()
    };
    let ready = Signal::derive(move || {
        let made = made.get();
        made.filter(|(_, n)| *n == n_now()).map(|(file, _)| file)
    });
    let n_people = Memo::new(move |_| programme.read().people.len());
    let counts = move || counts_words(&Counts::of_programme(&programme.read(), n_now()));
    let is_sample = desk.space() == Space::Sample;
    let blocked = Signal::derive(move || {
        let n = n_people.get();
        if busy.get() {
            Some(text!(file.working))
        } else if is_sample || n == 0 || typed.read().trim() == n.to_string() {
            None
        } else {
            Some(text!(file.confirm_first, n = n))
        }
    });
    let sign = move |()| {
        busy.set(true);
        spawn_local(async move {
            let outcome = session.sign_programme(desk).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(file) => {
                    let n = desk.with_document(n_changes).unwrap_or_default();
                    let _ = made.try_set(Some((file, n)));
                }
                Err(error) => {
                    let why = trouble::session(&desk.programme().read_untracked(), &error);
                    notices.post(NoticeKind::Error, why);
                }
            }
        });
    };
    let to_seal = Callback::new(move |()| -> ToSeal {
        Box::pin(async move { session.sign_programme(desk).await.map(Some) })
    });
    view! {
        <section class="cm-section" aria-labelledby="send">
            <h2 id="send">{t!(file.send_title)}</h2>
            <p>{t!(file.send_text)}</p>
            <h3>{t!(file.seal_title)}</h3>
            <p>{t!(file.seal_text)}</p>
            <SealWithWords file=to_seal />
            <h3>{t!(file.plain_title)}</h3>
            {move || match ready.get() {
                Some(file) => view! { <Made file /> }.into_any(),
                None => view! {
                    <Show when=move || !is_sample && (n_people.get() > 0)>
                        <Notice kind=NoticeKind::Warning heading=t!(file.unsealed)>
                            <p>{move || text_n!(n_people.get(), file.unsealed_text_1, file.unsealed_text_n)}</p>
                            <p>{counts}</p>
                        </Notice>
                        <TextField
                            id="confirm-people"
                            label=t!(file.confirm, n = n_people.get())
                            value=typed
                            on_input=move |it: String| typed.set(it)
                            width=FieldWidth::Short
                        />
                    </Show>
                    <Button label=t!(file.send_act) look=Look::Outline on_press=sign blocked />
                }
                .into_any(),
            }}
        </section>
    }
}

/// The file, in its three forms.
#[component]
fn Made(file: SignedFile) -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let file = StoredValue::new(file);
    let save = move |ending: &'static str| {
        let name = file.with_value(|file| format!("{}.{ending}", file.file_name));
        let saved = file.with_value(|file| {
            if ending == "json" {
                files::download(&name, "application/json", &file.bytes)
            } else {
                files::download(&name, "text/plain", file.armour.as_bytes())
            }
        });
        if saved.is_err() {
            notices.post(NoticeKind::Error, text!(file.download_failed));
            return;
        }
        spawn_local(async move {
            // A file that left holds everything, so it counts as a backup; not
            // being able to note that loses nothing.
            let _ = session.note_backup(desk, &name).await;
        });
    };
    let n_bytes = file.with_value(|file| file.armour.len());
    let kilobytes = i64::try_from(n_bytes / 1_000 + 1).unwrap_or(i64::MAX);
    view! {
        <Notice kind=NoticeKind::Success heading=t!(file.made)>
            <p>{t!(file.made_text, name = file.with_value(|file| file.file_name.clone()))}</p>
        </Notice>
        <div class="cm-acts">
            <Button label=t!(file.as_json) look=Look::Outline on_press=move |()| save("json") />
            <Button label=t!(file.as_txt) look=Look::Outline on_press=move |()| save("txt") />
            <CopyButton
                text=Signal::derive(move || file.with_value(|file| file.armour.clone()))
                label=t!(file.as_text)
            />
        </div>
        <p class="cm-note">
            {if n_bytes > MAX_PASTE_BYTES {
                t!(file.long_text, kb = number(kilobytes))
            } else {
                t!(file.short_text, kb = number(kilobytes))
            }}
        </p>
    }
}
