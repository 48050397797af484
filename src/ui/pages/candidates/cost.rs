//! What each candidate costs against the best answer, told as soon as the
//! matcher knows: asked once for all mentors, and once more for each choice
//! that sets a locked pairing free.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::id::Id;
use crate::domain::pairing::Pairing;
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::flow::offers::published_rounds;
use crate::flow::round::{Hand, HandCosts, current_open_round, problem_without};
use crate::matching::explain::Loss;
use crate::matching::levels::Level;
use crate::matching::prepare::{Prepared, prepare};
use crate::session::use_desk;
use crate::ui::i18n::{number, text, text_n};
use crate::ui::widgets::match_words::{level_name, problem_error, refusal_words, run_error};
use crate::worker::client::WorkerClient;
use crate::worker::matcher::Matcher;

/// Locked pairings set free, in order.
type Freed = Vec<Id<Pairing>>;

/// What the candidates of one mentee cost; a cheap handle.
#[derive(Clone, Copy)]
pub(in crate::ui::pages) struct Costs {
    programme: Signal<Arc<Programme>>,
    mentee: StoredValue<Id<Participation>>,
    book: RwSignal<Book>,
    /// One worker for the page, started by the first question.
    worker: StoredValue<WorkerClient<Matcher>, LocalStorage>,
}

/// Answers that hold for one state of the programme.
#[derive(Clone, Debug, Default)]
struct Book {
    programme: Arc<Programme>,
    /// Nothing while the matcher works.
    by_freed: BTreeMap<Freed, Option<Result<Known, String>>>,
}

/// An answer, and whom its places mean.
#[derive(Clone, Debug)]
struct Known {
    costs: HandCosts,
    mentors: Vec<String>,
}

/// The costs of a mentee's candidates. Call while a component is set up.
pub(in crate::ui::pages) fn use_costs(mentee: Id<Participation>) -> Costs {
    Costs {
        programme: use_desk().programme(),
        mentee: StoredValue::new(mentee),
        book: RwSignal::new(Book::default()),
        worker: StoredValue::new_local(WorkerClient::new()),
    }
}

impl Costs {
    /// The words for a change by hand, empty where it cannot be made. Call
    /// while a component is set up.
    pub fn words(self, hand: Memo<Hand>) -> Signal<String> {
        let freed = Memo::new(move |_| hand.read().freed(&self.programme.read()));
        // Asks a worker: there is nothing to derive an answer from.
        Effect::new(move |_| {
            let programme = self.programme.get();
            for freed in [Freed::new(), freed.get()] {
                self.ask(&programme, freed);
            }
        });
        Signal::derive(move || {
            let book = self.book.read();
            let known = |freed: &Freed| book.by_freed.get(freed).and_then(Option::as_ref);
            let (best, with) = (known(&Freed::new()), known(&freed.read()));
            match (best, with) {
                (Some(Err(why)), _) | (_, Some(Err(why))) => why.clone(),
                (Some(Ok(best)), Some(Ok(with))) => {
                    let cost = with.cost(&best.costs.reached, &hand.read().mentor);
                    cost.map(|cost| cost_words(&cost)).unwrap_or_default()
                }
                _ => text!(review.cost_working),
            }
        })
    }

    /// Asks the matcher what every mentor would cost with these pairings set
    /// free, unless it was asked before.
    fn ask(self, programme: &Arc<Programme>, freed: Freed) {
        let is_new = self.book.try_maybe_update(|book| {
            let is_other = !Arc::ptr_eq(&book.programme, programme);
            if is_other {
                book.programme = Arc::clone(programme);
                book.by_freed.clear();
            }
            let is_new = !book.by_freed.contains_key(&freed);
            book.by_freed.entry(freed.clone()).or_default();
            (is_other, is_new)
        });
        if is_new != Some(true) {
            return;
        }
        let programme = Arc::clone(programme);
        spawn_local(async move {
            let answer = self.answer(&programme, &freed).await;
            // The page may be gone, and an answer belongs to the programme it
            // was asked for.
            let _ = self.book.try_update(|book| {
                if Arc::ptr_eq(&book.programme, &programme) {
                    book.by_freed.insert(freed, Some(answer));
                }
            });
        });
    }

    async fn answer(self, programme: &Programme, freed: &Freed) -> Result<Known, String> {
        let prepared = prepared(programme, freed)?;
        let stopped = || text!(review.f_stopped);
        let mentee = self.mentee.try_get_value().ok_or_else(stopped)?;
        let at = (0..).zip(&prepared.mentees);
        let at = at
            .filter(|(_, id)| **id == mentee.as_str())
            .map(|(at, _)| at);
        let at = at.last().ok_or_else(|| text!(review.mentee_gone))?;
        let worker = self.worker.try_get_value().ok_or_else(stopped)?;
        let costs = worker.costs(&prepared.inputs, at).await;
        Ok(Known {
            costs: costs.map_err(|error| run_error(&error))?,
            mentors: prepared.mentors,
        })
    }
}

impl Known {
    fn cost(&self, best: &[(Level, i64)], mentor: &Id<Participation>) -> Option<Loss> {
        let at = self.mentors.iter().position(|id| id == mentor.as_str())?;
        self.costs.cost(best, u32::try_from(at).ok()?)
    }
}

fn prepared(programme: &Programme, freed: &Freed) -> Result<Prepared, String> {
    // After publication: what is left of the round, everybody matched staying.
    let open = current_open_round(programme).cloned();
    let round = open.or_else(|| published_rounds(programme).into_iter().next());
    let round = round.ok_or_else(|| text!(review.no_round))?;
    let problem = problem_without(programme, &round.id, freed);
    let problem = problem.map_err(|error| problem_error(&error))?;
    prepare(&problem).map_err(|refusals| {
        let words = |refusal| refusal_words(programme, &problem.rules, refusal);
        let lines: Vec<String> = refusals.iter().map(words).collect();
        lines.join(" ")
    })
}

/// "Costs 12 points against the best answer." Fairness is told where nothing
/// before it is lost.
fn cost_words(cost: &Loss) -> String {
    let all = cost.before_fairness();
    let lost: Vec<(Level, i64)> = all.iter().copied().filter(|(_, n)| *n != 0).collect();
    match *lost.as_slice() {
        [] if cost.of(Level::Loads) > 0 => text!(review.cost_uneven),
        [] if cost.of(Level::Loads) == 0 && cost.of(Level::Lowest) > 0 => {
            text!(review.cost_lower)
        }
        [] => text!(review.cost_optimal),
        [(Level::Points | Level::Worth(_), points)] if points > 0 => {
            text_n!(points, review.cost_points_1, review.cost_points_n)
        }
        _ => {
            let all: Vec<Level> = all.iter().map(|(level, _)| *level).collect();
            let change = |(level, lost): &(Level, i64)| {
                let sign = if *lost > 0 { '\u{2212}' } else { '+' };
                format!("{} {sign}{}", level_name(*level, &all), number(lost.abs()))
            };
            let changes: Vec<String> = lost.iter().map(change).collect();
            text!(review.cost_other, what = changes.join("; "))
        }
    }
}
