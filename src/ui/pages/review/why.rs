//! Why a mentee has nobody, in words: what was done by hand, which rules keep
//! mentors away, and whose places are taken or free.

use leptos::prelude::*;

use super::rows::Alone;
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::rules::{RuleSet, Subjects};
use crate::domain::whole::Programme;
use crate::flow::round::{Happened, Nearest, Present, Reason, RuleCount, SharedPlaces, Why};
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::Details;
use crate::ui::widgets::match_words::reason_words;
use crate::ui::widgets::points::points_words;
use crate::ui::widgets::rule_words::rule_name;

/// Most people named of one group.
const MOST_NAMED: usize = 40;
/// Most rules named for one mentee.
const MOST_RULES: usize = 4;

/// What happened before: the mentor they had, or that no run had them. The run's
/// own reason stays out where one of today follows.
pub(super) fn why_words(programme: &Programme, alone: &Alone, is_told: bool) -> Option<String> {
    match (&alone.happened, &alone.why) {
        (Some(happened), _) => Some(happened_words(programme, happened)),
        (None, Why::NoRun) => Some(text!(review.reason_no_run)),
        (None, Why::NotInRun | Why::TakenApart) => Some(text!(review.reason_not_in_run)),
        (None, Why::Run(reason)) => (!is_told).then(|| reason_words(reason)),
    }
}

fn happened_words(programme: &Programme, happened: &Happened) -> String {
    let name = |id| programme.name_of(id);
    match happened {
        Happened::GivenAway { mentor, to } => {
            let names: Vec<String> = to.iter().map(name).collect();
            text!(
                review.was_given,
                mentor = name(mentor),
                names = names.join(", ")
            )
        }
        Happened::TakenApart { mentor } => text!(review.was_apart, mentor = name(mentor)),
        Happened::Ended { mentor } => text!(review.was_ended, mentor = name(mentor)),
        Happened::MentorGone { mentor } => text!(review.was_gone, mentor = name(mentor)),
    }
}

/// Which mentors would do, which rules keep others away, and the smallest of the
/// `groups` that share too few places, where that is why.
pub(super) fn why_view(
    programme: &Programme,
    rules: &RuleSet,
    groups: &[SharedPlaces],
    alone: &Alone,
    present: Option<Present>,
) -> AnyView {
    let (words, lines, is_full) = match (present, &alone.why) {
        (
            Some(Present::PlaceFree {
                n_free,
                n_reserve,
                nearest,
            }),
            _,
        ) => {
            let words = text_n!(n_free, review.reason_free_1, review.reason_free_n);
            let near = nearest.iter().take(3).map(|it| free_line(programme, it));
            let limits = &rules.limits;
            let is_limited = !limits.quotas.is_empty() || limits.subjects == Subjects::Apart;
            let reserve = (n_reserve > 0)
                .then(|| text_n!(n_reserve, review.reason_reserve_1, review.reason_reserve_n));
            let limited = (is_limited && n_free > n_reserve).then(|| text!(review.reason_limits));
            let lines = near.chain(reserve).chain(limited);
            (Some(words), lines.collect(), false)
        }
        (Some(Present::Nobody { reason, .. }), _) => {
            let lines = reason_lines(programme, rules, &reason);
            (Some(reason_words(&reason)), lines, is_full(&reason))
        }
        (None, Why::Run(reason)) => {
            let lines = reason_lines(programme, rules, reason);
            (None, lines, is_full(reason))
        }
        (None, Why::NoRun | Why::TakenApart | Why::NotInRun) => (None, Vec::new(), false),
    };
    let shared = is_full.then(|| SharedPlaces::smallest(groups, &alone.mentee));
    let shared = shared.flatten().map(|group| shared_view(programme, group));
    let lines = lines
        .into_iter()
        .map(|line: String| view! { <li>{line}</li> });
    view! {
        {words.map(|words| view! { <p>{words}</p> })}
        <ul class="cm-list">{lines.collect_view()}</ul>
        {shared}
    }
    .into_any()
}

fn is_full(reason: &Reason) -> bool {
    matches!(reason, Reason::NoPlaceLeft { .. })
}

/// "31 mentees share 24 places", opening to who they are.
fn shared_view(programme: &Programme, group: &SharedPlaces) -> AnyView {
    let summary = text_n!(
        group.n_places,
        review.shared_1,
        review.shared_n,
        mentees = group.mentees.len()
    );
    let names = |people: &[Id<Participation>]| {
        let mut names: Vec<String> = people.iter().map(|id| programme.name_of(id)).collect();
        names.sort();
        let n_more = names.len().saturating_sub(MOST_NAMED);
        names.truncate(MOST_NAMED);
        if n_more > 0 {
            names.push(text!(review.shared_more, n = n_more));
        }
        names.join(", ")
    };
    let (mentees, mentors) = (names(&group.mentees), names(&group.mentors));
    view! {
        <Details summary>
            <p>{t!(review.shared_text)}</p>
            <p><strong>{t!(review.shared_mentees)}</strong>" "{mentees}</p>
            <p><strong>{t!(review.shared_mentors)}</strong>" "{mentors}</p>
        </Details>
    }
    .into_any()
}

/// A mentor who has a place.
fn free_line(programme: &Programme, near: &Nearest) -> String {
    text!(
        review.nearest_free,
        name = programme.name_of(&near.mentor),
        points = points_words(near.points)
    )
}

/// Which rules, with counts, and whose places.
fn reason_lines(programme: &Programme, rules: &RuleSet, reason: &Reason) -> Vec<String> {
    let rule_line = |count: &RuleCount| {
        let mut what = rule_name(programme, rules, &count.rule);
        if !what.ends_with('.') {
            what.push('.'); // a criterion has a name, a rule a sentence
        }
        if count.n_alone == 0 {
            text_n!(
                count.n_mentors,
                review.rules_out_1,
                review.rules_out_n,
                what = what
            )
        } else {
            text_n!(
                count.n_mentors,
                review.rules_out_alone_1,
                review.rules_out_alone_n,
                what = what,
                alone = count.n_alone
            )
        }
    };
    let near_line = |near: &Nearest| {
        let name = programme.name_of(&near.mentor);
        let points = points_words(near.points);
        match near.needed {
            None => text!(review.nearest_full, name = name, points = points),
            Some(0) => text!(review.nearest_tie, name = name, points = points),
            Some(needed) => text_n!(
                needed,
                review.nearest_needs_1,
                review.nearest_needs_n,
                name = name,
                points = points
            ),
        }
    };
    match reason {
        Reason::RuledOut { rules, .. } => rules.iter().take(MOST_RULES).map(rule_line).collect(),
        Reason::NoPlaceLeft { nearest, rules, .. } => {
            let near = nearest.iter().take(2).map(near_line);
            near.chain(rules.iter().take(2).map(rule_line)).collect()
        }
        Reason::NoMentors => Vec::new(),
    }
}
