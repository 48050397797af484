//! Taking up the key of a recovery sheet, where a coordinator's own computer is
//! gone. Says whether the key is stored, and how to be rid of it again.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::sealing::recovery::{N_CHARS, Slip, slip};
use crate::session::{KeepKey, SessionError, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Checkbox, Details, Done, Look, Notice, NoticeKind, Progress, TextArea,
};
use crate::ui::trouble;

/// A field for the key, folded away; and what was taken up.
#[component]
pub fn RecoveryKey() -> impl IntoView {
    let session = use_session();
    let held = RwSignal::new(None::<KeepKey>);
    let trouble = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let look = move || {
        spawn_local(async move {
            session.opened().await;
            let found = session.recovery_key().await;
            // The page may be gone by now.
            match found {
                Ok(found) => drop(held.try_set(found)),
                Err(error) => drop(trouble.try_set(Some(trouble::outside(&error)))),
            }
        });
    };
    look();
    let take = move |(typed, keep): (String, KeepKey)| {
        trouble.set(None);
        is_busy.set(true);
        spawn_local(async move {
            let taken = session.take_recovery_key(&typed, keep).await;
            let _ = is_busy.try_set(false);
            match taken {
                Ok(()) => look(),
                Err(error) => drop(trouble.try_set(Some(not_taken(&error)))),
            }
        });
    };
    let forget = move |()| {
        spawn_local(async move {
            match session.forget_recovery_keys().await {
                Ok(()) => look(),
                Err(error) => drop(trouble.try_set(Some(trouble::outside(&error)))),
            }
        });
    };
    view! {
        <Details summary=t!(file.recovery_title)>
            <p>{t!(file.recovery_text)}</p>
            <div aria-live="polite">
                {move || trouble.get().map(|why| view! {
                    <Notice kind=NoticeKind::Error heading=t!(file.recovery_not)><p>{why}</p></Notice>
                })}
                <Show when=move || is_busy.get()>
                    <Progress label=t!(file.recovery_busy) done=Signal::stored(Done::Unknown) />
                </Show>
                {move || held.get().map(|keep| view! { <Held keep on_forget=forget /> })}
            </div>
            <Field on_take=take is_busy />
        </Details>
    }
}

/// Why a key was not taken up.
fn not_taken(error: &SessionError) -> String {
    match error {
        SessionError::File { code, .. } if code == "seal_bad_identity" => {
            text!(file.recovery_wrong)
        }
        other => trouble::outside(other),
    }
}

/// A key is at hand: for how long, and the way to be rid of it.
#[component]
fn Held(keep: KeepKey, #[prop(into)] on_forget: Callback<()>) -> impl IntoView {
    let heading = match keep {
        KeepKey::UntilClosed => t!(file.recovery_lent),
        KeepKey::InThisBrowser => t!(file.recovery_kept),
    };
    view! {
        <Notice kind=NoticeKind::Success heading>
            <p>{t!(file.recovery_next)}</p>
            <Button
                label=t!(file.recovery_forget)
                look=Look::Outline
                on_press=move |()| on_forget.run(())
            />
        </Notice>
    }
}

#[component]
fn Field(
    #[prop(into)] on_take: Callback<(String, KeepKey)>,
    #[prop(into)] is_busy: Signal<bool>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let keeps = RwSignal::new(false);
    let slip = Memo::new(move |_| {
        let typed = typed.read();
        if typed.trim().is_empty() {
            Some(text!(file.recovery_first))
        } else {
            slip(&typed).map(slip_words)
        }
    });
    let blocked = Signal::derive(move || {
        if is_busy.get() {
            Some(text!(file.recovery_busy))
        } else {
            slip.get()
        }
    });
    let take = move |()| {
        let keep = if keeps.get_untracked() {
            KeepKey::InThisBrowser
        } else {
            KeepKey::UntilClosed
        };
        on_take.run((typed.get_untracked(), keep));
        // A secret does not stay on the screen.
        typed.set(String::new());
    };
    view! {
        <TextArea
            id="recovery-key"
            label=t!(file.recovery_key)
            hint=t!(file.recovery_hint)
            value=typed
            on_input=move |it: String| typed.set(it)
            rows=3
        />
        <Checkbox
            id="recovery-keep"
            label=t!(file.recovery_keep)
            hint=t!(file.recovery_keep_hint)
            checked=keeps
            on_change=move |on: bool| keeps.set(on)
        />
        <Button label=t!(file.recovery_act) on_press=take blocked />
    }
}

fn slip_words(slip: Slip) -> String {
    match slip {
        Slip::OtherBeginning => text!(file.recovery_beginning),
        Slip::Letter(letter) => text!(file.recovery_letter, letter = letter),
        Slip::Length(n) => text!(file.recovery_length, n = n, right = N_CHARS),
    }
}
