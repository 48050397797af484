//! Making the application a signed file, sealed where the invitation says to
//! whom, and the ways to send it back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Applicant;
use crate::bundle::{Act, Message};
use crate::flow::enrol::form::Missing;
use crate::flow::enrol::kept::text_of;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Done, Notice, NoticeKind, Progress};
use crate::ui::widgets::reply::{Reply, Ways, reply_of};

/// Makes a reply of an application to those the invitation names.
pub(super) async fn make_reply(applicant: Applicant, act: Act) -> Result<Reply, String> {
    let message = Message::Application(Box::new(applicant.application(act)));
    let to = applicant.invitation.with_value(|it| it.to.clone());
    reply_of(applicant.session, &message, &applicant.programme_id(), to).await
}

/// The ways to send it.
#[component]
pub(super) fn SendBack(applicant: Applicant, reply: Reply) -> impl IntoView {
    let facts = applicant.invitation.with_value(|it| it.facts.clone());
    let subject = text!(enrol.mail_subject, programme = facts.name);
    view! { <Ways reply subject address=facts.coordinator_email /> }
}

/// The button that makes the application, and what was made.
#[component]
pub(super) fn Make(
    applicant: Applicant,
    act: Signal<Act>,
    all_missing: Memo<Vec<Missing>>,
    tried: RwSignal<bool>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    // A later edit makes the file old; a reload finds it as it was.
    let fresh = Memo::new(move |_| {
        let now = applicant.draft.with(text_of);
        applicant.made.get().filter(|it| it.draft == now)
    });
    let make = move |()| {
        tried.set(true);
        if !all_missing.read_untracked().is_empty() {
            crate::ui::kit::dom::focus_id("make");
            return;
        }
        busy.set(true);
        error.set(None);
        let act = act.get_untracked();
        spawn_local(async move {
            let of_draft = applicant.draft.with_untracked(text_of);
            match make_reply(applicant, act).await {
                Ok(reply) => {
                    applicant.made.set(Some(reply.kept(of_draft)));
                    applicant.sent_at_ms.set(Some(applicant.session.now_ms()));
                    applicant.keep();
                }
                Err(why) => drop(error.try_set(Some(why))),
            }
            let _ = busy.try_set(false);
        });
    };
    let label = Signal::derive(move || match act.get() {
        Act::Apply => text!(enrol.make_act),
        _ => text!(enrol.make_again),
    });
    view! {
        <p>{t!(enrol.make_text)}</p>
        <Show when=move || fresh.read().is_none()>
            <Button
                label
                on_press=make
                blocked=Signal::derive(move || busy.get().then(|| text!(enrol.making)))
            />
        </Show>
        <div aria-live="polite">
            <Show when=move || busy.get()>
                <Progress label=t!(enrol.making) done=Signal::stored(Done::Unknown) />
            </Show>
            {move || error.get().map(|why| view! {
                <Notice kind=NoticeKind::Error heading=t!(enrol.not_made)><p>{why}</p></Notice>
            })}
            {move || fresh.get().map(|made| view! { <SendBack applicant reply=Reply::from(made) /> })}
        </div>
    }
}
