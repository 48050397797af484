//! Outbox. Who comes: the coordinator, after publishing. To decide: what pairs
//! hear first, and for each letter whether it may go as it reads. Numbers and
//! groups first, then every letter; reading and wording stand in tabs. Before
//! publication: what it would bring.

mod ahead;
mod groups;
mod list;
mod listing;
mod read;
mod start;
mod wording;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::pairing::Round;
use crate::flow::outbox::rounds_with_letters;
use crate::merge::RecordKey;
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    ButtonLink, Choice, EmptyState, Notice, NoticeKind, Page, Select, Tab, Tabs, use_query_state,
};
use crate::ui::routes::Route;
use crate::ui::widgets::moment::day_words;
use ahead::LettersAhead;
use groups::{Groups, Totals};
use list::LetterList;
pub(super) use listing::{Listing, use_listing};
use read::ReadAll;
use start::WriteLetters;
pub(super) use wording::FieldList;
use wording::WordingTab;

/// Outbox: every letter, read before it goes.
#[component]
pub fn OutboxPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let query = use_query_state();
    let rounds = Memo::new(move |_| rounds_with_letters(&programme.read()));
    let round = Memo::new(move |_| {
        let asked = query.get("round");
        rounds.with(|rounds| {
            let found = asked.and_then(|id| rounds.iter().find(|it| it.id.as_str() == id));
            found.or(rounds.first()).map(|it| it.id.clone())
        })
    });
    let lead = Signal::derive(move || {
        let programme = programme.read();
        let round = programme.rounds.get(&round.get()?)?.clone();
        Some(match round.published_on {
            Some(day) => text!(
                outbox.lead_published,
                round = round.name,
                day = day_words(day)
            ),
            None => round.name.clone(),
        })
    });
    let review = StoredValue::new(Route::Review(id.clone()).href());
    let id = StoredValue::new(id);
    view! {
        <Page
            title=t!(outbox.title)
            lead=lead
            help=|| view! { <HelpText text=t!(outbox.help) /> }
        >
            <RoundChoice rounds=Signal::derive(move || rounds.get()) round />
            {move || match round.get() {
                None => view! {
                    <EmptyState text=t!(outbox.none_published)>
                        <ButtonLink href=review.get_value() label=t!(outbox.go_to_review) />
                    </EmptyState>
                    <LettersAhead />
                }
                .into_any(),
                Some(round) => view! { <RoundOutbox id=id.get_value() round /> }.into_any(),
            }}
        </Page>
    }
}

/// Which round, where several have letters.
#[component]
fn RoundChoice(
    rounds: Signal<Vec<std::sync::Arc<Round>>>,
    round: Memo<Option<Id<Round>>>,
) -> impl IntoView {
    let query = use_query_state();
    let choices = Signal::derive(move || {
        let choice = |it: &std::sync::Arc<Round>| Choice::new(it.id.as_str(), it.name.clone());
        rounds.read().iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || { rounds.read().len() > 1 }>
            <Select
                id="outbox-round"
                label=t!(outbox.round)
                choices
                value=Signal::derive(move || round.get().map(|it| it.to_string()).unwrap_or_default())
                on_change=move |id: String| query.set("round", Some(id))
            />
        </Show>
    }
}

/// The letters of one round.
#[component]
fn RoundOutbox(id: String, round: Id<Round>) -> impl IntoView {
    let listing = use_listing(&id, round.clone());
    let wording_id = id.clone();
    let list = move || view! { <LetterList listing /> }.into_any();
    let read = move || view! { <ReadAll listing /> }.into_any();
    let wording = move || view! { <WordingTab id=wording_id.clone() listing /> }.into_any();
    let tabs = vec![
        Tab::new("letters", t!(outbox.tab_letters), list),
        Tab::new("read", t!(outbox.tab_read), read),
        Tab::new("wording", t!(outbox.tab_wording), wording),
    ];
    view! {
        <TwoPublished round=round.clone() />
        <WriteLetters id listing />
        <Show when=move || listing.has_letters()>
            <Totals listing />
            <Groups listing />
        </Show>
        <Tabs id="outbox-tabs" label=t!(outbox.tabs_label) tabs />
    }
}

/// Two published runs side by side stop the letters until somebody decides.
#[component]
fn TwoPublished(round: Id<Round>) -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let is_double = Memo::new(move |_| {
        programme.track();
        let key = RecordKey::new("round", round.as_str());
        desk.with_document(|document| {
            let fields = document.records.get(&key);
            let register = fields.and_then(|fields| fields.get("published_run"));
            register.is_some_and(|versions| versions.len() > 1)
        })
        .unwrap_or(false)
    });
    view! {
        <Show when=move || is_double.get()>
            <Notice kind=NoticeKind::Error heading=t!(outbox.two_runs)>
                <p>{t!(outbox.two_runs_text)}</p>
            </Notice>
        </Show>
    }
}
