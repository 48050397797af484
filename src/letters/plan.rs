//! Who gets which letter after a round is published.
//!
//! Leaves out sending, and reminders, which somebody asks for. Letters that are
//! there already are not made again, so that making them twice changes nothing.

use std::collections::BTreeSet;

use crate::domain::facts::Intake;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::pace::{Pace, at_once};
use crate::domain::pairing::{FirstStep, OfferAnswer, Pairing, PairingState, Round, RoundState};
use crate::domain::people::{Participation, Person, Role, Standing};
use crate::domain::text::Language;
use crate::domain::whole::Programme;

/// The letters a round still lacks: one for each person and pairing, and one
/// for everybody who takes part and has no pairing. None before publication,
/// and none while nobody decided between two published runs.
///
/// A pairing that was offered brings offers until both said yes; `first_step`
/// is for the others.
///
/// `new_id` gives a fresh id for each letter.
pub fn letters_for_round(
    programme: &Programme,
    round: &Id<Round>,
    first_step: FirstStep,
    new_id: impl FnMut() -> Id<Letter>,
) -> Vec<Letter> {
    let pace = Pace::AT_ONCE;
    at_once(letters_for_round_paced(
        programme, round, first_step, new_id, &pace,
    ))
}

/// The same at a pace.
pub async fn letters_for_round_paced(
    programme: &Programme,
    round: &Id<Round>,
    first_step: FirstStep,
    mut new_id: impl FnMut() -> Id<Letter>,
    pace: &Pace,
) -> Vec<Letter> {
    let is_public = programme
        .rounds
        .get(round)
        .is_some_and(|round| round.state != RoundState::Open);
    if !is_public || programme.several_runs.contains_key(round) {
        return Vec::new();
    }
    let family: BTreeSet<_> = programme.family_of(round).iter().map(|it| &it.id).collect();
    // Who heard in the round before that nobody was found is not told again.
    let is_of_these = |letter: &&std::sync::Arc<Letter>| {
        let its = letter.round.as_ref();
        its == Some(round) || letter.pairing.is_none() && its.is_some_and(|it| family.contains(it))
    };
    let there: BTreeSet<_> = programme
        .letters
        .values()
        .filter(is_of_these)
        .map(|letter| (letter.kind, letter.to.clone(), letter.pairing.clone()))
        .collect();
    let mut letters = Vec::new();
    for wanted in wanted(programme, round, first_step, pace).await {
        pace.rest().await;
        if there.contains(&wanted) {
            continue;
        }
        let (kind, to, pairing) = wanted;
        if let Some(person) = programme.person_of(&to) {
            letters.push(Letter {
                id: new_id(),
                round: Some(round.clone()),
                language: language_of(programme, person),
                to,
                kind,
                pairing,
                ..Letter::default()
            });
        }
    }
    letters
}

type Wanted = (LetterKind, Id<Participation>, Option<Id<Pairing>>);

async fn wanted(
    programme: &Programme,
    round: &Id<Round>,
    first_step: FirstStep,
    pace: &Pace,
) -> Vec<Wanted> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for pairing in programme.live_pairings(round) {
        pace.rest().await;
        let is_asked = first_step == FirstStep::Offer || pairing.offered_on.is_some();
        let kind = match pairing.state {
            PairingState::Published if is_asked => LetterKind::Offer,
            PairingState::Published | PairingState::Active => LetterKind::Introduction,
            _ => continue,
        };
        for role in [Role::Mentee, Role::Mentor] {
            let part = pairing.side(role);
            // Who answered without a letter needs none.
            let asks = kind == LetterKind::Offer;
            let is_answered = asks && pairing.answer_of(role) != OfferAnswer::None;
            if !is_answered && can_hear(programme, part) {
                wanted.push((kind, part.clone(), Some(pairing.id.clone())));
            }
        }
    }
    wanted.extend(of_ends(programme, round));
    let stored = programme.rounds.get(round);
    let published_on = stored.and_then(|it| it.published_on);
    let parted = parted(programme, round);
    for part in unpaired(programme) {
        pace.rest().await;
        // Whose pairing of this round is over was told that somebody else is
        // looked for; in a round that adds to another only those matched hear.
        let is_meant = stored.is_none_or(|it| {
            it.adds_to.is_none() || it.only.iter().any(|id| *id == part.id.as_str())
        });
        if !is_meant || parted.contains(&part.id) {
            continue;
        }
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

fn is_over(pairing: &Pairing) -> bool {
    matches!(pairing.state, PairingState::Declined | PairingState::Ended)
}

/// Whose pairing of this round is over.
fn parted<'a>(programme: &'a Programme, round: &Id<Round>) -> BTreeSet<&'a Id<Participation>> {
    let of_round = programme.pairings.values().filter(|it| it.round == *round);
    let over = of_round.filter(|it| is_over(it));
    over.flat_map(|it| [&it.mentor, &it.mentee]).collect()
}

/// Letters to those whose pairing is over and who had heard of it: it was
/// offered and does not come about, or they had been introduced. Who said no
/// knows, and who left has a letter of their own.
fn of_ends(programme: &Programme, round: &Id<Round>) -> Vec<Wanted> {
    let sent: BTreeSet<_> = programme
        .letters
        .values()
        .filter(|letter| letter.sent_at_ms.is_some() && letter.kind.needs_pairing())
        .filter_map(|letter| Some((letter.pairing.as_ref()?, &letter.to, letter.kind)))
        .collect();
    let mut wanted = Vec::new();
    let of_round = programme.pairings.values().filter(|it| it.round == *round);
    for pairing in of_round.filter(|it| is_over(it)) {
        let met = [&pairing.mentee, &pairing.mentor]
            .into_iter()
            .any(|part| sent.contains(&(&pairing.id, part, LetterKind::Introduction)));
        for role in [Role::Mentee, Role::Mentor] {
            let part = pairing.side(role);
            let said = pairing.answer_of(role);
            let was_asked = [LetterKind::Offer, LetterKind::OfferReminder]
                .into_iter()
                .any(|kind| sent.contains(&(&pairing.id, part, kind)));
            let kind = match (met, said) {
                (true, _) => LetterKind::Ended,
                (false, OfferAnswer::Accepted) => LetterKind::OfferOver,
                (false, OfferAnswer::None) if was_asked => LetterKind::OfferOver,
                (false, OfferAnswer::None | OfferAnswer::Declined) => continue,
            };
            let stays = programme.participations.get(part);
            let stays = stays.is_some_and(|it| it.standing != Standing::Withdrawn);
            if stays && can_hear(programme, part) {
                wanted.push((kind, part.clone(), Some(pairing.id.clone())));
            }
        }
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
pub fn language_of(programme: &Programme, person: &Person) -> Language {
    person.letters_in.unwrap_or(programme.facts.letters_in)
}
