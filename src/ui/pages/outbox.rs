//! Outbox: every letter, read before it goes.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Outbox: every letter, read before it goes.
#[component]
pub fn OutboxPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(outbox.title)>{()}</Page> }
}
