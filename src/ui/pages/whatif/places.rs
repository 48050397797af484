//! Other wants or places for single people, in a trial.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::flow::round::{Trial, takes_part};
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Choice, ComboBox, Look, Need, NumberField};
use crate::ui::widgets::words::role_name;

/// Who has how many places in the trial, and a way to try another number.
#[component]
pub(super) fn Places(now: Memo<Option<Trial>>, on_change: Callback<Trial>) -> impl IntoView {
    let programme = use_desk().programme();
    let chosen = RwSignal::new(Vec::<String>::new());
    let choices = Signal::derive(move || {
        let programme = programme.read();
        let parts = programme.participations.values();
        let mut choices: Vec<Choice> = parts
            .filter(|part| takes_part(&programme, part))
            .map(|part| {
                let name = programme.name_of(&part.id);
                let label = format!("{name} ({})", role_name(part.role));
                Choice::new(part.id.to_string(), label)
            })
            .collect();
        choices.sort_by(|a, b| a.label.cmp(&b.label));
        choices
    });
    let part = move || {
        let id = chosen.get().into_iter().next()?;
        Some(Id::<Participation>::new(id))
    };
    let set = move |id: &Id<Participation>, capacity: u32| {
        if let Some(mut next) = now.get_untracked() {
            next.set_capacity(&programme.read_untracked(), id, capacity);
            on_change.run(next);
        }
    };
    let field = move || {
        let id = part()?;
        let programme = programme.read();
        let stored = programme.participations.get(&id)?;
        let usual = programme.capacity_of(stored);
        let most = i64::from(stored.role.largest_capacity());
        let label = match stored.role {
            Role::Mentor => t!(whatif.places_of),
            Role::Mentee => t!(whatif.wants_of),
        };
        let of = id.clone();
        let value = Signal::derive(move || {
            let now = now.read();
            let tried = now.as_ref().and_then(|it| it.capacities.get(&of).copied());
            Some(i64::from(tried.unwrap_or(usual)))
        });
        let change = move |number: Option<i64>| {
            if let Some(number) = number.and_then(|number| u32::try_from(number).ok()) {
                set(&id, number);
            }
        };
        Some(view! {
            <NumberField id="trial-places" label value min=1 max=most on_change=change />
        })
    };
    let tried = move || {
        let programme = programme.read();
        let now = now.read();
        let capacities = now.iter().flat_map(|it| it.capacities.clone());
        let line = |(id, capacity): (Id<Participation>, u32)| {
            let stored = programme.participations.get(&id);
            let usual = stored.map_or(capacity, |part| programme.capacity_of(part));
            let name = programme.name_of(&id);
            let words = text!(
                whatif.places_line,
                name = name.clone(),
                before = usual,
                after = capacity
            );
            let undo = move |()| set(&id, usual);
            view! {
                <li>
                    {words}" "
                    <Button label=t!(whatif.places_undo) about=name look=Look::Plain on_press=undo />
                </li>
            }
        };
        let lines: Vec<_> = capacities.map(line).collect();
        (!lines.is_empty()).then(|| view! { <ul class="cm-list">{lines}</ul> })
    };
    let choose = move |values: Vec<String>| chosen.set(values);
    view! {
        <section class="cm-section" aria-labelledby="trial-places-title">
            <h2 id="trial-places-title">{t!(whatif.places_title)}</h2>
            <div class="cm-rule__fields">
                <ComboBox
                    id="trial-person"
                    label=t!(whatif.places_who)
                    choices
                    chosen
                    on_change=choose
                    need=Need::Optional
                />
                {field}
            </div>
            {tried}
        </section>
    }
}
