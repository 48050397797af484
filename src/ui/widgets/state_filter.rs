//! Which state of a list is shown; it lives in the URL.

use leptos::prelude::*;

use crate::ui::kit::{Choice, Select, use_query_state};

/// The filter: a state by its stored word, or all of them.
#[component]
pub fn StateFilter(
    /// What the filter is for, for those who hear it.
    #[prop(into)]
    group: Signal<String>,
    /// The field's label.
    #[prop(into)]
    label: Signal<String>,
    /// The states, by word and name.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The word of the state shown; empty for all.
    #[prop(into)]
    value: Signal<String>,
    /// What "all" is called.
    all: String,
) -> impl IntoView {
    let query = use_query_state();
    let set = move |word: String| {
        query.set_all(vec![("state", Some(word)), ("page", None)]);
    };
    view! {
        <div class="cm-filters" role="group" aria-label=group>
            <Select id="filter-state" label choices value on_change=set empty=all />
        </div>
    }
}
