//! What stands above a table: search, sort on narrow pages, acts on rows chosen.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::order::Order;
use super::source::Head;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::button::{Button, Look};
use crate::ui::kit::icon::{Icon, Shape};

/// How long the typing must pause before the URL follows.
const PAUSE: Duration = Duration::from_millis(400);

/// The search box of a table.
#[component]
pub(super) fn SearchBox(id: String, order: Order) -> impl IntoView {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = timer.try_get_value().flatten() {
            handle.clear();
        }
    };
    let on_input = move |ev| {
        order.type_search(event_target_value(&ev));
        stop();
        // Without a timer the URL follows on leaving the field.
        timer.set_value(set_timeout_with_handle(move || order.settle_search(), PAUSE).ok());
    };
    on_cleanup(stop);
    view! {
        <div class="cm-search" role="search">
            <label class="cm-search__label" for=id.clone()>{t!(kit.search)}</label>
            <div class="cm-search__box">
                <Icon shape=Shape::Search />
                <input
                    class="cm-control"
                    type="search"
                    id=id
                    autocomplete="off"
                    prop:value=move || order.search()
                    on:input=on_input
                    on:change=move |_| order.settle_search()
                />
            </div>
        </div>
    }
}

/// The sort of a table as a list, for narrow pages where no heads are shown.
#[component]
pub(super) fn SortBox(id: String, heads: Arc<[Head]>, order: Order) -> impl IntoView {
    let sortable: Vec<(&'static str, Signal<String>)> = heads
        .iter()
        .filter(|head| head.sorts)
        .map(|head| (head.key, head.words))
        .collect();
    let shown = !sortable.is_empty();
    let options = move || {
        let now = order.sort().unwrap_or_default();
        let option = |value: String, words: String| {
            let selected = value == now;
            view! { <option value=value prop:selected=selected>{words}</option> }
        };
        let mut options = vec![option(String::new(), text!(kit.sort_none))];
        for (key, head) in &sortable {
            options.push(option(
                (*key).to_owned(),
                text!(kit.sort_rising, name = head.get()),
            ));
            options.push(option(
                format!("-{key}"),
                text!(kit.sort_falling, name = head.get()),
            ));
        }
        options
    };
    shown.then(|| {
        view! {
            <div class="cm-sortbox">
                <label for=id.clone()>{t!(kit.sort_by)}</label>
                <div class="cm-select">
                    <select
                        class="cm-control"
                        id=id
                        on:change=move |ev| order.set_sort(Some(event_target_value(&ev)))
                    >
                        {options}
                    </select>
                    <Icon shape=Shape::Down />
                </div>
            </div>
        }
    })
}

/// How many rows are chosen and what can be done with them; nothing while none is.
#[component]
pub(super) fn BulkBar(
    selected: RwSignal<BTreeSet<String>>,
    found: Memo<Vec<String>>,
    acts: ViewFn,
) -> impl IntoView {
    let n_chosen = Memo::new(move |_| selected.read().len());
    let hidden = Memo::new(move |_| {
        found.with(|ids| {
            selected
                .with(|chosen| chosen.len() - ids.iter().filter(|id| chosen.contains(*id)).count())
        })
    });
    let words = move || {
        let chosen = text_n!(n_chosen.get(), kit.chosen_1, kit.chosen_n);
        match hidden.get() {
            0 => chosen,
            n => format!("{chosen} {}", text!(kit.chosen_hidden, n = n)),
        }
    };
    view! {
        <Show when=move || n_chosen.get() != 0>
            <div class="cm-bulk" role="group" aria-label=t!(kit.bulk_label)>
                <p class="cm-bulk__count" role="status">{words}</p>
                <div class="cm-acts">
                    {acts.run()}
                    <Button label=t!(kit.choose_none) look=Look::Plain on_press=move |()| selected.set(BTreeSet::new()) />
                </div>
            </div>
        </Show>
    }
}
