//! Forgetting a person, or one of two roles, once the retention date has come;
//! and saying plainly what it does not reach.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::forgotten::{forget_after, forget_part_after};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person, Role};
use crate::flow::forget::{may_forget, may_forget_part};
use crate::platform::tab_memory;
use crate::session::{Reached, use_desk, use_session};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, Details, Look, Notice, NoticeKind, TextField, use_notices};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::trouble;
use crate::ui::widgets::moment::{day_words, moment_words};

/// What is to be forgotten.
#[derive(Clone, PartialEq)]
enum What {
    /// A person with everything.
    Person(Id<Person>),
    /// One role of a person who has another.
    Role(Id<Participation>, Role),
}

/// The person, and each of two roles by itself.
#[component]
pub(super) fn Forgetting(id: String, person: Id<Person>) -> impl IntoView {
    let programme = use_desk().programme();
    let roles = {
        let person = person.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            let parts = programme.parts_of(&person).into_iter();
            let parts: Vec<_> = parts.map(|it| (it.id.clone(), it.role)).collect();
            if parts.len() > 1 { parts } else { Vec::new() }
        })
    };
    let of_role = {
        let (id, person) = (id.clone(), person.clone());
        move |(part, role): (Id<Participation>, Role)| {
            let summary = match role {
                Role::Mentor => t!(details.forget_mentor),
                Role::Mentee => t!(details.forget_mentee),
            };
            let (id, person) = (id.clone(), person.clone());
            view! {
                <Details summary>
                    <Forget id person what=What::Role(part, role) />
                </Details>
            }
        }
    };
    let what = What::Person(person.clone());
    view! {
        <h3>{t!(details.forget_title)}</h3>
        <Forget id person what />
        {move || roles.get().into_iter().map(of_role.clone()).collect_view()}
    }
}

/// When it may be forgotten, and the act once it may.
#[component]
fn Forget(id: String, person: Id<Person>, what: What) -> impl IntoView {
    let desk = use_desk();
    let programme = desk.programme();
    let session = use_session();
    let notices = use_notices();
    let go = use_go();
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let now = {
        let (person, what) = (person.clone(), what.clone());
        Memo::new(move |_| {
            let programme = programme.read();
            let today = session.today();
            let name = programme.people.get(&person).map(|it| it.full_name());
            let (day, why) = match &what {
                What::Person(person) => (
                    forget_after(&programme, person),
                    may_forget(&programme, person, today).err(),
                ),
                What::Role(part, _) => match programme.participations.get(part) {
                    Some(part) => (
                        forget_part_after(&programme, part),
                        may_forget_part(&programme, part, today).err(),
                    ),
                    None => (None, None),
                },
            };
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
    let forget = {
        let what = what.clone();
        move |()| {
            let (what, id, go) = (what.clone(), id.clone(), go.clone());
            busy.set(true);
            spawn_local(async move {
                let outcome = match &what {
                    What::Person(person) => desk.forget(person).await,
                    What::Role(part, _) => desk.forget_part(part).await,
                };
                let _ = busy.try_set(false);
                match outcome {
                    Ok(reached) => {
                        // What is half written anywhere may name the person.
                        tab_memory::remove_under("");
                        notices.post(NoticeKind::Success, done_words(reached));
                        if matches!(what, What::Person(_)) {
                            go(&Route::People(id), Step::Replace);
                        }
                    }
                    Err(error) => {
                        let why = trouble::session(&desk.programme().read_untracked(), &error);
                        notices.post(NoticeKind::Error, why);
                    }
                }
            });
        }
    };
    let day = move || {
        let day = now.with(|it| it.1);
        day.map(day_words).unwrap_or_default()
    };
    let (field, label, text) = match what {
        What::Person(_) => (
            "confirm-forget".to_owned(),
            t!(details.forget_act, name = name.get()),
            t!(details.forget_text),
        ),
        What::Role(_, role) => (
            format!("confirm-forget-{}", role.word()),
            t!(details.forget_role_act, name = name.get()),
            t!(details.forget_role_text),
        ),
    };
    move || {
        if let Some(why) = why_not.get() {
            return view! { <p>{why}</p> }.into_any();
        }
        let (forget, field) = (forget.clone(), field.clone());
        view! {
            <p>{t!(details.forget_due, day = day())}</p>
            <p>{text}</p>
            <NotReached />
            <TextField
                id=field
                label=t!(details.forget_confirm, name = name.get())
                value=typed
                on_input=move |it: String| typed.set(it)
            />
            <Button label look=Look::Danger blocked on_press=forget />
        }
        .into_any()
    }
}

/// Backups and other files outside the browser.
#[component]
fn NotReached() -> impl IntoView {
    let (session, desk) = (use_session(), use_desk());
    let last = LocalResource::new(move || async move {
        let found = session.last_backup(desk).await.ok().flatten();
        found.map(|backup| backup.at_ms)
    });
    let made = move || {
        let at_ms = last.get().flatten()?;
        Some(text!(details.last_backup, at = moment_words(at_ms)))
    };
    view! {
        <Notice kind=NoticeKind::Warning heading=t!(details.not_reached)>
            <p>{t!(details.not_reached_text)}" "{made}</p>
        </Notice>
    }
}

fn done_words(reached: Reached) -> String {
    let mut words = vec![text!(details.forgotten_now)];
    let n = reached.n_files;
    if n > 0 {
        words.push(text_n!(n, details.forgot_files_1, details.forgot_files_n));
    }
    let n = reached.n_unread;
    if n > 0 {
        words.push(text_n!(n, details.unread_files_1, details.unread_files_n));
    }
    words.join(" ")
}
