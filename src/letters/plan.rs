//! Who gets which letter after a round is published.
//!
//! Leaves out sending. Letters that are there already are not made again, so
//! that making them twice changes nothing.

use std::collections::BTreeSet;

use crate::domain::facts::Intake;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::pairing::{Pairing, PairingState, Round, RoundState};
use crate::domain::people::{Participation, Person, Standing};
use crate::domain::text::Language;
use crate::domain::whole::Programme;

/// What published pairs hear first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstStep {
    /// Both are introduced at once.
    #[default]
    Introduce,
    /// Both are asked first; the introduction follows when both said yes.
    Offer,
}

/// The letters a round still lacks: one for each person and pairing, and one
/// for everybody who takes part and has no pairing. None before publication.
///
/// `new_id` gives a fresh id for each letter.
pub fn letters_for_round(
    programme: &Programme,
    round: &Id<Round>,
    first_step: FirstStep,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Vec<Letter> {
    let is_public = programme
        .rounds
        .get(round)
        .is_some_and(|round| round.state != RoundState::Open);
    if !is_public {
        return Vec::new();
    }
    let there: BTreeSet<_> = programme
        .letters
        .values()
        .filter(|letter| letter.round.as_ref() == Some(round))
        .map(|letter| (letter.kind, letter.to.clone(), letter.pairing.clone()))
        .collect();
    wanted(programme, round, first_step)
        .into_iter()
        .filter(|wanted| !there.contains(wanted))
        .filter_map(|(kind, to, pairing)| {
            Some(Letter {
                id: new_id(),
                round: Some(round.clone()),
                language: language_of(programme, programme.person_of(&to)?),
                to,
                kind,
                pairing,
                ..Letter::default()
            })
        })
        .collect()
}

type Wanted = (LetterKind, Id<Participation>, Option<Id<Pairing>>);

fn wanted(programme: &Programme, round: &Id<Round>, first_step: FirstStep) -> Vec<Wanted> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for pairing in programme.live_pairings(round) {
        let kind = match (pairing.state, first_step) {
            (PairingState::Published, FirstStep::Offer) => LetterKind::Offer,
            (PairingState::Published | PairingState::Active, _) => LetterKind::Introduction,
            _ => continue,
        };
        for part in [&pairing.mentee, &pairing.mentor] {
            if can_hear(programme, part) {
                wanted.push((kind, part.clone(), Some(pairing.id.clone())));
            }
        }
    }
    let published_on = programme.rounds.get(round).and_then(|it| it.published_on);
    for part in unpaired(programme) {
        let kind = match (part.standing, programme.facts.intake) {
            (Standing::Waiting, _) | (Standing::Active, Intake::Rolling) => LetterKind::Waiting,
            // Whoever came later was not part of the round.
            (Standing::Active, _) if published_on.is_some() && part.joined_on > published_on => {
                LetterKind::Waiting
            }
            (Standing::Active, Intake::Cohort) => LetterKind::NotMatched,
            (Standing::Paused | Standing::Withdrawn | Standing::NotEligible, _) => continue,
        };
        wanted.push((kind, part.id.clone(), None));
    }
    wanted
}

/// Everybody who hears that there is nobody for them: who takes part or waits,
/// may be written to, and has no live pairing of any round.
pub fn unpaired(programme: &Programme) -> Vec<&Participation> {
    let paired: BTreeSet<&Id<Participation>> = programme
        .pairings
        .values()
        .filter(|pairing| pairing.state.is_live())
        .flat_map(|pairing| [&pairing.mentor, &pairing.mentee])
        .collect();
    let parts = programme.participations.values().map(|part| &**part);
    parts
        .filter(|part| matches!(part.standing, Standing::Active | Standing::Waiting))
        .filter(|part| !paired.contains(&part.id) && can_hear(programme, &part.id))
        .collect()
}

/// Whether letters go to this person at all.
fn can_hear(programme: &Programme, part: &Id<Participation>) -> bool {
    programme
        .person_of(part)
        .is_some_and(|person| person.hidden_on.is_none())
}

/// The language of a person's letters: their own, else the programme's.
pub(super) fn language_of(programme: &Programme, person: &Person) -> Language {
    person.letters_in.unwrap_or(programme.facts.letters_in)
}
