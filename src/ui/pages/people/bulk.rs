//! Acts on the rows chosen: at once where undo is enough, after a short form
//! where a reason or a number is needed.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::bulk_forms::{ApproveForm, CapacityForm, PauseForm, PriorityForm, WithdrawForm};
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::flow::bulk::{Bulk, BulkAct, bulk};
use crate::session::{use_desk, use_session};
use crate::ui::gate::{Act, use_act};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Dialog, Look, NoticeKind, Notices, use_notices};

/// A form that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Supervisors' approval with where it came from.
    Approve,
    /// A pause with its reason.
    Pause,
    /// Withdrawal with its reason.
    Withdraw,
    /// Places and wants.
    Capacity,
    /// A priority class.
    Priority,
}

/// What a form does when it is filled in.
#[derive(Clone, Copy)]
pub struct Doer {
    act: Act,
    selected: RwSignal<BTreeSet<String>>,
    asking: RwSignal<Option<Form>>,
    notices: Notices,
    programme: Signal<Arc<Programme>>,
}

impl Doer {
    fn new(selected: RwSignal<BTreeSet<String>>, asking: RwSignal<Option<Form>>) -> Self {
        Self {
            act: use_act(),
            selected,
            asking,
            notices: use_notices(),
            programme: use_desk().programme(),
        }
    }

    /// The participations chosen; tracked.
    pub fn parts(self) -> BTreeSet<Id<Participation>> {
        let programme = self.programme.read();
        self.selected.with(|chosen| {
            chosen
                .iter()
                .map(|key| Id::new(key.as_str()))
                .filter(|id| programme.participations.contains_key(id))
                .collect()
        })
    }

    /// What the act would do now; tracked.
    pub fn worked_out(self, act: &BulkAct) -> Bulk {
        bulk(&self.programme.read(), &self.parts(), act)
    }

    /// Does it, says what was done with Undo, and closes the form.
    pub fn run(self, act: &BulkAct) {
        let found = untrack(|| self.worked_out(act));
        if found.n_changed == 0 {
            self.notices
                .post(NoticeKind::Info, text!(people.bulk_nothing));
        } else if self
            .act
            .make(found.change, done_words(act, found.n_changed))
        {
            self.selected.set(BTreeSet::new());
        }
        self.asking.set(None);
    }

    /// Closes the form without doing anything.
    pub fn close(self) {
        self.asking.set(None);
    }
}

fn done_words(act: &BulkAct, n: usize) -> String {
    match act {
        BulkAct::Consent(_) => text_n!(n, people.done_consent_1, people.done_consent_n),
        BulkAct::Approve(_) => text_n!(n, people.done_approve_1, people.done_approve_n),
        BulkAct::Pause(_) => text_n!(n, people.done_pause_1, people.done_pause_n),
        BulkAct::Return => text_n!(n, people.done_return_1, people.done_return_n),
        BulkAct::Withdraw(..) => text_n!(n, people.done_withdraw_1, people.done_withdraw_n),
        BulkAct::Capacity { .. } | BulkAct::Priority(_) => {
            text_n!(n, people.done_capacity_1, people.done_capacity_n)
        }
    }
}

/// The buttons over the list.
#[component]
pub fn BulkActs(
    selected: RwSignal<BTreeSet<String>>,
    asking: RwSignal<Option<Form>>,
) -> impl IntoView {
    let doer = Doer::new(selected, asking);
    let session = use_session();
    let ask = move |form: Form| move |()| asking.set(Some(form));
    let consent = move |()| doer.run(&BulkAct::Consent(session.today()));
    view! {
        <Button label=t!(people.bulk_consent) look=Look::Outline on_press=consent />
        <Button label=t!(people.bulk_approve) look=Look::Outline on_press=ask(Form::Approve) />
        <Button label=t!(people.bulk_capacity) look=Look::Outline on_press=ask(Form::Capacity) />
        <Button label=t!(people.bulk_priority) look=Look::Outline on_press=ask(Form::Priority) />
        <Button label=t!(people.bulk_pause) look=Look::Outline on_press=ask(Form::Pause) />
        <Button label=t!(people.bulk_return) look=Look::Outline on_press=move |()| doer.run(&BulkAct::Return) />
        <Button label=t!(people.bulk_withdraw) look=Look::Danger on_press=ask(Form::Withdraw) />
    }
}

/// The form that is open, over the page.
#[component]
pub fn BulkDialog(
    selected: RwSignal<BTreeSet<String>>,
    asking: RwSignal<Option<Form>>,
) -> impl IntoView {
    let doer = Doer::new(selected, asking);
    let open = Signal::derive(move || asking.read().is_some());
    let title = Signal::derive(move || {
        let n = doer.parts().len();
        match asking.get() {
            Some(Form::Approve) => text_n!(n, people.form_approve_1, people.form_approve_n),
            Some(Form::Pause) => text_n!(n, people.form_pause_1, people.form_pause_n),
            Some(Form::Withdraw) => text_n!(n, people.form_withdraw_1, people.form_withdraw_n),
            Some(Form::Capacity) => text_n!(n, people.form_capacity_1, people.form_capacity_n),
            Some(Form::Priority) => text_n!(n, people.form_priority_1, people.form_priority_n),
            None => String::new(),
        }
    });
    view! {
        <Dialog id="bulk" title=title open=open on_close=move |()| doer.close()>
            {move || {
                asking
                    .get()
                    .map(|form| match form {
                        Form::Approve => view! { <ApproveForm doer /> }.into_any(),
                        Form::Pause => view! { <PauseForm doer /> }.into_any(),
                        Form::Withdraw => view! { <WithdrawForm doer /> }.into_any(),
                        Form::Capacity => view! { <CapacityForm doer /> }.into_any(),
                        Form::Priority => view! { <PriorityForm doer /> }.into_any(),
                    })
            }}
        </Dialog>
    }
}
