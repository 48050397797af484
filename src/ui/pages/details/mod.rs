//! My details. Who comes: a person whose coordinator sent them a file with what
//! a programme holds about them. To decide: is it right? Then: change what is
//! not, and send the corrections back as an application goes.
//!
//! Nothing is stored on this computer. Leaves out what the coordinator does
//! with corrections (`inbox`).

mod line;

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::bundle::{Kind, Message, MyDetails};
use crate::domain::fact_text::FactText;
use crate::domain::value::Value;
use crate::flow::details::{At, consent, corrections, sections};
use crate::session::{Looked, Session, Sought, use_session};
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, Need, Notice, NoticeKind, Page, PageWidth, TextArea, ask_before_leaving,
};
use crate::ui::routes::Route;
use crate::ui::trouble;
use crate::ui::widgets::bring::BringOne;
use crate::ui::widgets::detail_words::about_words;
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::local_words::LocalParagraphs;
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::passphrase::{AskPassphrase, Locked, Unlocking};
use crate::ui::widgets::reply::{Reply, Ways, reply_of};
use crate::ui::widgets::words::role_name;

/// A file with somebody's details, opened.
#[derive(Clone)]
struct Opened {
    details: StoredValue<MyDetails>,
    programme_id: String,
    corrected: RwSignal<BTreeMap<At, Value>>,
}

/// Where the page stands with a file.
#[derive(Clone)]
enum Stage {
    /// No file yet, or why the last one was not taken.
    Waiting(Option<String>),
    /// It is sealed with a passphrase.
    Locked(Locked),
    /// Its passphrase is being tried.
    Unlocking,
    /// It is open.
    Open(Opened),
}

/// What opening a file comes to.
enum Came {
    Details(Box<MyDetails>, String),
    AsksPassphrase(Vec<u8>),
}

/// My details: look, correct, send back.
#[component]
pub fn DetailsPage() -> impl IntoView {
    let session = use_session();
    let stage = RwSignal::new(Stage::Waiting(None));
    let title = Signal::derive(move || match stage.get() {
        Stage::Open(open) => open
            .details
            .with_value(|it| text!(details.page_title_of, programme = it.facts.name)),
        _ => text!(details.page_title),
    });
    // What is opened lives as long as the page, not as the part that asked.
    let owner = Owner::current();
    let stand_at = move |came: Came| match came {
        Came::Details(details, programme_id) => Stage::Open(Opened {
            details: StoredValue::new(*details),
            programme_id,
            corrected: RwSignal::new(BTreeMap::new()),
        }),
        Came::AsksPassphrase(sealed) => Stage::Locked(Locked::new(sealed)),
    };
    let show = {
        let owner = owner.clone();
        move |came: Came| {
            if let Some(owner) = &owner {
                // The page may be gone by now.
                owner.with(|| drop(stage.try_set(stand_at(came))));
            }
        }
    };
    let look = {
        let show = show.clone();
        Callback::new(move |read: Result<Vec<u8>, String>| {
            let show = show.clone();
            spawn_local(async move {
                let came = match read {
                    Ok(bytes) => open_details(session, bytes).await,
                    Err(why) => Err(why),
                };
                match came {
                    Ok(came) => show(came),
                    Err(why) => drop(stage.try_set(Stage::Waiting(Some(why)))),
                }
            });
        })
    };
    let unlock = move |locked: Locked, typed: String| {
        let show = show.clone();
        stage.set(Stage::Unlocking);
        spawn_local(async move {
            let sealed = locked.sealed.get_value();
            let refused = |why| drop(stage.try_set(Stage::Waiting(Some(why))));
            match session.open_with_passphrase(sealed, &typed).await {
                Ok(bytes) => match open_details(session, bytes).await {
                    Ok(came) => show(came),
                    Err(why) => refused(why),
                },
                Err(error) => match locked.after(&typed, error) {
                    Ok(again) => drop(stage.try_set(Stage::Locked(again))),
                    Err(error) => refused(trouble::outside(&error)),
                },
            }
        });
    };
    let unlock = StoredValue::new(unlock);
    view! {
        <PlaceNotice />
        <Page
            title
            lead=t!(details.page_lead)
            back=(Route::Home.href(), t!(home.title))
            help=|| view! { <HelpText text=t!(details.page_help) /> }
            width=PageWidth::Reading
        >
            {move || match stage.get() {
                Stage::Waiting(why) => view! { <Ask why look /> }.into_any(),
                Stage::Locked(locked) => {
                    let tried = locked.clone();
                    let on_try = Callback::new(move |typed: String| {
                        unlock.with_value(|unlock| unlock(tried.clone(), typed));
                    });
                    let on_leave = Callback::new(move |()| stage.set(Stage::Waiting(None)));
                    view! { <AskPassphrase locked on_try on_leave /> }.into_any()
                }
                Stage::Unlocking => view! { <Unlocking /> }.into_any(),
                Stage::Open(open) => view! { <Held open /> }.into_any(),
            }}
        </Page>
    }
}

/// A file to drop, or its text to paste; what was not taken stays to be mended.
#[component]
fn Ask(why: Option<String>, look: Callback<Result<Vec<u8>, String>>) -> impl IntoView {
    view! {
        <div aria-live="polite">
            {why.map(|why| view! {
                <Notice kind=NoticeKind::Error heading=t!(details.not_opened)><p>{why}</p></Notice>
            })}
        </div>
        <BringOne
            id="my-details"
            label=t!(details.open_file)
            accept=".json,.txt,.age,.eml"
            hint=t!(details.open_hint)
            on_bytes=look
        />
    }
}

/// Opens a file with somebody's details: them and the programme's id, or that
/// it asks for a passphrase.
async fn open_details(session: Session, bytes: Vec<u8>) -> Result<Came, String> {
    session.opened().await;
    let sought = session.message_in(bytes.clone(), Kind::MyDetails).await;
    match sought.map_err(|error| trouble::outside(&error))? {
        Sought::Found {
            programme_id,
            message,
        } => match *message {
            Message::MyDetails(details) => Ok(Came::Details(details, programme_id)),
            _ => Err(text!(details.not_details)),
        },
        Sought::Refused(code) if code == "sealed_needs_passphrase" => {
            match session.look_into(bytes, None).await {
                Ok(Looked::AsksPassphrase { sealed }) => Ok(Came::AsksPassphrase(sealed)),
                Ok(Looked::Opened { .. }) => Err(text!(details.not_details)),
                Err(error) => Err(trouble::outside(&error)),
            }
        }
        Sought::Refused(code) => Err(trouble::file(&code)),
        Sought::Other => Err(text!(details.not_details)),
    }
}

/// Everything held, each value with a way to change it, and the way back.
#[component]
fn Held(open: Opened) -> impl IntoView {
    let corrected = open.corrected;
    let note = RwSignal::new(String::new());
    let sent = RwSignal::new(false);
    ask_before_leaving(move || {
        let has_any = corrected
            .try_read_untracked()
            .is_some_and(|it| !it.is_empty());
        has_any && sent.try_get_untracked() == Some(false)
    });
    let details = open.details;
    let head = details.with_value(|it| {
        let day = it.on;
        let name = it.person.full_name();
        Signal::derive(move || {
            let day = day.map(day_words).unwrap_or_default();
            text!(details.held_on, name = name, day = day)
        })
    });
    let all = details.with_value(sections);
    let groups = all.into_iter().enumerate().map(|(at, section)| {
        let id = format!("group-{at}");
        let labelled = id.clone();
        let about = section.about;
        let heading = move || about_words(page_language(), &about);
        let lines = section.lines.into_iter();
        let lines = lines
            .map(|line| view! { <line::LineOf line corrected /> })
            .collect_view();
        view! {
            <section class="cm-section" aria-labelledby=labelled>
                <h2 id=id>{heading}</h2>
                <ul class="cm-list">{lines}</ul>
            </section>
        }
    });
    view! {
        <p>{head}</p>
        {groups.collect_view()}
        <Policy details />
        <section class="cm-section" aria-labelledby="send-back">
            <h2 id="send-back">{t!(details.send_title)}</h2>
            <TextArea
                id="note"
                label=t!(details.note)
                hint=t!(details.note_hint)
                need=Need::Optional
                value=note
                on_input=move |it: String| {
                    sent.set(false);
                    note.set(it);
                }
            />
            <SendBack open note sent />
        </section>
    }
}

/// What was consented to, and how long it is kept.
#[component]
fn Policy(details: StoredValue<MyDetails>) -> impl IntoView {
    let (text, months) = details.with_value(|it| {
        let text = it.facts.text(FactText::PolicyText);
        (text, it.facts.retention_months)
    });
    if text.is_empty() && months == 0 {
        return ().into_any();
    }
    let consents = move || {
        details.with_value(|it| {
            let line = |my: &crate::bundle::MyPart| {
                let (day, is_this) = consent(it, &my.part)?;
                let (role, day) = (role_name(my.part.role), day_words(day));
                Some(if is_this {
                    text!(details.consent_this, role = role, day = day)
                } else {
                    text!(details.consent_other, role = role, day = day)
                })
            };
            let lines = it.parts.iter().filter_map(line);
            lines.map(|it| view! { <p>{it}</p> }).collect_view()
        })
    };
    view! {
        <section class="cm-section" aria-labelledby="policy">
            <h2 id="policy">{t!(details.policy_title)}</h2>
            {consents}
            <div class="cm-paper"><LocalParagraphs text /></div>
            {(months > 0).then(|| view! { <p>{move || text_n!(months, details.kept_months_1, details.kept_months_n)}</p> })}
        </section>
    }
    .into_any()
}

/// Makes the reply: how many corrections, or that all is right.
#[component]
fn SendBack(open: Opened, note: RwSignal<String>, sent: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let (details, corrected) = (open.details, open.corrected);
    let made = RwSignal::new(None::<Result<Reply, String>>);
    let message = move || {
        let note = note.get();
        corrected.with(|it| details.with_value(|details| corrections(details, it, &note)))
    };
    let n = Memo::new(move |_| message().edits.len());
    // What was made is old once something else is said.
    Effect::new(move |_| {
        corrected.track();
        note.track();
        made.set(None);
        sent.set(false);
    });
    let label = Signal::derive(move || match n.get() {
        0 if note.read().trim().is_empty() => text!(details.all_right),
        n => text_n!(n, details.make_1, details.make_n),
    });
    let programme_id = open.programme_id.clone();
    let make = move |()| {
        let message = Message::Changes(Box::new(untrack(message)));
        let to = details.with_value(|it| it.to.clone());
        let programme_id = programme_id.clone();
        spawn_local(async move {
            let reply = reply_of(session, &message, &programme_id, to).await;
            let _ = sent.try_set(reply.is_ok());
            let _ = made.try_set(Some(reply));
        });
    };
    let (subject, address) = details.with_value(|it| {
        (
            text!(details.mail_subject, programme = it.facts.name),
            it.facts.coordinator_email.clone(),
        )
    });
    view! {
        <Button label on_press=make />
        <div aria-live="polite">
            {move || made.get().map(|made| match made {
                Ok(reply) => view! {
                    <Ways reply subject=subject.clone() address=address.clone() />
                }
                .into_any(),
                Err(why) => view! {
                    <Notice kind=NoticeKind::Error heading=t!(enrol.not_made)><p>{why}</p></Notice>
                }
                .into_any(),
            })}
        </div>
    }
}
