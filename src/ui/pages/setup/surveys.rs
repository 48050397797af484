//! Planned surveys, edited in place: which, when, to whom.
//!
//! Leaves out the questions of a survey and sending it.

use leptos::prelude::*;

use super::counted::CountedDay;
use super::phases::page_language;
use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::id::Id;
use crate::domain::plan::{CountedFrom, MAX_DAYS, SurveyAudience, SurveyKind, SurveyPlan};
use crate::domain::text::LocalText;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Choice, EmptyState, FieldWidth, Look, Need, NumberField, Select, Shape, TextField,
};
use crate::ui::widgets::plan_words::{audience_name, survey_name};

/// Every planned survey, and a button for one more.
#[component]
pub fn Surveys() -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let ids = Memo::new(move |_| {
        let programme = desk.programme().get();
        let mut all: Vec<_> = programme.survey_plans.values().collect();
        all.sort_by_key(|each| (each.rank, each.id.clone()));
        all.into_iter()
            .map(|each| each.id.clone())
            .collect::<Vec<Id<SurveyPlan>>>()
    });
    let add = move |()| {
        let programme = desk.programme().get_untracked();
        let ranks = programme.survey_plans.values().map(|each| each.rank);
        let survey = SurveyPlan {
            id: Id::new(session.new_id()),
            name: LocalText::default().with(page_language(), text!(setup.survey_new)),
            rank: ranks.max().unwrap_or(0) + 1,
            ..SurveyPlan::default()
        };
        act.make(Change::save(survey), text!(setup.survey_added));
    };
    view! {
        <section class="cm-section" aria-labelledby="surveys">
            <h2 id="surveys">{t!(setup.surveys)}</h2>
            <p class="cm-quiet">{t!(setup.surveys_lead)}</p>
            {move || ids.read().is_empty().then(|| view! { <EmptyState text=t!(setup.surveys_none) /> })}
            <ol class="cm-rows">
                <For each=move || ids.get() key=|id| id.to_string() let(id)>
                    <SurveyRow id />
                </For>
            </ol>
            <Button label=t!(setup.survey_add) look=Look::Outline icon=Shape::Add on_press=add />
        </section>
    }
}

/// One survey: each field is saved when the person leaves it.
#[component]
fn SurveyRow(id: Id<SurveyPlan>) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let error = RwSignal::new(None::<String>);
    let survey = {
        let id = id.clone();
        Memo::new(move |_| {
            let found = desk.programme().read().survey_plans.get(&id).cloned();
            found.map(|found| (*found).clone()).unwrap_or_default()
        })
    };
    let save = Callback::new(move |survey: SurveyPlan| {
        error.set(act.save_field(Change::save(survey)));
    });
    let edit = move |edit: fn(&mut SurveyPlan, String)| {
        Callback::new(move |text: String| {
            let mut survey = survey.get_untracked();
            edit(&mut survey, text);
            save.run(survey);
        })
    };
    let kinds = Signal::derive(|| {
        let choice = |kind: &SurveyKind| Choice::new(kind.word(), survey_name(*kind));
        SurveyKind::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let audiences = Signal::derive(|| {
        let choice = |to: &SurveyAudience| Choice::new(to.word(), audience_name(*to));
        SurveyAudience::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let name = Signal::derive(move || survey.read().name.in_language(page_language()).to_owned());
    let keep_days = move |due_days: i64| {
        save.run(SurveyPlan {
            due_days,
            ..survey.get_untracked()
        });
    };
    let keep_from = move |counted_from: CountedFrom| {
        save.run(SurveyPlan {
            counted_from,
            ..survey.get_untracked()
        });
    };
    let keep_repeat = move |n: Option<i64>| {
        let days = n.and_then(|n| u32::try_from(n).ok());
        save.run(SurveyPlan {
            repeat_days: days.unwrap_or_default(),
            ..survey.get_untracked()
        });
    };
    let repeat = Signal::derive(move || Some(i64::from(survey.read().repeat_days)));
    let remove = {
        let id = id.clone();
        move |()| {
            let change = Change::Delete {
                kind: SurveyPlan::KIND,
                id: id.to_string(),
            };
            act.make(change, text!(setup.survey_removed));
        }
    };
    view! {
        <li class="cm-rows__row">
            <TextField
                id=format!("survey-{id}")
                label=t!(setup.survey_name)
                value=name
                error=error
                need=Need::Optional
                on_change=edit(|survey, text| {
                    survey.name = survey.name.clone().with(page_language(), text);
                })
            />
            <Select
                id=format!("survey-{id}-kind")
                label=t!(setup.survey_kind)
                choices=kinds
                value=Signal::derive(move || survey.read().survey.word().to_owned())
                width=FieldWidth::Medium
                on_change=edit(|survey, word| {
                    survey.survey = SurveyKind::from_word(&word).unwrap_or(survey.survey);
                })
            />
            <Select
                id=format!("survey-{id}-to")
                label=t!(setup.sent_to)
                choices=audiences
                value=Signal::derive(move || survey.read().sent_to.word().to_owned())
                width=FieldWidth::Medium
                on_change=edit(|survey, word| {
                    survey.sent_to = SurveyAudience::from_word(&word).unwrap_or(survey.sent_to);
                })
            />
            <CountedDay
                id=format!("survey-{id}")
                days=Signal::derive(move || survey.read().due_days)
                from=Signal::derive(move || survey.read().counted_from)
                on_days=keep_days
                on_from=keep_from
            />
            <NumberField
                id=format!("survey-{id}-repeat")
                label=t!(setup.repeat_days)
                hint=t!(setup.repeat_hint)
                value=repeat
                max=MAX_DAYS
                need=Need::Optional
                on_change=keep_repeat
            />
            <Button label=t!(setup.remove) about=name look=Look::Plain on_press=remove />
        </li>
    }
}
