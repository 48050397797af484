//! Leaving: withdrawing from one role, and removing a person altogether.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person, Role};
use crate::flow::bulk::live_pairings_of;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Details, Dialog, FormDraft, Look, TextArea};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::words::{pairing_state_name, role_name};

/// Withdraws from one role, with the reason; says which pairings that ends.
#[component]
pub fn Withdraw(part: Id<Participation>, role: Role) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let draft = FormDraft::new(format!("withdraw/{part}"));
    let reason = draft.text("reason");
    let error = RwSignal::new(None::<String>);
    let of = part.clone();
    let ends = Memo::new(move |_| {
        let programme = programme.read();
        let live = live_pairings_of(&programme, &of).into_iter();
        live.map(|pairing| {
            let partner = if pairing.mentor == of {
                &pairing.mentee
            } else {
                &pairing.mentor
            };
            (programme.name_of(partner), pairing.state)
        })
        .collect::<Vec<_>>()
    });
    let listed = move || {
        let lines = ends.get();
        if lines.is_empty() {
            return view! { <p>{t!(people.withdraw_ends_none)}</p> }.into_any();
        }
        let line = |(name, state)| {
            view! { <li>{format!("{name} ({})", pairing_state_name(state))}</li> }
        };
        view! {
            <p>{t!(people.withdraw_ends_these)}</p>
            <ul class="cm-list">{lines.into_iter().map(line).collect_view()}</ul>
        }
        .into_any()
    };
    let name = Memo::new({
        let part = part.clone();
        move |_| programme.read().name_of(&part)
    });
    let done = move |()| {
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            error.set(Some(text!(people.reason_missing)));
            return;
        }
        let change = Change::Withdraw {
            participation: part.clone(),
            reason: why,
            on: session.today(),
        };
        let who = name.get_untracked();
        if act.make(
            change,
            text!(people.withdrawn_as, who = who, role = role_name(role)),
        ) {
            reason.set(String::new());
        }
    };
    let typed = move |text: String| {
        error.set(None);
        reason.set(text);
    };
    let id = format!("{}-withdraw", role.word());
    view! {
        <Details fold=draft.fold() summary=Signal::derive(move || match role {
            Role::Mentor => text!(people.withdraw_mentor),
            Role::Mentee => text!(people.withdraw_mentee),
        })>
            {listed}
            <TextArea
                id=id
                label=t!(people.reason)
                hint=t!(people.reason_hint)
                value=reason
                error=error
                rows=2
                on_input=typed
            />
            <Button
                label=t!(people.withdraw_act, who = name.get())
                look=Look::Danger
                on_press=done
            />
        </Details>
    }
}

/// Removes a person with everything held about them.
#[component]
pub fn RemovePerson(id: String, person: Id<Person>) -> impl IntoView {
    let programme = use_desk().programme();
    let act = use_act();
    let go = use_go();
    let open = RwSignal::new(false);
    let name = {
        let person = person.clone();
        Memo::new(move |_| {
            let found = programme.read().people.get(&person).cloned();
            found.map(|it| it.full_name()).unwrap_or_default()
        })
    };
    // The names as they were, for the words after the person is gone.
    let remove = Callback::new(move |()| {
        let who = name.get_untracked();
        open.set(false);
        let change = Change::RemovePerson {
            person: person.clone(),
        };
        if act.make(change, text!(people.removed, who = who)) {
            go(&Route::People(id.clone()), Step::Forward);
        }
    });
    view! {
        <section class="cm-section" aria-labelledby="remove">
            <h2 id="remove">{t!(people.remove_title)}</h2>
            <p>{t!(people.remove_text)}</p>
            <Button
                label=t!(people.remove_ask, who = name.get())
                look=Look::Danger
                on_press=move |()| open.set(true)
            />
            <Dialog
                id="remove-person"
                title=t!(people.remove_sure, who = name.get())
                open=open
                on_close=move |()| open.set(false)
            >
                <p>{t!(people.remove_sure_text)}</p>
                <div class="cm-acts">
                    <Button
                        label=t!(people.remove_act, who = name.get())
                        look=Look::Danger
                        on_press=remove
                    />
                    <Button
                        label=t!(people.cancel)
                        look=Look::Plain
                        on_press=move |()| open.set(false)
                    />
                </div>
            </Dialog>
        </section>
    }
}
