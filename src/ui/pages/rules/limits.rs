//! What no single pair decides: places held back, different mentors for
//! different subjects, and quotas of units.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::people::Role;
use crate::domain::rules::{MAX_CAPACITY, MAX_QUOTA, Reserve, Subjects};
use crate::domain::whole::Programme;
use crate::flow::round::takes_part;
use crate::matching::subject::fold;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Checkbox, Details, Need, NumberField};
use crate::ui::widgets::limit_words::reserve_sentence;

/// What is held back when somebody switches it on.
const USUAL: Reserve = Reserve { places: 1, from: 3 };

/// Places held back, subjects and quotas.
#[component]
pub(super) fn LimitSettings(editor: Editor) -> impl IntoView {
    let subjects = Memo::new(move |_| editor.rules.read().limits.subjects == Subjects::Apart);
    let set_subjects = move |apart: bool| {
        let subjects = if apart {
            Subjects::Apart
        } else {
            Subjects::Any
        };
        editor.edit(|rules| rules.limits.subjects = subjects);
    };
    let n_quotas = Memo::new(move |_| {
        let quotas = &editor.rules.read().limits.quotas;
        quotas.mentees.len() + quotas.mentors.len()
    });
    let summary = Signal::derive(move || match n_quotas.get() {
        0 => text!(rules.quotas_none),
        n => text_n!(n, rules.quotas_1, rules.quotas_n),
    });
    view! {
        <section class="cm-section" aria-labelledby="limits">
            <h2 id="limits">{t!(rules.limits_title)}</h2>
            <HeldBack editor />
            <Checkbox
                id="subjects-apart"
                label=t!(rules.subjects)
                hint=t!(rules.subjects_text)
                checked=subjects
                on_change=set_subjects
            />
            <Details summary>
                <p>{t!(rules.quotas_text)}</p>
                <p class="cm-quiet">{t!(rules.quotas_refused)}</p>
                <UnitTable editor />
            </Details>
        </section>
    }
}

/// Places held back, as a sentence with its two numbers.
#[component]
fn HeldBack(editor: Editor) -> impl IntoView {
    let now = Memo::new(move |_| editor.rules.read().limits.reserve);
    let is_on = Memo::new(move |_| now.read().is_some());
    let toggle = move |on: bool| {
        editor.edit(|rules| rules.limits.reserve = on.then_some(USUAL));
    };
    let number = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok());
    let set_places = move |places: Option<i64>| {
        if let (Some(places), Some(was)) = (number(places), now.get_untracked()) {
            let from = was.from.max(places + 1);
            editor.edit(|rules| rules.limits.reserve = Some(Reserve { places, from }));
        }
    };
    let set_from = move |from: Option<i64>| {
        if let (Some(from), Some(was)) = (number(from), now.get_untracked()) {
            let places = was.places.min(from.saturating_sub(1));
            editor.edit(|rules| rules.limits.reserve = Some(Reserve { places, from }));
        }
    };
    let label = Signal::derive(move || reserve_sentence(now.get().unwrap_or(USUAL)));
    let most = i64::from(MAX_CAPACITY);
    view! {
        <Checkbox
            id="reserve"
            label
            hint=t!(rules.reserve_text)
            checked=is_on
            on_change=toggle
        />
        {move || is_on.get().then(|| view! {
            <div class="cm-rule__fields cm-rule__under">
                <NumberField
                    id="reserve-places"
                    label=t!(rules.reserve_places)
                    value=Signal::derive(move || now.get().map(|it| i64::from(it.places)))
                    min=1
                    max=most - 1
                    on_change=set_places
                />
                <NumberField
                    id="reserve-from"
                    label=t!(rules.reserve_from)
                    value=Signal::derive(move || now.get().map(|it| i64::from(it.from)))
                    min=2
                    max=most
                    on_change=set_from
                />
            </div>
        })}
    }
}

/// A unit found in the programme or named by a quota.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Unit {
    name: String,
    n_mentees: usize,
    n_mentors: usize,
}

/// Units by name, people who take part counted; one spelt in two ways is one.
fn units(programme: &Programme, named: impl Iterator<Item = String>) -> Vec<Unit> {
    let mut units: BTreeMap<String, Unit> = BTreeMap::new();
    let new = |name: &str| Unit {
        name: name.trim().to_owned(),
        n_mentees: 0,
        n_mentors: 0,
    };
    // As a quota names it, so that the quota is found again.
    for name in named {
        units.entry(fold(&name)).or_insert_with(|| Unit {
            name: name.clone(),
            ..new(&name)
        });
    }
    for part in programme.participations.values() {
        let Some(person) = programme.people.get(&part.person) else {
            continue;
        };
        let key = fold(&person.unit);
        if key.is_empty() || !takes_part(programme, part) {
            continue;
        }
        let unit = units.entry(key).or_insert_with(|| new(&person.unit));
        match part.role {
            Role::Mentee => unit.n_mentees += 1,
            Role::Mentor => unit.n_mentors += 1,
        }
    }
    units.into_values().collect()
}

/// One row for each unit, with a field for each role.
#[component]
fn UnitTable(editor: Editor) -> impl IntoView {
    let programme = use_desk().programme();
    let rows = Memo::new(move |_| {
        let quotas = &editor.rules.read().limits.quotas;
        let named = quotas.mentees.keys().chain(quotas.mentors.keys());
        units(&programme.read(), named.cloned())
    });
    let is_empty = Memo::new(move |_| rows.read().is_empty());
    let row = move |unit: Unit| {
        let id = unit.name.bytes().map(|byte| format!("{byte:02x}"));
        let id: String = id.collect();
        let counts = [
            text_n!(unit.n_mentees, review.who_mentees_1, review.who_mentees_n),
            text_n!(unit.n_mentors, rules.unit_mentors_1, rules.unit_mentors_n),
        ];
        let people = text!(
            rules.unit_people,
            mentees = unit.n_mentees,
            who_mentees = counts[0],
            mentors = unit.n_mentors,
            who_mentors = counts[1]
        );
        view! {
            <tr>
                <th scope="row">
                    {unit.name.clone()}
                    <span class="cm-quiet cm-block">{people}</span>
                </th>
                <td><QuotaField editor id=format!("quota-mentees-{id}") role=Role::Mentee unit=unit.name.clone() /></td>
                <td><QuotaField editor id=format!("quota-mentors-{id}") role=Role::Mentor unit=unit.name.clone() /></td>
            </tr>
        }
    };
    view! {
        <Show when=move || is_empty.get()>
            <p>{t!(rules.quotas_no_units)}</p>
        </Show>
        <Show when=move || !is_empty.get()>
            <table class="cm-totals cm-quotas">
                <caption class="usa-sr-only">{t!(rules.quotas_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(rules.quotas_unit)}</th>
                        <th scope="col">{t!(rules.quotas_of_mentees)}</th>
                        <th scope="col">{t!(rules.quotas_of_mentors)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|unit| (unit.name.clone(), unit.n_mentees, unit.n_mentors) children=row />
                </tbody>
            </table>
        </Show>
    }
}

/// The most pairings of one unit in one role; empty for no quota.
#[component]
fn QuotaField(editor: Editor, id: String, role: Role, unit: String) -> impl IntoView {
    let name = StoredValue::new(unit.clone());
    let value = Signal::derive(move || {
        let rules = editor.rules.read();
        let quotas = rules.limits.quotas.of(role);
        let most = name.with_value(|name| quotas.get(name).copied());
        most.map(i64::from)
    });
    let label = Signal::derive(move || match role {
        Role::Mentee => text!(rules.quota_mentees, unit = name.get_value()),
        Role::Mentor => text!(rules.quota_mentors, unit = name.get_value()),
    });
    let set = move |most: Option<i64>| {
        let most = most.and_then(|most| u32::try_from(most).ok());
        editor.edit(|rules| rules.limits.quotas.set(role, &unit, most));
    };
    view! {
        <NumberField
            id
            label
            value
            max=i64::from(MAX_QUOTA)
            need=Need::Optional
            on_change=set
        />
    }
}
