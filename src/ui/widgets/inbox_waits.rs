//! What waits for the coordinator: replies in the Inbox, supervisors who were
//! not asked or have not answered, people on hold, files held back. Each line
//! leads to where it is done.
//!
//! Leaves out who is kept out of a run and why.

use leptos::prelude::*;

use crate::domain::check::Blocker;
use crate::flow::enrol::approval::{AskState, asks};
use crate::flow::enrol::eligibility::proposals;
use crate::flow::inbox::counts::inbox_counts;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text_n};
use crate::ui::routes::Route;

/// Everything counted once.
#[derive(Clone, Copy, Default, PartialEq)]
struct Counts {
    new: usize,
    look: usize,
    unasked: usize,
    asked: usize,
    on_hold: usize,
    against: usize,
}

/// The lines; nothing where nothing waits.
#[component]
pub fn InboxWaits(
    /// The programme.
    id: String,
) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let counts = Memo::new(move |_| {
        let programme = programme.read();
        let inbox = inbox_counts(&programme);
        let asks = asks(&programme, session.today());
        let in_state = |states: &[AskState]| {
            let asks = asks.iter();
            asks.filter(|ask| states.contains(&ask.state)).count()
        };
        let people = programme.people.values();
        Counts {
            new: inbox.n_new,
            look: inbox.n_look,
            unasked: in_state(&[AskState::ToAsk, AskState::Lapsed, AskState::NoSupervisor]),
            asked: in_state(&[AskState::Waiting, AskState::Overdue]),
            against: proposals(&programme).len(),
            on_hold: people.filter(|it| it.held_on.is_some()).count(),
        }
    });
    let held = LocalResource::new(move || async move {
        session.opened().await;
        session.held_files().await.map_or(0, |held| held.len())
    });
    move || {
        let n_held = held.get().unwrap_or(0);
        let counts = counts.get();
        let inbox = || Route::Inbox(id.clone()).href();
        let approvals = || Route::Approvals(id.clone()).href();
        let hidden = [("blocked", Blocker::Hidden.word())];
        let all = [
            (
                counts.new,
                text_n!(counts.new, home.inbox_new_1, home.inbox_new_n),
                inbox(),
            ),
            (
                counts.look,
                text_n!(counts.look, home.inbox_look_1, home.inbox_look_n),
                inbox(),
            ),
            (
                counts.against,
                text_n!(counts.against, home.against_1, home.against_n),
                inbox(),
            ),
            (
                counts.unasked,
                text_n!(counts.unasked, home.unasked_1, home.unasked_n),
                approvals(),
            ),
            (
                counts.asked,
                text_n!(counts.asked, home.asked_1, home.asked_n),
                approvals(),
            ),
            (
                counts.on_hold,
                text_n!(counts.on_hold, home.on_hold_1, home.on_hold_n),
                Route::People(id.clone()).href_with(&hidden),
            ),
            (
                n_held,
                text_n!(n_held, home.held_files_1, home.held_files_n),
                Route::Open.href(),
            ),
        ];
        let lines = all.into_iter().filter(|(n, ..)| *n > 0);
        let lines: Vec<_> = lines
            .map(|(_, words, href)| view! { <li><a href=href>{words}</a></li> })
            .collect();
        (!lines.is_empty()).then(|| {
            view! {
                <section class="cm-section" aria-labelledby="waits-for-you">
                    <h2 id="waits-for-you">{t!(home.waits_for_you)}</h2>
                    <ul class="cm-list">{lines}</ul>
                </section>
            }
        })
    }
}
