//! Audit trail: who changed what, when, from what to what.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Audit trail: who changed what, when, from what to what.
#[component]
pub fn TrailPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(trail.title)>{()}</Page> }
}
