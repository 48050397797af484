//! Tabs: parts of one page that are looked at one at a time.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::dom::focus_id;
use super::query::use_query_state;

/// A tab.
#[derive(Clone)]
pub struct Tab {
    /// Its name in the URL.
    pub key: &'static str,
    /// Its words.
    pub label: Signal<String>,
    /// What it shows.
    pub view: ViewFn,
}

impl Tab {
    /// A tab with this name in the URL.
    pub fn new(key: &'static str, label: Signal<String>, view: impl Into<ViewFn>) -> Self {
        Self {
            key,
            label,
            view: view.into(),
        }
    }
}

/// Tabs whose choice lives in the query as `name=key`; the first is chosen
/// where the URL names none. Left and Right move and choose, Home and End too.
#[component]
pub fn Tabs(
    /// The tabs' id; theirs are made from it.
    #[prop(into)]
    id: String,
    /// What the tabs are parts of, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs, at least one.
    tabs: Vec<Tab>,
    /// The name in the query.
    #[prop(default = "tab")]
    name: &'static str,
) -> impl IntoView {
    let query = use_query_state();
    let keys: Vec<&'static str> = tabs.iter().map(|tab| tab.key).collect();
    let current = {
        let keys = keys.clone();
        Memo::new(move |_| {
            let asked = query.get(name);
            keys.iter()
                .position(|key| asked.as_deref() == Some(*key))
                .unwrap_or(0)
        })
    };
    let choose = {
        let (keys, id) = (keys.clone(), id.clone());
        move |i: usize| {
            let Some(key) = keys.get(i) else { return };
            query.set(name, (i > 0).then(|| (*key).to_owned()));
            focus_id(&format!("{id}-{key}"));
        }
    };
    let n_tabs = keys.len();
    let on_key = {
        let choose = choose.clone();
        move |ev: KeyboardEvent| {
            let now = current.get_untracked();
            let to = match ev.key().as_str() {
                "ArrowRight" => (now + 1) % n_tabs.max(1),
                "ArrowLeft" => (now + n_tabs.max(1) - 1) % n_tabs.max(1),
                "Home" => 0,
                "End" => n_tabs.saturating_sub(1),
                _ => return,
            };
            ev.prevent_default();
            choose(to);
        }
    };
    let panel_id = format!("{id}-panel");
    let controls = panel_id.clone();
    let buttons = tabs
        .iter()
        .enumerate()
        .map(|(i, tab)| {
            let choose = choose.clone();
            let selected = move || current.get() == i;
            view! {
                <button
                    type="button"
                    class="cm-tabs__tab"
                    role="tab"
                    id=format!("{id}-{}", tab.key)
                    aria-selected=move || if selected() { "true" } else { "false" }
                    aria-controls=controls.clone()
                    tabindex=move || if selected() { "0" } else { "-1" }
                    on:click=move |_| choose(i)
                >
                    {tab.label}
                </button>
            }
        })
        .collect_view();
    let labelled_by = {
        let id = id.clone();
        move || keys.get(current.get()).map(|key| format!("{id}-{key}"))
    };
    let views: Vec<ViewFn> = tabs.into_iter().map(|tab| tab.view).collect();
    view! {
        <div class="cm-tabs">
            <div class="cm-tabs__list" role="tablist" aria-label=label on:keydown=on_key>{buttons}</div>
            <div class="cm-tabs__panel" id=panel_id role="tabpanel" tabindex="0" aria-labelledby=labelled_by>
                {move || views.get(current.get()).map(ViewFn::run)}
            </div>
        </div>
    }
}
