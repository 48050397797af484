//! Rows of any kind as the table's parts see them.
//!
//! Nothing but this file names the kind of a row, so the parts of a table are in
//! the page once, however many kinds of tables it shows.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::RowKind;
use super::column::{Align, Column};

/// The rows of a table.
pub(super) trait Source: Send + Sync {
    /// Whether there are any rows at all; tracked.
    fn has_rows(&self) -> bool;
    /// Whether rows can be searched.
    fn is_searchable(&self) -> bool;
    /// The ids of the rows that hold all `words` (small letters), sorted by a
    /// column; tracked.
    fn found(&self, words: &[String], sort: Option<Sort>) -> Vec<String>;
    /// The row with this id, followed as it changes.
    fn row(&self, id: &str) -> Arc<dyn Row>;
}

/// One row.
pub(super) trait Row: Send + Sync {
    /// Its name; tracked.
    fn name(&self) -> String;
    /// What stands in one of its cells; tracked.
    fn cell(&self, column: usize) -> AnyView;
}

/// By which column, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub column: usize,
    pub falling: bool,
}

/// A column's head.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub key: &'static str,
    pub words: Signal<String>,
    pub sorts: bool,
    pub align: Align,
}

impl Head {
    pub const fn class(self) -> &'static str {
        match self.align {
            Align::Words => "cm-cell",
            Align::Numbers => "cm-cell cm-cell--number",
            Align::Acts => "cm-cell cm-cell--acts",
        }
    }
}

/// The rows of one kind.
pub(super) struct Typed<T: Send + Sync + 'static> {
    rows: Memo<Vec<T>>,
    kind: RowKind<T>,
    columns: Arc<[Column<T>]>,
    /// Where each row stands, by id; read again whenever the rows are others.
    places: Memo<BTreeMap<String, usize>>,
}

impl<T: Send + Sync + 'static> Typed<T> {
    pub fn new(given: Signal<Vec<T>>, kind: RowKind<T>, columns: Arc<[Column<T>]>) -> Self
    where
        T: Clone,
    {
        // Every shown row reads them: once made, they are kept.
        let rows = Memo::new_with_compare(move |_| given.get(), |_, _| true);
        let read =
            move |_: Option<&_>| rows.with(|rows| rows.iter().map(kind.id).zip(0..).collect());
        Self {
            rows,
            kind,
            columns,
            places: Memo::new_with_compare(read, |_, _| true),
        }
    }
}

impl<T> Source for Typed<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    fn has_rows(&self) -> bool {
        self.rows.with(|rows| !rows.is_empty())
    }

    fn is_searchable(&self) -> bool {
        self.kind.search.is_some()
    }

    fn found(&self, words: &[String], sort: Option<Sort>) -> Vec<String> {
        self.rows.with(|rows| {
            let fits = |at: &usize| match self.kind.search {
                Some(search) if !words.is_empty() => holds_all(&search(&rows[*at]), words),
                _ => true,
            };
            let mut hits: Vec<usize> = (0..rows.len()).filter(fits).collect();
            if let Some(Sort { column, falling }) = sort
                && let Some(sorter) = self.columns.get(column).and_then(|it| it.sorter.as_ref())
            {
                sorter(rows, &mut hits, falling);
            }
            hits.into_iter()
                .map(|at| (self.kind.id)(&rows[at]))
                .collect()
        })
    }

    fn row(&self, id: &str) -> Arc<dyn Row> {
        let (rows, places, id) = (self.rows, self.places, id.to_owned());
        let kind = self.kind;
        let value = Memo::new(move |_| {
            let at = places.with(|places| places.get(&id).copied())?;
            rows.with(|rows| rows.get(at).filter(|row| (kind.id)(row) == id).cloned())
        });
        Arc::new(TypedRow {
            value,
            kind,
            columns: Arc::clone(&self.columns),
        })
    }
}

struct TypedRow<T: Send + Sync + 'static> {
    value: Memo<Option<T>>,
    kind: RowKind<T>,
    columns: Arc<[Column<T>]>,
}

impl<T: PartialEq + Send + Sync + 'static> Row for TypedRow<T> {
    fn name(&self) -> String {
        self.value
            .with(|value| value.as_ref().map(self.kind.name).unwrap_or_default())
    }

    fn cell(&self, column: usize) -> AnyView {
        self.value
            .with(|value| match (value, self.columns.get(column)) {
                (Some(row), Some(column)) => (column.cell)(row),
                _ => ().into_any(),
            })
    }
}

fn holds_all(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Sorts places in a list by what stands there; equal ones keep their order.
pub(super) fn sort_places(
    places: &mut [usize],
    falling: bool,
    compare: &dyn Fn(usize, usize) -> Ordering,
) {
    if falling {
        places.sort_by(|a, b| compare(*b, *a));
    } else {
        places.sort_by(|a, b| compare(*a, *b));
    }
}
