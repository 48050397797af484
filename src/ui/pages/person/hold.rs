//! Keeping and removing: a hold that stops every removal, and forgetting a
//! person once the retention date has come.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::change::Change;
use crate::domain::forgotten::forget_after;
use crate::domain::id::Id;
use crate::domain::people::Person;
use crate::flow::forget::may_forget;
use crate::platform::tab_memory;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Details, FormDraft, Look, Notice, NoticeKind, TextArea, TextField, use_notices,
};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::trouble;
use crate::ui::widgets::moment::day_words;

/// The section on a person's page.
#[component]
pub fn KeepAndRemove(id: String, person: Id<Person>) -> impl IntoView {
    view! {
        <section class="cm-section" aria-labelledby="keep">
            <h2 id="keep">{t!(details.keep_title)}</h2>
            <Hold person=person.clone() />
            <Forget id person />
        </section>
    }
}

/// The hold that stands, or one to begin.
#[component]
fn Hold(person: Id<Person>) -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let act = use_act();
    let draft = FormDraft::new(format!("hold/{person}"));
    let reason = draft.text("reason");
    let error = RwSignal::new(None::<String>);
    let held = {
        let person = person.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            let known = programme.people.get(&person)?;
            Some((known.held_on?, known.hold_reason.clone()))
        })
    };
    let release = {
        let person = person.clone();
        move |()| {
            let person = person.clone();
            act.make(Change::Release { person }, text!(details.released));
        }
    };
    let hold = move |()| {
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            error.set(Some(text!(people.reason_missing)));
            return;
        }
        let change = Change::Hold {
            person: person.clone(),
            reason: why,
            on: session.today(),
        };
        if act.make(change, text!(details.held)) {
            reason.set(String::new());
            draft.done();
        }
    };
    let typed = move |text: String| {
        error.set(None);
        reason.set(text);
    };
    move || {
        if let Some((day, why)) = held.get() {
            let release = release.clone();
            view! {
                <Notice kind=NoticeKind::Warning heading=t!(details.on_hold, day = day_words(day))>
                    <p>{why}</p>
                    <p>{t!(details.on_hold_text)}</p>
                </Notice>
                <Button label=t!(details.release) look=Look::Outline on_press=release />
            }
            .into_any()
        } else {
            let hold = hold.clone();
            view! {
                <Details fold=draft.fold() summary=t!(details.hold_title)>
                    <p>{t!(details.hold_text)}</p>
                    <TextArea
                        id="hold-reason"
                        label=t!(people.reason)
                        hint=t!(details.hold_hint)
                        value=reason
                        error=error
                        rows=2
                        on_input=typed
                    />
                    <Button label=t!(details.hold) look=Look::Outline on_press=hold />
                </Details>
            }
            .into_any()
        }
    }
}

/// Forgetting, once it may be.
#[component]
fn Forget(id: String, person: Id<Person>) -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let session = use_session();
    let notices = use_notices();
    let go = use_go();
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let now = {
        let person = person.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            let name = programme.people.get(&person).map(|it| it.full_name());
            let day = forget_after(&programme, &person);
            let why = may_forget(&programme, &person, session.today()).err();
            let why = why.map(|why| trouble::not_forgotten(&programme, &why));
            (name.unwrap_or_default(), day, why)
        })
    };
    let name = Memo::new(move |_| now.with(|it| it.0.clone()));
    let why_not = Memo::new(move |_| now.with(|it| it.2.clone()));
    let blocked = Signal::derive(move || {
        let name = name.get();
        if busy.get() {
            return Some(text!(file.working));
        }
        (typed.read().trim() != name.trim()).then(|| text!(details.request_first, name = name))
    });
    let forget = move |()| {
        let (person, id, go) = (person.clone(), id.clone(), go.clone());
        let done = text!(details.forgotten_now);
        busy.set(true);
        spawn_local(async move {
            let outcome = desk.forget(&person).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    // What is half written anywhere may name the person.
                    tab_memory::remove_under("");
                    notices.post(NoticeKind::Success, done);
                    go(&Route::People(id), Step::Replace);
                }
                Err(error) => {
                    let why = trouble::session(&desk.programme().read_untracked(), &error);
                    notices.post(NoticeKind::Error, why);
                }
            }
        });
    };
    let day = move || {
        let day = now.with(|it| it.1);
        day.map(day_words).unwrap_or_default()
    };
    view! {
        <h3>{t!(details.forget_title)}</h3>
        {move || {
            if let Some(why) = why_not.get() {
                view! { <p>{why}</p> }.into_any()
            } else {
                let forget = forget.clone();
                view! {
                    <p>{t!(details.forget_due, day = day())}</p>
                    <p>{t!(details.forget_text)}</p>
                    <TextField
                        id="confirm-forget"
                        label=t!(details.forget_confirm, name = name.get())
                        value=typed
                        on_input=move |it: String| typed.set(it)
                    />
                    <Button
                        label=t!(details.forget_act, name = name.get())
                        look=Look::Danger
                        blocked
                        on_press=forget
                    />
                }
                .into_any()
            }
        }}
    }
}
