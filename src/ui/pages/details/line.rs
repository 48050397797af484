//! One value that is held, and a field to correct it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::field::FieldValue as _;
use crate::domain::people::{Answer, Mode};
use crate::domain::text::Language;
use crate::domain::value::Value;
use crate::flow::details::{At, Label, Line, reads_the_same, typed};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, CheckGroup, Choice, Look, Need, Select, Tag, TextField, Tone, dom_id,
};
use crate::ui::widgets::detail_words::{label_words, value_words};
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::question_field::QuestionField;
use crate::ui::widgets::words::mode_name;

/// A value with "Change" beside it where it is the person's to say.
#[component]
pub(super) fn LineOf(line: Line, corrected: RwSignal<BTreeMap<At, Value>>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let line = StoredValue::new(line);
    let label =
        Signal::derive(move || line.with_value(|it| label_words(page_language(), &it.label)));
    let held =
        Signal::derive(move || line.with_value(|it| value_words(page_language(), it, &it.value)));
    let new = Memo::new(move |_| {
        let new = line.with_value(|it| corrected.with(|all| all.get(&it.at).cloned()));
        new.filter(|new| line.with_value(|it| !reads_the_same(&it.value, new)))
    });
    let is_theirs = line.with_value(|it| it.is_theirs);
    let take_back = move |()| {
        editing.set(false);
        corrected.update(|all| line.with_value(|it| drop(all.remove(&it.at))));
    };
    let act = move || {
        if editing.get() || new.read().is_some() {
            view! {
                <Button label=t!(details.take_back) look=Look::Plain about=label on_press=take_back />
            }
            .into_any()
        } else {
            view! {
                <Button
                    label=t!(details.change)
                    look=Look::Plain
                    about=label
                    on_press=move |()| editing.set(true)
                />
            }
            .into_any()
        }
    };
    view! {
        <li>
            <strong>{label}</strong>": "{held}
            {move || new.get().map(|new| {
                let words = line.with_value(|it| value_words(page_language(), it, &new));
                view! {
                    " " <Tag text=t!(details.becomes, new = words) tone=Tone::Waiting />
                }
            })}
            " "
            {is_theirs.then_some(act)}
            <Show when=move || editing.get()>
                <Field line corrected label />
            </Show>
        </li>
    }
}

/// The field of a line, as the kind of value wants it.
#[component]
fn Field(
    line: StoredValue<Line>,
    corrected: RwSignal<BTreeMap<At, Value>>,
    label: Signal<String>,
) -> impl IntoView {
    let id = dom_id();
    let now = Signal::derive(move || {
        line.with_value(|it| {
            let new = corrected.with(|all| all.get(&it.at).cloned());
            new.unwrap_or_else(|| it.value.clone())
        })
    });
    let keep = move |value: Value| {
        let at = line.with_value(|it| it.at.clone());
        corrected.update(|all| drop(all.insert(at, value)));
    };
    let question = line.with_value(|it| match &it.label {
        Label::Question(question) => Some((**question).clone()),
        Label::Field(_) => None,
    });
    if let Some(question) = question {
        let answer = Signal::derive(move || Answer::from_value(&now.get()));
        let save = move |answer: Option<Answer>| {
            keep(answer.map(|it| it.to_value()).unwrap_or_default());
        };
        return view! { <QuestionField id question now=answer save /> }.into_any();
    }
    match line.with_value(|it| it.at.field.clone()).as_str() {
        "modes" => {
            let choices = Signal::derive(|| {
                let choice = |mode: &Mode| Choice::new(mode.word(), mode_name(*mode));
                Mode::ALL.iter().map(choice).collect::<Vec<_>>()
            });
            let chosen = Signal::derive(move || {
                let modes: Vec<Mode> = Vec::from_value(&now.get()).unwrap_or_default();
                let words = modes.iter().map(|mode| mode.word().to_owned());
                words.collect::<Vec<String>>()
            });
            let save = move |words: Vec<String>| keep(words.to_value());
            view! { <CheckGroup id legend=label choices chosen on_change=save /> }.into_any()
        }
        "letters_in" => {
            let choices = Signal::stored(vec![
                Choice::new(Language::English.word(), "English"),
                Choice::new(Language::Spanish.word(), "Español"),
            ]);
            let value = Signal::derive(move || now.get().as_text().unwrap_or_default().to_owned());
            let save = move |word: String| {
                keep(if word.is_empty() {
                    Value::Null
                } else {
                    word.into()
                });
            };
            view! {
                <Select id label choices value on_change=save empty=t!(people.letters_usual) />
            }
            .into_any()
        }
        _ => {
            let error = RwSignal::new(None::<String>);
            let value = Signal::derive(move || match now.get() {
                Value::Text(text) => text,
                Value::Int(n) => n.to_string(),
                Value::List(list) => {
                    let words = list.iter().filter_map(Value::as_text);
                    words.collect::<Vec<_>>().join(", ")
                }
                _ => String::new(),
            });
            let save = move |text: String| {
                let read = line.with_value(|it| typed(it, &text));
                error.set(read.is_none().then(|| text!(details.not_a_number)));
                if let Some(value) = read {
                    keep(value);
                }
            };
            view! { <TextField id label value error on_change=save need=Need::Optional /> }
                .into_any()
        }
    }
}
