//! Milestones of every pairing, edited in place.

use leptos::prelude::*;

use super::counted::CountedDay;
use super::phases::page_language;
use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::id::Id;
use crate::domain::plan::{CountedFrom, Milestone, MilestoneOwner};
use crate::domain::text::LocalText;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Choice, EmptyState, FieldWidth, Look, Need, Select, Shape, TextField,
};
use crate::ui::widgets::plan_words::owner_name;

/// Every milestone, and a button for one more.
#[component]
pub fn Milestones() -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let ids = Memo::new(move |_| {
        let programme = desk.programme().get();
        let mut all: Vec<_> = programme.milestones.values().collect();
        all.sort_by_key(|each| (each.rank, each.id.clone()));
        all.into_iter()
            .map(|each| each.id.clone())
            .collect::<Vec<Id<Milestone>>>()
    });
    let add = move |()| {
        let programme = desk.programme().get_untracked();
        let ranks = programme.milestones.values().map(|each| each.rank);
        let milestone = Milestone {
            id: Id::new(session.new_id()),
            name: LocalText::default().with(page_language(), text!(setup.milestone_new)),
            rank: ranks.max().unwrap_or(0) + 1,
            ..Milestone::default()
        };
        act.make(Change::save(milestone), text!(setup.milestone_added));
    };
    view! {
        <section class="cm-section" aria-labelledby="milestones">
            <h2 id="milestones">{t!(setup.milestones)}</h2>
            <p class="cm-quiet">{t!(setup.milestones_lead)}</p>
            {move || ids.read().is_empty().then(|| view! { <EmptyState text=t!(setup.milestones_none) /> })}
            <ol class="cm-rows">
                <For each=move || ids.get() key=|id| id.to_string() let(id)>
                    <MilestoneRow id />
                </For>
            </ol>
            <Button label=t!(setup.milestone_add) look=Look::Outline icon=Shape::Add on_press=add />
        </section>
    }
}

/// One milestone: each field is saved when the person leaves it.
#[component]
fn MilestoneRow(id: Id<Milestone>) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let error = RwSignal::new(None::<String>);
    let milestone = {
        let id = id.clone();
        Memo::new(move |_| {
            let found = desk.programme().read().milestones.get(&id).cloned();
            found.map(|found| (*found).clone()).unwrap_or_default()
        })
    };
    let save = Callback::new(move |milestone: Milestone| {
        error.set(act.save_field(Change::save(milestone)));
    });
    let owners = Signal::derive(|| {
        let choice = |owner: &MilestoneOwner| Choice::new(owner.word(), owner_name(*owner));
        MilestoneOwner::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let name = Signal::derive(move || {
        let milestone = milestone.read();
        milestone.name.in_language(page_language()).to_owned()
    });
    let keep_name = move |text: String| {
        let mut milestone = milestone.get_untracked();
        milestone.name = milestone.name.with(page_language(), text);
        save.run(milestone);
    };
    let keep_owner = move |word: String| {
        let mut milestone = milestone.get_untracked();
        milestone.owner = MilestoneOwner::from_word(&word).unwrap_or(milestone.owner);
        save.run(milestone);
    };
    let keep_days = move |due_days: i64| {
        save.run(Milestone {
            due_days,
            ..milestone.get_untracked()
        });
    };
    let keep_from = move |counted_from: CountedFrom| {
        save.run(Milestone {
            counted_from,
            ..milestone.get_untracked()
        });
    };
    let remove = {
        let id = id.clone();
        move |()| {
            let change = Change::Delete {
                kind: Milestone::KIND,
                id: id.to_string(),
            };
            act.make(change, text!(setup.milestone_removed));
        }
    };
    view! {
        <li class="cm-rows__row">
            <TextField
                id=format!("milestone-{id}")
                label=t!(setup.milestone_name)
                value=name
                error=error
                need=Need::Optional
                on_change=keep_name
            />
            <Select
                id=format!("milestone-{id}-owner")
                label=t!(setup.owner)
                choices=owners
                value=Signal::derive(move || milestone.read().owner.word().to_owned())
                width=FieldWidth::Medium
                on_change=keep_owner
            />
            <CountedDay
                id=format!("milestone-{id}")
                days=Signal::derive(move || milestone.read().due_days)
                from=Signal::derive(move || milestone.read().counted_from)
                on_days=keep_days
                on_from=keep_from
            />
            <Button label=t!(setup.remove) about=name look=Look::Plain on_press=remove />
        </li>
    }
}
