//! The form as an applicant sees it: the questions of a role, those with a
//! condition as they are answered. Nothing typed here is kept.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Builder;
use super::roles::{role_choices, role_word, roles_in};
use crate::domain::check::needs_approval;
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::people::Answer;
use crate::flow::enrol::form::asked;
use crate::flow::templates::Seen;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Button, ButtonLink, EmptyState, Look, RadioGroup, RadioLook};
use crate::ui::routes::Route;
use crate::ui::widgets::question_field::QuestionField;
use crate::ui::widgets::question_words::seen_sentence;

type Answers = BTreeMap<Id<Question>, Answer>;

/// Who looks at it, and what they are asked.
#[component]
pub(super) fn Preview(builder: Builder, id: String) -> impl IntoView {
    let roles = roles_in(builder.query);
    let choices = role_choices();
    let chosen = Signal::derive(move || role_word(&roles.read()));
    let answers = RwSignal::new(Answers::new());
    let shown = Memo::new(move |_| {
        let form: Vec<Question> = builder.programme.with(|programme| {
            let form = programme.form().into_iter();
            form.map(|it| (**it).clone()).collect()
        });
        let shown = asked(&form, &roles.read(), &answers.read());
        shown.into_iter().cloned().collect::<Vec<Question>>()
    });
    let n_shown = move || {
        let n = shown.read().len();
        text_n!(n, form.asks_1, form.asks_n)
    };
    let before = move || {
        let programme = builder.programme.read();
        let approved = roles
            .read()
            .iter()
            .any(|it| needs_approval(&programme.facts, *it));
        if approved {
            text!(form.before_approval)
        } else {
            text!(form.before)
        }
    };
    view! {
        <RadioGroup
            id="form-as"
            legend=t!(form.as_whom)
            choices
            value=chosen
            look=RadioLook::Inline
            on_change=move |word: String| builder.query.set("as", Some(word))
        />
        <p class="cm-quiet">{before}</p>
        <p class="cm-quiet" role="status">{n_shown}</p>
        <Show
            when=move || !shown.read().is_empty()
            fallback=|| view! { <EmptyState text=t!(form.asks_none) /> }
        >
            // By all it holds: a question that was edited meanwhile is drawn anew.
            <div class="cm-sheet">
                <For each=move || shown.get() key=|it| format!("{it:?}") let(question)>
                    <Tried question answers />
                </For>
            </div>
        </Show>
        <p class="cm-quiet">{t!(form.afterwards)}</p>
        <div class="cm-acts cm-onward">
            <ButtonLink href=Route::Invite(id.clone()).href() label=t!(form.go_to_invitation) />
            <ButtonLink href=Route::PaperForm(id).href() label=t!(form.paper_open) look=Look::Outline />
            <Button
                label=t!(form.empty_answers)
                look=Look::Plain
                on_press=move |()| answers.set(Answers::new())
            />
        </div>
    }
}

/// One question, to try.
#[component]
fn Tried(question: Question, answers: RwSignal<Answers>) -> impl IntoView {
    let id = question.id.clone();
    let now = {
        let id = id.clone();
        Signal::derive(move || answers.read().get(&id).cloned())
    };
    let save = move |answer: Option<Answer>| {
        answers.update(|answers| {
            match answer {
                Some(answer) => answers.insert(id.clone(), answer),
                None => answers.remove(&id),
            };
        });
    };
    let seen = Seen::of(&question);
    let seen_by = MaybeProp::derive(move || Some(seen_sentence(seen)));
    view! { <QuestionField id=format!("try-{}", question.id) question now save seen_by /> }
}
