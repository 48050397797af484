//! State that lives in the URL's query: search, sort, filter, page, tab.
//!
//! A link to such a page shows the same rows to a colleague, and Back undoes a
//! choice. Leaves out what a query means; that is the page's to parse.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

/// Reads and writes the query of the present page.
#[derive(Clone, Copy)]
pub struct Query {
    map: Memo<ParamsMap>,
    write: Callback<Vec<(&'static str, Option<String>)>>,
}

/// The query of the present page; take it while the component is set up.
pub fn use_query_state() -> Query {
    let map = use_query_map();
    let location = use_location();
    let navigate = use_navigate();
    let write = Callback::new(move |changes: Vec<(&'static str, Option<String>)>| {
        let mut next = location.query.get_untracked();
        for (name, value) in changes {
            match value {
                Some(value) if !value.is_empty() => next.replace(name, value),
                _ => {
                    next.remove(name);
                }
            }
        }
        let path = location.pathname.get_untracked();
        let url = format!("{path}{}", next.to_query_string());
        // A choice on the page is not a step to go back over one by one.
        let options = NavigateOptions {
            resolve: false,
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&url, options);
    });
    Query { map, write }
}

impl Query {
    /// A value of the query; tracked.
    pub fn get(self, name: &str) -> Option<String> {
        self.map
            .with(|map| map.get(name))
            .filter(|value| !value.is_empty())
    }

    /// A value of the query now, for handlers; not tracked.
    pub fn now(self, name: &str) -> Option<String> {
        self.map
            .with_untracked(|map| map.get(name))
            .filter(|value| !value.is_empty())
    }

    /// A value of the query as a signal that changes only when it does.
    pub fn text(self, name: &'static str) -> Memo<Option<String>> {
        Memo::new(move |_| self.get(name))
    }

    /// Writes one value; empty or nothing takes it out.
    pub fn set(self, name: &'static str, value: Option<String>) {
        self.write.run(vec![(name, value)]);
    }

    /// Writes several values at once.
    pub fn set_all(self, changes: Vec<(&'static str, Option<String>)>) {
        self.write.run(changes);
    }
}
