//! Asking the matcher: one question at a time, the older one stopped, and how
//! far it is once that takes more than a second.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::id::Id;
use crate::domain::pairing::Round;
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::round::{
    Difference, Paired, RunResult, Trial, difference, paired, prepared_of, rules_of,
};
use crate::matching::prepare::Prepared;
use crate::platform::clock::wait_ms;
use crate::ui::pages::run::no_run_words;
use crate::ui::widgets::match_words::run_error;
use crate::worker::client::{Ticket, WorkerClient};
use crate::worker::matcher::{Failure, Matcher, Progress, RunError};

/// How long changes must pause before they are asked about.
const PAUSE_MS: u32 = 250;
/// When progress is shown.
const LONG_MS: u32 = 1_000;

/// Where a question stands.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// The last answer, and what was asked; it stays while the next is awaited.
    pub shown: Option<Arc<Shown>>,
    /// What stands in the way, or went wrong.
    pub failed: Vec<String>,
    /// Whether an answer is awaited, and how far it is.
    pub waiting: Waiting,
}

/// Whether an answer is awaited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Waiting {
    /// No.
    #[default]
    No,
    /// Since a moment.
    Briefly,
    /// Since more than a second.
    Long(Option<Progress>),
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// What it would change.
    pub difference: Difference,
    /// The run compared with; nothing where today's rules were solved for it.
    pub run: Option<u32>,
    /// Whether people or rules are others than at that run.
    pub is_stale: bool,
}

/// A question that is asked again with every change; a cheap handle.
#[derive(Clone, Copy)]
pub(super) struct Question {
    /// Where it stands.
    pub state: RwSignal<State>,
    worker: StoredValue<WorkerClient<Matcher>, LocalStorage>,
    ticket: StoredValue<Option<Ticket>>,
    number: StoredValue<u32>,
}

/// A question not asked yet. Call while a component is set up.
pub(super) fn use_question() -> Question {
    Question {
        state: RwSignal::new(State::default()),
        worker: StoredValue::new_local(WorkerClient::new()),
        ticket: StoredValue::new(None),
        number: StoredValue::new(0),
    }
}

impl Question {
    /// Forgets question and answer.
    pub fn clear(self) {
        self.stop();
        self.state.set(State::default());
    }

    /// Stops what is asked now; nothing is changed.
    pub fn stop(self) {
        self.number.update_value(|number| *number += 1);
        let ticket = self.ticket.try_update_value(Option::take).flatten();
        if let (Some(ticket), Some(worker)) = (ticket, self.worker.try_get_value()) {
            worker.stop(ticket);
        }
        self.state.update(|state| state.waiting = Waiting::No);
    }

    /// Asks what a trial changes, after a pause; the older question is stopped.
    pub fn ask(self, programme: Arc<Programme>, round: Id<Round>, trial: Trial) {
        self.stop();
        let number = self.number.get_value();
        self.state.update(|state| state.waiting = Waiting::Briefly);
        spawn_local(async move {
            wait_ms(PAUSE_MS).await;
            if !self.is_now(number) {
                return;
            }
            self.watch(number);
            let answer = self.answer(number, &programme, &round, trial).await;
            if !self.is_now(number) {
                return;
            }
            let _ = self.state.try_update(|state| {
                state.waiting = Waiting::No;
                match answer {
                    Ok(shown) => {
                        state.shown = Some(Arc::new(shown));
                        state.failed.clear();
                    }
                    Err(why) => {
                        state.shown = None;
                        state.failed = why;
                    }
                }
            });
        });
    }

    fn is_now(self, number: u32) -> bool {
        self.number.try_get_value() == Some(number)
    }

    /// Shows progress once the question takes long.
    fn watch(self, number: u32) {
        spawn_local(async move {
            wait_ms(LONG_MS).await;
            if self.is_now(number) {
                let _ = self.state.try_update(|state| {
                    if state.waiting == Waiting::Briefly {
                        state.waiting = Waiting::Long(None);
                    }
                });
            }
        });
    }

    async fn answer(
        self,
        number: u32,
        programme: &Programme,
        round: &Id<Round>,
        trial: Trial,
    ) -> Result<Shown, Vec<String>> {
        let tried = trial
            .prepared(programme, round)
            .map_err(|why| no_run_words(programme, &trial.rules, &why))?;
        let rules = rules_of(programme).unwrap_or_else(|_| RuleSet::evidence_based());
        let today = prepared_of(programme, round);
        let today = today.map_err(|why| no_run_words(programme, &rules, &why))?;
        let (before, run, is_stale) = match of_run(programme, round) {
            Some((pairs, run, hash)) => (pairs, Some(run), hash != today.inputs.hash()),
            None => (self.pairs(number, &today).await?, None, false),
        };
        let after = self.pairs(number, &tried).await?;
        Ok(Shown {
            difference: difference(&before, &after, &today, &tried),
            run,
            is_stale,
        })
    }

    async fn pairs(self, number: u32, prepared: &Prepared) -> Result<Paired, Vec<String>> {
        let stopped = || vec![run_error(&RunError::Run(Failure::Stopped))];
        let worker = self.worker.try_get_value().ok_or_else(stopped)?;
        if !self.is_now(number) {
            return Err(stopped());
        }
        let on_ticket = move |ticket| self.ticket.set_value(Some(ticket));
        let on_progress = move |progress| {
            if self.is_now(number) {
                let _ = self.state.try_update(|state| {
                    if matches!(state.waiting, Waiting::Long(_)) {
                        state.waiting = Waiting::Long(Some(progress));
                    }
                });
            }
        };
        let tried = worker
            .tries(&prepared.inputs, &[], on_ticket, on_progress)
            .await;
        let (answered, _) = tried.map_err(|error| vec![run_error(&error)])?;
        Ok(paired(prepared, &answered))
    }
}

/// Who has whom by the chosen run of a round, its number and what it was made of.
fn of_run(programme: &Programme, round: &Id<Round>) -> Option<(Paired, u32, String)> {
    let round = programme.rounds.get(round)?;
    let run = programme.runs.get(round.chosen_run.as_ref()?)?;
    let result = RunResult::of_run(run).ok()?;
    let pairs = result.pairs.into_iter().map(|it| (it.mentee, it.mentor));
    Some((pairs.collect(), run.number, run.input_hash.clone()))
}
