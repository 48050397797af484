//! The chosen acts as one change.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Act, Event, touched, updated};
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::people::{Approval, ApprovedTime, Participation, Person, Standing};
use crate::domain::whole::Programme;

/// The chosen acts as one change; none where nothing was chosen. `reason` is
/// kept with pairings that end and roles that rest.
pub fn change_of(
    programme: &Programme,
    person: &Id<Person>,
    event: &Event,
    chosen: &BTreeSet<Act>,
    reason: &str,
    today: Date,
) -> Option<Change> {
    let touched = touched(programme, person, event)?;
    let mut changes = Vec::new();
    let acts = touched.acts.into_iter().map(|it| it.act);
    for act in acts.filter(|act| chosen.contains(act)) {
        changes.extend(change_of_act(programme, person, event, &act, reason, today));
    }
    (!changes.is_empty()).then_some(Change::Many {
        what: "person.changed",
        changes,
    })
}

fn change_of_act(
    programme: &Programme,
    person: &Id<Person>,
    event: &Event,
    act: &Act,
    reason: &str,
    today: Date,
) -> Option<Change> {
    let part = |id: &Id<Participation>| {
        let part = programme.participations.get(id)?;
        Some((**part).clone())
    };
    Some(match act {
        Act::Update => Change::save(updated(programme.people.get(person)?, event)),
        Act::End(id) => {
            let pairing = programme.pairings.get(id)?;
            if pairing.state.is_public() {
                Change::EndPairing {
                    pairing: id.clone(),
                    on: today,
                    reason: reason.to_owned(),
                    not_again: None,
                }
            } else {
                Change::Unpair {
                    pairing: id.clone(),
                }
            }
        }
        Act::Withdraw(id) => Change::Withdraw {
            participation: id.clone(),
            reason: reason.to_owned(),
            on: today,
        },
        Act::Pause(id) => Change::save(Participation {
            standing: Standing::Paused,
            standing_reason: reason.to_owned(),
            ..part(id)?
        }),
        Act::AskAgain(id) => Change::save(Participation {
            approval: Approval::NotAsked,
            approval_of: String::new(),
            approval_asked_on: None,
            approval_note: String::new(),
            approval_hours: 0,
            approval_time: ApprovedTime::Unsaid,
            ..part(id)?
        }),
        Act::First(id) => Change::save(Participation {
            priority: 1,
            ..part(id)?
        }),
    })
}
