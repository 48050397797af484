//! Circles and peer groups: whom to ask the solver about, the records that
//! follow, and what each person would bring to each circle.
//!
//! Leaves out solving (`matching::groups`) and words.

mod edit;
mod leaders;
mod live;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::round::Scoring;
use crate::domain::change::Change;
use crate::domain::circle::{Circle, CircleKind, CircleState, Seat};
use crate::domain::field::Record as _;
use crate::domain::id::Id;
use crate::domain::people::{Participation, Person, Role};
use crate::domain::whole::Programme;
use crate::matching::groups::{Call, Grouped, Who, members};

pub use edit::{MAX_LEADERS, NotEdited, Wish, edited};
pub use leaders::suggested_leaders;
pub use live::{Fit, Live, Without};
pub use standing::{Counts, NoCircle, Sizes, asked_sizes, counts, leaderless, off_size, why_none};

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Led by mentors or among peers.
    pub kind: CircleKind,
    /// Of peers: whose groups.
    pub roles: Vec<Role>,
    /// People in a group at least, leaders not counted.
    pub least: u32,
    /// And at most.
    pub most: u32,
    /// Leaders of each circle: one or two.
    pub n_leaders: u32,
    /// Who leads; empty for whoever is suggested.
    pub leaders: Vec<Id<Participation>>,
    /// People of one unit in a group at most.
    pub most_of_unit: Option<u32>,
}

/// Who takes part in a place of the inputs.
fn part_at(scoring: &Scoring, (role, at): (Role, u32)) -> Id<Participation> {
    let ids = match role {
        Role::Mentee => scoring.mentees(),
        Role::Mentor => scoring.mentors(),
    };
    Id::new(ids.get(at as usize).map_or("", String::as_str))
}

/// The call to the solver.
pub fn call_of(programme: &Programme, scoring: &Scoring, wanted: &Wanted) -> Call {
    let is_settled = |member: (Role, u32)| is_published(programme, &part_at(scoring, member));
    let who = match wanted.kind {
        CircleKind::Peers => Who::Peers(wanted.roles.clone()),
        CircleKind::Led => {
            let each = wanted.n_leaders.clamp(1, 2) as usize;
            let most = wanted.most.max(1) as usize;
            let leaders = if wanted.leaders.is_empty() {
                suggested_leaders(programme, scoring, most, each)
            } else {
                wanted.leaders.clone()
            };
            let places = leaders
                .iter()
                .filter(|it| !is_published(programme, it))
                .filter_map(|it| scoring.place(Role::Mentor, it));
            let mut places: Vec<u32> = places.collect();
            places.sort_unstable();
            places.dedup();
            Who::Led(side_by_side(&places, each, programme, scoring))
        }
    };
    let all = members(&who, scoring.inputs());
    let settled = (0..).zip(&all).filter(|(_, it)| is_settled(**it));
    Call {
        settled: settled.map(|(at, _)| at).collect(),
        apart: apart_by_name(programme, scoring, &all),
        who,
        least: wanted.least,
        most: wanted.most,
        most_of_unit: wanted.most_of_unit,
    }
}

/// Leaders in circles of so many; two who are to be kept apart lead none together
/// where somebody else is left.
fn side_by_side(
    places: &[u32],
    each: usize,
    programme: &Programme,
    scoring: &Scoring,
) -> Vec<Vec<u32>> {
    if each < 2 {
        return places.iter().map(|it| vec![*it]).collect();
    }
    let live = Live::new(programme, scoring.clone());
    let mut left: Vec<u32> = places.to_vec();
    let mut circles = Vec::new();
    while !left.is_empty() {
        let one = left.remove(0);
        let part = part_at(scoring, (Role::Mentor, one));
        let other = left
            .iter()
            .position(|other| !live.are_apart(&part, &part_at(scoring, (Role::Mentor, *other))));
        let other = other.map(|at| left.remove(at));
        circles.push([Some(one), other].into_iter().flatten().collect());
    }
    circles
}

/// Places of members whom the coordinator keeps apart.
fn apart_by_name(
    programme: &Programme,
    scoring: &Scoring,
    members: &[(Role, u32)],
) -> Vec<(u32, u32)> {
    let mut of_person: BTreeMap<&Id<Person>, Vec<u32>> = BTreeMap::new();
    for (at, member) in (0..).zip(members) {
        let part = programme.participations.get(&part_at(scoring, *member));
        if let Some(part) = part {
            of_person.entry(&part.person).or_default().push(at);
        }
    }
    let mut apart = BTreeSet::new();
    for exclusion in programme.exclusions.values() {
        let of = |person| of_person.get(person).into_iter().flatten();
        for one in of(&exclusion.first) {
            apart.extend(of(&exclusion.second).map(|other| (*one, *other)));
        }
    }
    apart.into_iter().collect()
}

/// The change that puts groups in place of the circles that are still drafts.
/// Published circles and their people stay. `name` says what a circle is called
/// by its number.
pub fn formed(
    programme: &Programme,
    scoring: &Scoring,
    call: &Call,
    grouped: &Grouped,
    name: impl Fn(usize) -> String,
    mut new_id: impl FnMut() -> String,
) -> Change {
    let mut changes: Vec<Change> = programme
        .circles
        .values()
        .filter(|it| it.state == CircleState::Draft)
        .map(|it| Change::Delete {
            kind: Circle::KIND,
            id: it.id.to_string(),
        })
        .collect();
    let members = members(&call.who, scoring.inputs());
    let (kind, leaders): (CircleKind, &[Vec<u32>]) = match &call.who {
        Who::Led(leaders) => (CircleKind::Led, leaders),
        Who::Peers(_) => (CircleKind::Peers, &[]),
    };
    let placed: BTreeSet<usize> = grouped
        .group_of
        .iter()
        .flatten()
        .map(|it| *it as usize)
        .collect();
    // A leader whom nobody was given to leads no circle.
    let leaders = leaders
        .iter()
        .enumerate()
        .filter(|(circle, _)| placed.contains(circle));
    let mut people: BTreeMap<usize, Vec<(Id<Participation>, bool)>> = BTreeMap::new();
    for (circle, leaders) in leaders {
        let leaders = leaders
            .iter()
            .map(|at| part_at(scoring, (Role::Mentor, *at)));
        let leaders = leaders.map(|part| (part, true));
        people.entry(circle).or_default().extend(leaders);
    }
    for (member, group) in members.iter().zip(&grouped.group_of) {
        if let Some(group) = group {
            let part = part_at(scoring, *member);
            people
                .entry(*group as usize)
                .or_default()
                .push((part, false));
        }
    }
    let n_kept = programme
        .circles
        .values()
        .filter(|it| it.state == CircleState::Published)
        .map(|it| it.rank)
        .max()
        .unwrap_or(0);
    for (at, (_, people)) in people.into_iter().enumerate() {
        let number = n_kept as usize + at + 1;
        let id = new_id();
        changes.push(Change::save(Circle {
            id: Id::new(id.as_str()),
            name: name(number),
            kind,
            rank: u32::try_from(number).unwrap_or(u32::MAX),
            most_points: i64::try_from(grouped.bound).unwrap_or(i64::MAX),
            asked_least: call.least,
            asked_most: call.most,
            ..Circle::default()
        }));
        for (part, leads) in people {
            changes.push(Change::save(Seat {
                id: part.cast(),
                circle: Some(Id::new(id.as_str())),
                leads,
            }));
        }
    }
    Change::Many {
        what: "circles.formed",
        changes,
    }
}

/// Whether somebody sits in a circle that was published.
fn is_published(programme: &Programme, part: &Id<Participation>) -> bool {
    let seat = programme.seats.get(&part.cast());
    let circle = seat.and_then(|seat| programme.circles.get(seat.circle.as_ref()?));
    circle.is_some_and(|it| it.state == CircleState::Published)
}

/// The change that moves somebody to a circle, or out of all.
pub fn moved(part: &Id<Participation>, to: Option<Id<Circle>>, leads: bool) -> Change {
    let seat = Seat {
        id: part.cast(),
        leads: leads && to.is_some(),
        circle: to,
    };
    Change::Many {
        what: "circle.moved",
        changes: vec![Change::save(seat)],
    }
}

/// The change that publishes every draft that has people, and somebody who leads
/// where mentors lead; nothing without one.
pub fn published(programme: &Programme, on: Date) -> Option<Change> {
    let is_ready = |it: &Circle| {
        let people = programme.seated_in(&it.id);
        let is_led = it.kind == CircleKind::Peers || people.iter().any(|(_, leads)| *leads);
        it.state == CircleState::Draft && !people.is_empty() && is_led
    };
    let drafts = programme.circles.values().filter(|it| is_ready(it));
    let changes: Vec<Change> = drafts
        .map(|it| {
            Change::save(Circle {
                state: CircleState::Published,
                published_on: Some(on),
                ..(**it).clone()
            })
        })
        .collect();
    (!changes.is_empty()).then_some(Change::Many {
        what: "circles.published",
        changes,
    })
}
