//! Tables of people and pairings: search, sort, paging, choosing rows.
//!
//! The caller declares [`Column`]s and gives all rows; the table shows fifty at
//! a time, so that thousands stay quick, and keeps search, sort and page in the
//! URL. Rows are keyed by id: an edit redraws only the row it changed, and the
//! focus stays where it is. On paper all rows stand. On a narrow page each row
//! becomes a card with its columns' names. Filters are the page's own: it gives fewer rows.

mod body;
mod column;
mod order;
mod source;
mod tools;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

pub use column::{Align, Column};
use order::Order;
use source::{Head, Source, Typed};

use super::dom::focus_id;
use super::pagination::Pagination;
use super::printing::use_printing;
use super::query::use_query_state;
use crate::ui::i18n::{t, text_n};
use body::{TableBody, TableHead};
use tools::{BulkBar, SearchBox, SortBox};

/// How many rows a page of the table shows.
const PER_PAGE: usize = 50;

/// How a table knows its rows.
pub struct RowKind<T> {
    /// The row's id, the same for as long as the row lives.
    pub id: fn(&T) -> String,
    /// The row's name, for "Select Ana Ruiz".
    pub name: fn(&T) -> String,
    /// The words a search looks through; without it there is no search box.
    pub search: Option<fn(&T) -> String>,
}

impl<T> Clone for RowKind<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RowKind<T> {}

/// What the parts of a table share.
#[derive(Clone)]
struct Table {
    id: Arc<str>,
    source: Arc<dyn Source>,
    heads: Arc<[Head]>,
    order: Order,
    selected: Option<RwSignal<BTreeSet<String>>>,
}

/// What a table says around its rows.
struct Around {
    caption: Signal<String>,
    empty: ViewFn,
    count: Option<fn(usize) -> String>,
    bulk_acts: ViewFn,
}

/// A table.
#[component]
pub fn DataTable<T>(
    /// The table's id.
    #[prop(into)]
    id: String,
    /// What the rows are; read out before the table.
    #[prop(into)]
    caption: Signal<String>,
    /// All rows the page's filters let through.
    #[prop(into)]
    rows: Signal<Vec<T>>,
    /// How rows are known.
    kind: RowKind<T>,
    /// The columns; the first names the row.
    columns: Vec<Column<T>>,
    /// What stands where no row is; a sentence and the act that fills it.
    #[prop(into)]
    empty: ViewFn,
    /// How many rows fit, in words: "87 people"; "87 rows" if not given.
    #[prop(optional)]
    count: Option<fn(usize) -> String>,
    /// The ids of the rows chosen, where rows can be chosen.
    #[prop(optional)]
    selected: Option<RwSignal<BTreeSet<String>>>,
    /// What can be done with the rows chosen.
    #[prop(optional, into)]
    bulk_acts: ViewFn,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let columns: Arc<[Column<T>]> = columns.into();
    let table = Table {
        id: id.into(),
        heads: columns.iter().map(Column::head).collect(),
        source: Arc::new(Typed::new(rows, kind, columns)),
        order: Order::new(use_query_state()),
        selected,
    };
    table_view(
        table,
        Around {
            caption,
            empty,
            count,
            bulk_acts,
        },
    )
}

fn table_view(table: Table, around: Around) -> AnyView {
    let Around {
        caption,
        empty,
        count,
        bulk_acts,
    } = around;
    let Table {
        id,
        source,
        heads,
        order,
        selected,
    } = table.clone();
    let found = order::found(&table);
    let n_pages = Memo::new(move |_| found.read().len().div_ceil(PER_PAGE).max(1));
    let page = Memo::new(move |_| order.page().min(n_pages.get()));
    let printing = use_printing();
    let shown = Memo::new(move |_| {
        found.with(|ids| {
            if printing.get() {
                return ids.clone();
            }
            ids.iter()
                .skip((page.get() - 1) * PER_PAGE)
                .take(PER_PAGE)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let region = format!("{id}-region");
    let top = region.clone();
    let go = move |to: usize| {
        order.go_to_page(to);
        focus_id(&top);
        super::dom::scroll_id_into_view(&top);
    };
    let searchable = source.is_searchable();
    let has_rows = Memo::new(move |_| source.has_rows());
    let count = move || {
        let n = found.read().len();
        count.map_or_else(|| text_n!(n, kit.rows_1, kit.rows_n), |words| words(n))
    };
    let caption_id = format!("{id}-caption");
    let labelled_by = caption_id.clone();
    view! {
        <div class="cm-table" id=region tabindex="-1" role="group" aria-labelledby=labelled_by>
            <div class="cm-table__tools" hidden=move || !has_rows.get()>
                {searchable.then(|| view! { <SearchBox id=format!("{id}-search") order /> })}
                <SortBox id=format!("{id}-sort") heads order />
                <p class="cm-table__count" role="status">{count}</p>
            </div>
            {selected.map(|selected| view! { <BulkBar selected found acts=bulk_acts /> })}
            <table class="cm-table__table" id=id.to_string() role="table" hidden=move || found.read().is_empty()>
                <caption class="usa-sr-only" id=caption_id>{caption}</caption>
                <TableHead table=table.clone() found />
                <TableBody table shown />
            </table>
            <Show when=move || found.read().is_empty()>
                {
                    let empty = empty.clone();
                    move || if has_rows.get() {
                        view! { <p class="cm-empty">{t!(kit.nothing_found)}</p> }.into_any()
                    } else {
                        empty.run()
                    }
                }
            </Show>
            <Pagination page n_pages on_go=go />
        </div>
    }
    .into_any()
}
