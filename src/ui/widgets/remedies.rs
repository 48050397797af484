//! What would have to change for a mentee without a mentor: single changes,
//! each solved again before it is said. Asked when it is opened.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::match_words::{phase_name, run_error};
use super::remedy_words::{effect_words, remedy_words};
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::round::{
    self, Plan, Remedy, current_open_round, mentors_of, problem_of, rules_of,
};
use crate::matching::prepare::prepare;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::is_details_open;
use crate::ui::kit::{Details, Done, Notice, NoticeKind, Progress};
use crate::ui::widgets::match_words::{problem_error, refusal_words};
use crate::worker::client::WorkerClient;
use crate::worker::matcher::{Matcher, Progress as Far};

/// What came of all tries.
#[derive(Clone, Debug)]
struct Found {
    /// Changes that give the mentee a mentor, most mentees more first.
    help: Vec<(Remedy, round::Effect)>,
    /// Changes that do not.
    vain: Vec<Remedy>,
    /// Changes beyond the bounds.
    n_left_out: usize,
    /// Mentors a run as things stand would give.
    already: Vec<Id<Participation>>,
}

#[derive(Clone, Debug)]
enum Stage {
    Running(Option<Far>),
    Found(Arc<Found>),
    Failed(Vec<String>),
}

/// What would have to change, folded; opened, it is worked out.
#[component]
pub fn Remedies(
    /// The mentee's participation.
    mentee: Id<Participation>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let stage = RwSignal::new(None::<Stage>);
    let open = RwSignal::new(false);
    let number = StoredValue::new(0_u32);
    // The programme an answer holds for.
    let of = StoredValue::new(None::<Arc<Programme>>);
    let worker = StoredValue::new_local(WorkerClient::<Matcher>::new());
    let mentee = StoredValue::new(mentee);
    let stop = move |()| {
        number.update_value(|number| *number += 1);
        if let Some(worker) = worker.try_get_value() {
            worker.cancel();
        }
        stage.set(Some(Stage::Failed(vec![text!(review.f_stopped)])));
    };
    // Asks a worker: there is nothing to derive an answer from.
    Effect::new(move |_| {
        let programme = programme.get();
        let is_known = matches!(*stage.read_untracked(), Some(Stage::Found(_)))
            && of
                .get_value()
                .is_some_and(|of| Arc::ptr_eq(&of, &programme));
        if !open.get() || is_known {
            return;
        }
        of.set_value(Some(Arc::clone(&programme)));
        number.update_value(|number| *number += 1);
        let asked = number.get_value();
        let is_now = move || number.try_get_value() == Some(asked);
        stage.set(Some(Stage::Running(None)));
        spawn_local(async move {
            let (Some(worker), Some(mentee)) = (worker.try_get_value(), mentee.try_get_value())
            else {
                return;
            };
            // The older question, if any, is of a programme that is no more.
            worker.cancel();
            let on_progress = move |at| {
                if is_now() {
                    let _ = stage.try_set(Some(Stage::Running(Some(at))));
                }
            };
            let found = find(&programme, &mentee, &worker, on_progress).await;
            if is_now() {
                let _ = stage.try_set(Some(match found {
                    Ok(found) => Stage::Found(Arc::new(found)),
                    Err(why) => Stage::Failed(why),
                }));
                worker.end_if_idle();
            }
        });
    });
    let far = Memo::new(move |_| match &*stage.read() {
        Some(Stage::Running(at)) => *at,
        _ => None,
    });
    let is_running = Memo::new(move |_| matches!(*stage.read(), Some(Stage::Running(_))));
    let is_found = Memo::new(move |_| matches!(*stage.read(), Some(Stage::Found(_))));
    let label = Signal::derive(move || match far.get() {
        Some(at) => phase_name(at.phase),
        None => text!(review.starting),
    });
    let done = Signal::derive(move || match far.get() {
        Some(at) => Done::Of(at.n_done, at.n_all),
        None => Done::Unknown,
    });
    let shown = move || match stage.get() {
        Some(Stage::Found(found)) => Some(found_view(
            &programme.read_untracked(),
            &mentee.get_value(),
            &found,
        )),
        Some(Stage::Failed(lines)) => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            Some(
                view! {
                    <Notice kind=NoticeKind::Warning heading=t!(whatif.remedies_failed)>
                        <ul class="cm-list">{lines.collect_view()}</ul>
                    </Notice>
                }
                .into_any(),
            )
        }
        Some(Stage::Running(_)) | None => None,
    };
    view! {
        <details class="cm-details" on:toggle=move |ev| open.set(is_details_open(&ev))>
            <summary class="cm-details__summary">{t!(whatif.remedies)}</summary>
            <div class="cm-details__body">
                {move || is_running.get().then(|| view! {
                    <Progress label done on_cancel=stop cancel_label=t!(review.cancel) />
                })}
                <p class="usa-sr-only" role="status">
                    {move || is_found.get().then(|| text!(whatif.remedies_done))}
                </p>
                <div>{shown}</div>
            </div>
        </details>
    }
}

async fn find(
    programme: &Programme,
    mentee: &Id<Participation>,
    worker: &WorkerClient<Matcher>,
    on_progress: impl Fn(Far) + 'static,
) -> Result<Found, Vec<String>> {
    let now = current_open_round(programme).ok_or_else(|| vec![text!(review.no_round)])?;
    let problem = problem_of(programme, &now.id).map_err(|error| vec![problem_error(&error)])?;
    let prepared = prepare(&problem).map_err(|refusals| {
        let words = |refusal| refusal_words(programme, &problem.rules, refusal);
        refusals.iter().map(words).collect::<Vec<_>>()
    })?;
    let plan = Plan::of(&prepared, &problem.subjects, mentee);
    let edits = plan.edits();
    let tried = worker.tries(&prepared.inputs, &edits, |_| {}, on_progress);
    let (base, tried) = tried.await.map_err(|error| vec![run_error(&error)])?;
    let mut found = Found {
        help: Vec::new(),
        vain: Vec::new(),
        n_left_out: plan.n_left_out,
        already: mentors_of(&prepared, mentee, &base),
    };
    for ((remedy, edit), answered) in plan.tries.into_iter().zip(tried) {
        let effect = answered
            .and_then(|answered| round::Effect::of(&prepared, mentee, &base, &edit, &answered))
            .filter(round::Effect::helps);
        match effect {
            Some(effect) => found.help.push((remedy, effect)),
            None => found.vain.push(remedy),
        }
    }
    found
        .help
        .sort_by_key(|(_, effect)| std::cmp::Reverse((effect.n_mentees, effect.points)));
    Ok(found)
}

fn found_view(programme: &Programme, mentee: &Id<Participation>, found: &Found) -> AnyView {
    let rules = rules_of(programme).unwrap_or_else(|_| RuleSet::evidence_based());
    let name = programme.name_of(mentee);
    if !found.already.is_empty() {
        let mentors = found.already.iter().map(|id| programme.name_of(id));
        let mentors = mentors.collect::<Vec<_>>().join(", ");
        let words = text!(whatif.remedies_already, name = name, mentors = mentors);
        return view! { <p>{words}</p> }.into_any();
    }
    let help: Vec<_> = found
        .help
        .iter()
        .map(|(remedy, effect)| {
            let (change, does) = (
                remedy_words(programme, &rules, &name, remedy),
                effect_words(programme, &name, effect),
            );
            view! { <li><strong>{change}</strong>" "{does}</li> }
        })
        .collect();
    let vain: Vec<_> = found
        .vain
        .iter()
        .map(|remedy| view! { <li>{remedy_words(programme, &rules, &name, remedy)}</li> })
        .collect();
    let n_vain = vain.len();
    let says = match help.len() {
        0 => text!(whatif.remedies_none, name = name),
        n => text_n!(n, whatif.remedies_1, whatif.remedies_n),
    };
    let left_out = (found.n_left_out > 0).then(|| {
        view! { <p class="cm-quiet">{text_n!(found.n_left_out, whatif.left_out_1, whatif.left_out_n)}</p> }
    });
    view! {
        <p>{says}</p>
        <ul class="cm-list cm-remedies">{help}</ul>
        {(n_vain > 0).then(|| view! {
            <Details summary=text_n!(n_vain, whatif.vain_1, whatif.vain_n)>
                <ul class="cm-list">{vain}</ul>
            </Details>
        })}
        {left_out}
        <p class="cm-quiet">{t!(whatif.never_tried)}</p>
    }
    .into_any()
}
