//! Making the application a signed file, sealed where the invitation says to
//! whom, and the ways to send it back: file, text, e-mail.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Applicant;
use crate::bundle::{Act, Message};
use crate::exchange::mailto::mailto;
use crate::flow::enrol::form::Missing;
use crate::platform::files;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, ButtonLink, CopyButton, Done, Look, Notice, NoticeKind, Progress, use_notices,
};
use crate::ui::trouble;

/// A reply as it goes: its text, and its name without ending.
#[derive(Clone, PartialEq)]
pub(super) struct Reply {
    name: String,
    text: String,
    is_sealed: bool,
}

/// Makes a reply of a message to those the invitation names.
pub(super) async fn make_reply(applicant: Applicant, act: Act) -> Result<Reply, String> {
    let message = Message::Application(Box::new(applicant.application(act)));
    let to = applicant.invitation.with_value(|it| it.to.clone());
    let audience = to.iter().map(|it| it.key.clone()).collect();
    let session = applicant.session;
    let signed = session
        .sign_message(&message, &applicant.programme_id(), audience)
        .await;
    let signed = signed.map_err(|error| trouble::outside(&error))?;
    let recipients: Vec<String> = to.into_iter().map(|it| it.recipient).collect();
    let recipients: Vec<String> = recipients.into_iter().filter(|it| !it.is_empty()).collect();
    if recipients.is_empty() {
        return Ok(Reply {
            name: signed.file_name,
            text: signed.armour,
            is_sealed: false,
        });
    }
    let sealed = session.seal_for(signed.bytes, recipients).await;
    let sealed = sealed.map_err(|error| trouble::outside(&error))?;
    Ok(Reply {
        name: signed.file_name,
        text: String::from_utf8_lossy(&sealed).into_owned(),
        is_sealed: true,
    })
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
    let reply = RwSignal::new(None::<Reply>);
    let error = RwSignal::new(None::<String>);
    // A later edit makes the file old.
    let draft = applicant.draft;
    let of_draft = StoredValue::new(draft.get_untracked());
    let fresh = Memo::new(move |_| {
        let is_same = draft.with(|draft| of_draft.with_value(|it| it == draft));
        reply.get().filter(|_| is_same)
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
            of_draft.set_value(draft.get_untracked());
            match make_reply(applicant, act).await {
                Ok(now) => {
                    applicant.sent_at_ms.set(Some(applicant.session.now_ms()));
                    applicant.keep();
                    let _ = reply.try_set(Some(now));
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
            {move || fresh.get().map(|reply| view! { <Ways applicant reply /> })}
        </div>
    }
}

/// The ways to send a reply.
#[component]
pub(super) fn Ways(applicant: Applicant, reply: Reply) -> impl IntoView {
    let notices = use_notices();
    let facts = applicant.invitation.with_value(|it| it.facts.clone());
    let (name, is_sealed) = (reply.name.clone(), reply.is_sealed);
    let text = StoredValue::new(reply.text);
    let save = move |ending: &'static str| {
        let file = format!("{name}.{ending}");
        let saved = text.with_value(|text| files::download(&file, "text/plain", text.as_bytes()));
        if saved.is_err() {
            notices.post(NoticeKind::Error, text!(file.download_failed));
        }
    };
    let save_txt = save.clone();
    let subject = text!(enrol.mail_subject, programme = facts.name);
    let body = text.with_value(|text| format!("{}\n\n{text}", text!(enrol.mail_body)));
    let whole = mailto(&[&facts.coordinator_email], &subject, &body);
    let short = mailto(
        &[&facts.coordinator_email],
        &subject,
        &text!(enrol.mail_attach),
    );
    let fits = !whole.is_too_long;
    let href = if fits { whole.href } else { short.href };
    let how = if fits {
        t!(enrol.send_by_mail)
    } else {
        t!(enrol.send_by_copy)
    };
    let heading = if is_sealed {
        t!(enrol.made_sealed)
    } else {
        t!(enrol.made_open)
    };
    let address = facts.coordinator_email.clone();
    view! {
        <Notice kind=NoticeKind::Success heading>
            <p>{t!(enrol.made_text, address = address.clone())}</p>
            <p>{how}</p>
        </Notice>
        <div class="cm-acts">
            <CopyButton
                text=Signal::derive(move || text.get_value())
                label=t!(enrol.copy_reply)
                look=Look::Primary
            />
            <ButtonLink href=href label=t!(enrol.open_mail) look=Look::Outline />
            <Button label=t!(enrol.save_txt) look=Look::Outline on_press=move |()| save_txt("txt") />
            <Button label=t!(enrol.save_json) look=Look::Outline on_press=move |()| save("json") />
        </div>
    }
}
