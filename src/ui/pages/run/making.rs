//! Making a run: prepare, solve in the worker, keep a copy, save the drafts.
//!
//! Invariant: only an answer that the checker accepted is saved or shown, and
//! only if nothing it was made from changed meanwhile.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::so_far::Shown;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::pairing::Round;
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::round::{
    Basis, NoRun, Trial, based_on_paced, current_open_round, open_round, rules_of, run_of,
};
use crate::matching::prepare::Prepared;
use crate::platform::clock::wait_ms;
use crate::session::{OpenDesk, Session, page_pace, use_desk, use_session};
use crate::ui::gate::{Act, use_act};
use crate::ui::i18n::text;
use crate::ui::trouble;
use crate::ui::widgets::match_words::{problem_error, refusal_words, run_error};
use crate::worker::client::{Ticket, WorkerClient};
use crate::worker::matcher::{Ended, Failure, Matcher, Progress, RunError};

/// Where a run stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui::pages) enum Stage {
    /// Can be started.
    Ready,
    /// Under way; nothing is known before the worker speaks.
    Running(Option<Progress>),
    /// Ended early, with the best answer so far.
    Stopped(Arc<Shown>),
    /// Not made, with everything that stands in the way.
    Failed(Vec<String>),
}

/// What a run is made from.
#[derive(Clone, Debug)]
enum Source {
    /// What is kept, and so much of the run before.
    Before(Basis),
    /// Rules and places that were tried.
    Trial(Trial),
}

/// What makes runs; a cheap handle.
#[derive(Clone, Copy)]
pub(in crate::ui::pages) struct Making {
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    desk: OpenDesk,
    session: Session,
    act: Act,
    worker: StoredValue<WorkerClient<Matcher>, LocalStorage>,
    ticket: StoredValue<Option<Ticket>>,
    /// What the last run was made from: the same goes on where it was stopped.
    last: StoredValue<Option<(Option<String>, Source)>>,
    then: Callback<()>,
}

/// What makes runs; `then` follows a run that was made. Call while a component
/// is set up.
pub(in crate::ui::pages) fn use_making(then: impl Fn() + Send + Sync + 'static) -> Making {
    Making {
        stage: RwSignal::new(Stage::Ready),
        desk: use_desk(),
        session: use_session(),
        act: use_act(),
        worker: StoredValue::new_local(WorkerClient::new()),
        ticket: StoredValue::new(None),
        last: StoredValue::new(None),
        then: Callback::new(move |()| then()),
    }
}

impl Making {
    /// Makes a run that treats the one before so; opens a round of this name
    /// where none is open.
    pub fn run(self, round_name: String, basis: Basis) {
        self.start(Some(round_name), Source::Before(basis));
    }

    /// Makes a run of the open round with rules and places that were tried,
    /// and keeps these with it, as one change.
    pub fn run_trial(self, trial: Trial) {
        self.start(None, Source::Trial(trial));
    }

    /// Goes on with the run that was stopped. Where something it was made from
    /// changed meanwhile, or the worker was ended, it starts anew.
    pub fn go_on(self) {
        if let Some((round_name, from)) = self.last.get_value() {
            self.start(round_name, from);
        }
    }

    fn start(self, round_name: Option<String>, from: Source) {
        if matches!(*self.stage.read_untracked(), Stage::Running(_)) {
            return;
        }
        self.last
            .set_value(Some((round_name.clone(), from.clone())));
        self.stage.set(Stage::Running(None));
        spawn_local(async move {
            let made = self.make(round_name.as_deref(), from).await;
            // The page may be gone; then nobody waits for the words.
            match made {
                Ok(None) => {
                    let _ = self.stage.try_set(Stage::Ready);
                    self.then.try_run(());
                }
                Ok(Some(shown)) => drop(self.stage.try_set(Stage::Stopped(Arc::new(shown)))),
                Err(why) => drop(self.stage.try_set(Stage::Failed(why))),
            }
        });
    }

    /// Ends the run under way; nothing is changed.
    pub fn cancel(self) {
        let worker = self.worker.try_get_value();
        if let Some(worker) = worker {
            worker.cancel();
        }
    }

    /// Ends the run under way with the best answer so far.
    pub fn stop(self) {
        let ticket = self.ticket.try_get_value().flatten();
        if let (Some(worker), Some(ticket)) = (self.worker.try_get_value(), ticket) {
            worker.stop(ticket);
        }
    }

    /// Makes a run; gives the best so far where it was stopped.
    async fn make(
        self,
        round_name: Option<&str>,
        from: Source,
    ) -> Result<Option<Shown>, Vec<String>> {
        let round = self.round(round_name).map_err(|why| vec![why])?;
        // What follows takes a while in a large programme: first the page says so.
        wait_ms(0).await;
        let pace = page_pace();
        let before = self.desk.programme().get_untracked();
        let prepared = self.prepared(&round, &from, &pace).await?;
        let worker = self.worker.try_get_value();
        let Some(worker) = worker else {
            return Ok(None);
        };
        let stage = self.stage;
        let on_progress = move |progress| drop(stage.try_set(Stage::Running(Some(progress))));
        let ticket = self.ticket;
        let on_ticket = move |it| {
            // The page may be gone; then nobody stops anything.
            let _ = ticket.try_set_value(Some(it));
        };
        let ended = worker
            .run(&prepared, on_ticket, on_progress, &pace)
            .await
            .map_err(|error| match error {
                // Only a stable one is stopped without anything to show.
                RunError::Run(Failure::Stopped) => vec![text!(review.f_stopped_stable)],
                error => vec![run_error(&error)],
            })?;
        let programme = self.desk.programme().get_untracked();
        let found = match ended {
            Ended::Found(found) => found,
            Ended::Stopped(so_far) => {
                return Ok(Some(Shown::of(&programme, &prepared, so_far)));
            }
        };
        let is_same = Arc::ptr_eq(&programme, &before);
        if !is_same && self.prepared(&round, &from, &pace).await? != prepared {
            return Err(vec![text!(review.changed_meanwhile)]);
        }
        self.desk
            .snapshot("run")
            .await
            .map_err(|error| vec![trouble::session(&programme, &error)])?;
        let session = self.session;
        let drafted = run_of(
            &programme,
            &round,
            &prepared,
            &found.certificate,
            &found.result,
            session.now_ms(),
            &mut || session.new_id(),
        );
        pace.rest().await;
        let done = text!(
            review.run_done,
            matched = found.result.n_matched(),
            unmatched = found.result.unmatched.len()
        );
        let change = match &from {
            Source::Before(_) => drafted.into(),
            Source::Trial(trial) => Change::Many {
                what: "run.tried",
                changes: vec![trial.keeping(&programme), drafted.into()],
            },
        };
        let dot = self.act.attempt_paced(change).await;
        let dot = dot.map_err(|why| vec![why])?;
        // What shows the change is drawn before the page of its pairings opens.
        wait_ms(0).await;
        self.act.offer_undo(dot, done);
        Ok(None)
    }

    /// The open round, opened now where there is none.
    fn round(self, name: Option<&str>) -> Result<Id<Round>, String> {
        let programme = self.desk.programme().get_untracked();
        if let Some(round) = current_open_round(&programme) {
            return Ok(round.id.clone());
        }
        let name = name.ok_or_else(|| text!(review.no_round))?.trim();
        if name.is_empty() {
            return Err(text!(review.round_name_missing));
        }
        let id = self.session.new_id();
        self.act
            .attempt(open_round(&id, name, self.session.today()))?;
        Ok(Id::new(id))
    }

    async fn prepared(
        self,
        round: &Id<Round>,
        from: &Source,
        pace: &Pace,
    ) -> Result<Prepared, Vec<String>> {
        let programme = self.desk.programme().get_untracked();
        let prepared = match from {
            Source::Before(basis) => based_on_paced(&programme, round, *basis, pace)
                .await
                .map(|based| based.prepared),
            Source::Trial(trial) => trial.prepared_paced(&programme, round, pace).await,
        };
        prepared.map_err(|why| {
            let rules = match from {
                Source::Before(_) => rules_of(&programme).ok(),
                Source::Trial(trial) => Some(trial.rules.clone()),
            };
            let rules = rules.unwrap_or_else(RuleSet::evidence_based);
            no_run_words(&programme, &rules, &why)
        })
    }
}

/// Everything that stands in the way of a run.
pub(in crate::ui::pages) fn no_run_words(
    programme: &Programme,
    rules: &RuleSet,
    why: &NoRun,
) -> Vec<String> {
    match why {
        NoRun::Problem(error) => vec![problem_error(error)],
        NoRun::Refused(refusals) => {
            let words = |refusal| refusal_words(programme, rules, refusal);
            refusals.iter().map(words).collect()
        }
        NoRun::Unsolved(error) => vec![run_error(&Failure::from(error.clone()).into())],
    }
}
