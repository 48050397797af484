//! The framework step: competencies, and whether programme levels count.

use leptos::prelude::*;

use super::fact_fields::{FactChoice, Lens};
use super::phases::page_language;
use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::form::Competency;
use crate::domain::id::Id;
use crate::domain::text::LocalText;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, ButtonLink, Choice, Details, EmptyState, FormDraft, Look, Need, Shape, TextArea,
    TextField,
};
use crate::ui::routes::Route;

/// Competencies and levels.
#[component]
pub fn FrameworkStep(id: String) -> impl IntoView {
    let levels = Lens {
        get: |facts| if facts.uses_levels { "yes" } else { "no" }.to_owned(),
        set: |facts, word| facts.uses_levels = word == "yes",
    };
    let choices = Signal::derive(|| {
        vec![
            Choice::new("yes", text!(setup.levels_yes)).hint(text!(setup.levels_yes_hint)),
            Choice::new("no", text!(setup.levels_no)),
        ]
    });
    view! {
        <Competencies />
        <section class="cm-section" aria-labelledby="levels-head">
            <h2 id="levels-head">{t!(setup.levels)}</h2>
            <FactChoice id="uses-levels" label=t!(setup.levels_question) choices lens=levels />
            <ButtonLink href=Route::Levels(id).href() label=t!(setup.levels_open) look=Look::Outline />
        </section>
    }
}

#[component]
fn Competencies() -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let ids = Memo::new(move |_| {
        let programme = desk.programme().get();
        let mut all: Vec<_> = programme.competencies.values().collect();
        all.sort_by_key(|each| (each.rank, each.id.clone()));
        all.into_iter()
            .map(|each| each.id.clone())
            .collect::<Vec<_>>()
    });
    let new_name = FormDraft::new(format!("competency/{}", desk.id())).text("name");
    let error = RwSignal::new(None::<String>);
    let add = move |()| {
        let name = new_name.get_untracked().trim().to_owned();
        if name.is_empty() {
            error.set(Some(text!(setup.competency_empty)));
            return;
        }
        let programme = desk.programme().get_untracked();
        let last = programme
            .competencies
            .values()
            .map(|each| each.rank)
            .max()
            .unwrap_or(0);
        let competency = Competency {
            id: Id::new(session.new_id()),
            name: LocalText::default().with(page_language(), name.clone()),
            rank: last + 1,
            ..Competency::default()
        };
        if act.make(
            Change::save(competency),
            text!(setup.competency_added, name = name),
        ) {
            new_name.set(String::new());
        }
    };
    view! {
        <section class="cm-section" aria-labelledby="competencies">
            <h2 id="competencies">{t!(setup.competencies)}</h2>
            {move || ids.read().is_empty().then(|| view! { <EmptyState text=t!(setup.competencies_none) /> })}
            <ul class="cm-rows">
                <For each=move || ids.get() key=|id| id.to_string() let(id)>
                    <CompetencyRow id />
                </For>
            </ul>
            <TextField
                id="new-competency"
                label=t!(setup.competency_new)
                value=new_name
                need=Need::Optional
                error=error
                on_input=move |value: String| {
                    error.set(None);
                    new_name.set(value);
                }
            />
            <Button label=t!(setup.competency_add) look=Look::Outline icon=Shape::Add on_press=add />
        </section>
    }
}

/// A competency, folded to its name.
#[component]
fn CompetencyRow(id: Id<Competency>) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let competency = {
        let id = id.clone();
        Memo::new(move |_| {
            let found = desk.programme().read().competencies.get(&id).cloned();
            found.map(|found| (*found).clone()).unwrap_or_default()
        })
    };
    let error = RwSignal::new(None::<String>);
    let edit = move |edit: fn(&mut Competency, String)| {
        Callback::new(move |text: String| {
            let mut competency = competency.get_untracked();
            edit(&mut competency, text);
            error.set(act.attempt(Change::save(competency)).err());
        })
    };
    let shown = move |part: fn(&Competency) -> &LocalText| {
        Signal::derive(move || {
            part(&competency.read())
                .in_language(page_language())
                .to_owned()
        })
    };
    let name = shown(|each| &each.name);
    let remove = {
        let id = id.clone();
        move |()| {
            let change = Change::Delete {
                kind: Competency::KIND,
                id: id.to_string(),
            };
            act.make(
                change,
                text!(setup.competency_removed, name = name.get_untracked()),
            );
        }
    };
    view! {
        <li>
            <Details summary=name>
                <TextField
                    id=format!("competency-{id}")
                    label=t!(setup.competency_name)
                    value=name
                    error=error
                    need=Need::Optional
                    on_change=edit(|each, text| each.name = each.name.clone().with(page_language(), text))
                />
                <TextArea
                    id=format!("competency-{id}-about")
                    label=t!(setup.competency_about)
                    value=shown(|each| &each.description)
                    need=Need::Optional
                    rows=2
                    on_change=edit(|each, text| {
                        each.description = each.description.clone().with(page_language(), text);
                    })
                />
                <TextArea
                    id=format!("competency-{id}-levels")
                    label=t!(setup.competency_levels)
                    hint=t!(setup.competency_levels_hint)
                    value=shown(|each| &each.levels)
                    need=Need::Optional
                    rows=4
                    on_change=edit(|each, text| each.levels = each.levels.clone().with(page_language(), text))
                />
                <Button label=t!(setup.remove) about=name look=Look::Plain on_press=remove />
            </Details>
        </li>
    }
}
