//! The signed file that goes with a letter, for who uses the page: as text to
//! copy, `.txt` and `.json`. The letter alone is enough.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Parts;
use crate::domain::letter::LetterReader;
use crate::domain::text::Language;
use crate::flow::enrol::addressees;
use crate::flow::outbox::{file_of, has_file};
use crate::platform::files;
use crate::session::{OpenDesk, Session, SessionError, use_desk, use_session};
use crate::ui::i18n::{self, fill, key, t, text};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{
    Button, CopyButton, Details, Done, Look, Notice, NoticeKind, Progress, use_notices,
};
use crate::ui::routes::{Route, origin};
use crate::ui::trouble;

/// A file that goes with a letter.
#[derive(Clone, PartialEq)]
pub(super) struct LetterAttachment {
    /// Its name without ending; holds no personal data.
    pub file_name: String,
    /// A sentence how to open it, in the letter's language, and its text.
    pub text: String,
    /// Its bytes as JSON.
    json: Vec<u8>,
}

/// Signs the file of the letter on the page; nothing where none goes with it.
pub(super) async fn signed(
    session: Session,
    desk: OpenDesk,
    parts: Parts,
) -> Result<Option<LetterAttachment>, SessionError> {
    let letter = parts.letter.get_untracked();
    if !has_file(letter.kind) {
        return Ok(None);
    }
    let programme = parts.programme();
    let did = session.own_card().await?.key.did;
    let recipient = session.own_recipient().await?;
    let to = addressees(&programme.facts, &did, &recipient);
    let told = parts.listing.told.get_untracked();
    let Some(message) = file_of(&programme, &letter, &told, to) else {
        return Ok(None);
    };
    let file = session
        .sign_message(&message, &desk.id(), Vec::new())
        .await?;
    let address = format!("{}{}", origin(), Route::Answer.href());
    let how = match letter.kind.reader() {
        LetterReader::Person => key!(outbox.file_how),
        LetterReader::Supervisor => key!(approvals.file_how),
    };
    let language = match letter.language {
        Language::English => i18n::Language::en,
        Language::Spanish => i18n::Language::es,
    };
    // Text around the block is passed over when it is read back.
    let how = fill(how(language), &[("address", address)]);
    Ok(Some(LetterAttachment {
        file_name: file.file_name,
        text: format!("{how}\n\n{}", file.armour),
        json: file.bytes,
    }))
}

/// Making the file, and the ways to take it.
#[component]
pub(super) fn LetterFile(parts: Parts) -> impl IntoView {
    let (session, desk, notices) = (use_session(), use_desk(), use_notices());
    let letter = parts.letter;
    let busy = RwSignal::new(false);
    // Of which letter it is; the next letter on the page has a file of its own.
    let signed_of = RwSignal::new(None::<(String, Option<LetterAttachment>)>);
    let has = Memo::new(move |_| has_file(letter.read().kind));
    let mine = Memo::new(move |_| {
        let found = signed_of.get();
        let found = found.filter(|(of, _)| *of == letter.read().id.as_str());
        found.map(|(_, file)| file)
    });
    let make = move |()| {
        let of = letter.get_untracked().id.to_string();
        busy.set(true);
        spawn_local(async move {
            match signed(session, desk, parts).await {
                Ok(file) => drop(signed_of.try_set(Some((of, file)))),
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
            let _ = busy.try_set(false);
            // The button went; the ways to take the file stand in its place.
            set_timeout(|| focus_id("letter-file"), Duration::ZERO);
        });
    };
    let save = move |name: String, mime: &str, bytes: &[u8]| {
        if files::download(&name, mime, bytes).is_err() {
            notices.post(NoticeKind::Error, text!(file.download_failed));
        }
    };
    let ways = move |file: LetterAttachment| {
        let (plain, json) = (file.clone(), file.clone());
        view! {
            <div
                id="letter-file"
                class="cm-acts"
                tabindex="-1"
                role="group"
                aria-label=t!(outbox.file_title)
            >
                <CopyButton text=Signal::stored(file.text) label=t!(outbox.file_copy) />
                <Button
                    label=t!(enrol.save_txt)
                    look=Look::Outline
                    on_press=move |()| save(format!("{}.txt", plain.file_name), "text/plain", plain.text.as_bytes())
                />
                <Button
                    label=t!(enrol.save_json)
                    look=Look::Outline
                    on_press=move |()| save(format!("{}.json", json.file_name), "application/json", &json.json)
                />
            </div>
        }
    };
    let shown = move || match mine.get() {
        None => view! {
            <Button
                label=t!(outbox.file_make)
                look=Look::Outline
                on_press=make
                blocked=Signal::derive(move || busy.get().then(|| text!(enrol.making)))
            />
        }
        .into_any(),
        Some(None) => view! {
            <Notice kind=NoticeKind::Info heading=t!(outbox.file_none)>
                <p>{t!(outbox.file_none_text)}</p>
            </Notice>
        }
        .into_any(),
        Some(Some(file)) => ways(file).into_any(),
    };
    view! {
        <Show when=move || has.get()>
            <div class="cm-no-print">
                <Details summary=t!(outbox.file_title)>
                    <p>{t!(outbox.file_text)}</p>
                    <div aria-live="polite">
                        {shown}
                        <Show when=move || busy.get()>
                            <Progress label=t!(enrol.making) done=Signal::stored(Done::Unknown) />
                        </Show>
                    </div>
                </Details>
            </div>
        </Show>
    }
}
