//! Which rows, in which order, on which page: read from the URL.

use leptos::prelude::*;

use super::Table;
use super::source::Sort;
use crate::ui::kit::query::Query;

/// The table's part of the query: `q`, `sort`, `page`.
#[derive(Clone, Copy)]
pub(super) struct Order {
    query: Query,
    typed: RwSignal<Option<String>>,
    search: Memo<String>,
    sort: Memo<Option<String>>,
}

/// Whether a column sorts the rows, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sorting {
    Not,
    Rising,
    Falling,
}

impl Order {
    pub fn new(query: Query) -> Self {
        // The rows follow every key; the URL follows when the typing pauses, as
        // browsers limit how often it may change.
        let typed = RwSignal::new(None::<String>);
        let search = Memo::new(move |_| typed.get().or_else(|| query.get("q")).unwrap_or_default());
        let sort = query.text("sort");
        Self {
            query,
            typed,
            search,
            sort,
        }
    }

    /// The words searched for; tracked.
    pub fn search(self) -> String {
        self.search.get()
    }

    /// Searches as the person types.
    pub fn type_search(self, words: String) {
        self.typed.set(Some(words));
    }

    /// Writes what was typed to the URL, and starts again on the first page.
    pub fn settle_search(self) {
        if let Some(words) = self.typed.try_get_untracked().flatten() {
            self.query.set_all(vec![("q", Some(words)), ("page", None)]);
            self.typed.set(None);
        }
    }

    /// How a column sorts; tracked.
    pub fn sorting(self, key: &str) -> Sorting {
        self.sort.with(|sort| match sort.as_deref() {
            Some(by) if by == key => Sorting::Rising,
            Some(by) if by.strip_prefix('-') == Some(key) => Sorting::Falling,
            _ => Sorting::Not,
        })
    }

    /// The value of `sort` in the URL; tracked.
    pub fn sort(self) -> Option<String> {
        self.sort.get()
    }

    /// Sorts by `key`, or the other way round with `-key`.
    pub fn set_sort(self, by: Option<String>) {
        self.query.set_all(vec![("sort", by), ("page", None)]);
    }

    /// The page asked for, from 1; a search still being typed is on the first.
    pub fn page(self) -> usize {
        if self.typed.read().is_some() {
            return 1;
        }
        self.query
            .get("page")
            .and_then(|page| page.parse().ok())
            .filter(|page| *page > 0)
            .unwrap_or(1)
    }

    pub fn go_to_page(self, page: usize) {
        self.query.set("page", (page > 1).then(|| page.to_string()));
    }
}

/// The ids of the rows that fit the search, sorted.
pub(super) fn found(table: &Table) -> Memo<Vec<String>> {
    let Table {
        source,
        heads,
        order,
        ..
    } = table.clone();
    Memo::new(move |_| {
        let words: Vec<String> = order
            .search()
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let sort =
            heads
                .iter()
                .enumerate()
                .find_map(|(column, head)| match order.sorting(head.key) {
                    Sorting::Not => None,
                    Sorting::Rising => Some(Sort {
                        column,
                        falling: false,
                    }),
                    Sorting::Falling => Some(Sort {
                        column,
                        falling: true,
                    }),
                });
        source.found(&words, sort)
    })
}
