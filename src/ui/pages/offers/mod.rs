//! Offers (C8). Who comes: the coordinator after publication, where both are
//! asked before they are introduced. To decide: which pairs are introduced,
//! whom to remind, what to record from a call, who is next where somebody said
//! no. Counts first, then those that want something done, then every offer.
//!
//! A page of its own beside the review: the review is about one proposal before
//! it binds anybody, this one about answers over weeks, of a round together
//! with the rounds that add to it. Next: the letters this brings, in the Outbox.

mod acts;
mod again;
mod decide;
mod next;
mod record;
mod rows;

use std::collections::BTreeSet;

use leptos::prelude::*;

pub use again::RematchPage;
pub(super) use decide::DecideRuns;
pub use next::NextOfferPage;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::{FirstStep, PairingState, Round};
use crate::flow::offers::{OfferCounts, OfferState, offers, published_rounds};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, ButtonLink, Choice, DataTable, EmptyState, Look, Page, PageWidth, Select,
    use_query_state,
};
use crate::ui::pages::review::{Ending, Parting};
use crate::ui::routes::Route;
use crate::ui::widgets::offer_words::{counts_sentence, offer_state_name, offer_state_tone};
use crate::ui::widgets::states::{StateCounts, StateFilter, StateKind};
use acts::{BulkActs, MainActs};
use record::RecordAnswer;
use rows::{KIND, columns, rows};

/// What is said of the states of an offer.
const STATES: StateKind<OfferState> = StateKind {
    all: &OfferState::ALL,
    word: OfferState::word,
    name: offer_state_name,
    tone: offer_state_tone,
};

/// Offers: every answer that came, every one that is missing, what follows.
#[component]
pub fn OffersPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let query = use_query_state();
    let rounds = Memo::new(move |_| published_rounds(&programme.read()));
    let round = Memo::new(move |_| {
        let asked = query.get("round");
        let rounds = rounds.read();
        let asked = asked.and_then(|id| rounds.iter().find(|it| it.id.as_str() == id));
        asked.or(rounds.first()).map(|it| it.id.clone())
    });
    let review = StoredValue::new(Route::Review(id.clone()).href());
    let back = (Route::Programme(id.clone()).href(), t!(common.nav_home));
    view! {
        <Page
            title=t!(offers.title)
            lead=t!(offers.lead)
            back
            width=PageWidth::Dense
            help=|| view! { <HelpText text=t!(offers.help) /> }
        >
            <DecideRuns />
            <RoundChoice rounds round />
            {move || match round.get() {
                Some(round) => view! { <OfRound id=id.clone() round /> }.into_any(),
                None => view! {
                    <EmptyState text=t!(offers.none_published)>
                        <ButtonLink href=review.get_value() label=t!(offers.to_review) />
                    </EmptyState>
                }
                .into_any(),
            }}
        </Page>
    }
}

/// Which round, where there is a choice.
#[component]
fn RoundChoice(
    rounds: Memo<Vec<std::sync::Arc<Round>>>,
    round: Memo<Option<Id<Round>>>,
) -> impl IntoView {
    let query = use_query_state();
    let choices = Signal::derive(move || {
        let rounds = rounds.read();
        let choice = |it: &std::sync::Arc<Round>| Choice::new(it.id.as_str(), it.name.clone());
        rounds.iter().map(choice).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || round.get().map(|it| it.to_string()).unwrap_or_default());
    view! {
        <Show when=move || { rounds.read().len() > 1 }>
            <Select
                id="offers-round"
                label=t!(offers.round)
                choices
                value
                on_change=move |id: String| query.set_all(vec![
                    ("round", Some(id)),
                    ("state", None),
                    ("page", None),
                ])
            />
        </Show>
    }
}

/// The offers of one round and of those that add to it.
#[component]
fn OfRound(id: String, round: Id<Round>) -> impl IntoView {
    let session = use_session();
    let programme = use_desk().programme();
    let query = use_query_state();
    let key = StoredValue::new(round);
    let found = Memo::new(move |_| {
        key.with_value(|round| offers(&programme.read(), round, session.today()))
    });
    let counts = Memo::new(move |_| OfferCounts::of(&found.read()));
    let all = Memo::new(move |_| rows(&programme.read(), &found.read()));
    let state = Memo::new(move |_| OfferState::from_word(&query.get("state")?));
    let shown = Memo::new(move |_| {
        let all = all.read();
        let kept = all
            .iter()
            .filter(|row| state.get().is_none_or(|it| it == row.state));
        kept.cloned().collect::<Vec<_>>()
    });
    let states = Signal::derive(move || all.read().iter().map(|it| it.state).collect::<Vec<_>>());
    let selected = RwSignal::new(BTreeSet::<String>::new());
    let ending = RwSignal::new(None::<Parting>);
    let is_empty = Memo::new(move |_| all.read().is_empty());
    let empty = || view! { <EmptyState text=t!(offers.none_fit) /> };
    let page_id = id.clone();
    view! {
        {move || if is_empty.get() {
            view! { <AskFirst id=page_id.clone() round=key.get_value() /> }.into_any()
        } else {
            let id = page_id.clone();
            view! {
                <p class="cm-lead">{move || counts_sentence(&counts.read())}</p>
                <StateCounts route=Route::Offers(id.clone()) kind=STATES states />
                <MainActs id=id.clone() round=key.get_value() all counts />
                <RecordAnswer all />
                <Ending ending />
                <section class="cm-section" aria-labelledby="all-offers">
                    <h2 id="all-offers" tabindex="-1">{t!(offers.all_title)}</h2>
                    <StateFilter group=t!(offers.filter) label=t!(offers.col_state) kind=STATES state all=text!(offers.all) />
                    <DataTable
                        id="offers"
                        caption=t!(offers.all_title)
                        rows=shown
                        kind=KIND
                        columns=columns(&id, ending)
                        selected
                        bulk_acts=move || view! { <BulkActs round=key.get_value() selected /> }
                        empty=empty
                    />
                </section>
            }
            .into_any()
        }}
        <Again id />
    }
}

/// Where nothing was offered: pairs that wait to be introduced can be asked first.
#[component]
fn AskFirst(id: String, round: Id<Round>) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let outbox = Route::Outbox(id).href();
    let key = StoredValue::new(round);
    let can_ask = Memo::new(move |_| {
        let programme = programme.read();
        key.with_value(|round| {
            let stored = programme.rounds.get(round);
            let live = programme.live_pairings(round);
            stored.is_some_and(|it| it.first_step == FirstStep::Introduce)
                && live.iter().any(|it| it.state == PairingState::Published)
        })
    });
    let ask = move |()| {
        let change = Change::OfferRound {
            round: key.get_value(),
            on: session.today(),
        };
        act.make(change, text!(offers.asked_first));
    };
    view! {
        <EmptyState text=t!(offers.none_offered)>
            <ButtonLink href=outbox label=t!(offers.to_outbox) look=Look::Outline />
            <Show when=move || can_ask.get()>
                <Button label=t!(offers.ask_first) look=Look::Outline on_press=ask />
            </Show>
        </EmptyState>
    }
}

/// The way to match a few again without moving the rest.
#[component]
fn Again(id: String) -> impl IntoView {
    let href = Route::Rematch(id).href();
    view! {
        <section class="cm-section cm-no-print" aria-labelledby="again">
            <h2 id="again">{t!(offers.again_title)}</h2>
            <p>{t!(offers.again_text)}</p>
            <ButtonLink href label=t!(offers.again_open) look=Look::Outline />
        </section>
    }
}
