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
use crate::domain::pairing::Run;
use crate::flow::round::{NoProof, ProofCheck, RunResult, StoredProof};
use crate::matching::levels::Level;
use crate::platform::clock::wait_ms;
use crate::session::page_pace;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Notice, NoticeKind};
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
    // The page is drawn first.
    wait_ms(0).await;
    let pace = page_pace();
    let Ok(result) = RunResult::of_run(run) else {
        return ProofCheck::Fails;
    };
    pace.rest().await;
    let proof = match StoredProof::of(run, &result) {
        Ok(proof) => proof,
        Err(NoProof::NotKept) => return ProofCheck::NotKept,
        Err(NoProof::OfSomethingElse) => return ProofCheck::Fails,
    };
    pace.rest().await;
    match worker.check(proof).await {
        Ok(()) => ProofCheck::Holds,
        Err(RunError::Run(Failure::NotProven | Failure::Inputs)) => ProofCheck::Fails,
        Err(why) => ProofCheck::Unchecked(run_error(&why)),
    }
}

/// "All 4 aims are proven", once that is so.
#[component]
pub(super) fn ProofLine(proof: Signal<ProofCheck>, levels: Vec<Level>) -> impl IntoView {
    let n_levels = levels.len();
    let is_stable = levels.contains(&Level::Stable);
    move || match proof.get() {
        ProofCheck::Checking => view! { <p>{t!(review.proof_checking)}</p> }.into_any(),
        ProofCheck::Holds if is_stable => view! { <p>{t!(choice.proven_stable)}</p> }.into_any(),
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
