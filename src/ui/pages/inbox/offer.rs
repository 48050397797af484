//! Answers to offers in the Inbox: what each would do, and taking over those
//! that are simply waited for in one press.

use leptos::prelude::*;

use super::Waiting;
use super::look::{Whose, said};
use crate::bundle::OfferReply;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::flow::inbox::accept::accept_replies;
use crate::flow::inbox::judge::Verdict;
use crate::flow::offers::reply::ReplyMeans;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::text_n;
use crate::ui::kit::Button;
use crate::ui::widgets::offer_words::means_words;

/// What an answer to an offer would do, as a word that changes when that does.
pub(super) fn means_word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Offer { means, .. } => means.word(),
        Verdict::Ranking { means, .. } => means.word(),
        _ => "",
    }
}

/// What an answer says and what stands against it.
#[component]
pub(super) fn OfferReplyLines(
    means: ReplyMeans,
    reply: OfferReply,
    part: RwSignal<Option<Id<Participation>>>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let whose = match &means {
        ReplyMeans::Several(sides) => {
            let programme = programme.read_untracked();
            let parts = sides.iter().filter_map(|side| {
                let pairing = programme.pairings.get(&side.pairing)?;
                Some(pairing.side(side.role).clone())
            });
            let parts: Vec<Id<Participation>> = parts.collect();
            Some(view! { <Whose parts part /> })
        }
        _ => None,
    };
    let words = move || means_words(&programme.read(), &means).map(|it| view! { <p>{it}</p> });
    view! { {words} {said(reply.note)} {whose} }
}

/// One press for every answer that is waited for; nothing where there is none.
#[component]
pub(super) fn TakeReplies(others: Memo<Vec<Waiting>>) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let ready = Memo::new(move |_| {
        let others = others.read();
        let counts = |it: &&Waiting| {
            matches!(
                &it.verdict,
                Verdict::Offer {
                    means: ReplyMeans::Counts { .. },
                    ..
                }
            )
        };
        others
            .iter()
            .filter(counts)
            .map(|it| it.id.clone())
            .collect::<Vec<_>>()
    });
    let take = move |()| {
        let programme = desk.programme().get_untracked();
        let (change, n) = accept_replies(&programme, &ready.read_untracked(), session.today());
        if let Some(change) = change {
            act.make(change, text_n!(n, offers.taken_1, offers.taken_n));
        }
    };
    view! {
        <Show when=move || { ready.read().len() > 1 }>
            <div class="cm-acts">
                <Button
                    label=Signal::derive(move || text_n!(ready.read().len(), offers.take_1, offers.take_n))
                    on_press=take
                />
            </div>
        </Show>
    }
}
