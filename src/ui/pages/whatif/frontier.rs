//! What each mentee more costs in points: asked for, drawn, listed, and taken.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::corners::Corners;
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::round::{RunResult, current_open_round, prepared_of, rules_of};
use crate::matching::frontier::Frontier;
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Done, Notice, NoticeKind, Progress};
use crate::ui::pages::run::no_run_words;
use crate::ui::widgets::match_words::{phase_name, run_error};
use crate::worker::client::WorkerClient;
use crate::worker::matcher::{Matcher, Progress as Far};

/// Where it stands.
#[derive(Clone, Debug)]
enum Stage {
    Ready,
    Running(Option<Far>),
    Found(Arc<Traced>),
    Failed(Vec<String>),
}

/// A frontier and what it was worked out for.
#[derive(Clone, Debug)]
pub(super) struct Traced {
    /// The frontier.
    pub frontier: Frontier,
    /// The programme it holds for.
    pub programme: Arc<Programme>,
    /// Mentees covered and points of the chosen run, where there is one.
    pub run: Option<(u32, u32, i64)>,
    /// Whether some mentees have a priority.
    pub has_classes: bool,
}

/// Mentees against points.
#[component]
pub(super) fn FrontierPart(id: String) -> impl IntoView {
    let programme = use_desk().programme();
    let stage = RwSignal::new(Stage::Ready);
    let worker = StoredValue::new_local(WorkerClient::<Matcher>::new());
    let start = move |()| {
        stage.set(Stage::Running(None));
        spawn_local(async move {
            let programme = programme.get_untracked();
            let Some(worker) = worker.try_get_value() else {
                return;
            };
            let on_progress = move |at| drop(stage.try_set(Stage::Running(Some(at))));
            let found = trace(programme, &worker, on_progress).await;
            let _ = stage.try_set(match found {
                Ok(traced) => Stage::Found(Arc::new(traced)),
                Err(why) => Stage::Failed(why),
            });
            worker.end_if_idle();
        });
    };
    let stop = move |()| {
        if let Some(worker) = worker.try_get_value() {
            worker.cancel();
        }
    };
    let far = Memo::new(move |_| match &*stage.read() {
        Stage::Running(at) => *at,
        _ => None,
    });
    let is_running = Memo::new(move |_| matches!(*stage.read(), Stage::Running(_)));
    let label = Signal::derive(move || match far.get() {
        Some(at) => phase_name(at.phase),
        None => text!(review.starting),
    });
    let done = Signal::derive(move || match far.get() {
        Some(at) if at.n_all > 0 => Done::Of(at.n_done, at.n_all),
        _ => Done::Unknown,
    });
    let is_found = Memo::new(move |_| matches!(*stage.read(), Stage::Found(_)));
    let most = Memo::new(move |_| {
        let rules = rules_of(&programme.read());
        rules.map_or(0, |rules| rules.max_points())
    });
    let found = move || {
        let id = id.clone();
        match stage.get() {
            Stage::Found(traced) => {
                let is_old = Memo::new({
                    let of = traced.programme.clone();
                    move |_| !Arc::ptr_eq(&of, &programme.read())
                });
                Some(
                    view! {
                        {move || is_old.get().then(|| view! {
                            <Notice kind=NoticeKind::Warning heading=t!(whatif.frontier_old)>
                                <p>{t!(whatif.frontier_old_next)}</p>
                            </Notice>
                        })}
                        <Corners id traced is_old />
                    }
                    .into_any(),
                )
            }
            Stage::Failed(lines) => {
                let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
                Some(
                    view! {
                        <Notice kind=NoticeKind::Error heading=t!(whatif.failed)>
                            <ul class="cm-list">{lines.collect_view()}</ul>
                        </Notice>
                    }
                    .into_any(),
                )
            }
            Stage::Ready | Stage::Running(_) => None,
        }
    };
    let start_label = Signal::derive(move || match &*stage.read() {
        Stage::Found(_) => text!(whatif.frontier_again),
        _ => text!(whatif.frontier_start),
    });
    view! {
        <section class="cm-section" aria-labelledby="frontier">
            <h2 id="frontier">{t!(whatif.frontier_title)}</h2>
            <p>{t!(whatif.frontier_lead)}</p>
            <p class="cm-quiet">{t!(whatif.point_means, max = most.get())}</p>
            {move || if is_running.get() {
                view! {
                    <Progress label done on_cancel=stop cancel_label=t!(review.cancel) />
                }
                .into_any()
            } else {
                view! {
                    <div class="cm-acts">
                        <Button id="trace" label=start_label on_press=start />
                    </div>
                }
                .into_any()
            }}
            <p class="usa-sr-only" role="status">{move || is_found.get().then(|| text!(whatif.frontier_done))}</p>
            <div>{found}</div>
        </section>
    }
}

async fn trace(
    programme: Arc<Programme>,
    worker: &WorkerClient<Matcher>,
    on_progress: impl Fn(Far) + 'static,
) -> Result<Traced, Vec<String>> {
    let round = current_open_round(&programme).ok_or_else(|| vec![text!(review.no_round)])?;
    let rules = rules_of(&programme).unwrap_or_else(|_| RuleSet::evidence_based());
    let prepared = prepared_of(&programme, &round.id);
    let prepared = prepared.map_err(|why| no_run_words(&programme, &rules, &why))?;
    let found = worker.trace(&prepared.inputs, on_progress).await;
    let run = round
        .chosen_run
        .as_ref()
        .and_then(|id| programme.runs.get(id))
        .and_then(|run| {
            let result = RunResult::of_run(run).ok()?;
            Some((run.number, result.n_matched(), result.all_points()))
        });
    Ok(Traced {
        frontier: found.map_err(|error| vec![run_error(&error)])?,
        has_classes: prepared.inputs.mentees.iter().any(|it| it.priority > 0),
        run,
        programme,
    })
}
