//! The short forms of bulk acts: where an approval came from, a reason, numbers.

use leptos::prelude::*;

use super::bulk::Doer;
use crate::domain::people::Role;
use crate::flow::bulk::BulkAct;
use crate::session::{use_desk, use_session};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, FormDraft, Look, Need, NumberField, TextArea};

/// Where the approval came from, so that an auditor can follow it.
#[component]
pub fn ApproveForm(doer: Doer) -> impl IntoView {
    let facts = use_desk().programme().get_untracked().facts.clone();
    let today = use_session().today();
    let who = if facts.coordinator_name.trim().is_empty() {
        text!(people.the_coordinator)
    } else {
        facts.coordinator_name.clone()
    };
    let note = RwSignal::new(text!(people.approve_note_usual, who = who, day = today));
    let done = move |()| {
        doer.run(&BulkAct::Approve(note.get_untracked().trim().to_owned()));
    };
    view! {
        <TextArea
            id="bulk-note"
            label=t!(people.approval_note)
            hint=t!(people.approve_note_hint)
            value=note
            rows=3
            need=Need::Optional
            on_input=move |text: String| note.set(text)
        />
        <FormActs doer label=t!(people.bulk_approve) on_done=done />
    }
}

/// Why they pause.
#[component]
pub fn PauseForm(doer: Doer) -> impl IntoView {
    let draft = FormDraft::new("bulk/pause");
    let reason = draft.text("reason");
    let done = move |()| {
        draft.done();
        doer.run(&BulkAct::Pause(reason.get_untracked().trim().to_owned()));
    };
    view! {
        <TextArea
            id="bulk-reason"
            label=t!(people.reason)
            hint=t!(people.reason_hint)
            value=reason
            rows=2
            need=Need::Optional
            on_input=move |text: String| reason.set(text)
        />
        <FormActs doer label=t!(people.bulk_pause) on_done=done draft />
    }
}

/// Why they leave, and which pairings that ends.
#[component]
pub fn WithdrawForm(doer: Doer) -> impl IntoView {
    let draft = FormDraft::new("bulk/withdraw");
    let reason = draft.text("reason");
    let error = RwSignal::new(None::<String>);
    let today = use_session().today();
    let ends = move || {
        let n = doer
            .worked_out(&BulkAct::Withdraw(String::new(), today))
            .n_pairings;
        if n == 0 {
            text!(people.withdraw_ends_none)
        } else {
            text_n!(n, people.withdraw_ends_1, people.withdraw_ends_n)
        }
    };
    let done = move |()| {
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            error.set(Some(text!(people.reason_missing)));
        } else {
            draft.done();
            doer.run(&BulkAct::Withdraw(why, today));
        }
    };
    let typed = move |text: String| {
        error.set(None);
        reason.set(text);
    };
    view! {
        <p>{ends}</p>
        <TextArea
            id="bulk-reason"
            label=t!(people.reason)
            hint=t!(people.reason_hint)
            value=reason
            error=error
            rows=2
            on_input=typed
        />
        <FormActs doer label=t!(people.bulk_withdraw) on_done=done draft />
    }
}

/// Places of the mentors and wants of the mentees among those chosen.
#[component]
pub fn CapacityForm(doer: Doer) -> impl IntoView {
    let programme = use_desk().programme().get_untracked();
    let chosen = untrack(|| doer.parts());
    let has = |role: Role| {
        chosen
            .iter()
            .filter_map(|id| programme.participations.get(id))
            .any(|part| part.role == role)
    };
    let (places, wants) = (RwSignal::new(None::<i64>), RwSignal::new(None::<i64>));
    let field = |role: Role| {
        let (id, label, value) = match role {
            Role::Mentor => ("bulk-places", t!(people.places), places),
            Role::Mentee => ("bulk-wants", t!(people.wants), wants),
        };
        let keep = move |n: Option<i64>| value.set(n);
        let most = i64::from(role.largest_capacity());
        has(role).then(|| {
            view! {
                <NumberField
                    id=id
                    label=label
                    hint=t!(people.capacity_hint)
                    value=value
                    on_change=keep
                    max=most
                    need=Need::Optional
                />
            }
        })
    };
    let given =
        |value: RwSignal<Option<i64>>| value.get_untracked().and_then(|n| u32::try_from(n).ok());
    let done = move |()| {
        doer.run(&BulkAct::Capacity {
            places: given(places),
            wants: given(wants),
        });
    };
    view! {
        {field(Role::Mentor)}
        {field(Role::Mentee)}
        <FormActs doer label=t!(people.bulk_capacity_act) on_done=done />
    }
}

/// Who comes first among those chosen.
#[component]
pub fn PriorityForm(doer: Doer) -> impl IntoView {
    let class = RwSignal::new(Some(1_i64));
    let keep = move |n: Option<i64>| class.set(n);
    let done = move |()| {
        let class = class.get_untracked().and_then(|n| u32::try_from(n).ok());
        doer.run(&BulkAct::Priority(class.unwrap_or(0)));
    };
    view! {
        <NumberField
            id="bulk-class"
            label=t!(people.priority)
            hint=t!(people.priority_hint)
            value=class
            on_change=keep
            max=99
        />
        <FormActs doer label=t!(people.bulk_capacity_act) on_done=done />
    }
}

#[component]
fn FormActs(
    doer: Doer,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_done: Callback<()>,
    /// What is thrown away with the form.
    #[prop(optional)]
    draft: Option<FormDraft>,
) -> impl IntoView {
    let cancel = move |()| {
        if let Some(draft) = draft {
            draft.done();
        }
        doer.close();
    };
    view! {
        <div class="cm-acts">
            <Button label on_press=on_done />
            <Button label=t!(people.cancel) look=Look::Plain on_press=cancel />
        </div>
    }
}
