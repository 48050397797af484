//! The ways a letter leaves: copied, in the mail program, as a file, ticked.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Parts;
use super::file::{LetterFile, signed};
use crate::domain::letter::LetterKind;
use crate::exchange::eml::Attachment;
use crate::exchange::ics::calendar;
use crate::exchange::mailto::{MAX_CHARS, mailto};
use crate::flow::outbox::{Sent, calendar_of, eml_of, tick};
use crate::platform::{files, open_link};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::{Button, Checkbox, CopyButton, Look, NoticeKind, PrintButton, use_notices};
use crate::ui::trouble;

/// The acts under a letter.
#[component]
pub(super) fn SendLetter(parts: Parts, #[prop(into)] on_edit: Callback<()>) -> impl IntoView {
    let notices = use_notices();
    let seen = parts.seen;
    let link = Memo::new(move |_| {
        let seen = seen.read();
        mailto(&[&seen.to_email], &seen.subject, &seen.body)
    });
    let blocked = Signal::derive(move || {
        let link = link.read();
        if seen.read().to_email.is_empty() {
            Some(text!(outbox.no_address))
        } else if link.is_too_long {
            let most = i64::try_from(MAX_CHARS).unwrap_or(i64::MAX);
            Some(text!(outbox.too_long, most = number(most)))
        } else {
            None
        }
    });
    let open = move |()| {
        if open_link::open_mail(&link.read_untracked().href).is_err() {
            notices.post(NoticeKind::Error, text!(outbox.mail_failed));
        }
    };
    let session = use_session();
    let desk = use_desk();
    let download = move |()| {
        spawn_local(async move {
            let attachment = match signed(session, desk, parts).await {
                Ok(file) => file.map(|file| Attachment {
                    file_name: format!("{}.txt", file.file_name),
                    media_type: "text/plain".to_owned(),
                    bytes: file.text.into_bytes(),
                }),
                Err(error) => return notices.post(NoticeKind::Error, trouble::outside(&error)),
            };
            let calendar = calendar_file(parts, session.now_ms()).map(|bytes| Attachment {
                file_name: "meetings.ics".to_owned(),
                media_type: "text/calendar".to_owned(),
                bytes,
            });
            let attachments = attachment.into_iter().chain(calendar).collect();
            let bytes = eml_of(&parts.programme(), &seen.get_untracked(), attachments);
            // A file of its own for each letter; names of people stay out of it.
            let id = parts.letter.get_untracked().id;
            let id: String = id.as_str().chars().take(8).collect();
            let name = format!("letter-{id}.eml");
            if files::download(&name, "message/rfc822", &bytes).is_err() {
                notices.post(NoticeKind::Error, text!(outbox.download_failed));
            }
        });
    };
    view! {
        <div class="cm-acts cm-no-print">
            <CopyButton
                text=Signal::derive(move || seen.read().body.clone())
                look=Look::Primary
            />
            <Button label=t!(outbox.open_mail) look=Look::Outline on_press=open blocked />
            <Button label=t!(outbox.eml) look=Look::Outline on_press=download />
            <Button label=t!(outbox.edit) look=Look::Outline on_press=move |()| on_edit.run(()) />
        </div>
        <div class="cm-acts cm-no-print">
            <CopyButton
                text=Signal::derive(move || seen.read().to_email.clone())
                label=t!(outbox.copy_address)
                look=Look::Plain
            />
            <CopyButton
                text=Signal::derive(move || seen.read().subject.clone())
                label=t!(outbox.copy_subject)
                look=Look::Plain
            />
            <PrintButton />
        </div>
        <LetterFile parts />
        <CalendarFile parts />
        <TickSent parts />
    }
}

/// The calendar of the meetings the letter tells of; none for other letters.
fn calendar_file(parts: Parts, now_ms: i64) -> Option<Vec<u8>> {
    let events = calendar_of(&parts.programme(), &parts.letter.get_untracked());
    (!events.is_empty()).then(|| calendar(&events, now_ms))
}

/// The calendar file of a letter about an event.
#[component]
fn CalendarFile(parts: Parts) -> impl IntoView {
    let (session, notices) = (use_session(), use_notices());
    let letter = parts.letter;
    let is_event = Memo::new(move |_| letter.read().kind == LetterKind::Event);
    let save = move |()| {
        let Some(bytes) = calendar_file(parts, session.now_ms()) else {
            return notices.post(NoticeKind::Warning, text!(timetable.ics_none));
        };
        if files::download("meetings.ics", "text/calendar", &bytes).is_err() {
            notices.post(NoticeKind::Error, text!(outbox.download_failed));
        }
    };
    view! {
        <Show when=move || is_event.get()>
            <div class="cm-acts cm-no-print">
                <Button label=t!(timetable.ics) look=Look::Outline on_press=save />
            </div>
        </Show>
    }
}

/// Ticks the letter as sent, or takes the tick away.
#[component]
fn TickSent(parts: Parts) -> impl IntoView {
    let act = use_act();
    let session = use_session();
    let letter = parts.letter;
    let tick_it = move |on: bool| {
        let at_ms = on.then(|| session.now_ms());
        let ids = [letter.read_untracked().id.clone()];
        let Some(change) = tick(&parts.programme(), &ids, at_ms) else {
            return;
        };
        let done = if on {
            text!(outbox.ticked)
        } else {
            text!(outbox.unticked)
        };
        act.make(change, done);
    };
    view! {
        <div class="cm-no-print">
            <Checkbox
                id="letter-sent"
                label=t!(outbox.tick)
                hint=t!(outbox.tick_hint)
                checked=Signal::derive(move || Sent::of(&letter.read()) == Sent::Yes)
                on_change=tick_it
            />
        </div>
    }
}
