//! Whether the proof kept with the run on show holds.
//!
//! Checked anew each time the page opens, because a run may have come in a
//! file from somebody else. In a worker of its own, which has not solved it:
//! a thousand mentees and five hundred mentors are half a million pairs to
//! judge, too long for the page's thread.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Now;
use crate::bundle::canonical;
use crate::domain::pairing::Run;
use crate::flow::round::{NoProof, ProofCheck, RunResult, StoredProof, record_of};
use crate::platform::files;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look, Notice, NoticeKind, use_notices};
use crate::ui::widgets::match_words::run_error;
use crate::worker::client::WorkerClient;
use crate::worker::matcher::{Failure, Matcher, RunError};

/// The check of the run on show. Call while a component is set up.
pub(super) fn use_proof(now: Now) -> Signal<ProofCheck> {
    let worker = StoredValue::new_local(WorkerClient::<Matcher>::new());
    let checked = RwSignal::new(None::<(Arc<Run>, ProofCheck)>);
    let run = Memo::new(move |_| now.read().as_ref()?.run.clone());
    // Asks a worker: there is nothing to derive an answer from.
    Effect::new(move |_| {
        let Some(run) = run.get() else { return };
        spawn_local(async move {
            // The page may be gone by now.
            if let Some(worker) = worker.try_get_value() {
                let proof = check(&run, &worker).await;
                let _ = checked.try_set(Some((run, proof)));
            }
        });
    });
    Signal::derive(move || match (&*checked.read(), &*run.read()) {
        (Some((of, proof)), Some(run)) if Arc::ptr_eq(of, run) => proof.clone(),
        _ => ProofCheck::Checking,
    })
}

async fn check(run: &Run, worker: &WorkerClient<Matcher>) -> ProofCheck {
    let Ok(result) = RunResult::of_run(run) else {
        return ProofCheck::Fails;
    };
    let proof = match StoredProof::of(run, &result) {
        Ok(proof) => proof,
        Err(NoProof::NotKept) => return ProofCheck::NotKept,
        Err(NoProof::OfSomethingElse) => return ProofCheck::Fails,
    };
    match worker.check(proof).await {
        Ok(()) => ProofCheck::Holds,
        Err(RunError::Run(Failure::NotProven | Failure::Inputs)) => ProofCheck::Fails,
        Err(why) => ProofCheck::Unchecked(run_error(&why)),
    }
}

/// "All 4 aims are proven", once that is so.
#[component]
pub(super) fn ProofLine(proof: Signal<ProofCheck>, n_levels: usize) -> impl IntoView {
    move || match proof.get() {
        ProofCheck::Checking => view! { <p>{t!(review.proof_checking)}</p> }.into_any(),
        ProofCheck::Holds => view! { <p>{text!(review.proven, n = n_levels)}</p> }.into_any(),
        ProofCheck::Fails => view! {
            <Notice kind=NoticeKind::Error heading=t!(review.proof_fails)>
                <p>{t!(review.proof_fails_next)}</p>
            </Notice>
        }
        .into_any(),
        ProofCheck::NotKept => view! { <p>{t!(review.proof_not_kept)}</p> }.into_any(),
        ProofCheck::Unchecked(why) => {
            view! { <p>{t!(review.proof_unchecked)}" "{why}</p> }.into_any()
        }
    }
}

/// Saves the record of the run on show, for whoever checks it elsewhere.
#[component]
pub(super) fn SaveRecord(now: Now, proof: Signal<ProofCheck>) -> impl IntoView {
    let notices = use_notices();
    let blocked = Signal::derive(move || match proof.get() {
        ProofCheck::NotKept => Some(text!(review.proof_not_kept)),
        _ => None,
    });
    let save = move |()| {
        let now = now.get_untracked();
        let of_now = now.as_ref().and_then(|seen| {
            let (run, result) = (seen.run.as_ref()?, seen.result.as_ref()?);
            Some((run, record_of(run, result)))
        });
        let Some((run, record)) = of_now else { return };
        let said = match record {
            Err(NoProof::NotKept) => Some(text!(review.proof_not_kept)),
            Err(NoProof::OfSomethingElse) => Some(text!(review.proof_fails)),
            Ok(record) => {
                let hash = run.result_hash.trim_start_matches("sha256:");
                let short: String = hash.chars().take(12).collect();
                let name = format!("civic-mentor-run-{short}.json");
                let text = canonical(&record);
                let saved = files::download(&name, "application/json", text.as_bytes());
                saved.is_err().then(|| text!(file.download_failed))
            }
        };
        if let Some(said) = said {
            notices.post(NoticeKind::Error, said);
        }
    };
    view! {
        <p>{t!(review.record_text)}" "<code>"civic-mentor-cli verify-run FILE"</code></p>
        <Button id="save-record" label=t!(review.record_save) look=Look::Outline blocked on_press=save />
    }
}
