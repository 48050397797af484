//! Supervisors the list names who are neither in it nor in the programme.

use leptos::prelude::*;

use super::bench::Bench;
use crate::flow::import::UnknownManager;
use crate::ui::i18n::{t, text_n};
use crate::ui::kit::Details;

/// Them, folded away: they need not take part.
#[component]
pub fn UnknownManagers(bench: Bench) -> impl IntoView {
    let unknown = Memo::new(move |_| bench.preview.read().unknown_managers.clone());
    let summary = Signal::derive(move || {
        text_n!(
            unknown.read().len(),
            import.unknown_managers_1,
            import.unknown_managers_n
        )
    });
    let line = |it: UnknownManager| {
        let who: Vec<String> = [it.name, it.email]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let n = it.n_rows;
        view! {
            <li>{who.join(", ")}" "<span class="usa-hint">{move || text_n!(n, import.named_by_1, import.named_by_n)}</span></li>
        }
    };
    view! {
        <Show when=move || !unknown.read().is_empty()>
            <Details summary>
                <p>{t!(import.unknown_managers_text)}</p>
                <ul class="cm-list">{move || unknown.get().into_iter().map(line).collect_view()}</ul>
            </Details>
        </Show>
    }
}
