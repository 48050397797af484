//! Dropping files and pasting mails: opened, checked, kept, and a line for
//! everything that is not for here.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::outcome_words;
use crate::domain::message::Came;
use crate::flow::inbox::receive::{Incoming, Outcome, What, receive};
use crate::platform::files;
use crate::session::{OpenDesk, Session, use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Done, FileDrop, Look, Notice, NoticeKind, Pick, Progress, TextArea};
use crate::ui::trouble;
use crate::worker::messages::{Sorted, SortedWhat};

/// Largest file that is read; a saved mail holds more than its reply.
const MAX_BYTES: u64 = 25 * 1024 * 1024;

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
    let pasted = RwSignal::new(String::new());
    let n_busy = RwSignal::new(0_usize);
    let told = RwSignal::new(None::<Told>);
    let failed = RwSignal::new(None::<String>);
    let keep = move |came: Vec<(String, Vec<u8>)>, way: Came| {
        n_busy.set(came.len());
        failed.set(None);
        spawn_local(async move {
            let incoming = look_into(session, came, way).await;
            let _ = n_busy.try_set(0);
            match incoming {
                Ok(incoming) => {
                    let now = kept(session, desk, act, incoming).await;
                    match now {
                        Ok(now) => drop(told.try_set(Some(now))),
                        Err(why) => drop(failed.try_set(Some(why))),
                    }
                }
                Err(why) => drop(failed.try_set(Some(why))),
            }
        });
    };
    let take = move |picked: Vec<web_sys::File>| {
        n_busy.set(picked.len());
        spawn_local(async move {
            let mut came = Vec::new();
            for file in picked {
                // A file too large to read is told by the empty file it becomes.
                let bytes = files::read(&file, MAX_BYTES).await.unwrap_or_default();
                came.push((file.name(), bytes));
            }
            keep(came, Came::File);
        });
    };
    let take_text = move |()| {
        let text = pasted.get_untracked();
        pasted.set(String::new());
        keep(vec![(String::new(), text.into_bytes())], Came::Text);
    };
    view! {
        <section class="cm-section" aria-labelledby="take">
            <h2 id="take">{t!(enrol.take_title)}</h2>
            <p>{t!(enrol.take_text)}</p>
            <FileDrop
                id="replies"
                label=t!(enrol.take_files)
                accept=".json,.txt,.eml"
                on_files=take
                pick=Pick::Many
                hint=t!(enrol.take_hint)
            />
            <TextArea
                id="reply-text"
                label=t!(enrol.take_paste)
                hint=t!(enrol.take_paste_hint)
                value=pasted
                on_input=move |it: String| pasted.set(it)
                rows=5
            />
            <Button
                label=t!(enrol.take_act)
                look=Look::Outline
                on_press=take_text
                blocked=Signal::derive(move || {
                    pasted.read().trim().is_empty().then(|| text!(enrol.take_first))
                })
            />
            <div aria-live="polite">
                <Show when=move || n_busy.get() != 0>
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
    let heading = Signal::derive(move || text_n!(n, enrol.kept_1, enrol.kept_n));
    let line = |(file, outcome): (String, Outcome)| {
        let words = outcome_words(&outcome);
        let name = (!file.is_empty()).then(|| view! { <strong>{file}</strong>": " });
        view! { <li>{name}{words}</li> }
    };
    let lines = told.not_kept.into_iter().map(line).collect_view();
    view! { <Notice kind heading><ul>{lines}</ul></Notice> }
}

/// Opens and checks what came; sealed files are opened with the own key first.
async fn look_into(
    session: Session,
    came: Vec<(String, Vec<u8>)>,
    way: Came,
) -> Result<Vec<Incoming>, String> {
    let said = |error| trouble::outside(&error);
    let sorted = session.sort_incoming(came).await.map_err(said)?;
    let mut sealed = Vec::new();
    let mut incoming = Vec::new();
    for Sorted { file, what } in sorted {
        match what {
            SortedWhat::Sealed(text) => sealed.push((file, text.into_bytes())),
            what => incoming.extend(Sorted { file, what }.into_incoming(way)),
        }
    }
    if sealed.is_empty() {
        return Ok(incoming);
    }
    let (names, texts): (Vec<_>, Vec<_>) = sealed.into_iter().unzip();
    let opened = session
        .open_many_sealed(texts, |_| {})
        .await
        .map_err(said)?;
    let mut inside = Vec::new();
    for (file, one) in names.into_iter().zip(opened) {
        match one.refused {
            Some(refused) => incoming.push(Incoming {
                file,
                came: way,
                what: What::Refused {
                    code: refused.code,
                    detail: refused.detail,
                },
            }),
            None => inside.push((file, one.bytes)),
        }
    }
    let sorted = session.sort_incoming(inside).await.map_err(said)?;
    incoming.extend(sorted.into_iter().filter_map(|it| it.into_incoming(way)));
    Ok(incoming)
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
