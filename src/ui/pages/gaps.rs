//! Gaps: wants nobody offers and places missing.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Gaps: wants nobody offers and places missing.
#[component]
pub fn GapsPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(gaps.title)>{()}</Page> }
}
