//! Dropping files and pasting mails: opened, checked, kept, and a line for
//! everything that is not for here.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::outcome_words;
use crate::domain::message::Came;
use crate::flow::inbox::receive::{Incoming, Outcome, What, receive};
use crate::session::{OpenDesk, Session, use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Done, FileDrop, FormDraft, Notice, NoticeKind, Pick, Progress};
use crate::ui::trouble;
use crate::ui::widgets::bring::{MAX_MAIL_BYTES, PasteBox, read_file};

/// What was not kept of the last files.
#[derive(Clone, Default, PartialEq)]
struct Told {
    n_kept: usize,
    not_kept: Vec<(String, Outcome)>,
}

/// The drop area, the text area, and what became of what came.
#[component]
pub(super) fn Taking() -> impl IntoView {
    let session = use_session();
    let desk = use_desk();
    let act = use_act();
    let pasted = FormDraft::new(format!("replies/{}", desk.id())).text("pasted");
    let n_busy = RwSignal::new(0_usize);
    let told = RwSignal::new(None::<Told>);
    let failed = RwSignal::new(None::<String>);
    let take_in = move |came: Vec<(String, Vec<u8>)>, unread: Vec<Incoming>, way: Came| async move {
        let taken = match look_into(session, came, way).await {
            Ok(mut incoming) => {
                incoming.extend(unread);
                kept(session, desk, act, incoming).await
            }
            Err(why) => Err(why),
        };
        // The page may be gone by now.
        let _ = n_busy.try_set(0);
        let is_whole = matches!(&taken, Ok(told) if told.not_kept.is_empty());
        match taken {
            Ok(now) => drop(told.try_set(Some(now))),
            Err(why) => drop(failed.try_set(Some(why))),
        }
        is_whole
    };
    let begin = move |n: usize| {
        n_busy.set(n);
        failed.set(None);
        told.set(None);
    };
    let take = move |picked: Vec<web_sys::File>| {
        begin(picked.len());
        spawn_local(async move {
            let (mut came, mut unread) = (Vec::new(), Vec::new());
            for file in picked {
                match read_file(&file, MAX_MAIL_BYTES).await {
                    Ok(bytes) => came.push((file.name(), bytes)),
                    Err(code) => unread.push(not_read(file.name(), code)),
                }
            }
            take_in(came, unread, Came::File).await;
        });
    };
    let take_text = move |text: String| {
        begin(1);
        spawn_local(async move {
            let came = vec![(String::new(), text.clone().into_bytes())];
            // Only a text of which everything was kept leaves its field.
            if take_in(came, Vec::new(), Came::Text).await
                && pasted.try_get_untracked().as_ref() == Some(&text)
            {
                pasted.set(String::new());
            }
        });
    };
    let is_busy = Signal::derive(move || n_busy.get() != 0);
    view! {
        <section class="cm-section" aria-labelledby="take">
            <h2 id="take">{t!(enrol.take_title)}</h2>
            <p>{t!(enrol.take_text)}</p>
            <FileDrop
                id="replies"
                label=t!(enrol.take_files)
                accept=".json,.txt,.age,.eml"
                on_files=take
                pick=Pick::Many
                hint=t!(enrol.take_hint)
            />
            <PasteBox
                id="reply-text"
                label=t!(enrol.take_paste)
                hint=t!(enrol.take_paste_hint)
                act=t!(enrol.take_act)
                first=t!(enrol.take_first)
                value=pasted
                is_busy
                on_text=take_text
            />
            <div aria-live="polite">
                <Show when=move || is_busy.get()>
                    <Progress
                        label=Signal::derive(move || text_n!(n_busy.get(), enrol.taking_1, enrol.taking_n))
                        done=Signal::stored(Done::Unknown)
                    />
                </Show>
                {move || failed.get().map(|why| view! {
                    <Notice kind=NoticeKind::Error heading=t!(enrol.not_taken)><p>{why}</p></Notice>
                })}
                {move || told.get().map(|told| view! { <WhatCame told /> })}
            </div>
        </section>
    }
}

/// How many were kept, and each that was not.
#[component]
fn WhatCame(told: Told) -> impl IntoView {
    let kind = if told.not_kept.is_empty() {
        NoticeKind::Success
    } else {
        NoticeKind::Warning
    };
    let n = told.n_kept;
    let heading = Signal::derive(move || match n {
        0 => text!(enrol.kept_0),
        n => text_n!(n, enrol.kept_1, enrol.kept_n),
    });
    let line = |(file, outcome): (String, Outcome)| {
        let words = outcome_words(&outcome);
        let name = (!file.is_empty()).then(|| view! { <strong>{file}</strong>": " });
        view! { <li>{name}{words}</li> }
    };
    let lines = told.not_kept.into_iter().map(line).collect_view();
    view! { <Notice kind heading><ul>{lines}</ul></Notice> }
}

/// A file that was not read.
fn not_read(file: String, code: &str) -> Incoming {
    Incoming {
        file,
        came: Came::File,
        what: What::Refused {
            code: code.to_owned(),
            detail: String::new(),
        },
    }
}

/// Opens and checks what came.
async fn look_into(
    session: Session,
    came: Vec<(String, Vec<u8>)>,
    way: Came,
) -> Result<Vec<Incoming>, String> {
    let sorted = session.sort_incoming(came).await;
    let sorted = sorted.map_err(|error| trouble::outside(&error))?;
    let incoming = sorted.into_iter().filter_map(|it| it.into_incoming(way));
    Ok(incoming.collect())
}

/// Keeps what is for this Inbox, in one change that can be undone.
async fn kept(
    session: Session,
    desk: OpenDesk,
    act: crate::ui::gate::Act,
    incoming: Vec<Incoming>,
) -> Result<Told, String> {
    let own = session
        .own_card()
        .await
        .map_err(|error| trouble::outside(&error))?;
    let programme = desk.programme().get_untracked();
    let mut ids = || session.new_id();
    let received = receive(
        &programme,
        incoming,
        &own.key.did,
        session.now_ms(),
        &mut ids,
    );
    let (kept, not_kept): (Vec<_>, Vec<_>) = received
        .lines
        .into_iter()
        .partition(|(_, it)| matches!(it, Outcome::Kept(_)));
    if let Some(change) = received.change {
        let n = kept.len();
        let dot = act.attempt(change)?;
        act.offer_undo(dot, text_n!(n, enrol.kept_1, enrol.kept_n));
    }
    Ok(Told {
        n_kept: kept.len(),
        not_kept,
    })
}
