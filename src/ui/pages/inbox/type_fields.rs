//! Every field of an application, to be typed into by a coordinator: roles, the
//! person, time, the form's questions as they apply, consent, a note.
//!
//! Leaves out what becomes of them.

use leptos::prelude::*;

use crate::bundle::Invitation;
use crate::domain::form::Question;
use crate::domain::people::{Answer, Person, Role};
use crate::flow::enrol::form::{Draft, asked};
use crate::flow::enrol::kept::{draft_of, text_of};
use crate::ui::i18n::{Key, key, label, t};
use crate::ui::kit::{CheckGroup, Checkbox, Choice, Need, TextArea, TextField};
use crate::ui::kit::{Kept, TextKind};
use crate::ui::widgets::question_field::QuestionField;
use crate::ui::widgets::time_fields::{DraftEdit, TimeFields, TimeWords};
use crate::ui::widgets::words::role_name;

impl Kept for Draft {
    fn to_kept(&self) -> String {
        text_of(self)
    }
    fn from_kept(text: &str) -> Option<Self> {
        Some(draft_of(text))
    }
}

/// A text of the person.
#[derive(Clone, Copy)]
struct Line {
    id: &'static str,
    label: Key,
    get: fn(&Person) -> &String,
    set: fn(&mut Person, String),
    kind: TextKind,
}

macro_rules! line {
    ($id:literal, $field:ident, $key:expr) => {
        line!($id, $field, $key, TextKind::Words)
    };
    ($id:literal, $field:ident, $key:expr, $kind:expr) => {
        Line {
            id: $id,
            label: $key as Key,
            get: |person| &person.$field,
            set: |person, text| person.$field = text,
            kind: $kind,
        }
    };
}

/// All fields.
#[component]
pub(super) fn TypeFields(
    draft: RwSignal<Draft>,
    invitation: StoredValue<Invitation>,
) -> impl IntoView {
    view! {
        <section class="cm-section" aria-labelledby="who">
            <h2 id="who">{t!(people.details_title)}</h2>
            <Roles draft />
            <PersonLines draft />
        </section>
        <section class="cm-section" aria-labelledby="time">
            <h2 id="time">{t!(enrol.time_title)}</h2>
            <Time draft />
        </section>
        <Questions draft invitation />
        <section class="cm-section" aria-labelledby="policy">
            <h2 id="policy">{t!(enrol.policy_title)}</h2>
            <Consent draft />
        </section>
    }
}

#[component]
fn Roles(draft: RwSignal<Draft>) -> impl IntoView {
    let choices = Signal::derive(move || {
        let choice = |role: &Role| Choice::new(role.word(), role_name(*role));
        Role::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let roles = draft.with(|draft| draft.roles.clone());
        roles
            .iter()
            .map(|it| it.word().to_owned())
            .collect::<Vec<_>>()
    });
    let save = move |words: Vec<String>| {
        let roles = words.iter().filter_map(|word| Role::from_word(word));
        let roles = roles.collect();
        draft.update(|draft| draft.roles = roles);
    };
    view! {
        <CheckGroup id="roles" legend=t!(people.takes_part_as) choices chosen on_change=save />
    }
}

#[component]
fn PersonLines(draft: RwSignal<Draft>) -> impl IntoView {
    let lines = [
        line!("given-name", given_name, key!(enrol.given_name)),
        line!("family-name", family_name, key!(enrol.family_name)),
        line!("email", email, key!(enrol.email), TextKind::Email),
        line!("phone", phone, key!(enrol.phone), TextKind::Telephone),
        line!("agency", agency, key!(enrol.agency)),
        line!("unit", unit, key!(enrol.unit)),
        line!("job-title", job_title, key!(enrol.job_title)),
        line!("grade", grade, key!(enrol.grade)),
        line!("location", location, key!(enrol.location)),
        line!("manager-name", manager_name, key!(enrol.manager_name)),
        line!(
            "manager-email",
            manager_email,
            key!(enrol.manager_email),
            TextKind::Email
        ),
    ];
    let one = move |line: Line| {
        let (get, set) = (line.get, line.set);
        let value = Signal::derive(move || draft.with(|draft| get(&draft.person).clone()));
        let save = move |text: String| {
            draft.update(|draft| set(&mut draft.person, text.trim().to_owned()));
        };
        view! {
            <TextField
                id=line.id
                label=label(line.label)
                value
                on_change=save
                kind=line.kind
                need=Need::Optional
            />
        }
    };
    lines.map(one).into_iter().collect_view()
}

#[component]
fn Time(draft: RwSignal<Draft>) -> impl IntoView {
    let words = TimeWords {
        hours: t!(people.hours),
        modes: t!(people.modes),
        modes_hint: t!(people.modes_hint),
        places: t!(people.places),
        wants: t!(people.wants),
    };
    let edit = move |edit: DraftEdit| draft.update(edit);
    view! { <TimeFields draft edit words /> }
}

#[component]
fn Questions(draft: RwSignal<Draft>, invitation: StoredValue<Invitation>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let draft = draft.read();
        invitation.with_value(|it| {
            let shown = asked(&it.questions, &draft.roles, &draft.answers);
            shown.into_iter().cloned().collect::<Vec<Question>>()
        })
    });
    view! {
        <Show when=move || !shown.read().is_empty()>
            <section class="cm-section" aria-labelledby="questions">
                <h2 id="questions">{t!(enrol.questions_title)}</h2>
                <For each=move || shown.get() key=|it| it.id.to_string() let(question)>
                    <One draft question />
                </For>
            </section>
        </Show>
    }
}

#[component]
fn One(draft: RwSignal<Draft>, question: Question) -> impl IntoView {
    let id = question.id.clone();
    let now = {
        let id = id.clone();
        Memo::new(move |_| draft.with(|draft| draft.answers.get(&id).cloned()))
    };
    let save = move |answer: Option<Answer>| {
        draft.update(|draft| {
            match answer {
                Some(answer) => draft.answers.insert(id.clone(), answer),
                None => draft.answers.remove(&id),
            };
        });
    };
    view! { <QuestionField id=question.id.to_string() question now save /> }
}

#[component]
fn Consent(draft: RwSignal<Draft>) -> impl IntoView {
    let checked = Signal::derive(move || draft.with(|draft| draft.consents));
    let note = Signal::derive(move || draft.with(|draft| draft.note.clone()));
    view! {
        <Checkbox
            id="consent"
            label=t!(enrol.type_consent)
            checked
            on_change=move |on: bool| draft.update(|draft| draft.consents = on)
        />
        <TextArea
            id="note"
            label=t!(enrol.hand_note)
            need=Need::Optional
            value=note
            on_change=move |text: String| draft.update(|draft| draft.note = text)
            rows=2
        />
    }
}
