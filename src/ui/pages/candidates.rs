//! Candidates for one mentee, side by side.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Candidates for one mentee, side by side.
#[component]
pub fn CandidatesPage(
    /// The programme's id in the URL.
    id: String,
    /// The mentee's id in the URL.
    mentee: String,
) -> impl IntoView {
    let _ = (&id, &mentee);
    view! { <Page title=t!(review.candidates_title)>{()}</Page> }
}
