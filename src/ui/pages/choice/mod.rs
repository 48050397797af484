//! Choice (C9). Who comes: the coordinator, before a run, where mentees have a
//! say. To decide: whom to ask and by when; what to record from a call; whether
//! a mentor on a list declines. Counts first, then asking, then everybody who
//! can choose. Next: the letters in the Outbox, then the run.

mod ask;
mod pick;
mod record;
mod rows;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::flow::choice::{ChoiceState, choices};
use crate::session::{use_desk, use_session};
use crate::ui::help::HelpText;
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::{ButtonLink, Choice, DataTable, EmptyState, Page, PageWidth, use_query_state};
use crate::ui::routes::Route;
use crate::ui::widgets::choice_words::choice_state_name;
use crate::ui::widgets::state_filter::StateFilter;
use ask::AskMentees;
use pick::PickMentors;
use record::RecordChoice;
use rows::{ChoiceRow, KIND, columns, rows};

/// Ranked choice: who was asked, who answered, since when.
#[component]
pub fn ChoicePage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let session = use_session();
    let programme = use_desk().programme();
    let query = use_query_state();
    let all = Memo::new(move |_| {
        let programme = programme.read();
        rows(&programme, &choices(&programme, session.today()))
    });
    let state = Memo::new(move |_| ChoiceState::from_word(&query.get("state")?));
    let shown = Memo::new(move |_| {
        let all = all.read();
        let kept = all
            .iter()
            .filter(|row| state.get().is_none_or(|it| it == row.state));
        kept.cloned().collect::<Vec<_>>()
    });
    let selected = RwSignal::new(BTreeSet::<String>::new());
    let is_empty = Memo::new(move |_| all.read().is_empty());
    let people = StoredValue::new(Route::People(id.clone()).href());
    let run = Route::Run(id.clone()).href();
    let outbox = Route::Outbox(id.clone()).href_with(&[("round", "enrolment"), ("sent", "no")]);
    let inbox = Route::Inbox(id.clone()).href();
    let back = (Route::Programme(id.clone()).href(), t!(common.nav_home));
    let id = StoredValue::new(id);
    view! {
        <Page
            title=t!(choice.title)
            lead=t!(choice.lead)
            back
            width=PageWidth::Dense
            help=|| view! { <HelpText text=t!(choice.help) /> }
        >
            {move || if is_empty.get() {
                view! {
                    <EmptyState text=t!(choice.nobody)>
                        <ButtonLink href=people.get_value() label=t!(choice.to_people) />
                    </EmptyState>
                }
                .into_any()
            } else {
                view! {
                    <Counts id=id.get_value() all />
                    <AskMentees all selected />
                    <RecordChoice all />
                    <PickMentors all />
                    <section class="cm-section" aria-labelledby="all-choices">
                        <h2 id="all-choices" tabindex="-1">{t!(choice.all_title)}</h2>
                        <Filter state />
                        <DataTable
                            id="choices"
                            caption=t!(choice.all_title)
                            rows=shown
                            kind=KIND
                            columns=columns(&id.get_value())
                            selected
                            bulk_acts=|| view! { <span>{t!(choice.bulk)}</span> }
                            empty=|| view! { <EmptyState text=t!(choice.none_fit) /> }
                        />
                    </section>
                }
                .into_any()
            }}
            <ul class="cm-links">
                <li><a href=outbox>{t!(choice.to_outbox)}</a></li>
                <li><a href=inbox>{t!(offers.to_inbox)}</a></li>
                <li><a href=run>{t!(choice.to_run)}</a></li>
            </ul>
        </Page>
    }
}

/// How many stand where, each a link to exactly those.
#[component]
fn Counts(id: String, all: Memo<Vec<ChoiceRow>>) -> impl IntoView {
    let route = Route::Choice(id);
    move || {
        let all = all.read();
        let line = |state: ChoiceState| {
            let n = all.iter().filter(|row| row.state == state).count();
            if n == 0 {
                return None;
            }
            let class = match state {
                ChoiceState::Overdue => "cm-count cm-count--bad",
                ChoiceState::Answered => "cm-count cm-count--good",
                ChoiceState::Waiting | ChoiceState::NotAsked => "cm-count",
            };
            let n = number(i64::try_from(n).unwrap_or(i64::MAX));
            let href = route.href_with(&[("state", state.word())]);
            Some(view! {
                <li><a class=class href=href><strong>{n}</strong>" "{choice_state_name(state)}</a></li>
            })
        };
        let lines = ChoiceState::ALL.into_iter().filter_map(line).collect_view();
        view! { <ul class="cm-counts">{lines}</ul> }
    }
}

/// Which state is shown.
#[component]
fn Filter(state: Memo<Option<ChoiceState>>) -> impl IntoView {
    let choices = Signal::derive(|| {
        let choice = |state: ChoiceState| Choice::new(state.word(), choice_state_name(state));
        ChoiceState::ALL.into_iter().map(choice).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let word = state.get().map(ChoiceState::word);
        word.unwrap_or_default().to_owned()
    });
    view! {
        <StateFilter group=t!(choice.filter) label=t!(offers.col_state) choices value all=text!(offers.all) />
    }
}
