//! Making a timetable: prepare, solve in the worker, save.
//!
//! Invariant: only a timetable that the checker accepted is saved, and only if
//! nothing it was made from changed meanwhile.

use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::rules::RuleSet;
use crate::domain::timetable::Timetable;
use crate::domain::whole::Programme;
use crate::flow::round::{Scoring, rules_of};
use crate::flow::timetable::{everybody, rows_from_meetings, time_from_text};
use crate::matching::timetable::{Wish, WishError};
use crate::platform::clock;
use crate::session::{OpenDesk, Session, use_desk, use_session};
use crate::ui::gate::{Act, use_act};
use crate::ui::i18n::{number, text};
use crate::ui::kit::dom::focus_soon;
use crate::ui::widgets::match_words::{refusal_words, run_error};
use crate::worker::client::WorkerClient;
use crate::worker::matcher::{Matcher, Met, Progress};

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Can be made.
    Ready,
    /// Under way.
    Running(Option<Progress>),
    /// Not made, with everything that stands in the way.
    Failed(Vec<String>),
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// The event it is for; none for a new one.
    pub event: Option<Id<Timetable>>,
    pub name: String,
    pub day: Date,
    pub starts_at: String,
    pub minutes: u32,
    pub pause_minutes: u32,
    pub place: String,
    pub time_zone: String,
    pub per_mentee: u32,
    pub rounds: u32,
}

/// What makes timetables; a cheap handle.
#[derive(Clone, Copy)]
pub(super) struct Making {
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    desk: OpenDesk,
    session: Session,
    act: Act,
    worker: StoredValue<WorkerClient<Matcher>, LocalStorage>,
    then: Callback<Id<Timetable>>,
}

/// What makes timetables; `then` follows one that was made.
pub(super) fn use_making(then: impl Fn(Id<Timetable>) + Send + Sync + 'static) -> Making {
    Making {
        stage: RwSignal::new(Stage::Ready),
        desk: use_desk(),
        session: use_session(),
        act: use_act(),
        worker: StoredValue::new_local(WorkerClient::new()),
        then: Callback::new(then),
    }
}

impl Making {
    /// Makes one, unless one is on its way.
    pub fn make(self, plan: Plan) {
        if matches!(*self.stage.read_untracked(), Stage::Running(_)) {
            return;
        }
        self.stage.set(Stage::Running(None));
        spawn_local(async move {
            // The page may be gone; then nobody waits for the words.
            match self.made(plan).await {
                Ok(id) => {
                    let _ = self.stage.try_set(Stage::Ready);
                    self.then.try_run(id);
                    focus_soon("made");
                }
                Err(why) => drop(self.stage.try_set(Stage::Failed(why))),
            }
        });
    }

    /// Ends the work under way; nothing is changed.
    pub fn cancel(self) {
        if let Some(worker) = self.worker.try_get_value() {
            worker.cancel();
        }
    }

    async fn made(self, plan: Plan) -> Result<Id<Timetable>, Vec<String>> {
        let wish = Wish {
            per_mentee: plan.per_mentee,
            rounds: plan.rounds,
        };
        let wish = wish.checked().map_err(|why| vec![wish_words(why)])?;
        let programme = self.desk.programme().get_untracked();
        let scoring = scoring_of(&programme)?;
        let worker = self.worker.try_get_value();
        let worker = worker.ok_or_else(Vec::new)?;
        let stage = self.stage;
        let on_progress = move |at| drop(stage.try_set(Stage::Running(Some(at))));
        let met = worker
            .meet(scoring.inputs(), wish, on_progress)
            .await
            .map_err(|error| vec![run_error(&error)])?;
        worker.end_if_idle();
        if scoring_of(&self.desk.programme().get_untracked())? != scoring {
            return Err(vec![text!(review.changed_meanwhile)]);
        }
        if met.n_rounds == 0 {
            return Err(vec![text!(timetable.no_pairs)]);
        }
        let n_meetings = met.meetings().len();
        let record = self.record(plan, &met, &scoring);
        let id = record.id.clone();
        let change = Change::Many {
            what: "timetable.made",
            changes: vec![Change::save(record)],
        };
        let dot = self.act.attempt(change).map_err(|why| vec![why])?;
        let n = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
        let done = text!(
            timetable.made,
            meetings = n(n_meetings),
            rounds = number(met.n_rounds)
        );
        self.act.offer_undo(dot, done);
        Ok(id)
    }

    fn record(self, plan: Plan, met: &Met, scoring: &Scoring) -> Timetable {
        let starts = time_from_text(&plan.starts_at).map(|time| plan.day.to_datetime(time));
        let offset = starts.and_then(|at| clock::utc_offset_minutes(&plan.time_zone, at));
        let id = plan.event.unwrap_or_else(|| Id::new(self.session.new_id()));
        Timetable {
            id,
            name: plan.name,
            takes_place_on: Some(plan.day),
            starts_at: plan.starts_at,
            minutes: plan.minutes,
            pause_minutes: plan.pause_minutes,
            place: plan.place,
            time_zone: plan.time_zone,
            utc_offset: offset,
            per_mentee: plan.per_mentee,
            most_rounds: plan.rounds,
            n_rounds: met.n_rounds,
            longest_wait: met.longest_wait,
            least_wait: met.least_wait,
            rows: rows_from_meetings(&met.meetings(), scoring),
            points: i64::try_from(met.points).unwrap_or(i64::MAX),
        }
    }
}

fn scoring_of(programme: &Programme) -> Result<Scoring, Vec<String>> {
    everybody(programme).map_err(|refusals| {
        let rules = rules_of(programme).unwrap_or_else(|_| RuleSet::evidence_based());
        let words = |refusal| refusal_words(programme, &rules, refusal);
        refusals.iter().map(words).collect()
    })
}

fn wish_words(why: WishError) -> String {
    match why {
        WishError::Nothing => text!(timetable.wish_nothing),
        WishError::TooManyRounds(_) => text!(
            timetable.wish_rounds,
            most = crate::matching::timetable::MAX_ROUNDS
        ),
        WishError::MoreThanRounds { per_mentee, rounds } => {
            text!(timetable.wish_more, meetings = per_mentee, rounds = rounds)
        }
    }
}
