//! Review (C5 to C8). Who comes: the coordinator after a run. To decide: what
//! to do for those without a mentor; which pairings to keep, take apart or make
//! by hand; whether this is what goes out. Next: publish, then the letters.

mod after;
mod compare;
mod ending;
mod fairness;
mod pairings;
mod proof;
mod publish;
mod record;
mod rows;
mod sharing;
mod stability;
mod swap;
mod totals;
mod unmatched;
mod why;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::pairing::RoundState;
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::dom::{focus_id, scroll_id_into_view};
use crate::ui::kit::{Button, ButtonLink, EmptyState, Figure, Look, Page, PageWidth};
use crate::ui::routes::Route;
use crate::ui::widgets::gradual::{is_large, use_gradual};
use after::StillMissing;
use compare::Compare;
pub(super) use ending::{Ending, Parting};
use fairness::FairnessCheck;
use pairings::Pairings;
use proof::use_proof;
use publish::Publish;
use rows::{Seen, seen};
use stability::StabilityReport;
use totals::{Totals, Unused};
use unmatched::UnmatchedList;

/// Review: who is matched, who is not and why.
#[component]
pub fn ReviewPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let found = use_gradual(
        move || is_large(&programme.read()),
        move |pace| {
            let programme = programme.get();
            async move { seen(&programme, &pace).await.map(Arc::new) }
        },
    );
    let now: Now = Memo::new(move |_| found.get().flatten());
    let is_read = Memo::new(move |_| found.read().is_some());
    let run = Route::Run(id.clone()).href();
    let is_begun = Memo::new(move |_| now.read().as_ref().is_some_and(|seen| seen.is_begun()));
    let round_name = Signal::derive(move || {
        let now = now.read();
        now.as_ref().map(|seen| {
            let name = seen.round.name.clone();
            match seen.round.state {
                RoundState::Open => text!(review.lead_open, name = name),
                RoundState::Published | RoundState::Closed => {
                    text!(review.lead_published, name = name)
                }
            }
        })
    });
    view! {
        <Page
            title=t!(review.title)
            lead=round_name
            back=(Route::Programme(id.clone()).href(), t!(common.nav_home))
            width=PageWidth::Dense
            help=|| view! { <HelpText text=t!(review.help) /> }
        >
            {move || {
                let id = id.clone();
                if !is_read.get() {
                    view! { <p class="cm-waiting" role="status">{t!(trouble.loading)}</p> }.into_any()
                } else if is_begun.get() {
                    view! { <Found id now /> }.into_any()
                } else {
                    let run = run.clone();
                    view! {
                        <EmptyState text=t!(review.nothing_yet)>
                            <ButtonLink href=run label=t!(review.run_title) />
                        </EmptyState>
                    }
                    .into_any()
                }
            }}
        </Page>
    }
}

/// What the round shows, or nothing where there is none.
type Now = Memo<Option<Arc<Seen>>>;

#[component]
fn Found(id: String, now: Now) -> impl IntoView {
    let count = move |of: fn(&Seen) -> usize| {
        Memo::new(move |_| now.read().as_ref().map_or(0, |seen| of(seen)))
    };
    let matched = count(|seen| seen.n_matched);
    let unmatched = count(|seen| seen.unmatched.len());
    let pairings = count(|seen| seen.rows.iter().filter(|row| row.state.is_live()).count());
    let points = Memo::new(move |_| {
        let now = now.read();
        let rows = now.iter().flat_map(|seen| &seen.rows);
        rows.filter(|row| row.state.is_live())
            .map(|row| row.points)
            .sum::<i64>()
    });
    let is_open = Memo::new(move |_| {
        let now = now.read();
        now.as_ref()
            .is_some_and(|seen| seen.round.state == RoundState::Open)
    });
    let proof = use_proof(now);
    let nothing =
        Signal::derive(move || (pairings.get() == 0).then(|| text!(trouble.nothing_to_publish)));
    let shown = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let whatif = Route::WhatIf(id.clone()).href();
    let (run, letters) = (
        Route::Run(id.clone()).href(),
        Route::Outbox(id.clone()).href(),
    );
    let (unmatched_id, publish_id, missing_id) = (id.clone(), id.clone(), id.clone());
    view! {
        <div class="cm-glance">
            <div class="cm-figures">
                <Figure
                    value=Signal::derive(move || shown(matched.get()))
                    label=t!(review.figure_matched)
                />
                <Figure
                    value=Signal::derive(move || shown(unmatched.get()))
                    label=t!(review.figure_unmatched)
                />
                <Figure
                    value=Signal::derive(move || shown(pairings.get()))
                    label=Signal::derive(move || {
                        text_n!(pairings.get(), review.figure_pairings_1, review.figure_pairings_n)
                    })
                />
                <Figure value=Signal::derive(move || number(points.get())) label=t!(review.figure_points) />
            </div>
            <div class="cm-acts">
                {move || if is_open.get() {
                    // The focus goes along, so that the next Tab is in the section.
                    let go = |()| {
                        focus_id("publish-title");
                        scroll_id_into_view("publish");
                    };
                    view! {
                        <Button label=t!(review.to_publish) blocked=nothing on_press=go />
                        <ButtonLink href=run.clone() label=t!(review.run_again) look=Look::Outline />
                        <ButtonLink href=whatif.clone() label=t!(whatif.to_try) look=Look::Outline />
                    }
                    .into_any()
                } else {
                    view! { <ButtonLink href=letters.clone() label=t!(review.to_letters) /> }.into_any()
                }}
            </div>
        </div>
        <Compare now />
        <UnmatchedList id=unmatched_id now />
        <Pairings id now />
        <Totals now proof />
        <Unused now />
        <StillMissing id=missing_id now />
        <StabilityReport now />
        <FairnessCheck now />
        <Publish id=publish_id now proof />
    }
}
