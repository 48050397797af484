//! After the application: pause, come back, leave. Each makes a reply of its
//! own, sent like the application.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::made::{SendBack, make_reply};
use super::state::Applicant;
use crate::bundle::Act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, Notice, NoticeKind};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::trouble;
use crate::ui::widgets::reply::Reply;

/// What somebody can do who has applied.
#[component]
pub(super) fn Changes(applicant: Applicant) -> impl IntoView {
    let made = RwSignal::new(None::<Result<Reply, String>>);
    let send = move |act: Act| {
        spawn_local(async move {
            let reply = make_reply(applicant, act).await;
            let _ = made.try_set(Some(reply));
        });
    };
    let go = use_go();
    let forget = move |()| {
        let go = go.clone();
        spawn_local(async move {
            match applicant
                .session
                .forget_applying(&applicant.programme_id())
                .await
            {
                Ok(()) => go(&Route::Home, Step::Replace),
                Err(error) => drop(made.try_set(Some(Err(trouble::outside(&error))))),
            }
        });
    };
    let sure = RwSignal::new(false);
    view! {
        <Show when=move || applicant.sent_at_ms.get().is_some()>
            <section class="cm-section" aria-labelledby="later">
                <h2 id="later">{t!(enrol.later_title)}</h2>
                <p>{t!(enrol.later_text)}</p>
                <div class="cm-acts">
                    <Button label=t!(enrol.pause) look=Look::Outline on_press=move |()| send(Act::Pause) />
                    <Button label=t!(enrol.resume) look=Look::Outline on_press=move |()| send(Act::Resume) />
                    <Button label=t!(enrol.withdraw) look=Look::Outline on_press=move |()| send(Act::Withdraw) />
                </div>
                <div aria-live="polite">
                    {move || made.get().map(|made| match made {
                        Ok(reply) => view! { <SendBack applicant reply /> }.into_any(),
                        Err(why) => view! {
                            <Notice kind=NoticeKind::Error heading=t!(enrol.not_made)><p>{why}</p></Notice>
                        }
                        .into_any(),
                    })}
                </div>
            </section>
        </Show>
        <section class="cm-section" aria-labelledby="remove">
            <h2 id="remove">{t!(enrol.remove_title)}</h2>
            <p>{t!(enrol.remove_text)}</p>
            <crate::ui::kit::Checkbox
                id="remove-sure"
                label=t!(enrol.remove_sure)
                checked=sure
                on_change=move |on: bool| sure.set(on)
            />
            <Button
                label=t!(enrol.remove_act)
                look=Look::Plain
                on_press=forget
                blocked=Signal::derive(move || (!sure.get()).then(|| text!(enrol.remove_tick)))
            />
        </section>
    }
}
