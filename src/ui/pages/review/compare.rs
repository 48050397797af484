//! This run beside an earlier one of the round: who gains, who loses.

use leptos::prelude::*;

use super::Now;
use crate::domain::whole::Programme;
use crate::flow::round::{Comparison, Moved, RunResult, compare, last_runs};
use crate::matching::levels::Level;
use crate::session::use_desk;
use crate::ui::i18n::{t, text};
use crate::ui::kit::Details;
use crate::ui::widgets::match_words::level_name;

/// Most people named in one list.
const MOST_NAMED: usize = 30;

/// What changed since the run before.
#[component]
pub(super) fn Compare(now: Now) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        let now = now.get()?;
        let (run, result) = (now.run.as_ref()?, now.result.as_ref()?);
        let programme = programme.read();
        let runs = last_runs(&programme, &now.round.id);
        let before = runs.into_iter().find(|it| it.number < run.number)?;
        let old = RunResult::of_run(before).ok()?;
        let changed = compare(&old, result);
        let summary = text!(review.compare_title, n = before.number, now = run.number);
        let body = difference(&programme, &changed);
        Some(view! { <Details summary>{body}</Details> })
    }
}

fn difference(programme: &Programme, changed: &Comparison) -> AnyView {
    let value = |value: Option<i128>| value.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let levels = changed
        .levels
        .iter()
        .filter(|(level, ..)| *level != Level::Tie);
    let lines: Vec<_> = levels
        .map(|(level, before, after)| {
            let difference = match (before, after) {
                (Some(before), Some(after)) => format!("{:+}", after - before),
                _ => String::new(),
            };
            view! {
                <tr>
                    <th scope="row">{level_name(*level)}</th>
                    <td class="cm-cell--number">{value(*before)}</td>
                    <td class="cm-cell--number">{value(*after)}</td>
                    <td class="cm-cell--number">{difference}</td>
                </tr>
            }
        })
        .collect();
    let names = |ids: &[crate::domain::id::Id<crate::domain::people::Participation>]| {
        let names: Vec<String> = ids.iter().map(|id| programme.name_of(id)).collect();
        names.join(", ")
    };
    let list = |title: Signal<String>, names: String| {
        (!names.is_empty()).then(|| view! { <h3>{title}</h3><p>{names}</p> })
    };
    let gained = list(t!(review.compare_gained), names(&changed.gained));
    let gone = list(t!(review.compare_lost), names(&changed.lost));
    let moved = |it: &Moved| {
        let name = programme.name_of(&it.mentee);
        let words = text!(
            review.compare_moved,
            name = name,
            before = it.before,
            after = it.after
        );
        view! { <li>{words}</li> }
    };
    let moved: Vec<_> = changed.moved.iter().take(MOST_NAMED).map(moved).collect();
    let has_moved = !moved.is_empty();
    view! {
        <p>{text!(review.compare_pairs, same = changed.n_same, new = changed.n_new, gone = changed.n_gone)}</p>
        <table class="cm-totals">
            <caption class="usa-sr-only">{t!(review.compare_caption)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(review.aim)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.compare_before)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.compare_after)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.compare_difference)}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
        {gained}
        {gone}
        {has_moved.then(|| view! { <h3>{t!(review.compare_points)}</h3> })}
        <ul class="cm-list">{moved}</ul>
    }
    .into_any()
}
