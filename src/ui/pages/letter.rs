//! One letter: read, edit, copy, send, tick.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// One letter: read, edit, copy, send, tick.
#[component]
pub fn LetterPage(
    /// The programme's id in the URL.
    id: String,
    /// The letter's id in the URL.
    letter: String,
) -> impl IntoView {
    let _ = (&id, &letter);
    view! { <Page title=t!(outbox.letter_title)>{()}</Page> }
}
