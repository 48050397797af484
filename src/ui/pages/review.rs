//! Review: who is matched, who is not and why.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Review: who is matched, who is not and why.
#[component]
pub fn ReviewPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(review.title)>{()}</Page> }
}
