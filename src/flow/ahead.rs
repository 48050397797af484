//! The letters a proposal would bring if it were published as it stands, so
//! that they can be read before anybody is bound by them.
//!
//! Nothing is written: the publication is tried on a copy. Leaves out screens.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::outbox::Tellings;
use super::round::current_open_round;
use crate::domain::id::Id;
use crate::domain::letter::Letter;
use crate::domain::pace::{Pace, at_once};
use crate::domain::pairing::{FirstStep, PairingState, RoundState};
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::letters::{Lacking, Rendered, Turn, lacking_paced, letters_for_round_paced};

/// Letters of one turn that would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AheadGroup {
    /// The turn.
    pub turn: Turn,
    /// How many letters.
    pub n: usize,
    /// The first of them, as its reader would see it.
    pub example: Rendered,
    /// The language of the example.
    pub language: Language,
}

/// What publishing would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The name of the round.
    pub round: String,
    /// Its letters by turn, in order.
    pub groups: Vec<AheadGroup>,
    /// Texts these letters want and that stand in one language only.
    pub lacking: Vec<Lacking>,
}

/// The letters of the open round, published on a day with this
/// first step; nothing where no round
/// is open or no pairing is proposed.
pub fn letters_ahead(programme: &Programme, on: Date, first_step: FirstStep) -> Option<Ahead> {
    at_once(letters_ahead_paced(
        programme,
        on,
        first_step,
        &Pace::AT_ONCE,
    ))
}

/// The same at a pace.
pub async fn letters_ahead_paced(
    programme: &Programme,
    on: Date,
    first_step: FirstStep,
    pace: &Pace,
) -> Option<Ahead> {
    let round = Arc::clone(current_open_round(programme)?);
    if programme.live_pairings(&round.id).is_empty() {
        return None;
    }
    let mut tried = programme.clone();
    if let Some(round) = tried.rounds.get_mut(&round.id) {
        let round = Arc::make_mut(round);
        round.state = RoundState::Published;
        round.published_run.clone_from(&round.chosen_run);
        round.published_on = Some(on);
        round.first_step = first_step;
    }
    for pairing in tried.pairings.values_mut() {
        if pairing.round == round.id && pairing.state.is_live() {
            let pairing = Arc::make_mut(pairing);
            pairing.state = PairingState::Published;
            pairing.offered_on = (first_step == FirstStep::Offer).then_some(on);
        }
    }
    pace.rest().await;
    let told = Tellings::of_paced(&tried, &round.id, pace).await;
    pace.rest().await;
    let mut by_turn: BTreeMap<Turn, Vec<Letter>> = BTreeMap::new();
    let letters = letters_for_round_paced(&tried, &round.id, first_step, Id::default, pace).await;
    pace.rest().await;
    let lacking = lacking_paced(&tried, &letters, |letter| told.told(letter), pace).await;
    for letter in letters {
        pace.rest().await;
        if let Some(turn) = Turn::of(&tried, &letter) {
            by_turn.entry(turn).or_default().push(letter);
        }
    }
    let group = |(turn, letters): (Turn, Vec<Letter>)| {
        let first = letters.first()?;
        Some(AheadGroup {
            turn,
            n: letters.len(),
            example: told.render(&tried, first),
            language: first.language,
        })
    };
    Some(Ahead {
        round: round.name.clone(),
        groups: by_turn.into_iter().filter_map(group).collect(),
        lacking,
    })
}
