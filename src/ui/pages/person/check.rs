//! "Check my details": a file and a letter with what is held about the person,
//! for the person.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::request::RecordsRequest;
use crate::bundle::{Addressee, Message, MyDetails};
use crate::domain::id::Id;
use crate::domain::people::Person;
use crate::domain::text::Language;
use crate::exchange::mailto::mailto;
use crate::flow::enrol::addressees;
use crate::platform::files;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, ButtonLink, CopyButton, Details, Look, NoticeKind, use_notices};
use crate::ui::routes::{Route, origin};
use crate::ui::trouble;
use crate::ui::widgets::detail_words::{letter_of, subject_of};
use crate::ui::widgets::passphrase::{SealWithWords, ToSeal};

/// The section on a person's page.
#[component]
pub fn CheckDetails(person: Id<Person>) -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let notices = use_notices();
    let programme = desk.programme();
    let details = {
        let person = person.clone();
        move |to: Vec<Addressee>| {
            let programme = programme.read_untracked();
            MyDetails::of(&programme, &person, to, session.today())
        }
    };
    let letters = {
        let person = person.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            let today = session.today();
            MyDetails::of(&programme, &person, Vec::new(), today).map(|details| {
                let link = format!("{}{}", origin(), Route::Details.href());
                let letter = |language| {
                    (
                        subject_of(language, &details),
                        letter_of(language, &details, &link),
                    )
                };
                let usual = programme.facts.letters_in;
                let own = details.person.letters_in.unwrap_or(usual);
                Letters {
                    own,
                    email: details.person.email.clone(),
                    english: letter(Language::English),
                    spanish: letter(Language::Spanish),
                }
            })
        })
    };
    let signed = Callback::new(move |()| -> ToSeal {
        let details = details.clone();
        Box::pin(async move {
            let did = session.own_card().await?.key.did;
            let recipient = session.own_recipient().await?;
            let to = addressees(&desk.programme().read_untracked().facts, &did, &recipient);
            let Some(details) = details(to) else {
                return Ok(None);
            };
            let message = Message::MyDetails(Box::new(details));
            let signed = session.sign_message(&message, &desk.id(), Vec::new()).await;
            signed.map(Some)
        })
    });
    let save = move |ending: &'static str| {
        spawn_local(async move {
            let file = match signed.run(()).await {
                Ok(Some(file)) => file,
                Ok(None) => return,
                Err(error) => return notices.post(NoticeKind::Error, trouble::outside(&error)),
            };
            let name = format!("{}.{ending}", file.file_name);
            let bytes = if ending == "json" {
                file.bytes
            } else {
                file.armour.into_bytes()
            };
            if files::download(&name, "text/plain", &bytes).is_err() {
                notices.post(NoticeKind::Error, text!(file.download_failed));
            }
        });
    };
    let text_in = move |language: Language| {
        Signal::derive(move || {
            letters.with(|it| {
                let it = it.as_ref();
                it.map(|it| it.of(language).1.clone()).unwrap_or_default()
            })
        })
    };
    let mail = move || {
        letters.with(|it| {
            let it = it.as_ref()?;
            let (subject, body) = it.of(it.own);
            let link = mailto(&[&it.email], subject, body);
            let href = if link.is_too_long {
                mailto(&[&it.email], subject, "").href
            } else {
                link.href
            };
            Some(view! { <ButtonLink href=href label=t!(details.open_mail) look=Look::Outline /> })
        })
    };
    view! {
        <section class="cm-section" aria-labelledby="check-details">
            <h2 id="check-details">{t!(details.title)}</h2>
            <p>{t!(details.section_text)}</p>
            <div class="cm-acts">
                <CopyButton text=text_in(Language::English) label=t!(details.copy_english) />
                <CopyButton text=text_in(Language::Spanish) label=t!(details.copy_spanish) />
                {mail}
            </div>
            <p>{t!(details.file_text)}</p>
            <div class="cm-acts">
                <Button label=t!(details.file_json) look=Look::Outline on_press=move |()| save("json") />
                <Button label=t!(details.file_txt) look=Look::Outline on_press=move |()| save("txt") />
            </div>
            <Details summary=t!(details.seal_title)>
                <p>{t!(details.seal_text)}</p>
                <SealWithWords file=signed />
            </Details>
            <Details summary=t!(details.preview)>
                <pre class="cm-paper cm-lines">{move || letters.with(|it| {
                    let it = it.as_ref();
                    it.map(|it| it.of(it.own).1.clone()).unwrap_or_default()
                })}</pre>
            </Details>
            <RecordsRequest person />
        </section>
    }
}

/// The letter in both languages: subject and body.
#[derive(Clone, PartialEq)]
struct Letters {
    own: Language,
    email: String,
    english: (String, String),
    spanish: (String, String),
}

impl Letters {
    const fn of(&self, language: Language) -> &(String, String) {
        match language {
            Language::English => &self.english,
            Language::Spanish => &self.spanish,
        }
    }
}
