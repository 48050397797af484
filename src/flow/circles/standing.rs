//! How the circles stand: how many people, who lacks a leader, which are not as
//! large as was asked, and why no circle could be formed.

use std::collections::BTreeMap;

use super::{Live, Wanted, is_published};
use crate::domain::circle::{Circle, CircleKind, CircleState};
use crate::domain::id::Id;
use crate::domain::people::Role;
use crate::domain::whole::Programme;
use crate::flow::round::Scoring;

/// Circles in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Circles.
    pub circles: usize,
    /// People in them, leaders apart.
    pub people: usize,
    /// Who leads.
    pub leaders: usize,
}

/// Counts all circles and who sits in them.
pub fn counts(programme: &Programme) -> Counts {
    let mut found = Counts::default();
    for id in programme.circles.keys() {
        let seated = programme.seated_in(id);
        let leaders = seated.iter().filter(|(_, leads)| *leads).count();
        found.circles += 1;
        found.leaders += leaders;
        found.people += seated.len() - leaders;
    }
    found
}

/// Circles that mentors are to lead and nobody leads, in their order.
pub fn leaderless(programme: &Programme) -> Vec<&Circle> {
    let circles = programme.circles_in_order().into_iter();
    let is_without = |it: &&Circle| {
        let seated = programme.seated_in(&it.id);
        it.kind == CircleKind::Led && !seated.iter().any(|(_, leads)| *leads)
    };
    circles.filter(is_without).collect()
}

/// Circles by what was asked of their size: how many are off it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// For each least size, how many circles have fewer people.
    pub below: BTreeMap<u32, usize>,
    /// For each most, how many circles have more.
    pub above: BTreeMap<u32, usize>,
}

/// Which circles are not as large as was asked.
pub fn off_size(programme: &Programme) -> Sizes {
    let mut found = Sizes::default();
    for circle in programme.circles.values() {
        let seated = programme.seated_in(&circle.id);
        let n = seated.iter().filter(|(_, leads)| !leads).count();
        if n < circle.asked_least as usize {
            *found.below.entry(circle.asked_least).or_default() += 1;
        }
        if circle.asked_most > 0 && n > circle.asked_most as usize {
            *found.above.entry(circle.asked_most).or_default() += 1;
        }
    }
    found
}

/// The sizes asked for last, least and most: of the drafts, or of what was
/// published.
pub fn asked_sizes(programme: &Programme) -> Option<(u32, u32)> {
    let asked = programme.circles.values().filter(|it| it.asked_most > 0);
    let last = asked.max_by_key(|it| (it.state == CircleState::Draft, it.rank, it.id.clone()));
    last.map(|it| (it.asked_least, it.asked_most))
}

/// Why no circle could be formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCircle {
    /// Everybody asked about has a published circle.
    AllHaveOne,
    /// Every mentor who takes part leads a published circle.
    AllLead,
    /// So do those who were chosen.
    ChosenLead,
    /// The rules let nobody who is left over in with a mentor who leads none, or
    /// with those chosen.
    Rules,
    /// Too few are left over for a group of this size.
    TooFew(usize),
    /// The rules or the limits let nobody into a circle of this size.
    Limits,
}

/// Why a call gave no circle.
pub fn why_none(programme: &Programme, scoring: &Scoring, wanted: &Wanted) -> NoCircle {
    let live = Live::new(programme, scoring.clone());
    let free = |role: Role| {
        let mut all = live.everybody(role);
        all.retain(|it| !is_published(programme, it));
        all
    };
    if wanted.kind == CircleKind::Peers {
        let n = wanted.roles.iter().map(|role| free(*role).len()).sum();
        return match n {
            0 => NoCircle::AllHaveOne,
            n if n < wanted.least as usize => NoCircle::TooFew(n),
            _ => NoCircle::Limits,
        };
    }
    let (mentees, mentors) = (free(Role::Mentee), free(Role::Mentor));
    let leaders = if wanted.leaders.is_empty() {
        &mentors
    } else {
        &wanted.leaders
    };
    let mut leaders = leaders.iter().filter(|it| mentors.contains(it)).peekable();
    if mentees.is_empty() {
        NoCircle::AllHaveOne
    } else if mentors.is_empty() {
        NoCircle::AllLead
    } else if leaders.peek().is_none() {
        NoCircle::ChosenLead
    } else if leaders.any(|mentor| {
        let of: Vec<_> = vec![(mentor.clone(), true)];
        let fits = |it: &Id<_>| live.fit(it, false, CircleKind::Led, &of) != super::Fit::Apart;
        mentees.iter().any(fits)
    }) {
        NoCircle::Limits
    } else {
        NoCircle::Rules
    }
}
