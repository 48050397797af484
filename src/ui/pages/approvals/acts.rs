//! Asking, reminding and going on, for everybody or for the rows chosen: each one
//! change that can be undone.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::rows::AskRow;
use crate::domain::change::Change;
use crate::domain::facts::NoAnswer;
use crate::domain::id::Id;
use crate::domain::letter::Letter;
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::flow::enrol::approval::AskState;
use crate::flow::enrol::asking::{ask, can_be_asked, go_on, remind, to_ask};
use crate::session::{Session, use_desk, use_session};
use crate::ui::gate::{Act, use_act};
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::{Button, Look};

type Parts = Vec<Id<Participation>>;

/// What is done with people's supervisors.
#[derive(Clone, Copy)]
struct Doer {
    act: Act,
    session: Session,
    programme: Signal<Arc<Programme>>,
}

impl Doer {
    fn new() -> Self {
        Self {
            act: use_act(),
            session: use_session(),
            programme: use_desk().programme(),
        }
    }

    fn ids(self) -> impl FnMut() -> Id<Letter> {
        move || Id::new(self.session.new_id())
    }

    fn ask_change(self, parts: &Parts) -> Option<Change> {
        ask(
            &self.programme.read(),
            parts,
            self.session.today(),
            self.ids(),
        )
    }

    fn remind_change(self, parts: &Parts) -> Option<Change> {
        remind(
            &self.programme.read(),
            parts,
            self.session.today(),
            self.ids(),
        )
    }

    fn go_on_change(self, parts: &Parts) -> Option<Change> {
        go_on(&self.programme.read(), parts, self.session.today())
    }

    fn ask(self, parts: &Parts) -> bool {
        let n = parts.len();
        let change = untrack(|| self.ask_change(parts));
        change.is_some_and(|change| {
            let done = text_n!(n, approvals.asked_1, approvals.asked_n);
            self.act.make(change, done)
        })
    }

    fn remind(self, parts: &Parts) -> bool {
        let change = untrack(|| self.remind_change(parts));
        change.is_some_and(|change| {
            let n = n_of(&change);
            let done = text_n!(n, approvals.reminded_1, approvals.reminded_n);
            self.act.make(change, done)
        })
    }

    fn go_on(self, parts: &Parts) -> bool {
        let change = untrack(|| self.go_on_change(parts));
        change.is_some_and(|change| {
            let n = n_of(&change);
            let done = text_n!(n, approvals.went_on_1, approvals.went_on_n);
            self.act.make(change, done)
        })
    }
}

fn n_of(change: &Change) -> usize {
    match change {
        Change::Many { changes, .. } => changes.len(),
        _ => 1,
    }
}

/// Asking everybody who was not asked, and reminding those who are late.
#[component]
pub(super) fn MainActs(all: Memo<Vec<AskRow>>) -> impl IntoView {
    let doer = Doer::new();
    let asked = Memo::new(move |_| to_ask(&doer.programme.read()));
    let late = Memo::new(move |_| {
        let all = all.read();
        let late = all.iter().filter(|row| row.state == AskState::Overdue);
        late.map(|row| row.part.clone()).collect::<Vec<_>>()
    });
    // Where a letter still waits to go, there is nothing to remind of.
    let n_remind = Memo::new(move |_| {
        let change = doer.remind_change(&late.read());
        change.as_ref().map_or(0, n_of)
    });
    let ask_all = move |()| {
        doer.ask(&asked.get_untracked());
    };
    let remind_late = move |()| {
        doer.remind(&late.get_untracked());
    };
    view! {
        <div class="cm-acts">
            <Show when=move || !asked.read().is_empty()>
                <Button
                    label=Signal::derive(move || {
                        text_n!(asked.read().len(), approvals.ask_1, approvals.ask_n)
                    })
                    on_press=ask_all
                />
            </Show>
            <Show when=move || { n_remind.get() > 0 }>
                <Button
                    label=Signal::derive(move || {
                        text_n!(n_remind.get(), approvals.remind_1, approvals.remind_n)
                    })
                    look=Look::Outline
                    on_press=remind_late
                />
            </Show>
        </div>
    }
}

/// Acts on the rows chosen.
#[component]
pub(super) fn BulkActs(selected: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let doer = Doer::new();
    let chosen = Memo::new(move |_| {
        let chosen = selected.read();
        chosen
            .iter()
            .map(|id| Id::new(id.as_str()))
            .collect::<Parts>()
    });
    let to_ask = Memo::new(move |_| {
        let programme = doer.programme.read();
        let chosen = chosen.read();
        let can = |id: &&Id<Participation>| {
            let part = programme.participations.get(id);
            part.is_some_and(|part| can_be_asked(&programme, part))
        };
        chosen.iter().filter(can).cloned().collect::<Parts>()
    });
    let n_remind = Memo::new(move |_| {
        let change = doer.remind_change(&chosen.read());
        change.as_ref().map_or(0, n_of)
    });
    let n_go_on = Memo::new(move |_| {
        let change = doer.go_on_change(&chosen.read());
        change.as_ref().map_or(0, n_of)
    });
    let offers_go_on = Memo::new(move |_| doer.programme.read().facts.no_answer == NoAnswer::GoOn);
    let none = |n: usize, why: Signal<String>| (n == 0).then(|| why.get());
    let (why_not_ask, why_no_reminder, why_wait) = (
        t!(approvals.ask_nobody),
        t!(approvals.remind_nobody),
        t!(approvals.go_on_nobody),
    );
    let clear = move |done: bool| {
        if done {
            selected.set(BTreeSet::new());
        }
    };
    view! {
        <Button
            label=Signal::derive(move || text_n!(to_ask.read().len(), approvals.ask_1, approvals.ask_n))
            look=Look::Outline
            on_press=move |()| clear(doer.ask(&to_ask.get_untracked()))
            blocked=Signal::derive(move || none(to_ask.read().len(), why_not_ask))
        />
        <Button
            label=Signal::derive(move || text_n!(n_remind.get(), approvals.remind_1, approvals.remind_n))
            look=Look::Outline
            on_press=move |()| clear(doer.remind(&chosen.get_untracked()))
            blocked=Signal::derive(move || none(n_remind.get(), why_no_reminder))
        />
        <Show when=move || offers_go_on.get()>
            <Button
                label=Signal::derive(move || text_n!(n_go_on.get(), approvals.go_on_1, approvals.go_on_n))
                look=Look::Outline
                on_press=move |()| clear(doer.go_on(&chosen.get_untracked()))
                blocked=Signal::derive(move || none(n_go_on.get(), why_wait))
            />
        </Show>
    }
}
