//! A file sealed with a passphrase: asks for it, and opens the seal.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Bench, Stage, look_into};
use crate::sealing::passphrase::slips;
use crate::session::SessionError;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Done, Look, Notice, NoticeKind, Progress, TextField};
use crate::ui::trouble;
use crate::worker::protocol::WorkerError;

/// A file that waits for its passphrase.
#[derive(Clone)]
pub(super) struct Locked {
    /// The sealed bytes.
    sealed: StoredValue<Vec<u8>>,
    /// What was typed last.
    typed: String,
    /// Why that did not open it.
    why: Option<String>,
}

impl Locked {
    pub fn new(sealed: Vec<u8>) -> Self {
        Self {
            sealed: StoredValue::new(sealed),
            typed: String::new(),
            why: None,
        }
    }
}

impl Bench {
    /// Tries a passphrase.
    fn unlock(self, locked: Locked, typed: String) {
        self.stage.set(Stage::Unlocking);
        spawn_local(async move {
            let sealed = locked.sealed.get_value();
            let again = |why: Option<String>| {
                Stage::Locked(Locked {
                    typed: typed.clone(),
                    why,
                    ..locked.clone()
                })
            };
            let next = match look_into(self.session, sealed, Some(&typed)).await {
                Ok(stage) => stage,
                Err(SessionError::Worker(WorkerError::Cancelled)) => again(None),
                Err(error) if is_about_passphrase(&error) => again(Some(trouble::outside(&error))),
                Err(error) => Stage::Refused(trouble::outside(&error)),
            };
            self.stand_at(next).await;
        });
    }
}

fn is_about_passphrase(error: &SessionError) -> bool {
    matches!(error, SessionError::File { code, .. } if code == "sealed_wrong_or_damaged")
}

/// Asks for the passphrase.
#[component]
pub(super) fn AskPassphrase(locked: Locked, bench: Bench) -> impl IntoView {
    let typed = RwSignal::new(locked.typed.clone());
    let why = StoredValue::new(locked.why.clone());
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
    let unlock = move |()| bench.unlock(locked.clone(), typed.get_untracked());
    view! {
        <section class="cm-found" aria-labelledby="locked">
            <h2 id="locked">{t!(file.locked_title)}</h2>
            <p>{t!(file.locked_text)}</p>
            {why.get_value().map(|why| view! {
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
                <Button label=t!(file.unlock_act) on_press=unlock blocked />
                <Button
                    label=t!(file.leave_sealed_act)
                    look=Look::Plain
                    on_press=move |()| bench.clear()
                />
            </div>
        </section>
    }
}

/// While the seal is opened.
#[component]
pub(super) fn Unlocking(bench: Bench) -> impl IntoView {
    view! {
        <Progress
            label=t!(file.unlocking)
            done=Signal::stored(Done::Unknown)
            on_cancel=move |()| bench.session.cancel_sealing()
        />
    }
}
