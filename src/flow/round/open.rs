//! Opening a round, and which runs it had.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::{Round, RoundState, Run};
use crate::domain::whole::Programme;

/// The change that opens a round.
pub fn open_round(id: &str, name: &str, on: Date) -> Change {
    Change::save(Round {
        id: Id::new(id),
        name: name.to_owned(),
        opened_on: Some(on),
        state: RoundState::Open,
        ..Round::default()
    })
}

/// The round worked on, if it is open.
pub fn current_open_round(programme: &Programme) -> Option<&Arc<Round>> {
    programme
        .current_round()
        .filter(|round| round.state == RoundState::Open)
}

/// The runs of a round, last first.
pub fn last_runs<'a>(programme: &'a Programme, round: &Id<Round>) -> Vec<&'a Arc<Run>> {
    let mut runs: Vec<_> = programme
        .runs
        .values()
        .filter(|run| run.round == *round)
        .collect();
    runs.sort_by(|a, b| (b.number, &b.id).cmp(&(a.number, &a.id)));
    runs
}
