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
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    ButtonLink, DataTable, EmptyState, Notice, NoticeKind, Page, PageWidth, use_query_state,
};
use crate::ui::routes::Route;
use crate::ui::widgets::choice_words::{choice_state_name, choice_state_tone};
use crate::ui::widgets::states::{StateCounts, StateFilter, StateKind};
use ask::AskMentees;
use pick::PickMentors;
use record::RecordChoice;
use rows::{ChoiceRow, KIND, columns, rows};

/// What is said of the states of a choice.
const STATES: StateKind<ChoiceState> = StateKind {
    all: &ChoiceState::ALL,
    word: ChoiceState::word,
    name: choice_state_name,
    tone: choice_state_tone,
};

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
    let states = Signal::derive(move || all.read().iter().map(|it| it.state).collect::<Vec<_>>());
    let selected = RwSignal::new(BTreeSet::<String>::new());
    let is_empty = Memo::new(move |_| all.read().is_empty());
    let people = StoredValue::new(Route::People(id.clone()).href());
    let run = Route::Run(id.clone()).href();
    let outbox = Route::Outbox(id.clone()).href_with(&[("round", "enrolment"), ("sent", "no")]);
    let to_send = StoredValue::new(outbox.clone());
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
                    <StateCounts route=Route::Choice(id.get_value()) kind=STATES states />
                    <ToSend href=to_send.get_value() all />
                    <AskMentees all selected />
                    <RecordChoice all />
                    <PickMentors all />
                    <section class="cm-section" aria-labelledby="all-choices">
                        <h2 id="all-choices" tabindex="-1">{t!(choice.all_title)}</h2>
                        <StateFilter group=t!(choice.filter) label=t!(offers.col_state) kind=STATES state all=text!(offers.all) />
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

/// The way to the letters with lists that were not sent.
#[component]
fn ToSend(href: String, all: Memo<Vec<ChoiceRow>>) -> impl IntoView {
    let n = Memo::new(move |_| {
        let all = all.read();
        all.iter()
            .filter(|row| row.state == ChoiceState::Unsent)
            .count()
    });
    move || {
        let (n, href) = (n.get(), href.clone());
        (n > 0).then(|| {
            view! {
                <Notice
                    kind=NoticeKind::Info
                    heading=text_n!(n, choice.next_send_1, choice.next_send_n)
                >
                    <ButtonLink href label=t!(home.act_send) />
                </Notice>
            }
        })
    }
}
