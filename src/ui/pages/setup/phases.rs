//! The timeline: phases with their days, edited in place.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::form::{Phase, PhaseKind};
use crate::domain::id::Id;
use crate::domain::text::Language;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{self, t, text};
use crate::ui::kit::{
    Button, Choice, DateField, EmptyState, FieldWidth, Look, Need, Select, Shape, TextField,
};

/// The page's language as the domain names it; tracked.
pub fn page_language() -> Language {
    match i18n::language() {
        i18n::Language::en => Language::English,
        i18n::Language::es => Language::Spanish,
    }
}

/// Every phase, and a button for one more.
#[component]
pub fn Phases() -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let ids = Memo::new(move |_| {
        let programme = desk.programme().get();
        let mut phases: Vec<_> = programme.phases.values().collect();
        phases.sort_by_key(|phase| (phase.rank, phase.id.clone()));
        phases
            .into_iter()
            .map(|phase| phase.id.clone())
            .collect::<Vec<Id<Phase>>>()
    });
    let add = move |()| {
        let programme = desk.programme().get_untracked();
        let last = programme
            .phases
            .values()
            .map(|phase| phase.rank)
            .max()
            .unwrap_or(0);
        let phase = Phase {
            id: Id::new(session.new_id()),
            name: crate::domain::text::LocalText::default()
                .with(page_language(), text!(setup.phase_new)),
            kind: PhaseKind::Meeting,
            rank: last + 1,
            ..Phase::default()
        };
        act.make(Change::save(phase), text!(setup.phase_added));
    };
    view! {
        <section class="cm-section" aria-labelledby="phases">
            <h2 id="phases">{t!(setup.phases)}</h2>
            {move || ids.read().is_empty().then(|| view! { <EmptyState text=t!(setup.phases_none) /> })}
            <ol class="cm-rows">
                <For each=move || ids.get() key=|id| id.to_string() let(id)>
                    <PhaseRow id />
                </For>
            </ol>
            <Button label=t!(setup.phase_add) look=Look::Outline icon=Shape::Add on_press=add />
        </section>
    }
}

/// One phase: each field is saved when the person leaves it.
#[component]
fn PhaseRow(id: Id<Phase>) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let error = RwSignal::new(None::<String>);
    let phase = {
        let id = id.clone();
        Memo::new(move |_| {
            let phase = desk.programme().read().phases.get(&id).cloned();
            phase.map(|phase| (*phase).clone()).unwrap_or_default()
        })
    };
    let save = Callback::new(move |phase: Phase| {
        error.set(act.save_field(Change::save(phase)));
    });
    let edit = move |edit: fn(&mut Phase, String)| {
        Callback::new(move |text: String| {
            let mut phase = phase.get_untracked();
            edit(&mut phase, text);
            save.run(phase);
        })
    };
    let kinds = Signal::derive(|| {
        let choice = |kind: &PhaseKind| Choice::new(kind.word(), phase_kind_name(*kind));
        PhaseKind::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let remove = {
        let id = id.clone();
        move |()| {
            let change = Change::Delete {
                kind: Phase::KIND,
                id: id.to_string(),
            };
            act.make(change, text!(setup.phase_removed));
        }
    };
    let name = Signal::derive(move || phase.read().name.in_language(page_language()).to_owned());
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <li class="cm-rows__row">
            <TextField
                id=format!("phase-{id}")
                label=t!(setup.phase_name)
                value=name
                need=Need::Optional
                on_change=edit(|phase, text| {
                    phase.name = phase.name.clone().with(page_language(), text);
                })
            />
            <Select
                id=format!("phase-{id}-kind")
                label=t!(setup.phase_kind)
                choices=kinds
                value=Signal::derive(move || phase.read().kind.word().to_owned())
                width=FieldWidth::Medium
                on_change=edit(|phase, word| {
                    phase.kind = PhaseKind::from_word(&word).unwrap_or(phase.kind);
                })
            />
            <DateField
                id=format!("phase-{id}-from")
                label=t!(setup.phase_from)
                need=Need::Optional
                value=Signal::derive(move || day(phase.read().starts_on))
                on_change=edit(|phase, text| phase.starts_on = text.parse().ok())
            />
            <DateField
                id=format!("phase-{id}-to")
                label=t!(setup.phase_to)
                need=Need::Optional
                error=error
                value=Signal::derive(move || day(phase.read().ends_on))
                on_change=edit(|phase, text| phase.ends_on = text.parse().ok())
            />
            <Button label=t!(setup.remove) about=name look=Look::Plain on_press=remove />
        </li>
    }
}

fn phase_kind_name(kind: PhaseKind) -> String {
    match kind {
        PhaseKind::SetUp => text!(setup.kind_set_up),
        PhaseKind::Enrolment => text!(setup.kind_enrolment),
        PhaseKind::Matching => text!(setup.kind_matching),
        PhaseKind::Orientation => text!(setup.kind_orientation),
        PhaseKind::Meeting => text!(setup.kind_meeting),
        PhaseKind::Midpoint => text!(setup.kind_midpoint),
        PhaseKind::Closing => text!(setup.kind_closing),
    }
}
