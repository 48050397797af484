//! This run beside an earlier one of the round: who gains, who loses.

use leptos::prelude::*;

use super::Now;
use crate::domain::whole::Programme;
use crate::flow::round::{
    Basis, Comparison, How, Moved, RunResult, Unkept, asked_for, compare, last_runs, unkept,
};
use crate::matching::levels::Level;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::dom::is_details_open;
use crate::ui::kit::{Choice, Select, use_query_state};
use crate::ui::widgets::gone_words::gone_lines;
use crate::ui::widgets::match_words::level_name;
use crate::ui::widgets::moment::moment_words;
use crate::ui::widgets::points::points_words;

/// Most people named in one list.
const MOST_NAMED: usize = 30;

/// What changed since an earlier run of the round: the one before, unless
/// another is chosen. Folded; two runs are read only once it is opened.
#[component]
pub(super) fn Compare(now: Now) -> impl IntoView {
    let programme = use_desk().programme();
    let query = use_query_state();
    let asked = query.text("with");
    let number_now = Memo::new(move |_| Some(now.read().as_ref()?.run.as_ref()?.number));
    let earlier = Memo::new(move |_| {
        let now = now.read();
        let run = now.as_ref().and_then(|seen| seen.run.as_ref());
        let programme = programme.read();
        let runs = run.map(|run| last_runs(&programme, &run.round));
        let runs = runs.into_iter().flatten();
        let before = runs.filter(|it| run.is_some_and(|run| it.number < run.number));
        before
            .map(|it| (it.number, it.made_at_ms))
            .collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        let asked = asked.get().and_then(|number| number.parse::<u32>().ok());
        let earlier = earlier.read();
        let named = earlier.iter().find(|(number, _)| Some(*number) == asked);
        named.or(earlier.first()).map(|(number, _)| *number)
    });
    let choices = Signal::derive(move || {
        let choice = |(number, at_ms): &(u32, i64)| {
            let words = text!(review.run_number, n = number, at = moment_words(*at_ms));
            Choice::new(number.to_string(), words)
        };
        earlier.read().iter().map(choice).collect::<Vec<_>>()
    });
    let summary = move || {
        let now = number_now.get().unwrap_or(0);
        let before = chosen.get().unwrap_or(0);
        text!(review.compare_title, n = before, now = now)
    };
    let open = RwSignal::new(false);
    let body = move || {
        let now = now.get()?;
        let (run, result) = (now.run.as_ref()?, now.result.as_ref()?);
        let programme = programme.read();
        let mut runs = last_runs(&programme, &run.round).into_iter();
        let before = runs.find(|it| Some(it.number) == chosen.get())?;
        let old = RunResult::of_run(before).ok()?;
        let gone = unkept(&programme, &old, run, result).unwrap_or_default();
        Some(difference(&programme, &compare(&old, result), &gone))
    };
    let asked = move || {
        let now = now.get()?;
        asked_words(now.run.as_ref()?.number, now.result.as_ref()?)
    };
    view! {
        {move || asked().map(|words| view! { <p>{words}</p> })}
        <Show when=move || chosen.read().is_some()>
            <details class="cm-details" on:toggle=move |ev| open.set(is_details_open(&ev))>
                <summary class="cm-details__summary">{summary}</summary>
                <div class="cm-details__body">
                    <Show when=move || { earlier.read().len() > 1 }>
                        <Select
                            id="compare-with"
                            label=t!(review.compare_with)
                            choices
                            value=Signal::derive(move || chosen.get().map(|n| n.to_string()).unwrap_or_default())
                            on_change=move |number: String| query.set("with", Some(number))
                        />
                    </Show>
                    {move || open.get().then(body)}
                </div>
            </details>
        </Show>
    }
}

/// "Run 4 was to change as few pairings of run 3 as possible; 37 stand again."
fn asked_words(run: u32, result: &RunResult) -> Option<String> {
    let before = run.checked_sub(1)?;
    match asked_for(result) {
        Basis::Afresh => None,
        Basis::Keep => {
            let kept = result.pairs.iter().filter(|pair| pair.how == How::Kept);
            Some(text_n!(
                kept.count(),
                review.asked_keep_1,
                review.asked_keep_n,
                run = run,
                before = before
            ))
        }
        Basis::FewestChanges => {
            let kept = result.value(Level::Kept).unwrap_or(0);
            Some(text_n!(
                usize::try_from(kept).unwrap_or(0),
                review.asked_fewest_1,
                review.asked_fewest_n,
                run = run,
                before = before
            ))
        }
    }
}

/// "80 pairings are the same, 2 are new, 1 is gone."
fn pairs_words(changed: &Comparison) -> String {
    [
        text_n!(changed.n_same, review.compare_same_1, review.compare_same_n),
        text_n!(changed.n_new, review.compare_new_1, review.compare_new_n),
        text_n!(changed.n_gone, review.compare_gone_1, review.compare_gone_n),
    ]
    .join(" ")
}

fn difference(programme: &Programme, changed: &Comparison, gone: &[Unkept]) -> AnyView {
    let value = |value: Option<i128>| value.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let levels = changed
        .levels
        .iter()
        .filter(|(level, ..)| *level != Level::Tie);
    let all: Vec<Level> = changed.levels.iter().map(|(level, ..)| *level).collect();
    let lines: Vec<_> = levels
        .map(|(level, before, after)| {
            let difference = match (before, after) {
                (Some(before), Some(after)) => format!("{:+}", after - before),
                _ => String::new(),
            };
            view! {
                <tr>
                    <th scope="row">{level_name(*level, &all)}</th>
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
    let part = |title: Signal<String>, names: String| {
        (!names.is_empty()).then(|| view! { <h3>{title}</h3><p>{names}</p> })
    };
    let gained = part(t!(review.compare_gained), names(&changed.gained));
    let lost = part(t!(review.compare_lost), names(&changed.lost));
    let told = |it: &Moved| {
        let name = programme.name_of(&it.mentee);
        let before = points_words(it.before);
        let words = text!(
            review.compare_moved,
            name = name,
            before = before,
            after = it.after
        );
        view! { <li>{words}</li> }
    };
    let moved: Vec<_> = changed.moved.iter().take(MOST_NAMED).map(told).collect();
    let has_moved = !moved.is_empty();
    let gone = (!gone.is_empty()).then(|| {
        view! {
            <h3>{t!(review.compare_why)}</h3>
            <p class="cm-quiet">{t!(review.compare_why_now)}</p>
            {gone_lines(programme, gone)}
        }
    });
    view! {
        <p>{pairs_words(changed)}</p>
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
        {lost}
        {gone}
        {has_moved.then(|| view! { <h3>{t!(review.compare_points)}</h3> })}
        <ul class="cm-list">{moved}</ul>
    }
    .into_any()
}
