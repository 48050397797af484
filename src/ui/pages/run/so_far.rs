//! A run that was stopped: its best answer so far, to look at and to print.
//!
//! Invariant: nothing of it is saved, so nothing of it can be published.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::whole::Programme;
use crate::matching::levels::{Level, ladder};
use crate::matching::prepare::Prepared;
use crate::matching::solve::{Gap, SoFar};
use crate::ui::i18n::{number, t, text};
use crate::ui::kit::{
    Align, Button, Column, DataTable, Look, Notice, NoticeKind, PrintButton, RowKind,
};
use crate::ui::widgets::match_words::level_name;

/// What is shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui::pages) struct Shown {
    rows: Vec<Row>,
    found: SoFar,
    aims: Vec<Level>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    mentee: String,
    mentor: String,
    points: u32,
    id: String,
}

impl Shown {
    /// The answer with names.
    pub(super) fn of(programme: &Programme, prepared: &Prepared, found: SoFar) -> Self {
        let name = |ids: &[String], at: u32| {
            let id = ids.get(at as usize).map(|id| Id::new(id.as_str()));
            id.map(|id| programme.name_of(&id)).unwrap_or_default()
        };
        let row = |(pair, points): &(crate::matching::inputs::Pair, u32)| Row {
            mentee: name(&prepared.mentees, pair.mentee),
            mentor: name(&prepared.mentors, pair.mentor),
            points: *points,
            id: format!("{}-{}", pair.mentee, pair.mentor),
        };
        Self {
            rows: found.pairs.iter().map(row).collect(),
            aims: ladder(&prepared.inputs),
            found,
        }
    }

    /// How far it is from the best.
    fn gap(&self) -> String {
        match self.found.gap {
            Gap::None => text!(review.so_far_no_gap),
            Gap::AtMost(level, most) => text!(
                review.so_far_gap,
                aim = level_name(level, &self.aims),
                n = number(i64::try_from(most).unwrap_or(i64::MAX))
            ),
        }
    }
}

const KIND: RowKind<Row> = RowKind {
    id: |row| row.id.clone(),
    name: |row| format!("{} – {}", row.mentee, row.mentor),
    search: Some(|row| format!("{} {}", row.mentee, row.mentor)),
};

/// The best answer so far; `go_on` takes the run up where it was stopped.
#[component]
pub(super) fn BestSoFar(shown: Arc<Shown>, #[prop(into)] go_on: Callback<()>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let counts = {
        let reached = shown.found.reached;
        move || {
            text!(
                review.so_far_reached,
                mentees = number(reached.n_mentees),
                pairs = number(reached.n_pairs),
                points = number(reached.points)
            )
        }
    };
    let gap = {
        let shown = shown.clone();
        move || shown.gap()
    };
    let rows = StoredValue::new(shown);
    let rows = Signal::derive(move || rows.with_value(|shown| shown.rows.clone()));
    view! {
        <Notice kind=NoticeKind::Warning heading=t!(review.so_far_title)>
            <p>{counts}" "{gap}</p>
            <p>{t!(review.so_far_kept)}</p>
            <Button id="go-on" label=t!(review.go_on) on_press=move |()| go_on.run(()) />
        </Notice>
        <Show
            when=move || is_open.get()
            fallback=move || view! {
                <Button label=t!(review.so_far_look) look=Look::Outline on_press=move |()| is_open.set(true) />
            }
        >
            <DataTable
                id="so-far"
                caption=t!(review.so_far_title)
                rows
                kind=KIND
                columns=columns()
                empty=|| view! { <p>{t!(review.so_far_empty)}</p> }
            />
            <PrintButton />
        </Show>
    }
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("mentee", t!(review.mentee), |row: &Row| row.mentee.clone())
            .sorted(|row: &Row| row.mentee.clone()),
        Column::new("mentor", t!(review.mentor), |row: &Row| row.mentor.clone())
            .sorted(|row: &Row| row.mentor.clone()),
        Column::new("points", t!(review.level_points), |row: &Row| {
            let points = row.points;
            move || number(points)
        })
        .sorted(|row: &Row| std::cmp::Reverse(row.points))
        .align(Align::Numbers),
    ]
}
