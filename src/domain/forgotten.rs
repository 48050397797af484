//! People who were forgotten: which records are emptied for good, and under
//! which rule.
//!
//! Holds ids only, never a name. The emptying itself is done where documents
//! are joined (`merge`); deciding who may be forgotten is `flow::forget`.
//!
//! Invariant: such a record only ever comes, it never changes or goes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::field::record;
use super::id::Id;
use super::people::{Participation, Person, Standing};
use super::whole::Programme;

record! {
    /// One person, or some of their participations, forgotten.
    pub struct Forgotten in "forgotten" {
        /// People by id.
        people: Vec<String>, for [Coordinator, Partner];
        /// Their participations by id.
        participations: Vec<String>, for [Coordinator, Partner];
        /// Other records that were about them then, as `kind/id`.
        records: Vec<String>, for [Coordinator, Partner];
        /// The day.
        removed_on: Option<Date>, for [Coordinator, Partner];
        /// The rule: so many months…
        retention_months: u32, for [Coordinator, Partner];
        /// …after this day.
        kept_from: Option<Date>, for [Coordinator, Partner];
    }
}

/// The day from which a person's data is kept: the programme's last day, or,
/// where it has none, the day the person left their last role.
pub fn kept_from(programme: &Programme, person: &Id<Person>) -> Option<Date> {
    if programme.facts.ends_on.is_some() {
        return programme.facts.ends_on;
    }
    left_on(&programme.parts_of(person))
}

/// The day somebody left the last of these roles; none while they have one.
fn left_on(parts: &[&Arc<Participation>]) -> Option<Date> {
    let all_left = parts.iter().all(|it| it.standing == Standing::Withdrawn);
    let days = parts.iter().filter_map(|part| part.withdrawn_on);
    days.max().filter(|_| all_left)
}

/// The day from which a person may be forgotten; none where the programme
/// does not say how long data is kept, or the person still takes part in a
/// programme without an end.
pub fn forget_after(programme: &Programme, person: &Id<Person>) -> Option<Date> {
    later(programme, kept_from(programme, person)?)
}

/// The day from which the data of one role is kept: the programme's last day,
/// or, where it has none, the day the person left the role.
pub fn part_kept_from(programme: &Programme, part: &Participation) -> Option<Date> {
    let left = part.standing == Standing::Withdrawn;
    let left = part.withdrawn_on.filter(|_| left);
    programme.facts.ends_on.or(left)
}

/// The day from which one role of a person may be forgotten; none as in
/// [`forget_after`].
pub fn forget_part_after(programme: &Programme, part: &Participation) -> Option<Date> {
    later(programme, part_kept_from(programme, part)?)
}

/// So many months later as the programme keeps data.
fn later(programme: &Programme, from: Date) -> Option<Date> {
    let months = programme.facts.retention_months;
    let span = jiff::Span::new().try_months(months).ok()?;
    let day = from.checked_add(span).ok()?;
    (months > 0).then_some(day)
}

/// Everybody who is due for removal: the day has come and nothing holds their
/// data.
pub fn due_for_removal(programme: &Programme, today: Date) -> BTreeSet<&Id<Person>> {
    let mut parts: BTreeMap<&Id<Person>, Vec<&Arc<Participation>>> = BTreeMap::new();
    if programme.facts.ends_on.is_none() {
        for part in programme.participations.values() {
            parts.entry(&part.person).or_default().push(part);
        }
    }
    let is_due = |person: &&Arc<Person>| {
        let theirs = parts.get(&person.id).map_or(&[][..], Vec::as_slice);
        let from = programme.facts.ends_on.or_else(|| left_on(theirs));
        let day = from.and_then(|from| later(programme, from));
        person.held_on.is_none() && day.is_some_and(|day| day <= today)
    };
    let people = programme.people.values().filter(is_due);
    people.map(|person| &person.id).collect()
}
