//! Writing the letters of a published round: what pairs hear first, and by when.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Listing;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::pairing::FirstStep;
use crate::flow::enrol::ready::{Lack, lacks};
use crate::flow::outbox::write_letters;
use crate::letters::{lacking, letters_for_round};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, DateField, Details, Need, Notice, NoticeKind};
use crate::ui::routes::Route;
use crate::ui::widgets::first_step::FirstStepChoice;
use crate::ui::widgets::letter_words::kind_name;
use crate::ui::widgets::one_language::OneLanguageNotice;

/// The panel that writes the letters a round lacks.
#[component]
pub(super) fn WriteLetters(listing: Listing) -> impl IntoView {
    let usual = Memo::new(move |_| usual_step(listing));
    let chosen = RwSignal::new(None::<FirstStep>);
    let step = Memo::new(move |_| chosen.get().unwrap_or(usual.get()));
    let missing = Memo::new(move |_| missing(listing, step.get()));
    let is_first = Memo::new(move |_| !listing.has_letters());
    // Pressing the button for what is there already has nothing to write.
    let more = Memo::new(move |_| {
        [FirstStep::Introduce, FirstStep::Offer]
            .into_iter()
            .any(|step| !self::missing(listing, step).is_empty())
    });
    let lacks_usual = Memo::new(move |_| !self::missing(listing, usual.get()).is_empty());
    move || {
        if lacks_usual.get() {
            let title = if is_first.get() {
                t!(outbox.write_title)
            } else {
                t!(outbox.write_more_title)
            };
            view! {
                <section class="cm-next" aria-labelledby="write">
                    <h2 id="write">{title}</h2>
                    <WriteForm listing step chosen missing />
                </section>
            }
            .into_any()
        } else if more.get() && !is_first.get() {
            view! {
                <Details summary=t!(outbox.write_other_title)>
                    <WriteForm listing step chosen missing />
                </Details>
            }
            .into_any()
        } else {
            ().into_any()
        }
    }
}

/// Offers where offers were written before, else introductions.
fn usual_step(listing: Listing) -> FirstStep {
    let round = listing.round();
    let programme = listing.programme.read();
    let has = |kind: LetterKind| {
        let mut letters = programme.letters.values();
        letters.any(|it| it.round == round && it.kind == kind)
    };
    let stored = round.as_ref().and_then(|it| programme.rounds.get(it));
    let asks_first = stored.is_some_and(|it| it.first_step == FirstStep::Offer);
    if asks_first || has(LetterKind::Offer) && !has(LetterKind::Introduction) {
        FirstStep::Offer
    } else {
        FirstStep::Introduce
    }
}

/// The letters the round lacks, without ids.
fn unwritten(listing: Listing, step: FirstStep) -> Vec<Letter> {
    let programme = listing.programme.read();
    let of = |round| letters_for_round(&programme, &round, step, Id::default);
    listing.round().map(of).unwrap_or_default()
}

/// How many letters of each kind the round lacks.
fn missing(listing: Listing, step: FirstStep) -> BTreeMap<LetterKind, usize> {
    let mut counts = BTreeMap::new();
    for letter in unwritten(listing, step) {
        *counts.entry(letter.kind).or_default() += 1;
    }
    counts
}

#[component]
fn WriteForm(
    listing: Listing,
    step: Memo<FirstStep>,
    chosen: RwSignal<Option<FirstStep>>,
    missing: Memo<BTreeMap<LetterKind, usize>>,
) -> impl IntoView {
    let act = use_act();
    let session = use_session();
    let desk = use_desk();
    let offers = Route::Offers(use_desk().id()).href();
    let asks_first = Memo::new(move |_| {
        let programme = listing.programme.read();
        let round = listing.round();
        let round = round.and_then(|it| programme.rounds.get(&it));
        round.is_some_and(|it| it.first_step == FirstStep::Offer)
    });
    let n = Memo::new(move |_| missing.read().values().sum::<usize>());
    let lacks = Signal::derive(move || {
        let programme = listing.programme.read();
        let told = listing.told.read();
        let letters = unwritten(listing, step.get());
        lacking(&programme, &letters, |letter| told.told(letter))
    });
    let what = Signal::derive(move || {
        let counts = missing.read();
        let part = |(kind, n): (&LetterKind, &usize)| format!("{}: {n}", kind_name(*kind));
        counts.iter().map(part).collect::<Vec<_>>().join(" · ")
    });
    let write = move |()| {
        let programme = desk.programme().get_untracked();
        let new_id = || Id::new(session.new_id());
        let step = step.get_untracked();
        let write = |round| write_letters(&programme, &round, step, session.today(), new_id);
        let change = listing.round().and_then(write);
        let n = n.get_untracked();
        let written = || text_n!(n, outbox.written_1, outbox.written_n);
        if change.is_some_and(|change| act.make(change, written())) {
            chosen.set(None);
        }
    };
    view! {
        {move || if asks_first.get() {
            view! {
                <p>
                    {t!(offers.asks_first)}" "
                    <a href=offers.clone()>{t!(offers.to_offers)}</a>
                </p>
            }
            .into_any()
        } else {
            view! {
                <FirstStepChoice
                    id="first-step"
                    value=step
                    on_change=move |to: FirstStep| chosen.set(Some(to))
                />
            }
            .into_any()
        }}
        <ReplyBy listing />
        <OneLanguageNotice lacking=lacks />
        <p class="cm-lead">{what}</p>
        <Button
            label=Signal::derive(move || text_n!(n.get(), outbox.write_1, outbox.write_n))
            on_press=write
            blocked=Signal::derive(move || (n.get() == 0).then(|| text!(outbox.write_nothing)))
        />
    }
}

/// The day by which people are asked to reply.
#[component]
pub(super) fn ReplyBy(listing: Listing) -> impl IntoView {
    let act = use_act();
    let round = move || {
        listing
            .programme
            .read()
            .rounds
            .get(&listing.round()?)
            .cloned()
    };
    let value = Signal::derive(move || {
        let day = round().and_then(|round| round.reply_by);
        day.map(|day| day.to_string()).unwrap_or_default()
    });
    let save = move |typed: String| {
        let programme = listing.programme.get_untracked();
        let round = listing.round();
        let Some(round) = round.and_then(|round| programme.rounds.get(&round)) else {
            return;
        };
        let mut round = (**round).clone();
        round.reply_by = typed.parse().ok();
        act.make(Change::save(round), text!(outbox.reply_by_saved));
    };
    view! {
        <DateField
            id="reply-by"
            label=t!(outbox.reply_by)
            value
            on_change=save
            hint=t!(outbox.reply_by_hint)
            need=Need::Optional
        />
    }
}

/// Letters without a name and address to answer to are half letters.
#[component]
pub(super) fn SignatureNotice() -> impl IntoView {
    let desk = use_desk();
    let missing = Memo::new(move |_| {
        let lacks = lacks(&desk.programme().read().facts).into_iter();
        lacks
            .filter(|it| matches!(it, Lack::CoordinatorName | Lack::CoordinatorEmail))
            .find_map(Lack::place)
    });
    move || {
        missing.get().map(|(step, field)| {
            let page = Route::Setup(desk.id(), step.word().to_owned()).href();
            let href = format!("{page}#{field}");
            view! {
                <Notice kind=NoticeKind::Warning heading=t!(outbox.no_signature)>
                    <p><a href=href>{t!(outbox.no_signature_act)}</a></p>
                </Notice>
            }
        })
    }
}
