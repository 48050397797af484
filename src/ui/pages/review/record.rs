//! The record of the run on show, signed, for whoever checks it elsewhere.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Now;
use super::rows::Seen;
use crate::bundle::{Message, RunRecordMessage};
use crate::flow::round::{NoProof, ProofCheck, published_by, record_of};
use crate::flow::writers::{Who, Writers};
use crate::platform::files;
use crate::session::{OpenDesk, use_desk, use_session};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, use_notices};
use crate::ui::routes::Route;
use crate::ui::trouble;
use crate::ui::widgets::writer::use_writers;

/// Signs and saves the record.
#[component]
pub(super) fn SaveRecord(now: Now, proof: Signal<ProofCheck>) -> impl IntoView {
    let (desk, session) = (use_desk(), use_session());
    let notices = use_notices();
    let writers = use_writers(desk.space(), desk.id());
    let busy = RwSignal::new(false);
    let is_nameless = RwSignal::new(false);
    spawn_local(async move {
        let name = session.own_name().await.unwrap_or_default();
        // The page may be gone by now.
        let _ = is_nameless.try_set(name.trim().is_empty());
    });
    let to_files = Route::Files(desk.id()).href();
    let blocked = Signal::derive(move || match proof.get() {
        ProofCheck::NotKept => Some(text!(review.proof_not_kept)),
        _ => busy.get().then(|| text!(rules.signing)),
    });
    let save = move |ending: &'static str| {
        let now = now.get_untracked();
        let Some(seen) = now else { return };
        busy.set(true);
        spawn_local(async move {
            let maker = session.own_name().await.unwrap_or_default();
            let message = message_of(desk, &seen, &writers.get_untracked(), maker);
            let said = match message {
                Err(why) => Some(why),
                Ok(message) => {
                    let signed = session.sign_message(&message, &desk.id(), Vec::new()).await;
                    match signed {
                        Err(error) => Some(trouble::outside(&error)),
                        Ok(file) => {
                            let name = format!("{}.{ending}", file.file_name);
                            let saved = if ending == "txt" {
                                files::download(&name, "text/plain", file.armour.as_bytes())
                            } else {
                                files::download(&name, "application/json", &file.bytes)
                            };
                            saved.is_err().then(|| text!(file.download_failed))
                        }
                    }
                }
            };
            if let Some(said) = said {
                notices.post(NoticeKind::Error, said);
            }
            let _ = busy.try_set(false);
        });
    };
    let save_json = move |()| save("json");
    let save_txt = move |()| save("txt");
    view! {
        <p>{t!(review.record_text)}" "<code>"civic-mentor-cli verify-run FILE"</code></p>
        {move || is_nameless.get().then(|| {
            let href = to_files.clone();
            view! { <p>{t!(review.record_no_name)}" "<a href=href>{t!(file.title)}</a></p> }
        })}
        <div class="cm-acts">
            <Button id="save-record" label=t!(review.record_save) look=Look::Outline blocked on_press=save_json />
            <Button label=t!(review.record_save_txt) look=Look::Plain blocked on_press=save_txt />
        </div>
    }
}

/// The record with what stands around it, or why there is none.
fn message_of(
    desk: OpenDesk,
    seen: &Seen,
    writers: &Writers,
    maker: String,
) -> Result<Message, String> {
    let (Some(run), Some(result)) = (&seen.run, &seen.result) else {
        return Err(text!(review.proof_not_kept));
    };
    let record = record_of(run, result).map_err(|why| match why {
        NoProof::NotKept => text!(review.proof_not_kept),
        NoProof::OfSomethingElse => text!(review.proof_fails),
    })?;
    let is_published = seen.round.published_run.as_ref() == Some(&run.id);
    let by = desk.with_document(|document| {
        let actor = published_by(document, &seen.round.id)?;
        Some(writers.writer(document, &actor).who)
    });
    let by = by.flatten().filter(|_| is_published);
    let published_by = match by {
        None => String::new(),
        Some(Who::You) => maker.clone(),
        Some(Who::Named(name) | Who::Claimed(name) | Who::Browser(name)) => name,
    };
    Ok(Message::RunRecord(Box::new(RunRecordMessage {
        maker,
        round: seen.round.name.clone(),
        number: run.number,
        made_at_ms: run.made_at_ms,
        published_on: seen.round.published_on.filter(|_| is_published),
        published_by,
        record,
    })))
}
