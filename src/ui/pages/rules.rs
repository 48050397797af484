//! Rules: who may be paired, and what counts, in sentences.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Rules: who may be paired, and what counts, in sentences.
#[component]
pub fn RulesPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(rules.title)>{()}</Page> }
}
