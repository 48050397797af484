//! Going through pages of a list.

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::ui::i18n::{t, text};

/// Previous, where one is, next. Nothing where there is only one page.
#[component]
pub fn Pagination(
    /// The page shown, from 1.
    #[prop(into)]
    page: Signal<usize>,
    /// How many pages there are.
    #[prop(into)]
    n_pages: Signal<usize>,
    /// Called with the page asked for.
    #[prop(into)]
    on_go: Callback<usize>,
) -> impl IntoView {
    let step = move |to: usize| {
        if (1..=n_pages.get_untracked()).contains(&to) {
            on_go.run(to);
        }
    };
    let choices = move || {
        let now = page.get();
        (1..=n_pages.get())
            .map(|n| view! { <option value=n.to_string() prop:selected=n == now>{n}</option> })
            .collect_view()
    };
    view! {
        <nav class="cm-pages" aria-label=t!(kit.pages) hidden=move || n_pages.get() < 2>
            <button
                type="button"
                class="usa-button usa-button--outline"
                aria-disabled=move || (page.get() <= 1).then_some("true")
                on:click=move |_| step(page.get_untracked().saturating_sub(1))
            >
                <Icon shape=Shape::Left />
                {t!(kit.previous)}
            </button>
            <label class="cm-pages__where">
                {t!(kit.page)}
                <span class="cm-select">
                    <select class="cm-control" on:change=move |ev| step(event_target_value(&ev).parse().unwrap_or(0))
                >
                        {choices}
                    </select>
                    <Icon shape=Shape::Down />
                </span>
                {move || text!(kit.of_pages, n = n_pages.get())}
            </label>
            <button
                type="button"
                class="usa-button usa-button--outline"
                aria-disabled=move || (page.get() >= n_pages.get()).then_some("true")
                on:click=move |_| step(page.get_untracked() + 1)
            >
                {t!(kit.next)}
                <Icon shape=Shape::Right />
            </button>
        </nav>
    }
}
