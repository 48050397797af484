//! A day that is counted from another: how many days, from which, and which
//! day that is where it is known already.

use leptos::prelude::*;

use crate::domain::plan::{CountedFrom, MAX_DAYS};
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Choice, FieldWidth, Need, NumberField, Select};
use crate::ui::widgets::moment::day_words;
use crate::ui::widgets::plan_words::counted_from_name;

/// The two fields of a counted day, each handed on when the person leaves it.
#[component]
pub fn CountedDay(
    /// What the ids of the fields begin with.
    id: String,
    /// The days.
    #[prop(into)]
    days: Signal<i64>,
    /// From which day they are counted.
    #[prop(into)]
    from: Signal<CountedFrom>,
    /// Called with other days.
    #[prop(into)]
    on_days: Callback<i64>,
    /// Called with another day to count from.
    #[prop(into)]
    on_from: Callback<CountedFrom>,
) -> impl IntoView {
    let desk = use_desk();
    let froms = Signal::derive(|| {
        let choice = |from: &CountedFrom| Choice::new(from.word(), counted_from_name(*from));
        CountedFrom::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let shown = Signal::derive(move || Some(days.get()));
    let keep_days = move |n: Option<i64>| on_days.run(n.unwrap_or_default());
    let keep_from = move |word: String| {
        if let Some(from) = CountedFrom::from_word(&word) {
            on_from.run(from);
        }
    };
    // Where the day to count from is known, the hint names the day it comes to.
    let hint = Signal::derive(move || {
        let first_day = desk.programme().read().facts.starts_on;
        match from.get().day(days.get(), first_day, None) {
            Some(day) => text!(setup.due_day, day = day_words(day)),
            None => text!(setup.due_days_hint),
        }
    });
    view! {
        <NumberField
            id=format!("{id}-days")
            label=t!(setup.due_days)
            value=shown
            hint=hint
            min=-MAX_DAYS
            max=MAX_DAYS
            need=Need::Optional
            on_change=keep_days
        />
        <Select
            id=format!("{id}-from")
            label=t!(setup.counted_from)
            choices=froms
            value=Signal::derive(move || from.get().word().to_owned())
            width=FieldWidth::Medium
            on_change=keep_from
        />
    }
}
