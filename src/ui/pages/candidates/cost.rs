//! What a change by hand costs against the optimum: the round solved with and
//! without it, in the worker, when asked.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::flow::round::{
    Hand, Totals, current_open_round, problem_by_hand, problem_of, totals_of,
};
use crate::matching::prepare::prepare;
use crate::matching::subject::Problem;
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look};
use crate::ui::widgets::match_words::{problem_error, refusal_words, run_error};
use crate::worker::client::WorkerClient;
use crate::worker::matcher::Matcher;

/// How the question stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    NotYet,
    Working,
    Known(Totals, Totals),
    Unknown(String),
}

/// The cost of a change by hand, once asked.
#[component]
pub(super) fn Cost(hand: Memo<Hand>) -> impl IntoView {
    let programme = use_desk().programme();
    let worker = StoredValue::new_local(WorkerClient::<Matcher>::new());
    // An answer belongs to the choice it was asked for.
    let asked = RwSignal::new((None::<Hand>, Asked::NotYet));
    let ask = move |()| {
        let now = hand.get_untracked();
        asked.set((Some(now.clone()), Asked::Working));
        spawn_local(async move {
            let answer = async {
                let programme = programme.get_untracked();
                let round = current_open_round(&programme).ok_or_else(|| text!(review.no_round))?;
                let before = problem_of(&programme, &round.id);
                let after = problem_by_hand(&programme, &round.id, &now);
                let mut totals = Vec::new();
                for problem in [before, after] {
                    let problem = problem.map_err(|error| problem_error(&error))?;
                    totals.push(solved(&programme, &problem, worker).await?);
                }
                Ok::<_, String>((totals[0], totals[1]))
            };
            let answer = match answer.await {
                Ok((before, after)) => Asked::Known(before, after),
                Err(why) => Asked::Unknown(why),
            };
            // The page may be gone by now; then nobody waits for it.
            let _ = asked.try_set((Some(now), answer));
        });
    };
    move || {
        let (of, answer) = asked.get();
        let answer = if of == Some(hand.get()) {
            answer
        } else {
            Asked::NotYet
        };
        match answer {
            Asked::NotYet => view! {
                <Button label=t!(review.cost_ask) look=Look::Plain on_press=ask />
            }
            .into_any(),
            Asked::Working => view! { <p role="status">{t!(review.cost_working)}</p> }.into_any(),
            Asked::Known(before, after) => {
                view! { <p role="status">{cost_words(before, after)}</p> }.into_any()
            }
            Asked::Unknown(why) => view! { <p role="status">{why}</p> }.into_any(),
        }
    }
}

async fn solved(
    programme: &crate::domain::whole::Programme,
    problem: &Problem,
    worker: StoredValue<WorkerClient<Matcher>, LocalStorage>,
) -> Result<Totals, String> {
    let prepared = prepare(problem).map_err(|refusals| {
        let words = |refusal| refusal_words(programme, &problem.rules, refusal);
        let lines: Vec<String> = refusals.iter().map(words).collect();
        lines.join(" ")
    })?;
    let worker = worker.try_get_value();
    let worker = worker.ok_or_else(|| text!(review.f_stopped))?;
    let solved = worker
        .run(prepared.inputs, |_| {}, |_| {})
        .await
        .map_err(|error| run_error(&error))?;
    Ok(totals_of(&solved.inputs, &solved.certificate))
}

fn cost_words(before: Totals, after: Totals) -> String {
    let (points, mentees) = (
        before.points - after.points,
        before.n_mentees - after.n_mentees,
    );
    let pairings = before.n_pairings - after.n_pairings;
    if points == 0 && mentees == 0 && pairings == 0 {
        text!(review.cost_optimal)
    } else {
        text!(
            review.cost_optimum,
            points = points,
            mentees = mentees,
            pairings = pairings
        )
    }
}
