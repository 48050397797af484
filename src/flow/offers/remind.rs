//! Reminding those who have not answered.
//!
//! Leaves out the letters' words and sending.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::offers;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::pairing::{Pairing, Round};
use crate::domain::whole::Programme;

/// Writes a reminder for each side of these pairings that was asked and has
/// not answered, as one change. Where a letter about the pairing still waits
/// to be sent to them there is nothing to remind of; none at all while nobody
/// decided between two published runs.
pub fn remind(
    programme: &Programme,
    round: &Id<Round>,
    pairings: &BTreeSet<Id<Pairing>>,
    today: Date,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    let mut changes = Vec::new();
    for offer in offers(programme, round, today) {
        let pairing = &offer.pairing;
        let is_stopped = programme.several_runs.contains_key(&pairing.round);
        if is_stopped || !pairings.contains(&pairing.id) {
            continue;
        }
        for role in offer.silent() {
            let to = pairing.side(role);
            let Some(person) = programme.person_of(to) else {
                continue;
            };
            let asking = programme.letters.values().filter(|letter| {
                letter.to == *to
                    && letter.kind.asks_about_pairing()
                    && letter.pairing.as_ref() == Some(&pairing.id)
            });
            let unsent = |letter: &std::sync::Arc<Letter>| letter.sent_at_ms.is_none();
            let sent: Vec<bool> = asking.map(|letter| !unsent(letter)).collect();
            if sent.is_empty() || sent.contains(&false) || person.hidden_on.is_some() {
                continue;
            }
            changes.push(Change::save(Letter {
                id: new_id(),
                round: Some(pairing.round.clone()),
                to: to.clone(),
                kind: LetterKind::OfferReminder,
                pairing: Some(pairing.id.clone()),
                language: person.letters_in.unwrap_or(programme.facts.letters_in),
                ..Letter::default()
            }));
        }
    }
    (!changes.is_empty()).then_some(Change::Many {
        what: "offers.reminded",
        changes,
    })
}
