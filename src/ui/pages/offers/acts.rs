//! What is done with offers: reminders, and the way to the letters.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::rows::OfferRow;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::letter::LetterKind;
use crate::domain::pairing::{Pairing, Round};
use crate::flow::offers::remind::remind;
use crate::flow::offers::{OfferCounts, OfferState};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::{Button, ButtonLink, Look, Notice, NoticeKind};
use crate::ui::routes::Route;

fn n_of(change: &Change) -> usize {
    match change {
        Change::Many { changes, .. } => changes.len(),
        _ => 1,
    }
}

/// Introductions to write, reminders to those who are late, letters that wait.
#[component]
pub(super) fn MainActs(
    id: String,
    round: Id<Round>,
    all: Memo<Vec<OfferRow>>,
    counts: Memo<OfferCounts>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let key = StoredValue::new(round);
    let late = Memo::new(move |_| {
        let all = all.read();
        let late = all.iter().filter(|row| row.state == OfferState::Overdue);
        late.map(|row| row.pairing.clone()).collect::<BTreeSet<_>>()
    });
    let change = move || {
        let ids = || Id::new(session.new_id());
        let late = late.read();
        key.with_value(|round| remind(&programme.read(), round, &late, session.today(), ids))
    };
    let n_remind = Memo::new(move |_| change().as_ref().map_or(0, n_of));
    let press = move |()| {
        if let Some(change) = untrack(change) {
            let n = n_of(&change);
            act.make(change, text_n!(n, offers.reminded_1, offers.reminded_n));
        }
    };
    // Each letter stands in the Outbox of its own round.
    let unsent = Memo::new(move |_| {
        let programme = programme.read();
        let is_ours = |kind: LetterKind| {
            kind.asks_about_pairing() || kind.tells_of_end() || kind == LetterKind::Introduction
        };
        let letters = programme.letters.values();
        let unsent = letters.filter(|it| is_ours(it.kind) && it.sent_at_ms.is_none());
        let rounds: Vec<_> = unsent.filter_map(|it| it.round.clone()).collect();
        (rounds.len(), rounds.first().cloned())
    });
    let n_unsent = Memo::new(move |_| unsent.read().0);
    let n_introduce = Memo::new(move |_| counts.read().n_to_introduce);
    let outbox = Route::Outbox(id.clone());
    let of_letters = outbox.clone();
    let letters = outbox.clone();
    let introduce_href = Memo::new(move |_| {
        let all = all.read();
        let first = all.iter().find(|row| row.state == OfferState::Agreed);
        let round = first.map(|row| row.round.to_string()).unwrap_or_default();
        outbox.href_with(&[("round", &round)])
    });
    let unsent_href = Memo::new(move |_| {
        let round = unsent.read().1.as_ref().map(ToString::to_string);
        of_letters.href_with(&[("round", &round.unwrap_or_default()), ("sent", "no")])
    });
    // Asked first, and no letter is written yet.
    let to_write = Memo::new(move |_| {
        let all = all.read();
        let first = all.iter().find(|row| row.state == OfferState::Unsent);
        let round = first.map(|row| row.round.to_string())?;
        (n_unsent.get() == 0).then(|| letters.href_with(&[("round", &round)]))
    });
    let inbox = Route::Inbox(id).href();
    view! {
        <div class="cm-acts">
            {move || to_write.get().map(|href| view! {
                <ButtonLink href label=t!(home.act_letters) />
            })}
            {move || (n_introduce.get() > 0).then(|| view! {
                <ButtonLink
                    href=introduce_href.get()
                    label=Signal::derive(move || {
                        text_n!(n_introduce.get(), offers.introduce_1, offers.introduce_n)
                    })
                />
            })}
            <Show when=move || { n_remind.get() > 0 }>
                <Button
                    label=Signal::derive(move || {
                        text_n!(n_remind.get(), offers.remind_1, offers.remind_n)
                    })
                    look=Look::Outline
                    on_press=press
                />
            </Show>
        </div>
        <Show when=move || { n_unsent.get() > 0 }>
            <Notice
                kind=NoticeKind::Info
                heading=Signal::derive(move || text_n!(n_unsent.get(), offers.to_send_1, offers.to_send_n))
            >
                {move || view! { <ButtonLink href=unsent_href.get() label=t!(offers.to_outbox) /> }}
            </Notice>
        </Show>
        <ul class="cm-links">
            <li><a href=inbox>{t!(offers.to_inbox)}</a></li>
        </ul>
    }
}

/// Acts on the rows chosen.
#[component]
pub(super) fn BulkActs(round: Id<Round>, selected: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let key = StoredValue::new(round);
    let change = move || {
        let chosen = selected.read();
        let chosen: BTreeSet<Id<Pairing>> = chosen.iter().map(|id| Id::new(id.as_str())).collect();
        let ids = || Id::new(session.new_id());
        key.with_value(|round| remind(&programme.read(), round, &chosen, session.today(), ids))
    };
    let n_remind = Memo::new(move |_| change().as_ref().map_or(0, n_of));
    let nobody = t!(offers.remind_nobody);
    let press = move |()| {
        if let Some(change) = untrack(change) {
            let n = n_of(&change);
            if act.make(change, text_n!(n, offers.reminded_1, offers.reminded_n)) {
                selected.set(BTreeSet::new());
            }
        }
    };
    view! {
        <Button
            label=Signal::derive(move || text_n!(n_remind.get(), offers.remind_1, offers.remind_n))
            look=Look::Outline
            on_press=press
            blocked=Signal::derive(move || (n_remind.get() == 0).then(|| nobody.get()))
        />
    }
}
