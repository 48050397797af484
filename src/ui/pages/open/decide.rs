//! What to do with a file: take it in, leave it out, hold it back, or put it
//! away as if it had not come.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::taken::Merged;
use super::words::Compared;
use super::{Bench, Found, Stage};
use crate::flow::arrival::Arrival;
use crate::session::{HeldFile, MAX_HELD, SessionError};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, NoticeKind, Notices, use_notices};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::trouble;
use crate::ui::widgets::signer::needs_words;
use crate::worker::bundles::SeenKey;

/// The buttons under a file that was found good.
#[component]
pub(super) fn Decide(found: Found, bench: Bench, compared: Compared) -> impl IntoView {
    let notices = use_notices();
    let go = use_go();
    let busy = RwSignal::new(false);
    let asks_words = needs_words(&found.signer.trust);
    let blocked = Signal::derive(move || {
        if busy.get() {
            return Some(text!(file.taking));
        }
        asks_words.then(|| compared.missing()).flatten()
    });
    let is_merge = matches!(found.arrival, Arrival::Merge(_));
    let label = if is_merge {
        t!(file.merge_act)
    } else {
        t!(file.add_act)
    };
    let take_in = {
        let found = found.clone();
        move |()| {
            if asks_words && !compared.fits(&found) {
                compared.is_wrong.set(true);
                return;
            }
            busy.set(true);
            let (found, go) = (found.clone(), go.clone());
            spawn_local(async move {
                let outcome = take(&found, bench, asks_words.then_some(compared)).await;
                let _ = busy.try_set(false);
                match outcome {
                    Ok(Taken::Added) => {
                        compared.draft.done();
                        bench.session.drop_opened().await;
                        notices.post(NoticeKind::Success, text!(file.added, name = found.name));
                        go(&Route::Programme(found.mark.programme), Step::Forward);
                    }
                    Ok(Taken::Merged(merged)) => {
                        compared.draft.done();
                        bench.stand_at(Stage::Merged(merged)).await;
                    }
                    Ok(Taken::ChangedMeanwhile) => {
                        notices.post(NoticeKind::Warning, text!(file.changed_meanwhile));
                        bench.check_again(found.bytes.get_value().to_vec());
                    }
                    Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
                }
            });
        }
    };
    let leave_out = {
        let found = found.clone();
        move |()| {
            let found = found.clone();
            spawn_local(async move {
                match decided(&found, bench).await {
                    Ok(()) => {
                        notices.post(NoticeKind::Info, text!(file.left_out));
                        compared.draft.done();
                        bench.clear();
                    }
                    Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
                }
            });
        }
    };
    let hold = move |()| {
        let found = found.clone();
        spawn_local(async move { hold_back(&found, bench, compared, notices).await });
    };
    let put_away = move |()| {
        compared.draft.done();
        bench.clear();
    };
    view! {
        <div class="cm-acts">
            <Button label on_press=take_in blocked />
            {asks_words.then(|| view! {
                <Button label=t!(file.hold_act) look=Look::Outline on_press=hold />
            })}
            <Button label=t!(file.leave_out_act) look=Look::Outline on_press=leave_out />
            <Button label=t!(file.cancel) look=Look::Plain on_press=put_away />
        </div>
        <p class="cm-note">{t!(file.decide_note)}</p>
    }
}

/// What taking a file in came to.
enum Taken {
    Added,
    Merged(Merged),
    /// The programme here is no longer the one that was compared.
    ChangedMeanwhile,
}

async fn take(
    found: &Found,
    bench: Bench,
    compared: Option<Compared>,
) -> Result<Taken, SessionError> {
    let session = bench.session;
    let id = found.mark.programme.clone();
    let document = found.document.get_value();
    let here = found.here.get_value();
    let taken = if let Arrival::Merge(preview) = &found.arrival {
        let desk = session.desk(&id);
        desk.opened().await;
        desk.settle().await?;
        let before = here.clone().unwrap_or_default();
        if desk.with_document(|now| now.seen == before.seen) != Some(true) {
            return Ok(Taken::ChangedMeanwhile);
        }
        let n_changes = desk.merge_in(&document).await?;
        Taken::Merged(Merged {
            id: id.clone(),
            n_changes,
            before: Arc::new(before),
            after: preview.clone(),
        })
    } else {
        session.take_in(session.space_of(&id), &document).await?;
        Taken::Added
    };
    session
        .note_brought(&found.mark, here.as_ref(), &document)
        .await?;
    // An own file makes no key known: nobody's words were heard.
    if let Some(compared) = compared.filter(|it| !it.is_own.get_untracked()) {
        let with = compared.with.get_untracked().trim().to_owned();
        let today = session.today().to_string();
        let name = found.signer.name.clone();
        let key = SeenKey {
            did: found.mark.did.clone(),
            name: if name.is_empty() { with.clone() } else { name },
            first_seen: today.clone(),
            checked_with: with,
            checked_on: today,
            words: found.signer.words.clone(),
        };
        session.note_key(key).await?;
    }
    decided(found, bench).await?;
    Ok(taken)
}

/// Remembers that the file was decided about, and holds it back no longer.
async fn decided(found: &Found, bench: Bench) -> Result<(), SessionError> {
    bench.session.note_file(&found.mark).await?;
    bench.session.let_go(&found.mark.hash).await?;
    let _ = bench.held.try_update(|n| *n += 1);
    Ok(())
}

async fn hold_back(found: &Found, bench: Bench, compared: Compared, notices: Notices) {
    let file = HeldFile {
        hash: found.mark.hash.clone(),
        name: found.name.clone(),
        signer: found.signer.name.clone(),
        did: found.mark.did.clone(),
        words: found.signer.words.clone(),
        since_ms: bench.session.now_ms(),
    };
    let bytes = found.bytes.get_value();
    match bench.session.hold(file, &bytes).await {
        Ok(true) => {
            notices.post(NoticeKind::Info, text!(file.held_done));
            let _ = bench.held.try_update(|n| *n += 1);
            compared.draft.done();
            bench.clear();
        }
        Ok(false) => notices.post(NoticeKind::Error, text!(file.held_full, n = MAX_HELD)),
        Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
    }
}
