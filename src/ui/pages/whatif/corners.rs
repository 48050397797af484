//! The figures of a frontier beside the picture, each corner to be taken.

use std::sync::Arc;

use leptos::prelude::*;

use super::frontier::Traced;
use super::plot::{Dot, DotKind, Plot};
use crate::domain::rules::Objective;
use crate::flow::round::Trial;
use crate::matching::frontier::Spot;
use crate::session::use_desk;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{
    Align, Button, Column, DataTable, Done, EmptyState, Look, Notice, NoticeKind, Progress, RowKind,
};
use crate::ui::pages::run::{Making, Stage, use_making};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::match_words::phase_name;

/// One number of mentees, as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    spot: Spot,
    /// Points the last of these mentees costs; nothing for the first number.
    cost: Option<i64>,
    /// Whether the run of now is here, by its number.
    run: Option<u32>,
}

/// Picture and table.
#[component]
pub(super) fn Corners(id: String, traced: Arc<Traced>, is_old: Memo<bool>) -> impl IntoView {
    let go = use_go();
    let review = Route::Review(id);
    let making = use_making(move || go(&review, Step::Forward));
    let stage = making.stage;
    let programme = use_desk().programme();
    let take = move |objective: Objective| {
        if let Ok(mut trial) = Trial::of(&programme.read_untracked()) {
            trial.rules.objective = objective;
            making.run_trial(trial);
        }
    };
    let spots = &traced.frontier.spots;
    let says = picture_words(&traced);
    let first = traced.frontier.coverage_first;
    let first_words = text!(
        whatif.coverage_first,
        mentees = number(first.n_mentees),
        pairings = number(first.n_pairs),
        points = number(first.points)
    );
    let rows = rows(&traced);
    let n_rows = rows.len();
    let is_running = Memo::new(move |_| matches!(*stage.read(), Stage::Running(_)));
    let failed = move || match stage.get() {
        Stage::Failed(lines) => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
            Some(view! {
                <Notice kind=NoticeKind::Error heading=t!(review.run_refused)>
                    <ul class="cm-list">{lines.collect_view()}</ul>
                </Notice>
            })
        }
        Stage::Ready | Stage::Running(_) | Stage::Stopped(_) => None,
    };
    let blocked = Signal::derive(move || is_old.get().then(|| text!(whatif.frontier_old)));
    let take_first = move |()| take(Objective::CoverageFirst);
    let kind = RowKind {
        id: |row: &Row| row.spot.n_mentees.to_string(),
        name: |row: &Row| number(row.spot.n_mentees),
        search: None,
    };
    let n_words: fn(usize) -> String = |n| text_n!(n, whatif.numbers_1, whatif.numbers_n);
    view! {
        {(n_rows < 2).then(|| view! { <p>{t!(whatif.frontier_one)}</p> })}
        {traced.has_classes.then(|| view! { <p class="cm-quiet">{t!(whatif.frontier_classes)}</p> })}
        <div class="cm-corners">
            <figure class="cm-figure-plot">
                <Plot dots=dots(&traced) says />
                <figcaption class="cm-plot__key">
                    <span class="cm-plot__mark cm-plot__mark--corner">{t!(whatif.key_corner)}</span>
                    <span class="cm-plot__mark cm-plot__mark--between">{t!(whatif.key_between)}</span>
                    <span class="cm-plot__mark cm-plot__mark--first">{t!(whatif.key_first)}</span>
                    {traced.run.map(|(run, ..)| view! {
                        <span class="cm-plot__mark cm-plot__mark--run">{text!(whatif.key_run, n = run)}</span>
                    })}
                </figcaption>
            </figure>
            <div>
                {failed}
                {move || is_running.get().then(|| view! { <Running making /> })}
                <DataTable
                    id="corners"
                    caption=t!(whatif.frontier_title)
                    rows=Signal::stored(rows)
                    kind
                    columns=columns(take, blocked)
                    count=n_words
                    empty=|| view! { <EmptyState text=t!(whatif.frontier_one) /> }
                />
                <p class="cm-quiet">{t!(whatif.only_corners)}</p>
                <p>
                    {first_words}" "
                    <Button label=t!(whatif.use_first) look=Look::Outline blocked on_press=take_first />
                </p>
                <p class="cm-quiet">{text_n!(traced.frontier.n_solved, whatif.solved_1, whatif.solved_n)}</p>
            </div>
        </div>
        {(spots.is_empty()).then(|| view! { <p>{t!(whatif.frontier_one)}</p> })}
    }
}

/// A run that takes a corner, under way.
#[component]
fn Running(making: Making) -> impl IntoView {
    let far = Memo::new(move |_| match &*making.stage.read() {
        Stage::Running(at) => *at,
        _ => None,
    });
    let label = Signal::derive(move || match far.get() {
        Some(at) => phase_name(at.phase),
        None => text!(review.starting),
    });
    let done = Signal::derive(move || match far.get() {
        Some(at) => Done::Of(at.n_done.min(at.n_all), at.n_all),
        None => Done::Unknown,
    });
    view! {
        <Progress label done on_cancel=move |()| making.cancel() cancel_label=t!(review.cancel) />
    }
}

fn rows(traced: &Traced) -> Vec<Row> {
    let spots = &traced.frontier.spots;
    let before = std::iter::once(None).chain(spots.iter().map(Some));
    let row = |(spot, before): (&Spot, Option<&Spot>)| Row {
        spot: *spot,
        cost: before.map(|before| before.points - spot.points),
        run: traced.run.and_then(|(run, n_mentees, points)| {
            (n_mentees == spot.n_mentees && points == spot.points).then_some(run)
        }),
    };
    spots.iter().zip(before).map(row).collect()
}

fn columns(
    take: impl Fn(Objective) + Copy + Send + Sync + 'static,
    blocked: Signal<Option<String>>,
) -> Vec<Column<Row>> {
    vec![
        Column::new("n", t!(review.level_mentees), |row: &Row| {
            number(row.spot.n_mentees)
        })
        .sorted(|row| row.spot.n_mentees)
        .align(Align::Numbers),
        Column::new("points", t!(review.level_points), |row: &Row| {
            number(row.spot.points)
        })
        .sorted(|row| row.spot.points)
        .align(Align::Numbers),
        Column::new("cost", t!(whatif.col_cost), |row: &Row| {
            row.cost.map_or_else(|| "–".to_owned(), number)
        })
        .sorted(|row| row.cost)
        .align(Align::Numbers),
        Column::new("what", t!(whatif.col_what), |row: &Row| {
            let kind = match row.spot.objective {
                Some(Objective::ScoreFirst) => text!(rules.score_first),
                Some(_) => text!(whatif.corner),
                None => text!(whatif.between),
            };
            let run = row.run.map(|run| text!(whatif.here_run, n = run));
            [Some(kind), run]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        }),
        Column::new("take", t!(review.acts), move |row: &Row| {
            let about = text!(
                whatif.use_about,
                mentees = number(row.spot.n_mentees),
                points = number(row.spot.points)
            );
            row.spot.objective.map(|objective| {
                view! {
                    <Button
                        label=t!(whatif.use_this)
                        about
                        look=Look::Outline
                        blocked
                        on_press=move |()| take(objective)
                    />
                }
            })
        })
        .align(Align::Acts),
    ]
}

fn dots(traced: &Traced) -> Vec<Dot> {
    let spots = traced.frontier.spots.iter().map(|spot| Dot {
        n_mentees: i64::from(spot.n_mentees),
        points: spot.points,
        kind: if spot.objective.is_some() {
            DotKind::Corner
        } else {
            DotKind::Between
        },
    });
    let first = traced.frontier.coverage_first;
    let first = Dot {
        n_mentees: i64::from(first.n_mentees),
        points: first.points,
        kind: DotKind::CoverageFirst,
    };
    let run = traced.run.map(|(_, n_mentees, points)| Dot {
        n_mentees: i64::from(n_mentees),
        points,
        kind: DotKind::Run,
    });
    spots.chain([first]).chain(run).collect()
}

/// The picture in a sentence, for those who do not see it.
fn picture_words(traced: &Traced) -> String {
    let spots = &traced.frontier.spots;
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else {
        return String::new();
    };
    let corners = spots.iter().filter(|it| it.objective.is_some()).count();
    text!(
        whatif.picture,
        low = number(first.n_mentees),
        high = number(last.n_mentees),
        most = number(first.points),
        least = number(last.points),
        corners = corners
    )
}
