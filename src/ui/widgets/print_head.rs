//! What stands at the top of a printed page: the programme, its round, the day.
//!
//! Sheets that are handed out (letters, forms) go without it; the style sheet
//! says.

use leptos::prelude::*;

use super::moment::day_words;
use crate::session::{use_desk, use_session};

/// The line above a printed page; not on screen.
#[component]
pub fn PrintHead() -> impl IntoView {
    let programme = use_desk().programme();
    let session = use_session();
    let words = move || {
        let programme = programme.read();
        let round = programme.current_round();
        let parts = [
            programme.facts.name.clone(),
            round.map(|round| round.name.clone()).unwrap_or_default(),
            day_words(session.today()),
        ];
        let said = parts.into_iter().filter(|part| !part.trim().is_empty());
        said.collect::<Vec<_>>().join(" \u{b7} ")
    };
    view! { <p class="cm-print-head" aria-hidden="true">{words}</p> }
}
