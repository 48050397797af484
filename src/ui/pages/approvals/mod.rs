//! Approvals. Who comes: a coordinator during enrolment. To decide: whom to ask,
//! whom to remind, which answer to record. Numbers by state first, then those
//! whose supervisor nobody knows, then everybody.
//!
//! Asking writes letters into the Outbox; answers come back through the Inbox or
//! are recorded here. Leaves out both of those.

mod acts;
mod file;
mod record;
mod rows;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::facts::ApprovalPolicy;
use crate::domain::letter::{LetterKind, LetterReader};
use crate::flow::enrol::approval::AskState;
use crate::flow::next::SetUpStep;
use crate::session::{use_desk, use_session};
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    ButtonLink, DataTable, EmptyState, Notice, NoticeKind, Page, use_query_state,
};
use crate::ui::routes::Route;
use crate::ui::widgets::states::{StateCounts, StateFilter, StateKind};
use acts::{BulkActs, MainActs};
use record::RecordAnswer;
use rows::{AskRow, KIND, columns, rows, state_name, state_tone};

/// What is said of how far a supervisor's word is.
const STATES: StateKind<AskState> = StateKind {
    all: &AskState::ALL,
    word: AskState::word,
    name: state_name,
    tone: state_tone,
};

/// Approvals: whom to ask, whom to remind, what to record.
#[component]
pub fn ApprovalsPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let wants_none =
        Memo::new(move |_| programme.read().facts.approval_policy == ApprovalPolicy::NotNeeded);
    let policies = Route::Setup(id.clone(), SetUpStep::Policies.word().to_owned());
    let policies = StoredValue::new(policies.href());
    let back = (Route::Programme(id.clone()).href(), t!(common.nav_home));
    view! {
        <Page
            title=t!(approvals.title)
            lead=t!(approvals.lead)
            back
            help=|| view! { <HelpText text=t!(approvals.help) /> }
        >
            {move || if wants_none.get() {
                view! {
                    <EmptyState text=t!(approvals.not_wanted)>
                        <ButtonLink href=policies.get_value() label=t!(approvals.to_policies) />
                    </EmptyState>
                }
                .into_any()
            } else {
                view! { <Approvals id=id.clone() /> }.into_any()
            }}
        </Page>
    }
}

#[component]
fn Approvals(id: String) -> impl IntoView {
    let session = use_session();
    let programme = use_desk().programme();
    let query = use_query_state();
    let all = Memo::new(move |_| rows(&programme.read(), session.today()));
    let state = Memo::new(move |_| {
        let word = query.get("state")?;
        AskState::from_word(&word)
    });
    let shown = Memo::new(move |_| {
        let all = all.read();
        let kept = all
            .iter()
            .filter(|row| state.get().is_none_or(|it| it == row.state));
        kept.cloned().collect::<Vec<_>>()
    });
    let states = Signal::derive(move || all.read().iter().map(|it| it.state).collect::<Vec<_>>());
    let selected = RwSignal::new(BTreeSet::<String>::new());
    let empty = move || {
        let words = if all.read().is_empty() {
            t!(approvals.nobody)
        } else {
            t!(approvals.none_fit)
        };
        view! { <EmptyState text=words /> }
    };
    view! {
        <StateCounts route=Route::Approvals(id.clone()) kind=STATES states />
        <MainActs all />
        <ToSend id=id.clone() />
        <RecordAnswer all />
        <NoSupervisor id=id.clone() all />
        <section class="cm-section" aria-labelledby="everyone">
            <h2 id="everyone">{t!(approvals.everyone)}</h2>
            <StateFilter group=t!(approvals.filter) label=t!(approvals.state) kind=STATES state all=text!(approvals.all) />
            <DataTable
                id="approvals"
                caption=t!(approvals.everyone)
                rows=shown
                kind=KIND
                columns=columns(&id)
                selected
                bulk_acts=move || view! { <BulkActs selected /> }
                empty=empty
            />
        </section>
    }
}

/// Letters to supervisors that are written and did not go yet.
#[component]
fn ToSend(id: String) -> impl IntoView {
    let programme = use_desk().programme();
    let n = Memo::new(move |_| {
        let programme = programme.read();
        let is_unsent = |kind: LetterKind, sent: Option<i64>| {
            kind.reader() == LetterReader::Supervisor && sent.is_none()
        };
        let letters = programme.letters.values();
        letters
            .filter(|letter| is_unsent(letter.kind, letter.sent_at_ms))
            .count()
    });
    let outbox = Route::Outbox(id.clone()).href_with(&[("round", "enrolment"), ("sent", "no")]);
    let outbox = StoredValue::new(outbox);
    let inbox = Route::Inbox(id).href();
    view! {
        <Show when=move || { n.get() > 0 }>
            <Notice
                kind=NoticeKind::Info
                heading=Signal::derive(move || text_n!(n.get(), approvals.to_send_1, approvals.to_send_n))
            >
                <ButtonLink href=outbox.get_value() label=t!(approvals.to_outbox) />
            </Notice>
        </Show>
        <ul class="cm-links">
            <li><a href=inbox>{t!(approvals.to_inbox)}</a></li>
        </ul>
    }
}

/// Those nobody can be asked about, each with the place to say whom.
#[component]
fn NoSupervisor(id: String, all: Memo<Vec<AskRow>>) -> impl IntoView {
    move || {
        let all = all.read();
        let unknown = all.iter().filter(|row| row.state == AskState::NoSupervisor);
        let lines: Vec<_> = unknown
            .map(|row| {
                let href = Route::Person(id.clone(), row.person.to_string()).href();
                view! { <li><a href=href>{row.name.clone()}</a></li> }
            })
            .collect();
        (!lines.is_empty()).then(|| {
            view! {
                <section class="cm-section" aria-labelledby="unknown">
                    <h2 id="unknown">{t!(approvals.unknown_title)}</h2>
                    <p>{t!(approvals.unknown_text)}</p>
                    <ul class="cm-list">{lines}</ul>
                </section>
            }
        })
    }
}
