//! Outbox. Who comes: the coordinator, during enrolment and after publishing.
//! To decide: what pairs hear first, and for each letter whether it may go as it
//! reads. Numbers and groups first, then every letter; reading and wording stand
//! in tabs. Letters of enrolment stand beside those of each round. Before
//! publication: what it would bring.

mod ahead;
mod enrolment;
mod groups;
mod list;
mod listing;
mod read;
mod start;
mod wording;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::pairing::Round;
use crate::flow::outbox::{LettersOf, enrolment::lacking_kinds, rounds_with_letters};
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{ButtonLink, Choice, EmptyState, Page, Select, Tab, Tabs, use_query_state};
use crate::ui::pages::offers::DecideRuns;
use crate::ui::routes::Route;
use crate::ui::widgets::moment::day_words;
use ahead::LettersAhead;
use enrolment::WriteEnrolment;
use groups::{Groups, Totals};
use list::LetterList;
use listing::ENROLMENT;
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
    let has_enrolment = Memo::new(move |_| {
        let programme = programme.read();
        LettersOf::Enrolment.has_letters(&programme) || !lacking_kinds(&programme).is_empty()
    });
    let of = Memo::new(move |_| {
        let asked = query.get("round");
        rounds.with(|rounds| match asked.as_deref() {
            Some(ENROLMENT) => Some(LettersOf::Enrolment),
            asked => {
                let found = asked.and_then(|id| rounds.iter().find(|it| it.id.as_str() == id));
                let round = found.or(rounds.first());
                let enrolment = has_enrolment.get().then_some(LettersOf::Enrolment);
                round.map(|it| LettersOf::from(&it.id)).or(enrolment)
            }
        })
    });
    let lead = Signal::derive(move || {
        let programme = programme.read();
        let of = of.get()?;
        let Some(round) = of.round() else {
            return Some(text!(outbox.enrolment));
        };
        let round = programme.rounds.get(round)?.clone();
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
            <RoundChoice
                rounds=Signal::derive(move || rounds.get())
                has_enrolment=Signal::derive(move || has_enrolment.get())
                of
            />
            <start::SignatureNotice />
            {move || match of.get() {
                None => view! {
                    <EmptyState text=t!(outbox.none_published)>
                        <ButtonLink href=review.get_value() label=t!(outbox.go_to_review) />
                    </EmptyState>
                    <LettersAhead />
                }
                .into_any(),
                Some(LettersOf::Enrolment) => {
                    let ahead = rounds.with(Vec::is_empty).then(|| view! { <LettersAhead /> });
                    view! {
                        <EnrolmentOutbox id=id.get_value() />
                        {ahead}
                    }
                    .into_any()
                }
                Some(LettersOf::Round(round)) => {
                    view! { <RoundOutbox id=id.get_value() round /> }.into_any()
                }
            }}
        </Page>
    }
}

/// Which round, or enrolment, where there is a choice.
#[component]
fn RoundChoice(
    rounds: Signal<Vec<std::sync::Arc<Round>>>,
    has_enrolment: Signal<bool>,
    of: Memo<Option<LettersOf>>,
) -> impl IntoView {
    let query = use_query_state();
    let choices = Signal::derive(move || {
        let choice = |it: &std::sync::Arc<Round>| Choice::new(it.id.as_str(), it.name.clone());
        let enrolment = has_enrolment
            .get()
            .then(|| Choice::new(ENROLMENT, text!(outbox.enrolment)));
        let rounds = rounds.read();
        rounds
            .iter()
            .map(choice)
            .chain(enrolment)
            .collect::<Vec<_>>()
    });
    let value = Signal::derive(move || match of.get() {
        None => String::new(),
        Some(LettersOf::Enrolment) => ENROLMENT.to_owned(),
        Some(LettersOf::Round(round)) => round.to_string(),
    });
    view! {
        <Show when=move || { choices.read().len() > 1 }>
            <Select
                id="outbox-round"
                label=t!(outbox.round)
                choices
                value
                on_change=move |id: String| query.set_all(vec![
                    ("round", Some(id)),
                    ("turn", None),
                    ("text", None),
                    ("page", None),
                ])
            />
        </Show>
    }
}

/// The letters of enrolment.
#[component]
fn EnrolmentOutbox(id: String) -> impl IntoView {
    let listing = use_listing(&id, &LettersOf::Enrolment);
    let form = id.clone();
    view! {
        <WriteEnrolment id=form listing />
        <Letters id listing />
    }
}

/// The letters of one round.
#[component]
fn RoundOutbox(id: String, round: Id<Round>) -> impl IntoView {
    let listing = use_listing(&id, &LettersOf::from(&round));
    view! {
        <DecideRuns />
        <WriteLetters listing />
        <Letters id listing />
    }
}

/// Numbers and groups, then the letters, to read through, and their wording.
#[component]
fn Letters(id: String, listing: Listing) -> impl IntoView {
    let list = move || view! { <LetterList listing /> }.into_any();
    let read = move || view! { <ReadAll listing /> }.into_any();
    let wording = move || view! { <WordingTab id=id.clone() listing /> }.into_any();
    let tabs = vec![
        Tab::new("letters", t!(outbox.tab_letters), list),
        Tab::new("read", t!(outbox.tab_read), read),
        Tab::new("wording", t!(outbox.tab_wording), wording),
    ];
    view! {
        <Show when=move || listing.has_letters()>
            <Totals listing />
            <Groups listing />
        </Show>
        <Tabs id="outbox-tabs" label=t!(outbox.tabs_label) tabs />
    }
}
