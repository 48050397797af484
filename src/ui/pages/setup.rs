//! Set-up, one step at a time, saved at every step.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Set-up, one step at a time, saved at every step.
#[component]
pub fn SetupPage(
    /// The programme's id in the URL.
    id: String,
    /// The step's name in the URL.
    step: String,
) -> impl IntoView {
    let _ = (&id, &step);
    view! { <Page title=t!(setup.title)>{()}</Page> }
}
