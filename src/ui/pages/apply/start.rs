//! No link yet, or a broken one: a code to paste, an invitation file to open, or
//! an application that was begun here.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Applicant;
use super::{Stage, take_code};
use crate::bundle::{Kind, Message};
use crate::flow::inbox::wire_in;
use crate::platform::files;
use crate::session::{Applying, Session, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, FileDrop, Look, Notice, NoticeKind, Pick, TextArea};
use crate::ui::trouble;
use crate::ui::widgets::moment::moment_words;
use crate::worker::messages::SortedWhat;

/// Largest invitation file that is read.
const MAX_BYTES: u64 = 1024 * 1024;

/// What to begin with.
#[component]
pub(super) fn Start(why: Option<String>, stage: RwSignal<Stage>) -> impl IntoView {
    let session = use_session();
    let typed = RwSignal::new(String::new());
    let begun = LocalResource::new(move || async move {
        session.opened().await;
        session.applyings().await.unwrap_or_default()
    });
    let go = move |()| take_code(session, stage, typed.get_untracked());
    let take = move |picked: Vec<web_sys::File>| {
        let Some(file) = picked.into_iter().next() else {
            return;
        };
        spawn_local(async move {
            let next = match files::read(&file, MAX_BYTES).await {
                Ok(bytes) => open_invitation(session, bytes).await,
                Err(_) => Err(trouble::file("too_big")),
            };
            let next = match next {
                Ok(applicant) => Stage::Filling(applicant),
                Err(why) => Stage::Asking(Some(why)),
            };
            let _ = stage.try_set(next);
        });
    };
    view! {
        {why.map(|why| view! {
            <Notice kind=NoticeKind::Error heading=t!(enrol.no_invitation)><p>{why}</p></Notice>
        })}
        <p class="cm-lead">{t!(enrol.start_text)}</p>
        <Begun begun stage />
        <section class="cm-section" aria-labelledby="have-code">
            <h2 id="have-code">{t!(enrol.have_code)}</h2>
            <TextArea
                id="code"
                label=t!(enrol.code)
                hint=t!(enrol.code_hint)
                value=typed
                on_input=move |it: String| typed.set(it)
                rows=4
            />
            <Button
                label=t!(enrol.code_go)
                on_press=go
                blocked=Signal::derive(move || {
                    typed.read().trim().is_empty().then(|| text!(enrol.code_first))
                })
            />
        </section>
        <section class="cm-section" aria-labelledby="have-file">
            <h2 id="have-file">{t!(enrol.have_file)}</h2>
            <FileDrop
                id="invitation"
                label=t!(enrol.invitation_file)
                accept=".json,.txt"
                on_files=take
                pick=Pick::One
                hint=t!(enrol.invitation_hint)
            />
        </section>
    }
}

/// Applications that were begun on this computer.
#[component]
fn Begun(begun: LocalResource<Vec<Applying>>, stage: RwSignal<Stage>) -> impl IntoView {
    let session = use_session();
    let item = move |kept: Applying| {
        let state = match kept.sent_at_ms {
            Some(at_ms) => text!(enrol.begun_made, at = moment_words(at_ms)),
            None => text!(enrol.begun_draft),
        };
        let name = kept.name.clone();
        let open = move |()| {
            let kept = kept.clone();
            spawn_local(async move {
                let next = match Applicant::take_up(session, kept).await {
                    Ok(Some(applicant)) => Stage::Filling(applicant),
                    Ok(None) => Stage::Asking(Some(trouble::file("code_damaged"))),
                    Err(error) => Stage::Asking(Some(trouble::outside(&error))),
                };
                let _ = stage.try_set(next);
            });
        };
        let about = name.clone();
        view! {
            <li>
                <strong>{name}</strong>
                <p class="cm-note">{state}</p>
                <Button
                    label=t!(enrol.begun_open)
                    look=Look::Outline
                    about=Signal::stored(about)
                    on_press=open
                />
            </li>
        }
    };
    move || {
        let all = begun.get().filter(|all| !all.is_empty())?;
        Some(view! {
            <section class="cm-section" aria-labelledby="begun">
                <h2 id="begun">{t!(enrol.begun_title)}</h2>
                <ul class="cm-list">{all.into_iter().map(item).collect_view()}</ul>
            </section>
        })
    }
}

/// Opens an invitation file.
async fn open_invitation(session: Session, bytes: Vec<u8>) -> Result<Applicant, String> {
    session.opened().await;
    let came = vec![(String::new(), bytes)];
    let sorted = session
        .sort_incoming(came)
        .await
        .map_err(|it| trouble::outside(&it))?;
    match sorted.into_iter().next().map(|it| it.what) {
        Some(SortedWhat::Signed {
            kind,
            programme_id,
            text,
            ..
        }) if kind == Kind::Invitation.as_str() => match wire_in(&kind, &text) {
            Some(Message::Invitation(invitation)) => {
                let opened = Applicant::open(session, programme_id, *invitation).await;
                opened.map_err(|error| trouble::outside(&error))
            }
            _ => Err(trouble::file("code_damaged")),
        },
        Some(SortedWhat::Refused(refused)) => Err(trouble::file(&refused.code)),
        _ => Err(text!(enrol.not_an_invitation)),
    }
}
