//! Choosing: select, radio buttons and cards, checkboxes.

use leptos::prelude::*;

use super::dom::id_word;
use super::field::{Around, FieldWidth, Need, words_below};
use super::icon::{Icon, Shape};

/// One thing to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the caller gets.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// More about it, where there is room.
    pub hint: Option<String>,
    /// What tells it from the others, each a name and a value; on cards.
    pub facts: Vec<(String, String)>,
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            facts: Vec::new(),
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with one more fact.
    #[must_use]
    pub fn fact(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.facts.push((name.into(), value.into()));
        self
    }
}

/// One of a few, in the browser's own list.
#[component]
pub fn Select(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen; empty while nothing is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether one must be chosen.
    #[prop(default = Need::Required)]
    need: Need,
    /// The words for "nothing chosen"; without them there is no such row.
    #[prop(optional, into)]
    empty: MaybeProp<String>,
    /// How wide it is.
    #[prop(default = FieldWidth::Medium)]
    width: FieldWidth,
) -> impl IntoView {
    let around = Around {
        id: id.clone(),
        label,
        hint,
        error,
        need,
    };
    let options = move || {
        let chosen = value.get();
        let option = |value: String, label: String| {
            let selected = value == chosen;
            view! { <option value=value prop:selected=selected>{label}</option> }
        };
        let first = empty.get().map(|words| option(String::new(), words));
        let rest = choices
            .get()
            .into_iter()
            .map(|choice| option(choice.value, choice.label))
            .collect_view();
        (first, rest)
    };
    let control = view! {
        <div class=format!("cm-select {}", width.class())>
            <select
                class="cm-control"
                id=id.clone()
                name=id
                aria-describedby=around.described_by()
                aria-invalid=around.invalid()
                on:change=move |ev| on_change.run(event_target_value(&ev))
            >
                {options}
            </select>
            <Icon shape=Shape::Down />
        </div>
    };
    around.frame(control.into_any())
}

/// How radio buttons stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RadioLook {
    /// One under the other.
    #[default]
    List,
    /// Side by side, for two or three short words.
    Inline,
    /// Boxes with room for a hint, for a decision.
    Cards,
}

/// One of a few, all in sight.
#[component]
pub fn RadioGroup(
    /// The group's id; the buttons' ids are made from it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value chosen; empty while nothing is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// How the buttons stand.
    #[prop(default = RadioLook::List)]
    look: RadioLook,
) -> impl IntoView {
    let name = id.clone();
    let item = move |choice: Choice| {
        let item_id = format!("{name}-{}", id_word(&choice.value));
        let hint_id = format!("{item_id}-hint");
        let facts_id = format!("{item_id}-facts");
        let mut described = Vec::new();
        if choice.hint.is_some() {
            described.push(hint_id.clone());
        }
        if !choice.facts.is_empty() {
            described.push(facts_id.clone());
        }
        let described = (!described.is_empty()).then(|| described.join(" "));
        let facts = (!choice.facts.is_empty()).then(|| {
            let fact = |(name, value)| view! { <div><dt>{name}</dt>" "<dd>{value}</dd></div> };
            let facts = choice.facts.into_iter().map(fact).collect_view();
            view! { <dl class="cm-choice__facts" id=facts_id>{facts}</dl> }
        });
        let mine = choice.value.clone();
        let checked = move || value.read() == mine;
        view! {
            <div class="cm-choice">
                <input
                    class="cm-choice__input"
                    type="radio"
                    id=item_id.clone()
                    name=name.clone()
                    value=choice.value.clone()
                    prop:checked=checked
                    aria-describedby=described
                    on:change=move |_| on_change.run(choice.value.clone())
                />
                <label class="cm-choice__label" for=item_id>{choice.label}</label>
                {choice.hint.map(|hint| view! { <p class="usa-hint" id=hint_id>{hint}</p> })}
                {facts}
            </div>
        }
    };
    let class = match look {
        RadioLook::List => "cm-choices",
        RadioLook::Inline => "cm-choices cm-choices--inline",
        RadioLook::Cards => "cm-choices cm-choices--cards",
    };
    let items = view! {
        <div class=class>{move || choices.get().into_iter().map(&item).collect_view()}</div>
    };
    fieldset(id, legend, hint, error, items.into_any())
}

/// Any of a few, all in sight.
#[component]
pub fn CheckGroup(
    /// The group's id; the boxes' ids are made from it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The values chosen.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// Called with the values chosen, in the order of the choices.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: MaybeProp<String>,
) -> impl IntoView {
    let name = id.clone();
    let toggle = move |value: &str, on: bool| {
        let old = chosen.get_untracked();
        let next = choices
            .get_untracked()
            .into_iter()
            .map(|choice| choice.value)
            .filter(|each| {
                if each == value {
                    on
                } else {
                    old.contains(each)
                }
            })
            .collect();
        on_change.run(next);
    };
    let item = move |choice: Choice| {
        let mine = choice.value.clone();
        view! {
            <Checkbox
                id=format!("{name}-{}", id_word(&choice.value))
                label=choice.label
                hint=choice.hint
                checked=Signal::derive(move || chosen.read().contains(&mine))
                on_change=move |on| toggle(&choice.value, on)
            />
        }
    };
    let items = view! {
        <div class="cm-choices">{move || choices.get().into_iter().map(&item).collect_view()}</div>
    };
    fieldset(id, legend, hint, error, items.into_any())
}

/// Yes or no to one sentence.
#[component]
pub fn Checkbox(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The sentence.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with whether it is ticked now.
    #[prop(into)]
    on_change: Callback<bool>,
    /// More about it.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    view! {
        <div class="cm-choice">
            <input
                class="cm-choice__input"
                type="checkbox"
                id=id.clone()
                name=id.clone()
                prop:checked=checked
                aria-describedby=move || hint.read().is_some().then(|| described.clone())
                on:change=move |ev| on_change.run(event_target_checked(&ev))
            />
            <label class="cm-choice__label" for=id>{label}</label>
            {move || hint.get().map(|hint| view! { <p class="usa-hint" id=hint_id.clone()>{hint}</p> })}
        </div>
    }
}

/// Fields that answer one question, under that question.
#[component]
pub fn Fieldset(
    /// The group's id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with the answers together.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    fieldset(id, legend, hint, error, children().into_any())
}

fn fieldset(
    id: String,
    legend: Signal<String>,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
    items: AnyView,
) -> AnyView {
    let around = Around {
        id: id.clone(),
        label: legend,
        hint,
        error,
        need: Need::Required,
    };
    let class = move || {
        if error.read().is_some() {
            "cm-fieldset cm-field--error"
        } else {
            "cm-fieldset"
        }
    };
    view! {
        <fieldset class=class id=id.clone() aria-describedby=around.described_by()>
            <legend class="cm-legend">{legend}</legend>
            {words_below(&id, hint, error)}
            {items}
        </fieldset>
    }
    .into_any()
}
