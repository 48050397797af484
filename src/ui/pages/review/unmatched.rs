//! Mentees without a mentor, first on the page: why, and the way to find one.

use leptos::prelude::*;

use super::Now;
use super::rows::Alone;
use crate::domain::id::Id;
use crate::domain::pairing::RoundState;
use crate::domain::people::Participation;
use crate::domain::rules::RuleSet;
use crate::domain::whole::Programme;
use crate::flow::round::{Nearest, Reason, RuleCount, SharedPlaces, Why};
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{ButtonLink, Details, Fold, Look, Notice, NoticeKind};
use crate::ui::routes::Route;
use crate::ui::widgets::match_words::reason_words;
use crate::ui::widgets::rule_words::rule_name;

/// Most mentees shown open; the others are folded away under their count.
const MOST_OPEN: usize = 20;
/// Most people named of one group.
const MOST_NAMED: usize = 40;
/// Most rules named for one mentee.
const MOST_RULES: usize = 4;

/// Everybody without a mentor.
#[component]
pub(super) fn UnmatchedList(id: String, now: Now) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        let now = now.get()?;
        if now.unmatched.is_empty() {
            return Some(
                view! { <p class="cm-quiet">{t!(review.everybody_matched)}</p> }.into_any(),
            );
        }
        let can_pair = now.round.state == RoundState::Open;
        let run = Route::Run(id.clone()).href();
        let old_reasons = (can_pair && now.is_changed_by_hand()).then(|| {
            view! {
                <Notice kind=NoticeKind::Info heading=t!(review.reasons_old)>
                    <p><a href=run>{t!(review.reasons_renew)}</a></p>
                </Notice>
            }
        });
        let programme = programme.read();
        let item = |alone: &Alone| {
            let candidates = Route::Candidates(id.clone(), alone.mentee.to_string()).href();
            let lines = why_lines(&programme, &now.rules, &alone.why)
                .into_iter()
                .map(|line| view! { <li>{line}</li> })
                .collect_view();
            let shared = match (&alone.why, &now.result) {
                (Why::Run(Reason::NoPlaceLeft { .. }), Some(result)) => {
                    result.shared_places(&alone.mentee)
                }
                _ => None,
            };
            let shared = shared.map(|group| shared_view(&programme, group));
            view! {
                <li class="cm-alone">
                    <div>
                        <h3>{alone.name.clone()}</h3>
                        <p class="cm-quiet">{alone.unit.clone()}</p>
                        <p>{why_words(&alone.why)}</p>
                        <ul class="cm-list">{lines}</ul>
                        {shared}
                    </div>
                    {can_pair.then(|| view! {
                        <ButtonLink href=candidates label=t!(review.find_mentor) look=Look::Outline about=alone.name.clone() />
                    })}
                </li>
            }
        };
        let n = now.unmatched.len();
        let first: Vec<_> = now.unmatched.iter().take(MOST_OPEN).map(item).collect();
        let rest: Vec<_> = now.unmatched.iter().skip(MOST_OPEN).map(item).collect();
        let n_rest = rest.len();
        Some(
            view! {
                <section class="cm-section" aria-labelledby="unmatched">
                    <h2 id="unmatched">{text_n!(n, review.unmatched_title_1, review.unmatched_title_n)}</h2>
                    {old_reasons}
                    <ul class="cm-alones">{first}</ul>
                    {(n_rest > 0).then(|| view! {
                        <Details summary=text!(review.unmatched_more, n = n_rest) fold=Fold::Closed>
                            <ul class="cm-alones">{rest}</ul>
                        </Details>
                    })}
                </section>
            }
            .into_any(),
        )
    }
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

fn why_words(why: &Why) -> String {
    match why {
        Why::NoRun => text!(review.reason_no_run),
        Why::Run(reason) => reason_words(reason),
        Why::TakenApart => text!(review.reason_taken_apart),
        Why::NotInRun => text!(review.reason_not_in_run),
    }
}

/// Which rules, with counts, and whose places.
fn why_lines(programme: &Programme, rules: &RuleSet, why: &Why) -> Vec<String> {
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
        match near.needed {
            None => text!(review.nearest_full, name = name, points = near.points),
            Some(0) => text!(review.nearest_tie, name = name, points = near.points),
            Some(needed) => text_n!(
                needed,
                review.nearest_needs_1,
                review.nearest_needs_n,
                name = name,
                points = near.points
            ),
        }
    };
    match why {
        Why::Run(Reason::RuledOut { rules, .. }) => {
            rules.iter().take(MOST_RULES).map(rule_line).collect()
        }
        Why::Run(Reason::NoPlaceLeft { nearest, rules, .. }) => {
            let near = nearest.iter().take(2).map(near_line);
            near.chain(rules.iter().take(2).map(rule_line)).collect()
        }
        Why::Run(Reason::NoMentors) | Why::NoRun | Why::TakenApart | Why::NotInRun => Vec::new(),
    }
}
