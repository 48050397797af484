//! Open a file. Who comes: somebody who was sent a programme, or comes back
//! with a backup. To decide: is it from whom I think, and do I want what it
//! brings? Nothing is stored before that.

mod found;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::whole::Programme;
use crate::flow::arrival::{Arrival, arrival};
use crate::flow::texts::Texts;
use crate::merge::Document;
use crate::platform::files;
use crate::session::{Session, SessionError, use_session};
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Details, Done, FileDrop, Look, Notice, NoticeKind, Page, PageWidth, Pick, Progress,
    TextArea,
};
use crate::ui::routes::Route;
use crate::ui::trouble;
use crate::ui::widgets::signer::SignerCard;
use found::FoundProgramme;

/// Largest file that is read; a text for an e-mail may be twice as long.
const MAX_BYTES: u64 = 50 * 1024 * 1024;

/// Where the page stands with a file.
#[derive(Clone)]
enum Stage {
    /// No file yet.
    Waiting,
    /// Its signature is being checked.
    Checking,
    /// It was refused; nothing was stored.
    Refused(String),
    /// It is what it says; nothing is stored yet.
    Found(Found),
}

/// A programme in a file that was checked.
#[derive(Clone)]
struct Found {
    name: String,
    document: StoredValue<Document>,
    signer: SignerCard,
    did: String,
    created: String,
    is_blocked: bool,
    arrival: Arrival,
}

/// Open a file: a programme, a backup or a spreadsheet someone sent.
#[component]
pub fn OpenPage() -> impl IntoView {
    let session = use_session();
    let stage = RwSignal::new(Stage::Waiting);
    let pasted = RwSignal::new(String::new());
    let check = move |bytes: Vec<u8>| {
        stage.set(Stage::Checking);
        spawn_local(async move {
            let next = match look_into(session, bytes).await {
                Ok(found) => Stage::Found(found),
                Err(why) => Stage::Refused(why),
            };
            // The page may be gone by now.
            let _ = stage.try_set(next);
        });
    };
    let take = move |picked: Vec<web_sys::File>| {
        let Some(file) = picked.into_iter().next() else {
            return;
        };
        spawn_local(async move {
            match files::read(&file, MAX_BYTES).await {
                Ok(bytes) => check(bytes),
                Err(_) => drop(stage.try_set(Stage::Refused(trouble::file("too_big")))),
            }
        });
    };
    let check_text = move |()| check(pasted.get_untracked().into_bytes());
    view! {
        <PlaceNotice />
        <Page
            title=t!(file.open_title)
            lead=t!(file.open_lead)
            back=(Route::Home.href(), t!(home.title))
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(file.open_help) /> }
        >
            <FileDrop
                id="open-file"
                label=t!(file.open_file)
                accept=".json,.txt,.eml"
                on_files=take
                pick=Pick::One
                hint=t!(file.open_hint)
            />
            <Details summary=t!(file.paste_title)>
                <TextArea
                    id="pasted"
                    label=t!(file.paste)
                    hint=t!(file.paste_hint)
                    value=pasted
                    on_input=move |it: String| pasted.set(it)
                    rows=8
                />
                <Button
                    label=t!(file.check_text)
                    look=Look::Outline
                    on_press=check_text
                    blocked=Signal::derive(move || {
                        pasted.read().trim().is_empty().then(|| text!(file.paste_first))
                    })
                />
            </Details>
            <div aria-live="polite">
                {move || match stage.get() {
                    Stage::Waiting => ().into_any(),
                    Stage::Checking => view! {
                        <Progress label=t!(file.checking) done=Signal::stored(Done::Unknown) />
                    }
                    .into_any(),
                    Stage::Refused(why) => view! {
                        <Notice kind=NoticeKind::Error heading=t!(file.refused)><p>{why}</p></Notice>
                    }
                    .into_any(),
                    Stage::Found(found) => view! { <FoundProgramme found /> }.into_any(),
                }}
            </div>
        </Page>
    }
}

/// Checks a file and works out what it would bring; stores nothing.
async fn look_into(session: Session, bytes: Vec<u8>) -> Result<Found, String> {
    session.opened().await;
    let opened = session
        .open_bytes(bytes)
        .await
        .map_err(|error| said(&error))?;
    let Some(texts) = opened.programme else {
        return Err(text!(file.other_kind, kind = opened.kind));
    };
    let texts = Texts::from(texts);
    let name = texts.name.clone();
    let document = texts.document().map_err(|_| trouble::file("payload"))?;
    let space = session.space_of(&document.id);
    let here = match session.read(space, &document.id).await {
        Ok((here, _)) => Some(here),
        Err(SessionError::NotHere) => None,
        Err(error) => return Err(said(&error)),
    };
    Ok(Found {
        name,
        arrival: arrival(here.as_ref(), &document),
        document: StoredValue::new(document),
        signer: SignerCard {
            name: opened.claimed_name,
            known_as: opened.known_as,
            trust: opened.trust,
            words: opened.signer.words,
        },
        did: opened.signer.did,
        created: opened.created,
        is_blocked: opened.is_blocked,
    })
}

fn said(error: &SessionError) -> String {
    trouble::session(&Programme::default(), error)
}
