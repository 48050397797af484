//! No link yet, or a broken one: a code to paste, an invitation file to open, or
//! an application that was begun here.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Applicant;
use super::{Front, take_code};
use crate::bundle::{Kind, Message};
use crate::session::{Applying, Session, Sought};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, FileDrop, Look, Notice, NoticeKind, Pick};
use crate::ui::trouble;
use crate::ui::widgets::bring::{MAX_MAIL_BYTES, PasteBox, read_first};
use crate::ui::widgets::moment::moment_words;

/// What to begin with.
#[component]
pub(super) fn Start(front: Front) -> impl IntoView {
    let session = front.session;
    let typed = RwSignal::new(String::new());
    let begun = LocalResource::new(move || async move {
        session.opened().await;
        session.applyings().await.unwrap_or_default()
    });
    let go = move |code: String| take_code(front, &code);
    let look = Callback::new(move |read: Result<Vec<u8>, String>| {
        spawn_local(async move {
            front.show(match read {
                Ok(bytes) => open_invitation(session, bytes).await,
                Err(why) => Err(why),
            });
        });
    });
    let take = move |picked: Vec<web_sys::File>| read_first(picked, MAX_MAIL_BYTES, look);
    view! {
        <div aria-live="polite">
            {move || front.why.get().map(|why| view! {
                <Notice kind=NoticeKind::Error heading=t!(enrol.no_invitation)><p>{why}</p></Notice>
            })}
        </div>
        <p class="cm-lead">{t!(enrol.start_text)}</p>
        <Begun begun front />
        <section class="cm-section" aria-labelledby="have-code">
            <h2 id="have-code">{t!(enrol.have_code)}</h2>
            <PasteBox
                id="code"
                label=t!(enrol.code)
                hint=t!(enrol.code_hint)
                act=t!(enrol.code_go)
                first=t!(enrol.code_first)
                value=typed
                look=Look::Primary
                on_text=go
            />
        </section>
        <section class="cm-section" aria-labelledby="have-file">
            <h2 id="have-file">{t!(enrol.have_file)}</h2>
            <FileDrop
                id="invitation"
                label=t!(enrol.invitation_file)
                accept=".json,.txt,.eml"
                on_files=take
                pick=Pick::One
                hint=t!(enrol.invitation_hint)
            />
        </section>
    }
}

/// Applications that were begun on this computer.
#[component]
fn Begun(begun: LocalResource<Vec<Applying>>, front: Front) -> impl IntoView {
    let item = move |kept: Applying| {
        let state = match kept.sent_at_ms {
            Some(at_ms) => text!(enrol.begun_made, at = moment_words(at_ms)),
            None => text!(enrol.begun_draft),
        };
        let name = kept.name.clone();
        let open = move |()| {
            let kept = kept.clone();
            spawn_local(async move {
                front.show(match Applicant::take_up(front.session, kept).await {
                    Ok(Some(applicant)) => Ok(applicant),
                    Ok(None) => Err(trouble::file("code_damaged")),
                    Err(error) => Err(trouble::outside(&error)),
                });
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
    let sought = session.message_in(bytes, Kind::Invitation).await;
    match sought.map_err(|error| trouble::outside(&error))? {
        Sought::Found {
            programme_id,
            message,
        } => match *message {
            Message::Invitation(invitation) => {
                let opened = Applicant::open(session, programme_id, *invitation).await;
                opened.map_err(|error| trouble::outside(&error))
            }
            _ => Err(text!(enrol.not_an_invitation)),
        },
        Sought::Refused(code) => Err(trouble::file(&code)),
        Sought::Other => Err(text!(enrol.not_an_invitation)),
    }
}
