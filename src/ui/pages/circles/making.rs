//! Forming circles: ask the worker, put the drafts in place.
//!
//! Invariant: nothing is saved if what the groups were made from changed
//! meanwhile.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::circles::{NoCircle, Wanted, call_of, formed, why_none};
use crate::flow::round::{Scoring, rules_of};
use crate::flow::timetable::everybody;
use crate::matching::groups::Who;
use crate::session::{OpenDesk, Session, use_desk, use_session};
use crate::ui::gate::{Act, use_act};
use crate::ui::i18n::{number, text, text_n};
use crate::ui::kit::dom::focus_soon;
use crate::ui::widgets::match_words::{refusal_words, run_error};
use crate::worker::client::WorkerClient;
use crate::worker::matcher::Matcher;

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Can be formed.
    Ready,
    /// Under way.
    Running,
    /// Not formed, with everything that stands in the way.
    Failed(Vec<String>),
}

/// What forms circles; a cheap handle.
#[derive(Clone, Copy)]
pub(super) struct Making {
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    desk: OpenDesk,
    session: Session,
    act: Act,
    worker: StoredValue<WorkerClient<Matcher>, LocalStorage>,
    then: Callback<()>,
}

/// What forms circles; `then` runs just before they are saved. Call while a component is set up.
pub(super) fn use_making(then: impl Fn() + Send + Sync + 'static) -> Making {
    Making {
        stage: RwSignal::new(Stage::Ready),
        desk: use_desk(),
        session: use_session(),
        act: use_act(),
        worker: StoredValue::new_local(WorkerClient::new()),
        then: Callback::new(move |()| then()),
    }
}

impl Making {
    /// Forms circles, unless some are on their way.
    pub fn form(self, wanted: Wanted) {
        if *self.stage.read_untracked() == Stage::Running {
            return;
        }
        self.stage.set(Stage::Running);
        spawn_local(async move {
            // The page may be gone; then nobody waits for the words.
            match self.formed(&wanted).await {
                Ok(()) => drop(self.stage.try_set(Stage::Ready)),
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

    async fn formed(self, wanted: &Wanted) -> Result<(), Vec<String>> {
        if wanted.least == 0 || wanted.least > wanted.most {
            return Err(vec![text!(circles.sizes_wrong)]);
        }
        let programme = self.desk.programme().get_untracked();
        let scoring = scoring_of(&programme)?;
        let call = call_of(&programme, &scoring, wanted);
        let worker = self.worker.try_get_value().ok_or_else(Vec::new)?;
        let grouped = worker
            .group(scoring.inputs(), &call)
            .await
            .map_err(|error| vec![run_error(&error)])?;
        worker.end_if_idle();
        let now = self.desk.programme().get_untracked();
        if scoring_of(&now)? != scoring {
            return Err(vec![text!(review.changed_meanwhile)]);
        }
        let n_placed = grouped.group_of.iter().flatten().count();
        if n_placed == 0 {
            let why = why_none(&now, &scoring, wanted);
            return Err(vec![none_words(why)]);
        }
        let name = |n: usize| text!(circles.usual_name, n = n);
        let session = self.session;
        let new_id = || session.new_id();
        let change = formed(&now, &scoring, &call, &grouped, name, new_id);
        // The form goes with the first circles, and what was typed with it.
        self.then.try_run(());
        let dot = self.act.attempt(change).map_err(|why| vec![why])?;
        let shown = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
        let n_settled = call.settled.len();
        let n_left = grouped.group_of.len().saturating_sub(n_placed + n_settled);
        let done = match &call.who {
            Who::Led(leaders) => {
                let groups: BTreeSet<u32> = grouped.group_of.iter().flatten().copied().collect();
                let led = groups.iter().filter_map(|it| leaders.get(*it as usize));
                text!(
                    circles.formed_led,
                    placed = shown(n_placed),
                    leaders = shown(led.map(Vec::len).sum()),
                    left = shown(n_left)
                )
            }
            Who::Peers(_) => text!(
                circles.formed,
                placed = shown(n_placed),
                left = shown(n_left)
            ),
        };
        self.act.offer_undo(dot, done);
        focus_soon("standing");
        Ok(())
    }
}

fn none_words(why: NoCircle) -> String {
    match why {
        NoCircle::AllHaveOne => text!(circles.none_left),
        NoCircle::AllLead => text!(circles.none_all_lead),
        NoCircle::ChosenLead => text!(circles.none_chosen_lead),
        NoCircle::Rules => text!(circles.none_rules),
        NoCircle::TooFew(n) => text_n!(n, circles.none_few_1, circles.none_few_n),
        NoCircle::Limits => text!(circles.nobody_placed),
    }
}

fn scoring_of(programme: &Programme) -> Result<Scoring, Vec<String>> {
    everybody(programme).map_err(|refusals| {
        let rules = rules_of(programme).unwrap_or_else(|_| RuleSet::evidence_based());
        let words = |refusal| refusal_words(programme, &rules, refusal);
        refusals.iter().map(words).collect()
    })
}
