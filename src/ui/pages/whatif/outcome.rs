//! Who gains and who loses by a trial, in figures and by name.

use std::sync::Arc;

use leptos::prelude::*;

use super::question::{Shown, State, Waiting};
use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::whole::Programme;
use crate::flow::round::{Changed, Turn};
use crate::session::use_desk;
use crate::ui::i18n::{number, t, text, text_n};
use crate::ui::kit::{Column, DataTable, EmptyState, RowKind, Tag, Tone};

/// One mentee of the list, with names.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    id: String,
    name: String,
    turn: Turn,
    before: String,
    after: String,
}

/// What the last answer says; it stays while the next is awaited.
#[component]
pub(super) fn Outcome(
    state: RwSignal<State>,
    is_tried: Memo<bool>,
    /// What can be done, between the figures and the names.
    children: Children,
) -> impl IntoView {
    let programme = use_desk().programme();
    let shown = Memo::new(move |_| Same(state.read().shown.clone()));
    let rows = Memo::new(move |_| {
        let programme = programme.read();
        let shown = shown.get().0;
        let changed = shown.iter().flat_map(|it| it.difference.changed.clone());
        let mut rows: Vec<Row> = changed.map(|it| row(&programme, &it)).collect();
        rows.sort_by(|a, b| (a.turn, &a.name, &a.id).cmp(&(b.turn, &b.name, &b.id)));
        rows
    });
    let says = move || {
        let state = state.read();
        match (&state.shown, state.waiting) {
            _ if !is_tried.get() => text!(whatif.nothing_tried),
            (None, Waiting::No) => String::new(),
            (None, _) | (_, Waiting::Briefly | Waiting::Long(_)) => text!(whatif.working),
            (Some(shown), Waiting::No) => verdict(shown),
        }
    };
    let has_shown = Memo::new(move |_| shown.read().0.is_some());
    let kind = RowKind {
        id: |row: &Row| row.id.clone(),
        name: |row: &Row| row.name.clone(),
        search: Some(|row: &Row| format!("{} {} {}", row.name, row.before, row.after)),
    };
    let people_words: fn(usize) -> String = |n| text_n!(n, whatif.people_1, whatif.people_n);
    view! {
        <p role="status">{says}</p>
        {move || shown.get().0.map(|shown| figures(&shown))}
        {children()}
        <Show when=move || has_shown.get()>
            <DataTable
                id="who-changes"
                caption=t!(whatif.who_title)
                rows
                kind
                columns=columns_of()
                count=people_words
                empty=|| view! { <EmptyState text=t!(whatif.nobody_changes) /> }
            />
        </Show>
    }
}

/// An answer that is the same only where it is the same one.
#[derive(Clone)]
struct Same(Option<Arc<Shown>>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

fn columns_of() -> Vec<Column<Row>> {
    vec![
        Column::new("mentee", t!(review.mentee), |row: &Row| row.name.clone())
            .sorted(|row| row.name.to_lowercase()),
        Column::new("turn", t!(whatif.col_turn), |row: &Row| {
            let turn = row.turn;
            let words = Signal::derive(move || turn_name(turn));
            let tone = match turn {
                Turn::Loses => Tone::Bad,
                Turn::Gets => Tone::Good,
                Turn::Changes => Tone::Plain,
            };
            view! { <Tag text=words tone /> }
        })
        .sorted(|row| row.turn),
        Column::new("before", t!(whatif.col_before), |row: &Row| {
            row.before.clone()
        }),
        Column::new("after", t!(whatif.col_after), |row: &Row| row.after.clone()),
    ]
}

fn turn_name(turn: Turn) -> String {
    match turn {
        Turn::Loses => text!(whatif.turn_loses),
        Turn::Gets => text!(whatif.turn_gets),
        Turn::Changes => text!(whatif.turn_changes),
    }
}

fn row(programme: &Programme, changed: &Changed) -> Row {
    let names = |ids: &[Id<Participation>]| {
        let names: Vec<String> = ids.iter().map(|id| programme.name_of(id)).collect();
        if names.is_empty() {
            "–".to_owned()
        } else {
            names.join(", ")
        }
    };
    Row {
        id: changed.mentee.to_string(),
        name: programme.name_of(&changed.mentee),
        turn: changed.turn(),
        before: names(&changed.before),
        after: names(&changed.after),
    }
}

/// "3 get a mentor, 2 lose theirs, 5 get another."
fn verdict(shown: &Shown) -> String {
    let n = |turn: Turn| {
        let changed = shown.difference.changed.iter();
        changed.filter(|it| it.turn() == turn).count()
    };
    if shown.difference.changed.is_empty() {
        return text!(whatif.nobody_changes);
    }
    [
        text_n!(n(Turn::Gets), whatif.gets_1, whatif.gets_n),
        text_n!(n(Turn::Loses), whatif.loses_1, whatif.loses_n),
        text_n!(n(Turn::Changes), whatif.changes_1, whatif.changes_n),
    ]
    .join(" ")
}

fn figures(shown: &Shown) -> AnyView {
    let of = &shown.difference;
    let wide = |(before, after): (u32, u32)| (i64::from(before), i64::from(after));
    let line = |name: Signal<String>, (before, after): (i64, i64)| {
        let difference = match after - before {
            0 => "0".to_owned(),
            more if more > 0 => format!("+{}", number(more)),
            less => format!("\u{2212}{}", number(-less)),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="cm-cell--number">{number(before)}</td>
                <td class="cm-cell--number">{number(after)}</td>
                <td class="cm-cell--number">{difference}</td>
            </tr>
        }
    };
    let lines = vec![
        line(t!(review.level_mentees), wide(of.n_mentees)),
        line(t!(review.level_pairings), wide(of.n_pairs)),
        line(t!(whatif.points_today), of.points_today),
        line(t!(whatif.points_tried), of.points_tried),
    ];
    let before = match shown.run {
        Some(run) => text!(whatif.before_run, n = run),
        None => text!(whatif.before_today),
    };
    let stale = shown
        .is_stale
        .then(|| view! { <p class="cm-quiet">{t!(whatif.stale)}</p> });
    view! {
        <table class="cm-totals">
            <caption class="usa-sr-only">{t!(whatif.outcome_title)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t!(review.aim)}</th>
                    <th scope="col" class="cm-cell--number">{before}</th>
                    <th scope="col" class="cm-cell--number">{t!(whatif.col_with)}</th>
                    <th scope="col" class="cm-cell--number">{t!(review.compare_difference)}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
        <p class="cm-quiet">{t!(whatif.points_mean)}</p>
        {stale}
    }
    .into_any()
}
