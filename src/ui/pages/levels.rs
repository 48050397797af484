//! Level map: grades of agencies to levels of the programme.

use leptos::prelude::*;

use crate::ui::i18n::t;
use crate::ui::kit::Page;

/// Level map: grades of agencies to levels of the programme.
#[component]
pub fn LevelsPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let _ = (&id,);
    view! { <Page title=t!(levels.title)>{()}</Page> }
}
