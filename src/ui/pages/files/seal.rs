//! The programme as a signed file, sealed with six words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::flow::arrival::n_changes;
use crate::platform::files;
use crate::sealing::passphrase::passphrase_of;
use crate::session::{OpenDesk, Session, SessionError, use_desk, use_session};
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::{Button, CopyButton, Done, Look, Notice, NoticeKind, Progress, use_notices};
use crate::ui::trouble;
use crate::worker::protocol::WorkerError;

/// A sealed file and the words that open it.
#[derive(Clone, PartialEq)]
struct Sealed {
    /// Its name without ending.
    file_name: String,
    /// The file, as text.
    text: String,
    words: Vec<&'static str>,
    /// How many changes it includes: a later edit makes it old.
    n_changes: u64,
}

/// Seals the open programme with fresh words.
async fn sealed(session: Session, desk: OpenDesk) -> Result<Sealed, SessionError> {
    let file = session.sign_programme(desk).await?;
    let words = session.new_words()?;
    let bytes = session
        .seal_with_passphrase(file.bytes, passphrase_of(&words))
        .await?;
    Ok(Sealed {
        file_name: file.file_name,
        text: String::from_utf8_lossy(&bytes).into_owned(),
        words,
        n_changes: desk.with_document(n_changes).unwrap_or_default(),
    })
}

/// Offers to seal the programme.
#[component]
pub(super) fn SealProgramme() -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let programme = desk.programme();
    let busy = RwSignal::new(false);
    let made = RwSignal::new(None::<Sealed>);
    let ready = Memo::new(move |_| {
        programme.track();
        let n_now = desk.with_document(n_changes).unwrap_or_default();
        made.get().filter(|made| made.n_changes == n_now)
    });
    let seal = move |()| {
        busy.set(true);
        spawn_local(async move {
            let outcome = sealed(session, desk).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(file) => drop(made.try_set(Some(file))),
                // The person stopped it: nothing to say.
                Err(SessionError::Worker(WorkerError::Cancelled)) => {}
                Err(error) => {
                    let why = trouble::session(&desk.programme().read_untracked(), &error);
                    notices.post(NoticeKind::Error, why);
                }
            }
        });
    };
    let offer = move || {
        if busy.get() {
            view! {
                <Progress
                    label=t!(file.sealing)
                    done=Signal::stored(Done::Unknown)
                    on_cancel=move |()| session.cancel_sealing()
                />
            }
            .into_any()
        } else {
            view! { <Button label=t!(file.seal_act) look=Look::Outline on_press=seal /> }.into_any()
        }
    };
    view! {
        <h3>{t!(file.seal_title)}</h3>
        <p>{t!(file.seal_text)}</p>
        {move || match ready.get() {
            Some(file) => view! { <SealedFile file /> }.into_any(),
            None => offer().into_any(),
        }}
    }
}

/// The sealed file and, this once, its words.
#[component]
fn SealedFile(file: Sealed) -> impl IntoView {
    let notices = use_notices();
    let n_bytes = file.text.len();
    let kilobytes = i64::try_from(n_bytes / 1_000 + 1).unwrap_or(i64::MAX);
    let words: Vec<_> = file
        .words
        .iter()
        .map(|word| view! { <li lang="en">{*word}</li> })
        .collect();
    let file = StoredValue::new(file);
    // It does not count as a backup: without the words it is nothing, and they
    // may get lost.
    let save = move |ending: &'static str| {
        let saved = file.with_value(|file| {
            let name = format!("{}.{ending}", file.file_name);
            files::download(&name, "text/plain", file.text.as_bytes())
        });
        if saved.is_err() {
            notices.post(NoticeKind::Error, text!(file.download_failed));
        }
    };
    view! {
        <Notice kind=NoticeKind::Success heading=t!(file.sealed_made)>
            <p>{t!(file.made_text, name = file.with_value(|file| file.file_name.clone()))}</p>
        </Notice>
        <p><strong>{t!(file.by_phone)}</strong></p>
        <ol class="cm-words" aria-label=t!(file.six_words)>{words}</ol>
        <p>{t!(file.words_once)}</p>
        <div class="cm-acts">
            <Button label=t!(file.as_age) look=Look::Outline on_press=move |()| save("age") />
            <Button label=t!(file.as_sealed_txt) look=Look::Outline on_press=move |()| save("sealed.txt") />
            <CopyButton
                text=Signal::derive(move || file.with_value(|file| file.text.clone()))
                label=t!(file.as_sealed_text)
            />
        </div>
        <p class="cm-note">
            {if n_bytes > super::send::MAX_PASTE_BYTES {
                t!(file.long_sealed, kb = number(kilobytes))
            } else {
                t!(file.short_text, kb = number(kilobytes))
            }}
        </p>
    }
}
