//! One act on many participations: the one change it is, and what it will do.
//!
//! Those it would not change are left out, so that a record made earlier (the
//! day of a consent) is not written over. Leaves out words (`ui`).

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::pairing::Pairing;
use crate::domain::people::{Approval, ApprovedTime, Participation, Role, Standing};
use crate::domain::whole::Programme;

/// What is done with every participation chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkAct {
    /// Records consent given on a day, where none is on record.
    Consent(Date),
    /// Records the supervisors' approval, with where it came from.
    Approve(String),
    /// Pauses, with why.
    Pause(String),
    /// Lets those who paused or wait take part again.
    Return,
    /// Withdraws, with why and on which day; ends their pairings.
    Withdraw(String, Date),
    /// Sets places of mentors and wants of mentees, where given.
    Capacity {
        /// For mentors; 0 is the programme's usual number.
        places: Option<u32>,
        /// For mentees; 0 is the programme's usual number.
        wants: Option<u32>,
    },
    /// Gives a priority class; 0 is usual.
    Priority(u32),
}

/// An act worked out on a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// The one change.
    pub change: Change,
    /// How many participations it changes.
    pub n_changed: usize,
    /// Pairings it ends or takes apart.
    pub n_pairings: usize,
}

/// The act as one change; `n_changed` is 0 where there is nothing to do.
pub fn bulk(programme: &Programme, parts: &BTreeSet<Id<Participation>>, act: &BulkAct) -> Bulk {
    let mut changes = Vec::new();
    let mut n_pairings = 0;
    for part in parts
        .iter()
        .filter_map(|id| programme.participations.get(id))
    {
        if let BulkAct::Withdraw(reason, on) = act {
            if part.standing != Standing::Withdrawn {
                n_pairings += live_pairings_of(programme, &part.id).len();
                changes.push(Change::Withdraw {
                    participation: part.id.clone(),
                    reason: reason.clone(),
                    on: *on,
                });
            }
            continue;
        }
        let mut after = (**part).clone();
        edit(programme, &mut after, act);
        if after != **part {
            changes.push(Change::save(after));
        }
    }
    Bulk {
        n_changed: changes.len(),
        n_pairings,
        change: Change::Many {
            what: act.code(),
            changes,
        },
    }
}

/// Pairings of a participation that use a place, ordered by id.
pub fn live_pairings_of<'a>(
    programme: &'a Programme,
    part: &Id<Participation>,
) -> Vec<&'a Pairing> {
    programme
        .pairings
        .values()
        .filter(|it| it.state.is_live() && (it.mentor == *part || it.mentee == *part))
        .map(|it| &**it)
        .collect()
}

impl BulkAct {
    /// The trail's name for it.
    const fn code(&self) -> &'static str {
        match self {
            Self::Consent(_) => "consents.recorded",
            Self::Approve(_) => "approvals.recorded",
            Self::Pause(_) => "participations.paused",
            Self::Return => "participations.returned",
            Self::Withdraw(..) => "participations.withdrawn",
            Self::Capacity { .. } => "participations.capacity",
            Self::Priority(_) => "participations.priority",
        }
    }
}

fn edit(programme: &Programme, part: &mut Participation, act: &BulkAct) {
    let withdrawn = part.standing == Standing::Withdrawn;
    match act {
        BulkAct::Consent(on) => part.consent_on = part.consent_on.or(Some(*on)),
        BulkAct::Approve(note) => {
            let person = programme.people.get(&part.person);
            let lapsed = person.is_some_and(|it| part.approval_has_lapsed(it));
            if part.approval != Approval::Approved || lapsed {
                part.approval = Approval::Approved;
                part.approval_note.clone_from(note);
                // Of the supervisor they have now, so that it lapses with them.
                let of = person.map(|it| it.supervisor());
                part.approval_of = of.unwrap_or_default();
                part.approval_hours = 0;
                part.approval_time = ApprovedTime::Unsaid;
            }
        }
        // Who has left comes back on the person's own page, one by one.
        BulkAct::Pause(_) | BulkAct::Return if withdrawn => {}
        BulkAct::Pause(reason) => {
            part.standing = Standing::Paused;
            part.standing_reason.clone_from(reason);
        }
        BulkAct::Return => {
            part.standing = Standing::Active;
            part.standing_reason = String::new();
        }
        BulkAct::Capacity { places, wants } => {
            let given = match part.role {
                Role::Mentor => places,
                Role::Mentee => wants,
            };
            part.capacity = given.unwrap_or(part.capacity);
        }
        BulkAct::Priority(class) => part.priority = *class,
        BulkAct::Withdraw(..) => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::pairing::PairingState;
    use crate::domain::people::Person;
    use crate::domain::whole::AnyRecord;

    fn programme() -> Programme {
        let mut programme = Programme::default();
        for (id, role, standing, consent_on) in [
            ("m", Role::Mentor, Standing::Active, None),
            (
                "e",
                Role::Mentee,
                Standing::Paused,
                Some(jiff::civil::date(2026, 1, 2)),
            ),
            ("x", Role::Mentee, Standing::Withdrawn, None),
        ] {
            let part = Participation {
                id: Id::new(id),
                person: Id::new(id),
                role,
                standing,
                consent_on,
                ..Participation::default()
            };
            programme.participations.insert(Id::new(id), Arc::new(part));
        }
        let pairing = Pairing {
            id: Id::new("p"),
            mentor: Id::new("m"),
            mentee: Id::new("e"),
            state: PairingState::Draft,
            ..Pairing::default()
        };
        programme.pairings.insert(Id::new("p"), Arc::new(pairing));
        programme
    }

    fn check(act: BulkAct, n_changed: usize, n_pairings: usize) {
        let all = ["m", "e", "x", "gone"].map(Id::new).into_iter().collect();
        let found = bulk(&programme(), &all, &act);
        assert_eq!(
            (found.n_changed, found.n_pairings),
            (n_changed, n_pairings),
            "{act:?}"
        );
    }

    #[test]
    fn an_approval_counts_for_the_supervisor_of_now_and_lapses_with_them() {
        let mut programme = programme();
        let person = |manager: &str| Person {
            id: Id::new("m"),
            manager_email: manager.to_owned(),
            ..Person::default()
        };
        let boss = Arc::new(person("Boss@City.gov "));
        programme.people.insert(Id::new("m"), boss);
        let only = [Id::new("m")].into_iter().collect();
        let found = bulk(&programme, &only, &BulkAct::Approve("by e-mail".into()));
        let Change::Many { changes, .. } = found.change else {
            panic!("one act is one change of many");
        };
        let saved = changes.into_iter().find_map(|it| match it {
            Change::Save(AnyRecord::Participation(part)) => Some(part),
            _ => None,
        });
        let saved = saved.expect("it is saved");
        assert_eq!(saved.approval_of, "boss@city.gov");
        assert!(!saved.approval_has_lapsed(&person("boss@city.gov")));
        assert!(saved.approval_has_lapsed(&person("other@city.gov")));
    }

    #[test]
    fn an_act_changes_only_those_it_is_news_for() {
        let today = jiff::civil::date(2026, 3, 4);
        check(BulkAct::Consent(today), 2, 0);
        check(BulkAct::Approve("by e-mail".into()), 3, 0);
        check(BulkAct::Pause("leave".into()), 2, 0);
        check(BulkAct::Return, 1, 0);
        check(BulkAct::Withdraw("moved".into(), today), 2, 2);
        check(
            BulkAct::Capacity {
                places: Some(2),
                wants: None,
            },
            1,
            0,
        );
        check(BulkAct::Priority(1), 3, 0);
        check(BulkAct::Priority(0), 0, 0);
    }
}
