//! Rows that stand in states: how many stand where, each a link to exactly
//! those, and which are shown. The state shown lives in the URL.

use leptos::prelude::*;

use crate::ui::i18n::number;
use crate::ui::kit::{Choice, Select, Tone, use_query_state};
use crate::ui::routes::Route;

/// What a page says of the states of its rows.
pub struct StateKind<S: 'static> {
    /// Every state, those that want something done first.
    pub all: &'static [S],
    /// The word in addresses.
    pub word: fn(S) -> &'static str,
    /// The name.
    pub name: fn(S) -> String,
    /// How it looks.
    pub tone: fn(S) -> Tone,
}

impl<S> Clone for StateKind<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for StateKind<S> {}

/// How many stand where; states in which nobody stands are left out.
#[component]
pub fn StateCounts<S>(
    /// The page.
    route: Route,
    /// What is said of the states.
    kind: StateKind<S>,
    /// The state of every row.
    #[prop(into)]
    states: Signal<Vec<S>>,
) -> impl IntoView
where
    S: Copy + PartialEq + Send + Sync + 'static,
{
    move || {
        let states = states.read();
        let line = |state: &S| {
            let n = states.iter().filter(|it| *it == state).count();
            let class = match (kind.tone)(*state) {
                Tone::Bad => "cm-count cm-count--bad",
                Tone::Good => "cm-count cm-count--good",
                _ => "cm-count",
            };
            let href = route.href_with(&[("state", (kind.word)(*state))]);
            let name = (kind.name)(*state);
            (n > 0).then(|| {
                let n = number(i64::try_from(n).unwrap_or(i64::MAX));
                view! { <li><a class=class href=href><strong>{n}</strong>" "{name}</a></li> }
            })
        };
        let lines = kind.all.iter().filter_map(line).collect_view();
        view! { <ul class="cm-counts">{lines}</ul> }
    }
}

/// The filter: one state, or all of them.
#[component]
pub fn StateFilter<S>(
    /// What the filter is for, for those who hear it.
    #[prop(into)]
    group: Signal<String>,
    /// The field's label.
    #[prop(into)]
    label: Signal<String>,
    /// What is said of the states.
    kind: StateKind<S>,
    /// The state shown; none for all.
    #[prop(into)]
    state: Signal<Option<S>>,
    /// What "all" is called.
    all: String,
) -> impl IntoView
where
    S: Copy + PartialEq + Send + Sync + 'static,
{
    let query = use_query_state();
    let set = move |word: String| {
        query.set_all(vec![("state", Some(word)), ("page", None)]);
    };
    let choices = Signal::derive(move || {
        let choice = |state: &S| Choice::new((kind.word)(*state), (kind.name)(*state));
        kind.all.iter().map(choice).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || state.get().map(kind.word).unwrap_or_default().to_owned());
    view! {
        <div class="cm-filters" role="group" aria-label=group>
            <Select id="filter-state" label choices value on_change=set empty=all />
        </div>
    }
}
