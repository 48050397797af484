//! The Inbox. Who comes: a coordinator with a folder of replies and a mailbox.
//! To decide: who comes in, whose change is taken, what is put aside. New
//! people come in together; a change of somebody known is looked at one by one.
//!
//! Leaves out asking supervisors and inviting.

mod again;
mod blocked;
mod correction;
mod eligibility;
mod hand;
mod look;
mod new;
mod offer;
mod past;
mod ranking;
mod several;
mod taking;
mod type_fields;
mod type_in;
mod words;

pub(super) use again::TakeUpAgain;
use leptos::prelude::*;
pub use type_in::TypeInPage;

use crate::domain::id::Id;
use crate::domain::message::{Message, MessageState};
use crate::flow::inbox::judge::{Known, Verdict, judge};
use crate::session::use_desk;
use crate::ui::help::HelpText;
use crate::ui::i18n::{number, t, text_n};
use crate::ui::kit::{ButtonLink, EmptyState, Figure, Look, Page};
use crate::ui::routes::Route;

/// A waiting message and what it would do.
#[derive(Clone, PartialEq)]
struct Waiting {
    id: Id<Message>,
    message: std::sync::Arc<Message>,
    verdict: Verdict,
}

/// The Inbox of a programme.
#[component]
pub fn InboxPage(
    /// The programme.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let waiting = Memo::new(move |_| {
        let programme = programme.read();
        let known = Known::of(&programme);
        let messages = programme.messages.values();
        let waiting = messages.filter(|it| it.state == MessageState::Waiting);
        let mut all: Vec<Waiting> = waiting
            .map(|message| Waiting {
                id: message.id.clone(),
                verdict: judge(&programme, &known, message),
                message: message.clone(),
            })
            .collect();
        all.sort_by(|a, b| {
            let by = |it: &Waiting| (it.message.received_at_ms, it.message.from_name.clone());
            by(a).cmp(&by(b)).then_with(|| a.id.cmp(&b.id))
        });
        all
    });
    let new = Memo::new(move |_| {
        let all = waiting.read();
        all.iter()
            .filter(|it| it.verdict.is_bulk())
            .cloned()
            .collect::<Vec<_>>()
    });
    let others = Memo::new(move |_| {
        let all = waiting.read();
        all.iter()
            .filter(|it| !it.verdict.is_bulk())
            .cloned()
            .collect::<Vec<_>>()
    });
    let count = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let n_new = Memo::new(move |_| new.read().len());
    let n_others = Memo::new(move |_| others.read().len());
    let back = (Route::Programme(id.clone()).href(), t!(common.nav_home));
    let invite = StoredValue::new(Route::Invite(id).href());
    view! {
        <Page
            title=t!(enrol.inbox_title)
            lead=t!(enrol.inbox_lead)
            back
            help=|| view! { <HelpText text=t!(enrol.inbox_help) /> }
        >
            <Show when=move || !waiting.read().is_empty()>
                <div class="cm-figures">
                    <Figure
                        value=Signal::derive(move || count(n_new.get()))
                        label=Signal::derive(move || text_n!(n_new.get(), enrol.figure_new_1, enrol.figure_new_n))
                    />
                    <Figure
                        value=Signal::derive(move || count(n_others.get()))
                        label=Signal::derive(move || text_n!(n_others.get(), enrol.figure_look_1, enrol.figure_look_n))
                    />
                </div>
            </Show>
            <new::NewPeople new />
            <look::ToLookAt others />
            <taking::Taking />
            <eligibility::NotMet />
            <Show when=move || waiting.read().is_empty()>
                <section class="cm-section">
                    <EmptyState text=t!(enrol.inbox_empty)>
                        <ButtonLink href=invite.get_value() label=t!(enrol.invite_title) look=Look::Outline />
                    </EmptyState>
                </section>
            </Show>
            <hand::ByHand />
            <past::Past />
        </Page>
    }
}
