//! A column: its name, what stands in its cells, how it sorts.

use std::sync::Arc;

use leptos::prelude::*;

use super::source::{Head, sort_places};

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words, from the left.
    #[default]
    Words,
    /// Numbers, to the right, digits of one width.
    Numbers,
    /// Buttons and links that act on the row; no name is shown above them.
    Acts,
}

type Cell<T> = Arc<dyn Fn(&T) -> AnyView + Send + Sync>;
/// Sorts places in the rows, the other way round if so asked.
type Sorter<T> = Arc<dyn Fn(&[T], &mut [usize], bool) + Send + Sync>;

/// A column of a table of `T`.
pub struct Column<T> {
    pub(super) key: &'static str,
    pub(super) head: Signal<String>,
    pub(super) cell: Cell<T>,
    pub(super) sorter: Option<Sorter<T>>,
    pub(super) align: Align,
}

impl<T> Column<T> {
    /// A column of words. `key` names it in the URL.
    pub fn new<V: IntoView + 'static>(
        key: &'static str,
        head: Signal<String>,
        cell: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        let cell: Cell<T> = Arc::new(move |row| cell(row).into_any());
        Self {
            key,
            head,
            cell,
            sorter: None,
            align: Align::Words,
        }
    }

    /// The same, sortable by what `by` takes from a row; rows that are equal
    /// keep the order the page gave them.
    #[must_use]
    pub fn sorted<K: Ord>(mut self, by: impl Fn(&T) -> K + Send + Sync + 'static) -> Self {
        self.sorter = Some(Arc::new(move |rows, places, falling| {
            let keys: Vec<K> = rows.iter().map(&by).collect();
            sort_places(places, falling, &|a, b| keys[a].cmp(&keys[b]));
        }));
        self
    }

    /// The same with its cells standing otherwise.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    pub(super) fn head(&self) -> Head {
        Head {
            key: self.key,
            words: self.head,
            sorts: self.sorter.is_some(),
            align: self.align,
        }
    }
}
