//! Hours, ways to meet, places and wants of somebody who applies, as they fill
//! it in or as a coordinator types it.
//!
//! Leaves out where the draft is kept.

use leptos::prelude::*;

use crate::domain::people::{Mode, Role};
use crate::flow::enrol::form::Draft;
use crate::ui::kit::{CheckGroup, Choice, Need, NumberField};
use crate::ui::widgets::words::mode_name;

/// Most hours a month that make sense.
const MAX_HOURS: i64 = 80;

/// An edit of a draft.
pub type DraftEdit = Box<dyn FnOnce(&mut Draft) + Send + Sync>;

/// What the fields are called, to whoever fills them in.
#[derive(Clone, Copy)]
pub struct TimeWords {
    /// Hours a month.
    pub hours: Signal<String>,
    /// Ways to meet.
    pub modes: Signal<String>,
    /// What none ticked means.
    pub modes_hint: Signal<String>,
    /// Places of a mentor.
    pub places: Signal<String>,
    /// Mentors wanted by a mentee.
    pub wants: Signal<String>,
}

/// The fields; places and wants as the roles ask for them.
#[component]
pub fn TimeFields(
    /// The draft.
    #[prop(into)]
    draft: Signal<Draft>,
    /// Makes an edit of it.
    #[prop(into)]
    edit: Callback<DraftEdit>,
    /// The labels.
    words: TimeWords,
    /// What the programme expects.
    #[prop(optional, into)]
    hours_hint: MaybeProp<String>,
) -> impl IntoView {
    let has = move |role: Role| draft.with(|draft| draft.roles.contains(&role));
    let number = move |get: fn(&Draft) -> u32| {
        Signal::derive(move || {
            let n = draft.with(get);
            (n > 0).then_some(i64::from(n))
        })
    };
    let keep = move |set: fn(&mut Draft, u32)| {
        Callback::new(move |n: Option<i64>| {
            let n = n.and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
            edit.run(Box::new(move |draft| set(draft, n)));
        })
    };
    let modes = Signal::derive(|| {
        let choice = |mode: &Mode| Choice::new(mode.word(), mode_name(*mode));
        Mode::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let modes = draft.with(|draft| draft.modes.clone());
        let words = modes.iter().map(|mode| mode.word().to_owned());
        words.collect::<Vec<_>>()
    });
    let save_modes = move |words: Vec<String>| {
        let modes = words.iter().filter_map(|word| Mode::from_word(word));
        let modes = modes.collect();
        edit.run(Box::new(move |draft| draft.modes = modes));
    };
    view! {
        <NumberField
            id="hours"
            label=words.hours
            hint=hours_hint
            need=Need::Optional
            max=MAX_HOURS
            value=number(|draft| draft.hours_a_month)
            on_change=keep(|draft, n| draft.hours_a_month = n)
        />
        <CheckGroup
            id="modes"
            legend=words.modes
            hint=words.modes_hint
            choices=modes
            chosen
            on_change=save_modes
        />
        <Show when=move || has(Role::Mentor)>
            <NumberField
                id="places"
                label=words.places
                need=Need::Optional
                min=1
                max=i64::from(Role::Mentor.largest_capacity())
                value=number(|draft| draft.places)
                on_change=keep(|draft, n| draft.places = n)
            />
        </Show>
        <Show when=move || has(Role::Mentee)>
            <NumberField
                id="wants"
                label=words.wants
                need=Need::Optional
                min=1
                max=i64::from(Role::Mentee.largest_capacity())
                value=number(|draft| draft.wants)
                on_change=keep(|draft, n| draft.wants = n)
            />
        </Show>
    }
}
