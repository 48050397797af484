//! Keeping: a hold that stops every removal. What may be removed then is
//! `forget`.

use leptos::prelude::*;

use super::forget::Forgetting;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::people::Person;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Details, FormDraft, Look, Notice, NoticeKind, TextArea};
use crate::ui::widgets::moment::day_words;

/// The section on a person's page.
#[component]
pub fn KeepAndRemove(id: String, person: Id<Person>) -> impl IntoView {
    view! {
        <section class="cm-section" aria-labelledby="keep">
            <h2 id="keep">{t!(details.keep_title)}</h2>
            <Hold person=person.clone() />
            <Forgetting id person />
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
