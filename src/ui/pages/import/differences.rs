//! Values of known people that differ: what the programme holds beside what the
//! file says, and which of them counts.

use leptos::prelude::*;

use super::bench::Bench;
use super::rows::{row_at, row_key};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::import::{Choice as Which, Difference, DifferenceAt, RowRef};
use crate::ui::i18n::{t, text, text_n, word};
use crate::ui::kit::{Button, Choice, Look, RadioGroup};
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::record_words::field_key;

/// One act for every value nobody decided about.
#[component]
pub fn DifferenceActs(bench: Bench) -> impl IntoView {
    let n_open = Memo::new(move |_| {
        let preview = bench.preview.read();
        let differences = preview.rows.iter().flat_map(|row| &row.differences);
        differences
            .filter(|it| it.choice == Which::Undecided)
            .count()
    });
    let all = move |choice: Which| {
        let preview = bench.preview.get_untracked();
        let touched: Vec<RowRef> = preview
            .rows
            .iter()
            .filter(|row| {
                row.differences
                    .iter()
                    .any(|it| it.choice == Which::Undecided)
            })
            .map(|row| row.at)
            .collect();
        for at in touched {
            bench.touch(at);
        }
        bench.choose(|import| import.set_all_differences(&preview, choice));
    };
    view! {
        <Show when=move || n_open.get() != 0>
            <section class="cm-section" aria-labelledby="differences">
                <h2 id="differences">{move || text_n!(n_open.get(), import.differ_1, import.differ_n)}</h2>
                <p>{t!(import.differ_text)}</p>
                <div class="cm-acts">
                    <Button
                        label=t!(import.take_all)
                        look=Look::Outline
                        on_press=move |()| all(Which::Take)
                    />
                    <Button
                        label=t!(import.keep_all)
                        look=Look::Outline
                        on_press=move |()| all(Which::Keep)
                    />
                </div>
            </section>
        </Show>
    }
}

/// The values of one row that differ.
#[component]
pub fn Differences(bench: Bench, at: RowRef) -> impl IntoView {
    let row = row_at(bench, at);
    let places = Memo::new(move |_| {
        row.with(|row| {
            let differences = row.as_ref().map_or(&[][..], |row| &row.differences[..]);
            differences
                .iter()
                .map(|it| it.at.clone())
                .collect::<Vec<_>>()
        })
    });
    view! {
        <For each=move || places.get() key=|place| format!("{place:?}") let(place)>
            <OneDifference bench at place />
        </For>
    }
}

#[component]
fn OneDifference(bench: Bench, at: RowRef, place: DifferenceAt) -> impl IntoView {
    let row = row_at(bench, at);
    let wanted = place.clone();
    let now = Memo::new(move |_| {
        row.with(|row| {
            let mut differences = row.as_ref()?.differences.iter();
            differences.find(|it| it.at == wanted).cloned()
        })
    });
    let named = place.clone();
    let legend = Signal::derive(move || place_name(&bench.desk.programme().read(), &named));
    let choices = Signal::derive(move || {
        now.with(|now| {
            let Some(Difference { old, new, .. }) = now else {
                return Vec::new();
            };
            vec![
                Choice::new("keep", text!(import.keep_old, value = value_words(old))),
                Choice::new("take", text!(import.take_new, value = value_words(new))),
            ]
        })
    });
    let value = Signal::derive(move || {
        let word = now.with(|now| match now.as_ref().map(|it| it.choice) {
            Some(Which::Keep) => "keep",
            Some(Which::Take) => "take",
            Some(Which::Undecided) | None => "",
        });
        word.to_owned()
    });
    let id = format!("differ-{}-{}", row_key(at), place_word(&place));
    let chosen = move |word: String| {
        let choice = if word == "take" {
            Which::Take
        } else {
            Which::Keep
        };
        let place = place.clone();
        bench.touch(at);
        bench.choose(|import| import.set_difference(at, place, choice));
    };
    view! { <RadioGroup id=id legend=legend choices=choices value=value on_change=chosen /> }
}

fn place_word(place: &DifferenceAt) -> String {
    match place {
        DifferenceAt::Person(field) => format!("person-{field}"),
        DifferenceAt::Part(role, field) => format!("{}-{field}", role.word()),
        DifferenceAt::Answer(role, question) => format!("{}-{question}", role.word()),
    }
}

fn place_name(programme: &Programme, place: &DifferenceAt) -> String {
    match place {
        DifferenceAt::Person(field) | DifferenceAt::Part(_, field) => field_words(field),
        DifferenceAt::Answer(_, question) => programme
            .questions
            .get(question)
            .map(|it| it.label.in_language(page_language()).to_owned())
            .unwrap_or_default(),
    }
}

/// A stored value as a person reads it.
pub fn value_words(value: &Value) -> String {
    match value {
        Value::Null => text!(import.value_none),
        Value::Bool(true) => text!(import.value_yes),
        Value::Bool(false) => text!(import.value_no),
        Value::Int(int) => int.to_string(),
        Value::Text(text) if text.is_empty() => text!(import.value_none),
        Value::Text(text) => text.clone(),
        Value::List(list) => {
            let words: Vec<String> = list.iter().map(value_words).collect();
            words.join("; ")
        }
        Value::Map(_) => String::new(),
    }
}

/// A stored field's name; a field of a newer version keeps its stored one.
fn field_words(field: &str) -> String {
    field_key(field).map_or_else(|| field.to_owned(), |key| word(key).to_owned())
}
