//! A file and six words: making a sealed file, and opening one that came.
//!
//! Leaves out what is in the file and where it goes.

use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::flow::arrival::n_changes;
use crate::platform::files;
use crate::sealing::passphrase::{passphrase_of, slips};
use crate::session::{Session, SessionError, use_desk, use_session};
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::{
    Button, CopyButton, Done, Look, Notice, NoticeKind, Progress, TextField, use_notices,
};
use crate::ui::trouble;
use crate::worker::bundles::SignedFile;
use crate::worker::protocol::WorkerError;

/// Beyond this an e-mail program makes trouble with a pasted text.
pub const MAX_PASTE_BYTES: usize = 200_000;

/// A file on its way to be sealed; none where there is nothing to seal.
pub type ToSeal = LocalBoxFuture<'static, Result<Option<SignedFile>, SessionError>>;

/// A sealed file and the words that open it.
#[derive(Clone, PartialEq)]
struct Sealed {
    /// Its name without ending.
    file_name: String,
    /// The file, as text.
    text: String,
    words: Vec<&'static str>,
    /// How many changes the programme had: a later edit makes it old.
    n_changes: u64,
}

/// Seals a file with fresh words.
async fn sealed(
    session: Session,
    file: SignedFile,
    n_changes: u64,
) -> Result<Sealed, SessionError> {
    let words = session.new_words()?;
    let bytes = session
        .seal_with_passphrase(file.bytes, passphrase_of(&words))
        .await?;
    Ok(Sealed {
        file_name: file.file_name,
        text: String::from_utf8_lossy(&bytes).into_owned(),
        words,
        n_changes,
    })
}

/// Offers to seal a file of the open programme.
#[component]
pub fn SealWithWords(
    /// Makes the file that is to be sealed.
    file: Callback<(), ToSeal>,
) -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let programme = desk.programme();
    let busy = RwSignal::new(false);
    let made = RwSignal::new(None::<Sealed>);
    let n_now = move || desk.with_document(n_changes).unwrap_or_default();
    let ready = Memo::new(move |_| {
        programme.track();
        let n_now = n_now();
        made.get().filter(|made| made.n_changes == n_now)
    });
    let seal = move |()| {
        busy.set(true);
        let n_now = n_now();
        spawn_local(async move {
            let outcome = match file.run(()).await {
                Ok(Some(file)) => sealed(session, file, n_now).await.map(Some),
                Ok(None) => Ok(None),
                Err(error) => Err(error),
            };
            let _ = busy.try_set(false);
            match outcome {
                Ok(file) => drop(made.try_set(file)),
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
    move || match ready.get() {
        Some(file) => view! { <SealedFile file /> }.into_any(),
        None => offer().into_any(),
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
            {if n_bytes > MAX_PASTE_BYTES {
                t!(file.long_sealed, kb = number(kilobytes))
            } else {
                t!(file.short_text, kb = number(kilobytes))
            }}
        </p>
    }
}

/// A file that waits for its passphrase.
#[derive(Clone)]
pub struct Locked {
    /// The sealed bytes.
    pub sealed: StoredValue<Vec<u8>>,
    /// What was typed last.
    typed: String,
    /// Why that did not open it.
    why: Option<String>,
}

impl Locked {
    /// A file nobody tried to open yet.
    pub fn new(sealed: Vec<u8>) -> Self {
        Self {
            sealed: StoredValue::new(sealed),
            typed: String::new(),
            why: None,
        }
    }

    /// What there is after a passphrase did not open it; an error that is not
    /// about the passphrase comes back.
    pub fn after(&self, typed: &str, error: SessionError) -> Result<Self, SessionError> {
        let why = match &error {
            SessionError::Worker(WorkerError::Cancelled) => None,
            SessionError::File { code, .. } if code == "sealed_wrong_or_damaged" => {
                Some(trouble::outside(&error))
            }
            _ => return Err(error),
        };
        Ok(Self {
            sealed: self.sealed,
            typed: typed.to_owned(),
            why,
        })
    }
}

/// Asks for the passphrase.
#[component]
pub fn AskPassphrase(
    /// The file.
    locked: Locked,
    /// Called with what was typed.
    on_try: Callback<String>,
    /// Called to put the file away.
    on_leave: Callback<()>,
) -> impl IntoView {
    let typed = RwSignal::new(locked.typed);
    let slip = Memo::new(move |_| {
        let slips = slips(&typed.read());
        slips.into_iter().next()
    });
    let hint = Signal::derive(move || match slip.get() {
        Some(word) => text!(file.passphrase_slip, word = word),
        None => text!(file.passphrase_hint),
    });
    let blocked = Signal::derive(move || {
        typed
            .read()
            .trim()
            .is_empty()
            .then(|| text!(file.passphrase_first))
    });
    view! {
        <section class="cm-found" aria-labelledby="locked">
            <h2 id="locked">{t!(file.locked_title)}</h2>
            <p>{t!(file.locked_text)}</p>
            {locked.why.map(|why| view! {
                <Notice kind=NoticeKind::Error heading=t!(file.not_unlocked)><p>{why}</p></Notice>
            })}
            <TextField
                id="passphrase"
                label=t!(file.passphrase)
                hint=hint
                value=typed
                on_input=move |it: String| typed.set(it)
            />
            <div class="cm-acts">
                <Button
                    label=t!(file.unlock_act)
                    on_press=move |()| on_try.run(typed.get_untracked())
                    blocked
                />
                <Button
                    label=t!(file.leave_sealed_act)
                    look=Look::Plain
                    on_press=move |()| on_leave.run(())
                />
            </div>
        </section>
    }
}

/// While the seal is opened.
#[component]
pub fn Unlocking() -> impl IntoView {
    let session = use_session();
    view! {
        <Progress
            label=t!(file.unlocking)
            done=Signal::stored(Done::Unknown)
            on_cancel=move |()| session.cancel_sealing()
        />
    }
}
