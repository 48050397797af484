//! The table's head and rows.

use std::sync::Arc;

use leptos::prelude::*;

use super::TableParts;
use super::column::{Align, Column};
use super::order::{Order, Sorting};
use crate::ui::i18n::{t, text};
use crate::ui::kit::icon::{Icon, Shape};

/// The columns' names; a button in those that sort.
#[component]
pub(super) fn TableHead<T>(parts: TableParts<T>, found: Memo<Vec<String>>) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let TableParts {
        id,
        columns,
        order,
        selected,
        ..
    } = parts;
    view! {
        <thead role="rowgroup">
            <tr role="row">
                {selected.map(|selected| {
                    let all = Memo::new(move |_| {
                        found.with(|ids| selected.with(|chosen| !ids.is_empty() && ids.iter().all(|id| chosen.contains(id))))
                    });
                    let toggle = move |ev| {
                        let on = event_target_checked(&ev);
                        selected.update(|chosen| {
                            found.with_untracked(|ids| {
                                for id in ids {
                                    if on {
                                        chosen.insert(id.clone());
                                    } else {
                                        chosen.remove(id);
                                    }
                                }
                            });
                        });
                    };
                    view! {
                        <th class="cm-cell cm-cell--pick" role="columnheader" scope="col">
                            <input
                                class="cm-pick"
                                type="checkbox"
                                id=format!("{id}-all")
                                aria-label=move || text!(kit.select_all, n = found.read().len())
                                prop:checked=all
                                on:change=toggle
                            />
                        </th>
                    }
                })}
                {columns.iter().map(|column| head_cell(column, order)).collect_view()}
            </tr>
        </thead>
    }
}

fn head_cell<T>(column: &Column<T>, order: Order) -> impl IntoView + use<T> {
    let (key, head) = (column.key, column.head);
    let sorts = column.compare.is_some();
    let aria_sort = move || match order.sorting(key) {
        _ if !sorts => None,
        Sorting::Not => None,
        Sorting::Rising => Some("ascending"),
        Sorting::Falling => Some("descending"),
    };
    let turn = move |_| {
        order.set_sort(match untrack(|| order.sorting(key)) {
            Sorting::Not => Some(key.to_owned()),
            Sorting::Rising => Some(format!("-{key}")),
            Sorting::Falling => None,
        });
    };
    let shape = move || match order.sorting(key) {
        Sorting::Not => Shape::Sort,
        Sorting::Rising => Shape::Up,
        Sorting::Falling => Shape::Down,
    };
    let words = match column.align {
        Align::Acts => view! { <span class="usa-sr-only">{head}</span> }.into_any(),
        _ if sorts => view! {
            <button type="button" class="cm-sort" on:click=turn>
                {head}
                {move || view! { <Icon shape=shape() /> }}
            </button>
        }
        .into_any(),
        _ => view! { {head} }.into_any(),
    };
    view! { <th class=column.class() role="columnheader" scope="col" aria-sort=aria_sort>{words}</th> }
}

/// The rows on the present page.
#[component]
pub(super) fn TableBody<T>(parts: TableParts<T>, shown: Memo<Vec<String>>) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    view! {
        <tbody role="rowgroup">
            <For
                each=move || shown.get()
                key=Clone::clone
                children=move |row_id| row(&parts, &row_id)
            />
        </tbody>
    }
}

/// One row; its cells follow the row's value and nothing else.
fn row<T>(parts: &TableParts<T>, row_id: &str) -> impl IntoView + use<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let TableParts {
        id,
        rows,
        kind,
        columns,
        selected,
        ..
    } = parts.clone();
    let wanted = row_id.to_owned();
    let value = Memo::new(move |_| {
        rows.with(|rows| rows.iter().find(|row| (kind.id)(row) == wanted).cloned())
    });
    let pick = selected.map(|selected| {
        let mine = row_id.to_owned();
        let key = mine.clone();
        let name = move || value.with(|value| value.as_ref().map(kind.name).unwrap_or_default());
        let toggle = move |ev| {
            let on = event_target_checked(&ev);
            selected.update(|chosen| {
                if on {
                    chosen.insert(key.clone());
                } else {
                    chosen.remove(&key);
                }
            });
        };
        view! {
            <td class="cm-cell cm-cell--pick" role="cell">
                <input
                    class="cm-pick"
                    type="checkbox"
                    id=format!("{id}-pick-{row_id}")
                    aria-label=t!(kit.select, name = name())
                    prop:checked={
                        let mine = mine.clone();
                        move || selected.read().contains(&mine)
                    }
                    on:change=toggle
                />
            </td>
        }
    });
    let cells = columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            let cell = Arc::clone(&column.cell);
            let content = move || value.with(|value| value.as_ref().map(|row| cell(row)));
            if i == 0 {
                view! { <th class=column.class() role="rowheader" scope="row" data-label=column.head>{content}</th> }
                    .into_any()
            } else {
                view! { <td class=column.class() role="cell" data-label=column.head>{content}</td> }.into_any()
            }
        })
        .collect_view();
    view! { <tr role="row">{pick}{cells}</tr> }
}
