//! Publishing: names the count and the day to reply by, and is confirmed,
//! since it cannot be undone.

use jiff::{Span, civil::Date};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Now;
use crate::domain::change::Change;
use crate::domain::pairing::{FirstStep, RoundState};
use crate::flow::ahead::letters_ahead_paced;
use crate::flow::round::{Hindrance, ProofCheck, hindrance};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, ButtonLink, Checkbox, DateField, Look, Need, Notice, NoticeKind, use_notices,
};
use crate::ui::routes::Route;
use crate::ui::trouble;
use crate::ui::widgets::first_step::FirstStepChoice;
use crate::ui::widgets::gradual::{is_large, use_gradual};
use crate::ui::widgets::left_over::LeftOverNotice;
use crate::ui::widgets::moment::{day_words, odd_day_words};
use crate::ui::widgets::one_language::OneLanguageNotice;

/// Days people usually have to reply.
const USUAL_DAYS: i64 = 14;

/// The section that publishes, or says that it was done.
#[component]
pub(super) fn Publish(id: String, now: Now, proof: Signal<ProofCheck>) -> impl IntoView {
    let is_open = Memo::new(move |_| {
        let now = now.read();
        now.as_ref()
            .is_some_and(|seen| seen.round.state == RoundState::Open)
    });
    let run = StoredValue::new(Route::Run(id.clone()).href());
    let letters = Route::Outbox(id.clone()).href();
    let offers = StoredValue::new(Route::Offers(id).href());
    move || {
        if is_open.get() {
            view! { <Ask now proof run=run.get_value() /> }.into_any()
        } else {
            let letters = letters.clone();
            let on = now.get().and_then(|seen| seen.round.published_on);
            let on = on.map(day_words).unwrap_or_default();
            let first = now.get().map(|seen| seen.round.first_step);
            let offers = (first == Some(FirstStep::Offer)).then(|| view! {
                <ButtonLink href=offers.get_value() label=t!(offers.to_offers) look=Look::Outline />
            });
            view! {
                <section class="cm-section" id="publish" aria-labelledby="publish-title">
                    <h2 id="publish-title" tabindex="-1">{t!(review.published_title)}</h2>
                    <p>{text!(review.published_text, on = on)}</p>
                    <ButtonLink href=letters label=t!(review.to_letters) look=Look::Outline />
                    {offers}
                </section>
            }
            .into_any()
        }
    }
}

#[component]
fn Ask(now: Now, proof: Signal<ProofCheck>, run: String) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let (act, notices) = (use_act(), use_notices());
    let n = Memo::new(move |_| {
        let now = now.read();
        let rows = now.iter().flat_map(|seen| &seen.rows);
        rows.filter(|row| row.state.is_live()).count()
    });
    let programme = desk.programme();
    let first = now
        .read_untracked()
        .as_ref()
        .map(|seen| seen.round.first_step);
    let step = RwSignal::new(first.unwrap_or_default());
    let ahead = use_gradual(
        move || is_large(&programme.read()),
        move |pace| {
            let (programme, today, step) = (programme.get(), session.today(), step.get());
            async move {
                let ahead = letters_ahead_paced(&programme, today, step, &pace).await;
                ahead.map(|ahead| ahead.lacking).unwrap_or_default()
            }
        },
    );
    let lacking = Memo::new(move |_| ahead.get().unwrap_or_default());
    let stands_against = Memo::new(move |_| hindrance(n.get(), &proof.read()));
    let usual = session
        .today()
        .checked_add(Span::new().days(USUAL_DAYS))
        .map(|day| day.to_string())
        .unwrap_or_default();
    let reply_by = RwSignal::new(usual);
    let odd_day = Memo::new(move |_| odd_day_words(&reply_by.read(), session.today()));
    let sure = RwSignal::new(false);
    let blocked = Signal::derive(move || match stands_against.get() {
        Some(Hindrance::NothingPaired) => Some(text!(trouble.nothing_to_publish)),
        Some(Hindrance::ProofFails) => Some(text!(review.publish_proof_fails)),
        None => odd_day
            .get()
            .or_else(|| (!sure.get()).then(|| text!(review.publish_tick))),
    });
    let publish = move |()| {
        let Some(seen) = now.get_untracked() else {
            return;
        };
        let change = Change::Publish {
            round: seen.round.id.clone(),
            on: session.today(),
            reply_by: reply_by.get_untracked().parse::<Date>().ok(),
            first_step: step.get_untracked(),
        };
        let n = n.get_untracked();
        spawn_local(async move {
            if let Err(error) = desk.snapshot("publish").await {
                let why = trouble::session(&desk.programme().read_untracked(), &error);
                notices.post(NoticeKind::Error, why);
                return;
            }
            match act.attempt_paced(change).await {
                Ok(_) => notices.post(
                    NoticeKind::Success,
                    text_n!(n, review.publish_done_1, review.publish_done_n),
                ),
                Err(why) => notices.post(NoticeKind::Error, why),
            }
        });
    };
    view! {
        <section class="cm-section cm-no-print" id="publish" aria-labelledby="publish-title">
            <h2 id="publish-title" tabindex="-1">{t!(review.publish_title)}</h2>
            {move || (n.get() != 0).then(|| view! {
                <p>{text_n!(n.get(), review.publish_text_1, review.publish_text_n)}</p>
            })}
            {move || (stands_against.get() == Some(Hindrance::ProofFails)).then(|| {
                let run = run.clone();
                view! {
                    <Notice kind=NoticeKind::Error heading=t!(review.proof_fails)>
                        <p>{t!(review.proof_fails_next)}</p>
                        <ButtonLink href=run label=t!(review.run_again) look=Look::Outline />
                    </Notice>
                }
            })}
            <Show when=move || n.get() != 0>
                <LeftOverNotice />
            </Show>
            <OneLanguageNotice lacking />
            <FirstStepChoice id="publish-step" value=step on_change=move |to: FirstStep| step.set(to) />
            <DateField
                id="reply-by"
                label=t!(review.reply_by)
                hint=t!(review.reply_by_hint)
                need=Need::Optional
                value=reply_by
                error=odd_day
                on_change=move |day: String| reply_by.set(day)
            />
            <Checkbox
                id="publish-sure"
                label=t!(review.publish_sure)
                checked=sure
                on_change=move |on: bool| sure.set(on)
            />
            <div class="cm-acts">
                <Button
                    label=Signal::derive(move || text_n!(n.get(), review.publish_1, review.publish_n))
                    blocked
                    on_press=publish
                />
            </div>
        </section>
    }
}
