//! Fields for a line, several lines, a whole number, a day.

use leptos::prelude::*;

use super::field::{Around, FieldWidth, Need};
use super::typing::Typed;
use crate::ui::i18n::text;

/// What is expected in a line of text; chooses keyboard and autofill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Any words.
    #[default]
    Words,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// Words to search for.
    Search,
}

impl TextKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Words => "text",
            Self::Email => "email",
            Self::Telephone => "tel",
            Self::Search => "search",
        }
    }
}

/// One line of text. `on_change` hears the text when the person leaves the
/// field, `on_input` at every key.
#[component]
pub fn TextField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called at every key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Called when the text is final.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// What is expected.
    #[prop(default = TextKind::Words)]
    kind: TextKind,
    /// Whether it must be filled in.
    #[prop(default = Need::Required)]
    need: Need,
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
    let typed = Typed::over(value, &id);
    let hand_on = move |text: String| {
        if let Some(on_change) = on_change {
            on_change.run(text);
        }
    };
    if on_input.is_none() {
        typed.take_up(hand_on);
    }
    let control = view! {
        <input
            class=format!("cm-control {}", width.class())
            type=kind.input_type()
            id=id.clone()
            name=id
            autocomplete="off"
            prop:value=typed.shown()
            aria-describedby=around.described_by()
            aria-invalid=around.invalid()
            on:input=move |ev| {
                let text = event_target_value(&ev);
                match on_input {
                    Some(on_input) => on_input.run(text),
                    None => typed.type_in(text),
                }
            }
            on:change=move |ev| {
                let text = event_target_value(&ev);
                typed.hand_over(&text, error, || hand_on(text.clone()));
            }
            on:blur=move |_| typed.leave(error)
        />
    };
    around.frame_with(
        control.into_any(),
        typed.about_other(Callback::new(hand_on)),
    )
}

/// Several lines of text; events as in [`TextField`].
#[component]
pub fn TextArea(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called at every key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Called when the text is final.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// How many lines it shows.
    #[prop(default = 4)]
    rows: u32,
    /// Whether it must be filled in.
    #[prop(default = Need::Required)]
    need: Need,
) -> impl IntoView {
    let around = Around {
        id: id.clone(),
        label,
        hint,
        error,
        need,
    };
    let typed = Typed::over(value, &id);
    let hand_on = move |text: String| {
        if let Some(on_change) = on_change {
            on_change.run(text);
        }
    };
    if on_input.is_none() {
        typed.take_up(hand_on);
    }
    let control = view! {
        <textarea
            class="cm-control cm-control--full"
            id=id.clone()
            name=id
            rows=rows
            prop:value=typed.shown()
            aria-describedby=around.described_by()
            aria-invalid=around.invalid()
            on:input=move |ev| {
                let text = event_target_value(&ev);
                match on_input {
                    Some(on_input) => on_input.run(text),
                    None => typed.type_in(text),
                }
            }
            on:change=move |ev| {
                let text = event_target_value(&ev);
                typed.hand_over(&text, error, || hand_on(text.clone()));
            }
            on:blur=move |_| typed.leave(error)
        ></textarea>
    };
    around.frame_with(
        control.into_any(),
        typed.about_other(Callback::new(hand_on)),
    )
}

/// A whole number. What is no whole number within the bounds is said under the
/// label and not handed on; a button below the field asks `refused` before it
/// does anything with the number before, and sets it where a number is missing.
#[component]
pub fn NumberField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The number, or nothing yet.
    #[prop(into)]
    value: Signal<Option<i64>>,
    /// Called with a number within the bounds, or nothing when emptied.
    #[prop(into)]
    on_change: Callback<Option<i64>>,
    /// The smallest number that makes sense.
    #[prop(default = 0)]
    min: i64,
    /// The largest number that makes sense.
    #[prop(default = 1_000_000)]
    max: i64,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What else is wrong with it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether what is typed there is no such number.
    #[prop(optional)]
    refused: Option<RwSignal<bool>>,
    /// Whether it must be filled in.
    #[prop(default = Need::Required)]
    need: Need,
) -> impl IntoView {
    let refused = refused.unwrap_or_else(|| RwSignal::new(false));
    let error = MaybeProp::derive(move || {
        if refused.get() {
            Some(text!(kit.number_between, min = min, max = max))
        } else {
            error.get()
        }
    });
    let shown = move || value.get().map(|n| n.to_string()).unwrap_or_default();
    let typed = Typed::over(Signal::derive(shown), &id);
    let around = Around {
        id: id.clone(),
        label,
        hint,
        error,
        need,
    };
    let read = move |text: String| {
        let text = text.trim();
        let number = text.parse::<i64>().ok();
        let number = number.filter(|n| (min..=max).contains(n));
        refused.set(!text.is_empty() && number.is_none());
        if text.is_empty() || number.is_some() {
            on_change.run(number);
        }
    };
    typed.take_up(read);
    let control = view! {
        <input
            class="cm-control cm-control--short"
            type="text"
            inputmode="numeric"
            id=id.clone()
            name=id
            autocomplete="off"
            prop:value=typed.shown()
            aria-describedby=around.described_by()
            aria-invalid=around.invalid()
            on:input=move |ev| typed.type_in(event_target_value(&ev))
            on:change=move |ev| {
                let text = event_target_value(&ev);
                typed.hand_over(&text, error, || read(text.clone()));
            }
            on:blur=move |_| typed.leave(error)
        />
    };
    around.frame_with(control.into_any(), typed.about_other(Callback::new(read)))
}

/// A day, as the browser's own field for it. The value is `2026-03-04`, or
/// empty; the caller parses it.
#[component]
pub fn DateField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The day as `YYYY-MM-DD`, or empty.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the day as `YYYY-MM-DD`, or empty.
    #[prop(into)]
    on_change: Callback<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether it must be filled in.
    #[prop(default = Need::Required)]
    need: Need,
) -> impl IntoView {
    let around = Around {
        id: id.clone(),
        label,
        hint,
        error,
        need,
    };
    let control = view! {
        <input
            class="cm-control cm-control--medium"
            type="date"
            id=id.clone()
            name=id
            prop:value=value
            aria-describedby=around.described_by()
            aria-invalid=around.invalid()
            on:change=move |ev| on_change.run(event_target_value(&ev))
        />
    };
    around.frame(control.into_any())
}
