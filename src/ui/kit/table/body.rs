//! The table's head and rows.

use std::sync::Arc;

use leptos::prelude::*;

use super::Table;
use super::column::Align;
use super::order::{Order, Sorting};
use super::source::Head;
use crate::ui::i18n::{t, text};
use crate::ui::kit::icon::{Icon, Shape};

/// The columns' names; a button in those that sort.
#[component]
pub(super) fn TableHead(table: Table, found: Memo<Vec<String>>) -> impl IntoView {
    let Table {
        id,
        heads,
        order,
        selected,
        ..
    } = table;
    view! {
        <thead role="rowgroup">
            <tr role="row">
                {selected.map(|selected| {
                    let all = Memo::new(move |_| {
                        found.with(|ids| {
                            selected.with(|chosen| !ids.is_empty() && ids.iter().all(|id| chosen.contains(id)))
                        })
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
                {heads.iter().map(|head| head_cell(*head, order)).collect_view()}
            </tr>
        </thead>
    }
}

fn head_cell(head: Head, order: Order) -> AnyView {
    let Head {
        key,
        words,
        sorts,
        align,
    } = head;
    let aria_sort = move || match order.sorting(key) {
        Sorting::Rising if sorts => Some("ascending"),
        Sorting::Falling if sorts => Some("descending"),
        _ => None,
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
    let words = match align {
        Align::Acts => view! { <span class="usa-sr-only">{words}</span> }.into_any(),
        _ if sorts => view! {
            <button type="button" class="cm-sort" on:click=turn>
                {words}
                {move || view! { <Icon shape=shape() /> }}
            </button>
        }
        .into_any(),
        _ => words.into_any(),
    };
    view! { <th class=head.class() role="columnheader" scope="col" aria-sort=aria_sort>{words}</th> }.into_any()
}

/// The rows on the present page.
#[component]
pub(super) fn TableBody(table: Table, shown: Memo<Vec<String>>) -> impl IntoView {
    view! {
        <tbody role="rowgroup">
            <For each=move || shown.get() key=Clone::clone children=move |row_id| row(&table, &row_id) />
        </tbody>
    }
}

/// One row; its cells follow the row's value and nothing else.
fn row(table: &Table, row_id: &str) -> AnyView {
    let Table {
        id,
        source,
        heads,
        selected,
        ..
    } = table.clone();
    let row = source.row(row_id);
    let pick = selected.map(|selected| {
        let mine = row_id.to_owned();
        let key = mine.clone();
        let row = Arc::clone(&row);
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
                    aria-label=t!(kit.select, name = row.name())
                    prop:checked=move || selected.read().contains(&mine)
                    on:change=toggle
                />
            </td>
        }
    });
    let cells = heads
        .iter()
        .enumerate()
        .map(|(i, head)| {
            let row = Arc::clone(&row);
            let content = move || row.cell(i);
            if i == 0 {
                view! { <th class=head.class() role="rowheader" scope="row" data-label=head.words>{content}</th> }
                    .into_any()
            } else {
                view! { <td class=head.class() role="cell" data-label=head.words>{content}</td> }.into_any()
            }
        })
        .collect_view();
    view! { <tr role="row">{pick}{cells}</tr> }.into_any()
}
