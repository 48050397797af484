//! Two coordinators published different runs of one round: what there is to
//! choose from.
//!
//! Deciding is a change like any other (`Change::DecideRun`); until then no
//! letter of the round is written, nobody is reminded and no pairing added.
//! Everything else goes on.

use crate::domain::id::Id;
use crate::domain::pairing::{Pairing, Round, Run};
use crate::domain::whole::Programme;

/// One of the runs that were published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunChoice {
    /// The run.
    pub run: Id<Run>,
    /// Its number in the round.
    pub number: u32,
    /// When it was made, by its maker's clock.
    pub made_at_ms: i64,
    /// Its pairings that stand; they end where another run is chosen.
    pub n_pairings: usize,
    /// Letters about these that were ticked as sent.
    pub n_sent: usize,
}

/// The runs of a round to choose from, by number; none where nothing is to be
/// decided.
pub fn runs_to_decide(programme: &Programme, round: &Id<Round>) -> Vec<RunChoice> {
    let runs = programme.several_runs.get(round).into_iter().flatten();
    let mut choices: Vec<RunChoice> = runs
        .map(|id| {
            let run = programme.runs.get(id);
            let is_its = |it: &Pairing| it.round == *round && it.run.as_ref() == Some(id);
            let pairings = programme.pairings.values();
            let live = pairings.filter(|it| is_its(it) && it.state.is_live());
            let sent = programme.letters.values().filter(|letter| {
                let pairing = letter.pairing.as_ref();
                let pairing = pairing.and_then(|id| programme.pairings.get(id));
                letter.sent_at_ms.is_some() && pairing.is_some_and(|it| is_its(it))
            });
            RunChoice {
                run: id.clone(),
                number: run.map_or(0, |it| it.number),
                made_at_ms: run.map_or(0, |it| it.made_at_ms),
                n_pairings: live.count(),
                n_sent: sent.count(),
            }
        })
        .collect();
    choices.sort_by(|a, b| (a.number, a.made_at_ms, &a.run).cmp(&(b.number, b.made_at_ms, &b.run)));
    choices
}

/// The rounds in which two published runs stand side by side, in order.
pub fn undecided(programme: &Programme) -> Vec<Id<Round>> {
    programme.several_runs.keys().cloned().collect()
}
