//! Other rules and places, tried without being kept.

use leptos::prelude::*;

use super::outcome::Outcome;
use super::places::Places;
use super::question::{Waiting, use_question};
use crate::domain::rules::RuleSet;
use crate::flow::round::{Trial, current_open_round};
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{Button, Done, Look, Notice, NoticeKind, Progress};
use crate::ui::pages::rules::{Aims, Criteria, HardRules, trial_editor};
use crate::ui::pages::run::{Stage, use_making};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::match_words::phase_name;

/// The rules under trial, and what they would change.
#[component]
pub(super) fn TryingPart(id: String, trial: RwSignal<Option<Trial>>) -> impl IntoView {
    let programme = use_desk().programme();
    let (act, go) = (use_act(), use_go());
    let now = Memo::new(move |_| {
        let trial = trial.get();
        trial.or_else(|| Trial::of(&programme.read()).ok())
    });
    let rules = Memo::new(move |_| {
        let now = now.read();
        now.as_ref()
            .map_or_else(RuleSet::evidence_based, |trial| trial.rules.clone())
    });
    let question = use_question();
    let put = move |next: Trial| {
        let as_stored = next.is_as_stored(&programme.read_untracked());
        trial.set((!as_stored).then_some(next));
    };
    let change_rules = Callback::new(move |rules: RuleSet| {
        if let Some(mut next) = now.get_untracked() {
            next.rules = rules;
            put(next);
        }
    });
    let editor = trial_editor(rules, change_rules);
    // Asks a worker: there is nothing to derive an answer from.
    Effect::new(move |_| {
        let programme = programme.get();
        let round = current_open_round(&programme).map(|round| round.id.clone());
        match (trial.get(), round) {
            (Some(trial), Some(round)) => question.ask(programme, round, trial),
            _ => question.clear(),
        }
    });
    let is_tried = Memo::new(move |_| trial.read().is_some());
    let review = Route::Review(id);
    let making = use_making(move || go(&review, Step::Forward));
    let stage = making.stage;
    let is_running = Memo::new(move |_| matches!(*stage.read(), Stage::Running(_)));
    let keep = move |()| {
        if let Some(kept) = trial.get_untracked() {
            let change = kept.keeping(&programme.read_untracked());
            if act.make(change, text!(whatif.kept)) {
                trial.set(None);
                focus_id("outcome");
            }
        }
    };
    let run = move |()| {
        if let Some(kept) = trial.get_untracked() {
            making.run_trial(kept);
        }
    };
    let back = move |()| {
        trial.set(None);
        focus_id("outcome");
    };
    let failed = move || {
        let mut lines = question.state.read().failed.clone();
        if let Stage::Failed(why) = &*stage.read() {
            lines.extend(why.iter().cloned());
        }
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! {
                <Notice kind=NoticeKind::Error heading=t!(whatif.failed)>
                    <ul class="cm-list">{lines.collect_view()}</ul>
                </Notice>
            }
        })
    };
    let waiting = Memo::new(move |_| question.state.read().waiting);
    let is_long = Memo::new(move |_| matches!(waiting.get(), Waiting::Long(_)));
    let progress = Memo::new(move |_| match (&*stage.read(), waiting.get()) {
        (Stage::Running(at), _) => *at,
        (_, Waiting::Long(at)) => at,
        _ => None,
    });
    let label = Signal::derive(move || match progress.get() {
        Some(at) => phase_name(at.phase),
        None => text!(review.starting),
    });
    let done = Signal::derive(move || match progress.get() {
        Some(at) => Done::Of(at.n_done.min(at.n_all), at.n_all),
        None => Done::Unknown,
    });
    let stop = move |()| {
        if is_running.get_untracked() {
            making.cancel();
        } else {
            question.stop();
        }
    };
    let on_places = Callback::new(put);
    view! {
        <p class="cm-quiet">{t!(whatif.try_lead)}</p>
        // The outcome comes first, so that it is near the top of a narrow page.
        <div class="cm-whatif">
            <section class="cm-section cm-whatif__outcome" aria-labelledby="outcome">
                <h2 id="outcome" tabindex="-1">{t!(whatif.outcome_title)}</h2>
                <div aria-live="polite">{failed}</div>
                {move || (is_long.get() || is_running.get()).then(|| view! {
                    <Progress label done on_cancel=stop cancel_label=t!(review.cancel) />
                })}
                <Outcome state=question.state is_tried>
                    <Show when=move || is_tried.get()>
                        <div class="cm-acts">
                            <Button label=t!(whatif.keep) on_press=keep />
                            <Button label=t!(whatif.keep_and_run) look=Look::Outline on_press=run />
                            <Button label=t!(whatif.back) look=Look::Plain on_press=back />
                        </div>
                    </Show>
                </Outcome>
            </section>
            <div class="cm-rules__sentences">
                <Places now on_change=on_places />
                <Criteria editor />
                <HardRules editor />
                <Aims editor />
            </div>
        </div>
    }
}
