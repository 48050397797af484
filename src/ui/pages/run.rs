//! Match: runs the matching, with progress and a way to stop.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Match: runs the matching, with progress and a way to stop.
#[component]
pub fn RunPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(review.run_title)>{()}</Page> }
}
