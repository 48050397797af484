//! Whether a question is asked always, or only after an answer to an earlier one.

use leptos::prelude::*;

use super::Builder;
use super::words::fault_words;
use crate::domain::form::{Question, QuestionKind};
use crate::domain::id::Id;
use crate::flow::form_edit::{Fault, condition_answers, earlier};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Choice, FieldWidth, Need, Select};
use crate::ui::widgets::question_words::question_label;

/// Stands in the list of answers for any answer at all.
const ANY: &str = "*";

/// The earlier question and the answer to it.
#[component]
pub(super) fn Condition(
    builder: Builder,
    question: Memo<Question>,
    id: Id<Question>,
) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let own_id = id.clone();
    let offered = Memo::new(move |_| {
        let programme = builder.programme.read();
        let earlier = earlier(&programme, &own_id).into_iter();
        earlier.map(|it| (**it).clone()).collect::<Vec<Question>>()
    });
    let choices = Signal::derive(move || {
        let choice = |(n, it): (usize, &Question)| {
            let words = format!("{n}. {}", question_label(it));
            Choice::new(it.id.as_str(), words)
        };
        let offered = offered.read();
        let mut all: Vec<Choice> = (1..).zip(offered.iter()).map(choice).collect();
        // One that cannot be chosen is still what stands there.
        let stands = question.read().only_if.clone();
        let odd = stands.filter(|id| !offered.iter().any(|it| it.id == *id));
        all.extend(odd.map(|id| {
            let programme = builder.programme.read();
            let words = programme.questions.get(&id).map(|it| question_label(it));
            let words = words.unwrap_or_else(|| text!(form.a_question_gone));
            Choice::new(id.as_str(), words)
        }));
        all
    });
    let on = Memo::new(move |_| {
        let wanted = question.read().only_if.clone()?;
        offered.read().iter().find(|it| it.id == wanted).cloned()
    });
    let fault_id = id.clone();
    let error = Signal::derive(move || {
        let wrong = builder.faults.with(|faults| {
            let mut faults = faults.get(&fault_id)?.iter();
            faults.find(|it| is_of_condition(it)).map(fault_words)
        });
        refused.get().or(wrong)
    });
    let keep_question = move |chosen: String| {
        let mut after = question.get_untracked();
        let offered = offered.read_untracked();
        let on = offered.iter().find(|it| it.id.as_str() == chosen);
        after.only_if = on.map(|it| it.id.clone());
        after.only_if_answer = on.map(usual_answer).unwrap_or_default();
        refused.set(builder.save(after));
    };
    let keep_answer = move |answer: String| {
        let mut after = question.get_untracked();
        after.only_if_answer = if answer == ANY { String::new() } else { answer };
        refused.set(builder.save(after));
    };
    let answers = Signal::derive(move || {
        let on = on.get();
        let mut all = vec![Choice::new(ANY, text!(form.any_answer))];
        all.extend(on.iter().flat_map(|on| {
            let is_yes_no = on.kind == QuestionKind::YesNo;
            let choice = move |answer: String| {
                let words = match answer.as_str() {
                    "yes" if is_yes_no => text!(people.yes),
                    "no" if is_yes_no => text!(people.no),
                    other => other.to_owned(),
                };
                Choice::new(answer, words)
            };
            condition_answers(on).into_iter().map(choice)
        }));
        let stands = question.read().only_if_answer.clone();
        if !stands.is_empty() && !all.iter().any(|it| it.value == stands) {
            let words = text!(form.answer_gone, answer = stands);
            all.push(Choice::new(stands, words));
        }
        all
    });
    let answer = Signal::derive(move || {
        let question = question.read();
        if question.only_if_answer.is_empty() {
            ANY.to_owned()
        } else {
            question.only_if_answer.clone()
        }
    });
    let answer_id = StoredValue::new(format!("condition-answer-{id}"));
    let condition_id = StoredValue::new(format!("condition-{id}"));
    view! {
        <Show
            when=move || !offered.read().is_empty() || question.read().only_if.is_some()
            fallback=|| view! { <p class="cm-quiet">{t!(form.first_is_always_asked)}</p> }
        >
            <Select
                id=condition_id.get_value()
                label=t!(form.condition)
                hint=t!(form.condition_hint)
                error=error
                need=Need::Optional
                empty=t!(form.always)
                choices
                value=Signal::derive(move || {
                    let on = question.read().only_if.clone();
                    on.map(|it| it.to_string()).unwrap_or_default()
                })
                width=FieldWidth::Full
                on_change=keep_question
            />
            <Show when=move || on.read().is_some()>
                <Select
                    id=answer_id.get_value()
                    label=t!(form.condition_answer)
                    choices=answers
                    value=answer
                    on_change=keep_answer
                />
            </Show>
        </Show>
    }
}

/// The answer a new condition starts with: yes, or any.
fn usual_answer(on: &Question) -> String {
    match on.kind {
        QuestionKind::YesNo => "yes".to_owned(),
        _ => String::new(),
    }
}

fn is_of_condition(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::ConditionGone | Fault::ConditionNotEarlier | Fault::NoSuchAnswer | Fault::OtherRole
    )
}
