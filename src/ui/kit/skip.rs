//! The first stop of the Tab key: over the header, to the content.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::dom::focus_id;

/// A link that shows itself when it has the focus and moves the focus to the
/// element with the id `target`; the URL stays as it is.
#[component]
pub fn SkipLink(
    /// The link's words.
    #[prop(into)]
    text: Signal<String>,
    /// The id of the content.
    target: &'static str,
) -> impl IntoView {
    let skip = move |ev: MouseEvent| {
        ev.prevent_default();
        focus_id(target);
    };
    view! { <a class="usa-skipnav" href=format!("#{target}") on:click=skip>{text}</a> }
}
