//! Mentees without a mentor, first on the page: why, as the pairings stand, and
//! the way to find one.

use std::sync::Arc;

use leptos::prelude::*;

use super::Now;
use super::rows::{Alone, Seen};
use super::sharing::use_sharing;
use super::why::{why_view, why_words};
use crate::domain::pairing::RoundState;
use crate::flow::round::{Present, SharedPlaces, Standings};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::is_details_open;
use crate::ui::kit::{Button, ButtonLink, Look, use_printing};
use crate::ui::routes::Route;
use crate::ui::widgets::gradual::{is_large, use_gradual};
use crate::ui::widgets::remedies::Remedies;

/// Most mentees shown open; the others are folded away under their count.
const MOST_OPEN: usize = 20;
/// How many of the folded ones are read at once.
const AT_ONCE: usize = 50;

/// Everybody without a mentor.
#[component]
pub(super) fn UnmatchedList(id: String, now: Now) -> impl IntoView {
    let programme = use_desk().programme();
    // While the round is open, reasons are those of today, not of the run.
    let asks = Memo::new(move |_| {
        let now = now.read();
        now.as_ref().is_some_and(|seen| {
            let is_open = seen.round.state == RoundState::Open;
            is_open && seen.run.is_some() && !seen.unmatched.is_empty()
        })
    });
    let standings = use_gradual(
        move || is_large(&programme.read()),
        move |pace| {
            let programme = asks.get().then(|| programme.get());
            async move {
                let of = Standings::of_paced(programme.as_ref()?, &pace).await;
                of.map(Arc::new)
            }
        },
    );
    let n = Memo::new(move |_| now.read().as_ref().map_or(0, |seen| seen.unmatched.len()));
    let changed = Memo::new(move |_| {
        let now = now.read();
        let seen = now.as_ref();
        seen.is_some_and(|it| it.round.state == RoundState::Open && it.is_changed_by_hand)
    });
    let sharing = use_sharing(now, changed);
    // Nobody is without a mentor where nobody takes part.
    let is_nobody = Memo::new(move |_| {
        let now = now.read();
        now.as_ref().is_none_or(|seen| seen.n_matched == 0)
    });
    let run = Route::Run(id.clone()).href();
    let kept_out = run.clone();
    let id = StoredValue::new(id);
    let open = RwSignal::new(false);
    let printing = use_printing();
    let is_open = Memo::new(move |_| open.get() || printing.get());
    let items = move |from: usize, most: usize| {
        let seen = now.get()?;
        let standings = standings.get().flatten();
        let some = seen.unmatched.iter().skip(from).take(most);
        let sharing = sharing.get();
        let today = Today {
            standings: standings.as_deref(),
            sharing: sharing.as_deref(),
        };
        let item = |alone| id.with_value(|id| item(id, &seen, today, alone));
        Some(some.map(item).collect_view())
    };
    let n_rest = move || n.get().saturating_sub(MOST_OPEN);
    let n_parts = RwSignal::new(1_usize);
    let parts_shown = Memo::new(move |_| match (printing.get(), open.get()) {
        (true, _) => n_rest().div_ceil(AT_ONCE),
        (false, true) => n_parts.get(),
        (false, false) => 0,
    });
    let n_hidden = move || n_rest().saturating_sub(parts_shown.get() * AT_ONCE);
    view! {
        <Show
            when=move || n.get() != 0
            fallback=move || {
                let kept_out = kept_out.clone();
                move || if is_nobody.get() {
                    view! {
                        <p>
                            {t!(review.nobody_takes_part)}" "
                            <a href=kept_out.clone()>{t!(home.act_blocked)}</a>
                        </p>
                    }
                    .into_any()
                } else {
                    view! { <p class="cm-quiet">{t!(review.everybody_matched)}</p> }.into_any()
                }
            }
        >
            <section class="cm-section" aria-labelledby="unmatched">
                <h2 id="unmatched">
                    {move || text_n!(n.get(), review.unmatched_title_1, review.unmatched_title_n)}
                </h2>
                {
                    let run = run.clone();
                    move || changed.get().then(|| view! {
                        <p class="cm-quiet">
                            {t!(review.reasons_now)}" "<a href=run.clone()>{t!(review.reasons_renew)}</a>
                        </p>
                    })
                }
                <ul class="cm-alones">{move || items(0, MOST_OPEN)}</ul>
                <Show when=move || n_rest() != 0>
                    <details
                        class="cm-details"
                        open=move || is_open.get()
                        on:toggle=move |ev| open.set(is_details_open(&ev))
                    >
                        <summary class="cm-details__summary">
                            {move || text!(review.unmatched_more, n = n_rest())}
                        </summary>
                        // Each reason judges every mentor: only for those in sight.
                        <ul class="cm-alones cm-details__body">
                            <For
                                each=move || 0..parts_shown.get()
                                key=|part| *part
                                children=move |part| move || items(MOST_OPEN + part * AT_ONCE, AT_ONCE)
                            />
                        </ul>
                        <Show when=move || n_hidden() != 0>
                            <Button
                                label=Signal::derive(move || {
                                    text_n!(n_hidden().min(AT_ONCE), review.unmatched_show_1, review.unmatched_show_n)
                                })
                                look=Look::Outline
                                on_press=move |()| n_parts.update(|n| *n += 1)
                            />
                        </Show>
                    </details>
                </Show>
            </section>
        </Show>
    }
}

/// What is known beside the run.
#[derive(Clone, Copy)]
struct Today<'a> {
    /// Rules, people and places as they stand; nothing once published.
    standings: Option<&'a Standings>,
    /// Who shares too few places, once changed by hand.
    sharing: Option<&'a [SharedPlaces]>,
}

fn item(id: &str, seen: &Seen, today: Today<'_>, alone: &Alone) -> AnyView {
    let Today { standings, sharing } = today;
    let programme = use_desk().programme();
    let programme = programme.read_untracked();
    let candidates = Route::Candidates(id.to_owned(), alone.mentee.to_string()).href();
    let result = seen.result.as_ref();
    let of_run = result.filter(|_| !seen.is_changed_by_hand);
    let present = standings.and_then(|it| it.why(&alone.mentee, of_run));
    let rules = standings.map_or(&seen.rules, |it| &it.rules);
    let before = why_words(&programme, alone, present.is_some());
    // Groups of the run hold as long as its reason does.
    let is_of_run = match &present {
        Some(Present::Nobody { is_of_run, .. }) => *is_of_run,
        Some(Present::PlaceFree { .. }) => false,
        None => true,
    };
    let of_run = of_run.filter(|_| is_of_run);
    let groups = sharing.or(of_run.map(|result| result.shared_places.as_slice()));
    let now = why_view(
        &programme,
        rules,
        groups.unwrap_or_default(),
        alone,
        present,
    );
    let can_pair = seen.round.state == RoundState::Open;
    view! {
        <li class="cm-alone">
            <div>
                <h3>{alone.name.clone()}</h3>
                <p class="cm-quiet">{alone.unit.clone()}</p>
                {before.map(|words| view! { <p>{words}</p> })}
                {now}
                {can_pair.then(|| view! { <Remedies mentee=alone.mentee.clone() /> })}
            </div>
            {can_pair.then(|| view! {
                <ButtonLink href=candidates label=t!(review.find_mentor) look=Look::Outline about=alone.name.clone() />
            })}
        </li>
    }
    .into_any()
}
