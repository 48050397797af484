//! The answers of one role, by its form. Sensitive questions are marked.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::people::{Answer, Answers, Participation, Role};
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::{Details, Tag, Tone};
use crate::ui::widgets::question_field::QuestionField;

/// The form of a role with what this person answered.
#[component]
pub fn AnswersForm(part: Id<Participation>, role: Role) -> impl IntoView {
    let programme = use_desk().programme();
    let form = Memo::new(move |_| {
        let programme = programme.read();
        let form = programme.form_of(role).into_iter();
        form.map(|it| (**it).clone()).collect::<Vec<Question>>()
    });
    let n_answered = {
        let part = part.clone();
        Memo::new(move |_| {
            let programme = programme.read();
            form.with(|form| {
                form.iter()
                    .filter(|question| programme.answer(&part, &question.id).is_some())
                    .count()
            })
        })
    };
    let part = StoredValue::new(part);
    let summary = Signal::derive(move || {
        let n = form.read().len();
        text_n!(
            n,
            people.answers_1,
            people.answers_n,
            answered = n_answered.get()
        )
    });
    view! {
        <Show when=move || !form.read().is_empty()>
            <Details summary=summary>
                <For each=move || form.get() key=|it| it.id.to_string() let(question)>
                    <OneAnswer part=part.get_value() role question />
                </For>
            </Details>
        </Show>
    }
}

#[component]
fn OneAnswer(part: Id<Participation>, role: Role, question: Question) -> impl IntoView {
    let act = use_act();
    let programme = use_desk().programme();
    let error = RwSignal::new(None::<String>);
    let (of, asked) = (part.clone(), question.id.clone());
    let now = Memo::new(move |_| programme.read().answer(&of, &asked).cloned());
    let asked = question.id.clone();
    let save = move |answer: Option<Answer>| {
        let id = part.cast::<Answers>();
        let held = programme.read_untracked().answers.get(&id).cloned();
        let mut answers = held.map_or_else(
            || Answers {
                id,
                ..Answers::default()
            },
            |it| (*it).clone(),
        );
        match answer {
            Some(answer) => answers.by_question.insert(asked.clone(), answer),
            None => answers.by_question.remove(&asked),
        };
        error.set(act.save_field(Change::save(answers)));
    };
    let id = format!("{}-{}", role.word(), question.id);
    let marked = question
        .sensitive
        .then(|| view! { <p><Tag text=t!(people.sensitive) tone=Tone::Waiting /></p> });
    view! {
        <div>
            <QuestionField id question now save error />
            {marked}
        </div>
    }
}
