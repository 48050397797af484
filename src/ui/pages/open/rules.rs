//! Rules that came in a file: what they say, from whom, and the way to the
//! programme they are for. Nothing is taken over here.

use leptos::prelude::*;

use super::Bench;
use crate::session::{Shelf, ShelfEntry};
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Button, Look};
use crate::ui::routes::Route;
use crate::ui::widgets::rule_file::{RuleFile, rule_file_lines, rule_file_name};
use crate::ui::widgets::signer::SignerBadge;

/// The rules, and the programmes here that could take them over.
#[component]
pub(super) fn RulesFound(file: RuleFile, bench: Bench) -> impl IntoView {
    let shelf = bench.session.shelf();
    let signer = file.signer.clone();
    let heading = {
        let file = file.clone();
        move || text!(rules.file_title, name = rule_file_name(&file))
    };
    let lines = move || {
        let lines = rule_file_lines(&file).into_iter();
        lines.map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let programme = |entry: ShelfEntry| {
        let href = Route::Rules(entry.head.id.clone()).href();
        view! { <li><a href=href>{entry.head.name.clone()}</a></li> }
    };
    let programmes = move || match shelf.get() {
        Shelf::Ready(entries) if !entries.is_empty() => view! {
            <p>{t!(rules.file_where)}</p>
            <ul class="cm-list">{entries.into_iter().map(programme).collect_view()}</ul>
        }
        .into_any(),
        Shelf::Ready(_) => view! { <p>{t!(rules.file_nowhere)}</p> }.into_any(),
        Shelf::Loading | Shelf::Failed(_) => ().into_any(),
    };
    view! {
        <section class="cm-found" aria-labelledby="rules-found">
            <h2 id="rules-found">{heading}</h2>
            <ul class="cm-list">{lines}</ul>
            <h3>{t!(file.signed_by)}</h3>
            <SignerBadge card=signer />
            {programmes}
            <Button label=t!(file.put_away) look=Look::Plain on_press=move |()| bench.clear() />
        </section>
    }
}
