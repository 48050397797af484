//! The own key card: a small signed file that tells a colleague whose key this
//! browser holds, so that they can name its user as deputy.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::bundle::{KeyCardMessage, Message};
use crate::platform::files;
use crate::session::{OwnCard, Session, SessionError, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, CopyButton, FormDraft, Look, Need, Notice, NoticeKind, TextField, TextKind, use_notices,
};
use crate::ui::trouble;
use crate::worker::bundles::SignedFile;

/// Makes and hands out the card.
#[component]
pub(super) fn KeyCard() -> impl IntoView {
    let session = use_session();
    let draft = FormDraft::new("key-card");
    let name = RwSignal::new(String::new());
    let (organisation, email) = (draft.text("organisation"), draft.text("email"));
    let own = LocalResource::new(move || async move {
        session.opened().await;
        session.own_card().await.ok()
    });
    Effect::new(move |_| {
        // What was typed meanwhile stays.
        if let Some(Some(card)) = own.get()
            && name.read_untracked().is_empty()
        {
            name.set(card.name);
        }
    });
    let ready = RwSignal::new(None::<SignedFile>);
    let error = RwSignal::new(None::<String>);
    let card = move || KeyCardMessage {
        name: name.get_untracked().trim().to_owned(),
        organisation: organisation.get_untracked().trim().to_owned(),
        email: email.get_untracked().trim().to_owned(),
        recipient: String::new(),
    };
    let prepare = move |()| {
        error.set(None);
        spawn_local(async move {
            match signed(session, card()).await {
                Ok(file) => drop(ready.try_set(Some(file))),
                Err(why) => drop(error.try_set(Some(trouble::outside(&why)))),
            }
        });
    };
    let blocked = Signal::derive(move || {
        name.read()
            .trim()
            .is_empty()
            .then(|| text!(enrol.card_name_first))
    });
    let words = move || {
        let card: OwnCard = own.get().flatten()?;
        Some(card.key.words.join(" "))
    };
    view! {
        <section class="cm-section" aria-labelledby="key-card">
            <h2 id="key-card">{t!(enrol.card_title)}</h2>
            <p>{t!(enrol.card_lead)}</p>
            {move || words().map(|words| view! {
                <p>{t!(enrol.card_words)}" "<strong class="cm-code">{words}</strong></p>
            })}
            <TextField
                id="card-name"
                label=t!(enrol.card_name)
                value=name
                on_input=move |it: String| name.set(it)
            />
            <TextField
                id="card-organisation"
                label=t!(enrol.agency)
                need=Need::Optional
                value=organisation
                on_input=move |it: String| organisation.set(it)
            />
            <TextField
                id="card-email"
                label=t!(enrol.email)
                kind=TextKind::Email
                need=Need::Optional
                value=email
                on_input=move |it: String| email.set(it)
            />
            <Button label=t!(enrol.card_act) look=Look::Outline on_press=prepare blocked />
            <div aria-live="polite">
                {move || error.get().map(|why| view! {
                    <Notice kind=NoticeKind::Error heading=t!(enrol.no_key)><p>{why}</p></Notice>
                })}
                {move || ready.get().map(|file| view! { <Made file /> })}
            </div>
        </section>
    }
}

async fn signed(session: Session, mut card: KeyCardMessage) -> Result<SignedFile, SessionError> {
    session.set_own_name(&card.name).await?;
    card.recipient = session.own_recipient().await?;
    session
        .sign_message(&Message::KeyCard(card), "", Vec::new())
        .await
}

#[component]
fn Made(file: SignedFile) -> impl IntoView {
    let notices = use_notices();
    let text = file.armour.clone();
    let save = move |()| {
        let name = format!("{}.txt", file.file_name);
        if files::download(&name, "text/plain", file.armour.as_bytes()).is_err() {
            notices.post(NoticeKind::Error, text!(file.download_failed));
        }
    };
    view! {
        <Notice kind=NoticeKind::Success heading=t!(enrol.card_made)>
            <p>{t!(enrol.card_send)}</p>
        </Notice>
        <div class="cm-acts">
            <CopyButton text=Signal::stored(text) label=t!(enrol.copy_reply) />
            <Button label=t!(enrol.save_txt) look=Look::Outline on_press=save />
        </div>
    }
}
