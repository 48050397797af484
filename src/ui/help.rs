//! Help beside a page: what the page is for, in a few sentences, and the words
//! of the glossary it uses.
//!
//! A page passes `help=|| view! { <HelpText text=t!(help.people) /> }.into_any()`
//! to `kit::Page`, which puts it beside the content where there is room and
//! folds it away above it where there is none.

use leptos::prelude::*;

/// A help text: its paragraphs are the lines of the key's text.
#[component]
pub fn HelpText(
    /// The text, a line for each paragraph.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    move || {
        text.get()
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| view! { <p>{line.to_owned()}</p> })
            .collect_view()
    }
}
