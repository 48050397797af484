//! Two runs of one round that were both published: what is stopped, and which
//! one stands.
//!
//! Leaves out what goes on meanwhile, which is everything else.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::Round;
use crate::flow::offers::runs::{RunChoice, runs_to_decide, undecided};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Look, Notice, NoticeKind};
use crate::ui::widgets::moment::moment_words;

/// The choice for every round that waits for one; nothing where none does.
#[component]
pub fn DecideRuns() -> impl IntoView {
    let programme = use_desk().programme();
    let rounds = Memo::new(move |_| undecided(&programme.read()));
    view! {
        <For each=move || rounds.get() key=Clone::clone let(round)>
            <Decide round />
        </For>
    }
}

#[component]
fn Decide(round: Id<Round>) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let key = StoredValue::new(round);
    let choices = Memo::new(move |_| key.with_value(|it| runs_to_decide(&programme.read(), it)));
    let name = move || {
        let programme = programme.read();
        let round = key.with_value(|it| programme.rounds.get(it).cloned());
        round.map(|it| it.name.clone()).unwrap_or_default()
    };
    let line = move |choice: RunChoice| {
        let number = choice.number;
        let title = Signal::derive(move || text!(offers.run_number, n = number));
        let words = move || {
            let at = text!(offers.run_made, at = moment_words(choice.made_at_ms));
            let pairings = text_n!(
                choice.n_pairings,
                offers.run_pairings_1,
                offers.run_pairings_n
            );
            let sent = text_n!(choice.n_sent, offers.run_sent_1, offers.run_sent_n);
            format!("{at}: {pairings}, {sent}")
        };
        let run = choice.run.clone();
        let decide = move |()| {
            let change = Change::DecideRun {
                round: key.get_value(),
                run: run.clone(),
                on: session.today(),
                reason: text!(offers.run_reason, n = number),
            };
            act.make(change, text!(offers.run_decided, n = number));
        };
        view! {
            <li>
                <strong>{title}</strong>" "{words}" "
                <Button label=t!(offers.run_stands) look=Look::Outline about=title on_press=decide />
            </li>
        }
    };
    view! {
        <Notice kind=NoticeKind::Error heading=t!(outbox.two_runs)>
            <p>{t!(outbox.two_runs_text, round = name())}</p>
            <ul class="cm-list">{move || choices.get().into_iter().map(line).collect_view()}</ul>
        </Notice>
    }
}
